"""Targets: how much was planned, per whom, and how it spreads over days and quarters. Integers throughout."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres, miesiecy_uplynelo
from harmonogram.kwartaly import Kwartal, kwartaly


@dataclass(frozen=True)
class Miara:
    """What a number counts; `formy` are the forms for 1, 2–4 and 5, `skrot` stands after a number.

    `o_rodzinach`: a small number of one unit may point at a family.
    """

    kod: str
    nazwa: str
    formy: tuple[str, str, str]
    skrot: str
    o_rodzinach: bool = False


MIARY: Mapping[str, Miara] = MappingProxyType(
    {
        m.kod: m
        for m in (
            Miara("godziny", "godziny", ("godzina", "godziny", "godzin"), "h"),
            Miara("spotkania", "spotkania", ("spotkanie", "spotkania", "spotkań"), "spotk."),
            Miara("warsztaty", "warsztaty", ("warsztat", "warsztaty", "warsztatów"), "warszt."),
            Miara("dni", "dni warsztatów", ("dzień", "dni", "dni"), "dni"),
            Miara(
                "osoby_rodziny",
                "osoby i rodziny",
                ("osoba lub rodzina", "osoby lub rodziny", "osób lub rodzin"),
                "osób",
                o_rodzinach=True,
            ),
            Miara("konferencje", "konferencje", ("konferencja", "konferencje", "konferencji"), "konf."),
            Miara("narzedzia", "narzędzia", ("narzędzie", "narzędzia", "narzędzi"), "narz."),
            Miara("szkolenia", "szkolenia", ("szkolenie", "szkolenia", "szkoleń"), "szkol."),
        )
    }
)
GODZINY = "godziny"

NA: Mapping[str, str] = MappingProxyType(
    {"osoba": "na osobę", "jednostka": "na jednostkę", "projekt": "w projekcie"}
)


@dataclass(frozen=True)
class Cel:
    """A target of one action in one measure; hours are minutes.

    `razem` is the total per `na` (osoba, jednostka, projekt), `od`–`do` a range instead of it, all None when
    the plan gives no number. `stawka` is the monthly average, `miesiecy` how many months it lasts, `reczny`
    the quantities of the window's quarters. `odmawia` makes the total a quota with justified excess up to
    `prog_proc`; from `blisko_proc` on it is nearly used up; more than `opoznienie_proc` below the plan of the
    day is late. `liczone_z` names the kinds of entries, events or cases that are evidence, `liczone_funkcje`
    the functions whose hours count (empty: all).
    """

    dzialanie: int
    miara: str
    na: str
    razem: int | None = None
    od: int | None = None
    do: int | None = None
    stawka: Fraction | None = None
    miesiecy: int | None = None
    rozklad: str | None = None
    reczny: tuple[int, ...] = ()
    osob_na_jednostke: int = 1
    prog_proc: int = 110
    blisko_proc: int = 80
    opoznienie_proc: int = 5
    odmawia: bool = False
    liczone_z: tuple[str, ...] = ()
    liczone_funkcje: tuple[str, ...] = ()

    def __hash__(self) -> int:
        """Of what tells targets apart: what is worked out once is looked up a thousand times a page."""
        return hash((self.dzialanie, self.miara, self.na, self.razem))

    @property
    def bez_liczb(self) -> bool:
        """The plan names no number and no range."""
        return self.razem is None and self.od is None

    @property
    def przedzial(self) -> bool:
        """The plan names a range."""
        return self.od is not None


def cel_na_slownik(cel: Cel) -> dict[str, Any]:
    """For JSON; only what differs from the default, so that an old row reads under a newer programme."""
    pary = ((f.name, getattr(cel, f.name), f.default) for f in fields(cel))
    return {
        nazwa: f"{wartosc}" if isinstance(wartosc, Fraction) else wartosc
        for nazwa, wartosc, domyslna in pary
        if wartosc != domyslna
    }


def cel_ze_slownika(slownik: Mapping[str, Any]) -> Cel:
    """The target that `cel_na_slownik` wrote, also after a walk through JSON."""
    wartosci: dict[str, Any] = {k: tuple(w) if isinstance(w, list) else w for k, w in slownik.items()}
    if wartosci.get("stawka") is not None:
        wartosci["stawka"] = Fraction(wartosci["stawka"])
    return Cel(**wartosci)


def cele_dzialania(cele: Iterable[Cel], nr: int) -> list[Cel]:
    """The targets of one action, the leading one first."""
    return [c for c in cele if c.dzialanie == nr]


def glowny_cel(cele: Iterable[Cel], nr: int) -> Cel:
    """The leading target: the first of the action in the plan file."""
    for cel in cele:
        if cel.dzialanie == nr:
            return cel
    raise NieZnaleziono(f"Działanie {nr} nie ma w planie celu.", "dzialanie")


def dla_jednostki(cele: Iterable[Cel]) -> list[Cel]:
    """Targets seen from one unit: it has no share in a target of the whole project, so that number goes."""
    return [
        replace(c, razem=None, od=None, do=None, stawka=None, rozklad=None, reczny=())
        if c.na == "projekt"
        else c
        for c in cele
    ]


def mnoznik(cel: Cel, jednostek: int) -> int:
    """How often the target counts in a project of so many units (planned persons, not registered ones)."""
    return {"projekt": 1, "jednostka": jednostek, "osoba": jednostek * cel.osob_na_jednostke}[cel.na]


@lru_cache(maxsize=4096)
def plan_na_dzien(cel: Cel, okno: Okres, stan: date) -> int | None:
    """Planned by the end of `stan`, per person, unit or project; None where the plan has no number to spread.

    A meeting is planned only when it is whole.
    """
    if cel.razem is None:
        return None
    if stan < okno.od:
        return 0
    dokladnie = ROZKLADY[cel.rozklad or "rownomiernie"].narastajaco(cel, okno, min(stan, okno.ostatni))
    return calkowicie(dokladnie, cel.miara)


def calkowicie(dokladnie: Fraction, miara: str) -> int:
    """Minutes to the nearest one, halves up; pieces down."""
    polowa = dokladnie.denominator if miara == GODZINY else 0
    return (2 * dokladnie.numerator + polowa) // (2 * dokladnie.denominator)


@lru_cache(maxsize=256)
def miesiecznie(cel: Cel, okno: Okres) -> Fraction:
    """Planned a month: the plan's average, else the total in equal parts over the window."""
    if cel.stawka is not None:
        return cel.stawka
    return (cel.razem or 0) / miesiecy_uplynelo(okno.od, okno.ostatni)


def opozniony(cel: Cel, wykonanie: int, plan: int) -> bool:
    """Too far below the plan of the day."""
    return wykonanie * 100 < plan * (100 - cel.opoznienie_proc)


def rozloz(cel: Cel, od: Kwartal, do: Kwartal) -> dict[Kwartal, int]:
    """The plan of each quarter of the window; adds up to the plan of the last day. Empty without a number."""
    okno = Okres(od.okres.od, do.okres.do)
    wynik: dict[Kwartal, int] = {}
    poprzednio = 0
    for kwartal in kwartaly(od, do):
        narastajaco = plan_na_dzien(cel, okno, kwartal.okres.ostatni)
        if narastajaco is None:
            return {}
        wynik[kwartal] = narastajaco - poprzednio
        poprzednio = narastajaco
    return wynik


def dzien_planu(cel: Cel, okno: Okres, wykonanie: int, ile_razy: int = 1) -> date | None:
    """The last day of the window whose plan (times `ile_razy`) does not exceed `wykonanie`.

    This is where the solid bar of the Gantt ends. None without a spread, without anything done, and when not
    even the first day's plan is reached.
    """
    if cel.razem is None or wykonanie <= 0 or ile_razy <= 0:
        return None

    def osiagniety(numer_dnia: int) -> bool:
        plan = plan_na_dzien(cel, okno, okno.od + timedelta(days=numer_dnia))
        return plan is not None and plan * ile_razy <= wykonanie

    lewy, prawy = -1, okno.dni - 1
    while lewy < prawy:
        srodek = (lewy + prawy + 1) // 2
        lewy, prawy = (srodek, prawy) if osiagniety(srodek) else (lewy, srodek - 1)
    return okno.od + timedelta(days=lewy) if lewy >= 0 else None


def _liniowo(cel: Cel, okno: Okres, stan: date) -> Fraction:
    """The monthly average from the first day of the window until the total is used up."""
    return min(Fraction(cel.razem or 0), (cel.stawka or Fraction(0)) * miesiecy_uplynelo(okno.od, stan))


def _rownomiernie(cel: Cel, okno: Okres, stan: date) -> Fraction:
    """The same share every month of the window."""
    return (cel.razem or 0) * miesiecy_uplynelo(okno.od, stan) / miesiecy_uplynelo(okno.od, okno.ostatni)


def _recznie(cel: Cel, okno: Okres, stan: date) -> Fraction:
    """The file's own quantities by quarters, in equal parts over the months of each."""
    suma = Fraction(0)
    kwartal = Kwartal.z_dnia(okno.od)
    for ilosc in cel.reczny:
        okres = kwartal.okres
        uplynelo = miesiecy_uplynelo(okres.od, min(stan, okres.ostatni))
        suma += ilosc * uplynelo / 3
        kwartal = kwartal.nastepny
    return suma


@dataclass(frozen=True)
class Rozklad:
    """A way to spread a total over the window; `narastajaco` gives the exact plan by the end of a day."""

    kod: str
    nazwa: str
    narastajaco: Callable[[Cel, Okres, date], Fraction]


ROZKLADY: Mapping[str, Rozklad] = MappingProxyType(
    {
        r.kod: r
        for r in (
            Rozklad("liniowo", "liniowo z limitem", _liniowo),
            Rozklad("rownomiernie", "równomiernie", _rownomiernie),
            Rozklad("recznie", "ręcznie", _recznie),
        )
    }
)
