"""What somebody has logged lately: the order of a form's choices follows it."""

from harmonogram.godziny import WpisGodzin
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania.godziny import z_wersji
from harmonogram.zapytania.wersje import w_wersji


async def ostatnio_zapisane(osoba: int, ile: int) -> list[WpisGodzin]:
    """The entries saved last, the newest first, whatever day they are of."""
    w = WersjeWpisow
    wiersze = (
        await w.select()
        .where((w.osoba == osoba) & w_wersji(w, None))
        .order_by(w.wpis, ascending=False)
        .limit(ile)
    )
    return [z_wersji(wiersz) for wiersz in wiersze]
