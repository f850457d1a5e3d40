"""Pages of the matrix, a cell and a month against the very SQL that each asks, without anything around."""

import asyncio
import sqlite3
import statistics
import time
from collections.abc import Awaitable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from biuro import baza, konta
from biuro.app import utworz_aplikacje
from biuro.ustawienia import Ustawienia
from tests.wydajnosc.miejscowe import Pomiar

STRONY = {
    "macierz 30 jednostek, strona": "/harmonogram?stan=2019-11-14",
    "macierz narastająco, strona": "/harmonogram?stan=2019-11-14&widok=narastajaco",
    "macierz powiatu i etapu, strona": "/harmonogram?stan=2019-11-14&powiat={powiat}&faza=II",
    "komórka z wierszami, strona": "/harmonogram/komorka?stan=2019-11-14&dzialanie=6&kwartal=2019-K2",
    "karta miesiąca osoby, strona": "/godziny?osoba={osoba}&miesiac=2019-10",
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
        aplikacja = utworz_aplikacje(Ustawienia(dane=plik.parent, limit_zadan=0))
        slowa = {"powiat": quote(await _powiat()), "osoba": await _najpracowitsza()}
        return [
            await _pomiar(co, Strona(aplikacja, sesja, adres.format(**slowa)), plik)
            for co, adres in STRONY.items()
        ]
    finally:
        await baza.odlacz()


@dataclass(frozen=True)
class Strona:
    """One address of a signed-in browser, asked without a client: its own work would count too."""

    aplikacja: Any
    sesja: str
    adres: str

    async def otworz(self) -> int:
        """The status of the answer."""
        sciezka, _, pytanie = self.adres.partition("?")
        zakres = {
            "type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET",
            "scheme": "http", "path": sciezka, "raw_path": sciezka.encode(), "root_path": "",
            "query_string": pytanie.encode(), "client": ("127.0.0.1", 1), "server": ("127.0.0.1", 8000),
            "headers": [(b"host", b"127.0.0.1:8000"), (b"cookie", f"sesja={self.sesja}".encode())],
        }  # fmt: skip
        odpowiedzi: list[Any] = []

        async def odbierz() -> Any:
            return {"type": "http.request", "body": b"", "more_body": False}

        async def wyslij(komunikat: Any) -> None:
            odpowiedzi.append(komunikat)

        await self.aplikacja(zakres, odbierz, wyslij)
        status: int = odpowiedzi[0]["status"]
        return status


async def _powiat() -> str:
    [wiersz] = await baza.biezacy().run_ddl("SELECT powiat FROM jednostki ORDER BY id LIMIT 1")
    nazwa: str = wiersz["powiat"]
    return nazwa


async def _najpracowitsza() -> int:
    [wiersz] = await baza.biezacy().run_ddl(
        """SELECT osoba FROM wersje_wpisow WHERE wazna_do > '9999' AND dzien LIKE '2019-10-%'
            GROUP BY osoba ORDER BY COUNT(*) DESC, osoba LIMIT 1"""
    )
    numer: int = wiersz["osoba"]
    return numer


async def _pomiar(co: str, strona: Strona, plik: Path) -> Pomiar:
    zapytania = await _podsluchaj(strona)
    polaczenie = sqlite3.connect(plik)
    pary = [
        (await _czas(strona.otworz()), await _czas(_same_zapytania(polaczenie, zapytania)))
        for _ in range(RAZY)
    ]
    polaczenie.close()
    cala, golo = (statistics.median(czasy) for czasy in zip(*pary, strict=True))
    return co, f"{cala:.1f} ms", f"sam SQL {golo:.1f} ms", cala / golo


async def _podsluchaj(strona: Strona) -> Zapytania:
    """The statements behind one answer, with their arguments."""
    silnik: Any = baza.biezacy()
    zebrane: Zapytania = []
    zwykle = silnik._wykonaj

    async def zapisz(sql: str, argumenty: list[Any]) -> Any:
        zebrane.append((sql, argumenty))
        return await zwykle(sql, argumenty)

    silnik._wykonaj = zapisz
    try:
        status = await strona.otworz()
    finally:
        silnik._wykonaj = zwykle
    assert status == 200, (strona.adres, status)
    return [z for z in zebrane if z[0].lstrip().upper().startswith("SELECT")]


async def _same_zapytania(polaczenie: sqlite3.Connection, zapytania: Zapytania) -> None:
    for sql, argumenty in zapytania:
        polaczenie.execute(sql, argumenty).fetchall()


async def _czas(praca: Awaitable[object]) -> float:
    """Milliseconds of processor time: waiting for other work on the machine does not count."""
    poczatek = time.process_time()
    await praca
    return (time.process_time() - poczatek) * 1000
