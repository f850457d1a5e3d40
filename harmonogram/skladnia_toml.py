"""What tomllib does not tell: the lines of tables and keys, and its own errors in Polish sentences."""

import re
import tomllib
from dataclasses import dataclass
from typing import Any

from harmonogram.bledy import BladDziedziny
from harmonogram.slowa import ile

Sciezka = tuple[str | int, ...]


@dataclass(frozen=True)
class Usterka:
    """One mistake of a plan file; `linia` counts from 1, None where it cannot be found.

    Of a workbook `arkusz` is given, `linia` is a row of it and `kolumna` the head of a column.
    """

    dzialanie: int | None
    pole: str
    linia: int | None
    zdanie: str
    arkusz: str = ""
    kolumna: str = ""

    def __str__(self) -> str:
        if self.arkusz:
            return f"{self._w_skoroszycie()}: {self.zdanie}"
        gdzie = [
            f"wiersz {self.linia}" if self.linia else "",
            f"działanie {self.dzialanie}" if self.dzialanie is not None else "",
            f"pole {self.pole}" if self.pole else "",
        ]
        return f"{', '.join(g for g in gdzie if g)}: {self.zdanie}" if any(gdzie) else self.zdanie

    def _w_skoroszycie(self) -> str:
        wiersz = f", wiersz {self.linia}" if self.linia else ""
        kolumna = f", kolumna {self.kolumna}" if self.kolumna else ""
        return f"arkusz {self.arkusz}{wiersz}{kolumna}"


class BladPlanu(BladDziedziny):
    """A plan file with mistakes, all of them in `usterki`."""

    def __init__(self, nazwa_pliku: str, usterki: list[Usterka]) -> None:
        ile_bledow = ile(len(usterki), "błąd", "błędy", "błędów")
        zdania = "\n".join(str(u) for u in usterki)
        super().__init__(f"Plik {nazwa_pliku} ma {ile_bledow}, nic nie wczytano.\n{zdania}", "plik")
        self.usterki = usterki


# --- lines: tomllib keeps none, so headings and keys are found by scanning

_NAGLOWEK = re.compile(r"\s*(?P<lista>\[)?\[\s*(?P<nazwa>[\w\".-]+)\s*\](?(lista)\])\s*(?:#.*)?")
_KLUCZ = re.compile(r"\s*\"?(?P<klucz>[\w-]+)\"?\s*=(?P<reszta>.*)")
_WIELOWIERSZOWY = re.compile(r"\"\"\"|'''")


def linie(tekst: str) -> dict[Sciezka, int]:
    """Line of every table heading and key: („dzialania”, 4, „cele”, 0, „razem”) -> 97. Best effort."""
    wynik: dict[Sciezka, int] = {}
    ile_tablic: dict[Sciezka, int] = {}
    tutaj: Sciezka = ()
    w_tekscie = False
    for numer, wiersz in enumerate(tekst.split("\n"), start=1):
        if not w_tekscie:
            if naglowek := _NAGLOWEK.fullmatch(wiersz):
                tutaj = _sciezka(naglowek["nazwa"], bool(naglowek["lista"]), ile_tablic)
                wynik.setdefault(tutaj, numer)
            elif klucz := _KLUCZ.match(wiersz):
                wynik.setdefault((*tutaj, klucz["klucz"]), numer)
        w_tekscie ^= len(_WIELOWIERSZOWY.findall(wiersz)) % 2 == 1
    return wynik


def _sciezka(nazwa: str, lista: bool, ile_tablic: dict[Sciezka, int]) -> Sciezka:
    """Where a heading leads: the last table of every list on the way, a new one for [[…]]."""
    sciezka: Sciezka = ()
    *droga, ostatni = nazwa.replace('"', "").split(".")
    for czlon in droga:
        sciezka = (*sciezka, czlon)
        if sciezka in ile_tablic:
            sciezka = (*sciezka, ile_tablic[sciezka] - 1)
    sciezka = (*sciezka, ostatni)
    if not lista:
        return sciezka
    ile_tablic[sciezka] = ile_tablic.get(sciezka, 0) + 1
    return (*sciezka, ile_tablic[sciezka] - 1)


# --- syntax

_MIEJSCE = re.compile(r"\(at (?:line (?P<linia>\d+), column (?P<kolumna>\d+)|(?P<koniec>end of document))\)")
_CO_ZLE = (
    ("Cannot overwrite a value", "to samo pole podano dwa razy. Zostaw jedno"),
    ("Cannot declare", "ten sam nagłówek podano dwa razy. Zostaw jeden"),
    ("Cannot mutate immutable", "tej tablicy nie można już uzupełniać. Zbierz jej pola w jednym miejscu"),
    ("Expected '='", "po nazwie pola brakuje znaku ="),
    ("Invalid value", "nie rozumiem wartości. Tekst pisz w cudzysłowie, liczbę z kropką dziesiętną"),
    ("Invalid date", "takiego dnia nie ma w kalendarzu. Dni pisz jak 2018-04-01"),
    ("Unterminated string", "brakuje zamykającego cudzysłowu"),
    ("Illegal character", "w tekście jest niedozwolony znak albo brakuje zamykającego cudzysłowu"),
    ("Unclosed array", "brakuje nawiasu ] zamykającego listę"),
    ("Expected newline", "po wartości stoi coś jeszcze. Jedno pole w jednym wierszu"),
    ("Expected ']", "brakuje nawiasu ] w nagłówku"),
)


def wczytaj_toml(tekst: str) -> tuple[dict[str, Any], list[Usterka]]:
    """The document, or an empty one with the one mistake that makes it unreadable."""
    try:
        return tomllib.loads(tekst.removeprefix("\ufeff")), []
    except (ValueError, RecursionError) as blad:  # also a number too long for int, and brackets too deep
        opis = str(blad)
    miejsce = _MIEJSCE.search(opis)
    linia = int(miejsce["linia"]) if miejsce and miejsce["linia"] else tekst.count("\n") + 1
    kolumna = f" w kolumnie {miejsce['kolumna']}" if miejsce and miejsce["kolumna"] else ""
    co = next(
        (zdanie for fragment, zdanie in _CO_ZLE if fragment in opis), "sprawdź cudzysłowy, nawiasy i znaki ="
    )
    return {}, [Usterka(None, "", linia, f"Plik nie jest poprawnym TOML{kolumna}: {co}.")]
