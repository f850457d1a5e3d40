"""What a report is made of. The reader of the storage fills it, the report only arranges it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from budzet.limity import Limit
from budzet.male_liczby import mala
from budzet.plan import GODZINY, MIARY
from budzet.wykonanie import Podsumowanie
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, WersjaPlanu
from harmonogram.kwartaly import Kwartal


@dataclass(frozen=True)
class WierszDzialania:
    """One action by its leading target; hours are minutes, None where the plan has no number.

    `podsumowanie` holds everything up to `stan`; `plan_okresu` and `wykonanie_okresu` belong to the report's
    period, `plan_nastepnego` to the one after it (None also where there is none). Actuals below `male_liczby`
    would point at a family and are not printed.
    """

    dzialanie: Dzialanie
    podsumowanie: Podsumowanie
    plan_okresu: int | None
    wykonanie_okresu: int
    plan_nastepnego: int | None = None
    male_liczby: int = 0

    def ukryta(self, n: int | None) -> bool:
        """Whether the number is too small to leave the office."""
        return mala(n, self.male_liczby)

    @property
    def ukryte(self) -> bool:
        """The actual is not printed, nor what it could be worked out from."""
        return self.ukryta(self.podsumowanie.wykonanie)

    @property
    def godzinowe(self) -> bool:
        """The measure is hours, so the numbers are minutes."""
        return self.podsumowanie.miara == GODZINY

    @property
    def plan_do_oceny(self) -> int | None:
        """What the actual is measured against: the plan of the day, for a missed range its lower bound."""
        suma = self.podsumowanie
        chybiony = suma.plan_na_dzien is None and suma.ocena == "za_planem"
        return suma.plan_od if chybiony else suma.plan_na_dzien

    @property
    def zalegle(self) -> int:
        """How much is missing to the plan of the day."""
        return max(0, (self.plan_do_oceny or 0) - self.podsumowanie.wykonanie)

    @property
    def miernik(self) -> str:
        """The measure in words."""
        return MIARY[self.podsumowanie.miara].nazwa


@dataclass(frozen=True)
class KwartalGodzin:
    """Hours of the actions with an hour target in one quarter, in minutes."""

    kwartal: Kwartal
    plan: int
    wykonanie: int


@dataclass(frozen=True)
class WierszGodzin:
    """One live entry of the period. `liczy` says that it counts in its action (supervision does not)."""

    id: int
    dzien: date
    od_min: int
    do_min: int
    minuty: int
    osoba_id: int
    osoba: str
    funkcja: str
    dzialanie: int | None
    jednostka: str | None
    rodzaj: str
    zadanie: str | None
    stan_karty: str
    liczy: bool = True

    @property
    def w_dzialaniu(self) -> int | None:
        """The action in which the entry counts."""
        return self.dzialanie if self.liczy else None


@dataclass(frozen=True)
class SumaGodzin:
    """Minutes of one person, function, action, unit and kind from the project's beginning to `stan`."""

    osoba_id: int
    osoba: str
    funkcja: str
    dzialanie: int | None
    jednostka: str | None
    rodzaj: str
    minuty: int
    liczy: bool = True

    @property
    def w_dzialaniu(self) -> int | None:
        """The action in which the minutes count."""
        return self.dzialanie if self.liczy else None


@dataclass(frozen=True)
class WierszWydarzenia:
    """One event with a day in the period; `liczy` is what it adds to its action's measure in that period."""

    id: int
    dzien: date
    od_min: int
    do_min: int
    dni: int
    rodzaj: str
    tytul: str
    jednostki: tuple[str, ...]
    miejsce: str
    dzialanie: int | None
    stan: str
    obecnych: int | None
    liczy: int


@dataclass(frozen=True)
class WierszLimitu:
    """A quota and the names of the one it belongs to."""

    limit: Limit
    dla: str | None
    jednostka: str | None


@dataclass(frozen=True)
class Wyjasnienie:
    """Why an action deviates, what is being done about it and by when; written by a person."""

    przyczyna: str
    co_robimy: str = ""
    termin: date | None = None


@dataclass(frozen=True)
class DaneRaportu:
    """Everything a report may print, as of `stan` and as known at `wiedza` (printed on every page).

    `dzialania` are all actions in plan order, `kwartaly` the quarters up to `stan` with hours planned or
    done, `wpisy` and `wydarzenia` belong to `okres`, `sumy` reach from the beginning to `stan`,
    `niezaakceptowane_min` are the minutes of `wpisy` that nobody has accepted yet.
    """

    plan: WersjaPlanu
    okres: Okres
    stan: date
    wiedza: datetime
    dzialania: tuple[WierszDzialania, ...] = ()
    kwartaly: tuple[KwartalGodzin, ...] = ()
    wpisy: tuple[WierszGodzin, ...] = ()
    sumy: tuple[SumaGodzin, ...] = ()
    wydarzenia: tuple[WierszWydarzenia, ...] = ()
    wydarzenia_nastepnego: tuple[WierszWydarzenia, ...] = ()
    limity: tuple[WierszLimitu, ...] = ()
    niezaakceptowane_min: int = 0
    obrazek_gantta: bytes | None = None
    wyjasnienia: Mapping[int, Wyjasnienie] = field(default_factory=dict)
