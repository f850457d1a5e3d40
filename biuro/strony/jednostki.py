"""/jednostki: pilot units."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odczyty, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.osoby import NowaJednostka, ZmianaJednostki
from biuro.operacje import jednostki as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki.adresy import adres
from biuro.widoki.limity import nazwa_powiatu
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst
from harmonogram.osoby import Jednostka
from harmonogram.slowa import ile
from harmonogram.zapytania import osoby as zapytania

NA_STRONIE = 50
FORMY = ("jednostka", "jednostki", "jednostek")
POLA = ("gmina", "powiat", "teryt", "data_przystapienia", "data_zawiazania_pzk", "miasto_na_prawach_powiatu")


@get("/jednostki")
async def lista(request: Zadanie) -> Response[str]:
    """Units this account may see."""
    widoczne = await odczyty.jednostki(konto(request))
    edycja = moze(konto(request), "jednostki.pisz")
    strona = podziel(widoczne, rama.numer_strony(request), NA_STRONIE, "Jednostki", "/jednostki")
    pracownicy = await zapytania.pracownicy_jednostek()
    return rama.odpowiedz(
        request,
        "jednostki.html",
        await rama.rama(request, "Jednostki", okruchy=[("Jednostki", "/jednostki")]),
        wstep=ile(len(widoczne), *FORMY),
        filtry=[],
        jednostki=[_wiersz(request, j, pracownicy.get(j.id, 0), edycja) for j in strona.wiersze],
        strony=strona.numery,
        nowa_adres="/jednostki/nowa" if edycja else None,
    )


def _wiersz(request: Zadanie, j: Jednostka, osob: int, edycja: bool) -> dict[str, Any]:
    return {
        "id": j.id,
        "nazwa": j.nazwa_krotka,
        "powiat": nazwa_powiatu(j),
        "adres": f"/jednostki/{j.id}" if edycja else None,
        "teryt": j.teryt,
        "przystapienie": j.data_przystapienia,
        "zawiazanie": j.data_zawiazania_pzk,
        "osob": osob,
        "limity_adres": adres("/limity", jednostka=j.id, **rama.parametry_chwili(request))
        if moze(konto(request), "limity.czytaj")
        else None,
    }


@get("/jednostki/nowa")
async def formularz_nowej(request: Zadanie) -> Response[str]:
    """The form of a new unit."""
    wymagaj(konto(request), "jednostki.pisz")
    return await _formularz(request, None, {}, {})


@post("/jednostki/nowa", status_code=303)
async def nowa(request: Zadanie) -> Response[str]:
    """303 to the list."""
    wymagaj(konto(request), "jednostki.pisz")
    pola = rama.formularz(request)
    try:
        jednostka = Jednostka(id=0, **wczytaj_formularz(NowaJednostka, rama.podane(pola, *POLA)).model_dump())
        await operacje.dodaj_jednostke(kontekst(request), jednostka)
    except BladDziedziny as blad:
        return await _formularz(request, None, pola, bledy_wg_pol(blad), status(blad))
    return rama.przekieruj(request, "/jednostki", f"Dodano: {jednostka.nazwa}.")


@get("/jednostki/{id_jednostki:int}")
async def formularz_zmiany(request: Zadanie, id_jednostki: FromPath[int]) -> Response[str]:
    """The form of one unit."""
    j = await odczyty.jednostka(konto(request), id_jednostki)
    wymagaj(konto(request), "jednostki.pisz")
    return await _formularz(request, j, _pola(j), {})


def _pola(j: Jednostka) -> dict[str, str]:
    """The unit as the form shows it."""
    return {
        "gmina": j.gmina,
        "powiat": j.powiat,
        "teryt": j.teryt,
        "data_przystapienia": dzien_na_tekst(j.data_przystapienia) if j.data_przystapienia else "",
        "data_zawiazania_pzk": dzien_na_tekst(j.data_zawiazania_pzk) if j.data_zawiazania_pzk else "",
        "miasto_na_prawach_powiatu": "tak" if j.miasto_na_prawach_powiatu else "",
    }


@post("/jednostki/{id_jednostki:int}", status_code=303)
async def zmiana(request: Zadanie, id_jednostki: FromPath[int]) -> Response[str]:
    """303 to the list; an unticked box means no."""
    j = await odczyty.jednostka(konto(request), id_jednostki)
    wymagaj(konto(request), "jednostki.pisz")
    pola = rama.formularz(request)
    try:
        wpisane = {"miasto_na_prawach_powiatu": "nie", **rama.podane(pola, *POLA)}
        zmiany = wczytaj_formularz(ZmianaJednostki, wpisane).podane()
        nowa_jednostka = await operacje.zmien_jednostke(kontekst(request), id_jednostki, zmiany)
    except BladDziedziny as blad:
        return await _formularz(request, j, pola, bledy_wg_pol(blad), status(blad))
    return rama.przekieruj(request, "/jednostki", f"Zapisano: {nowa_jednostka.nazwa}.")


async def _formularz(
    request: Zadanie,
    j: Jednostka | None,
    pola: Mapping[str, Any],
    bledy: Mapping[str, str],
    kod: int = 200,
) -> Response[str]:
    tytul = j.nazwa if j else "Nowa jednostka"
    sciezka = f"/jednostki/{j.id}" if j else "/jednostki/nowa"
    return rama.odpowiedz(
        request,
        "jednostka_formularz.html",
        await rama.rama(request, tytul, okruchy=[("Jednostki", "/jednostki"), (tytul, sciezka)]),
        status=kod,
        wstep="",
        adres=sciezka,
        napis="Zapisz jednostkę",
        anuluj="/jednostki",
        wersja=None,
        pola=pola,
        bledy=bledy,
    )


TRASY = [lista, formularz_nowej, nowa, formularz_zmiany, zmiana]
