"""From an error to its HTTP status in one table, and the shapes of the answer: problem+json, page, 303."""

import json
import logging
import re
import socket
import sqlite3
from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus
from typing import Any

import asyncpg
from jinja2 import TemplateError
from litestar import Request, Response
from litestar.exceptions import HTTPException, InternalServerException

from biuro.asgi import Wyslij, ZakresDoOdczytu, naglowek, wyslij_odpowiedz
from biuro.bledy import (
    BazaNiedostepna,
    BladCsrf,
    BladZapytania,
    NieZalogowany,
    Przekierowanie,
    ZaDuzaTresc,
    ZaDuzoZadan,
)
from biuro.wyglad.szablon import strona_html
from harmonogram.bledy import BladDziedziny, BledyPol, BrakPrawa, Nakladanie, NieZnaleziono, StanSwiata
from harmonogram.slowa import NBSP

log = logging.getLogger("biuro")

PROBLEM = "application/problem+json"
LOGOWANIE = "/logowanie"
PONOW_PO_S = 5

STATUSY: dict[type[BladDziedziny], int] = {
    BladDziedziny: 422,
    StanSwiata: 409,
    NieZnaleziono: 404,
    BrakPrawa: 403,
    BladCsrf: 403,
    BladZapytania: 400,
    NieZalogowany: 401,
    ZaDuzaTresc: 413,
    ZaDuzoZadan: 429,
    BazaNiedostepna: 503,
}

TYTULY = {
    400: "Niepoprawne żądanie",
    401: "Brak zalogowania",
    403: "Brak prawa",
    404: "Nie znaleziono",
    405: "Niedozwolona metoda",
    409: "Nie zgadza się ze stanem danych",
    413: "Za duża treść",
    422: "Niepoprawne dane",
    429: "Za dużo żądań",
    500: "Błąd serwisu",
    503: "Serwis chwilowo niedostępny",
}

# Sentences for what Litestar refuses by itself: status -> (kod, sentence).
OD_LITESTAR = {
    400: ("bledne_zapytanie", "Nie udało się odczytać żądania."),
    401: ("nie_zalogowany", "Zaloguj się albo podaj ważny token."),
    403: ("brak_prawa", "Nie masz prawa do tej czynności."),
    404: ("nie_znaleziono", "Nie ma takiej strony. Sprawdź adres albo wróć na stronę główną."),
    405: ("niedozwolona_metoda", "Ten adres nie przyjmuje takiego żądania."),
    413: ("za_duza_tresc", "Treść żądania jest większa niż 1 MiB. Wyślij mniej danych naraz."),
    500: (
        "blad_serwisu",
        "Coś poszło nie tak po naszej stronie. Zapisaliśmy to; spróbuj ponownie za chwilę.",
    ),
}

# What narrows a page that opens without it too.
FILTRY = ("stan", "wiedza", "jednostka", "powiat", "wojewodztwo")

# The frame of baza.html around an error: nobody's menu, no day, nothing that needs the database.
RAMA_BLEDU: dict[str, Any] = {
    "okruchy": [],
    "menu": [],
    "uzytkownik": None,
    "csrf": "",
    "komunikat": None,
    "stan": None,
    "wiedza": None,
    "chwila": [],
    "koniec_projektu": None,
    "wersja_planu": "",
    "blad_tytulu": True,
}

_PLIK = re.compile(r"\.(svg|png|pdf|xlsx|toml|ics|json)$")

# The engine's ways of saying that nobody is there; other database errors are our mistakes and stay 500.
_BRAK_BAZY = (
    ConnectionError,
    TimeoutError,
    socket.gaierror,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,  # shut down, starting up, cancelled
    asyncpg.InsufficientResourcesError,  # connections, memory, disk
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.ObjectNotInPrerequisiteStateError,  # not accepting connections
    asyncpg.InterfaceError,
)
_BRAK_SQLITE = re.compile(r"locked|busy|unable to open|disk|readonly|closed")


@dataclass(frozen=True)
class OdpowiedzBledu:
    """What goes over the wire, before Litestar or a bare ASGI layer sends it."""

    status: int
    typ: str
    tresc: bytes
    naglowki: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Opis:
    """An error as everybody sees it, whatever the class was."""

    status: int
    kod: str
    zdanie: str
    pole: str | None = None
    naglowki: dict[str, str] = field(default_factory=dict)
    bledy: tuple[BladDziedziny, ...] = ()
    wpis: int | None = None


def status(blad: BladDziedziny) -> int:
    """The HTTP status of an error of the domain or of the door: the nearest class in STATUSY."""
    return next(STATUSY[klasa] for klasa in type(blad).__mro__ if klasa in STATUSY)


def opis(blad: Exception) -> Opis:
    """Status, code and sentence of any exception; an unknown one is logged and becomes a calm 500."""
    if _brak_bazy(blad):
        log.error("database unavailable: %r", blad)
        blad = BazaNiedostepna()
    if isinstance(blad, BladDziedziny):
        bledy = tuple(blad.bledy) if isinstance(blad, BledyPol) else ()
        wpis = blad.wpis if isinstance(blad, Nakladanie) else None
        return Opis(status(blad), blad.kod, blad.komunikat, blad.pole, _naglowki(blad), bledy, wpis)
    if isinstance(blad, HTTPException) and blad.status_code < 500:
        return _opis_litestar(blad)
    if isinstance(blad, InternalServerException) and "disconnected" in blad.detail:
        log.info("the client went away before its request was whole")
        return Opis(400, *OD_LITESTAR[400])
    log.error("unexpected error", exc_info=blad)
    return Opis(500, *OD_LITESTAR[500])


def _brak_bazy(blad: Exception) -> bool:
    if isinstance(blad, sqlite3.OperationalError | sqlite3.ProgrammingError):
        return bool(_BRAK_SQLITE.search(str(blad)))
    return isinstance(blad, _BRAK_BAZY)


def _naglowki(blad: BladDziedziny) -> dict[str, str]:
    if isinstance(blad, ZaDuzoZadan):
        return {"Retry-After": str(blad.czekaj)}
    if isinstance(blad, BazaNiedostepna):
        return {"Retry-After": str(PONOW_PO_S)}
    return {"WWW-Authenticate": "Bearer"} if isinstance(blad, NieZalogowany) else {}


def _opis_litestar(blad: HTTPException) -> Opis:
    kod, zdanie = OD_LITESTAR.get(blad.status_code, OD_LITESTAR[400])
    pole = None
    if isinstance(blad.extra, list) and blad.extra and isinstance(blad.extra[0], dict):
        pole = blad.extra[0].get("key")
        zdanie = f"Niepoprawna wartość parametru „{pole}”."
    return Opis(blad.status_code, kod, zdanie, pole, dict(blad.headers or {}))


def problem(o: Opis) -> dict[str, Any]:
    """The members of problem+json (RFC 9457); `bledy` only where several fields are at fault.

    `wpis` is the entry that stands in the way: whoever may write a person's hours may see them all.
    """
    tresc: dict[str, Any] = {
        "type": f"urn:biuro:problem:{o.kod}",
        "title": TYTULY.get(o.status) or HTTPStatus(o.status).phrase,
        "status": o.status,
        "detail": _zwykly(o.zdanie),
        "kod": o.kod,
    }
    if o.pole is not None:
        tresc["pole"] = o.pole
    if o.wpis is not None:
        tresc["wpis"] = o.wpis
    if len(o.bledy) > 1:
        tresc["bledy"] = [{"pole": b.pole, "kod": b.kod, "detail": _zwykly(b.komunikat)} for b in o.bledy]
    return tresc


def _zwykly(zdanie: str) -> str:
    """Non-breaking spaces are for pages; a program compares plain text."""
    return zdanie.replace(NBSP, " ")


def odpowiedz_bledu(blad: Exception, sciezka: str, accept: str) -> OdpowiedzBledu:
    """The answer in the shape of its door: /api and programs that fetch files problem+json, people HTML."""
    if isinstance(blad, Przekierowanie):
        return _przekieruj(blad.adres)
    o = opis(blad)
    api, plik = _droga(sciezka)
    if o.status == 401 and not api and (not plik or "text/html" in accept):
        return _przekieruj(LOGOWANIE)
    if api or (plik and "text/html" not in accept):
        return OdpowiedzBledu(
            o.status,
            PROBLEM,
            json.dumps(problem(o), ensure_ascii=False).encode("utf-8", "replace"),
            o.naglowki,
        )
    return OdpowiedzBledu(
        o.status, "text/html; charset=utf-8", _html(o, sciezka).encode("utf-8", "replace"), o.naglowki
    )


def _przekieruj(adres: str) -> OdpowiedzBledu:
    return OdpowiedzBledu(303, "text/plain; charset=utf-8", b"", {"Location": adres})


def _droga(sciezka: str) -> tuple[bool, bool]:
    """(is it the API, is it a file)."""
    return sciezka == "/api" or sciezka.startswith("/api/"), bool(_PLIK.search(sciezka))


def _html(o: Opis, sciezka: str) -> str:
    """The error page; when even the template fails, a bare page with the same sentence."""
    tytul = TYTULY.get(o.status, "Błąd")
    try:
        return strona_html(
            "blad.html",
            strona=RAMA_BLEDU | {"tytul": tytul, "dzis": date.today()},  # noqa: DTZ011 - not shown here
            kod=o.status,
            zdanie=o.zdanie,
            odnosnik=("Ta strona bez filtrów", sciezka) if o.pole in FILTRY else ("Strona główna", "/"),
        )
    except TemplateError:
        log.exception("blad.html cannot be rendered")
        return (
            f'<!doctype html><html lang="pl"><meta charset="utf-8"><title>{tytul}</title>'
            f'<h1>{tytul}</h1><p>{OD_LITESTAR[500][1]}</p><p><a href="/">Strona główna</a></p></html>'
        )


def obsluz_blad(request: Request[Any, Any, Any], blad: Exception) -> Response[bytes]:
    """Litestar's exception handler for everything."""
    o = odpowiedz_bledu(blad, request.scope["path"], request.headers.get("accept", ""))
    typ = o.typ.partition(";")[0]  # Litestar adds the charset of texts itself
    return Response(o.tresc, status_code=o.status, media_type=typ, headers=o.naglowki)


async def wyslij_blad(blad: Exception, scope: ZakresDoOdczytu, wyslij: Wyslij) -> None:
    """The same answer from a layer that stands before Litestar."""
    o = odpowiedz_bledu(blad, scope["path"], naglowek(scope, b"accept"))
    await wyslij_odpowiedz(wyslij, o.status, {"Content-Type": o.typ, **o.naglowki}, o.tresc)
