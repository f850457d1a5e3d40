"""The project office: accounts, writes, pages, API and files over the schedule and the budget."""
