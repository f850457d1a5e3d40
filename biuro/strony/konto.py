"""/konto: one's own password, API tokens and sessions."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.konta import AdresPoczty, NoweHaslo, NowyToken
from biuro.operacje import konta as operacje
from biuro.operacje import powiadomienia
from biuro.powiadomienia import RODZAJE_POWIADOMIEN
from biuro.uprawnienia import ROLE, wymagaj
from biuro.widoki import powiadomienia as widok_powiadomien
from biuro.widoki.przegladarka import nazwa_przegladarki
from biuro.zadanie import Zadanie, kontekst, konto, teraz, tozsamosc, ustawienia
from harmonogram.bledy import BladDziedziny, NiepoprawnePole


@get("/konto")
async def moje_konto(request: Zadanie) -> Response[str]:
    """The page."""
    return await _strona(request)


async def _strona(
    request: Zadanie, blad: BladDziedziny | None = None, nowy_token: dict[str, str] | None = None
) -> Response[str]:
    k = konto(request)
    wymagaj(k, "konto.wlasne")
    kto = tozsamosc(request.scope)
    ta = konta.skrot(kto.sekret) if kto else ""
    id_konta = k.id or 0
    pola = rama.formularz(request)
    return rama.odpowiedz(
        request,
        "konto.html",
        await rama.rama(request, "Moje konto", okruchy=[("Moje konto", "/konto")]),
        status=status(blad) if blad else 200,
        wstep="",
        konto={
            "login": k.login,
            "role": ", ".join(ROLE[r] for r in k.role),
            "osoba": k.nazwa if k.osoba else None,
        },
        nowy_token=nowy_token,
        tokeny=[
            {**t, "uniewaznij_adres": f"/konto/tokeny/{t['id']}/uniewaznij"}
            for t in await konta.zetony_konta(id_konta)
        ],
        sesje=[_sesja(s, ta) for s in await konta.sesje_konta(id_konta, teraz(request))],
        pola={**await _pola_powiadomien(request), **({"nazwa": pola.get("nazwa", "")} if blad else {})},
        bledy=bledy_wg_pol(blad) if blad else {},
        wybory=widok_powiadomien.wybory(),
        wysyla=bool(ustawienia(request).smtp),
    )


def _sesja(s: dict[str, Any], ta: str) -> dict[str, Any]:
    return {**s, "ta": s["skrot"] == ta, "przegladarka": nazwa_przegladarki(str(s["przegladarka"]))}


@post("/konto/haslo", status_code=303)
async def haslo(request: Zadanie) -> Response[str]:
    """303; all other sessions end."""
    kto = tozsamosc(request.scope)
    try:
        dane = wczytaj_formularz(NoweHaslo, rama.formularz(request))
        if dane.haslo != dane.haslo2:
            raise NiepoprawnePole("Hasła się różnią. Wpisz to samo hasło dwa razy.", "haslo2")
        await operacje.zmien_haslo(kontekst(request), dane.obecne, dane.haslo, kto.sekret if kto else None)
    except BladDziedziny as blad:
        return await _strona(request, blad)
    return rama.przekieruj(request, "/konto", "Hasło zmienione. Inne sesje zostały zakończone.")


async def _pola_powiadomien(request: Zadanie) -> dict[str, Any]:
    """What is stored, or what was just typed into that form."""
    wpisane = rama.formularz(request)
    if "poczta" in wpisane:
        return rama.podane(wpisane, "poczta", *RODZAJE_POWIADOMIEN)
    numer = konto(request).id or 0
    wybory = await powiadomienia.wybory_konta(numer)
    return {"poczta": await konta.poczta_konta(numer) or "", **wybory}


@post("/konto/powiadomienia", status_code=303)
async def wybory(request: Zadanie) -> Response[str]:
    """303; where notices go and how often."""
    pola = rama.formularz(request)
    sposoby = {rodzaj: w for rodzaj in RODZAJE_POWIADOMIEN if isinstance(w := pola.get(rodzaj), str)}
    try:
        poczta = wczytaj_formularz(AdresPoczty, pola).poczta
        await powiadomienia.zapisz_wybory(kontekst(request), poczta, sposoby)
    except BladDziedziny as blad:
        return await _strona(request, blad)
    return rama.przekieruj(request, "/konto#powiadomienia", "Zapisano adres i powiadomienia.")


@post("/konto/tokeny", status_code=200)
async def nowy_token(request: Zadanie) -> Response[str]:
    """The token is on this answer and nowhere else."""
    try:
        nazwa = wczytaj_formularz(NowyToken, rama.formularz(request)).nazwa
        token = await operacje.wydaj_zeton(kontekst(request), nazwa)
    except BladDziedziny as blad:
        return await _strona(request, blad)
    return await _strona(request, nowy_token={"nazwa": nazwa, "token": token})


@post("/konto/tokeny/{id_zetonu:int}/uniewaznij", status_code=303)
async def uniewaznij(request: Zadanie, id_zetonu: FromPath[int]) -> Response[str]:
    """303; the token stops working at once."""
    await operacje.uniewaznij_zeton(kontekst(request), id_zetonu)
    return rama.przekieruj(request, "/konto", "Token unieważniony.")


@post("/konto/sesje", status_code=303)
async def inne_sesje(request: Zadanie) -> Response[str]:
    """303; every session but this one ends."""
    kto = tozsamosc(request.scope)
    await operacje.zamknij_inne_sesje(kontekst(request), kto.sekret if kto else "")
    return rama.przekieruj(request, "/konto", "Pozostałe sesje zostały zakończone.")


TRASY = [moje_konto, haslo, wybory, nowy_token, uniewaznij, inne_sesje]
