"""Geometry of the small pictures on pages: quota bar, month bars, cumulative chart."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

from harmonogram import slowa

SLUPEK, ODSTEP, WYSOKOSC = 9, 3, 24
SZEROKOSC_WYKRESU, WYSOKOSC_WYKRESU = 600, 216


@dataclass(frozen=True)
class CzesciPaska:
    """Widths of a quota bar in percent of its length, ready for SVG attributes; None: not drawn."""

    uzyte: str
    tor: str
    prognoza: str | None = None
    ponad: str | None = None
    plan: str | None = None


def czesci_paska(
    uzyte: int, razem: int, plan: int | None = None, prognoza: int | Fraction | None = None
) -> CzesciPaska:
    """The bar of `uzyte` out of `razem`; above 100 % the scale grows and the surplus is a part of its own."""
    skala = max(razem, uzyte, 1)
    return CzesciPaska(
        uzyte=_procent(min(uzyte, razem), skala),
        tor=_procent(razem, skala),
        prognoza=None if prognoza is None or prognoza <= uzyte else _procent(min(prognoza, razem), skala),
        ponad=_procent(uzyte - razem, skala) if uzyte > razem else None,
        plan=None if plan is None else _procent(min(plan, skala), skala),
    )


def _procent(x: int | Fraction, skala: int) -> str:
    return f"{float(max(x, 0)) * 100 / skala:.1f}%"


@dataclass(frozen=True)
class Slupki:
    """Bars of months: (x, y, height) of each, the height of the average line, the picture's width."""

    slupki: list[tuple[int, float, float]]
    srednia: float
    szerokosc: int


def slupki(wartosci: Sequence[int], srednia: int) -> Slupki:
    """One bar a month, scaled so that both the highest month and the average fit."""
    skala = max([*wartosci, srednia + srednia // 4, 1])
    wysokosci = [round(WYSOKOSC * w / skala, 1) for w in wartosci]
    return Slupki(
        [(nr * (SLUPEK + ODSTEP), round(WYSOKOSC - w, 1), w) for nr, w in enumerate(wysokosci)],
        round(WYSOKOSC - WYSOKOSC * srednia / skala, 1),
        len(wartosci) * (SLUPEK + ODSTEP),
    )


@dataclass(frozen=True)
class Wykres:
    """Cumulative chart: paths of plan and actual, the grid, words of the vertical axis from the top."""

    plan: str
    wykonanie: str
    siatka: str
    podpisy_y: list[str]
    szerokosc: int = SZEROKOSC_WYKRESU
    wysokosc: int = WYSOKOSC_WYKRESU


def wykres(plan: Sequence[int], wykonanie: Sequence[tuple[float, int]], dzielnik: int = 1) -> Wykres:
    """Chart of one column a quarter.

    `plan`: cumulative value at the end of each quarter; `wykonanie`: points (quarters since the start,
    cumulative value); `dzielnik` turns stored units into printed ones (60 for minutes).
    """
    krok = max(1, ceil(max([*plan, *(w for _, w in wykonanie)], default=1) / dzielnik / 3))
    szczyt = krok * 3 * dzielnik
    kwartal = SZEROKOSC_WYKRESU / max(1, len(plan))
    punkty_planu = [(0.0, 0), *((nr * kwartal, p) for nr, p in enumerate(plan, 1))]
    punkty = [(0.0, 0), *((x * kwartal, w) for x, w in wykonanie)]
    return Wykres(
        _linia(punkty_planu, szczyt),
        _linia(punkty, szczyt),
        _siatka(kwartal, len(plan)),
        [slowa.liczba(krok * nr) for nr in (3, 2, 1, 0)],
    )


def _linia(punkty: Sequence[tuple[float, int]], szczyt: int) -> str:
    return "M" + " ".join(f"{x:.0f} {WYSOKOSC_WYKRESU * (1 - y / szczyt):.1f}" for x, y in punkty)


def _siatka(kwartal: float, ile: int) -> str:
    poziome = "".join(f"M0 {nr * WYSOKOSC_WYKRESU // 3}H{SZEROKOSC_WYKRESU}" for nr in range(3))
    return poziome + "".join(f"M{nr * kwartal:.0f} 0V{WYSOKOSC_WYKRESU}" for nr in range(1, ile))
