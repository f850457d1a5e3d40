"""Pages of one thing as of a day or a moment of knowledge; writes come back to the day they began on."""

import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from biuro.operacje import godziny, przypadki, wydarzenia
from biuro.operacje.przypadki import DanePrzypadku
from harmonogram.obecnosc import ObecnoscDnia, Obecny
from harmonogram.zapytania import przypadki as zapytania_przypadkow
from harmonogram.zapytania import wydarzenia as zapytania_wydarzen
from tests import swiat_stron
from tests.swiat_stron import PAZDZIERNIK, TERAZ, Przegladarka, Swiat, kontekst, pole_ukryte, slowa

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

WTEDY = "wiedza=2019-11-14T10:30:00"  # by the clock in Poland: half an hour after the first writes
POTEM = TERAZ + timedelta(hours=1)
WT, SR = date(2019, 11, 5), date(2019, 11, 6)


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    return await swiat_stron.zbuduj()


@pytest.fixture
def biuro(swiat: Swiat, tmp_path: Path) -> Przegladarka:
    return Przegladarka(swiat, "koordynator", tmp_path, teraz=POTEM + timedelta(hours=1))


def tresc(odpowiedz: httpx.Response) -> str:
    """The page without its menu."""
    assert odpowiedz.status_code == 200, slowa(odpowiedz.text)[:300]
    return odpowiedz.text.split("<main")[1].split("</main>")[0]


def tylko_do_czytania(strona: str) -> bool:
    return 'method="post"' not in strona and "<button" not in strona and "/zmien" not in strona


async def _przypadek(swiat: Swiat, **etapy: date) -> int:
    dane = DanePrzypadku(swiat.jednostki["borowiany"], "rodzina", date(2019, 5, 6), etapy)
    return (await przypadki.zglos_przypadek(kontekst(), dane)).id


# --- as it was known ----------------------------------------------------------------------------


async def test_an_event_as_it_was_known(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [WT], "borowiany", tytul="Pierwszy tytuł")
    lista = [ObecnoscDnia(WT, (Obecny(swiat.osoby["pracownik"]),))]
    await wydarzenia.zapisz_obecnosc(kontekst(), nr, lista)
    await wydarzenia.zapisz_obecnosc(kontekst(POTEM), nr, [ObecnoscDnia(WT, ())])
    await wydarzenia.zmien_wydarzenie(kontekst(POTEM), nr, {"tytul": "Drugi tytuł"}, "pomyłka")
    await wydarzenia.odwolaj_wydarzenie(kontekst(POTEM), nr, "nie odbyło się")
    wtedy = tresc(await biuro.otworz(f"/wydarzenia/{nr}?{WTEDY}"))
    assert "Widok według wpisów do 14.11.2019, 10:30" in slowa(wtedy)
    assert "Pierwszy tytuł" in wtedy
    assert "Beata Ćwikła" in wtedy
    assert "Drugi tytuł" not in wtedy
    assert "nie odbyło się" not in wtedy
    assert tylko_do_czytania(wtedy)
    teraz = tresc(await biuro.otworz(f"/wydarzenia/{nr}"))
    assert "Drugi tytuł" in teraz
    assert "Wydarzenie odwołane." in teraz
    assert not tylko_do_czytania(teraz)


async def test_a_case_as_it_was_known_also_when_removed_since(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await _przypadek(swiat, diagnoza=date(2019, 6, 3))
    await przypadki.zapisz_etapy(kontekst(POTEM), nr, {"kontrakt": date(2019, 7, 1)}, None, None)
    teraz = tresc(await biuro.otworz(f"/przypadki/{nr}"))
    assert "Obecny etap: kontrakt" in slowa(teraz)
    await przypadki.usun_przypadek(kontekst(POTEM + timedelta(minutes=1)), nr, "pomyłka")
    wtedy = tresc(await biuro.otworz(f"/przypadki/{nr}?{WTEDY}"))
    assert "Obecny etap: diagnoza" in slowa(wtedy)
    assert "01.07.2019" not in wtedy
    assert "pomyłka" not in wtedy
    assert tylko_do_czytania(wtedy)
    assert (await biuro.otworz(f"/przypadki/{nr}")).status_code == 404


async def test_an_entry_as_it_was_known_also_when_removed_since(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await swiat_stron.wpisz(swiat, "ekspert", 1, WT, 9, 12)
    await godziny.zmien_wpis(kontekst(POTEM), nr, {"do_min": 11 * 60}, "pomyłka")
    assert "2 h" in slowa(tresc(await biuro.otworz(f"/godziny/{nr}")))
    await godziny.usun_wpis(kontekst(POTEM), nr, "pomyłka")
    wtedy = tresc(await biuro.otworz(f"/godziny/{nr}?{WTEDY}"))
    assert "3 h" in slowa(wtedy)
    assert "pomyłka" not in wtedy
    assert tylko_do_czytania(wtedy)
    assert "Nie liczy się w żadnej sumie." in slowa(tresc(await biuro.otworz(f"/godziny/{nr}")))


async def test_what_was_written_later_was_not_there_yet(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [WT], "borowiany")
    adresy = {
        f"/wydarzenia/{w}": "Tego wydarzenia nie było jeszcze",
        f"/przypadki/{await _przypadek(swiat)}": "Tego przypadku nie było jeszcze",
        f"/godziny/{await swiat_stron.wpisz(swiat, 'ekspert', 1, WT, 9, 12)}": "Tego wpisu godzin nie było",
    }
    for adres, zdanie in adresy.items():
        przedtem = await biuro.otworz(f"{adres}?wiedza=2019-11-13")
        assert przedtem.status_code == 404, adres
        assert zdanie in slowa(przedtem.text)
        nigdy = await biuro.otworz(f"{adres}9?wiedza=2019-11-13")
        assert nigdy.status_code == 404
        assert "jeszcze" not in slowa(nigdy.text)


async def test_what_is_out_of_sight_is_not_said_to_come_later(swiat: Swiat, tmp_path: Path) -> None:
    nr = await swiat_stron.wpisz(swiat, "ekspert", 1, WT, 9, 12)
    obcy = Przegladarka(swiat, "coach", tmp_path)
    odpowiedz = await obcy.otworz(f"/godziny/{nr}?wiedza=2019-11-13")
    assert odpowiedz.status_code == 404
    assert "Nie ma takiego wpisu godzin." in slowa(odpowiedz.text)


# --- as of a day --------------------------------------------------------------------------------


async def test_an_event_as_of_a_day_before_its_end(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await swiat_stron.wydarzenie(swiat, "warsztat_wyjazdowy", 9, [WT, SR], "borowiany")
    lista = [ObecnoscDnia(d, (Obecny(swiat.osoby["pracownik"]),)) for d in (WT, SR)]
    await wydarzenia.zapisz_obecnosc(kontekst(), nr, lista)
    w_trakcie = tresc(await biuro.otworz(f"/wydarzenia/{nr}?stan=2019-11-05"))
    assert "Dzień 1: 1 z 1 osoby." in slowa(w_trakcie)
    assert "Dzień 2: 1 z 1" not in slowa(w_trakcie)
    assert "zaplanowane" in slowa(w_trakcie)
    assert "Oznacz jako zaplanowane" not in w_trakcie
    po = tresc(await biuro.otworz(f"/wydarzenia/{nr}?stan=2019-11-06"))
    assert "Razem 2 osobodni." in slowa(po)
    assert "Oznacz jako zaplanowane" in po


async def test_a_case_as_of_a_day_shows_stages_up_to_it(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await _przypadek(swiat, diagnoza=date(2019, 6, 3), kontrakt=date(2019, 7, 1))
    wtedy = tresc(await biuro.otworz(f"/przypadki/{nr}?stan=2019-06-30"))
    assert "Obecny etap: diagnoza" in slowa(wtedy)
    assert "01.07.2019" not in wtedy
    assert tylko_do_czytania(wtedy), "days that are not on the page would be lost"
    potem = tresc(await biuro.otworz(f"/przypadki/{nr}?stan=2019-07-31"))
    assert f'action="/przypadki/{nr}/etapy?stan=2019-07-31"' in potem


# --- a write comes back to its day --------------------------------------------------------------

STAN = "2019-10-31"


def formularz(strona: str, ktory: str) -> str:
    """The address of a form of the page."""
    znalezione = re.search(rf'action="({ktory}[^"]*)"', strona)
    assert znalezione, ktory
    return znalezione[1].replace("&amp;", "&")


async def test_a_session_keyed_on_an_earlier_day_comes_back_to_it(swiat: Swiat, tmp_path: Path) -> None:
    coach = Przegladarka(swiat, "coach", tmp_path)
    strona = (await coach.otworz(f"/?stan={STAN}")).text
    pola = {
        "dzien": "08.10.2019",
        "od": "9",
        "do": "10",
        "dzialanie": "10",
        "dla": str(swiat.osoby["pracownik"]),
        "klucz": pole_ukryte(strona, "klucz"),
        "wroc": pole_ukryte(strona, "wroc"),
    }
    zle = await coach.wyslij(formularz(strona, "/godziny"), {**pola, "od": "kiedyś"})
    assert zle.status_code == 422
    assert f"stan={STAN}" in formularz(zle.text, "/godziny")
    dobrze = await coach.wyslij(formularz(strona, "/godziny"), pola)
    assert (dobrze.status_code, dobrze.headers["location"]) == (303, f"/?stan={STAN}")
    wiedza = tresc(await coach.otworz(f"/?stan={STAN}&{WTEDY}"))
    assert tylko_do_czytania(re.sub(r'<form class="stan-na".*?</form>', "", wiedza, flags=re.S))


async def test_a_raised_quota_comes_back_to_the_day(swiat: Swiat, biuro: Przegladarka) -> None:
    dla = swiat.osoby["pracownik"]
    limity = tresc(await biuro.otworz(f"/limity?dla={dla}&stan={STAN}"))
    znalezione = re.search(r'href="(/limity/podniesienie[^"]*)"', limity)
    assert znalezione
    strona = tresc(await biuro.otworz(znalezione[1].replace("&amp;", "&")))
    pola = {"dzialanie": "10", "dla": str(dla), "przyznano_min": "100", "powod": "aneks"}
    odpowiedz = await biuro.wyslij(formularz(strona, "/limity/podniesienie"), pola)
    assert odpowiedz.headers["location"] == f"/limity?dla={dla}&stan={STAN}"
    assert "/limity/podniesienie" not in tresc(await biuro.otworz(f"/limity?dla={dla}&wiedza=2019-11-14"))


async def test_forms_of_an_event_and_a_case_come_back_to_the_day(swiat: Swiat, biuro: Przegladarka) -> None:
    nr = await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 10, 9)], "borowiany")
    strona = tresc(await biuro.otworz(f"/wydarzenia/{nr}?stan={STAN}"))
    assert f'href="/wydarzenia/{nr}/zmien?stan={STAN}"' in strona
    for czyn in ("obecnosc/dopisz", "zaplanowane"):
        pola = {"imie": "Jan", "nazwisko": "Nowak", "sektor": "inny"}
        odpowiedz = await biuro.wyslij(formularz(strona, f"/wydarzenia/{nr}/{czyn}"), pola)
        assert odpowiedz.headers["location"] == f"/wydarzenia/{nr}?stan={STAN}", slowa(odpowiedz.text)[:400]
    zmiana = tresc(await biuro.otworz(f"/wydarzenia/{nr}/zmien?stan={STAN}"))
    assert f'href="/wydarzenia/{nr}?stan={STAN}">Anuluj' in zmiana
    assert f"stan={STAN}" in formularz(zmiana, f"/wydarzenia/{nr}/zmien")
    przypadek = await _przypadek(swiat)
    strona = tresc(await biuro.otworz(f"/przypadki/{przypadek}?stan={STAN}"))
    pola = {"etapy.diagnoza": "03.06.2019", "wersja": "1"}
    odpowiedz = await biuro.wyslij(formularz(strona, f"/przypadki/{przypadek}/etapy"), pola)
    assert odpowiedz.headers["location"] == f"/przypadki/{przypadek}?stan={STAN}"


@pytest.mark.parametrize("stan", ["//zly.example", "kiedyś", "2019-02-30", "https://zly.example/"])
async def test_what_is_no_day_is_refused_before_the_write(
    swiat: Swiat, biuro: Przegladarka, stan: str
) -> None:
    nr = await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [WT], "borowiany")
    odpowiedz = await biuro.wyslij(f"/wydarzenia/{nr}/zaplanowane?stan={stan}", {})
    assert odpowiedz.status_code == 400
    zapisane = await zapytania_wydarzen.wydarzenie(nr)
    assert zapisane is not None
    assert zapisane.stan == "odbyte"


# --- what is of now, what links carry -----------------------------------------------------------


async def test_what_waits_is_of_now_unless_knowledge_bounds_it(swiat: Swiat, biuro: Przegladarka) -> None:
    await swiat_stron.wpisz(swiat, "animator", 6, date(2019, 10, 8), 8, 18, jednostka="borowiany")
    await swiat_stron.karta(swiat, "animator", PAZDZIERNIK, "zloz")
    slowa_teraz = "Teraz czeka na akceptację"
    assert slowa_teraz not in await biuro.tekst("/")
    assert slowa_teraz in await biuro.tekst("/?stan=2019-09-30")
    z_wiedza = await biuro.tekst("/?stan=2019-09-30&wiedza=2019-11-13")
    assert slowa_teraz not in z_wiedza
    assert "Czeka na akceptację 0 kart" in z_wiedza
    karta = f"/karty/2019-10/{swiat.osoby['animator']}"
    assert f'href="{karta}"' in (await biuro.otworz("/?stan=2019-09-30")).text, "the whole card is judged"
    assert f'href="{karta}?stan={STAN}"' in (await biuro.otworz(f"/?stan={STAN}")).text


async def test_lists_lead_to_the_same_moment(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 10, 9)], "borowiany")
    await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 9, 9)], "borowiany", odbyte=False)
    p = await _przypadek(swiat, diagnoza=date(2019, 6, 3))
    g = await swiat_stron.wpisz(swiat, "ekspert", 1, date(2019, 10, 8), 9, 12)
    para = f"stan={STAN}&amp;wiedza=2019-12-01"
    miejsca = {
        "/wydarzenia?": [f"/wydarzenia/{w}?", "do=30.10.2019&amp;strona=1&amp;"],
        "/przypadki?": [f"/przypadki/{p}?"],
        "/godziny/wpisy?dzialanie=1&": [f"/godziny/{g}?"],
        "/harmonogram/komorka?dzialanie=7&kwartal=2019-K4&": [f"/wydarzenia/{w}?"],
        "/dzialania/7?": [f"/wydarzenia/{w}?"],
        "/plan?": ["/plan/wersje/1?"],
        "/osoby?": [f"/godziny?osoba={swiat.osoby['ekspert']}&amp;"],
    }
    for adres, odnosniki in miejsca.items():
        strona = tresc(await biuro.otworz(f"{adres}stan={STAN}&wiedza=2019-12-01"))
        for odnosnik in odnosniki:
            assert f"{odnosnik}{para}" in strona, (adres, odnosnik)
    assert await zapytania_przypadkow.przypadek(p) is not None


async def test_what_is_written_for_a_later_day_leaves_the_view_of_the_past(
    swiat: Swiat, biuro: Przegladarka
) -> None:
    """A page as of an earlier day would not show what was just written."""
    pola = {
        "rodzaj": "spotkanie_pzk",
        "dzialanie": "7",
        "tytul": "Spotkanie",
        "tryb": "stacjonarnie",
        "jednostki": str(swiat.jednostki["borowiany"]),
        "dni.0.dzien": "12.06.2019",
        "dni.0.od": "9",
        "dni.0.do": "11",
    }
    for stan, dalej in (("2019-06-11", ""), ("2019-06-12", "?stan=2019-06-12")):
        zapisano = await biuro.wyslij(f"/wydarzenia/nowe?stan={stan}", pola)
        assert zapisano.status_code == 303
        assert zapisano.headers["location"].partition("?")[::2][1] == dalej.removeprefix("?")
