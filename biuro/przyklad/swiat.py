"""What the example consists of. Every row knows when it was written, so the past can be asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from random import Random

from harmonogram.czas import STREFA, Okres, wolny
from harmonogram.godziny import WpisGodzin
from harmonogram.narzedzia import Narzedzie
from harmonogram.obecnosc import Gosc
from harmonogram.osoby import Jednostka, Osoba, Przydzial
from harmonogram.przypadki import Przypadek
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zaangazowania import Zaangazowanie


@dataclass(frozen=True)
class Obsada:
    """Units, people and who works where; ids count from 1 in the order of the lists."""

    jednostki: tuple[Jednostka, ...]
    osoby: tuple[Osoba, ...]
    przydzialy: tuple[Przydzial, ...]
    pracownicy: Mapping[int, tuple[int, ...]]
    animatorzy: Mapping[int, tuple[int, ...]]
    czlonkowie: Mapping[int, tuple[int, ...]]
    goscie: Mapping[int, tuple[Gosc, ...]]

    def w_funkcji(self, funkcja: str) -> list[int]:
        """Ids of everybody with the function."""
        return [o.id for o in self.osoby if funkcja in o.funkcje]


@dataclass(frozen=True)
class KontoPrzykladu:
    """An account without a password; `osoba` is an id of the example."""

    login: str
    rola: str
    osoba: int | None


@dataclass(frozen=True)
class WersjaWpisu:
    """One version of an entry; `do` is when it was closed, None = current."""

    wpis: WpisGodzin
    od: datetime
    do: datetime | None = None
    powod: str | None = None


@dataclass(frozen=True)
class WersjaWydarzenia:
    """One version of an event, written at `wydarzenie.zmieniono`."""

    wydarzenie: Wydarzenie
    do: datetime | None = None
    powod: str | None = None


@dataclass(frozen=True)
class Obecnosc:
    """Somebody at an event on a day: a person or a guest (id of the example)."""

    wydarzenie: int
    dzien: date
    osoba: int | None
    gosc: int | None
    od: datetime


@dataclass(frozen=True)
class WersjaKarty:
    """One version of a month card; `krok` is the step that led to it."""

    osoba: int
    miesiac: date
    wersja: int
    krok: str
    stan: str
    od: datetime
    do: datetime | None = None
    powod: str | None = None


@dataclass(frozen=True)
class PodniesienieLimitu:
    """A quota raised by the coordinator."""

    dzialanie: int
    dla: int | None
    jednostka: int | None
    przyznano_min: int
    od: datetime


@dataclass(frozen=True)
class WersjaNarzedzia:
    """One state of a research tool."""

    narzedzie: Narzedzie
    od: datetime
    do: datetime | None = None


@dataclass(frozen=True)
class WersjaPrzypadku:
    """One version of a test case, written by an animator; `usunieto`: it says that the case was removed."""

    przypadek: Przypadek
    od: datetime
    animator: int
    do: datetime | None = None
    powod: str | None = None
    usunieto: bool = False


@dataclass(frozen=True)
class Umowa:
    """An engagement, written at `od`."""

    zaangazowanie: Zaangazowanie
    od: datetime


@dataclass(frozen=True)
class InneGodziny:
    """What a person declared to work elsewhere in a month, written at `od`."""

    osoba: int
    miesiac: date
    minuty: int
    od: datetime


@dataclass(frozen=True)
class Przyklad:
    """The whole example."""

    obsada: Obsada
    konta: tuple[KontoPrzykladu, ...]
    wpisy: tuple[WersjaWpisu, ...]
    wydarzenia: tuple[WersjaWydarzenia, ...]
    obecnosci: tuple[Obecnosc, ...]
    karty: tuple[WersjaKarty, ...]
    podniesienia: tuple[PodniesienieLimitu, ...]
    goscie: tuple[Gosc, ...]
    narzedzia: tuple[WersjaNarzedzia, ...] = ()
    przypadki: tuple[WersjaPrzypadku, ...] = ()
    umowy: tuple[Umowa, ...] = ()
    inne: tuple[InneGodziny, ...] = ()


# --- days and moments


@lru_cache(4096)
def robocze(okres: Okres) -> tuple[date, ...]:
    """The working days of a period."""
    dni = (okres.od + timedelta(days=i) for i in range(okres.dni))
    return tuple(d for d in dni if not wolny(d))


def chwila(dzien: date, minuta: int) -> datetime:
    """A minute of the day in Warsaw."""
    return datetime.combine(dzien, time(minuta // 60 % 24, minuta % 60), STREFA)


def pozniej(los: Random, dzien: date, najwiecej_dni: int) -> datetime:
    """An afternoon of one of the next days; most often of the very next one."""
    ile = min(1 + int(los.expovariate(0.9)), najwiecej_dni)
    return chwila(dzien + timedelta(days=ile), los.randrange(8 * 60, 20 * 60))
