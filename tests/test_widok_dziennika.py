"""The journal as people read it: words for codes, names for numbers, a dash for what was erased."""

import re
from datetime import date
from typing import Any

import pytest

from biuro.dziennik import wpisy_dziennika
from biuro.strony import dziennik as strony_dziennika
from biuro.uprawnienia import Konto
from biuro.widoki import dziennik, obiekty_dziennika
from biuro.widoki.limity import Kogo
from harmonogram.osoby import Jednostka, Osoba
from tests.swiat_stron import Otworz

SKROT = "#" + "ab" * 32
KOGO = Kogo(
    {7: Osoba(7, "Beata", "Ćwikła", frozenset({"coach"}), None)},
    {3: Jednostka(3, "Borowiany", "jodłowski", "2401011", date(2018, 7, 1), None, False)},
)
IMIONA = dziennik.Imiona(KOGO, {11: "Halina Wierzba"}, {SKROT: "Beata"})
LUTY = {"osoba": 7, "miesiac": "2021-02-01"}


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
        ("stan", "zaakceptowana", ("Stan", "zaakceptowana")),
        ("miesiac", "2021-02-01", ("Miesiąc", "luty 2021")),
        ("zastepca", 11, ("Zastępca", "Halina Wierzba")),
        ("w_zastepstwie", 12, ("W zastępstwie", "konto 12")),
        ("bajtow", 69888, ("Rozmiar", "68 KB")),
        ("typ", "application/pdf", ("Rodzaj pliku", "PDF")),
        ("segregator", "12/2019", ("Segregator", "12/2019")),
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
    [(nazwa, przed, po)] = dziennik.zmiany("karta", {}, {pole: wartosc}, IMIONA)
    assert (nazwa, po.replace("\xa0", " ")) == napis
    assert przed == ""


def test_tylko_to_co_sie_zmienilo() -> None:
    przed = {"id": 5, "wersja": 1, "opis": "a", "tytul": "t"}
    po = {"id": 5, "wersja": 2, "opis": "b", "tytul": "t"}
    assert dziennik.zmiany("wpis", przed, po, IMIONA) == [("Opis", "a", "b")]


@pytest.mark.parametrize(
    ("kod", "stan", "napis", "adres"),
    [
        ("karta", LUTY, "karta miesiąca: Beata Ćwikła, luty 2021", "/karty/2021-02/7"),
        ("skan", LUTY, "skan karty: Beata Ćwikła, luty 2021", "/papiery/2021-02/7"),
        ("zaangazowanie", {"osoba": 7}, "zaangażowanie: Beata Ćwikła", "/osoby/7/zaangazowania"),
        ("zaangazowanie", {"powod": "x"}, "zaangażowanie 5", None),
        ("pulap", {}, "limit miesięczny 5", "/godziny/pulap"),
    ],
)
def test_czyje_i_z_kiedy(kod: str, stan: dict[str, Any], napis: str, adres: str | None) -> None:
    """Of a person's month the row says whose and of when, the number alone would be the person's."""
    assert obiekty_dziennika.czego_dotyczy(kod, 5, stan, KOGO.osoby) == napis
    assert obiekty_dziennika.adres_obiektu(Konto(1, "k", "k", ("kontroler",)), kod, 5, stan) == adres


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
    assert obiekty_dziennika.adres_obiektu(Konto(1, "k", "k", (rola,)), kod, 5, {}) == adres


# --- the page -------------------------------------------------------------------------------------


async def _numery(jako: Otworz, adres: str) -> list[int]:
    return [int(n) for n in re.findall(r'"drobne">nr (\d+)<', (await jako("koordynator").otworz(adres)).text)]


@pytest.mark.anyio
async def test_od_najnowszych_i_odwrotnie_i_jednego_konta(
    jako: Otworz, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next page goes on where this one ended, in both orders; an account sees its own rows alone."""
    monkeypatch.setattr(strony_dziennika, "NA_STRONIE", 3)
    najnowsze = await _numery(jako, "/dziennik")
    najstarsze = await _numery(jako, "/dziennik?kolejnosc=najstarsze")
    assert najnowsze == sorted(najnowsze, reverse=True)
    assert najstarsze == sorted(najstarsze)
    strona = (await jako("koordynator").otworz("/dziennik")).text
    [dalej] = re.findall(r'href="(/dziennik\?kursor=[^"]+)"', strona)
    assert max(await _numery(jako, dalej)) < min(najnowsze)
    pierwszy = (await wpisy_dziennika(obiekt="jednostka"))[0]
    swoje = await _numery(jako, f"/dziennik?kto={pierwszy['konto']}&obiekt=jednostka&kolejnosc=najstarsze")
    assert swoje[0] == pierwszy["id"]
    assert not await _numery(jako, "/dziennik?kto=9999")
