"""First screens of the expert (adviser, supervisor), the coach and the animator."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from litestar import Response

from biuro import odczyty, odczyty_stron, rama
from biuro.odczyty import Chwila
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.strony.start import wspolne
from biuro.strony.start.nowiny import rama_startu
from biuro.widoki import limity as widok_limitow
from biuro.widoki import start_wykonawca as widok
from biuro.widoki import tabela_miesiaca, terminy
from biuro.widoki.adresy import adres
from biuro.zadanie import Zadanie, konto
from budzet.limity import Limit, cele_z_limitem
from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.raporty import liczba_obecnych
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

OSTATNICH = 5
DNI_WSTECZ = 60
NAJWIECEJ_ZALEGLYCH = 8


async def _osoba(request: Zadanie) -> Osoba:
    osoba = await wspolne.wlasna_osoba(request)
    if osoba is None:
        raise NieZnaleziono("Konto nie jest połączone z osobą. Poproś koordynatora projektu.")
    return osoba


async def ekspert(request: Zadanie, chwila: Chwila) -> Response[str]:
    """Is my month complete?"""
    osoba = await _osoba(request)
    wpisy = await wspolne.wpisy_miesiaca(osoba, chwila)
    karty = await wspolne.wlasne_karty(request, osoba, chwila)
    tytul = widok.tytul_eksperta(wpisy, karty, chwila.stan)
    return rama.odpowiedz(
        request,
        "start_ekspert.html",
        await rama_startu(request, tytul, chwila),
        wstep=widok.wstep_eksperta(wpisy),
        uwaga=widok.uwaga(await odczyty_stron.zwrocona_karta(osoba.id, chwila.wiedza), karty, chwila.stan),
        ostatnie=tabela_miesiaca.ostatnie(wpisy, OSTATNICH, True),
        karty=karty,
        wydarzenia=await wspolne.najblizsze(request, chwila),
        **await wspolne.formularz(request, chwila, osoba),
    )


# --- coach --------------------------------------------------------------------------------------


async def coach(request: Zadanie, chwila: Chwila) -> Response[str]:
    """How many hours may I still plan for X this month?"""
    osoba = await _osoba(request)
    kto, stan = konto(request), chwila.stan
    limity = [x for x in await odczyty.limity(kto, chwila) if x.dla in kto.podopieczni and stan >= x.okno.od]
    trwaja = [x for x in limity if stan in x.okno] or limity
    karty = await wspolne.wlasne_karty(request, osoba, chwila)
    return rama.odpowiedz(
        request,
        "start_coach.html",
        await rama_startu(request, widok.tytul_coacha(limity, stan), chwila),
        wstep=widok.wstep_coacha(limity, stan),
        uwaga=widok.uwaga(await odczyty_stron.zwrocona_karta(osoba.id, chwila.wiedza), karty, stan),
        grupy=await _grupy(chwila, trwaja, rama.parametry_chwili(request)),
        objasnienie=widok.objasnienie(limity, stan),
        karty=karty,
        wydarzenia=await wspolne.najblizsze(request, chwila),
        **await wspolne.formularz(request, chwila, osoba),
    )


async def _grupy(chwila: Chwila, limity: list[Limit], gdzie: Mapping[str, str]) -> list[dict[str, Any]]:
    """A section an action, with the links of a coach on every card."""
    kogo = await odczyty_stron.kogo(limity)
    podniesione = await odczyty_stron.podniesienia(chwila, limity)
    cele = cele_z_limitem(chwila.plan.cele)
    grupy = []
    for d in widok_limitow.kolejnosc_dzialan(chwila.plan.wersja.dzialania, chwila.stan):
        swoje = widok_limitow.uporzadkuj(x for x in limity if x.dzialanie == d.nr)
        karty = [
            widok_limitow.karta(
                x,
                kogo,
                _odnosniki(x, gdzie),
                podniesienia=podniesione.get((x.dzialanie, x.posiadacz), ()),
                gdzie=gdzie,
            )
            for x in swoje
        ]
        if karty:
            grupy.append(widok_limitow.grupa(d, cele[d.nr], chwila.stan, karty))
    return grupy


def _odnosniki(limit: Limit, gdzie: Mapping[str, str]) -> list[tuple[str, str]]:
    sesje = ("Sesje", widok_limitow.adres_wpisow(limit, gdzie))
    if limit.po_oknie or "wiedza" in gdzie:
        return [sesje]
    return [("Zapisz sesję", adres("/", dla=limit.dla, **gdzie) + "#h-wpis"), sesje]


# --- animator -----------------------------------------------------------------------------------


async def animator(request: Zadanie, chwila: Chwila) -> Response[str]:
    """This month's 20 h."""
    osoba = await _osoba(request)
    kto, stan = konto(request), chwila.stan
    pule = [x for x in await odczyty.limity(kto, chwila) if x.dla is None and x.jednostka in kto.jednostki]
    karty = await wspolne.wlasne_karty(request, osoba, chwila)
    return rama.odpowiedz(
        request,
        "start_animator.html",
        await rama_startu(request, widok.tytul_animatora(pule, stan), chwila),
        wstep=widok.wstep_animatora(pule, stan),
        uwaga=widok.uwaga(await odczyty_stron.zwrocona_karta(osoba.id, chwila.wiedza), karty, stan),
        pule=await odczyty_stron.karty_limitow(
            kto, chwila, widok_limitow.uporzadkuj(pule), gdzie=rama.parametry_chwili(request)
        ),
        obecnosci=await _obecnosci(request, chwila),
        karty=karty,
        wydarzenia=await wspolne.najblizsze(request, chwila),
        **await wspolne.formularz(request, chwila, osoba),
    )


async def _obecnosci(request: Zadanie, chwila: Chwila) -> list[dict[str, Any]]:
    """Events of the last weeks that were held or should have been, still without attendance."""
    kto, stan = konto(request), chwila.stan
    okres = Okres.wlacznie(stan - timedelta(days=DNI_WSTECZ), stan)
    filtr = FiltrWydarzen(okres=okres, zwiazani=odczyty_wydarzen.moje(kto))
    wydarzenia = await odczyty_wydarzen.wydarzenia(kto, filtr, wiedza=chwila.wiedza)
    znalezione = [w for w in wydarzenia if w.stan != "odwolane" and w.terminy]
    obecnych = await liczba_obecnych([w.id for w in znalezione], chwila.zakres())
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    wiersze = [terminy.termin(w, jednostki, stan, w.id not in obecnych) for w in terminy.po_kolei(znalezione)]
    return [w for w in wiersze if w["stan"] == "brak"][-NAJWIECEJ_ZALEGLYCH:]
