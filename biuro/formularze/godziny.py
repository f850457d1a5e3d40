"""Forms of hours: an entry, its change, a raised quota, a step of the month card."""

from typing import Annotated

from pydantic import Field

from biuro.formularze import Formularz
from biuro.formularze.pola import (
    NIEPODANE,
    BrakToPuste,
    Dzien,
    Godzina,
    Id,
    Klucz,
    KodLubBrak,
    Liczba,
    Minuty,
    Powod,
    PusteToBrak,
    TakNie,
    Tekst500,
    TekstLubBrak,
)


class NowyWpis(Formularz):
    """An hour entry; `rodzaj` only where `dzialanie` is null."""

    dzialanie: Liczba | None = None
    osoba: Id
    dla: Id | None = None
    jednostka: Id | None = None
    rodzaj: KodLubBrak = None
    dzien: Dzien
    od_min: Godzina = Field(alias="od")
    do_min: Godzina = Field(alias="do")
    zadanie: KodLubBrak = None
    temat: KodLubBrak = None
    opis: Annotated[Tekst500, BrakToPuste] = ""
    uzasadnienie: TekstLubBrak = None
    klucz: Annotated[Klucz | None, PusteToBrak] = None


class ZmianaWpisu(Formularz):
    """A partial change: `podane()` holds what was sent; `wersja` guards against a lost update."""

    dzialanie: Liczba | None = None
    osoba: Id = NIEPODANE
    dla: Id | None = None
    jednostka: Id | None = None
    rodzaj: KodLubBrak = None
    dzien: Dzien = NIEPODANE
    od_min: Godzina = Field(default=NIEPODANE, alias="od")
    do_min: Godzina = Field(default=NIEPODANE, alias="do")
    zadanie: KodLubBrak = None
    temat: KodLubBrak = None
    opis: Annotated[Tekst500, BrakToPuste] = ""
    uzasadnienie: TekstLubBrak = None
    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class NowePodniesienie(Formularz):
    """A raised quota of one worker (`dla`) or one unit (`jednostka`)."""

    dzialanie: Liczba
    dla: Id | None = None
    jednostka: Id | None = None
    przyznano_min: Minuty
    powod: Powod


class KrokKarty(Formularz):
    """A step of the month card; the operation says where the reason is required.

    `brak_godzin`: a submission of a month without hours; `wersja` and `odcisk`: what the judge looked at.
    """

    powod: TekstLubBrak = None
    brak_godzin: TakNie | None = None
    wersja: Liczba | None = None
    odcisk: KodLubBrak = None
