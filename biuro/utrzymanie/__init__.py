"""Copies, the check of the whole database and writing in bulk."""
