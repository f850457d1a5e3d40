"""Bars and marks of one row of the printed chart: plan, actual, evidence, an earlier window, events."""

from collections.abc import Iterator

from harmonogram.czas import Okres
from harmonogram.gantt import Pasek
from harmonogram.gantt_znaki import Znak, rozrzedzone
from harmonogram.rysunek_czesci import (
    OBRYS_PLANU,
    PAPIER,
    PLAN,
    TUSZ,
    TUSZ_2,
    W_DAWNY,
    W_WYKONANIE,
    W_ZNAKI,
    WYKONANIE,
    Czesc,
    Kolo,
    Lamana,
    Linia,
    Wielokat,
    prostokat,
)
from harmonogram.rysunek_ramy import X_CZASU, Uklad, srodek_dnia

GORA_PASKA, WYS_PASKA, MARGINES_WYKONANIA, GORA_KLAMRY = 1.05, 4.4, 0.6, 0.4
GORA_DOWODOW, WYS_DOWODOW, NAJWEZSZE_DOWODY = 5.75, 0.5, 0.7
TOR_ZNAKOW, R_ZNAKU = 7.55, 1.15
ODSTEP, ODSTEP_ODBYTYCH_KRESEK = 2.2, 0.75
"""Marks of one kind closer than this (mm) become one; filled ticks are thinner."""

Otwarte = tuple[bool, bool]
"""Whether a bar goes on beyond the left and the right edge of the axis: there it has no end of its own."""
ZAMKNIETE: Otwarte = (False, False)


def paski(u: Uklad, pasek: Pasek, y: float) -> Iterator[Czesc]:
    """Everything on the time axis of a row that begins at `y`, apart from its marks."""
    os_, k, nr = u.wykres.okres, u.powiekszenie, pasek.nr
    plan = pasek.okres_planu.czesc_wspolna(os_)
    if plan:
        lewy, szer = _odcinek(u, plan)
        otwarte = _otwarte(u, pasek.okres_planu)
        yield from rama_planu(lewy, y + GORA_PASKA * k, szer, pasek.bez_liczb, k, otwarte, f"plan-{nr}")
    wykonanie = pasek.wykonanie_planu and pasek.wykonanie_planu.czesc_wspolna(os_)
    if wykonanie:
        lewy, szer = _odcinek(u, wykonanie)
        yield wypelnienie(lewy, y + GORA_PASKA * k, szer, k, f"wykonanie-{nr}")
    dowody = pasek.dowody and pasek.dowody.czesc_wspolna(os_)
    if dowody:
        lewy, szer = slad(u, dowody)
        gora = y + GORA_DOWODOW * k
        yield prostokat(lewy, gora, szer, WYS_DOWODOW, TUSZ, warstwa=W_WYKONANIE, id=f"dowody-{nr}")
    yield from _dawny(u, pasek, y)


def _dawny(u: Uklad, pasek: Pasek, y: float) -> Iterator[Czesc]:
    wczesniej = pasek.okres_wczesniejszy and pasek.okres_wczesniejszy.czesc_wspolna(u.wykres.okres)
    if pasek.okres_wczesniejszy and wczesniej:
        lewy, szer = _odcinek(u, wczesniej)
        wys, otwarte = (
            (GORA_PASKA + WYS_PASKA) * u.powiekszenie - GORA_KLAMRY,
            _otwarte(u, pasek.okres_wczesniejszy),
        )
        yield from klamra(lewy, y + GORA_KLAMRY, szer, wys, otwarte, f"wczesniej-{pasek.nr}")


def _odcinek(u: Uklad, okres: Okres) -> tuple[float, float]:
    return u.x(okres.od), u.x(okres.do) - u.x(okres.od)


def _otwarte(u: Uklad, okres: Okres) -> Otwarte:
    return okres.od < u.wykres.okres.od, okres.do > u.wykres.okres.do


def rama_planu(
    x: float,
    y: float,
    szer: float,
    bez_liczb: bool,
    powiekszenie: float = 1.0,
    otwarte: Otwarte = ZAMKNIETE,
    id: str | None = None,
) -> Iterator[Czesc]:
    """The window of the plan: a grey box, or a dashed frame where the plan has no number to spread."""
    obrys = TUSZ_2 if bez_liczb else OBRYS_PLANU  # dashes fall between points, so they must be darker
    tlo, grubosc, kreski = (PAPIER, 0.8, (3.2, 2.0)) if bez_liczb else (PLAN, 0.6, None)
    wys = WYS_PASKA * powiekszenie
    if not any(otwarte):
        yield prostokat(x, y, szer, wys, tlo, obrys, grubosc, kreski, id=id)
        return
    yield prostokat(x, y, szer, wys, tlo, id=id)
    for punkty in _boki(x, y, szer, wys, otwarte):
        yield Lamana(punkty, obrys, grubosc, W_WYKONANIE, kreski)


def _boki(
    x: float, y: float, szer: float, wys: float, otwarte: Otwarte
) -> list[tuple[tuple[float, float], ...]]:
    """The outline of a box without its open sides."""
    lewy, prawy = otwarte
    gora, dol = ((x, y), (x + szer, y)), ((x, y + wys), (x + szer, y + wys))
    if lewy and prawy:
        return [gora, dol]
    return [(*gora, *reversed(dol))] if lewy else [(*reversed(gora), *dol)]


def wypelnienie(
    x: float, y: float, szer: float, powiekszenie: float = 1.0, id: str | None = None
) -> Wielokat:
    """The solid bar inside the plan's box."""
    wys = WYS_PASKA * powiekszenie - 2 * MARGINES_WYKONANIA
    return prostokat(x, y + MARGINES_WYKONANIA, szer, wys, WYKONANIE, warstwa=W_WYKONANIE, id=id)


def slad(u: Uklad, dowody: Okres) -> tuple[float, float]:
    """Left edge and width of the evidence line; a single day is still wide enough to be seen."""
    lewy, prawy = u.x(dowody.od), u.x(dowody.do)
    brakuje = max(NAJWEZSZE_DOWODY - (prawy - lewy), 0.0)
    najdalej = u.kolumny.koniec_czasu - (prawy - lewy) - brakuje
    return min(max(lewy - brakuje / 2, X_CZASU), najdalej), prawy - lewy + brakuje


def klamra(
    x: float, y: float, szer: float, wys: float, otwarte: Otwarte = ZAMKNIETE, id: str | None = None
) -> list[Czesc]:
    """The window of an earlier version, parted from bar and grid by white.

    A bracket open below, so that it never meets the evidence line or the marks.
    """
    lewy, prawy = otwarte
    kontur = (
        *(() if lewy else ((x, y + wys),)),
        (x, y),
        (x + szer, y),
        *(() if prawy else ((x + szer, y + wys),)),
    )
    return [Lamana(kontur, PAPIER, 2.2, W_DAWNY), Lamana(kontur, TUSZ, 0.8, W_DAWNY, id=id)]


# --- marks of events ------------------------------------------------------------------------------


def znaki(u: Uklad, pasek: Pasek, y: float) -> Iterator[Czesc]:
    """The marks of a row in their lane under the bar."""
    tor = y + min(TOR_ZNAKOW * u.powiekszenie, u.wiersz - R_ZNAKU - 0.2)
    for znak in widoczne(u, pasek):
        yield from rysunek_znaku(znak.rodzaj, znak.odbyte, srodek_dnia(u, znak.dzien), tor)


def widoczne(u: Uklad, pasek: Pasek) -> list[Znak]:
    """Marks within the axis that a reader of the page can part."""
    na_osi = (z for z in pasek.znaki if z.dzien in u.wykres.okres)
    return rozrzedzone(na_osi, lambda dzien: srodek_dnia(u, dzien), ODSTEP, ODSTEP_ODBYTYCH_KRESEK)


def polaczone(u: Uklad) -> bool:
    """Some mark stands for more than one event."""
    os_ = u.wykres.okres
    return any(len(widoczne(u, p)) < sum(z.dzien in os_ for z in p.znaki) for p in u.wykres.paski)


KSZTALTY: dict[str, tuple[tuple[float, float], ...]] = {
    "romb": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "kwadrat": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "trojkat": ((0, -1.1), (1.1, 0.95), (-1.1, 0.95)),
}


def rysunek_znaku(rodzaj: str, odbyte: bool, x: float, y: float) -> list[Czesc]:
    """A mark around its middle: filled when the event was held, an outline when it is planned."""
    tlo, obrys, grubosc = (TUSZ, PAPIER, 0.5) if odbyte else (PAPIER, TUSZ, 0.8)
    if rodzaj == "kolo":
        return [Kolo(x, y, 1.0, tlo, obrys, grubosc)]
    if rodzaj == "kreska":
        if odbyte:
            return [Linia(x, y - 1.1, x, y + 1.1, TUSZ, 0.7, warstwa=W_ZNAKI)]
        return [prostokat(x - 0.3, y - 1.0, 0.6, 2.0, PAPIER, TUSZ, 0.5, warstwa=W_ZNAKI)]
    punkty = tuple((x + dx, y + dy) for dx, dy in KSZTALTY[rodzaj])
    return [Wielokat(punkty, tlo, obrys, grubosc, warstwa=W_ZNAKI)]
