"""The shared world seen through the JSON API: one client, one account of every role."""

import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import httpx

from biuro import konta
from biuro.operacje import osoby
from tests import drzwi
from tests.swiat import BIURO, TERAZ, Swiat, zaloz_swiat

KOORDYNATOR = "koordynator"


@dataclass(frozen=True)
class Api:
    """Call it like a program would: `await api("POST", "/api/godziny", {...}, jako="coach")`."""

    c: httpx.AsyncClient
    swiat: Swiat
    osoby: Mapping[str, int | None]
    naglowki: Mapping[str, dict[str, str]]

    async def __call__(
        self, metoda: str, adres: str, tresc: object = None, jako: str = KOORDYNATOR, **parametry: Any
    ) -> httpx.Response:
        return await self.c.request(
            metoda,
            adres,
            params=parametry or None,
            headers=self.naglowki[jako],
            content=None if tresc is None else json.dumps(tresc),  # ASCII: a lone surrogate gets through too
        )

    async def pozycje(self, adres: str, jako: str = KOORDYNATOR, **parametry: Any) -> list[dict[str, Any]]:
        """Rows of a list."""
        odpowiedz = await self("GET", adres, jako=jako, **parametry)
        assert odpowiedz.status_code == 200, odpowiedz.text
        wynik: list[dict[str, Any]] = odpowiedz.json()["pozycje"]
        return wynik

    async def zapisz(self, tresc: Mapping[str, object], jako: str = KOORDYNATOR) -> dict[str, Any]:
        """The answer to a new entry, which has to be stored."""
        odpowiedz = await self("POST", "/api/godziny", tresc, jako)
        assert odpowiedz.status_code == 201, odpowiedz.text
        wynik: dict[str, Any] = odpowiedz.json()
        return wynik

    def sesja(self, dzien: str = "2018-10-03", **reszta: object) -> dict[str, object]:
        """The body of a coaching session of Anna, 2,5 h."""
        dzialanie = 5 if dzien < "2019-04-01" else 10
        stale = {"dzialanie": dzialanie, "osoba": self.swiat.coach, "dla": self.swiat.anna}
        return {**stale, "dzien": dzien, "od": "10:00", "do": "12:30", **reszta}

    def pula(self, dzien: str = "2019-05-06", **reszta: object) -> dict[str, object]:
        """The body of an animator's entry of two hours."""
        stale = {"dzialanie": 6, "osoba": self.swiat.animator, "jednostka": self.swiat.piatnica}
        return {**stale, "dzien": dzien, "od": "08:00", "do": "10:00", **reszta}


@asynccontextmanager
async def otworz_api(teraz: datetime = TERAZ) -> AsyncIterator[Api]:
    """A client over the open, empty database of the test, filled with the shared world."""
    swiat = await zaloz_swiat()
    ludzie: dict[str, int | None] = {
        KOORDYNATOR: None,
        "kontroler": None,
        "ekspert": swiat.ekspert,
        "coach": swiat.coach,
        "animator": swiat.animator,
        "pracownik_socjalny": swiat.anna,
    }
    for rola, nazwisko in (("superwizor", "Sowa"), ("doradca", "Dąb"), ("czlonek_pzk", "Cis")):
        funkcja = "doradca_rops" if rola == "doradca" else rola
        ludzie[rola] = (await osoby.dodaj_osobe(BIURO, "Ola", nazwisko, [funkcja], swiat.krakow))[0]
    naglowki = {rola: await naglowek(rola, kto) for rola, kto in ludzie.items()}
    async with drzwi.klient(teraz=teraz) as c:
        yield Api(c, swiat, ludzie, naglowki)


async def naglowek(rola: str, osoba: int | None) -> dict[str, str]:
    """Headers of a program that acts for a new account of this role; nobody signs in with it."""
    id_konta = await konta.dodaj_konto(f"{rola}-{uuid4().hex[:6]}", None, osoba, (rola,), TERAZ)
    return await drzwi.nowy_token(id_konta)


def odmowa(odpowiedz: httpx.Response) -> tuple[int, str, str | None]:
    """(status, kod, pole) of a problem+json, which must have all its members."""
    assert odpowiedz.headers["content-type"] == "application/problem+json", odpowiedz.text
    problem = odpowiedz.json()
    assert {"type", "title", "status", "detail", "kod"} <= set(problem)
    assert problem["status"] == odpowiedz.status_code
    assert problem["detail"].endswith((".", "?")), problem["detail"]
    return odpowiedz.status_code, problem["kod"], problem.get("pole")
