"""The matrix's page and a cell's against the very SQL that each of them asks, without anything around it."""

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Awaitable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from biuro import baza, konta
from biuro.app import utworz_aplikacje
from biuro.ustawienia import Ustawienia
from tests.wydajnosc.miejscowe import Pomiar

STRONY = {
    "macierz 30 jednostek, strona": "/harmonogram?stan=2019-11-14",
    "macierz narastająco, strona": "/harmonogram?stan=2019-11-14&widok=narastajaco",
    "macierz powiatu i etapu, strona": "/harmonogram?stan=2019-11-14&powiat={powiat}&faza=II",
    "komórka z wierszami, strona": "/harmonogram/komorka?stan=2019-11-14&dzialanie=6&kwartal=2019-K2",
}
RAZY = 25

Zapytania = list[tuple[str, list[Any]]]


def pomiary(dane: Path) -> list[Pomiar]:
    """All pages over the example's database, signed in as its coordinator."""
    return asyncio.run(_pomiary(next(dane.glob("*.sqlite"))))


async def _pomiary(plik: Path) -> list[Pomiar]:
    silnik = baza.silnik(f"sqlite:///{plik}")
    await baza.podlacz(silnik)
    try:
        znane = await konta.konto_o_loginie("koordynator.przyklad")
        assert znane is not None
        sesja = await konta.otworz_sesje(znane[0], "", datetime.now(UTC))
        aplikacja: Any = utworz_aplikacje(Ustawienia(dane=plik.parent, limit_zadan=0))
        async with httpx.AsyncClient(
            transport=httpx.ASGITransport(aplikacja),
            base_url="http://127.0.0.1:8000",
            cookies={"sesja": sesja},
        ) as klient:
            powiat = await _powiat()
            return [
                await _pomiar(co, klient, adres.format(powiat=powiat), plik) for co, adres in STRONY.items()
            ]
    finally:
        await baza.odlacz()


async def _powiat() -> str:
    [wiersz] = await baza.biezacy().run_ddl("SELECT powiat FROM jednostki ORDER BY id LIMIT 1")
    nazwa: str = wiersz["powiat"]
    return nazwa


async def _pomiar(co: str, klient: httpx.AsyncClient, adres: str, plik: Path) -> Pomiar:
    zapytania = await _podsluchaj(klient, adres)
    polaczenie = sqlite3.connect(plik)
    pary = [
        (await _czas(klient.get(adres)), await _czas(_same_zapytania(polaczenie, zapytania)))
        for _ in range(RAZY)
    ]
    polaczenie.close()
    strona, golo = (statistics.median(czasy) for czasy in zip(*pary, strict=True))
    return co, f"{strona:.1f} ms", f"sam SQL {golo:.1f} ms", strona / golo


async def _podsluchaj(klient: httpx.AsyncClient, adres: str) -> Zapytania:
    """The statements behind one answer, with their arguments."""
    silnik: Any = baza.biezacy()
    zebrane: Zapytania = []
    zwykle = silnik._wykonaj

    async def zapisz(sql: str, argumenty: list[Any]) -> Any:
        zebrane.append((sql, argumenty))
        return await zwykle(sql, argumenty)

    silnik._wykonaj = zapisz
    try:
        odpowiedz = await klient.get(adres)
    finally:
        silnik._wykonaj = zwykle
    assert odpowiedz.status_code == 200, (adres, odpowiedz.status_code)
    return [z for z in zebrane if z[0].lstrip().upper().startswith("SELECT")]


async def _same_zapytania(polaczenie: sqlite3.Connection, zapytania: Zapytania) -> None:
    for sql, argumenty in zapytania:
        polaczenie.execute(sql, argumenty).fetchall()


async def _czas(praca: Awaitable[object]) -> float:
    """Milliseconds of processor time: waiting for other work on the machine does not count."""
    poczatek = time.process_time()
    await praca
    return (time.process_time() - poczatek) * 1000
