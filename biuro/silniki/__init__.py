"""The two engines, each with a transaction that never leaks a connection."""
