"""Hours: entries a second beside a bare durable row and plain Piccolo, the month's page, an import.

The three writers take turns in short rounds, so that other work on the machine slows all of them alike.
"""

import json
import sqlite3
import statistics
import time
import uuid
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import repeat
from pathlib import Path
from typing import Any

from tests.serwer import Serwer
from tests.wydajnosc.klient import POLACZEN, Obciazenie, Zapytanie, obciaz, zapytanie

RUND, WPISOW_W_RUNDZIE = 5, 40
WIERSZY_IMPORTU = 10_000
PIERWSZY_DZIEN = date(2018, 7, 1)
Pytaj = Callable[[str, Any], Any]
Pomiar = tuple[str, str, str, float]


@dataclass(frozen=True)
class Miejsce:
    """The service and the floors under measurement."""

    adres: str
    naglowek: dict[str, str]
    podloga: str
    pytaj: Pytaj  # path, body to send or None → the JSON answer


async def pomiary(miejsce: Miejsce) -> list[Pomiar]:
    """Plain entries, then sessions that use a quota; the ratio: theirs to the floor.s a second."""
    return [
        *await _wpisy(miejsce, "wpis godzin", await _eksperci(miejsce)),
        *await _wpisy(miejsce, "sesja w limicie", await _sesje(miejsce)),
    ]


async def _wpisy(miejsce: Miejsce, co: str, wzory: list[dict[str, Any]]) -> list[Pomiar]:
    rundy = [await _runda(miejsce, wzory, nr) for nr in range(RUND)]
    swoje, gole, piccolo = zip(*rundy, strict=True)
    return [
        _stosunek(f"{co} przy gołym zapisie", swoje, gole),
        _stosunek(f"{co} przy samym Piccolo", swoje, piccolo),
    ]


def _stosunek(co: str, swoje: Sequence[Obciazenie], inne: Sequence[Obciazenie]) -> Pomiar:
    ile = [a.na_sekunde / b.na_sekunde for a, b in zip(swoje, inne, strict=True)]
    return (co, _typowo(swoje), _typowo(inne), statistics.median(ile))


def _typowo(rundy: Sequence[Obciazenie]) -> str:
    na_sekunde = statistics.median(w.na_sekunde for w in rundy)
    return f"{na_sekunde:.0f}/s p99 {statistics.median(w.p99_ms for w in rundy):.1f} ms"


async def _runda(
    miejsce: Miejsce, wzory: list[dict[str, Any]], nr: int
) -> tuple[Obciazenie, Obciazenie, Obciazenie]:
    tresc = json.dumps(_wpis(wzory[0], 0, 0)).encode()
    gole, piccolo = (
        Zapytanie(zapytanie("POST", miejsce.podloga, sciezka, tresc=tresc), 201)
        for sciezka in ("/wpis", "/piccolo")
    )
    return (
        await obciaz(miejsce.adres, lambda polaczenie: _zapytania(miejsce, wzory[polaczenie], nr)),
        await obciaz(miejsce.podloga, lambda _: repeat(gole, 3 * WPISOW_W_RUNDZIE)),
        await obciaz(miejsce.podloga, lambda _: repeat(piccolo, WPISOW_W_RUNDZIE // 4)),
    )


def _zapytania(miejsce: Miejsce, wzor: dict[str, Any], runda: int) -> Iterator[Zapytanie]:
    for i in range(WPISOW_W_RUNDZIE):
        tresc = json.dumps(_wpis(wzor, runda, i)).encode()
        yield Zapytanie(zapytanie("POST", miejsce.adres, "/api/godziny", miejsce.naglowek, tresc), 201)


def _wpis(wzor: dict[str, Any], runda: int, nr: int) -> dict[str, Any]:
    """A day of its own for every entry, as a person has them; each under its own key, workers in turn."""
    kolejny = runda * WPISOW_W_RUNDZIE + nr
    dla = {"dla": wzor["dla"][kolejny % len(wzor["dla"])]} if "dla" in wzor else {}
    return {
        **wzor,
        **dla,
        "dzien": (PIERWSZY_DZIEN + timedelta(days=kolejny)).isoformat(),
        "od": "09:00",
        "do": "09:05",
        "klucz": str(uuid.uuid4()),
    }


async def _eksperci(miejsce: Miejsce) -> list[dict[str, Any]]:
    """One person for every connection, so that nobody waits for another's."""
    return [
        {"dzialanie": 1, "osoba": await _osoba(miejsce, nr, "ekspert"), "opis": "pomiar"}
        for nr in range(POLACZEN)
    ]


async def _sesje(miejsce: Miejsce) -> list[dict[str, Any]]:
    jednostka = (await miejsce.pytaj("/api/jednostki?ile=1", None))["pozycje"][0]["id"]
    return [
        {
            "dzialanie": 5,
            "osoba": await _osoba(miejsce, nr, "coach"),
            "dla": [await _osoba(miejsce, nr, "pracownik_socjalny", jednostka) for _ in range(RUND)],
        }
        for nr in range(POLACZEN)
    ]


async def _osoba(miejsce: Miejsce, nr: int, funkcja: str, jednostka: int | None = None) -> int:
    dane = {"imie": f"Pomiar-{funkcja}", "nazwisko": f"Nr{nr}", "funkcje": [funkcja], "jednostka": jednostka}
    wynik = await miejsce.pytaj("/api/osoby", dane)
    numer: int = wynik["id"]
    return numer


# --- a workbook


def import_godzin(serwer: Serwer, katalog: Path) -> Pomiar:
    """`biuro import godziny` as it is typed, beside reading the same file and storing bare rows."""
    from openpyxl import Workbook

    skoroszyt = Workbook(write_only=True)
    arkusz = skoroszyt.create_sheet("Godziny")
    arkusz.append(["Data", "Od", "Do", "Osoba", "Działanie", "Opis"])
    for nr in range(WIERSZY_IMPORTU):
        dzien = PIERWSZY_DZIEN + timedelta(days=nr // POLACZEN)
        arkusz.append([dzien, "12:00", "12:30", f"Pomiar-ekspert Nr{nr % POLACZEN}", "1", f"wiersz {nr}"])
    plik = katalog / "godziny.xlsx"
    skoroszyt.save(plik)
    poczatek = time.perf_counter()
    wynik = serwer.biuro("import", "godziny", str(plik))
    trwalo = time.perf_counter() - poczatek
    if wynik.returncode:
        raise RuntimeError(wynik.stdout + wynik.stderr)
    golo = _golo(plik, katalog / "golo.sqlite")
    co = f"import {WIERSZY_IMPORTU} wierszy godzin"
    return (co, f"{trwalo:.1f} s", f"odczyt i zapis {golo:.1f} s", trwalo / golo)


def _golo(plik: Path, cel: Path) -> float:
    from openpyxl import load_workbook

    poczatek = time.perf_counter()
    baza = sqlite3.connect(cel)
    baza.execute("CREATE TABLE w (a, b, c, d, e, f)")
    wiersze = load_workbook(plik, read_only=True).worksheets[0].iter_rows(values_only=True)
    baza.executemany("INSERT INTO w VALUES (?, ?, ?, ?, ?, ?)", ([str(x) for x in w] for w in wiersze))
    baza.commit()
    baza.close()
    return time.perf_counter() - poczatek
