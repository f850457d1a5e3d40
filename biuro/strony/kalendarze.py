"""/kalendarze: subscriptions whose secret address is shown once, with its QR code."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import kalendarze, odczyty, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.konta import NowyKalendarz
from biuro.operacje import kalendarze as operacje
from biuro.uprawnienia import wymagaj
from biuro.widoki import kalendarze as widok
from biuro.zadanie import Zadanie, kontekst, konto, ustawienia
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, NiepoprawnePole, StanSwiata

POCZATKOWE = {"zakres": "moje", "szczegoly": "pelne"}


@get("/kalendarze")
async def lista(request: Zadanie) -> Response[str]:
    """One's own subscriptions in force."""
    return await _strona(request, POCZATKOWE)


@post("/kalendarze", status_code=200)
async def nowy(request: Zadanie) -> Response[str]:
    """The address is on this answer and nowhere else."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowyKalendarz, pola)
        _, sekret = await operacje.dodaj_kalendarz(kontekst(request), **dane.model_dump())
    except (NiepoprawnePole, StanSwiata) as blad:
        return await _strona(request, pola, blad)
    adres = kalendarze.adres_kalendarza(ustawienia(request).adres_publiczny, sekret)
    return await _strona(request, POCZATKOWE, nowy=widok.nowy(dane.nazwa, adres))


@post("/kalendarze/{id_kalendarza:int}/uniewaznij", status_code=303)
async def uniewaznij(request: Zadanie, id_kalendarza: FromPath[int]) -> Response[str]:
    """303; the address stops working at once."""
    await operacje.uniewaznij_kalendarz(kontekst(request), id_kalendarza)
    return rama.przekieruj(request, "/kalendarze", "Subskrypcja unieważniona. Jej adres już nie działa.")


async def _strona(
    request: Zadanie,
    pola: Mapping[str, Any],
    blad: BladDziedziny | None = None,
    nowy: dict[str, Any] | None = None,
) -> Response[str]:
    k = konto(request)
    wymagaj(k, operacje.CZYNNOSC)
    plan = (await plan_w_mocy()).wersja
    zakresy = widok.zakresy(await odczyty.jednostki(k), plan)
    subskrypcje = await kalendarze.kalendarze_konta(k.id or 0)
    return rama.odpowiedz(
        request,
        "kalendarze.html",
        await rama.rama(request, "Kalendarze", okruchy=[("Kalendarze", "/kalendarze")], plan=plan),
        status=status(blad) if blad else 200,
        wstep=widok.wstep(len(subskrypcje)),
        nowy=nowy,
        kalendarze=[widok.wiersz(s, dict(zakresy)) for s in subskrypcje],
        zakresy=zakresy,
        pola=pola,
        bledy=bledy_wg_pol(blad) if blad else {},
    )


TRASY = [lista, nowy, uniewaznij]
