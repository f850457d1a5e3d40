"""/api/komentarze: one comment a cell, written by PUT, guarded by its version, read as of a moment."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

KOMORKA: dict[str, Any] = {"dzialanie": 5, "miara": "godziny", "kwartal": "2018-K4"}
TRESC = {"przyczyna": "Coach chorował.", "co_robimy": "Zastępstwo.", "termin": "2019-01-31"}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def test_zapis_zmiana_i_usuniecie(api: Api) -> None:
    nowy = await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC, "wersja": 0})
    assert nowy.status_code == 201
    dane = nowy.json()
    assert dane | {"konto": 0, "login": "", "zmieniono": ""} == {
        **KOMORKA,
        **TRESC,
        "jednostka": None,
        "wersja": 1,
        "konto": 0,
        "login": "",
        "zmieniono": "",
    }
    assert dane["login"].startswith("koordynator-")
    zmiana = {**KOMORKA, "przyczyna": "Dwa miesiące choroby.", "wersja": 1}
    zmieniony = await api("PUT", "/api/komentarze", zmiana)
    assert (zmieniony.status_code, zmieniony.json()["wersja"]) == (200, 2)
    assert zmieniony.json()["termin"] is None, "PUT replaces the whole comment"
    [odczytany] = await api.pozycje("/api/komentarze", "czlonek_pzk", dzialanie=5)
    assert odczytany == zmieniony.json()
    assert await api.pozycje("/api/komentarze", wiedza="2019-11-13") == []
    assert (await api("DELETE", "/api/komentarze", **KOMORKA, wersja=2)).status_code == 204
    assert await api.pozycje("/api/komentarze") == []
    assert odmowa(await api("DELETE", "/api/komentarze", **KOMORKA)) == (404, "nie_znaleziono", None)


async def test_nieaktualna_wersja_to_409(api: Api) -> None:
    await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC})
    drugi = await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC, "przyczyna": "Inna.", "wersja": 0})
    assert odmowa(drugi) == (409, "wersja_nieaktualna", None)
    assert odmowa(await api("DELETE", "/api/komentarze", **KOMORKA, wersja=5))[1] == "wersja_nieaktualna"


@pytest.mark.parametrize(
    ("zmiana", "pole"),
    [
        ({"przyczyna": ""}, "przyczyna"),
        ({"przyczyna": 5}, "przyczyna"),
        ({"przyczyna": "PESEL 44051401359"}, "przyczyna"),
        ({"co_robimy": "x" * 501}, "co_robimy"),
        ({"termin": "31.01.2019"}, "termin"),
        ({"kwartal": "IV 2018"}, "kwartal"),
        ({"kwartal": "2020-K1"}, "kwartal"),
        ({"miara": "spotkania"}, "miara"),
        ({"dzialanie": 13}, "dzialanie"),
        ({"jednostka": 99999}, "jednostka"),
        ({"autor": "ja"}, "autor"),
    ],
)
async def test_zle_pole_jest_nazwane(api: Api, zmiana: dict[str, Any], pole: str) -> None:
    odpowiedz = await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC, **zmiana})
    assert odmowa(odpowiedz) == (422, "niepoprawne_pole", pole)
    assert await api.pozycje("/api/komentarze") == []


async def test_zle_zapytanie_to_400(api: Api) -> None:
    for parametry in ({"kwartal": "2018"}, {"jednostka": "x"}, {"wiedza": "kiedyś"}):
        assert odmowa(await api("GET", "/api/komentarze", **parametry))[0] == 400
    assert odmowa(await api("DELETE", "/api/komentarze", dzialanie=5))[0] == 400


async def test_komentarz_jednostki_widzi_ten_kto_widzi_jednostke(api: Api) -> None:
    await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC, "jednostka": api.swiat.krakow})
    assert await api.pozycje("/api/komentarze", "animator") == []
    cudza = await api("GET", "/api/komentarze", jako="animator", jednostka=api.swiat.krakow)
    assert odmowa(cudza)[0] == 404
    [widoczny] = await api.pozycje("/api/komentarze", "ekspert", jednostka=api.swiat.krakow)
    assert widoczny["jednostka"] == api.swiat.krakow
    assert odmowa(await api("PUT", "/api/komentarze", {**KOMORKA, **TRESC}, "kontroler"))[0] == 403
