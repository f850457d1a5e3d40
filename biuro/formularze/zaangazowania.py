"""Forms of engagements, of hours declared elsewhere and of the monthly ceiling."""

from datetime import date
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from biuro.formularze import Formularz
from biuro.formularze.osoby import DzienLubBrak
from biuro.formularze.pola import (
    NIEPODANE,
    Dzien,
    Id,
    Liczba,
    Linia100,
    Minuty,
    Nazwa100,
    Powod,
    PusteToBrak,
    TakNie,
    TekstLubBrak,
    odmow,
    z_listy,
)
from biuro.formularze.zapytania import IdFiltra, Lista, PowodZapytania, TekstAdresu, ZapytanieWiedzy
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_z_iso, miesiac_z_tekstu, minuty_z_tekstu
from harmonogram.osoby import FUNKCJE
from harmonogram.zaangazowania import FORMY, WYMIARY


def _miesiac(wartosc: object, info: ValidationInfo) -> object:
    """The first day; programs write „2019-05”, people also „05.2019” and „maj 2019”."""
    if not isinstance(wartosc, str):
        raise odmow("Podaj miesiąc w postaci RRRR-MM.")
    try:
        return miesiac_z_tekstu(wartosc) if info.context else dzien_z_iso(f"{wartosc}-01")
    except BladDziedziny:
        raise odmow("Podaj miesiąc w postaci RRRR-MM, np. 2019-05.") from None


def _minuty_lub_zero(wartosc: object, info: ValidationInfo) -> object:
    """„0” is a declaration too."""
    if info.context and isinstance(wartosc, str):
        try:
            return minuty_z_tekstu(wartosc)
        except BladDziedziny as blad:
            raise odmow(blad.komunikat) from None
    if isinstance(wartosc, bool) or not isinstance(wartosc, int):
        raise odmow("Podaj liczbę całkowitą.")
    return wartosc


def _najwyzej_miesiac(minuty: int) -> int:
    if not 0 <= minuty <= 31 * 24 * 60:
        raise odmow("Podaj od 0 do 744 h.")
    return minuty


def _limit_miesieczny(minuty: int) -> int:
    if not 1 <= minuty <= 31 * 24 * 60:
        raise odmow("Podaj więcej niż 0, najwyżej 744 h.")
    return minuty


Miesiac = Annotated[
    date, BeforeValidator(_miesiac), WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}$"})
]
MiesiacLubBrak = Annotated[Miesiac | None, PusteToBrak]
MinutyMiesiaca = Annotated[int, BeforeValidator(_minuty_lub_zero), AfterValidator(_najwyzej_miesiac)]
LimitMiesieczny = Annotated[int, BeforeValidator(_minuty_lub_zero), AfterValidator(_limit_miesieczny)]
Forma = Annotated[str, z_listy(FORMY)]
FunkcjaLubBrak = Annotated[Annotated[str, z_listy(FUNKCJE)] | None, PusteToBrak]
WymiarLubBrak = Annotated[Annotated[str, z_listy(WYMIARY)] | None, PusteToBrak]
UmowaLubBrak = Annotated[Linia100 | None, PusteToBrak]
MinutyLubBrak = Annotated[Minuty | None, PusteToBrak]
TakNieLubBrak = Annotated[TakNie | None, PusteToBrak]


class NoweZaangazowanie(Formularz):
    """A contract; hours go with `wymiar` (of a month or in all), null `wymaga_karty` follows from them."""

    osoba: Id
    forma: Forma
    stanowisko: Nazwa100
    funkcja: FunkcjaLubBrak = None
    umowa: UmowaLubBrak = None
    od: Dzien
    do: DzienLubBrak = None
    wymiar_min: MinutyLubBrak = None
    wymiar: WymiarLubBrak = None
    wymaga_karty: TakNieLubBrak = None


class ZmianaZaangazowania(Formularz):
    """A partial change; the operation asks for `powod`."""

    forma: Forma = NIEPODANE
    stanowisko: Nazwa100 = NIEPODANE
    funkcja: FunkcjaLubBrak = None
    umowa: UmowaLubBrak = None
    od: Dzien = NIEPODANE
    do: DzienLubBrak = None
    wymiar_min: MinutyLubBrak = None
    wymiar: WymiarLubBrak = None
    wymaga_karty: TakNieLubBrak = None
    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class UsuniecieZaangazowania(PowodZapytania):
    """Why a contract is removed, and which version of it was seen."""

    wersja: IdFiltra | None = None


class ZapytanieZaangazowan(ZapytanieWiedzy):
    """Filters of GET /api/zaangazowania."""

    osoba: IdFiltra | None = None


class InneGodziny(Formularz):
    """Hours elsewhere in one month, or the same in each month up to `do`."""

    minuty: MinutyMiesiaca
    do: MiesiacLubBrak = None


class NoweInneGodziny(InneGodziny):
    """The same with whose and of which month."""

    osoba: Id
    miesiac: Miesiac


class ZapytanieInnychGodzin(Lista):
    """Filters of GET /api/inne-zaangazowanie: one month, or those from `od` to `do`."""

    osoba: IdFiltra | None = None
    miesiac: TekstAdresu | None = None
    od: TekstAdresu | None = None
    do: TekstAdresu | None = None


class NowyPulap(Formularz):
    """The ceiling from a month on, in minutes."""

    od: Miesiac
    limit: LimitMiesieczny
    powod: Powod
