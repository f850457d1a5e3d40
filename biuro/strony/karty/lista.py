"""The list: what waits first, what is missing, what is done; one step for many cards."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post

from biuro import rama
from biuro.bledy_http import status
from biuro.odczyty import karty as odczyty
from biuro.odczyty import papiery as odczyty_papierow
from biuro.odczyty.sygnaly_kart import SygnalyKarty, sygnaly_kart
from biuro.odczyty.zastepstwa import zastepowani
from biuro.operacje import miesiace
from biuro.strony.karty.ktory import CZYNNOSC, DO_POPRAWY, MiesiacKart, miesiac_kart, ten_miesiac
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import karty as widok_karty
from biuro.widoki import papiery as widok_papierow
from biuro.widoki import skrzynka_kart as widok
from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.widoki.miesiac import sasiednie
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram import czas
from harmonogram.bledy import BladDziedziny
from harmonogram.karty import Widziano
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob

NA_STRONIE = 25
FILTRY = ("co", "nazwisko")
BEZ_SYGNALOW = SygnalyKarty()


@dataclass(frozen=True)
class Wynik:
    """What a step for many came to: a sentence of those done, sentences of those refused under a heading."""

    zdanie: str = ""
    tytul: str = ""
    odmowy: Sequence[str] = ()
    status: int = 200


@get("/karty")
async def lista(request: Zadanie) -> Response[str]:
    """The cards of a month."""
    wymagaj(konto(request), CZYNNOSC)
    return await _pokaz(request, Wynik())


@post("/karty", status_code=303)
async def krok_dla_wielu(request: Zadanie) -> Response[str]:
    """303 with what was done; the page again when any card was refused. Each card is a write of its own."""
    wymagaj(konto(request), CZYNNOSC)
    wymagaj(konto(request), miesiace.ROZSTRZYGA)
    pola = rama.formularz(request)
    krok, zaznaczone = str(pola.get("krok", "")), _lista(pola.get("karta"))
    if krok not in widok.HURTEM or not zaznaczone:
        return await _pokaz(request, Wynik(tytul="Nic nie zmieniono", odmowy=[NIC], status=422))
    zrobione, odmowy = [], []
    for tekst in zaznaczone[:NA_STRONIE]:
        nazwa, odmowa = await _jedna(request, krok, tekst)
        if odmowa is None:
            zrobione.append(nazwa)
        else:
            odmowy.append(f"{nazwa}: {odmowa}")
    zdanie = widok.zrobione(krok, zrobione)
    if odmowy:
        return await _pokaz(request, Wynik(zdanie, widok.niezrobione(krok, len(odmowy)), odmowy, 409))
    return rama.przekieruj(request, adres("/karty", **dict(request.query_params)), zdanie)


NIC = "Zaznacz karty na liście i wybierz, co z nimi zrobić."


def _lista(wartosc: str | list[str] | None) -> list[str]:
    """One box checked comes as one text."""
    return [wartosc] if isinstance(wartosc, str) else list(dict.fromkeys(wartosc or []))


async def _jedna(request: Zadanie, krok: str, tekst: str) -> tuple[str, str | None]:
    """The step on one card: whose it is, and why it was refused (None: it was made)."""
    czesci = widok.z_zaznaczenia(tekst)
    osoba = await zapytania_osob.osoba(czesci[0]) if czesci else None
    if czesci is None or osoba is None:
        return "nieznana karta", "Nie ma takiej karty. Wczytaj listę jeszcze raz."
    _, wersja, odcisk = czesci
    ten = await ten_miesiac(request)
    powod = widok_karty.powod_zwrotu(await odczyty.pelna_karta(osoba.id, ten)) if krok == "zwroc" else None
    try:
        await miesiace.wykonaj_krok(
            kontekst(request), osoba.id, ten, krok, powod, widziano=Widziano(wersja, odcisk)
        )
    except BladDziedziny as blad:
        if status(blad) not in (*DO_POPRAWY, 403):
            raise
        return osoba.nazwa, blad.komunikat
    return osoba.nazwa, None


# --- the page -------------------------------------------------------------------------------------


async def _pokaz(request: Zadanie, wynik: Wynik) -> Response[str]:
    m = await miesiac_kart(request, await ten_miesiac(request))
    pytanie = {n: request.query_params.get(n, "") for n in FILTRY}
    podane = {**pytanie, **rama.parametry_chwili(request)}
    slowo = czas.miesiac_na_tekst(m.ten)
    dane_ramy = await rama.rama(
        request, f"Karty, {slowo}", okruchy=[("Karty", "/karty"), (slowo, "/karty")], chwila=m.chwila
    )
    if wynik.zdanie:
        dane_ramy = {**dane_ramy, "komunikat": ("dobrze", wynik.zdanie, "")}
    ostatni = czas.poczatek_miesiaca(m.chwila.plan.domyslny_stan(m.dzis))
    return rama.odpowiedz(
        request,
        "karty.html",
        dane_ramy,
        status=wynik.status,
        wstep=widok.podsumowanie(m.pozycje, m.ten, m.dzis),
        bledy={},
        pola={},
        bledy_lista=[("", zdanie) for zdanie in wynik.odmowy],
        bledy_tytul=wynik.tytul,
        **sasiednie(m.ten, ostatni, lambda d: adres("/karty", miesiac=kod_miesiaca(d), **podane)),
        filtry=_filtry(m, pytanie),
        zawezone=any(pytanie.values()),
        inne_miesiace=widok.inne_miesiace(await odczyty.czekajace(m.wiedza), m.ten),
        zastepuje=widok.zdanie_zastepcy(await zastepowani(m.kto, m.dzis)),
        zastepstwa=moze(m.kto, "zastepstwa.czytaj"),
        zaznaczone=request.query_params.get("zaznacz", ""),
        druki=widok_papierow.druki_miesiaca(m.ten, rama.parametry_chwili(request)),
        **await _tabele(m, rama.numer_strony(request), pytanie, podane),
    )


async def _tabele(
    m: MiesiacKart, numer: int, pytanie: Mapping[str, str], podane: Mapping[str, str]
) -> dict[str, Any]:
    """The rows of this page under their headings, the buttons that they can take, where the form goes."""
    wybrane = widok.wybrane(m.pozycje, pytanie["co"], pytanie["nazwisko"])
    miesiac = kod_miesiaca(m.ten)
    strona = podziel(wybrane, numer, NA_STRONIE, "Karty", "/karty", miesiac=miesiac, **podane)
    wiersze = await _wiersze(m, [p.osoba.id for p in strona.wiersze])
    ta = adres("/karty", miesiac=miesiac, **podane, strona=numer if numer > 1 else None)
    return {
        "grupy": widok.grupy(wiersze, ta),
        "adres": ta,
        "strony": strona.numery,
    }


def _filtry(m: MiesiacKart, pytanie: Mapping[str, str]) -> list[dict[str, Any]]:
    stany = [("", "wszystkie"), *((kod, g.tytul) for kod, g in widok.GRUPY.items())]
    opcje: dict[str, tuple[str, Any, str]] = {
        "miesiac": ("Miesiąc", None, kod_miesiaca(m.ten)),
        "co": ("Które karty", stany, pytanie["co"]),
        "nazwisko": ("Nazwisko od liter", None, pytanie["nazwisko"]),
    }
    return [
        {"nazwa": n, "etykieta": etykieta, "wybrane": wybrane, "opcje": o}
        for n, (etykieta, o, wybrane) in opcje.items()
    ]


async def _wiersze(m: MiesiacKart, osoby: Sequence[int]) -> list[dict[str, Any]]:
    """The cards of one page with their signals; a fixed number of queries."""
    karty = await odczyty.pelne_karty(osoby, m.ten, m.wiedza)
    wpisy = await zapytania.wpisy_kart(osoby, m.ten, m.wiedza)
    sygnaly = await sygnaly_kart(m.chwila.plan, m.ten, wpisy, m.dzis, m.wiedza)
    podpisy = await odczyty.podpisy(odczyty.konta_kart(karty.values()))
    po_osobie = {p.osoba.id: p for p in m.pozycje}
    papiery = await odczyty_papierow.papiery(osoby, m.ten, m.wiedza)
    return [
        widok.wiersz(
            po_osobie[o],
            karty[o],
            widok_karty.uwagi(karty[o], wpisy.get(o, []), sygnaly.get(o, BEZ_SYGNALOW), podpisy),
            _do_wyboru(m, o, po_osobie[o].grupa),
        )
        | {"papier": widok_papierow.na_liscie(o, papiery)}
        for o in osoby
    ]


def _do_wyboru(m: MiesiacKart, osoba: int, grupa: str) -> bool:
    """Whether the step for many of this group may be made on this card by this account."""
    krok = widok.KROK_GRUPY.get(grupa)
    return m.rozstrzyga and krok is not None and miesiace.moze_krok(m.kto, osoba, krok)


TRASY = [lista, krok_dla_wielu]
