# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the pages' frame, first screens, hours and quotas: the world of 14.11.2019."""

from datetime import date, datetime
from fractions import Fraction
from typing import Any

from budzet.limity import policz_limit
from budzet.plan import Cel
from budzet.pulap import StanPulapu
from budzet.wykonanie import podsumuj, zestaw
from harmonogram.czas import STREFA, Okres
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal, kwartaly

Kontekst = dict[str, Any]

STAN = date(2019, 11, 14)
LISTOPAD = date(2019, 11, 1)
CHWILA = datetime(2019, 11, 14, 7, 42, tzinfo=STREFA)
OKNO = Okres(date(2019, 4, 1), date(2020, 10, 1))
CEL_10 = Cel(
    10, "godziny", "osoba", 2700, stawka=Fraction(180), rozklad="liniowo", osob_na_jednostke=2, odmawia=True
)
CEL_6 = Cel(6, "godziny", "jednostka", 21600, stawka=Fraction(1200), rozklad="liniowo", odmawia=True)
CEL_7 = Cel(7, "spotkania", "jednostka", 36, stawka=Fraction(2), rozklad="liniowo")
CEL_1 = Cel(1, "godziny", "projekt")
MENU = [
    ("Start", "/"),
    ("Harmonogram", "/harmonogram"),
    ("Godziny", "/godziny"),
    ("Limity", "/limity"),
    ("Wydarzenia", "/wydarzenia"),
    ("Raporty", "/raporty"),
    ("Kalendarze", "/kalendarze"),
    ("Osoby", "/osoby"),
    ("Jednostki", "/jednostki"),
    ("Plan", "/plan"),
    ("Dziennik", "/dziennik"),
]


def strona(tytul: str, gdzie: str = "Start", **reszta: object) -> Kontekst:
    """The common dict of a signed-in coordinator."""
    return {
        "tytul": tytul,
        "okruchy": []
        if gdzie == "Start"
        else [("Start", "/"), (gdzie, ""), (tytul, "")][: 3 if gdzie != tytul else 2],
        "menu": [(nazwa, adres, nazwa == gdzie) for nazwa, adres in MENU],
        "uzytkownik": ("Halina Wierzbowska", "koordynatorka"),
        "csrf": "zeton",
        "komunikat": None,
        "stan": STAN,
        "wiedza": None,
        "chwila": [],
        "dzis": STAN,
        "koniec_projektu": date(2021, 3, 31),
        "wersja_planu": "wersja 3, aneks nr 2 z 12.08.2019",
        "blad_tytulu": False,
        **reszta,
    }


def anonim(tytul: str) -> Kontekst:
    return strona(tytul, uzytkownik=None, menu=[], stan=None)


def limit(cel: Cel, wykorzystano: int, w_miesiacu: int = 150) -> Any:
    """A quota of the sample day."""
    return policz_limit(
        cel, OKNO, cel.razem or 0, wykorzystano, w_miesiacu, wykorzystano - w_miesiacu, STAN, dla=1
    )


def karta(nazwa: str, opis: str, cel: Cel, wykorzystano: int, w_miesiacu: int = 150) -> Kontekst:
    return {
        "limit": limit(cel, wykorzystano, w_miesiacu),
        "nazwa": nazwa,
        "adres": "/limity?dla=1",
        "opis": opis,
        "odnosniki": [("Wpisy", "/godziny?dla=1"), ("Podnieś limit", "/limity/podniesienie?dla=1")],
        "trend": {
            "napis": "Kwiecień–listopad",
            "minuty": [180, 180, 0, 150, 0, 180, 150, 150],
            "srednia": 180,
            "kierunek": "maleje",
        },
        "przypis": "Cel skorygowany 15 h: jednostka przystąpiła 01.10.2018, zostało 6 mies.",
        "podniesienia": [
            {"przyznano_min": 3000, "kiedy": CHWILA, "kto": "halina", "powod": "Dodatkowa rodzina"}
        ],
    }


KARTY_COACHINGU = [
    karta("Beata Ćwikła", "GOPS Borowiany", CEL_10, 990),
    karta("Paweł Cichosz", "MOPS Lipnica", CEL_10, 2250),
    karta("Irena Gołąbek", "OPS Stara Olszyna", CEL_10, 1350),
    karta("Zenon Ostrowski", "PCPR, powiat jodłowski", CEL_10, 2790),
    karta("Łucja Żurawska", "PCPR, powiat wrzosowski", CEL_10, 0, 0),
]
KARTY_PULI = [
    karta("gmina Stara Olszyna", "powiat wrzosowski", CEL_6, 7080, 240),
    karta("gmina Kalinowo Górne", "powiat jodłowski", CEL_6, 10260, 1470),
]
DZIALANIA = [
    Dzialanie(
        1,
        "Eksperci ds. modelu",
        "eksperci",
        "Prace nad modelem.",
        Kwartal(2018, 2),
        Kwartal(2021, 1),
        "ciagle",
    ),
    Dzialanie(7, "Prace zespołów PZK", "PZK", "Spotkania.", Kwartal(2019, 2), Kwartal(2020, 3), "ciagle"),
    Dzialanie(10, "Coaching przypadków", "coaching", "Praca.", Kwartal(2019, 2), Kwartal(2020, 3), "ciagle"),
]
WYKONANIA = {
    (7, "spotkania", Kwartal(2019, 2)): 152,
    (7, "spotkania", Kwartal(2019, 3)): 171,
    (7, "spotkania", Kwartal(2019, 4)): 55,
    (10, "godziny", Kwartal(2019, 2)): 26910,
    (10, "godziny", Kwartal(2019, 3)): 31020,
    (10, "godziny", Kwartal(2019, 4)): 13500,
    (1, "godziny", Kwartal(2018, 2)): 5040,
}
CELE = [CEL_1, CEL_7, CEL_10]
PODSUMOWANIA = podsumuj(DZIALANIA, CELE, WYKONANIA, 30, STAN)
WIERSZE = zestaw(DZIALANIA, CELE, WYKONANIA, 30, STAN)
KWARTALY = kwartaly(Kwartal(2018, 2), Kwartal(2021, 1))
WYDARZENIA = [
    {"dni": [date(2019, 11, 12), date(2019, 11, 13)], "od_min": 600, "tytul": "Warsztat wyjazdowy II", "adres": "/wydarzenia/1", "stan": "brak", "slowo": "brak obecności z dnia 2", "przypis": ""},
    {"dni": [date(2019, 11, 14)], "od_min": 960, "tytul": "Spotkanie PZK, gm. Dębowa Łąka Nowa", "adres": "/wydarzenia/2", "stan": None, "slowo": None, "przypis": "świetlica GOPS, dziś"},
    {"dni": [date(2019, 11, 15)], "od_min": 780, "tytul": "Spotkanie PZK, miasto Lipnica", "adres": None, "stan": "odwolane", "slowo": None, "przypis": "nowy termin: 22.11"},
]  # fmt: skip
KARTY = [
    {"miesiac": date(2019, m, 1), "stan": s, "minuty": ile, "adres": f"/godziny?miesiac=2019-{m:02}"}
    for m, s, ile in [(11, "szkic", 510), (10, "zwrocona", 840), (9, "zlozona", 930), (8, "zaakceptowana", 540), (7, "zamknieta", 750)]
]  # fmt: skip
FORMULARZ = {
    "naglowek": "Nowy wpis", "adres": "/godziny", "napis": "Dodaj wpis", "klucz": "0b0d8d5e-0000-4000-8000-000000000000",
    "wersja": None, "wiele": "/godziny/wiele", "echo": "/godziny/echo", "za": "", "wskazowka": "Można pisać: 9–10:30, 9 1,5h.",
    "co": [("Ostatnio używane", [("dzialanie=6&zadanie=AG-02", "AG-02 Koordynacja PZK (działanie 6)")])], "odnosnik": None, "otwarte": False, "dzialania": [(6, "6. Wsparcie animatora")], "rodzaje": [], "dla": [],
    "jednostki": [(1, "gmina Borowiany (powiat jodłowski)")], "zadania": [("AG-02", "AG-02 Koordynacja PZK")],
    "tematy": [], "opis": True, "poza": False, "jednostka_wymagana": True, "uzasadnienie": True, "powod": False, "wroc": "",
}  # fmt: skip
WPISY = [
    {"id": 1, "dzien": date(2019, 11, 4), "od_min": 540, "do_min": 660, "minuty": 120, "co": "AG-01 Zaproszenia do zespołu", "komu": "gm. Borowiany", "opis": "Szkoła w Borowianach, przychodnia", "adres": "/godziny/1", "powtorz": "/godziny/powtorz?wpis=1", "usun": "/godziny/1/usun", "wersja": 2, "historia": "/godziny/1#historia", "razem_dnia_min": 240, "wolne": "", "autor": "H. Biuro", "zmieniono": "zmieniono 05.11.2019, E. Kłos"},
    {"id": 2, "dzien": date(2019, 11, 5), "od_min": 960, "do_min": 1080, "minuty": 120, "co": "AG-02 Koordynacja PZK", "komu": "gm. Borowiany", "opis": "Spotkanie PZK nr 14", "adres": None, "historia": "/godziny/2#historia", "razem_dnia_min": None, "wolne": "Boże Ciało, dzień wolny", "autor": "", "zmieniono": ""},
]  # fmt: skip
USUNIETE = [
    {**WPISY[0], "kiedy": CHWILA, "kto": "H. Biuro", "powod": "pomyłka", "przywroc": "/godziny/1/przywroc"},
    {**WPISY[1], "adres": "/godziny/2", "kiedy": CHWILA, "kto": "system", "powod": "", "przywroc": None},
]
W_DZIALANIACH = {
    "dzialania": [
        {"nazwa": "6. Animatorzy", "minuty": 240, "adres": "/godziny/wpisy?dzialanie=6"},
        {"nazwa": "poza działaniami", "minuty": 0, "adres": None},
    ],
    "usuniete": USUNIETE,
    "powtorz": ("Powtórz wiersze z października", "/godziny/powtorz?miesiac=2019-11"),
}
TYDZIEN = [None, {"nr": 1, "minuty": 0, "wolne": True, "swieto": "Wszystkich Świętych", "dzis": False}, {"nr": 14, "minuty": 90, "wolne": False, "swieto": None, "dzis": True}, None, None, None, None]  # fmt: skip


def odpowiedz(naglowek: str, liczba: str, jednostka: str, klasa: str = "") -> Kontekst:
    return {
        "naglowek": naglowek, "liczba": liczba, "jednostka": jednostka, "klasa": klasa,
        "zdanie": "Najbardziej: coaching 45 h (−11 %).", "odnosnik": ("Zobacz działania", "#w-toku"),
    }  # fmt: skip


ODPOWIEDZI = [
    odpowiedz("Opóźnione", "3", "działania z 6 w toku", "zle"),
    odpowiedz("Czeka na akceptację", "5", "kart za październik", "blisko"),
    odpowiedz("Raport za III kwartał 2019", "2", "braki do uzupełnienia", "blisko"),
    odpowiedz("Ten tydzień", "4", "wydarzenia"),
]


HISTORIA_KARTY = [
    {"kiedy": CHWILA, "co": "złożono", "kto": "Ewelina Kłos", "zamiast": "", "powod": ""},
    {"kiedy": CHWILA, "co": "zwrócono do poprawy", "kto": "Robert Zawiślak", "zamiast": "Halina Biuro", "powod": "Brak kodu"},
]  # fmt: skip
ZMIANY_KARTY = {
    "zdanie": "Po złożeniu: zmieniono 1 wpis, usunięto 1 wpis.",
    "wiersze": [
        {"napis": "wpis z 12.11.2019", "adres": "/godziny/7", "co": "zmieniono", "kto": "Ewelina Kłos", "kiedy": CHWILA, "powod": "pomyłka"},
        {"napis": "wpis z 13.11.2019", "adres": "/godziny/8", "co": "usunięto", "kto": "", "kiedy": CHWILA, "powod": ""},
    ],
}  # fmt: skip
OBIEG: Kontekst = {"powod": None, "termin": "Kartę trzeba złożyć do 04.12.2019.", "historia": [], "zmiany": None, "cudze": "", "wszystkie": None}  # fmt: skip
PULAP = {
    "stan": StanPulapu(16560, 9000, 7800),
    "zdanie": "Limit 276 h na listopad 2019: o 4 h za dużo.",
    "minuty": "130",
    "strona": "/godziny/pulap/1/2019-11",
    "zaangazowanie": "/osoby/1/zaangazowania",
    "adres": "/godziny/pulap/1/2019-11",
}

DRUK = {
    "adres": "/papiery/2019-11/4",
    "druki": [
        {"nazwa": "Protokół", "pliki": [("PDF", "/godziny/druk/protokol/2019-11/4.pdf")], "stan": "wydruk"}
    ],
}

PROBKI: dict[str, list[Kontekst]] = {
    "logowanie.html": [
        {"strona": anonim("Zaloguj się"), "pola": {}, "bledy": {}, "dalej": ""},
        {
            "strona": anonim("Zaloguj się"), "dalej": "/limity", "pola": {"login": "<script>alert(1)</script>"},
            "bledy": {"": "Login albo hasło jest inne niż w serwisie. Sprawdź oba pola."},
        },
    ],
    "pierwsze_konto.html": [
        {
            "strona": anonim("Pierwsze konto") , "wstep": "Konto koordynatora: widzi wszystko i zakłada pozostałe konta.",
            "adres": "/pierwsze-konto/abc", "pola": {"imie": "Halina"}, "bledy": {"haslo": "Hasło ma 5 znaków, potrzeba co najmniej 12."},
        }
    ],
    "blad.html": [{"strona": anonim("Nie ma takiej strony"), "kod": 404, "zdanie": "Sprawdź adres.", "odnosnik": ("Start", "/")}],
    "start_koordynator.html": [
        {
            "strona": strona("Stan projektu"),
            "wstep": "IV kwartał 2019, etap II: pilotaż, 8. z 18 miesięcy. 30 jednostek, 60 pracowników socjalnych.",
            "uwaga": {"naglowek": "Wersja 2 planu (aneks nr 1) czeka na przyjęcie.", "tekst": "Do przyjęcia obowiązuje poprzedni plan.", "odnosnik": ("Otwórz wersję 2", "/plan/wersje/2")},
            "odpowiedzi": ODPOWIEDZI, "pierwsze_kroki": [],
            "dzialania": [
                {"p": p, "nazwa": d.nazwa, "adres": f"/dzialania/{d.nr}", "skrot": "" if p.miara == "godziny" else "spotk."}
                for p, d in reversed(list(zip(PODSUMOWANIA, DZIALANIA, strict=True)))
            ],
            "jednostki": [{"nazwa": "gmina Stara Olszyna", "powiat": "powiat wrzosowski", "adres": "/jednostki/1", "dzialanie": "6. Animator", "brakuje": "31,3 h", "potrzebne": "23 h/mies.", "prognoza": "zostanie 75,5 h"}],
            "jednostek": 30,
            "raport": {
                "okres": "III kwartał 2019", "adres": "/raporty/kwartalny.xlsx?okres=2019-K3",
                "warunki": [
                    {"nazwa": "Karty godzin za lipiec–wrzesień", "stan": "brak", "slowo": "brakuje 1 z 212", "czyn": ("Karty za wrzesień", "/godziny?miesiac=2019-09")},
                    {"nazwa": "Listy obecności", "stan": "komplet", "slowo": "komplet: 64", "czyn": None},
                ],
            },
            "blisko_limitu": ("Blisko limitu 276 h za listopad 2019: 2 osoby", "/godziny/pulap"),
            "do_akceptacji": [{"nazwa": "Lucyna Hajduk", "funkcja": "coach", "adres": "/godziny?osoba=3", "minuty": 1110, "zlozona": date(2019, 11, 5)}],
            "wydarzenia": WYDARZENIA, "wydarzen": 19,
        },
        {
            "strona": strona("Stan projektu", stan=date(2021, 3, 31), dzis=date(2026, 11, 21)), "wstep": "", "uwaga": None, "odpowiedzi": [],
            "pierwsze_kroki": [("Dodaj jednostkę", "/jednostki/nowa", True), ("Dodaj osoby", "/osoby/nowa", False)],
            "dzialania": [], "jednostki": [], "jednostek": 0, "raport": None, "blisko_limitu": None, "do_akceptacji": [], "wydarzenia": [], "wydarzen": 0,
        },
    ],
    "godziny.html": [
        {
            "strona": strona("Godziny, listopad 2019", "Godziny"), "wstep": "Ewelina Kłos, animatorka gminy. Zapisano 8,5 h w 5 wpisach.",
            "pola": {"kiedy": "12.11 17–19", "opis": "Uzgodnienia po spotkaniu"},
            "bledy": {"kiedy": "17:00–19:00 nakłada się na wpis z 12.11.2019, 16:00–18:00 (spotkanie PZK). Zacznij od 18:00 albo zmień tamten wpis."},
            "miesiac": LISTOPAD, "poprzedni": ("październik", "/godziny?miesiac=2019-10"), "nastepny": ("grudzień", "/godziny?miesiac=2019-12"),
            "wybor_osoby": None, "karty_osob": None, "formularz": FORMULARZ, "druk": DRUK, "pulap": PULAP,
            "tabela": {"tygodnie": [{"napis": "Tydzień 04–10.11", "minuty": 240, "wpisy": WPISY}], "razem_min": 240, "pokaz_komu": False, "pokaz_opis": False, "kalendarz": [TYDZIEN], **W_DZIALANIACH},
            "pule": [{"nazwa": "gmina Borowiany", "limit": limit(CEL_6, 8610, 570)}], "karty": KARTY,
            "obieg": {**OBIEG, "stan": "szkic", "czyny": [{"krok": "zloz", "napis": "Złóż kartę za listopad", "adres": "/miesiace/2019-11/1/zloz", "klasa": "przycisk", "powod": False, "opis": "Po złożeniu każda zmiana wymaga podania powodu.", "ukryte": [("brak_godzin", 0)]}]},
        },
        {
            "strona": strona("Godziny, listopad 2019", "Godziny"), "wstep": "", "pola": {}, "bledy": {}, "miesiac": LISTOPAD, "poprzedni": None,
            "nastepny": None, "wybor_osoby": {"wybrana": 4, "osoby": [(4, "Ewelina Kłos")], "nazwisko": None}, "karty_osob": None,
            "formularz": None, "druk": None, "pulap": None, "pule": [], "karty": [],
            "tabela": {"tygodnie": [{"napis": "Tydzień 04–10.11", "minuty": 240, "wpisy": WPISY}], "razem_min": 240, "pokaz_komu": True, "pokaz_opis": True, "kalendarz": [TYDZIEN], **W_DZIALANIACH},
            "obieg": {**OBIEG, "stan": "zwrocona", "powod": "Brak kodu zadania przy sesji z 22.10", "historia": HISTORIA_KARTY, "zmiany": ZMIANY_KARTY, "cudze": "Zapisane za tę osobę: 1 wpis (Halina Biuro).", "wszystkie": "/karty?miesiac=2019-11", "czyny": [{"krok": "zwroc", "napis": "Zwróć kartę", "adres": "/x", "klasa": "przycisk-2", "powod": True, "opis": "", "ukryte": [("wersja", 2)]}]},
        },
        {
            "strona": strona("Godziny, listopad 2019", "Godziny"), "wstep": "", "pola": {}, "bledy": {}, "miesiac": LISTOPAD, "poprzedni": None,
            "nastepny": None, "wybor_osoby": {"wybrana": "", "osoby": [(4, "Ewelina Kłos")], "nazwisko": "k"}, "tabela": None, "obieg": None, "druk": None, "pulap": None, "formularz": {**FORMULARZ, "co": [], "za": "Ewelina Kłos", "odnosnik": ("Otwórz tamten wpis", "/godziny/7"), "odmowione": [], "rodzaje": [("superwizja_grupowa", "superwizja grupowa")], "dla": [(5, "Beata Ćwikła")], "tematy": [("model", "model")], "powod": True, "wersja": 2, "wroc": "/"},
            "karty_osob": [{"nazwa": "Ewelina Kłos", "funkcja": "animatorka gminy", "adres": "/godziny?osoba=4", "minuty": 510, "stan": "zlozona"}],
        },
    ],
    "limity.html": [
        {
            "strona": strona("Limity godzin", "Limity", stan=date(2019, 9, 30), inne_pola=[("powiat", "jodłowski")]),
            "wstep": "Na 150 limitów: 23 opóźnione, 6 blisko limitu, 1 przekroczony.",
            "filtry": [{"nazwa": "powiat", "etykieta": "Powiat", "wybrane": "", "opcje": [("", "wszystkie"), ("jodłowski", "jodłowski")]}],
            "grupy": [
                {"kod": "d10", "tytul": "Coaching przypadków, 45 h na osobę", "opis": "Działanie 10, II kwartał 2019 – III kwartał 2020, średnio 3 h miesięcznie", "karty": KARTY_COACHINGU},
                {"kod": "d6", "tytul": "Pula animatora, 20 h miesięcznie na jednostkę", "opis": "Działanie 6, razem 360 h", "karty": KARTY_PULI},
            ],
            "strony": {"od": 1, "do": 7, "z": 150, "rzecz": "Limity", "pozycje": [(1, "", True), (2, "?strona=2", False)], "nastepna": "?strona=2"},
        },
        {"strona": strona("Limity godzin", "Limity"), "wstep": "", "filtry": [], "grupy": [], "strony": None},
    ],
}  # fmt: skip
