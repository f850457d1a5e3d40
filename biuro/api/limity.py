"""/api/limity and raising them."""

from litestar import Response, get, post

from biuro import odczyty, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, wycinek_listy, zapytanie
from biuro.formularze.godziny import NowePodniesienie
from biuro.formularze.zapytania import ZapytanieLimitow
from biuro.operacje import limity as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto


@get("/limity", opt=opis(zapytanie=ZapytanieLimitow))
async def lista_limitow(request: Zadanie) -> Response[bytes]:
    """Quotas the account may see: by action, then by name."""
    pytanie = zapytanie(request, ZapytanieLimitow)
    wymagaj(konto(request), "limity.czytaj")
    chwila = await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    limity = await odczyty.limity(
        konto(request), chwila, dzialanie=pytanie.dzialanie, dla=pytanie.dla, jednostka=pytanie.jednostka
    )
    return odpowiedz(wycinek_listy([odpowiedzi.limit(x) for x in limity], pytanie))


@post("/limity/podniesienia", opt=opis(tresc=NowePodniesienie))
async def podniesienie(request: Zadanie) -> Response[bytes]:
    """201 with the quota after the raise."""
    wymagaj(konto(request), "limity.podnies")
    dane = operacje.Podniesienie(**formularz(request, NowePodniesienie).model_dump())
    return odpowiedz(odpowiedzi.limit(await operacje.podnies_limit(kontekst(request), dane)), 201)


TRASY = [lista_limitow, podniesienie]
