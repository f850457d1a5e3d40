"""The project, its phases and actions: windows and words. Targets and quotas live in budzet."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import STREFA, Okres, dzien_na_tekst
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
    przyjeto: datetime | None  # None: not accepted yet
    projekt: Projekt
    dzialania: tuple[Dzialanie, ...]
    data_aneksu: date | None = None
    redakcja: int = 1

    @property
    def podstawa(self) -> str:
        """„aneks nr 2 z 12.08.2019”; "" for the plan of the application."""
        return podstawa(self.aneks, self.data_aneksu)

    @property
    def opis(self) -> str:
        """„wersja 3, aneks nr 2 z 12.08.2019”, „wersja 1 z 01.04.2018”: what every page and file cites."""
        jeszcze = "" if self.stan == "zaakceptowana" else ", jeszcze nieprzyjęta"
        dalej = f", {self.podstawa}" if self.aneks else f" z {dzien_na_tekst(self.obowiazuje_od)}"
        return f"wersja {self.nr}{dalej}{jeszcze}"

    @property
    def opis_z_przyjeciem(self) -> str:
        """„wersja 3, aneks nr 2 z 12.08.2019, przyjęta 14.08.2019”: for files that leave the office."""
        if self.przyjeto is None or self.stan != "zaakceptowana":
            return self.opis
        podstawa = f", {self.podstawa}" if self.aneks else ""
        przyjeto = dzien_na_tekst(self.przyjeto.astimezone(STREFA).date())
        return f"wersja {self.nr}{podstawa}, przyjęta {przyjeto}"

    def dzialanie(self, nr: int) -> Dzialanie:
        """The action with this number."""
        return dzialanie_nr(self.dzialania, nr)


_PRZED_NUMEREM = re.compile(r"(aneks\b)?[\s.]*(nr\b|numer\b)?[\s.]*", re.IGNORECASE)


def numer_aneksu(tekst: str) -> str:
    """„2” of „2”, „nr 2” or „aneks nr 2”."""
    czysty = tekst.strip()
    return _PRZED_NUMEREM.sub("", czysty, count=1) or czysty


def podstawa(aneks: str | None, data: date | None) -> str:
    """„aneks nr 2 z 12.08.2019”; "" without an annex."""
    z_dnia = f" z {dzien_na_tekst(data)}" if data else ""
    return f"aneks nr {numer_aneksu(aneks)}{z_dnia}" if aneks else ""


def dzialanie_nr(dzialania: Iterable[Dzialanie], nr: int) -> Dzialanie:
    """The action with this number, or NieZnaleziono."""
    for dzialanie in dzialania:
        if dzialanie.nr == nr:
            return dzialanie
    raise NieZnaleziono(f"W planie nie ma działania {nr}.", "dzialanie")
