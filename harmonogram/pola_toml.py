"""Reading a TOML file field by field: every mistake is noted with its action, field and line, none stops."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches
from typing import Any, ClassVar

from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_z_tekstu
from harmonogram.pola import sprawdz_tekst
from harmonogram.skladnia_toml import Sciezka, Usterka
from harmonogram.slowa import cytat, ile, wymien

NAJWIEKSZA_LICZBA = 1_000_000


@dataclass
class Zeszyt:
    """Mistakes found so far, the lines of the file's tables and keys, and how sentences call them.

    A plan in another kind of file (budzet/xlsx) has its own places and words, and the same rules.
    """

    linie: Mapping[Sciezka, int]
    usterki: list[Usterka] = field(default_factory=list)
    jaki_tekst: ClassVar[str] = "tekst w cudzysłowie"
    przyklad_dnia: ClassVar[str] = "2018-04-01"

    def zapisz(self, sciezka: Sciezka, dzialanie: int | None, pole: str, zdanie: str) -> None:
        """Note a mistake at the nearest known line: the key's, else that of its table's heading."""
        linia = next(
            (self.linie[sciezka[:n]] for n in range(len(sciezka), 0, -1) if sciezka[:n] in self.linie), None
        )
        self.usterki.append(Usterka(dzialanie, pole, linia, zdanie))

    def kolejnosc(self, usterka: Usterka) -> tuple[int, ...]:
        """Key that puts mistakes in the order of the file."""
        return usterka.linia is None, usterka.linia or 0

    def nazwa(self, klucz: str) -> str:
        """How a sentence calls a field."""
        return klucz

    def zapis(self, klucz: str, wartosc: str | int) -> str:
        """How a sentence says which value to write."""
        return f"{klucz} = {wartosc}" if isinstance(wartosc, int) else f'{klucz} = "{wartosc}"'

    def brak(self, klucz: str, co: str) -> str:
        """The sentence of a missing field or table."""
        return f"Brakuje pola {klucz}: dopisz {co}."

    def nieznane(self, klucz: str, znane: Collection[str]) -> str:
        """The sentence of a field that has no meaning where it stands."""
        return f"Nieznane pole {klucz}. {podpowiedz(klucz, znane)}"


class Tablica:
    """One table of the file. Every reading returns a value, or notes the mistake and returns a stand-in."""

    def __init__(self, dane: Mapping[str, Any], sciezka: Sciezka, zeszyt: Zeszyt) -> None:
        self.dane = dane
        self.sciezka = sciezka
        self.zeszyt = zeszyt
        self.dzialanie: int | None = None
        self.przedrostek = ""
        self._znane: set[str] = set()

    def nazwa(self, klucz: str) -> str:
        """How a sentence calls this field."""
        return self.zeszyt.nazwa(klucz)

    def zapis(self, klucz: str, wartosc: str | int) -> str:
        """How a sentence says which value to write."""
        return self.zeszyt.zapis(klucz, wartosc)

    def usterka(self, klucz: str, zdanie: str) -> None:
        """Note a mistake of this key (or of the whole table, key empty)."""
        pole = f"{self.przedrostek}{klucz}" if klucz else self.przedrostek.rstrip(".")
        self.zeszyt.zapisz((*self.sciezka, klucz), self.dzialanie, pole, zdanie)

    def ma(self, klucz: str) -> bool:
        """The key stands in the file."""
        self._znane.add(klucz)
        return klucz in self.dane

    def wartosc(self, klucz: str, co: str) -> Any:
        """The raw value of a required key; None and a mistake when it is missing."""
        if not self.ma(klucz):
            self.usterka(klucz, self.zeszyt.brak(klucz, co))
        return self.dane.get(klucz)

    def tekst(self, klucz: str, najdluzej: int = 200) -> str:
        """A required text that is not empty."""
        tekst = self._tekst(klucz, self.wartosc(klucz, self.zeszyt.jaki_tekst), najdluzej)
        if tekst is not None and not tekst:
            self.usterka(klucz, f"Pole {self.nazwa(klucz)} jest puste: wpisz tekst.")
        return tekst or ""

    def tekst_lub_pusty(self, klucz: str, najdluzej: int = 200) -> str:
        """A text that may be missing or empty."""
        return (self._tekst(klucz, self.dane[klucz], najdluzej) or "") if self.ma(klucz) else ""

    def _tekst(self, klucz: str, wartosc: Any, najdluzej: int) -> str | None:
        if wartosc is None:
            return None
        if not isinstance(wartosc, str):
            self.usterka(
                klucz, f"Pole {klucz} ma być tekstem w cudzysłowie, a jest {rodzaj_wartosci(wartosc)}."
            )
            return None
        tekst = wartosc.strip()
        if len(tekst) > najdluzej:
            ma = ile(len(tekst), "znak", "znaki", "znaków")
            self.usterka(
                klucz, f"Pole {self.nazwa(klucz)} ma {ma}, a może mieć najwyżej {najdluzej}. Skróć tekst."
            )
        self._sprawdz_znaki(klucz, tekst)
        return tekst

    def _sprawdz_znaki(self, klucz: str, tekst: str) -> None:
        """What no stored text may hold: control characters, a PESEL."""
        try:
            sprawdz_tekst(tekst, klucz, len(tekst), biale="\t\n")
        except BladDziedziny as blad:
            self.usterka(klucz, blad.komunikat)

    def teksty(self, klucz: str) -> tuple[str, ...]:
        """A list of texts, each once; empty when the key is missing."""
        wartosc = self.dane[klucz] if self.ma(klucz) else []
        if not isinstance(wartosc, list) or not all(isinstance(w, str) and w.strip() for w in wartosc):
            self.usterka(klucz, f'Pole {klucz} ma być listą tekstów, na przykład ["a", "b"].')
            return ()
        teksty = tuple(w.strip() for w in wartosc)
        for tekst in teksty:
            self._sprawdz_znaki(klucz, tekst)
        for tekst in sorted({t for t in teksty if teksty.count(t) > 1}):
            self.usterka(
                klucz, f"{cytat(tekst)} stoi na liście {self.nazwa(klucz)} więcej niż raz. Zostaw jeden wpis."
            )
        return teksty

    def calkowita(self, klucz: str, najmniej: int = 1, najwiecej: int = NAJWIEKSZA_LICZBA) -> int | None:
        """A required whole number within bounds; None and a mistake otherwise."""
        wartosc = self.wartosc(klucz, f"liczbę całkowitą od {najmniej}")
        if wartosc is None:
            return None
        if isinstance(wartosc, bool) or not isinstance(wartosc, int):
            self.usterka(
                klucz,
                f"Pole {klucz} ma być liczbą całkowitą bez cudzysłowu, a jest {rodzaj_wartosci(wartosc)}.",
            )
            return None
        if not najmniej <= wartosc <= najwiecej:
            self.usterka(
                klucz, f"Pole {self.nazwa(klucz)} to {wartosc}, a może być od {najmniej} do {najwiecej}."
            )
            return None
        return wartosc

    def logiczna(self, klucz: str) -> bool:
        """true or false; false when the key is missing."""
        wartosc = self.dane[klucz] if self.ma(klucz) else False
        if not isinstance(wartosc, bool):
            self.usterka(klucz, f"Pole {klucz} ma być true albo false, a jest {rodzaj_wartosci(wartosc)}.")
        return wartosc is True

    def dzien(self, klucz: str) -> date | None:
        """A day as TOML writes it (2018-04-01) or as the office does in quotes."""
        wartosc = self.wartosc(klucz, f"dzień, na przykład {self.zeszyt.przyklad_dnia}")
        if isinstance(wartosc, date) and not isinstance(wartosc, datetime):
            return wartosc
        if isinstance(wartosc, str):
            try:
                return dzien_z_tekstu(wartosc)
            except BladDziedziny as blad:
                self.usterka(klucz, blad.komunikat)
        elif wartosc is not None:
            self.usterka(
                klucz, f"Pole {self.nazwa(klucz)} ma być dniem, na przykład {self.zeszyt.przyklad_dnia}."
            )
        return None

    def kod(self, klucz: str, dozwolone: Collection[str]) -> str | None:
        """One of the known codes; a near miss gets a hint."""
        if tekst := self.tekst(klucz):
            return self.sprawdz_kod(klucz, tekst, dozwolone)
        return None

    def sprawdz_kod(self, klucz: str, tekst: str, dozwolone: Collection[str]) -> str | None:
        """The text when it is a known code, else None and a mistake."""
        if tekst in dozwolone:
            return tekst
        rada = podpowiedz(tekst, dozwolone)
        self.usterka(klucz, f"Pole {self.nazwa(klucz)}: nie ma takiej wartości {cytat(tekst)}. {rada}")
        return None

    def tablica(self, klucz: str) -> "Tablica":
        """A required table [klucz]."""
        wartosc = self.wartosc(klucz, f"tablicę [{klucz}]")
        if wartosc is not None and not isinstance(wartosc, dict):
            self.usterka(klucz, f"{klucz} ma być tablicą: nagłówek [{klucz}], a pod nim pola.")
        return Tablica(wartosc if isinstance(wartosc, dict) else {}, (*self.sciezka, klucz), self.zeszyt)

    def tablice(self, klucz: str) -> list["Tablica"]:
        """The tables [[klucz]], in the order of the file; at least one."""
        pelny = ".".join(str(c) for c in (*self.sciezka, klucz) if isinstance(c, str))
        wartosc = self.wartosc(klucz, f"co najmniej jedną tablicę [[{pelny}]]")
        if wartosc is None:
            return []
        if not isinstance(wartosc, list) or not wartosc or not all(isinstance(w, dict) for w in wartosc):
            self.usterka(klucz, f"{klucz} ma być listą tablic: nad każdą nagłówek [[{pelny}]].")
            return []
        return [Tablica(w, (*self.sciezka, klucz, i), self.zeszyt) for i, w in enumerate(wartosc)]

    def zglos_nieznane(self) -> None:
        """Note every key that nobody asked for: a misspelt field must not pass in silence."""
        for klucz in self.dane:
            if klucz not in self._znane:
                self.usterka(klucz, self.zeszyt.nieznane(klucz, self._znane))


def podpowiedz(tekst: str, dozwolone: Collection[str]) -> str:
    """„Może chodziło o …?” for a near miss, else the whole list."""
    if blisko := get_close_matches(tekst, dozwolone, 1, 0.6):
        return f"Może chodziło o {blisko[0]}?"
    return f"Do wyboru: {wymien(sorted(dozwolone), 'albo')}."


def rodzaj_wartosci(wartosc: Any) -> str:
    """What a TOML value is, in Polish."""
    for typ, nazwa in (
        (bool, "wartością true albo false"),
        (int, "liczbą"),
        (float, "liczbą z ułamkiem"),
        (str, "tekstem"),
        (list, "listą"),
        (dict, "tablicą"),
        (date, "datą"),
    ):
        if isinstance(wartosc, typ):
            return nazwa
    return "czymś innym"
