"""How pages are written: the Jinja environment, printed values, the geometry of small pictures."""
