"""The Gantt chart as data: page, file, report and command line ask here, so they show the same."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from biuro import odczyty
from biuro.odczyty import Chwila
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.uprawnienia import Konto, wymagaj
from budzet.paski import dane_paskow
from budzet.plan import Cel, dla_jednostki
from budzet.wykonanie import podsumuj
from budzet.zapytania import wykonanie as zapytania
from budzet.zapytania.wykonanie import Wykonanie
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.czas import Okres
from harmonogram.gantt import Wykres, znaki_wydarzen
from harmonogram.gantt import wykres as uloz_wykres
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from harmonogram.zapytania.znaki import wydarzenia_na_osi


async def wykres(konto: Konto, chwila: Chwila, jednostka: int | None = None) -> Wykres:
    """The chart as of `chwila`, of one unit or of the project, with the marks that the account may see."""
    wymagaj(konto, "wykonanie.czytaj")
    nazwa = (await odczyty.jednostka(konto, jednostka)).nazwa if jednostka is not None else "cały projekt"
    plan, wersja = chwila.plan, chwila.plan.wersja
    zakres = chwila.zakres(odczyty.jako_zbior(jednostka))
    zrobione = await zapytania.wykonanie(plan, zakres)
    cele = list(plan.cele) if jednostka is None else dla_jednostki(plan.cele)
    podsumowania = podsumuj(wersja.dzialania, cele, zrobione.kwartaly, zrobione.jednostek, chwila.stan)
    wydarzenia = await _wydarzenia(konto, chwila, jednostka)
    return uloz_wykres(
        wersja,
        dane_paskow(wersja.dzialania, cele, podsumowania, dowody_glowne(cele, zrobione), zrobione.jednostek),
        chwila.stan,
        znaki=znaki_wydarzen(wydarzenia, chwila.stan),
        wiedza=chwila.wiedza or await ostatni_zapis(),
        zakres=nazwa,
    )


async def _wydarzenia(konto: Konto, chwila: Chwila, jednostka: int | None) -> list[Wydarzenie]:
    """Those who see every event need only its days; for the others the usual narrowing decides."""
    if odczyty_wydarzen.widocznosc(konto) is None:
        return await wydarzenia_na_osi(chwila.wiedza, jednostka)
    return await odczyty_wydarzen.wydarzenia(konto, FiltrWydarzen(jednostka=jednostka), wiedza=chwila.wiedza)


def dowody_glowne(cele: Sequence[Cel], zrobione: Wykonanie) -> dict[int, Okres]:
    """First to last evidence of each action's leading target."""
    miary: dict[int, str] = {}
    for cel in cele:
        miary.setdefault(cel.dzialanie, cel.miara)
    return {nr: d for nr, miara in miary.items() if (d := zrobione.dowody.get((nr, miara)))}


@cache
def _watek() -> ThreadPoolExecutor:
    """matplotlib takes a second and must not run twice at once: one thread, outside the event loop."""
    return ThreadPoolExecutor(1, thread_name_prefix="rysunek")


async def rysunek(dane: Wykres, format: str) -> bytes:
    """The file of the chart: svg, png or pdf."""
    from harmonogram.rysunek import rysuj  # here: matplotlib is slow to load

    return await asyncio.get_running_loop().run_in_executor(_watek(), rysuj, dane, format)
