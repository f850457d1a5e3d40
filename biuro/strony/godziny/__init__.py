"""/godziny: a person's month, a new entry, steps of the month card."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odczyty_stron, rama
from biuro.bledy import Przekierowanie
from biuro.bledy_http import status
from biuro.formularze import wczytaj_formularz
from biuro.formularze.godziny import KrokKarty, NowyWpis
from biuro.formularze.zapytania import (
    NIEISTNIEJACE_ID,
    ZapytanieOsoby,
    miesiac_z_adresu,
    wczytaj_zapytanie,
)
from biuro.klucze import klucz_zadania
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.operacje import miesiace
from biuro.strony.godziny.ekran import Miesiac, pokaz
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import zapisano
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.wyglad.napisy import nazwa_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, KluczInnegoWpisu, NiepoprawnePole, NieZnaleziono
from harmonogram.karty import STANY_KARTY
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob

DO_POPRAWY = (409, 422)


# --- whose month, which month -------------------------------------------------------------------


async def _osoba(kto: Konto, numer: int | None) -> Osoba | None:
    """The person named (404 when out of sight), else oneself; None for those who see all."""
    zasieg = wymagaj(kto, "miesiace.czytaj")
    wybrana = numer if numer is not None else (None if zasieg.wszystko else kto.osoba)
    if wybrana is None:
        return None
    osoba = await zapytania_osob.osoba(wybrana) if zasieg.osoba(wybrana) else None
    if osoba is None:
        raise NieZnaleziono("Nie ma takiej osoby.")
    return osoba


async def _ten_miesiac(request: Zadanie) -> date:
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


# --- the page ----------


@get("/godziny")
async def strona_miesiaca(request: Zadanie) -> Response[str]:
    """The month of oneself, of the person chosen, or the cards of all."""
    if not moze(konto(request), "miesiace.czytaj"):
        wymagaj(konto(request), "godziny.czytaj")
        return rama.przekieruj(request, adres("/godziny/wpisy", **rama.parametry_chwili(request)))
    pytanie = wczytaj_zapytanie(ZapytanieOsoby, dict(request.query_params))
    plan = await plan_w_mocy()
    chwila = await rama.podana_chwila(request)
    ten = await _ten_miesiac(request)
    osoba = await _osoba(konto(request), pytanie.osoba)
    return await pokaz(request, Miesiac(plan, ten, osoba, chwila=chwila))


# --- a new entry --------------------------------------------------------------------------------


@post("/godziny", status_code=303)
async def dodaj(request: Zadanie) -> Response[str]:
    """303 to the month of the entry with what was understood; else the page with the typed text kept."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = {**rama.formularz(request)}
    pytanie = wczytaj_zapytanie(ZapytanieOsoby, dict(request.query_params))
    osoba = await _osoba(konto(request), _wskazana(pytanie.osoba, pola))
    try:
        if osoba is None:
            raise NiepoprawnePole("Wybierz osobę, której godziny zapisujesz.", "osoba")
        dane = wczytaj_formularz(NowyWpis, {**pola, "osoba": str(osoba.id)})
        klucz = klucz_zadania(dane.klucz, _tresc(pola)) if dane.klucz else None
        wpis = DaneWpisu(**dane.model_dump(exclude={"klucz"}))
        wynik = await operacje.dodaj_wpis(kontekst(request), wpis, klucz)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        plan, chwila = await plan_w_mocy(), await rama.podana_chwila(request)
        ten = await _ten_miesiac(request)
        return await pokaz(request, Miesiac(plan, ten, osoba, pola, _zrozumialy(blad), chwila=chwila))
    kogo = await odczyty_stron.kogo_z_odpowiedzi(wynik.odpowiedz["limity"])
    rodzaj, zdanie = zapisano.nowy_wpis(wpis.dzien, wpis.od_min, wpis.do_min, wynik.odpowiedz, kogo)
    numer = None if osoba.id == konto(request).osoba else osoba.id
    dokad = "/" if pola.get("wroc") == "/" else adres_miesiaca(wpis.dzien, numer)
    return rama.przekieruj(request, dokad, zdanie, rodzaj, dzien=wpis.dzien)


def _wskazana(z_adresu: int | None, pola: Mapping[str, Any]) -> int | None:
    return z_adresu if z_adresu is not None else _numer(pola.get("osoba"))


def _numer(tekst: object) -> int | None:
    """The person named in the form; a number too big for the database is nobody's."""
    if not isinstance(tekst, str) or not (tekst.isascii() and tekst.isdecimal()):
        return None
    return int(tekst) if len(tekst) < 10 else NIEISTNIEJACE_ID


def _tresc(pola: Mapping[str, Any]) -> dict[str, Any]:
    """What a repeated request must agree in: the fields, not the token of the page."""
    return {nazwa: w for nazwa, w in pola.items() if nazwa not in ("csrf", "wroc")}


def _zrozumialy(blad: BladDziedziny) -> BladDziedziny:
    """Keys are no matter of people: to them the form was simply sent before."""
    if isinstance(blad, KluczInnegoWpisu):
        return KluczInnegoWpisu("Ten formularz zapisał już inny wpis. Sprawdź dane i zapisz jeszcze raz.")
    return blad


# --- the card -----------------------------------------------------------------------------------


@post("/miesiace/{miesiac:str}/{osoba:int}/{krok:str}", status_code=303)
async def krok_karty(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], krok: FromPath[str]
) -> Response[str]:
    """303 back to the month, or the month with the sentence."""
    ten = miesiac_z_adresu(miesiac)
    await miesiace.sprawdz_prawo(kontekst(request), osoba, krok)
    pola = {"powod": rama.formularz(request).get("powod", "")}
    try:
        powod = wczytaj_formularz(KrokKarty, pola).powod
        karta = await miesiace.wykonaj_krok(kontekst(request), osoba, ten, krok, powod)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        plan, chwila = await plan_w_mocy(), await rama.podana_chwila(request)
        kogo = await _osoba(konto(request), osoba)
        return await pokaz(request, Miesiac(plan, ten, kogo, pola, blad, w_karcie=True, chwila=chwila))
    numer = None if osoba == konto(request).osoba else osoba
    zdanie = f"Karta za {nazwa_miesiaca(ten)}: {STANY_KARTY[karta.stan]}."
    return rama.przekieruj(request, adres_miesiaca(ten, numer), zdanie)


TRASY = [strona_miesiaca, dodaj, krok_karty]
