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


def test_kody_stoja_w_kolejnosci_dokumentu() -> None:
    dwucyfrowe = {"DR": 7, "SW": 3, "AP": 13, "AG": 15, "PZK": 10}
    kody = [f"{przedrostek}-{nr:02d}" for przedrostek, ile in dwucyfrowe.items() for nr in range(1, ile + 1)]
    po_sw_02 = kody.index("SW-02") + 1
    kody[po_sw_02:po_sw_02] = ["SW-02a", "SW-02b", "SW-02c", "SW-02d"]
    assert list(zadania()) == kody
    assert len(kody) == 52


# The column „Dowód” of the document, line by line; its stars and dots are written out.
ANIMATOR, SUPERWIZJA, ROPS = "W:animator", "W:superwizja_grupowa", "W:doradca_rops"
Z_DOKUMENTU = {
    "DR-01": f"{ROPS} Z:spotkanie_informacyjne Z:konferencja_regionalna Z:konferencja_makroregionalna"
    " Z:spotkanie_edukacyjne",
    "DR-02": f"{ROPS} D:publikacja",
    "DR-03": f"{ROPS} D:baza_kontaktowa",
    "DR-04": f"{ROPS} D:zgloszenie_wsparcia",
    "DR-05": f"{ROPS} Z:konsultacja",
    "DR-06": "D:lista_uslug",
    "DR-07": "Z:spotkanie_wzk D:zgloszenie_do_strategii",
    "SW-01": f"{SUPERWIZJA} D:diagnoza_potrzeb",
    "SW-02": f"{SUPERWIZJA} D:lista_obecnosci D:kontrakt",
    **dict.fromkeys(("SW-02a", "SW-02b", "SW-02c", "SW-02d"), SUPERWIZJA),
    "SW-03": "W:superwizja_indywidualna",
    "AP-01": f"{ANIMATOR} D:zgloszenie_zakresu",
    "AP-02": f"{ANIMATOR} Z:spotkanie_pzk D:sklad_pzk",
    "AP-03": f"{ANIMATOR} D:baza_kontaktowa",
    "AP-04": "D:sklad_pzk",
    "AP-05": ANIMATOR,
    "AP-06": "P:zgloszony",
    "AP-07": f"{ANIMATOR} P:etap",
    "AP-08": ANIMATOR,
    "AP-09": "D:zgloszenie_wsparcia Z:szkolenie",
    "AP-10": f"D:protokol D:harmonogram_spotkan D:baza_kontaktowa {ANIMATOR}",
    "AP-11": f"D:lista_uslug {ANIMATOR}",
    "AP-12": "Z:spotkanie_animatorow Z:warsztat_wyjazdowy",
    "AP-13": f"{ANIMATOR} Z:spotkanie_informacyjne",
    "AG-01": "D:sklad_pzk D:zaproszenie",
    "AG-02": f"{ANIMATOR} Z:spotkanie_pzk",
    "AG-03": "P:zgloszony",
    "AG-04": f"{ANIMATOR} P:etap",
    "AG-05": "P:diagnoza P:kontrakt P:plan",
    "AG-06": f"Z:warsztat_rodzinny {ANIMATOR}",
    "AG-07": ANIMATOR,
    "AG-08": ANIMATOR,
    "AG-09": "D:lista_uslug",
    "AG-10": f"{ANIMATOR} Z:spotkanie_pzk",
    "AG-11": "P:monitoring",
    "AG-12": "P:ewaluacja",
    "AG-13": "",
    "AG-14": "Z:spotkanie_animatorow Z:warsztat_wyjazdowy",
    "AG-15": f"{ANIMATOR} Z:spotkanie_informacyjne",
    "PZK-01": "Z:spotkanie_pzk D:protokol",
    "PZK-02": "P:zgloszony",
    "PZK-03": "P:etap",
    "PZK-04": "Z:warsztat_rodzinny",
    "PZK-05": "D:lista_uslug",
    "PZK-06": "D:protokol",
    "PZK-07": "P:monitoring",
    "PZK-08": "Z:spotkanie_pzk",
    "PZK-09": "Z:szkolenie_wewnetrzne",
    "PZK-10": "Z:spotkanie_informacyjne D:publikacja",
}
DZIALANIA_Z_DOKUMENTU = (
    "3,11,12 1,12 7 5,9,10 4,7 - 1,7 - - - - 7 8 - 6,7 6,7 6 7 6 8 8 6 4,9 7 6,8 6,9 12"
    " 7 6,7 8 8 8 8 8 6 8 7 8 8 7 6,9 12 7 8 8 8 8 7,8 8 7,8 4,7 12"
)


def test_dowody_sa_te_z_dokumentu() -> None:
    assert {k: set(z.dowody) for k, z in zadania().items()} == {
        k: set(dowody.split()) for k, dowody in Z_DOKUMENTU.items()
    }


def test_dzialania_sa_te_z_dokumentu() -> None:
    czytane = [",".join(map(str, sorted(z.dzialania))) or "-" for z in zadania().values()]
    assert " ".join(czytane) == DZIALANIA_Z_DOKUMENTU


def test_poziomy_sa_te_z_dokumentu() -> None:
    poziomy = {z.funkcja: set() for z in zadania().values()}  # type: dict[str, set[str]]
    for z in zadania().values():
        poziomy[z.funkcja].add(z.poziom)
    assert poziomy == {
        "doradca_rops": {"wojewódzki"},
        "superwizor": {"wojewódzki"},
        "animator_powiatu": {"powiatowy"},
        "animator_gminy": {"gminny"},
        "czlonek_pzk": {"gminny"},
    }


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


def test_tylko_ag_13_nie_ma_miernika() -> None:
    assert [z.kod for z in zadania().values() if not z.ma_miernik] == ["AG-13"]


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
