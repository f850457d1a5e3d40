"""/godziny/{id}: one entry, its change, its removal and undo, its history."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odczyty, odczyty_stron, odpowiedzi, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.godziny import ZapytanieWersji, ZmianaWpisu
from biuro.formularze.zapytania import wczytaj_zapytanie
from biuro.odczyty.slady_wpisow import Slad, slady_wpisow
from biuro.operacje import godziny as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import droga_wpisu, formularz_wpisu, historia_wpisu, zapisano
from biuro.widoki.adresy import adres_miesiaca
from biuro.widoki.limity import Kogo
from biuro.wyglad.napisy import chwila as chwila_na_tekst
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, NieZnaleziono, WersjaNieaktualna
from harmonogram.czas import dzien_na_tekst, miesiac_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import z_wersji

DO_POPRAWY = (409, 422)
PO_ZLOZENIU = ("zlozona", "zaakceptowana")
Bledy = Mapping[str, str]


@dataclass(frozen=True)
class Strona:
    """The entry of the page, as it is or as it was removed."""

    wpis: WpisGodzin
    usuniety: bool = False
    pola: Mapping[str, Any] | None = None
    bledy: Bledy = field(default_factory=dict)
    kod: int = 200
    blad: BladDziedziny | None = None


@get("/godziny/{id_wpisu:int}")
async def strona_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """404 for an entry out of sight; `?wersja=` fills the form with the values of an earlier version."""
    chwila = await rama.podana_chwila(request)
    return await _pokaz(request, await _strona(request, id_wpisu, chwila.wiedza if chwila else None))


async def _strona(request: Zadanie, id_wpisu: int, wiedza: datetime | None) -> Strona:
    try:
        return Strona(await operacje.widoczny_wpis(kontekst(request), id_wpisu, wiedza))
    except NieZnaleziono as brak:
        znane = await operacje.historia_wpisu(kontekst(request), id_wpisu)
        wersje = [w for w in znane if wiedza is None or w["wazna_od"] <= wiedza]
        if not wersje or not wersje[-1]["usunieto"]:
            raise brak from None
        return Strona(z_wersji(wersje[-1]), usuniety=True)


async def _pokaz(request: Zadanie, s: Strona) -> Response[str]:
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    plan = chwila.plan if chwila else await plan_w_mocy()
    slady = (await slady_wpisow([s.wpis.id or 0], wiedza))[s.wpis.id or 0]
    kogo = await _kogo(slady)
    stan_karty = odczyty.stan_karty(await odczyty.stany_kart([s.wpis], wiedza), s.wpis)
    pisze = wiedza is None and stan_karty != "zamknieta" and _moze_zmienic(request, s.wpis)
    edycja = pisze and not s.usuniety
    wzor = _wzor(request, slady) if edycja and s.pola is None else None
    powod = stan_karty in PO_ZLOZENIU
    formularz = await _formularz(request, s.wpis, powod, wzor) if edycja else None
    if formularz and isinstance(s.blad, WersjaNieaktualna):
        formularz["napis"] = "Zapisz mimo tamtej zmiany"
    tytul = f"Wpis z {dzien_na_tekst(s.wpis.dzien)}"
    return rama.odpowiedz(
        request,
        "wpis_godzin.html",
        await rama.rama(
            request, tytul, okruchy=_okruchy(request, s.wpis, tytul), plan=plan.wersja, chwila=chwila
        ),
        status=s.kod,
        wstep=_wstep(s, slady[-1], edycja, stan_karty),
        formularz=formularz,
        dane=historia_wpisu.dane(s.wpis, kogo),
        stan_karty=stan_karty,
        historia=historia_wpisu.historia(slady, kogo, przywroc=formularz is not None),
        usun_adres=f"/godziny/{s.wpis.id}/usun" if edycja else None,
        usun_powod=powod,
        przywroc_adres=f"/godziny/{s.wpis.id}/przywroc" if pisze and s.usuniety else None,
        wersja=s.wpis.wersja,
        pola=_pola(s.wpis, wzor, stan_karty) if s.pola is None else s.pola,
        bledy=_bledy(request, s, slady[-1], formularz),
        bledy_tytul=_tytul_bledu(s),
    )


def _wzor(request: Zadanie, slady: Sequence[Slad]) -> WpisGodzin | None:
    """The earlier version whose values were asked for."""
    nr = wczytaj_zapytanie(ZapytanieWersji, dict(request.query_params)).wersja
    return next((s.wpis for s in slady[:-1] if s.wpis.wersja == nr and not s.usunieto), None)


def _pola(wpis: WpisGodzin, wzor: WpisGodzin | None, stan_karty: str) -> dict[str, Any]:
    pola = formularz_wpisu.z_wpisu(odpowiedzi.wpis(wzor or wpis, stan_karty))
    return pola if wzor is None else {**pola, "powod": f"przywrócenie wersji {wzor.wersja}"}


def _tytul_bledu(s: Strona) -> str:
    if isinstance(s.blad, NieZnaleziono):
        return "Tego wpisu już nie ma w karcie"
    return "Nie przywrócono wpisu" if s.usuniety else "Nie zmieniono wpisu"


def _bledy(request: Zadanie, s: Strona, ostatni: Slad, formularz: Mapping[str, Any] | None) -> Bledy:
    if isinstance(s.blad, NieZnaleziono):
        return {"": droga_wpisu.usuniety(ostatni, _do_miesiaca(request, s.wpis))}
    bledy = formularz_wpisu.widoczne_bledy(s.bledy, formularz) if s.bledy and formularz else s.bledy
    return droga_wpisu.z_droga(bledy, s.blad, ostatni)


def _wstep(s: Strona, ostatni: Slad, edycja: bool, stan_karty: str) -> str:
    if s.usuniety:
        return f"Usunięty: {chwila_na_tekst(ostatni.kiedy)}, {ostatni.nazwa}. Nie liczy się w żadnej sumie."
    if not edycja and stan_karty == "zamknieta":
        karta = f"Karta za {miesiac_na_tekst(s.wpis.dzien)} jest zamknięta: tego wpisu nie można zmienić"
        return f"{karta}, dopóki koordynator jej nie otworzy, podając powód."
    return "" if edycja else "Tego wpisu nie można tu zmienić."


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


async def _kogo(slady: Sequence[Slad]) -> Kogo:
    ids = {i for s in slady for i in (s.wpis.osoba, s.wpis.dla) if i is not None}
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    return Kogo(await zapytania_osob.osoby(ids), jednostki)


async def _formularz(
    request: Zadanie, wpis: WpisGodzin, powod: bool, wzor: WpisGodzin | None
) -> dict[str, Any] | None:
    """What the performer may log in the entry's month; going back to a version is a change with a reason."""
    osoba = await zapytania_osob.osoba(wpis.osoba)
    if osoba is None:
        return None
    plan = await plan_w_mocy()
    stan = plan.domyslny_stan(kontekst(request).dzis)
    mozliwosci = await odczyty_stron.mozliwosci_wpisu(plan, osoba, wpis.dzien, stan)
    adres = f"/godziny/{wpis.id}"
    if wzor is None:
        return formularz_wpisu.zmiana(mozliwosci, adres, wpis.wersja, powod)
    naglowek = {"naglowek": f"Przywrócenie wersji {wzor.wersja}"}
    return formularz_wpisu.zmiana(mozliwosci, adres, wpis.wersja, powod=True) | naglowek


@post("/godziny/{id_wpisu:int}", status_code=303)
async def zmien(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """303 to the month; else the page with the typed text kept."""
    try:
        wpis = await _do_zmiany(request, id_wpisu)
    except NieZnaleziono as brak:
        return await _juz_usuniety(request, id_wpisu, brak)
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
        return await _pokaz(request, Strona(wpis, pola=pola, bledy=bledy, kod=status(blad), blad=blad))
    nowy = await operacje.widoczny_wpis(kontekst(request), id_wpisu)
    nazwy = await odczyty_stron.kogo_z_odpowiedzi(wynik["limity"])
    rodzaj, zdanie = zapisano.zmiana(nowy.dzien, nowy.od_min, nowy.do_min, wynik, nazwy)
    return rama.przekieruj(request, _do_miesiaca(request, nowy), zdanie, rodzaj, dzien=nowy.dzien)


@post("/godziny/{id_wpisu:int}/usun", status_code=303)
async def usun(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """303 to the month; a submitted card asks for a reason first."""
    try:
        wpis = await _do_zmiany(request, id_wpisu)
    except NieZnaleziono as brak:
        return await _juz_usuniety(request, id_wpisu, brak)
    pola = rama.formularz(request)
    podane: dict[str, object] = {nazwa: pola[nazwa] for nazwa in ("powod", "wersja") if nazwa in pola}
    try:
        dane = wczytaj_formularz(ZmianaWpisu, podane)
        await operacje.usun_wpis(kontekst(request), id_wpisu, dane.powod, dane.wersja)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        bledy = {"usun-powod" if p == "powod" else p: z for p, z in bledy_wg_pol(blad).items()}
        return await _pokaz(request, Strona(wpis, bledy=bledy, kod=status(blad), blad=blad))
    zdanie = zapisano.usuniecie(wpis.dzien, wpis.od_min, wpis.do_min)
    cofnij = f"/godziny/{id_wpisu}/przywroc"
    return rama.przekieruj(request, _do_miesiaca(request, wpis), zdanie, cofnij=cofnij)


@post("/godziny/{id_wpisu:int}/przywroc", status_code=303)
async def przywroc(request: Zadanie, id_wpisu: FromPath[int]) -> Response[str]:
    """303 to the month with the removed entry in it again; what has taken its place is told on its page."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    try:
        await operacje.przywroc_wpis(kontekst(request), id_wpisu)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        strona = await _strona(request, id_wpisu, None)
        zdania = {"": " ".join(bledy_wg_pol(blad).values())}
        return await _pokaz(request, replace(strona, bledy=zdania, kod=status(blad), blad=blad))
    wpis = await operacje.widoczny_wpis(kontekst(request), id_wpisu)
    zdanie = zapisano.przywrocenie(wpis.dzien, wpis.od_min, wpis.do_min)
    return rama.przekieruj(request, _do_miesiaca(request, wpis), zdanie, dzien=wpis.dzien)


async def _juz_usuniety(request: Zadanie, id_wpisu: int, brak: NieZnaleziono) -> Response[str]:
    """Somebody, or another window, removed it first: its page says who and when."""
    strona = await _strona(request, id_wpisu, None)
    if not strona.usuniety:
        raise brak
    return await _pokaz(request, replace(strona, kod=409, blad=brak))


async def _do_zmiany(request: Zadanie, id_wpisu: int) -> WpisGodzin:
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    return await operacje.wpis_do_zmiany(zasieg, kontekst(request), id_wpisu)


def _do_miesiaca(request: Zadanie, wpis: WpisGodzin) -> str:
    return adres_miesiaca(wpis.dzien, None if wpis.osoba == konto(request).osoba else wpis.osoba)


TRASY = [strona_wpisu, zmien, usun, przywroc]
