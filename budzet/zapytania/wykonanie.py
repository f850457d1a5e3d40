"""Actuals of every target, and with them the rows plan against actual. At most four queries."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from piccolo.querystring import QueryString

from budzet.plan import GODZINY, Cel, dla_jednostki
from budzet.wykonanie import Podsumowanie, Wiersz, podsumuj, zestaw
from budzet.zapytania.cele import Plan
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal
from harmonogram.narzedzia import NARZEDZIE
from harmonogram.osoby import ANIMATORZY, DatyJednostki
from harmonogram.przypadki import PRZYPADEK
from harmonogram.zapytania import osoby, sumy
from harmonogram.zapytania.narzedzia import narzedzia_miesiacami
from harmonogram.zapytania.przypadki import przypadki_miesiacami
from harmonogram.zapytania.sumy import Grupa, Zakres

DNI = "dni"
DaneSum = tuple[
    Sequence[Dzialanie],
    list[Cel],
    dict[tuple[int, str, Kwartal], int],
    int,
    date,
    tuple[DatyJednostki, ...],
]


@dataclass(frozen=True)
class Wykonanie:
    """What happened: quantities by (action, measure, quarter) and the first–last evidence of each target.

    `daty` are those of the units on file at the moment of knowledge, which the plan counts.
    """

    kwartaly: dict[tuple[int, str, Kwartal], int]
    dowody: dict[tuple[int, str], Okres]
    daty: tuple[DatyJednostki, ...]

    @property
    def jednostek(self) -> int:
        """How many units the plan counts."""
        return len(self.daty)


async def wykonanie(plan: Plan, zakres: Zakres) -> Wykonanie:
    """Evidence of all targets by the end of `zakres.stan`; its sources are read at the same time."""
    godziny, wydarzenia, dni, reszta, daty = await asyncio.gather(
        sumy.godziny_miesiacami(zakres, [w for c in plan.cele for w in nie_licza_sie(c)]),
        sumy.wydarzenia_miesiacami(zakres),
        sumy.dni_miesiacami(zakres, {r for c in plan.cele if c.miara == DNI for r in c.liczone_z}),
        _przypadki_i_narzedzia(plan, zakres),
        osoby.daty_jednostek(zakres.wiedza, zakres.jednostki),
    )
    zrodla = {GODZINY: godziny, DNI: dni}
    kwartaly: dict[tuple[int, str, Kwartal], int] = {}
    dowody: dict[tuple[int, str], Okres] = {}
    for cel in plan.cele:
        for grupa in _dowody_celu(cel, zrodla.get(cel.miara, [*wydarzenia, *reszta])):
            klucz = (cel.dzialanie, cel.miara, grupa.kwartal)
            kwartaly[klucz] = kwartaly.get(klucz, 0) + grupa.ile
            _poszerz(dowody, (cel.dzialanie, cel.miara), grupa)
    return Wykonanie(kwartaly, dowody, tuple(daty.values()))


async def _przypadki_i_narzedzia(plan: Plan, zakres: Zakres) -> list[Grupa]:
    """Where a target counts them."""
    przypadki = await przypadki_miesiacami(zakres) if liczy_przypadki(plan) else []
    liczy_narzedzia = any(NARZEDZIE in c.liczone_z for c in plan.cele)
    return [*przypadki, *(await narzedzia_miesiacami(zakres) if liczy_narzedzia else [])]


def liczy_przypadki(plan: Plan) -> bool:
    """Whether any target counts cases; without one their rows need not be read."""
    return any(PRZYPADEK in c.liczone_z for c in plan.cele)


def nie_licza_sie(cel: Cel) -> list[QueryString]:
    """Entries of the target's kinds whose performers have none of the functions that count."""
    if not cel.liczone_funkcje or set(cel.liczone_funkcje) >= ANIMATORZY:
        return []
    wszystkie = sumy.warunek_celu(cel.dzialanie, cel.liczone_z)
    liczace = sumy.warunek_celu(cel.dzialanie, cel.liczone_z, cel.liczone_funkcje)
    return [QueryString("{} AND NOT ({})", wszystkie, liczace)]


def _dowody_celu(cel: Cel, grupy: list[Grupa]) -> list[Grupa]:
    return [g for g in grupy if g.dzialanie == cel.dzialanie and g.rodzaj in cel.liczone_z]


def _poszerz(dowody: dict[tuple[int, str], Okres], klucz: tuple[int, str], grupa: Grupa) -> None:
    ten = Okres.wlacznie(grupa.od, grupa.do)
    byl = dowody.get(klucz, ten)
    dowody[klucz] = Okres(min(byl.od, ten.od), max(byl.do, ten.do))


def cele(plan: Plan, zakres: Zakres) -> list[Cel]:
    """The targets of the whole project, or as a set of units sees them."""
    return dla_jednostki(plan.cele) if zakres.jednostki is not None else list(plan.cele)


async def wiersze(plan: Plan, zakres: Zakres) -> list[Wiersz]:
    """Action × measure × quarter, as of `zakres`."""
    return zestaw(*dane_sum(plan, zakres, await wykonanie(plan, zakres)))


async def podsumowania(plan: Plan, zakres: Zakres) -> list[Podsumowanie]:
    """One summary per target."""
    return podsumuj(*dane_sum(plan, zakres, await wykonanie(plan, zakres)))


def dane_sum(plan: Plan, zakres: Zakres, zrobione: Wykonanie) -> DaneSum:
    """What `zestaw` and `podsumuj` take, from one reading of the evidence."""
    swoje = cele(plan, zakres)
    return plan.wersja.dzialania, swoje, zrobione.kwartaly, zrobione.jednostek, zakres.stan, zrobione.daty
