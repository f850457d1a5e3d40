"""A report of a past quarter comes from the plan then in force and stays the same after an annex."""

import re
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook

from biuro.operacje import plan as operacje
from biuro.uprawnienia import SYSTEM, Kontekst
from budzet.plik_planu import plan_wbudowany
from harmonogram.kwartaly import Kwartal
from harmonogram.wersje_planu import Aneks
from tests import drzwi, swiat_stron
from tests.swiat_stron import wpisz, wydarzenie, zbuduj

pytestmark = pytest.mark.anyio

PLAN = plan_wbudowany()
OD, DO = Kwartal(2019, 4), Kwartal(2020, 2)
Z_DNIA = date(2019, 10, 1)
TERAZ = datetime(2019, 11, 15, 10, 0, tzinfo=UTC)

RAPORT = "/raporty/kwartalny.xlsx?okres=2019-K2"
LIMITY = "/raporty/limity.xlsx?okres=2019-K2"
WYKONANIE = "/api/wykonanie?ile=500"


async def swiat_z_dowodami() -> None:
    swiat = await zbuduj()
    await wpisz(swiat, "ekspert", 1, date(2018, 5, 4), 9, 12)
    await wpisz(swiat, "animator", 6, date(2019, 4, 2), 9, 17, jednostka="borowiany")
    await wpisz(swiat, "coach", 10, date(2019, 5, 6), 9, 11, dla="pracownik")
    await wydarzenie(swiat, "warsztat_wyjazdowy", 9, [date(2019, 5, 16), date(2019, 5, 17)], "borowiany")
    await wydarzenie(swiat, "warsztat_wyjazdowy", 9, [date(2019, 10, 3), date(2019, 10, 4)], "kalinowo")


async def aneks_przesuwa_9() -> None:
    """Action 9 moves to IV kwartał 2019 – II kwartał 2020, in force from 01.10.2019."""
    dzialania = tuple(replace(d, od=OD, do=DO) if d.nr == 9 else d for d in PLAN.dzialania)
    aneks = Aneks("1", "Warsztaty przesunięte na wniosek gmin", Z_DNIA, date(2019, 9, 12))
    k = Kontekst(SYSTEM, TERAZ, TERAZ.date())
    await operacje.wczytaj_wersje(k, replace(PLAN, dzialania=dzialania), aneks)


@pytest.fixture
async def pobierz(baza: Any) -> Any:
    await swiat_z_dowodami()
    naglowki = await drzwi.nowy_token(await drzwi.nowe_konto())
    async with drzwi.klient(teraz=TERAZ) as klient:

        async def plik(adres: str) -> httpx.Response:
            odpowiedz = await klient.get(adres, headers=naglowki)
            assert odpowiedz.status_code == 200, odpowiedz.text
            return odpowiedz

        yield plik


Pobierz = Callable[[str], Awaitable[httpx.Response]]


def komorki(skoroszyt: bytes) -> dict[tuple[str, str], Any]:
    """Every cell of every sheet, as Excel would show its value."""
    wb = load_workbook(BytesIO(skoroszyt))
    return {
        (arkusz.title, komorka.coordinate): komorka.value
        for arkusz in wb
        for wiersz in arkusz.iter_rows()
        for komorka in wiersz
        if komorka.value is not None
    }


def bez_chwili(dane: Any) -> str:
    """When the data were read is the one thing that may differ: the annex itself was written later."""
    return re.sub(r"dane\s+z\s+[\d.]+,\s*godz\.\s*[\d:]+", "", str(dane))


async def test_raport_za_ii_kwartal_2019_zostaje_co_do_liczby(pobierz: Pobierz) -> None:
    przed = {adres: komorki((await pobierz(adres)).content) for adres in (RAPORT, LIMITY)}
    await aneks_przesuwa_9()
    for adres, dawne in przed.items():
        po = komorki((await pobierz(adres)).content)
        assert {k: bez_chwili(w) for k, w in po.items()} == {k: bez_chwili(w) for k, w in dawne.items()}
        assert any("wersja\u00a01" in str(w) for w in po.values()), "the old version is cited"
        assert not any("aneks" in str(w) for w in po.values())


async def test_raport_za_iv_kwartal_2019_cytuje_aneks(pobierz: Pobierz) -> None:
    adres = RAPORT.replace("2019-K2", "2019-K4")
    przed = komorki((await pobierz(adres)).content)
    await aneks_przesuwa_9()
    po = komorki((await pobierz(adres)).content)
    assert any("aneks nr\u00a01 z 12.09.2019" in str(w) for w in po.values())
    assert przed != po


async def test_wykres_z_tamtego_dnia_zostaje_a_dzisiejszy_jest_nowy(pobierz: Pobierz) -> None:
    stary = (await pobierz("/gantt.svg?stan=2019-06-30")).text
    dzisiejszy = (await pobierz("/gantt.svg")).text
    await aneks_przesuwa_9()
    assert bez_chwili((await pobierz("/gantt.svg?stan=2019-06-30")).text) == bez_chwili(stary)
    assert "wersja 1" in stary.replace("\u00a0", " ")
    nowy = (await pobierz("/gantt.svg")).text
    assert bez_chwili(nowy) != bez_chwili(dzisiejszy)
    assert "wersja 2, aneks nr 1 z 12.09.2019" in nowy.replace("\u00a0", " ")


async def test_macierz_nowej_wersji_rozni_sie_tylko_tam_gdzie_powinna(pobierz: Pobierz) -> None:
    async def wiersze(adres: str) -> dict[tuple[int, str, str], dict[str, Any]]:
        pozycje = (await pobierz(adres)).json()["pozycje"]
        return {(w["dzialanie"], w["miara"], w["kwartal"]): w for w in pozycje}

    chwile = (WYKONANIE, f"{WYKONANIE}&stan=2019-09-30")
    przed = {adres: await wiersze(adres) for adres in chwile}
    await aneks_przesuwa_9()
    assert await wiersze(chwile[1]) == przed[chwile[1]], "a day before the annex: the old plan"
    po = await wiersze(chwile[0])
    rozne = {k for k in {*po, *przed[chwile[0]]} if po.get(k) != przed[chwile[0]].get(k)}
    assert {nr for nr, _, _ in rozne} == {9}
    assert {k for _, _, k in rozne} >= {"2019-K2", "2019-K3", "2019-K4", "2020-K1", "2020-K2"}
    zrobione = {k: w["wykonanie"] for k, w in przed[chwile[0]].items() if k[0] == 9 and w["wykonanie"]}
    assert {k: po[k]["wykonanie"] for k in zrobione} == zrobione, "evidence stays at its true dates"
    assert po[9, "warsztaty", "2019-K2"]["plan"] in (0, None)
    na_koniec = await wiersze(f"{WYKONANIE}&stan=2020-06-30")
    plany = [na_koniec[9, "warsztaty", k]["plan"] for k in ("2019-K4", "2020-K1", "2020-K2")]
    assert plany == [3, 3, 3], "three workshops of three units, one a quarter"


async def test_wiedza_sprzed_aneksu_nie_zna_go_takze_dzisiaj(pobierz: Pobierz) -> None:
    wiedza = f"{WYKONANIE}&wiedza=2019-11-14T12:00:00Z"
    przed = (await pobierz(wiedza)).json()
    await aneks_przesuwa_9()
    assert (await pobierz(wiedza)).json() == przed
    assert (await pobierz(WYKONANIE)).json() != przed


assert swiat_stron.TERAZ < TERAZ, "the annex is accepted after everything else is known"
