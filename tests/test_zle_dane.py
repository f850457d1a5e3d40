"""Hostile input over every operation of the API: always a sentence, never an error of the service.

The operations come from the OpenAPI document itself, so a new one is tried without a line here; its valid
body in DOBRE, when it has a body, is what makes each hostile field be looked at on its own.
"""

import json
from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import Any

import httpx
import pytest

from biuro.api.schemat import dokument
from biuro.app import utworz_litestar
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import przypadki, wydarzenia, zaangazowania
from biuro.operacje.przypadki import DanePrzypadku
from biuro.operacje.zaangazowania import DaneZaangazowania
from biuro.ustawienia import Ustawienia
from harmonogram.czas import dzien_z_iso
from tests.swiat import BIURO
from tests.swiat_api import Api, otworz_api

pytestmark = pytest.mark.anyio

DLUGI = "x" * 70_000
WROGIE: list[object] = [
    None, True, -1, 2**31, 2**63, 10**40, 1.5, "", DLUGI, "a\x00b", "\ud800", "'; DROP TABLE osoby;--",
    "<script>", "2019-02-31", "25:00", "24:00", [], {}, [None], [{}], ["x"] * 600,
]  # fmt: skip
NIE_OBIEKTY = [
    b"", b"[]", b"null", b"1", b'"x"', b"{", b'{"a":NaN}', b'{"a":Infinity}', b"\xff\xfe\x00", b"\x00",
    b"[" * 50_000, b'{"a":' * 50_000, b'{"a":' + b"9" * 5000 + b"}", b"{}{}", b"{'a':1}",
]  # fmt: skip
OBIEKTY = [
    b"{}", b'{"a":1e999}', b'{"\\ud800":1}', b'{"":1}', b'{"\\u0000":1}', b'{"__class__":{}}',
    '{"ż":1}'.encode("utf-16"), b'\xef\xbb\xbf{"a":1}',
]  # fmt: skip
NUMERY = [
    "0", "-1", "2147483648", "9" * 30, "abc", "1.0", "01", "+1", "1_0", "%D9%A3", "%00", "%ff", "%2F", "..",
    "%20", "1%27%20OR%201=1", "%F0%9F%98%80", DLUGI[:3000],
]  # fmt: skip
PARAMETRY = [
    "0", "-1", "x", "1.0", "2147483648", "9" * 40, "%00", "%ff", "%ED%A0%80", "2019-02-31", "14.11.2019",
    "2018-K9", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "9999-12-31", "MQ==", "%25",
    "%D9%A3", "';--", DLUGI[:3000],
]  # fmt: skip


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def dobre(api: Api) -> tuple[dict[str, Any], dict[str, int]]:
    """Valid values of every field that any operation knows, and numbers for the paths."""
    s = api.swiat
    dane = DaneWydarzenia(
        rodzaj="spotkanie_pzk",
        dzialanie=7,
        tytul="Spotkanie",
        dni=((dzien_z_iso("2019-10-10"), 600, 720),),
        jednostki=frozenset({s.piatnica}),
    )
    wydarzenie = (await wydarzenia.dodaj_wydarzenie(BIURO, dane)).id
    wpis = (await api.zapisz(api.pula()))["id"]
    etapy = {"diagnoza": dzien_z_iso("2019-06-03")}
    przypadek = DanePrzypadku(s.piatnica, "rodzina", dzien_z_iso("2019-05-06"), etapy)
    id_przypadku = (await przypadki.zglos_przypadek(BIURO, przypadek)).id
    umowa = DaneZaangazowania(s.animator, "zlecenie", "animator", dzien_z_iso("2018-04-01"))
    pola: dict[str, Any] = {
        "imie": "Jan", "nazwisko": "Lis", "funkcje": ["coach"], "coach": s.coach, "pracownik": s.beata,
        "gmina": "G", "powiat": "P", "teryt": "2006053", "data_przystapienia": "2018-10-01",
        "dzialanie": 6, "osoba": s.animator, "jednostka": s.piatnica, "dzien": "2019-05-07", "od": "10:00",
        "do": "11:00", "przyznano_min": 30_000, "powod": "Aneks", "rodzaj": "spotkanie_pzk", "tytul": "T",
        "miejsce": "M", "tryb": "zdalnie", "dni": [{"dzien": "2019-10-10", "od": "10:00", "do": "12:00"}],
        "nazwa": "N", "zakres": "calosc", "zgloszono": "2019-05-06", "etapy": {"diagnoza": "2019-06-03"},
        "forma": "zlecenie", "stanowisko": "animator", "funkcja": None, "umowa": "5", "wymiar_min": 600,
        "wymiar": "miesiac", "wymaga_karty": True, "miesiac": "2019-05", "minuty": 600,
    }  # fmt: skip
    numery = {
        "id_zaangazowania": (await zaangazowania.dodaj_zaangazowanie(BIURO, umowa))[0].id,
        "nr": 5, "id_wpisu": wpis, "id_jednostki": s.piatnica, "id_osoby": s.coach, "id_kalendarza": 1,
        "id_wydarzenia": wydarzenie, "osoba": s.coach, "id_przypadku": id_przypadku, "dzialanie": 2,
    }  # fmt: skip
    return pola, numery


# What the same name means elsewhere.
INACZEJ: dict[str, dict[str, Any]] = {
    "NowyWpis": {"rodzaj": None},
    "ZmianaWpisu": {"rodzaj": None},
    "NowyPrzydzial": {"od": "2018-10-01", "do": None},
    "NoweWydarzenie": {"dzialanie": 7},
    "ZmianaWydarzenia": {"dzialanie": 7},
    "Obecnosc": {"dni": [{"dzien": "2019-10-10", "obecni": []}]},
    "NoweZaangazowanie": {"od": "2019-01-01", "do": "2019-12-31"},
    "ZmianaZaangazowania": {"od": "2018-04-01", "do": None},
    "NoweInneGodziny": {"do": "2019-06"},
    "NowyPrzypadek": {"rodzaj": "rodzina"},
    "ZmianaPrzypadku": {"rodzaj": "rodzina"},
}
ETAPY: list[object] = [
    *({etap: w} for w in WROGIE for etap in ("diagnoza", "monitoring")),
    {"diagnoza": "2019-06-03", "nieznany": "2019-06-03"},
]
ZAGNIEZDZONE: dict[str, list[list[object]]] = {
    "NoweWydarzenie": [
        [{"dzien": w, "od": "10:00", "do": "12:00"} for w in WROGIE[:8]],
        [{"dzien": "2019-10-10", "od": 5, "do": None}],
        [{"dzien": "2019-10-10", "od": "10:00", "do": "12:00", "x": 1}] * 61,
    ],
    "Obecnosc": [
        [{"dzien": "2019-10-10", "obecni": [{"osoba": w} for w in WROGIE]}],
        [{"dzien": "2019-10-10", "obecni": [{"imie": w, "nazwisko": w, "sektor": w} for w in WROGIE]}],
        [{"dzien": "2019-10-11", "obecni": [{}]}, {"dzien": "2019-10-10", "obecni": None}],
    ],
}


@cache
def opis_api() -> dict[str, Any]:
    return dokument(utworz_litestar(Ustawienia()))


def operacje() -> Iterator[tuple[str, str, list[dict[str, Any]], str | None]]:
    """(method, path, parameters, form) of everything that OpenAPI describes."""
    for sciezka, metody in opis_api()["paths"].items():
        for metoda, opis in metody.items():
            schemat = opis.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
            yield metoda.upper(), sciezka, opis["parameters"], schemat and schemat["$ref"].rpartition("/")[2]


def pola_formularza(formularz: str) -> list[str]:
    return list(opis_api()["components"]["schemas"][formularz]["properties"])


def adres(sciezka: str, numery: dict[str, int], **zamiast: object) -> str:
    return sciezka.format_map({**numery, "miesiac": "2018-10", "krok": "zloz", **zamiast})


class Sad:
    """Sends a request and judges the answer."""

    def __init__(self, api: Api) -> None:
        self.api = api
        self.zle: list[object] = []

    async def zapytaj(
        self, metoda: str, dokad: str, tresc: bytes | None = None, statusy: set[int] | None = None
    ) -> httpx.Response:
        odpowiedz = await self.api.c.request(
            metoda, dokad, content=tresc, headers=self.api.naglowki["koordynator"]
        )
        status = odpowiedz.status_code
        if status >= 500 or (statusy and status not in statusy) or (status >= 400 and not _zdanie(odpowiedz)):
            self.zle.append((metoda, dokad[:200], (tresc or b"")[:200], status, odpowiedz.text[:200]))
        return odpowiedz


def _zdanie(odpowiedz: httpx.Response) -> bool:
    """A problem with all members, in words, with nothing of the machinery in them."""
    if odpowiedz.headers["content-type"] != "application/problem+json":
        return False
    problem = odpowiedz.json()
    zdania = [problem["detail"], *(b["detail"] for b in problem.get("bledy", []))]
    return {"type", "title", "status", "kod"} <= set(problem) and all(
        z[-1] in ".?" and "Traceback" not in z and len(z) < 1000 for z in zdania
    )


async def test_kazde_pole_kazdej_tresci(api: Api) -> None:
    pola, numery = await dobre(api)
    sad = Sad(api)
    for metoda, sciezka, _, formularz in operacje():
        if formularz is None:
            continue
        nazwy = pola_formularza(formularz)
        wzor = {n: w for n, w in {**pola, **INACZEJ.get(formularz, {})}.items() if n in nazwy}
        dokad = adres(sciezka, numery)
        for nazwa in nazwy:
            glebiej: dict[str, list[Any]] = {"dni": [*ZAGNIEZDZONE.get(formularz, [])], "etapy": ETAPY}
            for zla in [*WROGIE, *glebiej.get(nazwa, [])]:
                await sad.zapytaj(metoda, dokad, json.dumps({**wzor, nazwa: zla}).encode())
        await sad.zapytaj(metoda, dokad, json.dumps({**wzor, "nieznane": 1}).encode(), {422})
    assert sad.zle == []


async def test_kazda_tresc_ktora_nie_jest_obiektem(api: Api) -> None:
    """400 also where the object of the path does not exist; an odd object is a field's error."""
    _, numery = await dobre(api)
    sad = Sad(api)
    for metoda, sciezka, _, formularz in operacje():
        if formularz is None:
            continue
        dokad = adres(sciezka, numery)
        pusta_wolno = formularz in ("KrokKarty", "PowodZmiany")
        for tresc in NIE_OBIEKTY:
            await sad.zapytaj(metoda, dokad, tresc, None if pusta_wolno and not tresc else {400})
        for tresc in OBIEKTY:
            await sad.zapytaj(metoda, dokad, tresc)
    assert sad.zle == []


async def test_kazdy_adres_i_parametr(api: Api) -> None:
    _, numery = await dobre(api)
    sad = Sad(api)
    for metoda, sciezka, parametry, formularz in operacje():
        tresc = b"{}" if formularz else None
        for parametr in parametry:
            nazwa = parametr["name"]
            if parametr["in"] == "path":
                for zly in NUMERY:
                    wyzej = {200} if zly == ".." else set()  # the client asks for the list above
                    dokad = adres(sciezka, numery, **{nazwa: zly})
                    await sad.zapytaj(metoda, dokad, tresc, {400, 404, 405} | wyzej)
            else:
                for zly in PARAMETRY:
                    await sad.zapytaj(metoda, f"{adres(sciezka, numery)}?{nazwa}={zly}", tresc)
                dwa_razy = f"{adres(sciezka, numery)}?{nazwa}=1&{nazwa}=1"
                await sad.zapytaj(metoda, dwa_razy, tresc, {400})
    assert sad.zle == []


async def test_zla_metoda_i_dziwna_sciezka(api: Api) -> None:
    _, numery = await dobre(api)
    sad = Sad(api)
    znane = {(metoda, sciezka) for metoda, sciezka, _, _ in operacje()}
    for sciezka in sorted({s for _, s in znane}):
        for metoda in ("GET", "POST", "PUT", "PATCH", "DELETE", "TRACE"):
            if (metoda, sciezka) not in znane:
                odpowiedz = await sad.zapytaj(metoda, adres(sciezka, numery), None, {405})
                assert odpowiedz.headers["allow"]
    for dziwna in (
        "/api",
        "/api/",
        "/api/nic",
        "/api/osoby/1/nic",
        "/api//osoby",
        "/api/osoby/..%2f1",
        "/api/zadanie",
    ):
        await sad.zapytaj("GET", dziwna, None, {404})
    for nieczytelna in ("/api/osoby%00", "/api/%ff", "/api/osoby?%ff=1", "/api/osoby%0a"):
        await sad.zapytaj("GET", nieczytelna, None, {400})
    assert sad.zle == []
