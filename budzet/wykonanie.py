"""Plan against actual: rows by action, measure and quarter, and one summary per action. Pure sums."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from budzet.cel_skorygowany import Poczatki, suma_na_dzien
from budzet.oceny import OCENIANIE, STANY, Polozenie, pierwszy
from budzet.plan import Cel, miesiecznie, mnoznik, plan_na_dzien
from budzet.tempo import Tempo, tempo
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, kwartaly
from harmonogram.osoby import DatyJednostki

# What happened up to `stan`: pieces or minutes per action, measure and quarter of the evidence's day.
# A joint event counts once in the project, and for each of its units when that unit is asked for: the figures
# of the units may add up to more than the project's.
Wykonania = Mapping[tuple[int, str, Kwartal], int]


@dataclass(frozen=True)
class Narastajaco:
    """Sums from the beginning of the project to the end of the row's quarter, or to `stan` inside it."""

    plan: int | None
    plan_skorygowany: int | None
    wykonanie: int | None
    odchylenie: int | None


@dataclass(frozen=True)
class Wiersz:
    """One action, measure and quarter. `plan` None = no number (never 0); `wykonanie` None = not yet.

    In the quarter of `stan` the plan counts to that day; `plan_calego_kwartalu` is the whole of it.
    `plan_skorygowany` is what the plan leaves for units that joined late: null also where it is not adjusted
    (targets of the project) or where the units' dates were not asked for.
    """

    dzialanie: int
    miara: str
    kwartal: Kwartal
    plan: int | None
    plan_calego_kwartalu: int | None
    plan_skorygowany: int | None
    wykonanie: int | None
    odchylenie: int | None
    narastajaco: Narastajaco


@dataclass(frozen=True)
class Podsumowanie:
    """One target on the day `stan`: the whole plan, the plan of the day and what was done.

    `plan` is per `na`, `plan_razem`, `plan_od` and `plan_do` count for the whole project, all None where the
    plan has no such number. `procent` is of the whole plan (of the lower bound of a range), `odchylenie_proc`
    of the plan of the day. `stan` is the screen's state, `ocena` the report's verdict. `plan_skorygowany` is
    the whole adjusted target of all units, None like in `Wiersz`. `cel`, `okno`, `na_dzien`: what was asked.
    """

    dzialanie: int
    miara: str
    na: str
    plan: int | None
    plan_razem: int | None
    plan_od: int | None
    plan_do: int | None
    plan_na_dzien: int | None
    wykonanie: int
    odchylenie: int | None
    procent: int | None
    odchylenie_proc: int | None
    stan: str
    ocena: str
    plan_skorygowany: int | None
    cel: Cel
    okno: Okres
    na_dzien: date

    @property
    def tempo(self) -> Tempo | None:
        """The average judged over the time elapsed; None outside the window and without a number."""
        if self.plan_razem is None or self.plan_na_dzien is None or not self.cel.razem:
            return None
        return tempo(
            self.cel,
            self.okno,
            self.na_dzien,
            wykonanie=self.wykonanie,
            na_dzien=self.plan_na_dzien,
            razem=self.plan_razem,
            planowane=miesiecznie(self.cel, self.okno) * self.plan_razem / self.cel.razem,
        )


STANY_DZIALAN: Mapping[str, str] = MappingProxyType(
    {
        "opozniony": "opóźnione",
        "w_normie": "w normie",
        "zakonczony": "zakończone",
        "bez_planu": "w toku",
        "przyszle": "jeszcze nie trwa",
    }
)

OCENY: Mapping[str, str] = MappingProxyType(
    {
        "za_planem": "▼ za planem",
        "zgodnie": "● zgodnie",
        "przed_planem": "▲ przed planem",
        "przyszle": "○ przyszłe",
        "w_toku": "— w toku",
        "bez_celu": "— bez celu",
    }
)


Daty = Collection[DatyJednostki] | None
"""Dates of the units that the plan counts, for their adjusted targets; None = those are not asked for."""


def zestaw(
    dzialania: Iterable[Dzialanie],
    cele: Iterable[Cel],
    wykonania: Wykonania,
    jednostek: int,
    stan: date,
    daty: Daty = None,
) -> list[Wiersz]:
    """Rows of every target, in plan order: the quarters of its window and those with evidence outside it."""
    okna = {d.nr: d for d in dzialania}
    poczatki = _poczatki(daty)
    wiersze: list[Wiersz] = []
    for cel in cele:
        dzialanie = okna[cel.dzialanie]
        zrobione = _zrobione(cel, wykonania)
        rachunek = _rachunek(cel, dzialanie.okres, jednostek, poczatki)
        wiersze.extend(
            _wiersz(rachunek, kwartal, zrobione, stan)
            for kwartal in sorted({*kwartaly(dzialanie.od, dzialanie.do), *zrobione})
        )
    return wiersze


def _poczatki(daty: Daty) -> Poczatki | None:
    return None if daty is None else Poczatki.z_dat(daty)


def podsumuj(
    dzialania: Iterable[Dzialanie],
    cele: Iterable[Cel],
    wykonania: Wykonania,
    jednostek: int,
    stan: date,
    daty: Daty = None,
) -> list[Podsumowanie]:
    """One summary per target, in plan order; the first of an action is its leading one."""
    okna = {d.nr: d.okres for d in dzialania}
    poczatki = _poczatki(daty)
    return [
        _podsumowanie(
            _rachunek(cel, okna[cel.dzialanie], jednostek, poczatki),
            _razem_do(_zrobione(cel, wykonania), stan),
            stan,
        )
        for cel in cele
    ]


@dataclass(frozen=True)
class Rachunek:
    """A target as it counts here: its window, how many times, and since when in how many units."""

    cel: Cel
    okno: Okres
    ile_razy: int
    poczatki: Counter[date] | None

    def plan(self, dzien: date) -> int | None:
        """Planned by the end of the day."""
        na_dzien = plan_na_dzien(self.cel, self.okno, dzien)
        return None if na_dzien is None else na_dzien * self.ile_razy

    def skorygowany(self, dzien: date) -> int | None:
        """Of the adjusted targets planned by the end of the day."""
        if self.poczatki is None:
            return None
        return suma_na_dzien(self.cel, self.okno, self.poczatki, dzien)


def _rachunek(cel: Cel, okno: Okres, jednostek: int, poczatki: Poczatki | None) -> Rachunek:
    od_kiedy = None if poczatki is None else poczatki.celu(cel, okno)
    return Rachunek(cel, okno, mnoznik(cel, jednostek), od_kiedy)


def _zrobione(cel: Cel, wykonania: Wykonania) -> dict[Kwartal, int]:
    return {k: n for (nr, miara, k), n in wykonania.items() if (nr, miara) == (cel.dzialanie, cel.miara)}


def _razem_do(zrobione: Mapping[Kwartal, int], dzien: date) -> int:
    return sum(n for k, n in zrobione.items() if k.okres.od <= dzien)


def _wiersz(r: Rachunek, kwartal: Kwartal, zrobione: Mapping[Kwartal, int], stan: date) -> Wiersz:
    """Past quarters whole, the one of `stan` to that day, later ones with nothing but their plan."""
    okres = kwartal.okres
    koniec = stan if stan in okres else okres.ostatni
    przed, dotad, cale = (r.plan(d) for d in (okres.od - JEDEN_DZIEN, koniec, okres.ostatni))
    skorygowany_przed, skorygowany = (r.skorygowany(d) for d in (okres.od - JEDEN_DZIEN, koniec))
    zaczety = okres.od <= stan
    wykonanie = zrobione.get(kwartal, 0) if zaczety else None
    narastajaco = _razem_do(zrobione, okres.ostatni) if zaczety else None
    plan = _roznica(dotad, przed)
    return Wiersz(
        dzialanie=r.cel.dzialanie,
        miara=r.cel.miara,
        kwartal=kwartal,
        plan=plan,
        plan_calego_kwartalu=_roznica(cale, przed),
        plan_skorygowany=_roznica(skorygowany, skorygowany_przed),
        wykonanie=wykonanie,
        odchylenie=_roznica(wykonanie, plan),
        narastajaco=Narastajaco(dotad, skorygowany, narastajaco, _roznica(narastajaco, dotad)),
    )


def _podsumowanie(r: Rachunek, wykonanie: int, stan: date) -> Podsumowanie:
    cel, okno = r.cel, r.okno
    plan = r.plan(stan)
    razem, od, do = (None if n is None else n * r.ile_razy for n in (cel.razem, cel.od, cel.do))
    odchylenie = _roznica(wykonanie, plan)
    polozenie = Polozenie(cel, okno, stan, wykonanie, plan, od)
    return Podsumowanie(
        dzialanie=cel.dzialanie,
        miara=cel.miara,
        na=cel.na,
        plan=cel.razem,
        plan_razem=razem,
        plan_od=od,
        plan_do=do,
        plan_na_dzien=plan,
        wykonanie=wykonanie,
        odchylenie=odchylenie,
        procent=_procent(wykonanie, od if razem is None else razem),
        odchylenie_proc=None if odchylenie is None else _procent(odchylenie, plan),
        stan=pierwszy(STANY, polozenie),
        ocena=pierwszy(OCENIANIE, polozenie),
        plan_skorygowany=r.skorygowany(okno.ostatni),
        cel=cel,
        okno=okno,
        na_dzien=stan,
    )


def _roznica(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a - b


def _procent(czesc: int, calosc: int | None) -> int | None:
    """Whole per cent, halves away from zero; None without a whole."""
    if not calosc:
        return None
    procent = (200 * abs(czesc) + calosc) // (2 * calosc)
    return -procent if czesc < 0 else procent
