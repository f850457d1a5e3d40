"""Forms of people: a person, a unit, which workers a coach supports."""

from typing import Annotated

from pydantic import Field

from biuro.formularze import Formularz
from biuro.formularze.pola import (
    NIEPODANE,
    Dzien,
    Id,
    ListaKodow,
    Nazwa100,
    PusteToBrak,
    TakNie,
    Teryt,
    z_listy,
)
from harmonogram.osoby import FUNKCJE

Funkcje = Annotated[
    list[Annotated[str, z_listy(FUNKCJE)]], ListaKodow, Field(min_length=1, max_length=len(FUNKCJE))
]
DzienLubBrak = Annotated[Dzien | None, PusteToBrak]


class NowaOsoba(Formularz):
    """A person with at least one function."""

    imie: Nazwa100
    nazwisko: Nazwa100
    funkcje: Funkcje
    jednostka: Id | None = None


class ZmianaOsoby(Formularz):
    """A partial change of a person."""

    imie: Nazwa100 = NIEPODANE
    nazwisko: Nazwa100 = NIEPODANE
    funkcje: Funkcje = NIEPODANE
    jednostka: Id | None = None


class NowaJednostka(Formularz):
    """A pilot unit."""

    gmina: Nazwa100
    powiat: Nazwa100
    teryt: Teryt
    data_przystapienia: Dzien
    data_zawiazania_pzk: DzienLubBrak = None
    miasto_na_prawach_powiatu: TakNie = False


class ZmianaJednostki(Formularz):
    """A partial change of a unit."""

    gmina: Nazwa100 = NIEPODANE
    powiat: Nazwa100 = NIEPODANE
    teryt: Teryt = NIEPODANE
    data_przystapienia: Dzien = NIEPODANE
    data_zawiazania_pzk: DzienLubBrak = None
    miasto_na_prawach_powiatu: TakNie = False


class NowyPrzydzial(Formularz):
    """A coach supports a social worker from `od` to `do` (included; null = open)."""

    coach: Id
    pracownik: Id
    od: Dzien
    do: DzienLubBrak = None
