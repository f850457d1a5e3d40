"""Those who log hours, to choose from: all of them, or by the first letters of the surname."""

from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.slowa import klucz_polski
from harmonogram.tabele import FunkcjeOsob, Osoby
from harmonogram.zapytania.osoby import osoby
from harmonogram.zapytania.sumy import w_zbiorze

LOGUJACE = sorted(f.kod for f in FUNKCJE.values() if f.loguje)


async def ilu_wykonawcow() -> int:
    """How many persons have a function that logs hours."""
    wiersze = await FunkcjeOsob.raw(
        "SELECT COUNT(DISTINCT f.osoba) AS ilu FROM funkcje_osob f WHERE {}", w_zbiorze("f.funkcja", LOGUJACE)
    )
    return int(wiersze[0]["ilu"])


async def wykonawcy(nazwisko: str, najwyzej: int) -> list[Osoba]:
    """In Polish order of surnames, those that begin with `nazwisko` (in any case of letters)."""
    klucz = klucz_polski(nazwisko.strip())
    ids = await Osoby.raw(
        """SELECT o.id FROM osoby o WHERE substr(o.klucz, 1, {}) = {}
            AND o.id IN (SELECT f.osoba FROM funkcje_osob f WHERE {}) ORDER BY o.klucz, o.id LIMIT {}""",
        len(klucz),
        klucz,
        w_zbiorze("f.funkcja", LOGUJACE),
        najwyzej,
    )
    return list((await osoby([w["id"] for w in ids])).values())
