"""What gives evidence of a key person's task, and what is missing: pure sums over what was found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from harmonogram.czas import Okres
from harmonogram.przypadki import ETAPY
from harmonogram.zadania import Zadanie

ZGLOSZONY = "zgloszony"
"""Stands among the stages of a case for the day on which it was reported."""
DOWOLNY_ETAP = "etap"

KodIRodzaj = tuple[str | None, str]
"""The code that an event carries, and its kind."""


@dataclass(frozen=True)
class Dowody:
    """How many pieces of evidence of one task there are, by source."""

    wpisy: int = 0
    wydarzenia: int = 0
    etapy: int = 0

    @property
    def razem(self) -> int:
        return self.wpisy + self.wydarzenia + self.etapy


@dataclass(frozen=True)
class Znalezione:
    """What each source holds: entries by code, held events by code and kind, stages of cases."""

    wpisy: Mapping[str, int] = field(default_factory=dict)
    wydarzenia: Mapping[KodIRodzaj, int] = field(default_factory=dict)
    etapy: Mapping[str, int] = field(default_factory=dict)

    def zadania(self, z: Zadanie) -> Dowody | None:
        """The evidence of one task; None when it has no measure."""
        if not z.ma_miernik:
            return None
        etapy = etapy_zadania(z)
        return Dowody(
            self.wpisy.get(z.kod, 0),
            sum(ile for (kod, rodzaj), ile in self.wydarzenia.items() if dowodzi(z, kod, rodzaj)),
            sum(ile for etap, ile in self.etapy.items() if etap in etapy),
        )


def dowodzi(z: Zadanie, kod: str | None, rodzaj: str) -> bool:
    """An event that carries a code gives evidence of that task alone; without one its kind speaks."""
    return kod == z.kod if kod is not None else rodzaj in z.rodzaje_wydarzen


def etapy_zadania(z: Zadanie) -> frozenset[str]:
    """Stages of cases that give evidence of the task; „etap” is any of them."""
    podane = z.dowody_z("P")
    return podane - {DOWOLNY_ETAP} | (frozenset(ETAPY) if DOWOLNY_ETAP in podane else frozenset())


# --- who has any ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class ZnalezioneOsoby:
    """Whose evidence it is: performers by code, those at events by code and kind, units by stage."""

    wpisy: Mapping[str, frozenset[int]] = field(default_factory=dict)
    wydarzenia: Mapping[KodIRodzaj, frozenset[int]] = field(default_factory=dict)
    etapy: Mapping[str, frozenset[int]] = field(default_factory=dict)

    def zadania(self, z: Zadanie) -> tuple[frozenset[int], frozenset[int]]:
        """Persons, and units whose cases give evidence for everybody of the function who works there."""
        etapy = etapy_zadania(z)
        przy_wydarzeniach = (o for (k, r), o in self.wydarzenia.items() if dowodzi(z, k, r))
        osoby = frozenset().union(self.wpisy.get(z.kod, frozenset()), *przy_wydarzeniach)
        return osoby, frozenset().union(*(j for etap, j in self.etapy.items() if etap in etapy))


# --- what is missing ------------------------------------------------------------------------------

Z_DOWODEM, BEZ_DOWODU, PRZYSZLE, BEZ_MIERNIKA = "z_dowodem", "bez_dowodu", "przyszle", "bez_miernika"
"""States of a task."""


def stan_zadania(z: Zadanie, dowody: Dowody | None, okna: Iterable[Okres], stan: date) -> str:
    """A gap is one only once the first of the task's actions has begun; `okna` are their windows."""
    if dowody is None:
        return BEZ_MIERNIKA
    if dowody.razem:
        return Z_DOWODEM
    return PRZYSZLE if stan < min(okno.od for okno in okna) else BEZ_DOWODU
