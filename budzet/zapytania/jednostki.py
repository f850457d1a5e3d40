"""Every target seen from every unit. At most four queries for the whole project."""

from collections.abc import Collection

from budzet.plan import GODZINY, Cel, dla_jednostki
from budzet.wykonanie import Podsumowanie, podsumuj
from budzet.zapytania.cele import Plan
from budzet.zapytania.wykonanie import DNI, nie_licza_sie
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import DatyJednostki
from harmonogram.przypadki import PRZYPADEK
from harmonogram.zapytania import osoby, zestawienia
from harmonogram.zapytania.przypadki import przypadki_jednostek
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.zestawienia import GrupaJednostki

Ilosci = dict[tuple[int, str], int]
"""Quantities by action and measure."""


async def podsumowania_jednostek(
    plan: Plan, zakres: Zakres, jednostki: Collection[int], dzialanie: int | None = None
) -> dict[int, list[Podsumowanie]]:
    """Summaries of the targets (of one action) counted per unit or person, by unit; in the order of the plan.

    A unit put on file after `zakres.wiedza` is missing.
    """
    cele = [c for c in plan.cele if c.na != "projekt" and dzialanie in (None, c.dzialanie)]
    ilosci = await _ilosci(plan, cele, zakres)
    daty = await osoby.daty_jednostek(zakres.wiedza)
    return {j: _podsumuj(plan, cele, ilosci.get(j, {}), zakres, daty[j]) for j in jednostki if j in daty}


async def _ilosci(plan: Plan, cele: Collection[Cel], zakres: Zakres) -> dict[int, Ilosci]:
    poza = [w for c in plan.cele for w in nie_licza_sie(c)]
    miary = {c.miara for c in cele}
    wydarzenia = await zestawienia.wydarzenia_jednostek(zakres) if miary - {GODZINY, DNI} else []
    if any(PRZYPADEK in c.liczone_z for c in cele):
        wydarzenia = [*wydarzenia, *await przypadki_jednostek(zakres)]
    zrodla = {
        GODZINY: await zestawienia.godziny_jednostek(zakres, poza) if GODZINY in miary else [],
        DNI: await zestawienia.dni_jednostek(zakres) if DNI in miary else [],
    }
    wynik: dict[int, Ilosci] = {}
    for cel in cele:
        for grupa in zrodla.get(cel.miara, wydarzenia):
            if _dowod(cel, grupa):
                swoje = wynik.setdefault(grupa.jednostka, {})
                klucz = (cel.dzialanie, cel.miara)
                swoje[klucz] = swoje.get(klucz, 0) + grupa.ile
    return wynik


def _dowod(cel: Cel, grupa: GrupaJednostki) -> bool:
    return grupa.dzialanie == cel.dzialanie and grupa.rodzaj in cel.liczone_z


def _podsumuj(
    plan: Plan, cele: Collection[Cel], ilosci: Ilosci, zakres: Zakres, daty: DatyJednostki
) -> list[Podsumowanie]:
    """The quarters of the evidence are of no interest here: all of it stands in the first one."""
    pierwszy = Kwartal.z_dnia(plan.wersja.projekt.okres.od)
    wykonania = {(nr, miara, pierwszy): ile for (nr, miara), ile in ilosci.items()}
    return podsumuj(plan.wersja.dzialania, dla_jednostki(cele), wykonania, 1, zakres.stan, (daty,))
