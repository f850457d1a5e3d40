"""Signing in and out."""

from litestar import Response, get, post

from biuro import rama, sesja
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze_konta import Logowanie
from biuro.operacje import logowanie
from biuro.zadanie import (
    Zadanie,
    adres_klienta,
    kontekst,
    kontekst_goscia,
    tozsamosc,
    tylko_sesja,
    ustawienia,
)
from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole


@get("/logowanie")
async def formularz_logowania(request: Zadanie) -> Response[str]:
    """The form."""
    return rama.odpowiedz_goscia(request, "logowanie.html", "Zaloguj się", pola={}, bledy={}, dalej="")


@post("/logowanie", status_code=303)
async def zaloguj(request: Zadanie) -> Response[str]:
    """303 to the first screen with a new session, or the form again with a sentence."""
    pola = rama.formularz(request)
    kto = tozsamosc(request.scope)
    try:
        dane = wczytaj_formularz(Logowanie, pola)
        przegladarka = request.headers.get("user-agent", "")
        proba = logowanie.Proba(dane.login, dane.haslo, adres_klienta(request.scope), przegladarka)
        sekret = await logowanie.zaloguj(kontekst_goscia(request), proba, kto.sekret if kto else "")
    except (NiepoprawnePole, BledyPol) as blad:
        return _jeszcze_raz(request, str(pola.get("login", "")), blad)
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


TRASY = [formularz_logowania, zaloguj]
TRASY_ZALOGOWANYCH = [wyloguj]
