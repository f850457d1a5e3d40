"""A template filled with the data of a workbook: fields, rows, table, chart, picture, print set-up."""

import io
import warnings
from pathlib import Path
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.utils.cell import get_column_letter, range_boundaries
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from budzet.arkusz import Arkusz, Skoroszyt
from budzet.xlsx.komorki import Style, bezpieczny_tekst, wpisz_tekst
from budzet.xlsx.obrazy import wstaw_obraz, wstaw_wykres
from budzet.xlsx.paczka import utrwal
from budzet.xlsx.wzory import (
    POLE,
    BladSzablonu,
    Ukladanie,
    komorka_arkusza,
    nazwy,
    szerokosc_kolumny,
    ukryj_kolumny,
    wyjmij_wzory,
)

FOLDER_SZABLONOW = Path(__file__).resolve().parents[2] / "szablony_xlsx"
NAJDLUZSZA_STOPKA = 160  # Excel takes 255 with the codes of type and page


def skoroszyt_na_bajty(szablon: Path, dane: Skoroszyt) -> bytes:
    """The filled template; BladSzablonu when a sheet or a name that the report needs is gone from it."""
    wb = _wczytaj(szablon)
    style = Style()
    for nazwa in [a for a in wb.sheetnames if a not in {x.nazwa for x in dane.arkusze}]:
        wb.remove(wb[nazwa])
    for arkusz in dane.arkusze:
        if arkusz.nazwa not in wb.sheetnames:
            raise BladSzablonu(f"W szablonie {szablon.name} brakuje arkusza „{arkusz.nazwa}”.")
        _arkusz(wb, wb[arkusz.nazwa], arkusz, dane.stopka, style)
    wb.active = 0
    wb.properties.title = bezpieczny_tekst(dane.tytul)
    wb.properties.creator = wb.properties.lastModifiedBy = bezpieczny_tekst(dane.autor)
    bufor = io.BytesIO()
    wb.save(bufor)
    return utrwal(bufor.getvalue(), dane.sporzadzono)


def _wczytaj(szablon: Path) -> Workbook:
    try:
        with warnings.catch_warnings():
            # Parts that openpyxl cannot keep (shapes, sparklines) are lost; a test watches our own templates.
            warnings.simplefilter("ignore", UserWarning)
            return load_workbook(szablon)
    except (OSError, KeyError, ValueError, BadZipFile) as blad:
        raise BladSzablonu(f"Nie można odczytać szablonu {szablon.name}: {blad}.") from blad


def _arkusz(wb: Workbook, ws: Worksheet, arkusz: Arkusz, stopka: str, style: Style) -> None:
    _pola(wb, ws, arkusz)
    pierwszy = min((z[1] for n, z in nazwy(wb, ws).items() if n.startswith("W_")), default=ws.max_row + 1)
    wzory = wyjmij_wzory(wb, ws)
    ostatnia_kolumna = max((w.do for w in wzory.values()), default=ws.max_column)
    if arkusz.bez_kolumn:
        ukryj_kolumny(ws, arkusz.bez_kolumn, ostatnia_kolumna)
    ukladanie = Ukladanie(ws, wzory, style)
    nr = pierwszy
    for strefa in arkusz.strefy:
        for pasmo in strefa:
            for i, wiersz in enumerate(pasmo):
                ukladanie.wstaw(wiersz, nr + i)
        nr += max((len(pasmo) for pasmo in strefa), default=0)
    _oznaczenia(ws, ukladanie.ostatni)
    if arkusz.tabela:
        _tabela(ws, arkusz.tabela, ukladanie)
    if arkusz.wykres:
        _wykres(ws, ukladanie)
    if arkusz.obraz:
        _obraz(ws, arkusz.obraz)
    else:
        ws.print_area = f"A1:{get_column_letter(ostatnia_kolumna)}{ukladanie.ostatni}"
    # The ampersand begins a code of the footer; Excel refuses footers above 255 signs.
    if ws.oddFooter is not None:
        ws.oddFooter.left.text = bezpieczny_tekst(stopka)[:NAJDLUZSZA_STOPKA].replace("&", "&&")


def _pola(wb: Workbook, ws: Worksheet, arkusz: Arkusz) -> None:
    """Fields that this sheet's template has; a template need not show them all."""
    for nazwa, (kolumna, wiersz, _, _) in nazwy(wb, ws).items():
        if nazwa.startswith(POLE) and nazwa in arkusz.pola:
            komorka = komorka_arkusza(ws, wiersz, kolumna)
            wpisz_tekst(komorka, arkusz.pola[nazwa])


def _oznaczenia(ws: Worksheet, ostatni: int) -> None:
    """Conditional marks of the pattern rows reach down to the last row."""
    nowe = ConditionalFormattingList()
    for zakres in ws.conditional_formatting:
        od_k, od_w, do_k, _ = range_boundaries(str(zakres.sqref).split()[0])
        do_w = max(int(od_w or 1), ostatni)
        adres = f"{get_column_letter(int(od_k or 1))}{od_w}:{get_column_letter(int(do_k or 1))}{do_w}"
        for regula in zakres.rules:
            nowe.add(adres, regula)
    ws.conditional_formatting = nowe


def _tabela(ws: Worksheet, nazwa: str, ukladanie: Ukladanie) -> None:
    """The named table covers its head and the data rows; its column names are what the head says."""
    if nazwa not in ws.tables:
        raise BladSzablonu(f"W szablonie, na arkuszu „{ws.title}”, brakuje tabeli {nazwa}.")
    tabela = ws.tables[nazwa]
    od_k, od_w, do_k, _ = range_boundaries(tabela.ref)
    glowa, od, do = int(od_w or 1), int(od_k or 1), int(do_k or 1)
    wiersze = [n for w in ("WIERSZ", "WIERSZ_OSTATNI", "PUSTY") for n in ukladanie.miejsca.get(w, ())]
    tabela.ref = f"{get_column_letter(od)}{glowa}:{get_column_letter(do)}{max(wiersze, default=glowa + 1)}"
    if tabela.autoFilter:
        tabela.autoFilter.ref = tabela.ref
    for kolumna, opis in zip(range(od, do + 1), tabela.tableColumns, strict=True):
        opis.name = str(ws.cell(glowa, kolumna).value)


def _wykres(ws: Worksheet, ukladanie: Ukladanie) -> None:
    dane = [*ukladanie.miejsca.get("KWARTAL", ()), *ukladanie.miejsca.get("KWARTAL_OSTATNI", ())]
    wzor = ukladanie.wzor("KWARTAL")
    [wiersz] = ukladanie.miejsca["WYKRES"]
    wstaw_wykres(ws, wiersz, (wzor.od, wzor.do), (min(dane), max(dane)))


def _obraz(ws: Worksheet, png: bytes) -> None:
    """The picture fills the print area that the template has set."""
    od_k, od_w, do_k, do_w = range_boundaries(str(ws.print_area).split("!")[-1].replace("$", ""))
    szerokosc = sum(szerokosc_kolumny(ws, k) for k in range(int(od_k or 1), int(do_k or 1) + 1))
    wysokosc = sum(
        (ws.row_dimensions[w].height or 15) * 96 / 72 for w in range(int(od_w or 1), int(do_w or 1) + 1)
    )
    wstaw_obraz(ws, png, szerokosc, wysokosc)
