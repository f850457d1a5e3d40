"""/zastepstwa: who judges month cards in place of a coordinator, and when."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.zastepstwa import NoweZastepstwo
from biuro.odczyty import zastepstwa as odczyty
from biuro.odczyty.karty import podpisy as podpisy_kont
from biuro.operacje import zastepstwa as operacje
from biuro.operacje.zastepstwa import DaneZastepstwa
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import zastepstwa as widok
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst

DO_POPRAWY = (409, 422)


@get("/zastepstwa")
async def lista(request: Zadanie) -> Response[str]:
    """All of them, the latest first."""
    wymagaj(konto(request), "zastepstwa.czytaj")
    return await _pokaz(request)


@post("/zastepstwa", status_code=303)
async def ustanow(request: Zadanie) -> Response[str]:
    """303, or the page with what was typed."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.podane(rama.formularz(request), *widok.POLA)
    try:
        dane = wczytaj_formularz(NoweZastepstwo, pola)
        await operacje.ustanow(kontekst(request), DaneZastepstwa(**dane.model_dump()))
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _pokaz(request, pola, bledy_wg_pol(blad), status(blad))
    kto = await podpisy_kont([dane.zastepca])
    dni = f"od {dzien_na_tekst(dane.od)} do {dzien_na_tekst(dane.do)}"
    return rama.przekieruj(request, "/zastepstwa", f"{kto[dane.zastepca].nazwa} rozstrzyga o kartach {dni}.")


@post("/zastepstwa/{id_zastepstwa:int}/odwolaj", status_code=303)
async def odwolaj(request: Zadanie, id_zastepstwa: FromPath[int]) -> Response[str]:
    """303; the right ends at once."""
    try:
        await operacje.odwolaj(kontekst(request), id_zastepstwa)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _pokaz(request, None, bledy_wg_pol(blad), status(blad))
    return rama.przekieruj(request, "/zastepstwa", "Zastępstwo odwołane. Podjęte decyzje zostają.")


async def _pokaz(
    request: Zadanie,
    pola: Mapping[str, Any] | None = None,
    bledy: Mapping[str, str] | None = None,
    kod: int = 200,
) -> Response[str]:
    k = kontekst(request)
    wszystkie = await odczyty.zastepstwa()
    podpisy = await podpisy_kont(n for z in wszystkie for n in (z.konto, z.zastepca, z.autor))
    pisze = moze(k.konto, operacje.CZYNNOSC)
    okruchy = [("Karty", "/karty"), ("Zastępstwa", "/zastepstwa")]
    return rama.odpowiedz(
        request,
        "zastepstwa.html",
        await rama.rama(request, "Zastępstwa koordynatora", okruchy=okruchy),
        status=kod,
        wstep=widok.podsumowanie(wszystkie, podpisy, k.dzis),
        zastepstwa=[widok.wiersz(z, podpisy, k.dzis, pisze) for z in wszystkie],
        formularz=await _formularz() if pisze else None,
        pola={"konto": k.konto.id} if pola is None else pola,
        bledy=bledy or {},
    )


async def _formularz() -> dict[str, Any]:
    """Lists to choose from."""
    konta = await odczyty.aktywne_konta()
    return {
        "kogo": widok.opcje(konta, await odczyty.koordynatorzy()),
        "kto": widok.opcje(konta, await odczyty.zastepcy()),
    }


TRASY = [lista, ustanow, odwolaj]
