"""Polish words and numbers: decimal comma, plurals, non-breaking spaces, the sort key."""

NBSP = "\u00a0"
MINUS = "\u2212"
POLPAUZA = "\u2013"
