"""The project, its phases and actions: windows and words. Targets and quotas live in budzet."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.kwartaly import Kwartal

RODZAJE_DZIALAN: dict[str, str] = {
    "praca_ciagla": "praca ciągła",
    "produkty": "produkty do odbioru",
    "wydarzenia": "wydarzenia",
    "limity_osob": "limity godzin na osobę",
    "pula": "pula godzin jednostki",
    "przypadki": "osoby i rodziny",
}


@dataclass(frozen=True)
class Dzialanie:
    """One numbered action with its window in whole quarters (both included)."""

    nr: int
    nazwa: str
    skrot: str
    opis: str
    od: Kwartal
    do: Kwartal
    rodzaj: str
    adnotacja: str | None = None
    narzedzia: tuple[str, ...] = ()

    @property
    def okres(self) -> Okres:
        """The days of the window."""
        return Okres(self.od.okres.od, self.do.okres.do)


@dataclass(frozen=True)
class Faza:
    """A milestone phase; `nr` is a Roman numeral."""

    nr: str
    nazwa: str
    okres: Okres


@dataclass(frozen=True)
class Projekt:
    """Names and dates of the project; nothing of this stands in code."""

    nazwa: str
    tytul: str
    lider: str
    partnerzy: tuple[str, ...]
    numer: str
    nazwa_pzk: str
    typ_gmin: str
    finansowanie: str
    okres: Okres
    fazy: tuple[Faza, ...]

    def faza(self, dzien: date) -> Faza | None:
        """The phase of a day."""
        return next((f for f in self.fazy if dzien in f.okres), None)


@dataclass(frozen=True)
class WersjaPlanu:
    """A version of the plan; an accepted one (`zaakceptowana`) never changes."""

    id: int
    nr: int
    stan: str
    obowiazuje_od: date
    aneks: str | None
    powod: str | None
    przyjeto: datetime
    projekt: Projekt
    dzialania: tuple[Dzialanie, ...]

    def dzialanie(self, nr: int) -> Dzialanie:
        """The action with this number."""
        return dzialanie_nr(self.dzialania, nr)


def dzialanie_nr(dzialania: Iterable[Dzialanie], nr: int) -> Dzialanie:
    """The action with this number, or NieZnaleziono."""
    for dzialanie in dzialania:
        if dzialanie.nr == nr:
            return dzialanie
    raise NieZnaleziono(f"W planie nie ma działania {nr}.", "dzialanie")
