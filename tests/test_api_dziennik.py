"""/api/dziennik: every write leaves who, what, before and after; nothing personal; filters and sight."""

import json
from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def przybylo(api: Api, ile_bylo: int) -> list[tuple[str, str]]:
    wiersze = await api.pozycje("/api/dziennik", ile=500)
    return [(w["czynnosc"], w["obiekt"]) for w in wiersze[ile_bylo:]]


async def test_kazdy_zapis_zostawia_wiersz(api: Api) -> None:
    s, ile = api.swiat, len(await api.pozycje("/api/dziennik", ile=500))
    osoba = {"imie": "Jan", "nazwisko": "Lis", "funkcje": ["coach"]}
    jednostka = {"gmina": "G", "powiat": "P", "teryt": "2006053", "data_przystapienia": "2018-10-01"}
    id_osoby = (await api("POST", "/api/osoby", osoba)).json()["id"]
    await api("PATCH", f"/api/osoby/{id_osoby}", {"imie": "Adam"})
    await api("POST", "/api/jednostki", jednostka)
    await api("PATCH", f"/api/jednostki/{s.krakow}", {"gmina": "Miasto"})
    await api(
        "POST", "/api/przydzialy", {"coach": id_osoby, "pracownik": s.anna, "od": "2018-10-01", "do": None}
    )
    id_wpisu = (await api.zapisz(api.sesja()))["id"]
    await api("PATCH", f"/api/godziny/{id_wpisu}", {"do": "12:00"})
    await api("DELETE", f"/api/godziny/{id_wpisu}")
    podniesienie = {"dzialanie": 5, "dla": s.anna, "przyznano_min": 1300, "powod": "Aneks"}
    await api("POST", "/api/limity/podniesienia", podniesienie)
    await api("POST", f"/api/miesiace/2018-10/{s.coach}/zloz")
    assert await przybylo(api, ile) == [
        ("dodano", "osoba"), ("zmieniono", "osoba"), ("dodano", "jednostka"), ("zmieniono", "jednostka"),
        ("dodano", "przydzial"), ("dodano", "wpis"), ("zmieniono", "wpis"), ("usunieto", "wpis"),
        ("podniesiono", "limit_osoba"), ("zloz", "karta"),
    ]  # fmt: skip
    await api("POST", "/api/osoby", osoba | {"imie": ""})
    await api("POST", "/api/godziny", api.sesja(do="09:00"))
    assert len(await przybylo(api, ile)) == 10  # a refusal leaves nothing


async def test_wiersz_mowi_kto_co_przed_i_po(api: Api) -> None:
    id_wpisu = (await api.zapisz(api.sesja(), "coach"))["id"]
    await api("PATCH", f"/api/godziny/{id_wpisu}", {"do": "12:00"}, "coach")
    dodany, zmieniony = await api.pozycje("/api/dziennik", obiekt=f"wpis:{id_wpisu}")
    assert (dodany["przed"], dodany["po"]["do_min"], dodany["droga"]) == (None, 750, "api")
    assert (zmieniony["przed"]["do_min"], zmieniony["po"]["do_min"]) == (750, 720)
    assert zmieniony["obiekt_id"] == id_wpisu
    assert await api.pozycje("/api/dziennik", obiekt="wpis", konto=zmieniony["konto"]) == [dodany, zmieniony]


async def test_nic_osobowego_w_dzienniku(api: Api) -> None:
    """Names, descriptions and reasons stand apart; the journal holds their hash."""
    tajne = ("Tajemniczy", "Sekretny", "Poufny opis", "Poufny powód")
    osoba = {"imie": tajne[0], "nazwisko": tajne[1], "funkcje": ["ekspert"]}
    id_osoby = (await api("POST", "/api/osoby", osoba)).json()["id"]
    wpis: dict[str, Any] = {
        "dzialanie": 1,
        "osoba": id_osoby,
        "dzien": "2018-10-03",
        "od": "10:00",
        "do": "11:00",
    }
    id_wpisu = (await api.zapisz({**wpis, "opis": tajne[2]}))["id"]
    await api("DELETE", f"/api/godziny/{id_wpisu}", powod=tajne[3])
    calosc = json.dumps(await api.pozycje("/api/dziennik", ile=500), ensure_ascii=False)
    assert [t for t in tajne if t in calosc] == []


async def test_filtry_i_strony_dziennika(api: Api) -> None:
    """Days are those of the office; today is 14.11.2019."""
    wszystkie = await api.pozycje("/api/dziennik", ile=500)
    assert len(await api.pozycje("/api/dziennik", od="2019-11-14", do="2019-11-14", ile=500)) == len(
        wszystkie
    )
    assert await api.pozycje("/api/dziennik", od="2019-11-15") == []
    assert await api.pozycje("/api/dziennik", do="2019-11-13") == []
    assert await api.pozycje("/api/dziennik", obiekt="nic") == []
    pierwsza = (await api("GET", "/api/dziennik", ile=2)).json()
    druga = (await api("GET", "/api/dziennik", ile=2, kursor=pierwsza["kursor"])).json()
    assert pierwsza["pozycje"] + druga["pozycje"] == wszystkie[:4]
    for zle in (
        "od=x",
        "od=2019-11-15&do=2019-11-14",
        "konto=ala",
        "ile=1000",
        "obiekt=a%0ab",
        "obiekt=a&obiekt=b",
    ):
        assert odmowa(await api("GET", f"/api/dziennik?{zle}"))[:2] == (400, "bledne_zapytanie"), zle


async def test_dziennik_czyta_biuro_i_kontroler(api: Api) -> None:
    assert await api.pozycje("/api/dziennik", "kontroler")
    for rola in set(api.osoby) - {"koordynator", "kontroler"}:
        assert odmowa(await api("GET", "/api/dziennik", jako=rola)) == (403, "brak_prawa", None)
    for metoda in ("POST", "DELETE", "PATCH", "PUT"):
        odpowiedz = await api(metoda, "/api/dziennik")
        assert odmowa(odpowiedz)[:2] == (405, "niedozwolona_metoda")
        assert "GET" in odpowiedz.headers["allow"]
