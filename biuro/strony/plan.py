"""/plan: project, phases, the twelve actions with their targets, the versions and their differences."""

from datetime import datetime
from typing import Any

from litestar import Response, get

from biuro import konta, rama, wersje_planu
from biuro.formularze.zapytania import ZapytanieRoznicy, wczytaj_zapytanie
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import wersje_planu as widok
from biuro.widoki.adresy import adres
from biuro.widoki.cele import cele_slowami
from biuro.zadanie import Zadanie, konto
from harmonogram.dzialania import RODZAJE_DZIALAN
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.slowa import ile


@get("/plan")
async def plan(request: Zadanie) -> Response[str]:
    """The version in force on the day, and all of them."""
    kto = konto(request)
    wymagaj(kto, "plan.czytaj")
    chwila = await rama.chwila_strony(request)
    wersja, dzialania = chwila.plan.wersja, chwila.plan.wersja.dzialania
    okres = zakres_na_tekst(min(d.od for d in dzialania), max(d.do for d in dzialania))
    wersje = await _wersje(request, chwila.wiedza)
    czeka = next((w for w in wersje if w["stan"] != widok.PRZYJETA), None)
    return rama.odpowiedz(
        request,
        "plan.html",
        await rama.rama(request, "Plan projektu", okruchy=[("Plan", "/plan")], chwila=chwila),
        wstep=f"{ile(len(dzialania), 'działanie', 'działania', 'działań')}, {okres}. Plan: {wersja.opis}.",
        wersja=wersja,
        cele=cele_slowami(chwila.plan.cele),
        rodzaje=RODZAJE_DZIALAN,
        wersje=widok.wiersze(wersje, wersja.nr, await konta.loginy()),
        czeka=(f"Wersja {czeka['nr']} planu", f"/plan/wersje/{czeka['nr']}") if czeka else None,
        nowa_adres="/plan/nowa" if moze(kto, "plan.pisz") and not czeka else None,
        pliki=[(p.upper(), adres(f"/plan.{p}", **rama.parametry_chwili(request))) for p in ("toml", "xlsx")],
    )


async def _wersje(request: Zadanie, wiedza: datetime | None) -> list[dict[str, Any]]:
    """Those known then."""
    return [w for w in await wersje_planu.wersje(konto(request)) if not wiedza or w["wazna_od"] <= wiedza]


@get("/plan/roznica")
async def roznica(request: Zadanie) -> Response[str]:
    """Two versions side by side; without numbers the last one and the one before it."""
    kto = konto(request)
    wymagaj(kto, "plan.czytaj")
    pytanie = wczytaj_zapytanie(ZapytanieRoznicy, dict(request.query_params))
    numery = [w["nr"] for w in await wersje_planu.wersje(kto)]
    do = numery[-1] if pytanie.do is None else pytanie.do
    od = max((n for n in numery if n < do), default=do) if pytanie.od is None else pytanie.od
    roznice = await wersje_planu.roznica(kto, od, do)
    opcje = [(str(n), f"wersja {n}") for n in reversed(numery)]
    tytul = f"Wersje {od} i {do} planu"
    okruchy = [("Plan", "/plan"), (tytul, adres("/plan/roznica", od=od, do=do))]
    return rama.odpowiedz(
        request,
        "roznica_planu.html",
        await rama.rama(request, tytul, okruchy=okruchy),
        wstep=widok.ile_zmian(roznice),
        od=od,
        do=do,
        roznice=widok.roznice(roznice),
        filtry=[
            {"nazwa": "od", "etykieta": "Od wersji", "wybrane": str(od), "opcje": opcje},
            {"nazwa": "do", "etykieta": "Do wersji", "wybrane": str(do), "opcje": opcje},
        ],
    )


TRASY = [plan, roznica]
