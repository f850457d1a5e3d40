"""/dzialania/{nr}: one action against its plan, by quarters and by units, with its last events."""

from typing import Any

from litestar import Response, get
from litestar.params import FromPath

from biuro import odczyty, odczyty_stron, rama
from biuro.odczyty import narzedzia as odczyty_narzedzi
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.odczyty.praca import praca
from biuro.odczyty_stron import Stan
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import dzialanie as widok
from biuro.widoki import narzedzia as widok_narzedzi
from biuro.widoki import wydarzenia as widok_wydarzen
from biuro.widoki.adresy import adres
from biuro.widoki.cele import cele_slowami
from biuro.widoki.praca import tabele_pracy
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, konto
from budzet.plan import cele_dzialania, glowny_cel
from budzet.zapytania.jednostki import podsumowania_jednostek
from harmonogram.czas import JEDEN_DZIEN
from harmonogram.dzialania import Dzialanie
from harmonogram.godziny import RODZAJE_WPISOW
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.slowa import wymien
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.raporty import liczba_obecnych
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

JEDNOSTEK_NA_STRONIE = 10
OSTATNICH_WYDARZEN = 6


@get("/dzialania/{nr:int}")
async def dzialanie(request: Zadanie, nr: FromPath[int]) -> Response[str]:
    """404 for a number that the plan does not have."""
    kto = konto(request)
    wymagaj(kto, "wykonanie.czytaj")
    chwila = await rama.chwila_strony(request)
    plan, stan = chwila.plan, chwila.stan
    d = plan.wersja.dzialanie(nr)
    dane = await odczyty_stron.stan_planu(chwila)
    podsumowania = [p for p in dane.podsumowania if p.dzialanie == nr]
    cele = cele_dzialania(plan.cele, nr)
    tytul = f"{nr}. {d.nazwa}"
    slowa_celow = cele_slowami(cele).get(nr, [])
    harmonogram = adres("/harmonogram", **rama.parametry_chwili(request))
    okruchy = [("Harmonogram", harmonogram), (f"Działanie {nr}", f"/dzialania/{nr}")]
    strona = await rama.rama(request, tytul, okruchy=okruchy, chwila=chwila)
    return rama.odpowiedz(
        request,
        "dzialanie.html",
        {**strona, "menu": rama.menu(kto, "/harmonogram")},
        wstep=f"{zakres_na_tekst(d.od, d.do)}, {wymien(slowa_celow, 'oraz') or 'bez liczb w planie'}.",
        d=d,
        cele=[],
        odpowiedzi=widok.odpowiedzi(d, podsumowania[0]) if podsumowania else [],
        miary=[
            widok.miara_dzialania(d, c, p, dane.wiersze, stan, rama.parametry_chwili(request))
            for c, p in zip(cele, podsumowania, strict=True)
        ],
        wpisy_adres=_adres_wpisow(request, d),
        **await _dowody(request, dane, d),
        **await _jednostki(request, dane, d),
        **await _wydarzenia(request, dane, d),
    )


async def _dowody(request: Zadanie, dane: Stan, d: Dzialanie) -> dict[str, Any]:
    """Hours of continuous work, tools to be accepted: what only actions of these kinds have."""
    kto, chwila, podane = konto(request), dane.chwila, rama.parametry_chwili(request)
    godziny, narzedzia = None, []
    if d.rodzaj == "praca_ciagla":
        zrobione = await praca(kto, chwila, glowny_cel(chwila.plan.cele, d.nr))
        godziny = tabele_pracy(d, zrobione, chwila.stan, podane)
    if d.narzedzia:
        wszystkie = await odczyty_narzedzi.narzedzia(kto, chwila)
        narzedzia = widok_narzedzi.wiersze(wszystkie, d.nr, podane)
    return {"praca": godziny, "narzedzia": narzedzia}


def _adres_wpisow(request: Zadanie, d: Dzialanie) -> str | None:
    """The hours behind the numbers, for whoever may read them."""
    if not moze(konto(request), "godziny.czytaj") or not any(
        d.nr in rodzaj.dzialania for rodzaj in RODZAJE_WPISOW.values()
    ):
        return None
    return adres("/godziny/wpisy", dzialanie=d.nr, **rama.parametry_chwili(request))


async def _jednostki(request: Zadanie, dane: Stan, d: Dzialanie) -> dict[str, Any]:
    """The units that this account may see, by the leading target; nothing for a target of the project."""
    plan, zakres = dane.chwila.plan, dane.chwila.zakres()
    cel = next((c for c in plan.cele if c.dzialanie == d.nr), None)
    if cel is None or cel.na == "projekt" or not moze(konto(request), "jednostki.czytaj"):
        return {"jednostki": [], "strony": None}
    widoczne = await odczyty.jednostki(konto(request))
    po_jednostce = await podsumowania_jednostek(plan, zakres, [j.id for j in widoczne], d.nr)
    pary = [(j, po_jednostce[j.id][0]) for j in widoczne if j.id in po_jednostce]
    gdzie = rama.parametry_chwili(request)
    strona = podziel(
        widok.od_najdalszej(pary),
        rama.numer_strony(request),
        JEDNOSTEK_NA_STRONIE,
        "Jednostki",
        f"/dzialania/{d.nr}",
        **gdzie,
    )
    daty = await zapytania_osob.daty_jednostek(zakres.wiedza, [j.id for j, _ in strona.wiersze])
    return {
        "jednostki": [widok.jednostka(j, p, daty[j.id], gdzie) for j, p in strona.wiersze],
        "strony": strona.numery,
    }


async def _wydarzenia(request: Zadanie, dane: Stan, d: Dzialanie) -> dict[str, Any]:
    """The last events up to the day that this account may see, newest first.

    None where no kind belongs to the action, and where there are none and its targets count something else.
    """
    kto, plan, stan = konto(request), dane.chwila.plan, dane.chwila.stan
    if not any(d.nr in rodzaj.dzialania for rodzaj in RODZAJE.values()):
        return {"wydarzenia": None}
    filtr = FiltrWydarzen(dzialanie=d.nr)
    wiedza = dane.chwila.wiedza
    ile = await odczyty_wydarzen.ile(kto, filtr, przed=stan + JEDEN_DZIEN, wiedza=wiedza)
    if not ile and not any(RODZAJE.keys() & set(c.liczone_z) for c in cele_dzialania(plan.cele, d.nr)):
        return {"wydarzenia": None}
    ostatnie = await odczyty_wydarzen.po_kolei(
        kto, filtr, max(0, ile - OSTATNICH_WYDARZEN), OSTATNICH_WYDARZEN, wiedza=wiedza
    )
    zaczete = [w for w in ostatnie if w.terminy and w.terminy[0].dzien <= stan]
    ostatnie = sorted(zaczete, key=lambda w: (w.terminy[0].dzien, w.terminy[0].od_min))
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    obecnych = await liczba_obecnych([w.id for w in ostatnie], dane.chwila.zakres())
    return {
        "wydarzenia": [
            {**widok_wydarzen.wiersz(w, jednostki, None, stan), "obecnych": obecnych.get(w.id)}
            for w in reversed(ostatnie)
        ],
        "wydarzen": ile,
        "wydarzenia_adres": adres("/wydarzenia", dzialanie=d.nr, **rama.parametry_chwili(request)),
    }


TRASY = [dzialanie]
