"""Evidence of one task from what was found, and when a gap is one."""

from datetime import date

import pytest

from harmonogram.czas import Okres
from harmonogram.dowody import Dowody, Znalezione, ZnalezioneOsoby, etapy_zadania, stan_zadania
from harmonogram.zadania import zadania

ZNALEZIONE = Znalezione(
    wpisy={"AG-02": 3, "AG-13": 5},
    wydarzenia={(None, "spotkanie_pzk"): 10, ("AG-10", "spotkanie_pzk"): 2, ("PZK-08", "spotkanie_pzk"): 1},
    etapy={"zgloszony": 4, "diagnoza": 3, "kontrakt": 2, "monitoring": 1},
)


@pytest.mark.parametrize(
    ("kod", "dowody"),
    [
        ("AG-02", Dowody(wpisy=3, wydarzenia=10)),
        ("AG-10", Dowody(wydarzenia=12)),
        ("PZK-01", Dowody(wydarzenia=10)),
        ("PZK-08", Dowody(wydarzenia=1)),
        ("AG-03", Dowody(etapy=4)),
        ("AG-05", Dowody(etapy=5)),
        ("AG-04", Dowody(etapy=6)),
        ("AG-11", Dowody(etapy=1)),
        ("AG-09", Dowody()),
        ("AG-13", None),
    ],
)
def test_dowody_zadania(kod: str, dowody: Dowody | None) -> None:
    assert ZNALEZIONE.zadania(zadania()[kod]) == dowody


def test_dowolny_etap_to_szesc_etapow_bez_zgloszenia() -> None:
    assert len(etapy_zadania(zadania()["AG-04"])) == 6
    assert "zgloszony" not in etapy_zadania(zadania()["AG-04"])
    assert etapy_zadania(zadania()["AG-07"]) == frozenset()


def test_czyje_sa_dowody() -> None:
    znalezione = ZnalezioneOsoby(
        wpisy={"AG-02": frozenset({1})},
        wydarzenia={
            (None, "spotkanie_pzk"): frozenset({2, 3}),
            ("AG-10", "spotkanie_pzk"): frozenset({4}),
        },
        etapy={"zgloszony": frozenset({7}), "plan": frozenset({8})},
    )
    po_kodach = {kod: znalezione.zadania(zadania()[kod]) for kod in ("AG-02", "AG-10", "AG-03", "AG-13")}
    assert po_kodach == {
        "AG-02": (frozenset({1, 2, 3}), frozenset()),
        "AG-10": (frozenset({2, 3, 4}), frozenset()),
        "AG-03": (frozenset(), frozenset({7})),
        "AG-13": (frozenset(), frozenset()),
    }


OKNA = [Okres(date(2019, 4, 1), date(2020, 10, 1)), Okres(date(2018, 7, 1), date(2019, 4, 1))]


@pytest.mark.parametrize(
    ("kod", "dowody", "dzien", "stan"),
    [
        ("AG-13", None, date(2020, 1, 1), "bez_miernika"),
        ("AG-02", Dowody(wpisy=1), date(2018, 1, 1), "z_dowodem"),
        ("AG-02", Dowody(), date(2018, 6, 30), "przyszle"),
        ("AG-02", Dowody(), date(2018, 7, 1), "bez_dowodu"),  # the first of its actions has begun
        ("AG-02", Dowody(), date(2021, 7, 1), "bez_dowodu"),  # and it stays a gap after the last
    ],
)
def test_stan_zadania(kod: str, dowody: Dowody | None, dzien: date, stan: str) -> None:
    assert stan_zadania(zadania()[kod], dowody, OKNA, dzien) == stan
