"""The sheet of the printed chart: its sizes, and everything that stands on it."""

from itertools import chain
from typing import NamedTuple

from harmonogram.gantt import Wykres
from harmonogram.rysunek_czesci import Czesc, Miara
from harmonogram.rysunek_legenda import legenda
from harmonogram.rysunek_ramy import (
    SZEROKOSC,
    WYSOKOSC,
    linia_stanu,
    naglowek,
    naglowki_kolumn,
    os_czasu,
    stopka,
    uklad,
)
from harmonogram.rysunek_wiersze import kolumny, linie_adnotacji, wiersze


class Papier(NamedTuple):
    """A sheet in millimetres, and how much larger than on A4 its geometry and its type are."""

    szer: float
    wys: float
    skala: float
    pismo: float


PAPIERY: dict[str, Papier] = {
    "A4": Papier(SZEROKOSC, WYSOKOSC, 1.0, 1.0),
    "A3": Papier(420.0, 297.0, 2**0.5, 1.2),
}


def uloz(wykres: Wykres, miara: Miara) -> list[Czesc]:
    """Head, grid, legend and foot in A4 millimetres."""
    linie = [len(a) for p in wykres.paski if (a := linie_adnotacji(p, miara))]
    u = uklad(wykres, kolumny(wykres, miara), linie, miara)
    return list(
        chain(
            naglowek(u, miara),
            os_czasu(u, miara),
            naglowki_kolumn(u),
            wiersze(u, miara),
            linia_stanu(u, miara),
            legenda(u, miara),
            stopka(u, miara),
        )
    )
