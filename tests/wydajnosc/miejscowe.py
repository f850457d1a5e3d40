"""Figures inside one process: quotas against their SQL, chart and report against their libraries."""

import asyncio
import io
import sqlite3
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

from biuro import baza, odczyty
from biuro.dane_raportow import dane_raportu
from biuro.odczyty import Chwila
from biuro.uprawnienia import SYSTEM
from biuro.wykres_projektu import wykres
from tests.wydajnosc import wykresy

STAN = date(2019, 11, 14)
Pomiar = tuple[str, str, str, float]

SQL_LIMITOW = [
    """SELECT dla, SUM(minuty), SUM(CASE WHEN dzien >= '2019-11-01' THEN minuty ELSE 0 END)
    FROM wersje_wpisow WHERE dzialanie = ? AND wazna_do > '9999' AND dzien <= '2019-11-14'
    AND rodzaj = ? GROUP BY dla""",
    """SELECT jednostka, SUM(minuty), SUM(CASE WHEN dzien >= '2019-11-01' THEN minuty ELSE 0 END)
    FROM wersje_wpisow WHERE dzialanie = 6 AND wazna_do > '9999' AND dzien <= '2019-11-14'
    AND rodzaj = 'animator' GROUP BY jednostka""",
]


def pomiary(dane: Path) -> list[Pomiar]:
    """All figures over the example's database."""
    plik = next(dane.glob("*.sqlite"))
    return asyncio.run(_pomiary(plik))


async def _pomiary(plik: Path) -> list[Pomiar]:
    await baza.podlacz(baza.silnik(f"sqlite:///{plik}"))
    try:
        chwila = await odczyty.chwila(STAN, STAN)
        return [
            await _limity(plik, chwila),
            *wykresy.pomiary(await wykres(SYSTEM, chwila)),
            await _raport(chwila),
        ]
    finally:
        await baza.odlacz()


async def _limity(plik: Path, chwila: Chwila) -> Pomiar:
    wynik = await _mediana(lambda: odczyty.limity(SYSTEM, chwila), 20)
    golo = _mediana_zwykla(lambda: _sql(plik), 20)
    return ("lista limitów w procesie", f"{wynik:.1f} ms", f"sam SQL {golo:.1f} ms", wynik / golo)


def _sql(plik: Path) -> None:
    polaczenie = sqlite3.connect(plik)
    for dzialanie, rodzaj in ((5, "coaching_wzmacniajacy"), (10, "coaching_przypadkow")):
        polaczenie.execute(SQL_LIMITOW[0], (dzialanie, rodzaj)).fetchall()
    polaczenie.execute(SQL_LIMITOW[1]).fetchall()
    polaczenie.close()


async def _raport(chwila: Chwila) -> Pomiar:
    from budzet.raporty import okres_z_tekstu, raport_o_kodzie
    from budzet.xlsx import FOLDER_SZABLONOW, skoroszyt_na_bajty

    raport = raport_o_kodzie("kwartalny")
    dane = await dane_raportu("kwartalny", okres_z_tekstu("2019-K3"), chwila)
    wynik = _mediana_zwykla(
        lambda: skoroszyt_na_bajty(FOLDER_SZABLONOW / raport.szablon, raport.uloz(dane)), 3
    )
    golo = _mediana_zwykla(lambda: _golo_xlsx(dane), 3)
    return ("raport kwartalny od zera", f"{wynik:.0f} ms", f"sam openpyxl {golo:.0f} ms", wynik / golo)


def _golo_xlsx(dane: Any) -> None:
    """The same number of raw rows in a write-only workbook without any style."""
    from openpyxl import Workbook

    skoroszyt = Workbook(write_only=True)
    arkusz = skoroszyt.create_sheet("a")
    for _ in range(len(dane.wpisy) + len(dane.wydarzenia)):
        arkusz.append(["tekst"] * 10)
    skoroszyt.save(io.BytesIO())


async def _mediana(funkcja: Callable[[], Awaitable[object]], razy: int) -> float:
    await funkcja()
    czasy = []
    for _ in range(razy):
        poczatek = time.perf_counter()
        await funkcja()
        czasy.append(time.perf_counter() - poczatek)
    return statistics.median(czasy) * 1000


def _mediana_zwykla(funkcja: Callable[[], object], razy: int) -> float:
    funkcja()
    czasy = []
    for _ in range(razy):
        poczatek = time.perf_counter()
        funkcja()
        czasy.append(time.perf_counter() - poczatek)
    return statistics.median(czasy) * 1000
