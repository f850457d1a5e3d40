"""An invented history of the whole project as plain data: the same for the same seed, without a database."""
