# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the matrix and of a cell's page: the world of 14.11.2019."""

from dataclasses import replace
from typing import Any

from biuro.widoki.macierz import DaneMacierzy, macierz
from harmonogram import gantt
from harmonogram.kwartaly import Kwartal
from tests import swiat_wykresu
from tests.probki_szablonow import (
    CELE,
    DZIALANIA,
    KWARTALY,
    PODSUMOWANIA,
    STAN,
    WIERSZE,
    Kontekst,
    strona,
)

FAZY = swiat_wykresu.PROJEKT.fazy
ZADNE: dict[Any, str] = {}
KOMENTARZ = {"gdzie": "7. PZK, II kwartał 2019", "adres": "/harmonogram/komorka?dzialanie=7", "przyczyna": "Zespoły powstały w maju.", "co_robimy": "Dwa spotkania w czerwcu.", "termin": STAN, "podpis": "halina, 14.11.2019, 10:05"}  # fmt: skip
DANE = DaneMacierzy(
    dzialania=[replace(d, adnotacja="zespół zawiązuje OPS" if d.nr == 7 else None) for d in DZIALANIA],
    cele=CELE,
    podsumowania=PODSUMOWANIA,
    wiersze=WIERSZE,
    kwartaly=KWARTALY,
    etapy=[(FAZY[0], 4), (FAZY[1], 6), (FAZY[2], 2)],
    stan=STAN,
    jednostek=30,
    parametry={"stan": "2019-11-14"},
    komentarze={(7, "spotkania", Kwartal(2019, 2)): "Zespoły powstały w maju."},
)
WSPOLNE: Kontekst = {
    "strona": strona("Harmonogram", "Harmonogram"), "wstep": "12 działań, II kwartał 2018 – I kwartał 2021.",
    "gantt": gantt.wykres(swiat_wykresu.plan(), swiat_wykresu.dane(STAN), STAN), "zapytanie": "?stan=2019-11-14",
    "pliki": [("PDF A4", "/gantt.pdf"), ("PNG A3, 300 dpi", "/gantt.png?papier=A3&dpi=300")],
    "filtry": [{"nazwa": "faza", "etykieta": "Etap", "wybrane": "II", "opcje": [("", "wszystkie"), ("II", "II: pilotaż")]}],
    "ukryte": [("stan", "2019-11-14")], "inna_wersja": None, "narastajaco": False, "komentarze": [KOMENTARZ],
    "widoki": [("W kwartałach", "/harmonogram#tabela", True), ("Narastająco", "/harmonogram?widok=narastajaco#tabela", False)],
}  # fmt: skip

ZAPIS = {"co": "zapisano", "przyczyna": "Zespoły powstały w maju.", "co_robimy": "Dwa spotkania w czerwcu.", "termin": STAN, "podpis": "halina, 14.11.2019, 10:05"}  # fmt: skip
KOMENTARZE: Kontekst = {
    "obecny": ZAPIS, "historia": [ZAPIS, {**ZAPIS, "co": "usunięto"}], "adres": "/harmonogram/komorka?dzialanie=7",
    "usun": "/harmonogram/komorka/usun?dzialanie=7", "wersja": 2, "otwarty": False, "pola": {},
}  # fmt: skip
TABELA: Kontekst = {
    "nazwa": "Wpisy godzin", "kolumny": {"dzien": "Dzień", "czas": ("Od–do", "nl"), "ile": ("Godziny", "l")}, "razem": "2 h", "ile": "1 wpis", "ukryte": "",
    "wiersze": [{"adres": "/godziny/1", "dzien": "14.11.2019", "czas": "9:00–11:00", "ile": "2 h"}],
}  # fmt: skip
KOMORKA: Kontekst = {
    "strona": strona("7. PZK: II kwartał 2019", "Harmonogram"), "wstep": "Spotkania, cały projekt.", "dalej": [("Działanie 7", "/dzialania/7")],
    "liczby": [{"napis": "II kwartał 2019", "plan": "180", "skorygowany": "", "wykonanie": "152", "odchylenie": "−28", "znak": "minus"}],
    "tabele": [TABELA], "bledy_tytul": "Nie zapisano komentarza", "pola": {}, "bledy": {},
    "strony": {"od": 1, "do": 50, "z": 120, "rzecz": "Wiersze", "pozycje": [(1, "/harmonogram/komorka", True), (2, "/harmonogram/komorka?strona=2", False)], "nastepna": "/harmonogram/komorka?strona=2"},
}  # fmt: skip

PROBKI: dict[str, list[Kontekst]] = {
    "harmonogram.html": [
        {**WSPOLNE, "macierz": macierz(DANE)},
        {
            **WSPOLNE,
            "macierz": macierz(replace(DANE, narastajaco=True, faza=FAZY[1], komentarze=ZADNE)),
            "narastajaco": True,
            "komentarze": [],
            "inna_wersja": {
                "napis": "wersja 1 z 01.04.2018",
                "w_mocy": "wersja 2, aneks nr 1",
                "adres": "/harmonogram",
            },
        },
    ],
    "komorka.html": [
        {**KOMORKA, "komentarz": {**KOMENTARZE, "adres": None}, "strony": None},
        {
            **KOMORKA,
            "komentarz": {**KOMENTARZE, "obecny": None, "historia": [], "otwarty": True},
            "pola": {"przyczyna": "PESEL 44051401359", "termin": "jutro"},
            "bledy": {"przyczyna": "Tekst zawiera numer PESEL.", "termin": "Podaj datę."},
            "tabele": [{**TABELA, "wiersze": [], "kolumny": {}, "ukryte": "Widzisz 0 z 12 wpisów."}],
        },
    ],
}
