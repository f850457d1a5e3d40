"""The legend of the printed chart: the one meaning of the bars in words."""

from collections.abc import Iterator

from harmonogram.gantt import ZNAKI
from harmonogram.rysunek_czesci import (
    LINIA_FAZY,
    TUSZ,
    W_STAN,
    W_WYKONANIE,
    Czesc,
    Linia,
    Miara,
    Napis,
    prostokat,
    rowno,
)
from harmonogram.rysunek_paski import WYS_PASKA, klamra, polaczone, rama_planu, rysunek_znaku, wypelnienie
from harmonogram.rysunek_ramy import LEWA, PRAWA, Uklad, kamien

ODSTEP_OD_SIATKI, KROK, DALSZA_LINIA = 10.2, 4.6, 3.6
X_1, X_2, X_3, X_4 = 34.0, 135.0, 214.0, 252.0
SZER_PROBKI, OD_PROBKI = 10.0, 12.5
UWAGA_O_FAZIE = "oś i wiersze tego etapu, liczby całych działań; okno bez brzegu sięga poza etap"
SENS_PASKA = (
    "wykonanie: pasek sięga dnia, na który plan przewidywał tyle, ile zrobiono; "
    "kończy się przed linią „stan”: za planem, za linią: przed planem"
)


def legenda(u: Uklad, miara: Miara) -> Iterator[Czesc]:
    """Bars, lines and marks with their words, and notes only where the chart needs them."""
    y = u.dol_siatki + ODSTEP_OD_SIATKI
    yield Napis(LEWA, y, "Objaśnienia", gruby=True)
    yield from _paski(u, y, miara)
    yield from _linie(u, y)
    yield from _znaki(y)
    yield from _uwagi(u, y + 3 * KROK)
    if u.wykres.faza:
        yield Napis(X_1, y + 4 * KROK, f"etap {u.wykres.faza.nr}: {UWAGA_O_FAZIE}")


def _probka(x: float, y: float) -> tuple[float, float]:
    """Top left corner of a swatch beside a baseline."""
    return x, y - 1.1 - WYS_PASKA / 2


def _paski(u: Uklad, y: float, miara: Miara) -> Iterator[Czesc]:
    yield from rama_planu(*_probka(X_1, y - 0.3), SZER_PROBKI, False)
    yield Napis(X_1 + OD_PROBKI, y, f"plan, {u.wykres.wersja}: okno działania")
    y += KROK + 0.6
    lewy, gora = _probka(X_1, y)
    yield from rama_planu(lewy, gora, SZER_PROBKI, False)
    yield wypelnienie(lewy, gora, 5.0)
    yield Linia(lewy + 7.5, gora - 0.7, lewy + 7.5, gora + WYS_PASKA + 0.7, TUSZ, 1.8, warstwa=W_STAN)
    for i, linia in enumerate(rowno(SENS_PASKA, X_2 - X_1 - OD_PROBKI - 3.0, miara)):
        yield Napis(X_1 + OD_PROBKI, y + DALSZA_LINIA * i, linia)


def _linie(u: Uklad, y: float) -> Iterator[Czesc]:
    yield prostokat(X_2, y - 1.3, SZER_PROBKI, 0.5, TUSZ, warstwa=W_WYKONANIE)
    yield Napis(X_2 + OD_PROBKI, y, "od pierwszego do ostatniego dowodu")
    y += KROK
    yield from rama_planu(*_probka(X_2, y), SZER_PROBKI, True)
    yield Napis(X_2 + OD_PROBKI, y, "plan bez liczb albo z przedziałem")
    y += KROK
    srodek = X_2 + SZER_PROBKI / 2
    yield kamien(srodek, y - 2.9)
    yield Linia(srodek, y - 1.3, srodek, y + 0.7, LINIA_FAZY, 1.0)
    fazy = u.wykres.fazy
    ktore = f" {fazy[0].nr}–{fazy[-1].nr}" if len(fazy) > 1 else ""
    yield Napis(X_2 + OD_PROBKI, y, f"kamień milowy, koniec etapu{ktore}")


def _znaki(y: float) -> Iterator[Czesc]:
    miejsca = [(x, y + KROK * i) for x in (X_3, X_4) for i in range(3)]
    for (kod, slowa), (x, baza) in zip(ZNAKI.items(), miejsca, strict=False):
        yield from rysunek_znaku(kod, True, x, baza - 1.0)
        yield Napis(x + 3.4, baza, slowa)
    x, baza = miejsca[-1]
    yield from rysunek_znaku("romb", False, x, baza - 1.0)
    yield Napis(x + 3.4, baza, "kontur: zaplanowane")


def _uwagi(u: Uklad, y: float) -> Iterator[Czesc]:
    """The last row: an earlier version, the percentage of a range, marks that stand for several events."""
    uwagi = []
    if any(p.procent_min for p in u.wykres.paski):
        uwagi.append("min.: procent dolnej granicy")
    if polaczone(u):
        uwagi.append("znak: wydarzenie lub kilka")
    if u.wykres.wersja_wczesniejsza:
        yield from klamra(X_2, y - 2.5, SZER_PROBKI, 3.0)
        inne = any(p.okres_wczesniejszy for p in u.wykres.paski)
        gdzie = "jeśli okno było inne" if inne else "okna te same"
        yield Napis(X_2 + OD_PROBKI, y, f"plan, {u.wykres.wersja_wczesniejsza}, {gdzie}")
    elif uwagi:
        yield Napis(X_2 + OD_PROBKI, y, uwagi.pop(0))
    if uwagi:
        yield Napis(PRAWA, y, " · ".join(uwagi), od="right")
