"""Parts of which the first templates were made: type, rules, heads, pattern rows, print set-up."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter, FilterColumn
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

TUSZ, SZARY, CZERWONY = "FF1A1A1A", "FF4D4D4D", "FFA61C14"
SZEROKOSC_STRONY = 1026
MM = 1 / 25.4

KRESKA = Side(style="thin", color=TUSZ)
GRUBA = Side(style="medium", color=TUSZ)
WLOS = Side(style="thin", color="FFD4D4D4")
POSREDNIA = Side(style="thin", color="FF8C8C8C")

W_WIERSZU = Border(bottom=WLOS)
KONIEC = Border(bottom=KRESKA)
GLOWA = Border(top=KRESKA, bottom=KRESKA)
SUMA = Border(top=KRESKA, bottom=GRUBA)


def pismo(rozmiar: float = 9, *, grube: bool = False, barwa: str = TUSZ, kursywa: bool = False) -> Font:
    """Arial; every other size and weight is an exception of the table it stands in."""
    return Font(name="Arial", sz=rozmiar, b=grube, i=kursywa, color=barwa)


@dataclass(frozen=True)
class Kolumna:
    """Head, width in characters and look of one column; `uklad` is l, r or c."""

    glowa: str
    znakow: float
    uklad: str = "l"
    wciecie: int = 0
    grube: bool = False
    szare: bool = False
    zawija: bool = False
    filtr: bool = False

    def wyrownanie(self, pion: str = "center", zawija: bool | None = None) -> Alignment:
        """Horizontal place of head and body alike."""
        poziom = {"l": "left", "r": "right", "c": "center"}[self.uklad]
        lamie = self.zawija if zawija is None else zawija
        return Alignment(horizontal=poziom, vertical=pion, indent=self.wciecie, wrap_text=lamie or None)


def nazwij(ws: Worksheet, nazwa: str, zakres: str) -> None:
    """A name with the scope of the sheet, so that a copied sheet takes its names along."""
    adres = ":".join(_bezwzgledny(czesc) for czesc in zakres.split(":"))
    ws.defined_names[nazwa] = DefinedName(nazwa, attr_text=f"'{ws.title}'!{adres}")


def _bezwzgledny(adres: str) -> str:
    litery = adres.rstrip("0123456789")
    return f"${litery}${adres[len(litery) :]}"


def szerokosci(ws: Worksheet, znaki: Sequence[float]) -> None:
    """Widths together as wide as the printed page; wider tables keep theirs and are fitted when printed."""
    skala = max(1.0, SZEROKOSC_STRONY / sum(z * 7 + 5 for z in znaki))
    for i, z in enumerate(znaki, 1):
        ws.column_dimensions[get_column_letter(i)].width = round(((z * 7 + 5) * skala - 5) / 7, 2)


def strona(ws: Worksheet, tytul: str, *, na_jednej: bool = False) -> None:
    """A4 landscape, one page wide, no grid, footer with page numbers."""
    ws.sheet_view.showGridLines = False
    ws.page_setup.orientation = "landscape"
    ws.page_setup.paperSize = 9
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.page_setup.fitToWidth = 1
    ws.page_setup.fitToHeight = 1 if na_jednej else 0
    brzegi(ws, boki=11, gora=12, dol=17, stopka=8)
    stopka = ws.oddFooter
    if stopka is None:
        return
    for czesc, tekst in ((stopka.left, tytul), (stopka.right, "strona &P z &N")):
        czesc.text, czesc.size, czesc.font, czesc.color = tekst, 8, "Arial,Regular", SZARY[2:]


def brzegi(ws: Worksheet, *, boki: float, gora: float, dol: float, stopka: float) -> None:
    """Margins in millimetres."""
    m = ws.page_margins
    m.left = m.right = boki * MM
    m.top, m.bottom, m.footer, m.header = gora * MM, dol * MM, stopka * MM, 6 * MM


def glowa_arkusza(ws: Worksheet, tytul: str, ostatnia: int, *, nazwany_tytul: bool = False) -> None:
    """Rows 1–4 of every sheet but the first: heavy rule, title and period, project and state."""
    prawa = get_column_letter(ostatnia)
    for wiersz, wysokosc in zip(range(1, 5), (5, 26, 15, 9), strict=True):
        ws.row_dimensions[wiersz].height = wysokosc
    kreska_gruba(ws, 1, ostatnia)
    napis(ws, "A2", tytul, pismo(16, grube=True))
    napis(ws, f"{prawa}2", "okres", pismo(16, grube=True), "right")
    napis(ws, "A3", "projekt", pismo(8.5, barwa=SZARY))
    napis(ws, f"{prawa}3", "stan · plan", pismo(8.5, barwa=SZARY), "right")
    if nazwany_tytul:
        nazwij(ws, "R_TYTUL", "A2")
    nazwij(ws, "R_OKRES", f"{prawa}2")
    nazwij(ws, "R_PROJEKT_NR", "A3")
    nazwij(ws, "R_STAN_PLAN", f"{prawa}3")


def kreska_gruba(ws: Worksheet, wiersz: int, ostatnia: int) -> None:
    """The heavy rule that opens a sheet."""
    for kolumna in range(1, ostatnia + 1):
        ws.cell(wiersz, kolumna).border = Border(bottom=GRUBA)


def napis(ws: Worksheet, adres: str, tekst: str, kroj: Font, poziom: str = "left") -> None:
    """One cell of a head."""
    ws[adres].value = tekst
    ws[adres].font = kroj
    ws[adres].alignment = Alignment(horizontal=poziom, vertical="center")


def glowa_tabeli(
    ws: Worksheet, wiersz: int, kolumny: Sequence[Kolumna], wysokosc: float, od: int = 1, pion: str = "bottom"
) -> None:
    """The line with the names of columns."""
    ws.row_dimensions[wiersz].height = wysokosc
    for i, k in enumerate(kolumny, od):
        komorka = ws.cell(wiersz, i, k.glowa)
        komorka.font = pismo(8.5, grube=True)
        komorka.border = GLOWA
        komorka.alignment = k.wyrownanie(pion, zawija=True)


@dataclass(frozen=True)
class WygladWiersza:
    """How a pattern row differs from the body of its table."""

    nazwa: str
    wysokosc: float
    ramka: Border
    grube: bool = False
    szare: bool = False


def wzor(ws: Worksheet, nr: int, kolumny: Sequence[Kolumna], jak: WygladWiersza, od: int = 1) -> None:
    """A pattern row of a table."""
    ws.row_dimensions[nr].height = jak.wysokosc
    for i, k in enumerate(kolumny, od):
        komorka = ws.cell(nr, i)
        barwa = SZARY if k.szare or jak.szare else TUSZ
        komorka.font = pismo(9, grube=k.grube or jak.grube, barwa=barwa)
        komorka.border = jak.ramka
        komorka.alignment = k.wyrownanie()
    nazwij(ws, f"W_{jak.nazwa}", zakres(nr, od, len(kolumny)))


def wzor_tekstu(
    ws: Worksheet,
    nr: int,
    nazwa: str,
    ile: int,
    tekst: str,
    *,
    kroj: Font,
    wysokosc: float,
    scal: bool = True,
) -> None:
    """A pattern row with one text over all columns."""
    ws.row_dimensions[nr].height = wysokosc
    komorka = ws.cell(nr, 1, tekst)
    komorka.font = kroj
    komorka.alignment = Alignment(horizontal="left", vertical="center", wrap_text=scal or None)
    if scal:
        ws.merge_cells(start_row=nr, end_row=nr, start_column=1, end_column=ile)
    nazwij(ws, f"W_{nazwa}", zakres(nr, 1, ile))


def wzor_odstepu(ws: Worksheet, nr: int, nazwa: str, ile: int, wysokosc: float) -> None:
    """An empty pattern row."""
    ws.row_dimensions[nr].height = wysokosc
    nazwij(ws, f"W_{nazwa}", zakres(nr, 1, ile))


def zakres(nr: int, od: int, ile: int) -> str:
    """Cells of one row."""
    return f"{get_column_letter(od)}{nr}:{get_column_letter(od + ile - 1)}{nr}"


def tabela(ws: Worksheet, nazwa: str, kolumny: Sequence[Kolumna], glowa: int) -> None:
    """A named table over head and pattern rows; filter buttons only on words, they would cover figures."""
    prawa = get_column_letter(len(kolumny))
    obszar = f"A{glowa}:{prawa}{glowa + 2}"
    wykaz = Table(displayName=nazwa, name=nazwa, ref=obszar)
    wykaz.tableStyleInfo = TableStyleInfo(name=None, showRowStripes=False)
    filtry = [FilterColumn(colId=i, hiddenButton=True) for i, k in enumerate(kolumny) if not k.filtr]
    wykaz.autoFilter = AutoFilter(ref=obszar, filterColumn=filtry)
    ws.add_table(wykaz)
    ws.print_title_rows = f"1:{glowa}"
    ws.freeze_panes = f"A{glowa + 1}"
