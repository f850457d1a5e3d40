"""Figures of the chart: the page's part against plain strings, files against matplotlib's own drawing."""

import io
import statistics
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from biuro.wyglad.szablon import strona_html
from harmonogram import rysunek
from harmonogram.gantt import Wykres
from harmonogram.rysunek import rysuj
from harmonogram.rysunek_kartka import PAPIERY

if TYPE_CHECKING:
    from matplotlib.figure import Figure

Wiersz = tuple[str, str, str, float]
PASKOW = 60


def pomiary(dane: Wykres) -> list[Wiersz]:
    """One row for the page, one for every kind of file."""
    return [
        _strona(dane),
        *(_plik(dane, *co) for co in (("svg", 150), ("png", 150), ("png", 300), ("pdf", 150))),
    ]


def _strona(dane: Wykres) -> Wiersz:
    wynik, podloga = _na_przemian(lambda: strona_html("_gantt.html", gantt=dane), _golo, 40)
    return ("wykres na stronie, szablon", f"{wynik:.2f} ms", f"same napisy {podloga:.2f} ms", wynik / podloga)


def _golo() -> str:
    """The same number of bars written by f-strings alone: no words, no escaping, no template."""
    return "".join(f'<rect class="g" x="{i / 7:.3f}%" y="20%" width="{i / 9:.3f}%"/>' for i in range(PASKOW))


def _plik(dane: Wykres, postac: str, dpi: int) -> Wiersz:
    """Everything from data to bytes, against `savefig` of the same marks that lie ready on a sheet."""
    gotowy = _gotowy(dane)
    wynik, podloga = _na_przemian(
        lambda: rysuj(dane, postac, dpi=dpi),
        lambda: gotowy.savefig(io.BytesIO(), format=postac, dpi=dpi),
        7,
    )
    co = f"{postac} {dpi} dpi" if postac == "png" else postac
    return (f"rysunek {co} na ciepło", f"{wynik:.0f} ms", f"sam matplotlib {podloga:.0f} ms", wynik / podloga)


def _gotowy(dane: Wykres) -> "Figure":
    kartka = PAPIERY["A4"]
    figura, osie = rysunek._plotno(kartka)
    for czesc in rysunek.czesci(dane):
        rysunek.MALARZE[type(czesc)](osie, czesc, kartka.skala, kartka.pismo)
    return figura


def _na_przemian(co: Callable[[], object], podloga: Callable[[], object], razy: int) -> tuple[float, float]:
    """Medians of the processor's milliseconds, taken in turns: other programs count in neither."""
    czasy: tuple[list[float], list[float]] = [], []
    for nr in range(razy + 1):
        for funkcja, lista in zip((co, podloga), czasy, strict=True):
            poczatek = time.process_time()
            funkcja()
            if nr:  # the first one warms up
                lista.append(time.process_time() - poczatek)
    return statistics.median(czasy[0]) * 1000, statistics.median(czasy[1]) * 1000
