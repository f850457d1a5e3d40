"""The chart's page and its twin in words."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from biuro.operacje.plan import wczytaj_wersje
from budzet.plik_planu import plan_wbudowany
from harmonogram.kwartaly import Kwartal
from harmonogram.wersje_planu import Aneks
from tests.swiat_stron import Otworz, Przegladarka, Swiat, kontekst, slowa, wpisz, zaloguj, zbuduj

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

PO_PROJEKCIE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    swiat = await zbuduj()
    await wpisz(swiat, "ekspert", 1, date(2018, 5, 4), 9, 12)
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 13), 9, 13)
    await wpisz(swiat, "animator", 6, date(2019, 4, 2), 9, 17, jednostka="borowiany")
    return swiat


async def test_dwanascie_dzialan_w_slowach_i_w_tabeli(jako: Otworz) -> None:
    html = (await jako("koordynator").otworz("/harmonogram")).text
    strona = slowa(html)
    assert "12 działań, II kwartał 2018 – I kwartał 2021. Na ten dzień: 4 opóźnione" in strona
    assert html.count('class="gantt-tor"') == 12
    assert html.count('<th scope="row" class="nazwa">') == 13  # action 9 counts workshops and days
    assert "II kwartał 2018 – I kwartał 2021, wykonano 7 (godziny, bez liczb w planie)" in strona
    assert "Adnotacja do działania 7:" in strona
    assert "godziny, 3 jednostki 8 plan 180 odchylenie −172" in strona
    pliki = ("/gantt.pdf", "/gantt.pdf?papier=A3", "/gantt.png?dpi=300", "/gantt.png?papier=A3&amp;dpi=300")
    for plik in (*pliki, "/gantt.svg", "/raporty/kwartalny.xlsx?okres=2019-K4"):
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


# --- the matrix ---------------------------------------------------------------------------------


async def test_tabela_mowi_etapy_adnotacje_i_cel_skorygowany(jako: Otworz) -> None:
    """The unit of the powiat wrzosowski joined on 01.04.2019: no coaching of action 5 is left for it."""
    html = (await jako("koordynator").otworz("/harmonogram")).text
    tabela = slowa(html[html.index('<table class="tabela karty macierz">') :])
    assert "Działanie i miara Etap I: opracowanie modelu Etap II: pilotaż Etap III : rekomendacje" in tabela
    assert "Razem na dzień Cały plan 2018 2019 2020 2021 II III IV" in tabela
    assert "Adnotacja do działania 7: Partnerstwo zawiązuje ośrodek" in tabela
    assert tabela.index("7. Prace zespołów") < tabela.index("Adnotacja do") < tabela.index("8. Testowanie")
    assert "0 plan 45 skorygowany (30) odchylenie −45" in tabela
    assert html.count('tabindex="0" role="region" aria-label="Tabela przewijana w poziomie"') == 1


async def test_narastajaco_jest_odnosnikiem_i_sumuje_od_poczatku(jako: Otworz) -> None:
    halina = jako("koordynator")
    html = (await halina.otworz("/harmonogram?stan=2019-11-14")).text
    odnosnik = "/harmonogram?widok=narastajaco&amp;stan=2019-11-14#tabela"
    assert f'<a href="{odnosnik}">Narastająco</a>' in html
    html = (await halina.otworz(odnosnik.replace("&amp;", "&"))).text
    strona = slowa(html)
    assert "Tabela: plan i wykonanie narastająco" in strona
    assert 'aria-current="true">Narastająco</a>' in html
    assert "8 plan 180 odchylenie −172 8 plan 360 odchylenie −352 8 plan 448 odchylenie −440" in strona
    assert '<input type="hidden" name="widok" value="narastajaco">' in html
    assert (await halina.otworz("/harmonogram?widok=tabela")).status_code == 400


@pytest.mark.parametrize(
    ("zapytanie", "zdanie", "dzialan"),
    [
        (
            "powiat=jodłowski",
            "12 działań, II kwartał 2018 – I kwartał 2021, powiat jodłowski, 2 jednostki.",
            12,
        ),
        ("wojewodztwo=24", "województwo śląskie, 3 jednostki. Na ten dzień:", 12),
        ("wojewodztwo=śląskie&powiat=wrzosowski", "powiat wrzosowski, 1 jednostka. Na ten dzień:", 12),
        ("faza=I", "Etap I (opracowanie modelu), 5 działań, II kwartał 2018 – I kwartał 2019.", 5),
        ("faza=III", "Etap III (rekomendacje), 3 działania, IV kwartał 2020 – I kwartał 2021.", 3),
        (
            "faza=II&powiat=jodłowski",
            "Etap II (pilotaż), 6 działań, II kwartał 2019 – III kwartał 2020, powiat",
            6,
        ),
    ],
)
async def test_zawezenia_stoja_w_zdaniu_w_wykresie_i_w_plikach(
    jako: Otworz, zapytanie: str, zdanie: str, dzialan: int
) -> None:
    html = (await jako("koordynator").otworz(f"/harmonogram?{zapytanie}")).text
    assert zdanie in slowa(html)
    assert html.count('class="gantt-tor"') == dzialan
    nazwa, _, wartosc = zapytanie.partition("&")[0].partition("=")
    pliki = re.findall(r'href="(/gantt\.[^"]+)"', html)
    assert len(pliki) == 6
    assert all(f"{nazwa}={quote(wartosc)}" in plik for plik in pliki)
    if nazwa != "faza":
        assert all(
            f"{nazwa}={quote(wartosc)}" in k for k in re.findall(r'href="(/harmonogram/komorka[^"]+)"', html)
        )


async def test_etap_pokazuje_swoje_kwartaly_a_suma_sklada_sie_z_nich(jako: Otworz) -> None:
    html = (await jako("koordynator").otworz("/harmonogram?faza=I")).text
    tabela = slowa(html[html.index('<table class="tabela karty macierz">') :])
    assert "Razem w etapie I Cały plan 2018 2019 II III IV I 1. Eksperci" in tabela
    assert "godziny, bez liczb w planie 3 plan – 0 plan – 0 plan – 0 plan – 3 plan – –" in tabela
    assert "do=2019-K1" in html
    assert "6. Animator" not in tabela


async def test_zly_filtr_mowi_co_jest_do_wyboru(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    for zapytanie, status, zdanie in (
        ("faza=IV", 404, "I, II i III"),
        ("powiat=kosmiczny", 404, "Żadna jednostka projektu nie leży tam"),
        ("wojewodztwo=99", 404, "Nie ma województwa"),
        ("wersja=9", 404, "wersji 9 planu"),
        ("porownaj=1", 422, "nie jest wcześniejsza"),
        (f"jednostka={swiat.jednostki['wrzosy']}&powiat=jodłowski", 404, "leży gdzie indziej"),
    ):
        odpowiedz = await halina.otworz(f"/harmonogram?{zapytanie}")
        assert (odpowiedz.status_code, zdanie in slowa(odpowiedz.text)) == (status, True), zapytanie


async def test_inna_wersja_planu_jest_nazwana(jako: Otworz) -> None:
    """An annex moves action 9; the matrix of the day is judged by it, `?wersja=1` by the plan before."""
    stary = plan_wbudowany()
    dzialania = tuple(
        replace(d, od=Kwartal(2019, 3), do=Kwartal(2020, 1)) if d.nr == 9 else d for d in stary.dzialania
    )
    aneks = Aneks("2", "Warsztaty później", date(2019, 10, 1), date(2019, 9, 12))
    await wczytaj_wersje(kontekst(), replace(stary, dzialania=dzialania), aneks)
    halina = jako("koordynator")
    nowa, dawna = [
        await halina.tekst(f"/harmonogram?{z}") for z in ("stan=2019-11-14", "stan=2019-11-14&wersja=1")
    ]
    assert "Plan: wersja 2, aneks nr 2 z 12.09.2019." in nowa
    assert "Porównaj na wykresie" in nowa
    assert "Plan: wersja 1 z 01.04.2018. W mocy na ten dzień jest wersja 2, aneks nr 2" in dawna
    assert "warsztaty, 3 jednostki 0 plan 3 odchylenie −3" in dawna
    assert "Wróć do planu w mocy" not in nowa
    assert "W mocy na ten dzień" not in await halina.tekst("/harmonogram?stan=2019-06-30&wersja=1")
    html = (await halina.otworz("/harmonogram?porownaj=1")).text
    assert "w wersji 1: II – IV kwartał 2019" in slowa(html)
    assert "porownaj=1" in html
    komorka = "/harmonogram/komorka?dzialanie=9&kwartal=2019-K2"
    assert "w planie 3: odchylenie −3." in await halina.tekst(f"{komorka}&wersja=1")
    assert (await halina.otworz(komorka)).status_code == 404


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
    assert "Plan: wersja 1 z 01.04.2018." in strona
