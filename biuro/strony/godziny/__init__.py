"""/godziny: a person's month and a new entry; steps of its card stand in kroki.py."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post

from biuro import odczyty_stron, rama
from biuro.bledy_http import status
from biuro.formularze import wczytaj_formularz
from biuro.formularze.godziny import NowyWpis
from biuro.formularze.zapytania import NIEISTNIEJACE_ID, ZapytanieOsoby, wczytaj_zapytanie
from biuro.klucze import klucz_zadania
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.strony.godziny import kroki
from biuro.strony.godziny.dane import DO_POPRAWY, Miesiac
from biuro.strony.godziny.ekran import pokaz
from biuro.strony.godziny.ktory import czyj, ten_miesiac
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import zapisano
from biuro.widoki.adresy import adres, adres_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, KluczInnegoWpisu, NiepoprawnePole

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
    ten = await ten_miesiac(request)
    osoba = await czyj(konto(request), pytanie.osoba)
    return await pokaz(request, Miesiac(plan, ten, osoba, chwila=chwila))


# --- a new entry --------------------------------------------------------------------------------


@post("/godziny", status_code=303)
async def dodaj(request: Zadanie) -> Response[str]:
    """303 to the month of the entry with what was understood; else the page with the typed text kept."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = {**rama.formularz(request)}
    pytanie = wczytaj_zapytanie(ZapytanieOsoby, dict(request.query_params))
    osoba = await czyj(konto(request), _wskazana(pytanie.osoba, pola))
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
        ten = await ten_miesiac(request)
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


TRASY = [strona_miesiaca, dodaj, *kroki.TRASY]
