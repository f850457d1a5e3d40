"""Every cell of the matrix is the sum of its rows: random histories, days, knowledge, units, both engines."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Any

import pytest

from biuro.odczyty import komorka as odczyty
from biuro.uprawnienia import SYSTEM, Konto
from budzet.wykonanie import Wiersz
from budzet.zapytania import komorka, wykonanie
from budzet.zapytania.cele import Plan, plan_w_mocy
from harmonogram.czas import Okres
from harmonogram.zapytania import wiersze_sum
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wiersze_sum import WSZYSTKO
from tests.losowa_historia import losowa_historia
from tests.swiat_stron import TERAZ, Swiat, zbuduj

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

STANY = (date(2019, 11, 14), date(2018, 9, 30), date(2021, 3, 31))
WIEDZE = (None, TERAZ + timedelta(hours=30))


def zakresy(swiat: Swiat) -> Iterator[Zakres]:
    wszystkie = frozenset(swiat.jednostki.values())
    jedna = frozenset({swiat.jednostki["borowiany"]})
    for stan, wiedza, jednostki in product(STANY, WIEDZE, (None, jedna, wszystkie)):
        yield Zakres(stan, wiedza, jednostki)


async def plan_z_waskim_celem() -> Plan:
    """Only animators–moderators count in the pool, so that some entries do not."""
    plan = await plan_w_mocy()
    cele = (replace(c, liczone_funkcje=("animator_gminy",)) if c.dzialanie == 6 else c for c in plan.cele)
    return replace(plan, cele=tuple(cele))


async def suma_wierszy(plan: Plan, w: Wiersz, zakres: Zakres, okres: Okres) -> tuple[int, int]:
    """What the rows add up to by the database, and one by one."""
    cel = next(c for c in plan.cele if (c.dzialanie, c.miara) == (w.dzialanie, w.miara))
    razem = pojedynczo = 0
    for zbior in komorka.zbiory(plan, cel, zakres, okres):
        ile = await wiersze_sum.policz(zbior)
        wiersze = await wiersze_sum.strona(zbior, WSZYSTKO, 0, 1000)
        assert len(wiersze) == ile.wierszy
        razem += ile.razem
        pojedynczo += sum(x["minuty"] if w.miara == "godziny" else 1 for x in wiersze)
    return razem, pojedynczo


@pytest.mark.parametrize("ziarno", [1, 2])
async def test_wiersze_komorki_sumuja_sie_do_komorki(ziarno: int) -> None:
    swiat, los = await zbuduj(), Random(ziarno)
    plan = await plan_z_waskim_celem()
    await losowa_historia(swiat, plan, los)
    niezerowe = 0
    for zakres in zakresy(swiat):
        wiersze = await wykonanie.wiersze(plan, zakres)
        for w in wiersze:
            if w.wykonanie is None:
                continue
            assert await suma_wierszy(plan, w, zakres, w.kwartal.okres) == (w.wykonanie, w.wykonanie), w
            niezerowe += bool(w.wykonanie)
        for w in {(w.dzialanie, w.miara): w for w in wiersze if w.wykonanie is not None}.values():
            caly = Okres(date(2000, 1, 1), w.kwartal.okres.do)
            narastajaco = w.narastajaco.wykonanie
            assert await suma_wierszy(plan, w, zakres, caly) == (narastajaco, narastajaco)
    assert niezerowe > 150


async def test_strony_i_widocznosc_nie_gubia_wierszy() -> None:
    swiat = await zbuduj()
    plan = await plan_w_mocy()
    await losowa_historia(swiat, plan, Random(3))
    zakres, okres = Zakres(date(2021, 3, 31)), Okres(date(2000, 1, 1), date(2030, 1, 1))
    ewelina = Konto(
        1,
        "e",
        "e",
        ("animator",),
        swiat.osoby["animator"],
        jednostki=frozenset({swiat.jednostki["borowiany"]}),
    )
    nikt = Konto(2, "n", "n", ("czlonek_pzk",), None)
    for cel in plan.cele:
        zbiory = komorka.zbiory(plan, cel, zakres, okres)
        wszystkie = await _po_kolei(SYSTEM, zbiory, zakres, 3)
        assert len(wszystkie) == sum([(await wiersze_sum.policz(z)).wierszy for z in zbiory])
        widziane = await _po_kolei(ewelina, zbiory, zakres, 2)
        assert {w["id"] for w in widziane} <= {w["id"] for w in wszystkie}
        if cel.dzialanie in (6, 7, 8):
            assert 0 < len(widziane) < len(wszystkie), cel
        if cel.miara == "godziny":
            assert await _po_kolei(nikt, zbiory, zakres, 2) == []


async def _po_kolei(konto: Konto, zbiory: Any, zakres: Zakres, na_stronie: int) -> list[dict[str, Any]]:
    """All rows in sight, page after page."""
    czesci = await odczyty.policzone(konto, zbiory, zakres)
    razem = sum(c.widoczne for c in czesci)
    wynik: list[dict[str, Any]] = []
    for od in range(0, razem, na_stronie):
        strona = range(od, min(od + na_stronie, razem))
        for czesc in await odczyty.strona(konto, zbiory, czesci, zakres, strona):
            wynik += czesc.wiersze
    assert len(wynik) == razem
    return wynik
