# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the pages of month cards: the list, the preview of one, substitutes."""

from tests.probki_szablonow import (
    CHWILA,
    HISTORIA_KARTY,
    LISTOPAD,
    STAN,
    WPISY,
    ZMIANY_KARTY,
    Kontekst,
    strona,
)

EWELINA = {"papier": "Protokół: wydruk", "osoba": 1, "nazwa": "Ewelina Kłos", "funkcja": "animator gminy", "adres": "/karty/2019-11/1", "minuty": 510, "brak_godzin": False, "kiedy": CHWILA, "uwagi": ["Po złożeniu: zmieniono 1 wpis.", "W dni wolne: 1 wpis."], "wybor": "1.2.0a1b"}  # fmt: skip
FILTRY = [
    {"nazwa": "miesiac", "etykieta": "Miesiąc", "wybrane": "2019-11", "opcje": None},
    {"nazwa": "co", "etykieta": "Które karty", "wybrane": "", "opcje": [("", "wszystkie"), ("zlozona", "Czekają na akceptację")]},
]  # fmt: skip
KROK = {"kod": "zaakceptuj", "napis": "Zaakceptuj zaznaczone", "klasa": "przycisk", "zaznacz": "/karty?miesiac=2019-11&zaznacz=zlozona"}  # fmt: skip
LISTA: Kontekst = {
    "strona": strona("Karty, listopad 2019", "Godziny", stan=STAN), "wstep": "2 karty: 1 czeka na akceptację, 1 nie jest złożona.",
    "pola": {}, "bledy": {}, "bledy_lista": [], "bledy_tytul": "", "poprzedni": ("październik", "/karty?miesiac=2019-10"), "nastepny": None,
    "filtry": FILTRY, "zawezone": False, "inne_miesiace": [("październik 2019 (2)", "/karty?miesiac=2019-10")], "zastepuje": "Zastępujesz: Halina Biuro.",
    "zastepstwa": True, "zaznaczone": "zlozona", "adres": "/karty?miesiac=2019-11",
    "strony": None, "druki": [("protokoły", "/godziny/druk/protokol/2019-11/wszystkie.pdf")],
    "grupy": [
        {"kod": "zlozona", "tytul": "Czekają na akceptację", "wiersze": [{**EWELINA, "stan": "zlozona"}], "krok": KROK},
        {"kod": "zaakceptowana", "tytul": "Zaakceptowane", "wiersze": [{**EWELINA, "stan": "zaakceptowana"}], "krok": {**KROK, "kod": "zamknij"}},
        {"kod": "szkic", "tytul": "Jeszcze niezłożone", "wiersze": [{**EWELINA, "stan": "szkic", "kiedy": None, "uwagi": [], "wybor": None, "brak_godzin": True, "minuty": 0}], "krok": None},
    ],
}  # fmt: skip
KARTA: Kontekst = {
    "strona": strona("Ewelina Kłos, listopad 2019", "Godziny", stan=STAN), "wstep": "animator gminy. Zapisano 4 h w 2 wpisach.", "pola": {"powod": "Brak"},
    "bledy": {"powod": "Podaj powód, aby zwrócić kartę."}, "bledy_tytul": "Nie zmieniono karty", "miesiac": LISTOPAD, "stan_karty": "zlozona", "brak_godzin": False,
    "uwagi": ["W dni wolne: 1 wpis."], "zmiany": ZMIANY_KARTY, "poprawki": ZMIANY_KARTY, "razem_min": 240, "wlasna": True,
    "wpisy": [{**w, "uwagi": "zapis: Halina Biuro"} for w in WPISY], "pokaz_komu": True, "pokaz_opis": True, "pokaz_uwagi": True,
    "miesiac_adres": "/godziny?miesiac=2019-11&osoba=1", "nastepna": ("Jan Mróz", "/karty/2019-11/2"),
    "obieg": {"historia": HISTORIA_KARTY, "czyny": [
        {"krok": "zaakceptuj", "napis": "Zaakceptuj kartę za listopad", "adres": "/karty/2019-11/1/zaakceptuj", "klasa": "przycisk", "powod": False, "opis": "", "ukryte": [("wersja", 1)]},
        {"krok": "zwroc", "napis": "Zwróć kartę za listopad", "adres": "/karty/2019-11/1/zwroc", "klasa": "przycisk-2", "powod": True, "opis": "", "ukryte": [("wersja", 1)]},
    ]},
}  # fmt: skip
PROBKI: dict[str, list[Kontekst]] = {
    "karty.html": [
        LISTA,
        {**LISTA, "grupy": [], "zawezone": True, "zastepuje": "", "zastepstwa": False, "inne_miesiace": [], "bledy_lista": [("", "Jan Mróz: Stan karty: szkic.")], "bledy_tytul": "Nie zaakceptowano 1 karty"},
        {**LISTA, "grupy": []},
    ],
    "karta.html": [
        KARTA,
        {**KARTA, "bledy": {}, "wpisy": [], "uwagi": [], "zmiany": None, "poprawki": None, "nastepna": None, "wlasna": False, "brak_godzin": True, "obieg": {"czyny": [], "historia": []}},
        {**KARTA, "bledy": {}, "wpisy": [], "wlasna": False, "stan_karty": "szkic", "obieg": {"czyny": [], "historia": []}},
    ],
    "zastepstwa.html": [
        {
            "strona": strona("Zastępstwa koordynatora", "Godziny"), "wstep": "Dziś nikt nikogo nie zastępuje.", "pola": {"konto": 1}, "bledy": {"do": "Popraw jedną z dat."},
            "formularz": {"kogo": [(1, "Halina Biuro (halina)")], "kto": [(1, "Halina Biuro (halina)"), (2, "Robert Zawiślak (robert)")]},
            "zastepstwa": [
                {"zastepca": "Robert Zawiślak", "kogo": "Halina Biuro", "dni": "od 02.12.2019 do 06.12.2019", "stan": "w_toku", "slowo": "trwa", "autor": "Halina Biuro", "utworzono": CHWILA, "odwolano": None, "odwolaj_adres": "/zastepstwa/1/odwolaj"},
                {"zastepca": "Robert Zawiślak", "kogo": "Halina Biuro", "dni": "od 02.11.2019 do 06.11.2019", "stan": "odwolane", "slowo": "odwołane", "autor": "Halina Biuro", "utworzono": CHWILA, "odwolano": CHWILA, "odwolaj_adres": None},
            ],
        },
        {"strona": strona("Zastępstwa koordynatora", "Godziny"), "wstep": "", "pola": {}, "bledy": {}, "formularz": None, "zastepstwa": []},
    ],
}  # fmt: skip
