"""Forms of events: an event with its days, its change, its cancelling, attendance."""

from typing import Annotated

from pydantic import Field

from biuro.formularze import Formularz
from biuro.formularze.pola import (
    NIEPODANE,
    BrakToPuste,
    Dzien,
    Godzina,
    Id,
    Kod,
    KodLubBrak,
    Liczba,
    Linia100,
    Linia200,
    ListaId,
    Nazwa200,
    TekstLubBrak,
    z_listy,
)
from biuro.formularze.zapytania import IdFiltra, TekstAdresu, Zapytanie
from harmonogram.wydarzenia import RODZAJE, STANY, TRYBY

NAJWIECEJ_DNI = 60
NAJWIECEJ_OBECNYCH = 1000

Rodzaj = Annotated[str, z_listy(RODZAJE)]
Tryb = Annotated[str, z_listy(TRYBY)]
Stan = Annotated[str, z_listy(STANY)]


class DzienFormularza(Formularz):
    """One day of an event."""

    dzien: Dzien
    od_min: Godzina = Field(alias="od")
    do_min: Godzina = Field(alias="do")


Dni = Annotated[list[DzienFormularza], Field(min_length=1, max_length=NAJWIECEJ_DNI)]


class NoweWydarzenie(Formularz):
    """A new event."""

    rodzaj: Rodzaj
    dzialanie: Liczba | None = None
    tytul: Nazwa200
    dni: Dni
    miejsce: Annotated[Linia200, BrakToPuste] = ""
    tryb: Tryb = "stacjonarnie"
    jednostki: ListaId = Field(default_factory=list)
    prowadzacy: ListaId = Field(default_factory=list)
    uczestnicy: ListaId = Field(default_factory=list)
    zadanie: KodLubBrak = None


class ZmianaWydarzenia(Formularz):
    """A partial change; `dni` replaces the whole list of days."""

    rodzaj: Rodzaj = NIEPODANE
    dzialanie: Liczba | None = None
    tytul: Nazwa200 = NIEPODANE
    dni: Dni = NIEPODANE
    miejsce: Annotated[Linia200, BrakToPuste] = ""
    tryb: Tryb = NIEPODANE
    stan: Stan = NIEPODANE
    jednostki: ListaId = Field(default_factory=list)
    prowadzacy: ListaId = Field(default_factory=list)
    uczestnicy: ListaId = Field(default_factory=list)
    zadanie: KodLubBrak = None
    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class PowodZmiany(Formularz):
    """Why an event is cancelled or taken back; the operation says where it is required."""

    powod: TekstLubBrak = None


class Obecny(Formularz):
    """Who was there: a person on file (`osoba`) or a guest by name."""

    osoba: Id | None = None
    imie: Linia100 | None = None
    nazwisko: Linia100 | None = None
    instytucja: Linia200 | None = None
    sektor: Kod | None = None


class NowyGosc(Formularz):
    """Somebody who is not on the list, as the page asks for him."""

    imie: Linia100
    nazwisko: Linia100
    instytucja: Linia200 = ""
    sektor: Kod


class ObecnoscDnia(Formularz):
    """Attendance of one day."""

    dzien: Dzien
    obecni: Annotated[list[Obecny], Field(max_length=NAJWIECEJ_OBECNYCH)]


class Obecnosc(Formularz):
    """Attendance of an event; a day that is not named stays as it was."""

    dni: Annotated[list[ObecnoscDnia], Field(max_length=NAJWIECEJ_DNI)]


class ZapytanieStronyWydarzen(Zapytanie):
    """Filters of the page /wydarzenia; its days are read as people type them."""

    rodzaj: TekstAdresu | None = None
    dzialanie: IdFiltra | None = None
    jednostka: IdFiltra | None = None
    stan_wydarzenia: TekstAdresu | None = None
    zadanie: TekstAdresu | None = None
    osoba: IdFiltra | None = None
    od: TekstAdresu = ""
    do: TekstAdresu = ""
