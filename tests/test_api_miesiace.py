"""/api/miesiace: steps of the month card, who makes them, and what they mean for entries."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Any

import httpx
import pytest

from biuro.app import utworz_aplikacje
from biuro.ustawienia import Ustawienia
from tests.swiat import TERAZ
from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

POWOD = {"powod": "Brakuje dwóch dni"}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


@pytest.fixture
async def zegar(api: Api) -> AsyncIterator[Api]:
    """The same with a clock that goes: what came after a submission is told by its time."""
    minuty = count(1)
    app: Any = utworz_aplikacje(Ustawienia(limit_zadan=0), lambda: TERAZ + timedelta(minutes=next(minuty)))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://biuro.test") as c:
        yield replace(api, c=c)


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
        "zaakceptowana": {"zwroc": "zwrocona", "zamknij": "zamknieta"},
        "zwrocona": {"zloz": "zlozona"},
        "zamknieta": {"otworz": "zwrocona"},
    }
    stan = "szkic"
    for nazwa in (
        "zloz",
        "zwroc",
        "zloz",
        "zaakceptuj",
        "zwroc",
        "zloz",
        "zaakceptuj",
        "zamknij",
        "otworz",
        "zloz",
    ):
        for zly in {"zloz", "zaakceptuj", "zwroc", "zamknij", "otworz"} - set(dozwolone[stan]):
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
    for nazwa in ("zaakceptuj", "zwroc", "zamknij", "otworz"):
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


async def calosc(api: Api, jako: str = "koordynator") -> dict[str, Any]:
    """The coach's October as the API shows it."""
    odpowiedz = await api("GET", f"/api/miesiace/2018-10/{api.swiat.coach}", jako=jako)
    wynik: dict[str, Any] = odpowiedz.json()
    return wynik


async def test_zwrocona_poprawiona_i_zaakceptowana_ma_wersje_nazwiska_i_daty(zegar: Api) -> None:
    """What an inspector asks for: who handed it in, who judged it, when and why."""
    await zegar.zapisz(zegar.sesja(), "coach")
    await krok(zegar, "zloz", jako="coach")
    await krok(zegar, "zwroc", POWOD)
    assert (await calosc(zegar))["stan"] == "zwrocona"
    await zegar.zapisz(zegar.sesja("2018-10-04"), "coach")
    await krok(zegar, "zloz", jako="coach")
    await krok(zegar, "zaakceptuj")
    karta = await calosc(zegar, "coach")
    assert (karta["stan"], karta["wersja"], karta["wpisow"], karta["minuty"]) == ("zaakceptowana", 4, 2, 300)
    wersje = [(h["wersja"], h["krok"], h["nazwa"], h["powod"]) for h in karta["historia"]]
    halina = karta["historia"][1]["login"]
    assert halina.startswith("koordynator-")
    assert wersje == [
        (1, "zloz", "Tomasz Rybarczyk", None),
        (2, "zwroc", halina, POWOD["powod"]),
        (3, "zloz", "Tomasz Rybarczyk", None),
        (4, "zaakceptuj", halina, None),
    ]
    chwile = [h["od_chwili"] for h in karta["historia"]]
    assert chwile == sorted(set(chwile))
    assert karta["zmiany_po_zlozeniu"] == []
    dawniej = (await zegar("GET", f"/api/miesiace/2018-10/{zegar.swiat.coach}", wiedza=chwile[1])).json()
    assert (dawniej["stan"], len(dawniej["historia"]), dawniej["minuty"]) == ("zwrocona", 2, 150)


async def test_karty_wszystkich(api: Api) -> None:
    """Whoever has hours or a card; a month without either is empty."""
    await api.zapisz(api.sesja())
    await api("POST", f"/api/miesiace/2018-10/{api.swiat.animator}/zloz", jako="animator")
    wiersze = {w["osoba"]: (w["stan"], w["minuty"]) for w in await api.pozycje("/api/miesiace/2018-10")}
    assert wiersze == {api.swiat.coach: ("szkic", 150), api.swiat.animator: ("zlozona", 0)}
    strona = (await api("GET", "/api/miesiace/2018-10", ile=1)).json()
    assert len(strona["pozycje"]) == 1
    reszta = await api.pozycje("/api/miesiace/2018-10", ile=1, kursor=strona["kursor"])
    assert {w["osoba"] for w in (*strona["pozycje"], *reszta)} == set(wiersze)
    assert await api.pozycje("/api/miesiace/2018-09") == []
    assert odmowa(await api("GET", "/api/miesiace/2018-9"))[:2] == (400, "bledne_zapytanie")


async def test_miesiac_bez_godzin_tez_sie_sklada(zegar: Api) -> None:
    """What is said of the month has to agree with its entries; said nothing, it follows from them."""
    odpowiedz = await zegar(
        "POST", f"/api/miesiace/2018-10/{zegar.swiat.coach}/zloz", {"brak_godzin": False}, "coach"
    )
    assert odmowa(odpowiedz) == (422, "niepoprawne_pole", "brak_godzin")
    assert "złóż kartę z zaznaczeniem „brak godzin”" in odpowiedz.json()["detail"]
    await krok(zegar, "zloz", {"brak_godzin": True}, "coach")
    assert (await calosc(zegar))["brak_godzin"] is True
    await zegar.zapisz(zegar.sesja(), "coach")
    karta = await calosc(zegar)
    assert (karta["stan"], karta["brak_godzin"], karta["minuty"]) == ("zlozona", False, 150)
    assert [(z["co"], z["nazwa"]) for z in karta["zmiany_po_zlozeniu"]] == [("dodano", "Tomasz Rybarczyk")]
    assert karta["historia"][0]["brak_godzin"] is True  # what was submitted stays as it was
    await krok(zegar, "zwroc", POWOD)
    odpowiedz = await zegar(
        "POST", f"/api/miesiace/2018-10/{zegar.swiat.coach}/zloz", {"brak_godzin": True}, "coach"
    )
    assert odmowa(odpowiedz) == (422, "niepoprawne_pole", "brak_godzin")
    assert "jest 2,5 h w 1 wpisie" in odpowiedz.json()["detail"]
    assert await krok(zegar, "zloz", {"brak_godzin": False}, "coach") == (200, "zlozona")


async def test_akceptuje_sie_to_co_bylo_widac(zegar: Api) -> None:
    """An entry changed after the preview, added and removed with the same sum: the old preview is refused."""
    id_wpisu = (await zegar.zapisz(zegar.sesja()))["id"]
    zmieniany = (await zegar.zapisz(zegar.sesja("2018-10-05")))["id"]
    await krok(zegar, "zloz")
    widziana = await calosc(zegar)
    widziano = {"wersja": widziana["wersja"], "odcisk": widziana["odcisk"]}
    await zegar("DELETE", f"/api/godziny/{id_wpisu}", powod="Nie ten dzień")
    await zegar.zapisz(zegar.sesja("2018-10-04"))
    await zegar("PATCH", f"/api/godziny/{zmieniany}", {"do": "12:00", "powod": "Krócej"})
    odpowiedz = await zegar("POST", f"/api/miesiace/2018-10/{zegar.swiat.coach}/zaakceptuj", widziano)
    assert odmowa(odpowiedz)[:2] == (409, "wersja_nieaktualna")
    assert (
        "Wpisy tej karty zmieniły się po otwarciu podglądu. Teraz: 2 wpisy, 4,5 h."
        in odpowiedz.json()["detail"]
    )
    karta = await calosc(zegar)
    zmiany = {z["wpis"]: (z["co"], z["powod"]) for z in karta["zmiany_po_zlozeniu"]}
    assert zmiany.pop(id_wpisu)[0] in ("usunieto", "przeniesiono")
    assert zmiany.pop(zmieniany) == ("zmieniono", "Krócej")
    assert [co for co, _ in zmiany.values()] == ["dodano"]
    await krok(zegar, "zwroc", POWOD)
    await krok(zegar, "zloz")
    stara_wersja = {"wersja": karta["wersja"], "odcisk": karta["odcisk"]}
    assert await krok(zegar, "zaakceptuj", stara_wersja) == (409, "wersja_nieaktualna")
    teraz = await calosc(zegar)
    assert await krok(zegar, "zaakceptuj", {"wersja": teraz["wersja"], "odcisk": teraz["odcisk"]}) == (
        200,
        "zaakceptowana",
    )
