"""Printed cards of a month as plain data: facts, columns, rows, what is carried over to the next page.

The look is the business of `budzet.xlsx.karta` and `budzet.pdf.karta`; both break pages by `podziel`, each
with the heights of its own type.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from budzet.arkusz import Komorka

# --- what is printed

RODZAJE_DRUKOW: dict[str, str] = {
    "protokol": "protokół wykonania zadań",
    "dziennik_coachingu": "dziennik coachingu",
    "karta_animatora": "karta pracy animatora",
}
POLA_ZNAKOW: tuple[tuple[str, str], ...] = (("fe", "znak FE"), ("rp", "barwy RP"), ("ue", "znak UE"))


NIE_DOTYCZY = "nie dotyczy"
PUSTY_MIESIAC = "W tym miesiącu nie ma godzin."


@dataclass(frozen=True)
class Fakt:
    """A label and its value above the table; `rodzaj` is zwykly, gruby or ramka (a box left empty)."""

    etykieta: str
    wartosc: str
    rodzaj: str = "zwykly"


@dataclass(frozen=True)
class Kolumna:
    """One column: the two lines of its head, width in characters, place of its text (l, r).

    Neighbours with the same `nad` share it over a thin rule; a lone one simply has two lines.
    """

    glowa: str
    znakow: float
    uklad: str = "l"
    nad: str = ""
    szara: bool = False
    wciecie: int = 0


@dataclass(frozen=True)
class WierszDruku:
    """One line of the table and the minutes that it adds to the total."""

    komorki: tuple[Komorka, ...]
    minuty: int = 0


@dataclass(frozen=True)
class Druk:
    """One card of one person and month. `suma_w` and `opis_sumy` are columns (from 0) of the total's line.

    `ogolem` None: the card has no total (work paid by its result). `naglowek` are small lines beside the
    marks of the funds, `ostrzezenie` stands under them in bold.
    """

    rodzaj: str
    tytul: str
    miesiac: str
    osoba: str
    naglowek: tuple[str, ...]
    ostrzezenie: str
    fakty: tuple[Fakt, ...]
    kolumny: tuple[Kolumna, ...]
    wiersze: tuple[WierszDruku, ...]
    ogolem: int | None
    opis_sumy: int
    suma_w: int
    uwagi: tuple[str, ...]
    pytanie: str
    podpisy: tuple[str, str]
    stopka: str
    wiedza: datetime
    autor: str = field(default="", compare=False)

    @property
    def zamkniecie(self) -> float:
        """Points of the total, the notes under it and the signatures: they stay on one page."""
        pytanie = WIERSZ_UWAG if self.pytanie else 0
        return SUMA + LINIA_UWAGI * len(self.uwagi) + ODSTEP + pytanie + WIERSZ_UWAG + NA_PODPIS + LINIA_UWAGI

    def narastajaco(self, ile: int) -> int | None:
        """What the first `ile` rows add up to; None on a card without a total."""
        return None if self.ogolem is None else sum(w.minuty for w in self.wiersze[:ile])


# --- pages, in points

WIERSZ, WIERSZ_GESTY, LINIA = 16.6, 15.4, 11.6
GLOWA_1, GLOWA_2, PRZENIESIENIE = 14.0, 15.0, 15.4
GLOWA_TABELI = GLOWA_1 + GLOWA_2
LINIA_ZNAKOW, KRESKA, TYTUL, FAKT, RAMKA, PRZED_TABELA = 12.0, 5.0, 29.0, 15.5, 18.0, 10.0
LINII_ZNAKOW = 3
SUMA, LINIA_UWAGI, ODSTEP, WIERSZ_UWAG, NA_PODPIS = 18.0, 14.0, 6.0, 18.0, 44.0
STRONA = 725.0  # of 765: row heights differ between programs, so about 5 % stays free
JEDNA_STRONA = 784.0  # a bit above the page: a workbook is fitted to it, a PDF takes lower rows
NAJMNIEJ_Z_PODPISEM = 3


@dataclass(frozen=True)
class Strona:
    """Rows from `od` up to `do` (not included); the last page has the total and the signatures."""

    od: int
    do: int
    ostatnia: bool


@dataclass(frozen=True)
class Uklad:
    """Pages and the height of a row of one line."""

    strony: tuple[Strona, ...]
    wiersz: float

    def wysokosc(self, linii: int) -> float:
        return self.wiersz + (linii - 1) * LINIA


def nad_tabela(fakty: Sequence[tuple[Fakt, Sequence[str]]]) -> float:
    """Points above the table on the first page; each fact with the lines of its value."""
    wiersze = sum(RAMKA if f.rodzaj == "ramka" else FAKT * len(linie) for f, linie in fakty)
    return LINIA_ZNAKOW * LINII_ZNAKOW + KRESKA + TYTUL + wiersze + PRZED_TABELA


def podziel(linii: Sequence[int], nad: float, zamkniecie: float) -> Uklad:
    """Where pages end: `linii` of each row, points above the table on the first page and below it.

    One page as long as it may be fitted; else as many rows as fit. The total and the signatures stay
    together, with at least three rows above them.
    """
    stale = nad + GLOWA_TABELI + zamkniecie
    if stale + _wysokosc(linii, WIERSZ) <= JEDNA_STRONA:
        return Uklad((Strona(0, len(linii), True),), WIERSZ)
    return Uklad(tuple(_strony(linii, nad, zamkniecie)), WIERSZ_GESTY)


def _wysokosc(linii: Sequence[int], wiersz: float) -> float:
    return sum(wiersz + (n - 1) * LINIA for n in linii)


def _strony(linii: Sequence[int], nad: float, zamkniecie: float) -> Iterator[Strona]:
    od, wolne = 0, STRONA - nad - GLOWA_TABELI
    while od < len(linii) and _wysokosc(linii[od:], WIERSZ_GESTY) + zamkniecie > wolne:
        do = od + _ile_wejdzie(linii[od:], wolne - PRZENIESIENIE)
        do = max(od + 1, min(do, len(linii) - NAJMNIEJ_Z_PODPISEM))
        yield Strona(od, do, False)
        od, wolne = do, STRONA - GLOWA_TABELI - PRZENIESIENIE
    yield Strona(od, len(linii), True)


def _ile_wejdzie(linii: Sequence[int], wolne: float) -> int:
    for i, n in enumerate(linii):
        wolne -= _wysokosc([n], WIERSZ_GESTY)
        if wolne < 0:
            return i
    return len(linii)


def grupy_glowy(kolumny: Sequence[Kolumna]) -> list[tuple[int, int]]:
    """Ranges of neighbours with the same text above them, lone ones too."""
    grupy: list[tuple[int, int]] = []
    for i, k in enumerate(kolumny):
        if k.nad and grupy and grupy[-1][1] == i and kolumny[i - 1].nad == k.nad:
            grupy[-1] = (grupy[-1][0], i + 1)
        elif k.nad:
            grupy.append((i, i + 1))
    return grupy


def pola_podpisow(szerokosci: Sequence[float]) -> tuple[int, int]:
    """How many first columns the left signature takes, from which column the right one begins."""
    calosc, n = sum(szerokosci), len(szerokosci)
    lewy = next(i for i in range(1, n + 1) if sum(szerokosci[:i]) >= 0.4 * calosc)
    prawy = next(i for i in range(n - 1, -1, -1) if sum(szerokosci[i:]) >= 0.28 * calosc)
    return lewy, max(prawy, lewy + 1)


# --- lines of text

Miara = Callable[[str], float]
_CZLONY = re.compile(r"( *)([^ -]+-?|-)")


def lamanie(tekst: str, szerokosc: float, miara: Miara) -> list[str]:
    """The text in lines no wider than `szerokosc`, broken at spaces and hyphens; a longer word is cut."""
    linie = [""]
    for odstep, slowo in _CZLONY.findall(tekst):
        proba = linie[-1] + (odstep if linie[-1] else "") + slowo
        if miara(proba) <= szerokosc:
            linie[-1] = proba
            continue
        linie[-1:] = [*filter(None, linie[-1:]), *_kawalki(slowo, szerokosc, miara)]
    return linie


def _kawalki(slowo: str, szerokosc: float, miara: Miara) -> list[str]:
    kawalki = [""]
    for znak in slowo:
        if kawalki[-1] and miara(kawalki[-1] + znak) > szerokosc:
            kawalki.append("")
        kawalki[-1] += znak
    return kawalki


def nazwa_pliku(rodzaj: str, miesiac: date, kto: str, postac: str) -> str:
    """„protokol-2019-05-Ewa-Przykladowa.pdf”; `kto` is already safe for a file name."""
    return f"{rodzaj.replace('_', '-')}-{miesiac:%Y-%m}-{kto}.{postac}"
