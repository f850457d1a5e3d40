"""What became of many lines typed at once, in words."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from biuro.formularze.godziny import Wiersz
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje.godziny import Los
from biuro.widoki.szybki_wpis import odnosnik
from biuro.wyglad.napisy import godziny
from harmonogram.bledy import BladDziedziny, Nakladanie
from harmonogram.czas import miesiac_na_tekst, poczatek_miesiaca
from harmonogram.karty import UWAGI_WPISU
from harmonogram.slowa import cytat, ile

UWAGI_KARTY = frozenset(kod for kod, _ in UWAGI_WPISU.values())

WYMIENIANYCH = 3


def wszystkie(losy: Sequence[Los]) -> str:
    """„Dodano 8 wpisów, 20 h. 1 wpis był już zapisany.”"""
    istnialy = sum(los.istnieje is not None for los in losy)
    juz = ile(istnialy, "wpis był", "wpisy były", "wpisów było")
    zdania = [_dodano(losy), *([f"{juz} już w karcie."] if istnialy else []), *_o_kartach(losy)]
    return " ".join(zdania)


def _o_kartach(losy: Sequence[Los]) -> list[str]:
    """What follows from writing into cards that were submitted or accepted, once for each card."""
    uwagi = [u for los in losy if los.odpowiedz is not None for u in los.odpowiedz["ostrzezenia"]]
    return list(dict.fromkeys(u["komunikat"] for u in uwagi if u["kod"] in UWAGI_KARTY))


def dokladniej(
    wiersze: Sequence[Wiersz], oceny: Sequence[DaneWpisu | BladDziedziny], losy: Sequence[Los], ten: date
) -> list[str]:
    """Which lines were stored before, and on which cards of other months some went."""
    byly = [f"„{w.tekst}”" for w, los in zip(wiersze, losy, strict=True) if los.istnieje is not None]
    inne = Counter(
        miesiac_na_tekst(dane.dzien)
        for dane, los in zip(oceny, losy, strict=True)
        if isinstance(dane, DaneWpisu) and los.odpowiedz and poczatek_miesiaca(dane.dzien) != ten
    )
    zdania = [f"W karcie za {miesiac}: {ile(n, 'wpis', 'wpisy', 'wpisów')}." for miesiac, n in inne.items()]
    return [
        *zdania,
        *(
            [f"Bez zmian: {', '.join(byly[:WYMIENIANYCH])}{' i inne' * (len(byly) > WYMIENIANYCH)}."]
            if byly
            else []
        ),
    ]


def inny_opis(wpis: int, opis: str) -> Nakladanie:
    """Of a line that is there with another description."""
    jaki = f"z innym opisem: {cytat(opis)}" if opis else "bez opisu"
    blad = Nakladanie(f"Taki wpis już jest w karcie, {jaki}. Zmień tamten wpis albo usuń ten wiersz.", "opis")
    blad.wpis = wpis
    return blad


def cofniete(minuty: Sequence[int]) -> str:
    """After all of them were taken back."""
    return f"Usunięto {ile(len(minuty), 'wpis', 'wpisy', 'wpisów')}, {godziny(sum(minuty))}."


def czesc(losy: Sequence[Los]) -> str:
    """The sentence over the lines that came back."""
    odmowione = sum(los.blad is not None for los in losy)
    if odmowione == len(losy):
        return "Nie dodano żadnego wiersza. Popraw je i dodaj jeszcze raz."
    zostalo = ile(odmowione, "wiersz został", "wiersze zostały", "wierszy zostało")
    return f"{wszystkie(losy)} {zostalo} w polu: popraw, co trzeba, i dodaj jeszcze raz."


def _dodano(losy: Sequence[Los]) -> str:
    minuty = [los.odpowiedz["minuty"] for los in losy if los.odpowiedz is not None]
    if not minuty:
        return "Nie dodano żadnego wpisu."
    return f"Dodano {ile(len(minuty), 'wpis', 'wpisy', 'wpisów')}, {godziny(sum(minuty))}."


def odmowy(wiersze: Sequence[Wiersz], losy: Sequence[Los]) -> list[dict[str, Any]]:
    """The lines that were not stored, each with its sentence and the way to the entry in its way."""
    return [
        {"tekst": w.tekst, "zdanie": los.blad.komunikat, "odnosnik": odnosnik(los.blad)}
        for w, los in zip(wiersze, losy, strict=True)
        if los.blad is not None
    ]
