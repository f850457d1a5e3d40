"""What hour entries are judged by, of the schedule: each question once, whatever the number of entries."""

from collections.abc import Collection
from datetime import date

from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.godziny import POLA, z_wersji
from harmonogram.zapytania.osoby import jednostka_z_wiersza
from harmonogram.zapytania.zdanie import Zdanie

NAJWIECEJ_DNI = 300  # more are not worth naming: all between the first and the last are read

LUDZIE = Zdanie(
    """SELECT o.id, o.imie, o.nazwisko, o.jednostka, f.funkcja, j.gmina, j.powiat, j.teryt,
        j.data_przystapienia, j.data_zawiazania_pzk, j.miasto_na_prawach_powiatu
    FROM osoby o LEFT JOIN funkcje_osob f ON f.osoba = o.id LEFT JOIN jednostki j ON j.id = o.jednostka
    WHERE o.id IN {}"""
)
PRZYDZIALY = Zdanie(
    'SELECT id, coach, pracownik, od, "do" FROM przydzialy WHERE coach IN {} AND pracownik IN {}'
)
# In no order: SQLite would rather walk all current entries by number than sort a few.
WPISY = f"""SELECT wpis, {", ".join(POLA)} FROM wersje_wpisow
    WHERE wazna_do = {{}} AND osoba IN {{}} AND wpis <> {{}} AND """
WPISY_W_DNIACH, WPISY_OD_DO = Zdanie(WPISY + "dzien IN {}"), Zdanie(WPISY + "dzien >= {} AND dzien <= {}")


async def ludzie(ids: Collection[int]) -> tuple[dict[int, Osoba], dict[int, Jednostka]]:
    """Those persons with their functions, and the units they belong to; unknown ids are absent."""
    wiersze = await LUDZIE(sorted(ids))
    funkcje: dict[int, set[str]] = {}
    for w in wiersze:
        funkcje.setdefault(w["id"], set()).update([w["funkcja"]] if w["funkcja"] else [])
    osoby = {
        w["id"]: Osoba(w["id"], w["imie"], w["nazwisko"], frozenset(funkcje[w["id"]]), w["jednostka"])
        for w in wiersze
    }
    return osoby, {
        w["jednostka"]: jednostka_z_wiersza(w["jednostka"], w) for w in wiersze if w["jednostka"] is not None
    }


async def przydzialy_par(coachowie: Collection[int], pracownicy: Collection[int]) -> list[Przydzial]:
    """Assignments between these coaches and these workers."""
    wiersze = await PRZYDZIALY(sorted(coachowie), sorted(pracownicy))
    return [Przydzial(w["id"], w["coach"], w["pracownik"], w["od"], w["do"]) for w in wiersze]


async def wpisy_dni(
    osoby: Collection[int], dni: Collection[date], oprocz: int | None
) -> dict[tuple[int, date], list[WpisGodzin]]:
    """Live entries of these performers on these days, without the entry being changed."""
    wspolne = (ZAWSZE, sorted(osoby), oprocz or 0)
    if len(dni) > NAJWIECEJ_DNI:
        wiersze = await WPISY_OD_DO(*wspolne, min(dni), max(dni))
    else:
        wiersze = await WPISY_W_DNIACH(*wspolne, sorted(dni))
    zebrane: dict[tuple[int, date], list[WpisGodzin]] = {}
    for w in sorted(wiersze, key=lambda w: w["wpis"]):
        zebrane.setdefault((w["osoba"], w["dzien"]), []).append(z_wersji(w))
    return zebrane
