"""What a template shows, made from plain data by pure functions; knows neither requests nor the database."""
