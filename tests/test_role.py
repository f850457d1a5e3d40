"""Every door with every role and a foreign object: through, 404 or 403, and never anything else."""

from collections.abc import AsyncIterator
from dataclasses import asdict
from datetime import date
from typing import Any

import httpx
import pytest

from biuro import konta, sesja
from biuro.app import utworz_litestar
from biuro.ocena.wpis import DaneWpisu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import godziny, osoby, zastepstwa
from biuro.operacje import kalendarze as operacje_kalendarzy
from biuro.operacje import papiery as operacje_papierow
from biuro.operacje import przypadki as operacje_przypadkow
from biuro.operacje import wydarzenia as operacje_wydarzen
from biuro.operacje import zaangazowania as operacje_zaangazowan
from biuro.operacje.przypadki import DanePrzypadku
from biuro.operacje.zaangazowania import DaneZaangazowania
from biuro.operacje.zastepstwa import DaneZastepstwa
from biuro.ustawienia import Ustawienia
from tests import drzwi, swiat
from tests.drzwi_rol import API, BEZ_ROL, PLIKI, ROLE, STRONY, WSZYSTKIE, Drzwi
from tests.swiat import BIURO, TERAZ, zaloz_swiat

pytestmark = pytest.mark.anyio
# Who may do what does not depend on the engine.
na_sqlite = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

Slownik = dict[str, int]


def trasy() -> set[tuple[str, str]]:
    """Every (method, path) that the application serves."""
    litestar = utworz_litestar(Ustawienia())
    return {
        (metoda, trasa.path_format)
        for trasa in litestar.routes
        for metoda in getattr(trasa, "methods", ())
        if metoda not in ("OPTIONS", "HEAD")
    }


def test_every_door_has_a_row() -> None:
    """A new route has to say here who gets through it."""
    assert trasy() == set(WSZYSTKIE) | BEZ_ROL


async def osoby_rol(s: swiat.Swiat) -> dict[str, int | None]:
    """The person behind the account of each role; nobody owns the foreign objects."""

    async def nowa(nazwisko: str, funkcja: str) -> int:
        return (await osoby.dodaj_osobe(BIURO, "Nowa", nazwisko, [funkcja], s.piatnica))[0]

    return {
        "koordynator": None,
        "kontroler": None,
        "ekspert": await nowa("Ekspertka", "ekspert"),
        "coach": s.coach,
        "animator": s.animator,
        "superwizor": await nowa("Superwizorka", "superwizor"),
        "doradca": await nowa("Doradczyni", "doradca_rops"),
        "pracownik_socjalny": s.anna,
        "czlonek_pzk": await nowa("Członkini", "czlonek_pzk"),
    }


async def obce_obiekty(s: swiat.Swiat) -> Slownik:
    """Objects that belong to none of the accounts but the coordinator's office."""
    wpis = await godziny.dodaj_wpis(BIURO, DaneWpisu(s.ekspert, date(2018, 10, 3), 720, 780, 1))
    drugi = await godziny.dodaj_wpis(BIURO, DaneWpisu(s.ekspert, date(2018, 10, 4), 720, 780, 1))
    numery = {"wpis": wpis.odpowiedz["id"], "usuwany": drugi.odpowiedz["id"], "obcy": s.ekspert}
    for nazwa in ("wydarzenie", "odwolane"):
        numery[nazwa] = await nowe_wydarzenie(s)
    await operacje_wydarzen.odwolaj_wydarzenie(BIURO, numery["odwolane"], "choroba")
    for nazwa in ("przypadek", "usuwany_przypadek"):
        dane = DanePrzypadku(s.krakow, "rodzina", date(2019, 5, 6), {})
        numery[nazwa] = (await operacje_przypadkow.zglos_przypadek(BIURO, dane)).id
    for nazwa in ("zaangazowanie", "usuwane_zaangazowanie"):
        umowa = DaneZaangazowania(s.ekspert, "zlecenie", "ekspert", date(2018, 4, 1))
        numery[nazwa] = (await operacje_zaangazowan.dodaj_zaangazowanie(BIURO, umowa))[0].id
    wlasciciel = await swiat.kontekst("wlasciciel", "koordynator")
    zastepca = await swiat.konto("zastepca", "koordynator")
    numery["zastepstwo"] = await zastepstwa.ustanow(
        wlasciciel, DaneZastepstwa(wlasciciel.konto.id or 0, zastepca, swiat.DZIS, swiat.DZIS)
    )
    numery["kalendarz"] = (await operacje_kalendarzy.dodaj_kalendarz(wlasciciel, "cały", "calosc", "pelne"))[
        0
    ]
    assert wlasciciel.konto.id is not None
    numery["zeton"] = (await konta.dodaj_zeton(wlasciciel.konto.id, "obcy", TERAZ))[0]
    return {**numery, **{n: w for n, w in asdict(s).items() if isinstance(w, int)}}


async def skan(s: swiat.Swiat) -> str:
    """The key of a scan on the card of a stranger."""
    karta = operacje_papierow.KartaPapieru(s.ekspert, date(2018, 10, 1), "protokol")
    return await operacje_papierow.dodaj_skan(BIURO, karta, "skan.pdf", b"%PDF-1.4\n%%EOF\n")


async def nowe_wydarzenie(s: swiat.Swiat) -> int:
    """A meeting of a team that no account belongs to."""
    dane = DaneWydarzenia(
        rodzaj="spotkanie_pzk",
        dzialanie=7,
        tytul="Spotkanie PZK",
        dni=((date(2019, 10, 10), 600, 720),),
        miejsce="Kraków",
        tryb="stacjonarnie",
        jednostki=frozenset({s.krakow}),
    )
    return (await operacje_wydarzen.dodaj_wydarzenie(BIURO, dane)).id


def podstaw(wartosc: Any, numery: Slownik) -> Any:
    """`"{wpis}"` in a body becomes the number itself."""
    if isinstance(wartosc, dict):
        return {n: podstaw(w, numery) for n, w in wartosc.items()}
    if isinstance(wartosc, list):
        return [podstaw(w, numery) for w in wartosc]
    if isinstance(wartosc, str) and wartosc.startswith("{"):
        return numery[wartosc[1:-1]]
    return wartosc


@pytest.fixture
async def klient(baza: object) -> AsyncIterator[httpx.AsyncClient]:
    async with drzwi.klient(teraz=TERAZ) as c:
        yield c


def oczekiwany(d: Drzwi, rola: str) -> str:
    if rola in d.wchodzi:
        return "wchodzi"
    return "404" if rola in d.nie_widzi else "403"


def wynik(odpowiedz: httpx.Response) -> str:
    kod = odpowiedz.status_code
    if kod < 400 or kod in (409, 422):
        return "wchodzi"
    return str(kod)


@na_sqlite
async def test_api_with_every_role(klient: httpx.AsyncClient) -> None:
    s = await zaloz_swiat()
    kto = await osoby_rol(s)
    naglowki = {rola: await swiat.naglowek(rola, rola, osoba=kto[rola]) for rola in sorted(ROLE)}
    bledy = []
    for (metoda, _), d in API.items():
        for rola in sorted(ROLE, key=lambda r: r in d.wchodzi):
            numery = await obce_obiekty_raz(s)
            tresc = podstaw(d.tresc, numery) if metoda in ("POST", "PATCH", "PUT") else None
            odpowiedz = await klient.request(
                metoda, d.sciezka.format(**numery), json=tresc, headers=naglowki[rola]
            )
            if wynik(odpowiedz) != oczekiwany(d, rola):
                bledy.append((metoda, d.sciezka, rola, odpowiedz.status_code, odpowiedz.text[:120]))
    assert not bledy, "\n".join(map(str, bledy))


_numery: dict[int, Slownik] = {}


async def obce_obiekty_raz(s: swiat.Swiat) -> Slownik:
    """Made once a test; those who get through come last, so what they change does not matter."""
    if id(s) not in _numery:
        _numery.clear()
        _numery[id(s)] = await obce_obiekty(s)
    return _numery[id(s)]


@na_sqlite
async def test_files_with_every_role(klient: httpx.AsyncClient) -> None:
    s = await zaloz_swiat()
    kto = await osoby_rol(s)
    numery = {"obcy": s.ekspert, "skan": await skan(s)}
    bledy = []
    for rola in sorted(ROLE):
        naglowek = await swiat.naglowek(rola, rola, osoba=kto[rola])
        for d in PLIKI.values():
            odpowiedz = await klient.get(d.sciezka.format(**numery), headers=naglowek)
            if wynik(odpowiedz) != oczekiwany(d, rola):
                bledy.append((d.sciezka, rola, odpowiedz.status_code))
    assert not bledy, "\n".join(map(str, bledy))


@na_sqlite
async def test_pages_with_every_role(klient: httpx.AsyncClient) -> None:
    s = await zaloz_swiat()
    kto = await osoby_rol(s)
    numery: dict[str, Any] = {**await obce_obiekty(s), "skan": await skan(s)}
    bledy = []
    for rola in sorted(ROLE):
        id_konta = await swiat.konto(rola, rola, osoba=kto[rola])
        for (metoda, _), d in STRONY.items():
            sekret = await konta.otworz_sesje(id_konta, "test", TERAZ)
            pola = {"csrf": sesja.zeton_formularza(sekret), **podstaw(d.tresc, numery)}
            odpowiedz = await klient.request(
                metoda,
                d.sciezka.format(**numery),
                data=pola if metoda == "POST" else None,
                headers={"Cookie": f"{sesja.SESJA}={sekret}"},
            )
            if wynik(odpowiedz) != oczekiwany(d, rola):
                bledy.append((metoda, d.sciezka, rola, odpowiedz.status_code))
    assert not bledy, "\n".join(map(str, bledy))


@na_sqlite
async def test_without_signing_in(klient: httpx.AsyncClient) -> None:
    """401 of the API, the sign-in form of a page."""
    for (metoda, _), d in API.items():
        odpowiedz = await klient.request(metoda, d.sciezka.format_map(_Jedynki()))
        assert odpowiedz.status_code == 401, d.sciezka
    for (metoda, _), d in STRONY.items():
        odpowiedz = await klient.request(
            metoda, d.sciezka.format_map(_Jedynki()), headers={"Accept": "text/html"}
        )
        dokad = odpowiedz.headers.get("location", "")[:10]
        assert (odpowiedz.status_code, dokad) == (303, "/logowanie"), d.sciezka


class _Jedynki(dict[str, int]):
    def __missing__(self, _: str) -> int:
        return 1
