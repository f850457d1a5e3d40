"""/godziny: a person's month, a new entry, steps of the month card."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odczyty_stron, rama
from biuro.bledy import Przekierowanie
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze_godziny import KrokKarty, NowyWpis
from biuro.formularze_zapytania import ZapytanieGodzin, miesiac_z_adresu, wczytaj_zapytanie
from biuro.klucze import klucz_zadania
from biuro.napisy import nazwa_miesiaca
from biuro.ocena_wpisu import DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.operacje import miesiace
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import formularz_wpisu, miesiac, zapisano
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.limity import Limit
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import Plan, plan_w_mocy
from budzet.zapytania.limity import Posiadacz
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, KluczInnegoWpisu, NiepoprawnePole, NieZnaleziono
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import STANY_KARTY
from harmonogram.osoby import ANIMATORZY, FUNKCJE, Osoba
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.sumy import Zakres

DO_POPRAWY = (409, 422)


@dataclass(frozen=True)
class Miesiac:
    """What the page is about: whose month (None = nobody chosen), and what was typed wrong."""

    plan: Plan
    ten: date
    osoba: Osoba | None
    pola: Mapping[str, Any] | None = None
    blad: BladDziedziny | None = None
    w_karcie: bool = False  # what was typed wrong is a step of the card, not an entry


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


def _ten_miesiac(request: Zadanie, plan: Plan) -> date:
    """`?miesiac=`, else the month of `?stan=`, else that of the default day; „11.2019” is redirected."""
    tekst = request.query_params.get("miesiac", "")
    if not tekst:
        return czas.poczatek_miesiaca(rama.stan_strony(request, plan.wersja.projekt.okres.ostatni))
    try:
        dzien = czas.miesiac_z_tekstu(tekst)
    except NiepoprawnePole:
        return miesiac_z_adresu(tekst)
    if tekst != kod_miesiaca(dzien):
        reszta = {n: w for n, w in request.query_params.items() if n != "miesiac"}
        raise Przekierowanie(adres("/godziny", miesiac=kod_miesiaca(dzien), **reszta))
    return dzien


# --- the page -----------------------------------------------------------------------------------


@get("/godziny")
async def strona_miesiaca(request: Zadanie) -> Response[str]:
    """The month of oneself, of the person chosen, or the cards of all."""
    if not moze(konto(request), "miesiace.czytaj"):
        wymagaj(konto(request), "godziny.czytaj")
        return rama.przekieruj(request, "/godziny/wpisy")
    pytanie = wczytaj_zapytanie(ZapytanieGodzin, dict(request.query_params))
    plan = await plan_w_mocy()
    ten = _ten_miesiac(request, plan)
    return await _pokaz(request, Miesiac(plan, ten, await _osoba(konto(request), pytanie.osoba)))


async def _pokaz(request: Zadanie, m: Miesiac) -> Response[str]:
    slowo = czas.miesiac_na_tekst(m.ten)
    numer = m.osoba.id if m.osoba and m.osoba.id != konto(request).osoba else None
    strona = await rama.rama(
        request,
        f"Godziny, {slowo}",
        okruchy=[("Godziny", "/godziny"), (slowo, adres_miesiaca(m.ten, numer))],
        plan=m.plan.wersja,
    )
    tresc = await (_wszyscy(m) if m.osoba is None else _jedna_osoba(request, m, m.osoba))
    ostatni = czas.poczatek_miesiaca(m.plan.domyslny_stan(kontekst(request).dzis))
    return rama.odpowiedz(
        request,
        "godziny.html",
        strona,
        status=status(m.blad) if m.blad else 200,
        miesiac=m.ten,
        **miesiac.sasiednie(m.ten, ostatni, lambda d: adres_miesiaca(d, numer)),
        wybor_osoby=await _wybor_osoby(konto(request), m.osoba),
        bledy_tytul="Nie zapisano zmian",
        **tresc,
    )


async def _wybor_osoby(kto: Konto, wybrana: Osoba | None) -> dict[str, Any] | None:
    """Everybody who logs hours, for whoever reads the hours of others."""
    if not wymagaj(kto, "miesiace.czytaj").wszystko:
        return None
    osoby = [o for o in (await zapytania_osob.osoby()).values() if any(FUNKCJE[f].loguje for f in o.funkcje)]
    return {"wybrana": wybrana.id if wybrana else "", "osoby": [(o.id, o.nazwa) for o in osoby]}


BEZ_OSOBY: dict[str, Any] = {
    "karta": None, "formularz": None, "tygodnie": [], "razem_min": 0, "pokaz_komu": False,
    "pokaz_opis": False, "kalendarz": None, "pule": [], "karty": [], "czyny": [], "pola": {},
}  # fmt: skip


async def _wszyscy(m: Miesiac) -> dict[str, Any]:
    """The cards of the month, two queries besides the names."""
    okres = czas.miesiac(m.ten)
    minuty = await zestawienia.minuty_wykonawcow(okres)
    stany = {k.osoba: k.stan for k in await zapytania.karty(okres=okres)}
    osoby = await zapytania_osob.osoby({o for o, _ in minuty} | set(stany))
    karty = miesiac.karty_miesiaca(m.ten, osoby.values(), minuty, stany)
    return {
        **BEZ_OSOBY,
        "karty_osob": karty,
        "wstep": miesiac.podsumowanie_kart(karty),
        "bledy": {"": m.blad.komunikat} if m.blad else {},
    }


async def _jedna_osoba(request: Zadanie, m: Miesiac, osoba: Osoba) -> dict[str, Any]:
    kto, okres = konto(request), czas.miesiac(m.ten)
    wpisy = await zapytania.wpisy(FiltrWpisow(osoba=osoba.id, okres=okres))
    karta = await zapytania.karta(osoba.id, m.ten)
    osoby = await zapytania_osob.osoby({w.dla for w in wpisy if w.dla is not None})
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    pisze = _moze(kto, operacje.CZYNNOSC, osoba.id)
    edycja = pisze and karta.stan != "zamknieta"
    wlasne = osoba.id == kto.osoba
    return {
        "wstep": f"{osoba.nazwa}, {miesiac.funkcje_slowami(osoba)}. {miesiac.ile_zapisano(wpisy)}",
        "karty_osob": None,
        "karta": {"stan": karta.stan, "powod": karta.powod if karta.stan == "zwrocona" else None},
        "tygodnie": miesiac.tygodnie(wpisy, lambda w: miesiac.komu(w, osoby, jednostki), edycja),
        "razem_min": sum(w.minuty for w in wpisy),
        "pokaz_komu": miesiac.rozne_komu(wpisy),
        "pokaz_opis": any(w.opis for w in wpisy),
        "kalendarz": miesiac.kalendarz(m.ten, wpisy, kontekst(request).dzis),
        "pule": await _pule(m, osoba, wpisy, kontekst(request).dzis),
        "karty": await odczyty_stron.karty_osoby(osoba.id, max(m.ten, kontekst(request).dzis), wlasne=wlasne),
        "czyny": miesiac.czyny(m.ten, osoba.id, karta.stan, _kroki(kto, osoba.id)) if wpisy else [],
        **await _formularz(request, m, osoba, pisze and (edycja or m.pola is not None)),
    }


def _moze(kto: Konto, czynnosc: str, osoba: int) -> bool:
    return moze(kto, czynnosc) and wymagaj(kto, czynnosc).osoba(osoba)


def _kroki(kto: Konto, osoba: int) -> list[str]:
    """Steps that this account may make on the person's card."""
    return [
        krok
        for krok, prawo in miesiace.PRAWO_KROKU.items()
        if _moze(kto, prawo, osoba) and not (krok == "zaakceptuj" and osoba == kto.osoba)
    ]


async def _pule(m: Miesiac, osoba: Osoba, wpisy: list[WpisGodzin], dzis: date) -> list[dict[str, Any]]:
    """The pools that an animator's entries of the month use, else that of his unit."""
    stan = min(czas.miesiac(m.ten).ostatni, m.plan.domyslny_stan(dzis))
    if not osoba.funkcje & ANIMATORZY or stan < m.ten or m.ten > m.plan.koniec_puli:
        return []
    jednostki = {w.jednostka for w in wpisy if w.rodzaj == "animator"} or {osoba.jednostka}
    posiadacze = [Posiadacz(None, j) for j in sorted(j for j in jednostki if j is not None)]
    limity: list[Limit] = await zapytania_limitow.limity(m.plan, posiadacze, Zakres(stan))
    nazwy = await odczyty_stron.kogo(limity)
    return [{"nazwa": nazwy.nazwa(x), "limit": x} for x in limity if m.ten >= x.okno.od]


async def _formularz(request: Zadanie, m: Miesiac, osoba: Osoba, jest: bool) -> dict[str, Any]:
    dzis = kontekst(request).dzis
    if not jest or m.ten > dzis:
        return {"formularz": None, "pola": m.pola or {}, "bledy": bledy_wg_pol(m.blad) if m.blad else {}}
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(m.plan, osoba, m.ten, m.plan.domyslny_stan(dzis))
    wlasne = osoba.id == konto(request).osoba
    formularz = formularz_wpisu.nowy(
        mozliwosci, adres_miesiaca(m.ten, None if wlasne else osoba.id), sesja=not mozliwosci.opis
    )
    wpisane = None if m.w_karcie else m.pola
    if wpisane is not None and not isinstance(m.blad, KluczInnegoWpisu):
        formularz["klucz"] = wpisane.get("klucz", "") or formularz["klucz"]
    bledy = bledy_wg_pol(m.blad) if m.blad else {}
    return {
        "formularz": formularz if mozliwosci.sa else None,
        "pola": formularz_wpisu.poczatkowe(mozliwosci, m.ten, dzis) if wpisane is None else wpisane,
        "bledy": bledy if m.w_karcie else formularz_wpisu.widoczne_bledy(bledy, formularz),
    }


# --- a new entry --------------------------------------------------------------------------------


@post("/godziny", status_code=303)
async def dodaj(request: Zadanie) -> Response[str]:
    """303 to the month of the entry with what was understood; else the page with the typed text kept."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = {**rama.formularz(request)}
    pytanie = wczytaj_zapytanie(ZapytanieGodzin, dict(request.query_params))
    osoba = await _osoba(konto(request), pytanie.osoba or _numer(pola.get("osoba")))
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
        plan = await plan_w_mocy()
        return await _pokaz(
            request, Miesiac(plan, _ten_miesiac(request, plan), osoba, pola, _zrozumialy(blad))
        )
    kogo = await odczyty_stron.kogo_z_odpowiedzi(wynik.odpowiedz["limity"])
    rodzaj, zdanie = zapisano.nowy_wpis(wpis.dzien, wpis.od_min, wpis.do_min, wynik.odpowiedz, kogo)
    numer = None if osoba.id == konto(request).osoba else osoba.id
    dokad = "/" if pola.get("wroc") == "/" else adres_miesiaca(wpis.dzien, numer)
    return rama.przekieruj(request, dokad, zdanie, rodzaj)


def _numer(tekst: object) -> int | None:
    """The person named in the form; what is no id of anybody is nobody."""
    return int(tekst) if isinstance(tekst, str) and tekst.isascii() and tekst.isdecimal() else None


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
        plan = await plan_w_mocy()
        return await _pokaz(
            request, Miesiac(plan, ten, await _osoba(konto(request), osoba), pola, blad, w_karcie=True)
        )
    numer = None if osoba == konto(request).osoba else osoba
    zdanie = f"Karta za {nazwa_miesiaca(ten)}: {STANY_KARTY[karta.stan]}."
    return rama.przekieruj(request, adres_miesiaca(ten, numer), zdanie)


TRASY = [strona_miesiaca, dodaj, krok_karty]
