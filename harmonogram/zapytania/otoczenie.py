"""What hour entries are judged by, of the schedule: each question once, whatever the number of entries."""

from collections.abc import Collection
from datetime import date
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.tabele import Osoby, Przydzialy, WersjeWpisow
from harmonogram.zapytania.godziny import POLA, z_wersji
from harmonogram.zapytania.sumy import w_mocy, w_zbiorze

NAJWIECEJ_DNI = 300  # more are not worth naming: all between the first and the last are read

LUDZIE = """SELECT o.id, o.imie, o.nazwisko, o.jednostka, f.funkcja, j.gmina, j.powiat, j.teryt,
        j.data_przystapienia, j.data_zawiazania_pzk, j.miasto_na_prawach_powiatu
    FROM osoby o LEFT JOIN funkcje_osob f ON f.osoba = o.id LEFT JOIN jednostki j ON j.id = o.jednostka
    WHERE {}"""


async def ludzie(ids: Collection[int]) -> tuple[dict[int, Osoba], dict[int, Jednostka]]:
    """Those persons with their functions, and the units they belong to; unknown ids are absent."""
    wiersze = await Osoby.raw(LUDZIE, w_zbiorze("o.id", sorted(ids)))
    funkcje: dict[int, set[str]] = {}
    for w in wiersze:
        funkcje.setdefault(w["id"], set()).update([w["funkcja"]] if w["funkcja"] else [])
    osoby = {
        w["id"]: Osoba(w["id"], w["imie"], w["nazwisko"], frozenset(funkcje[w["id"]]), w["jednostka"])
        for w in wiersze
    }
    return osoby, {w["jednostka"]: _jednostka(w) for w in wiersze if w["jednostka"] is not None}


def _jednostka(w: dict[str, Any]) -> Jednostka:
    return Jednostka(
        w["jednostka"],
        w["gmina"],
        w["powiat"],
        w["teryt"],
        w["data_przystapienia"],
        w["data_zawiazania_pzk"],
        w["miasto_na_prawach_powiatu"],
    )


async def przydzialy_par(coachowie: Collection[int], pracownicy: Collection[int]) -> list[Przydzial]:
    """Assignments between these coaches and these workers."""
    wiersze = await Przydzialy.raw(
        'SELECT p.id, p.coach, p.pracownik, p.od, p."do" FROM przydzialy p WHERE {} AND {}',
        w_zbiorze("p.coach", sorted(coachowie)),
        w_zbiorze("p.pracownik", sorted(pracownicy)),
    )
    return [Przydzial(w["id"], w["coach"], w["pracownik"], w["od"], w["do"]) for w in wiersze]


async def wpisy_dni(
    osoby: Collection[int], dni: Collection[date], oprocz: int | None
) -> dict[tuple[int, date], list[WpisGodzin]]:
    """Live entries of these performers on these days, without the entry being changed."""
    wiersze = await WersjeWpisow.raw(
        f"SELECT w.wpis, {', '.join(f'w.{pole}' for pole in POLA)} FROM wersje_wpisow w "
        "WHERE {} AND {} AND {} AND w.wpis <> {} ORDER BY w.wpis",
        w_mocy("w", None),
        w_zbiorze("w.osoba", sorted(osoby)),
        _w_dniach(dni),
        oprocz or 0,
    )
    zebrane: dict[tuple[int, date], list[WpisGodzin]] = {}
    for w in wiersze:
        zebrane.setdefault((w["osoba"], w["dzien"]), []).append(z_wersji(w))
    return zebrane


def _w_dniach(dni: Collection[date]) -> QueryString:
    if len(dni) > NAJWIECEJ_DNI:
        return QueryString("w.dzien >= {} AND w.dzien <= {}", min(dni), max(dni))
    return w_zbiorze("w.dzien", sorted(dni))
