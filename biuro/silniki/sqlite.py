"""SQLite with one writer and a few read-only connections that stay open.

WAL with `synchronous=FULL`: an acknowledged entry survives a power cut. Statements inside a write transaction
run directly in the event loop (tens of microseconds each); only COMMIT, which waits for the disk, goes to
a thread, and writers that wait share it (`pisarz`). Reads go to a thread, since a report may take long, but
for those written by hand as lookups of a few rows (`zapytania.zdanie`).
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from piccolo.engine.sqlite import SQLiteEngine, SQLiteTransaction, TransactionType, convert_datetime_in
from piccolo.querystring import QueryString

from biuro.silniki.pisarz import CZEKANIE_NA_BLOKADE_S, MIEJSC_W_GRUPIE, Pisarz
from harmonogram.zapytania.zdanie import Gotowe

T = TypeVar("T")

CZYTELNICY = 4
PRZECZYTANYCH = 1000
ZDAN_W_PAMIECI = 512  # the service has more statements than the driver keeps prepared by itself
PRAGMY_PISARZA = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=1",
    "PRAGMA busy_timeout=0",  # the last one: whoever begins to write waits without a thread
)
_CZYTA = ("SELECT", "WITH", "PRAGMA", "EXPLAIN")


def _przelicz_szybko() -> None:
    """Piccolo's conversions of values, without the layers: they run for every value of every row."""
    sqlite3.register_adapter(datetime, lru_cache(1024)(convert_datetime_in))  # `wazna_do` above all
    sqlite3.register_converter("INTEGER", int)
    sqlite3.register_converter("BOOLEAN", lambda napis: napis == b"1")
    sqlite3.register_converter("DATE", lambda napis: date.fromisoformat(napis.decode()))
    sqlite3.register_converter("TIMESTAMPTZ", _chwila)


def _chwila(napis: bytes) -> datetime:
    return datetime.fromisoformat(napis.decode()).replace(tzinfo=UTC)


_przelicz_szybko()


class TransakcjaSQLite(SQLiteTransaction):
    """A turn of the writer, always given back: also when BEGIN or COMMIT fails or the task is cancelled."""

    miejsc = 1  # alone in its group; a long write would keep the others of it waiting

    async def __aenter__(self) -> "TransakcjaSQLite":
        if self._parent is not None:
            return cast("TransakcjaSQLite", self._parent)
        silnik: SilnikSQLite = self.engine  # type: ignore[assignment]
        self._pisarz = silnik.pisarz()
        self.connection = await self._pisarz.zacznij(self.miejsc)
        self.context = silnik.current_transaction.set(self)
        return self

    async def __aexit__(self, exception_type: Any, exception: Any, traceback: Any) -> bool:
        if self._parent is not None:
            return exception is None
        self.engine.current_transaction.reset(self.context)
        if exception is None:
            await self._pisarz.zachowaj()
        elif isinstance(exception, Exception):
            await self._pisarz.cofnij()
        else:
            self._pisarz.porzuc()
        return False


class WspolnaTransakcjaSQLite(TransakcjaSQLite):
    """A short write: shares its COMMIT with those that wait at the same time."""

    miejsc = MIEJSC_W_GRUPIE


class SilnikSQLite(SQLiteEngine):
    """A pooled engine over one file.

    Piccolo asks an engine for `run_querystring`, `run_ddl` and `transaction`; nothing else is replaced.
    """

    def __init__(self, sciezka: Path) -> None:
        super().__init__(
            path=str(sciezka),
            timeout=CZEKANIE_NA_BLOKADE_S,
            check_same_thread=False,
            cached_statements=ZDAN_W_PAMIECI,
        )
        self._pisarz: Pisarz | None = None
        self._czytelnicy: list[sqlite3.Connection] = []
        self._wersja = -1
        self._przeczytane: dict[tuple[Any, ...], list[dict[str, Any]]] = {}

    async def otworz(self) -> None:
        """Open the writer and the readers; creates the file (and its folder) when missing."""
        Path(self.path).parent.mkdir(parents=True, exist_ok=True)
        self._watki = ThreadPoolExecutor(CZYTELNICY + 1, thread_name_prefix="sqlite")
        self._wolne: asyncio.Queue[sqlite3.Connection] = asyncio.Queue()
        self._pisarz = Pisarz(self._polacz(*PRAGMY_PISARZA), self._watki)
        self._czytelnicy = [self._polacz("PRAGMA query_only=1") for _ in range(CZYTELNICY + 1)]
        self._wersja, self._przeczytane = -1, {}
        self._od_reki, *reszta = self._czytelnicy  # the first one reads in the event loop itself
        for czytelnik in reszta:
            self._wolne.put_nowait(czytelnik)

    def _polacz(self, *pragmy: str) -> sqlite3.Connection:
        polaczenie: sqlite3.Connection = sqlite3.connect(**self.connection_kwargs)
        for pragma in ("PRAGMA temp_store=MEMORY", "PRAGMA cache_size=-16000", *pragmy):
            polaczenie.execute(pragma).fetchall()
        return polaczenie

    async def zamknij(self) -> None:
        """Close every connection; waits for a running write."""
        pisarz, self._pisarz = self._pisarz, None
        if pisarz is not None:
            await pisarz.zamknij()
        for czytelnik in self._czytelnicy:
            czytelnik.close()
        self._czytelnicy = []
        self._watki.shutdown(wait=True)

    def pisarz(self) -> Pisarz:
        """The writer; OperationalError once the engine is closed."""
        if self._pisarz is None:
            raise sqlite3.OperationalError("database is closed")
        return self._pisarz

    async def _w_watku(self, funkcja: Callable[..., T], *argumenty: Any) -> T:
        """Run in a thread; when cancelled, wait for it first, so that nobody shares its connection."""
        praca = asyncio.get_running_loop().run_in_executor(self._watki, funkcja, *argumenty)
        try:
            return await asyncio.shield(praca)
        except asyncio.CancelledError:
            await asyncio.wait([praca])
            raise

    # --- what Piccolo calls ----------------------------------------------------------------------

    async def run_querystring(self, querystring: QueryString, in_pool: bool = False) -> list[dict[str, Any]]:
        sql, argumenty = querystring.compile_string(engine_type="sqlite")
        biezaca = self.current_transaction.get()
        if biezaca is None and isinstance(querystring, Gotowe) and _czyta(sql):
            return self._przeczytaj_od_reki(sql, argumenty)
        return await self._wykonaj(sql, argumenty)

    async def run_ddl(self, ddl: str, in_pool: bool = False) -> list[dict[str, Any]]:
        return await self._wykonaj(ddl, [])

    async def _wykonaj(self, sql: str, argumenty: list[Any]) -> list[dict[str, Any]]:
        biezaca = self.current_transaction.get()
        if biezaca is not None:
            return _zapytaj(biezaca.connection, sql, argumenty)
        if _czyta(sql):
            return await self._przeczytaj(sql, argumenty)
        async with self.wspolna_transakcja() as transakcja:
            wynik = _zapytaj(transakcja.connection, sql, argumenty)
        return wynik  # noqa: RET504 (a context manager might swallow, says mypy)

    def _przeczytaj_od_reki(self, sql: str, argumenty: list[Any]) -> list[dict[str, Any]]:
        """In the event loop; asked again only when any connection, of any process, has committed since."""
        [(wersja,)] = self._od_reki.execute("PRAGMA data_version").fetchall()
        if wersja != self._wersja or len(self._przeczytane) >= PRZECZYTANYCH:
            self._wersja, self._przeczytane = wersja, {}
        pytanie = (sql, *argumenty)
        wiersze = self._przeczytane.get(pytanie)
        if wiersze is None:
            wiersze = self._przeczytane[pytanie] = _zapytaj(self._od_reki, sql, argumenty)
        return [wiersz.copy() for wiersz in wiersze]

    async def _przeczytaj(self, sql: str, argumenty: list[Any]) -> list[dict[str, Any]]:
        czytelnik = await self._wolne.get()
        try:
            return await self._w_watku(_zapytaj, czytelnik, sql, argumenty)
        finally:
            self._wolne.put_nowait(czytelnik)

    def transaction(
        self, transaction_type: TransactionType = TransactionType.immediate, allow_nested: bool = True
    ) -> TransakcjaSQLite:
        return TransakcjaSQLite(engine=self, transaction_type=transaction_type, allow_nested=allow_nested)

    def wspolna_transakcja(self) -> WspolnaTransakcjaSQLite:
        """A transaction of one short operation."""
        return WspolnaTransakcjaSQLite(engine=self, transaction_type=TransactionType.immediate)

    async def zaczyna_zapis(self) -> None:
        """BEGIN IMMEDIATE has already waited for the writer before."""

    async def po_zapisach(self) -> None:
        """Wait for the write that has begun, also in another process."""
        async with self.wspolna_transakcja():
            pass

    async def sam_migruje(self) -> None:
        """BEGIN IMMEDIATE already keeps other processes out."""


def _czyta(sql: str) -> bool:
    return sql.lstrip().upper().startswith(_CZYTA)


def _zapytaj(polaczenie: sqlite3.Connection, sql: str, argumenty: list[Any]) -> list[dict[str, Any]]:
    kursor = polaczenie.execute(sql, argumenty)
    wiersze = kursor.fetchall()
    nazwy = [kolumna[0] for kolumna in kursor.description] if wiersze else []
    return [dict(zip(nazwy, wiersz, strict=True)) for wiersz in wiersze]
