"""Events in the order of their terms, a page at a time: the database counts and cuts."""

from datetime import date, datetime

from piccolo.query import OrderByRaw

from harmonogram.tabele import WersjeWydarzen
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, Zwiazani, warunek_filtra, wersje, zlozone

W = WersjeWydarzen
GODZINA = OrderByRaw(
    """(SELECT MIN(d.od_min) FROM dni_wydarzen d
    WHERE d.wersja = wersje_wydarzen.id AND d.dzien = wersje_wydarzen.pierwszy_dzien)"""
)
"""When the event begins on its first day."""


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
    """`ile` events after the first `od`, by day and hour.

    The index knows the days: it finds those of the page, and hours are looked for only within them.
    """
    warunek = warunek_filtra(filtr, widocznosc, wiedza)
    dni = await W.select(W.pierwszy_dzien).where(warunek).order_by(W.pierwszy_dzien).offset(od).limit(ile)
    if not dni:
        return []
    pierwszy, ostatni = dni[0]["pierwszy_dzien"], dni[-1]["pierwszy_dzien"]
    wczesniej = await policz(filtr, widocznosc=widocznosc, przed=pierwszy, wiedza=wiedza) if od else 0
    w_dniach = (W.pierwszy_dzien >= pierwszy) & (W.pierwszy_dzien <= ostatni)
    zapytanie = wersje().where(warunek & w_dniach).order_by(W.pierwszy_dzien, GODZINA, W.wydarzenie)
    return await zlozone(await zapytanie.offset(od - wczesniej).limit(len(dni)))
