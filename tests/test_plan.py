"""Targets spread over days and quarters: to the minute, and sums exact."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.plan import (
    Cel,
    cele_dzialania,
    dla_jednostki,
    dzien_planu,
    glowny_cel,
    mnoznik,
    opozniony,
    plan_na_dzien,
    rozloz,
)
from budzet.plik_planu import plan_wbudowany
from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.dzialania import dzialanie_nr
from harmonogram.kwartaly import Kwartal, kwartaly

PLAN = plan_wbudowany()
H = 60
DZIS = date(2019, 11, 14)

# action, measure, plan of each quarter of the window (hours of the paper × 60)
ROZKLADY = [
    (2, "narzedzia", [5]),
    (3, "konferencje", [1]),
    (5, "godziny", [450, 450, 300]),
    (6, "godziny", [60 * H] * 6),
    (7, "spotkania", [6] * 6),
    (9, "warsztaty", [1, 1, 1]),
    (9, "dni", [2, 2, 2]),
    (10, "godziny", [9 * H] * 5 + [0]),
    (11, "konferencje", [1]),
    (1, "godziny", []),
    (4, "szkolenia", []),
    (8, "osoby_rodziny", []),
    (12, "spotkania", []),
]


def cel(nr: int, miara: str = "") -> Cel:
    return next(c for c in PLAN.cele if c.dzialanie == nr and miara in ("", c.miara))


def okno(nr: int) -> Okres:
    return dzialanie_nr(PLAN.dzialania, nr).okres


@pytest.mark.parametrize(("nr", "miara", "ilosci"), ROZKLADY)
def test_rozklad_na_kwartaly_co_do_minuty(nr: int, miara: str, ilosci: list[int]) -> None:
    dzialanie = dzialanie_nr(PLAN.dzialania, nr)
    rozklad = rozloz(cel(nr, miara), dzialanie.od, dzialanie.do)
    assert list(rozklad.values()) == ilosci
    assert list(rozklad) == (kwartaly(dzialanie.od, dzialanie.do) if ilosci else [])


@pytest.mark.parametrize(
    ("nr", "miara", "na_podmiot", "w_projekcie"),
    [
        (10, "godziny", 1344, 1344 * H),  # 22,4 h a person, 1 344 h for 60 persons
        (7, "spotkania", 14, 420),
        (9, "warsztaty", 2, 60),
        (6, "godziny", 8960, 4480 * H),
        (5, "godziny", 1200, 1200 * H),
        (2, "narzedzia", 5, 5),
        (3, "konferencje", 1, 1),
        (11, "konferencje", 0, 0),
    ],
)
def test_plan_na_14_listopada_2019_dla_30_jednostek(
    nr: int, miara: str, na_podmiot: int, w_projekcie: int
) -> None:
    plan = plan_na_dzien(cel(nr, miara), okno(nr), DZIS)
    assert plan == na_podmiot
    assert plan * mnoznik(cel(nr, miara), 30) == w_projekcie


@pytest.mark.parametrize(
    ("nr", "dzien", "plan"),
    [
        (5, "2018-06-30", 0),
        (5, "2018-07-01", 5),  # 150 min / 31 days = 4,84
        (5, "2018-07-31", 150),
        (5, "2019-02-28", 1200),
        (5, "2019-03-31", 1200),  # the ninth month is the reserve
        (5, "2025-01-01", 1200),
        (7, "2019-04-14", 0),  # a meeting is planned only when it is whole
        (7, "2019-04-15", 1),
        (7, "2019-04-30", 2),
        (3, "2018-06-29", 0),
        (3, "2018-06-30", 1),
        (10, "2020-06-30", 2700),
    ],
)
def test_plan_na_dzien(nr: int, dzien: str, plan: int) -> None:
    assert plan_na_dzien(cel(nr), okno(nr), date.fromisoformat(dzien)) == plan


@pytest.mark.parametrize("nr", [1, 4, 8, 12])
def test_bez_liczby_plan_jest_pusty_a_nie_zerem(nr: int) -> None:
    assert plan_na_dzien(cel(nr), okno(nr), DZIS) is None
    assert dzien_planu(cel(nr), okno(nr), 100) is None
    assert cel(nr).przedzial == (nr == 8)
    assert cel(nr).bez_liczb == (nr != 8)


def test_dwadziescia_godzin_rownomiernie_to_400_minut_na_kwartal() -> None:
    rowno = Cel(5, "godziny", "osoba", razem=1200, rozklad="rownomiernie")
    assert list(rozloz(rowno, Kwartal(2018, 3), Kwartal(2019, 1)).values()) == [400, 400, 400]


def test_dziesiaty_cel_rownomiernie_to_siedem_i_pol_godziny() -> None:
    rowno = Cel(10, "godziny", "osoba", razem=2700, rozklad="rownomiernie")
    assert list(rozloz(rowno, Kwartal(2019, 2), Kwartal(2020, 3)).values()) == [450] * 6


def test_reczny_rozklad_rosnie_w_kwartale_miesiac_po_miesiacu() -> None:
    reczny = Cel(9, "godziny", "jednostka", razem=540, rozklad="recznie", reczny=(0, 180, 360))
    okres = okno(9)
    assert list(rozloz(reczny, Kwartal(2019, 2), Kwartal(2019, 4)).values()) == [0, 180, 360]
    assert plan_na_dzien(reczny, okres, date(2019, 7, 31)) == 60
    assert plan_na_dzien(reczny, okres, date(2019, 11, 15)) == 180 + 120 + 60


@pytest.mark.parametrize(
    ("na", "osob", "wynik"), [("projekt", 1, 1), ("jednostka", 1, 30), ("osoba", 2, 60), ("osoba", 3, 90)]
)
def test_mnoznik(na: str, osob: int, wynik: int) -> None:
    assert mnoznik(Cel(1, "godziny", na, osob_na_jednostke=osob), 30) == wynik


# --- the day of the plan: where the solid bar ends


@pytest.mark.parametrize(
    ("nr", "wykonanie", "ile_razy", "dzien"),
    [
        (10, int(1190.5 * H), 60, "2019-10-19"),  # late: left of 14.11.2019
        (7, 378, 30, "2019-10-15"),
        (9, 62, 30, "2019-12-30"),  # the third workshop is planned for the last day only
        (9, 90, 30, "2019-12-31"),
        (5, 1200 * H, 60, "2019-03-31"),
        (5, 1500 * H, 60, "2019-03-31"),
        (5, 1199 * H, 60, "2019-02-27"),
        (2, 5, 1, "2018-09-30"),
    ],
)
def test_dzien_planu(nr: int, wykonanie: int, ile_razy: int, dzien: str) -> None:
    assert dzien_planu(cel(nr), okno(nr), wykonanie, ile_razy) == date.fromisoformat(dzien)


@pytest.mark.parametrize(("wykonanie", "ile_razy"), [(0, 30), (-5, 30), (10, 0), (1, 60)])
def test_dnia_planu_nie_ma(wykonanie: int, ile_razy: int) -> None:
    assert dzien_planu(cel(6), okno(6), wykonanie, ile_razy) is None


@given(st.sampled_from([2, 3, 5, 6, 7, 9, 10, 11]), st.integers(1, 200_000), st.integers(1, 90))
def test_dzien_planu_jest_ostatnim_ktory_nie_przekracza_wykonania(nr: int, ile: int, razy: int) -> None:
    def plan(d: date) -> int:
        wynik = plan_na_dzien(cel(nr), okno(nr), d)
        assert wynik is not None
        return wynik * razy

    dzien = dzien_planu(cel(nr), okno(nr), ile, razy)
    if dzien is None:
        assert plan(okno(nr).od) > ile
        return
    assert dzien in okno(nr)
    assert plan(dzien) <= ile
    assert dzien == okno(nr).ostatni or plan(dzien + timedelta(days=1)) > ile


# --- any plan: sums exact, never falling

zakresy = st.builds(
    lambda rok, nr, ile: (Kwartal(rok, nr), kwartaly(Kwartal(rok, nr), Kwartal(rok + 4, 4))[ile]),
    st.integers(2017, 2030),
    st.integers(1, 4),
    st.integers(0, 11),
)


@st.composite
def cele_w_oknie(rysuj: st.DrawFn) -> tuple[Cel, Kwartal, Kwartal]:
    """A target that the checker of the plan file would accept."""
    od, do = rysuj(zakresy)
    miara = rysuj(st.sampled_from(["godziny", "spotkania"]))
    rozklad = rysuj(st.sampled_from(["liniowo", "rownomiernie", "recznie"]))
    ile = len(kwartaly(od, do))
    if rozklad == "liniowo":
        miesiecy, stawka = rysuj(st.integers(1, 3 * ile)), rysuj(st.integers(1, 3000))
        return Cel(1, miara, "osoba", stawka * miesiecy, stawka=Fraction(stawka), rozklad=rozklad), od, do
    reczny = tuple(rysuj(st.lists(st.integers(0, 5000), min_size=ile, max_size=ile)))
    razem = max(1, sum(reczny))
    reczny = reczny if sum(reczny) else (*reczny[:-1], 1)
    return Cel(1, miara, "osoba", razem, rozklad=rozklad, reczny=reczny), od, do


@given(cele_w_oknie())
def test_kwartaly_daja_razem_cala_sume(dane: tuple[Cel, Kwartal, Kwartal]) -> None:
    wymyslony, od, do = dane
    rozklad = rozloz(wymyslony, od, do)
    assert sum(rozklad.values()) == wymyslony.razem
    assert min(rozklad.values()) >= 0
    if wymyslony.rozklad == "recznie":
        assert tuple(rozklad.values()) == wymyslony.reczny


@given(cele_w_oknie(), st.lists(st.integers(-40, 1200), min_size=2, max_size=2))
def test_plan_nigdy_nie_maleje_i_nie_przekracza_sumy(
    dane: tuple[Cel, Kwartal, Kwartal], dni: list[int]
) -> None:
    wymyslony, od, do = dane
    okres = Okres(od.okres.od, do.okres.do)
    plany = [plan_na_dzien(wymyslony, okres, okres.od + timedelta(days=d)) or 0 for d in sorted(dni)]
    assert 0 <= plany[0] <= plany[1] <= (wymyslony.razem or 0)


# --- small readings of the plan


def test_glowny_cel_to_pierwszy_w_pliku() -> None:
    assert glowny_cel(PLAN.cele, 9).miara == "warsztaty"
    assert [c.miara for c in cele_dzialania(PLAN.cele, 9)] == ["warsztaty", "dni"]
    with pytest.raises(NieZnaleziono):
        glowny_cel(PLAN.cele, 13)


def test_jednostka_nie_ma_udzialu_w_celu_projektu() -> None:
    cele = dla_jednostki(PLAN.cele)
    assert [c.dzialanie for c in cele] == [c.dzialanie for c in PLAN.cele]
    assert [c.dzialanie for c in cele if c.razem is not None] == [5, 6, 7, 9, 9, 10]


@pytest.mark.parametrize(("wykonanie", "wynik"), [(94, True), (95, False), (100, False), (0, True)])
def test_opozniony_to_wiecej_niz_piec_procent_ponizej(wykonanie: int, wynik: bool) -> None:
    assert opozniony(cel(7), wykonanie, 100) is wynik
    assert opozniony(cel(7), 0, 0) is False
