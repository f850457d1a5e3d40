"""/api/miesiace: steps of the month card, who makes them, and what they mean for entries."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

POWOD = {"powod": "Brakuje dwóch dni"}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def krok(api: Api, nazwa: str, tresc: Any = None, jako: str = "koordynator") -> tuple[int, str]:
    """(status, state of the card or code of the refusal) of a step on the coach's October."""
    odpowiedz = await api("POST", f"/api/miesiace/2018-10/{api.swiat.coach}/{nazwa}", tresc, jako)
    if odpowiedz.status_code == 200:
        return 200, odpowiedz.json()["stan"]
    return odmowa(odpowiedz)[:2]


async def test_droga_karty(api: Api) -> None:
    """Every step that is allowed, and in each state every one that is not."""
    karta = (await api("GET", f"/api/miesiace/2018-10/{api.swiat.coach}", jako="coach")).json()
    assert (karta["stan"], karta["miesiac"], karta["osoba"]) == ("szkic", "2018-10", api.swiat.coach)
    dozwolone = {
        "szkic": {"zloz": "zlozona"},
        "zlozona": {"zaakceptuj": "zaakceptowana", "zwroc": "zwrocona"},
        "zaakceptowana": {"zwroc": "zwrocona"},
        "zwrocona": {"zloz": "zlozona"},
    }
    stan = "szkic"
    for nazwa in ("zloz", "zwroc", "zloz", "zaakceptuj", "zwroc", "zloz"):
        for zly in {"zloz", "zaakceptuj", "zwroc", "otworz"} - set(dozwolone[stan]):
            assert await krok(api, zly, POWOD) == (409, "zly_stan"), (stan, zly)
        oczekiwany = dozwolone[stan][nazwa]
        assert await krok(api, nazwa, POWOD) == (200, oczekiwany)
        stan = oczekiwany
    assert (await api("GET", f"/api/miesiace/2018-10/{api.swiat.coach}")).json()["stan"] == "zlozona"


async def test_powod_tam_gdzie_cos_sie_cofa(api: Api) -> None:
    """Asked for before the state is looked at; a step without one needs no body at all."""
    for tresc in (None, {}, {"powod": ""}, {"powod": None}, {"powod": "  "}):
        for nazwa in ("zwroc", "otworz"):
            assert await krok(api, nazwa, tresc) == (422, "niepoprawne_pole"), (nazwa, tresc)
    assert await krok(api, "zloz", {"powod": "x" * 501}) == (422, "niepoprawne_pole")
    assert await krok(api, "zloz", {"powod": 5}) == (422, "niepoprawne_pole")
    assert await krok(api, "zloz", {"uwagi": "x"}) == (422, "niepoprawne_pole")
    assert await krok(api, "zloz", []) == (400, "bledne_zapytanie")
    assert await krok(api, "zloz", None, "coach") == (200, "zlozona")


async def test_kto_robi_krok(api: Api) -> None:
    """The performer submits his own card, the coordinator judges; others do not even see it."""
    for rola in ("animator", "ekspert", "superwizor", "doradca"):
        assert await krok(api, "zloz", None, rola) == (404, "nie_znaleziono"), rola
    for rola in ("pracownik_socjalny", "czlonek_pzk", "kontroler"):
        assert await krok(api, "zloz", None, rola) == (403, "brak_prawa"), rola
    assert await krok(api, "zloz", None, "coach") == (200, "zlozona")
    for nazwa in ("zaakceptuj", "zwroc", "otworz"):
        assert await krok(api, nazwa, POWOD, "coach") == (403, "brak_prawa"), nazwa
        assert await krok(api, nazwa, POWOD, "kontroler") == (403, "brak_prawa"), nazwa


async def test_nie_ma_takiej_karty(api: Api) -> None:
    for adres in (
        "2018-10/999999/zloz",
        "2018-10/0/zloz",
        "2018-10/x/zloz",
        "2018-10/1/nic",
    ):
        assert odmowa(await api("POST", f"/api/miesiace/{adres}", POWOD))[0] == 404, adres
    for miesiac in ("2018-13", "2018", "2018-1", "10.2018", "2018-10-01"):
        assert odmowa(await api("POST", f"/api/miesiace/{miesiac}/1/zloz"))[:2] == (400, "bledne_zapytanie")


async def test_zlozona_karta_wymaga_powodu_zmiany(api: Api) -> None:
    """A new entry needs none; a change or removal does, in the month it leaves and in the one it enters."""
    id_wpisu = (await api.zapisz(api.sesja()))["id"]
    inny = (await api.zapisz(api.sesja("2018-11-05")))["id"]
    await krok(api, "zloz")
    [pierwszy, drugi] = await api.pozycje("/api/godziny")
    assert (pierwszy["stan_karty"], drugi["stan_karty"]) == ("zlozona", "szkic")
    await api.zapisz(api.sesja("2018-10-04"))
    bez_powodu: tuple[tuple[str, int, Any, dict[str, Any]], ...] = (
        ("PATCH", id_wpisu, {"do": "12:00"}, {}),
        ("PATCH", id_wpisu, {"dzien": "2018-11-06"}, {}),
        ("PATCH", inny, {"dzien": "2018-10-06", "powod": " "}, {}),
        ("DELETE", id_wpisu, None, {}),
        ("DELETE", id_wpisu, None, {"powod": "  "}),
    )
    for metoda, wpis, tresc, zapytanie in bez_powodu:
        odpowiedz = await api(metoda, f"/api/godziny/{wpis}", tresc, "coach", **zapytanie)
        assert odmowa(odpowiedz) == (422, "niepoprawne_pole", "powod"), (metoda, tresc)
    zmiana = {"do": "12:00", "powod": "Pomyłka w godzinie"}
    assert (await api("PATCH", f"/api/godziny/{id_wpisu}", zmiana, "coach")).status_code == 200
    usuniecie = await api("DELETE", f"/api/godziny/{id_wpisu}", jako="coach", powod="Dwa razy")
    assert usuniecie.status_code == 204
