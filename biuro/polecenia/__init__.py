"""Commands of the console script, the same nouns as everywhere; `cli.py` names and loads them."""
