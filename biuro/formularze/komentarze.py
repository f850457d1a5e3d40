"""Forms of comments: the cell, the words, and which version their writer saw."""

from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from biuro.formularze import Formularz
from biuro.formularze.osoby import DzienLubBrak
from biuro.formularze.pola import BrakToPuste, Id, Kod, Liczba, PusteToBrak, Tekst500, odmow
from biuro.formularze.zapytania import (
    IdFiltra,
    KwartalAdresu,
    TekstAdresu,
    Zapytanie,
    ZapytanieStanu,
)
from harmonogram.bledy import BladDziedziny
from harmonogram.kwartaly import Kwartal
from harmonogram.pola import sprawdz_tekst


def _kwartal(wartosc: object) -> Kwartal:
    try:
        return Kwartal.z_kodu(wartosc if isinstance(wartosc, str) else "")
    except BladDziedziny as blad:
        raise odmow(blad.komunikat) from None


def _dozwolony(tekst: str) -> str:
    """Here as well as in the operation, so that a bad date does not hide it."""
    try:
        sprawdz_tekst(tekst, "")
    except BladDziedziny as blad:
        raise odmow(blad.komunikat) from None
    return tekst


KwartalTresci = Annotated[Kwartal, BeforeValidator(_kwartal)]
Slowa = Annotated[Tekst500, AfterValidator(_dozwolony), BrakToPuste]


class TrescPolaKomentarza(Formularz):
    """What the page's form asks for; which cell it is stands in the address."""

    przyczyna: Slowa = ""
    co_robimy: Slowa = ""
    termin: DzienLubBrak = None
    wersja: Annotated[Liczba | None, PusteToBrak] = None


class KomentarzKomorki(TrescPolaKomentarza):
    """PUT /api/komentarze: the cell too; `jednostka` null = the whole project."""

    dzialanie: Liczba
    miara: Kod
    kwartal: KwartalTresci
    jednostka: Id | None = None


class ZapytanieKomentarzy(ZapytanieStanu):
    """Filters of GET /api/komentarze."""

    dzialanie: IdFiltra | None = None
    miara: TekstAdresu | None = None
    kwartal: KwartalAdresu | None = None
    jednostka: IdFiltra | None = None


class ZapytanieUsuniecia(Zapytanie):
    """Which comment DELETE takes away."""

    dzialanie: IdFiltra
    miara: TekstAdresu
    kwartal: KwartalAdresu
    jednostka: IdFiltra | None = None
    wersja: IdFiltra | None = None
