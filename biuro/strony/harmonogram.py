"""/harmonogram: the chart and, as its twin in words, plan against actual by quarters."""

from datetime import date
from typing import Any

from litestar import Response, get

from biuro import odczyty, odczyty_stron, rama
from biuro.formularze.zapytania import ZapytanieLimitow, wczytaj_zapytanie
from biuro.odczyty import jako_zbior
from biuro.odczyty_stron import Stan
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import macierz
from biuro.widoki.adresy import adres
from biuro.wykres_projektu import dowody_glowne
from biuro.zadanie import Zadanie, konto
from budzet.paski import dane_paskow
from budzet.zapytania import wykonanie
from harmonogram.gantt import Wykres
from harmonogram.gantt import wykres as uloz_wykres
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import Jednostka


@get("/harmonogram")
async def harmonogram(request: Zadanie) -> Response[str]:
    """The whole project, or what one unit did of it."""
    kto = konto(request)
    wymagaj(kto, "wykonanie.czytaj")
    chwila = await rama.chwila_strony(request)
    plan, stan = chwila.plan, chwila.stan
    numer = wczytaj_zapytanie(
        ZapytanieLimitow, {"jednostka": request.query_params.get("jednostka", "")}
    ).jednostka
    jednostka = await odczyty.jednostka(kto, numer) if numer is not None else None
    dane = await odczyty_stron.stan_planu(chwila, numer)
    podany = request.query_params.get("stan")
    tytul = f"Harmonogram: {jednostka.nazwa_krotka}" if jednostka else "Harmonogram"
    strona = await rama.rama(request, tytul, okruchy=[("Harmonogram", "/harmonogram")], chwila=chwila)
    gantt = _wykres(dane, jednostka)
    return rama.odpowiedz(
        request,
        "harmonogram.html",
        {**strona, "inne_pola": [("jednostka", numer)] if numer else []},
        wstep=macierz.zdanie(plan.wersja.dzialania, dane.podsumowania),
        filtry=await _filtry(kto, numer),
        gantt=gantt,
        zapytanie=f"?stan={podany}" if podany else "",
        pliki=_pliki(kto, stan, podany) if numer is None else [],
        macierz=_macierz(dane, gantt.kwartaly, podany, numer),
    )


def _wykres(dane: Stan, jednostka: Jednostka | None) -> Wykres:
    """The same chart as the file's, without the marks of events: the page has no room for them."""
    wersja = dane.chwila.plan.wersja
    zakres = dane.chwila.zakres(jako_zbior(jednostka.id if jednostka else None))
    cele = wykonanie.cele(dane.chwila.plan, zakres)
    paski = dane_paskow(
        wersja.dzialania,
        cele,
        dane.podsumowania,
        dowody_glowne(cele, dane.zrobione),
        dane.zrobione.jednostek,
    )
    return uloz_wykres(wersja, paski, dane.chwila.stan)


def _macierz(
    dane: Stan, kwartaly: tuple[Kwartal, ...], podany: str | None, numer: int | None
) -> dict[str, Any]:
    plan = dane.chwila.plan
    return macierz.macierz(
        plan.wersja.dzialania,
        wykonanie.cele(plan, dane.chwila.zakres(jako_zbior(numer))),
        dane.podsumowania,
        dane.wiersze,
        kwartaly,
        dane.chwila.stan,
        dane.zrobione.jednostek,
        podany,
    )


def _pliki(kto: Konto, stan: date, podany: str | None) -> list[tuple[str, str]]:
    """The chart as files, as of the same day; the report for whoever may have it."""
    pliki = [
        (napis, adres(f"/gantt.{rozszerzenie}", stan=podany))
        for napis, rozszerzenie in (("PDF A4", "pdf"), ("PNG", "png"), ("SVG", "svg"))
    ]
    if moze(kto, "raporty.czytaj"):
        okres = Kwartal.z_dnia(stan).kod
        pliki.append(("Excel", adres("/raporty/kwartalny.xlsx", okres=okres, stan=podany)))
    return pliki


async def _filtry(kto: Konto, numer: int | None) -> list[dict[str, Any]]:
    """A choice of the unit for whoever sees more than one."""
    jednostki = await odczyty.jednostki(kto) if moze(kto, "jednostki.czytaj") else []
    if len(jednostki) < 2:
        return []
    opcje = [("", "cały projekt"), *((j.id, j.nazwa) for j in jednostki)]
    return [{"nazwa": "jednostka", "etykieta": "Jednostka", "wybrane": numer or "", "opcje": opcje}]


TRASY = [harmonogram]
