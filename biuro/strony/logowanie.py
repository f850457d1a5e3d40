"""Signing in and out."""

from collections.abc import Mapping

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama, sesja
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.konta import Logowanie, PierwszeKonto
from biuro.operacje import konta as operacje_kont
from biuro.operacje import logowanie
from biuro.zadanie import (
    Zadanie,
    adres_klienta,
    kontekst,
    kontekst_goscia,
    teraz,
    tozsamosc,
    tylko_sesja,
    ustawienia,
)
from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole, NieZnaleziono


@get("/logowanie")
async def formularz_logowania(request: Zadanie) -> Response[str]:
    """The form."""
    return rama.odpowiedz_goscia(request, "logowanie.html", "Zaloguj się", pola={}, bledy={}, dalej="")


@post("/logowanie", status_code=303)
async def zaloguj(request: Zadanie) -> Response[str]:
    """303 to the first screen with a new session, or the form again with a sentence."""
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(Logowanie, pola)
        return await _wpusc(request, dane.login, dane.haslo)
    except (NiepoprawnePole, BledyPol) as blad:
        return _jeszcze_raz(request, str(pola.get("login", "")), blad)


async def _wpusc(request: Zadanie, login: str, haslo: str) -> Response[str]:
    kto = tozsamosc(request.scope)
    przegladarka = request.headers.get("user-agent", "")
    proba = logowanie.Proba(login, haslo, adres_klienta(request.scope), przegladarka)
    sekret = await logowanie.zaloguj(kontekst_goscia(request), proba, kto.sekret if kto else "")
    https = ustawienia(request).https
    ciasteczka = [sesja.ciasteczko(sesja.SESJA, sekret, https), sesja.usuniecie(sesja.FORMULARZ, https)]
    return rama.przekierowanie("/", ciasteczka)


def _jeszcze_raz(request: Zadanie, login: str, blad: BladDziedziny) -> Response[str]:
    return rama.odpowiedz_goscia(
        request,
        "logowanie.html",
        "Zaloguj się",
        status=status(blad),
        pola={"login": login},
        bledy=bledy_wg_pol(blad),
        bledy_tytul="Nie udało się zalogować",
        dalej="",
    )


@post("/wyloguj", status_code=303, guards=[tylko_sesja])
async def wyloguj(request: Zadanie) -> Response[str]:
    """The session ends on the server as well."""
    kto = tozsamosc(request.scope)
    await logowanie.wyloguj(kontekst(request), kto.sekret if kto else "")
    return rama.przekierowanie("/logowanie", [sesja.usuniecie(sesja.SESJA, ustawienia(request).https)])


@get("/pierwsze-konto/{zeton:str}")
async def formularz_pierwszego_konta(request: Zadanie, zeton: FromPath[str]) -> Response[str]:
    """The one-time link that `biuro start` prints."""
    if not await konta.odnosnik_dziala(zeton, operacje_kont.PIERWSZE_KONTO, teraz(request)):
        raise NieZnaleziono("Ten odnośnik już nie działa. Uruchom serwis ponownie, a wypisze nowy.")
    return _strona_pierwszego_konta(request, {}, {})


@post("/pierwsze-konto/{zeton:str}", status_code=303)
async def zaloz_pierwsze_konto(request: Zadanie, zeton: FromPath[str]) -> Response[str]:
    """The coordinator's account, signed in at once."""
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(PierwszeKonto, pola)
        if dane.haslo != dane.haslo2:
            raise NiepoprawnePole("Hasła się różnią. Wpisz to samo hasło dwa razy.", "haslo2")
        await operacje_kont.zaloz_pierwsze_konto(kontekst_goscia(request), zeton, dane.login, dane.haslo)
        return await _wpusc(request, dane.login, dane.haslo)
    except (NiepoprawnePole, BledyPol) as blad:
        return _strona_pierwszego_konta(request, {"login": pola.get("login", "")}, bledy_wg_pol(blad))


def _strona_pierwszego_konta(
    request: Zadanie, pola: Mapping[str, object], bledy: Mapping[str, str]
) -> Response[str]:
    return rama.odpowiedz_goscia(
        request,
        "pierwsze_konto.html",
        "Załóż konto koordynatora",
        status=422 if bledy else 200,
        adres=request.scope["path"],
        pola=pola,
        bledy=bledy,
    )


TRASY = [formularz_logowania, zaloguj, formularz_pierwszego_konta, zaloz_pierwsze_konto]
TRASY_ZALOGOWANYCH = [wyloguj]
