"""/api/przypadki as programs see it: codes, stages, versions, and action 8 in the figures."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from biuro.baza import Silnik
from tests.drzwi import klient
from tests.swiat import TERAZ
from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

ADRES = "/api/przypadki"
PESEL = "44051401359"
PELNE = {
    "diagnoza": "2019-06-03", "kontrakt": "2019-07-01", "plan": None,
    "realizacja": None, "ewaluacja": None, "monitoring": None,
}  # fmt: skip


@pytest.fixture
async def api(baza: Silnik) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


def rodzina(api: Api, **zmiany: Any) -> dict[str, Any]:
    tresc = {"jednostka": api.swiat.piatnica, "rodzaj": "rodzina", "zgloszono": "2019-05-06"}
    return {**tresc, "etapy": {"diagnoza": "2019-06-03", "kontrakt": "2019-07-01"}, **zmiany}


async def zglos(api: Api, jako: str = "koordynator", **zmiany: Any) -> dict[str, Any]:
    odpowiedz = await api("POST", ADRES, rodzina(api, **zmiany), jako)
    assert odpowiedz.status_code == 201, odpowiedz.text
    wynik: dict[str, Any] = odpowiedz.json()
    return wynik


async def test_reported_read_changed_removed(api: Api) -> None:
    nowy = await zglos(api, "animator")
    assert nowy == {
        "id": nowy["id"], "kod": "K-2007-001", "jednostka": api.swiat.piatnica, "dzialanie": 8,
        "rodzaj": "rodzina", "zgloszono": "2019-05-06", "rozpoczeto": "2019-06-03", "etap": "kontrakt",
        "etapy": PELNE, "wersja": 1,
    }  # fmt: skip
    adres = f"{ADRES}/{nowy['id']}"
    assert (await api("GET", adres)).json() == nowy
    zmiana = {"etapy": {"kontrakt": None, "plan": "2019-08-01"}, "wersja": 1}
    po = (await api("PATCH", adres, zmiana, "animator")).json()
    assert (po["etap"], po["etapy"], po["wersja"]) == (
        "plan",
        {**PELNE, "kontrakt": None, "plan": "2019-08-01"},
        2,
    )
    assert (await api("DELETE", adres, powod="pomyłka", wersja="2")).status_code == 204
    assert odmowa(await api("GET", adres)) == (404, "nie_znaleziono", None)
    assert await api.pozycje(ADRES) == []
    wersje = await api.pozycje(f"{adres}/historia", jako="animator")
    assert [(w["wersja"], w["etap"], w["usunieto"], w["powod"]) for w in wersje] == [
        (1, "kontrakt", False, None), (2, "plan", False, None), (3, "plan", True, "pomyłka"),
    ]  # fmt: skip
    assert wersje[0]["do_chwili"] == wersje[1]["od_chwili"]
    assert wersje[0]["login"].startswith("animator")
    assert wersje[2]["login"].startswith("koordynator")


async def test_list_pages_filters_and_the_day(api: Api) -> None:
    ids = [
        (await zglos(api, jednostka=j))["id"] for j in (api.swiat.piatnica, api.swiat.krakow, api.swiat.lomza)
    ]
    sam = (await zglos(api, etapy={}, rodzaj="osoba"))["id"]

    async def lista(**filtry: Any) -> list[int]:
        return [p["id"] for p in await api.pozycje(ADRES, **filtry)]

    assert await lista() == [*ids, sam]
    assert await lista(jednostka=api.swiat.krakow) == [ids[1]]
    assert await lista(etap="kontrakt") == ids
    assert await lista(etap="zgloszony") == [sam]
    assert await lista(od="2019-06-01", do="2019-06-03") == ids
    assert await lista(od="2019-06-04") == []
    assert await lista(stan="2019-05-05") == []
    assert await lista(stan="2019-06-30", etap="diagnoza") == ids
    assert await lista(wiedza="2019-11-13") == []
    assert await lista(jako="animator") == [ids[0], sam]
    [pierwszy, *_] = await api.pozycje(ADRES, stan="2019-06-30")
    assert (pierwszy["etap"], pierwszy["etapy"]["kontrakt"]) == ("diagnoza", None)
    strona = (await api("GET", ADRES, ile="3")).json()
    assert [p["id"] for p in strona["pozycje"]] == ids
    assert await lista(kursor=strona["kursor"]) == [sam]


@pytest.mark.parametrize(
    ("zmiany", "pole", "kod"),
    [
        ({"jednostka": 999}, "jednostka", "niepoprawne_pole"),
        ({"jednostka": None}, "jednostka", "niepoprawne_pole"),
        ({"rodzaj": "firma"}, "rodzaj", "niepoprawne_pole"),
        ({"zgloszono": "06.05.2019"}, "zgloszono", "niepoprawne_pole"),
        ({"zgloszono": "2019-11-15"}, "zgloszono", "przyszlosc"),
        ({"zgloszono": "2018-03-31", "etapy": {}}, "zgloszono", "poza_oknem"),
        ({"etapy": {"kontrakt": "2019-07-01"}}, "etapy.diagnoza", "niepoprawne_pole"),
        ({"etapy": {"diagnoza": "2019-05-05"}}, "etapy.diagnoza", "niepoprawne_pole"),
        ({"etapy": {"diagnoza": "2019-06-03", "plan": "2019-06-02"}}, "etapy.plan", "niepoprawne_pole"),
        ({"etapy": {"diagnoza": "jutro"}}, "etapy.diagnoza", "niepoprawne_pole"),
        ({"etapy": {"finał": "2019-06-03"}}, "etapy.finał", "niepoprawne_pole"),
        ({"kod": "Kowalscy"}, "kod", "niepoprawne_pole"),
        ({"opis": "rodzina z Piątnicy"}, "opis", "niepoprawne_pole"),
    ],
)
async def test_refused_report(api: Api, zmiany: dict[str, Any], pole: str, kod: str) -> None:
    """No field takes words about a family, and nothing is stored."""
    assert odmowa(await api("POST", ADRES, rodzina(api, **zmiany))) == (422, kod, pole)
    assert await api.pozycje(ADRES) == []


async def test_refused_change(api: Api) -> None:
    adres = f"{ADRES}/{(await zglos(api))['id']}"
    obca = {"jednostka": api.swiat.krakow}
    assert odmowa(await api("PATCH", adres, obca)) == (422, "niepoprawne_pole", "powod")
    assert odmowa(await api("PATCH", adres, {**obca, "powod": "x"}, "animator")) == (
        403,
        "brak_prawa",
        "jednostka",
    )
    assert odmowa(await api("PATCH", adres, {"powod": PESEL})) == (422, "niepoprawne_pole", "powod")
    assert odmowa(await api("PATCH", adres, {"rodzaj": "osoba", "wersja": 9})) == (
        409,
        "wersja_nieaktualna",
        None,
    )
    assert odmowa(await api("PATCH", adres, {"rodzaj": None})) == (422, "niepoprawne_pole", "rodzaj")
    assert odmowa(await api("DELETE", adres)) == (422, "niepoprawne_pole", "powod")
    assert odmowa(await api("DELETE", adres, powod="x", wersja="9")) == (409, "wersja_nieaktualna", None)
    assert odmowa(await api("GET", ADRES, etap="final")) == (400, "bledne_zapytanie", "etap")
    assert (await api("GET", adres)).json()["wersja"] == 1


async def test_foreign_case_is_404(api: Api) -> None:
    adres = f"{ADRES}/{(await zglos(api, jednostka=api.swiat.krakow))['id']}"
    for metoda, koniec in (("GET", ""), ("GET", "/historia"), ("PATCH", ""), ("DELETE", "?powod=x")):
        tresc = {"rodzaj": "osoba"} if metoda == "PATCH" else None
        assert odmowa(await api(metoda, f"{adres}{koniec}", tresc, "animator"))[0] == 404
    assert odmowa(await api("GET", adres, jako="coach"))[0] == 403
    assert odmowa(await api("PATCH", adres, {"rodzaj": "osoba"}, "kontroler"))[0] == 403


async def test_action_8_counts_cases(api: Api) -> None:
    for jednostka in (api.swiat.piatnica, api.swiat.piatnica, api.swiat.krakow):
        await zglos(api, jednostka=jednostka)
    await zglos(api, etapy={})
    osme = (await api("GET", "/api/dzialania/8")).json()
    assert [(c["miara"], c["plan_od"], c["plan_do"], c["wykonanie"]) for c in osme["cele"]] == [
        ("osoby_rodziny", 5, 10, 3)
    ]

    async def kwartaly(**zakres: Any) -> dict[str, int | None]:
        wiersze = await api.pozycje("/api/wykonanie", ile="500", **zakres)
        return {w["kwartal"]: w["wykonanie"] for w in wiersze if w["dzialanie"] == 8}

    assert (await kwartaly())["2019-K2"] == 3
    assert (await kwartaly(jednostka=api.swiat.krakow))["2019-K2"] == 1
    assert (await kwartaly(stan="2019-06-02"))["2019-K2"] == 0
    assert (await kwartaly(wiedza=(TERAZ - timedelta(hours=1)).isoformat()))["2019-K2"] == 0


async def test_no_feed_carries_a_code(api: Api) -> None:
    """Every scope of the calendar, full and busy, after cases and a workshop with families."""
    await zglos(api)
    warsztat = {
        "rodzaj": "warsztat_rodzinny", "dzialanie": 8, "tytul": "Warsztat z rodzinami",
        "dni": [{"dzien": "2019-10-10", "od": "10:00", "do": "12:00"}], "jednostki": [api.swiat.piatnica],
    }  # fmt: skip
    for pole in ("tytul", "miejsce"):
        z_kodem = {**warsztat, pole: "Rodzina K-2007-001"}
        assert odmowa(await api("POST", "/api/wydarzenia", z_kodem)) == (422, "niepoprawne_pole", pole)
    assert (await api("POST", "/api/wydarzenia", warsztat)).status_code == 201
    for zakres in ("calosc", "moje", f"jednostka:{api.swiat.piatnica}", "dzialanie:8"):
        for szczegoly in ("pelne", "zajete"):
            tresc = {"nazwa": "próba", "zakres": zakres, "szczegoly": szczegoly}
            nowy = (await api("POST", "/api/kalendarze", tresc)).json()
            async with klient(teraz=TERAZ) as c:
                kanal = (await c.get(nowy["adres"])).text
            assert "BEGIN:VCALENDAR" in kanal
            assert "K-2007" not in kanal
