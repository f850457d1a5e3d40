"""What every JSON handler shares: order of refusals, body, query, cursor, OpenAPI."""

from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from biuro import baza as modul_bazy
from biuro.api.schemat import dokument
from biuro.api.wspolne import obiekt_json, odpowiedz, strona_listy, wycinek_listy
from biuro.app import NAJWIEKSZA_TRESC, utworz_litestar
from biuro.bledy import BladZapytania
from biuro.formularze.zapytania import (
    Lista,
    ZapytanieGodzin,
    ZapytanieStanu,
    ZapytanieWykonania,
    dzien_z_adresu,
    dzien_ze_strony,
    miesiac_z_adresu,
    odczytaj_kursor,
    wczytaj_zapytanie,
    zapisz_kursor,
)
from biuro.ustawienia import Ustawienia
from harmonogram.czas import STREFA
from harmonogram.kwartaly import Kwartal
from tests.drzwi import klient, nowe_konto, nowy_token

OSOBA = {"imie": "Ewa", "nazwisko": "Kłos", "funkcje": ["coach"]}


@pytest.fixture
async def api(baza: modul_bazy.Silnik) -> AsyncIterator[httpx.AsyncClient]:
    """A program with the coordinator's token."""
    async with klient() as c:
        c.headers.update(await nowy_token(await nowe_konto()))
        yield c


# --- order of refusals ----------


async def kawalkami(ile: int) -> AsyncIterator[bytes]:
    """A body without Content-Length."""
    for _ in range(ile):
        yield b" " * 65536


async def test_kolejnosc_odmow(api: httpx.AsyncClient) -> None:
    za_duza = b" " * (NAJWIEKSZA_TRESC + 1)
    nieznajomy = {"Authorization": "Bearer zly"}
    przypadki: list[tuple[int, str, str, Any, dict[str, str]]] = [
        (401, "POST", "/api/osoby", za_duza, nieznajomy),
        (413, "POST", "/api/osoby", za_duza, {}),
        (413, "POST", "/api/osoby", kawalkami(17), {}),
        (413, "PATCH", "/api/osoby/999", za_duza, {}),
        (400, "PATCH", "/api/osoby/999", b"[]", {}),
        (404, "PATCH", "/api/osoby/999", b'{"imie": 5}', {}),
        (404, "PATCH", "/api/osoby/99999999999", b"{}", {}),
        (404, "PATCH", "/api/osoby/-1", b"{}", {}),
        (404, "GET", "/api/osoby/abc", None, {}),
        (422, "POST", "/api/osoby", b"{}", {}),
        (405, "DELETE", "/api/osoby", None, {}),
        (404, "GET", "/api/nic", None, {}),
    ]
    for status, metoda, adres, tresc, naglowki in przypadki:
        odpowiedz = await api.request(metoda, adres, content=tresc, headers=naglowki)
        assert odpowiedz.status_code == status, (metoda, adres)
        assert odpowiedz.headers["content-type"] == "application/problem+json"
        assert odpowiedz.json()["status"] == status


async def test_tresc_rowna_granicy_przechodzi(api: httpx.AsyncClient) -> None:
    tresc = b'{"imie":"Ewa","nazwisko":"Nowak","funkcje":["coach"]}'.ljust(NAJWIEKSZA_TRESC)
    assert (await api.post("/api/osoby", content=tresc)).status_code == 201


@pytest.mark.parametrize(
    "surowa",
    [
        b"",
        b"[]",
        b"1",
        b"null",
        b'"x"',
        b"{",
        b"{'a': 1}",
        b'{"a": NaN}',
        b'{"a": Infinity}',
        b"\xff",
        b"[" * 99999,
    ],
)
def test_nie_obiekt_json(surowa: bytes) -> None:
    with pytest.raises(BladZapytania):
        obiekt_json(surowa)


def test_odpowiedz_json() -> None:
    wynik = odpowiedz({"dzien": date(2019, 11, 14), "zbior": frozenset({2, 1}), "ł": None}, 201)
    assert wynik.content == '{"dzien":"2019-11-14","zbior":[1,2],"ł":null}'.encode()
    assert wynik.status_code == 201


# --- query ----------


def test_zapytanie() -> None:
    pytanie = wczytaj_zapytanie(ZapytanieGodzin, {"osoba": "7", "od": "2018-10-03", "dla": "", "inny": "x"})
    assert (pytanie.osoba, pytanie.od, pytanie.dla, pytanie.ile, pytanie.po) == (
        7,
        date(2018, 10, 3),
        None,
        100,
        0,
    )


def test_numer_ponad_baze_niczego_nie_znajduje() -> None:
    assert wczytaj_zapytanie(ZapytanieGodzin, {"osoba": str(2**31)}).osoba == 0


def test_kwartaly_i_wiedza() -> None:
    pytanie = wczytaj_zapytanie(ZapytanieWykonania, {"od": "2018-K2", "wiedza": "2019-11-14"})
    assert pytanie.od == Kwartal(2018, 2)
    assert pytanie.wiedza == datetime(2019, 11, 15, tzinfo=STREFA) - timedelta(microseconds=1)
    chwila = wczytaj_zapytanie(ZapytanieStanu, {"wiedza": "2019-11-14T12:00:00Z"}).wiedza
    assert chwila is not None
    assert chwila.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    ("parametr", "wartosc"),
    [
        ("ile", "0"),
        ("ile", "501"),
        ("ile", "x"),
        ("ile", "1.0"),
        ("ile", "٣"),
        ("kursor", "żółw"),
        ("kursor", "MTI="),
        ("kursor", "a"),
        ("kursor", "LTE"),
        ("osoba", "-1"),
        ("osoba", "1 OR 1=1"),
        ("od", "14.11.2019"),
        ("od", "2019-02-30"),
        ("do", "2019-11-14T00:00"),
    ],
)
def test_zle_zapytanie(parametr: str, wartosc: str) -> None:
    with pytest.raises(BladZapytania) as blad:
        wczytaj_zapytanie(ZapytanieGodzin, {parametr: wartosc})
    assert blad.value.pole == parametr
    assert blad.value.komunikat.startswith(f"Parametr „{parametr}”: ")


async def test_zle_zapytanie_to_400(api: httpx.AsyncClient) -> None:
    odpowiedz = await api.get("/api/osoby", params={"ile": "501"})
    assert (odpowiedz.status_code, odpowiedz.json()["pole"]) == (400, "ile")


def test_dni_i_miesiace_w_adresie() -> None:
    assert dzien_z_adresu("2019-11-14") == dzien_ze_strony(" 14.11.2019 ") == date(2019, 11, 14)
    assert miesiac_z_adresu("2019-11") == date(2019, 11, 1)
    for zly in ("14.11.2019", "", "2019-13-01", "2019-1-1"):
        with pytest.raises(BladZapytania):
            dzien_z_adresu(zly)
    for zly in ("2019-13", "2019", "2019-11-01", "11.2019", ""):
        with pytest.raises(BladZapytania):
            miesiac_z_adresu(zly)


# --- paging ----------


@given(st.integers(min_value=0, max_value=2**31 - 1))
def test_kursor_tam_i_z_powrotem(pozycja: int) -> None:
    tekst = zapisz_kursor(pozycja)
    assert odczytaj_kursor(tekst) == pozycja
    assert "=" not in tekst


def test_strona_listy() -> None:
    wiersze = [{"id": n} for n in (3, 5, 9)]
    assert strona_listy(wiersze, Lista(ile=3)) == {"pozycje": wiersze, "kursor": None}
    pierwsza = strona_listy(wiersze, Lista(ile=2))
    assert (pierwsza["pozycje"], odczytaj_kursor(pierwsza["kursor"])) == (wiersze[:2], 5)


@given(st.integers(0, 30), st.integers(1, 10))
def test_wycinki_skladaja_sie_w_calosc(ile_wierszy: int, ile: int) -> None:
    wszystkie = [{"nr": n} for n in range(ile_wierszy)]
    zebrane: list[Any] = []
    kursor: str | None = zapisz_kursor(0)
    while kursor is not None:
        strona = wycinek_listy(wszystkie, wczytaj_zapytanie(Lista, {"ile": str(ile), "kursor": kursor}))
        zebrane += strona["pozycje"]
        kursor = strona["kursor"]
    assert zebrane == wszystkie


async def test_lista_kolejnymi_stronami(api: httpx.AsyncClient) -> None:
    for imie in ("Ala", "Ela", "Ola"):
        assert (await api.post("/api/osoby", json=OSOBA | {"imie": imie})).status_code == 201
    pierwsza = (await api.get("/api/osoby", params={"ile": 2})).json()
    druga = (await api.get("/api/osoby", params={"ile": 2, "kursor": pierwsza["kursor"]})).json()
    assert [o["imie"] for o in pierwsza["pozycje"] + druga["pozycje"]] == ["Ala", "Ela", "Ola"]
    assert druga["kursor"] is None


# --- OpenAPI ----------


def test_openapi_opisuje_kazda_trase() -> None:
    dok = dokument(utworz_litestar(Ustawienia()))
    godziny = dok["paths"]["/api/godziny"]
    assert godziny["post"]["requestBody"]["content"]["application/json"]["schema"] == {
        "$ref": "#/components/schemas/NowyWpis"
    }
    assert {p["name"] for p in godziny["get"]["parameters"]} >= {"osoba", "od", "do", "ile", "kursor"}
    assert "application/problem+json" in godziny["post"]["responses"]["422"]["content"]
    numery = [o["operationId"] for sciezka in dok["paths"].values() for o in sciezka.values()]
    assert len(numery) == len(set(numery))


def test_kazda_trasa_z_trescia_nazywa_swoj_formularz() -> None:
    dok = dokument(utworz_litestar(Ustawienia()))
    bez_opisu = [
        (metoda, sciezka)
        for sciezka, operacje in dok["paths"].items()
        for metoda, operacja in operacje.items()
        if metoda in ("post", "put", "patch") and "requestBody" not in operacja
    ]
    assert bez_opisu == []


async def test_openapi_pod_adresem(api: httpx.AsyncClient) -> None:
    dok = (await api.get("/api/schema/openapi.json")).json()
    assert dok["openapi"].startswith("3.1")
    assert dok["components"]["securitySchemes"]["token"]["scheme"] == "bearer"
