"""Actions, figures and events become bars: dates, words and positions. Draws nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from harmonogram import gantt_liczby, slowa
from harmonogram.czas import JEDEN_DZIEN, Okres, dzien_na_tekst
from harmonogram.dzialania import Dzialanie, Faza, Projekt, WersjaPlanu
from harmonogram.gantt_liczby import WERDYKTY, DanePaska
from harmonogram.gantt_znaki import ZNAKI, Znak, rozrzedzone, znaki_slowami, znaki_wydarzen
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst

__all__ = [
    "WERDYKTY", "ZNAKI", "DanePaska", "Odcinek", "Pasek", "Wykres", "Znak",
    "udzial", "wykres", "znaki_wydarzen",
]  # fmt: skip

ODSTEP_ZNAKOW, ODSTEP_KRESEK = 0.018, 0.008
"""Parts of the page's axis between marks of one kind, and between the ticks of events that were held."""


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
        kwartal = Kwartal.z_dnia(dzien)
        return (self.kwartaly.index(kwartal) + udzial(kwartal.okres, dzien)) / len(self.kwartaly)

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
    def lata(self) -> list[tuple[int, int]]:
        """Years over the grid, each with the number of its quarters."""
        return [(rok, len(list(grupa))) for rok, grupa in groupby(k.rok for k in self.kwartaly)]

    @property
    def etapy(self) -> list[tuple[Faza | None, int]]:
        """Phases over the grid, each with the number of quarters that begin in it; None between phases."""
        fazy = [next((f for f in self.fazy if k.okres.od in f.okres), None) for k in self.kwartaly]
        return [(faza, len(list(grupa))) for faza, grupa in groupby(fazy)]


def _procenty(ulamek: float) -> str:
    return f"{100 * ulamek:.3f}%"


def udzial(okres: Okres, dzien: date) -> float:
    """Which part of the days of `okres` lies before `dzien`; 0 to 1, days outside fall on the edges."""
    if not okres.dni:
        return 0.0
    return min(max((dzien - okres.od).days, 0), okres.dni) / okres.dni


def wykres(
    plan: WersjaPlanu,
    dane: Mapping[int, DanePaska],
    stan: date,
    *,
    znaki: Mapping[int, Sequence[Znak]] = MappingProxyType({}),
    wiedza: datetime | None = None,
    zakres: str = "cały projekt",
    wczesniejszy: WersjaPlanu | None = None,
    faza: Faza | None = None,
) -> Wykres:
    """The chart of a plan version as of the end of `stan`; `dane` and `znaki` by number of action.

    `wiedza` is the time of entry of the newest row used, `wczesniejszy` a version whose other windows are
    outlined, `faza` narrows the axis and the rows, not the figures.
    """
    projekt = plan.projekt
    kwartaly_osi = _kwartaly(faza.okres) if faza else _kwartaly_osi(plan, wczesniejszy)
    paski = _paski(plan, dane, znaki, wczesniejszy)
    return Wykres(
        okres=Okres(kwartaly_osi[0].okres.od, kwartaly_osi[-1].okres.do),
        kwartaly=kwartaly_osi,
        fazy=projekt.fazy,
        stan=stan,
        wiedza=wiedza,
        paski=tuple(p for p in paski if faza is None or p.siega(faza.okres)),
        nazwa=projekt.nazwa,
        tytul=projekt.tytul or projekt.nazwa,
        realizatorzy=_realizatorzy(projekt),
        finansowanie=projekt.finansowanie,
        wersja=f"wersja {plan.nr}",
        opis_wersji=f"plan: {plan.opis_z_przyjeciem}",
        zakres=f"{zakres} · faza{slowa.NBSP}{faza.nr}:{slowa.NBSP}{faza.okres}" if faza else zakres,
        wersja_wczesniejsza=f"wersja {wczesniejszy.nr}" if wczesniejszy else None,
        faza=faza,
    )


class _Dawny(NamedTuple):
    """A window in an earlier version, and the words for it."""

    okres: Okres
    opis: str


def _paski(
    plan: WersjaPlanu,
    dane: Mapping[int, DanePaska],
    znaki: Mapping[int, Sequence[Znak]],
    wczesniejszy: WersjaPlanu | None,
) -> Iterator[Pasek]:
    dawne = _dawne(wczesniejszy) if wczesniejszy else {}
    for d in plan.dzialania:
        yield _pasek(d, dane.get(d.nr, DanePaska()), tuple(znaki.get(d.nr, ())), dawne.get(d.nr))


def _dawne(plan: WersjaPlanu) -> dict[int, _Dawny]:
    return {
        d.nr: _Dawny(d.okres, f"w wersji {plan.nr}: {zakres_na_tekst(d.od, d.do)}") for d in plan.dzialania
    }


def _kwartaly(okres: Okres) -> tuple[Kwartal, ...]:
    return tuple(kwartaly(Kwartal.z_dnia(okres.od), Kwartal.z_dnia(okres.ostatni)))


def _kwartaly_osi(plan: WersjaPlanu, wczesniejszy: WersjaPlanu | None) -> tuple[Kwartal, ...]:
    """Whole quarters of the project; an action outside it widens the axis rather than loses its bar."""
    dzialania = (*plan.dzialania, *(wczesniejszy.dzialania if wczesniejszy else ()))
    okresy = [plan.projekt.okres, *(d.okres for d in dzialania)]
    return _kwartaly(Okres(min(o.od for o in okresy), max(o.do for o in okresy)))


def _realizatorzy(projekt: Projekt) -> str:
    slowo = "partner" if len(projekt.partnerzy) == 1 else "partnerzy"
    czesci = [
        f"Lider: {projekt.lider}" if projekt.lider else "",
        f"{slowo}: {', '.join(projekt.partnerzy)}" if projekt.partnerzy else "",
        f"nr{slowa.NBSP}{projekt.numer}" if projekt.numer else "",
    ]
    return " · ".join(filter(None, czesci))


def _pasek(
    dzialanie: Dzialanie,
    dane: DanePaska,
    znaki: tuple[Znak, ...],
    dawny: _Dawny | None,
) -> Pasek:
    okres = dzialanie.okres
    inny = dawny if dawny and dawny.okres != okres else None
    return Pasek(
        nr=dzialanie.nr,
        nazwa=dzialanie.nazwa,
        skrot=dzialanie.skrot,
        okres_planu=okres,
        zakres_tekst=zakres_na_tekst(dzialanie.od, dzialanie.do),
        do_planu=gantt_liczby.do_planu(dane, okres),
        dowody=dane.dowody,
        bez_liczb=dane.plan_razem is None,
        wykonanie_tekst=gantt_liczby.ilosc(dane, dane.wykonanie),
        plan_tekst=gantt_liczby.plan(dane),
        procent=dane.procent,
        procent_min=dane.przedzial,
        odchylenie_tekst=gantt_liczby.odchylenie(dane),
        werdykt=dane.werdykt,
        jednostka_miary=gantt_liczby.jednostka(dane),
        opis_miary=dane.opis_miary,
        adnotacja=dzialanie.adnotacja,
        znaki=znaki,
        stan=dane.stan,
        okres_wczesniejszy=inny.okres if inny else None,
        wczesniej_tekst=inny.opis if inny else "",
    )
