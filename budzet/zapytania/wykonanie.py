"""Actuals of every target, and with them the rows plan against actual. At most four queries."""

from dataclasses import dataclass

from piccolo.querystring import QueryString

from budzet.plan import GODZINY, Cel, dla_jednostki
from budzet.wykonanie import Podsumowanie, Wiersz, podsumuj, zestaw
from budzet.zapytania.cele import Plan
from harmonogram.czas import Okres
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import ANIMATORZY
from harmonogram.przypadki import PRZYPADEK
from harmonogram.zapytania import osoby, sumy
from harmonogram.zapytania.przypadki import przypadki_miesiacami
from harmonogram.zapytania.sumy import Grupa, Zakres

DNI = "dni"


@dataclass(frozen=True)
class Wykonanie:
    """What happened: quantities by (action, measure, quarter) and the first–last evidence of each target."""

    kwartaly: dict[tuple[int, str, Kwartal], int]
    dowody: dict[tuple[int, str], Okres]
    jednostek: int


async def wykonanie(plan: Plan, zakres: Zakres) -> Wykonanie:
    """Evidence of all targets by the end of `zakres.stan`."""
    godziny = await sumy.godziny_miesiacami(zakres, [w for c in plan.cele for w in nie_licza_sie(c)])
    wydarzenia = await sumy.wydarzenia_miesiacami(zakres)
    if liczy_przypadki(plan):
        wydarzenia = [*wydarzenia, *await przypadki_miesiacami(zakres)]
    dni = await sumy.dni_miesiacami(zakres) if any(c.miara == DNI for c in plan.cele) else []
    zrodla = {GODZINY: godziny, DNI: dni}
    kwartaly: dict[tuple[int, str, Kwartal], int] = {}
    dowody: dict[tuple[int, str], Okres] = {}
    for cel in plan.cele:
        for grupa in _dowody_celu(cel, zrodla.get(cel.miara, wydarzenia)):
            klucz = (cel.dzialanie, cel.miara, grupa.kwartal)
            kwartaly[klucz] = kwartaly.get(klucz, 0) + grupa.ile
            _poszerz(dowody, (cel.dzialanie, cel.miara), grupa)
    jednostek = await osoby.liczba_jednostek() if zakres.jednostki is None else len(zakres.jednostki)
    return Wykonanie(kwartaly, dowody, jednostek)


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
    zrobione = await wykonanie(plan, zakres)
    return zestaw(
        plan.wersja.dzialania, cele(plan, zakres), zrobione.kwartaly, zrobione.jednostek, zakres.stan
    )


async def podsumowania(plan: Plan, zakres: Zakres) -> list[Podsumowanie]:
    """One summary per target."""
    zrobione = await wykonanie(plan, zakres)
    return podsumuj(
        plan.wersja.dzialania, cele(plan, zakres), zrobione.kwartaly, zrobione.jednostek, zakres.stan
    )
