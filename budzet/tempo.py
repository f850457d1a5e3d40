"""Averages judged over the time elapsed: on course, behind or ahead, what is missing, what would mend it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType

from budzet.plan import Cel, opozniony
from harmonogram.czas import Okres, miesiecy_uplynelo

OCENY_TEMPA: Mapping[str, str] = MappingProxyType(
    {"za_planem": "za planem", "zgodnie": "zgodnie z planem", "przed_planem": "przed planem"}
)


@dataclass(frozen=True)
class Tempo:
    """A target inside its window by the end of one day.

    `planowane`, `bylo` and `potrzebne` are quantities a month; `potrzebne` uses the rest up by the window's
    last day (None on that day). `brakuje` is missing today to stand where the plan does, `zostalo` to the
    whole of it; `prognoza` is where the present pace leads.
    """

    ocena: str
    planowane: Fraction
    bylo: Fraction
    potrzebne: Fraction | None
    brakuje: int
    zostalo: int
    prognoza: int


@lru_cache(maxsize=1024)
def miesiace_okna(okno: Okres, stan: date) -> tuple[Fraction, Fraction]:
    """Months of the window elapsed and remaining by the end of `stan`."""
    uplynelo = miesiecy_uplynelo(okno.od, min(stan, okno.ostatni))
    return uplynelo, miesiecy_uplynelo(okno.od, okno.ostatni) - uplynelo


def tempo(
    cel: Cel, okno: Okres, stan: date, *, wykonanie: int, na_dzien: int, razem: int, planowane: Fraction
) -> Tempo | None:
    """Actual against the plan of the day and the whole; None outside the window."""
    if stan not in okno:
        return None
    uplynelo, pozostalo = miesiace_okna(okno, stan)
    bylo = wykonanie / uplynelo
    zostalo = max(0, razem - wykonanie)
    return Tempo(
        ocena=ocen(cel, wykonanie, na_dzien),
        planowane=planowane,
        bylo=bylo,
        potrzebne=zostalo / pozostalo if pozostalo else None,
        brakuje=max(0, na_dzien - wykonanie),
        zostalo=zostalo,
        prognoza=int(wykonanie + bylo * pozostalo),
    )


def ocen(cel: Cel, wykonanie: int, na_dzien: int) -> str:
    """Behind or ahead from the plan's own tolerance on: at most that many per cent off is on course."""
    if opozniony(cel, wykonanie, na_dzien):
        return "za_planem"
    return "przed_planem" if wykonanie * 100 > na_dzien * (100 + cel.opoznienie_proc) else "zgodnie"
