"""What a template says: named fields (R_…) and pattern rows (W_…), and how a sheet is laid out from them."""

from collections.abc import Iterator
from dataclasses import dataclass

from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from budzet.arkusz import Komorka, Wiersz
from budzet.xlsx.komorki import Style, styl
from budzet.xlsx.miary import INTERLINIA, ile_linii
from harmonogram.bledy import ZlyStan

WZOR, POLE = "W_", "R_"
PIKSEL_ZNAKU, PIKSELE_BRZEGU = 7, 5
ZWYKLA_WYSOKOSC = 15.0


class BladSzablonu(ZlyStan):
    """The template lacks something that the report needs; the office may have edited it away."""


@dataclass(frozen=True)
class Lamanie:
    """How text of a cell is wrapped: type size, weight, indent."""

    rozmiar: float
    gruby: bool
    wciecie: float


@dataclass(frozen=True)
class Wzor:
    """A pattern row: its columns, height, styles, wrapping, own texts and merged spans."""

    wiersz: int
    od: int
    do: int
    wysokosc: float
    style: tuple[StyleArray, ...]
    lamanie: tuple[Lamanie | None, ...]
    teksty: tuple[str | None, ...]
    scalenia: tuple[tuple[int, int], ...]


def nazwy(skoroszyt: Workbook, ws: Worksheet) -> dict[str, tuple[int, int, int, int]]:
    """Names of the sheet and of the workbook that point to this sheet: (col, row, col, row)."""
    wynik = {}
    for nazwa in (*skoroszyt.defined_names.values(), *ws.defined_names.values()):
        for arkusz, zakres in _cele(nazwa):
            if arkusz == ws.title:
                od_k, od_w, do_k, do_w = range_boundaries(zakres)
                wynik[str(nazwa.name)] = (int(od_k or 1), int(od_w or 1), int(do_k or 1), int(do_w or 1))
    return wynik


def _cele(nazwa: DefinedName) -> Iterator[tuple[str, str]]:
    return iter(nazwa.destinations) if nazwa.type == "RANGE" else iter(())


def wyjmij_wzory(skoroszyt: Workbook, ws: Worksheet) -> dict[str, Wzor]:
    """Reads the pattern rows and removes them: data will stand from the first of them on."""
    zakresy = {n.removeprefix(WZOR): z for n, z in nazwy(skoroszyt, ws).items() if n.startswith(WZOR)}
    wzory = {nazwa: _wzor(ws, *zakres) for nazwa, zakres in zakresy.items()}
    if wzory:
        _oczysc(ws, min(w.wiersz for w in wzory.values()))
    for zbior in (skoroszyt.defined_names, ws.defined_names):
        for nazwa in [n for n in zbior if n.startswith(WZOR)]:
            if ws.title in [arkusz for arkusz, _ in _cele(zbior[nazwa])]:
                del zbior[nazwa]
    return wzory


def _wzor(ws: Worksheet, od: int, wiersz: int, do: int, _: int) -> Wzor:
    komorki = [ws.cell(wiersz, k) for k in range(od, do + 1)]
    return Wzor(
        wiersz=wiersz,
        od=od,
        do=do,
        wysokosc=ws.row_dimensions[wiersz].height or ZWYKLA_WYSOKOSC,
        style=tuple(styl(k) for k in komorki),
        lamanie=tuple(_lamanie(k) for k in komorki),
        teksty=tuple(k.value if isinstance(k.value, str) else None for k in komorki),
        scalenia=tuple(
            (z.min_col, z.max_col)
            for z in ws.merged_cells.ranges
            if od <= z.min_col and z.max_col <= do and z.min_row == wiersz
        ),
    )


def _lamanie(komorka: Cell | MergedCell) -> Lamanie | None:
    if not komorka.alignment.wrap_text:
        return None
    return Lamanie(float(komorka.font.sz or 10), bool(komorka.font.b), float(komorka.alignment.indent or 0))


def _oczysc(ws: Worksheet, od_wiersza: int) -> None:
    for zakres in [z for z in ws.merged_cells.ranges if z.min_row >= od_wiersza]:
        ws.unmerge_cells(zakres.coord)
    ws.delete_rows(od_wiersza, ws.max_row - od_wiersza + 1)
    for wiersz in [w for w in ws.row_dimensions if w >= od_wiersza]:
        del ws.row_dimensions[wiersz]


class Ukladanie:
    """Puts rows on a sheet and remembers where rows of each pattern stand."""

    def __init__(self, ws: Worksheet, wzory: dict[str, Wzor], style: Style) -> None:
        self.ws = ws
        self.wzory = wzory
        self.style = style
        self.miejsca: dict[str, list[int]] = {}
        self.ostatni = ws.max_row

    def wzor(self, nazwa: str) -> Wzor:
        """The pattern with this name."""
        if nazwa not in self.wzory:
            raise BladSzablonu(f"W szablonie, na arkuszu „{self.ws.title}”, brakuje nazwy {WZOR}{nazwa}.")
        return self.wzory[nazwa]

    def wstaw(self, wiersz: Wiersz, nr: int) -> None:
        """One row at row number `nr`."""
        wzor = self.wzor(wiersz.wzor)
        if len(wiersz.komorki) > wzor.do - wzor.od + 1:
            gdzie = f"W szablonie, na arkuszu „{self.ws.title}”"
            raise BladSzablonu(f"{gdzie}, nazwa {WZOR}{wiersz.wzor} obejmuje za mało kolumn.")
        dane = wiersz.komorki or tuple(Komorka(t) for t in wzor.teksty)
        for i, wyglad in enumerate(wzor.style):
            dana = dane[i] if i < len(dane) else Komorka(None)
            self.style.wpisz(komorka_arkusza(self.ws, nr, wzor.od + i), dana, wyglad)
        self._wysokosc(nr, wzor)
        for od, do in wzor.scalenia:
            self.ws.merge_cells(start_row=nr, end_row=nr, start_column=od, end_column=do)
        self.miejsca.setdefault(wiersz.wzor, []).append(nr)
        self.ostatni = max(self.ostatni, nr)

    def _wysokosc(self, nr: int, wzor: Wzor) -> None:
        """The pattern's height, more where text needs more lines than the pattern has room for."""
        potrzeba = wzor.wysokosc
        for kolumna, lamanie in enumerate(wzor.lamanie, wzor.od):
            napis = komorka_arkusza(self.ws, nr, kolumna).value if lamanie else None
            if lamanie and isinstance(napis, str):
                do = next((d for o, d in wzor.scalenia if o == kolumna), kolumna)
                px = sum(szerokosc_kolumny(self.ws, k) for k in range(kolumna, do + 1))
                potrzeba = max(potrzeba, _wysokosc_tekstu(napis, px, lamanie, wzor.wysokosc))
        wymiar = self.ws.row_dimensions[nr]
        wymiar.height = max(wymiar.height or 0, round(potrzeba, 1))


def _wysokosc_tekstu(napis: str, px: float, lamanie: Lamanie, wysokosc: float) -> float:
    linia = lamanie.rozmiar * INTERLINIA
    linie = ile_linii(napis, px, lamanie.rozmiar, lamanie.gruby, lamanie.wciecie)
    mieszcza_sie = max(1, int((wysokosc - 3) // linia))
    return wysokosc + max(0, linie - mieszcza_sie) * linia


def komorka_arkusza(ws: Worksheet, wiersz: int, kolumna: int) -> Cell:
    komorka = ws.cell(wiersz, kolumna)
    if not isinstance(komorka, Cell):
        raise BladSzablonu(f"W szablonie, na arkuszu „{ws.title}”, scalono komórki, w których stoją dane.")
    return komorka


def szerokosc_kolumny(ws: Worksheet, kolumna: int) -> float:
    """Pixels; 0 for a hidden column."""
    wymiar = ws.column_dimensions[get_column_letter(kolumna)]
    return 0.0 if wymiar.hidden else float(wymiar.width) * PIKSEL_ZNAKU + PIKSELE_BRZEGU


def ukryj_kolumny(ws: Worksheet, kolumny: frozenset[int], ostatnia: int) -> None:
    """Hides columns (from 0) and gives their width to the others in proportion."""
    numery = {k + 1 for k in kolumny}
    zostaja = [k for k in range(1, ostatnia + 1) if k not in numery]
    calosc = sum(szerokosc_kolumny(ws, k) for k in range(1, ostatnia + 1))
    skala = calosc / (sum(szerokosc_kolumny(ws, k) for k in zostaja) or 1)
    for kolumna in zostaja:
        nowa = (szerokosc_kolumny(ws, kolumna) * skala - PIKSELE_BRZEGU) / PIKSEL_ZNAKU
        ws.column_dimensions[get_column_letter(kolumna)].width = round(nowa, 2)
    for kolumna in numery:
        ws.column_dimensions[get_column_letter(kolumna)].hidden = True
