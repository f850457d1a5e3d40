"""What stands after „?” in an address: always text; malformed is BladZapytania (400) with its name."""

import base64
import binascii
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from biuro.bledy import BladZapytania
from biuro.formularze import wczytaj
from biuro.formularze.pola import NAJWIEKSZE_ID, odmow
from harmonogram import czas
from harmonogram.bledy import BladDziedziny
from harmonogram.chwile import chwila_z_tekstu
from harmonogram.kwartaly import Kwartal
from harmonogram.pola import LIMIT_OPISU, oczysc

ILE_DOMYSLNIE = 100
ILE_NAJWYZEJ = 500
OSTATNI_DZIEN = date(9998, 12, 31)  # a period ends on the day after, and there must be one
NIEISTNIEJACE_ID = 0
"""What a number too big for the database becomes: no row has it, so a filter by it finds nothing."""

_LICZBA = re.compile(r"\d{1,30}", re.ASCII)


class Zapytanie(BaseModel):
    """Base of the queries; parameters that nobody asked for are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True)


Z = TypeVar("Z", bound=Zapytanie)
D = TypeVar("D", date, Kwartal)


def wczytaj_zapytanie(model: type[Z], parametry: Mapping[str, str]) -> Z:
    """The query as `model`; an empty parameter counts as absent."""
    try:
        return wczytaj(model, {nazwa: w for nazwa, w in parametry.items() if w != ""})
    except BladDziedziny as blad:
        raise BladZapytania(f"Parametr „{blad.pole}”: {blad.komunikat}", blad.pole) from None


def dzien_z_adresu(tekst: str, parametr: str = "stan") -> date:
    """`2019-11-14` alone, as files and API take it."""
    try:
        return czas.dzien_z_iso(tekst)
    except BladDziedziny:
        raise BladZapytania(
            f"Parametr „{parametr}”: podaj datę w postaci RRRR-MM-DD, np. 2019-11-14.", parametr
        ) from None


def dzien_ze_strony(tekst: str, parametr: str = "stan") -> date:
    """`2019-11-14` or „14.11.2019”; the page then redirects to the first form."""
    try:
        return czas.dzien_z_tekstu(tekst.strip())
    except BladDziedziny as blad:
        raise BladZapytania(f"Parametr „{parametr}”: {blad.komunikat}", parametr) from None


def wiedza_z_adresu(tekst: str, parametr: str = "wiedza") -> datetime:
    """A moment, or a day up to its end, as people and programs write it."""
    try:
        return chwila_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise BladZapytania(f"Parametr „{parametr}”: {blad.komunikat}", parametr) from None


def miesiac_z_adresu(tekst: str, parametr: str = "miesiac") -> date:
    """`2019-11` → the first day of the month."""
    try:
        return czas.dzien_z_iso(f"{tekst}-01")
    except BladDziedziny:
        raise BladZapytania(
            f"Parametr „{parametr}”: podaj miesiąc w postaci RRRR-MM, np. 2019-11.", parametr
        ) from None


def okres_z_adresu(od: date | None, do: date | None) -> czas.Okres | None:
    """Both days included; one of them may be missing."""
    if od is None and do is None:
        return None
    sprawdz_zakres(od, do)
    return czas.Okres.wlacznie(od or date.min, do or OSTATNI_DZIEN)


def okres_do_stanu(od: date | None, do: date | None, stan: date | None) -> czas.Okres | None:
    """The same, at most to the end of the day `stan`."""
    sprawdz_zakres(od, do)
    if stan is None:
        return okres_z_adresu(od, do)
    koniec = min(do or stan, stan) + czas.JEDEN_DZIEN
    return czas.Okres(min(od or date.min, koniec), koniec)


def sprawdz_zakres(od: D | None, do: D | None) -> None:
    """A range of days or quarters that runs backwards is a mistake, not an empty answer."""
    if od is not None and do is not None and do < od:
        raise BladZapytania("Parametr „do” jest wcześniejszy niż „od”. Zamień je miejscami.", "do")


def zapisz_kursor(pozycja: int) -> str:
    """The position after which the next page begins, as base64url without padding."""
    return base64.urlsafe_b64encode(str(pozycja).encode()).rstrip(b"=").decode()


def odczytaj_kursor(tekst: str) -> int:
    """The inverse of `zapisz_kursor`; ValueError for anything that it cannot have written."""
    surowy = base64.b64decode(tekst.encode("ascii") + b"=" * (-len(tekst) % 4), b"-_", validate=True)
    if not re.fullmatch(rb"\d{1,10}", surowy) or zapisz_kursor(pozycja := int(surowy)) != tekst:
        raise ValueError("not a cursor")
    return min(pozycja, NAJWIEKSZE_ID)


def _kursor(wartosc: object) -> int:
    try:
        return odczytaj_kursor(str(wartosc))
    except (ValueError, binascii.Error):
        raise odmow("niepoprawny kursor; użyj tego z poprzedniej odpowiedzi.") from None


def _liczba(wartosc: object) -> int:
    if not _LICZBA.fullmatch(str(wartosc)):
        raise odmow("podaj liczbę całkowitą.")
    return int(str(wartosc))


def _id(wartosc: object) -> int:
    numer = _liczba(wartosc)
    return numer if numer <= NAJWIEKSZE_ID else NIEISTNIEJACE_ID


def _ile(wartosc: object) -> int:
    ile = _liczba(wartosc)
    if not 1 <= ile <= ILE_NAJWYZEJ:
        raise odmow(f"podaj liczbę od 1 do {ILE_NAJWYZEJ}.")
    return ile


def _dzien(wartosc: object) -> date:
    try:
        return czas.dzien_z_iso(str(wartosc))
    except BladDziedziny:
        raise odmow("podaj datę w postaci RRRR-MM-DD, np. 2019-11-14.") from None


def _kwartal(wartosc: object) -> Kwartal:
    try:
        return Kwartal.z_kodu(str(wartosc))
    except BladDziedziny as blad:
        raise odmow(blad.komunikat) from None


def _wiedza(wartosc: object) -> datetime:
    """A day, a minute or a second counts to its end, so that what a file printed asks for that file."""
    try:
        return chwila_z_tekstu(str(wartosc))
    except BladDziedziny as blad:
        raise odmow(blad.komunikat) from None


def _tekst(wartosc: object) -> str:
    tekst = str(wartosc)
    if len(tekst) > 200 or not tekst.isprintable():
        raise odmow("podaj krótki tekst bez znaków sterujących.")
    return tekst


def _powod(wartosc: object) -> str:
    tekst = str(wartosc)
    if len(tekst) > LIMIT_OPISU:
        raise odmow(f"najwyżej {LIMIT_OPISU} znaków.")
    return oczysc(tekst)


IdFiltra = Annotated[int, BeforeValidator(_id)]
Ile = Annotated[int, BeforeValidator(_ile), Field(ge=1, le=ILE_NAJWYZEJ)]
Kursor = Annotated[int, BeforeValidator(_kursor), Field(json_schema_extra={"type": "string"})]
DzienAdresu = Annotated[date, BeforeValidator(_dzien)]
KwartalAdresu = Annotated[Kwartal, BeforeValidator(_kwartal)]
Wiedza = Annotated[datetime, BeforeValidator(_wiedza)]
TekstAdresu = Annotated[str, BeforeValidator(_tekst)]


class Lista(Zapytanie):
    """Paging of every list: `po` is the position in the cursor."""

    ile: Ile = ILE_DOMYSLNIE
    po: Kursor = Field(default=0, alias="kursor")


class ZapytanieChwili(Zapytanie):
    """As of which day and knowledge to answer."""

    stan: DzienAdresu | None = None
    wiedza: Wiedza | None = None


class ZapytanieStanu(ZapytanieChwili, Lista):
    """A list as of a day."""


class ZapytanieOsoby(Zapytanie):
    """Whose month the page shows."""

    osoba: IdFiltra | None = None


class ZapytanieGodzin(ZapytanieStanu):
    """Filters of GET /api/godziny."""

    osoba: IdFiltra | None = None
    dzialanie: IdFiltra | None = None
    dla: IdFiltra | None = None
    jednostka: IdFiltra | None = None
    od: DzienAdresu | None = None
    do: DzienAdresu | None = None
    zadanie: TekstAdresu | None = None


class PowodZapytania(Zapytanie):
    """Why an entry is removed; asked for once its card was submitted."""

    powod: Annotated[str, BeforeValidator(_powod)] | None = None


class ZapytanieLimitow(ZapytanieStanu):
    """Filters of GET /api/limity."""

    dzialanie: IdFiltra | None = None
    dla: IdFiltra | None = None
    jednostka: IdFiltra | None = None


class ZapytanieWykonania(ZapytanieStanu):
    """Filters of GET /api/wykonanie; `od` and `do` are quarters."""

    od: KwartalAdresu | None = None
    do: KwartalAdresu | None = None
    jednostka: IdFiltra | None = None


class ZapytaniePlikuPlanu(ZapytanieChwili):
    """Which version of the plan: by number, else the one in force then."""

    wersja: IdFiltra | None = None


class ZapytanieRoznicy(Lista):
    """Two versions of the plan, by number."""

    od: IdFiltra | None = None
    do: IdFiltra | None = None


class ZapytanieWiedzy(Lista):
    """A list as known at a moment."""

    wiedza: Wiedza | None = None


class ZapytanieWydarzen(ZapytanieWiedzy):
    """Filters of GET /api/wydarzenia; `stan` is the event's own."""

    rodzaj: TekstAdresu | None = None
    dzialanie: IdFiltra | None = None
    jednostka: IdFiltra | None = None
    stan: TekstAdresu | None = None
    od: DzienAdresu | None = None
    do: DzienAdresu | None = None
    zadanie: TekstAdresu | None = None


class ZapytanieZadan(ZapytanieStanu):
    """Filters of GET /api/zadania."""

    funkcja: TekstAdresu | None = None


class ZapytaniePrzydzialow(Lista):
    """Filters of GET /api/przydzialy."""

    coach: IdFiltra | None = None
    pracownik: IdFiltra | None = None


class ZapytanieDziennika(Lista):
    """Filters of GET /api/dziennik."""

    obiekt: TekstAdresu | None = None
    konto: IdFiltra | None = None
    od: DzienAdresu | None = None
    do: DzienAdresu | None = None
