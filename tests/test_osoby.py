"""Functions, units and what an animator may name."""

from datetime import date

import pytest

from harmonogram.osoby import ANIMATORZY, FUNKCJE, Jednostka, Osoba, jednostki_animatora
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW


def jednostka(nr: int, powiat: str, teryt: str, miasto: bool = False) -> Jednostka:
    return Jednostka(nr, f"Gmina{nr}", powiat, teryt, date(2018, 10, 1), None, miasto)


LOMZYNSKI = [jednostka(1, "łomżyński", "2007032"), jednostka(2, "Łomżyński", "2007062")]
OBCE = [jednostka(3, "średzki", "0218043"), jednostka(4, "średzki", "3025053")]
WSZYSTKIE = LOMZYNSKI + OBCE


def animator(funkcja: str, wlasna: int | None) -> Osoba:
    return Osoba(7, "Ewelina", "Kłos", frozenset({funkcja}), wlasna)


def test_funkcje_maja_kody_z_kontraktu() -> None:
    assert set(FUNKCJE) == {
        "ekspert",
        "coach",
        "pracownik_socjalny",
        "animator_moderator",
        "animator_powiatu",
        "animator_gminy",
        "superwizor",
        "doradca_rops",
        "czlonek_pzk",
    }


@pytest.mark.parametrize("kod", FUNKCJE)
def test_tabela_funkcji_zgadza_sie_z_tabela_rodzajow_wpisow(kod: str) -> None:
    rodzaje = [r for r in RODZAJE_WPISOW.values() if kod in r.funkcje]
    assert FUNKCJE[kod].loguje == bool(rodzaje)
    assert set(FUNKCJE[kod].dzialania) == {d for r in rodzaje for d in r.dzialania + r.po_dzialaniu_6}


def test_nazwy() -> None:
    assert animator("animator_gminy", 1).nazwa == "Ewelina Kłos"
    assert LOMZYNSKI[0].nazwa == "gmina Gmina1 (powiat łomżyński)"
    assert jednostka(5, "Kraków", "1261011", miasto=True).nazwa == "miasto Gmina5"


@pytest.mark.parametrize(
    ("funkcja", "wlasna", "wolno"),
    [
        ("animator_powiatu", 1, frozenset({1, 2})),
        ("animator_powiatu", 3, frozenset({3})),
        ("animator_gminy", 1, frozenset({1})),
        ("animator_moderator", 2, frozenset({2})),
    ],
)
def test_animator_zna_swoje_jednostki(funkcja: str, wlasna: int, wolno: frozenset[int]) -> None:
    assert jednostki_animatora(animator(funkcja, wlasna), WSZYSTKIE) == wolno


@pytest.mark.parametrize("funkcja", sorted(ANIMATORZY))
def test_kto_nie_ma_jednostki_pracuje_dla_calego_projektu(funkcja: str) -> None:
    assert jednostki_animatora(animator(funkcja, None), WSZYSTKIE) is None
