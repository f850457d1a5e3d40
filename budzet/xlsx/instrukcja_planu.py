"""The first sheet of the plan's workbook: how to fill it in, in the office's words."""

from openpyxl.workbook.workbook import Workbook

from budzet.arkusz import Komorka
from budzet.arkusze_planu import ARKUSZE
from budzet.xlsx.wyglad_formularza import Kolumna, nowy_arkusz, wpisz_wiersze

ZASADY: tuple[tuple[str, str], ...] = (
    (
        "Co to jest",
        "Cały plan projektu: projekt, fazy, działania, cele. Wypełniony skoroszyt to nowa wersja "
        "planu. Przed wczytaniem serwis pokazuje różnicę, a błędy nazywa arkuszem, wierszem i kolumną.",
    ),
    ("Kolejność", "Najpierw Projekt, Fazy i Działania, potem Cele, na końcu Źródła, Narzędzia i Kwartalnie."),
    (
        "Kwartały",
        "Tak jak w biurze: II kwartał 2019. Można wybrać z listy albo wpisać, także krótko: 2019-K2.",
    ),
    (
        "Godziny",
        "Przy mierze „godziny” liczba to godziny: 20 albo 2,5; można też 2:30. Inne miary: całe sztuki.",
    ),
    (
        "Sumy",
        "Średnio w miesiącu razy liczba miesięcy musi dać Razem; kwartały rozkładu ręcznego też. "
        "Serwis sprawdza to przy wczytaniu i mówi, co się nie zgadza.",
    ),
    (
        "Lista wyboru",
        "Miara, Dla kogo, Rozkład, Rodzaj, Liczone z i Funkcja mają listę: stań w komórce i rozwiń ją.",
    ),
    (
        "Nowe wiersze",
        "Pisz w wolnych wierszach tabeli, a gdy ich zabraknie, po prostu niżej. Puste nie przeszkadzają.",
    ),
    ("Czego nie zmieniać", "Nazw arkuszy i nagłówków kolumn. Wygląd i kolejność kolumn są dowolne."),
    ("Formuły", "Można liczyć formułami, jeżeli plik zapisano w Excelu albo LibreOffice. Bez makr i łączy."),
)


def instrukcja(wb: Workbook, projekt: str) -> None:
    """Rules, then the sheets."""
    kolumny = [Kolumna("Temat", 22, zawija=True), Kolumna("Zasada", 120, zawija=True)]
    ws = nowy_arkusz(
        wb,
        "Instrukcja",
        "Plan projektu: jak wypełnić skoroszyt",
        projekt,
        f"Plan projektu · {projekt}",
        kolumny,
    )
    arkusze = [(f"Arkusz {a.nazwa}", a.wstep) for a in ARKUSZE]
    wiersze = [[Komorka(temat), Komorka(zasada)] for temat, zasada in (*ZASADY, *arkusze)]
    wpisz_wiersze(ws, kolumny, wiersze, 0)
