"""Whose month and which month an address means."""

from datetime import date

from biuro import rama
from biuro.bledy import Przekierowanie
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.zadanie import Zadanie
from harmonogram import czas
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
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
    tekst = request.query_params.get("miesiac", "")
    if not tekst:
        return czas.poczatek_miesiaca((await rama.chwila_strony(request)).stan)
    try:
        dzien = czas.miesiac_z_tekstu(tekst)
    except NiepoprawnePole:
        return miesiac_z_adresu(tekst)
    if tekst != kod_miesiaca(dzien):
        reszta = {n: w for n, w in request.query_params.items() if n != "miesiac"}
        raise Przekierowanie(adres("/godziny", miesiac=kod_miesiaca(dzien), **reszta))
    return dzien
