"""Which engine, how it is opened, and the one way to write: `w_transakcji`.

Piccolo's own engines open a connection per query on SQLite and leak it when BEGIN or COMMIT fails, on both
engines. The subclasses here keep a few connections and never leave a transaction behind.
"""

import asyncio
import contextlib
import functools
import io
import os
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ParamSpec, TypeVar
from urllib.parse import unquote, urlsplit

import asyncpg
from piccolo.table import TABLE_REGISTRY

from biuro.silniki.postgres import SilnikPostgres
from biuro.silniki.sqlite import SilnikSQLite

Silnik = SilnikSQLite | SilnikPostgres
P = ParamSpec("P")
T = TypeVar("T")

PROBY = 8
# What a writer on PostgreSQL may lose to another one: the second time it sees what that one stored.
RAZ_JESZCZE = (
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.UniqueViolationError,
)
_biezacy: list[Silnik] = []


def silnik(adres: str) -> Silnik:
    """The engine for an address of the form `sqlite:///path` or `postgresql://user:pass@host:port/name`."""
    czesci = urlsplit(adres)
    if czesci.scheme == "sqlite":
        return SilnikSQLite(Path(unquote(adres.removeprefix("sqlite:///"))))
    if czesci.scheme in ("postgresql", "postgres"):
        return SilnikPostgres({"dsn": adres})
    raise ValueError(f"Nieznany rodzaj bazy danych: {czesci.scheme}")


async def podlacz(nowy: Silnik) -> None:
    """Open the engine and make it the one that every table uses."""
    await nowy.otworz()
    _biezacy[:] = [nowy]
    _wskaz(nowy)


def _wskaz(nowy: Silnik) -> None:
    os.environ.setdefault("PICCOLO_CONF", "biuro.piccolo_conf")  # for tables imported later
    from biuro import piccolo_conf  # here: piccolo_conf imports the settings, which tests replace

    piccolo_conf.DB = nowy
    for tabela in TABLE_REGISTRY:
        tabela._meta.db = nowy


async def odlacz() -> None:
    """Close the connections of the current engine; nothing is left running."""
    while _biezacy:
        await _biezacy.pop().zamknij()


def biezacy() -> Silnik:
    """The engine in use; RuntimeError before `podlacz`."""
    if not _biezacy:
        raise RuntimeError("baza danych nie jest podłączona")
    return _biezacy[0]


def czy_sqlite() -> bool:
    return isinstance(biezacy(), SilnikSQLite)


def transakcja() -> contextlib.AbstractAsyncContextManager[Any]:
    """One write transaction: IMMEDIATE on SQLite, READ COMMITTED with explicit row locks on PostgreSQL."""
    return biezacy().transaction()


def w_transakcji(funkcja: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """Run an operation in one transaction; what lost to another writer (RAZ_JESZCZE) is run again.

    Its context, the first argument, gets the time at which the transaction began to write, not that of the
    request: rows are stored in the order of their times, so what was known at a moment stays as it was.
    """
    return _z_transakcja(funkcja, lambda: biezacy().wspolna_transakcja())


def w_dlugiej_transakcji(funkcja: Callable[P, Awaitable[T]]) -> Callable[P, Coroutine[Any, Any, T]]:
    """`w_transakcji` for an operation over many rows: no short one has to wait for its COMMIT."""
    return _z_transakcja(funkcja, transakcja)


def _z_transakcja(
    funkcja: Callable[P, Awaitable[T]], nowa: Callable[[], contextlib.AbstractAsyncContextManager[Any]]
) -> Callable[P, Coroutine[Any, Any, T]]:
    @functools.wraps(funkcja)
    async def opakowana(*args: P.args, **kwargs: P.kwargs) -> T:
        for proba in range(PROBY):
            try:
                async with nowa():
                    await biezacy().zaczyna_zapis()
                    return await funkcja(*_w_chwili_zapisu(args), **kwargs)
            except RAZ_JESZCZE:
                if proba == PROBY - 1:
                    raise
                await asyncio.sleep(0.01 * 2**proba)
        raise AssertionError("unreachable")

    return opakowana


def _w_chwili_zapisu(args: tuple[Any, ...]) -> Any:
    if args and hasattr(args[0], "w_chwili_zapisu"):
        return (args[0].w_chwili_zapisu(), *args[1:])
    return args


async def po_zapisach(chwila: datetime) -> None:
    """Wait until this moment has passed and every write begun before is over: no row of it can still come."""
    zostalo = (chwila - datetime.now(UTC)).total_seconds()
    if 0 < zostalo <= 1:
        await asyncio.sleep(zostalo)
    await biezacy().po_zapisach()


async def migruj() -> None:
    """Apply the migrations that have not run yet, all in one transaction, one process at a time."""
    from piccolo.apps.migrations.commands.forwards import run_forwards

    _wskaz(biezacy())
    wydruk = io.StringIO()
    async with transakcja():
        await biezacy().sam_migruje()
        with contextlib.redirect_stdout(wydruk):
            wynik = await run_forwards("all")
    if not wynik.success:
        raise RuntimeError(wynik.message or wydruk.getvalue())


async def brakujace_migracje() -> list[str]:
    """Names of migrations that the code knows and the database has not seen."""
    return sorted(set(znane_migracje()) - set(await wykonane_migracje()))


async def wykonane_migracje() -> list[str]:
    """Names of migrations that the database has seen; empty for a fresh one."""
    from piccolo.apps.migrations.tables import Migration

    if not await Migration.table_exists().run():
        return []
    return sorted(w["name"] for w in await Migration.select(Migration.name).run())


def znane_migracje() -> list[str]:
    """Names of all migrations in the code."""
    from biuro.piccolo_conf import MIGRACJE

    return list(MIGRACJE)
