"""/osoby/{id}/zaangazowania: contracts of one person, the form of one, their history."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.zaangazowania import NoweZaangazowanie, ZmianaZaangazowania
from biuro.odczyty import zaangazowania as odczyty
from biuro.operacje import zaangazowania as operacje
from biuro.operacje.zaangazowania import DaneZaangazowania, Uwagi
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import zaangazowania as widok
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny, NieZnaleziono
from harmonogram.osoby import Osoba
from harmonogram.zaangazowania import Zaangazowanie, wedlug_miesiecy
from harmonogram.zapytania import zaangazowania as zapytania

DO_POPRAWY = (409, 422)
Pola = Mapping[str, Any]


@get("/osoby/{id_osoby:int}/zaangazowania")
async def lista(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """The person's own, and for the office those of anybody."""
    o = await odczyty.osoba(konto(request), id_osoby)
    chwila = await rama.chwila_strony(request)
    wiedza, na_dzien = chwila.wiedza, chwila.stan
    znalezione = await odczyty.zaangazowania(konto(request), o.id, wiedza=wiedza)
    edycja = moze(konto(request), operacje.CZYNNOSC) and wiedza is None
    sciezka = widok.adres_zaangazowan(o.id)
    zapisy = await zapytania.historia(osoba=o.id, wiedza=wiedza)
    return rama.odpowiedz(
        request,
        "zaangazowania.html",
        await rama.rama(request, _tytul(request, o), okruchy=_okruchy(o), chwila=chwila),
        wstep=widok.wstep(znalezione, na_dzien),
        zaangazowania=[widok.wiersz(z, na_dzien, edycja) for z in znalezione],
        nowe_adres=f"{sciezka}/nowe" if edycja else None,
        poza=widok.poza(wedlug_miesiecy(await odczyty.poza(o.id, znalezione, wiedza)), o.id),
        historia=widok.historia(zapisy, await konta.loginy()),
    )


def _tytul(request: Zadanie, o: Osoba) -> str:
    return "Moje zaangażowanie" if o.id == konto(request).osoba else f"Zaangażowanie: {o.nazwa}"


def _okruchy(o: Osoba, *dalej: tuple[str, str]) -> list[tuple[str, str]]:
    sciezka = widok.adres_zaangazowan(o.id)
    return [("Osoby", "/osoby"), (f"Zaangażowanie: {o.nazwa}", sciezka), *dalej]


# --- a new one ----------


@get("/osoby/{id_osoby:int}/zaangazowania/nowe")
async def formularz_nowego(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """The empty form."""
    o = await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), operacje.CZYNNOSC)
    return await _formularz(request, o, None, {})


@post("/osoby/{id_osoby:int}/zaangazowania/nowe", status_code=303)
async def nowe(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """303 to the list; else the form with the typed text kept."""
    o = await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NoweZaangazowanie, {**_bez_wymiaru(pola), "osoba": str(o.id)})
        z, uwagi = await operacje.dodaj_zaangazowanie(
            kontekst(request), DaneZaangazowania(**dane.model_dump())
        )
    except BladDziedziny as blad:
        return await _formularz(request, o, None, pola, blad)
    return _zapisane(request, o, f"Dodano: {z.nazwa}.", uwagi)


# --- one of them ----------


@get("/osoby/{id_osoby:int}/zaangazowania/{nr:int}")
async def formularz_zmiany(request: Zadanie, id_osoby: FromPath[int], nr: FromPath[int]) -> Response[str]:
    """The form of one contract."""
    o, z = await _jedno(request, id_osoby, nr)
    return await _formularz(request, o, z, widok.pola(z))


@post("/osoby/{id_osoby:int}/zaangazowania/{nr:int}", status_code=303)
async def zmiana(request: Zadanie, id_osoby: FromPath[int], nr: FromPath[int]) -> Response[str]:
    """303 to the list; an earlier end says how many entries it leaves outside."""
    o, z = await _jedno(request, id_osoby, nr)
    pola = rama.formularz(request)
    try:
        zmiany = wczytaj_formularz(ZmianaZaangazowania, _bez_wymiaru(pola)).podane()
        powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
        po, uwagi = await operacje.zmien_zaangazowanie(kontekst(request), z.id, zmiany, powod, wersja)
    except BladDziedziny as blad:
        return await _formularz(request, o, z, pola, blad)
    return _zapisane(request, o, f"Zapisano: {po.nazwa}." if po != z else "Nic się nie zmieniło.", uwagi)


@post("/osoby/{id_osoby:int}/zaangazowania/{nr:int}/usun", status_code=303)
async def usun(request: Zadanie, id_osoby: FromPath[int], nr: FromPath[int]) -> Response[str]:
    """303 to the list; the history stays there."""
    o, z = await _jedno(request, id_osoby, nr)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(ZmianaZaangazowania, rama.podane(pola, "powod", "wersja"))
        uwagi = await operacje.usun_zaangazowanie(kontekst(request), z.id, dane.powod, dane.wersja)
    except BladDziedziny as blad:
        if blad.pole == "powod":
            blad.pole = "usun-powod"
        return await _formularz(request, o, z, {**widok.pola(z), "usun-powod": pola.get("powod", "")}, blad)
    return _zapisane(request, o, f"Usunięto: {z.nazwa}.", uwagi)


async def _jedno(request: Zadanie, id_osoby: int, nr: int) -> tuple[Osoba, Zaangazowanie]:
    z = await operacje.zaangazowanie_do_zmiany(kontekst(request), nr)
    if z.osoba != id_osoby:
        raise NieZnaleziono("Nie ma takiego zaangażowania.")
    return await odczyty.osoba(konto(request), id_osoby), z


def _bez_wymiaru(pola: Pola) -> dict[str, Any]:
    """The list of what hours are counted over always has a value: without hours it says nothing."""
    return {**pola, "wymiar": pola.get("wymiar", "") if str(pola.get("wymiar_min", "")).strip() else ""}


def _zapisane(request: Zadanie, o: Osoba, zdanie: str, uwagi: Uwagi) -> Response[str]:
    uwaga = " ".join(komunikat for _, komunikat in uwagi)
    rodzaj = "blisko" if uwaga else "dobrze"
    return rama.przekieruj(request, widok.adres_zaangazowan(o.id), f"{zdanie} {uwaga}".strip(), rodzaj)


async def _formularz(
    request: Zadanie, o: Osoba, z: Zaangazowanie | None, pola: Pola, blad: BladDziedziny | None = None
) -> Response[str]:
    """The form; an error that no field can mend goes on."""
    if blad is not None and status(blad) not in DO_POPRAWY:
        raise blad
    lista_adres = widok.adres_zaangazowan(o.id)
    sciezka, tytul = (f"{lista_adres}/{z.id}", "Zmiana") if z else (f"{lista_adres}/nowe", "Nowe")
    return rama.odpowiedz(
        request,
        "zaangazowanie_formularz.html",
        await rama.rama(
            request,
            f"{tytul} zaangażowania" if z else "Nowe zaangażowanie",
            okruchy=_okruchy(o, (tytul, sciezka)),
        ),
        status=status(blad) if blad else 200,
        wstep=f"{o.nazwa}: {z.nazwa}, {z.okres}." if z else f"{o.nazwa}.",
        adres=sciezka,
        anuluj=lista_adres,
        wersja=pola.get("wersja", z.wersja) if z else None,
        pola=pola,
        bledy=bledy_wg_pol(blad) if blad else {},
        **widok.opcje(o),
    )


TRASY = [lista, formularz_nowego, nowe, formularz_zmiany, zmiana, usun]
