"""Makes the first templates: `python szablony_xlsx/zrob.py` from the root of the repository.

The .xlsx files beside are the truth: the office edits them in Excel. This script is kept to show how they
came to be and to start again from zero; it overwrites them. What names mean: README.md beside.
"""

import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

FOLDER = Path(__file__).resolve().parent
sys.path[:0] = [str(FOLDER.parent), str(FOLDER)]

from kolumny import (  # noqa: E402
    DZIALANIA,
    GODZINY,
    KONTROLA,
    KWARTALY,
    LIMITY,
    NASTEPNY,
    ODCHYLENIA,
    POSTEP,
    WPISY,
    WYDARZENIA,
)
from wyglad import (  # noqa: E402
    CZERWONY,
    KONIEC,
    KRESKA,
    POSREDNIA,
    SUMA,
    SZARY,
    W_WIERSZU,
    Kolumna,
    WygladWiersza,
    brzegi,
    glowa_arkusza,
    glowa_tabeli,
    kreska_gruba,
    napis,
    nazwij,
    pismo,
    strona,
    szerokosci,
    tabela,
    wzor,
    wzor_odstepu,
    wzor_tekstu,
)

from budzet.xlsx.paczka import utrwal  # noqa: E402

ZROBIONO = datetime(2026, 11, 21, tzinfo=UTC)


def czerwone(ws: Worksheet, obszar: str, warunek: str) -> None:
    """Red and bold where the word says it."""
    ws.conditional_formatting.add(obszar, FormulaRule([warunek], font=pismo(9, grube=True, barwa=CZERWONY)))


def znaki() -> Image:
    """Dashed places for the three marks; the office puts its own picture here."""
    skala, wysokosc = 3, 38
    obraz = Pillow.new("RGB", (358 * skala, wysokosc * skala), "white")
    rysunek = ImageDraw.Draw(obraz)
    import matplotlib as mpl

    pismo_znaku = ImageFont.truetype(f"{mpl.get_data_path()}/fonts/ttf/DejaVuSans.ttf", 10 * skala)
    for lewa, nazwa in ((0, "znak FE"), (121, "barwy RP"), (242, "znak UE")):
        x, y, prawa, dol = (n * skala for n in (lewa + 1, 1, lewa + 111, wysokosc - 2))
        for od in range(x, prawa, 9):
            rysunek.line([(od, y), (od + 4, y)], "#8C8C8C", 2)
            rysunek.line([(od, dol), (od + 4, dol)], "#8C8C8C", 2)
        for od in range(y, dol, 9):
            rysunek.line([(x, od), (x, od + 4)], "#8C8C8C", 2)
            rysunek.line([(prawa, od), (prawa, od + 4)], "#8C8C8C", 2)
        rysunek.text(((x + prawa) / 2, (y + dol) / 2), nazwa, "#4D4D4D", pismo_znaku, anchor="mm")
    bufor = io.BytesIO()
    obraz.save(bufor, "PNG", optimize=True)
    znak = Image(bufor)
    znak.width, znak.height = 358, wysokosc
    return znak


def podsumowanie(ws: Worksheet) -> None:
    """Logos, head, progress and hours side by side, sentences and chart, signatures."""
    strona(ws, "Raport kwartalny", na_jednej=True)
    szerokosci(ws, [*(k.znakow for k in POSTEP), 3.5, *(k.znakow for k in KWARTALY)])
    for wiersz, wysokosc in zip(range(1, 9), (36, 5, 26, 15, 14, 9, 18, 18), strict=True):
        ws.row_dimensions[wiersz].height = wysokosc
    ws.add_image(znaki(), "A1")
    kreska_gruba(ws, 2, 11)
    for adres, nazwa, tekst, kroj in (
        ("A3", None, "Raport kwartalny", pismo(16, grube=True)),
        ("K3", "R_OKRES", "okres", pismo(16, grube=True)),
        ("A4", "R_PROJEKT", "projekt", pismo(9.5)),
        ("K4", "R_DATY", "od–do, stan na", pismo(9.5)),
        ("A5", "R_LIDER", "lider, numer", pismo(8.5, barwa=SZARY)),
        ("K5", "R_PLAN", "wersja planu", pismo(8.5, barwa=SZARY)),
        ("A7", None, "Postęp działań w\u00a0toku i\u00a0zakończonych, narastająco", pismo(11, grube=True)),
        ("H7", "R_GODZINY_TYTUL", "Godziny z\u00a0celem", pismo(11, grube=True)),
    ):
        napis(ws, adres, tekst, kroj, "right" if adres[0] == "K" else "left")
        if nazwa:
            nazwij(ws, nazwa, adres)
    glowa_tabeli(ws, 8, POSTEP, 18, pion="center")
    glowa_tabeli(ws, 8, KWARTALY, 18, od=8, pion="center")
    for nr, nazwa, ramka in ((9, "", W_WIERSZU), (10, "_OSTATNI", KONIEC)):
        wzor(ws, nr, POSTEP, WygladWiersza(f"WIERSZ{nazwa}", 17, ramka))
        wzor(ws, nr, KWARTALY, WygladWiersza(f"KWARTAL{nazwa}", 17, ramka), od=8)
    wzor(ws, 11, KWARTALY, WygladWiersza("KWARTAL_RAZEM", 17, KONIEC, grube=True), od=8)
    wzor_odstepu(ws, 12, "ODSTEP", 11, 14)
    wzor_tekstu(
        ws, 13, "NAJWAZNIEJSZE", 6, "Najważniejsze", kroj=pismo(11, grube=True), wysokosc=18, scal=False
    )
    nazwij(ws, "W_WYKRES", "H13:K13")
    zdanie = (Kolumna("", 4.5, "r"), Kolumna("", 29, wciecie=1, zawija=True), *([Kolumna("", 9)] * 4))
    wzor(ws, 14, zdanie, WygladWiersza("ZDANIE", 20.6, Border()))
    ws.merge_cells("B14:F14")
    wzor_odstepu(ws, 15, "MIEJSCE", 11, 68)
    podpisy(ws, 16)
    czerwone(ws, "E9:F9", 'ISNUMBER(SEARCH("za planem",$F9))')
    czerwone(ws, "A9:A9", '$A9="▼"')


def podpisy(ws: Worksheet, nr: int) -> None:
    """Three lines over their captions."""
    ws.row_dimensions[nr].height = 13
    for od, do, tekst in (
        (1, 2, "sporządził(a): data i podpis"),
        (4, 6, "sprawdził(a): data i podpis"),
        (8, 11, "zatwierdził(a): data, podpis i pieczęć"),
    ):
        for kolumna in range(od, do + 1):
            ws.cell(nr, kolumna).border = Border(top=KRESKA)
        komorka = ws.cell(nr, od, tekst)
        komorka.font = pismo(8, barwa=SZARY)
        komorka.alignment = Alignment(vertical="center")
    nazwij(ws, "W_PODPISY", f"A{nr}:K{nr}")


def dzialania(ws: Worksheet) -> None:
    """Twelve rows, the annotation without a number, a note."""
    strona(ws, "Raport kwartalny")
    szerokosci(ws, [k.znakow for k in DZIALANIA])
    glowa_arkusza(ws, "Działania: plan i\u00a0wykonanie", 12)
    ws.row_dimensions[5].height = 15
    for kolumna in range(1, 13):
        ws.cell(5, kolumna).border = Border(top=KRESKA)
    for od, do, nazwa, tekst in (
        ("F", "G", "R_W_OKRESIE", "w\u00a0kwartale"),
        ("H", "K", "R_NARASTAJACO", "narastająco"),
    ):
        napis(ws, f"{od}5", tekst, pismo(8.5, grube=True), "center")
        for kolumna in range(ord(od), ord(do) + 1):
            ws[f"{chr(kolumna)}5"].border = Border(top=KRESKA, bottom=POSREDNIA)
        ws.merge_cells(f"{od}5:{do}5")
        nazwij(ws, nazwa, f"{od}5")
    glowa_tabeli(ws, 6, DZIALANIA, 26)
    for i, k in enumerate(DZIALANIA, 1):
        ws.cell(6, i).border = Border(bottom=KRESKA)
        ws.cell(6, i).alignment = k.wyrownanie("bottom", zawija=True)
    for nr, nazwa, ramka in ((7, "", W_WIERSZU), (8, "_OSTATNI", KONIEC)):
        wzor(ws, nr, DZIALANIA, WygladWiersza(f"WIERSZ{nazwa}", 26.5, ramka))
        ws.cell(nr, 3).font = pismo(8.5, barwa=SZARY)
    for nr, nazwa, ramka in ((9, "", W_WIERSZU), (10, "_OSTATNI", KONIEC)):
        wzor(ws, nr, DZIALANIA, WygladWiersza(f"ADNOTACJA{nazwa}", 16, ramka))
        ws.cell(nr, 2).font = pismo(8.5, barwa=SZARY, kursywa=True)
        ws.merge_cells(start_row=nr, end_row=nr, start_column=2, end_column=12)
    uwaga(
        ws,
        11,
        12,
        "— : działanie bez celu liczbowego. Przy celu w\u00a0przedziale procent liczy się od dolnej granicy. "
        "Godziny zegarowe (60\u00a0minut).",
    )
    ws.print_title_rows = "1:6"
    ws.freeze_panes = "C7"
    czerwone(ws, "K7:L7", 'ISNUMBER(SEARCH("za planem",$L7))')


def uwaga(ws: Worksheet, nr: int, ile: int, tekst: str) -> None:
    """A note under a table."""
    wzor_tekstu(ws, nr, "UWAGA", ile, tekst, kroj=pismo(8.5, barwa=SZARY), wysokosc=14)


def pusty(ws: Worksheet, nr: int, ile: int, tekst: str) -> None:
    """What a table says when it has no rows; not merged, for tables cannot be."""
    wzor_tekstu(ws, nr, "PUSTY", ile, tekst, kroj=pismo(9, barwa=SZARY), wysokosc=18, scal=False)
    for kolumna in range(1, ile + 1):
        ws.cell(nr, kolumna).border = KONIEC


def gantt(ws: Worksheet) -> None:
    """Room for the picture: the print area is as large as the page."""
    strona(ws, "Raport kwartalny")
    brzegi(ws, boki=8, gora=7, dol=13, stopka=6)
    ws.sheet_properties.pageSetUpPr.fitToPage = False
    ws.page_setup.fitToHeight = ws.page_setup.fitToWidth = None
    ws.page_setup.scale = 100
    for litera in "ABCDEFGHIJ":
        ws.column_dimensions[litera].width = 14.29
    for wiersz in range(1, 37):
        ws.row_dimensions[wiersz].height = 14.75
    ws.print_area = "A1:J36"


def wykaz(
    ws: Worksheet, tytul: str, kolumny: tuple[Kolumna, ...], wysokosc: float, *, glowa: float = 20
) -> None:
    """A sheet with one table: head, body, last row and the row of an empty table."""
    strona(ws, "Raport kwartalny")
    szerokosci(ws, [k.znakow for k in kolumny])
    glowa_arkusza(ws, tytul, len(kolumny))
    glowa_tabeli(ws, 5, kolumny, glowa)
    for nr, nazwa, ramka in ((6, "", W_WIERSZU), (7, "_OSTATNI", KONIEC)):
        wzor(ws, nr, kolumny, WygladWiersza(f"WIERSZ{nazwa}", wysokosc, ramka))
    ws.print_title_rows = "1:5"
    ws.freeze_panes = "A6"


def odchylenia(ws: Worksheet) -> None:
    """Deviations with reason and what is being done."""
    wykaz(ws, "Odchylenia z\u00a0uzasadnieniem", ODCHYLENIA, 24.6, glowa=28)
    nazwij(ws, "R_PLAN_NA", "C5")
    pusty(ws, 8, 10, "Żadne działanie z celem nie odbiega od planu.")
    uwaga(
        ws,
        9,
        10,
        "Przyczynę i\u00a0termin uzupełnia koordynator. % planu: udział w\u00a0planie ogółem, "
        "przy przedziale w\u00a0dolnej granicy.",
    )
    czerwone(ws, "E6:E6", 'ISNUMBER(SEARCH("za planem",$G6))')
    czerwone(ws, "G6:G6", 'ISNUMBER(SEARCH("za planem",$G6))')


def nastepny(ws: Worksheet) -> None:
    """What the next quarter needs."""
    wykaz(ws, "Plan następnego kwartału", NASTEPNY, 30, glowa=28)
    nazwij(ws, "R_TYTUL", "A2")
    nazwij(ws, "R_ZALEGLE", "E5")
    pusty(ws, 8, 9, "W następnym kwartale nie trwa żadne działanie.")
    uwaga(ws, 9, 9, "Razem potrzebne: plan kwartału i\u00a0zaległości. Na miesiąc: trzecia część.")


def godziny(ws: Worksheet) -> None:
    """Persons by month, totals per action, what stands outside."""
    wykaz(ws, "Godziny osób", GODZINY, 17)
    for i, adres in enumerate(("E5", "F5", "G5"), 1):
        nazwij(ws, f"R_MIESIAC_{i}", adres)
    nazwij(ws, "R_RAZEM", "H5")
    pusty(ws, 8, 9, "Brak godzin w okresie.")
    wzor_odstepu(ws, 9, "ODSTEP", 9, 9)
    bez_lamania = tuple(Kolumna("", k.znakow, k.uklad, grube=k.grube) for k in GODZINY)
    ramka_razem = Border(top=W_WIERSZU.bottom, bottom=W_WIERSZU.bottom)
    wzor(ws, 10, bez_lamania, WygladWiersza("RAZEM", 17, ramka_razem, grube=True))
    wzor(ws, 11, bez_lamania, WygladWiersza("OGOLEM", 17, SUMA, grube=True))
    wzor(
        ws,
        12,
        tuple(Kolumna("", k.znakow, k.uklad) for k in GODZINY),
        WygladWiersza("POZA", 17, Border(), szare=True),
    )
    uwaga(ws, 13, 9, "Godziny zegarowe (60\u00a0minut).")
    tabela(ws, "tblGodziny", GODZINY, 5)


def wpisy(ws: Worksheet) -> None:
    """Raw entries."""
    wykaz(ws, "Wpisy godzin", WPISY, 16)
    pusty(ws, 8, len(WPISY), "Brak wpisów w okresie.")
    tabela(ws, "tblWpisy", WPISY, 5)


def wydarzenia(ws: Worksheet) -> None:
    """Raw events."""
    wykaz(ws, "Wydarzenia", WYDARZENIA, 16, glowa=28)
    nazwij(ws, "R_TYTUL", "A2")
    pusty(ws, 8, len(WYDARZENIA), "Brak wydarzeń w okresie.")
    tabela(ws, "tblWydarzenia", WYDARZENIA, 5)


def kontrola(ws: Worksheet) -> None:
    """Sums of this file against each other."""
    wykaz(ws, "Kontrola sum", KONTROLA, 18)
    uwaga(
        ws,
        8,
        7,
        "Policzone: suma wierszy wskazanego arkusza. Oczekiwane: liczba z\u00a0planu i\u00a0wykonania. "
        "Plik zawiera wartości, nie formuły.",
    )
    czerwone(ws, "E6:F6", 'ISNUMBER(SEARCH("niezgodne",$F6))')


def limity(ws: Worksheet) -> None:
    """One row per quota, totals per action."""
    strona(ws, "Limity godzin")
    szerokosci(ws, [k.znakow for k in LIMITY])
    glowa_arkusza(ws, "Limity godzin", 14)
    del ws.defined_names["R_OKRES"]
    nazwij(ws, "R_STAN", "N2")
    glowa_tabeli(ws, 5, LIMITY, 28)
    nazwij(ws, "R_PLAN_NA", "H5")
    for nr, nazwa, ramka in ((6, "", W_WIERSZU), (7, "_OSTATNI", KONIEC)):
        wzor(ws, nr, LIMITY, WygladWiersza(f"WIERSZ{nazwa}", 16, ramka))
    pusty(ws, 8, 14, "Nie ma jeszcze osób ani jednostek z limitem.")
    wzor_odstepu(ws, 9, "ODSTEP", 14, 9)
    suma = tuple(Kolumna("", k.znakow, "l" if i == 0 else k.uklad) for i, k in enumerate(LIMITY))
    ramka_razem = Border(top=W_WIERSZU.bottom, bottom=W_WIERSZU.bottom)
    wzor(ws, 10, suma, WygladWiersza("RAZEM", 17, ramka_razem, grube=True))
    wzor(ws, 11, suma, WygladWiersza("RAZEM_OSTATNI", 17, SUMA, grube=True))
    uwaga(
        ws,
        12,
        14,
        "Godziny zegarowe. Odchylenie: wykorzystane mniej plan na dzień. Tempo: godziny na miesiąc; "
        "potrzebne: do końca okna.",
    )
    tabela(ws, "tblLimity", LIMITY, 5)
    czerwone(ws, "N6:N6", 'OR(ISNUMBER(SEARCH("przekroczony",$N6)),ISNUMBER(SEARCH("opóźniony",$N6)))')


KWARTALNY = (
    ("Podsumowanie", podsumowanie),
    ("Działania", dzialania),
    ("Gantt", gantt),
    ("Odchylenia", odchylenia),
    ("Plan następnego kwartału", nastepny),
    ("Godziny", godziny),
    ("Wydarzenia", wydarzenia),
    ("Kontrola", kontrola),
    ("Wpisy", wpisy),
)
SZABLONY = {"kwartalny.xlsx": KWARTALNY, "limity.xlsx": (("Limity", limity),)}


def zrob(plik: str) -> None:
    """Writes one template."""
    wb = Workbook()
    # The digit of the Normal style is the unit of column width: 7 pixels with Arial 10.
    wb._fonts[0] = pismo(10)  # type: ignore[attr-defined]
    wb._named_styles["Normal"].font = pismo(10)  # type: ignore[attr-defined]
    wb.remove(wb.worksheets[0])
    for nazwa, rysuj in SZABLONY[plik]:
        rysuj(wb.create_sheet(nazwa))
    bufor = io.BytesIO()
    wb.save(bufor)
    (FOLDER / plik).write_bytes(utrwal(bufor.getvalue(), ZROBIONO))


if __name__ == "__main__":
    for nazwa_pliku in SZABLONY:
        zrob(nazwa_pliku)
