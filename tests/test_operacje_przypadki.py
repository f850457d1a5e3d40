"""Writes of test cases on both engines: it works, then each refusal; what they add to plan against actual."""

import asyncio
import json
from collections.abc import Awaitable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from biuro.dziennik import wpisy_dziennika
from biuro.odczyty import przypadki as odczyty
from biuro.operacje import przypadki as operacje
from biuro.operacje.przypadki import DanePrzypadku
from biuro.uprawnienia import Kontekst
from biuro.utrzymanie.sprawdzenie import sprawdz_baze
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.jednostki import podsumowania_jednostek
from budzet.zapytania.wykonanie import podsumowania, wykonanie
from harmonogram.bledy import (
    BladDziedziny,
    BrakPrawa,
    NiepoprawnePole,
    NieZnaleziono,
    PozaOknem,
    Przyszlosc,
    WersjaNieaktualna,
)
from harmonogram.czas import Okres
from harmonogram.przypadki import Przypadek
from harmonogram.zapytania import przypadki as zapytania
from harmonogram.zapytania.przypadki import BEZ_ETAPU, FiltrPrzypadkow
from harmonogram.zapytania.sumy import Zakres
from tests.swiat import BIURO, DZIS, TERAZ, Swiat, kontekst, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

MAJ, CZERWIEC = date(2019, 5, 6), date(2019, 6, 3)
POZNIEJ = replace(BIURO, teraz=TERAZ + timedelta(hours=1))
PESEL = "44051401359"


def dane(jednostka: int, *, zgloszono: date = MAJ, rodzaj: str = "rodzina", **etapy: date) -> DanePrzypadku:
    return DanePrzypadku(jednostka, rodzaj, zgloszono, etapy)


async def zglos(jednostka: int, kto: Kontekst = BIURO, **reszta: Any) -> Przypadek:
    return await operacje.zglos_przypadek(kto, dane(jednostka, **reszta))


async def animator(s: Swiat) -> Kontekst:
    return await kontekst("klos", "animator", osoba=s.animator)


async def odmowa(proba: Awaitable[object], rodzaj: type[BladDziedziny], pole: str | None = None) -> str:
    with pytest.raises(rodzaj) as blad:
        await proba
    assert blad.value.pole == pole
    return blad.value.komunikat


async def wykonano(zakres: Zakres) -> int:
    plan = await plan_w_mocy()
    [suma] = [p.wykonanie for p in await podsumowania(plan, zakres) if p.dzialanie == 8]
    return suma


class TestZgloszenie:
    """A new case under a code of the service."""

    async def test_stored_with_its_code_and_journal_row(self) -> None:
        s = await zaloz_swiat()
        pierwszy = await zglos(s.piatnica, diagnoza=CZERWIEC)
        drugi = await zglos(s.lomza, rodzaj="osoba")
        trzeci = await zglos(s.krakow)
        assert [p.kod for p in (pierwszy, drugi, trzeci)] == ["K-2007-001", "K-2007-002", "K-1261-001"]
        assert await zapytania.przypadek(pierwszy.id) == pierwszy
        assert (pierwszy.dzialanie, pierwszy.rozpoczeto, drugi.rozpoczeto) == (8, CZERWIEC, None)
        [wiersz] = await wpisy_dziennika(obiekt=f"przypadek:{pierwszy.id}")
        assert wiersz["czynnosc"] == "dodano"
        assert (wiersz["po"]["kod"], wiersz["po"]["diagnoza"]) == ("K-2007-001", "2019-06-03")

    async def test_a_code_is_never_given_twice(self) -> None:
        s = await zaloz_swiat()
        pierwszy = await zglos(s.piatnica)
        await operacje.usun_przypadek(BIURO, pierwszy.id, "pomyłka")
        assert (await zglos(s.lomza)).kod == "K-2007-002"

    async def test_many_at_once_get_codes_of_their_own(self) -> None:
        s = await zaloz_swiat()
        nowe = await asyncio.gather(*(zglos(s.piatnica) for _ in range(6)))
        assert sorted(p.kod for p in nowe) == [f"K-2007-{nr:03d}" for nr in range(1, 7)]

    async def test_animator_reports_for_his_units_alone(self) -> None:
        s = await zaloz_swiat()
        kto = await animator(s)
        assert (await zglos(s.piatnica, kto)).jednostka == s.piatnica
        await odmowa(zglos(s.lomza, kto), BrakPrawa, "jednostka")
        await odmowa(zglos(s.piatnica, await kontekst("wrona", "ekspert", osoba=s.ekspert)), BrakPrawa)

    async def test_refusals(self) -> None:
        s = await zaloz_swiat()
        await odmowa(zglos(999), NiepoprawnePole, "jednostka")
        await odmowa(zglos(s.piatnica, rodzaj="x"), NiepoprawnePole, "rodzaj")
        await odmowa(zglos(s.piatnica, zgloszono=DZIS + timedelta(days=1)), Przyszlosc, "zgloszono")
        await odmowa(zglos(s.piatnica, kontrakt=CZERWIEC), NiepoprawnePole, "etapy.diagnoza")
        await odmowa(
            zglos(s.piatnica, zgloszono=date(2019, 1, 2), diagnoza=date(2019, 3, 29)),
            PozaOknem,
            "etapy.diagnoza",
        )
        assert await zapytania.przypadki(FiltrPrzypadkow()) == []


class TestEtapy:
    """Stages are added, corrected and taken away; what was believed before stays readable."""

    async def test_added_corrected_removed(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica)
        p = await operacje.zapisz_etapy(POZNIEJ, p.id, {"diagnoza": CZERWIEC, "kontrakt": CZERWIEC})
        assert p.etapy == {"diagnoza": CZERWIEC, "kontrakt": CZERWIEC}
        p = await operacje.zapisz_etapy(POZNIEJ, p.id, {"kontrakt": date(2019, 7, 1)})
        p = await operacje.zapisz_etapy(POZNIEJ, p.id, {"kontrakt": None}, "data z innej karty")
        assert (p.etapy, p.wersja) == ({"diagnoza": CZERWIEC}, 4)
        zapisy = await zapytania.historia(p.id)
        assert [len(z.przypadek.etapy) for z in zapisy] == [0, 2, 2, 1]
        assert (zapisy[-1].powod, zapisy[-1].do_chwili) == ("data z innej karty", None)
        assert await zapytania.przypadki(FiltrPrzypadkow(), wiedza=TERAZ) == [zapisy[0].przypadek]

    async def test_nothing_new_adds_no_version(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        assert await operacje.zapisz_etapy(POZNIEJ, p.id, {"diagnoza": CZERWIEC, "plan": None}) == p

    async def test_refusals(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        await odmowa(operacje.zapisz_etapy(BIURO, p.id, {"plan": MAJ}), NiepoprawnePole, "etapy.plan")
        await odmowa(operacje.zapisz_etapy(BIURO, p.id, {"plan": DZIS}, wersja=7), WersjaNieaktualna)
        tekst = await odmowa(
            operacje.zapisz_etapy(BIURO, p.id, {"plan": DZIS}, f"rodzina {PESEL}"), NiepoprawnePole, "powod"
        )
        assert "PESEL" in tekst
        assert await zapytania.przypadek(p.id) == p

    async def test_two_writers_of_one_case(self) -> None:
        """Both stages stay when nobody names a version; with the version one of the two is refused."""
        s = await zaloz_swiat()
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        await asyncio.gather(
            operacje.zapisz_etapy(POZNIEJ, p.id, {"kontrakt": date(2019, 7, 1)}),
            operacje.zapisz_etapy(BIURO, p.id, {"plan": date(2019, 8, 1)}),
        )
        po = await zapytania.przypadek(p.id)
        assert po is not None
        assert set(po.etapy) == {"diagnoza", "kontrakt", "plan"}
        assert po.wersja == 3

        async def sprobuj(dzien: date) -> str:
            try:
                await operacje.zapisz_etapy(BIURO, p.id, {"realizacja": dzien}, wersja=3)
            except WersjaNieaktualna as blad:
                return blad.kod
            return "zapisano"

        wyniki = await asyncio.gather(*(sprobuj(date(2019, 9, n)) for n in range(1, 5)))
        assert sorted(wyniki) == ["wersja_nieaktualna"] * 3 + ["zapisano"]
        assert await sprawdz_baze() == []


class TestPrzeniesienieIUsuniecie:
    """A version with a reason; a removed case leaves lists and sums, its history stays."""

    async def test_moved(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        await odmowa(operacje.zmien_przypadek(BIURO, p.id, {"jednostka": s.krakow}), NiepoprawnePole, "powod")
        po = await operacje.zmien_przypadek(POZNIEJ, p.id, {"jednostka": s.krakow}, "przeprowadzka")
        assert (po.kod, po.jednostka) == (p.kod, s.krakow)
        assert [await wykonano(Zakres(DZIS, jednostki=frozenset({j}))) for j in (s.piatnica, s.krakow)] == [
            0,
            1,
        ]
        [zapis, ostatni] = await zapytania.historia(p.id)
        assert (zapis.przypadek, ostatni.powod) == (p, "przeprowadzka")

    async def test_an_animator_moves_between_his_own_units_only(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica)
        kto = await animator(s)
        await odmowa(
            operacje.zmien_przypadek(kto, p.id, {"jednostka": s.krakow}, "x"), BrakPrawa, "jednostka"
        )
        powiatowy = await kontekst("zawislak", "animator", osoba=s.powiatowy)
        po = await operacje.zmien_przypadek(powiatowy, p.id, {"jednostka": s.lomza}, "przeprowadzka")
        assert po.jednostka == s.lomza
        await odmowa(odczyty.przypadek(kto.konto, p.id), NieZnaleziono)
        await odmowa(odczyty.historia(kto.konto, p.id), NieZnaleziono)

    async def test_removed(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        await odmowa(operacje.usun_przypadek(BIURO, p.id, "  "), NiepoprawnePole, "powod")
        await odmowa(operacje.usun_przypadek(BIURO, p.id, "pomyłka", wersja=2), WersjaNieaktualna)
        await operacje.usun_przypadek(POZNIEJ, p.id, "zgłoszono dwa razy")
        assert await wykonano(Zakres(DZIS)) == 0
        await odmowa(odczyty.przypadek(BIURO.konto, p.id), NieZnaleziono)
        assert await odczyty.przypadki(BIURO.konto, FiltrPrzypadkow()) == []
        [_, ostatni] = await odczyty.historia((await animator(s)).konto, p.id)
        assert (ostatni.usuniecie, ostatni.powod) == (True, "zgłoszono dwa razy")
        for chwila in (ostatni.od_chwili, POZNIEJ.teraz, POZNIEJ.teraz + timedelta(days=1)):
            assert await zapytania.przypadki(FiltrPrzypadkow(), wiedza=chwila) == []
        await odmowa(operacje.zapisz_etapy(BIURO, p.id, {"plan": DZIS}), NieZnaleziono)
        assert await sprawdz_baze() == []

    async def test_journal_hides_the_reason(self) -> None:
        s = await zaloz_swiat()
        p = await zglos(s.piatnica)
        await operacje.usun_przypadek(BIURO, p.id, "zgłoszono dwa razy")
        wiersze = await wpisy_dziennika(obiekt=f"przypadek:{p.id}")
        assert [w["czynnosc"] for w in wiersze] == ["dodano", "usunieto"]
        assert "dwa razy" not in json.dumps(wiersze, default=str)


class TestWykonanie:
    """Plan against actual of action 8: cases by the day of their first stage."""

    async def test_counts_from_the_first_stage_and_as_known(self) -> None:
        s = await zaloz_swiat()
        await zglos(s.piatnica)
        p = await zglos(s.piatnica, diagnoza=CZERWIEC)
        await zglos(s.krakow, diagnoza=date(2019, 7, 1), kontrakt=date(2019, 8, 1))
        await operacje.zapisz_etapy(POZNIEJ, p.id, {"diagnoza": date(2019, 7, 2)})
        pytania = {
            Zakres(DZIS): 2,
            Zakres(date(2019, 6, 30)): 0,
            Zakres(date(2019, 7, 1)): 1,
            Zakres(date(2019, 6, 30), wiedza=TERAZ): 1,
            Zakres(DZIS, jednostki=frozenset({s.piatnica})): 1,
            Zakres(DZIS, jednostki=frozenset({s.piatnica, s.krakow})): 2,
            Zakres(DZIS, jednostki=frozenset({s.lomza})): 0,
        }
        assert {z: await wykonano(z) for z in pytania} == pytania

    async def test_quarters_evidence_and_units(self) -> None:
        s = await zaloz_swiat()
        for dzien in (CZERWIEC, date(2019, 6, 20), date(2019, 10, 1)):
            await zglos(s.piatnica, diagnoza=dzien)
        plan, zakres = await plan_w_mocy(), Zakres(DZIS)
        zrobione = await wykonanie(plan, zakres)
        assert {k.kod: n for (nr, _, k), n in zrobione.kwartaly.items() if nr == 8} == {
            "2019-K2": 2,
            "2019-K4": 1,
        }
        assert zrobione.dowody[8, "osoby_rodziny"] == Okres.wlacznie(CZERWIEC, date(2019, 10, 1))
        jednostki = await podsumowania_jednostek(plan, zakres, [s.piatnica, s.lomza])
        assert [p.wykonanie for j in jednostki.values() for p in j if p.dzialanie == 8] == [3, 0]


class TestListy:
    """Filters of the list."""

    async def test_filters(self) -> None:
        s = await zaloz_swiat()
        a = await zglos(s.piatnica)
        b = await zglos(s.piatnica, diagnoza=CZERWIEC)
        c = await zglos(s.krakow, diagnoza=CZERWIEC, kontrakt=date(2019, 7, 1), plan=date(2019, 8, 1))
        d = await zglos(s.krakow, zgloszono=date(2019, 9, 2), diagnoza=date(2019, 9, 2))
        ii_kwartal = Okres(date(2019, 4, 1), date(2019, 7, 1))
        pytania = {
            FiltrPrzypadkow(): [a, b, c, d],
            FiltrPrzypadkow(jednostki=frozenset({s.krakow})): [c, d],
            FiltrPrzypadkow(jednostki=frozenset()): [],
            FiltrPrzypadkow(okres=ii_kwartal): [b, c],
            FiltrPrzypadkow(stan=date(2019, 8, 31)): [a, b, c],
            FiltrPrzypadkow(etap=BEZ_ETAPU): [a],
            FiltrPrzypadkow(etap="diagnoza"): [b, d],
            FiltrPrzypadkow(etap="plan"): [c],
            FiltrPrzypadkow(etap="kontrakt"): [],
            FiltrPrzypadkow(etap="kontrakt", stan=date(2019, 7, 31)): [c],
            FiltrPrzypadkow(etap="monitoring"): [],
        }
        for filtr, oczekiwane in pytania.items():
            assert await zapytania.przypadki(filtr) == oczekiwane, filtr
            liczby = await zapytania.liczby_jednostek(filtr)
            assert sum(liczby.values()) == len(oczekiwane), filtr
        assert await zapytania.przypadki(FiltrPrzypadkow(), po_id=b.id, ile=1) == [c]

    async def test_narrowed_to_the_units_of_the_account(self) -> None:
        s = await zaloz_swiat()
        swoj = await zglos(s.piatnica)
        obcy = await zglos(s.krakow)
        kto = (await animator(s)).konto
        assert await odczyty.przypadki(kto, FiltrPrzypadkow()) == [swoj]
        assert await odczyty.przypadki(kto, FiltrPrzypadkow(jednostki=frozenset({s.krakow}))) == []
        assert await odczyty.liczby_jednostek(kto, FiltrPrzypadkow()) == {s.piatnica: 1}
        await odmowa(odczyty.przypadek(kto, obcy.id), NieZnaleziono)
