"""The month card: what may be done with it now, and the cards of everybody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.miesiac import funkcje_slowami
from biuro.wyglad.napisy import nazwa_miesiaca
from harmonogram.karty import PRZEJSCIA_KARTY
from harmonogram.osoby import Osoba
from harmonogram.slowa import ile

# step: words of the button, its look, what it means
KROKI: dict[str, tuple[str, str, str]] = {
    "zloz": ("Złóż kartę", "przycisk", "Po złożeniu każda zmiana wymaga podania powodu."),
    "zaakceptuj": ("Zaakceptuj kartę", "przycisk", ""),
    "zwroc": ("Zwróć kartę", "przycisk-2", ""),
    "otworz": ("Otwórz kartę ponownie", "przycisk-2", ""),
}


def czyny(ten: date, osoba: int, stan: str, dozwolone: Iterable[str]) -> list[dict[str, Any]]:
    """The steps that fit the card's state, among those this account may make."""
    return [
        {
            "napis": f"{napis} za {nazwa_miesiaca(ten)}",
            "adres": f"/miesiace/{kod_miesiaca(ten)}/{osoba}/{krok}",
            "klasa": klasa,
            "powod": PRZEJSCIA_KARTY[krok].powod,
            "opis": opis,
        }
        for krok, (napis, klasa, opis) in KROKI.items()
        if krok in dozwolone and stan in PRZEJSCIA_KARTY[krok].z
    ]


def karty_miesiaca(
    ten: date,
    osoby: Iterable[Osoba],
    minuty: Mapping[tuple[int, date], int],
    stany: Mapping[int, str],
    gdzie: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Cards of everybody with hours or a card in the month, in the order given; links keep `gdzie`."""
    return [
        {
            "nazwa": o.nazwa,
            "funkcja": funkcje_slowami(o),
            "adres": adres("/godziny", miesiac=kod_miesiaca(ten), osoba=o.id, **gdzie),
            "minuty": minuty.get((o.id, ten), 0),
            "stan": stany.get(o.id, "szkic"),
        }
        for o in osoby
        if (o.id, ten) in minuty or o.id in stany
    ]


def podsumowanie_kart(karty: Sequence[Mapping[str, Any]]) -> str:
    """„12 kart: 5 czeka na akceptację.”"""
    if not karty:
        return ""
    czeka = sum(1 for k in karty if k["stan"] == "zlozona")
    razem = ile(len(karty), "karta", "karty", "kart")
    zlozone = ile(czeka, "czeka na akceptację", "czekają na akceptację", "czeka na akceptację")
    return f"{razem}, {zlozone if czeka else 'żadna nie czeka na akceptację'}."
