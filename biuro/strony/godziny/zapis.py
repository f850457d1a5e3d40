"""POST /godziny: one entry from the quick form (or the full one), or many lines at once."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from litestar import Response, post

from biuro import odczyty_stron, rama
from biuro.bledy_http import status
from biuro.formularze import wczytaj_formularz
from biuro.formularze.godziny import NowyWpis, rozwin, wiersze_z_tekstu
from biuro.formularze.zapytania import NIEISTNIEJACE_ID, ZapytanieOsoby, wczytaj_zapytanie
from biuro.klucze import klucz_zadania
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.strony.godziny.dane import DO_POPRAWY, Miesiac
from biuro.strony.godziny.ekran import pokaz
from biuro.strony.godziny.ktory import czyj, ten_miesiac
from biuro.strony.godziny.wiersze import BEZ_POWODU, cofnij_adres, zapisz_wiersze
from biuro.uprawnienia import wymagaj
from biuro.widoki import wiele_wierszy, zapisano
from biuro.widoki.adresy import adres_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, KluczInnegoWpisu, NiepoprawnePole
from harmonogram.czas import poczatek_miesiaca
from harmonogram.osoby import Osoba
from harmonogram.zapytania import karty as zapytania_kart

# --- one entry ----------------------------------------------------------------------------------


@post("/godziny", status_code=303)
async def dodaj(request: Zadanie) -> Response[str]:
    """303 to the month of the entry with what was understood; else the page with the typed text kept."""
    osoba, ten, pola = await _wyslane(request)
    try:
        wybrana = _wybrana(osoba)
        dane = _dane(pola, wybrana, kontekst(request).dzis, ten)
        klucz = klucz_zadania(dane.klucz, _tresc(pola)) if dane.klucz else None
        wpis = _wpis(dane)
        wynik = await operacje.dodaj_wpis(kontekst(request), wpis, klucz)
    except BladDziedziny as blad:
        return await _z_bledem(request, ten, osoba, pola, _zrozumialy(blad))
    kogo = await odczyty_stron.kogo_z_odpowiedzi(wynik.odpowiedz["limity"])
    rodzaj, zdanie = zapisano.nowy_wpis(wpis.dzien, wpis.od_min, wpis.do_min, wynik.odpowiedz, kogo)
    dokad = "/" if pola.get("wroc") == "/" else adres_miesiaca(wpis.dzien, _numer_w_adresie(request, wybrana))
    cofnij = await _cofnij(wpis, wynik.odpowiedz["id"])
    return rama.przekieruj(request, dokad, zdanie, rodzaj, dzien=wpis.dzien, cofnij=cofnij)


async def _cofnij(wpis: DaneWpisu, id_wpisu: int) -> str:
    """Where „Cofnij” posts; "" once the card was submitted: a removal then asks for a reason."""
    karta = await zapytania_kart.karta(wpis.osoba, poczatek_miesiaca(wpis.dzien))
    return f"/godziny/{id_wpisu}/usun" if karta.stan in BEZ_POWODU else ""


async def _wyslane(request: Zadanie) -> tuple[Osoba | None, date, dict[str, Any]]:
    """Whose hours, the month of the page and the typed fields."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = {**rama.formularz(request)}
    pytanie = wczytaj_zapytanie(ZapytanieOsoby, dict(request.query_params))
    numer = pytanie.osoba if pytanie.osoba is not None else _numer(pola.get("osoba"))
    return await czyj(konto(request), numer), await ten_miesiac(request), pola


def _numer(tekst: object) -> int | None:
    """The person named in the form; a number too big for the database is nobody's."""
    if not isinstance(tekst, str) or not (tekst.isascii() and tekst.isdecimal()):
        return None
    return int(tekst) if len(tekst) < 10 else NIEISTNIEJACE_ID


def _wybrana(osoba: Osoba | None) -> Osoba:
    if osoba is None:
        raise NiepoprawnePole("Wybierz osobę, której godziny zapisujesz.", "osoba")
    return osoba


def _dane(pola: Mapping[str, Any], osoba: Osoba, dzis: date, ten: date) -> NowyWpis:
    return wczytaj_formularz(NowyWpis, {**rozwin(pola, dzis, ten), "osoba": str(osoba.id)})


def _wpis(dane: NowyWpis) -> DaneWpisu:
    return DaneWpisu(**dane.model_dump(exclude={"klucz"}))


def _numer_w_adresie(request: Zadanie, osoba: Osoba) -> int | None:
    return None if osoba.id == konto(request).osoba else osoba.id


def _tresc(pola: Mapping[str, Any]) -> dict[str, Any]:
    """What a repeated request must agree in: the fields, not the token of the page."""
    return {nazwa: w for nazwa, w in pola.items() if nazwa not in ("csrf", "wroc")}


def _zrozumialy(blad: BladDziedziny) -> BladDziedziny:
    """Keys are no matter of people: to them the form was simply sent before."""
    if isinstance(blad, KluczInnegoWpisu):
        return KluczInnegoWpisu("Ten formularz zapisał już inny wpis. Sprawdź dane i zapisz jeszcze raz.")
    return blad


async def _z_bledem(
    request: Zadanie,
    ten: date,
    osoba: Osoba | None,
    pola: Mapping[str, Any],
    blad: BladDziedziny,
    odmowione: Sequence[Mapping[str, Any]] = (),
) -> Response[str]:
    """The page again with the sentence; what is no matter of the form goes up."""
    if status(blad) not in DO_POPRAWY:
        raise blad
    plan, chwila = await plan_w_mocy(), await rama.podana_chwila(request)
    return await pokaz(request, Miesiac(plan, ten, osoba, pola, blad, chwila=chwila, odmowione=odmowione))


# --- many lines ---------------------------------------------------------------------------------


@post("/godziny/wiele", status_code=303)
async def dodaj_wiele(request: Zadanie) -> Response[str]:
    """The lines that may be stored are stored; the others come back, each with its sentence."""
    osoba, ten, pola = await _wyslane(request)
    try:
        wybrana = _wybrana(osoba)
        wiersze = wiersze_z_tekstu(pola.get("wiersze", ""))
    except BladDziedziny as blad:
        return await _z_bledem(request, ten, osoba, pola, blad)
    dzis = kontekst(request).dzis
    oceny = [_odczytany({**pola, **w.pola}, wybrana, dzis, ten) for w in wiersze]
    losy = await zapisz_wiersze(kontekst(request), oceny)
    dokladniej = wiele_wierszy.dokladniej(wiersze, oceny, losy, ten)
    if odmowione := wiele_wierszy.odmowy(wiersze, losy):
        zostaly = {**pola, "wiersze": "\n".join(o["tekst"] for o in odmowione)}
        odmowa = NiepoprawnePole(" ".join([wiele_wierszy.czesc(losy), *dokladniej]), "wiersze")
        return await _z_bledem(request, ten, osoba, zostaly, odmowa, odmowione=odmowione)
    dokad = "/" if pola.get("wroc") == "/" else adres_miesiaca(ten, _numer_w_adresie(request, wybrana))
    zdanie = " ".join([wiele_wierszy.wszystkie(losy), *dokladniej])
    return rama.przekieruj(request, dokad, zdanie, cofnij=await cofnij_adres(oceny, losy))


def _odczytany(pola: Mapping[str, Any], osoba: Osoba, dzis: date, ten: date) -> DaneWpisu | BladDziedziny:
    try:
        return _wpis(_dane(pola, osoba, dzis, ten))
    except BladDziedziny as blad:
        return blad


TRASY = [dodaj, dodaj_wiele]
