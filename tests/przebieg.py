"""The folder of one test run: databases and the cluster live in it, and nothing of it stays behind."""

import fcntl
import os
import shutil
import signal
import sys
import tempfile
from pathlib import Path
from typing import IO

from tests import postgres

PAMIEC, PAMIEC_BAJTOW = Path("/dev/shm"), 2 * 1024**3
PRZEDROSTEK = "biuro-testy-"
PLIK_ZAJETOSCI = "zajete"


def zaloz_katalog() -> tuple[Path, IO[str]]:
    """A new folder and its lock, held until the process ends; first, what killed runs left is removed."""
    miejsce = _miejsce()
    for porzucony in miejsce.glob(f"{PRZEDROSTEK}*/{PLIK_ZAJETOSCI}"):
        _usun_porzucony(porzucony)
    katalog = Path(tempfile.mkdtemp(prefix=PRZEDROSTEK, dir=miejsce))
    katalog.chmod(0o711)  # PostgreSQL's user has to get through
    zajety = (katalog / "nowe").open("w")
    fcntl.flock(zajety, fcntl.LOCK_EX)
    (katalog / "nowe").rename(katalog / PLIK_ZAJETOSCI)  # locked before another run can see it
    return katalog, zajety


def usun_katalog(katalog: Path) -> None:
    """Stop the cluster and remove everything."""
    postgres.zatrzymaj(katalog)
    shutil.rmtree(katalog, ignore_errors=True)


def sprzatnij_takze_po_sigterm() -> None:
    """`kill` and `timeout` end Python at once otherwise, and the cluster would go on without the tests."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))


def _usun_porzucony(plik: Path) -> None:
    try:
        with plik.open("r+") as zajety:
            fcntl.flock(zajety, fcntl.LOCK_EX | fcntl.LOCK_NB)
            usun_katalog(plik.parent)
    except OSError:
        return  # a living run, somebody else's folder, or one that has just been removed


def _miejsce() -> Path:
    """Memory where there is plenty of it, else the usual folder: databases are made four times as fast."""
    zwykle = Path(tempfile.gettempdir())
    if not os.access(PAMIEC, os.W_OK):
        return zwykle
    stan = os.statvfs(PAMIEC)
    wystarczy = stan.f_bavail * stan.f_frsize > PAMIEC_BAJTOW
    return PAMIEC if wystarczy and not stan.f_flag & os.ST_NOEXEC else zwykle
