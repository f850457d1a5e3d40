"""Ranges of days, minutes, hours of the day, days and months."""

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import (
    Okres,
    dni_robocze,
    dzien_na_tekst,
    dzien_z_iso,
    dzien_z_nazwa,
    dzien_z_tekstu,
    godzina_krotko,
    godzina_na_tekst,
    godzina_z_tekstu,
    miesiac,
    miesiac_na_tekst,
    miesiac_z_tekstu,
    miesiace,
    miesiecy_uplynelo,
    minuty_na_tekst,
    minuty_z_tekstu,
    nastepny_miesiac,
)
from harmonogram.kwartaly import Kwartal, kwartaly

N = "\u00a0"
DNI = st.dates(date(1900, 1, 1), date(2100, 12, 31))


# --- Okres


def test_okres_jest_polotwarty_a_drukuje_ostatni_dzien() -> None:
    okres = Okres.wlacznie(date(2019, 4, 1), date(2020, 9, 30))
    assert okres == Okres(date(2019, 4, 1), date(2020, 10, 1))
    assert date(2020, 9, 30) in okres
    assert date(2020, 10, 1) not in okres
    assert (okres.ostatni, okres.dni) == (date(2020, 9, 30), 549)
    assert str(okres) == "01.04.2019–30.09.2020"
    assert str(Okres.wlacznie(date(2019, 4, 1), date(2019, 4, 1))) == "01.04.2019"


@given(DNI, DNI)
def test_okres_odwrocony_nie_powstaje(a: date, b: date) -> None:
    if a <= b:
        assert Okres(a, b).dni == (b - a).days
    else:
        with pytest.raises(ValueError, match="Okres"):
            Okres(a, b)
        with pytest.raises(ValueError, match="Okres"):
            Okres.wlacznie(a, b)


@given(DNI, DNI, DNI, DNI, DNI)
def test_czesc_wspolna_ma_dni_obu(a: date, b: date, c: date, d: date, dzien: date) -> None:
    x, y = Okres(min(a, b), max(a, b)), Okres(min(c, d), max(c, d))
    wspolna = x.czesc_wspolna(y)
    assert wspolna == y.czesc_wspolna(x)
    assert (wspolna is not None and dzien in wspolna) == (dzien in x and dzien in y)


# --- lengths of time


@pytest.mark.parametrize(
    ("tekst", "minuty"),
    [
        ("7,5", 450), ("7.5", 450), ("7:30", 450), ("7h30", 450), ("7 h 30 min", 450), ("7,5 h", 450),
        ("7,50", 450), ("7½", 450), ("7 ½ h", 450), ("450 min", 450), ("7h 30m", 450),
        ("7 godz. 30 minut", 450),
        ("7:30 h", 450), ("07:30", 450), (f"7{N}h{N}30{N}min", 450), (" 7,5 H ", 450), ("7h30min", 450),
        ("90 min", 90), ("2", 120), ("2h", 120), ("2 godziny", 120), ("1 godzina", 60), (",5", 30),
        ("0,25", 15),
        ("½", 30), ("1 h 5", 65), ("0", 0), ("20 min", 20), ("1 minuta", 1), ("1 242,5 h", 74550),
        (f"1{N}242,5{N}h", 74550), ("1242,5", 74550), ("7,35", 441), ("0,05", 3),
    ],
)  # fmt: skip
def test_minuty_z_tekstu(tekst: str, minuty: int) -> None:
    assert minuty_z_tekstu(tekst) == minuty


@pytest.mark.parametrize(
    ("tekst", "zdanie"),
    [
        ("", "Napisz na przykład"), ("h", "Napisz na przykład"), ("min", "Napisz na przykład"),
        (".", "Napisz na przykład"), ("siedem", "Napisz na przykład"), ("7,5,5", "Napisz na przykład"),
        ("7:5", "Napisz na przykład"), ("1e3", "Napisz na przykład"), ("７", "Napisz na przykład"),
        ("nan", "Napisz na przykład"), ("7\x00", "Napisz na przykład"), ("99999999", "Napisz na przykład"),
        ("7:60", "najwyżej 59"), ("7h 75 min", "najwyżej 59"), ("-2", "ujemna"), ("−2,5 h", "ujemna"),
        ("7,33", "Napisz 7 h 20 min"), ("0,01", "Napisz 1 min"), ("9999999", "za dużo"),
    ],
)  # fmt: skip
def test_minuty_z_tekstu_odmawia_zdaniem(tekst: str, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole, match=zdanie):
        minuty_z_tekstu(tekst)


@pytest.mark.parametrize(
    ("minuty", "tekst"),
    [
        (0, f"0{N}h"), (450, f"7,5{N}h"), (60, f"1{N}h"), (15, f"0,25{N}h"), (63, f"1,05{N}h"),
        (80, f"1{N}h{N}20{N}min"), (20, f"20{N}min"), (74550, f"1{N}242,5{N}h"), (-354, f"−5,9{N}h"),
        (-80, f"−1{N}h{N}20{N}min"), (600, f"10{N}h"), (648000, f"10{N}800{N}h"),
    ],
)  # fmt: skip
def test_minuty_na_tekst(minuty: int, tekst: str) -> None:
    assert minuty_na_tekst(minuty) == tekst


@given(st.integers(0, 60_000_000))
def test_zapis_i_odczyt_minut_sa_odwrotne(minuty: int) -> None:
    assert minuty_z_tekstu(minuty_na_tekst(minuty)) == minuty
    assert minuty_z_tekstu(f"{minuty // 60}:{minuty % 60:02}") == minuty


# --- hours of the day


@pytest.mark.parametrize(
    ("tekst", "minuta"),
    [
        ("9", 540), ("9:30", 570), ("9.30", 570), ("9,30", 570), ("09:30", 570), ("0930", 570), ("930", 570),
        ("9h30", 570), ("9 h", 540), ("godz. 9:30", 570), ("09:30:00", 570), (" 9:30 ", 570), ("0", 0),
        ("0:00", 0), ("00:00", 0), ("24:00", 1440), ("24", 1440), ("23:59", 1439), ("1600", 960),
    ],
)  # fmt: skip
def test_godzina_z_tekstu(tekst: str, minuta: int) -> None:
    assert godzina_z_tekstu(tekst) == minuta


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "25:00",
        "24:01",
        "9:60",
        "9:5",
        "-1:00",
        "9:30:15",
        "dziewiąta",
        "99",
        "9 30 00",
        "９:30",
        "9:\x00",
    ],
)
def test_godzina_z_tekstu_odmawia_zdaniem(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole, match=r"Podaj od 0:00 do 24:00"):
        godzina_z_tekstu(tekst)


@given(st.integers(0, 1440))
def test_zapis_i_odczyt_godziny_sa_odwrotne(minuta: int) -> None:
    assert godzina_z_tekstu(godzina_na_tekst(minuta)) == minuta
    assert godzina_z_tekstu(godzina_krotko(minuta)) == minuta


def test_godzina_dla_maszyn_i_dla_ludzi() -> None:
    assert (godzina_na_tekst(570), godzina_krotko(570)) == ("09:30", "9:30")


# --- days and months


@pytest.mark.parametrize(
    "tekst", ["2019-11-14", "14.11.2019", " 14.11.2019 r.", "14-11-2019", "14/11/2019", "14. 11. 2019"]
)
def test_dzien_z_tekstu(tekst: str) -> None:
    assert dzien_z_tekstu(tekst) == date(2019, 11, 14)


@pytest.mark.parametrize(
    ("tekst", "zdanie"),
    [
        ("31.02.2019", "luty 2019 ma 28 dni"), ("2019-02-29", "luty 2019 ma 28 dni"),
        ("00.01.2019", "ma 31 dni"),
        ("14.13.2019", "Miesiąc od 1 do 12"), ("14.11.9999", "rok od 1900"), ("0000-01-01", "rok od 1900"),
        ("14.11.19", "nie jest datą"), ("", "nie jest datą"), ("wczoraj", "nie jest datą"),
        ("20191114", "nie jest datą"), ("2019-W46-4", "nie jest datą"), ("14.11-2019", "nie jest datą"),
        ("2019-11-14T00:00", "nie jest datą"),
    ],
)  # fmt: skip
def test_dzien_z_tekstu_odmawia_zdaniem(tekst: str, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole, match=zdanie):
        dzien_z_tekstu(tekst)


@pytest.mark.parametrize("tekst", ["14.11.2019", " 2019-11-14", "2019-11-14\n", "2019-02-30"])
def test_dzien_z_iso_jest_scisly(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole):
        dzien_z_iso(tekst)


@given(DNI)
def test_zapis_i_odczyt_dnia_sa_odwrotne(dzien: date) -> None:
    assert dzien_z_tekstu(dzien_na_tekst(dzien)) == dzien
    assert dzien_z_tekstu(dzien.isoformat()) == dzien_z_iso(dzien.isoformat()) == dzien


def test_dzien_z_nazwa() -> None:
    assert dzien_z_nazwa(date(2019, 11, 12)) == f"wt.{N}12.11.2019"


@pytest.mark.parametrize("tekst", ["2019-11", "11.2019", "listopad 2019", "Listopad  2019"])
def test_miesiac_z_tekstu(tekst: str) -> None:
    assert miesiac_z_tekstu(tekst) == date(2019, 11, 1)


@pytest.mark.parametrize(
    "tekst", ["", "2019-13", "2019-00", "2019-1", "listopad", "listopada 2019", "9999-01", "11"]
)
def test_miesiac_z_tekstu_odmawia_zdaniem(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole, match=r"\.$"):
        miesiac_z_tekstu(tekst)


@given(DNI)
def test_miesiac_dnia(dzien: date) -> None:
    m = miesiac(dzien)
    assert dzien in m
    assert miesiac_z_tekstu(miesiac_na_tekst(dzien)) == m.od
    assert m.do == nastepny_miesiac(dzien) == miesiac(m.ostatni).do
    assert m.od.day == m.do.day == 1


@given(DNI, st.integers(0, 900))
def test_miesiace_pokrywaja_okres_bez_przerw(od: date, ile: int) -> None:
    okres = Okres(od, od + timedelta(days=ile))
    lista = miesiace(okres)
    assert bool(lista) == (ile > 0)
    assert all(a.do == b.od for a, b in pairwise(lista))
    if lista:
        assert okres.od in lista[0]
        assert okres.ostatni in lista[-1]


@pytest.mark.parametrize(
    ("od", "stan", "wynik"),
    [
        (date(2019, 4, 1), date(2019, 3, 31), Fraction(0)),
        (date(2019, 4, 1), date(2018, 1, 1), Fraction(0)),
        (date(2019, 4, 1), date(2019, 4, 1), Fraction(1, 30)),
        (date(2019, 4, 1), date(2019, 4, 30), Fraction(1)),
        (date(2019, 4, 1), date(2020, 2, 14), 10 + Fraction(14, 29)),
        (date(2018, 7, 1), date(2019, 3, 31), Fraction(9)),
        (date(2019, 4, 1), date(2020, 9, 30), Fraction(18)),
    ],
)
def test_miesiecy_uplynelo(od: date, stan: date, wynik: Fraction) -> None:
    assert miesiecy_uplynelo(od, stan) == wynik


@given(DNI.map(lambda d: d.replace(day=1)), DNI)
def test_miesiecy_uplynelo_rosnie_codziennie(od: date, stan: date) -> None:
    przyrost = miesiecy_uplynelo(od, stan + timedelta(days=1)) - miesiecy_uplynelo(od, stan)
    assert (przyrost > 0) == (stan + timedelta(days=1) >= od)


def test_dni_robocze_kwartalow_projektu() -> None:
    projekt = kwartaly(Kwartal(2018, 2), Kwartal(2021, 1))
    assert [dni_robocze(k.okres) for k in projekt] == [61, 64, 62, 63, 61, 65, 62, 63, 62, 66, 64, 62]


@pytest.mark.parametrize(
    ("dzien", "roboczy"),
    [
        (date(2018, 4, 1), 0), (date(2018, 4, 3), 1), (date(2018, 11, 12), 0), (date(2019, 11, 12), 1),
        (date(2020, 12, 24), 1), (date(2025, 12, 24), 0), (date(2019, 4, 6), 0),
    ],
)  # fmt: skip
def test_dni_wolne_zaleza_od_roku(dzien: date, roboczy: int) -> None:
    assert dni_robocze(Okres.wlacznie(dzien, dzien)) == roboczy


@pytest.mark.parametrize(
    "czytaj", [minuty_z_tekstu, godzina_z_tekstu, dzien_z_tekstu, dzien_z_iso, miesiac_z_tekstu]
)
@given(tekst=st.text() | st.from_regex(r"[0-9 .,:h½\-]{0,12}", fullmatch=True))
def test_dowolny_tekst_daje_wartosc_albo_zdanie(czytaj: Callable[[str], object], tekst: str) -> None:
    try:
        czytaj(tekst)
    except NiepoprawnePole as blad:
        assert blad.komunikat.endswith(".")  # noqa: PT017
