"""Actions, figures and events become bars: dates, words and positions. Draws nothing."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import NamedTuple

from harmonogram import gantt_liczby, slowa
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, Faza, Projekt, WersjaPlanu
from harmonogram.gantt_liczby import WERDYKTY, DanePaska
from harmonogram.gantt_wykres import Odcinek, Pasek, Wykres, udzial
from harmonogram.gantt_znaki import ZNAKI, Znak, znaki_wydarzen
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst

__all__ = [
    "WERDYKTY", "ZNAKI", "DanePaska", "Odcinek", "Pasek", "Wykres", "Znak",
    "udzial", "wykres", "znaki_wydarzen",
]  # fmt: skip


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
        zakres=f"{zakres} · etap{slowa.NBSP}{faza.nr}:{slowa.NBSP}{faza.okres}" if faza else zakres,
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
        wykonanie_tekst=gantt_liczby.wykonanie(dane),
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
