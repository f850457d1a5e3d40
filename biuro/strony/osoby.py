"""/osoby: persons with their functions, and which coach supports which workers."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, odczyty, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.konta import AdresPoczty
from biuro.formularze.osoby import NowaOsoba, NowyPrzydzial, ZmianaOsoby
from biuro.operacje import konta as operacje_kont
from biuro.operacje import osoby as operacje
from biuro.operacje import powiadomienia as operacje_powiadomien
from biuro.uprawnienia import ROLE, Konto, moze, wymagaj
from biuro.widoki.adresy import adres
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny, NiepoprawnePole, NieZnaleziono, StanSwiata
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.slowa import ile, klucz_polski
from harmonogram.zapytania import osoby as zapytania

NA_STRONIE = 50
FORMY = ("osoba", "osoby", "osób")


@get("/osoby")
async def lista(request: Zadanie) -> Response[str]:
    """Everybody this account may see."""
    return await _lista(request, {}, {})


async def _lista(request: Zadanie, pola: Mapping[str, Any], bledy: Mapping[str, str]) -> Response[str]:
    widoczne = await odczyty.osoby(konto(request))
    funkcja = request.query_params.get("funkcja", "")
    wybrane = [o for o in widoczne if not funkcja or funkcja in o.funkcje]
    strona = podziel(wybrane, rama.numer_strony(request), NA_STRONIE, "Osoby", "/osoby", funkcja=funkcja)
    edycja = moze(konto(request), "osoby.pisz")
    nazwy = {j.id: j.nazwa for j in await zapytania.jednostki()}
    return rama.odpowiedz(
        request,
        "osoby.html",
        await rama.rama(request, "Osoby", okruchy=[("Osoby", "/osoby")]),
        status=422 if bledy else 200,
        wstep=ile(len(widoczne), *FORMY),
        filtry=_filtry(funkcja) if len(widoczne) > 1 else [],
        osoby=[_wiersz(konto(request), o, nazwy) for o in strona.wiersze],
        strony=strona.numery,
        nowa_adres="/osoby/nowa" if edycja else None,
        pola=pola,
        bledy=bledy,
        **await _przydzialy(request, widoczne),
    )


def _filtry(funkcja: str) -> list[dict[str, Any]]:
    opcje = [("", "wszystkie"), *((f.kod, f.nazwa) for f in FUNKCJE.values())]
    return [{"nazwa": "funkcja", "etykieta": "Funkcja", "wybrane": funkcja, "opcje": opcje}]


def _wiersz(kto: Konto, o: Osoba, nazwy: Mapping[int, str]) -> dict[str, Any]:
    loguje = any(FUNKCJE[f].loguje for f in o.funkcje)
    widac_karte = moze(kto, "miesiace.czytaj") and wymagaj(kto, "miesiace.czytaj").osoba(o.id)
    return {
        "id": o.id,
        "nazwa": o.nazwa,
        "adres": f"/osoby/{o.id}" if moze(kto, "osoby.pisz") else None,
        "funkcje": nazwy_funkcji(o),
        "jednostka": nazwy.get(o.jednostka or 0, ""),
        "godziny_adres": adres("/godziny", osoba=o.id) if loguje and widac_karte else None,
        "umowy_adres": f"/osoby/{o.id}/zaangazowania" if loguje and widac_karte else None,
    }


def nazwy_funkcji(o: Osoba) -> str:
    """„ekspert, doradca ROPS”, in the order of the table."""
    return ", ".join(f.nazwa for kod, f in FUNKCJE.items() if kod in o.funkcje)


async def _przydzialy(request: Zadanie, widoczne: list[Osoba]) -> dict[str, Any]:
    if not moze(konto(request), "przydzialy.czytaj"):
        return {"przydzialy": None, "coachowie": [], "pracownicy": []}
    zasieg = wymagaj(konto(request), "przydzialy.czytaj")
    nazwy = {o.id: o.nazwa for o in widoczne}
    wiersze: list[dict[str, Any]] = [
        {
            "id": p.id,
            "coach": nazwy.get(p.coach, ""),
            "pracownik": nazwy.get(p.pracownik, ""),
            "od": p.od,
            "do": p.do,
        }
        for p in await zapytania.przydzialy()
        if zasieg.osoba(p.coach)
    ]
    wiersze.sort(key=lambda w: (klucz_polski(w["coach"]), klucz_polski(w["pracownik"]), w["od"]))
    pisze = moze(konto(request), "przydzialy.pisz")
    return {
        "przydzialy": wiersze,
        "coachowie": _z_funkcja(widoczne, "coach") if pisze else [],
        "pracownicy": _z_funkcja(widoczne, "pracownik_socjalny") if pisze else [],
    }


def _z_funkcja(osoby: list[Osoba], funkcja: str) -> list[tuple[int, str]]:
    return [(o.id, o.nazwa) for o in osoby if funkcja in o.funkcje]


@post("/osoby/przydzialy", status_code=303)
async def nowy_przydzial(request: Zadanie) -> Response[str]:
    """303 back to the list, or the list with the sentence at the field."""
    wymagaj(konto(request), "przydzialy.pisz")
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowyPrzydzial, pola)
        await operacje.dodaj_przydzial(kontekst(request), **dane.model_dump())
    except (NiepoprawnePole, StanSwiata) as blad:
        return await _lista(request, pola, bledy_wg_pol(blad))
    return rama.przekieruj(request, "/osoby#przydzialy", "Zapisano przydział.")


@get("/osoby/nowa")
async def formularz_nowej(request: Zadanie) -> Response[str]:
    """The form of a new person."""
    wymagaj(konto(request), "osoby.pisz")
    return await _formularz(request, None, {}, {})


@post("/osoby/nowa", status_code=303)
async def nowa(request: Zadanie) -> Response[str]:
    """303 to the list; the account is optional."""
    wymagaj(konto(request), "osoby.pisz")
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowaOsoba, rama.podane(pola, "imie", "nazwisko", "funkcje", "jednostka"))
        id_osoby, uwagi = await operacje.dodaj_osobe(kontekst(request), **dane.model_dump())
    except BladDziedziny as blad:
        return await _formularz(request, None, pola, bledy_wg_pol(blad), status(blad))
    return await _konto_osoby(request, id_osoby, pola, f"Dodano: {dane.imie} {dane.nazwisko}.", uwagi)


@get("/osoby/{id_osoby:int}")
async def formularz_zmiany(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """The form of one person."""
    o = await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), "osoby.pisz")
    return await _formularz(request, o, _pola(o), {})


def _pola(o: Osoba) -> dict[str, Any]:
    """The person as the form shows her."""
    return {
        "imie": o.imie,
        "nazwisko": o.nazwisko,
        "funkcje": sorted(o.funkcje),
        "jednostka": o.jednostka or "",
    }


@post("/osoby/{id_osoby:int}/poczta", status_code=303)
async def poczta(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """303 to the same page; the person may change the address at /konto."""
    o = await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), "osoby.pisz")
    id_konta = await konta.konto_osoby(o.id)
    if id_konta is None:
        raise NieZnaleziono("Ta osoba nie ma konta.")
    pola = rama.formularz(request)
    try:
        adres_poczty = wczytaj_formularz(AdresPoczty, pola).poczta
        await operacje_powiadomien.ustaw_poczte(kontekst(request), id_konta, adres_poczty)
    except BladDziedziny as blad:
        wpisane = {**_pola(o), **rama.podane(pola, "poczta")}
        return await _formularz(request, o, wpisane, bledy_wg_pol(blad), status(blad))
    return rama.przekieruj(request, f"/osoby/{o.id}", "Zapisano adres e-mail.")


@post("/osoby/{id_osoby:int}", status_code=303)
async def zmiana(request: Zadanie, id_osoby: FromPath[int]) -> Response[str]:
    """303 to the list."""
    o = await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), "osoby.pisz")
    pola = rama.formularz(request)
    try:
        zmiany = wczytaj_formularz(ZmianaOsoby, {"funkcje": "", **rama.podane(pola, *POLA_ZMIANY)}).podane()
        nowa_osoba, uwagi = await operacje.zmien_osobe(kontekst(request), id_osoby, zmiany)
    except BladDziedziny as blad:
        return await _formularz(request, o, pola, bledy_wg_pol(blad), status(blad))
    return await _konto_osoby(request, id_osoby, pola, f"Zapisano: {nowa_osoba.nazwa}.", uwagi)


POLA_ZMIANY = ("imie", "nazwisko", "funkcje", "jednostka")


async def _konto_osoby(
    request: Zadanie, id_osoby: int, pola: Mapping[str, Any], zdanie: str, uwagi: Any
) -> Response[str]:
    """The account's part of the form: asked for only when a login was typed."""
    if pola.get("login"):
        try:
            role = pola.get("role", [])
            await operacje_kont.dodaj_konto_osoby(
                kontekst(request),
                id_osoby,
                str(pola["login"]),
                [role] if isinstance(role, str) else role,
                str(pola.get("haslo", "")),
            )
        except BladDziedziny as blad:
            o = await zapytania.osoba(id_osoby)
            return await _formularz(request, o, pola, bledy_wg_pol(blad), status(blad))
    uwaga = " ".join(komunikat for _, komunikat in uwagi)
    return rama.przekieruj(request, "/osoby", f"{zdanie} {uwaga}".strip(), "blisko" if uwaga else "dobrze")


async def _formularz(
    request: Zadanie,
    o: Osoba | None,
    pola: Mapping[str, Any],
    bledy: Mapping[str, str],
    kod: int = 200,
) -> Response[str]:
    tytul = o.nazwa if o else "Nowa osoba"
    sciezka = f"/osoby/{o.id}" if o else "/osoby/nowa"
    id_konta = await konta.konto_osoby(o.id) if o else None
    zapisana = await konta.poczta_konta(id_konta) if id_konta else None
    login = (await konta.loginy()).get(id_konta) if id_konta else None
    return rama.odpowiedz(
        request,
        "osoba_formularz.html",
        await rama.rama(request, tytul, okruchy=[("Osoby", "/osoby"), (tytul, sciezka)]),
        status=kod,
        wstep="",
        adres=sciezka,
        napis="Zapisz osobę",
        anuluj="/osoby",
        funkcje=[(f.kod, f.nazwa) for f in FUNKCJE.values()],
        jednostki=[(j.id, j.nazwa) for j in await zapytania.jednostki()],
        konto={"login": login, "role": list(ROLE.items()), "poczta_adres": f"{sciezka}/poczta"},
        umowy_adres=f"/osoby/{o.id}/zaangazowania" if o else None,
        wersja=None,
        pola={"poczta": zapisana or "", **pola},
        bledy=bledy,
    )


TRASY = [lista, nowy_przydzial, formularz_nowej, nowa, formularz_zmiany, zmiana, poczta]
