"""Whose month and which month an address means."""

from datetime import date

from biuro import rama
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.zadanie import Zadanie
from harmonogram import czas
from harmonogram.bledy import NieZnaleziono
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob


async def czyj(kto: Konto, numer: int | None) -> Osoba | None:
    """The person named (404 when out of sight), else oneself; None for those whose own roles see all."""
    zasieg = wymagaj(kto, "miesiace.czytaj")
    wszyscy = moze(kto.bez_zastepstw, "miesiace.przegladaj")
    wybrana = numer if numer is not None else (None if wszyscy else kto.osoba)
    if wybrana is None:
        return None
    osoba = await zapytania_osob.osoba(wybrana) if zasieg.osoba(wybrana) else None
    if osoba is None:
        raise NieZnaleziono("Nie ma takiej osoby.")
    return osoba


async def ten_miesiac(request: Zadanie) -> date:
    """`?miesiac=`, else the month of `?stan=`, else that of the default day; „11.2019” is redirected."""
    podany = rama.podany_miesiac(request)
    return podany or czas.poczatek_miesiaca((await rama.chwila_strony(request)).stan)
