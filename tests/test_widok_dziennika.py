"""The journal as people read it: words for codes, names for numbers, a dash for what was erased."""

from datetime import date
from typing import Any

import pytest

from biuro.uprawnienia import Konto
from biuro.widoki import dziennik
from biuro.widoki.limity import Kogo
from harmonogram.osoby import Jednostka, Osoba

SKROT = "#" + "ab" * 32
KOGO = Kogo(
    {7: Osoba(7, "Beata", "Ćwikła", frozenset({"coach"}), None)},
    {3: Jednostka(3, "Borowiany", "jodłowski", "2401011", date(2018, 7, 1), None, False)},
)


@pytest.mark.parametrize(
    ("pole", "wartosc", "napis"),
    [
        ("od_min", 570, ("Od", "9:30")),
        ("przyznano_min", 2880, ("Nowy limit", "48 h")),
        ("data_przystapienia", "2018-07-01", ("Data przystąpienia", "01.07.2018")),
        ("funkcje", ["animator_gminy", "czlonek_pzk"], ("Funkcje", "animator gminy i członek PZK")),
        ("rodzaj", "coaching_przypadkow", ("Rodzaj", "coaching przypadków")),
        ("rodzaj", "spotkanie_pzk", ("Rodzaj", "spotkanie PZK")),
        ("stan", "zlozona", ("Stan", "złożona")),
        ("zadanie", "AG-06", ("Zadanie", "AG-06 Warsztaty z rodzinami")),
        ("miasto_na_prawach_powiatu", True, ("Miasto na prawach powiatu", "tak")),
        ("dla", 7, ("Dla kogo", "Beata Ćwikła")),
        ("prowadzacy", [7, 8], ("Prowadzą", "Beata Ćwikła i osoba 8")),
        ("jednostka", 3, ("Jednostka", "gmina Borowiany")),
        ("imie", SKROT, ("Imię", "Beata")),
        ("opis", "#" + "cd" * 32, ("Opis", "– (usunięto)")),
        (
            "dni",
            [
                {"dzien": "2019-06-12", "od_min": 540, "do_min": 1020, "odwolany": False},
                {"dzien": "2019-06-13", "od_min": 540, "do_min": 900, "odwolany": True},
            ],
            ("Dni", "12.06.2019 9:00–17:00"),
        ),
        ("2019-06-12", {"osoby": [7], "goscie": [1, 2]}, ("12.06.2019", "Beata Ćwikła, 2 gości")),
    ],
)
def test_pole_slowami(pole: str, wartosc: Any, napis: tuple[str, str]) -> None:
    [(nazwa, przed, po)] = dziennik.zmiany({}, {pole: wartosc}, {SKROT: "Beata"}, KOGO)
    assert (nazwa, po.replace("\xa0", " ")) == napis
    assert przed == ""


def test_tylko_to_co_sie_zmienilo() -> None:
    przed = {"id": 5, "wersja": 1, "opis": "a", "tytul": "t"}
    po = {"id": 5, "wersja": 2, "opis": "b", "tytul": "t"}
    assert dziennik.zmiany(przed, po, {}, KOGO) == [("Opis", "a", "b")]


@pytest.mark.parametrize(
    ("rola", "kod", "adres"),
    [
        ("koordynator", "osoba", "/osoby/5"),
        ("kontroler", "osoba", None),
        ("kontroler", "wpis", "/godziny/5"),
        ("koordynator", "przydzial", None),
        ("koordynator", "nieznany", None),
    ],
)
def test_odnosnik_dla_tego_kto_moze_go_otworzyc(rola: str, kod: str, adres: str | None) -> None:
    assert dziennik.adres_obiektu(Konto(1, "k", "k", (rola,)), kod, 5) == adres
