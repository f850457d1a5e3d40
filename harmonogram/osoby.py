"""Who works: persons with functions, units (gmina and powiat), coach's assignments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Funkcja:
    """A function of a person; `dzialania` are the actions on which its hours may stand."""

    kod: str
    nazwa: str
    nazwa_zenska: str
    poziom: str
    loguje: bool
    dzialania: tuple[int, ...] = ()


FUNKCJE: dict[str, Funkcja] = {
    f.kod: f
    for f in (
        Funkcja("ekspert", "ekspert", "ekspertka", "wojewódzki", True, (1, 2, 3, 4, 11, 12)),
        Funkcja("coach", "coach", "coach", "wojewódzki", True, (5, 10)),
        Funkcja("pracownik_socjalny", "pracownik socjalny", "pracowniczka socjalna", "gminny", False),
        Funkcja(
            "animator_moderator", "animator–moderator", "animatorka–moderatorka", "powiatowy", True, (6, 12)
        ),
        Funkcja("animator_powiatu", "animator powiatu", "animatorka powiatu", "powiatowy", True, (6, 12)),
        Funkcja("animator_gminy", "animator gminy", "animatorka gminy", "gminny", True, (6, 12)),
        Funkcja("superwizor", "superwizor", "superwizorka", "wojewódzki", True),
        Funkcja("doradca_rops", "doradca ROPS", "doradczyni ROPS", "wojewódzki", True, tuple(range(1, 13))),
        Funkcja("czlonek_pzk", "członek PZK", "członkini PZK", "gminny", False),
    )
}

ANIMATORZY = frozenset({"animator_moderator", "animator_powiatu", "animator_gminy"})


@dataclass(frozen=True)
class Osoba:
    """A person who works in the project, with one or more functions."""

    id: int
    imie: str
    nazwisko: str
    funkcje: frozenset[str]
    jednostka: int | None = None

    @property
    def nazwa(self) -> str:
        """„Ewelina Kłos”."""
        return f"{self.imie} {self.nazwisko}"


@dataclass(frozen=True)
class Jednostka:
    """A pilot unit: gmina with its powiat, or a city that is both."""

    id: int
    gmina: str
    powiat: str
    teryt: str
    data_przystapienia: date
    data_zawiazania_pzk: date | None = None
    miasto_na_prawach_powiatu: bool = False

    @property
    def nazwa_krotka(self) -> str:
        """„gmina Piątnica” or „miasto Kraków”, where the powiat stands beside."""
        return f"{'miasto' if self.miasto_na_prawach_powiatu else 'gmina'} {self.gmina}"

    @property
    def nazwa(self) -> str:
        """„gmina Piątnica (powiat łomżyński)” or „miasto Kraków”."""
        if self.miasto_na_prawach_powiatu:
            return f"miasto {self.gmina}"
        return f"gmina {self.gmina} (powiat {self.powiat})"


@dataclass(frozen=True)
class DatyJednostki:
    """When a unit joined and when its team was formed, as believed at some moment."""

    data_przystapienia: date
    data_zawiazania_pzk: date | None = None


@dataclass(frozen=True)
class Przydzial:
    """A coach supports a social worker from `od` to `do` (both included, None = open)."""

    id: int
    coach: int
    pracownik: int
    od: date
    do: date | None = None


def jednostki_animatora(osoba: Osoba, jednostki: Iterable[Jednostka]) -> frozenset[int] | None:
    """Units an animator may name in his entries: his own, for a powiat's animator all of the powiat.

    None = any: somebody without a unit works for the whole project.
    """
    wszystkie = list(jednostki)
    wlasna = next((j for j in wszystkie if j.id == osoba.jednostka), None)
    if wlasna is None:
        return None
    if "animator_powiatu" not in osoba.funkcje:
        return frozenset({wlasna.id})
    return frozenset(j.id for j in wszystkie if klucz_powiatu(j) == klucz_powiatu(wlasna))


def klucz_powiatu(jednostka: Jednostka) -> tuple[str, str]:
    """What tells powiats apart: their names repeat between voivodeships (first two digits of TERYT)."""
    return jednostka.teryt[:2], jednostka.powiat.casefold()
