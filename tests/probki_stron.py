# ruff: noqa: E501  one sample row a line reads better than a wrapped one
"""Sample contexts of the other pages: events, people, reports, calendars, account, journal."""

from datetime import date

from biuro.widoki.powiadomienia import wybory
from budzet.wykonanie import Wiersz
from harmonogram.czas import Okres
from harmonogram.dzialania import Faza, Projekt, WersjaPlanu
from harmonogram.kwartaly import Kwartal
from harmonogram.wydarzenia import DzienWydarzenia
from tests.probki_szablonow import (
    CEL_6,
    CHWILA,
    DZIALANIA,
    FORMULARZ,
    KARTY,
    KARTY_COACHINGU,
    KARTY_PULI,
    ODPOWIEDZI,
    PODSUMOWANIA,
    STAN,
    WIERSZE,
    WPISY,
    WYDARZENIA,
    Kontekst,
    anonim,
    karta,
    strona,
)

POWIADOMIENIE = {
    "id": 7,
    "tytul": "Karta za październik 2019 wróciła do poprawy",
    "tresc": "Powód: brak kodu zadania.",
    "odnosnik": "/godziny?miesiac=2019-10",
    "utworzono": CHWILA,
    "przeczytano": None,
}
UWAGA = {
    "naglowek": "Karta za październik wróciła do poprawy.",
    "tekst": "Koordynatorka: „Brak kodu zadania przy sesji z 22.10”.",
    "odnosnik": ("Popraw kartę za październik", "/godziny?miesiac=2019-10"),
}
PROJEKT = Projekt(
    nazwa="Model kooperacji", tytul="Kooperacje", lider="Regionalny Ośrodek Polityki Społecznej", partnerzy=("ROPS A", "ROPS B"),
    numer="POWR.02.05", nazwa_pzk="Partnerski Zespół Kooperacyjny", typ_gmin="miejskie", finansowanie="Europejski Fundusz Społeczny",
    okres=Okres.wlacznie(date(2018, 4, 1), date(2021, 3, 31)), fazy=(Faza("I", "model", Okres.wlacznie(date(2018, 4, 1), date(2019, 3, 31))),),
)  # fmt: skip
WERSJA = WersjaPlanu(3, 3, "zaakceptowana", date(2019, 9, 1), "nr 2", None, CHWILA, PROJEKT, tuple(DZIALANIA))
WERSJA_NA_LISCIE = {
    "nr": 3,
    "adres": "/plan/wersje/3",
    "stan": "zaakceptowana",
    "w_mocy": True,
    "obowiazuje_od": STAN,
    "aneks": "aneks nr 2 z 12.08.2019",
    "powod": "Przesunięte warsztaty",
    "kiedy": CHWILA,
    "kto": "halina",
    "roznica_adres": "/plan/roznica?od=2&do=3",
}
ROZNICE = [
    {"tytul": "Projekt", "dopisek": "", "zmiany": [{"pole": "Lider", "bylo": "ROPS", "jest": "RCPS"}]},
    {
        "tytul": "9. Warsztaty wyjazdowe",
        "dopisek": "dodane działanie",
        "zmiany": [
            {"pole": "Kwartały", "bylo": None, "jest": "III kwartał 2019 – I kwartał 2020"},
            {"pole": "Opis", "bylo": "Dwa dni.", "jest": None},
        ],
    },
]
DNI = [DzienWydarzenia(nr, date(2019, 11, 11 + nr), 600, 1080, f"u-{nr}", 0, CHWILA) for nr in (1, 2)]
WYDARZENIE = {
    "stan": "odbyte", "dzialanie": ("9. Warsztaty wyjazdowe", "/dzialania/9"), "rodzaj": "warsztat wyjazdowy", "dni": DNI,
    "miejsce": "Ośrodek „Pod Dębem”, Wrzosy", "tryb": "stacjonarnie", "jednostki": ["Stara Olszyna", "miasto Lipnica"],
    "zadanie": "AP-12 Doskonalenie, spotkania animatorów", "prowadzacy": ["Aleksandra Brzóska"], "liczy": "1 warsztat każdej z 2 jednostek, w projekcie 1 warsztat i 2 dni", "powod": "",
}  # fmt: skip
UCZESTNICY = [
    {"klucz": f"o{nr}", "nazwa": nazwa, "instytucja": gdzie, "sektor": "pomoc społeczna", "dni": dni}
    for nr, (nazwa, gdzie, dni) in enumerate(
        [
            ("Irena Gołąbek", "OPS Stara Olszyna", {date(2019, 11, 12), date(2019, 11, 13)}),
            ("Henryk Żołądź", "Powiatowy Urząd Pracy, Wrzosy", set()),
        ]
    )
]
KOLUMNY_OBECNOSCI = [
    {"nr": 1, "dzien": date(2019, 11, 12), "minal": True},
    {"nr": 2, "dzien": date(2019, 11, 13), "minal": False},
]
NARZEDZIE = {
    "nr": 1,
    "nazwa": "Wywiady pogłębione (IDI)",
    "stan": "odebrane",
    "protokol": "PO-1/2018",
    "data_odbioru": date(2018, 9, 28),
    "adres": "/dzialania/2/narzedzia/1",
}
PRACA = {
    "kwartaly": [Kwartal(2019, 3), Kwartal(2019, 4)],
    "tabele": [{"nazwa": "Godziny według osób", "naglowek": "Osoba", "wiersze": [{"nazwa": "Wiktor Sadowski", "komorki": [(90, "/godziny/wpisy?osoba=1"), (0, None)], "razem": (90, None)}]}],
}  # fmt: skip
HISTORIA = [{"kiedy": CHWILA, "kto": "halina", "co": "zmieniono termin"}]
JEDNOSTKI = [
    (1, "gmina Borowiany (powiat jodłowski)"),
    (2, "gmina Stara Olszyna (powiat wrzosowski)"),
    (3, "miasto Lipnica"),
]
STRONY = {
    "od": 1,
    "do": 6,
    "z": 30,
    "rzecz": "Jednostki",
    "pozycje": [(1, "", True), (2, "?strona=2", False)],
    "nastepna": "?strona=2",
}
FILTRY = [
    {"nazwa": "szukaj", "etykieta": "Nazwa", "wybrane": "<b>", "opcje": None},
    {
        "nazwa": "stan_wydarzenia",
        "etykieta": "Stan",
        "wybrane": "odbyte",
        "opcje": [("", "każdy"), ("odbyte", "odbyło się")],
    },
]
WIERSZE_7: list[Wiersz] = [w for w in WIERSZE if w.dzialanie == 7 and w.wykonanie is not None]
MIARA_7 = {
    "p": PODSUMOWANIA[1], "nazwa": "Spotkania, cały projekt", "wiersze": WIERSZE_7, "przyszle": [("Reszta IV kwartału 2019", 120), ("I – III kwartał 2020", 540)],
    "razem": WIERSZE_7[-1].narastajaco, "adresy": {w.kwartal: "/harmonogram/komorka" for w in WIERSZE_7}, "adresy_do": {w.kwartal: "/harmonogram/komorka?do=1" for w in WIERSZE_7},
    "wykres": {"plan": [180, 360, 540, 720, 900, 1080], "wykonanie": [(1.0, 152), (2.0, 323), (2.5, 378)], "osie": ["II 2019", "III", "IV", "I 2020", "II", "III"]},
}  # fmt: skip
ZDARZENIE_NA_LISCIE = {
    "dni": [date(2019, 11, 12), date(2019, 11, 13)], "od_min": 600, "do_min": 1080, "adres": "/wydarzenia/1", "tytul": "Warsztat wyjazdowy II",
    "rodzaj": "warsztat wyjazdowy", "gdzie": "Ośrodek „Pod Dębem”; 3 jednostki", "obecnosc": "10 z 12 osób", "stan": "odbyte", "obecnych": 10,
}  # fmt: skip
SPOTKANIE = {
    **ZDARZENIE_NA_LISCIE,
    "dni": [date(2019, 11, 6)],
    "od_min": 540,
    "tytul": "Spotkanie PZK",
    "stan": "odwolane",
    "obecnych": None,
    "obecnosc": "",
}
BEZ_FORMULARZA: Kontekst = {"pola": {}, "bledy": {}}
JEDNOSTKA_DZIALANIA = {
    "nazwa": "gmina Trzy Brody", "powiat": "powiat wrzosowski", "adres": "/jednostki/4", "stan": "opozniony", "wykonano": 1, "plan_na_dzis": 14,
    "razem": 36, "odchylenie": -13, "ocena": "", "potrzebne": "3,3", "bylo": "było 0,1", "miara": "spotkania",
    "skorygowany": "skorygowany 22: zespół zawiązano 28.10.2019, zostało 11 mies.",
}  # fmt: skip


def formularz_wydarzenia(**reszta: object) -> Kontekst:
    return {
        "strona": strona("Nowe wydarzenie", "Wydarzenia"), "adres": "/wydarzenia", "napis": "Zapisz wydarzenie", "anuluj": "/wydarzenia", "ile_dni": 2, "zadania": [("AP-12", "AP-12 Doskonalenie, spotkania animatorów")],
        "rodzaje": [("warsztat_wyjazdowy", "warsztat wyjazdowy (działanie 9)")], "dzialania": [(9, "9. Warsztaty")],
        "tryby": [("stacjonarnie", "stacjonarnie"), ("zdalnie", "zdalnie"), ("hybrydowo", "hybrydowo")], "jednostki": JEDNOSTKI,
        "prowadzacy": [(1, "Aleksandra Brzóska")], "uczestnicy": [(1, "Aleksandra Brzóska"), (2, "Irena Gołąbek")], "wersja": None, **reszta,
    }  # fmt: skip


ETAPY = ["diagnoza", "kontrakt", "plan współpracy", "realizacja", "ewaluacja", "monitoring"]
KROKI = [
    {"kod": e.split()[0], "nazwa": e, "dzien": STAN if nr < 2 else None, "obecny": nr == 1}
    for nr, e in enumerate(ETAPY)
]

ZADANIE = {
    "kod": "AG-06", "nazwa": "Warsztaty z rodzinami", "tekst": "Przygotowuje warsztaty i bierze w nich udział.", "fakultatywne": False, "uwaga": "",
    "dowod": "Dowód: wpis godzin z tym kodem; warsztat z rodzinami.", "dzialania": [(8, "/dzialania/8")], "stan": "z_dowodem", "osoby": "7 z 30",
    "wpisy": (3, "/godziny/wpisy?zadanie=AG-06"), "wydarzenia": (0, None), "etapy": (None, None),
}  # fmt: skip
BEZ_MIERNIKA = {
    **ZADANIE, "kod": "AG-13", "stan": "bez_miernika", "dowod": "", "uwaga": "Bez miernika.", "dzialania": [], "osoby": "", "wpisy": (None, None),
}  # fmt: skip
GRUPA_ZADAN = {"kod": "animator_gminy", "tytul": "Animator gminy", "poziom": "poziom gminny", "wiersze": [ZADANIE, BEZ_MIERNIKA]}  # fmt: skip


PROBKI: dict[str, list[Kontekst]] = {
    "zadania.html": [
        {"strona": strona("Zadania osób kluczowych", "Zadania"), "wstep": "Na 51 zadań z miernikiem 51 ma dowody.", "filtry": FILTRY, "grupy": [GRUPA_ZADAN], "moje_adres": "/zadania?czyje=moje"},
        {"strona": strona("Zadania osób kluczowych", "Zadania"), "wstep": "", "filtry": FILTRY, "grupy": [], "moje_adres": None},
    ],
    "zadania_moje.html": [
        {"strona": strona("Moje zadania", "Zadania"), "wstep": "Na 1 zadanie z miernikiem 1 ma Twoje dowody.", "grupy": [GRUPA_ZADAN]},
        {"strona": strona("Moje zadania", "Zadania"), "wstep": "", "grupy": []},
    ],
    "wpis_godzin.html": [
        {
            "strona": strona("Wpis 12.11.2019", "Godziny"), "pola": {"dzien": "12.11.2019", "uzasadnienie": "sesja zamykająca"}, "bledy": {}, "formularz": {**FORMULARZ, "klucz": "", "wersja": 2, "powod": True, "naglowek": "Zmiana wpisu"},
            "dane": [("Dzień", "wt. 12.11.2019"), ("Od–do", "16:00–18:00"), ("Godziny", "2 h")], "stan_karty": "zlozona",
            "historia": [{"kiedy": CHWILA, "kto": "Ewelina Kłos", "co": "zmieniono", "powod": "pomyłka", "zmiany": [("Od", "15:00", "16:00"), ("Opis", "", "")], "po_pracy": "w dniu pracy", "wersja": 1, "przywroc": "/godziny/1?wersja=1"}],
            "przywroc_adres": None, "usun_adres": "/godziny/1/usun", "usun_powod": True, "wersja": 2,
        },
        {"strona": strona("Wpis", "Godziny"), **BEZ_FORMULARZA, "formularz": None, "dane": [], "stan_karty": "zamknieta", "historia": [], "przywroc_adres": "/godziny/1/przywroc", "usun_adres": None, "usun_powod": False, "wersja": 1},
    ],
    "start_ekspert.html": [
        {"strona": strona("Listopad: 12 h, karta do złożenia do 04.12.2019"), "wstep": "Ostatni wpis z 13.11.2019.", **BEZ_FORMULARZA, "uwaga": UWAGA, "formularz": FORMULARZ, "ostatnie": WPISY, "karty": KARTY, "wydarzenia": WYDARZENIA},
        {"strona": strona("Listopad: 0 h"), "wstep": "", **BEZ_FORMULARZA, "uwaga": None, "formularz": None, "ostatnie": [], "karty": [], "wydarzenia": []},
    ],
    "start_coach.html": [
        {
            "strona": strona("W listopadzie można jeszcze zaplanować 15 h"), "wstep": "Dla 3 z 5 osób.", **BEZ_FORMULARZA, "uwaga": UWAGA,
            "grupy": [{"kod": "d10", "tytul": "Coaching przypadków, limit 45 h na osobę", "karty": KARTY_COACHINGU}], "objasnienie": "Do zaplanowania = plan na 30.11.2019 minus godziny wykorzystane.",
            "formularz": {**FORMULARZ, "naglowek": "Zapisz sesję", "napis": "Zapisz sesję", "dla": [(1, "Beata Ćwikła, zostało 28,5 h")], "jednostki": [], "zadania": [], "opis": False}, "wydarzenia": WYDARZENIA, "karty": KARTY,
        },
        {"strona": strona("Nie ma przydzielonych osób"), "wstep": "", **BEZ_FORMULARZA, "uwaga": None, "grupy": [], "objasnienie": "", "formularz": None, "wydarzenia": [], "karty": []},
    ],
    "start_animator.html": [
        {"strona": strona("W listopadzie zostało 10,5 z 20 h"), "wstep": "", **BEZ_FORMULARZA, "uwaga": None, "pule": KARTY_PULI, "formularz": FORMULARZ, "wydarzenia": WYDARZENIA, "obecnosci": WYDARZENIA, "karty": KARTY},
        {"strona": strona("Nie ma jednostki"), "wstep": "", **BEZ_FORMULARZA, "uwaga": None, "pule": [], "formularz": None, "wydarzenia": [], "obecnosci": [], "karty": []},
    ],
    "start_odbiorca.html": [
        {"strona": strona("Otrzymane 16,5 z 45 h"), "wstep": "", "limity": KARTY_COACHINGU[:1], "wydarzenia": WYDARZENIA, "poczatki": [], "odpowiedzi": []},
        {"strona": strona("Kontrola"), "wstep": "", "limity": [], "wydarzenia": None, "poczatki": [("Raport kwartalny", "/raporty", "Plan i wykonanie.")], "odpowiedzi": ODPOWIEDZI},
        {"strona": strona("Spotkania"), "wstep": "", "limity": [], "wydarzenia": [], "poczatki": [], "odpowiedzi": []},
    ],
    "wpisy.html": [
        {"strona": strona("Godziny: Beata Ćwikła", "Godziny"), "wstep": "", "wpisy": [{**w, "kto": "Tomasz Rybarczyk", "adres": "/godziny/1"} for w in WPISY], "razem_min": 240, "pokaz_komu": True, "pokaz_opis": True, "limit": ("Limit", "/limity?dla=1"), "strony": STRONY},
        {"strona": strona("Godziny", "Godziny"), "wstep": "", "wpisy": [], "razem_min": 0, "pokaz_komu": False, "pokaz_opis": False, "limit": None, "strony": None},
    ],
    "powtorzenia.html": [
        {
            "strona": strona("Powtórz: wpis wt. 05.11, 9:00–11:00", "Godziny"), "wstep": "Można zapisać 1 z 2 wierszy.", "pola": {"dni": "12"}, "bledy": {"kiedy-1": "Nakłada się."}, "uwagi": ["W dni wolne: 1 wiersz."], "jeden": {"wpis": 1, "opis": "AG-01, 2 h", "co_tydzien": True}, "adres": "/godziny/powtorz?wpis=1", "brak": "Wpisz dni powyżej.", "anuluj": "/godziny",
            "wiersze": [
                {"nr": 0, "wzor": 1, "kiedy": "12.11.2019 9:00–11:00", "zaznaczony": True, "dzien": date(2019, 11, 12), "wolne": "", "co": "AG-01", "komu": "gm. Borowiany", "opis": "Narada", "los": "Można zapisać.", "odnosnik": None},
                {"nr": 1, "wzor": 1, "kiedy": "x", "zaznaczony": False, "dzien": None, "wolne": "Boże Ciało, dzień wolny", "co": "AG-01", "komu": "", "opis": "", "los": "Nakłada się.", "odnosnik": ("Otwórz tamten wpis", "/godziny/7")},
            ],
        },
        {"strona": strona("Powtórz", "Godziny"), "wstep": "", "pola": {}, "bledy": {}, "uwagi": [], "jeden": None, "adres": "/godziny/powtorz", "brak": "Wpisz dni powyżej.", "anuluj": "/godziny", "wiersze": []},
    ],
    "podniesienie.html": [
        {"strona": strona("Podniesienie limitu", "Limity"), "pola": {"przyznano_min": "-5"}, "bledy": {"przyznano_min": "Podaj liczbę godzin."}, "karta": karta("gmina Borowiany", "powiat jodłowski", CEL_6, 7080), "adres": "/limity/podniesienia", "anuluj": "/limity", "ukryte": [("dzialanie", 6), ("jednostka", 1)]},
    ],
    "dzialanie.html": [
        {
            "strona": strona("7. Prace zespołów PZK", "Harmonogram"), "wstep": "II kwartał 2019 – III kwartał 2020.", "zawezone": {"napis": "Liczby: gmina Borowiany.", "adres": "/dzialania/7"}, "d": DZIALANIA[1], "cele": ["36 spotkań na jednostkę"], "odpowiedzi": ODPOWIEDZI, "miary": [MIARA_7],
            "wpisy_adres": None, "narzedzia": [], "praca": None, "jednostki": [JEDNOSTKA_DZIALANIA], "strony": STRONY, "wydarzenia": [ZDARZENIE_NA_LISCIE, SPOTKANIE], "wydarzen": 378, "wydarzenia_adres": "/wydarzenia?dzialanie=7",
        },
        {
            "strona": strona("1. Eksperci", "Harmonogram"), "wstep": "", "zawezone": None, "d": DZIALANIA[0], "cele": [], "odpowiedzi": [], "miary": [{**MIARA_7, "p": PODSUMOWANIA[0], "wiersze": [], "razem": None, "przyszle": [], "wykres": None}],
            "wpisy_adres": "/godziny/wpisy?dzialanie=1", "narzedzia": [NARZEDZIE, {**NARZEDZIE, "nr": 2, "stan": "w_toku", "protokol": "", "data_odbioru": None}], "praca": PRACA, "jednostki": [{**JEDNOSTKA_DZIALANIA, "ocena": "3 z 5–10, brakuje 2 do dolnej granicy"}], "strony": None, "wydarzenia": [], "wydarzen": 0, "wydarzenia_adres": "/wydarzenia",
        },
    ],
    "narzedzie.html": [
        {"strona": strona("Wywiady", "Harmonogram"), "wstep": "", **BEZ_FORMULARZA, "n": NARZEDZIE, "stany": None, "anuluj": "/dzialania/2", "historia": HISTORIA},
        {"strona": strona("Wywiady", "Harmonogram"), "wstep": "", "pola": {"stan": "odebrane"}, "bledy": {"protokol": "Podaj numer protokołu odbioru."}, "n": NARZEDZIE, "stany": [("odebrane", "odebrane")], "anuluj": "/dzialania/2", "historia": []},
    ],
    "plan.html": [
        {"strona": strona("Plan", "Plan"), "wstep": "", "wersja": WERSJA, "cele": {7: ["36 spotkań na jednostkę", "średnio 2 miesięcznie"]}, "rodzaje": {"ciagle": "ciągłe"}, "wersje": [WERSJA_NA_LISCIE, {**WERSJA_NA_LISCIE, "nr": 2, "w_mocy": False, "stan": "robocza", "powod": None, "roznica_adres": None}], "czeka": ("Wersja 4 planu", "/plan/wersje/4"), "nowa_adres": "/plan/nowa", "pliki": [("TOML", "/plan.toml"), ("XLSX", "/plan.xlsx")]},
        {"strona": strona("Plan", "Plan"), "wstep": "", "wersja": WERSJA, "cele": {}, "rodzaje": {}, "wersje": [WERSJA_NA_LISCIE], "czeka": None, "nowa_adres": None, "pliki": [("TOML", "/plan.toml")]},
    ],
    "roznica_planu.html": [
        {"strona": strona("Wersje 1 i 2 planu", "Plan"), "wstep": "2 zmiany w 1 działaniu.", "od": 1, "do": 2, "roznice": ROZNICE, "filtry": FILTRY},
        {"strona": strona("Wersje 1 i 1 planu", "Plan"), "wstep": "Plany nie różnią się.", "od": 1, "do": 1, "roznice": [], "filtry": FILTRY},
    ],
    "wersja_planu.html": [
        {"strona": strona("Wersja 3 planu", "Plan"), "wstep": "", **BEZ_FORMULARZA, "w": WERSJA, "cele": {7: ["36 spotkań"]}, "rodzaje": {}, "roznice": None, "ostrzezenia": [], "pliki": [("TOML", "/plan.toml?wersja=3")], "kroki": [{"stan": "zaakceptowana", "kiedy": CHWILA, "kto": "halina"}], "czyn": None},
        {
            "strona": strona("Wersja 3 planu", "Plan"), "wstep": "Aneks nr 2.", "pola": {"powod": ""}, "bledy": {"powod": "Podaj powód, aby odrzucić wersję planu."}, "w": WERSJA, "cele": {}, "rodzaje": {}, "roznice": {"poprzednia": 2, "ile": "2 zmiany.", "grupy": ROZNICE}, "ostrzezenia": ["Działanie 9: zapisane już poza nowym oknem: 2 wpisy."],
            "pliki": [("TOML", "/plan.toml?wersja=3")], "kroki": [{"stan": "robocza", "kiedy": CHWILA, "kto": "halina"}, {"stan": "zlozona", "kiedy": CHWILA, "kto": "halina"}], "czyn": {"napis": "Przyjmij wersję", "adres": "/plan/wersje/3/przyjmij", "ostatni": True},
        },
        {"strona": strona("Wersja 3 planu", "Plan"), "wstep": "", **BEZ_FORMULARZA, "w": WERSJA, "cele": {}, "rodzaje": {}, "roznice": {"poprzednia": 2, "ile": "", "grupy": []}, "ostrzezenia": [], "pliki": [("TOML", "/plan.toml?wersja=3")], "kroki": [], "czyn": {"napis": "Złóż wersję", "adres": "/plan/wersje/3/zloz", "ostatni": False}},
    ],
    "wersja_planu_formularz.html": [
        {"strona": strona("Nowa wersja planu", "Plan"), "wstep": "", **BEZ_FORMULARZA, "adres": "/plan/nowa", "anuluj": "/plan", "wersja": None, "czeka": None, "pliki": [("TOML", "/plan.toml"), ("XLSX", "/plan.xlsx")], "usterki": [], "wiecej": 0},
        {"strona": strona("Poprawka wersji 3 planu", "Plan"), "wstep": "", "pola": {"aneks": "2", "redakcja": "4"}, "bledy": {"plik": "Plik ma 2 błędy, nic nie wczytano.", "powod": "To pole jest wymagane."}, "adres": "/plan/wersje/3/popraw", "anuluj": "/plan/wersje/3", "wersja": WERSJA, "czeka": None, "pliki": [("TOML", "/plan.toml")], "usterki": ["wiersz 103, działanie 4, pole nr: Numer 4 nosi już inne działanie."], "wiecej": 3},
        {"strona": strona("Nowa wersja planu", "Plan"), "wstep": "", **BEZ_FORMULARZA, "adres": "/plan/nowa", "anuluj": "/plan", "wersja": None, "czeka": (3, "robocza", "/plan/wersje/3"), "pliki": [], "usterki": [], "wiecej": 0},
    ],
    "wydarzenia.html": [
        {"strona": strona("Wydarzenia", "Wydarzenia"), "wstep": "", "filtry": FILTRY, "wydarzenia": [ZDARZENIE_NA_LISCIE, SPOTKANIE], "nowe_adres": "/wydarzenia/nowe", "strony": STRONY, "zawezone": False, "uwaga": UWAGA},
        {"strona": strona("Wydarzenia", "Wydarzenia"), "wstep": "", "filtry": FILTRY, "wydarzenia": [], "nowe_adres": None, "strony": None, "zawezone": True, "uwaga": None},
    ],
    "wydarzenie.html": [
        {
            "strona": strona("Warsztat wyjazdowy II", "Wydarzenia", komunikat=("dobrze", "Zapisano obecność.", "")), "wstep": "12–13.11.2019.", **BEZ_FORMULARZA, "w": WYDARZENIE, "obecnosc": {"adres": "/wydarzenia/1/obecnosc", "podsumowanie": "Dzień 1: 10 z 12 osób.", "ukryta": False, "dni": KOLUMNY_OBECNOSCI, "osoby": UCZESTNICY},
            "dopisz": {"adres": "/wydarzenia/1/obecnosc/dopisz", "sektory": [("pomoc_spoleczna", "pomoc społeczna")], "dni": [("2019-11-12", "12.11.2019")]}, "zmien_adres": "/wydarzenia/1/zmien",
            "czyny": [{"napis": "Odwołaj wydarzenie", "adres": "/wydarzenia/1/odwolaj", "klasa": "przycisk-2 grozne", "powod": True, "opis": ""}], "inne": {"tytul": "Trzy warsztaty tych jednostek", "lista": WYDARZENIA}, "historia": HISTORIA,
        },
        {"strona": strona("Odwołane", "Wydarzenia"), "wstep": "", **BEZ_FORMULARZA, "w": {**WYDARZENIE, "stan": "odwolane", "powod": "śnieg", "dzialanie": None}, "obecnosc": None, "dopisz": None, "zmien_adres": None, "czyny": [], "inne": None, "historia": []},
        {"strona": strona("Do odczytu", "Wydarzenia"), "wstep": "", **BEZ_FORMULARZA, "w": WYDARZENIE, "obecnosc": {"adres": None, "podsumowanie": "", "ukryta": False, "dni": KOLUMNY_OBECNOSCI, "osoby": UCZESTNICY}, "dopisz": None, "zmien_adres": None, "czyny": [], "inne": None, "historia": []},
    ],
    "wydarzenie_formularz.html": [
        formularz_wydarzenia(
            pola={"tytul": "Warsztat wyjazdowy III", "dni.0.dzien": "10.12.2019", "dni.0.od": "17:00", "dni.0.do": "10:00", "tryb": "zdalnie", "jednostki": ["2"]},
            bledy={"dni.0.do": "„do” 10:00 nie jest późniejsze niż „od” 17:00.", "dni": "Podaj co najmniej jeden dzień.", "jednostki": "wybierz co najmniej jedną jednostkę."},
        ),
        formularz_wydarzenia(**BEZ_FORMULARZA, wersja=4, prowadzacy=[], uczestnicy=[]),
    ],
    "raporty.html": [
        {"strona": strona("Raporty", "Raporty"), "wstep": "", **BEZ_FORMULARZA, "raporty": [{"kod": "kwartalny", "tytul": "Plan i wykonanie w kwartale", "opis": "Dla instytucji pośredniczącej."}], "wybor": [("kwartalny", "Plan i wykonanie w kwartale")], "okres": "2019-K3", "okresy": [("2019-K3", "III kwartał 2019"), ("2019-K2", "II kwartał 2019")]},
        {"strona": strona("Raporty", "Raporty"), "wstep": "", "pola": {"raport": "kwartalny", "okres": "<maj>"}, "bledy": {"okres": "Okres „<maj>” jest nieczytelny."}, "raporty": [{"kod": "kwartalny", "tytul": "Plan i wykonanie w kwartale", "opis": "Dla instytucji pośredniczącej."}], "wybor": [("kwartalny", "Plan i wykonanie w kwartale")], "okres": "2019-K3", "okresy": [("2019-K3", "III kwartał 2019"), ("2019-K2", "II kwartał 2019")]},
    ],
    "kalendarze.html": [
        {
            "strona": strona("Kalendarze", "Kalendarze"), "wstep": "Masz 1 czynną subskrypcję.", "pola": {"szczegoly": "pelne"}, "bledy": {"nazwa": "Podaj nazwę."},
            "nowy": {"nazwa": "Telefon", "adres": "https://biuro.example/kalendarz/abc/harmonogram.ics", "webcal": "webcal://biuro.example/kalendarz/abc/harmonogram.ics", "qr": (37, "M0 0h7v1h-7z")},
            "kalendarze": [{"id": 1, "nazwa": "Outlook w pracy", "zakres": "cały projekt", "szczegoly": "zajete", "utworzono": CHWILA, "pobrano": CHWILA, "program": "Outlook", "uniewaznij_adres": "/kalendarze/1/uniewaznij"}],
            "zakresy": [("moje", "moje wydarzenia"), ("calosc", "cały projekt")],
        },
        {"strona": strona("Kalendarze", "Kalendarze"), "wstep": "", **BEZ_FORMULARZA, "nowy": None, "kalendarze": [], "zakresy": [("moje", "moje wydarzenia")]},
    ],
    "osoby.html": [
        {"strona": strona("Osoby", "Osoby"), "wstep": "", **BEZ_FORMULARZA, "filtry": FILTRY, "osoby": [{"id": 1, "nazwa": "Tomasz Rybarczyk", "adres": "/osoby/1", "funkcje": "coach", "jednostka": "", "godziny_adres": "/godziny?osoba=1", "umowy_adres": "/osoby/1/zaangazowania"}], "strony": STRONY, "nowa_adres": "/osoby/nowa", "przydzialy": [{"id": 1, "coach": "Tomasz Rybarczyk", "pracownik": "Beata Ćwikła", "od": STAN, "do": None}], "coachowie": [(1, "Tomasz Rybarczyk")], "pracownicy": [(2, "Beata Ćwikła")]},
        {"strona": strona("Osoby", "Osoby"), "wstep": "", **BEZ_FORMULARZA, "filtry": [], "osoby": [], "strony": None, "nowa_adres": None, "przydzialy": [], "coachowie": [], "pracownicy": []},
    ],
    "osoba_formularz.html": [
        {"strona": strona("Nowa osoba", "Osoby"), "wstep": "", "pola": {"funkcje": ["coach"]}, "bledy": {"nazwisko": "To pole jest wymagane."}, "adres": "/osoby", "napis": "Dodaj osobę", "anuluj": "/osoby", "funkcje": [("coach", "coach"), ("ekspert", "ekspert")], "jednostki": JEDNOSTKI, "konto": {"login": None, "role": [("coach", "coach")]}, "umowy_adres": None, "wersja": None},
        {"strona": strona("Zmiana osoby", "Osoby"), "wstep": "", **BEZ_FORMULARZA, "adres": "/osoby/1", "napis": "Zapisz", "anuluj": "/osoby", "funkcje": [], "jednostki": [], "konto": None, "umowy_adres": "/osoby/1/zaangazowania", "wersja": 3},
    ],
    "jednostki.html": [
        {"strona": strona("Jednostki", "Jednostki"), "wstep": "", "filtry": [], "jednostki": [{"id": 1, "nazwa": "gmina Borowiany", "powiat": "powiat jodłowski", "adres": "/jednostki/1", "teryt": "2401011", "przystapienie": STAN, "zawiazanie": None, "osob": 2, "limity_adres": "/limity?jednostka=1"}], "strony": STRONY, "nowa_adres": "/jednostki/nowa"},
        {"strona": strona("Jednostki", "Jednostki"), "wstep": "", "filtry": FILTRY, "jednostki": [], "strony": None, "nowa_adres": "/jednostki/nowa"},
    ],
    "jednostka_formularz.html": [
        {"strona": strona("Nowa jednostka", "Jednostki"), "wstep": "", "pola": {"teryt": "12"}, "bledy": {"teryt": "TERYT ma 7 cyfr."}, "adres": "/jednostki", "napis": "Dodaj jednostkę", "anuluj": "/jednostki", "wersja": None},
    ],
    "dziennik.html": [
        {"strona": strona("Dziennik", "Dziennik"), "wstep": "", "filtry": FILTRY, "wpisy": [{"id": 9, "kiedy": CHWILA, "kto": "halina", "czynnosc": "zmień wpis", "obiekt": "wpis 12", "adres": None, "droga": "strona", "zmiany": [("od_min", "540", "600")]}], "nastepne": "?kursor=abc"},
        {"strona": strona("Dziennik", "Dziennik"), "wstep": "", "filtry": [], "wpisy": [], "nastepne": None},
    ],
    "konto.html": [
        {
            "strona": strona("Moje konto", "Konto"), "wstep": "", "pola": {"haslo": "tajne"}, "bledy": {"haslo": "Hasło ma 5 znaków."}, "wybory": wybory(), "wysyla": False, "konto": {"login": "halina", "role": "koordynator", "osoba": "Halina Wierzbowska"}, "nowy_token": {"nazwa": "skrypt", "token": "abc"},
            "tokeny": [{"id": 1, "nazwa": "skrypt", "utworzono": CHWILA, "uniewaznij_adres": "/konto/tokeny/1/uniewaznij"}], "sesje": [{"utworzono": CHWILA, "wygasa": CHWILA, "przegladarka": "Firefox", "ta": True}, {"utworzono": CHWILA, "wygasa": CHWILA, "przegladarka": "", "ta": False}],
        },
        {"strona": strona("Moje konto", "Konto"), "wstep": "", **BEZ_FORMULARZA, "wybory": wybory(), "wysyla": True, "konto": {"login": "halina", "role": "koordynator", "osoba": None}, "nowy_token": None, "tokeny": [], "sesje": []},
    ],
    "powiadomienia.html": [
        {
            "strona": strona("Powiadomienia", "Konto", powiadomienia={"pozycje": [{**POWIADOMIENIE, "ukryte": [("id", 7)]}], "ile": "2 nowe powiadomienia", "wiele": True, "do": 7, "porzuconych": "2 e-maile nie wyszły", "zastepuje": {"zdanie": "Zastępujesz: Edyta Góra.", "adres": "/karty"}}), "wstep": "", "nowych": 2, "do": 7, "strony": STRONY,
            "powiadomienia": [POWIADOMIENIE, {**POWIADOMIENIE, "tresc": "", "przeczytano": CHWILA}],
            "klopoty": [{"kiedy": CHWILA, "login": "anna", "adres": "anna@example.pl", "temat": "Karta godzin wróciła do poprawy", "stan": ("zwrocona", "nie wysłano"), "prob": "10 prób", "dalej": "", "powod": "Serwer nie przyjął adresata: 550", "ponow_adres": "/powiadomienia/wiadomosci/3/ponow"}],
        },
        {"strona": strona("Powiadomienia", "Konto"), "wstep": "", "nowych": 0, "do": 0, "strony": None, "powiadomienia": [], "klopoty": None},
        {"strona": strona("Powiadomienia", "Konto"), "wstep": "", "nowych": 0, "do": 0, "strony": None, "powiadomienia": [], "klopoty": []},
    ],
    "przypadki.html": [
        {
            "strona": strona("Przypadki", "Przypadki"), "wstep": "3 przypadki w 2 jednostkach.", "filtry": FILTRY, "etapy": ETAPY, "zawezone": False, "nowy_adres": "/przypadki/nowy", "strony": STRONY,
            "grupy": [
                {"id": 1, "nazwa": "gmina Borowiany (powiat jodłowski)", "zdanie": "1 z 5–10, brakuje 4 do dolnej granicy", "odznaka": ("brak", "poniżej przedziału"), "przypadki": [{"kod": "K-2401-001", "adres": "/przypadki/1", "rodzaj": "rodzina", "etap": "kontrakt", "zgloszono": STAN, "etapy": [STAN, STAN, None, None, None, None]}]},
                {"id": 2, "nazwa": "gmina Trzy Brody (powiat wrzosowski)", "zdanie": "0 przypadków", "odznaka": None, "przypadki": []},
            ],
        },
        {"strona": strona("Przypadki", "Przypadki"), "wstep": "", "filtry": FILTRY, "etapy": ETAPY, "zawezone": True, "nowy_adres": None, "strony": None, "grupy": []},
        {"strona": strona("Przypadki", "Przypadki"), "wstep": "", "filtry": FILTRY, "etapy": ETAPY, "zawezone": False, "nowy_adres": "/przypadki/nowy", "strony": None, "grupy": []},
    ],
    "przypadek.html": [
        {
            "strona": strona("Przypadek K-2401-001", "Przypadki"), "wstep": "Obecny etap: kontrakt.", "pola": {"etapy.kontrakt": "jutro", "usun-powod": ""}, "bledy": {"etapy.kontrakt": "Podaj datę.", "usun-powod": "Podaj powód usunięcia."}, "kroki": KROKI, "dane": [("Kod", "K-2401-001")], "lista_adres": "/przypadki?jednostka=1",
            "adres": "/przypadki/1", "wskazowka": "Dni od 01.04.2019 do 30.09.2020.", "historia": [{"kiedy": CHWILA, "kto": "halina", "co": "zmieniono", "powod": "inna karta", "zmiany": [("Kontrakt", "01.07.2019", "")]}], "wersja": 2,
        },
        {"strona": strona("Przypadek K-2401-001", "Przypadki"), "wstep": "", **BEZ_FORMULARZA, "kroki": KROKI, "dane": [], "lista_adres": "/przypadki", "adres": None, "wskazowka": "", "historia": [], "wersja": 1},
    ],
    "przypadek_formularz.html": [
        {"strona": strona("Nowy przypadek", "Przypadki"), "wstep": "", "pola": {"zgloszono": "jutro", "rodzaj": "rodzina"}, "bledy": {"zgloszono": "Podaj datę.", "jednostka": "To pole jest wymagane."}, "adres": "/przypadki/nowy", "napis": "Zgłoś przypadek", "anuluj": "/przypadki", "jednostki": JEDNOSTKI, "rodzaje": [("osoba", "osoba"), ("rodzina", "rodzina")], "wersja": None},
        {"strona": strona("Zmiana: K-2401-001", "Przypadki"), "wstep": "", **BEZ_FORMULARZA, "adres": "/przypadki/1/zmien", "napis": "Zapisz zmiany", "anuluj": "/przypadki/1", "jednostki": JEDNOSTKI[:1], "rodzaje": [("osoba", "osoba")], "wersja": 2},
    ],
    "deklaracja_dostepnosci.html": [{"strona": anonim("Deklaracja dostępności"), "podmiot": ""}],
}  # fmt: skip
