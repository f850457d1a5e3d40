"""One cell: number formats, safe text, values as Excel stores them."""

import re
from copy import copy
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.cell_style import StyleArray

from budzet.arkusz import Komorka
from harmonogram.czas import DOBA

# The prefix [$-415] makes LibreOffice show a decimal comma in any locale; the places of space after counts
# put them on one axis with hours. The no-break space must be quoted: bare it would be a thousands separator.
FORMATY = {
    "tekst": "General",
    "brak": "General",
    "lp": "General",
    "godziny": "[$-415]#,##0.00",
    "godziny_odch": '[$-415]+#,##0.00;"−"#,##0.00;0.00',
    "sztuki": "[$-415]#,##0_,_0_0",
    "sztuki_odch": '[$-415]+#,##0_,_0_0;"−"#,##0_,_0_0;0_,_0_0',
    "przedzial": "@_,_0_0",
    "procent": '[$-415]0"\u00a0"%',
    "dzien": "dd.mm.yyyy",
    "czas": "h:mm",
    "polnoc": "[h]:mm",
    "dlugosc": "[h]:mm",
}
NAJDLUZSZY_TEKST = 32_767
_ZAKAZANE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

_KOD_ZNAKU = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def bezpieczny_tekst(napis: str) -> str:
    """Text as a cell can hold it: without control signs, unpaired surrogates and what XML forbids."""
    czysty = napis.replace("\r\n", "\n").replace("\r", "\n")
    return _ZAKAZANE.sub("", czysty)[:NAJDLUZSZY_TEKST]


def tekst_bez_kodow(napis: str) -> str:
    """Text in which nothing looks like Excel's code of a control sign („_x000D_”): it stays as it is."""
    return _KOD_ZNAKU.sub("_x005F_", napis)


def wpisz_tekst(komorka: Cell, napis: str) -> None:
    """Puts words into a cell so that no program ever takes them for a formula."""
    tekst = bezpieczny_tekst(napis)
    komorka.value = tekst
    if tekst:
        komorka.data_type = "s"  # a text that begins with „=” would be a formula, „#N/A” an error


def styl(komorka: Cell | MergedCell) -> StyleArray:
    """The whole style of a cell; openpyxl has no public name for it."""
    wyglad: StyleArray = copy(komorka._style)  # type: ignore[union-attr]
    return wyglad


def nadaj(komorka: Cell, styl: StyleArray) -> None:
    """Gives a cell a style taken from another one."""
    komorka._style = copy(styl)  # type: ignore[attr-defined]


class Style:
    """Styles of pattern cells with the number format of the data, each combination made once."""

    def __init__(self) -> None:
        self._gotowe: dict[tuple[StyleArray, str, bool], StyleArray] = {}

    def wpisz(self, komorka: Cell, dana: Komorka, wzor: StyleArray) -> None:
        """Value, style of the pattern, format of the data."""
        format_kod = "polnoc" if dana.format == "czas" and dana.wartosc == DOBA else dana.format
        wartosc = _wartosc(dana)
        napis = isinstance(wartosc, str)
        if isinstance(wartosc, str):
            wpisz_tekst(komorka, wartosc)
        elif wartosc is not None:
            komorka.value = wartosc
        # The apostrophe of Excel: text like „=1+1” stays text also when somebody edits the cell.
        apostrof = napis and str(wartosc).lstrip()[:1] in ("=", "+", "-", "@")
        klucz = (wzor, format_kod, apostrof)
        if klucz not in self._gotowe:
            nadaj(komorka, wzor)
            if format_kod != "tekst":
                komorka.number_format = FORMATY[format_kod]
            if apostrof:
                komorka.quotePrefix = True
            self._gotowe[klucz] = styl(komorka)
        else:
            nadaj(komorka, self._gotowe[klucz])


def _wartosc(dana: Komorka) -> str | int | float | date | time | timedelta | None:
    if isinstance(dana.wartosc, Decimal | Fraction):
        return float(dana.wartosc)
    if dana.format == "dlugosc" and isinstance(dana.wartosc, int):
        return timedelta(minutes=dana.wartosc)
    if dana.format == "czas" and isinstance(dana.wartosc, int):
        return 1 if dana.wartosc == DOBA else time(*divmod(dana.wartosc, 60))
    return dana.wartosc
