"""Catalogues of tasks and topics."""

from collections import Counter

import pytest

from harmonogram.godziny import RODZAJE_WPISOW
from harmonogram.osoby import FUNKCJE
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zadania import slownik, tematy, tematy_rodzaju, zadania, zadania_funkcji, zadanie

ETAPY = {"zgloszony", "etap", "diagnoza", "kontrakt", "plan", "realizacja", "ewaluacja", "monitoring"}
DOBRE_DOWODY = {"W": set(RODZAJE_WPISOW), "Z": set(RODZAJE), "P": ETAPY}


def test_zadan_jest_52_jak_w_dokumencie() -> None:
    assert Counter(z.funkcja for z in zadania().values()) == {
        "doradca_rops": 7,
        "superwizor": 7,
        "animator_powiatu": 13,
        "animator_gminy": 15,
        "czlonek_pzk": 10,
    }
    assert {z.kod for z in zadania().values() if z.fakultatywne} == {"DR-06", "DR-07"}


def test_kody_sie_nie_powtarzaja_a_slowniki_sa_osobno() -> None:
    assert not set(zadania()) & set(slownik())
    assert {z.funkcja for z in slownik().values()} == {"ekspert", "coach"}


@pytest.mark.parametrize("z", [*zadania().values(), *slownik().values()], ids=lambda z: z.kod)
def test_zadanie_nazywa_tylko_to_co_istnieje(z: object) -> None:
    opisane = zadanie(z.kod)  # type: ignore[attr-defined]
    assert opisane is not None
    assert opisane.funkcja in FUNKCJE
    assert opisane.poziom in {"wojewódzki", "powiatowy", "gminny"}
    assert set(opisane.dzialania) <= set(range(1, 13))
    assert opisane.tekst.endswith(".")
    for dowod in opisane.dowody:
        rodzaj, _, kod = dowod.partition(":")
        assert rodzaj == "D" or kod in DOBRE_DOWODY[rodzaj]


def test_ag_13_nie_ma_miernika() -> None:
    assert zadania()["AG-13"].dowody == ()


def test_moderator_nazywa_zadania_obu_animatorow() -> None:
    funkcje = {z.funkcja for z in zadania_funkcji({"animator_moderator"})}
    assert funkcje == {"animator_powiatu", "animator_gminy"}
    assert zadania_funkcji({"pracownik_socjalny"}) == []


def test_tematy_dotycza_tylko_coachingu_i_superwizji() -> None:
    rodzaje = {r for t in tematy().values() for r in t.rodzaje}
    assert rodzaje == {
        "coaching_wzmacniajacy",
        "coaching_przypadkow",
        "superwizja_grupowa",
        "superwizja_indywidualna",
    }
    assert tematy_rodzaju("animator") == []
    assert zadanie("NIE-MA") is None
