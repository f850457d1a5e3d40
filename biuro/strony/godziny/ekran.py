"""The month page put together: each part has a module of its own and reads what it alone shows."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response

from biuro import odczyty_stron, rama
from biuro.bledy_http import status
from biuro.strony.godziny.dane import Miesiac, MiesiacOsoby, miesiac_osoby
from biuro.strony.godziny.druk import druk
from biuro.strony.godziny.nowy_wpis import bledy_strony, nowy_wpis
from biuro.strony.godziny.obieg import obieg, wszyscy
from biuro.strony.godziny.pulap import pulap
from biuro.strony.godziny.tabela import tabela
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import miesiac
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.limity import Limit
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.limity import Posiadacz
from harmonogram import czas
from harmonogram.osoby import ANIMATORZY, Osoba
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wykonawcy import ilu_wykonawcow, wykonawcy

NAJWIECEJ_OSOB = 300


async def pokaz(request: Zadanie, m: Miesiac) -> Response[str]:
    """The page of one person's month, or of everybody's cards."""
    slowo = czas.miesiac_na_tekst(m.ten)
    numer = m.osoba.id if m.osoba and m.osoba.id != konto(request).osoba else None
    podane = rama.parametry_chwili(request)
    okruchy = [("Godziny", adres("/godziny", **podane)), (slowo, adres_miesiaca(m.ten, numer))]
    strona = await rama.rama(
        request, f"Godziny, {slowo}", okruchy=okruchy, plan=m.plan.wersja, chwila=m.chwila
    )
    tresc = await (_wszyscy(request, m, podane) if m.osoba is None else _jedna_osoba(request, m, m.osoba))
    ostatni = czas.poczatek_miesiaca(m.plan.domyslny_stan(kontekst(request).dzis))
    return rama.odpowiedz(
        request,
        "godziny.html",
        strona,
        status=status(m.blad) if m.blad else 200,
        miesiac=m.ten,
        **miesiac.sasiednie(
            m.ten,
            ostatni,
            lambda d: adres("/godziny", miesiac=kod_miesiaca(d), osoba=numer, **podane),
        ),
        wybor_osoby=await _wybor_osoby(request, m.osoba),
        bledy_tytul=_tytul_bledow(m),
        wczytuje=moze(konto(request), "godziny.pisz"),
        **tresc,
    )


def _tytul_bledow(m: Miesiac) -> str:
    if m.w_karcie:
        return "Nie zmieniono karty"
    return "Nie zapisano wszystkich wierszy" if m.odmowione else "Nie zapisano wpisu"


async def _wybor_osoby(request: Zadanie, wybrana: Osoba | None) -> dict[str, Any] | None:
    """Everybody who logs hours, for whoever reads the hours of others; of very many by their surname."""
    if not wymagaj(konto(request), "miesiace.czytaj").wszystko:
        return None
    nazwisko = request.query_params.get("nazwisko", "")
    wielu = await ilu_wykonawcow() > NAJWIECEJ_OSOB
    osoby = await wykonawcy(nazwisko, NAJWIECEJ_OSOB) if nazwisko or not wielu else []
    if wybrana is not None and wybrana not in osoby:
        osoby = [wybrana, *osoby]
    return {
        "wybrana": wybrana.id if wybrana else "",
        "osoby": [(o.id, o.nazwa) for o in osoby],
        "nazwisko": nazwisko if wielu or nazwisko else None,
    }


BEZ_OSOBY: dict[str, Any] = {
    "formularz": None,
    "tabela": None,
    "obieg": None,
    "druk": None,
    "pulap": None,
    "pola": {},
}


async def _wszyscy(request: Zadanie, m: Miesiac, gdzie: Mapping[str, str]) -> dict[str, Any]:
    return {**BEZ_OSOBY, **await wszyscy(m, gdzie), "bledy": bledy_strony(request, m)}


async def _jedna_osoba(request: Zadanie, m: Miesiac, osoba: Osoba) -> dict[str, Any]:
    d = await miesiac_osoby(m, konto(request), osoba, kontekst(request).dzis)
    wpis = await nowy_wpis(request, d)
    bez_powtarzania = {} if wpis["formularz"] else {"powtorz": None}
    return {
        "wstep": f"{osoba.nazwa}, {miesiac.funkcje_slowami(osoba)}. {miesiac.ile_zapisano(d.wpisy)}",
        "karty_osob": None,
        "tabela": {**await tabela(d), **bez_powtarzania},
        "obieg": await obieg(d),
        "druk": await druk(d),
        "pule": await _pule(d),
        "pulap": await pulap(d),
        "karty": await odczyty_stron.karty_osoby(
            osoba.id,
            max(m.ten, d.dzis),
            wlasne=d.wlasne,
            wiedza=m.wiedza,
            gdzie=rama.parametry_chwili(request),
        ),
        **wpis,
    }


async def _pule(d: MiesiacOsoby) -> list[dict[str, Any]]:
    """The pools that an animator's entries of the month use, else that of his unit."""
    m, stan = d.m, _dzien_puli(d.m, d.dzis)
    if not d.osoba.funkcje & ANIMATORZY or stan < m.ten or m.ten > m.plan.koniec_puli:
        return []
    jednostki = {w.jednostka for w in d.wpisy if w.rodzaj == "animator"} or {d.osoba.jednostka}
    posiadacze = [Posiadacz(None, j) for j in sorted(j for j in jednostki if j is not None)]
    limity: list[Limit] = await zapytania_limitow.limity(m.plan, posiadacze, Zakres(stan, m.wiedza))
    nazwy = await odczyty_stron.kogo(limity)
    return [{"nazwa": nazwy.nazwa(x), "limit": x} for x in limity if m.ten >= x.okno.od]


def _dzien_puli(m: Miesiac, dzis: date) -> date:
    """The last day of the month, or today."""
    return min(czas.miesiac(m.ten).ostatni, m.chwila.stan if m.chwila else m.plan.domyslny_stan(dzis))
