"""/powiadomienia: one's own notices; for the coordinator also what did not go out by e-mail."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import rama
from biuro.formularze import wczytaj_formularz
from biuro.formularze.konta import PrzeczytanePowiadomienia
from biuro.odczyty import powiadomienia as odczyty
from biuro.operacje import powiadomienia as operacje
from biuro.operacje import wiadomosci
from biuro.uprawnienia import moze
from biuro.widoki import powiadomienia as widok
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto, teraz, ustawienia

NA_STRONIE = 50
NAJWIECEJ_KLOPOTOW = 100
ADRES = "/powiadomienia"


@get("/powiadomienia")
async def lista(request: Zadanie) -> Response[str]:
    """The newest first, read ones too."""
    wiersze = await odczyty.wszystkie(konto(request))
    strona = podziel(wiersze, rama.numer_strony(request), NA_STRONIE, "Powiadomienia", ADRES)
    nowych = sum(w["przeczytano"] is None for w in wiersze)
    return rama.odpowiedz(
        request,
        "powiadomienia.html",
        await rama.rama(request, "Powiadomienia", okruchy=[("Powiadomienia", ADRES)]),
        wstep=""
        if ustawienia(request).smtp
        else "Serwis nie wysyła e-maili, więc powiadomienia stoją tylko tutaj.",
        powiadomienia=strona.wiersze,
        nowych=nowych,
        do=wiersze[0]["id"] if wiersze else 0,
        strony=strona.numery,
        klopoty=await _klopoty(request),
    )


async def _klopoty(request: Zadanie) -> list[dict[str, Any]] | None:
    """None for those who do not look after the post."""
    if not moze(konto(request), wiadomosci.CZYNNOSC):
        return None
    chwila = teraz(request)
    return [widok.klopot(w, chwila) for w in await wiadomosci.klopoty(kontekst(request), NAJWIECEJ_KLOPOTOW)]


@post("/powiadomienia/przeczytane", status_code=303)
async def przeczytane(request: Zadanie) -> Response[str]:
    """303 to the page where the button stood."""
    pola = rama.formularz(request)
    dane = wczytaj_formularz(PrzeczytanePowiadomienia, pola)
    await operacje.oznacz_przeczytane(kontekst(request), dane.id, do=dane.do, rodzaj=dane.rodzaj)
    return rama.przekieruj(
        request, ADRES if pola.get("wroc") == ADRES else "/", "Oznaczono jako przeczytane."
    )


@post("/powiadomienia/wiadomosci/{id_wiadomosci:int}/ponow", status_code=303)
async def ponow(request: Zadanie, id_wiadomosci: FromPath[int]) -> Response[str]:
    """303; the message is sent again from the beginning."""
    await wiadomosci.wyslij_ponownie(kontekst(request), id_wiadomosci)
    return rama.przekieruj(request, f"{ADRES}#poczta", "Wiadomość zostanie wysłana ponownie w ciągu minuty.")


TRASY = [lista, przeczytane, ponow]
