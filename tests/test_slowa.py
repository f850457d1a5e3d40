"""Polish words and numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.slowa import cytat, ile, klucz_polski, liczba, odmien, twarde_spacje, wymien, ze_znakiem

N = "\u00a0"
ALFABET = "aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż"


@pytest.mark.parametrize(
    ("x", "tekst"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, f"1{N}000"),
        (Fraction(2485, 2), f"1{N}242,5"),
        (-106.5, "−106,5"),
        (Decimal("2.25"), "2,3"),
        (Decimal("-2.25"), "−2,3"),
        (0.04, "0"),
        (-0.04, "0"),
        (20.0, "20"),
        (1234567, f"1{N}234{N}567"),
        (None, "–"),
    ],
)
def test_liczba(x: int | Fraction | Decimal | float | None, tekst: str) -> None:
    assert liczba(x) == tekst


@pytest.mark.parametrize(
    ("x", "tekst"), [(7, "+7"), (-106.5, "−106,5"), (0, "0"), (Fraction(1, 100), "0"), (None, "–")]
)
def test_ze_znakiem(x: int | float | Fraction | None, tekst: str) -> None:
    assert ze_znakiem(x) == tekst


@pytest.mark.parametrize(
    ("n", "slowo"),
    [
        (0, "kart"), (1, "karta"), (2, "karty"), (4, "karty"), (5, "kart"), (11, "kart"), (12, "kart"),
        (14, "kart"), (21, "kart"), (22, "karty"), (101, "kart"), (112, "kart"), (122, "karty"),
        (-3, "karty"), (2.5, "karty"), (Fraction(5, 2), "karty"),
    ],
)  # fmt: skip
def test_odmien(n: int | float | Fraction, slowo: str) -> None:
    assert odmien(n, "karta", "karty", "kart") == slowo


def test_odmien_bierze_czwarta_forme_dla_ulamka() -> None:
    assert odmien(2.5, "miesiąc", "miesiące", "miesięcy", "miesiąca") == "miesiąca"
    assert ile(2.5, "godzina", "godziny", "godzin") == f"2,5{N}godziny"


def test_ile_zgadza_sie_z_wydrukowana_liczba() -> None:
    assert ile(5, "karta", "karty", "kart") == f"5{N}kart"
    assert ile(1.01, "karta", "karty", "kart") == f"1{N}karta"


@pytest.mark.parametrize(
    ("czlony", "tekst"), [([], ""), (["1"], "1"), (["1", "2"], "1 i 2"), (["1", "2", "3"], "1, 2 i 3")]
)
def test_wymien(czlony: list[str], tekst: str) -> None:
    assert wymien(czlony) == tekst


def test_cytat_skraca_i_czysci() -> None:
    assert cytat("a\x00b\nc") == "„a b c”"
    assert len(cytat("x" * 1000)) == 42


@pytest.mark.parametrize(
    ("tekst", "wynik"),
    [
        ("praca w gminie i powiecie", f"praca w{N}gminie i{N}powiecie"),
        ("a i w domu", f"a{N}i{N}w{N}domu"),
        ("zostało 5 h z 20 h", f"zostało 5{N}h z{N}20{N}h"),
        ("110 % planu", f"110{N}% planu"),
        ("kara za nic", "kara za nic"),
    ],
)
def test_twarde_spacje(tekst: str, wynik: str) -> None:
    assert twarde_spacje(tekst) == wynik


@given(st.text())
def test_twarde_spacje_zmieniaja_tylko_spacje_i_sa_trwale(tekst: str) -> None:
    raz = twarde_spacje(tekst)
    assert twarde_spacje(raz) == raz
    assert raz.split() == tekst.split()


def test_klucz_polski_ustawia_alfabet() -> None:
    klucze = [klucz_polski(litera) for litera in ALFABET]
    assert klucze == sorted(set(klucze))
    assert sorted(["żaba", "źrebak", "zzz", "lz", "ła"], key=klucz_polski) == [
        "lz",
        "ła",
        "zzz",
        "źrebak",
        "żaba",
    ]


@given(st.lists(st.text(ALFABET, max_size=6)))
def test_klucz_polski_sortuje_slowa_jak_slownik_takze_bajtowo(slowa: list[str]) -> None:
    wzorzec = sorted(slowa, key=lambda s: [ALFABET.index(z) for z in s])
    assert sorted(slowa, key=klucz_polski) == wzorzec
    assert sorted(slowa, key=lambda s: klucz_polski(s).encode()) == wzorzec


def test_klucz_polski_nie_patrzy_na_wielkosc_znaki_i_obce_litery() -> None:
    assert klucz_polski("ŁÓDŹ") == klucz_polski("łódź")
    assert klucz_polski("Nowak-Kowalska") == klucz_polski("Nowak  Kowalska")
    assert klucz_polski("Müller") == klucz_polski("Muller")
    assert sorted(["Nowakowski", "Nowak Zofia", "Nowak Anna"], key=klucz_polski)[-1] == "Nowakowski"
    assert klucz_polski("z\u0307ona") == klucz_polski("żona")


@given(st.text())
def test_klucz_polski_przyjmuje_kazdy_tekst_i_nie_przepuszcza_nul(tekst: str) -> None:
    assert "\x00" not in klucz_polski(tekst)
