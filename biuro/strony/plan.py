"""/plan: the project, its phases, the twelve actions with their targets, the versions."""

from litestar import Response, get

from biuro import rama
from biuro.uprawnienia import wymagaj
from biuro.widoki.cele import cele_slowami
from biuro.zadanie import Zadanie, konto
from harmonogram.dzialania import RODZAJE_DZIALAN
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.slowa import ile
from harmonogram.zapytania import plan as zapytania_planu


@get("/plan")
async def plan(request: Zadanie) -> Response[str]:
    """The version in force, and all of them."""
    wymagaj(konto(request), "plan.czytaj")
    chwila = await rama.chwila_strony(request)
    w_mocy, stan = chwila.plan, chwila.stan
    wersja = w_mocy.wersja
    dzialania = wersja.dzialania
    okres = zakres_na_tekst(min(d.od for d in dzialania), max(d.do for d in dzialania))
    wersje = [w for w in await zapytania_planu.wersje_planu() if w["obowiazuje_od"] <= stan] or []
    return rama.odpowiedz(
        request,
        "plan.html",
        await rama.rama(request, "Plan projektu", okruchy=[("Plan", "/plan")], chwila=chwila),
        wstep=f"{ile(len(dzialania), 'działanie', 'działania', 'działań')}, {okres}.",
        wersja=wersja,
        cele=cele_slowami(w_mocy.cele),
        rodzaje=RODZAJE_DZIALAN,
        wersje=[{**w, "adres": None} for w in reversed(wersje)],
    )


TRASY = [plan]
