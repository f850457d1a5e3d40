"""What an e-mail says: subject, plain text and HTML of some notices."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import islice
from typing import Any

from biuro.operacje.wiadomosci import Tresc
from biuro.powiadomienia import RODZAJE_POWIADOMIEN
from biuro.wyglad.szablon import strona_html
from harmonogram.czas import dzien_na_tekst
from harmonogram.slowa import ile

SZABLON = "poczta/wiadomosc.html"
NAJWIECEJ_RODZAJU = 10
STOPKA = (
    "Tę wiadomość wysłał serwis Biuro projektu. Nie odpowiadaj na nią.",
    "O czym i jak często pisze, wybierasz tutaj:",
)

Powiadomienie = Mapping[str, Any]


def zloz(powiadomienia: Sequence[Powiadomienie], dzien: date, adres: str) -> Tresc:
    """One message; `adres` is the service's own, for the links. The subject names nobody."""
    grupy = _grupy(powiadomienia)
    temat = _temat(powiadomienia, dzien)
    dane = {"temat": temat, "grupy": grupy, "adres": adres, "stopka": STOPKA, "dopisek": _dopisek}
    return Tresc(temat, _tekst(grupy, adres), strona_html(SZABLON, **dane))


def _temat(powiadomienia: Sequence[Powiadomienie], dzien: date) -> str:
    if len(powiadomienia) == 1:
        return RODZAJE_POWIADOMIEN[powiadomienia[0]["rodzaj"]].temat
    return f"Powiadomienia z biura projektu, {dzien_na_tekst(dzien)}"


def _grupy(powiadomienia: Sequence[Powiadomienie]) -> list[tuple[str, list[Powiadomienie], int]]:
    """By kind, in the order of the table: its name, the first ones, how many more there are."""
    grupy = []
    for rodzaj, opis in RODZAJE_POWIADOMIEN.items():
        swoje = [p for p in powiadomienia if p["rodzaj"] == rodzaj]
        if swoje:
            pokazane = list(islice(swoje, NAJWIECEJ_RODZAJU))
            grupy.append((opis.nazwa, pokazane, len(swoje) - len(pokazane)))
    return grupy


def _dopisek(ile_dalszych: int) -> str:
    return f"i {ile(ile_dalszych, 'dalsze', 'dalsze', 'dalszych')}:"


def _tekst(grupy: Sequence[tuple[str, list[Powiadomienie], int]], adres: str) -> str:
    wiersze = []
    for nazwa, pokazane, dalszych in grupy:
        if len(grupy) > 1:
            wiersze += [nazwa.upper(), ""]
        for p in pokazane:
            wiersze += [p["tytul"], *([p["tresc"]] if p["tresc"] else []), f"{adres}{p['odnosnik']}", ""]
        if dalszych:
            wiersze += [_dopisek(dalszych), f"{adres}/powiadomienia", ""]
    return "\n".join([*wiersze, "-- ", *STOPKA, f"{adres}/konto", ""])
