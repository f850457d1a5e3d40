"""Fresh databases for tests: empty ones, and copies of one that was migrated once a run."""

import asyncio
import shutil
import sqlite3
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar
from uuid import uuid4

import asyncpg

from tests.blokada import blokada
from tests.postgres import klaster

T = TypeVar("T")


class BazySQLite:
    """Files; the migrated one is copied."""

    def __init__(self, katalog: Path) -> None:
        self.katalog = katalog

    def nowa(self, zmigrowana: bool) -> str:
        plik = self.katalog / f"{uuid4().hex}.sqlite"
        if zmigrowana:
            shutil.copyfile(self._szablon(), plik)
        return f"sqlite:///{plik}"

    def usun(self, adres: str) -> None:
        for plik in self.katalog.glob(Path(adres).name + "*"):
            plik.unlink()

    def _szablon(self) -> Path:
        szablon = self.katalog / "szablon.sqlite"
        with blokada(self.katalog / "szablon-sqlite.blokada"):
            if not szablon.exists():
                robocza = self.katalog / f"{uuid4().hex}.sqlite"
                zaczekaj(_zmigruj(f"sqlite:///{robocza}"))
                _scal_wal(robocza)
                robocza.rename(szablon)
        return szablon


def _scal_wal(plik: Path) -> None:
    polaczenie = sqlite3.connect(plik)
    polaczenie.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    polaczenie.close()


class BazyPostgres:
    """Databases of the run's cluster; the migrated one serves as TEMPLATE."""

    def __init__(self, katalog: Path) -> None:
        self.katalog = katalog

    def nowa(self, zmigrowana: bool) -> str:
        szablon = self._szablon() if zmigrowana else "template0"
        nazwa = f"t_{uuid4().hex}"
        self._wykonaj(f"CREATE DATABASE {nazwa} TEMPLATE {szablon}")
        return klaster(self.katalog).adres(nazwa)

    def usun(self, adres: str) -> None:
        self._wykonaj(f"DROP DATABASE {adres.rpartition('/')[2]} WITH (FORCE)")

    def _szablon(self) -> str:
        znacznik = self.katalog / "szablon-postgres"
        with blokada(self.katalog / "szablon-postgres.blokada"):
            if not znacznik.exists():
                adres = self.nowa(zmigrowana=False)
                zaczekaj(_zmigruj(adres))
                znacznik.write_text(adres.rpartition("/")[2])
        return znacznik.read_text()

    def _wykonaj(self, polecenie: str) -> None:
        zaczekaj(_w_klastrze(klaster(self.katalog).adres("postgres"), polecenie))


BAZY: dict[str, type[BazySQLite] | type[BazyPostgres]] = {"sqlite": BazySQLite, "postgres": BazyPostgres}


async def _w_klastrze(adres: str, polecenie: str) -> None:
    polaczenie = await asyncpg.connect(adres)
    try:
        await polaczenie.execute(polecenie)
    finally:
        await polaczenie.close()


async def _zmigruj(adres: str) -> None:
    from biuro import baza

    await baza.podlacz(baza.silnik(adres))
    try:
        await baza.migruj()
    finally:
        await baza.odlacz()


def zaczekaj(korutyna: Coroutine[Any, Any, T]) -> T:
    """Run to the end in a thread of its own: the caller's thread may have a loop (Playwright keeps one)."""
    with ThreadPoolExecutor(1) as watek:
        return watek.submit(asyncio.run, korutyna).result()
