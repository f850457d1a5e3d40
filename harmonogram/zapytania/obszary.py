"""Powiats and voivodeships of the units on file, and the units of one of them: what a filter offers."""

from harmonogram.osoby import Jednostka, klucz_powiatu
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


async def wokol(id_jednostki: int) -> list[Jednostka]:
    """The unit and those whose powiat has the same name, in Polish order; nothing for an unknown one."""
    wlasna = await osoby.jednostka(id_jednostki)
    if wlasna is None:
        return []
    kod = wlasna.teryt[:2]
    return [j for j in await jednostki_obszaru(kod) if klucz_powiatu(j) == klucz_powiatu(wlasna)]
