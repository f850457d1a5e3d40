"""What a handler may ask of a request: who is there, when it is, with which settings; guards of the doors."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from litestar import Request
from litestar.connection import ASGIConnection
from litestar.handlers import BaseRouteHandler

from biuro.asgi import ZakresDoOdczytu
from biuro.bledy import NieZalogowany
from biuro.uprawnienia import SYSTEM, Kontekst, Konto
from biuro.ustawienia import Ustawienia
from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import STREFA

Zadanie = Request[Any, Any, Any]
Polaczenie = ASGIConnection[Any, Any, Any, Any]
Zegar = Callable[[], datetime]

STRONA, API = "strona", "api"
NAJWIEKSZE_ID = 2**31 - 1


@dataclass(frozen=True)
class Tozsamosc:
    """Who knocks and through which door; `sekret` is the session's, for its forms and for signing out."""

    konto: Konto
    droga: str
    sekret: str = ""


def zegar_systemowy() -> datetime:
    """The real moment; tests pass their own."""
    return datetime.now(UTC)


def tozsamosc(scope: ZakresDoOdczytu) -> Tozsamosc | None:
    """What the identity layer found; None for a stranger."""
    wynik: Tozsamosc | None = scope["state"].get("tozsamosc")
    return wynik


def konto(request: Zadanie) -> Konto:
    """The account at the door; NieZalogowany for a stranger."""
    kto = tozsamosc(request.scope)
    if kto is None:
        raise NieZalogowany
    return kto.konto


def teraz(request: Zadanie) -> datetime:
    """The moment of this request, in UTC."""
    zegar: Zegar = request.app.state.zegar
    return zegar()


def kontekst(request: Zadanie) -> Kontekst:
    """The first argument of every operation; the clock is read here and nowhere below."""
    kto = tozsamosc(request.scope)
    if kto is None:
        raise NieZalogowany
    return _kontekst(request, kto.konto, kto.droga)


def kontekst_goscia(request: Zadanie) -> Kontekst:
    """Before signing in nobody is there yet: the service itself acts."""
    return _kontekst(request, SYSTEM, STRONA)


def _kontekst(request: Zadanie, kto: Konto, droga: str) -> Kontekst:
    chwila = teraz(request)
    dzis = chwila.astimezone(STREFA).date()
    return Kontekst(konto=kto, teraz=chwila, dzis=dzis, droga=droga, zegar=request.app.state.zegar)


def ustawienia(request: Zadanie) -> Ustawienia:
    """The settings the application was made with."""
    wynik: Ustawienia = request.app.state.ustawienia
    return wynik


def adres_klienta(scope: ZakresDoOdczytu) -> str:
    """The peer's address, as the server saw it."""
    klient = scope.get("client")
    return str(klient[0]) if klient else ""


# --- guards: coroutines, since Litestar runs plain functions in a thread ----------


async def tylko_token(polaczenie: Polaczenie, _: BaseRouteHandler) -> None:
    """/api: a bearer token; a browser session does not count, so no other site can use it."""
    _wymagaj_drogi(polaczenie, API)


async def tylko_sesja(polaczenie: Polaczenie, _: BaseRouteHandler) -> None:
    """Pages: a browser session."""
    _wymagaj_drogi(polaczenie, STRONA)


async def zalogowany(polaczenie: Polaczenie, _: BaseRouteHandler) -> None:
    """Files: either of the two."""
    _wymagaj_drogi(polaczenie, STRONA, API)


def _wymagaj_drogi(polaczenie: Polaczenie, *drogi: str) -> None:
    kto = tozsamosc(polaczenie.scope)
    if kto is None or kto.droga not in drogi:
        raise NieZalogowany


def sprawdz_numery_sciezki(request: Zadanie) -> None:
    """A number that no row can have, or written in an odd way („01”, „+1”, „1_0”), is an unknown object."""
    czlony = request.scope["path"].split("/")
    for wartosc in request.path_params.values():
        if isinstance(wartosc, int) and not (1 <= wartosc <= NAJWIEKSZE_ID and f"{wartosc}" in czlony):
            raise NieZnaleziono("Nie ma takiej pozycji.")
