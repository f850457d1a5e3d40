"""/api/dzialania and /api/wykonanie: the twelve actions, their targets, plan against actual."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.swiat_api import Api, odmowa, otworz_api

pytestmark = pytest.mark.anyio

# number, quarters, (measure, per what, plan) of every target
DWANASCIE: list[tuple[int, str, str, list[tuple[str, str, int | None]]]] = [
    (1, "2018-K2", "2021-K1", [("godziny", "projekt", None)]),
    (2, "2018-K3", "2018-K3", [("narzedzia", "projekt", 5)]),
    (3, "2018-K2", "2018-K2", [("konferencje", "projekt", 1)]),
    (4, "2018-K3", "2019-K1", [("szkolenia", "projekt", None)]),
    (5, "2018-K3", "2019-K1", [("godziny", "osoba", 1200)]),
    (6, "2019-K2", "2020-K3", [("godziny", "jednostka", 21600)]),
    (7, "2019-K2", "2020-K3", [("spotkania", "jednostka", 36)]),
    (8, "2019-K2", "2020-K3", [("osoby_rodziny", "jednostka", None)]),
    (9, "2019-K2", "2019-K4", [("warsztaty", "jednostka", 3), ("dni", "jednostka", 6)]),
    (10, "2019-K2", "2020-K3", [("godziny", "osoba", 2700)]),
    (11, "2021-K1", "2021-K1", [("konferencje", "projekt", 1)]),
    (12, "2021-K1", "2021-K1", [("spotkania", "projekt", None)]),
]
# quarterly plan of one unit (two workers in 5 and 10), from 2018-K3 to 2020-K3
KWARTALY = ["2018-K3", "2018-K4", "2019-K1", "2019-K2", "2019-K3", "2019-K4", "2020-K1", "2020-K2", "2020-K3"]
ROZKLAD: dict[tuple[int, str], list[int]] = {
    (5, "godziny"): [900, 900, 600],
    (6, "godziny"): [0] * 3 + [3600] * 6,
    (7, "spotkania"): [0] * 3 + [6] * 6,
    (9, "warsztaty"): [0] * 3 + [1] * 3,
    (9, "dni"): [0] * 3 + [2] * 3,
    (10, "godziny"): [0] * 3 + [1080] * 5 + [0],
}
POLA_WIERSZA = {
    "dzialanie", "miara", "kwartal", "plan", "plan_skorygowany", "wykonanie", "odchylenie", "narastajaco",
}  # fmt: skip


@pytest.fixture
async def api(baza: object) -> AsyncIterator[Api]:
    async with otworz_api() as otwarte:
        yield otwarte


async def test_dwanascie_dzialan(api: Api) -> None:
    wiersze = await api.pozycje("/api/dzialania", jako="czlonek_pzk")
    assert [
        (d["nr"], d["od"], d["do"], [(c["miara"], c["na"], c["plan"]) for c in d["cele"]]) for d in wiersze
    ] == DWANASCIE
    assert [d["nr"] for d in wiersze if d["adnotacja"]] == [7]
    assert len(wiersze[1]["narzedzia"]) == 5
    assert [(c["plan_od"], c["plan_do"]) for c in wiersze[7]["cele"]] == [(5, 10)]
    razem = {(d["nr"], c["miara"]): c["plan_razem"] for d in wiersze for c in d["cele"]}
    assert razem[5, "godziny"] == 3 * 2 * 1200  # three units, two planned workers in each
    assert (razem[7, "spotkania"], razem[3, "konferencje"], razem[1, "godziny"]) == (108, 1, None)
    for dzialanie in wiersze:
        assert (await api("GET", f"/api/dzialania/{dzialanie['nr']}")).json() == dzialanie


async def test_wykonanie_dzialania_na_dzien(api: Api) -> None:
    await api.zapisz(api.sesja("2018-10-03"))
    await api.zapisz(api.sesja("2018-11-05"))

    async def wykonanie(**parametry: Any) -> int:
        [cel] = (await api("GET", "/api/dzialania/5", **parametry)).json()["cele"]
        minuty: int = cel["wykonanie"]
        return minuty

    assert await wykonanie() == 300
    assert await wykonanie(stan="2018-11-04") == 150
    assert await wykonanie(stan="2018-10-02") == 0
    assert await wykonanie(wiedza="2019-11-13") == 0


async def test_dzialania_jednej_jednostki(api: Api) -> None:
    """The same targets and figures as the page and /api/wykonanie have of the unit."""
    await api.zapisz(api.pula())
    swoja = api.swiat.piatnica
    wszystkie = {d["nr"]: d["cele"] for d in await api.pozycje("/api/dzialania", jednostka=swoja)}
    assert len(wszystkie) == 12
    assert [c["plan_razem"] for c in wszystkie[7]] == [36]
    assert [c["plan_razem"] for c in wszystkie[3]] == [None], (
        "a unit has no share in the project's conference"
    )
    for nr, cele in wszystkie.items():
        jedno = (await api("GET", f"/api/dzialania/{nr}", jednostka=swoja)).json()
        assert jedno["cele"] == cele
    wiersze = await api.pozycje("/api/wykonanie", jednostka=swoja)
    razem = sum(w["wykonanie"] or 0 for w in wiersze if w["dzialanie"] == 6)
    assert (wszystkie[6][0]["wykonanie"], razem) == (120, 120)
    obce = next(j["id"] for j in await api.pozycje("/api/jednostki") if j["id"] != swoja)
    [cel] = (await api("GET", "/api/dzialania/6", jednostka=obce)).json()["cele"]
    assert cel["wykonanie"] == 0


async def test_jednostka_spoza_zasiegu(api: Api) -> None:
    for adres in ("/api/wykonanie", "/api/dzialania", "/api/dzialania/7"):
        assert odmowa(await api("GET", adres, jednostka=99999))[:2] == (404, "nie_znaleziono"), adres
        assert odmowa(await api("GET", adres, jednostka="x"))[0] == 400, adres
    dokument = (await api("GET", "/api/schema/openapi.json")).json()
    for sciezka in ("/api/dzialania", "/api/dzialania/{nr}"):
        parametry = {p["name"] for p in dokument["paths"][sciezka]["get"]["parameters"]}
        assert {"jednostka", "stan", "wiedza"} <= parametry


async def test_nie_ma_takiego_dzialania(api: Api) -> None:
    for nr in (0, 13, 2**31, -1, "pierwsze", "01", "5.0"):
        assert odmowa(await api("GET", f"/api/dzialania/{nr}"))[:2] == (404, "nie_znaleziono"), nr
    for zle in ("stan=2019-02-31", "stan=14.11.2019", "wiedza=0001-01-01T00:00:00%2B14:00", "ile=0"):
        assert odmowa(await api("GET", f"/api/dzialania?{zle}"))[:2] == (400, "bledne_zapytanie"), zle


async def test_rozklad_planu_jednostki_na_kwartaly(api: Api) -> None:
    """The table of the domain, to the minute; an empty plan stays empty."""
    wiersze = await api.pozycje("/api/wykonanie", ile=500, jednostka=api.swiat.piatnica, stan="2021-03-31")
    assert all(set(w) >= POLA_WIERSZA for w in wiersze)
    plan = {(w["dzialanie"], w["miara"], w["kwartal"]): w["plan"] for w in wiersze}
    for (nr, miara), liczby in ROZKLAD.items():
        pary = zip(KWARTALY, liczby, strict=False)
        assert [plan.get((nr, miara, k), 0) for k, _ in pary] == liczby, nr
    for wiersz in wiersze:
        if wiersz["dzialanie"] in (1, 4, 8, 12):
            assert (wiersz["plan"], wiersz["odchylenie"], wiersz["narastajaco"]["plan"]) == (None, None, None)


async def test_wykonanie_przeciw_planowi(api: Api) -> None:
    for dzien in ("2018-07-16", "2018-08-16", "2018-10-03"):
        await api.zapisz(api.sesja(dzien))
    piate = {
        w["kwartal"]: w
        for w in await api.pozycje("/api/wykonanie", ile=500, jednostka=api.swiat.piatnica)
        if w["dzialanie"] == 5
    }
    trzeci, czwarty = piate["2018-K3"], piate["2018-K4"]
    assert (trzeci["plan"], trzeci["wykonanie"], trzeci["odchylenie"]) == (900, 300, -600)
    assert czwarty["narastajaco"] == {
        "plan": 1800,
        "plan_skorygowany": 1800,
        "wykonanie": 450,
        "odchylenie": -1350,
    }
    lomza = await api.pozycje("/api/wykonanie", ile=500, jednostka=api.swiat.lomza)
    assert {w["wykonanie"] for w in lomza if w["dzialanie"] == 5} == {0}
    projekt = await api.pozycje("/api/wykonanie", ile=500, od="2018-K3", do="2018-K3")
    assert {w["kwartal"] for w in projekt} == {"2018-K3"}
    [razem] = [w for w in projekt if w["dzialanie"] == 5]
    assert (razem["plan"], razem["wykonanie"]) == (2700, 300)


async def test_zespol_z_listopada_2019_ma_11_miesiecy(api: Api) -> None:
    """22 meetings, not 36: in the unit's rows, in the project's sum and in the action; the plan stays."""
    s = api.swiat
    daty = {"data_przystapienia": "2018-10-01", "data_zawiazania_pzk": "2019-11-01"}
    assert (await api("PATCH", f"/api/jednostki/{s.piatnica}", daty)).status_code == 200

    async def wiersze(nr: int, pole: str = "plan_skorygowany", **parametry: Any) -> dict[str, Any]:
        lista = await api.pozycje("/api/wykonanie", ile=500, **parametry)
        return {w["kwartal"]: w[pole] for w in lista if w["dzialanie"] == nr and w["miara"] != "dni"}

    koniec: dict[str, Any] = {"stan": "2020-09-30", "jednostka": s.piatnica}
    assert await wiersze(7, **koniec) == dict(zip(KWARTALY[3:], [0, 0, 4, 6, 6, 6], strict=True))
    assert await wiersze(7, "plan", **koniec) == dict(zip(KWARTALY[3:], [6] * 6, strict=True))
    assert sum((await wiersze(7, stan="2020-09-30")).values()) == 22 + 36 + 36
    assert await wiersze(5, **koniec) == {"2018-K3": 0, "2018-K4": 900, "2019-K1": 900}
    narastajaco = (await wiersze(5, "narastajaco", **koniec))["2019-K1"]
    assert (narastajaco["plan"], narastajaco["plan_skorygowany"]) == (2400, 2 * 15 * 60)
    do_dnia = await wiersze(7, stan="2019-12-15", jednostka=s.piatnica)
    assert do_dnia["2019-K4"] == 2, "1,5 months of 2 a month, whole meetings, like the plan"
    assert set((await wiersze(8)).values()) == set((await wiersze(3)).values()) == {None}
    [siodme] = (await api("GET", "/api/dzialania/7")).json()["cele"]
    assert (siodme["plan"], siodme["plan_razem"], siodme["plan_skorygowany"]) == (36, 108, 94)
    [konferencja] = (await api("GET", "/api/dzialania/3")).json()["cele"]
    assert (konferencja["plan_razem"], konferencja["plan_skorygowany"]) == (1, None)


async def test_srednia_miesieczna_jest_oceniana_wobec_czasu(api: Api) -> None:
    [siodme] = (await api("GET", "/api/dzialania/7", stan="2019-09-30")).json()["cele"]
    assert siodme["tempo"] == {
        "ocena": "za_planem",
        "brakuje": 3 * 12,
        "zostalo": 108,
        "prognoza": 0,
        "planowane": 6.0,
        "bylo": 0.0,
        "potrzebne": 9.0,
    }
    [osme] = (await api("GET", "/api/dzialania/8")).json()["cele"]
    assert osme["tempo"] is None
    assert (await api("GET", "/api/dzialania/7", stan="2021-01-01")).json()["cele"][0]["tempo"] is None


async def test_zle_pytanie_o_wykonanie(api: Api) -> None:
    for zle, pole in (
        ("od=2018-K5", "od"),
        ("od=II+kwartał+2018", "od"),
        ("od=2019-K2&do=2018-K2", "do"),
        ("stan=dziś", "stan"),
        ("jednostka=x", "jednostka"),
        ("kursor=!", "kursor"),
    ):
        assert odmowa(await api("GET", f"/api/wykonanie?{zle}")) == (400, "bledne_zapytanie", pole), zle
    for jednostka in (999, 10**12):
        assert odmowa(await api("GET", "/api/wykonanie", jednostka=jednostka))[0] == 404
    assert odmowa(await api("GET", "/api/wykonanie", jako="animator", jednostka=api.swiat.krakow))[0] == 404
