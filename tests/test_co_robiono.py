"""The joint list „Co”: what was used lately, what else may be chosen, in which words."""

from collections.abc import Collection
from datetime import date
from typing import Any

import pytest

from biuro.formularze.godziny import pola_co, wiersze_z_tekstu
from biuro.widoki import co_robiono
from biuro.widoki.co_robiono import Co
from biuro.widoki.formularz_wpisu import Mozliwosci
from harmonogram.bledy import NiepoprawnePole
from harmonogram.godziny import WpisGodzin

N = "\u00a0"
PUSTE = Mozliwosci(
    [], [], [], [], [], [], opis=True, poza=False, jednostka_wymagana=False, uzasadnienie=False
)
ANIMATOR, EKSPERT, COACH, DORADCA = {"animator_gminy"}, {"ekspert"}, {"coach"}, {"ekspert", "doradca_rops"}


def mozliwosci(**pola: Any) -> Mozliwosci:
    return Mozliwosci(**{**PUSTE.__dict__, **pola})


DLA_ANIMATORA = mozliwosci(
    dzialania=[(6, "6. Wsparcie animatora")],
    jednostki=[(1, "gmina Borowiany")],
    zadania=[("AG-01", "AG-01 Zaproszenia do zespołu"), ("AG-02", "AG-02 Koordynacja PZK")],
)
DLA_COACHA = mozliwosci(
    dzialania=[(10, "10. Coaching")], dla=[(4, "Beata Ćwikła, zostało 26 h"), (5, "Łukasz Żak")], opis=False
)
DLA_DORADCY = mozliwosci(dzialania=[(1, "1. Zespół"), (2, "2. Badanie")], poza=True)


def wpis(rodzaj: str, dzialanie: int | None, **reszta: Any) -> WpisGodzin:
    pola: dict[str, Any] = {"dla": None, "jednostka": None, **reszta}
    return WpisGodzin(
        1, 9, rodzaj=rodzaj, dzialanie=dzialanie, dzien=date(2019, 11, 5), od_min=0, do_min=60, **pola
    )


def napisy(m: Mozliwosci, funkcje: Collection[str], *ostatnie: WpisGodzin) -> dict[str, list[str]]:
    return {grupa: [napis for _, napis in wybory] for grupa, wybory in co_robiono.lista(m, funkcje, ostatnie)}


def test_uzywane_stoja_pierwsze_najczestsze_na_gorze_reszta_pod_nimi() -> None:
    ag1 = wpis("animator", 6, jednostka=1, zadanie="AG-01")
    ag2 = wpis("animator", 6, jednostka=1, zadanie="AG-02")
    bez = wpis("animator", 6, jednostka=1)
    assert napisy(DLA_ANIMATORA, ANIMATOR, bez, ag2, ag2) == {
        "Ostatnio używane": [f"AG-02 Koordynacja PZK (działanie{N}6)", "6. Wsparcie animatora"],
        "Pozostałe": [f"AG-01 Zaproszenia do zespołu (działanie{N}6)"],
    }
    assert co_robiono.ostatni(co_robiono.lista(DLA_ANIMATORA, ANIMATOR, [ag1, ag2]), [ag1, ag2]) == (
        "dzialanie=6&rodzaj=animator&jednostka=1&zadanie=AG-01"
    )


def test_czego_juz_nie_mozna_nie_ma_na_liscie() -> None:
    stare = [
        wpis("animator", 6, jednostka=2, zadanie="AG-01"),
        wpis("animator", 12, jednostka=1),
        wpis("ekspert", 1),
    ]
    assert list(napisy(DLA_ANIMATORA, ANIMATOR, *stare)) == ["Pozostałe"]


def test_coach_wybiera_osobe_a_jednostka_z_niej_wynika() -> None:
    sesja = wpis("coaching_przypadkow", 10, dla=5, jednostka=1, zadanie="CO-01")
    assert napisy(DLA_COACHA, COACH, wpis("coaching_przypadkow", 10, dla=5, jednostka=1)) == {
        "Ostatnio używane": [f"Łukasz Żak (działanie{N}10)"],
        "Pozostałe": [f"Beata Ćwikła, zostało 26 h (działanie{N}10)"],
    }
    assert co_robiono.z_wpisu(sesja) == Co(10, "coaching_przypadkow", 5, None, "CO-01")


def test_inny_rodzaj_na_tym_samym_dzialaniu_jest_nazwany() -> None:
    assert napisy(DLA_DORADCY, DORADCA, wpis("doradca_rops", 1)) == {
        "Ostatnio używane": ["1. Zespół, praca doradcy ROPS"],
        "Pozostałe": ["1. Zespół", "2. Badanie", "praca doradcy ROPS"],
    }


def test_bez_jednej_jednostki_nie_ma_z_czego_zlozyc_listy() -> None:
    dwie = mozliwosci(**{**DLA_ANIMATORA.__dict__, "jednostki": [(1, "Borowiany"), (2, "Wrzosy")]})
    assert napisy(dwie, ANIMATOR) == {}
    assert napisy(dwie, ANIMATOR, wpis("animator", 6, jednostka=2, zadanie="AG-01")) == {
        "Ostatnio używane": [f"AG-01 Zaproszenia do zespołu, Wrzosy (działanie{N}6)"]
    }


def test_kod_wyboru_czyta_sie_z_powrotem() -> None:
    pelny = Co(6, "animator", 4, 1, "AG-02")
    assert pola_co(pelny.kod) == {
        "dzialanie": "6", "rodzaj": "animator", "dla": "4", "jednostka": "1", "zadanie": "AG-02",
    }  # fmt: skip
    assert pola_co("") == {}
    for obcy in ("osoba=1", "dzialanie=6&wersja=2", "byle co", ["a", "b"]):
        with pytest.raises(NiepoprawnePole):
            pola_co(obcy)


@pytest.mark.parametrize(
    ("linia", "pola"),
    [
        ("5 9-11", {"kiedy": "5 9-11"}),
        (" 5 9-11 ; narada ", {"kiedy": "5 9-11", "opis": "narada"}),
        ("5 9-11;", {"kiedy": "5 9-11"}),
        ("5 9-11\tnarada; druga część", {"kiedy": "5 9-11", "opis": "narada; druga część"}),
        ("05.05.2019\t9:00\t11:00\tnarada", {"kiedy": "05.05.2019 9:00-11:00", "opis": "narada"}),
        ("2019-05-05;09:00:00;11:00:00", {"kiedy": "2019-05-05 09:00:00-11:00:00"}),
    ],
)
def test_wiersz_z_pola_albo_z_arkusza(linia: str, pola: dict[str, str]) -> None:
    assert [w.pola for w in wiersze_z_tekstu(f"\n{linia}\n ; \n")] == [pola]
