"""Months of one invented person for the tests of printed cards: pure data, no storage."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from budzet.dane_druku import DaneDruku, Krok, Pula
from harmonogram.czas import miesiac
from harmonogram.dzialania import Projekt
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Osoba
from harmonogram.zaangazowania import Zaangazowanie

MAJ, PAZDZIERNIK, GRUDZIEN = date(2019, 5, 1), date(2019, 10, 1), date(2019, 12, 1)
CHWILA = datetime(2020, 1, 2, 7, 15, 3, tzinfo=UTC)
PROJEKT = Projekt(
    "Wspólnie w gminie",
    "Wspólnie w gminie – model kooperacji służb społecznych",
    "Regionalny Ośrodek Polityki Społecznej",
    (),
    "POWR.02.05.00-00-0000/18",
    "PZK",
    "gmina",
    "",
    miesiac(date(2018, 4, 1)),
    (),
)
ZLECENIE = Zaangazowanie(
    1, 1, "zlecenie", None, "ekspertka ds. modelu", "14/2018", date(2018, 1, 1), None, None, None, True
)
DZIELO = replace(ZLECENIE, id=2, forma="dzielo", stanowisko="autorka podręcznika", umowa="3/2019")
PRACA = replace(ZLECENIE, id=3, forma="umowa_o_prace", stanowisko="specjalistka", umowa=None)
KROKI = (
    Krok("zlozona", CHWILA, "Ewa Przykładowa"),
    Krok("zaakceptowana", CHWILA + timedelta(days=1), "Anna Wzór", "Jan Próbny"),
)
JEDNOSTKI = {1: "gmina Piątnica", 2: "gmina Grabowo nad Pisą"}


def wpisy(ile: int, od: date = GRUDZIEN, **pola: Any) -> tuple[WpisGodzin, ...]:
    """So many entries over the whole month, three lengths in turn; a callable field gets the number."""
    dni = miesiac(od).dni
    domyslne: dict[str, Any] = {"dla": None, "jednostka": None, "rodzaj": "ekspert", "dzialanie": 1, **pola}
    return tuple(
        WpisGodzin(
            id=i + 1,
            osoba=1,
            dzien=od + timedelta(days=i * dni // ile),
            od_min=480 + i % 3 * 150,
            do_min=540 + i % 3 * 165,
            **{n: w(i) if isinstance(w, Callable) else w for n, w in domyslne.items()},  # type: ignore[arg-type]
        )
        for i in range(ile)
    )


def dane(ile: int, od: date = GRUDZIEN, **zmiany: Any) -> DaneDruku:
    """The month of an expert with an accepted card."""
    return DaneDruku(
        **{
            "projekt": PROJEKT,
            "osoba": Osoba(1, "Ewa", "Przykładowa", frozenset({"ekspert"})),
            "miesiac": miesiac(od),
            "stan": miesiac(od).ostatni,
            "wiedza": CHWILA,
            "stan_karty": "zaakceptowana",
            "kroki": KROKI,
            "wpisy": wpisy(ile, od),
            "zaangazowania": (ZLECENIE,),
            **zmiany,
        }
    )


def coach(ile: int) -> DaneDruku:
    """Sessions with two workers; somebody else coached the first of them before."""
    swoje = wpisy(
        ile,
        rodzaj="coaching_wzmacniajacy",
        dzialanie=5,
        dla=lambda i: 10 + i % 2,
        jednostka=lambda i: 1 + i % 2,
        temat="cele",
    )
    [dawny] = wpisy(1, date(2019, 3, 1), rodzaj="coaching_wzmacniajacy", dzialanie=5, dla=10)
    dawny = replace(dawny, id=900, osoba=2)
    pule = {(5, kto): Pula(1200, 150, tuple(w for w in (*swoje, dawny) if w.dla == kto)) for kto in (10, 11)}
    osoby = {10: "Barbara Wąsik", 11: "Zdzisława Ćwiklińska-Nowakowska"}
    coachka = Osoba(1, "Ewa", "Przykładowa", frozenset({"coach"}))
    return dane(0, wpisy=swoje, osoba=coachka, osoby=osoby, jednostki=JEDNOSTKI, pule=pule)


def animator(ile: int, opis: str = "rozmowy z partnerami") -> DaneDruku:
    """Work in one unit of 20 h a month and 360 h altogether."""
    swoje = wpisy(ile, rodzaj="animator", dzialanie=6, jednostka=1, zadanie="AG-06", opis=opis)
    animatorka = Osoba(1, "Ewa", "Przykładowa", frozenset({"animator_gminy"}))
    pule = {(6, 1): Pula(21600, 1200, swoje)}
    return dane(0, wpisy=swoje, osoba=animatorka, jednostki=JEDNOSTKI, pule=pule)
