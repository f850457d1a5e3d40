"""Writes of research tools on both engines: operation, API and page; action 2 counts them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from biuro.baza import Silnik
from biuro.dziennik import wpisy_dziennika
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import wydarzenia
from biuro.operacje.narzedzia import zapisz_narzedzie
from biuro.operacje.plan import wczytaj_pierwszy_plan
from budzet.plik_planu import plan_wbudowany
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.wykonanie import podsumowania, wykonanie
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono
from harmonogram.kwartaly import Kwartal
from harmonogram.narzedzia import narzedzia_planu
from harmonogram.zapytania import narzedzia as zapytania
from harmonogram.zapytania.sumy import Zakres
from tests import swiat_stron
from tests.swiat import BIURO, DZIS, TERAZ, kontekst, zaloz_swiat
from tests.swiat_api import Api, odmowa, otworz_api
from tests.swiat_stron import Przegladarka, zapisane

pytestmark = pytest.mark.anyio

Odmowa = tuple[int, str, str | None]
ADRES = "/api/narzedzia"
WRZESIEN, PAZDZIERNIK = date(2018, 9, 28), date(2018, 10, 5)
POZNIEJ = replace(BIURO, teraz=TERAZ + timedelta(hours=1))
BADANIE = DaneWydarzenia("badanie", "Wywiady", ((date(2018, 7, 4), 540, 720),), 2)


async def odbierz(nr: int, dzien: date = WRZESIEN, jako: object = BIURO) -> None:
    await zapisz_narzedzie(jako, 2, nr, stan="odebrane", protokol=f"PO-{nr}/2018", data_odbioru=dzien)  # type: ignore[arg-type]


async def odebrano(zakres: Zakres) -> int:
    plan = await plan_w_mocy()
    return next(p.wykonanie for p in await podsumowania(plan, zakres) if p.dzialanie == 2)


# --- the operation ------------------------------------------------------------------------------


async def test_stored_in_versions_with_journal(baza: Silnik) -> None:
    await zaloz_swiat()
    await zapisz_narzedzie(BIURO, 2, 1, stan="w_toku")
    await odbierz(1, jako=POZNIEJ)
    [narzedzie] = [n for n in narzedzia_planu(plan_wbudowany().dzialania) if n.nr == 1]
    historia = await zapytania.historia(narzedzie)
    assert [(z.narzedzie.stan, z.do_chwili is None) for z in historia] == [
        ("w_toku", False),
        ("odebrane", True),
    ]
    assert historia[0].do_chwili == historia[1].od_chwili == POZNIEJ.teraz
    ostatni = (await wpisy_dziennika(obiekt="narzedzie:1"))[-1]
    assert (ostatni["przed"]["stan"], ostatni["po"]["data_odbioru"]) == ("w_toku", "2018-09-28")
    [przed] = await zapytania.ze_stanami([narzedzie], TERAZ)
    assert przed.stan == "w_toku", "what was known then"


async def test_nothing_new_adds_no_version(baza: Silnik) -> None:
    await zaloz_swiat()
    await odbierz(1)
    await odbierz(1, jako=POZNIEJ)
    assert len(await wpisy_dziennika(obiekt="narzedzie")) == 1


async def test_refusals_write_nothing(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    for nr in (0, 6):
        with pytest.raises(NieZnaleziono):
            await zapisz_narzedzie(BIURO, 2, nr, stan="w_toku")
    with pytest.raises(NiepoprawnePole):
        await zapisz_narzedzie(BIURO, 2, 1, stan="odebrane", data_odbioru=WRZESIEN)
    with pytest.raises(BrakPrawa):
        await zapisz_narzedzie(await kontekst("wrona", "ekspert", osoba=swiat.ekspert), 2, 1, stan="w_toku")
    assert await wpisy_dziennika(obiekt="narzedzie") == []


# --- plan against actual ------------------------------------------------------------------------


async def test_action_2_counts_tools_by_the_day_of_their_protocol(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    for nr, dzien in ((1, WRZESIEN), (2, WRZESIEN), (3, PAZDZIERNIK)):
        await odbierz(nr, dzien)
    await zapisz_narzedzie(BIURO, 2, 4, stan="w_toku")
    badanie = await wydarzenia.dodaj_wydarzenie(BIURO, BADANIE)
    await wydarzenia.zmien_wydarzenie(BIURO, badanie.id, {"stan": "odbyte"})
    assert await odebrano(Zakres(DZIS)) == 3, "a day of research is no delivery"
    assert await odebrano(Zakres(date(2018, 9, 30))) == 2
    assert await odebrano(Zakres(DZIS, TERAZ - timedelta(seconds=1))) == 0
    zrobione = await wykonanie(await plan_w_mocy(), Zakres(DZIS))
    assert zrobione.kwartaly[2, "narzedzia", Kwartal(2018, 4)] == 1
    assert (zrobione.dowody[2, "narzedzia"].od, zrobione.dowody[2, "narzedzia"].ostatni) == (
        WRZESIEN,
        PAZDZIERNIK,
    )
    jednostka = await wykonanie(await plan_w_mocy(), Zakres(DZIS, jednostki=frozenset({swiat.piatnica})))
    assert not [k for k in jednostka.kwartaly if k[0] == 2], "tools belong to the project"


async def test_a_stored_plan_that_counts_days_of_research_keeps_its_figures(baza: Silnik) -> None:
    """An accepted version never changes: it was accepted counting events of the kind `badanie`."""
    plan = plan_wbudowany()
    dawne = tuple(replace(c, liczone_z=("badanie",)) if c.dzialanie == 2 else c for c in plan.cele)
    await wczytaj_pierwszy_plan(BIURO, replace(plan, cele=dawne))
    await odbierz(1)
    badanie = await wydarzenia.dodaj_wydarzenie(BIURO, BADANIE)
    assert await odebrano(Zakres(DZIS)) == 0
    await wydarzenia.zmien_wydarzenie(BIURO, badanie.id, {"stan": "odbyte"})
    assert await odebrano(Zakres(DZIS)) == 1


# --- the API ------------------------------------------------------------------------------------


@pytest.fixture
async def api(baza: Silnik) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def test_api_lists_changes_and_remembers(api: Api) -> None:
    wiersze = await api.pozycje(ADRES)
    assert [(w["nr"], w["stan"], w["protokol"]) for w in wiersze] == [
        (nr, "planowane", None) for nr in range(1, 6)
    ]
    tresc = {"stan": "odebrane", "protokol": "PO-3/2018", "data_odbioru": "2018-09-28"}
    zmienione = await api("PUT", f"{ADRES}/2/3", tresc)
    assert (zmienione.status_code, zmienione.json()) == (200, {**wiersze[2], **tresc})
    assert (await api("GET", f"{ADRES}/2/3")).json() == zmienione.json()
    assert (await api("GET", f"{ADRES}/2/3", stan="2018-09-27")).json()["stan"] == "w_toku"
    assert (await api("GET", f"{ADRES}/2/3", wiedza="2018-09-30")).json()["stan"] == "planowane"
    [zapis] = await api.pozycje(f"{ADRES}/2/3/historia", jako="czlonek_pzk")
    assert (zapis["stan"], zapis["do_chwili"], zapis["login"][:11]) == ("odebrane", None, "koordynator")
    [cel] = (await api("GET", "/api/dzialania/2")).json()["cele"]
    assert (cel["wykonanie"], cel["plan_razem"]) == (1, 5)
    wrocilo = await api("PUT", f"{ADRES}/2/3", {"stan": "w_toku"})
    assert (wrocilo.json()["protokol"], len(await api.pozycje(f"{ADRES}/2/3/historia"))) == (None, 2)


def odbior(dzien: str) -> dict[str, str]:
    return {"stan": "odebrane", "protokol": "1", "data_odbioru": dzien}


@pytest.mark.parametrize(
    ("adres", "tresc", "blad"),
    [
        ("2/6", {"stan": "w_toku"}, (404, "nie_znaleziono", None)),
        ("1/1", {"stan": "w_toku"}, (404, "nie_znaleziono", None)),
        ("2/1", {}, (422, "niepoprawne_pole", "stan")),
        ("2/1", {"stan": "gotowe"}, (422, "niepoprawne_pole", "stan")),
        ("2/1", {"stan": "odebrane"}, (422, "niepoprawne_pole", "protokol")),
        ("2/1", odbior("28.09.2018"), (422, "niepoprawne_pole", "data_odbioru")),
        ("2/1", odbior("2019-11-15"), (422, "przyszlosc", "data_odbioru")),
        ("2/1", odbior("2018-06-30"), (422, "poza_oknem", "data_odbioru")),
        ("2/1", {"stan": "w_toku", "protokol": "1"}, (422, "niepoprawne_pole", "protokol")),
    ],
)  # fmt: skip
async def test_api_refuses(
    api: Api, adres: str, tresc: dict[str, str], blad: tuple[int, str, str | None]
) -> None:
    kod, slowo, pole = odmowa(await api("PUT", f"{ADRES}/{adres}", tresc))
    assert (kod, slowo, pole) == blad
    assert {w["stan"] for w in await api.pozycje(ADRES)} == {"planowane"}


# --- the page -----------------------------------------------------------------------------------


@pytest.fixture
async def swiat(baza: Silnik) -> swiat_stron.Swiat:
    return await swiat_stron.zbuduj()


async def test_page_accepts_a_tool(swiat: swiat_stron.Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    assert "Odebrane: 0 z 5" in await biuro.tekst("/dzialania/2")
    pola = {"stan": "odebrane", "protokol": "PO-1/2018", "data_odbioru": "28.9.2018"}
    wyslane = await biuro.wyslij("/dzialania/2/narzedzia/1", pola)
    assert (wyslane.status_code, wyslane.headers["location"]) == (303, "/dzialania/2#narzedzia")
    strona = await biuro.tekst("/dzialania/2")
    assert "Odebrane: 1 z 5" in strona
    assert "PO-1/2018 28.09.2018" in strona
    assert "Odebrane: 0 z 5" in await biuro.tekst("/dzialania/2?stan=2018-09-27")
    assert "odebrane, protokół PO-1/2018 z 28.09.2018" in await biuro.tekst("/dzialania/2/narzedzia/1")
    dziennik = await biuro.tekst("/dziennik?obiekt=narzedzie")
    assert "narzędzie badawcze 1" in dziennik
    assert "Dzień odbioru: 28.09.2018" in dziennik, dziennik


async def test_page_names_the_field_and_keeps_the_text(swiat: swiat_stron.Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    pola = {"stan": "odebrane", "protokol": "PO-1/2018", "data_odbioru": "30.06.2018"}
    strona = await biuro.wyslij("/dzialania/2/narzedzia/1", pola)
    assert strona.status_code == 422
    assert 'href="#f-data_odbioru"' in strona.text
    assert (zapisane(strona.text, "protokol"), zapisane(strona.text, "data_odbioru")) == (
        "PO-1/2018",
        "30.06.2018",
    )
    assert "Odebrane: 0 z 5" in await biuro.tekst("/dzialania/2")


async def test_others_read_the_register_without_a_form(swiat: swiat_stron.Swiat, tmp_path: Path) -> None:
    ekspert = Przegladarka(swiat, "ekspert", tmp_path)
    strona = await ekspert.otworz("/dzialania/2/narzedzia/1")
    assert strona.status_code == 200
    assert 'name="protokol"' not in strona.text
    assert (await ekspert.wyslij("/dzialania/2/narzedzia/1", {"stan": "w_toku"})).status_code == 403
    assert (await ekspert.otworz("/dzialania/2/narzedzia/6")).status_code == 404
    assert (await ekspert.otworz("/dzialania/5/narzedzia/1")).status_code == 404
