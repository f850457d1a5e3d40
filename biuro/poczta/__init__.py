"""E-mail: notices become messages, messages go out through one server, in the background."""
