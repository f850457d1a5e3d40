"""Research tools: which state asks for what, which day an acceptance may have, how they stood on a day."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.plik_planu import plan_wbudowany, sprawdz_plan
from harmonogram.bledy import BladDziedziny, BledyPol, NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.narzedzia import (
    STANY,
    Narzedzie,
    na_dzien,
    narzedzia_planu,
    narzedzie_nr,
    sprawdz_narzedzie,
)
from harmonogram.plik_planu import tekst_wbudowany

PLAN = plan_wbudowany()
OKNO, PROJEKT = PLAN.dzialania[1].okres, PLAN.projekt.okres
DZIS = date(2019, 11, 14)
WYWIADY = Narzedzie(2, 2, "Wywiady")
ODEBRANE = replace(WYWIADY, stan="odebrane", protokol="PO-2/2018", data_odbioru=date(2018, 9, 28))


def sprawdz(nowe: Narzedzie, bylo: Narzedzie = WYWIADY, okno: Okres = OKNO) -> None:
    sprawdz_narzedzie(nowe, okno=okno, projekt=PROJEKT, dzis=DZIS, bylo=bylo)


def odmowa(nowe: Narzedzie, **reszta: Any) -> list[tuple[str, str | None]]:
    with pytest.raises(BladDziedziny) as blad:
        sprawdz(nowe, **reszta)
    bledy = blad.value.bledy if isinstance(blad.value, BledyPol) else [blad.value]
    assert all(b.komunikat.endswith(".") for b in bledy)
    return [(b.kod, b.pole) for b in bledy]


def test_five_tools_of_the_plan() -> None:
    narzedzia = narzedzia_planu(PLAN.dzialania)
    assert [(n.dzialanie, n.nr, n.stan) for n in narzedzia] == [(2, nr, "planowane") for nr in range(1, 6)]
    assert narzedzie_nr(narzedzia, 2, 5).nazwa.startswith("Ankiety")
    for dzialanie, nr in ((2, 6), (1, 1), (2, 0)):
        with pytest.raises(NieZnaleziono):
            narzedzie_nr(narzedzia, dzialanie, nr)


@pytest.mark.parametrize("dzien", [OKNO.od, OKNO.ostatni, date(2018, 10, 31), DZIS])
def test_acceptance_may_be_signed_after_the_work(dzien: date) -> None:
    sprawdz(replace(ODEBRANE, data_odbioru=dzien))


NIE = "niepoprawne_pole"
ODMOWY: list[tuple[dict[str, Any], list[tuple[str, str]]]] = [
    ({"stan": "gotowe"}, [(NIE, "stan")]),
    ({"protokol": None}, [(NIE, "protokol")]),
    ({"protokol": "  "}, [(NIE, "protokol")]),
    ({"protokol": "x" * 101}, [(NIE, "protokol")]),
    ({"protokol": "nr\n2"}, [(NIE, "protokol")]),
    ({"protokol": "44051401359"}, [(NIE, "protokol")]),
    ({"data_odbioru": None}, [(NIE, "data_odbioru")]),
    ({"data_odbioru": DZIS + timedelta(days=1)}, [("przyszlosc", "data_odbioru")]),
    ({"data_odbioru": OKNO.od - timedelta(days=1)}, [("poza_oknem", "data_odbioru")]),
    ({"protokol": None, "data_odbioru": None}, [(NIE, "protokol"), (NIE, "data_odbioru")]),
    ({"stan": "w_toku"}, [(NIE, "protokol"), (NIE, "data_odbioru")]),
    ({"stan": "planowane", "data_odbioru": None}, [(NIE, "protokol")]),
]


@pytest.mark.parametrize(("zmiany", "bledy"), ODMOWY, ids=[str(z) for z, _ in ODMOWY])
def test_refusals(zmiany: dict[str, Any], bledy: list[tuple[str, str]]) -> None:
    assert odmowa(replace(ODEBRANE, **zmiany)) == bledy


def test_not_after_the_project() -> None:
    pozno = replace(ODEBRANE, data_odbioru=PROJEKT.do)
    with pytest.raises(BladDziedziny):
        sprawdz_narzedzie(pozno, okno=OKNO, projekt=PROJEKT, dzis=PROJEKT.do, bylo=WYWIADY)


def test_a_known_day_is_not_asked_for_the_window_again() -> None:
    """An annex moved the action: the protocol stays, its number may still be corrected."""
    pozniej = Okres(date(2018, 10, 1), date(2019, 1, 1))
    sprawdz(replace(ODEBRANE, protokol="PO-2a/2018"), bylo=ODEBRANE, okno=pozniej)
    assert odmowa(ODEBRANE, okno=pozniej) == [("poza_oknem", "data_odbioru")]


@given(st.dates(date(2018, 4, 1), date(2021, 3, 31)))
def test_as_it_stood_on_a_day(stan: date) -> None:
    wtedy = na_dzien(ODEBRANE, stan)
    przyjete = stan >= date(2018, 9, 28)
    assert (
        wtedy == ODEBRANE
        if przyjete
        else (wtedy.stan, wtedy.protokol, wtedy.data_odbioru) == ("w_toku", None, None)
    )
    assert na_dzien(WYWIADY, stan) == WYWIADY
    assert set(STANY) == {"planowane", "w_toku", "odebrane"}


def test_the_plan_counts_protocols_not_days_of_research() -> None:
    [cel] = [c for c in PLAN.cele if c.dzialanie == 2]
    assert cel.liczone_z == ("narzedzie",)
    stary = tekst_wbudowany().replace('liczone_z = ["narzedzie"]', 'liczone_z = ["badanie"]')
    [usterka] = sprawdz_plan(stary)
    assert "badanie" in str(usterka)
    assert "narzedzie" in str(usterka)
