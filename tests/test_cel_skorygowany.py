"""The target of a unit that joined late: the two real cases, and what must hold for any plan and any date."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.cel_skorygowany import (
    Korekta,
    Poczatek,
    od_kiedy,
    skorygowany_na_dzien,
    skoryguj,
)
from budzet.plan import GODZINY, Cel, mnoznik, plan_na_dzien, rozloz
from budzet.plik_planu import plan_wbudowany
from budzet.wykonanie import podsumuj, zestaw
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, dzialanie_nr
from harmonogram.kwartaly import Kwartal, kwartaly
from harmonogram.osoby import DatyJednostki

PLAN = plan_wbudowany()
H = 60


def cel(nr: int, miara: str = "") -> Cel:
    return next(c for c in PLAN.cele if c.dzialanie == nr and miara in ("", c.miara))


def okno(nr: int) -> Okres:
    return dzialanie_nr(PLAN.dzialania, nr).okres


def korekta(nr: int, od: str, miara: str = "") -> Korekta:
    wynik = skoryguj(cel(nr, miara), okno(nr), date.fromisoformat(od))
    assert wynik is not None
    return wynik


@pytest.mark.parametrize(
    ("nr", "miara", "od", "razem", "miesiecy"),
    [
        (5, GODZINY, "2018-10-01", 15 * H, 6),  # 2,5 h × 6
        (7, "spotkania", "2019-11-01", 22, 11),  # 2 × 11, not 36
        (7, "spotkania", "2019-10-28", 22, 11),  # October is not full any more
        (7, "spotkania", "2019-11-02", 20, 10),
        (5, GODZINY, "2018-07-01", 20 * H, 9),
        (5, GODZINY, "2017-01-31", 20 * H, 9),
        (5, GODZINY, "2018-07-02", 20 * H, 8),  # eight full months are what the plan needs
        (5, GODZINY, "2018-08-01", 20 * H, 8),
        (5, GODZINY, "2018-08-02", 1050, 7),
        (5, GODZINY, "2019-03-01", 150, 1),
        (5, GODZINY, "2019-03-02", 0, 0),
        (5, GODZINY, "2019-04-01", 0, 0),
        (5, GODZINY, "2030-01-01", 0, 0),
        (10, GODZINY, "2019-07-01", 45 * H, 15),
        (10, GODZINY, "2019-08-01", 42 * H, 14),
        (6, GODZINY, "2019-11-01", 220 * H, 11),
        (9, "warsztaty", "2019-05-15", 2, 7),  # 3 in nine months, by the month
        (9, "dni", "2019-05-15", 4, 7),
    ],
)
def test_ile_zostaje_od_dnia(nr: int, miara: str, od: str, razem: int, miesiecy: int) -> None:
    k = korekta(nr, od, miara)
    assert (k.razem, k.miesiecy, k.od) == (razem, miesiecy, date.fromisoformat(od))


def test_przedzial_projekt_i_brak_liczby_nie_maja_korekty() -> None:
    bez = {c.dzialanie for c in PLAN.cele if skoryguj(c, okno(c.dzialanie), date(2019, 5, 1)) is None}
    assert bez == {1, 2, 3, 4, 8, 11, 12}


def test_od_kiedy_liczy_sie_przystapienie_a_od_kiedy_zespol() -> None:
    przystapienie, zespol = date(2018, 10, 1), date(2019, 11, 5)
    daty = DatyJednostki(przystapienie, zespol)
    assert {nr: od_kiedy(nr, daty) for nr in (5, 10)} == {n: Poczatek(przystapienie, False) for n in (5, 10)}
    assert {od_kiedy(nr, daty) for nr in (6, 7, 8, 9)} == {Poczatek(zespol, True)}
    bez_zespolu = DatyJednostki(przystapienie)
    assert {od_kiedy(nr, bez_zespolu) for nr in range(5, 11)} == {Poczatek(przystapienie, False)}


def test_rozklad_zaczyna_sie_od_pierwszego_pelnego_miesiaca() -> None:
    """Accession on 28.10.2019: 2 meetings a month from November on, 22 by the end."""
    od = date(2019, 10, 28)
    dni = {
        "2019-10-31": 0,
        "2019-11-15": 1,
        "2019-11-30": 2,
        "2019-12-31": 4,
        "2020-09-30": 22,
        "2021-01-01": 22,
    }
    for dzien, ile in dni.items():
        assert skorygowany_na_dzien(cel(7), okno(7), od, date.fromisoformat(dzien)) == ile, dzien


# --- any plan, any date

OKNA = [okno(nr) for nr in (2, 5, 6, 9, 10)]


@st.composite
def cele(draw: st.DrawFn) -> tuple[Cel, Dzialanie]:
    """A target with any measure, total and spread in one of the plan's windows."""
    nr = draw(st.sampled_from([2, 5, 6, 9, 10]))
    dzialanie = dzialanie_nr(PLAN.dzialania, nr)
    miara = draw(st.sampled_from([GODZINY, "spotkania", "warsztaty", "dni", "konferencje", "narzedzia"]))
    na = draw(st.sampled_from(["osoba", "jednostka"]))
    rozklad = draw(st.sampled_from(["liniowo", "rownomiernie", "recznie"]))
    osob = draw(st.integers(1, 4))
    if rozklad == "liniowo":
        miesiecy = draw(st.integers(1, 3 * len(kwartaly(dzialanie.od, dzialanie.do))))
        stawka = Fraction(draw(st.integers(1, 4000)), draw(st.sampled_from([1, 2, 3])))
        razem = int(stawka * miesiecy)
        return Cel(nr, miara, na, razem, stawka=stawka, miesiecy=miesiecy, rozklad=rozklad,
                   osob_na_jednostke=osob), dzialanie  # fmt: skip
    n = len(kwartaly(dzialanie.od, dzialanie.do))
    reczny = tuple(draw(st.lists(st.integers(0, 5000), min_size=n, max_size=n)))
    razem = sum(reczny) if rozklad == "recznie" else draw(st.integers(0, 40_000))
    return Cel(nr, miara, na, razem, rozklad=rozklad, reczny=reczny if rozklad == "recznie" else (),
               osob_na_jednostke=osob), dzialanie  # fmt: skip


DNI = st.dates(date(2018, 1, 1), date(2021, 12, 31))
DATY = st.lists(st.builds(DatyJednostki, DNI, st.none() | DNI), max_size=6)


def razem(c: Cel, d: Dzialanie, od: date) -> int:
    wynik = skoryguj(c, d.okres, od)
    assert wynik is not None
    return wynik.razem


@given(cele(), DNI, DNI)
def test_pozniej_nigdy_wiecej_a_nigdy_ponad_plan(
    para: tuple[Cel, Dzialanie], jeden: date, drugi: date
) -> None:
    c, d = para
    assert 0 <= razem(c, d, max(jeden, drugi)) <= razem(c, d, min(jeden, drugi)) <= (c.razem or 0)
    assert razem(c, d, d.okres.od) == c.razem
    assert razem(c, d, d.okres.do) == 0


@given(cele(), DNI, DNI)
def test_rozklad_rosnie_od_zera_do_calosci(para: tuple[Cel, Dzialanie], od: date, dzien: date) -> None:
    c, d = para
    dzis, nazajutrz = (
        skorygowany_na_dzien(c, d.okres, od, dnia) or 0 for dnia in (dzien, dzien + timedelta(days=1))
    )
    assert 0 <= dzis <= nazajutrz <= razem(c, d, od)
    assert skorygowany_na_dzien(c, d.okres, od, date(2030, 1, 1)) == razem(c, d, od)
    if od <= d.okres.od:
        assert dzis == plan_na_dzien(c, d.okres, dzien)


@given(cele(), DATY, DNI)
def test_kwartaly_daja_calosc_a_jednostki_projekt(
    para: tuple[Cel, Dzialanie], daty: list[DatyJednostki], stan: date
) -> None:
    """Of the plan and of the adjusted target alike: rows = summary, sum over units = project."""
    c, d = para
    wiersze = zestaw([d], [c], {}, len(daty), date(2021, 12, 31), daty)
    [suma] = podsumuj([d], [c], {}, len(daty), date(2021, 12, 31), daty)
    assert sum(w.plan_calego_kwartalu or 0 for w in wiersze) == suma.plan_razem
    assert sum(w.plan_skorygowany or 0 for w in wiersze) == suma.plan_skorygowany
    osob = c.osob_na_jednostke if c.na == "osoba" else 1
    assert suma.plan_skorygowany == sum(razem(c, d, od_kiedy(c.dzialanie, x).dzien) * osob for x in daty)
    for wiersz, *jednostek in zip(
        zestaw([d], [c], {}, len(daty), stan, daty),
        *(zestaw([d], [c], {}, 1, stan, [x]) for x in daty),
        strict=True,
    ):
        assert wiersz.plan == sum(w.plan or 0 for w in jednostek)
        assert wiersz.plan_skorygowany == sum(w.plan_skorygowany or 0 for w in jednostek)
        narastajaco = [w.narastajaco.plan_skorygowany or 0 for w in jednostek]
        assert wiersz.narastajaco.plan_skorygowany == sum(narastajaco)


@given(cele(), st.integers(0, 50))
def test_kwartaly_planu_daja_calosc_razy_jednostki(para: tuple[Cel, Dzialanie], jednostek: int) -> None:
    c, d = para
    assert sum(rozloz(c, d.od, d.do).values()) == c.razem
    assert list(rozloz(c, d.od, d.do)) == kwartaly(d.od, d.do)
    [suma] = podsumuj([d], [c], {}, jednostek, d.okres.ostatni)
    assert suma.plan_razem == suma.plan_na_dzien == (c.razem or 0) * mnoznik(c, jednostek)


def test_bez_dat_nie_ma_korekty_a_kwartal_dnia_liczy_sie_do_niego() -> None:
    stan = date(2019, 11, 15)
    bez = zestaw(PLAN.dzialania, [cel(7)], {}, 1, stan)
    assert {w.plan_skorygowany for w in bez} == {w.narastajaco.plan_skorygowany for w in bez} == {None}
    od_listopada = DatyJednostki(date(2018, 10, 1), date(2019, 11, 1))
    wiersze = {w.kwartal: w for w in zestaw(PLAN.dzialania, [cel(7)], {}, 1, stan, [od_listopada])}
    biezacy = wiersze[Kwartal(2019, 4)]
    assert (biezacy.plan, biezacy.plan_skorygowany, biezacy.narastajaco.plan_skorygowany) == (3, 1, 1)
    assert wiersze[Kwartal(2019, 2)].plan_skorygowany == 0
