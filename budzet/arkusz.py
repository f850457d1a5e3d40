"""A workbook as plain data: what stands in which row and in what form.

How it looks is the business of the template (`szablony_xlsx/<kod>.xlsx`): a row names the pattern row of the
template whose style it takes, a field names a cell of the template. Nothing here knows a spreadsheet library.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Wartosc = str | int | Decimal | Fraction | date | None

SETNA = Decimal("0.01")
OSTATNI = "_OSTATNI"


@dataclass(frozen=True)
class Komorka:
    """One value and its form, a key of `budzet.xlsx.komorki.FORMATY`; `czas` holds the minute of the day."""

    wartosc: Wartosc
    format: str = "tekst"


BRAK = Komorka("—", "brak")
PUSTA = Komorka(None)


@dataclass(frozen=True)
class Wiersz:
    """A row in the look of the template's pattern row `wzor`; without cells the pattern's own text stays."""

    wzor: str
    komorki: tuple[Komorka, ...] = ()


Pasmo = Sequence[Wiersz]
Strefa = tuple[Pasmo, ...]


@dataclass(frozen=True)
class Arkusz:
    """One sheet: named fields and zones of rows; the bands of a zone stand side by side.

    `bez_kolumn` are columns (from 0) to hide, `tabela` is the name of the template's table that the rows of
    the pattern WIERSZ belong to, `wykres` says that the chart of the rows KWARTAL stands at the row WYKRES,
    `obraz` is a PNG that fills the sheet.
    """

    nazwa: str
    pola: Mapping[str, str] = field(default_factory=dict)
    strefy: tuple[Strefa, ...] = ()
    tabela: str | None = None
    bez_kolumn: frozenset[int] = frozenset()
    wykres: bool = False
    obraz: bytes | None = None


@dataclass(frozen=True)
class Skoroszyt:
    """The whole file; `sporzadzono` is the time of the data, not of the clock; `stopka` is on each page."""

    tytul: str
    autor: str
    stopka: str
    sporzadzono: datetime
    arkusze: tuple[Arkusz, ...]

    def arkusz(self, nazwa: str) -> Arkusz:
        """The sheet with this name; KeyError when the report has none."""
        for arkusz in self.arkusze:
            if arkusz.nazwa == nazwa:
                return arkusz
        raise KeyError(nazwa)


def zamknij(wiersze: Iterable[Wiersz]) -> list[Wiersz]:
    """The rows of a table, the last one in the look that draws the table's end."""
    lista = list(wiersze)
    if lista:
        lista[-1] = replace(lista[-1], wzor=lista[-1].wzor + OSTATNI)
    return lista


def tekst(napis: str | None) -> Komorka:
    """Words; nothing stays an empty cell."""
    return Komorka(napis or None)


def numer(n: int | None) -> Komorka:
    """An ordinal, the number of an action."""
    return BRAK if n is None else Komorka(n, "lp")


def dzien(d: date | None) -> Komorka:
    """A date, a dash where there is none."""
    return Komorka("—", "tekst") if d is None else Komorka(d, "dzien")


def czas(minuta: int) -> Komorka:
    """An hour of the day, 24:00 included."""
    return Komorka(minuta, "czas")


def procent(n: int | None) -> Komorka:
    """Whole percents, stored as a fraction."""
    return BRAK if n is None else Komorka(Fraction(n, 100), "procent")


def godziny(setne: Decimal | None) -> Komorka:
    """Hours with two places."""
    return BRAK if setne is None else Komorka(setne, "godziny")


def dokladne_godziny(minuty: int) -> Komorka:
    """Hours of a raw row: shown with two places, stored to the minute."""
    return Komorka(Fraction(minuty, 60), "godziny")


def setne(minuty: int) -> Decimal:
    """Minutes as hours with two places, halves away from zero: 20 minutes are 0.33."""
    return (Decimal(minuty) / 60).quantize(SETNA, ROUND_HALF_UP)


def rozdziel(minuty: Sequence[int]) -> list[Decimal]:
    """Each number as hours with two places so that the printed ones add up to the printed total.

    Three times 20 minutes are 0.34, 0.33, 0.33 = 1.00. What two places can show exactly stays exact: only the
    numbers with the largest remainders are rounded up.
    """
    w_dol = [m * 5 // 3 for m in minuty]
    reszty = [m * 5 % 3 for m in minuty]
    brakuje = int(setne(sum(minuty)) * 100) - sum(w_dol)
    w_gore = set(sorted(range(len(minuty)), key=lambda i: (-reszty[i], i))[:brakuje])
    return [Decimal(n + (i in w_gore)) / 100 for i, n in enumerate(w_dol)]


def ilosc(godzinowa: bool, n: int | None) -> Komorka:
    """A quantity on the common decimal axis: minutes as hours, or pieces; a dash where the plan has none."""
    if n is None:
        return BRAK
    return godziny(setne(n)) if godzinowa else Komorka(n, "sztuki")


def odchylenie(godzinowa: bool, plan: int | None, wykonanie: int) -> Komorka:
    """Actual less plan, exactly as the two printed numbers differ."""
    if plan is None:
        return BRAK
    if godzinowa:
        return Komorka(setne(wykonanie) - setne(plan), "godziny_odch")
    return Komorka(wykonanie - plan, "sztuki_odch")
