"""What a row of the journal is about: its word, of whom and of when it is, its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.uprawnienia import Konto, moze
from biuro.widoki.adresy import kod_miesiaca
from harmonogram.czas import miesiac_na_tekst
from harmonogram.osoby import Osoba
from harmonogram.slowa import klucz_polski


@dataclass(frozen=True)
class Obiekt:
    """Its word, its page ({nr}, {osoba}, {miesiac}) and the right to that page."""

    slowo: str
    adres: str = ""
    czynnosc: str = ""


# Objects of a person, some of his month: the row tells them apart, a number would not.
OSOBY = {
    "karta": Obiekt("karta miesiąca", "/karty/{miesiac}/{osoba}", "miesiace.przegladaj"),
    "papier": Obiekt("papier karty", "/papiery/{miesiac}/{osoba}", "miesiace.czytaj"),
    "skan": Obiekt("skan karty", "/papiery/{miesiac}/{osoba}", "miesiace.czytaj"),
    "inne_zaangazowanie": Obiekt("godziny gdzie indziej"),
    "zaangazowanie": Obiekt("zaangażowanie", "/osoby/{osoba}/zaangazowania", "zaangazowania.czytaj"),
}
OBIEKTY = OSOBY | {
    "wpis": Obiekt("wpis godzin", "/godziny/{nr}", "godziny.czytaj"),
    "zastepstwo": Obiekt("zastępstwo", "/zastepstwa", "zastepstwa.czytaj"),
    "wydarzenie": Obiekt("wydarzenie", "/wydarzenia/{nr}", "wydarzenia.czytaj"),
    "przypadek": Obiekt("przypadek", "/przypadki/{nr}", "przypadki.czytaj"),
    "osoba": Obiekt("osoba", "/osoby/{nr}", "osoby.pisz"),
    "jednostka": Obiekt("jednostka", "/jednostki/{nr}", "jednostki.pisz"),
    "przydzial": Obiekt("przydział"),
    "narzedzie": Obiekt("narzędzie badawcze"),
    "komentarz": Obiekt("komentarz komórki"),
    "pulap": Obiekt("limit miesięczny", "/godziny/pulap", "pulap.przegladaj"),
    "limit_osoba": Obiekt("limit osoby"),
    "limit_jednostka": Obiekt("limit jednostki"),
    "konto": Obiekt("konto"),
    "powiadomienie": Obiekt("powiadomienie"),
    "wiadomosc": Obiekt("e-mail"),
    "zeton": Obiekt("token API"),
    "kalendarz": Obiekt("kalendarz"),
    "plan": Obiekt("plan"),
    "przyklad": Obiekt("przykład"),
    "kopia": Obiekt("kopia"),
    "import_godzin": Obiekt("plik z godzinami"),
}


def obiekt(kod: str, numer: int | None) -> str:
    """„wpis godzin 12”."""
    slowo = OBIEKTY[kod].slowo if kod in OBIEKTY else kod.replace("_", " ")
    return f"{slowo} {numer}" if numer else slowo


def do_wyboru() -> list[tuple[str, str]]:
    """Every kind that the journal may be narrowed to, by its word."""
    return sorted(((kod, o.slowo) for kod, o in OBIEKTY.items()), key=lambda para: klucz_polski(para[1]))


def czego_dotyczy(kod: str, numer: int | None, stan: Mapping[str, Any], osoby: Mapping[int, Osoba]) -> str:
    """„karta miesiąca: Jacek Gajda, luty 2021”; what is nobody's has its number."""
    osoba = osoby.get(stan.get("osoba", 0))
    if kod not in OSOBY or osoba is None:
        return obiekt(kod, numer)
    kiedy = f", {miesiac_na_tekst(date.fromisoformat(stan['miesiac']))}" if "miesiac" in stan else ""
    return f"{OSOBY[kod].slowo}: {osoba.nazwa}{kiedy}"


def adres_obiektu(kto: Konto, kod: str, numer: int | None, stan: Mapping[str, Any]) -> str | None:
    """Its page, for whoever may open it."""
    o = OBIEKTY.get(kod)
    if o is None or not o.adres or not moze(kto, o.czynnosc):
        return None
    miesiac = kod_miesiaca(date.fromisoformat(stan["miesiac"])) if "miesiac" in stan else None
    znane = {"nr": numer, "osoba": stan.get("osoba"), "miesiac": miesiac}
    adres = o.adres.format(**znane)
    return None if "None" in adres else adres
