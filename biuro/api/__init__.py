"""The JSON twin of the operations, and reads."""
