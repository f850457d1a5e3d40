"""What a printed card is made of. The reader of the storage fills it, the card only arranges it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from harmonogram.czas import Okres
from harmonogram.dzialania import Projekt
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.zaangazowania import Zaangazowanie


@dataclass(frozen=True)
class Krok:
    """A step of the month card: the state after it, when, by whom and in whose place."""

    stan: str
    kiedy: datetime
    kto: str
    zamiast: str = ""
    brak_godzin: bool = False


@dataclass(frozen=True)
class Pula:
    """A quota that the card counts: of a worker (`dla`) or of a unit, up to the last day of the card.

    `wpisy` are all entries that use it from the beginning, also those of other persons.
    """

    przyznano_min: int
    w_miesiacu_min: int
    wpisy: tuple[WpisGodzin, ...]


@dataclass(frozen=True)
class Narastanie:
    """Minutes of a quota used up to and including one entry: in its month, and from the beginning."""

    w_miesiacu: int
    razem: int


def narastanie(pula: Pula, miesiac: Okres) -> dict[int, Narastanie]:
    """Running sums by the id of the month's entries, in the order of time."""
    wynik, w_miesiacu, razem = {}, 0, 0
    for w in sorted(pula.wpisy, key=kolejnosc):
        razem += w.minuty
        if w.dzien in miesiac and w.id is not None:
            w_miesiacu += w.minuty
            wynik[w.id] = Narastanie(w_miesiacu, razem)
    return wynik


def kolejnosc(w: WpisGodzin) -> tuple[date, int, int]:
    """Entries as they happened."""
    return w.dzien, w.od_min, w.id or 0


@dataclass(frozen=True)
class DaneDruku:
    """One person's month as of `stan` and as known at `wiedza`; names by id, quotas by action and holder."""

    projekt: Projekt
    osoba: Osoba
    miesiac: Okres
    stan: date
    wiedza: datetime
    stan_karty: str
    kroki: tuple[Krok, ...]
    wpisy: tuple[WpisGodzin, ...]
    zaangazowania: tuple[Zaangazowanie, ...] = ()
    osoby: Mapping[int, str] = field(default_factory=dict)
    jednostki: Mapping[int, str] = field(default_factory=dict)
    pule: Mapping[tuple[int, int], Pula] = field(default_factory=dict)
    zmiany: Mapping[str, int] = field(default_factory=dict)  # what happened after submission → to how many
    po_akceptacji: Mapping[str, int] = field(default_factory=dict)  # the same after acceptance
    niezaakceptowano_min: int = 0  # of entries that began after acceptance

    def rodzaju(self, rodzaje: Iterable[str]) -> list[WpisGodzin]:
        """Entries of these kinds, as they happened."""
        chciane = set(rodzaje)
        return sorted((w for w in self.wpisy if w.rodzaj in chciane), key=kolejnosc)

    def funkcja(self, w: WpisGodzin) -> str:
        """The function in which the person works on the entry."""
        mozliwe = RODZAJE_WPISOW[w.rodzaj].funkcje
        swoje = [f.nazwa for kod, f in FUNKCJE.items() if kod in mozliwe & self.osoba.funkcje]
        return ", ".join(swoje) or RODZAJE_WPISOW[w.rodzaj].nazwa
