"""What every command needs: the settings, an open and ready database, and a sentence for each failure."""

import asyncio
import os
import sqlite3
import sys
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar
from urllib.parse import urlsplit

import asyncpg

from biuro import baza
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.ustawienia import Ustawienia, wczytaj_ustawienia
from harmonogram.czas import STREFA
from harmonogram.zapytania import plan as zapytania_planu

T = TypeVar("T")
Praca = Callable[[], Awaitable[T]]

DROGA = "cli"
BLEDY_BAZY = (OSError, TimeoutError, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError)


class BladPolecenia(Exception):
    """The command cannot be done; the text is a Polish sentence for the one who typed it."""


def kontekst() -> Kontekst:
    """The service itself acts; the clock is read here and nowhere below."""
    teraz = _zegar()
    dzis = teraz.astimezone(STREFA).date()
    return Kontekst(konto=SYSTEM, teraz=teraz, dzis=dzis, droga=DROGA, zegar=_zegar)


def _zegar() -> datetime:
    return datetime.now(UTC)


# --- the database


def w_bazie(praca: Praca[T], ustawienia: Ustawienia | None = None) -> T:
    """Run over a migrated database with a plan; a fresh one is made ready first."""

    async def po_przygotowaniu() -> T:
        await przygotuj()
        return await praca()

    return w_surowej_bazie(po_przygotowaniu, ustawienia)


def w_surowej_bazie(praca: Praca[T], ustawienia: Ustawienia | None = None) -> T:
    """Run over the database as it is."""
    return asyncio.run(_polaczony(praca, ustawienia or wczytaj_ustawienia()))


async def _polaczony(praca: Praca[T], ustawienia: Ustawienia) -> T:
    try:
        await baza.podlacz(baza.silnik(ustawienia.adres_bazy))
    except (*BLEDY_BAZY, ValueError) as blad:
        raise BladPolecenia(f"{_niedostepna(ustawienia)} {_powod(blad)}") from blad
    try:
        return await praca()
    except BLEDY_BAZY as blad:
        raise BladPolecenia(f"Baza danych odmówiła i nic nie zapisano. {_powod(blad)}") from blad
    finally:
        await baza.odlacz()


async def przygotuj() -> None:
    """Missing migrations, and the plan into a database without one."""
    if await baza.brakujace_migracje():
        await baza.migruj()
    if await zapytania_planu.wersja_w_mocy() is None:
        from biuro.operacje.plan import wczytaj_pierwszy_plan
        from budzet.plik_planu import plan_wbudowany

        await wczytaj_pierwszy_plan(kontekst(), plan_wbudowany())


async def przygotuj_swieza() -> None:
    """Only a database that has never been used; another one is left as it is."""
    if not await baza.wykonane_migracje():
        await przygotuj()


def _niedostepna(ustawienia: Ustawienia) -> str:
    """Which database, without its password."""
    czesci = urlsplit(ustawienia.adres_bazy)
    if czesci.scheme == "sqlite":
        return f"Nie można otworzyć bazy danych w pliku {ustawienia.adres_bazy.removeprefix('sqlite:///')}."
    gdzie = (czesci.netloc.rpartition("@")[2] + czesci.path).strip("/")
    return f"Nie można połączyć się z bazą danych {gdzie}. Sprawdź BIURO_BAZA i czy serwer działa."


def _powod(blad: Exception) -> str:
    """The library's own words, which the administrator will look for."""
    tresc = " ".join(str(blad).split()) or type(blad).__name__
    return f"({tresc[:300]})"


# --- files


def zapisz_plik(sciezka: str, tresc: bytes) -> None:
    """The whole file or none; „-” is the standard output."""
    if sciezka == "-":
        sys.stdout.buffer.write(tresc)
        sys.stdout.buffer.flush()
        return
    with _blad_zapisu(sciezka):
        if _urzadzenie(Path(sciezka)):
            Path(sciezka).write_bytes(tresc)
            return
    with na_miejsce(sciezka, 0o666 & ~_maska()) as plik:
        plik.write_bytes(tresc)


def _urzadzenie(cel: Path) -> bool:
    """/dev/stdout and the like: they are written to, not replaced."""
    return cel.exists() and not cel.is_file() and not cel.is_dir()


@contextmanager
def na_miejsce(sciezka: str, prawa: int) -> Iterator[Path]:
    """A new file beside the named one, which it replaces at the end; after a failure nothing is left."""
    cel = Path(sciezka)
    with _blad_zapisu(sciezka):
        if cel.is_dir():
            raise BladPolecenia(f"{sciezka} to folder. Podaj nazwę pliku.")
        with NamedTemporaryFile(dir=cel.parent, prefix=".biuro-", delete=False) as plik:
            try:
                yield Path(plik.name)
                os.fsync(plik.fileno())
                os.chmod(plik.name, prawa)
                os.replace(plik.name, cel)
            except BaseException:
                with suppress(OSError):
                    os.unlink(plik.name)
                raise


@contextmanager
def _blad_zapisu(sciezka: str) -> Iterator[None]:
    try:
        yield
    except OSError as blad:
        raise BladPolecenia(f"Nie można zapisać pliku {sciezka}: {przyczyna(blad)}.") from blad


def _maska() -> int:
    maska = os.umask(0)
    os.umask(maska)
    return maska


def przeczytaj_plik(sciezka: str) -> bytes:
    """The bytes of a file that somebody named."""
    try:
        return Path(sciezka).read_bytes()
    except OSError as blad:
        raise BladPolecenia(f"Nie można odczytać pliku {sciezka}: {przyczyna(blad)}.") from blad


PRZYCZYNY: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "nie ma takiego pliku ani folderu"),
    (IsADirectoryError, "to jest folder"),
    (NotADirectoryError, "część ścieżki nie jest folderem"),
    (PermissionError, "brak uprawnień"),
)


def przyczyna(blad: OSError) -> str:
    """Why a file cannot be used."""
    for rodzaj, slowa in PRZYCZYNY:
        if isinstance(blad, rodzaj):
            return slowa
    return blad.strerror or str(blad)
