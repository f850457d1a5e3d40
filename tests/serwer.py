"""The service as its users run it: a process of its own, on a free port and in a folder of its own."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from tests.postgres import wolny_port

BIURO = Path(sys.executable).parent / "biuro"
CZEKANIE_S = 30


@dataclass
class Serwer:
    """`biuro start` over one data folder; may be started again after it was stopped or killed."""

    dane: Path
    zmienne: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=wolny_port)
    _proces: subprocess.Popen[bytes] | None = None

    @property
    def adres(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def wydruk(self) -> str:
        """What the service has printed so far: the address, the one-time link, the log."""
        return self._plik_wydruku.read_text()

    @property
    def _plik_wydruku(self) -> Path:
        return self.dane.with_name(f"{self.dane.name}.wydruk.txt")

    def uruchom(self) -> "Serwer":
        """Start and wait until the database answers; RuntimeError with the printout when it does not."""
        with self._plik_wydruku.open("wb") as wydruk:
            self._proces = subprocess.Popen(
                [BIURO, "start", "--port", str(self.port)],
                cwd=self.dane.parent,
                env=self._srodowisko(),
                stdin=subprocess.DEVNULL,
                stdout=wydruk,
                stderr=subprocess.STDOUT,
            )
        koniec = time.monotonic() + CZEKANIE_S
        while not self._odpowiada():
            if self._proces.poll() is not None or time.monotonic() > koniec:
                self.zabij()
                raise RuntimeError(f"Serwis nie wstał:\n{self.wydruk}")
            time.sleep(0.05)
        return self

    def biuro(self, *argumenty: str, wejscie: str = "") -> subprocess.CompletedProcess[str]:
        """One command over the same data, whether the service runs or not."""
        return subprocess.run(
            [BIURO, *argumenty],
            cwd=self.dane.parent,
            env=self._srodowisko(),
            input=wejscie,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def zatrzymaj(self) -> None:
        """Ask it to stop, as `systemctl stop` would."""
        self._zakoncz(signal.SIGTERM)

    def zabij(self) -> None:
        """`kill -9`: nothing of what the process still meant to do gets done."""
        self._zakoncz(signal.SIGKILL)

    def _zakoncz(self, sygnal: signal.Signals) -> None:
        if self._proces is None:
            return
        self._proces.send_signal(sygnal)
        try:
            self._proces.wait(CZEKANIE_S)
        except subprocess.TimeoutExpired:
            self._proces.kill()
            self._proces.wait()
            raise
        finally:
            self._proces = None

    def _odpowiada(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.adres}/gotowosc", timeout=5) as odpowiedz:
                return bool(odpowiedz.status == 200)
        except (urllib.error.URLError, OSError):
            return False

    def _srodowisko(self) -> dict[str, str]:
        """Only what a service needs, so that the settings of whoever runs the tests stay out."""
        dziedziczone = {
            nazwa: os.environ[nazwa] for nazwa in ("PATH", "HOME", "TMPDIR") if nazwa in os.environ
        }
        stale = {"LC_ALL": "C.UTF-8", "BIURO_DANE": str(self.dane), "BIURO_LIMIT_ZADAN": "0"}
        return dziedziczone | stale | self.zmienne
