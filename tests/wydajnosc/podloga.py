"""The floor of the HTTP figures: a bare ASGI function that does only what physics asks for."""

import asyncio
import os
import sqlite3
from typing import Any

TRESC = b"x" * int(os.environ.get("PODLOGA_TRESC", "100"))
_stan: dict[str, Any] = {}


def _baza() -> sqlite3.Connection:
    if "baza" not in _stan:
        baza = sqlite3.connect(os.environ["PODLOGA_BAZA"], isolation_level=None, check_same_thread=False)
        baza.execute("PRAGMA journal_mode=WAL")
        baza.execute("PRAGMA synchronous=FULL")
        baza.execute("CREATE TABLE IF NOT EXISTS w (id INTEGER PRIMARY KEY, tresc TEXT)")
        _stan["baza"], _stan["zamek"] = baza, asyncio.Lock()
    polaczenie: sqlite3.Connection = _stan["baza"]
    return polaczenie


def _zapisz(tresc: str) -> None:
    _stan["baza"].execute("INSERT INTO w (tresc) VALUES (?)", (tresc,))


async def _wpis(receive: Any) -> tuple[int, bytes]:
    """One durable row; the disk is waited for in a thread, as in the service."""
    tresc = (await receive())["body"].decode()
    _baza()
    async with _stan["zamek"]:
        await asyncio.to_thread(_zapisz, tresc)
    return 201, b"{}"


async def app(scope: Any, receive: Any, send: Any) -> None:
    """/wpis stores, /304 has not changed, anything else answers with TRESC."""
    if scope["type"] == "lifespan":
        return
    odpowiedz = {"/wpis": None, "/304": (304, b"")}.get(scope["path"], (200, TRESC))
    status, tresc = odpowiedz or await _wpis(receive)
    await send({"type": "http.response.start", "status": status, "headers": [(b"etag", b'"a"')]})
    await send({"type": "http.response.body", "body": tresc})
