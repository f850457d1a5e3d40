"""The target of a unit that joined late: beside the plan, never in its place. Integers throughout."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import lru_cache

from budzet.plan import ROZKLADY, Cel, calkowicie, miesiecznie, plan_na_dzien
from harmonogram.czas import JEDEN_DZIEN, Okres, miesiace, nastepny_miesiac
from harmonogram.osoby import DatyJednostki

DZIALANIA_ZESPOLU = frozenset({6, 7, 8, 9})  # the work of the team; it begins when the team is formed


@dataclass(frozen=True)
class Poczatek:
    """Since when a unit takes part in an action: the day its team was formed, or of its accession."""

    dzien: date
    zespolu: bool


@dataclass(frozen=True)
class Korekta:
    """What is left of a target from a day on: `razem` in the `miesiecy` full months of `okno`."""

    razem: int
    od: date
    okno: Okres
    miesiecy: int


def od_kiedy(dzialanie: int, daty: DatyJednostki) -> Poczatek:
    """The day of its team for the team's work, else its accession."""
    if dzialanie in DZIALANIA_ZESPOLU and daty.data_zawiazania_pzk is not None:
        return Poczatek(daty.data_zawiazania_pzk, zespolu=True)
    return Poczatek(daty.data_przystapienia, zespolu=False)


def pelny_miesiac(od: date) -> date:
    """The first day of the first month that is full from that day on."""
    return od if od.day == 1 else nastepny_miesiac(od)


@lru_cache(maxsize=4096)
def skoryguj(cel: Cel, okno: Okres, od: date) -> Korekta | None:
    """min(plan, rate × full months left); None for a range, a target of the project and without a number."""
    if cel.razem is None or cel.na == "projekt":
        return None
    if od <= okno.od:
        return Korekta(cel.razem, od, okno, len(miesiace(okno)))
    reszta = Okres(min(pelny_miesiac(od), okno.do), okno.do)
    miesiecy = len(miesiace(reszta))
    razem = min(cel.razem, calkowicie(miesiecznie(cel, okno) * miesiecy, cel.miara))
    return Korekta(razem, od, reszta, miesiecy)


@lru_cache(maxsize=16384)
def skorygowany_na_dzien(cel: Cel, okno: Okres, od: date, stan: date) -> int | None:
    """Of the adjusted target planned by the end of `stan`; the spread begins with the first full month."""
    korekta = skoryguj(cel, okno, od)
    if korekta is None:
        return None
    if korekta.okno == okno:
        return plan_na_dzien(cel, okno, stan)
    if stan < korekta.okno.od or not korekta.razem:
        return 0
    if cel.rozklad == "recznie":
        return calkowicie(korekta.razem * _czesc_reczna(cel, okno, korekta.okno, stan), cel.miara)
    return plan_na_dzien(replace(cel, razem=korekta.razem), korekta.okno, stan)


def _czesc_reczna(cel: Cel, okno: Okres, reszta: Okres, stan: date) -> Fraction:
    """The share of the file's own quantities left in `reszta` that falls by `stan`; even without any."""

    def dotad(dzien: date) -> Fraction:
        return ROZKLADY["recznie"].narastajaco(cel, okno, dzien)

    przed, koniec = dotad(reszta.od - JEDEN_DZIEN), min(stan, reszta.ostatni)
    zostalo = dotad(reszta.ostatni) - przed
    if not zostalo:
        rowno = replace(cel, razem=1, rozklad="rownomiernie")
        return ROZKLADY["rownomiernie"].narastajaco(rowno, reszta, koniec)
    return (dotad(koniec) - przed) / zostalo


# --- sums over units


@dataclass(frozen=True)
class Poczatki:
    """How many units acceded, and how many teams were formed, on which day."""

    przystapienia: Counter[date]
    zespoly: Counter[date]

    @classmethod
    def z_dat(cls, daty: Collection[DatyJednostki]) -> "Poczatki":
        """Counted once for all targets."""
        zespoly = Counter(d.data_zawiazania_pzk or d.data_przystapienia for d in daty)
        return cls(Counter(d.data_przystapienia for d in daty), zespoly)

    def celu(self, cel: Cel, okno: Okres) -> Counter[date]:
        """How many units take part in the target's action from which full month of the window."""
        wynik: Counter[date] = Counter()
        if cel.razem is None or cel.na == "projekt":
            return wynik
        poczatki = self.zespoly if cel.dzialanie in DZIALANIA_ZESPOLU else self.przystapienia
        for dzien, ile in poczatki.items():
            wynik[min(max(pelny_miesiac(dzien), okno.od), okno.do)] += ile
        return wynik


def suma_na_dzien(cel: Cel, okno: Okres, poczatki: Counter[date], stan: date) -> int | None:
    """Adjusted targets of all units and their planned persons by the end of `stan`; None like one target."""
    if cel.razem is None or cel.na == "projekt":
        return None
    osob = cel.osob_na_jednostke if cel.na == "osoba" else 1
    return osob * sum(ile * (skorygowany_na_dzien(cel, okno, od, stan) or 0) for od, ile in poczatki.items())
