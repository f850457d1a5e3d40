"""The chart as data: bars, their words and their places on the page's axis. Draws nothing."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from harmonogram import gantt_liczby, slowa
from harmonogram.czas import JEDEN_DZIEN, Okres, dzien_na_tekst
from harmonogram.dzialania import Faza
from harmonogram.gantt_liczby import WERDYKTY
from harmonogram.gantt_znaki import ZNAKI, Znak, rozrzedzone, znaki_slowami
from harmonogram.kwartaly import Kwartal

ODSTEP_ZNAKOW, ODSTEP_KRESEK = 0.018, 0.008
"""Parts of the page's axis between marks of one kind, and between the ticks of events that were held."""


KLASY_ODCHYLENIA = {"−": "minus", "+": "plus"}


class Odcinek(NamedTuple):
    """A stretch of the page's time axis as SVG attributes: „33.333%”."""

    x: str
    szer: str


@dataclass(frozen=True)
class Pasek:
    """One action on the chart: windows and days for the drawing, figures already as words."""

    nr: int
    nazwa: str
    skrot: str
    okres_planu: Okres
    zakres_tekst: str
    do_planu: date | None
    dowody: Okres | None
    bez_liczb: bool
    wykonanie_tekst: str
    plan_tekst: str | None
    procent: int | None
    procent_min: bool
    odchylenie_tekst: str
    werdykt: str
    jednostka_miary: str
    opis_miary: str
    adnotacja: str | None
    znaki: tuple[Znak, ...]
    stan: str
    okres_wczesniejszy: Okres | None = None
    wczesniej_tekst: str = ""

    @property
    def wykonanie_planu(self) -> Okres | None:
        """The solid bar: from the window's start to the day whose plan equals what was done."""
        return Okres(self.okres_planu.od, self.do_planu) if self.do_planu else None

    @property
    def opis(self) -> str:
        """The whole row in words: „II kwartał 2018, wykonano 5 z 5 (narzędzia)”."""
        ile = f"wykonano {self.wykonanie_tekst}"
        if self.plan_tekst:
            ile += f" z{slowa.NBSP}{self.plan_tekst}"
        if self.stan == "przyszle":
            ile = "jeszcze bez wykonania" + (f", plan {self.plan_tekst}" if self.plan_tekst else "")
        dopisek = ", ".join(filter(None, (self.opis_miary, "" if self.plan_tekst else "bez liczb w planie")))
        return f"{self.zakres_tekst}, {ile} ({dopisek})" if dopisek else f"{self.zakres_tekst}, {ile}"

    @property
    def liczby(self) -> tuple[tuple[str, str], ...]:
        """The row's figures for the eye, each with the class of its colour; `opis_pelny` says them aloud.

        („377 z 1 080”, „35 %”, „−43”); without a plan only what was done, before the window only the plan.
        """
        plan = self.plan_tekst
        if self.stan == "przyszle":
            return ((f"plan{slowa.NBSP}{plan}", ""),) if plan else ()
        if plan is None:
            jednostka = "" if "min" in self.wykonanie_tekst else f"{slowa.NBSP}{self.jednostka_miary}"
            return ((self.wykonanie_tekst + jednostka, ""),)
        ile = f"{self.wykonanie_tekst}{slowa.NBSP}z{slowa.NBSP}{plan}"
        min_ = f"{slowa.NBSP}min." if self.procent_min else ""
        procent = "" if self.procent is None else f"{slowa.liczba(self.procent)}{slowa.NBSP}%{min_}"
        odchylenie = "" if self.odchylenie_tekst == gantt_liczby.BRAK else self.odchylenie_tekst
        liczby = ((ile, ""), (procent, ""), (odchylenie, KLASY_ODCHYLENIA.get(odchylenie[:1], "")))
        return tuple(para for para in liczby if para[0])

    @property
    def opis_pelny(self) -> str:
        """All that the row's picture says: also the bar's end, the evidence, events, the earlier window."""
        return "; ".join(filter(None, (self.opis, *self._opis_rysunku())))

    def _opis_rysunku(self) -> tuple[str, ...]:
        liczba = self.odchylenie_tekst != gantt_liczby.BRAK
        return (
            WERDYKTY[self.werdykt] + (f" ({self.odchylenie_tekst})" if liczba else ""),
            f"tyle przewidywano na {dzien_na_tekst(self.do_planu - JEDEN_DZIEN)}" if self.do_planu else "",
            f"dowody {self.dowody}" if self.dowody else "",
            znaki_slowami(self.znaki),
            self.wczesniej_tekst,
        )

    def siega(self, okres: Okres) -> bool:
        """Whether its window, its evidence or its earlier window has days in `okres`."""
        okna = (self.okres_planu, self.dowody, self.okres_wczesniejszy)
        return any(okno.czesc_wspolna(okres) for okno in okna if okno)


@dataclass(frozen=True)
class Wykres:
    """The whole chart: the axis in whole quarters, the day, the bars and the words of head and foot."""

    okres: Okres
    kwartaly: tuple[Kwartal, ...]
    fazy: tuple[Faza, ...]
    stan: date
    wiedza: datetime | None
    paski: tuple[Pasek, ...]
    nazwa: str
    tytul: str
    realizatorzy: str
    finansowanie: str
    wersja: str
    opis_wersji: str
    zakres: str
    wersja_wczesniejsza: str | None = None
    faza: Faza | None = None

    @property
    def stan_przed_osia(self) -> bool:
        """The day comes before everything that the axis shows, so it has no line."""
        return self.stan < self.okres.od

    @property
    def stan_za_osia(self) -> bool:
        """The day comes after everything that the axis shows; its line stands at the edge."""
        return self.stan >= self.okres.do

    @property
    def koniec_stanu(self) -> date:
        """Where the „stan” line stands: at the end of its day, never outside the axis."""
        return min(max(self.stan, self.okres.od), self.okres.ostatni) + JEDEN_DZIEN

    def polozenie(self, dzien: date) -> float:
        """Where a day starts on the page's axis, whose quarters are all of one width; 0 to 1."""
        if dzien >= self.okres.do:
            return 1.0
        if dzien <= self.okres.od:
            return 0.0
        return (_na_osi_kwartalow(dzien) - _na_osi_kwartalow(self.okres.od)) / len(self.kwartaly)

    def odcinek(self, okres: Okres) -> Odcinek:
        """The stretch of the page's axis that these days take, in percent."""
        lewy, prawy = self.polozenie(okres.od), self.polozenie(okres.do)
        return Odcinek(_procenty(lewy), _procenty(prawy - lewy))

    @property
    def x_stanu(self) -> str:
        """The „stan” line on the page's axis, in percent."""
        return _procenty(self.polozenie(self.koniec_stanu))

    def znaki(self, pasek: Pasek) -> list[tuple[str, Znak]]:
        """Marks of a row that a screen can part, each with its place on the page's axis in percent."""
        widoczne = [z for z in pasek.znaki if z.dzien in self.okres]
        return [
            (_procenty(self.polozenie(z.dzien)), z)
            for z in rozrzedzone(widoczne, self.polozenie, ODSTEP_ZNAKOW, ODSTEP_KRESEK)
        ]

    @property
    def rodzaje_znakow(self) -> list[tuple[str, str]]:
        """Kinds of marks that the rows show, with their words: the legend names no other."""
        widoczne = {z.rodzaj for p in self.paski for z in p.znaki if z.dzien in self.okres}
        return [(kod, slowo) for kod, slowo in ZNAKI.items() if kod in widoczne]

    @property
    def inne_okna(self) -> bool:
        """Whether any row had another window in the earlier version."""
        return any(p.okres_wczesniejszy for p in self.paski)

    @property
    def kamienie(self) -> list[tuple[str, Faza]]:
        """Milestones: phases that end within the axis, each with the place of its end in percent."""
        return [
            (_procenty(self.polozenie(f.okres.do)), f)
            for f in self.fazy
            if self.okres.od < f.okres.do <= self.okres.do
        ]

    @property
    def lata(self) -> list[tuple[int, int]]:
        """Years over the grid, each with the number of its quarters."""
        return [(rok, len(list(grupa))) for rok, grupa in groupby(k.rok for k in self.kwartaly)]

    @property
    def etapy(self) -> list[tuple[Faza | None, int]]:
        """Phases over the grid, each with the number of quarters that begin in it; None between phases."""
        fazy = [next((f for f in self.fazy if k.okres.od in f.okres), None) for k in self.kwartaly]
        return [(faza, len(list(grupa))) for faza, grupa in groupby(fazy)]


@lru_cache(maxsize=8192)
def _na_osi_kwartalow(dzien: date) -> float:
    """Quarters since the year 0: a page asks for hundreds of days, and for the same ones again and again."""
    kwartal = Kwartal.z_dnia(dzien)
    return 4 * kwartal.rok + kwartal.nr + udzial(kwartal.okres, dzien)


def _procenty(ulamek: float) -> str:
    return f"{100 * ulamek:.3f}%"


def udzial(okres: Okres, dzien: date) -> float:
    """Which part of the days of `okres` lies before `dzien`; 0 to 1, days outside fall on the edges."""
    if not okres.dni:
        return 0.0
    return min(max((dzien - okres.od).days, 0), okres.dni) / okres.dni
