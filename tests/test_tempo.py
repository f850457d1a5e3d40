"""Averages over the time elapsed: on course, behind, ahead, what is missing and what pace would mend it."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.limity import policz_limit
from budzet.plan import GODZINY, Cel
from budzet.plik_planu import plan_wbudowany
from budzet.tempo import OCENY_TEMPA, Tempo, miesiace_okna
from budzet.wykonanie import podsumuj
from harmonogram.czas import Okres
from harmonogram.dzialania import dzialanie_nr
from harmonogram.kwartaly import Kwartal

PLAN = plan_wbudowany()
H = 60


def cel(nr: int) -> Cel:
    return next(c for c in PLAN.cele if c.dzialanie == nr)


def okno(nr: int) -> Okres:
    return dzialanie_nr(PLAN.dzialania, nr).okres


def tempo(nr: int, wykonanie: int, stan: str, jednostek: int = 1) -> Tempo | None:
    dzien, d = date.fromisoformat(stan), dzialanie_nr(PLAN.dzialania, nr)
    zrobione = {(nr, cel(nr).miara, Kwartal.z_dnia(d.okres.od)): wykonanie}
    [p] = podsumuj([d], [cel(nr)], zrobione, jednostek, dzien)
    return p.tempo


@pytest.mark.parametrize(
    ("nr", "wykonanie", "stan", "ocena", "brakuje", "planowane", "potrzebne"),
    [
        # „średnio 2 w miesiącu”: 36 in 18 months; after 6 months 12 are planned
        (7, 12, "2019-09-30", "zgodnie", 0, 2, "2"),
        (7, 9, "2019-09-30", "za_planem", 3, 2, "9/4"),
        (7, 15, "2019-09-30", "przed_planem", 0, 2, "7/4"),
        (7, 0, "2019-04-01", "zgodnie", 0, 2, None),
        # „ok. 20 h miesięcznie”: 5 % off is on course
        (6, 114 * H, "2019-09-30", "zgodnie", 6 * H, 20 * H, None),
        (6, 114 * H - 1, "2019-09-30", "za_planem", 6 * H + 1, 20 * H, None),
        (6, 126 * H, "2019-09-30", "zgodnie", 0, 20 * H, None),
        (6, 126 * H + 1, "2019-09-30", "przed_planem", 0, 20 * H, None),
        # 2,5 h and 3 h a month, two persons
        (5, 10 * H, "2018-09-30", "za_planem", 5 * H, 5 * H, "5"),
        (10, 18 * H, "2019-06-30", "zgodnie", 0, 6 * H, "24/5"),
    ],
)
def test_srednia_wobec_czasu_ktory_uplynal(
    nr: int, wykonanie: int, stan: str, ocena: str, brakuje: int, planowane: int, potrzebne: str | None
) -> None:
    t = tempo(nr, wykonanie, stan)
    assert t is not None
    assert (t.ocena, t.brakuje, t.planowane) == (ocena, brakuje, Fraction(planowane))
    assert t.ocena in OCENY_TEMPA
    if potrzebne is not None:
        assert t.potrzebne == Fraction(potrzebne) * (H if cel(nr).miara == GODZINY else 1)


def test_poza_oknem_i_bez_liczby_nie_ma_tempa_a_ostatniego_dnia_nie_ma_potrzebnego() -> None:
    assert tempo(7, 12, "2019-03-31") is None
    assert tempo(7, 12, "2020-10-01") is None
    assert tempo(8, 12, "2019-09-30") is None
    assert tempo(1, 12, "2019-09-30") is None
    ostatniego = tempo(7, 30, "2020-09-30")
    assert ostatniego is not None
    assert (ostatniego.potrzebne, ostatniego.brakuje, ostatniego.prognoza) == (None, 6, 30)


def test_projekt_to_jednostki_razem() -> None:
    trzydziesci = tempo(7, 270, "2019-09-30", 30)
    assert trzydziesci is not None
    assert (trzydziesci.brakuje, trzydziesci.planowane) == (30 * 3, Fraction(60))
    assert trzydziesci.potrzebne == 30 * Fraction(9, 4)


@given(st.integers(0, 30_000), st.dates(date(2019, 4, 1), date(2020, 9, 29)))
def test_potrzebne_tempo_konczy_dokladnie_ostatniego_dnia(wykonanie: int, stan: date) -> None:
    """Used + needed pace × months left = granted; limits and summaries say the same."""
    limit = policz_limit(cel(6), okno(6), 21600, wykonanie, 0, wykonanie, stan, jednostka=1)
    t = limit.tempo
    assert t is not None
    assert t.potrzebne is not None
    _, pozostalo = miesiace_okna(okno(6), stan)
    assert wykonanie + t.potrzebne * pozostalo == max(21600, wykonanie)
    assert t == tempo(6, wykonanie, stan.isoformat())
    assert (t.ocena == "za_planem") is (
        limit.stan == "opozniony" or limit.plan_na_dzis_min * 95 > wykonanie * 100
    )
    assert t.brakuje == max(0, -limit.odchylenie_min)
