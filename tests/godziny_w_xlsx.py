"""Workbooks of hours for tests: the lists of a small office, rows written by another program."""

import io
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from openpyxl import Workbook

from budzet.import_godzin import PlikGodzin, godziny_ze_skoroszytu
from budzet.kolumny_godzin import KOLUMNY
from budzet.odczyt_xlsx.skoroszyt import ArkuszOdczytany
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.plik_planu import plan_wbudowany
from budzet.slowniki_godzin import (
    Slowniki,
    slownik_dzialan,
    slownik_jednostek,
    slownik_osob,
    slownik_tematow,
    slownik_zadan,
)
from harmonogram.osoby import Jednostka, Osoba

GLOWY = [k.glowa for k in KOLUMNY]
PIATNICA = Jednostka(1, "Piątnica", "łomżyński", "2007062", date(2018, 7, 1))
LUDZIE = [
    Osoba(1, "Jan", "Lis", frozenset({"ekspert"})),
    Osoba(2, "Anna", "Nowak", frozenset({"coach"})),
    Osoba(3, "Anna", "Nowak", frozenset({"pracownik_socjalny"}), 1),
    Osoba(4, "Anna", "Nowak", frozenset({"pracownik_socjalny"}), 1),
    Osoba(5, "Ewa", "Kłos", frozenset({"superwizor"})),
]
FUNKCJE = {"ekspert", "coach", "superwizor", "animator_gminy"}


@cache
def listy(ja: int | None = None) -> Slowniki:
    """As the coordinator has them, or (`ja`) whose rows are without a name."""
    jednostki = {1: PIATNICA}
    return Slowniki(
        osoba=slownik_osob("osoby", LUDZIE, jednostki, {1, 2, 5}),
        dzialanie=slownik_dzialan(plan_wbudowany().dzialania, FUNKCJE),
        dla=slownik_osob("osoby", LUDZIE, jednostki, {3, 4}),
        jednostka=slownik_jednostek(jednostki.values(), {1}),
        zadanie=slownik_zadan(FUNKCJE),
        temat=slownik_tematow(FUNKCJE),
        ja=ja,
    )


DZIEN = date(2019, 5, 6)
KOMORKI: dict[str, Wartosc] = {"Data": DZIEN, "Od": "9:00", "Do": "10:30", "Osoba": "Jan Lis", "Działanie": 1}


def wiersz(**zmiany: Wartosc | None) -> list[Any]:
    """A right row with some cells changed; names of columns with „_” for a space."""
    komorki = {**KOMORKI, **{n.replace("_", " "): w for n, w in zmiany.items()}}
    return [komorki.get(glowa) for glowa in GLOWY]


def arkusz(*wiersze: Sequence[Wartosc | None], nazwa: str = "Maj", **reszta: Any) -> ArkuszOdczytany:
    """The heads in row 1, these rows under it."""
    calosc = {
        nr: {k: w for k, w in enumerate(wiersz, 1) if w is not None}
        for nr, wiersz in enumerate([GLOWY, *wiersze], 1)
    }
    return ArkuszOdczytany(nazwa, {nr: w for nr, w in calosc.items() if w}, **reszta)


def skoroszyt(*wiersze: Sequence[Any], nazwa: str = "Maj") -> bytes:
    """A real file with one sheet."""
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    ws.title = nazwa
    for wiersz in [GLOWY, *wiersze]:
        ws.append(list(wiersz))
    return bajty(wb)


def bajty(wb: Workbook) -> bytes:
    """The file of a workbook."""
    bufor = io.BytesIO()
    wb.save(bufor)
    return bufor.getvalue()


def przeczytany(plik: bytes) -> PlikGodzin:
    """Through the process that reads, with the lists of the coordinator."""
    return godziny_ze_skoroszytu(plik, "godziny.xlsx", listy())
