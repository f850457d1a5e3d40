"""/api/limity: totals that refuse, the month that only warns, pace, forecast, state, raising, sight."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import httpx
import pytest

from biuro.operacje.jednostki import zmien_jednostke
from biuro.operacje.limity import Podniesienie, podnies_limit
from harmonogram.czas import miesiecy_uplynelo
from tests.serwer import Serwer
from tests.swiat import BIURO, TERAZ
from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

POLA = {
    "dzialanie", "dla", "jednostka", "przyznano_min", "cel_skorygowany_min", "wykorzystano_min",
    "zostalo_min", "plan_na_dzis_min", "odchylenie_min", "do_zaplanowania_min", "tempo_plan_min", "tempo_min",
    "wymagane_tempo_min", "zabraknie_min", "prognoza_koniec", "stan", "miesiac",
}  # fmt: skip
POLA_MIESIACA = {"przyznano_min", "wykorzystano_min", "przeniesiono_min", "dostepne_min"}
POWOD = {"uzasadnienie": "Trudny przypadek"}


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def limit(api: Api, dzialanie: int = 5, jako: str = "koordynator", **parametry: Any) -> dict[str, Any]:
    """The one quota of Anna, or of her unit for the pool."""
    kto = {"jednostka": api.swiat.piatnica} if dzialanie == 6 else {"dla": api.swiat.anna}
    [jeden] = await api.pozycje("/api/limity", jako, dzialanie=dzialanie, **kto, **parametry)
    return jeden


async def osiem_sesji(api: Api) -> list[int]:
    """20 h: one session of 2,5 h on the 15th of each of eight months."""
    dni = [f"2018-{m:02}-15" for m in range(7, 13)] + ["2019-01-15", "2019-02-15"]
    return [(await api.zapisz(api.sesja(dzien), "coach"))["id"] for dzien in dni]


# --- totals ----------


async def test_20_h_w_osmiu_sesjach(api: Api) -> None:
    """The next minute asks for a reason, above 110 % it is refused with the numbers."""
    await osiem_sesji(api)
    minuta = api.sesja("2019-03-05", do="10:01")
    odpowiedz = await api("POST", "/api/godziny", minuta, "coach")
    assert odmowa(odpowiedz) == (422, "wymaga_uzasadnienia", "uzasadnienie")
    assert "Limit 20 h dla A. Nowak: wykorzystano 20 h, zostało 0 h" in odpowiedz.json()["detail"]
    puste = await api("POST", "/api/godziny", {**minuta, "uzasadnienie": "  "}, "coach")
    assert odmowa(puste)[1] == "wymaga_uzasadnienia"
    do_110 = await api.zapisz(api.sesja("2019-03-05", do="12:00", **POWOD), "coach")
    assert do_110["limity"][0]["wykorzystano_min"] == 1320
    for tresc in (minuta, {**minuta, **POWOD}):
        odpowiedz = await api("POST", "/api/godziny", {**tresc, "dzien": "2019-03-06"}, "coach")
        assert odmowa(odpowiedz) == (409, "limit_przekroczony", None)
        assert "wykorzystano 22 h, zostało 0 h" in odpowiedz.json()["detail"]


@pytest.mark.parametrize(("dzialanie", "razem"), [(10, 45 * 60), (6, 360 * 60)])
async def test_45_h_i_360_h(api: Api, dzialanie: int, razem: int) -> None:
    def wpis(nr: int, minuty: int, **reszta: object) -> dict[str, object]:
        dzien = (date(2019, 4, 1) + timedelta(days=2 * nr)).isoformat()  # no month above the ceiling
        od_do = {"od": "00:00", "do": f"{minuty // 60:02}:{minuty % 60:02}"}
        return (api.pula if dzialanie == 6 else api.sesja)(dzien, **od_do, **reszta)

    pelne, reszta = divmod(razem, 900)
    for nr in range(pelne):
        await api.zapisz(wpis(nr, 900))
    assert reszta == 0
    assert odmowa(await api("POST", "/api/godziny", wpis(30, 1)))[:2] == (422, "wymaga_uzasadnienia")
    do_progu = razem // 10
    for nr in range(31, 31 + -(-do_progu // 1440)):
        minuty = min(1440, do_progu)
        do_progu -= minuty
        await api.zapisz(wpis(nr, minuty, **POWOD))
    assert (await limit(api, dzialanie))["wykorzystano_min"] == razem * 110 // 100
    assert odmowa(await api("POST", "/api/godziny", wpis(40, 1, **POWOD)))[:2] == (409, "limit_przekroczony")


async def test_25_h_w_miesiacu_puli_to_ostrzezenie(api: Api) -> None:
    """The unused part of earlier months is available later; only above it the month warns."""
    wyniki = [
        (await api.zapisz(api.pula(f"2019-04-{nr:02}", do="10:30"), "animator"))["ostrzezenia"]
        for nr in range(1, 11)
    ]
    assert [bool(o) for o in wyniki] == [False] * 8 + [True] * 2
    assert set(wyniki[-1][0]) == {"kod", "komunikat"}
    assert "25 h wobec dostępnych 20 h" in wyniki[-1][0]["komunikat"]
    kwiecien, maj = await limit(api, 6, stan="2019-04-30"), await limit(api, 6, stan="2019-05-31")
    assert kwiecien["miesiac"] == dict(zip(sorted(POLA_MIESIACA), (1200, 0, 1200, 1500), strict=True))
    assert maj["miesiac"] == dict(zip(sorted(POLA_MIESIACA), (900, -300, 1200, 0), strict=True))
    w_maju = await api.zapisz(api.pula("2019-05-06", od="00:00", do="15:01"))
    assert len(w_maju["ostrzezenia"]) == 1


async def test_kto_liczy_sie_do_puli(api: Api) -> None:
    """All animators of the unit together; an adviser's hours on action 6 are not the pool's."""
    await api.zapisz(api.pula())
    await api.zapisz(api.pula(osoba=api.swiat.powiatowy))
    doradcy = await api.zapisz(api.pula(osoba=api.osoby["doradca"]))
    assert doradcy["limity"] == []
    assert (await limit(api, 6))["wykorzystano_min"] == 240


# --- changes ----------


async def test_zmiana_ktora_nie_podnosi_sumy_przechodzi(api: Api) -> None:
    """Also above the limit: fewer minutes, the same on another day, without its reason."""
    await osiem_sesji(api)
    ponad = f"/api/godziny/{(await api.zapisz(api.sesja('2019-03-05', do='12:00', **POWOD)))['id']}"
    for zmiana in (
        {"dzien": "2019-03-06"},
        {"uzasadnienie": None},
        {"do": "11:59"},
        {"od": "09:00", "do": "10:59"},
    ):
        assert (await api("PATCH", ponad, zmiana)).status_code == 200, zmiana
    assert odmowa(await api("PATCH", ponad, {"do": "11:00"}))[1] == "wymaga_uzasadnienia"
    assert odmowa(await api("PATCH", ponad, {"do": "11:01", **POWOD}))[1] == "limit_przekroczony"
    assert (await api("PATCH", ponad, {"dla": api.swiat.beata})).status_code == 200
    assert odmowa(await api("PATCH", ponad, {"dla": api.swiat.anna}))[1] == "wymaga_uzasadnienia"
    assert (await limit(api))["wykorzystano_min"] == 1200


async def test_podniesiony_limit_to_nowe_100_proc(api: Api) -> None:
    await osiem_sesji(api)
    tresc = {"dzialanie": 5, "dla": api.swiat.anna, "przyznano_min": 1320, "powod": "Aneks 2"}
    odpowiedz = await api("POST", "/api/limity/podniesienia", tresc)
    assert odpowiedz.status_code == 201
    assert odpowiedz.json() == await limit(api)
    assert odpowiedz.json()["przyznano_min"] == 1320
    assert (await api.zapisz(api.sesja("2019-03-05", do="12:00")))["limity"][0]["zostalo_min"] == 0
    assert odmowa(await api("POST", "/api/godziny", api.sesja("2019-03-06", do="10:01")))[0] == 422
    await api.zapisz(api.sesja("2019-03-06", do="12:12", **POWOD))
    za_duzo = await api("POST", "/api/godziny", api.sesja("2019-03-07", do="10:01", **POWOD))
    assert odmowa(za_duzo)[1] == "limit_przekroczony"


async def test_ostrzega_przy_80_i_100_proc(api: Api) -> None:
    """Only the entry that reaches the share, upwards; one entry may reach both."""

    async def kody(wpis: dict[str, Any]) -> list[str]:
        return [o["kod"] for o in wpis["ostrzezenia"] if o["kod"].startswith("limit_")]

    sesje = [await kody(await api.zapisz(api.sesja(f"2018-{m:02}-15"))) for m in range(7, 13)]
    assert sesje == [[]] * 6, "15 of 20 h"
    siodma = await api.zapisz(api.sesja("2019-01-15", do="11:00"))
    assert await kody(siodma) == ["limit_80_procent"], "16 h is exactly 80 %"
    zdania = [o["komunikat"] for o in siodma["ostrzezenia"]]
    assert "A. Nowak: wykorzystano 80 % limitu 20 h, zostało 4 h." in zdania
    adres = f"/api/godziny/{siodma['id']}"
    assert await kody((await api("PATCH", adres, {"do": "11:30"})).json()) == []
    assert await kody((await api("PATCH", adres, {"do": "10:30"})).json()) == []
    assert await kody((await api("PATCH", adres, {"do": "15:00"})).json()) == [
        "limit_80_procent",
        "limit_100_procent",
    ]
    ponad = await api.zapisz(api.sesja("2019-02-15", do="11:00", **POWOD))
    assert await kody(ponad) == []
    for id_wpisu in (siodma["id"], ponad["id"]):
        assert (await api("DELETE", f"/api/godziny/{id_wpisu}")).status_code == 204
    assert await kody(await api.zapisz(api.sesja("2019-02-16", do="11:00"))) == ["limit_80_procent"]


async def test_odmowa_mowi_koordynatorowi_ze_moze_podniesc(api: Api) -> None:
    await osiem_sesji(api)
    ponad = api.sesja("2019-03-05", do="13:00", **POWOD)
    zdania = {
        rola: (await api("POST", "/api/godziny", ponad, rola)).json()["detail"]
        for rola in ("koordynator", "coach")
    }
    assert zdania["koordynator"].endswith("albo podnieś limit z podaniem powodu.")
    assert zdania["coach"].endswith("albo poproś koordynatora o podniesienie limitu.")


async def test_cel_skorygowany_obok_planu(api: Api) -> None:
    """Accession on 01.10.2018 leaves 15 h; only the plan's total refuses."""
    s = api.swiat
    assert (await limit(api))["cel_skorygowany_min"] == 1200
    adres = f"/api/jednostki/{s.piatnica}"
    daty = {"data_przystapienia": "2018-10-01", "data_zawiazania_pzk": "2019-11-01"}
    assert (await api("PATCH", adres, daty)).status_code == 200
    cele = {nr: (await limit(api, nr)) for nr in (5, 6, 10)}
    assert {nr: x["cel_skorygowany_min"] for nr, x in cele.items()} == {5: 15 * 60, 6: 220 * 60, 10: 2700}
    assert {nr: x["przyznano_min"] for nr, x in cele.items()} == {5: 1200, 6: 21600, 10: 2700}
    await osiem_sesji(api)
    assert (await limit(api))["wykorzystano_min"] == 1200, "the plan's 20 h, not 15"
    podniesiony = {"dzialanie": 5, "dla": s.anna, "przyznano_min": 1500, "powod": "Aneks"}
    assert (await api("POST", "/api/limity/podniesienia", podniesiony)).json()["cel_skorygowany_min"] == 900


async def test_bez_jednostki_celem_jest_plan(api: Api) -> None:
    tresc = {"imie": "Ola", "nazwisko": "Bez", "funkcje": ["pracownik_socjalny"]}
    ola = (await api("POST", "/api/osoby", tresc)).json()["id"]
    [piate, dziesiate] = await api.pozycje("/api/limity", dla=ola)
    assert (piate["cel_skorygowany_min"], dziesiate["cel_skorygowany_min"]) == (1200, 2700)


async def test_limit_jak_byl_znany(api: Api) -> None:
    """Before the raise the plan's total, before the registration nobody; the unit's dates as believed."""
    s, godzina = api.swiat, timedelta(hours=1)
    pozniej = replace(BIURO, teraz=TERAZ + 2 * godzina)
    await podnies_limit(pozniej, Podniesienie(5, s.anna, None, 1500, "Aneks"))
    await zmien_jednostke(pozniej, s.piatnica, {"data_przystapienia": date(2018, 10, 1)})

    async def wtedy(chwila: datetime) -> list[tuple[int, int]]:
        wiersze = await api.pozycje("/api/limity", dzialanie=5, dla=s.anna, wiedza=chwila.isoformat())
        return [(x["przyznano_min"], x["cel_skorygowany_min"]) for x in wiersze]

    assert await wtedy(TERAZ - godzina) == []
    assert await wtedy(TERAZ + godzina) == [(1200, 1200)]
    assert await wtedy(TERAZ + 3 * godzina) == [(1500, 900)]


ZLE_PODNIESIENIA: list[tuple[dict[str, Any], str]] = [
    ({"przyznano_min": 1200}, "przyznano_min"),
    ({"przyznano_min": 0}, "przyznano_min"),
    ({"przyznano_min": -60}, "przyznano_min"),
    ({"przyznano_min": "1500"}, "przyznano_min"),
    ({"przyznano_min": 10**9}, "przyznano_min"),
    ({"powod": ""}, "powod"),
    ({"powod": None}, "powod"),
    ({"powod": "x" * 501}, "powod"),
    ({"dla": None}, "dla"),
    ({"dla": 999999}, "dla"),
    ({"jednostka": 1}, "dla"),
    ({"dzialanie": 6}, "jednostka"),
    ({"dzialanie": 1}, "dzialanie"),
    ({"dzialanie": 13}, "dzialanie"),
]


async def test_zle_podniesienie(api: Api) -> None:
    dobre = {"dzialanie": 5, "dla": api.swiat.anna, "przyznano_min": 1500, "powod": "Aneks"}
    for zmiana, pole in ZLE_PODNIESIENIA:
        odpowiedz = await api("POST", "/api/limity/podniesienia", {**dobre, **zmiana})
        assert odmowa(odpowiedz) == (422, "niepoprawne_pole", pole), zmiana
    coacha = {**dobre, "dla": api.swiat.coach}
    assert odmowa(await api("POST", "/api/limity/podniesienia", coacha))[2] == "dla"
    for rola in set(api.osoby) - {"koordynator"}:
        assert odmowa(await api("POST", "/api/limity/podniesienia", dobre, rola))[0] == 403
    assert (await limit(api))["przyznano_min"] == 1200


# --- pace, forecast, state ----------


async def test_pola_i_stany_w_kolejnych_dniach(api: Api) -> None:
    """Eight sessions in eight months, then justified ones; every number by its definition."""
    await osiem_sesji(api)
    await api.zapisz(api.sesja("2019-03-20", do="11:00", **POWOD))
    stany = {
        "2018-06-30": "w_normie",
        "2018-07-01": "opozniony",
        "2018-07-15": "w_normie",
        "2018-08-14": "opozniony",
        "2018-12-31": "w_normie",
        "2019-01-31": "blisko",
        "2019-02-28": "blisko",
        "2019-03-19": "blisko",
        "2019-03-20": "przekroczony",
        "2021-03-31": "przekroczony",
    }
    poczatek, koniec = date(2018, 7, 1), date(2019, 3, 31)
    for tekst, stan in stany.items():
        x, dzien = await limit(api, stan=tekst), date.fromisoformat(tekst)
        assert (set(x), set(x["miesiac"]), x["stan"]) == (POLA, POLA_MIESIACA, stan), tekst
        uplynelo = miesiecy_uplynelo(poczatek, min(dzien, koniec))
        zostalo_miesiecy = 9 - uplynelo
        assert x["zostalo_min"] == max(0, 1200 - x["wykorzystano_min"])
        assert _bliskie(x["plan_na_dzis_min"], min(Fraction(1200), 150 * uplynelo))
        assert x["tempo_plan_min"] == 150
        assert _bliskie(x["tempo_min"], x["wykorzystano_min"] / uplynelo if uplynelo else None)
        assert _bliskie(
            x["wymagane_tempo_min"], x["zostalo_min"] / zostalo_miesiecy if zostalo_miesiecy else None
        )
    assert (await limit(api, stan="2018-12-31"))["prognoza_koniec"] == "2019-03-01"  # two months at 2,5 h
    assert (await limit(api, stan="2018-07-01"))["prognoza_koniec"] is None  # nothing done, no pace


def _bliskie(liczba: int | None, dokladna: Fraction | None) -> bool:
    return (
        liczba == dokladna if dokladna is None or liczba is None else abs(liczba - dokladna) <= Fraction(1, 2)
    )


async def test_zakonczony_po_oknie_a_domyslny_stan_to_koniec_projektu(api: Api) -> None:
    await api.zapisz(api.sesja())
    assert (await limit(api, stan="2019-04-01"))["stan"] == "zakonczony"
    assert (await limit(api))["stan"] == "zakonczony"  # today is 14.11.2019
    assert (await limit(api, 10))["stan"] == "opozniony"


# --- the list ----------


async def test_kto_widzi_ktore_limity(api: Api) -> None:
    s = api.swiat
    anny, pula = {(5, s.anna), (10, s.anna)}, {(6, s.piatnica)}
    wszystkie = anny | pula | {(5, s.beata), (10, s.beata), (6, s.lomza), (6, s.krakow)}
    widza = {
        "koordynator": wszystkie,
        "kontroler": wszystkie,
        "coach": anny,
        "pracownik_socjalny": anny,
        "animator": pula,
    }
    for rola, limity in widza.items():
        wiersze = await api.pozycje("/api/limity", rola)
        assert {(w["dzialanie"], w["dla"] or w["jednostka"]) for w in wiersze} == limity, rola
    for rola in set(api.osoby) - set(widza):
        assert odmowa(await api("GET", "/api/limity", jako=rola)) == (403, "brak_prawa", None), rola


async def test_filtry_limitow(api: Api) -> None:
    s = api.swiat
    filtry: list[tuple[dict[str, Any], int]] = [
        ({}, 7),
        ({"dzialanie": 5}, 2),
        ({"dzialanie": 1}, 0),
        ({"jednostka": s.lomza}, 3),
        ({"jednostka": s.lomza, "dla": s.anna}, 0),
        ({"dla": 999999}, 0),
    ]
    for parametry, ile in filtry:
        assert len(await api.pozycje("/api/limity", **parametry)) == ile, parametry
    for zle in ("stan=2019-02-31", "stan=14.11.2019", "dla=x", "dla=1&dla=2", "wiedza=jutro", "ile=-1"):
        assert odmowa(await api("GET", f"/api/limity?{zle}"))[:2] == (400, "bledne_zapytanie"), zle


# --- all at once ----------


async def test_64_piszacych_na_ostatnia_godzine_przez_http(adres_zmigrowanej: str, tmp_path: Path) -> None:
    """A real process: exactly the quota is stored, everybody else gets the limit's sentence."""
    baza = adres_zmigrowanej if adres_zmigrowanej.startswith("postgresql") else None
    serwer = Serwer(tmp_path / "dane", {"BIURO_BAZA": baza} if baza else {})
    serwer.dane.mkdir()
    serwer.biuro(
        "konto", "dodaj", "kasia", "--rola", "koordynator", "--haslo-stdin", wejscie="dwanascie-znakow\n"
    )
    zeton = serwer.biuro("token", "wydaj", "kasia", "--nazwa", "test").stdout.strip()
    serwer.uruchom()
    try:
        async with httpx.AsyncClient(
            base_url=serwer.adres,
            headers={"Authorization": f"Bearer {zeton}"},
            limits=httpx.Limits(keepalive_expiry=1),
            timeout=60,
        ) as c:
            dla, coachowie = await _pracownik_i_coachowie(c, 64)
            wpis = {"dzialanie": 5, "dla": dla, "osoba": coachowie[0], "dzien": "2018-08-01"}
            pierwszy = await c.post("/api/godziny", json={**wpis, "od": "00:00", "do": "19:00"})
            assert pierwszy.status_code == 201, pierwszy.text
            godzina = {**wpis, "dzien": "2018-08-02", "od": "10:00", "do": "11:00"}
            odpowiedzi = await asyncio.gather(
                *(c.post("/api/godziny", json={**godzina, "osoba": coach}) for coach in coachowie)
            )
            wyniki = Counter((o.status_code, o.json().get("detail", "")[:12]) for o in odpowiedzi)
            assert wyniki == {(201, ""): 1, (422, "Limit 20 h d"): 63}
            [zuzycie] = (await c.get("/api/limity", params={"dzialanie": 5})).json()["pozycje"]
            assert zuzycie["wykorzystano_min"] == 1200
    finally:
        serwer.zatrzymaj()


async def _pracownik_i_coachowie(c: httpx.AsyncClient, ilu: int) -> tuple[int, list[int]]:
    async def osoba(nazwisko: str, funkcja: str) -> int:
        tresc = {"imie": "Jan", "nazwisko": nazwisko, "funkcje": [funkcja]}
        id_osoby: int = (await c.post("/api/osoby", json=tresc)).json()["id"]
        return id_osoby

    return await osoba("Nowak", "pracownik_socjalny"), [
        await osoba(f"Coach {n}", "coach") for n in range(ilu)
    ]
