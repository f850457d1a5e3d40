"""Sample contexts of the pages of engagements and of the monthly ceiling."""

from budzet.pulap import StanPulapu
from tests.probki_szablonow import CHWILA, LISTOPAD, PULAP, Kontekst, strona

HISTORIA = [
    {
        "kiedy": CHWILA,
        "kto": "halina",
        "co": "zmieniono: umowa zlecenie nr 5 (coach)",
        "powod": "Aneks nr 1.",
        "zmiany": [("Do dnia", "31.03.2019", "30.06.2019")],
    }
]
UMOWA = {
    "nazwa": "Umowa zlecenie",
    "umowa": "5/2018",
    "stanowisko": "coach",
    "funkcja": "coach",
    "okres": "od 01.10.2018 do 30.06.2019",
    "wymiar": "40 h miesięcznie",
    "karta": "wymagana",
    "stan": "w_toku",
    "adres": "/osoby/1/zaangazowania/1",
    "pelna_nazwa": "umowa zlecenie nr 5 (coach)",
}
OPCJE: Kontekst = {
    "formy": [("zlecenie", "umowa zlecenie"), ("dzielo", "umowa o dzieło")],
    "funkcje": [("coach", "coach")],
    "wymiary": [("miesiac", "miesięcznie")],
    "karty": [("", "zależnie od umowy"), ("tak", "wymagana")],
}

PROBKI: dict[str, list[Kontekst]] = {
    "zaangazowania.html": [
        {
            "strona": strona("Zaangażowanie: Tomasz Rybarczyk", "Osoby"),
            "wstep": "1 zaangażowanie, w toku 1.",
            "zaangazowania": [UMOWA, {**UMOWA, "umowa": "", "adres": None}],
            "nowe_adres": "/osoby/1/zaangazowania/nowe",
            "poza": [{"miesiac": LISTOPAD, "ile": "2 wpisy", "adres": "/godziny?osoba=1"}],
            "historia": HISTORIA,
        },
        {
            "strona": strona("Moje zaangażowanie", "Osoby"),
            "wstep": "",
            "zaangazowania": [],
            "nowe_adres": None,
            "poza": [],
            "historia": [],
        },
    ],
    "zaangazowanie_formularz.html": [
        {
            "strona": strona("Zmiana zaangażowania", "Osoby"),
            "wstep": "",
            "adres": "/x",
            "anuluj": "/y",
            "wersja": 2,
            "pola": {"forma": "zlecenie", "usun-powod": ""},
            "bledy": {
                "usun-powod": "Podaj powód, aby usunąć zaangażowanie.",
                "do": "„Do” jest wcześniej niż „od”.",
            },
            **OPCJE,
        },
        {
            "strona": strona("Nowe zaangażowanie", "Osoby"),
            "wstep": "",
            "adres": "/x",
            "anuluj": "/y",
            "wersja": None,
            "pola": {},
            "bledy": {},
            **OPCJE,
        },
    ],
    "pulap.html": [
        {
            "strona": strona("Blisko limitu miesięcznego", "Godziny"),
            "wstep": "Limit na listopad 2019: 276 h.",
            "miesiac": LISTOPAD,
            "osoby": [
                {
                    "nazwa": "Ewelina Kłos",
                    "adres": "/godziny?osoba=1",
                    "inne_adres": "/godziny/pulap/1/2019-11",
                    "stan": StanPulapu(16560, 9000, 7800),
                    "odznaka": "przekroczony",
                }
            ],
            "obecne": [("domyślnie", 16560)],
            "historia": HISTORIA,
            "ustawia": True,
            "pola": {},
            "bledy": {"limit": "Podaj liczbę godzin."},
        },
        {
            "strona": strona("Blisko limitu miesięcznego", "Godziny"),
            "wstep": "",
            "miesiac": LISTOPAD,
            "osoby": [],
            "obecne": [("domyślnie", 16560)],
            "historia": [],
            "ustawia": False,
            "pola": {},
            "bledy": {},
        },
    ],
    "inne_godziny.html": [
        {
            "strona": strona("Limit miesięczny, listopad 2019", "Godziny"),
            "wstep": "Ewelina Kłos.",
            "pulap": PULAP,
            "karta": "/godziny?miesiac=2019-11",
            "nastepny": LISTOPAD,
            "historia": HISTORIA,
            "pola": {"minuty": "130"},
            "bledy": {},
        },
        {
            "strona": strona("Limit miesięczny, listopad 2019", "Godziny"),
            "wstep": "",
            "pulap": {**PULAP, "adres": None, "zdanie": ""},
            "karta": "/godziny",
            "nastepny": LISTOPAD,
            "historia": [],
            "pola": {},
            "bledy": {},
        },
    ],
}
