"""One cell of the matrix, or a range of its quarters: the rows that its figure is made of."""

from budzet.plan import GODZINY, Cel
from budzet.zapytania.cele import Plan
from budzet.zapytania.wykonanie import DNI, nie_licza_sie
from harmonogram.czas import Okres
from harmonogram.narzedzia import NARZEDZIE
from harmonogram.przypadki import PRZYPADEK
from harmonogram.zapytania import wiersze_sum
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wiersze_sum import Zbior

BEZ_WYDARZEN = frozenset({PRZYPADEK, NARZEDZIE})
"""Kinds of evidence that are no kind of event."""


def zbiory(plan: Plan, cel: Cel, zakres: Zakres, okres: Okres) -> list[Zbior]:
    """The sources of a target's evidence with the days of `okres`, as `wykonanie` adds them up."""
    rodzaje, nr = cel.liczone_z, cel.dzialanie
    if cel.miara == GODZINY:
        poza = [w for c in plan.cele for w in nie_licza_sie(c)]
        return [wiersze_sum.godziny(zakres, okres, nr, rodzaje, poza)]
    if cel.miara == DNI:
        return [wiersze_sum.dni(zakres, okres, nr, rodzaje)]
    wynik = []
    if wydarzen := set(rodzaje) - BEZ_WYDARZEN:
        wynik.append(wiersze_sum.wydarzenia(zakres, okres, nr, wydarzen))
    if PRZYPADEK in rodzaje:
        wynik.append(wiersze_sum.przypadki(zakres, okres, nr))
    if NARZEDZIE in rodzaje:
        wynik.append(wiersze_sum.narzedzia(zakres, okres, nr))
    return wynik
