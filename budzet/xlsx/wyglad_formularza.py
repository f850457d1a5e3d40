"""Look of a workbook to be filled in: Arial, rules of three weights, no fills; lists to choose from."""

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from budzet.arkusz import Komorka
from budzet.xlsx.komorki import Style, styl, wpisz_tekst
from budzet.xlsx.miary import INTERLINIA, ile_linii
from budzet.xlsx.wzory import komorka_arkusza, szerokosc_kolumny

TUSZ, SZARY, WLOSY = "FF1A1A1A", "FF4D4D4D", "FFD4D4D4"
SZEROKOSC_STRONY, NAJWIEKSZA_SKALA = 1026, 1.5
MM = 1 / 25.4
GLOWA, ROZMIAR, WYSOKOSC = 5, 9.0, 17.0
LISTY = "Listy"

_KRESKA, _WLOS = Side(style="thin", color=TUSZ), Side(style="thin", color=WLOSY)
_W_WIERSZU, _KONIEC = Border(bottom=_WLOS), Border(bottom=_KRESKA)


def pismo(rozmiar: float = ROZMIAR, *, grube: bool = False, barwa: str = TUSZ) -> Font:
    """Arial."""
    return Font(name="Arial", sz=rozmiar, b=grube, color=barwa)


@dataclass(frozen=True)
class Kolumna:
    """Head, width in characters, place of the text (l, r, c), does it wrap, its indent."""

    glowa: str
    znakow: float
    uklad: str = "l"
    zawija: bool = False
    szara: bool = False
    wciecie: int = 0

    def wyrownanie(self, pion: str = "center", zawija: bool | None = None) -> Alignment:
        """Head and body alike."""
        poziom = {"l": "left", "r": "right", "c": "center"}[self.uklad]
        lamie = self.zawija if zawija is None else zawija
        return Alignment(horizontal=poziom, vertical=pion, indent=self.wciecie, wrap_text=lamie or None)


def nowy_skoroszyt() -> Workbook:
    """Without sheets; the digit of the Normal style is the unit of column width, 7 pixels with Arial 10."""
    wb = Workbook()
    wb._fonts[0] = pismo(10)  # type: ignore[attr-defined]
    wb._named_styles["Normal"].font = pismo(10)  # type: ignore[attr-defined]
    wb.remove(wb.worksheets[0])
    return wb


def nowy_arkusz(
    wb: Workbook, nazwa: str, tytul: str, wstep: str, stopka: str, kolumny: Sequence[Kolumna]
) -> Worksheet:
    """Heavy rule, title, a sentence, the head of the table; A4 landscape, one page wide."""
    ws: Worksheet = wb.create_sheet(nazwa)
    ws.sheet_view.showGridLines = False
    _szerokosci(ws, [k.znakow for k in kolumny])
    _strona(ws, stopka)
    for wiersz, wysokosc in zip(range(1, GLOWA), (5, 26, 15, 9), strict=True):
        ws.row_dimensions[wiersz].height = wysokosc
    for nr in range(1, len(kolumny) + 1):
        ws.cell(1, nr).border = Border(bottom=Side(style="medium", color=TUSZ))
    for adres, tekst, kroj in (("A2", tytul, pismo(16, grube=True)), ("A3", wstep, pismo(barwa=SZARY))):
        wpisz_tekst(ws[adres], tekst)
        ws[adres].font = kroj
        ws[adres].alignment = Alignment(horizontal="left", vertical="center")
    _glowa(ws, kolumny)
    ws.print_title_rows = f"1:{GLOWA}"
    ws.freeze_panes = f"A{GLOWA + 1}"
    return ws


def _szerokosci(ws: Worksheet, znaki: Sequence[float]) -> None:
    """Together as wide as the printed page, unless that would stretch a small table too much."""
    skala = min(NAJWIEKSZA_SKALA, max(1.0, SZEROKOSC_STRONY / sum(z * 7 + 5 for z in znaki)))
    for i, z in enumerate(znaki, 1):
        ws.column_dimensions[get_column_letter(i)].width = round(((z * 7 + 5) * skala - 5) / 7, 2)


def _strona(ws: Worksheet, stopka: str) -> None:
    ws.page_setup.orientation, ws.page_setup.paperSize = "landscape", 9
    ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    ws.page_setup.fitToWidth, ws.page_setup.fitToHeight = 1, 0
    m = ws.page_margins
    m.left = m.right = 11 * MM
    m.top, m.bottom, m.footer, m.header = 12 * MM, 17 * MM, 8 * MM, 6 * MM
    if ws.oddFooter is None:
        return
    for czesc, tekst in (
        (ws.oddFooter.left, stopka.replace("&", "&&")[:160]),
        (ws.oddFooter.right, "strona &P z &N"),
    ):
        czesc.text, czesc.size, czesc.font, czesc.color = tekst, 8, "Arial,Regular", SZARY[2:]


def _glowa(ws: Worksheet, kolumny: Sequence[Kolumna]) -> None:
    linii = 1
    for nr, k in enumerate(kolumny, 1):
        komorka = komorka_arkusza(ws, GLOWA, nr)
        wpisz_tekst(komorka, k.glowa)
        komorka.font = pismo(8.5, grube=True)
        komorka.border = Border(top=_KRESKA, bottom=_KRESKA)
        komorka.alignment = k.wyrownanie("bottom", zawija=True)
        linii = max(linii, ile_linii(k.glowa, szerokosc_kolumny(ws, nr), 8.5, True, k.wciecie))
    ws.row_dimensions[GLOWA].height = 8 + 11 * linii


def wpisz_wiersze(
    ws: Worksheet, kolumny: Sequence[Kolumna], wiersze: Sequence[Sequence[Komorka]], wolnych: int
) -> int:
    """The filled rows and as many free ones; returns the number of the last of them."""
    style = Style()
    puste = [[Komorka(None)] * len(kolumny)] * wolnych
    wszystkie = [*wiersze, *puste]
    for nr, wiersz in enumerate(wszystkie, GLOWA + 1):
        ramka = _KONIEC if nr == GLOWA + len(wszystkie) else _W_WIERSZU
        linii = 1
        for i, (k, dana) in enumerate(zip(kolumny, wiersz, strict=True), 1):
            komorka = komorka_arkusza(ws, nr, i)
            _wyglad(komorka, k, ramka)
            style.wpisz(komorka, dana, styl(komorka))
            if k.zawija and isinstance(dana.wartosc, str):
                linii = max(linii, _linii(ws, i, k, dana.wartosc))
        ws.row_dimensions[nr].height = round(WYSOKOSC + (linii - 1) * ROZMIAR * INTERLINIA, 1)
    ostatni = GLOWA + len(wszystkie)
    ws.print_area = f"A1:{get_column_letter(len(kolumny))}{ostatni}"
    return ostatni


def _linii(ws: Worksheet, nr: int, kolumna: Kolumna, tekst: str) -> int:
    return ile_linii(tekst, szerokosc_kolumny(ws, nr), ROZMIAR, wciecie=kolumna.wciecie)


def _wyglad(komorka: Cell, kolumna: Kolumna, ramka: Border) -> None:
    komorka.font = pismo(barwa=SZARY if kolumna.szara else TUSZ)
    komorka.border = ramka
    komorka.alignment = kolumna.wyrownanie()


# --- choosing from lists


def arkusz_list(wb: Workbook, listy: Sequence[tuple[str, str, Sequence[str]]]) -> None:
    """A hidden sheet with the values of (name, head, values); each list has a defined name."""
    ws = wb.create_sheet(LISTY)
    ws.sheet_state = "hidden"
    for nr, (nazwa, glowa, wartosci) in enumerate(listy, 1):
        for wiersz, tekst in enumerate([glowa, *wartosci], 1):
            komorka = komorka_arkusza(ws, wiersz, nr)
            wpisz_tekst(komorka, tekst)
            komorka.font = pismo(grube=wiersz == 1)
        litera = get_column_letter(nr)
        zakres = f"{LISTY}!${litera}$2:${litera}${len(wartosci) + 1}"
        wb.defined_names[nazwa] = DefinedName(nazwa, attr_text=zakres)


def pilnuj(ws: Worksheet, zakres: str, regula: DataValidation, tytul: str, rada: str) -> None:
    """A rule of input with its hint; what does not fit it is told in Polish."""
    regula.allow_blank = True
    regula.showErrorMessage = regula.type is not None
    regula.errorTitle, regula.error = tytul[:32], "Ta wartość tu nie pasuje. Wybierz z listy albo popraw."
    if rada:
        regula.showInputMessage = True
        regula.promptTitle, regula.prompt = tytul[:32], rada[:255]
    regula.add(zakres)
    ws.add_data_validation(regula)
