"""The set-up itself: locks, the two commands, and what the suite does with a test that cannot run."""

import re
import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from biuro import baza as modul_bazy
from harmonogram.tabele import Osoby

KORZEN = Path(__file__).parents[1]
BLOKADY = ("requirements.lock", "requirements-dev.lock")
PRZYPIETY = re.compile(r"^([A-Za-z0-9._-]+)(?:\[.*?\])?==([^ ;]+)")


def _wersje(blokada: str) -> dict[str, str]:
    trafienia = (PRZYPIETY.match(wiersz) for wiersz in (KORZEN / blokada).read_text().splitlines())
    return {trafienie[1]: trafienie[2] for trafienie in trafienia if trafienie}


@pytest.mark.parametrize("blokada", BLOKADY)
def test_kazdy_pakiet_jest_przypiety_i_ma_skrot(blokada: str) -> None:
    wpisy = re.split(r"^(?=[A-Za-z0-9])", (KORZEN / blokada).read_text(), flags=re.MULTILINE)[1:]
    assert wpisy
    assert not [wpis for wpis in wpisy if not PRZYPIETY.match(wpis) or "--hash=sha256:" not in wpis]


def test_testy_uzywaja_tych_samych_wersji_co_serwis() -> None:
    assert _wersje("requirements.lock").items() <= _wersje("requirements-dev.lock").items()


def test_zaleznosci_projektu_i_budowy_sa_zablokowane() -> None:
    """An unlocked build requirement would be downloaded without a hash."""
    projekt = tomllib.loads((KORZEN / "pyproject.toml").read_text())
    nazwy = {
        re.split(r"[\[<>=!~ ]", wymaganie)[0]
        for wymaganie in projekt["project"]["dependencies"] + projekt["build-system"]["requires"]
    }
    assert nazwy <= _wersje("requirements.lock").keys()


@pytest.mark.parametrize("cel", ["run", "test", "narzedzia", "pomiar"])
def test_make_zna_polecenie(cel: str) -> None:
    wynik = subprocess.run(
        ["make", "--dry-run", cel], cwd=KORZEN, capture_output=True, text=True, check=False
    )
    assert wynik.returncode == 0, wynik.stderr


PRZYPADKI = """
import pytest

def test_przechodzi(): pass

def test_pominiety(): pytest.skip("brak programu")

@pytest.fixture
def brak(): pytest.skip("brak serwera")

def test_pominiety_w_przygotowaniu(brak): pass

@pytest.mark.xfail(strict=True)
def test_znany_blad(): assert False
"""


@pytest.mark.parametrize(
    ("ci", "wynik", "kod"),
    [
        ("", "1 passed, 2 skipped, 1 xfailed", 0),
        ("false", "1 passed, 2 skipped, 1 xfailed", 0),
        ("true", "1 failed, 1 passed, 1 xfailed, 1 error", 1),
    ],
)
def test_pominiecie_jest_bledem_tylko_w_ci(tmp_path: Path, ci: str, wynik: str, kod: int) -> None:
    plik = tmp_path / "test_przypadki.py"
    plik.write_text(PRZYPADKI)
    przebieg = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.conftest", plik],
        cwd=KORZEN,
        env={"PATH": "/usr/bin:/bin", "CI": ci},
        capture_output=True,
        text=True,
        check=False,
    )
    assert wynik in przebieg.stdout
    assert przebieg.returncode == kod


@pytest.mark.parametrize("raz", [1, 2])
async def test_kazdy_test_dostaje_swieza_baze(baza: modul_bazy.Silnik, raz: int) -> None:
    """What one test has written, the next one does not see; the migrations are there already."""
    assert not await modul_bazy.brakujace_migracje()
    assert await Osoby.count() == 0
    chwila = datetime(2018, 7, 1, 10, tzinfo=UTC)
    await Osoby.insert(
        Osoby(imie="Anna", nazwisko="Próbna", klucz="k", utworzono=chwila, zmieniono=chwila)
    ).run()
    assert await Osoby.count() == 1


async def test_pusta_baza_jest_pusta(adres_bazy: str) -> None:
    silnik = modul_bazy.silnik(adres_bazy)
    await modul_bazy.podlacz(silnik)
    try:
        assert await modul_bazy.brakujace_migracje()
    finally:
        await modul_bazy.odlacz()
