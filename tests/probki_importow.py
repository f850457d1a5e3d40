# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the pages of hours from Excel."""

from types import SimpleNamespace
from typing import Any

from tests.probki_szablonow import CHWILA, Kontekst, strona

WIERSZ: dict[str, Any] = {
    "gdzie": "Maj, wiersz 14", "dzien": "06.05.2019", "czas": "9:00–25:00", "osoba": "Ewelina Kłos", "dzialanie": "6. Praca animatorów",
    "komu": "gmina Borowiany (powiat jodłowski)", "opis": "", "odznaka": ("odwolane", "odrzucony"),
    "zdania": ["Do: 25:00 to nie godzina. Podaj od 0:00 do 24:00, na przykład 9:30."],
}  # fmt: skip
DOBRY: dict[str, Any] = {
    **WIERSZ,
    "gdzie": "Maj, wiersz 15",
    "czas": "9:00–10:30",
    "odznaka": ("zlozona", "do zapisania"),
    "zdania": [],
}
PODGLAD: Kontekst = {
    "strona": strona("godziny-maj.xlsx", "Godziny"),
    "wstep": "Do zapisania 1 wiersz, 1 odrzucono.",
    "i": SimpleNamespace(nazwa="godziny-maj.xlsx"),
    "adres": "/godziny/import/k",
    "postep": None,
    "zakonczony": False,
    "uwagi": ["Arkusz Maj ma podsumowanie (wiersz 16), pominięto je."],
    "wybor": {
        "opcje": [
            ("poprawne", "Zapisz poprawne wiersze (1), odrzucone pomiń"),
            ("wszystko", "Wszystko albo nic"),
        ],
        "nic": True,
    },
    "pola": {"tryb": "poprawne"},
    "bledy": {},
    "filtry": [
        ("wszystkie (2)", "/godziny/import/k", True),
        ("odrzucone (1)", "/godziny/import/k?los=odrzucony", False),
    ],
    "wiersze": [WIERSZ, DOBRY],
    "strony": None,
}
PUSTE: Kontekst = {
    **PODGLAD,
    "wstep": "",
    "uwagi": [],
    "wybor": None,
    "pola": {},
    "filtry": [],
    "wiersze": [],
}
PROBKI: dict[str, list[Kontekst]] = {
    "importy.html": [
        {
            "strona": strona("Godziny z Excela", "Godziny"),
            "wstep": "Wiele godzin jednym plikiem.",
            "najwiecej": 15000,
            "importy": [
                {
                    "nazwa": "godziny-maj.xlsx",
                    "kiedy": CHWILA,
                    "ile": "12 wierszy",
                    "stan": "zapisany",
                    "adres": "/godziny/import/k",
                }
            ],
            "pola": {},
            "bledy": {"plik": "Plik „godziny.xls”: to jest plik starego programu Excel (.xls)."},
            "bledy_tytul": "Pliku nie wczytano",
        },
    ],
    "import_godzin.html": [
        PODGLAD,
        {**PODGLAD, "wybor": None, "zakonczony": True, "uwagi": [f"Uwaga {n}." for n in range(5)]},
        {**PODGLAD, "wybor": None},
        {
            **PUSTE,
            "postep": {
                "przerwany": False,
                "zdanie": "Zapisano 250 z 1 000 wierszy.",
                "zrobiono": 250,
                "z": 1000,
            },
        },
        {
            **PUSTE,
            "postep": {"przerwany": False, "zdanie": "Sprawdzamy każdy wiersz.", "zrobiono": None, "z": 1000},
        },
        {
            **PUSTE,
            "postep": {
                "przerwany": True,
                "zdanie": "Zapisano 250 z 1 000 wierszy.",
                "zrobiono": 250,
                "z": 1000,
            },
        },
    ],
}
