"""Powiats and voivodeships of the units on file, and the units of one of them: what a filter offers."""

from harmonogram.osoby import Jednostka
from harmonogram.tabele import Jednostki
from harmonogram.zapytania import osoby


async def liczby_jednostek() -> dict[tuple[str, str], int]:
    """How many units lie in each powiat, by (first two digits of TERYT, name)."""
    wiersze = await Jednostki.raw(
        """SELECT substr(j.teryt, 1, 2) AS kod, j.powiat AS powiat, COUNT(*) AS ile
            FROM jednostki j GROUP BY 1, 2 ORDER BY 1, 2"""
    )
    return {(w["kod"], w["powiat"]): int(w["ile"]) for w in wiersze}


async def jednostki_obszaru(kod: str = "", powiat: str = "") -> list[Jednostka]:
    """Units of a voivodeship (digits), a powiat, both, or (neither) all, in Polish order."""
    j = Jednostki
    zapytanie = j.select(j.id)
    if kod:
        zapytanie = zapytanie.where(j.teryt.like(f"{kod}%"))
    if powiat:
        zapytanie = zapytanie.where(j.powiat == powiat)
    return await osoby.jednostki([w["id"] for w in await zapytanie])
