"""/api/dzialania and /api/wykonanie: the plan and what was done of it."""

from litestar import Response, get
from litestar.params import FromPath

from biuro import odczyty, odpowiedzi
from biuro.api.wspolne import kontekst, odpowiedz, opis, wycinek_listy, zapytanie
from biuro.formularze.dzialania import ZapytanieDzialan, ZapytanieDzialania
from biuro.formularze.zapytania import ZapytanieWykonania, sprawdz_zakres
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from budzet.zapytania import wykonanie
from harmonogram.zapytania.sumy import Zakres


@get("/dzialania", opt=opis(zapytanie=ZapytanieDzialan))
async def lista_dzialan(request: Zadanie) -> Response[bytes]:
    """All actions of the plan in force, by number; `jednostka`: targets and figures of one unit."""
    pytanie = zapytanie(request, ZapytanieDzialan)
    return odpowiedz(wycinek_listy(await _dzialania(request, pytanie), pytanie))


@get("/dzialania/{nr:int}", opt=opis(zapytanie=ZapytanieDzialania))
async def jedno_dzialanie(request: Zadanie, nr: FromPath[int]) -> Response[bytes]:
    """One action by its number; `jednostka`: targets and figures of one unit."""
    pytanie = zapytanie(request, ZapytanieDzialania)
    chwila = await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    chwila.plan.wersja.dzialanie(nr)
    return odpowiedz(next(d for d in await _dzialania(request, pytanie) if d["nr"] == nr))


async def _dzialania(request: Zadanie, pytanie: ZapytanieDzialania) -> list[odpowiedzi.Json]:
    wymagaj(konto(request), "plan.czytaj")
    chwila = await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    zakres = await _zakres(request, chwila, pytanie.jednostka)
    podsumowania = await wykonanie.podsumowania(chwila.plan, zakres)
    cele = list(zip(wykonanie.cele(chwila.plan, zakres), podsumowania, strict=True))
    return [odpowiedzi.dzialanie(d, cele) for d in chwila.plan.wersja.dzialania]


@get("/wykonanie", opt=opis(zapytanie=ZapytanieWykonania))
async def wykonanie_planu(request: Zadanie) -> Response[bytes]:
    """Plan against actual by action, measure and quarter."""
    pytanie = zapytanie(request, ZapytanieWykonania)
    sprawdz_zakres(pytanie.od, pytanie.do)
    wymagaj(konto(request), "wykonanie.czytaj")
    chwila = await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    zakres = await _zakres(request, chwila, pytanie.jednostka)
    wiersze = [
        odpowiedzi.wiersz_wykonania(w)
        for w in await wykonanie.wiersze(chwila.plan, zakres)
        if (pytanie.od is None or w.kwartal >= pytanie.od) and (pytanie.do is None or w.kwartal <= pytanie.do)
    ]
    return odpowiedz(wycinek_listy(wiersze, pytanie))


async def _zakres(request: Zadanie, chwila: odczyty.Chwila, jednostka: int | None) -> Zakres:
    """The project or one unit; NieZnaleziono for a unit out of sight."""
    if jednostka is not None:
        await odczyty.jednostka(konto(request), jednostka)
    return chwila.zakres(odczyty.jako_zbior(jednostka))


TRASY = [lista_dzialan, jedno_dzialanie, wykonanie_planu]
