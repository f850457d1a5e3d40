"""The chart's page and its twin in words."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.swiat_stron import Przegladarka, Swiat, slowa, wpisz, zaloguj, zbuduj

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

Otworz = Callable[[str], Przegladarka]
PO_PROJEKCIE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    swiat = await zbuduj()
    await wpisz(swiat, "ekspert", 1, date(2018, 5, 4), 9, 12)
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 13), 9, 13)
    await wpisz(swiat, "animator", 6, date(2019, 4, 2), 9, 17, jednostka="borowiany")
    return swiat


@pytest.fixture
async def jako(swiat: Swiat, tmp_path: Path) -> AsyncIterator[Otworz]:
    otwarte: list[Przegladarka] = []

    def otworz(kto: str) -> Przegladarka:
        otwarte.append(Przegladarka(swiat, kto, tmp_path))
        return otwarte[-1]

    yield otworz
    for przegladarka in otwarte:
        await przegladarka.klient.aclose()


async def test_dwanascie_dzialan_w_slowach_i_w_tabeli(jako: Otworz) -> None:
    html = (await jako("koordynator").otworz("/harmonogram")).text
    strona = slowa(html)
    assert "12 działań, II kwartał 2018 – I kwartał 2021. Na ten dzień: 4 opóźnione" in strona
    assert html.count('class="gantt-tor"') == 12
    assert html.count('<th scope="row" class="nazwa">') == 13  # action 9 counts workshops and days
    assert "Eksperci ds. modelu , II kwartał 2018 – I kwartał 2021, wykonano 7 (godziny, bez liczb" in strona
    assert "Adnotacja do działania 7:" in strona
    assert "godziny, 3 jednostki 8 plan 180 odchylenie −172" in strona
    for plik in ("/gantt.pdf", "/gantt.png", "/gantt.svg", "/raporty/kwartalny.xlsx?okres=2019-K4"):
        assert f'href="{plik}"' in html


async def test_w_innym_dniu_jest_tyle_ile_bylo(jako: Otworz) -> None:
    ewelina = jako("animator")
    html = (await ewelina.otworz("/harmonogram?stan=2018-06-30")).text
    assert "Widok na dzień 30.06.2018. Wróć do dziś" in slowa(html)
    assert "wykonano 3 (godziny, bez liczb w planie)" in slowa(html)
    assert 'href="/dzialania/1?stan=2018-06-30"' in html
    assert 'href="/gantt.pdf?stan=2018-06-30"' in html
    assert "xlsx" not in html
    polski = await ewelina.otworz("/harmonogram?stan=30.06.2018")
    assert (polski.status_code, polski.headers["location"]) == (303, "/harmonogram?stan=2018-06-30")
    assert (await ewelina.otworz("/harmonogram?stan=wczoraj")).status_code == 400


async def test_po_projekcie_stoi_jego_ostatni_dzien(swiat: Swiat, tmp_path: Path) -> None:
    await zaloguj(swiat, "kontroler", PO_PROJEKCIE)
    przegladarka = Przegladarka(swiat, "kontroler", tmp_path, PO_PROJEKCIE)
    strona = await przegladarka.tekst("/harmonogram")
    await przegladarka.klient.aclose()
    assert "Projekt zakończony 31.03.2021. Strona pokazuje stan na ten dzień." in strona
    assert "Stan na dzień" in strona


async def test_jedna_jednostka_i_cudza_jednostka(jako: Otworz, swiat: Swiat) -> None:
    halina, numer = jako("koordynator"), swiat.jednostki["borowiany"]
    strona = await halina.tekst(f"/harmonogram?jednostka={numer}")
    assert "Harmonogram: gmina Borowiany" in strona
    assert "godziny, 1 jednostka 8 plan 60 odchylenie −52" in strona
    assert (await halina.otworz("/harmonogram?jednostka=99999")).status_code == 404
    assert (
        await jako("animator").otworz(f"/harmonogram?jednostka={swiat.jednostki['wrzosy']}")
    ).status_code == 404
    assert (await halina.otworz("/harmonogram?jednostka=x")).status_code == 400


async def test_bez_logowania_prowadzi_do_logowania(jako: Otworz) -> None:
    przegladarka = jako("koordynator")
    przegladarka.klient.cookies.clear()
    odpowiedz = await przegladarka.otworz("/harmonogram")
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, "/logowanie")


# --- one action ---------------------------------------------------------------------------------


async def test_dzialanie_mowi_ile_brakuje_i_jakie_tempo_jest_potrzebne(jako: Otworz) -> None:
    strona = await jako("koordynator").tekst("/dzialania/6")
    assert "6. Wsparcie animatora–moderatora" in strona
    assert "360 h na jednostkę, średnio 20 h miesięcznie." in strona
    assert "Odchylenie −440 h (−98 %) Wykonano 8 h, plan na ten dzień: 448 h." in strona
    assert (
        "Potrzebne tempo 101,8 h miesięcznie Było 1,1 miesięcznie. Do 30.09.2020 zostało 1 072 h." in strona
    )
    assert "Razem na 14.11.2019 448 h 8 h −440" in strona
    assert "I – III kwartał 2020 540 h" in strona
    najdalej = strona.index("gmina Kalinowo Górne"), strona.index("gmina Borowiany powiat")
    assert najdalej[0] < najdalej[1]
    assert "Do tego dnia nie ma wydarzeń." in strona


@pytest.mark.parametrize("nr", range(1, 13))
@pytest.mark.parametrize("stan", ["", "?stan=2018-04-01", "?stan=2021-03-31", "?stan=2100-12-31"])
async def test_kazde_dzialanie_otwiera_sie_kazdego_dnia(jako: Otworz, nr: int, stan: str) -> None:
    assert f"{nr}. " in await jako("kontroler").tekst(f"/dzialania/{nr}{stan}")


async def test_jednostki_widac_tylko_swoje(jako: Otworz) -> None:
    strona = await jako("animator").tekst("/dzialania/6")
    assert "gmina Borowiany powiat" in strona
    assert "gmina Kalinowo Górne" not in strona


async def test_nieznane_dzialanie_to_404_a_zly_dzien_400(jako: Otworz) -> None:
    halina = jako("koordynator")
    for sciezka in ("/dzialania/13", "/dzialania/0", "/dzialania/99999999999999999999", "/dzialania/x"):
        assert (await halina.otworz(sciezka)).status_code == 404
    assert (await halina.otworz("/dzialania/7?stan=31.02.2019")).status_code == 400


async def test_plan_wymienia_dzialania_cele_i_wersje(jako: Otworz) -> None:
    strona = await jako("czlonek").tekst("/plan")
    assert "12 działań, II kwartał 2018 – I kwartał 2021." in strona
    assert "45 h na osobę, średnio 3 h miesięcznie, po 2 osoby w jednostce" in strona
    assert "5–10 osób lub rodzin na jednostkę" in strona
    assert "wersja 1 zaakceptowana 01.04.2018 plan pierwotny" in strona
