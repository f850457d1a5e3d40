"""/wydarzenia/{id}: one event, its attendance as a list, steps between its states."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.wydarzenia import PowodZmiany
from biuro.ocena.wydarzenie import sprawdz_zasieg
from biuro.odczyty import Chwila
from biuro.odczyty import wydarzenia as odczyty
from biuro.operacje import wydarzenia as operacje
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import obecnosc as widok_obecnosci
from biuro.widoki import wydarzenie as widok
from biuro.widoki.wydarzenia import adres_wydarzenia, dni, stan_na_dzien
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, BrakPrawa
from harmonogram.czas import dzien_na_tekst
from harmonogram.obecnosc import SEKTORY, Obecnosc
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, Zwiazani

DO_POPRAWY = (409, 422)


@dataclass(frozen=True)
class Strona:
    """What the page is made of, read once; `pola` and `blad` are of a form sent back.

    `dzis` is today, or the day asked for where that is earlier; `zmienia` is never of what was known once.
    """

    w: Wydarzenie
    obecnosc: Obecnosc
    osoby: Mapping[int, Osoba]
    jednostki: Mapping[int, Jednostka]
    dzis: date
    zmienia: bool
    nazwiska: bool
    pola: Mapping[str, Any] = field(default_factory=dict)
    bledy: Mapping[str, str] = field(default_factory=dict)

    @property
    def minione(self) -> list[date]:
        """Days whose attendance may be written already."""
        return [d for d in dni(self.w) if d <= self.dzis]


@get("/wydarzenia/{id_wydarzenia:int}")
async def strona_wydarzenia(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """404 for an event out of sight."""
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    return await pokaz(request, await odczyty.wydarzenie(konto(request), id_wydarzenia, wiedza=wiedza))


def dzien_strony(request: Zadanie, chwila: Chwila | None) -> date:
    """What happened later is not on the page."""
    dzis = kontekst(request).dzis
    return min(dzis, chwila.stan) if chwila else dzis


async def pokaz(
    request: Zadanie,
    w: Wydarzenie,
    pola: Mapping[str, Any] | None = None,
    blad: BladDziedziny | None = None,
) -> Response[str]:
    """The page, also with a form that was refused."""
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    s = await _strona(request, w, chwila, pola or {}, bledy_wg_pol(blad) if blad else {})
    plan = chwila.plan if chwila else await plan_w_mocy()
    zapisy = await odczyty.historia(konto(request), w.id, wiedza=wiedza)
    pokazane = replace(w, stan=stan_na_dzien(w, s.dzis)) if chwila else w
    powod = (zapisy[-1].powod or "") if w.stan == "odwolane" else ""
    okruchy = [("Wydarzenia", "/wydarzenia"), (w.tytul, adres_wydarzenia(w))]
    return rama.odpowiedz(
        request,
        "wydarzenie.html",
        await rama.rama(request, w.tytul, okruchy=okruchy, plan=plan.wersja, chwila=chwila),
        status=status(blad) if blad else 200,
        wstep=widok.wstep(pokazane, _bez_obecnosci(s), s.dzis),
        w=widok.dane(pokazane, plan.wersja, plan.cele, s.jednostki, s.osoby, powod),
        obecnosc=_obecnosc(s),
        dopisz=_dopisz(s),
        zmien_adres=f"{adres_wydarzenia(w)}/zmien" if s.zmienia and w.stan != "odwolane" else None,
        czyny=widok.czyny(w, s.dzis) if s.zmienia and pokazane.stan == w.stan else [],
        inne=widok.inne(w, await _podobne(konto(request), w, wiedza), s.dzis),
        historia=widok.historia(zapisy, await konta.loginy()),
        pola=s.pola,
        bledy=s.bledy,
        bledy_tytul="Nie zapisano zmian",
    )


async def _strona(
    request: Zadanie,
    w: Wydarzenie,
    chwila: Chwila | None,
    pola: Mapping[str, Any],
    bledy: Mapping[str, str],
) -> Strona:
    k, dzis = konto(request), dzien_strony(request, chwila)
    wiedza = chwila.wiedza if chwila else None
    zapisana = await zapytania_obecnosci.obecnosc(w.id, wiedza=wiedza)
    obecnosc = {dzien: kto for dzien, kto in zapisana.items() if dzien <= dzis}
    obecni = {o.osoba for kto in obecnosc.values() for o in kto if o.osoba is not None}
    zmienia = _moze_zmienic(k, w)
    return Strona(
        w=w,
        obecnosc=obecnosc,
        osoby=await zapytania_osob.osoby(w.prowadzacy | w.uczestnicy | obecni),
        jednostki={j.id: j for j in await zapytania_osob.jednostki()},
        dzis=dzis,
        zmienia=zmienia and wiedza is None,
        nazwiska=zmienia or (moze(k, "osoby.czytaj") and wymagaj(k, "osoby.czytaj").wszystko),
        pola={"dni": [d.isoformat() for d in dni(w)], **pola},
        bledy=bledy,
    )


def _moze_zmienic(k: Konto, w: Wydarzenie) -> bool:
    try:
        sprawdz_zasieg(wymagaj(k, operacje.CZYNNOSC), w.jednostki)
    except BrakPrawa:
        return False
    return True


async def _podobne(k: Konto, w: Wydarzenie, wiedza: datetime | None) -> list[Wydarzenie]:
    if not w.jednostki:
        return []
    filtr = FiltrWydarzen(rodzaj=w.rodzaj, dzialanie=w.dzialanie, zwiazani=Zwiazani(jednostki=w.jednostki))
    return await odczyty.wydarzenia(k, filtr, wiedza=wiedza)


# --- attendance on the page -----------------------------------------------------------------------


def _bez_obecnosci(s: Strona) -> list[date]:
    return [d for d in s.minione if not s.obecnosc.get(d)]


def _obecnosc(s: Strona) -> dict[str, Any] | None:
    """None before the first day when nobody is expected; names only for those who may read them."""
    if not s.minione and not s.w.uczestnicy:
        return None
    kolumny = widok_obecnosci.kolumny(dni(s.w), s.dzis)
    osoby = widok_obecnosci.wiersze(s.w.uczestnicy, s.obecnosc, s.osoby, s.jednostki)
    edycja = s.zmienia and s.w.stan != "odwolane" and bool(s.minione)
    return {
        "adres": f"{adres_wydarzenia(s.w)}/obecnosc" if edycja else None,
        "podsumowanie": widok_obecnosci.podsumowanie(kolumny, s.obecnosc, len(osoby)) if osoby else "",
        "dni": kolumny,
        "osoby": osoby if s.nazwiska else [],
        "ukryta": bool(osoby) and not s.nazwiska,
    }


def _dopisz(s: Strona) -> dict[str, Any] | None:
    if not s.zmienia or not s.minione or s.w.stan == "odwolane":
        return None
    wielodniowe = len(s.minione) > 1
    return {
        "adres": f"{adres_wydarzenia(s.w)}/obecnosc/dopisz",
        "sektory": list(SEKTORY.items()),
        "dni": [(d.isoformat(), dzien_na_tekst(d)) for d in s.minione] if wielodniowe else [],
    }


# --- steps ----------------------------------------------------------------------------------------


@post("/wydarzenia/{id_wydarzenia:int}/odwolaj", status_code=303)
async def odwolaj(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event, whose page says that it is cancelled; without a reason the page again."""
    w = await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    pola = rama.formularz(request)
    try:
        powod = wczytaj_formularz(PowodZmiany, rama.podane(pola, "powod")).powod
        await operacje.odwolaj_wydarzenie(kontekst(request), id_wydarzenia, powod)
    except BladDziedziny as blad:
        return await z_bledem(request, w, pola, blad)
    return rama.przekieruj(request, adres_wydarzenia(w))


@post("/wydarzenia/{id_wydarzenia:int}/przywroc", status_code=303)
async def przywroc(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event, planned again."""
    w = await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    try:
        await operacje.przywroc_wydarzenie(kontekst(request), id_wydarzenia)
    except BladDziedziny as blad:
        return await z_bledem(request, w, {}, blad)
    return rama.przekieruj(request, adres_wydarzenia(w), "Przywrócono wydarzenie. Jest znowu zaplanowane.")


@post("/wydarzenia/{id_wydarzenia:int}/odbyte", status_code=303)
async def odbyte(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event; it counts from now on."""
    return await _oznacz(request, id_wydarzenia, "odbyte", "Wydarzenie liczy się teraz do wykonania planu.")


@post("/wydarzenia/{id_wydarzenia:int}/zaplanowane", status_code=303)
async def zaplanowane(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event; it no longer counts."""
    return await _oznacz(request, id_wydarzenia, "zaplanowane", "Wydarzenie jest znowu zaplanowane.")


async def _oznacz(request: Zadanie, id_wydarzenia: int, stan: str, zdanie: str) -> Response[str]:
    w = await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    try:
        await operacje.zmien_wydarzenie(kontekst(request), id_wydarzenia, {"stan": stan})
    except BladDziedziny as blad:
        return await z_bledem(request, w, {}, blad)
    return rama.przekieruj(request, adres_wydarzenia(w), zdanie)


async def z_bledem(
    request: Zadanie, w: Wydarzenie, pola: Mapping[str, Any], blad: BladDziedziny
) -> Response[str]:
    """The page with the sentence and what was typed; other refusals are pages of their own."""
    if status(blad) not in DO_POPRAWY:
        raise blad
    return await pokaz(request, w, pola, blad)


TRASY = [strona_wydarzenia, odwolaj, przywroc, odbyte, zaplanowane]
