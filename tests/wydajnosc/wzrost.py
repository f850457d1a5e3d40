"""What growth costs: the same pages over thirty units and over the whole country, in this process.

A page of one unit or person should not notice how many others there are; the country's matrix reads all.
"""

import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from biuro import baza
from tests import drzwi
from tests.wydajnosc.kraj import KRAJ, zbuduj

JEDNOSTEK = 30
TERAZ = datetime(2021, 3, 31, 9, 0, tzinfo=UTC)
RAZY = 9
STRONY = (
    ("macierz jednostki", "/harmonogram?jednostka=7"),
    ("limity jednostki", "/limity?jednostka=7"),
    ("miesiąc osoby", "/godziny?osoba=27&miesiac=2019-05"),
    ("wpisy osoby", "/godziny/wpisy?dla=25"),
    ("macierz całego projektu", "/harmonogram"),
)
Pomiar = tuple[str, str, str, float]


def pomiary(katalog: Path) -> Iterator[Pomiar]:
    """Milliseconds over the country, beside those over thirty units."""
    maly = asyncio.run(_czasy(katalog / "trzydziesci.sqlite", JEDNOSTEK))
    kraj = asyncio.run(_czasy(katalog / "kraj.sqlite", KRAJ))
    for co, _ in STRONY:
        yield f"{co}, cały kraj", f"{kraj[co]:.1f} ms", f"30 jednostek {maly[co]:.1f} ms", kraj[co] / maly[co]


async def _czasy(plik: Path, jednostek: int) -> dict[str, float]:
    await zbuduj(f"sqlite:///{plik}", jednostek)
    await drzwi.nowe_konto()
    await baza.odlacz()
    async with _przegladarka(plik) as c:
        return {co: await _mediana(c, adres) for co, adres in STRONY}


@asynccontextmanager
async def _przegladarka(plik: Path) -> Any:
    await baza.podlacz(baza.silnik(f"sqlite:///{plik}"))
    try:
        async with drzwi.klient(teraz=TERAZ) as c:
            await drzwi.zaloguj(c)
            yield c
    finally:
        await baza.odlacz()


async def _mediana(c: Any, adres: str) -> float:
    czasy = []
    for _ in range(RAZY):
        poczatek = time.perf_counter()
        odpowiedz = await c.get(adres)
        czasy.append(time.perf_counter() - poczatek)
        assert odpowiedz.status_code == 200, adres
    return statistics.median(czasy[1:]) * 1000
