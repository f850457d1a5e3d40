"""/dzialania/{nr}/narzedzia/{lp}: one research tool, the form of its state, its history."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, odczyty, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.narzedzia import StanNarzedzia
from biuro.odczyty import Chwila
from biuro.odczyty import narzedzia as odczyty_narzedzi
from biuro.operacje import narzedzia as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import narzedzia as widok
from biuro.widoki.adresy import adres
from biuro.widoki.menu import menu
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst
from harmonogram.narzedzia import STANY, Narzedzie, narzedzie_nr

DO_POPRAWY = (409, 422)
POLA = ("stan", "protokol", "data_odbioru")


@get("/dzialania/{nr:int}/narzedzia/{lp:int}")
async def narzedzie(request: Zadanie, nr: FromPath[int], lp: FromPath[int]) -> Response[str]:
    """404 for a tool that the plan does not name."""
    chwila = await rama.chwila_strony(request)
    return await _strona(request, nr, lp, chwila)


@post("/dzialania/{nr:int}/narzedzia/{lp:int}", status_code=303)
async def zmiana(request: Zadanie, nr: FromPath[int], lp: FromPath[int]) -> Response[str]:
    """303 to the register of the action; else the form with the typed text kept."""
    await _teraz(request, nr, lp)
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.podane(rama.formularz(request), *POLA)
    try:
        dane = wczytaj_formularz(StanNarzedzia, pola).model_dump()
        nowe = await operacje.zapisz_narzedzie(kontekst(request), nr, lp, **dane)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _strona(request, nr, lp, await rama.chwila_strony(request), pola, blad)
    return rama.przekieruj(
        request, f"/dzialania/{nr}#narzedzia", f"Zapisano: {nowe.nazwa}, {STANY[nowe.stan]}."
    )


async def _teraz(request: Zadanie, nr: int, lp: int) -> Narzedzie:
    """The tool as it is now, which is what the form changes."""
    chwila = await odczyty.chwila(kontekst(request).dzis)
    return narzedzie_nr(await odczyty_narzedzi.narzedzia(konto(request), chwila), nr, lp)


async def _strona(
    request: Zadanie,
    nr: int,
    lp: int,
    chwila: Chwila,
    pola: Mapping[str, Any] | None = None,
    blad: BladDziedziny | None = None,
) -> Response[str]:
    kto = konto(request)
    n = narzedzie_nr(await odczyty_narzedzi.narzedzia(kto, chwila), nr, lp)
    zapisy = await odczyty_narzedzi.historia(kto, chwila, nr, lp)
    podane = rama.parametry_chwili(request)
    sciezka = [
        ("Harmonogram", adres("/harmonogram", **podane)),
        (f"Działanie {nr}", adres(f"/dzialania/{nr}", **podane)),
        (f"Narzędzie {lp}", widok.adres_narzedzia(n)),
    ]
    strona = await rama.rama(request, n.nazwa, okruchy=sciezka, chwila=chwila)
    return rama.odpowiedz(
        request,
        "narzedzie.html",
        {**strona, "menu": menu(kto, "/harmonogram")},
        status=status(blad) if blad else 200,
        wstep=f"Narzędzie badawcze {lp} działania {nr}.",
        n=widok.wiersze([n], nr, {})[0],
        stany=list(STANY.items()) if moze(kto, operacje.CZYNNOSC) and not podane else None,
        anuluj=f"/dzialania/{nr}",
        historia=widok.historia(zapisy, await konta.loginy()),
        pola=_pola(await _teraz(request, nr, lp)) if pola is None else pola,
        bledy=bledy_wg_pol(blad) if blad else {},
        bledy_tytul="Stanu nie zapisano",
    )


def _pola(n: Narzedzie) -> dict[str, str]:
    """The tool as its form shows it."""
    odbior = dzien_na_tekst(n.data_odbioru) if n.data_odbioru else ""
    return {"stan": n.stan, "protokol": n.protokol or "", "data_odbioru": odbior}


TRASY = [narzedzie, zmiana]
