"""Rows of the printed chart: name, bars, marks of events and figures of each action."""

from collections.abc import Iterator
from itertools import groupby

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import Okres
from harmonogram.gantt import Pasek, Wykres, Znak
from harmonogram.gantt_liczby import BRAK, WERDYKTY
from harmonogram.rysunek_czesci import (
    LINIA_SIATKI,
    OBRYS_PLANU,
    PAPIER,
    PLAN,
    TUSZ,
    TUSZ_2,
    W_OBWODKA,
    W_WYKONANIE,
    W_ZNAKI,
    WYKONANIE,
    ZA_PLANEM,
    Czesc,
    Kolo,
    Lamana,
    Linia,
    Miara,
    Napis,
    Wielokat,
    czlony,
    czysty,
    najszerszy,
    prostokat,
    rowno,
)
from harmonogram.rysunek_ramy import (
    ADNOTACJA,
    KONIEC_CZASU,
    LEWA,
    LINIA_ADNOTACJI,
    PRAWA,
    SZER_NAZWY,
    X_CZASU,
    X_NAZWY,
    X_NUMERU,
    X_ODCHYLENIA,
    X_PROCENTU,
    X_WYKONANIA,
    Kolumny,
    Uklad,
    srodek_dnia,
)

GORA_PASKA, WYS_PASKA = 1.05, 4.4
GORA_DOWODOW, WYS_DOWODOW, NAJWEZSZE_DOWODY = 5.75, 0.5, 0.7
TOR_ZNAKOW, R_ZNAKU = 7.55, 1.15
PIERWSZA, DRUGA_NAZWY, DRUGA_LICZB = 4.25, 7.7, 7.75
ODSTEP, ODSTEP_ODBYTYCH_KRESEK = 2.2, 0.75
"""Marks of one kind closer than this (mm) become one; filled ticks are thinner."""


def linie_nazwy(nr: int, skrot: str, miara: Miara) -> list[str]:
    """At most two lines of the short name; a third is an error of the plan, never a smaller font."""
    linie = rowno(skrot, SZER_NAZWY, miara, 8.5)
    if len(linie) > 2 or najszerszy(czlony(skrot), miara, 8.5) > SZER_NAZWY:
        raise NiepoprawnePole(
            f"Działanie {nr}: skrót „{skrot}” nie mieści się na wykresie w dwóch wierszach; "
            "skróć go w planie.",
            "skrot",
        )
    return linie


def linie_adnotacji(pasek: Pasek, miara: Miara) -> list[str]:
    """The annotation under its action; its row has no bar and no figures, so it may take all the width."""
    if not pasek.adnotacja:
        return []
    tekst = f"Adnotacja do działania {pasek.nr}: {pasek.adnotacja}"
    return rowno(tekst, PRAWA - X_NAZWY - 2.0, miara)


def liczby(pasek: Pasek, miara: Miara) -> tuple[str, str]:
    """„613,5/1 440” over „godzin”; too wide or with minutes of its own: „4 212,5” over „z 10 800 godzin”."""
    z_minutami = "min" in pasek.wykonanie_tekst
    if pasek.plan_tekst is None:
        return pasek.wykonanie_tekst, "" if z_minutami else pasek.jednostka_miary
    razem = f"{pasek.wykonanie_tekst}/{pasek.plan_tekst}"
    pod_spodem = czysty(f"z {pasek.plan_tekst} {pasek.jednostka_miary}")
    szer = miara(razem, 8.5, True)
    za_szeroko = szer > X_WYKONANIA - KONIEC_CZASU - 1.5 and miara(pod_spodem, 8.0, False) < szer
    return (pasek.wykonanie_tekst, pod_spodem) if z_minutami or za_szeroko else (razem, pasek.jednostka_miary)


def kolumny(wykres: Wykres, miara: Miara) -> Kolumny:
    """The columns stand at their usual places unless a figure is wider than its column."""

    def szer(grube: list[str], zwykle: list[str]) -> float:
        return max(najszerszy(grube, miara, 8.5, True), najszerszy(zwykle, miara))

    pary = [liczby(p, miara) for p in wykres.paski]
    odchylenia = szer([p.odchylenie_tekst for p in wykres.paski], [])
    procenty = szer([_procent(p) for p in wykres.paski], [])
    x_procentu = min(X_PROCENTU, X_ODCHYLENIA - odchylenia - 2.5)
    x_wykonania = min(X_WYKONANIA, x_procentu - procenty - 2.5)
    wykonania = szer([a for a, _ in pary], [b for _, b in pary])
    return Kolumny(x_wykonania, x_procentu, min(KONIEC_CZASU, x_wykonania - wykonania - 1.5))


def _procent(pasek: Pasek) -> str:
    return BRAK if pasek.procent is None else czysty(f"{pasek.procent:,} %".replace(",", " "))


def wiersze(u: Uklad, miara: Miara) -> Iterator[Czesc]:
    """All rows from the top of the grid, with the rules under them."""
    y = u.gora_siatki
    for pasek in u.wykres.paski:
        yield from _wiersz(u, pasek, y, miara)
        y += u.wiersz
        linie = linie_adnotacji(pasek, miara)
        if linie:
            yield Linia(LEWA, y, PRAWA, y, LINIA_SIATKI, 0.4)
            yield from _adnotacja(linie, y, miara)
            y += ADNOTACJA + LINIA_ADNOTACJI * (len(linie) - 1)
        ostatni = pasek is u.wykres.paski[-1]
        yield Linia(LEWA, y, PRAWA, y, TUSZ if ostatni else LINIA_SIATKI, 0.9 if ostatni else 0.4)
    if not u.wykres.paski:
        yield Napis(X_NAZWY, y + PIERWSZA, "Plan nie ma jeszcze działań.", 8.5)
        yield Linia(LEWA, y + u.wiersz, PRAWA, y + u.wiersz, TUSZ, 0.9)


def _adnotacja(linie: list[str], y: float, miara: Miara) -> Iterator[Czesc]:
    """White under the words, so that the lines of the grid stop and the words do not."""
    for i, linia in enumerate(linie):
        baza = y + 4.0 + LINIA_ADNOTACJI * i
        szer = miara(linia, 8.0, False)
        yield prostokat(X_NAZWY - 0.6, baza - 2.9, szer + 1.8, 3.9, PAPIER, warstwa=W_OBWODKA)
        yield Napis(X_NAZWY, baza, linia, kolor=TUSZ_2, pochyly=True)


def _wiersz(u: Uklad, pasek: Pasek, y: float, miara: Miara) -> Iterator[Czesc]:
    yield Napis(X_NUMERU, y + PIERWSZA, str(pasek.nr), 8.5, gruby=True, od="right")
    for baza, linia in zip((PIERWSZA, DRUGA_NAZWY), linie_nazwy(pasek.nr, pasek.skrot, miara), strict=False):
        yield Napis(X_NAZWY, y + baza, linia, 8.5)
    yield from _paski(u, pasek, y)
    tor = y + min(TOR_ZNAKOW, u.wiersz - R_ZNAKU - 0.2)
    for znak in rozrzedzone(u, pasek.znaki):
        yield from rysunek_znaku(znak.rodzaj, znak.odbyte, srodek_dnia(u, znak.dzien), tor)
    yield from _liczby_wiersza(u, pasek, y, miara)


def _paski(u: Uklad, pasek: Pasek, y: float) -> Iterator[Czesc]:
    if pasek.okres_wczesniejszy:
        yield from _dawny(u, pasek, y)
    plan = pasek.okres_planu
    yield rama_planu(
        u.x(plan.od), y + GORA_PASKA, u.x(plan.do) - u.x(plan.od), pasek.bez_liczb, f"plan-{pasek.nr}"
    )
    if pasek.wykonanie_planu:
        lewy, prawy = u.x(pasek.wykonanie_planu.od), u.x(pasek.wykonanie_planu.do)
        yield wypelnienie(lewy, y + GORA_PASKA, prawy - lewy, f"wykonanie-{pasek.nr}")
    dowody = pasek.dowody and pasek.dowody.czesc_wspolna(u.wykres.okres)
    if dowody:
        lewy, szer = slad(u, dowody)
        yield prostokat(
            lewy, y + GORA_DOWODOW, szer, WYS_DOWODOW, TUSZ, warstwa=W_WYKONANIE, id=f"dowody-{pasek.nr}"
        )


def rama_planu(x: float, y: float, szer: float, bez_liczb: bool, id: str | None = None) -> Wielokat:
    """The window of the plan: a grey box, or a dashed frame where the plan has no number to spread."""
    if bez_liczb:
        return prostokat(x, y, szer, WYS_PASKA, PAPIER, OBRYS_PLANU, 0.8, (3.2, 2.0), id=id)
    return prostokat(x, y, szer, WYS_PASKA, PLAN, OBRYS_PLANU, 0.6, id=id)


def wypelnienie(x: float, y: float, szer: float, id: str | None = None) -> Wielokat:
    """The solid bar inside the plan's box."""
    return prostokat(x, y + 0.6, szer, WYS_PASKA - 1.2, WYKONANIE, warstwa=W_WYKONANIE, id=id)


def slad(u: Uklad, dowody: Okres) -> tuple[float, float]:
    """Left edge and width of the evidence line; a single day is still wide enough to be seen."""
    lewy, prawy = u.x(dowody.od), u.x(dowody.do)
    brakuje = max(NAJWEZSZE_DOWODY - (prawy - lewy), 0.0)
    najdalej = u.kolumny.koniec_czasu - (prawy - lewy) - brakuje
    return min(max(lewy - brakuje / 2, X_CZASU), najdalej), prawy - lewy + brakuje


def _dawny(u: Uklad, pasek: Pasek, y: float) -> Iterator[Czesc]:
    """The window of an earlier version, parted from bar and grid by white."""
    okres = pasek.okres_wczesniejszy and pasek.okres_wczesniejszy.czesc_wspolna(u.wykres.okres)
    if okres:
        lewy, szer = u.x(okres.od), u.x(okres.do) - u.x(okres.od)
        wys = GORA_PASKA + WYS_PASKA - 0.4
        yield from klamra(lewy, y + 0.4, szer, wys, f"wczesniej-{pasek.nr}")


def klamra(x: float, y: float, szer: float, wys: float, id: str | None = None) -> list[Czesc]:
    """A bracket open below, so that it never meets the evidence line or the marks."""
    kontur = ((x, y + wys), (x, y), (x + szer, y), (x + szer, y + wys))
    return [
        Lamana(kontur, PAPIER, 2.0, warstwa=W_WYKONANIE),
        Lamana(kontur, TUSZ, 0.8, warstwa=W_WYKONANIE, id=id),
    ]


def _liczby_wiersza(u: Uklad, pasek: Pasek, y: float, miara: Miara) -> Iterator[Czesc]:
    gora, dol = liczby(pasek, miara)
    zle = pasek.werdykt == "za_planem"
    kolor, kolor_slow = (ZA_PLANEM, ZA_PLANEM) if zle else (TUSZ, TUSZ_2)
    yield Napis(u.kolumny.wykonanie, y + PIERWSZA, gora, 8.5, gruby=True, od="right")
    yield Napis(u.kolumny.wykonanie, y + DRUGA_LICZB, dol, kolor=TUSZ_2, od="right")
    yield Napis(u.kolumny.procent, y + PIERWSZA, _procent(pasek), 8.5, od="right")
    if pasek.procent_min:
        yield Napis(u.kolumny.procent, y + DRUGA_LICZB, "min.", kolor=TUSZ_2, od="right")
    yield Napis(X_ODCHYLENIA, y + PIERWSZA, pasek.odchylenie_tekst, 8.5, zle, kolor, "right")
    yield Napis(X_ODCHYLENIA, y + DRUGA_LICZB, WERDYKTY[pasek.werdykt], 8.0, zle, kolor_slow, "right")


def rozrzedzone(u: Uklad, znaki: tuple[Znak, ...]) -> list[Znak]:
    """Marks that can be told apart: of one kind the next is drawn only a mark's width further."""
    wybrane: list[Znak] = []
    widoczne = (z for z in znaki if z.dzien in u.wykres.okres)
    for klucz, grupa in groupby(sorted(widoczne, key=_kolejnosc), key=lambda z: (z.rodzaj, z.odbyte)):
        ostatni, odstep = -ODSTEP, ODSTEP_ODBYTYCH_KRESEK if klucz == ("kreska", True) else ODSTEP
        for znak in grupa:
            x = srodek_dnia(u, znak.dzien)
            if x - ostatni >= odstep:
                wybrane.append(znak)
                ostatni = x
    return wybrane


def _kolejnosc(znak: Znak) -> tuple[str, bool, int]:
    return znak.rodzaj, znak.odbyte, znak.dzien.toordinal()


def polaczone(u: Uklad) -> bool:
    """Some mark stands for more than one event."""
    return any(len(rozrzedzone(u, p.znaki)) < len(p.znaki) for p in u.wykres.paski)


KSZTALTY: dict[str, tuple[tuple[float, float], ...]] = {
    "romb": ((0, -1.15), (1.15, 0), (0, 1.15), (-1.15, 0)),
    "kwadrat": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
    "trojkat": ((0, -1.1), (1.1, 0.95), (-1.1, 0.95)),
}


def rysunek_znaku(rodzaj: str, odbyte: bool, x: float, y: float) -> list[Czesc]:
    """A mark around its middle: filled when the event was held, an outline when it is planned."""
    wypelnienie, obrys, grubosc = (TUSZ, PAPIER, 0.5) if odbyte else (PAPIER, TUSZ, 0.8)
    if rodzaj == "kolo":
        return [Kolo(x, y, 1.0, wypelnienie, obrys, grubosc)]
    if rodzaj == "kreska":
        if odbyte:
            return [Linia(x, y - 1.1, x, y + 1.1, TUSZ, 0.7, warstwa=W_ZNAKI)]
        return [prostokat(x - 0.3, y - 1.0, 0.6, 2.0, PAPIER, TUSZ, 0.5, warstwa=W_ZNAKI)]
    punkty = tuple((x + dx, y + dy) for dx, dy in KSZTALTY[rodzaj])
    return [Wielokat(punkty, wypelnienie, obrys, grubosc, warstwa=W_ZNAKI)]
