"""Numbers of persons and families so small that they would point at one: files for outside show „<5” instead.

It is about one unit: among the cases of several, nobody can be told apart. Pages and the API, which only the
project's own people open, show the numbers themselves.
"""

from budzet.plan import MIARY

DOMYSLNIE = 5


def prog_miary(miara: str, jednostek: int, prog: int) -> int:
    """Below which number this measure is hidden in a set of so many units; 0 = it is always shown."""
    return prog if MIARY[miara].o_rodzinach and jednostek == 1 else 0


def mala(n: int | None, prog: int) -> bool:
    """Whether the number is to be hidden; „0” points at nobody."""
    return n is not None and 0 < n < prog


def zamiast(prog: int) -> str:
    """„<5”."""
    return f"<{prog}"
