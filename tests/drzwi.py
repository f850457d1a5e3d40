"""The service's doors without a server: an ASGI client over the open test database, and accounts."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import cache

import httpx

from biuro import konta
from biuro.app import utworz_aplikacje
from biuro.ustawienia import Ustawienia

TERAZ = datetime(2019, 11, 14, 9, 0, tzinfo=UTC)
HASLO = "dwanascie-znakow"


@asynccontextmanager
async def klient(
    ustawienia: Ustawienia | None = None, teraz: datetime = TERAZ, adres: str = "http://biuro.test"
) -> AsyncIterator[httpx.AsyncClient]:
    """A browser or a program at the door; 303 is not followed."""
    app = utworz_aplikacje(ustawienia or Ustawienia(limit_zadan=0), lambda: teraz)
    transport = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=transport, base_url=adres) as c:
        yield c


@cache
def skrot_hasla() -> str:
    """Made once a process: a hash is slow on purpose."""
    return konta.skrot_hasla(HASLO)


async def nowe_konto(
    login: str = "halina", role: tuple[str, ...] = ("koordynator",), osoba: int | None = None
) -> int:
    """An account with the usual password; returns its id."""
    return await konta.dodaj_konto(login, skrot_hasla(), osoba, role, TERAZ)


async def nowy_token(id_konta: int) -> dict[str, str]:
    """Headers of a program that acts for the account."""
    _, zeton = await konta.dodaj_zeton(id_konta, "test", TERAZ)
    return {"Authorization": f"Bearer {zeton}"}


def csrf(odpowiedz: httpx.Response) -> str:
    """The hidden field of a page."""
    pole = re.search(r'name="csrf" value="([^"]*)"', odpowiedz.text)
    assert pole is not None
    return pole[1]


async def zaloguj(c: httpx.AsyncClient, login: str = "halina", haslo: str = HASLO) -> httpx.Response:
    """The answer to the sign-in form."""
    formularz = await c.get("/logowanie")
    pola = {"login": login, "haslo": haslo, "csrf": csrf(formularz)}
    return await c.post("/logowanie", data=pola)
