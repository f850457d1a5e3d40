"""/api/narzedzia: the research tools of the plan, their states and protocols."""

from typing import Any

from litestar import Response, get, put
from litestar.params import FromPath

from biuro import konta
from biuro import odczyty as wspolne_odczyty
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, wycinek_listy, zapytanie
from biuro.formularze.narzedzia import StanNarzedzia
from biuro.formularze.zapytania import ZapytanieChwili, ZapytanieStanu
from biuro.odczyty import narzedzia as odczyty
from biuro.operacje import narzedzia as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.narzedzia import Narzedzie, narzedzie_nr

Json = dict[str, Any]
POLA = ("dzialanie", "nr", "nazwa", "stan", "protokol", "data_odbioru")


@get("/narzedzia", opt=opis(zapytanie=ZapytanieStanu))
async def lista_narzedzi(request: Zadanie) -> Response[bytes]:
    """All tools of the plan in force, as they stood on the day `stan`."""
    pytanie = zapytanie(request, ZapytanieStanu)
    return odpowiedz(wycinek_listy([_narzedzie(n) for n in await _narzedzia(request, pytanie)], pytanie))


@get("/narzedzia/{dzialanie:int}/{nr:int}", opt=opis(zapytanie=ZapytanieChwili))
async def jedno_narzedzie(request: Zadanie, dzialanie: FromPath[int], nr: FromPath[int]) -> Response[bytes]:
    """One tool by its action and its place in the plan's list."""
    pytanie = zapytanie(request, ZapytanieChwili)
    return odpowiedz(_narzedzie(narzedzie_nr(await _narzedzia(request, pytanie), dzialanie, nr)))


async def _narzedzia(request: Zadanie, pytanie: ZapytanieChwili) -> list[Narzedzie]:
    chwila = await wspolne_odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    return await odczyty.narzedzia(konto(request), chwila)


@put("/narzedzia/{dzialanie:int}/{nr:int}", opt=opis(tresc=StanNarzedzia))
async def zmiana_narzedzia(request: Zadanie, dzialanie: FromPath[int], nr: FromPath[int]) -> Response[bytes]:
    """The tool after the change; what the body leaves out is empty."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    narzedzie_nr(await _narzedzia(request, ZapytanieChwili()), dzialanie, nr)
    pola = formularz(request, StanNarzedzia).model_dump()
    return odpowiedz(_narzedzie(await operacje.zapisz_narzedzie(kontekst(request), dzialanie, nr, **pola)))


@get("/narzedzia/{dzialanie:int}/{nr:int}/historia", opt=opis(zapytanie=ZapytanieChwili))
async def historia_narzedzia(
    request: Zadanie, dzialanie: FromPath[int], nr: FromPath[int]
) -> Response[bytes]:
    """Every state with who wrote it and from when to when it was believed, oldest first."""
    pytanie = zapytanie(request, ZapytanieChwili)
    chwila = await wspolne_odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    zapisy = await odczyty.historia(konto(request), chwila, dzialanie, nr)
    loginy = await konta.loginy()
    pozycje = [
        {
            "od_chwili": z.od_chwili,
            "do_chwili": z.do_chwili,
            "konto": z.konto,
            "login": loginy.get(z.konto) if z.konto is not None else None,
            **_narzedzie(z.narzedzie),
        }
        for z in zapisy
    ]
    return odpowiedz({"pozycje": pozycje, "kursor": None})


def _narzedzie(n: Narzedzie) -> Json:
    return {pole: getattr(n, pole) for pole in POLA}


TRASY = [lista_narzedzi, jedno_narzedzie, zmiana_narzedzia, historia_narzedzia]
