"""Events as marks of the chart: one a day and action, thinned to what the eye can part."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from harmonogram import slowa
from harmonogram.wydarzenia import RODZAJE, Wydarzenie

ZNAKI: Mapping[str, str] = MappingProxyType(
    {
        "romb": "konferencja",
        "kwadrat": "szkolenie, warsztat",
        "kolo": "spotkanie",
        "trojkat": "badanie, superwizja",
        "kreska": "PZK, konsultacja",
    }
)
"""Marks of events and the word that the legend gives to each."""
KRESKA, PRZYKRYWA = "kreska", 0.65
"""The narrow mark, and how near to a wider one (in distances between marks) it would be covered."""


@dataclass(frozen=True)
class Znak:
    """An event on the chart; `rodzaj` is a code of ZNAKI, planned events are drawn as outlines.

    `ile` events of one kind and day that look the same are one mark, with the first title.
    """

    dzien: date
    rodzaj: str
    odbyte: bool
    tytul: str
    ile: int = 1


def znaki_wydarzen(wydarzenia: Iterable[Wydarzenie], stan: date) -> dict[int, tuple[Znak, ...]]:
    """Marks by action, one a day; what is cancelled has none, what comes after `stan` is only planned."""
    znaki: dict[int, list[Znak]] = {}
    for w in wydarzenia:
        if w.dzialanie is None or w.stan == "odwolane":
            continue
        znaki.setdefault(w.dzialanie, []).extend(
            Znak(d.dzien, RODZAJE[w.rodzaj].znak, w.stan == "odbyte" and d.dzien <= stan, w.tytul)
            for d in w.dni
            if not d.odwolany
        )
    return kolejno(znaki)


def kolejno(znaki: Mapping[int, Iterable[Znak]]) -> dict[int, tuple[Znak, ...]]:
    """The marks of each action by day, then by shape and title."""
    return {
        nr: tuple(sorted(lista, key=lambda z: (z.dzien, z.rodzaj, z.tytul))) for nr, lista in znaki.items()
    }


def rozrzedzone(
    znaki: Iterable[Znak], gdzie: Callable[[date], float], odstep: float, odstep_kresek: float
) -> list[Znak]:
    """Marks that can be told apart: of one shape the next is drawn only `odstep` further.

    Ticks of events that were held are thin, so they may stand closer: `odstep_kresek`.
    """
    wybrane: list[Znak] = []
    rozne = {(z.rodzaj, z.dzien, not z.odbyte): z for z in znaki}  # units meet on the same days
    for rodzaj, grupa in groupby((rozne[k] for k in sorted(rozne)), key=lambda z: z.rodzaj):
        ostatni, x_ostatniego = None, float("-inf")
        for znak in grupa:
            x = gdzie(znak.dzien)
            waskie = rodzaj == KRESKA and znak.odbyte and (ostatni is None or ostatni.odbyte)
            if x - x_ostatniego >= (odstep_kresek if waskie else odstep):
                wybrane.append(znak)
                ostatni, x_ostatniego = znak, x
    return _obok_szerokich(wybrane, gdzie, odstep)


def _obok_szerokich(znaki: list[Znak], gdzie: Callable[[date], float], odstep: float) -> list[Znak]:
    """A tick that a wider mark would half cover is left out, unless the row had no other tick."""
    szerokie = [gdzie(z.dzien) for z in znaki if z.rodzaj != KRESKA]
    widac = [
        z
        for z in znaki
        if z.rodzaj != KRESKA or all(abs(gdzie(z.dzien) - x) > PRZYKRYWA * odstep for x in szerokie)
    ]
    return widac if any(z.rodzaj == KRESKA for z in widac) else znaki


def znaki_slowami(znaki: Iterable[Znak]) -> str:
    """„dni wydarzeń: odbyte 12, zaplanowane 3”; nothing where there are none."""
    lista = list(znaki)
    odbyte = sum(z.ile for z in lista if z.odbyte)
    czesci = (("odbyte", odbyte), ("zaplanowane", sum(z.ile for z in lista) - odbyte))
    opis = ", ".join(f"{slowo}{slowa.NBSP}{slowa.liczba(n)}" for slowo, n in czesci if n)
    return opis and f"dni wydarzeń: {opis}"
