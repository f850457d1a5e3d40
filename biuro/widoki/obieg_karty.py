"""The month card: what may be done with it now, and the cards of everybody."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.odczyty.karty import PelnaKarta
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.karty import powod_zwrotu
from biuro.widoki.miesiac import funkcje_slowami
from biuro.wyglad.napisy import godziny, nazwa_miesiaca
from harmonogram.czas import dzien_na_tekst, miesiac
from harmonogram.karty import PRZEJSCIA_KARTY, STANY_KARTY, Zawartosc, termin_zlozenia
from harmonogram.osoby import Osoba
from harmonogram.slowa import ile
from harmonogram.zapytania.karty import KartaMiesiaca

POCZTA = "Powód pójdzie też e-mailem: nie wpisuj nazwisk."
# step: words of the button, its look, what it means
KROKI: dict[str, tuple[str, str, str]] = {
    "zloz": ("Złóż kartę", "przycisk", "Po złożeniu każda zmiana wymaga podania powodu."),
    "zaakceptuj": ("Zaakceptuj kartę", "przycisk", ""),
    "zamknij": ("Zamknij kartę", "przycisk-2", "W zamkniętym miesiącu nic nie można dodać ani zmienić."),
    "zwroc": ("Zwróć kartę", "przycisk-2", POCZTA),
    "otworz": ("Otwórz ponownie kartę", "przycisk-2", POCZTA),
}
DO_ZLOZENIA = PRZEJSCIA_KARTY["zloz"].z


def czyny(k: PelnaKarta, dozwolone: Iterable[str], dzis: date) -> list[dict[str, Any]]:
    """The steps that fit the card's state, among those this account may make.

    Each says what is on the page: that the month is empty, or which version of what was looked at.
    """
    karta, zawartosc = k.karta, k.zawartosc
    za = nazwa_miesiaca(karta.miesiac)
    widziano = [("wersja", karta.wersja), ("odcisk", zawartosc.odcisk)]
    wynik = []
    for krok, (napis, klasa, opis) in KROKI.items():
        if krok in dozwolone and karta.stan in PRZEJSCIA_KARTY[krok].z:
            pusta = krok == "zloz" and not zawartosc.wpisow
            wynik.append(
                {
                    "krok": krok,
                    "napis": f"{napis} za {za}{': brak godzin' if pusta else ''}",
                    "adres": f"/miesiace/{kod_miesiaca(karta.miesiac)}/{karta.osoba}/{krok}",
                    "klasa": "przycisk-2" if pusta else klasa,
                    "powod": PRZEJSCIA_KARTY[krok].powod,
                    "podpowiedz": powod_zwrotu(k) if krok == "zwroc" else "",
                    "opis": _w_toku(karta.miesiac, dzis) or opis if krok == "zloz" else opis,
                    "ukryte": [("brak_godzin", int(pusta))] if krok == "zloz" else widziano,
                }
            )
    return wynik


def _w_toku(ten: date, dzis: date) -> str:
    if dzis >= miesiac(ten).ostatni:
        return ""
    return "Ten miesiąc jeszcze trwa: wpis dodany po złożeniu będzie widać na karcie jako zmianę."


def termin(stan: str, ten: date, dzis: date) -> str:
    """Until when the card has to be handed in; "" for one that was."""
    if stan not in DO_ZLOZENIA:
        return ""
    dzien = termin_zlozenia(ten)
    if dzis <= dzien:
        return f"Kartę trzeba złożyć do {dzien_na_tekst(dzien)}."
    return f"Termin złożenia karty minął {dzien_na_tekst(dzien)}."


def zdanie_po_kroku(karta: KartaMiesiaca, zawartosc: Zawartosc) -> str:
    """„Karta za listopad: złożona. Razem 8,5 h w 5 wpisach.”"""
    razem = "Bez godzin."
    if zawartosc.wpisow:
        w_ilu = ile(zawartosc.wpisow, "wpisie", "wpisach", "wpisach")
        razem = f"Razem {godziny(zawartosc.minuty)} w {w_ilu}."
    return f"Karta za {nazwa_miesiaca(karta.miesiac)}: {STANY_KARTY[karta.stan]}. {razem}"


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
