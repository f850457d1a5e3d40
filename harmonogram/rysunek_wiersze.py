"""Rows of the printed chart: name, bars and figures of each action, and its annotation."""

from collections.abc import Iterator

from harmonogram.bledy import NiepoprawnePole
from harmonogram.gantt import Pasek, Wykres
from harmonogram.gantt_liczby import BRAK, WERDYKTY
from harmonogram.rysunek_czesci import (
    LINIA_SIATKI,
    PAPIER,
    TUSZ,
    TUSZ_2,
    W_OBWODKA,
    ZA_PLANEM,
    Czesc,
    Linia,
    Miara,
    Napis,
    czlony,
    czysty,
    najszerszy,
    prostokat,
    rowno,
    zawin,
)
from harmonogram.rysunek_paski import GORA_PASKA, WYS_PASKA, paski, znaki
from harmonogram.rysunek_ramy import (
    ADNOTACJA,
    KONIEC_CZASU,
    LEWA,
    LINIA_ADNOTACJI,
    PRAWA,
    SZER_NAZWY,
    X_NAZWY,
    X_NUMERU,
    X_ODCHYLENIA,
    X_PROCENTU,
    X_WYKONANIA,
    Kolumny,
    Uklad,
)

SRODEK_PASKA = GORA_PASKA + WYS_PASKA / 2
PIERWSZA, DRUGA_NAZWY, DRUGA_LICZB = 4.25, 7.7, 7.75


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


def linie_na_wykresie(nr: int, skrot: str, miara: Miara) -> list[str]:
    """The same; a name that does not fit was warned of when its plan was accepted and ends with „…”."""
    try:
        return linie_nazwy(nr, skrot, miara)
    except NiepoprawnePole:
        pierwsza, druga, *_ = [*zawin(skrot, SZER_NAZWY, miara, 8.5), ""]
    while druga and miara(f"{druga}…", 8.5, False) > SZER_NAZWY:
        druga = druga[:-1]
    return [pierwsza, f"{druga.rstrip(' ,;–')}…"]


def linie_adnotacji(pasek: Pasek, miara: Miara) -> list[str]:
    """The annotation under its action; its row has no bar and no figures, so it may take all the width."""
    if not pasek.adnotacja:
        return []
    tekst = f"Adnotacja do działania {pasek.nr}: {pasek.adnotacja}"
    return rowno(tekst, PRAWA - X_NAZWY - 2.0, miara)


def liczby(pasek: Pasek, miara: Miara) -> tuple[str, str]:
    """„613,5/1 440” over „godzin”; too wide or with minutes of its own: „4 212,5” over „z 10 800 godzin”."""
    osobno = "min" in pasek.wykonanie_tekst or pasek.wykonanie_tekst.startswith("<")
    if pasek.plan_tekst is None:
        return pasek.wykonanie_tekst, "" if osobno else pasek.jednostka_miary
    razem = f"{pasek.wykonanie_tekst}/{pasek.plan_tekst}"
    pod_spodem = czysty(f"z {pasek.plan_tekst} {pasek.jednostka_miary}")
    szer = miara(razem, 8.5, True)
    za_szeroko = szer > X_WYKONANIA - KONIEC_CZASU - 1.5 and miara(pod_spodem, 8.0, False) < szer
    return (pasek.wykonanie_tekst, pod_spodem) if osobno or za_szeroko else (razem, pasek.jednostka_miary)


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
        brak = "W tym etapie nie ma działań." if u.wykres.faza else "Plan nie ma jeszcze działań."
        yield Napis(X_NAZWY, y + PIERWSZA, brak, 8.5)
        yield Linia(LEWA, y + u.wiersz, PRAWA, y + u.wiersz, TUSZ, 0.9)


def _adnotacja(linie: list[str], y: float, miara: Miara) -> Iterator[Czesc]:
    """White under the words, so that the lines of the grid stop and the words do not."""
    for i, linia in enumerate(linie):
        baza = y + 4.0 + LINIA_ADNOTACJI * i
        szer = miara(linia, 8.0, False)
        yield prostokat(X_NAZWY - 0.6, baza - 2.9, szer + 1.8, 3.9, PAPIER, warstwa=W_OBWODKA)
        yield Napis(X_NAZWY, baza, linia, kolor=TUSZ_2, pochyly=True)


def _wiersz(u: Uklad, pasek: Pasek, y: float, miara: Miara) -> Iterator[Czesc]:
    yield from paski(u, pasek, y)
    yield from znaki(u, pasek, y)
    y += (u.powiekszenie - 1) * SRODEK_PASKA  # words stand beside the bar, also where it is taller
    yield Napis(X_NUMERU, y + PIERWSZA, str(pasek.nr), 8.5, gruby=True, od="right")
    for baza, linia in zip(
        (PIERWSZA, DRUGA_NAZWY), linie_na_wykresie(pasek.nr, pasek.skrot, miara), strict=False
    ):
        yield Napis(X_NAZWY, y + baza, linia, 8.5)
    yield from _liczby_wiersza(u, pasek, y, miara)


def _liczby_wiersza(u: Uklad, pasek: Pasek, y: float, miara: Miara) -> Iterator[Czesc]:
    gora, dol = liczby(pasek, miara)
    zle = pasek.werdykt == "za_planem"
    kolor, kolor_slow = (ZA_PLANEM, ZA_PLANEM) if zle else (TUSZ, TUSZ_2)
    yield Napis(u.kolumny.wykonanie, y + PIERWSZA, gora, 8.5, gruby=True, od="right")
    yield Napis(u.kolumny.wykonanie, y + DRUGA_LICZB, dol, kolor=TUSZ_2, od="right")
    yield Napis(u.kolumny.procent, y + PIERWSZA, _procent(pasek), 8.5, od="right")
    if pasek.procent_min and pasek.procent is not None:
        yield Napis(u.kolumny.procent, y + DRUGA_LICZB, "min.", kolor=TUSZ_2, od="right")
    yield Napis(X_ODCHYLENIA, y + PIERWSZA, pasek.odchylenie_tekst, 8.5, zle, kolor, "right")
    yield Napis(X_ODCHYLENIA, y + DRUGA_LICZB, WERDYKTY[pasek.werdykt], 8.0, zle, kolor_slow, "right")
