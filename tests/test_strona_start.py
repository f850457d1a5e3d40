"""The first screen of every role answers its one question."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from biuro.operacje.plan import wczytaj_pierwszy_plan
from budzet.plik_planu import plan_wbudowany
from tests.swiat_stron import (
    BEZ_OSOBY,
    LUDZIE,
    PAZDZIERNIK,
    Otworz,
    Przegladarka,
    Swiat,
    karta,
    kontekst,
    wpisz,
    wydarzenie,
    zaloguj,
)

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

KONTA = [*(kto for kto, opis in LUDZIE.items() if opis[0]), *BEZ_OSOBY]
PO_PROJEKCIE = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize("kto", KONTA)
async def test_kazda_rola_ma_ekran_takze_bez_danych_i_kazdego_dnia(jako: Otworz, kto: str) -> None:
    przegladarka = jako(kto)
    for stan in ("", "?stan=2018-04-01", "?stan=2021-03-31", "?stan=2100-12-31", "?stan=1900-01-01"):
        assert "Wyloguj" in await przegladarka.tekst(f"/{stan}")
    polski = await przegladarka.otworz("/?stan=1.10.2019")
    assert (polski.status_code, polski.headers["location"]) == (303, "/?stan=2019-10-01")
    assert (await przegladarka.otworz("/?stan=zle")).status_code == 400


async def test_po_projekcie_kazdy_widzi_jego_ostatni_dzien(swiat: Swiat, tmp_path: Path) -> None:
    for kto in ("koordynator", "coach", "kontroler"):
        await zaloguj(swiat, kto, PO_PROJEKCIE)
        przegladarka = Przegladarka(swiat, kto, tmp_path, PO_PROJEKCIE)
        assert "Projekt zakończony 31.03.2021." in await przegladarka.tekst("/")
        await przegladarka.klient.aclose()


# --- coordinator --------------------------------------------------------------------------------


async def test_koordynator_na_pustej_bazie_dostaje_pierwsze_kroki(baza: Any, tmp_path: Path) -> None:
    from biuro import konta

    await wczytaj_pierwszy_plan(kontekst(), plan_wbudowany())
    swiat = Swiat()
    swiat.konta["halina"] = await konta.dodaj_konto("halina", None, None, ("koordynator",), kontekst().teraz)
    await zaloguj(swiat, "halina", kontekst().teraz)
    przegladarka = Przegladarka(swiat, "halina", tmp_path)
    strona = await przegladarka.tekst("/")
    await przegladarka.klient.aclose()
    assert "Pierwsze kroki 1. Dodaj jednostkę: gminę i powiat" in strona
    assert "Nie ma jeszcze jednostek." in strona
    assert (
        "IV kwartał 2019, etap II: pilotaż, 8. z 18 miesięcy. 0 jednostek, 0 pracowników socjalnych."
        in strona
    )


async def test_koordynator_widzi_co_jest_opoznione_i_co_czeka(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "animator", 6, date(2019, 10, 8), 8, 18, jednostka="borowiany")
    await wpisz(swiat, "coach", 10, date(2019, 9, 3), 9, 12, dla="pracownik")
    await karta(swiat, "animator", PAZDZIERNIK, "zloz")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 12)], "borowiany")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 15)], "kalinowo", odbyte=False, tytul="Jutro")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 9, 12)], "borowiany", odbyte=False)
    strona = await jako("koordynator").tekst("/")
    assert "3 jednostki, 3 pracownicy socjalni." in strona
    assert "Opóźnione 4 działania z 6 w toku" in strona
    assert "Czeka na akceptację 1 karta za październik Najstarsza złożona dziś." in strona
    assert "Ewelina Kłos animator gminy 10 h, złożona 14.11.2019" in strona
    assert "Raport za III kwartał 2019 2 warunki do spełnienia" in strona
    assert "Karty godzin zaakceptowane brakuje 1 z 1" in strona
    assert "Przebieg wydarzeń wpisany brakuje 1 z 1" in strona
    assert "Ten tydzień 2 wydarzenia Do uzupełnienia po nich: 1." in strona
    assert "brak obecności" in strona
    assert "gmina Trzy Brody powiat wrzosowski" in strona
    assert "Pierwsze kroki" not in strona


# --- those who log hours ------------------------------------------------------------------------


async def test_koordynator_widzi_co_skonczylo_sie_ponizej_planu(jako: Otworz) -> None:
    """Nothing in progress may be behind while what has ended never reached its plan."""
    koordynator = jako("koordynator")
    assert "Zakończone poniżej planu:" in await koordynator.tekst("/?stan=2021-03-31")
    assert "Zakończone poniżej" not in await koordynator.tekst("/?stan=2018-04-20")


async def test_ekspert_widzi_swoj_miesiac_i_niezlozona_karte(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "ekspert", 1, date(2019, 10, 8), 9, 12)
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 9, 13)
    strona = await jako("ekspert").tekst("/")
    assert "Listopad: 4 h, karta jeszcze niezłożona 1 wpis, ostatni z 12.11.2019." in strona
    assert "Karta za październik nie jest złożona. Razem 3 h. Sprawdź i złóż kartę za październik" in strona
    await karta(swiat, "ekspert", PAZDZIERNIK, "zloz", "zwroc")
    strona = await jako("ekspert").tekst("/")
    assert "Karta za październik wróciła do poprawy. Popraw kartę za październik" in strona
    assert strona.count("Powód: ") == 1


async def test_coach_widzi_ile_jeszcze_dla_kogo(jako: Otworz, swiat: Swiat) -> None:
    for dzien in (1, 2):
        await wpisz(swiat, "coach", 10, date(2019, 10, dzien), 0, 8, dla="pracownik")
    html = (await jako("coach").otworz(f"/?dla={swiat.osoby['pracownik']}")).text
    strona = await jako("coach").tekst("/")
    assert "W listopadzie można jeszcze zaplanować 32 h" in strona
    assert "Dla 2 z 2 osób. Tyle brakuje, aby 30.11.2019 każda z nich była na poziomie planu." in strona
    assert "8 h do zaplanowania w listopadzie Najwięcej do końca limitu: 29 h." in strona
    assert f'&amp;dla={swiat.osoby["pracownik"]}" selected>Beata Ćwikła, zostało 29' in html
    assert "Irena" not in strona


async def test_animator_widzi_pule_miesiaca(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "animator", 6, date(2019, 11, 5), 8, 16, jednostka="borowiany", opis="x")
    await wpisz(swiat, "animator", 6, date(2019, 11, 6), 8, 10, jednostka="borowiany")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 7)], "borowiany", tytul="Spotkanie nr 1")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 21)], "borowiany", odbyte=False, tytul="Nr 2")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 21)], "wrzosy", odbyte=False, tytul="Obce")
    strona = await jako("animator").tekst("/")
    assert "W listopadzie zostało 10 z 20 h" in strona
    assert "Razem z godzinami z wcześniejszych miesięcy można użyć jeszcze 150 h." in strona
    assert "Obecność do uzupełnienia czw. 07.11 16:00 Spotkanie nr 1 brak obecności" in strona
    assert "czw. 21.11 16:00 Nr 2" in strona
    assert "Obce" not in strona
    assert "W listopadzie zostało 30 z 40 h" in await jako("powiatowy").tekst("/")


async def test_wpis_z_pierwszego_ekranu_wraca_na_niego(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    pola = {"dzien": "12.11.2019", "od": "9", "do": "11", "dzialanie": "6", "wroc": "/"}
    pola["jednostka"] = str(swiat.jednostki["borowiany"])
    odpowiedz = await ewelina.wyslij("/godziny?miesiac=2019-11", pola)
    assert odpowiedz.headers["location"] == "/"
    assert "Dodano wpis wt. 12.11.2019, 9:00–11:00, 2 h." in await ewelina.tekst("/")
    obcy = await ewelina.wyslij("/godziny", {**pola, "od": "12", "do": "13", "wroc": "https://zly.example"})
    assert obcy.headers["location"] == "/godziny?miesiac=2019-11"


# --- those who do not ---------------------------------------------------------------------------


async def test_pracownik_socjalny_widzi_otrzymane_godziny(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "coach", 10, date(2019, 11, 5), 9, 12, dla="pracownik")
    strona = await jako("pracownik").tekst("/")
    assert "Otrzymane: 3 z 45 h coachingu" in strona
    assert "Zapisz" not in strona


async def test_czlonek_pzk_widzi_najblizsze_spotkanie_swojego_zespolu(jako: Otworz, swiat: Swiat) -> None:
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 20)], "wrzosy", odbyte=False)
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 11, 21)], "borowiany", odbyte=False)
    strona = await jako("czlonek").tekst("/")
    assert "Najbliżej: czw. 21.11.2019, 16:00 Spotkanie PZK, GOPS, gmina Borowiany." in strona
    assert "gmina Trzy Brody" not in strona


async def test_kontroler_wie_od_czego_zaczac(jako: Otworz) -> None:
    strona = await jako("kontroler").tekst("/")
    assert "Od czego zacząć Raporty" in strona
    assert "Dziennik Kto, kiedy i co zapisał" in strona
    assert "z 9 limitów poza planem" in strona
