"""The form of a new entry on the page of a month."""

from typing import Any

from biuro import odczyty_stron, rama
from biuro.strony.godziny.dane import Miesiac, MiesiacOsoby
from biuro.uprawnienia import moze
from biuro.widoki import bez_formularza, formularz_wpisu, szybki_wpis
from biuro.widoki.szybki_wpis import Czyj
from biuro.zadanie import Zadanie, konto
from harmonogram.bledy import KluczInnegoWpisu
from harmonogram.zapytania.nawyki import ostatnio_zapisane


async def nowy_wpis(request: Zadanie, d: MiesiacOsoby) -> dict[str, Any]:
    """`formularz`, `pola` and `bledy` of _szybki_wpis.html; without a form why there is none."""
    m = d.m
    bledy = bledy_strony(request, m)
    bez = {"formularz": None, "pola": m.pola or {}, "bledy": bledy}
    powod = bez_formularza.zamknieta_albo_przyszla(d.karta, d.dzis)
    if not (d.pisze and (d.edycja or m.pola is not None)) or m.ten > d.dzis:
        return {**bez, "bez_formularza": powod if d.pisze else ""}
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(m.plan, d.osoba, m.ten, m.plan.domyslny_stan(d.dzis))
    ostatnie = await ostatnio_zapisane(d.osoba.id, szybki_wpis.OSTATNICH)
    czyj = Czyj(d.osoba, m.ten, d.dzis, d.numer, stan_karty=d.karta.stan)
    formularz = szybki_wpis.nowy(mozliwosci, czyj, ostatnie)
    if formularz is None:
        powod = bez_formularza.nie_ma_dzialania(d.osoba, m.plan.wersja, m.ten, m.plan.koniec_puli)
        return {**bez, "bez_formularza": powod}
    poczatkowe = szybki_wpis.poczatkowe(formularz, ostatnie, mozliwosci)
    if m.pola is None or m.w_karcie:
        return {"formularz": formularz, "pola": {**poczatkowe, **(m.pola or {})}, "bledy": bledy}
    if not isinstance(m.blad, KluczInnegoWpisu):
        formularz["klucz"] = m.pola.get("klucz", "") or formularz["klucz"]
    bledy = szybki_wpis.bledy(bledy, formularz, m.pola)
    formularz |= {
        "odnosnik": szybki_wpis.odnosnik(m.blad),
        "odmowione": m.odmowione,
        "otwarte": szybki_wpis.otwarte(m.pola, bledy),
    }
    return {"formularz": formularz, "pola": szybki_wpis.wpisane(m.pola), "bledy": bledy}


def bledy_strony(request: Zadanie, m: Miesiac) -> dict[str, str]:
    """Field → sentence of what was refused."""
    podnosi = moze(konto(request), "limity.podnies")
    return formularz_wpisu.bledy_wpisu(m.blad, podnosi, rama.parametry_chwili(request))
