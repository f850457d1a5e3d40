"""The cards of a month, in the order in which they wait for somebody."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from biuro.odczyty.karty import ZMIENIONA, PelnaKarta, Pozycja
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.miesiac import funkcje_slowami
from biuro.wyglad.napisy import nazwa_miesiaca
from harmonogram.czas import dzien_na_tekst, miesiac_na_tekst
from harmonogram.karty import STANY_KARTY, termin_zlozenia
from harmonogram.slowa import ile, klucz_polski, odmien, wymien


@dataclass(frozen=True)
class Grupa:
    """A state of the inbox: its heading, three forms after a number, what to do with its cards."""

    tytul: str
    formy: tuple[str, str, str]
    opis: str = ""


CZEKA = ("czeka na akceptację", "czekają na akceptację", "czeka na akceptację")
BRAK = ("nie jest złożona", "nie są złożone", "nie jest złożonych")
# The order of the page: what the judge does now, what he waits for, what is done.
GRUPY: dict[str, Grupa] = {
    ZMIENIONA: Grupa(
        "Zmienione po akceptacji",
        ("zmieniona po akceptacji", "zmienione po akceptacji", "zmienionych po akceptacji"),
        "Tych zmian nikt nie zaakceptował. Zwróć karty (powód wpisze się sam), a gdy osoby złożą je "
        "ponownie, zaakceptuj.",
    ),
    "zlozona": Grupa("Czekają na akceptację", CZEKA),
    "szkic": Grupa("Jeszcze niezłożone", BRAK),
    "zwrocona": Grupa("Zwrócone do poprawy", ("zwrócona", "zwrócone", "zwróconych")),
    "zaakceptowana": Grupa("Zaakceptowane", ("zaakceptowana", "zaakceptowane", "zaakceptowanych")),
    "zamknieta": Grupa("Zamknięte", ("zamknięta", "zamknięte", "zamkniętych")),
}
KOLEJNOSC = tuple(GRUPY)
# Steps that may be made for many cards at once: the button, what is said of those done and not done.
HURTEM: dict[str, tuple[str, str, str]] = {
    "zaakceptuj": ("Zaakceptuj zaznaczone", "Zaakceptowano", "Nie zaakceptowano"),
    "zamknij": ("Zamknij zaznaczone", "Zamknięto", "Nie zamknięto"),
    "zwroc": ("Zwróć zaznaczone", "Zwrócono", "Nie zwrócono"),
}
KROK_GRUPY = {ZMIENIONA: "zwroc", "zlozona": "zaakceptuj", "zaakceptowana": "zamknij"}
KARTY = ("karta", "karty", "kart")
KARTE = ("kartę", "karty", "kart")
NIE_KARTY = ("karty", "kart", "kart")


def po_kolei(pozycje: Iterable[Pozycja]) -> list[Pozycja]:
    """By group; inside in the order given."""
    return sorted(pozycje, key=lambda p: KOLEJNOSC.index(p.grupa))


def wybrane(pozycje: Iterable[Pozycja], stan: str, nazwisko: str) -> list[Pozycja]:
    """Those of one state, whose surname begins with these letters."""
    klucz = klucz_polski(nazwisko.strip())
    return [
        p
        for p in pozycje
        if stan in ("", p.grupa) and (not klucz or klucz_polski(p.osoba.nazwisko).startswith(klucz))
    ]


def podsumowanie(pozycje: Sequence[Pozycja], ten: date, dzis: date) -> str:
    """„31 kart: 5 czeka na akceptację, 3 nie są złożone (termin: 04.12.2019).”"""
    if not pozycje:
        return "W tym miesiącu nikt nie ma godzin ani umowy, która wymaga karty."
    ilu = Counter(p.grupa for p in pozycje)
    czesci = [ile(ilu[kod], *g.formy) for kod, g in GRUPY.items() if ilu[kod]]
    termin = termin_zlozenia(ten)
    minal = "minął" if termin < dzis else "jest"
    do_kiedy = f" Termin złożenia {minal} {dzien_na_tekst(termin)}." if ilu["szkic"] else ""
    return f"{ile(len(pozycje), *KARTY)}: {', '.join(czesci)}.{do_kiedy}"


def inne_miesiace(czekajace: Mapping[date, int], ten: date) -> list[tuple[str, str]]:
    """Other months with cards that wait: („październik 2019 (2)”, address)."""
    return [
        (f"{miesiac_na_tekst(m)} ({n})", adres("/karty", miesiac=kod_miesiaca(m)))
        for m, n in czekajace.items()
        if m != ten
    ]


def grupy(wiersze: Sequence[Mapping[str, Any]], ta: str) -> list[dict[str, Any]]:
    """Rows of one page under the headings of their states; `ta` is its address, with a query."""
    return [
        {
            "kod": kod,
            "tytul": GRUPY[kod].tytul,
            "opis": GRUPY[kod].opis,
            "wiersze": lista,
            "krok": _krok(kod, lista, ta),
        }
        for kod, grupa in groupby(wiersze, key=lambda w: w["grupa"])
        if (lista := list(grupa))
    ]


def _krok(kod: str, wiersze: Sequence[Mapping[str, Any]], ta: str) -> dict[str, str] | None:
    """The step that fits every card of the group, where some of them may be checked."""
    krok = KROK_GRUPY.get(kod)
    if krok is None or not any(w["wybor"] for w in wiersze):
        return None
    klasa = "przycisk" if krok == "zaakceptuj" else "przycisk-2"
    return {"kod": krok, "napis": HURTEM[krok][0], "klasa": klasa, "zaznacz": f"{ta}&zaznacz={kod}"}


def wiersz(p: Pozycja, karta: PelnaKarta, uwagi: list[str], do_wyboru: bool) -> dict[str, Any]:
    """One card; `wybor` is what its check box says: whose, and what was looked at."""
    ten = karta.karta.miesiac
    return {
        "osoba": p.osoba.id,
        "nazwa": p.osoba.nazwa,
        "funkcja": funkcje_slowami(p.osoba),
        "adres": adres_karty(ten, p.osoba.id),
        "stan": p.stan,
        "grupa": p.grupa,
        "minuty": karta.zawartosc.minuty,
        "brak_godzin": karta.karta.brak_godzin and not karta.zawartosc.wpisow,
        "kiedy": karta.karta.zmieniono,
        "uwagi": uwagi,
        "wybor": zaznaczenie(karta) if do_wyboru else None,
    }


def adres_karty(ten: date, osoba: int) -> str:
    """The preview of a card."""
    return f"/karty/{kod_miesiaca(ten)}/{osoba}"


def zaznaczenie(k: PelnaKarta) -> str:
    """„12.3.0a1b2c…”: person, version of the card, fingerprint of its entries."""
    return f"{k.karta.osoba}.{k.karta.wersja}.{k.zawartosc.odcisk}"


def z_zaznaczenia(tekst: str) -> tuple[int, int, str] | None:
    """The parts of a check box; None for what no page of ours has written."""
    osoba, _, reszta = tekst.partition(".")
    wersja, _, odcisk = reszta.partition(".")
    liczby = [c for c in (osoba, wersja) if c.isascii() and c.isdecimal() and len(c) < 10]
    return (int(osoba), int(wersja), odcisk) if len(liczby) == 2 else None


# --- what came of a step for many -----------------------------------------------------------------


def zrobione(krok: str, nazwy: Sequence[str]) -> str:
    """„Zaakceptowano 2 karty: Jan Mróz, Ewelina Kłos.”"""
    return f"{HURTEM[krok][1]} {ile(len(nazwy), *KARTE)}: {', '.join(nazwy)}." if nazwy else ""


def niezrobione(krok: str, ile_kart: int) -> str:
    """The heading over those that were refused."""
    return f"{HURTEM[krok][2]} {ile(ile_kart, *NIE_KARTY)}"


def zdanie_zastepcy(zastepowani: Sequence[str]) -> str:
    """What a substitute is told on top; "" for anybody else."""
    if not zastepowani:
        return ""
    return f"Zastępujesz: {wymien(list(zastepowani))}. Własnej karty nie rozstrzygniesz."


def na_ekran_zastepcy(zastepowani: Sequence[str], czekajace: Mapping[date, int]) -> dict[str, str]:
    """The same on the first screen: {zdanie, adres} of the cards, from the oldest month that waits."""
    ilu = sum(czekajace.values())
    czeka = f"Na akceptację {odmien(ilu, 'czeka', 'czekają', 'czeka')} {ile(ilu, *KARTY)}."
    miesiac = kod_miesiaca(next(iter(czekajace))) if czekajace else None
    return {
        "zdanie": f"Zastępujesz: {wymien(list(zastepowani))}. {czeka if ilu else 'Żadna karta nie czeka.'}",
        "adres": adres("/karty", miesiac=miesiac),
    }


def zostalo(ile_czeka: int, ten: date) -> str:
    """What still waits in the month after a decision."""
    if not ile_czeka:
        return f"Za {nazwa_miesiaca(ten)} nic już nie czeka na akceptację."
    return f"Na akceptację {odmien(ile_czeka, 'czeka', 'czekają', 'czeka')} jeszcze {ile(ile_czeka, *KARTY)}."


def po_kroku(krok: str, stan: str) -> str:
    """What became of the card; a reopened one was not returned by anybody."""
    return "otwarta ponownie" if krok == "otworz" else STANY_KARTY[stan]
