"""/plan: the project, its phases, the twelve actions with their targets, the versions."""

from litestar import Response, get

from biuro import rama
from biuro.uprawnienia import wymagaj
from biuro.widoki.cele import cele_slowami
from biuro.zadanie import Zadanie, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.dzialania import RODZAJE_DZIALAN
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.slowa import ile
from harmonogram.zapytania import plan as zapytania_planu


@get("/plan")
async def plan(request: Zadanie) -> Response[str]:
    """The version in force, and all of them."""
    wymagaj(konto(request), "plan.czytaj")
    w_mocy = await plan_w_mocy()
    wersja = w_mocy.wersja
    stan = rama.stan_strony(request, wersja.projekt.okres.ostatni)
    dzialania = wersja.dzialania
    okres = zakres_na_tekst(min(d.od for d in dzialania), max(d.do for d in dzialania))
    wersje = [w for w in await zapytania_planu.wersje_planu() if w["obowiazuje_od"] <= stan] or []
    return rama.odpowiedz(
        request,
        "plan.html",
        await rama.rama(request, "Plan projektu", okruchy=[("Plan", "/plan")], stan=stan, plan=wersja),
        wstep=f"{ile(len(dzialania), 'działanie', 'działania', 'działań')}, {okres}.",
        wersja=wersja,
        cele=cele_slowami(w_mocy.cele),
        rodzaje=RODZAJE_DZIALAN,
        wersje=[{**w, "adres": None} for w in reversed(wersje)],
    )


TRASY = [plan]
