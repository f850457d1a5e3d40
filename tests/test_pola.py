"""Texts as they may be stored."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import NiepoprawnePole
from harmonogram.pola import ma_pesel, nazwa_okna, oczysc, sprawdz_tekst, sprawdz_wiersz


@pytest.mark.parametrize(
    ("tekst", "wynik"),
    [
        ("  szkoła\r\nprzychodnia ", "szkoła\nprzychodnia"),
        ("a\tb", "a b"),
        ("a\x00b\x1b[31m", "ab[31m"),
        ("\u202eabc\ufeff", "abc"),
        ("z\u0307", "ż"),
        ("\ud800x", "x"),
        ("<b>=1+1</b>", "<b>=1+1</b>"),
    ],
)
def test_oczysc(tekst: str, wynik: str) -> None:
    assert oczysc(tekst) == wynik


@given(st.text(st.characters(exclude_categories=())))
def test_oczyszczony_tekst_daje_sie_zapisac(tekst: str) -> None:
    for wiele_wierszy in (True, False):
        czysty = oczysc(tekst, wiele_wierszy)
        assert oczysc(czysty, wiele_wierszy) == czysty
        assert "\x00" not in czysty.encode().decode()
    if not ma_pesel(czysty):
        sprawdz_wiersz(czysty, "tytul", limit=len(czysty))


@pytest.mark.parametrize(
    "tekst",
    [
        "44051401359",
        "pesel:44051401359.",
        "a 02070803628 b",
        "PESEL 440 514 01359",
        "Pesel: 4405 14-0135 9",
        "5 440514-01359",
        "12 440514 01359",
        "wiersz 5, 44 05 14 01359",
        "440514\u00a0–\u00a001359",
        "4 4 0 5 1 4 0 1 3 5 9",
    ],
)
def test_pesel_w_tekscie(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole, match="PESEL"):
        sprawdz_tekst(tekst, "opis")


@pytest.mark.parametrize(
    "tekst",
    [
        "44051401358",
        "144051401359",
        "4405140135",
        "tel. 48 123 456 789",
        "+48 501 010 009",
        "440514-01358",
        "440514 013592",
        "+44 051 401 359",
        "",
    ],
)
def test_nie_pesel(tekst: str) -> None:
    sprawdz_tekst(tekst, "opis")


@pytest.mark.parametrize("zapis", ["06-05-2019 9-1{}", "06 05 2019 9 1{}", "48 601 234 56{}"])
def test_daty_godziny_i_telefony_to_nie_pesel(zapis: str) -> None:
    assert not any(ma_pesel(zapis.format(k)) for k in range(10))


@given(st.integers(0, 9_999_999_999))
def test_kazda_dziesiatka_cyfr_ma_dokladnie_jedna_cyfre_kontrolna(numer: int) -> None:
    assert sum(ma_pesel(f"{numer:010}{k}") for k in range(10)) == 1


def test_wiersz_nie_przyjmuje_nowej_linii_a_opis_tak() -> None:
    sprawdz_tekst("a\nb\tc\r\n", "opis")
    with pytest.raises(NiepoprawnePole):
        sprawdz_wiersz("a\nb", "tytul")


def test_nazwa_okna() -> None:
    assert (nazwa_okna(9), nazwa_okna(None)) == ("działania 9", "projektu")
