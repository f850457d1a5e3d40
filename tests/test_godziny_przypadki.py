"""What may be done to an entry and what is refused, as one table; every case on both engines.

The cases are those that users of time trackers trip over: zero duration, the future, overlap, a closed month
and its exception, an edit that does not touch the quota, an entry moved elsewhere, a quota already exceeded.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest

from biuro import baza
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, miesiace
from budzet.zapytania import limity, pulap
from harmonogram.bledy import BladDziedziny, Nakladanie
from harmonogram.zaangazowania import Zaangazowanie
from harmonogram.zapytania import zaangazowania
from tests.swiat import BIURO, DZIS, Swiat, sesja, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

MAJ, CZERWIEC = date(2019, 5, 6), date(2019, 6, 3)
UMOWA = Zaangazowanie(
    0, 0, "zlecenie", None, "ekspert", "7", date(2019, 6, 1), date(2019, 6, 30), None, None, True
)


@dataclass
class Scena:
    """The world of one case; `ids` are the entries made so far, in order."""

    s: Swiat
    ids: list[int]


Krok = Callable[[Scena], Awaitable[Any]]


def wpis(dzien: date = MAJ, od: int = 10, do: int = 12, **reszta: Any) -> Krok:
    """An expert's entry, by hours of the day."""

    async def krok(scena: Scena) -> None:
        dane = DaneWpisu(scena.s.ekspert, dzien, od * 60, do * 60, 1)
        scena.ids.append((await godziny.dodaj_wpis(BIURO, replace(dane, **reszta))).odpowiedz["id"])

    return krok


def coaching(dzien: date = MAJ, od: int = 10, minuty: int = 120, **reszta: Any) -> Krok:
    """A session of Anna's."""

    async def krok(scena: Scena) -> None:
        dane = sesja(scena.s, dzien, od, minuty, **reszta)
        scena.ids.append((await godziny.dodaj_wpis(BIURO, dane)).odpowiedz["id"])

    return krok


def zmiana(ktory: int = 0, powod: str | None = None, **zmiany: Any) -> Krok:
    return lambda scena: godziny.zmien_wpis(BIURO, scena.ids[ktory], zmiany, powod)


def usuniecie(powod: str | None = None) -> Krok:
    return lambda scena: godziny.usun_wpis(BIURO, scena.ids[0], powod)


def przywrocenie() -> Krok:
    return lambda scena: godziny.przywroc_wpis(BIURO, scena.ids[0])


def karta(*kroki: str) -> Krok:
    """Steps of the expert's card of May."""

    async def krok(scena: Scena) -> None:
        for nazwa in kroki:
            await miesiace.wykonaj_krok(BIURO, scena.s.ekspert, MAJ.replace(day=1), nazwa, "pomyłka")

    return krok


def limit_anny(minuty: int) -> Krok:
    """An annex set the quota of action 10, also below what was used."""
    return lambda scena: limity.podnies(10, scena.s.anna, None, minuty, "aneks", None, BIURO.teraz)


def gdzie_indziej(godzin: int, dzien: date = MAJ) -> Krok:
    return lambda scena: pulap.zapisz_inne(
        scena.s.ekspert, [dzien.replace(day=1)], godzin * 60, None, BIURO.teraz
    )


def pulap_od_maja(godzin: int) -> Krok:
    return lambda _: pulap.zapisz_pulap(MAJ.replace(day=1), godzin * 60, "regulamin", None, BIURO.teraz)


def umowa() -> Krok:
    """The expert's contract of June."""
    return lambda scena: zaangazowania.dopisz(replace(UMOWA, osoba=scena.s.ekspert), None, BIURO.teraz)


ZAMKNIETY = karta("zloz", "zaakceptuj", "zamknij")
OTWARTY_ZNOWU = karta("zloz", "zaakceptuj", "zamknij", "otworz")
PRZEKROCZONY = (coaching(), coaching(od=14), limit_anny(180))  # 4 h used of 3 h

OK = ""
PRZYPADKI: list[tuple[str, tuple[Krok, ...], Krok, str]] = [
    # name, what was before, the attempt, how it ends
    ("zero minut", (), wpis(od=10, do=10), "niepoprawne_pole do"),
    ("koniec przed początkiem", (), wpis(od=10, do=9), "niepoprawne_pole do"),
    ("doba", (), wpis(od=0, do=24), OK),
    ("jutro", (), wpis(DZIS + timedelta(days=1)), "przyszlosc dzien"),
    ("dziś", (), wpis(DZIS), OK),
    ("nakładanie", (wpis(),), wpis(od=11, do=13), "nakladanie od"),
    ("ten sam jeszcze raz", (wpis(),), wpis(), "nakladanie od"),
    ("stykają się", (wpis(),), wpis(od=12, do=13), OK),
    ("zmiana nie nakłada się na siebie", (wpis(),), zmiana(od_min=630), OK),
    ("przesunięcie na inny wpis", (wpis(), wpis(od=12, do=13)), zmiana(do_min=750), "nakladanie od"),
    ("zamknięty miesiąc", (ZAMKNIETY,), wpis(), "miesiac_zamkniety"),
    ("inny miesiąc niż zamknięty", (ZAMKNIETY,), wpis(CZERWIEC), OK),
    ("zmiana w zamkniętym", (wpis(), ZAMKNIETY), zmiana(do_min=700, powod="x"), "miesiac_zamkniety"),
    ("usunięcie w zamkniętym", (wpis(), ZAMKNIETY), usuniecie("x"), "miesiac_zamkniety"),
    ("wyjęcie z zamkniętego", (wpis(), ZAMKNIETY), zmiana(dzien=CZERWIEC), "miesiac_zamkniety"),
    ("wstawienie do zamkniętego", (wpis(CZERWIEC), ZAMKNIETY), zmiana(dzien=MAJ), "miesiac_zamkniety"),
    ("przywrócenie w zamkniętym", (wpis(), usuniecie(), ZAMKNIETY), przywrocenie(), "miesiac_zamkniety"),
    ("otwarty ponownie", (OTWARTY_ZNOWU,), wpis(), OK),
    ("zmiana w otwartym ponownie", (wpis(), OTWARTY_ZNOWU), zmiana(do_min=700), OK),
    ("po złożeniu bez powodu", (wpis(), karta("zloz")), zmiana(do_min=700), "niepoprawne_pole powod"),
    ("po złożeniu z powodem", (wpis(), karta("zloz")), zmiana(do_min=700, powod="pomyłka"), OK),
    ("zmiana obok pełnego limitu", PRZEKROCZONY, zmiana(temat="cele"), OK),
    ("przekroczony: mniej", PRZEKROCZONY, zmiana(do_min=710), OK),
    ("przekroczony: tyle samo innego dnia", PRZEKROCZONY, zmiana(dzien=CZERWIEC), OK),
    ("przekroczony: więcej", PRZEKROCZONY, zmiana(do_min=721), "limit_przekroczony"),
    ("przekroczony: nowy", PRZEKROCZONY, coaching(od=17, minuty=1), "limit_przekroczony"),
    ("do 110 %, bez uzasadnienia", (coaching(), limit_anny(180)), coaching(od=14, minuty=70),
     "wymaga_uzasadnienia uzasadnienie"),
    ("do 110 %, z uzasadnieniem", (coaching(), limit_anny(180)),
     coaching(od=14, minuty=70, uzasadnienie="kryzys w rodzinie"), OK),
    ("na inne działanie z pełnym limitem", (coaching(date(2019, 1, 7)), coaching(), limit_anny(180)),
     zmiana(dzialanie=10, dzien=CZERWIEC), "limit_przekroczony"),
    ("z pełnego limitu na inne działanie", PRZEKROCZONY, zmiana(dzialanie=5, dzien=date(2019, 1, 7)), OK),
    ("pułap: ostatnia godzina", (gdzie_indziej(274),), wpis(), OK),
    ("pułap: minuta za dużo", (gdzie_indziej(274),), wpis(do_min=721), "limit_przekroczony"),
    ("pułap: inny miesiąc", (gdzie_indziej(274),), wpis(CZERWIEC, od=8, do=20), OK),
    ("pułap: ustawienie", (pulap_od_maja(2),), wpis(CZERWIEC, do=13), "limit_przekroczony"),
    ("pułap: przed ustawieniem", (pulap_od_maja(2),), wpis(date(2019, 4, 30), do=13), OK),
    ("pułap: nie rośnie", (wpis(), gdzie_indziej(276)), zmiana(dzien=MAJ + timedelta(days=1)), OK),
    ("pułap: rośnie", (wpis(), gdzie_indziej(276)), zmiana(do_min=721), "limit_przekroczony"),
    ("pułap: do pełnego miesiąca", (wpis(), gdzie_indziej(276, CZERWIEC)), zmiana(dzien=CZERWIEC),
     "limit_przekroczony"),
    ("pułap: z pełnego miesiąca", (wpis(), gdzie_indziej(276)), zmiana(dzien=CZERWIEC), OK),
    ("umowa: poza nią", (umowa(),), wpis(), "poza_oknem dzien"),
    ("umowa: w niej", (umowa(),), wpis(CZERWIEC), OK),
    ("umowa: zmiana wypada z niej", (wpis(CZERWIEC), umowa()), zmiana(dzien=MAJ), "poza_oknem dzien"),
    ("cofnięcie usunięcia", (wpis(), usuniecie()), przywrocenie(), OK),
    ("cofnięcie, gdy miejsce zajęte", (wpis(), usuniecie(), wpis(od=9, do=11)), przywrocenie(),
     "nakladanie od"),
    ("cofnięcie tego, co jest", (wpis(),), przywrocenie(), "zly_stan"),
    ("pole przed stanem świata", PRZEKROCZONY, coaching(od=10, minuty=2000), "niepoprawne_pole do"),
]  # fmt: skip


class Koniec(Exception):
    """Takes everything back that a case has written."""


async def przebieg(swiat: Swiat, przed: tuple[Krok, ...], proba: Krok) -> str:
    """Code and field of the refusal, "" when the attempt was stored; afterwards nothing is left of it."""
    wynik = "?"
    try:
        async with baza.transakcja():
            scena = Scena(swiat, [])
            for krok in przed:
                await krok(scena)
            try:
                await proba(scena)
                wynik = OK
            except BladDziedziny as odmowa:
                wynik = f"{odmowa.kod} {odmowa.pole or ''}".strip()
                if isinstance(odmowa, Nakladanie) and odmowa.wpis not in scena.ids:
                    wynik += ", nie wiadomo z czym"
            raise Koniec
    except Koniec:
        return wynik


async def test_table_of_cases() -> None:
    swiat = await zaloz_swiat()
    wyniki = {nazwa: await przebieg(swiat, przed, proba) for nazwa, przed, proba, _ in PRZYPADKI}
    assert wyniki == {nazwa: wynik for nazwa, _, _, wynik in PRZYPADKI}
    assert len(wyniki) == len(PRZYPADKI)
