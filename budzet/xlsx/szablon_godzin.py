"""The workbook to write hours in: „Godziny” with lists to choose from, „Instrukcja”, hidden „Listy”."""

import io
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from openpyxl.utils.cell import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from budzet.arkusz import Komorka
from budzet.import_godzin import NAJWIECEJ_WIERSZY
from budzet.kolumny_godzin import GLOWY, GODZINY, INSTRUKCJA, KOLUMNY, NUMERY, KolumnaGodzin
from budzet.slowniki_godzin import Slownik, Slowniki
from budzet.xlsx.komorki import bezpieczny_tekst
from budzet.xlsx.paczka import utrwal
from budzet.xlsx.wyglad_formularza import (
    GLOWA,
    Kolumna,
    arkusz_list,
    nowy_arkusz,
    nowy_skoroszyt,
    pilnuj,
    wpisz_wiersze,
)
from harmonogram.czas import Okres
from harmonogram.slowa import liczba

ZROBIONO = datetime(2026, 11, 22, tzinfo=UTC)  # of the template itself: equal lists give equal bytes
WOLNYCH = 300
FORMATY = {"dzien": "dzien", "od": "polnoc", "do": "polnoc"}  # „polnoc” shows 24:00 as itself
TYTUL = "Godziny do wczytania"
WSTEP = "Jeden wiersz to jedna praca jednego dnia. Można skopiować ten arkusz dla każdego miesiąca."

ZASADY: tuple[tuple[str, str], ...] = (
    (
        "Co to jest",
        "Godziny do wczytania jednym plikiem: na stronie Godziny, Wczytaj z Excela, albo poleceniem "
        "biuro import godziny. Najpierw zobaczysz, co się stanie z każdym wierszem; dopiero potem zapiszesz.",
    ),
    ("Data", "Dzień pracy: 06.05.2019. Tylko dni, które już minęły, w czasie trwania działania."),
    ("Od, Do", "Godziny: 9:00, 10:30; koniec dnia to 24:00. Pracę po północy wpisz w osobnym wierszu."),
    (
        "Osoba, Dla kogo, Jednostka",
        "Wybierz z listy: stań w komórce i rozwiń ją. Dwie osoby o tym samym nazwisku mają przy nim funkcję "
        "i gminę. Dla kogo wypełnia się tylko przy coachingu.",
    ),
    (
        "Działanie",
        "Z listy albo sam numer. Superwizja i praca poza harmonogramem mają na liście swoje pozycje.",
    ),
    ("Zadanie, Temat", "Z listy. Zadanie może zostać puste; temat jest tylko przy coachingu i superwizji."),
    ("Opis, Uzasadnienie", "Własne słowa, najwyżej 500 znaków, bez numerów PESEL i bez danych o rodzinach."),
    (
        "Ten sam plik drugi raz",
        "Niczego nie podwaja: wiersze, które już są zapisane, serwis poznaje i pomija. Można więc poprawić "
        "odrzucone wiersze w tym samym pliku i wczytać go jeszcze raz.",
    ),
    (
        "Kilka arkuszy",
        "Serwis czyta każdy arkusz z nagłówkami Data, Od i Do, na przykład Maj i Czerwiec. Puste wiersze "
        "i wiersz Razem pomija, innych kolumn nie czyta.",
    ),
    (
        "Czego nie robić",
        "Nie zmieniaj nagłówków, nie scalaj komórek i nie wpisuj formuł w tych kolumnach. Bez makr i łączy.",
    ),
    ("Ile wierszy", f"Najwyżej {liczba(NAJWIECEJ_WIERSZY)} w pliku, plik najwyżej 10 MB."),
)


def szablon_godzin(slowniki: Slowniki, projekt: str, okres: Okres) -> bytes:
    """The empty template for whoever may log what the lists hold, within the days of the project."""
    wb = nowy_skoroszyt()
    _arkusz_godzin(wb, slowniki, projekt, okres)
    _instrukcja(wb, projekt)
    arkusz_list(wb, list(_listy(slowniki)))
    wb.active = 0
    wb.properties.title = bezpieczny_tekst(f"{TYTUL}: {projekt}")
    bufor = io.BytesIO()
    wb.save(bufor)
    return utrwal(bufor.getvalue(), ZROBIONO)


def _stopka(projekt: str) -> str:
    return f"{TYTUL} · {projekt}"


def _arkusz_godzin(wb: Workbook, slowniki: Slowniki, projekt: str, okres: Okres) -> None:
    kolumny = [_kolumna(k) for k in KOLUMNY]
    ws = nowy_arkusz(wb, GODZINY, TYTUL, WSTEP, _stopka(projekt), kolumny)
    wiersz = [Komorka(None, FORMATY.get(k.pole, "tekst")) for k in KOLUMNY]
    wpisz_wiersze(ws, kolumny, [wiersz] * WOLNYCH, 0)
    ws.freeze_panes = f"D{GLOWA + 1}"  # with day and hours in sight
    for nr, k in enumerate(KOLUMNY, 1):
        litera = get_column_letter(nr)
        _pilnuj(ws, f"{litera}{GLOWA + 1}:{litera}{GLOWA + NAJWIECEJ_WIERSZY}", k, slowniki, okres)


def _kolumna(k: KolumnaGodzin) -> Kolumna:
    """Every row is one line high; words keep away from what the cell before may fill to its end."""
    po_prawej = k.pole in FORMATY
    return Kolumna(k.glowa, k.znakow, "r" if po_prawej else "l", wciecie=int(not po_prawej))


def _pilnuj(ws: Worksheet, zakres: str, k: KolumnaGodzin, slowniki: Slowniki, okres: Okres) -> None:
    if k.pole == "dzien":
        od, do = (str(_dzien_excela(d)) for d in (okres.od, okres.ostatni))
        regula = DataValidation(type="date", operator="between", formula1=od, formula2=do)
    elif k.pole in FORMATY:
        regula = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
    elif k.pole in ("opis", "uzasadnienie"):
        regula = DataValidation(type="textLength", operator="lessThanOrEqual", formula1="500")
    elif _slownik(slowniki, k.pole).do_wyboru:
        regula = DataValidation(type="list", formula1=_nazwa_listy(k.pole))
        if k.pole in ("dzialanie", "zadanie"):
            regula.errorStyle = "warning"  # a bare number or code will do
    else:
        regula = DataValidation()
    pilnuj(ws, zakres, regula, k.glowa, k.rada)


def _dzien_excela(dzien: date) -> int:
    return (dzien - date(1899, 12, 30)).days


def _slownik(slowniki: Slowniki, pole: str) -> Slownik:
    wynik: Slownik = getattr(slowniki, pole)
    return wynik


def _nazwa_listy(pole: str) -> str:
    return f"Lista_{pole}"


def _listy(slowniki: Slowniki) -> Sequence[tuple[str, str, Sequence[str]]]:
    """Names to choose from; those of persons and units with their numbers beside, to be known again."""
    listy: list[tuple[str, str, Sequence[Any]]] = []
    for pole in ("osoba", "dla", "jednostka", "dzialanie", "zadanie", "temat"):
        pozycje = _slownik(slowniki, pole).do_wyboru
        if pozycje:
            listy.append((_nazwa_listy(pole), GLOWY[pole], [p.napis for p in pozycje]))
            if pole in NUMERY:
                listy.append((f"Numery_{pole}", NUMERY[pole], [str(p.wartosc) for p in pozycje]))
    return listy


def _instrukcja(wb: Workbook, projekt: str) -> None:
    kolumny = [Kolumna("Temat", 26, zawija=True), Kolumna("Zasada", 116, zawija=True)]
    ws = nowy_arkusz(wb, INSTRUKCJA, "Jak wypełnić i wczytać godziny", projekt, _stopka(projekt), kolumny)
    wpisz_wiersze(ws, kolumny, [[Komorka(temat), Komorka(zasada)] for temat, zasada in ZASADY], 0)
