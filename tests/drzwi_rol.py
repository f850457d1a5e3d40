"""Every door of the service, with who gets through and what the others are told; read by test_role.

Written from the papers, not from the code: `wchodzi` gets an answer, `nie_widzi` a 404 (somebody
else’s object), everybody else a 403. A new route without a row here fails the suite.
"""

from dataclasses import dataclass, field
from typing import Any

ROLE = frozenset(
    {
        "koordynator", "kontroler", "ekspert", "coach", "animator",
        "superwizor", "doradca", "pracownik_socjalny", "czlonek_pzk",
    }
)  # fmt: skip
KOORDYNATOR = frozenset({"koordynator"})
BIURO = KOORDYNATOR | {"kontroler"}
LOGUJACY = frozenset({"ekspert", "coach", "animator", "superwizor", "doradca"})
WPISY = BIURO | LOGUJACY | {"pracownik_socjalny"}
CALY_PROJEKT = BIURO | {"ekspert", "superwizor", "doradca"}
LIMITY = BIURO | {"coach", "animator", "pracownik_socjalny"}
PLANUJACY = KOORDYNATOR | {"animator"}
ANIMATOR = frozenset({"animator"})
PRZYPADKI = BIURO | ANIMATOR
NIKT: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Drzwi:
    """`sciezka` names the foreign object, `{obcy}` and the like; `tresc` is the body."""

    sciezka: str
    wchodzi: frozenset[str]
    nie_widzi: frozenset[str] = NIKT
    tresc: dict[str, Any] = field(default_factory=dict)


OSOBA = {"imie": "Nowa", "nazwisko": "Osoba", "funkcje": ["ekspert"], "jednostka": None}
JEDNOSTKA = {"gmina": "Nowa", "powiat": "nowy", "teryt": "2007072", "data_przystapienia": "2018-07-01"}
WPIS = {"dzialanie": 1, "osoba": "{obcy}", "dzien": "2018-10-03", "od": "10:00", "do": "11:00"}
WYDARZENIE = {
    "rodzaj": "spotkanie_pzk",
    "dzialanie": 7,
    "tytul": "Spotkanie",
    "dni": [{"dzien": "2019-10-10", "od": "10:00", "do": "12:00"}],
    "jednostki": ["{krakow}"],
}
PRZYDZIAL = {"coach": "{coach}", "pracownik": "{beata}", "od": "2019-01-01", "do": None}
PODNIESIENIE = {"dzialanie": 5, "dla": "{beata}", "przyznano_min": 1300, "powod": "aneks"}
PRZYPADEK = {"jednostka": "{krakow}", "rodzaj": "rodzina", "zgloszono": "2019-05-06"}
ZAANGAZOWANIE = {"osoba": "{obcy}", "forma": "zlecenie", "stanowisko": "ekspert", "od": "2018-04-01"}
INNE_GODZINY = {"osoba": "{obcy}", "miesiac": "2018-10", "minuty": 600}
OBECNOSC: dict[str, Any] = {"dni": []}
KOMORKA = "dzialanie=5&miara=godziny&kwartal=2018-K4"
KOMENTARZ = {"dzialanie": 5, "miara": "godziny", "kwartal": "2018-K4", "przyczyna": "choroba coacha"}
BEZ_WGLADU = ROLE - CALY_PROJEKT

API: dict[tuple[str, str], Drzwi] = {
    ("GET", "/api/dzialania"): Drzwi("/api/dzialania", ROLE),
    ("GET", "/api/dzialania/{nr}"): Drzwi("/api/dzialania/5", ROLE),
    ("GET", "/api/wykonanie"): Drzwi("/api/wykonanie", ROLE),
    ("GET", "/api/plan/wersje"): Drzwi("/api/plan/wersje", ROLE),
    ("GET", "/api/plan/roznica"): Drzwi("/api/plan/roznica?od=1&do=1", ROLE),
    ("GET", "/api/dziennik"): Drzwi("/api/dziennik", BIURO),
    ("GET", "/api/godziny"): Drzwi("/api/godziny", WPISY),
    ("POST", "/api/godziny"): Drzwi("/api/godziny", KOORDYNATOR, tresc=WPIS),
    ("GET", "/api/godziny/{id_wpisu}"): Drzwi("/api/godziny/{wpis}", BIURO, WPISY - BIURO),
    ("GET", "/api/godziny/{id_wpisu}/historia"): Drzwi("/api/godziny/{wpis}/historia", BIURO, WPISY - BIURO),
    ("PATCH", "/api/godziny/{id_wpisu}"): Drzwi(
        "/api/godziny/{wpis}", KOORDYNATOR, LOGUJACY, {"opis": "zmiana"}
    ),
    ("DELETE", "/api/godziny/{id_wpisu}"): Drzwi("/api/godziny/{wpis}", KOORDYNATOR, LOGUJACY),
    ("POST", "/api/godziny/{id_wpisu}/przywroc"): Drzwi(
        "/api/godziny/{wpis}/przywroc", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/api/osoby"): Drzwi("/api/osoby", ROLE),
    ("POST", "/api/osoby"): Drzwi("/api/osoby", KOORDYNATOR, tresc=OSOBA),
    ("GET", "/api/osoby/{id_osoby}"): Drzwi("/api/osoby/{obcy}", BIURO, ROLE - BIURO),
    ("PATCH", "/api/osoby/{id_osoby}"): Drzwi(
        "/api/osoby/{obcy}", KOORDYNATOR, ROLE - BIURO, {"imie": "Inne"}
    ),
    ("GET", "/api/jednostki"): Drzwi("/api/jednostki", ROLE),
    ("POST", "/api/jednostki"): Drzwi("/api/jednostki", KOORDYNATOR, tresc=JEDNOSTKA),
    ("GET", "/api/jednostki/{id_jednostki}"): Drzwi(
        "/api/jednostki/{krakow}",
        CALY_PROJEKT | {"coach"},
        frozenset({"animator", "pracownik_socjalny", "czlonek_pzk"}),
    ),
    ("PATCH", "/api/jednostki/{id_jednostki}"): Drzwi(
        "/api/jednostki/{krakow}",
        KOORDYNATOR,
        frozenset({"animator", "pracownik_socjalny", "czlonek_pzk"}),
        {"powiat": "Kraków"},
    ),
    ("GET", "/api/przydzialy"): Drzwi("/api/przydzialy", BIURO | {"coach"}),
    ("POST", "/api/przydzialy"): Drzwi("/api/przydzialy", KOORDYNATOR, tresc=PRZYDZIAL),
    ("GET", "/api/limity"): Drzwi("/api/limity", LIMITY),
    ("POST", "/api/limity/podniesienia"): Drzwi("/api/limity/podniesienia", KOORDYNATOR, tresc=PODNIESIENIE),
    ("GET", "/api/komentarze"): Drzwi("/api/komentarze", ROLE),
    ("PUT", "/api/komentarze"): Drzwi("/api/komentarze", KOORDYNATOR, tresc=KOMENTARZ),
    ("DELETE", "/api/komentarze"): Drzwi(f"/api/komentarze?{KOMORKA}", KOORDYNATOR),
    ("GET", "/api/miesiace/{miesiac}"): Drzwi("/api/miesiace/2018-10", BIURO),
    ("GET", "/api/miesiace/{miesiac}/{osoba}"): Drzwi("/api/miesiace/2018-10/{obcy}", BIURO, LOGUJACY),
    ("POST", "/api/miesiace/{miesiac}/{osoba}/{krok}"): Drzwi(
        "/api/miesiace/2018-10/{obcy}/zloz", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/api/wydarzenia"): Drzwi("/api/wydarzenia", ROLE),
    ("POST", "/api/wydarzenia"): Drzwi("/api/wydarzenia", KOORDYNATOR, tresc=WYDARZENIE),
    ("GET", "/api/wydarzenia/{id_wydarzenia}"): Drzwi(
        "/api/wydarzenia/{wydarzenie}", CALY_PROJEKT, BEZ_WGLADU
    ),
    ("PATCH", "/api/wydarzenia/{id_wydarzenia}"): Drzwi(
        "/api/wydarzenia/{wydarzenie}", KOORDYNATOR, BEZ_WGLADU, {"tytul": "Inny tytuł"}
    ),
    ("GET", "/api/wydarzenia/{id_wydarzenia}/obecnosc"): Drzwi(
        "/api/wydarzenia/{wydarzenie}/obecnosc", CALY_PROJEKT, BEZ_WGLADU
    ),
    ("PUT", "/api/wydarzenia/{id_wydarzenia}/obecnosc"): Drzwi(
        "/api/wydarzenia/{wydarzenie}/obecnosc", KOORDYNATOR, BEZ_WGLADU, OBECNOSC
    ),
    ("POST", "/api/wydarzenia/{id_wydarzenia}/odwolaj"): Drzwi(
        "/api/wydarzenia/{wydarzenie}/odwolaj", KOORDYNATOR, BEZ_WGLADU, {"powod": "choroba"}
    ),
    ("POST", "/api/wydarzenia/{id_wydarzenia}/przywroc"): Drzwi(
        "/api/wydarzenia/{odwolane}/przywroc", KOORDYNATOR, BEZ_WGLADU
    ),
    ("GET", "/api/zadania"): Drzwi("/api/zadania", ROLE),
    ("GET", "/api/narzedzia"): Drzwi("/api/narzedzia", ROLE),
    ("GET", "/api/narzedzia/{dzialanie}/{nr}"): Drzwi("/api/narzedzia/2/1", ROLE),
    ("PUT", "/api/narzedzia/{dzialanie}/{nr}"): Drzwi(
        "/api/narzedzia/2/1", KOORDYNATOR, tresc={"stan": "w_toku"}
    ),
    ("GET", "/api/narzedzia/{dzialanie}/{nr}/historia"): Drzwi("/api/narzedzia/2/1/historia", ROLE),
    ("GET", "/api/przypadki"): Drzwi("/api/przypadki", PRZYPADKI),
    ("POST", "/api/przypadki"): Drzwi("/api/przypadki", KOORDYNATOR, tresc=PRZYPADEK),
    ("GET", "/api/przypadki/{id_przypadku}"): Drzwi("/api/przypadki/{przypadek}", BIURO, ANIMATOR),
    ("GET", "/api/przypadki/{id_przypadku}/historia"): Drzwi(
        "/api/przypadki/{przypadek}/historia", BIURO, ANIMATOR
    ),
    ("PATCH", "/api/przypadki/{id_przypadku}"): Drzwi(
        "/api/przypadki/{przypadek}", KOORDYNATOR, ANIMATOR, {"rodzaj": "osoba"}
    ),
    ("DELETE", "/api/przypadki/{id_przypadku}"): Drzwi(
        "/api/przypadki/{usuwany_przypadek}?powod=x", KOORDYNATOR, ANIMATOR
    ),
    ("GET", "/api/zaangazowania"): Drzwi("/api/zaangazowania", BIURO | LOGUJACY),
    ("POST", "/api/zaangazowania"): Drzwi("/api/zaangazowania", KOORDYNATOR, tresc=ZAANGAZOWANIE),
    ("GET", "/api/zaangazowania/{id_zaangazowania}"): Drzwi(
        "/api/zaangazowania/{zaangazowanie}", BIURO, LOGUJACY
    ),
    ("GET", "/api/zaangazowania/{id_zaangazowania}/historia"): Drzwi(
        "/api/zaangazowania/{zaangazowanie}/historia", BIURO, LOGUJACY
    ),
    ("PATCH", "/api/zaangazowania/{id_zaangazowania}"): Drzwi(
        "/api/zaangazowania/{zaangazowanie}", KOORDYNATOR, LOGUJACY, {"umowa": "7", "powod": "numer"}
    ),
    ("DELETE", "/api/zaangazowania/{id_zaangazowania}"): Drzwi(
        "/api/zaangazowania/{usuwane_zaangazowanie}?powod=x", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/api/inne-zaangazowanie"): Drzwi("/api/inne-zaangazowanie", BIURO | LOGUJACY),
    ("PUT", "/api/inne-zaangazowanie"): Drzwi("/api/inne-zaangazowanie", KOORDYNATOR, LOGUJACY, INNE_GODZINY),
    ("GET", "/api/kalendarze"): Drzwi("/api/kalendarze", ROLE),
    ("POST", "/api/kalendarze"): Drzwi("/api/kalendarze", ROLE, tresc={"nazwa": "mój", "zakres": "moje"}),
    ("DELETE", "/api/kalendarze/{id_kalendarza}"): Drzwi("/api/kalendarze/{kalendarz}", NIKT, ROLE),
    ("GET", "/api/schema/openapi.json"): Drzwi("/api/schema/openapi.json", ROLE),
}

# Doors that ask for nobody's rights: their own tests check them.
BEZ_ROL = {
    ("GET", "/logowanie"),
    ("POST", "/logowanie"),
    ("GET", "/pierwsze-konto/{zeton}"),
    ("POST", "/pierwsze-konto/{zeton}"),
    ("GET", "/deklaracja-dostepnosci"),
    ("GET", "/kalendarz/{zeton}/harmonogram.ics"),
}

STRONY: dict[tuple[str, str], Drzwi] = {
    ("GET", "/konto"): Drzwi("/konto", ROLE),
    ("POST", "/konto/haslo"): Drzwi("/konto/haslo", ROLE),
    ("POST", "/konto/sesje"): Drzwi("/konto/sesje", ROLE),
    ("POST", "/konto/tokeny"): Drzwi("/konto/tokeny", ROLE, tresc={"nazwa": "nowy"}),
    ("POST", "/konto/tokeny/{id_zetonu}/uniewaznij"): Drzwi("/konto/tokeny/{zeton}/uniewaznij", NIKT, ROLE),
    ("GET", "/powiadomienia"): Drzwi("/powiadomienia", ROLE),
    ("POST", "/powiadomienia/przeczytane"): Drzwi("/powiadomienia/przeczytane", ROLE, tresc={"do": "1"}),
    ("POST", "/powiadomienia/wiadomosci/{id_wiadomosci}/ponow"): Drzwi(
        "/powiadomienia/wiadomosci/999/ponow", NIKT, KOORDYNATOR
    ),
    ("POST", "/konto/powiadomienia"): Drzwi("/konto/powiadomienia", ROLE, tresc={"poczta": ""}),
    ("POST", "/wyloguj"): Drzwi("/wyloguj", ROLE),
    ("GET", "/dziennik"): Drzwi("/dziennik", BIURO),
    ("GET", "/osoby"): Drzwi("/osoby", ROLE),
    ("GET", "/osoby/nowa"): Drzwi("/osoby/nowa", KOORDYNATOR),
    ("POST", "/osoby/nowa"): Drzwi("/osoby/nowa", KOORDYNATOR, tresc={"imie": "A"}),
    ("POST", "/osoby/przydzialy"): Drzwi("/osoby/przydzialy", KOORDYNATOR),
    ("GET", "/osoby/{id_osoby}"): Drzwi("/osoby/{obcy}", KOORDYNATOR, ROLE - BIURO),
    ("POST", "/osoby/{id_osoby}"): Drzwi("/osoby/{obcy}", KOORDYNATOR, ROLE - BIURO),
    ("GET", "/osoby/{id_osoby}/zaangazowania"): Drzwi("/osoby/{obcy}/zaangazowania", BIURO, LOGUJACY),
    ("GET", "/osoby/{id_osoby}/zaangazowania/nowe"): Drzwi(
        "/osoby/{obcy}/zaangazowania/nowe", KOORDYNATOR, LOGUJACY
    ),
    ("POST", "/osoby/{id_osoby}/zaangazowania/nowe"): Drzwi(
        "/osoby/{obcy}/zaangazowania/nowe", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/osoby/{id_osoby}/zaangazowania/{nr}"): Drzwi(
        "/osoby/{obcy}/zaangazowania/{zaangazowanie}", KOORDYNATOR, LOGUJACY
    ),
    ("POST", "/osoby/{id_osoby}/zaangazowania/{nr}"): Drzwi(
        "/osoby/{obcy}/zaangazowania/{zaangazowanie}", KOORDYNATOR, LOGUJACY
    ),
    ("POST", "/osoby/{id_osoby}/zaangazowania/{nr}/usun"): Drzwi(
        "/osoby/{obcy}/zaangazowania/{zaangazowanie}/usun", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/godziny/pulap"): Drzwi("/godziny/pulap", BIURO),
    ("POST", "/godziny/pulap"): Drzwi("/godziny/pulap", KOORDYNATOR),
    ("GET", "/godziny/pulap/{osoba}/{miesiac}"): Drzwi("/godziny/pulap/{obcy}/2018-10", BIURO, LOGUJACY),
    ("POST", "/godziny/pulap/{osoba}/{miesiac}"): Drzwi(
        "/godziny/pulap/{obcy}/2018-10", KOORDYNATOR, LOGUJACY
    ),
    ("POST", "/osoby/{id_osoby}/poczta"): Drzwi("/osoby/{obcy}/poczta", NIKT, ROLE - {"kontroler"}),
    ("GET", "/jednostki"): Drzwi("/jednostki", ROLE),
    ("GET", "/jednostki/nowa"): Drzwi("/jednostki/nowa", KOORDYNATOR),
    ("POST", "/jednostki/nowa"): Drzwi("/jednostki/nowa", KOORDYNATOR),
    ("GET", "/jednostki/{id_jednostki}"): Drzwi(
        "/jednostki/{krakow}", KOORDYNATOR, frozenset({"animator", "pracownik_socjalny", "czlonek_pzk"})
    ),
    ("POST", "/jednostki/{id_jednostki}"): Drzwi(
        "/jednostki/{krakow}", KOORDYNATOR, frozenset({"animator", "pracownik_socjalny", "czlonek_pzk"})
    ),
    ("GET", "/"): Drzwi("/", ROLE),
    ("GET", "/harmonogram"): Drzwi("/harmonogram", ROLE),
    ("GET", "/harmonogram/komorka"): Drzwi(f"/harmonogram/komorka?{KOMORKA}", ROLE),
    ("POST", "/harmonogram/komorka"): Drzwi(f"/harmonogram/komorka?{KOMORKA}", KOORDYNATOR, tresc=KOMENTARZ),
    ("POST", "/harmonogram/komorka/usun"): Drzwi(f"/harmonogram/komorka/usun?{KOMORKA}", KOORDYNATOR),
    ("GET", "/dzialania/{nr}"): Drzwi("/dzialania/5", ROLE),
    ("GET", "/dzialania/{nr}/narzedzia/{lp}"): Drzwi("/dzialania/2/narzedzia/1", ROLE),
    ("POST", "/dzialania/{nr}/narzedzia/{lp}"): Drzwi(
        "/dzialania/2/narzedzia/1", KOORDYNATOR, tresc={"stan": "w_toku"}
    ),
    ("GET", "/plan"): Drzwi("/plan", ROLE),
    ("GET", "/plan/roznica"): Drzwi("/plan/roznica", ROLE),
    ("GET", "/plan/nowa"): Drzwi("/plan/nowa", KOORDYNATOR),
    ("POST", "/plan/nowa"): Drzwi("/plan/nowa", KOORDYNATOR),
    ("GET", "/plan/wersje/{nr}"): Drzwi("/plan/wersje/1", ROLE),
    ("GET", "/plan/wersje/{nr}/popraw"): Drzwi("/plan/wersje/1/popraw", KOORDYNATOR),
    ("POST", "/plan/wersje/{nr}/popraw"): Drzwi("/plan/wersje/1/popraw", KOORDYNATOR),
    ("POST", "/plan/wersje/{nr}/{krok}"): Drzwi("/plan/wersje/1/zloz", KOORDYNATOR),
    ("GET", "/godziny"): Drzwi("/godziny", WPISY),
    ("POST", "/godziny"): Drzwi("/godziny", KOORDYNATOR | LOGUJACY, tresc={"dzien": "x"}),
    ("POST", "/godziny/wiele"): Drzwi("/godziny/wiele", KOORDYNATOR | LOGUJACY, tresc={"wiersze": ""}),
    ("POST", "/godziny/wiele/cofnij"): Drzwi("/godziny/wiele/cofnij?wpisy=999999", KOORDYNATOR | LOGUJACY),
    ("GET", "/godziny/echo"): Drzwi("/godziny/echo?kiedy=9-10", KOORDYNATOR | LOGUJACY),
    ("GET", "/godziny/powtorz"): Drzwi("/godziny/powtorz?wpis={wpis}", KOORDYNATOR, LOGUJACY),
    ("POST", "/godziny/powtorz"): Drzwi("/godziny/powtorz?wpis={wpis}", KOORDYNATOR, LOGUJACY),
    ("GET", "/godziny/import"): Drzwi("/godziny/import", KOORDYNATOR | LOGUJACY),
    ("POST", "/godziny/import"): Drzwi("/godziny/import", KOORDYNATOR | LOGUJACY),
    ("GET", "/godziny/import/{klucz}"): Drzwi("/godziny/import/cudzy", NIKT, KOORDYNATOR | LOGUJACY),
    ("POST", "/godziny/import/{klucz}/{krok}"): Drzwi(
        "/godziny/import/cudzy/zapisz", NIKT, KOORDYNATOR | LOGUJACY
    ),
    ("GET", "/godziny/wpisy"): Drzwi("/godziny/wpisy?dzialanie=5&dla={beata}", BIURO, WPISY - BIURO),
    ("GET", "/godziny/{id_wpisu}"): Drzwi("/godziny/{wpis}", BIURO, WPISY - BIURO),
    ("POST", "/godziny/{id_wpisu}"): Drzwi("/godziny/{wpis}", KOORDYNATOR, LOGUJACY, {"dzien": "x"}),
    ("POST", "/godziny/{id_wpisu}/przywroc"): Drzwi("/godziny/{wpis}/przywroc", KOORDYNATOR, LOGUJACY),
    ("POST", "/godziny/{id_wpisu}/usun"): Drzwi("/godziny/{usuwany}/usun", KOORDYNATOR, LOGUJACY),
    ("GET", "/papiery/{miesiac}/{osoba}"): Drzwi("/papiery/2018-10/{obcy}", BIURO, LOGUJACY),
    ("POST", "/papiery/{miesiac}/{osoba}/{rodzaj}"): Drzwi(
        "/papiery/2018-10/{obcy}/protokol", KOORDYNATOR, LOGUJACY, {"stan": "wydrukowana"}
    ),
    ("POST", "/papiery/{miesiac}/{osoba}/{rodzaj}/skan"): Drzwi(
        "/papiery/2018-10/{obcy}/protokol/skan", KOORDYNATOR, LOGUJACY
    ),
    ("POST", "/skany/{klucz}/usun"): Drzwi("/skany/{skan}/usun", KOORDYNATOR, LOGUJACY),
    ("POST", "/miesiace/{miesiac}/{osoba}/{krok}"): Drzwi(
        "/miesiace/2018-10/{obcy}/zloz", KOORDYNATOR, LOGUJACY
    ),
    ("GET", "/karty"): Drzwi("/karty", BIURO),
    ("POST", "/karty"): Drzwi("/karty", KOORDYNATOR),
    ("GET", "/karty/{miesiac}/{osoba}"): Drzwi("/karty/2018-10/{obcy}", BIURO),
    ("POST", "/karty/{miesiac}/{osoba}/{krok}"): Drzwi("/karty/2018-10/{obcy}/zamknij", KOORDYNATOR),
    ("GET", "/zastepstwa"): Drzwi("/zastepstwa", BIURO),
    ("POST", "/zastepstwa"): Drzwi("/zastepstwa", KOORDYNATOR),
    ("POST", "/zastepstwa/{id_zastepstwa}/odwolaj"): Drzwi("/zastepstwa/{zastepstwo}/odwolaj", KOORDYNATOR),
    ("GET", "/limity"): Drzwi("/limity", LIMITY),
    ("GET", "/limity/podniesienie"): Drzwi("/limity/podniesienie?dzialanie=5&dla={beata}", KOORDYNATOR),
    ("POST", "/limity/podniesienie"): Drzwi(
        "/limity/podniesienie", KOORDYNATOR, tresc={"dzialanie": 5, "dla": "{beata}", "powod": ""}
    ),
    ("GET", "/raporty"): Drzwi("/raporty", BIURO),
    ("GET", "/kalendarze"): Drzwi("/kalendarze", ROLE),
    ("POST", "/kalendarze"): Drzwi("/kalendarze", ROLE, tresc={"nazwa": ""}),
    ("POST", "/kalendarze/{id_kalendarza}/uniewaznij"): Drzwi(
        "/kalendarze/{kalendarz}/uniewaznij", NIKT, ROLE
    ),
    ("GET", "/przypadki"): Drzwi("/przypadki", PRZYPADKI),
    ("GET", "/przypadki/nowy"): Drzwi("/przypadki/nowy", PLANUJACY),
    ("POST", "/przypadki/nowy"): Drzwi("/przypadki/nowy", PLANUJACY),
    ("GET", "/przypadki/{id_przypadku}"): Drzwi("/przypadki/{przypadek}", BIURO, ANIMATOR),
    ("POST", "/przypadki/{id_przypadku}/etapy"): Drzwi("/przypadki/{przypadek}/etapy", KOORDYNATOR, ANIMATOR),
    ("POST", "/przypadki/{id_przypadku}/usun"): Drzwi("/przypadki/{przypadek}/usun", KOORDYNATOR, ANIMATOR),
    ("GET", "/przypadki/{id_przypadku}/zmien"): Drzwi("/przypadki/{przypadek}/zmien", KOORDYNATOR, ANIMATOR),
    ("POST", "/przypadki/{id_przypadku}/zmien"): Drzwi("/przypadki/{przypadek}/zmien", KOORDYNATOR, ANIMATOR),
    ("GET", "/wydarzenia"): Drzwi("/wydarzenia", ROLE),
    ("GET", "/zadania"): Drzwi("/zadania", BIURO | {"animator", "superwizor", "doradca", "czlonek_pzk"}),
    ("GET", "/wydarzenia/nowe"): Drzwi("/wydarzenia/nowe", PLANUJACY),
    ("POST", "/wydarzenia/nowe"): Drzwi("/wydarzenia/nowe", PLANUJACY),
    ("GET", "/wydarzenia/{id_wydarzenia}"): Drzwi("/wydarzenia/{wydarzenie}", CALY_PROJEKT, BEZ_WGLADU),
    ("GET", "/wydarzenia/{id_wydarzenia}/zmien"): Drzwi(
        "/wydarzenia/{wydarzenie}/zmien", KOORDYNATOR, BEZ_WGLADU
    ),
    **{
        ("POST", f"/wydarzenia/{{id_wydarzenia}}/{czyn}"): Drzwi(
            f"/wydarzenia/{{wydarzenie}}/{czyn}", KOORDYNATOR, BEZ_WGLADU
        )
        for czyn in ("zmien", "odbyte", "zaplanowane", "odwolaj", "przywroc", "obecnosc", "obecnosc/dopisz")
    },
}

PLIKI: dict[tuple[str, str], Drzwi] = {
    **{("GET", f"/gantt.{f}"): Drzwi(f"/gantt.{f}", ROLE) for f in ("svg", "png", "pdf")},
    ("GET", "/godziny/import/szablon.xlsx"): Drzwi("/godziny/import/szablon.xlsx", KOORDYNATOR | LOGUJACY),
    **{("GET", f"/plan.{f}"): Drzwi(f"/plan.{f}", ROLE) for f in ("toml", "xlsx")},
    **{
        ("GET", f"/raporty/{kod}.xlsx"): Drzwi(f"/raporty/{kod}.xlsx?okres=2018-K4", BIURO)
        for kod in ("kwartalny", "limity")
    },
    ("GET", "/godziny/druk/{rodzaj}/{miesiac}/{plik}"): Drzwi(
        "/godziny/druk/protokol/2018-10/{obcy}.pdf", BIURO, LOGUJACY
    ),
    ("GET", "/skany/{klucz}"): Drzwi("/skany/{skan}", BIURO, LOGUJACY),
}

WSZYSTKIE = {**API, **STRONY, **PLIKI}
