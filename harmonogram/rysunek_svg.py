"""The chart's SVG as a page of words: named for people who listen, without what the library leaves behind."""

import re
from xml.sax.saxutils import escape

from harmonogram.gantt import Wykres
from harmonogram.rysunek_czesci import czysty

KROJ = "DejaVu Sans"
KROJE_SVG = "'DejaVu Sans', 'Verdana', 'Arial', sans-serif"
_ZBEDNE = re.compile(r"<!DOCTYPE.*?>\s*|\s*<metadata>.*?</metadata>", re.DOTALL)


def opisany(svg: str, wykres: Wykres, tytul: str) -> bytes:
    """Title, every row in words and the language; no document type, date and foreign addresses."""
    wiersze = "\n".join(f"{p.nr}. {czysty(p.nazwa)}: {czysty(p.opis_pelny)}." for p in wykres.paski)
    opis = f"<title>{escape(czysty(tytul))}</title>\n <desc>{escape(wiersze)}</desc>"
    czysty_svg = re.sub(
        r"<svg ([^>]*)>",
        lambda m: f'<svg role="img" lang="pl" {m[1]}>\n {opis}',
        _ZBEDNE.sub("", svg),
        count=1,
    )
    return czysty_svg.replace(f"'{KROJ}'", KROJE_SVG).encode()
