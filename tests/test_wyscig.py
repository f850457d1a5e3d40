"""Many writers at one moment: the quota is used up exactly, nobody meets an error of the database."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from biuro import baza
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, osoby
from biuro.utrzymanie.sprawdzenie import sprawdz_baze
from budzet.zapytania import limity, pulap
from harmonogram.bledy import BladDziedziny
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from tests.swiat import BIURO, sesja, sesje, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

PISZACY = 64


async def test_64_writers_on_the_last_free_hour() -> None:
    """19 h used; 64 coaches want an hour each for the same worker: one gets it, 63 the limit's sentence."""
    swiat = await zaloz_swiat()
    await sesje(swiat, date(2018, 7, 2), 19, minuty=60)
    coachowie = [
        (await osoby.dodaj_osobe(BIURO, "Coach", f"{nr}", ["coach"], None))[0] for nr in range(PISZACY)
    ]

    async def napisz(coach: int) -> str:
        try:
            await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 9, 3), minuty=60, osoba=coach))
        except BladDziedziny as odmowa:
            return f"{odmowa.kod}: {odmowa.komunikat[:5]}"
        return "zapisano"

    wyniki = Counter(await asyncio.gather(*(napisz(c) for c in coachowie)))
    assert wyniki == {"zapisano": 1, "wymaga_uzasadnienia: Limit": PISZACY - 1}
    wpisy = await zapytania.wpisy(FiltrWpisow(dla=swiat.anna, dzialanie=5))
    assert sum(w.minuty for w in wpisy) == 20 * 60


async def test_two_browsers_and_an_import_write_the_same_hours() -> None:
    """64 tasks over the same slots of two people: nothing overlaps, quota and ceiling are used up exactly."""
    swiat = await zaloz_swiat()
    await pulap.zapisz_pulap(date(2018, 7, 1), 12 * 60, "regulamin", None, BIURO.teraz)
    await limity.podnies(5, swiat.anna, None, 10 * 60, "aneks", None, BIURO.teraz)

    def wiersze(nr: int) -> list[DaneWpisu]:
        """Four hours a day, each person's in another order in every task."""
        dni = [date(2018, 7, 2 + (nr + i) % 4) for i in range(4)]
        pol = nr % 2 * 30
        kroki = [
            replace(sesja(swiat, dzien), od_min=od * 60 + pol, do_min=od * 60 + pol + 60)
            for dzien in dni
            for od in (8, 9, 10, 11)
        ]
        eksperta = [replace(k, osoba=swiat.ekspert, dla=None, dzialanie=1) for k in kroki]
        return [*kroki, *eksperta] if nr % 3 else [*eksperta, *kroki]

    async def przegladarka(nr: int) -> Counter[str]:
        return Counter([await jeden(dane) for dane in wiersze(nr)[:3]])

    async def jeden(dane: DaneWpisu) -> str:
        try:
            await godziny.dodaj_wpis(BIURO, dane)
        except BladDziedziny as odmowa:
            return odmowa.kod
        return "zapisano"

    async def plik(nr: int) -> Counter[str]:
        losy = await godziny.dodaj_poprawne(BIURO, wiersze(nr))
        return Counter(los.blad.kod if los.blad else "zapisano" if los.odpowiedz else "jest" for los in losy)

    wyniki = await asyncio.gather(*((plik if nr % 4 == 0 else przegladarka)(nr) for nr in range(PISZACY)))
    razem = sum(wyniki, Counter[str]())
    assert set(razem) <= {"zapisano", "jest", "nakladanie", "limit_przekroczony", "wymaga_uzasadnienia"}
    for osoba, godzin in ((swiat.coach, 10), (swiat.ekspert, 12)):
        wpisy = await zapytania.wpisy(FiltrWpisow(osoba=osoba))
        assert sum(w.minuty for w in wpisy) == godzin * 60
        assert all(w.do_min <= n.od_min for w, n in pairwise(sorted(wpisy, key=_kiedy)) if w.dzien == n.dzien)
    assert razem["zapisano"] == len(await zapytania.wpisy(FiltrWpisow()))
    assert await sprawdz_baze() == []


def _kiedy(wpis: WpisGodzin) -> tuple[date, int]:
    return wpis.dzien, wpis.od_min


async def test_moving_entries_between_workers_never_deadlocks_for_good() -> None:
    """Writers that touch two persons in opposite orders: every one ends with success or a sentence."""
    swiat = await zaloz_swiat()
    ids = await sesje(swiat, date(2018, 7, 2), 8)

    async def przenies(id_wpisu: int, nr: int) -> str:
        cel = swiat.beata if nr % 2 else swiat.anna
        try:
            await godziny.zmien_wpis(BIURO, id_wpisu, {"dla": cel})
        except BladDziedziny as odmowa:
            return odmowa.kod
        return "zmieniono"

    wyniki = await asyncio.gather(*(przenies(i, nr) for nr in range(4) for i in ids))
    assert set(wyniki) == {"zmieniono"}
    assert len(await zapytania.wpisy(FiltrWpisow(dzialanie=5))) == 8


class TestTransakcja:
    """A transaction never keeps a connection, whatever happens in it."""

    async def test_failed_commit_releases_the_connection(self) -> None:
        await zaloz_swiat()

        async def przerwij() -> None:
            async with baza.transakcja():
                raise ZeroDivisionError

        for _ in range(20):
            with pytest.raises(ZeroDivisionError):
                await przerwij()
        async with asyncio.timeout(5), baza.transakcja():
            pass

    async def test_cancelled_writers_leave_no_lock(self) -> None:
        swiat = await zaloz_swiat()
        await asyncio.gather(*(zapytania.wpisy(FiltrWpisow()) for _ in range(50)))  # all connections are open
        dni = [date(2018, 7, 2 + nr) for nr in range(20)]
        prace = [asyncio.create_task(godziny.dodaj_wpis(BIURO, sesja(swiat, d, minuty=30))) for d in dni]
        await asyncio.sleep(0.02)
        for praca in prace[::2]:
            praca.cancel()
        wyniki = await asyncio.gather(*prace, return_exceptions=True)
        assert not [w for w in wyniki if isinstance(w, Exception)]
        async with asyncio.timeout(5):
            await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 8, 1), minuty=30))

    async def test_nested_transaction_is_the_outer_one(self) -> None:
        swiat = await zaloz_swiat()

        async def zapisz_i_przerwij() -> None:
            async with baza.transakcja():
                await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 7, 2)))
                raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            await zapisz_i_przerwij()
        assert await zapytania.wpisy(FiltrWpisow()) == []
