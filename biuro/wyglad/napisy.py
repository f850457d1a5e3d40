"""How pages print values: the filters of the templates, over the words and times of harmonogram."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from fractions import Fraction

from markupsafe import Markup

from harmonogram import czas, slowa

KRESKA = "–"
"""What stands where the plan has no number; „0” is a zero."""

W_MIESIACACH = (
    "w styczniu",
    "w lutym",
    "w marcu",
    "w kwietniu",
    "w maju",
    "w czerwcu",
    "w lipcu",
    "w sierpniu",
    "we wrześniu",
    "w październiku",
    "w listopadzie",
    "w grudniu",
)


ETYKIETY = {
    "aneks": "Numer aneksu",
    "co": "Co",
    "co_robimy": "Co robimy",
    "coach": "Coach",
    "data_aneksu": "Data aneksu",
    "data_odbioru": "Dzień odbioru",
    "data_przystapienia": "Data przystąpienia",
    "data_zawiazania_pzk": "Data zawiązania PZK",
    "diagnoza": "Diagnoza",
    "dla": "Dla kogo",
    "dni": "Dni",
    "do": "Do",
    "dzialanie": "Działanie",
    "dzien": "Dzień",
    "ewaluacja": "Ewaluacja",
    "forma": "Forma",
    "funkcja": "Funkcja",
    "funkcje": "Funkcje",
    "gmina": "Gmina",
    "haslo": "Hasło",
    "haslo2": "Hasło jeszcze raz",
    "imie": "Imię",
    "instytucja": "Instytucja",
    "jednostka": "Jednostka",
    "jednostki": "Jednostki",
    "kod": "Kod",
    "konto": "Kogo",
    "kontrakt": "Kontrakt",
    "kiedy": "Kiedy",
    "login": "Login",
    "miasto_na_prawach_powiatu": "Miasto na prawach powiatu",
    "miejsce": "Miejsce",
    "minuty": "Godziny",
    "limit": "Limit",
    "monitoring": "Monitoring",
    "nazwa": "Nazwa",
    "nazwisko": "Nazwisko",
    "obecne": "Obecne hasło",
    "obowiazuje_od": "Obowiązuje od",
    "od": "Od",
    "okres": "Okres",
    "opis": "Opis",
    "osoba": "Kto",
    "plan": "Plan współpracy",
    "plik": "Plik",
    "poczta": "Adres e-mail",
    "powiat": "Powiat",
    "powod": "Powód",
    "pracownik": "Pracownik socjalny",
    "protokol": "Protokół odbioru",
    "prowadzacy": "Prowadzą",
    "przyczyna": "Przyczyna",
    "przyznano_min": "Nowy limit",
    "raport": "Raport",
    "realizacja": "Realizacja",
    "rodzaj": "Rodzaj",
    "role": "Role",
    "sektor": "Sektor",
    "stan": "Stan",
    "stanowisko": "Stanowisko",
    "szczegoly": "Ile widać",
    "temat": "Temat",
    "termin": "Do kiedy",
    "teryt": "TERYT",
    "tryb": "Tryb",
    "tytul": "Tytuł",
    "uczestnicy": "Uczestnicy",
    "umowa": "Numer umowy",
    "uzasadnienie": "Uzasadnienie",
    "powod_wpisu": "Powód",
    "wiersze": "Wiersze",
    "wymaga_karty": "Karta czasu pracy",
    "wymiar": "Czego dotyczą godziny",
    "wymiar_min": "Wymiar godzin",
    "zadanie": "Zadanie",
    "zastepca": "Zastępca",
    "zakres": "Co ma zawierać",
    "zgloszono": "Zgłoszono",
}
"""What the summary of errors calls the fields of forms."""


def w_spisie(zdanie: str, pole: str) -> str:
    """The sentence in the summary, where nothing stands beside it: „Nazwisko: To pole jest wymagane.”."""
    *lista, nazwa = pole.split(".")
    etykieta = ETYKIETY.get(nazwa, "")
    if lista and lista[-1].isdigit():
        etykieta = f"Dzień {int(lista[-1]) + 1}, {etykieta.lower()}"
    slowo = zdanie.split(maxsplit=1)[0].strip(":,.") if zdanie else ""
    return zdanie if not etykieta or etykieta.startswith(slowo) else f"{etykieta}: {zdanie}"


def godziny(minuty: int | None) -> str:
    """„7,5 h”; a dash where there is no number."""
    return KRESKA if minuty is None else czas.minuty_na_tekst(minuty)


def bez_h(tekst: str) -> str:
    """Hours without their unit, for a cell whose heading names it: „7,5”."""
    return tekst.removesuffix(f"{slowa.NBSP}h") if " min" not in tekst.replace(slowa.NBSP, " ") else tekst


def znak_godzin(minuty: int | None) -> str:
    """Deviation in hours, always with its sign: „−5,9 h”, „+7 h”, „0 h”."""
    return ("+" if minuty and minuty > 0 else "") + godziny(minuty)


def tempo(minuty_na_miesiac: int | Fraction | None) -> str:
    """Pace with one decimal at most: „2,6 h/mies.”."""
    if minuty_na_miesiac is None:
        return KRESKA
    return f"{slowa.liczba(_dziesiate(Fraction(minuty_na_miesiac) / 60))}{slowa.NBSP}h/mies."


def _dziesiate(x: Fraction) -> Fraction:
    return Fraction(int(x * 10 + Fraction(1, 2)), 10)


def okolo_godzin(minuty: int | Fraction) -> str:
    """A forecast in hours, one decimal at most: „5,2 h”."""
    return f"{slowa.liczba(_dziesiate(Fraction(minuty) / 60))}{slowa.NBSP}h"


def okolo_odchylenie(minuty: int) -> str:
    """A deviation from an interpolated plan, in hours with one decimal at most: „−5,9”."""
    return slowa.ze_znakiem(_dziesiate(Fraction(abs(minuty)) / 60) * (1 if minuty >= 0 else -1))


def godziny_w_komorce(minuty: int | None) -> str:
    """Hours of a narrow cell, without unit: exact in decimals or, for a plan of a day, to one: „29,3”."""
    return KRESKA if minuty is None else _ciasno(minuty) or bez_h(godziny(minuty))


def odchylenie_w_komorce(x: int | Fraction | None, miara: str) -> str:
    """The same for a deviation, with its sign."""
    ciasno = _ciasno(int(x)) if x is not None and miara == "godziny" else ""
    return okolo_odchylenie(int(x)) if x is not None and ciasno else odchylenie(x, miara)


def _ciasno(minuty: int) -> str:
    """One decimal where the exact hours would need minutes; else nothing."""
    return bez_h(okolo_godzin(minuty)) if minuty % 3 else ""


def liczba(x: int | Fraction | float | None) -> str:
    """„1 242,5”; a dash where there is no number."""
    return KRESKA if x is None else slowa.liczba(x)


def znak(x: int | Fraction | float | None) -> str:
    """„−42”, „+7”, „0”; a dash where there is no number."""
    return KRESKA if x is None else slowa.ze_znakiem(x)


def ilosc(x: int | Fraction | None, miara: str, skrot: str = "") -> str:
    """A quantity of a measure: hours from minutes, anything else as a number with its short unit."""
    if x is None or miara == "godziny":
        return godziny(None if x is None else int(x))
    return f"{liczba(x)}{slowa.NBSP}{skrot}" if skrot else liczba(x)


def odchylenie(x: int | Fraction | None, miara: str) -> str:
    """A deviation without unit: hours from minutes, anything else as a signed number."""
    return bez_h(znak_godzin(None if x is None else int(x))) if miara == "godziny" else znak(x)


def procent(x: int | Fraction | None) -> str:
    """„−11 %”, with the sign and a non-breaking space."""
    return KRESKA if x is None else f"{znak(round(x))}{slowa.NBSP}%"


def dzien(d: date | None) -> str:
    """„14.11.2019”."""
    return KRESKA if d is None else czas.dzien_na_tekst(d)


def dzien_krotko(d: date) -> str:
    """„wt. 12.11”, where the year is known from the page."""
    return czas.dzien_z_nazwa(d)[:-5]


def chwila(c: datetime | None) -> str:
    """„14.11.2019, 7:42”, by the clock in Poland."""
    if c is None:
        return KRESKA
    c = c.astimezone(czas.STREFA)
    return f"{dzien(c.date())}, {czas.godzina_krotko(c.hour * 60 + c.minute)}"


def do_chwili(c: datetime) -> str:
    """„14.11.2019” for the end of that day, else „14.11.2019, 7:42:05”: a moment of knowledge."""
    lokalna = c.astimezone(czas.STREFA)
    if lokalna.time() == time.max:
        return dzien(lokalna.date())
    return f"{chwila(c)}:{lokalna.second:02}"


def od_do(od_min: int, do_min: int) -> str:
    """„9:00–10:30”."""
    return f"{czas.godzina_krotko(od_min)}–{czas.godzina_krotko(do_min)}"


def zakres_dni(dni: Sequence[date]) -> str:
    """„12–13.11.2019” for days in a row, „12.11.2019, 19.11.2019” for days apart."""
    pierwszy, ostatni = dni[0], dni[-1]
    if ostatni - pierwszy != timedelta(days=len(dni) - 1) or len(dni) == 1:
        return ", ".join(map(dzien, dni))
    wspolne = 6 if pierwszy.year == ostatni.year else 10
    if (pierwszy.year, pierwszy.month) == (ostatni.year, ostatni.month):
        wspolne = 2
    return f"{dzien(pierwszy)[:wspolne].rstrip('.')}–{dzien(ostatni)}"


def nazwa_miesiaca(d: date) -> str:
    """„listopad”, where the year is known from the page."""
    return czas.miesiac_na_tekst(d).split()[0]


def w_miesiacu(d: date) -> str:
    """„w listopadzie”, „we wrześniu”."""
    return W_MIESIACACH[d.month - 1]


def zdaniem(tekst: str) -> str:
    """The same with a capital letter first; the rest stays."""
    return tekst[:1].upper() + tekst[1:]


def nbsp(tekst: str) -> str:
    """Non-breaking spaces after one-letter words and between a number and its unit; markup stays markup."""
    if not isinstance(tekst, Markup):
        return slowa.twarde_spacje(str(tekst))
    kawalki = re.split("(<[^>]*>)", str(tekst))
    return Markup("".join(k if k.startswith("<") else slowa.twarde_spacje(k) for k in kawalki))


FILTRY: dict[str, Callable[..., object]] = {
    "godziny": godziny,
    "bez_h": bez_h,
    "znak_godzin": znak_godzin,
    "godziny_w_komorce": godziny_w_komorce,
    "odchylenie_w_komorce": odchylenie_w_komorce,
    "tempo": tempo,
    "okolo_godzin": okolo_godzin,
    "okolo_odchylenie": okolo_odchylenie,
    "liczba": liczba,
    "znak": znak,
    "ilosc": ilosc,
    "odchylenie": odchylenie,
    "procent": procent,
    "dzien": dzien,
    "dzien_krotko": dzien_krotko,
    "dzien_z_nazwa": czas.dzien_z_nazwa,
    "zakres_dni": zakres_dni,
    "chwila": chwila,
    "do_chwili": do_chwili,
    "godzina": czas.godzina_krotko,
    "miesiac": czas.miesiac_na_tekst,
    "nazwa_miesiaca": nazwa_miesiaca,
    "w_miesiacu": w_miesiacu,
    "zdaniem": zdaniem,
    "w_spisie": w_spisie,
    "iso": date.isoformat,
    "kwartal": str,
    "nbsp": nbsp,
}
