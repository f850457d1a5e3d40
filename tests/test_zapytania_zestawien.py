"""Grouped sums of the pages, on both engines, and a page of every kind on PostgreSQL."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from biuro.baza import Silnik
from budzet.zapytania import limity
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.jednostki import podsumowania_jednostek
from harmonogram.czas import Okres
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.zestawienia import PrzebiegWydarzen
from tests.swiat_stron import (
    LISTOPAD,
    PAZDZIERNIK,
    TERAZ,
    Przegladarka,
    Swiat,
    wpisz,
    wydarzenie,
    zbuduj,
)

ROK = Okres(date(2019, 1, 1), date(2020, 1, 1))
STAN = Zakres(date(2019, 11, 14))


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    swiat = await zbuduj()
    await wpisz(swiat, "coach", 10, date(2019, 10, 1), 9, 12, dla="pracownik")
    await wpisz(swiat, "coach", 10, date(2019, 11, 5), 9, 11, dla="pracownik")
    await wpisz(swiat, "coach", 10, date(2019, 11, 6), 9, 10, dla="zenon")
    await wpisz(swiat, "animator", 6, date(2019, 11, 6), 9, 13, jednostka="borowiany")
    await wydarzenie(
        swiat, "warsztat_wyjazdowy", 9, [date(2019, 11, 5), date(2019, 11, 6)], "borowiany", "wrzosy"
    )
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 7)], "borowiany", odbyte=False)
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 12, 12)], "borowiany", odbyte=False)
    return swiat


async def test_minuty_wykonawcow_miesiacami(swiat: Swiat) -> None:
    coach, animator = swiat.osoby["coach"], swiat.osoby["animator"]
    wszystkie = {(coach, PAZDZIERNIK): 180, (coach, LISTOPAD): 180, (animator, LISTOPAD): 240}
    assert await zestawienia.minuty_wykonawcow(ROK) == wszystkie
    assert await zestawienia.minuty_wykonawcow(ROK, [animator]) == {(animator, LISTOPAD): 240}
    assert await zestawienia.minuty_wykonawcow(Okres(ROK.od, LISTOPAD)) == {(coach, PAZDZIERNIK): 180}
    assert await zestawienia.minuty_wykonawcow(ROK, []) == {}


async def test_minuty_limitu_miesiacami(swiat: Swiat) -> None:
    cel = next(c for c in (await plan_w_mocy()).cele if c.dzialanie == 10)
    beata = swiat.osoby["pracownik"]
    minuty = await zestawienia.minuty_limitu(limity.kolumna(cel), limity.warunek(cel), ROK, [beata])
    assert minuty == {(beata, PAZDZIERNIK): 180, (beata, LISTOPAD): 120}
    kolumna, warunek, przedtem = limity.kolumna(cel), limity.warunek(cel), TERAZ - timedelta(seconds=1)
    assert await zestawienia.minuty_limitu(kolumna, warunek, ROK, [beata], przedtem) == {}
    assert await zestawienia.minuty_limitu(kolumna, warunek, ROK, [beata], TERAZ) == minuty
    assert await zestawienia.minuty_wykonawcow(ROK, wiedza=przedtem) == {}


async def test_cele_jednostek_maja_tyle_ile_projekt(swiat: Swiat) -> None:
    jednostki = swiat.jednostki.values()
    po_jednostce = await podsumowania_jednostek(await plan_w_mocy(), STAN, jednostki)
    wykonane = {
        (nazwa, p.dzialanie, p.miara): p.wykonanie
        for nazwa, numer in swiat.jednostki.items()
        for p in po_jednostce[numer]
        if p.wykonanie
    }
    assert wykonane == {
        ("borowiany", 6, "godziny"): 240,
        ("borowiany", 9, "warsztaty"): 1,
        ("borowiany", 9, "dni"): 2,
        ("borowiany", 10, "godziny"): 300,
        ("kalinowo", 10, "godziny"): 60,
        ("wrzosy", 9, "warsztaty"): 1,
        ("wrzosy", 9, "dni"): 2,
    }


async def test_przebieg_wydarzen_i_czy_cokolwiek_jest(swiat: Swiat) -> None:
    assert await zestawienia.przebieg_wydarzen(Okres(LISTOPAD, date(2019, 12, 1))) == PrzebiegWydarzen(
        1, 1, 1
    )
    assert await zestawienia.przebieg_wydarzen(Okres(PAZDZIERNIK, LISTOPAD)) == PrzebiegWydarzen(0, 0, 0)
    assert await zestawienia.sa_wpisy()
    assert await zestawienia.sa_wydarzenia()


async def test_na_pustej_bazie_nie_ma_niczego(baza: Any) -> None:
    assert not await zestawienia.sa_wpisy()
    assert not await zestawienia.sa_wydarzenia()
    assert await zestawienia.minuty_wykonawcow(ROK) == {}


async def test_strony_otwieraja_sie_na_obu_silnikach(swiat: Swiat, tmp_path: Path) -> None:
    beata = swiat.osoby["pracownik"]
    adresy = {
        "koordynator": [
            *("/", "/harmonogram", "/dzialania/9", "/plan", "/limity", "/godziny", "/godziny?osoba=2"),
            *("/godziny/1", f"/godziny/wpisy?dla={beata}"),
            f"/limity/podniesienie?dzialanie=10&dla={beata}",
        ],
        "coach": ["/", "/godziny"],
        "animator": ["/", "/godziny"],
        "ekspert": ["/"],
        "czlonek": ["/"],
    }
    for kto, lista in adresy.items():
        przegladarka = Przegladarka(swiat, kto, tmp_path)
        for adres in lista:
            assert (await przegladarka.otworz(adres)).status_code == 200, (kto, adres)
        ogromna = await przegladarka.wyslij("/godziny", {"osoba": "9" * 30, "od": "9", "do": "10"})
        assert ogromna.status_code in (403, 404)
        await przegladarka.klient.aclose()
