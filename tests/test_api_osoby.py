"""/api/osoby, /api/jednostki and /api/przydzialy: what works, each refusal, who sees whom."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

OSOBA: dict[str, Any] = {"imie": "Żaneta", "nazwisko": "Ćwikła-Łoś", "funkcje": ["coach", "ekspert"]}
JEDNOSTKA: dict[str, Any] = {
    "gmina": "Stawiski",
    "powiat": "kolneński",
    "teryt": "2006053",
    "data_przystapienia": "2018-10-01",
}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


# --- persons ----------


async def test_osoba_tam_i_z_powrotem(api: Api) -> None:
    odpowiedz = await api("POST", "/api/osoby", {**OSOBA, "jednostka": api.swiat.lomza})
    assert odpowiedz.status_code == 201
    nowa = (await api("GET", f"/api/osoby/{odpowiedz.json()['id']}")).json()
    assert nowa == {**OSOBA, "id": odpowiedz.json()["id"], "jednostka": api.swiat.lomza}
    zmieniona = (
        await api("PATCH", f"/api/osoby/{nowa['id']}", {"jednostka": None, "funkcje": ["coach"]})
    ).json()
    assert (zmieniona["imie"], zmieniona["jednostka"], zmieniona["funkcje"]) == ("Żaneta", None, ["coach"])
    wszystkie = [o["id"] for o in await api.pozycje("/api/osoby")]
    assert nowa["id"] in wszystkie
    assert wszystkie == sorted(wszystkie)


ZLE_OSOBY: list[tuple[dict[str, Any], str]] = [
    ({"imie": ""}, "imie"),
    ({"imie": "  "}, "imie"),
    ({"imie": None}, "imie"),
    ({"imie": 5}, "imie"),
    ({"imie": "A\nB"}, "imie"),
    ({"imie": "A\x00"}, "imie"),
    ({"imie": "\ud800"}, "imie"),
    ({"nazwisko": "x" * 101}, "nazwisko"),
    ({"nazwisko": "\u202etxet"}, "nazwisko"),
    ({"funkcje": []}, "funkcje"),
    ({"funkcje": "coach"}, "funkcje"),
    ({"funkcje": ["dyrektor"]}, "funkcje.0"),
    ({"funkcje": [None]}, "funkcje.0"),
    ({"funkcje": None}, "funkcje"),
    ({"jednostka": 999999}, "jednostka"),
    ({"jednostka": "1"}, "jednostka"),
    ({"jednostka": 2**63}, "jednostka"),
    ({"wersja": 1}, "wersja"),
]


async def test_zla_osoba(api: Api) -> None:
    ile = len(await api.pozycje("/api/osoby"))
    for zmiana, pole in ZLE_OSOBY:
        for metoda, adres, tresc in (
            ("POST", "/api/osoby", OSOBA | zmiana),
            ("PATCH", f"/api/osoby/{api.swiat.coach}", zmiana),
        ):
            assert odmowa(await api(metoda, adres, tresc)) == (422, "niepoprawne_pole", pole), zmiana
    assert odmowa(await api("POST", "/api/osoby", {}))[2] == "imie"
    assert len(await api.pozycje("/api/osoby")) == ile


async def test_tekst_zostaje_tekstem(api: Api) -> None:
    """Neither SQL nor HTML means anything; letters are stored composed."""
    for nazwisko in ("'; DROP TABLE osoby;--", "<script>alert(1)</script>", "=1+1", "%s {0} ${x}", "O’Neill"):
        id_osoby = (await api("POST", "/api/osoby", OSOBA | {"nazwisko": nazwisko})).json()["id"]
        assert (await api("GET", f"/api/osoby/{id_osoby}")).json()["nazwisko"] == nazwisko
    rozlozone = (await api("POST", "/api/osoby", OSOBA | {"nazwisko": " Z\u0301ro\u0301dło "})).json()["id"]
    assert (await api("GET", f"/api/osoby/{rozlozone}")).json()["nazwisko"] == "Źródło"


async def test_trzeci_pracownik_jednostki_to_ostrzezenie(api: Api) -> None:
    pracownik = {**OSOBA, "funkcje": ["pracownik_socjalny"], "jednostka": api.swiat.piatnica}
    drugi = (await api("POST", "/api/osoby", pracownik)).json()
    trzeci = (await api("POST", "/api/osoby", pracownik)).json()
    assert drugi["ostrzezenia"] == []
    assert [o["kod"] for o in trzeci["ostrzezenia"]] == ["ponad_plan_osob"]
    assert {x["dla"] for x in await api.pozycje("/api/limity", dzialanie=5)} >= {drugi["id"], trzeci["id"]}
    [cel] = (await api("GET", "/api/dzialania/5")).json()["cele"]
    assert cel["plan_razem"] == 3 * 2 * 1200


async def test_kto_widzi_kogo(api: Api) -> None:
    s = api.swiat
    widza = {
        "coach": {s.coach, s.anna},
        "animator": {s.animator, s.anna, s.powiatowy},
        "ekspert": {s.ekspert},
        "pracownik_socjalny": {s.anna},
        "czlonek_pzk": {api.osoby["czlonek_pzk"]},
    }
    for rola, ids in widza.items():
        assert {o["id"] for o in await api.pozycje("/api/osoby", rola)} == ids, rola
        for metoda, tresc in (("GET", None), ("PATCH", {})):
            assert odmowa(await api(metoda, f"/api/osoby/{s.beata}", tresc, rola))[0] == 404
    assert len(await api.pozycje("/api/osoby", "kontroler")) == len(await api.pozycje("/api/osoby"))
    for rola in set(api.osoby) - {"koordynator"}:
        assert odmowa(await api("POST", "/api/osoby", OSOBA, rola)) == (403, "brak_prawa", None), rola
        wlasna = api.osoby[rola] or s.anna
        assert odmowa(await api("PATCH", f"/api/osoby/{wlasna}", {"imie": "X"}, rola))[0] == 403


# --- units ----------


async def test_jednostka_tam_i_z_powrotem(api: Api) -> None:
    odpowiedz = await api("POST", "/api/jednostki", JEDNOSTKA)
    assert odpowiedz.status_code == 201
    id_jednostki = odpowiedz.json()["id"]
    zapisana = {
        "id": id_jednostki,
        **JEDNOSTKA,
        "data_zawiazania_pzk": None,
        "miasto_na_prawach_powiatu": False,
    }
    assert (await api("GET", f"/api/jednostki/{id_jednostki}")).json() == zapisana
    zmiana = {"data_zawiazania_pzk": "2019-10-28", "miasto_na_prawach_powiatu": True}
    assert (await api("PATCH", f"/api/jednostki/{id_jednostki}", zmiana)).json() == zapisana | zmiana
    assert len(await api.pozycje("/api/limity", dzialanie=6, jednostka=id_jednostki)) == 1


ZLE_JEDNOSTKI: list[tuple[dict[str, Any], str]] = [
    ({"teryt": "200605"}, "teryt"),
    ({"teryt": "200605x"}, "teryt"),
    ({"teryt": 2006053}, "teryt"),
    ({"teryt": "٢٠٠٦٠٥٣"}, "teryt"),
    ({"teryt": "2007062"}, "teryt"),  # another unit's
    ({"gmina": ""}, "gmina"),
    ({"powiat": None}, "powiat"),
    ({"data_przystapienia": "2018-02-30"}, "data_przystapienia"),
    ({"data_przystapienia": None}, "data_przystapienia"),
    ({"data_zawiazania_pzk": "01.10.2018"}, "data_zawiazania_pzk"),
    ({"data_zawiazania_pzk": "2018-06-30"}, "data_zawiazania_pzk"),  # before the accession
    ({"miasto_na_prawach_powiatu": "tak"}, "miasto_na_prawach_powiatu"),
    ({"miasto_na_prawach_powiatu": 1}, "miasto_na_prawach_powiatu"),
    ({"wojewodztwo": "20"}, "wojewodztwo"),
]


async def test_zla_jednostka(api: Api) -> None:
    for zmiana, pole in ZLE_JEDNOSTKI:
        for metoda, adres, tresc in (
            ("POST", "/api/jednostki", JEDNOSTKA | zmiana),
            ("PATCH", f"/api/jednostki/{api.swiat.krakow}", zmiana),
        ):
            assert odmowa(await api(metoda, adres, tresc)) == (422, "niepoprawne_pole", pole), zmiana
    assert len(await api.pozycje("/api/jednostki")) == 3


async def test_kto_widzi_jednostki(api: Api) -> None:
    s = api.swiat
    for rola in ("kontroler", "ekspert", "superwizor", "doradca", "coach"):
        assert len(await api.pozycje("/api/jednostki", rola)) == 3, rola
    for rola, wlasna in (
        ("animator", s.piatnica),
        ("pracownik_socjalny", s.piatnica),
        ("czlonek_pzk", s.krakow),
    ):
        assert [j["id"] for j in await api.pozycje("/api/jednostki", rola)] == [wlasna], rola
        assert odmowa(await api("GET", f"/api/jednostki/{s.lomza}", jako=rola))[0] == 404
    for rola in set(api.osoby) - {"koordynator"}:
        assert odmowa(await api("POST", "/api/jednostki", JEDNOSTKA, rola))[0] == 403


# --- which workers a coach supports ----------


async def test_przydzial_otwiera_pracownika_coachowi(api: Api) -> None:
    """From the first day to the last one, both included."""
    s = api.swiat
    przydzial = {"coach": s.coach, "pracownik": s.beata, "od": "2018-10-01", "do": "2018-10-31"}
    assert odmowa(await api("POST", "/api/godziny", api.sesja(dla=s.beata), "coach"))[2] == "dla"
    odpowiedz = await api("POST", "/api/przydzialy", przydzial)
    assert odpowiedz.status_code == 201
    assert {"id": odpowiedz.json()["id"], **przydzial} in await api.pozycje("/api/przydzialy")
    for dzien, status in (
        ("2018-09-30", 422),
        ("2018-10-01", 201),
        ("2018-10-31", 201),
        ("2018-11-01", 422),
    ):
        wpis = await api("POST", "/api/godziny", api.sesja(dzien, dla=s.beata), "coach")
        assert wpis.status_code == status, (dzien, wpis.text)
    assert {x["dla"] for x in await api.pozycje("/api/limity", "coach")} == {s.anna, s.beata}
    assert len(await api.pozycje("/api/przydzialy", pracownik=s.beata)) == 1
    assert len(await api.pozycje("/api/przydzialy", "coach", coach=s.coach)) == 2


async def test_zly_przydzial(api: Api) -> None:
    s = api.swiat
    dobry: dict[str, Any] = {"coach": s.coach, "pracownik": s.beata, "od": "2018-10-01", "do": None}
    zle: list[tuple[dict[str, Any], int, str]] = [
        ({"coach": s.ekspert}, 422, "coach"),
        ({"coach": 999999}, 422, "coach"),
        ({"coach": None}, 422, "coach"),
        ({"pracownik": s.coach}, 422, "pracownik"),
        ({"pracownik": 999999}, 422, "pracownik"),
        ({"od": "2018-02-31"}, 422, "od"),
        ({"od": None}, 422, "od"),
        ({"do": "2018-09-30"}, 422, "do"),
        ({"pracownik": s.anna}, 409, "od"),  # already hers
    ]
    for zmiana, status, pole in zle:
        kod = "zly_stan" if status == 409 else "niepoprawne_pole"
        assert odmowa(await api("POST", "/api/przydzialy", dobry | zmiana)) == (status, kod, pole), zmiana
    for rola in set(api.osoby) - {"koordynator"}:
        assert odmowa(await api("POST", "/api/przydzialy", dobry, rola))[0] == 403
    for rola in set(api.osoby) - {"koordynator", "kontroler", "coach"}:
        assert odmowa(await api("GET", "/api/przydzialy", jako=rola))[0] == 403
