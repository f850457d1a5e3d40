"""/api/godziny as a program sees it: an entry, its key, its change and history, each refusal."""

from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

ZLE_POLE = "niepoprawne_pole"
POLA_WIERSZA = {
    "id", "dzialanie", "rodzaj", "osoba", "dla", "jednostka", "dzien", "od", "do", "minuty",
    "zadanie", "temat", "opis", "uzasadnienie", "wersja", "stan_karty",
}  # fmt: skip


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


# --- a new entry ----------


async def test_wpis_z_calym_wierszem(api: Api) -> None:
    tresc = {**api.sesja(), "jednostka": None, "zadanie": "CO-01", "temat": "cele", "opis": ""}
    odpowiedz = await api(
        "POST", "/api/godziny", {**tresc, "uzasadnienie": None, "klucz": str(uuid4())}, "coach"
    )
    assert odpowiedz.status_code == 201
    wynik = odpowiedz.json()
    assert set(wynik) == {"id", "minuty", "limity", "ostrzezenia"}
    assert (wynik["minuty"], wynik["ostrzezenia"]) == (150, [])
    [limit] = await api.pozycje("/api/limity", dzialanie=5, dla=api.swiat.anna)
    assert wynik["limity"] == [limit]
    wiersz = (await api("GET", f"/api/godziny/{wynik['id']}", jako="coach")).json()
    assert set(wiersz) == POLA_WIERSZA
    oczekiwane = {
        **tresc, "jednostka": api.swiat.piatnica, "rodzaj": "coaching_wzmacniajacy", "uzasadnienie": None,
        "id": wynik["id"], "minuty": 150, "wersja": 1, "stan_karty": "szkic",
    }  # fmt: skip
    assert wiersz == oczekiwane
    assert await api.pozycje("/api/godziny", jako="coach") == [wiersz]


RODZAJE: list[tuple[str, dict[str, Any], str]] = [
    ("ekspert", {"dzialanie": 1, "opis": "Analiza <b>ankiet</b>; '--"}, "ekspert"),
    ("ekspert", {"dzialanie": 5, "dzien": "2019-01-31"}, "doradca_rops"),
    ("ekspert", {"dzialanie": None, "od": "09:00", "do": "10:00"}, "doradca_rops"),
    ("doradca", {"dzialanie": None, "rodzaj": "doradca_rops"}, "doradca_rops"),
    ("superwizor", {"dzialanie": None, "rodzaj": "superwizja_grupowa"}, "superwizja_grupowa"),
    (
        "superwizor",
        {"dzialanie": None, "rodzaj": "superwizja_indywidualna", "dzien": "2019-05-07"},
        "superwizja_indywidualna",
    ),
    ("animator", {"dzialanie": 6, "jednostka": "piatnica"}, "animator"),
]


async def test_rodzaj_wynika_z_dzialania_i_funkcji(api: Api) -> None:
    for jako, reszta, rodzaj in RODZAJE:
        jednostka = api.swiat.piatnica if "jednostka" in reszta else None
        tresc = {"osoba": api.osoby[jako], "dzien": "2019-05-06", "od": "08:00", "do": "09:00", **reszta}
        wynik = await api.zapisz({**tresc, "jednostka": jednostka}, jako)
        assert len(wynik["limity"]) == (rodzaj == "animator")
        assert (await api("GET", f"/api/godziny/{wynik['id']}", jako=jako)).json()["rodzaj"] == rodzaj


async def test_minuty_to_roznica_zegara(api: Api) -> None:
    """Also on the nights when the clock changes."""
    for dzien, od, do, minuty in (
        ("2019-03-31", "01:00", "04:00", 180),
        ("2018-10-28", "01:00", "04:00", 180),
        ("2018-10-03", "00:00", "24:00", 1440),
        ("2018-10-04", "23:59", "24:00", 1),
        ("2018-04-01", "10:00", "10:01", 1),
    ):
        tresc = {"dzialanie": 1, "osoba": api.swiat.ekspert, "dzien": dzien, "od": od, "do": do}
        assert (await api.zapisz(tresc))["minuty"] == minuty


async def test_przedzialy_stykaja_sie_a_wspierany_moze_sie_nakladac(api: Api) -> None:
    """Half-open for the performer over all his actions; two coaches may support one worker at once."""
    pierwszy = await api.zapisz(api.sesja())
    await api.zapisz(api.sesja(od="12:30", do="13:00"))
    await api.zapisz(api.sesja(od="09:30", do="10:00"))
    nowy = (await api("POST", "/api/osoby", {"imie": "Jan", "nazwisko": "Lis", "funkcje": ["coach"]})).json()
    await api.zapisz(api.sesja(osoba=nowy["id"]))
    odpowiedz = await api("POST", "/api/godziny", api.sesja(od="12:29", do="12:45", dla=api.swiat.beata))
    assert odmowa(odpowiedz) == (409, "nakladanie", "od")
    assert "10:00–12:30" in odpowiedz.json()["detail"]
    assert odpowiedz.json()["wpis"] == pierwszy["id"]


ZLE_WPISY: list[tuple[dict[str, Any], str, str]] = [
    ({"dzien": "2019-02-29"}, ZLE_POLE, "dzien"),
    ({"dzien": "03.10.2018"}, ZLE_POLE, "dzien"),
    ({"dzien": "2018-10-03T10:00"}, ZLE_POLE, "dzien"),
    ({"dzien": 20181003}, ZLE_POLE, "dzien"),
    ({"dzien": "2018-06-30"}, "poza_oknem", "dzien"),
    ({"dzien": "2019-04-01"}, "poza_oknem", "dzien"),
    ({"dzialanie": 10, "dzien": "2019-11-15"}, "przyszlosc", "dzien"),
    ({"od": "25:00"}, ZLE_POLE, "od"),
    ({"od": "24:00"}, ZLE_POLE, "od"),
    ({"od": "9:00"}, ZLE_POLE, "od"),
    ({"od": "12:30"}, ZLE_POLE, "do"),
    ({"od": "-1:00"}, ZLE_POLE, "od"),
    ({"do": "24:01"}, ZLE_POLE, "do"),
    ({"do": "09:59"}, ZLE_POLE, "do"),
    ({"do": 12.5}, ZLE_POLE, "do"),
    ({"osoba": 999999}, ZLE_POLE, "osoba"),
    ({"osoba": 2**31}, ZLE_POLE, "osoba"),
    ({"osoba": True}, ZLE_POLE, "osoba"),
    ({"osoba": "1"}, ZLE_POLE, "osoba"),
    ({"dla": None}, ZLE_POLE, "dla"),
    ({"dla": 999999}, ZLE_POLE, "dla"),
    ({"dla": "coach"}, ZLE_POLE, "dla"),
    ({"dla": "ekspert"}, ZLE_POLE, "dla"),
    ({"jednostka": "lomza"}, ZLE_POLE, "jednostka"),
    ({"jednostka": 999999}, ZLE_POLE, "jednostka"),
    ({"dzialanie": 13}, ZLE_POLE, "dzialanie"),
    ({"dzialanie": 0}, ZLE_POLE, "dzialanie"),
    ({"dzialanie": 5.0}, ZLE_POLE, "dzialanie"),
    ({"dzialanie": 1}, ZLE_POLE, "dzialanie"),
    ({"dzialanie": None}, ZLE_POLE, "dzialanie"),
    ({"dzialanie": None, "rodzaj": "inny"}, ZLE_POLE, "rodzaj"),
    ({"opis": "O czym rozmawiali"}, ZLE_POLE, "opis"),
    ({"temat": "pogoda"}, ZLE_POLE, "temat"),
    ({"zadanie": "EK-01"}, ZLE_POLE, "zadanie"),
    ({"uzasadnienie": "x" * 501}, ZLE_POLE, "uzasadnienie"),
    ({"uzasadnienie": "44051401359"}, ZLE_POLE, "uzasadnienie"),
    ({"klucz": "nie-uuid"}, ZLE_POLE, "klucz"),
    ({"klucz": "\ud800" * 36}, ZLE_POLE, "klucz"),
    ({"klucz": "\x00" * 36}, ZLE_POLE, "klucz"),
    ({"godziny": -2}, ZLE_POLE, "godziny"),
]


async def test_zly_wpis_jest_odmowa_przy_polu(api: Api) -> None:
    nazwani = {n: getattr(api.swiat, n) for n in ("coach", "ekspert", "lomza")}
    for zmiana, kod, pole in ZLE_WPISY:
        tresc = api.sesja() | {n: nazwani.get(w, w) if isinstance(w, str) else w for n, w in zmiana.items()}
        odpowiedz = await api("POST", "/api/godziny", tresc)
        assert odmowa(odpowiedz) == (422, kod, pole), zmiana
    assert await api.pozycje("/api/godziny") == []


INNI: list[tuple[str, dict[str, Any], str]] = [
    ("superwizor", {"dzialanie": None}, "rodzaj"),
    ("superwizor", {"dzialanie": 5, "dzien": "2019-01-31"}, "dzialanie"),
    ("superwizor", {"dzialanie": None, "rodzaj": "superwizja_grupowa", "opis": "Sprawa"}, "opis"),
    ("superwizor", {"dzialanie": None, "rodzaj": "superwizja_grupowa", "dla": "anna"}, "dla"),
    ("superwizor", {"dzialanie": None, "rodzaj": "superwizja_grupowa", "dzien": "2018-03-31"}, "dzien"),
    ("ekspert", {"dzialanie": 1, "temat": "cele"}, "temat"),
    ("ekspert", {"dzialanie": 1, "zadanie": "CO-01"}, "zadanie"),
    ("ekspert", {"dzialanie": 1, "opis": "x" * 501}, "opis"),
    ("ekspert", {"dzialanie": 1, "opis": "PESEL 44051401359"}, "opis"),
    ("ekspert", {"dzialanie": 1, "opis": "a\x00b"}, "opis"),
    ("animator", {"dzialanie": 6}, "jednostka"),
    ("animator", {"dzialanie": 6, "jednostka": "lomza"}, "jednostka"),
    ("animator", {"dzialanie": 7, "jednostka": "piatnica"}, "dzialanie"),
    ("animator", {"dzialanie": 12, "jednostka": "piatnica"}, "dzialanie"),
    ("coach", {"dzialanie": 10, "dla": "beata"}, "dla"),
    ("coach", {"dzialanie": 5, "dla": "anna", "dzien": "2018-06-30"}, "dla"),
]


async def test_zle_wpisy_innych_rol(api: Api) -> None:
    for jako, zmiana, pole in INNI:
        tresc = {"osoba": api.osoby[jako], "dzien": "2019-05-06", "od": "08:00", "do": "09:00"}
        nazwani = {
            n: getattr(api.swiat, w) for n, w in zmiana.items() if w in ("anna", "beata", "lomza", "piatnica")
        }
        odpowiedz = await api("POST", "/api/godziny", {**tresc, **zmiana, **nazwani}, jako)
        assert odpowiedz.status_code == 422, (zmiana, odpowiedz.text)
        assert odpowiedz.json()["pole"] == pole, (zmiana, odpowiedz.text)


async def test_kto_za_kogo_zapisuje(api: Api) -> None:
    """The coordinator for anyone, others for themselves; who logs nothing has no such right."""
    cudzy = {"dzialanie": 1, "osoba": api.swiat.ekspert, "dzien": "2019-05-06", "od": "08:00", "do": "09:00"}
    for jako in ("coach", "animator", "superwizor", "doradca"):
        assert odmowa(await api("POST", "/api/godziny", cudzy, jako)) == (403, "brak_prawa", "osoba")
    for jako in ("pracownik_socjalny", "czlonek_pzk", "kontroler"):
        assert odmowa(await api("POST", "/api/godziny", cudzy, jako)) == (403, "brak_prawa", None)
    nikt = {**cudzy, "osoba": 999999}
    assert odmowa(await api("POST", "/api/godziny", nikt, "coach")) == (422, ZLE_POLE, "osoba")
    wpis = await api.zapisz(api.sesja(dla=api.swiat.beata))  # not assigned to this coach
    [wersja] = (await api("GET", f"/api/godziny/{wpis['id']}/historia")).json()["pozycje"]
    assert wersja["osoba"] == api.swiat.coach
    assert wersja["login"].startswith("koordynator")


async def test_kilka_pol_naraz(api: Api) -> None:
    odpowiedz = await api("POST", "/api/godziny", {"dzialanie": "x", "osoba": None, "dzien": 5})
    problem = odpowiedz.json()
    assert odmowa(odpowiedz) == (422, ZLE_POLE, "dzialanie")
    assert [b["pole"] for b in problem["bledy"]] == ["dzialanie", "osoba", "dzien", "od", "do"]


async def test_pole_przed_stanem_swiata(api: Api) -> None:
    """422 before 409, also where the field's error needs the database."""
    wpis = await api.zapisz(api.sesja())
    for n in range(7):
        await api.zapisz(api.sesja(f"2018-11-{n + 1:02}"))
    odpowiedz = await api("POST", "/api/godziny", api.sesja(od="11:00", do="13:00"))  # overlaps, above 20 h
    assert odmowa(odpowiedz) == (422, "wymaga_uzasadnienia", "uzasadnienie")
    adres = f"/api/godziny/{wpis['id']}"
    for zmiana, kod in (
        ({"dzien": "2019-11-15"}, "przyszlosc"),
        ({"do": "09:00"}, ZLE_POLE),
        ({"dla": 9999}, ZLE_POLE),
        ({"do": "13:00"}, "wymaga_uzasadnienia"),
    ):
        assert odmowa(await api("PATCH", adres, {**zmiana, "wersja": 7}))[:2] == (422, kod)
    assert odmowa(await api("PATCH", adres, {"od": "10:30", "wersja": 7})) == (
        409,
        "wersja_nieaktualna",
        None,
    )


# --- the key ----------


async def test_klucz_powtarza_pierwsza_odpowiedz(api: Api) -> None:
    """Also in another order of fields, without nulls, and after the entry was changed or removed."""
    klucz = str(uuid4())
    tresc: dict[str, Any] = {**api.sesja(), "klucz": klucz}
    pierwsza = await api("POST", "/api/godziny", tresc, "coach")
    assert pierwsza.status_code == 201
    te_same = [tresc, dict(reversed(tresc.items())), {**tresc, "temat": None, "klucz": klucz.upper()}]
    adres = f"/api/godziny/{pierwsza.json()['id']}"
    for metoda, zmiana in (("GET", None), ("PATCH", {"do": "11:00"}), ("DELETE", None)):
        assert (await api(metoda, adres, zmiana, "coach")).status_code in (200, 204)
        for ta_sama in te_same:
            powtorka = await api("POST", "/api/godziny", ta_sama, "coach")
            assert (powtorka.status_code, powtorka.json()) == (200, pierwsza.json())
    assert await api.pozycje("/api/godziny") == []


async def test_klucz_innego_wpisu_przed_polami(api: Api) -> None:
    tresc = {**api.sesja(), "klucz": str(uuid4())}
    await api.zapisz(tresc, "coach")
    for inna in ({"do": "12:31"}, {"do": "99:99"}, {"osoba": None}, {"nieznane": 1}):
        odpowiedz = await api("POST", "/api/godziny", {**tresc, **inna}, "coach")
        assert odmowa(odpowiedz) == (409, "klucz_innego_wpisu", "klucz"), inna


async def test_klucz_jest_konta_i_odmowa_go_nie_zuzywa(api: Api) -> None:
    klucz = str(uuid4())
    zly = await api("POST", "/api/godziny", {**api.sesja(do="09:00"), "klucz": klucz}, "coach")
    assert zly.status_code == 422
    await api.zapisz({**api.sesja(), "klucz": klucz}, "coach")
    nakladanie = await api("POST", "/api/godziny", {**api.sesja(), "klucz": klucz})
    assert odmowa(nakladanie)[1] == "nakladanie"  # the coordinator's key of the same name is another one
    await api.zapisz({**api.sesja("2018-10-04"), "klucz": klucz})


# --- change, removal, history ----------


async def test_zmiana_czesci_pol(api: Api) -> None:
    id_wpisu = (await api.zapisz(api.sesja(temat="cele")))["id"]
    odpowiedz = await api("PATCH", f"/api/godziny/{id_wpisu}", {"do": "12:00", "wersja": 1}, "coach")
    po = odpowiedz.json()
    assert odpowiedz.status_code == 200
    assert set(po) == POLA_WIERSZA | {"limity", "ostrzezenia"}
    assert (po["minuty"], po["wersja"], po["temat"], po["od"]) == (120, 2, "cele", "10:00")
    assert po["limity"][0]["wykorzystano_min"] == 120
    bez_tematu = (
        await api("PATCH", f"/api/godziny/{id_wpisu}", {"temat": None, "opis": None}, "coach")
    ).json()
    assert (bez_tematu["temat"], bez_tematu["opis"], bez_tematu["wersja"]) == (None, "", 3)


async def test_przeniesienie_na_inna_osobe_dzien_i_dzialanie(api: Api) -> None:
    """What follows from the moved fields is worked out anew."""
    id_wpisu = (await api.zapisz(api.sesja()))["id"]
    adres = f"/api/godziny/{id_wpisu}"
    beaty = (await api("PATCH", adres, {"dla": api.swiat.beata})).json()
    assert (beaty["jednostka"], beaty["limity"][0]["dla"]) == (api.swiat.lomza, api.swiat.beata)
    pozniej = (await api("PATCH", adres, {"dzialanie": 10, "dzien": "2019-05-06"})).json()
    assert (pozniej["rodzaj"], pozniej["limity"][0]["dzialanie"]) == ("coaching_przypadkow", 10)
    [piate] = await api.pozycje("/api/limity", dzialanie=5, dla=api.swiat.beata)
    assert piate["wykorzystano_min"] == 0


ZLE_ZMIANY: list[tuple[dict[str, Any], tuple[int, str, str | None]]] = [
    ({"osoba": None}, (422, ZLE_POLE, "osoba")),
    ({"dzien": None}, (422, ZLE_POLE, "dzien")),
    ({"do": None}, (422, ZLE_POLE, "do")),
    ({"dla": None}, (422, ZLE_POLE, "dla")),
    ({"dzien": "2019-04-01"}, (422, "poza_oknem", "dzien")),
    ({"dzialanie": 6}, (422, ZLE_POLE, "dzialanie")),
    ({"id": 5}, (422, ZLE_POLE, "id")),
    ({"minuty": 5}, (422, ZLE_POLE, "minuty")),
    ({"klucz": "x"}, (422, ZLE_POLE, "klucz")),
    ({"wersja": "1"}, (422, ZLE_POLE, "wersja")),
    ({"wersja": 2}, (409, "wersja_nieaktualna", None)),
    ({"powod": "x" * 501}, (422, ZLE_POLE, "powod")),
    ({"dzien": "2018-10-04"}, (409, "nakladanie", "od")),
]


async def test_zla_zmiana(api: Api) -> None:
    await api.zapisz(api.sesja("2018-10-04"))
    id_wpisu = (await api.zapisz(api.sesja()))["id"]
    for zmiana, oczekiwana in ZLE_ZMIANY:
        assert odmowa(await api("PATCH", f"/api/godziny/{id_wpisu}", zmiana)) == oczekiwana, zmiana
    assert len((await api("GET", f"/api/godziny/{id_wpisu}/historia")).json()["pozycje"]) == 1


async def test_usuniety_wpis_znika_a_jego_historia_zostaje(api: Api) -> None:
    id_wpisu = (await api.zapisz(api.sesja()))["id"]
    adres = f"/api/godziny/{id_wpisu}"
    await api("PATCH", adres, {"do": "12:00", "powod": "Pomyłka w godzinie"})
    usuniecie = await api.c.request(
        "DELETE",
        adres,
        params={"powod": "Dwa razy"},
        content=b"[to nie jest JSON",
        headers=api.naglowki["coach"],
    )
    assert (usuniecie.status_code, usuniecie.content) == (204, b"")
    assert await api.pozycje("/api/godziny") == []
    for metoda, tresc in (("GET", None), ("PATCH", {}), ("DELETE", None)):
        assert odmowa(await api(metoda, adres, tresc)) == (404, "nie_znaleziono", None)
    wersje = (await api("GET", f"{adres}/historia", jako="coach")).json()
    assert wersje["kursor"] is None
    pozycje = wersje["pozycje"]
    assert [(w["wersja"], w["minuty"], w["powod"], w["usunieto"]) for w in pozycje] == [
        (1, 150, None, False),
        (2, 120, "Pomyłka w godzinie", False),
        (3, 120, "Dwa razy", True),
    ]
    assert pozycje[0]["do_chwili"] == pozycje[1]["od_chwili"]
    assert pozycje[1]["do_chwili"] is not None
    assert pozycje[2]["login"].startswith("coach")
    przywrocony = await api("POST", f"{adres}/przywroc", {}, "coach")
    assert przywrocony.status_code == 200
    assert (przywrocony.json()["wersja"], przywrocony.json()["limity"][0]["wykorzystano_min"]) == (4, 120)
    assert odmowa(await api("POST", f"{adres}/przywroc", {}, "coach")) == (409, "zly_stan", None)
    wtedy = await api("GET", f"{adres}?wiedza={pozycje[1]['od_chwili'].replace('+', '%2B')}")
    assert (wtedy.json()["wersja"], wtedy.json()["minuty"]) == (2, 120)


# --- who sees what ----------


async def test_kto_widzi_wpis(api: Api) -> None:
    """Own, of a supported worker, received, of the unit's pool; the rest is 404, as if it were not there."""
    sesja = (await api.zapisz(api.sesja()))["id"]
    pula = (await api.zapisz(api.pula()))["id"]
    cudza = (await api.zapisz(api.sesja("2018-10-05", dla=api.swiat.beata, osoba=api.swiat.coach)))["id"]
    widza = {
        "koordynator": {sesja, pula, cudza}, "kontroler": {sesja, pula, cudza}, "coach": {sesja, cudza},
        "pracownik_socjalny": {sesja}, "animator": {pula},
        **dict.fromkeys(("ekspert", "superwizor", "doradca"), frozenset[int]()),
    }  # fmt: skip
    for rola, ids in widza.items():
        assert {w["id"] for w in await api.pozycje("/api/godziny", jako=rola)} == ids, rola
        for id_wpisu in (sesja, pula, cudza):
            for koniec in ("", "/historia"):
                status = (await api("GET", f"/api/godziny/{id_wpisu}{koniec}", jako=rola)).status_code
                assert status == (200 if id_wpisu in ids else 404), (rola, id_wpisu)
    assert odmowa(await api("GET", "/api/godziny", jako="czlonek_pzk")) == (403, "brak_prawa", None)


async def test_widoczny_wpis_zmienia_tylko_wykonawca_albo_koordynator(api: Api) -> None:
    nowy = (await api("POST", "/api/osoby", {"imie": "Jan", "nazwisko": "Lis", "funkcje": ["coach"]})).json()
    adres = f"/api/godziny/{(await api.zapisz(api.sesja(osoba=nowy['id'])))['id']}"
    for rola, status in (("coach", 403), ("pracownik_socjalny", 403), ("kontroler", 403), ("ekspert", 404)):
        for metoda in ("PATCH", "DELETE"):
            odpowiedz = await api(metoda, adres, {} if metoda == "PATCH" else None, rola)
            assert odpowiedz.status_code == status, (rola, metoda)


# --- the list ----------


async def test_filtry_i_strony_listy(api: Api) -> None:
    for dzien in ("2018-10-03", "2018-11-05", "2019-05-06"):
        await api.zapisz(api.sesja(dzien))
    await api.zapisz(api.pula())
    s = api.swiat
    for parametry, ile in (
        ({}, 4),
        ({"osoba": s.coach}, 3),
        ({"dla": s.anna, "dzialanie": 5}, 2),
        ({"jednostka": s.piatnica}, 4),
        ({"jednostka": s.lomza}, 0),
        ({"od": "2018-11-05", "do": "2019-05-05"}, 1),
        ({"do": "2018-10-03"}, 1),
        ({"osoba": 10**12}, 0),
        ({"dzialanie": 6}, 1),
    ):
        assert len(await api.pozycje("/api/godziny", **parametry)) == ile, parametry
    zebrane, kursor = [], None
    for _ in range(4):
        strona = (await api("GET", "/api/godziny", ile=1, **({"kursor": kursor} if kursor else {}))).json()
        zebrane += [w["id"] for w in strona["pozycje"]]
        kursor = strona["kursor"]
    assert (zebrane, kursor) == (sorted(zebrane), None)


ZLE_ZAPYTANIA = (
    ("ile=0", "ile"),
    ("ile=501", "ile"),
    ("ile=dużo", "ile"),
    ("kursor=%25%25", "kursor"),
    ("kursor=MTI=", "kursor"),
    ("osoba=-1", "osoba"),
    ("osoba=1&osoba=2", "osoba"),
    ("od=2019-02-31", "od"),
    ("od=31.01.2019", "od"),
    ("od=2019-05-02&do=2019-05-01", "do"),
)


async def test_zle_zapytanie(api: Api) -> None:
    for zapytanie, pole in ZLE_ZAPYTANIA:
        odpowiedz = await api("GET", f"/api/godziny?{zapytanie}")
        assert odmowa(odpowiedz) == (400, "bledne_zapytanie", pole), zapytanie
