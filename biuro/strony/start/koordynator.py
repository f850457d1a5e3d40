"""The coordinator's first screen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response

from biuro import odczyty_stron, rama
from biuro.odczyty import PRACOWNIK, Chwila
from biuro.odczyty import pulap as odczyty_pulapu
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.odczyty_stron import Stan
from biuro.strony.start.nowiny import rama_startu
from biuro.widoki import pulap as widok_pulapu
from biuro.widoki import start_koordynator as widok
from biuro.widoki import terminy, wersje_planu
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.jednostki import podsumowania_jednostek
from harmonogram.czas import Okres
from harmonogram.osoby import Jednostka
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.akceptacja import po_akceptacji
from harmonogram.zapytania.raporty import liczba_obecnych
from harmonogram.zapytania.wersje_planu import otwarta_wersja
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

NA_LISCIE = 8


async def ekran(request: Zadanie, chwila: Chwila) -> Response[str]:
    """What is behind, what waits for me, is the report ready, what is on this week?"""
    jednostki = await zapytania_osob.jednostki()
    osoby = await zapytania_osob.osoby()
    gdzie = rama.parametry_chwili(request)
    dane = await odczyty_stron.stan_planu(chwila)
    wersja = chwila.plan.wersja
    w_toku = widok.w_toku(wersja.dzialania, dane.podsumowania, gdzie)
    karty = await _do_akceptacji(chwila, gdzie)
    raport = await _raport(chwila, gdzie)
    terminy_tygodnia = await _tydzien(request, chwila, jednostki)
    pracownikow = sum(PRACOWNIK in o.funkcje for o in osoby.values())
    odpowiedzi = [
        widok.opoznione(w_toku, dane.podsumowania),
        widok.czeka(karty, kontekst(request).dzis, teraz=_stan_z_teraz(request, chwila)),
        *([widok.gotowosc(raport)] if raport else []),
        widok.ten_tydzien(terminy_tygodnia, chwila.stan),
    ]
    return rama.odpowiedz(
        request,
        "start_koordynator.html",
        await rama_startu(request, "Stan projektu", chwila),
        wstep=widok.wstep(wersja.projekt, chwila.stan, len(jednostki), pracownikow),
        odpowiedzi=odpowiedzi,
        uwaga=wersje_planu.czekajaca(await otwarta_wersja()),
        pierwsze_kroki=await _pierwsze_kroki(bool(jednostki), bool(osoby)),
        dzialania=w_toku,
        jednostki=await _najdalsze(dane, jednostki, gdzie),
        jednostek=len(jednostki),
        raport=raport,
        do_akceptacji=karty[:NA_LISCIE],
        blisko_limitu=await _blisko_limitu(request, chwila, gdzie),
        wydarzenia=widok.na_liste(terminy_tygodnia, chwila.stan),
        wydarzen=len(terminy_tygodnia),
    )


async def _blisko_limitu(
    request: Zadanie, chwila: Chwila, gdzie: Mapping[str, str]
) -> tuple[str, str] | None:
    do = chwila.stan if "stan" in gdzie else date.max
    ilu, pulap = await odczyty_pulapu.ilu_blisko(konto(request), chwila.stan, chwila.wiedza, do=do)
    return widok_pulapu.odnosnik_blisko(ilu, pulap, chwila.stan, gdzie)


async def _pierwsze_kroki(jednostki: bool, osoby: bool) -> list[tuple[str, str, bool]]:
    """The way of a fresh installation; nothing once all of it was walked."""
    kroki = [
        ("Dodaj jednostkę: gminę i powiat", "/jednostki/nowa", jednostki),
        ("Dodaj osoby i ich funkcje", "/osoby/nowa", osoby),
        ("Zapisz pierwsze godziny", "/godziny", await zestawienia.sa_wpisy()),
        ("Zaplanuj pierwsze wydarzenie", "/wydarzenia/nowe", await zestawienia.sa_wydarzenia()),
    ]
    if all(zrobione for _, _, zrobione in kroki):
        return []
    return [*kroki, ("Pobierz harmonogram jako wykres", "/gantt.pdf", False)]


async def _najdalsze(
    dane: Stan, jednostki: list[Jednostka], gdzie: Mapping[str, str]
) -> list[dict[str, Any]]:
    chwila = dane.chwila
    po_jednostce = await podsumowania_jednostek(chwila.plan, chwila.zakres(), [j.id for j in jednostki])
    return [
        widok.wiersz_jednostki(z, chwila.plan.wersja.dzialanie(z.p.dzialanie), gdzie)
        for z in widok.najdalsze(jednostki, po_jednostce)
    ]


def _stan_z_teraz(request: Zadanie, chwila: Chwila) -> bool:
    """What waits is of now although the page is of a day that is over; knowledge given bounds both."""
    return chwila.wiedza is None and chwila.stan < chwila.plan.domyslny_stan(kontekst(request).dzis)


async def _do_akceptacji(chwila: Chwila, gdzie: Mapping[str, str]) -> list[dict[str, Any]]:
    """Cards wait until they are judged, whatever the day of the page."""
    karty = await zapytania_kart.karty(stany=["zlozona"], wiedza=chwila.wiedza)
    if not karty:
        return []
    okres = Okres(min(k.miesiac for k in karty), date(9999, 1, 1))
    osoby = await zapytania_osob.osoby({k.osoba for k in karty})
    minuty = await zestawienia.minuty_wykonawcow(okres, set(osoby), chwila.wiedza)
    return widok.do_akceptacji(karty, osoby, minuty, chwila.stan, gdzie)


async def _raport(chwila: Chwila, gdzie: Mapping[str, str]) -> dict[str, Any] | None:
    kwartal = widok.kwartal_raportu(chwila.stan, chwila.plan.wersja.projekt.okres)
    if kwartal is None:
        return None
    wiedza = chwila.wiedza
    minuty = await zestawienia.minuty_wykonawcow(kwartal.okres, wiedza=wiedza)
    karty = await zapytania_kart.karty(okres=kwartal.okres, wiedza=wiedza)
    przebieg = await zestawienia.przebieg_wydarzen(kwartal.okres, wiedza)
    zmienione = await po_akceptacji(kwartal.okres, wiedza=wiedza)
    stany = {kto: k.stan for k in karty if (kto := (k.osoba, k.miesiac)) not in zmienione}
    return widok.raport(kwartal, minuty, stany, przebieg, gdzie)


async def _tydzien(request: Zadanie, chwila: Chwila, jednostki: list[Jednostka]) -> list[dict[str, Any]]:
    filtr = FiltrWydarzen(okres=widok.tydzien(chwila.stan))
    wydarzenia = await odczyty_wydarzen.wydarzenia(konto(request), filtr, wiedza=chwila.wiedza)
    znalezione = terminy.po_kolei(wydarzenia)
    obecnych = await liczba_obecnych([w.id for w in znalezione], chwila.zakres())
    po_id = {j.id: j for j in jednostki}
    return [terminy.termin(w, po_id, chwila.stan, w.id not in obecnych) for w in znalezione]
