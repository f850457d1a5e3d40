"""The floors of the HTTP figures: bare ASGI functions doing only what physics asks for, or plain Piccolo."""

import asyncio
import os
import sqlite3
from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

from piccolo.engine.sqlite import SQLiteEngine, TransactionType
from piccolo.table import Table

TRESC = b"x" * int(os.environ.get("PODLOGA_TRESC", "100"))
_stan: dict[str, Any] = {}


def _baza() -> sqlite3.Connection:
    if "baza" not in _stan:
        baza = sqlite3.connect(os.environ["PODLOGA_BAZA"], isolation_level=None, check_same_thread=False)
        baza.execute("PRAGMA journal_mode=WAL")
        baza.execute("PRAGMA synchronous=FULL")
        baza.execute("CREATE TABLE IF NOT EXISTS w (id INTEGER PRIMARY KEY, tresc TEXT)")
        _stan["baza"] = baza
    polaczenie: sqlite3.Connection = _stan["baza"]
    return polaczenie


async def _wpis(tresc: str) -> None:
    """One durable row. In the loop: with a thread for the disk this floor is slower."""
    _baza().execute("INSERT INTO w (tresc) VALUES (?)", (tresc,))


async def _wpis_piccolo(tresc: str) -> None:
    """The rows that an entry leaves, by Piccolo's own engine as it comes: a connection per transaction."""
    from biuro.tabele import Dziennik, KluczeZadan
    from harmonogram.tabele import WersjeWpisow, WpisyGodzin

    teraz, zawsze = datetime.now(UTC), datetime(9999, 12, 31, tzinfo=UTC)
    silnik = _silnik(WpisyGodzin, WersjeWpisow, Dziennik, KluczeZadan)
    async with silnik.transaction(TransactionType.immediate):
        [wpis] = await WpisyGodzin.insert(WpisyGodzin(utworzono=teraz, konto=1))
        await WersjeWpisow.insert(
            WersjeWpisow(
                wpis=wpis["id"], wersja=1, wazna_od=teraz, wazna_do=zawsze, osoba=1, rodzaj="ekspert",
                dzialanie=1, dzien=date(2018, 6, 1), od_min=540, do_min=600, minuty=60, opis="", konto=1,
            )
        )  # fmt: skip
        await Dziennik.insert(
            Dziennik(
                chwila=teraz,
                konto=1,
                czynnosc="dodano",
                obiekt="wpis",
                obiekt_id=wpis["id"],
                po=tresc,
                droga="api",
            )
        )
        await KluczeZadan.insert(
            KluczeZadan(konto=1, klucz=f"{uuid4()}", skrot_tresci="0" * 64, odpowiedz="{}", utworzono=teraz)
        )


def _silnik(*tabele: type[Table]) -> SQLiteEngine:
    """Writers take turns by a lock: left to SQLite's own waiting, they would sleep most of the time."""
    if "silnik" not in _stan:
        _stan["silnik"], _stan["zamek"] = (
            SQLiteEngine(os.environ["PODLOGA_PICCOLO"], timeout=30),
            asyncio.Lock(),
        )
        for tabela in tabele:
            tabela._meta.db = _stan["silnik"]
    silnik: SQLiteEngine = _stan["silnik"]
    return silnik


ZAPISY = {"/wpis": _wpis, "/piccolo": _wpis_piccolo}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """/wpis and /piccolo store, /304 has not changed, anything else answers with TRESC."""
    if scope["type"] == "lifespan":
        return
    zapisz = ZAPISY.get(scope["path"])
    status, tresc = (304, b"") if scope["path"] == "/304" else (200, TRESC)
    if zapisz is not None:
        await zapisz((await receive())["body"].decode())
        status, tresc = 201, b"{}"
    await send({"type": "http.response.start", "status": status, "headers": [(b"etag", b'"a"')]})
    await send({"type": "http.response.body", "body": tresc})
