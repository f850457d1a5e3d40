"""Many rows judged one after another, each as if those before it were already stored."""

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from biuro.ocena.otoczenie import Otoczenie
from biuro.ocena.stan_wpisu import Przyjety, przyjmij, sprawdz_nowy, taki_sam
from biuro.ocena.wpis import DaneWpisu, uloz
from harmonogram.bledy import BladDziedziny

ODDECH = 25  # rows judged before others on the event loop get their turn

Ocena = Przyjety | BladDziedziny | int
"""Of one row: it may stand, it may not, an entry with this id says the same."""


@dataclass(frozen=True)
class Los:
    """What became of one row of many: its answer, its refusal, or the entry that already says the same."""

    odpowiedz: dict[str, Any] | None = None
    blad: BladDziedziny | None = None
    istnieje: int | None = None


def los(ocena: Ocena, id_wpisu: int | None = None) -> Los:
    """What is told of a row; `id_wpisu` when it was stored."""
    if isinstance(ocena, BladDziedziny):
        return Los(blad=ocena)
    return Los(istnieje=ocena) if isinstance(ocena, int) else Los(ocena.odpowiedz(id_wpisu))


async def ocen(o: Otoczenie, wiele: Sequence[DaneWpisu], swoje: Collection[int] = ()) -> list[Ocena]:
    """Of each row after those before it; `swoje` are ids that this very batch has stored."""
    oceny: list[Ocena] = []
    for nr, dane in enumerate(wiele):
        try:
            uklad = uloz(o, dane)
            istnieje = taki_sam(o, uklad.wpis, swoje)
            if istnieje is None:
                sprawdz_nowy(o, uklad)
            oceny.append(przyjmij(o, uklad) if istnieje is None else istnieje)
        except BladDziedziny as blad:
            oceny.append(blad)
        await _oddech(nr)
    return oceny


async def przyjmij_wszystkie(o: Otoczenie, wiele: Sequence[DaneWpisu]) -> list[Przyjety]:
    """Each row after those before it, or the first refusal, with the row's place in `pole`."""
    przyjete = []
    for nr, dane in enumerate(wiele):
        try:
            przyjete.append(przyjmij_nowy(o, dane))
        except BladDziedziny as blad:
            blad.pole = f"{nr}.{blad.pole or ''}"
            raise
        await _oddech(nr)
    return przyjete


def przyjmij_nowy(o: Otoczenie, dane: DaneWpisu) -> Przyjety:
    """One row, which must be stored."""
    uklad = uloz(o, dane)
    sprawdz_nowy(o, uklad)
    return przyjmij(o, uklad)


async def _oddech(nr: int) -> None:
    if nr % ODDECH == ODDECH - 1:
        await asyncio.sleep(0)
