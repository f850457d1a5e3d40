"""/godziny/{id}: one entry, its change, its removal, its history."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, odczyty, odczyty_stron, odpowiedzi, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.godziny import ZmianaWpisu
from biuro.operacje import godziny as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import formularz_wpisu, historia_wpisu, zapisano
from biuro.widoki.adresy import adres_miesiaca
from biuro.widoki.limity import Kogo
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst, dzien_z_nazwa, miesiac_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import osoby as zapytania_osob

DO_POPRAWY = (409, 422)
PO_ZLOZENIU = ("zlozona", "zaakceptowana")
Bledy = Mapping[str, str]


@get("/godziny/{id_wpisu:int}")
async def strona_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """404 for a removed entry and for one out of sight."""
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    return await _pokaz(request, await operacje.widoczny_wpis(kontekst(request), id_wpisu, wiedza))


async def _pokaz(
    request: Zadanie,
    wpis: WpisGodzin,
    pola: Mapping[str, Any] | None = None,
    bledy: Bledy | None = None,
    kod: int = 200,
) -> Response[str]:
    k = kontekst(request)
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    plan = chwila.plan if chwila else await plan_w_mocy()
    wersje = await operacje.historia_wpisu(k, wpis.id or 0, wiedza)
    kogo = await _kogo(wersje)
    stan_karty = odczyty.stan_karty(await odczyty.stany_kart([wpis], wiedza), wpis)
    edycja = wiedza is None and stan_karty != "zamknieta" and _moze_zmienic(request, wpis)
    formularz = await _formularz(request, wpis, stan_karty in PO_ZLOZENIU) if edycja else None
    tytul = f"Wpis z {dzien_na_tekst(wpis.dzien)}"
    okruchy = _okruchy(request, wpis, tytul)
    return rama.odpowiedz(
        request,
        "wpis_godzin.html",
        await rama.rama(request, tytul, okruchy=okruchy, plan=plan.wersja, chwila=chwila),
        status=kod,
        wstep="" if edycja else "Tego wpisu nie można tu zmienić.",
        formularz=formularz,
        dane=historia_wpisu.dane(wpis, kogo),
        stan_karty=stan_karty,
        historia=historia_wpisu.historia(wersje, await konta.loginy(), kogo),
        usun_adres=f"/godziny/{wpis.id}/usun" if edycja else None,
        usun_powod=stan_karty in PO_ZLOZENIU,
        wersja=wpis.wersja,
        pola=formularz_wpisu.z_wpisu(odpowiedzi.wpis(wpis, stan_karty)) if pola is None else pola,
        bledy=formularz_wpisu.widoczne_bledy(bledy, formularz) if bledy and formularz else bledy or {},
    )


def _moze_zmienic(request: Zadanie, wpis: WpisGodzin) -> bool:
    kto = konto(request)
    return moze(kto, operacje.CZYNNOSC) and wymagaj(kto, operacje.CZYNNOSC).osoba(wpis.osoba)


def _okruchy(request: Zadanie, wpis: WpisGodzin, tytul: str) -> list[tuple[str, str]]:
    """Through the month when this account may open it: a coach also sees what others did for his workers."""
    kto = konto(request)
    if not moze(kto, "miesiace.czytaj") or not wymagaj(kto, "miesiace.czytaj").osoba(wpis.osoba):
        return [("Godziny", "/godziny"), (tytul, f"/godziny/{wpis.id}")]
    numer = None if wpis.osoba == kto.osoba else wpis.osoba
    do_miesiaca = (miesiac_na_tekst(wpis.dzien), adres_miesiaca(wpis.dzien, numer))
    return [("Godziny", "/godziny"), do_miesiaca, (tytul, f"/godziny/{wpis.id}")]


async def _kogo(wersje: list[dict[str, Any]]) -> Kogo:
    ids = {w[pole] for w in wersje for pole in ("osoba", "dla") if w[pole] is not None}
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    return Kogo(await zapytania_osob.osoby(ids), jednostki)


async def _formularz(request: Zadanie, wpis: WpisGodzin, powod: bool) -> dict[str, Any] | None:
    """What the performer may log in the entry's month."""
    osoba = await zapytania_osob.osoba(wpis.osoba)
    if osoba is None:
        return None
    plan = await plan_w_mocy()
    stan = plan.domyslny_stan(kontekst(request).dzis)
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(plan, osoba, wpis.dzien, stan)
    return formularz_wpisu.zmiana(mozliwosci, f"/godziny/{wpis.id}", wpis.wersja, powod)


@post("/godziny/{id_wpisu:int}", status_code=303)
async def zmien(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """303 to the month; else the page with the typed text kept."""
    wpis = await _do_zmiany(request, id_wpisu)
    pola = rama.formularz(request)
    try:
        zmiany = wczytaj_formularz(ZmianaWpisu, pola).podane()
        powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
        wynik = await operacje.zmien_wpis(kontekst(request), id_wpisu, zmiany, powod, wersja)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        podnosi = moze(konto(request), "limity.podnies")
        bledy = formularz_wpisu.bledy_wpisu(blad, podnosi, rama.parametry_chwili(request))
        return await _pokaz(request, wpis, pola, bledy, status(blad))
    nowy = await operacje.widoczny_wpis(kontekst(request), id_wpisu)
    nazwy = await odczyty_stron.kogo_z_odpowiedzi(wynik["limity"])
    rodzaj, zdanie = zapisano.zmiana(nowy.dzien, nowy.od_min, nowy.do_min, wynik, nazwy)
    return rama.przekieruj(request, _do_miesiaca(request, nowy), zdanie, rodzaj, dzien=nowy.dzien)


@post("/godziny/{id_wpisu:int}/usun", status_code=303)
async def usun(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """303 to the month; a submitted card asks for a reason first."""
    wpis = await _do_zmiany(request, id_wpisu)
    pola = rama.formularz(request)
    podane: dict[str, object] = {nazwa: pola[nazwa] for nazwa in ("powod", "wersja") if nazwa in pola}
    try:
        dane = wczytaj_formularz(ZmianaWpisu, podane)
        await operacje.usun_wpis(kontekst(request), id_wpisu, dane.powod, dane.wersja)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        bledy = {"usun-powod" if p == "powod" else p: z for p, z in bledy_wg_pol(blad).items()}
        return await _pokaz(request, wpis, None, bledy, status(blad))
    return rama.przekieruj(
        request, _do_miesiaca(request, wpis), f"Usunięto wpis {dzien_z_nazwa(wpis.dzien)}."
    )


async def _do_zmiany(request: Zadanie, id_wpisu: int) -> WpisGodzin:
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    return await operacje.wpis_do_zmiany(zasieg, kontekst(request), id_wpisu)


def _do_miesiaca(request: Zadanie, wpis: WpisGodzin) -> str:
    return adres_miesiaca(wpis.dzien, None if wpis.osoba == konto(request).osoba else wpis.osoba)


TRASY = [strona_wpisu, zmien, usun]
