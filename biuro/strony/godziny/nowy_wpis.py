"""The form of a new entry on the page of a month."""

from typing import Any

from biuro import odczyty_stron, rama
from biuro.strony.godziny.dane import Miesiac, MiesiacOsoby
from biuro.uprawnienia import moze
from biuro.widoki import formularz_wpisu
from biuro.widoki.adresy import adres_miesiaca
from biuro.zadanie import Zadanie, konto
from harmonogram.bledy import KluczInnegoWpisu


async def nowy_wpis(request: Zadanie, d: MiesiacOsoby) -> dict[str, Any]:
    """`formularz`, `pola` and `bledy` of _szybki_wpis.html; a month to come has no form."""
    m = d.m
    bledy = bledy_strony(request, m)
    if not (d.pisze and (d.edycja or m.pola is not None)) or m.ten > d.dzis:
        return {"formularz": None, "pola": m.pola or {}, "bledy": bledy}
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(m.plan, d.osoba, m.ten, m.plan.domyslny_stan(d.dzis))
    formularz = formularz_wpisu.nowy(mozliwosci, adres_miesiaca(m.ten, d.numer), sesja=not mozliwosci.opis)
    wpisane = None if m.w_karcie else m.pola
    if wpisane is not None and not isinstance(m.blad, KluczInnegoWpisu):
        formularz["klucz"] = wpisane.get("klucz", "") or formularz["klucz"]
    return {
        "formularz": formularz if mozliwosci.sa else None,
        "pola": formularz_wpisu.poczatkowe(mozliwosci, m.ten, d.dzis) if wpisane is None else wpisane,
        "bledy": bledy if m.w_karcie else formularz_wpisu.widoczne_bledy(bledy, formularz),
    }


def bledy_strony(request: Zadanie, m: Miesiac) -> dict[str, str]:
    """Field → sentence of what was refused."""
    podnosi = moze(konto(request), "limity.podnies")
    return formularz_wpisu.bledy_wpisu(m.blad, podnosi, rama.parametry_chwili(request))
