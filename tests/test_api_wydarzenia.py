"""/api/wydarzenia and /api/kalendarze as programs see them."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from biuro.baza import Silnik
from tests.drzwi import klient
from tests.swiat import TERAZ, Swiat, naglowek, zaloz_swiat

API = "/api/wydarzenia"
WT, SR = "2019-11-12", "2019-11-13"
RANO = {"od": "09:00", "do": "10:00"}
KOWALSKI = {"imie": "Jan", "nazwisko": "Kowalski", "instytucja": "Komisariat", "sektor": "policja"}
Tresc = dict[str, Any]


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    return await zaloz_swiat()


@pytest.fixture
async def biuro(swiat: Swiat) -> AsyncIterator[httpx.AsyncClient]:
    """The coordinator's program."""
    async with klient(teraz=TERAZ) as c:
        c.headers.update(await naglowek("halina", "koordynator"))
        yield c


def warsztat(swiat: Swiat, **zmiany: Any) -> Tresc:
    tresc: Tresc = {
        "rodzaj": "warsztat_wyjazdowy",
        "dzialanie": 9,
        "tytul": "Warsztat kooperacyjny",
        "dni": [{"dzien": WT, "od": "09:00", "do": "16:00"}, {"dzien": SR, "od": "09:00", "do": "24:00"}],
        "miejsce": "Ustroń",
        "tryb": "stacjonarnie",
        "jednostki": [swiat.piatnica],
        "prowadzacy": [swiat.ekspert],
        "uczestnicy": [swiat.anna],
    }
    return tresc | zmiany


async def dodaj(biuro: httpx.AsyncClient, swiat: Swiat, **zmiany: Any) -> Tresc:
    odpowiedz = await biuro.post(API, json=warsztat(swiat, **zmiany))
    assert odpowiedz.status_code == 201, odpowiedz.text
    wynik: Tresc = odpowiedz.json()
    return wynik


def odmowa(odpowiedz: httpx.Response) -> tuple[int, str, str | None]:
    tresc = odpowiedz.json()
    assert odpowiedz.headers["content-type"].startswith("application/problem+json")
    assert tresc["detail"].endswith((".", "?"))
    return odpowiedz.status_code, tresc["kod"], tresc.get("pole")


# --- it works -------------------------------------------------------------------------------------


async def test_odpowiedz_ma_wszystkie_pola(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    w = await dodaj(biuro, swiat)
    podane = warsztat(swiat)
    assert {pole: w[pole] for pole in podane} == podane | {
        "dni": [
            {**dzien, "nr": nr, "uid": f"{w['uid']}-{nr}", "sekwencja": 0, "odwolany": False}
            for nr, dzien in enumerate(podane["dni"], 1)
        ]
    }
    assert (w["stan"], w["wersja"], w["obecnosc"]) == ("zaplanowane", 1, [])
    assert (await biuro.get(f"{API}/{w['id']}")).json() == w


async def test_kod_zadania(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    bez = await dodaj(biuro, swiat)
    assert bez["zadanie"] is None
    w = await dodaj(biuro, swiat, zadanie="AP-12")
    adres = f"{API}/{w['id']}"
    assert (w["zadanie"], (await biuro.get(adres)).json()["zadanie"]) == ("AP-12", "AP-12")
    assert (await biuro.patch(adres, json={"zadanie": "AG-14"})).json()["zadanie"] == "AG-14"
    assert (await biuro.patch(adres, json={"tytul": "Inny"})).json()["zadanie"] == "AG-14"
    assert (await biuro.patch(adres, json={"zadanie": None})).json()["zadanie"] is None
    for zly in ("XX-01", "PZK-01", 7):
        odpowiedz = await biuro.post(API, json=warsztat(swiat, zadanie=zly))
        assert odmowa(odpowiedz) == (422, "niepoprawne_pole", "zadanie")


async def test_od_zmiany_do_przywrocenia(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    adres = f"{API}/{(await dodaj(biuro, swiat))['id']}"
    odbyte = (await biuro.patch(adres, json={"stan": "odbyte", "wersja": 1})).json()
    assert (odbyte["stan"], odbyte["wersja"]) == ("odbyte", 2)
    bez_wtorku = {"dni": [{"dzien": SR, "od": "09:00", "do": "24:00"}]}
    dni = (await biuro.patch(adres, json=bez_wtorku)).json()["dni"]
    assert [(d["dzien"], d["sekwencja"], d["odwolany"]) for d in dni] == [(SR, 0, False), (WT, 1, True)]
    odwolane = await biuro.post(f"{adres}/odwolaj", json={"powod": "choroba"})
    assert (odwolane.status_code, odwolane.json()["stan"]) == (200, "odwolane")
    przywrocone = await biuro.post(f"{adres}/przywroc")
    assert (przywrocone.status_code, przywrocone.json()["stan"]) == (200, "zaplanowane")


async def test_obecnosc_wraca_tak_jak_ja_podano(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    adres = f"{API}/{(await dodaj(biuro, swiat))['id']}"
    tresc = {"dni": [{"dzien": WT, "obecni": [{"osoba": swiat.anna}, KOWALSKI | {"sektor": "NGO"}]}]}
    zapisana = (await biuro.put(f"{adres}/obecnosc", json=tresc)).json()
    assert zapisana == {
        "dni": [{"dzien": WT, "obecni": [{"osoba": swiat.anna}, KOWALSKI | {"sektor": "ngo"}]}]
    }
    assert (await biuro.get(f"{adres}/obecnosc")).json() == zapisana
    assert (await biuro.get(adres)).json()["obecnosc"] == zapisana["dni"]
    assert (await biuro.put(f"{adres}/obecnosc", json=zapisana)).json() == zapisana
    assert (await biuro.get(API)).json()["pozycje"][0]["obecnosc"] == zapisana["dni"]


async def test_lista_z_filtrami_i_kursorem(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    ids = [(await dodaj(biuro, swiat, tytul=f"Warsztat {nr}"))["id"] for nr in range(3)]
    await dodaj(biuro, swiat, rodzaj="konsultacja", dzialanie=None, jednostki=[swiat.krakow])
    await biuro.post(f"{API}/{ids[0]}/odwolaj", json={"powod": "choroba"})
    for zapytanie, ile in (
        ("", 4),
        ("rodzaj=konsultacja", 1),
        ("dzialanie=9&stan=zaplanowane", 2),
        (f"jednostka={swiat.krakow}", 1),
        ("od=2019-11-13&do=2100-12-31", 4),
        ("do=2019-11-11", 0),
        ("rodzaj=nieznany", 0),
    ):
        assert len((await biuro.get(f"{API}?{zapytanie}")).json()["pozycje"]) == ile, zapytanie
    pierwsza = (await biuro.get(f"{API}?ile=3")).json()
    druga = (await biuro.get(f"{API}?ile=3&kursor={pierwsza['kursor']}")).json()
    assert [w["id"] for w in pierwsza["pozycje"]] == ids
    assert (len(druga["pozycje"]), druga["kursor"]) == (1, None)
    assert (await biuro.get(f"{API}?od=2019-12-01&do=2019-11-01")).status_code == 400


async def test_kalendarze(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    await dodaj(biuro, swiat)
    tresc = {"nazwa": "Outlook", "zakres": f"jednostka:{swiat.piatnica}", "szczegoly": "zajete"}
    nowy = await biuro.post("/api/kalendarze", json=tresc)
    assert nowy.status_code == 201
    adres = nowy.json()["adres"]
    kanal = await biuro.get(httpx.URL(adres).path, headers={"user-agent": "Outlook/16"})
    assert kanal.text.count("BEGIN:VEVENT") == 2
    lista = (await biuro.get("/api/kalendarze")).json()["pozycje"]
    assert [(k["nazwa"], k["program"], k["pobrano"][:10]) for k in lista] == [
        ("Outlook", "Outlook/16", "2019-11-14")
    ]
    assert adres.rpartition("/harmonogram")[0].rpartition("/")[2] not in str(lista)
    usun = f"/api/kalendarze/{nowy.json()['id']}"
    assert [(await biuro.delete(usun)).status_code for _ in range(2)] == [204, 404]
    assert (await biuro.get(httpx.URL(adres).path)).status_code == 404
    assert (await biuro.get("/api/kalendarze")).json()["pozycje"] == []


# --- refusals -------------------------------------------------------------------------------------

ZLE: list[tuple[str, Tresc, tuple[int, str, str | None]]] = [
    ("poza oknem", {"dni": [{"dzien": "2018-06-01", **RANO}]}, (422, "poza_oknem", "dni.0.dzien")),
    ("31.02", {"dni": [{"dzien": "2019-02-31", **RANO}]}, (422, "niepoprawne_pole", "dni.0.dzien")),
    ("25:00", {"dni": [{"dzien": WT, "od": "09:00", "do": "25:00"}]}, (422, "niepoprawne_pole", "dni.0.do")),
    ("bez dni", {"dni": []}, (422, "niepoprawne_pole", "dni")),
    ("dzień tekstem", {"dni": ["2019-11-12"]}, (422, "niepoprawne_pole", "dni.0")),
    ("nieznana jednostka", {"jednostki": [999]}, (422, "niepoprawne_pole", "jednostki")),
    ("nieznany uczestnik", {"uczestnicy": [999]}, (422, "niepoprawne_pole", "uczestnicy")),
    ("działanie spoza planu", {"dzialanie": 13}, (422, "niepoprawne_pole", "dzialanie")),
    ("tytuł za długi", {"tytul": "x" * 201}, (422, "niepoprawne_pole", "tytul")),
    ("nieznane pole", {"tytuł": "x"}, (422, "niepoprawne_pole", "tytuł")),
]  # fmt: skip


@pytest.mark.parametrize(("zmiany", "wynik"), [z[1:] for z in ZLE], ids=[z[0] for z in ZLE])
async def test_zla_tresc_przy_dodaniu_i_zmianie(
    biuro: httpx.AsyncClient, swiat: Swiat, zmiany: Tresc, wynik: tuple[int, str, str | None]
) -> None:
    w = await dodaj(biuro, swiat)
    assert odmowa(await biuro.post(API, json=warsztat(swiat, **zmiany))) == wynik
    assert odmowa(await biuro.patch(f"{API}/{w['id']}", json=zmiany)) == wynik
    assert (await biuro.get(f"{API}/{w['id']}")).json() == w


async def test_odmowy_stanu(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    adres = f"{API}/{(await dodaj(biuro, swiat))['id']}"
    assert odmowa(await biuro.patch(adres, json={"tytul": "x", "wersja": 7}))[:2] == (
        409,
        "wersja_nieaktualna",
    )
    assert odmowa(await biuro.post(f"{adres}/odwolaj")) == (422, "niepoprawne_pole", "powod")
    assert odmowa(await biuro.post(f"{adres}/przywroc"))[:2] == (409, "zly_stan")
    pozniej = {"dni": [{"dzien": "2019-11-15", "od": "09:00", "do": "10:00"}]}
    assert (await biuro.patch(adres, json=pozniej)).status_code == 200
    assert odmowa(await biuro.patch(adres, json={"stan": "odbyte"})) == (422, "przyszlosc", "stan")
    obecnosc = {"dni": [{"dzien": "2019-11-15", "obecni": [{"osoba": swiat.anna}]}]}
    assert odmowa(await biuro.put(f"{adres}/obecnosc", json=obecnosc)) == (422, "przyszlosc", "dni.0.dzien")
    await biuro.post(f"{adres}/odwolaj", json={"powod": "choroba"})
    assert odmowa(await biuro.patch(adres, json={"tytul": "x"}))[:2] == (409, "zly_stan")


@pytest.mark.parametrize(
    ("obecny", "pole"),
    [
        ({"osoba": 999}, "osoba"),
        ({}, "imie"),
        ({"imie": "Jan", "nazwisko": "Kowalski"}, "sektor"),
        (KOWALSKI | {"sektor": "kosmos"}, "sektor"),
        (KOWALSKI | {"osoba": 1}, "osoba"),
        (KOWALSKI | {"instytucja": "44051401359"}, "instytucja"),
    ],
)
async def test_zly_obecny(biuro: httpx.AsyncClient, swiat: Swiat, obecny: Tresc, pole: str) -> None:
    adres = f"{API}/{(await dodaj(biuro, swiat))['id']}/obecnosc"
    tresc = {"dni": [{"dzien": WT, "obecni": [{"osoba": swiat.anna}, obecny]}]}
    status, kod, wskazane = odmowa(await biuro.put(adres, json=tresc))
    assert (status, kod) == (422, "niepoprawne_pole")
    assert wskazane == f"dni.0.obecni.1.{pole}"
    assert (await biuro.get(adres)).json() == {"dni": []}


async def test_prawo_do_obiektu_sprawdza_sie_przed_trescia(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    cudze = await dodaj(biuro, swiat, jednostki=[swiat.krakow], uczestnicy=[], prowadzacy=[])
    zla_tresc = {"tytul": 1}
    for login, rola, osoba, status in (
        ("klos", "animator", swiat.animator, 404),
        ("nowak", "pracownik_socjalny", swiat.anna, 404),
        ("kontrola", "kontroler", None, 403),
    ):
        async with klient(teraz=TERAZ) as c:
            c.headers.update(await naglowek(login, rola, osoba=osoba))
            adres = f"{API}/{cudze['id']}"
            odpowiedzi = [
                await c.patch(adres, json=zla_tresc),
                await c.post(f"{adres}/odwolaj", json=zla_tresc),
                await c.put(f"{adres}/obecnosc", json=zla_tresc),
            ]
            assert [o.status_code for o in odpowiedzi] == [status] * 3, login
            assert (await c.get(adres)).status_code == (200 if status == 403 else 404)
    assert (await biuro.get(f"{API}/99999999999")).status_code == 404


async def test_zly_zakres_kalendarza(biuro: httpx.AsyncClient, swiat: Swiat) -> None:
    for zakres in ("wszystko", "jednostka:999", "dzialanie:13", "rodzaj:festyn", ""):
        tresc = {"nazwa": "Outlook", "zakres": zakres, "szczegoly": "pelne"}
        odpowiedz = await biuro.post("/api/kalendarze", json=tresc)
        assert odmowa(odpowiedz) == (422, "niepoprawne_pole", "zakres"), zakres
