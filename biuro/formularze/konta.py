"""Forms of accounts: sign-in, the first account, a calendar subscription."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator

from biuro.formularze import Formularz
from biuro.formularze.pola import Id, KodLubBrak, Linia100, Linia254, Nazwa100, PusteToBrak, odmow, z_listy
from harmonogram.wydarzenia import RODZAJE

SZCZEGOLY = ("pelne", "zajete")
NAJDLUZSZE_HASLO = 1000
_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]*")
_ZAKRES = re.compile(
    r"calosc|moje|jednostka:[1-9]\d{0,9}|dzialanie:[1-9]\d{0,2}|rodzaj:[a-z_]{1,40}", re.ASCII
)


def _haslo(wartosc: object) -> str:
    """As typed: spaces belong to a password; too long would only cost time."""
    if not isinstance(wartosc, str) or not wartosc:
        raise odmow("Podaj hasło.")
    if len(wartosc) > NAJDLUZSZE_HASLO:
        raise odmow(f"Hasło może mieć najwyżej {NAJDLUZSZE_HASLO} znaków.")
    if any("\ud800" <= znak <= "\udfff" for znak in wartosc):
        raise odmow("Hasło zawiera znaki, których nie da się zapisać.")
    return wartosc


def _login(wartosc: str) -> str:
    if not _LOGIN.fullmatch(wartosc):
        raise odmow("Login składa się z małych liter, cyfr, kropek i kresek, np. anna.nowak.")
    return wartosc


def _zakres(wartosc: str) -> str:
    rodzaj = wartosc.removeprefix("rodzaj:")
    if not _ZAKRES.fullmatch(wartosc) or (rodzaj != wartosc and rodzaj not in RODZAJE):
        raise odmow("Podaj zakres: calosc, moje, jednostka:ID, dzialanie:NR albo rodzaj:KOD.")
    return wartosc


Haslo = Annotated[str, BeforeValidator(_haslo)]


class Logowanie(Formularz):
    """The sign-in form."""

    login: Linia100
    haslo: Haslo


class PierwszeKonto(Formularz):
    """The one-time set-up form: the coordinator's account."""

    login: Annotated[Nazwa100, AfterValidator(_login)]
    haslo: Haslo
    haslo2: Haslo


class NoweHaslo(Formularz):
    """A change of one's own password."""

    obecne: Haslo
    haslo: Haslo
    haslo2: Haslo


class NowyToken(Formularz):
    """A new API token."""

    nazwa: Nazwa100


class AdresPoczty(Formularz):
    """Where notices go; empty takes the address away."""

    poczta: Annotated[Linia254 | None, PusteToBrak] = None


class PrzeczytanePowiadomienia(Formularz):
    """One notice, or all up to the newest one that the page showed."""

    id: Annotated[Id | None, PusteToBrak] = None
    do: Annotated[Id | None, PusteToBrak] = None
    rodzaj: KodLubBrak = None


class NowyKalendarz(Formularz):
    """A calendar subscription."""

    nazwa: Nazwa100
    zakres: Annotated[Nazwa100, AfterValidator(_zakres)]
    szczegoly: Annotated[str, z_listy(SZCZEGOLY)] = "pelne"
