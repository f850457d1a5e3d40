# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the page of a card's paper."""

from typing import Any

from tests.probki_szablonow import CHWILA, Kontekst, strona

PROTOKOL: dict[str, Any] = {
    "kod": "protokol",
    "nazwa": "Protokół wykonania zadań",
    "pliki": [("PDF", "/godziny/druk/protokol/2019-10/4.pdf")],
    "papier": {"stan": "podpisana", "segregator": "12/2019"},
    "stan": "podpisany papier, segregator 12/2019",
    "adres": "/papiery/2019-10/4/protokol",
    "skany": [
        {"nazwa": "protokół.pdf", "rozmiar": "412 KB", "kiedy": CHWILA, "kto": "Halina Biuro", "usunieto": None,
         "usunal": "", "adres": "/skany/k", "usun": "/skany/k/usun"},
        {"nazwa": "zły.png", "rozmiar": "2,4 MB", "kiedy": CHWILA, "kto": "Halina Biuro", "usunieto": CHWILA,
         "usunal": "Halina Biuro: nie ta strona", "adres": None, "usun": None},
    ],
    "historia": [{"kiedy": CHWILA, "co": "wydruk", "kto": "Ewelina Kłos"}],
    "proponowany": "podpisana",
    "pisze": True,
}  # fmt: skip
BEZ_PAPIERU: dict[str, Any] = {
    **PROTOKOL,
    "kod": "karta_animatora",
    "nazwa": "Karta pracy animatora",
    "papier": {"stan": "brak", "segregator": None},
    "stan": "bez wydruku",
    "adres": "/papiery/2019-10/4/karta_animatora",
    "skany": [],
    "historia": [],
}
STRONA: Kontekst = {
    "strona": strona("Druk i papier, październik 2019", "Godziny"),
    "wstep": "Ewelina Kłos.",
    "druki": [PROTOKOL, BEZ_PAPIERU],
    "skanuje": True,
    "podpisuje": True,
    "stany": [("brak", "bez wydruku"), ("wydrukowana", "wydruk"), ("podpisana", "podpisany papier")],
    "odrzucony": "",
    "odrzucony_skan": "",
    "pola": {},
    "bledy": {},
    "bledy_tytul": "Nie zapisano",
}
PROBKI: dict[str, list[Kontekst]] = {
    "papiery.html": [
        STRONA,
        {
            **STRONA,
            "odrzucony": "karta_animatora",
            "pola": {"stan": "wydrukowana", "segregator": "7"},
            "bledy": {
                "segregator": "Numer segregatora ma tylko podpisany papier.",
                "plik": "Plik jest pusty.",
            },
        },
        {
            **STRONA,
            "odrzucony": "protokol",
            "odrzucony_skan": "/skany/k/usun",
            "bledy": {"powod": "Podaj powód, aby usunąć skan."},
        },
        {**STRONA, "druki": [{**PROTOKOL, "pisze": False}], "skanuje": False, "podpisuje": False},
    ]
}
