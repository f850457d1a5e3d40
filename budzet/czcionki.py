"""Where the type that comes with the service lies: DejaVu, which has every Polish letter and may be embedded.

The files are part of the matplotlib package; finding them does not import it.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path


@cache
def plik_czcionki(nazwa: str) -> Path:
    """„DejaVuSans”, „DejaVuSans-Bold”, „DejaVuSans-Oblique”."""
    pakiet = find_spec("matplotlib")
    assert pakiet is not None
    assert pakiet.submodule_search_locations is not None
    return Path(pakiet.submodule_search_locations[0], "mpl-data", "fonts", "ttf", f"{nazwa}.ttf")
