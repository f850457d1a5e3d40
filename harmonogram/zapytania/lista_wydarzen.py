"""Events in the order of their terms, a page at a time: the database counts and cuts."""

from datetime import date, datetime

from harmonogram.tabele import WersjeWydarzen
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, Zwiazani, warunek_filtra, wersje, zlozone

W = WersjeWydarzen


async def policz(
    filtr: FiltrWydarzen,
    *,
    widocznosc: Zwiazani | None = None,
    przed: date | None = None,
    wiedza: datetime | None = None,
) -> int:
    """How many there are, or how many begin before a day."""
    warunek = warunek_filtra(filtr, widocznosc, wiedza)
    if przed is not None:
        warunek = warunek & (W.pierwszy_dzien < przed)
    return int(await W.count().where(warunek))


async def strona(
    filtr: FiltrWydarzen,
    od: int,
    ile: int,
    *,
    widocznosc: Zwiazani | None = None,
    wiedza: datetime | None = None,
) -> list[Wydarzenie]:
    """`ile` events after the first `od`."""
    zapytanie = wersje().where(warunek_filtra(filtr, widocznosc, wiedza))
    return await zlozone(await zapytanie.order_by(W.pierwszy_dzien, W.wydarzenie).offset(od).limit(ile))
