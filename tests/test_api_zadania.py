"""/api/zadania: 52 rows in the document's order, evidence as an account may see it, day and knowledge."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from harmonogram.osoby import FUNKCJE
from harmonogram.zadania import slownik, zadania
from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

ZADANIA = "/api/zadania"
POLA = {
    "kod", "funkcja", "poziom", "fakultatywne", "dzialania", "dowody", "nazwa", "tekst", "wpisy",
    "wydarzenia", "etapy", "uwaga",
}  # fmt: skip
ILE_W_FUNKCJI = {
    "doradca_rops": 7,
    "superwizor": 7,
    "animator_powiatu": 13,
    "animator_gminy": 15,
    "czlonek_pzk": 10,
    "animator_moderator": 28,  # the tasks of both animators
}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def zadanie(api: Api, kod: str, jako: str = "koordynator", **parametry: Any) -> dict[str, Any]:
    return next(z for z in await api.pozycje(ZADANIA, jako, **parametry) if z["kod"] == kod)


def spotkanie(api: Api, jednostka: int, **zmiany: Any) -> dict[str, Any]:
    return {
        "rodzaj": "spotkanie_pzk",
        "dzialanie": 7,
        "tytul": "Spotkanie PZK",
        "dni": [{"dzien": "2019-10-10", "od": "16:00", "do": "18:00"}],
        "jednostki": [jednostka],
        **zmiany,
    }


async def odbyte(api: Api, jednostka: int, **zmiany: Any) -> int:
    nowe = (await api("POST", "/api/wydarzenia", spotkanie(api, jednostka, **zmiany))).json()
    zmienione = await api("PATCH", f"/api/wydarzenia/{nowe['id']}", {"stan": "odbyte"})
    assert zmienione.status_code == 200, zmienione.text
    return int(nowe["id"])


async def test_52_wiersze_w_kolejnosci_dokumentu(api: Api) -> None:
    wiersze = await api.pozycje(ZADANIA)
    assert [w["kod"] for w in wiersze] == list(zadania())
    assert {frozenset(w) for w in wiersze} == {frozenset(POLA)}
    assert not {w["kod"] for w in wiersze} & set(slownik())
    po_kodach = {w["kod"]: w for w in wiersze}
    ag_13 = {z: po_kodach["AG-13"][z] for z in ("dowody", "wpisy", "wydarzenia", "etapy")}
    assert set(ag_13.values()) == {None}
    assert [w["kod"] for w in wiersze if w["dowody"] is None] == ["AG-13"]
    assert all(w["dowody"] == 0 for w in wiersze if w["kod"] != "AG-13")
    assert (po_kodach["DR-06"]["fakultatywne"], po_kodach["DR-06"]["dzialania"]) == (True, [])
    assert po_kodach["AP-09"]["dzialania"] == [4, 9]


@pytest.mark.parametrize("funkcja", [*FUNKCJE, "nieznana", ""])
async def test_zawezenie_do_funkcji(api: Api, funkcja: str) -> None:
    wiersze = await api.pozycje(ZADANIA, funkcja=funkcja)
    assert len(wiersze) == (ILE_W_FUNKCJI.get(funkcja, 0) if funkcja else 52)


async def test_strony_listy(api: Api) -> None:
    pierwsza = (await api("GET", ZADANIA, ile=50)).json()
    druga = (await api("GET", ZADANIA, ile=50, kursor=pierwsza["kursor"])).json()
    assert (len(pierwsza["pozycje"]), len(druga["pozycje"]), druga["kursor"]) == (50, 2, None)


async def test_zrodla_sumuja_sie_na_dowody(api: Api) -> None:
    await api.zapisz(api.pula(zadanie="AG-02"))
    await odbyte(api, api.swiat.piatnica)
    ag_02 = await zadanie(api, "AG-02")
    assert {pole: ag_02[pole] for pole in ("wpisy", "wydarzenia", "etapy", "dowody")} == {
        "wpisy": 1,
        "wydarzenia": 1,
        "etapy": 0,
        "dowody": 2,
    }
    assert [w["zadanie"] for w in await api.pozycje("/api/godziny", zadanie="AG-02")] == ["AG-02"]
    assert await api.pozycje("/api/godziny", zadanie="AG-07") == []
    assert len(await api.pozycje("/api/wydarzenia", zadanie="AG-02")) == 1
    assert await api.pozycje("/api/wydarzenia", zadanie="AG-06") == []


async def test_etapy_przypadkow(api: Api) -> None:
    etapy = {"diagnoza": "2019-05-06", "kontrakt": "2019-06-03"}
    tresc = {"jednostka": api.swiat.piatnica, "rodzaj": "rodzina", "zgloszono": "2019-05-06", "etapy": etapy}
    assert (await api("POST", "/api/przypadki", tresc)).status_code == 201
    ile = {kod: (await zadanie(api, kod))["etapy"] for kod in ("AP-06", "AG-04", "AG-05", "AG-11")}
    assert ile == {"AP-06": 1, "AG-04": 2, "AG-05": 2, "AG-11": 0}
    assert (await zadanie(api, "AG-05", stan="2019-05-31"))["dowody"] == 1


async def test_dzien_i_wiedza(api: Api) -> None:
    await api.zapisz(api.pula("2019-05-06", zadanie="AG-02"))
    assert (await zadanie(api, "AG-02", stan="2019-05-05"))["dowody"] == 0
    assert (await zadanie(api, "AG-02", stan="2019-05-06"))["dowody"] == 1
    assert (await zadanie(api, "AG-02", stan="2019-05-06", wiedza="2019-11-13"))["dowody"] == 0


async def test_kazdy_widzi_tyle_dowodow_ile_mu_wolno(api: Api) -> None:
    """Entries and events are narrowed each by their own right; members of teams see no hours."""
    await api.zapisz(api.pula(zadanie="AG-02"))
    await odbyte(api, api.swiat.piatnica)
    await odbyte(api, api.swiat.krakow)
    for jednostka in (api.swiat.piatnica, api.swiat.krakow):
        tresc = {"jednostka": jednostka, "rodzaj": "osoba", "zgloszono": "2019-05-06"}
        assert (await api("POST", "/api/przypadki", tresc)).status_code == 201
    widac = {}
    for rola in ("koordynator", "kontroler", "ekspert", "doradca", "animator", "coach", "czlonek_pzk"):
        z = await zadanie(api, "AG-02", rola)
        widac[rola] = (z["wpisy"], z["wydarzenia"], (await zadanie(api, "AG-03", rola))["etapy"])
    assert widac == {
        "koordynator": (1, 2, 2),
        "kontroler": (1, 2, 2),
        "ekspert": (0, 2, 2),
        "doradca": (0, 2, 2),
        "animator": (1, 1, 1),
        "coach": (0, 0, 0),
        "czlonek_pzk": (0, 1, 1),  # of Kraków
    }


@pytest.mark.parametrize(("nazwa", "wartosc"), [("stan", "14.11.2019"), ("wiedza", "kiedyś"), ("ile", "0")])
async def test_zly_parametr_to_400(api: Api, nazwa: str, wartosc: str) -> None:
    assert odmowa(await api("GET", ZADANIA, **{nazwa: wartosc}))[::2] == (400, nazwa)


async def test_opis_api(api: Api) -> None:
    opis = (await api("GET", "/api/schema/openapi.json")).json()["paths"][ZADANIA]["get"]
    assert {p["name"] for p in opis["parameters"]} == {"funkcja", "stan", "wiedza", "ile", "kursor"}
    assert opis["summary"].startswith("The 52 tasks")
