"""Hours of an action without numbers in its plan; whose they are only as far as one may read hours."""

from collections.abc import Iterable
from dataclasses import dataclass

from biuro.odczyty import Chwila
from biuro.uprawnienia import Konto, Zasieg, moze, wymagaj
from budzet.plan import Cel
from budzet.zapytania.limity import warunek
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.praca import SumaPracy, sumy_pracy

Minuty = dict[Kwartal, int]


@dataclass(frozen=True)
class Praca:
    """Minutes by quarter: of every performer in sight, of the others together, and of every task.

    `wszystko`: nobody's hours are out of sight, so a sum of all leads to its rows.
    """

    wykonawcy: list[tuple[Osoba, Minuty]]
    pozostali: Minuty
    zadania: dict[str | None, Minuty]
    wszystko: bool


async def praca(konto: Konto, chwila: Chwila, cel: Cel, jednostki: frozenset[int] | None = None) -> Praca:
    """What counts as done for the target, by the end of the day, for these units or the project."""
    wymagaj(konto, "wykonanie.czytaj")
    zasieg = wymagaj(konto, "godziny.czytaj") if moze(konto, "godziny.czytaj") else Zasieg()
    sumy = await sumy_pracy(warunek(cel), chwila.zakres(jednostki))
    osoby = await zapytania_osob.osoby({s.osoba for s in sumy if zasieg.osoba(s.osoba)})
    return Praca(
        wykonawcy=[(o, _razem(s for s in sumy if s.osoba == o.id)) for o in osoby.values()],
        pozostali=_razem(s for s in sumy if s.osoba not in osoby),
        zadania={z: _razem(s for s in sumy if s.zadanie == z) for z in _kody(sumy)},
        wszystko=zasieg.wszystko,
    )


def _kody(sumy: Iterable[SumaPracy]) -> list[str | None]:
    """In order; what has no code comes last."""
    return sorted({s.zadanie for s in sumy}, key=lambda z: (z is None, z or ""))


def _razem(sumy: Iterable[SumaPracy]) -> Minuty:
    wynik: Minuty = {}
    for s in sumy:
        wynik[s.kwartal] = wynik.get(s.kwartal, 0) + s.minuty
    return wynik
