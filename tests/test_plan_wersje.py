"""Plan versions: a draft, its steps, one step for the command line; accepted rows never change."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from biuro.dziennik import wpisy_dziennika
from biuro.operacje import plan as operacje
from biuro.uprawnienia import Kontekst
from biuro.utrzymanie.sprawdzenie import sprawdz_baze
from budzet.plik_planu import PlanZPliku, plan_wbudowany
from budzet.zapytania.cele import plan_w_dniu, plan_w_mocy, plan_wersji
from harmonogram.bledy import (
    BladDziedziny,
    BrakPrawa,
    NiepoprawnePole,
    NieZnaleziono,
    WersjaNieaktualna,
    ZlyStan,
)
from harmonogram.dzialania import WersjaPlanu
from harmonogram.kwartaly import Kwartal
from harmonogram.wersje_planu import Aneks, ostatni_dzien_zgloszenia, przejdz, sprawdz_aneks
from harmonogram.zapytania import wersje_planu as zapytania
from harmonogram.zapytania.plan import wersje_planu
from tests import swiat
from tests.swiat import BIURO, TERAZ, zaloz_swiat

PLAN = plan_wbudowany()
ANEKS = Aneks("aneks nr 1", "Warsztaty przesunięte na wniosek gmin", date(2019, 10, 1), date(2019, 9, 12))


OD, DO = Kwartal(2019, 3), Kwartal(2020, 1)


def z_przesunietym(nr: int = 9, od: Kwartal = OD, do: Kwartal = DO) -> PlanZPliku:
    """The plan with one action in other quarters."""
    dzialania = tuple(replace(d, od=od, do=do) if d.nr == nr else d for d in PLAN.dzialania)
    return replace(PLAN, dzialania=dzialania)


INNY = z_przesunietym()


@pytest.fixture
async def baza_z_planem(baza: Any) -> None:
    await operacje.wczytaj_pierwszy_plan(BIURO, PLAN)


async def biezaca(nr: int) -> WersjaPlanu:
    wersja = await zapytania.wersja_nr(nr)
    assert wersja is not None
    return wersja


# --- pure rules ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stan", "krok", "wynik"),
    [
        ("robocza", "zloz", "zlozona"),
        ("zlozona", "przyjmij", "zaakceptowana"),
        ("robocza", "popraw", "robocza"),
        ("zlozona", "popraw", "robocza"),
        ("robocza", "odrzuc", ""),
        ("zlozona", "odrzuc", ""),
    ],
)
def test_kroki(stan: str, krok: str, wynik: str) -> None:
    assert przejdz(2, stan, krok) == wynik


@pytest.mark.parametrize(
    ("stan", "krok"),
    [
        ("robocza", "przyjmij"),
        ("zlozona", "zloz"),
        *(("zaakceptowana", k) for k in ("popraw", "zloz", "przyjmij", "odrzuc")),
    ],
)
def test_kroki_niemozliwe(stan: str, krok: str) -> None:
    with pytest.raises(ZlyStan, match="Wersja 2 planu jest"):
        przejdz(2, stan, krok)


@pytest.mark.parametrize(
    ("numer", "powod", "pola"),
    [
        ("", "powód", {"aneks"}),
        ("nr", " ", {"powod"}),
        ("", "", {"aneks", "powod"}),
        ("1" * 101, "powód", {"aneks"}),
        ("1", "x" * 501, {"powod"}),
        ("1", "PESEL 44051401359", {"powod"}),
        ("1\n2", "powód", {"aneks"}),
    ],
)
def test_zly_aneks(numer: str, powod: str, pola: set[str]) -> None:
    with pytest.raises(BladDziedziny) as blad:
        sprawdz_aneks(Aneks(numer, powod, date(2019, 1, 1)))
    assert {b.pole for b in getattr(blad.value, "bledy", [blad.value])} == pola


@pytest.mark.parametrize(("numer", "czysty"), [("aneks nr 2", "2"), ("Nr 2/2019", "2/2019"), (" 3 ", "3")])
def test_numer_aneksu(numer: str, czysty: str) -> None:
    assert sprawdz_aneks(Aneks(numer, "powód", date(2019, 1, 1))).numer == czysty


@pytest.mark.parametrize(
    ("koniec", "dzien"),
    [
        (date(2021, 3, 31), date(2021, 2, 28)),
        (date(2020, 3, 31), date(2020, 2, 29)),
        (date(2021, 1, 15), date(2020, 12, 15)),
        (date(2021, 6, 30), date(2021, 5, 30)),
    ],
)
def test_ostatni_dzien_zgloszenia(koniec: date, dzien: date) -> None:
    assert ostatni_dzien_zgloszenia(koniec) == dzien


# --- the flow -----------------------------------------------------------------------------------


@pytest.mark.usefixtures("baza_z_planem")
class TestPrzebieg:
    async def test_od_roboczej_do_przyjetej(self) -> None:
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        robocza = await biezaca(nr)
        assert (nr, robocza.stan, robocza.redakcja, robocza.przyjeto) == (2, "robocza", 1, None)
        assert (robocza.aneks, robocza.data_aneksu, robocza.powod) == ("1", date(2019, 9, 12), ANEKS.powod)
        assert (await plan_w_mocy()).wersja.nr == 1, "a draft plans nothing"
        await operacje.zloz_wersje(BIURO, nr)
        await operacje.przyjmij_wersje(BIURO, nr)
        przyjeta = await biezaca(nr)
        assert (przyjeta.stan, przyjeta.redakcja) == ("zaakceptowana", 3)
        assert przyjeta.przyjeto is not None
        plan = await plan_w_mocy()
        assert plan.tresc == INNY
        assert plan.wersja.opis == "wersja 2, aneks nr 1 z 12.09.2019"
        assert [k.stan for k in await zapytania.kroki_wersji(nr)] == ["robocza", "zlozona", "zaakceptowana"]
        kroki = [w["czynnosc"] for w in await wpisy_dziennika(obiekt="plan:2")]
        assert kroki == ["zalozono", "zloz", "przyjmij"]

    async def test_nowa_wersja_obowiazuje_od_swojego_dnia_a_pisze_sie_wedlug_niej_od_razu(self) -> None:
        await operacje.wczytaj_wersje(BIURO, INNY, ANEKS)
        assert (await plan_w_dniu(date(2019, 9, 30))).wersja.nr == 1
        assert (await plan_w_dniu(date(2019, 10, 1))).wersja.nr == 2
        assert (await plan_w_dniu(date(2019, 10, 1), TERAZ - timedelta(days=1))).wersja.nr == 1
        assert (await plan_w_mocy()).wersja.nr == 2

    async def test_poprawiona_wraca_do_roboczej_i_zachowuje_plan_bez_nowego_pliku(self) -> None:
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        await operacje.zloz_wersje(BIURO, nr)
        assert await operacje.popraw_wersje(BIURO, nr, replace(ANEKS, numer="1a")) == 3
        robocza = await biezaca(nr)
        assert (robocza.stan, robocza.aneks) == ("robocza", "1a")
        assert (await plan_wersji(robocza.id)).tresc == INNY
        trzeci = z_przesunietym(3)
        await operacje.popraw_wersje(BIURO, nr, ANEKS, trzeci)
        assert (await plan_wersji((await biezaca(nr)).id)).tresc == trzeci

    async def test_odrzucona_znika_a_jej_redakcji_nikt_nie_dostanie(self) -> None:
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        await operacje.zloz_wersje(BIURO, nr)
        await operacje.odrzuc_wersje(BIURO, nr, "instytucja odmówiła")
        assert await zapytania.wersja_nr(nr) is None
        assert await zapytania.otwarta_wersja() is None
        assert [w["nr"] for w in await wersje_planu()] == [1]
        for _ in range(3):  # the clock of the tests stands still
            assert await operacje.zaloz_wersje(BIURO, INNY, ANEKS) == nr
            await operacje.odrzuc_wersje(BIURO, nr, "jeszcze raz")
        assert await operacje.wczytaj_wersje(BIURO, INNY, ANEKS) == nr
        assert [k.redakcja for k in await zapytania.wszystkie_kroki(nr)] == [1, 2, 3, 4, 5, 6]
        assert [k.redakcja for k in await zapytania.kroki_wersji(nr)] == [6]
        assert await sprawdz_baze() == []
        assert (await biezaca(nr)).redakcja == 6

    async def test_kolejna_wersja_ma_kolejny_numer_a_poprzednia_zostaje(self) -> None:
        await operacje.wczytaj_wersje(BIURO, INNY, ANEKS)
        przed = await biezaca(2)
        assert await operacje.wczytaj_wersje(BIURO, PLAN, replace(ANEKS, numer="2")) == 3
        assert await biezaca(2) == przed
        assert (await plan_wersji((await biezaca(1)).id)).tresc == PLAN

    async def test_naraz_czeka_najwyzej_jedna(self) -> None:
        await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        for proba in (operacje.zaloz_wersje, operacje.wczytaj_wersje):
            with pytest.raises(ZlyStan, match=r"Wersja 2 planu \(robocza\) czeka na przyjęcie"):
                await proba(BIURO, PLAN, ANEKS)

    async def test_przyjeta_sie_nie_zmienia(self) -> None:
        await operacje.wczytaj_wersje(BIURO, INNY, ANEKS)
        przed = await biezaca(2)
        for proba in (
            operacje.popraw_wersje(BIURO, 2, ANEKS, PLAN),
            operacje.zloz_wersje(BIURO, 2),
            operacje.przyjmij_wersje(BIURO, 2),
            operacje.odrzuc_wersje(BIURO, 2, "powód"),
            operacje.odrzuc_wersje(BIURO, 1, "powód"),
        ):
            with pytest.raises(ZlyStan, match="przyjęta"):
                await proba
        assert await biezaca(2) == przed

    async def test_odmowy(self) -> None:
        with pytest.raises(NieZnaleziono):
            await operacje.zloz_wersje(BIURO, 2)
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        with pytest.raises(NiepoprawnePole, match="Podaj powód"):
            await operacje.odrzuc_wersje(BIURO, nr, " ")
        with pytest.raises(ZlyStan, match="złożona"):
            await operacje.przyjmij_wersje(BIURO, nr)
        await operacje.popraw_wersje(BIURO, nr, ANEKS, PLAN)
        with pytest.raises(WersjaNieaktualna, match="zmieniła się"):
            await operacje.zloz_wersje(BIURO, nr, redakcja=1)
        assert (await biezaca(nr)).stan == "robocza"

    @pytest.mark.parametrize("rola", ["kontroler", "ekspert", "animator"])
    async def test_pisze_tylko_koordynator(self, rola: str) -> None:
        ktos = Kontekst(replace(BIURO.konto, role=(rola,)), TERAZ, swiat.DZIS)
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        for proba in (
            operacje.zaloz_wersje(ktos, INNY, ANEKS),
            operacje.wczytaj_wersje(ktos, INNY, ANEKS),
            operacje.popraw_wersje(ktos, nr, ANEKS),
            operacje.zloz_wersje(ktos, nr),
            operacje.przyjmij_wersje(ktos, nr),
            operacje.odrzuc_wersje(ktos, nr, "powód"),
        ):
            with pytest.raises(BrakPrawa):
                await proba

    async def test_dwa_przyjecia_naraz(self) -> None:
        nr = await operacje.zaloz_wersje(BIURO, INNY, ANEKS)
        await operacje.zloz_wersje(BIURO, nr)
        assert await naraz(lambda: operacje.przyjmij_wersje(BIURO, nr, redakcja=2)) == {
            "tak": 1,
            "zly_stan": 7,
        }
        assert len(await zapytania.kroki_wersji(nr)) == 3

    async def test_dwie_wersje_naraz(self) -> None:
        assert await naraz(lambda: operacje.zaloz_wersje(BIURO, INNY, ANEKS)) == {"tak": 1, "zly_stan": 7}
        await operacje.odrzuc_wersje(BIURO, 2, "powód")
        assert await naraz(lambda: operacje.wczytaj_wersje(BIURO, INNY, ANEKS)) == {"tak": 8}
        assert await zapytania.numery_przyjetych() == list(range(1, 10))


async def naraz(czynnosc: Any, ile: int = 8) -> dict[str, int]:
    """So many at one moment: how many were done, the codes of the others."""

    async def proba() -> str:
        try:
            await czynnosc()
        except BladDziedziny as blad:
            return blad.kod
        return "tak"

    return dict(Counter(await asyncio.gather(*(proba() for _ in range(ile)))))


# --- evidence outside a window ------------------------------------------------------------------


async def test_dowody_poza_oknem(baza: Any) -> None:
    s = await zaloz_swiat()
    await swiat.sesje(s, date(2018, 7, 2), 3)
    await swiat.sesje(s, date(2018, 10, 1), 2)
    assert await zapytania.poza_oknem(5, PLAN.dzialania[4].okres) == (0, 0)
    assert await zapytania.poza_oknem(5, z_przesunietym(5, Kwartal(2018, 4)).dzialania[4].okres) == (3, 0)
    assert await zapytania.poza_oknem(5, None) == (5, 0)
