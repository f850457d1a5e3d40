"""What the page of a month is about, and what its parts share: read once, given to each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from biuro.odczyty import Chwila
from biuro.operacje.godziny import CZYNNOSC
from biuro.uprawnienia import Konto, moze, wymagaj
from budzet.zapytania.cele import Plan
from harmonogram import czas
from harmonogram.bledy import BladDziedziny
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Osoba
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.karty import KartaMiesiaca

DO_POPRAWY = (409, 422)


@dataclass(frozen=True)
class Miesiac:
    """What the page is about: whose month (None = nobody chosen), as of when, and what was typed wrong.

    Seen as it was known at some moment, the month is only read: a write would change what is not on the page.
    """

    plan: Plan
    ten: date
    osoba: Osoba | None
    pola: Mapping[str, Any] | None = None
    blad: BladDziedziny | None = None
    w_karcie: bool = False  # what was typed wrong is a step of the card, not an entry
    chwila: Chwila | None = None
    odmowione: Sequence[Mapping[str, Any]] = ()  # of several lines, those that were not stored

    @property
    def wiedza(self) -> datetime | None:
        return self.chwila.wiedza if self.chwila else None

    @property
    def okres(self) -> czas.Okres:
        """The days of the month, up to the day that was asked for."""
        okres = czas.miesiac(self.ten)
        if self.chwila is None or self.chwila.stan >= okres.ostatni:
            return okres
        return czas.Okres(okres.od, max(okres.od, self.chwila.stan + czas.JEDEN_DZIEN))


@dataclass(frozen=True)
class MiesiacOsoby:
    """One person's month as every part of the page takes it."""

    m: Miesiac
    kto: Konto
    osoba: Osoba
    wpisy: list[WpisGodzin]
    karta: KartaMiesiaca
    dzis: date

    @property
    def pisze(self) -> bool:
        """Whether this account may write the person's hours on this page."""
        return self.m.wiedza is None and self.moze(CZYNNOSC)

    @property
    def edycja(self) -> bool:
        """The same, and the month is not closed."""
        return self.pisze and self.karta.stan != "zamknieta"

    @property
    def wlasne(self) -> bool:
        return self.osoba.id == self.kto.osoba

    @property
    def numer(self) -> int | None:
        """`?osoba=` of the page's address: one's own month has none."""
        return None if self.wlasne else self.osoba.id

    def moze(self, czynnosc: str) -> bool:
        """Whether the account may do this for the person."""
        return moze(self.kto, czynnosc) and wymagaj(self.kto, czynnosc).osoba(self.osoba.id)


async def miesiac_osoby(m: Miesiac, kto: Konto, osoba: Osoba, dzis: date) -> MiesiacOsoby:
    """Two queries: the entries of the month and its card."""
    wpisy = await zapytania.wpisy(FiltrWpisow(osoba=osoba.id, okres=m.okres), wiedza=m.wiedza)
    karta = await zapytania_kart.karta(osoba.id, m.ten, m.wiedza)
    return MiesiacOsoby(m, kto, osoba, wpisy, karta, dzis)
