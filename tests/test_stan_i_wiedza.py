"""The pair that a file prints, day of the state and moment of its data, gives the same figures for ever."""

import asyncio
import html
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from openpyxl import load_workbook

from biuro import odczyty
from biuro.baza import Silnik, w_transakcji
from biuro.ocena.wpis import DaneWpisu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import godziny, jednostki, osoby, przypadki, wydarzenia
from biuro.operacje import limity as operacje_limitow
from biuro.operacje.narzedzia import zapisz_narzedzie
from biuro.operacje.plan import wczytaj_pierwszy_plan, wczytaj_wersje
from biuro.operacje.przyklad import wczytaj_przyklad
from biuro.uprawnienia import SYSTEM, Kontekst
from budzet.plik_planu import plan_wbudowany
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.bledy import NiepoprawnePole
from harmonogram.chwile import chwila_na_tekst, chwila_z_tekstu, koniec_sekundy
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import Jednostka
from harmonogram.wersje_planu import Aneks
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import przypadki as zapytania_przypadkow
from harmonogram.zapytania import wydarzenia as zapytania_wydarzen
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.przypadki import FiltrPrzypadkow
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from tests import drzwi, swiat_stron
from tests.swiat import BIURO, TERAZ, zaloz_swiat

POTEM = datetime(2026, 9, 1, 9, 30, tzinfo=UTC)  # long over, by any clock that runs this
OFFICE = Kontekst(SYSTEM, POTEM, POTEM.date())
STAN = "2020-06-30"


# --- moments ------------------------------------------------------------------------------------

ZAPISY = [
    ("2019-11-14", "2019-11-14T23:59:59.999999+01:00"),
    ("14.11.2019", "2019-11-14T23:59:59.999999+01:00"),
    ("2019-11-14T12:00", "2019-11-14T12:00:59.999999+01:00"),
    ("14.11.2019, 8:15", "2019-11-14T08:15:59.999999+01:00"),
    ("2019-11-14T12:00:05Z", "2019-11-14T12:00:05.999999+00:00"),
    ("2019-11-14T12:00:05 01:00", "2019-11-14T12:00:05.999999+01:00"),
    ("02.07.2020, godz.\u00a08:15:03", "2020-07-02T08:15:03.999999+02:00"),
    ("2019-11-14T12:00:05.25+01:00", "2019-11-14T12:00:05.250000+01:00"),
]


@pytest.mark.parametrize(("tekst", "chwila"), ZAPISY)
def test_a_typed_moment_counts_to_its_end(tekst: str, chwila: str) -> None:
    assert chwila_z_tekstu(tekst) == datetime.fromisoformat(chwila)


@pytest.mark.parametrize(
    "tekst", ["", "kiedyś", "2019-13-01", "2019-11-14T25:00", "31.02.2019", "0001-01-01", "2019-11-14T12"]
)
def test_no_moment(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole):
        chwila_z_tekstu(tekst)


@given(st.integers(0, 12 * 365 * 86400), st.integers(0, 999_999))
def test_printed_is_read_back_to_the_end_of_its_second(sekund: int, mikro: int) -> None:
    """October is left out: one of its nights has an hour twice."""
    moment = datetime(2018, 4, 1, tzinfo=UTC) + timedelta(seconds=sekund, microseconds=mikro)
    assume(moment.month != 10)
    assert chwila_z_tekstu(chwila_na_tekst(moment)) == koniec_sekundy(moment)


# --- the pair -----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Biuro:
    """The office's program."""

    c: httpx.AsyncClient

    async def __call__(self, adres: str, **parametry: str) -> httpx.Response:
        odpowiedz = await self.c.get(adres, params=parametry)
        assert odpowiedz.status_code == 200, odpowiedz.text
        return odpowiedz

    async def json(self, adres: str, **parametry: str) -> Any:
        return (await self(adres, **parametry, ile="500")).json()


@pytest.fixture
async def biuro(baza: Silnik) -> AsyncIterator[Biuro]:
    """The example of two units."""
    await wczytaj_pierwszy_plan(OFFICE, plan_wbudowany())
    await wczytaj_przyklad(OFFICE, 2, 7)
    naglowki = await drzwi.nowy_token(await drzwi.nowe_konto())
    async with drzwi.klient(teraz=POTEM + timedelta(days=3)) as c:
        c.headers.update(naglowki)
        yield Biuro(c)


def komorki(skoroszyt: bytes) -> dict[tuple[str, str], Any]:
    """Every cell and every footer."""
    wb = load_workbook(BytesIO(skoroszyt))
    wartosci = {
        (arkusz.title, k.coordinate): k.value
        for arkusz in wb
        for wiersz in arkusz.iter_rows()
        for k in wiersz
    }
    stopki = {(arkusz.title, "stopka"): _stopka(arkusz) for arkusz in wb}
    return {k: w for k, w in {**wartosci, **stopki}.items() if w is not None}


def _stopka(arkusz: Any) -> str:
    return str(arkusz.oddFooter.left.text)


def wydrukowana_wiedza(tekst: str) -> str:
    znalezione = re.search(r"dane z\s([\d.]+, godz\.\s[\d:]+)", tekst)
    assert znalezione, tekst[:300]
    return znalezione[1]


FIGURY = [
    ("/api/wykonanie", STAN), ("/api/limity", STAN), ("/api/dzialania", STAN), ("/api/zadania", STAN),
    ("/api/przypadki", STAN), ("/api/narzedzia", STAN), ("/api/godziny", STAN), ("/api/jednostki", ""),
    ("/api/wydarzenia", ""), ("/api/komentarze", STAN),
]  # fmt: skip
PLIKI = [
    ("/raporty/kwartalny.xlsx", {"okres": "2020-K2"}),
    ("/raporty/limity.xlsx", {"okres": "2020-K2"}),
    ("/gantt.svg", {"stan": STAN}),
]


async def _zmien_wszystko() -> None:
    """An hour later: new rows, corrections, removals, cancelled events, an annex, a unit, a raised quota."""
    pozniej = replace(OFFICE, teraz=POTEM + timedelta(hours=1))
    wpisy = await zapytania_godzin.wpisy(FiltrWpisow(dzialanie=1), ile=3)
    eksperci = [w.osoba for w in wpisy]
    nowy = DaneWpisu(eksperci[0], date(2020, 5, 2), 4 * 60, 6 * 60, 1)
    await godziny.dodaj_wpis(pozniej, nowy)
    await godziny.zmien_wpis(pozniej, wpisy[0].id or 0, {"do_min": wpisy[0].do_min - 15}, "pomyłka")
    await godziny.usun_wpis(pozniej, wpisy[1].id or 0, "pomyłka")
    odbyte = await zapytania_wydarzen.wydarzenia(FiltrWydarzen(dzialanie=7, stan="odbyte"), ile=3)
    await wydarzenia.odwolaj_wydarzenie(pozniej, odbyte[0].id, "nie odbyło się")
    await wydarzenia.zapisz_obecnosc(pozniej, odbyte[1].id, [])
    spotkanie = DaneWydarzenia(
        "spotkanie_pzk", "Nowe", ((date(2020, 5, 3), 540, 660),), 7, jednostki=odbyte[1].jednostki
    )
    nowe = await wydarzenia.dodaj_wydarzenie(pozniej, spotkanie)
    await wydarzenia.zmien_wydarzenie(pozniej, nowe.id, {"stan": "odbyte"})
    await _zmien_jednostki(pozniej)
    await zapisz_narzedzie(pozniej, 2, 1, stan="w_toku")
    for przypadek in (await zapytania_przypadkow.przypadki(FiltrPrzypadkow()))[:2]:
        await przypadki.usun_przypadek(pozniej, przypadek.id, "pomyłka")
    plan = plan_wbudowany()
    dzialania = tuple(replace(d, do=Kwartal(2020, 2)) if d.nr == 9 else d for d in plan.dzialania)
    aneks = Aneks("1", "Warsztaty przesunięte", date(2019, 10, 1), date(2019, 9, 12))
    await wczytaj_wersje(pozniej, replace(plan, dzialania=dzialania), aneks)


async def _zmien_jednostki(pozniej: Kontekst) -> None:
    """One more unit with its worker, other dates of the first one, a raised pool."""
    nowa = Jednostka(0, "Nowa", "nowy", "3064011", date(2018, 7, 1))
    gdzie = await jednostki.dodaj_jednostke(pozniej, nowa)
    await osoby.dodaj_osobe(pozniej, "Nowa", "Osoba", ["pracownik_socjalny"], gdzie)
    pierwsza = (await zapytania_osob.jednostki())[0].id
    await jednostki.zmien_jednostke(pozniej, pierwsza, {"data_zawiazania_pzk": date(2020, 3, 2)})
    await operacje_limitow.podnies_limit(
        pozniej, operacje_limitow.Podniesienie(6, None, pierwsza, 30_000, "aneks")
    )


@pytest.mark.anyio
async def test_the_printed_pair_gives_the_same_figures_after_many_writes(biuro: Biuro) -> None:
    pierwsze = {adres: await biuro(adres, **p) for adres, p in PLIKI}
    raport = komorki(pierwsze["/raporty/kwartalny.xlsx"].content)
    wiedza = wydrukowana_wiedza(str(raport["Podsumowanie", "stopka"]))
    assert all(wiedza in str(raport[arkusz, "stopka"]) for arkusz, gdzie in raport if gdzie == "stopka")
    assert [k for k, w in raport.items() if k[0] == "Podsumowanie" and k[1] != "stopka" and wiedza in str(w)]
    assert wydrukowana_wiedza(pierwsze["/gantt.svg"].text) == wiedza, "one moment in every file"
    figury = {a: await biuro.json(a, **_pytanie(a, stan), wiedza=wiedza) for a, stan in FIGURY}
    teraz = {a: await biuro.json(a, **_pytanie(a, stan)) for a, stan in FIGURY}
    assert figury == teraz, "nothing is newer than what was printed"

    await _zmien_wszystko()

    for adres, parametry in PLIKI:
        znowu = await biuro(adres, **parametry, wiedza=wiedza)
        if adres.endswith(".xlsx"):
            assert komorki(znowu.content) == komorki(pierwsze[adres].content), adres
        else:
            assert znowu.content == pierwsze[adres].content, adres
    for adres, stan in FIGURY:
        assert await biuro.json(adres, **_pytanie(adres, stan), wiedza=wiedza) == figury[adres], adres
        if adres != "/api/komentarze":
            assert await biuro.json(adres, **_pytanie(adres, stan)) != teraz[adres], (
                f"{adres}: nothing changed"
            )


def _pytanie(adres: str, stan: str) -> dict[str, str]:
    """Actions and tools change with what happened long before the day of the others."""
    return {"stan": stan} if stan else {}


# --- the order of writes ------------------------------------------------------------------------


@pytest.mark.anyio
async def test_a_row_carries_the_time_of_its_turn_not_of_its_request(baza: Silnik) -> None:
    """Somebody asked first and wrote second: the row is not hidden behind a moment that is over."""
    swiat = await zaloz_swiat()
    teraz = [TERAZ + timedelta(minutes=5)]
    pierwszy, drugi = (replace(BIURO, zegar=lambda: teraz[-1]) for _ in range(2))
    await godziny.dodaj_wpis(drugi, DaneWpisu(swiat.ekspert, date(2019, 5, 6), 540, 600, 1))
    assert await ostatni_zapis() == TERAZ + timedelta(minutes=5)
    teraz.append(TERAZ + timedelta(minutes=6))
    await godziny.dodaj_wpis(pierwszy, DaneWpisu(swiat.ekspert, date(2019, 5, 7), 540, 600, 1))
    wtedy = await zapytania_godzin.wpisy(FiltrWpisow(), wiedza=TERAZ + timedelta(minutes=5))
    assert [w.dzien for w in wtedy] == [date(2019, 5, 6)]


@pytest.mark.anyio
async def test_a_file_waits_for_writes_that_have_begun(baza: Silnik) -> None:
    """What a file prints is over: no row with an earlier time can still appear."""
    await zaloz_swiat()
    zaczety, moze_konczyc, kolejno = asyncio.Event(), asyncio.Event(), []

    @w_transakcji
    async def dlugi_zapis() -> None:
        zaczety.set()
        await moze_konczyc.wait()
        kolejno.append("zapis")

    async def plik() -> None:
        await odczyty.wiedza_pliku()
        kolejno.append("plik")

    zapis = asyncio.create_task(dlugi_zapis())
    await zaczety.wait()
    czeka = asyncio.create_task(plik())
    await asyncio.sleep(0.05)
    moze_konczyc.set()
    await asyncio.gather(zapis, czeka)
    assert kolejno == ["zapis", "plik"]


@pytest.mark.anyio
async def test_a_second_that_is_not_over_yet_is_waited_for(
    baza: Silnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row written later in the same second would be in the second answer only."""
    await wczytaj_pierwszy_plan(OFFICE, plan_wbudowany())
    teraz = datetime.now(UTC)
    await jednostki.dodaj_jednostke(
        replace(OFFICE, teraz=teraz), Jednostka(0, "Nowa", "nowy", "3064011", date(2018, 7, 1))
    )
    wiedza = await odczyty.wiedza_pliku()
    assert datetime.now(UTC) > wiedza == koniec_sekundy(teraz)
    assert await odczyty.wiedza_pliku(teraz + timedelta(days=1)) == wiedza, "the future is not known"


# --- pages --------------------------------------------------------------------------------------

PARA = "stan=2019-10-31&wiedza=2019-12-01"
STRONY = (
    "/",
    "/harmonogram",
    *(f"/dzialania/{nr}" for nr in (1, 2, 7)),
    "/harmonogram/komorka?dzialanie=7&kwartal=2019-K4",
    "/limity",
    "/godziny/wpisy?dzialanie=5",
    "/godziny/wpisy?dzialanie=10",
    "/godziny?miesiac=2019-10",
    *("/wydarzenia", "/wydarzenia/1", "/raporty", "/przypadki", "/przypadki/1", "/zadania", "/plan"),
)
NA_DZIEN = re.compile(
    r"/$|/(dzialania/\d+|harmonogram|limity|godziny|godziny/wpisy|wydarzenia|przypadki|zadania"
    r"|wydarzenia/\d+|przypadki/\d+|godziny/\d+|plan/wersje/\d+|plan/roznica|harmonogram/komorka)(\?|$)"
)


@pytest.mark.anyio
@pytest.mark.parametrize("kto", ["koordynator", "kontroler", "coach", "animator", "ekspert"])
async def test_links_between_pages_keep_the_pair(baza: Silnik, tmp_path: Path, kto: str) -> None:
    swiat = await swiat_stron.zbuduj()
    await swiat_stron.wpisz(swiat, "ekspert", 1, date(2018, 5, 4), 9, 12)
    await swiat_stron.wpisz(swiat, "coach", 10, date(2019, 5, 6), 9, 11, dla="pracownik")
    await swiat_stron.wpisz(swiat, "animator", 6, date(2019, 10, 2), 9, 17, jednostka="borowiany")
    await swiat_stron.wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 10, 9)], "borowiany")
    await przypadki.zglos_przypadek(
        swiat_stron.kontekst(),
        przypadki.DanePrzypadku(swiat.jednostki["borowiany"], "rodzina", date(2019, 5, 6), {}),
    )
    przegladarka = swiat_stron.Przegladarka(swiat, kto, tmp_path)
    for adres in STRONY:
        strona = await przegladarka.otworz(f"{adres}{'&' if '?' in adres else '?'}{PARA}")
        if strona.status_code == 403 or (strona.status_code == 404 and adres.endswith("/1")):
            continue  # not for this role
        assert strona.status_code == 200, (adres, strona.status_code)
        tresc = strona.text.split("<main")[1].split("</main>")[0]
        assert "Widok na dzień 31.10.2019, według wpisów do 01.12.2019" in tresc.replace("\u00a0", " "), adres
        odnosniki = {html.unescape(o) for o in re.findall(r'href="([^"#]+)', tresc)}
        gubia = {o for o in odnosniki if NA_DZIEN.match(o) and not ("stan=" in o and "wiedza=" in o)}
        assert not gubia, adres
        formularze = re.findall(r'<form[^>]*method="get".*?</form>', tresc, re.S)
        assert all('name="wiedza"' in f and 'name="stan"' in f for f in formularze), adres
        menu = strona.text.split('aria-label="Główna"')[1].split("</nav>")[0]
        assert all(PARA in html.unescape(o) for o in re.findall(r'<li><a href="([^"]+)', menu)), adres


@pytest.mark.anyio
async def test_the_typed_moment_is_written_in_one_way(baza: Silnik, tmp_path: Path) -> None:
    przegladarka = swiat_stron.Przegladarka(await swiat_stron.zbuduj(), "koordynator", tmp_path)
    przypadki_zapisu = {
        "wiedza=14.11.2019": "wiedza=2019-11-14",
        "wiedza=14.11.2019,%208:15": "wiedza=2019-11-14T08%3A15%3A59",
    }
    for typed, jak in przypadki_zapisu.items():
        odpowiedz = await przegladarka.otworz(f"/harmonogram?{typed}")
        assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, f"/harmonogram?{jak}")
    assert (await przegladarka.otworz("/harmonogram?wiedza=kiedyś")).status_code == 400
    strona = await przegladarka.otworz("/harmonogram?wiedza=2019-11-14T08:15:59&jednostka=1")
    assert 'value="14.11.2019, 8:15:59"' in strona.text
    assert 'href="?jednostka=1">Pokaż wszystkie' in strona.text


@pytest.mark.anyio
async def test_a_month_as_it_was_known_is_only_read(baza: Silnik, tmp_path: Path) -> None:
    swiat = await swiat_stron.zbuduj()
    await swiat_stron.wpisz(swiat, "ekspert", 1, date(2019, 11, 4), 9, 12)
    przegladarka = swiat_stron.Przegladarka(swiat, "ekspert", tmp_path)
    teraz = await przegladarka.otworz("/godziny?miesiac=2019-11")
    assert 'name="kiedy"' in teraz.text
    assert "3 h" in swiat_stron.slowa(teraz.text)
    wtedy = await przegladarka.otworz("/godziny?miesiac=2019-11&wiedza=2019-11-13")
    assert 'name="kiedy"' not in wtedy.text
    assert "/miesiace/" not in wtedy.text
    assert "3 h" not in swiat_stron.slowa(wtedy.text)
