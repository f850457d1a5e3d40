"""A lock between the processes of one test run."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def blokada(plik: Path) -> Iterator[None]:
    """Hold the lock file; the system lets go of it when the process dies."""
    with plik.open("w") as otwarty:
        fcntl.flock(otwarty, fcntl.LOCK_EX)
        yield
