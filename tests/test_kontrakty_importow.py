"""The import contracts of pyproject.toml hold, and each of them fails on a planted violation."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

KORZEN = Path(__file__).parents[1]
PAKIETY = ("harmonogram", "budzet", "biuro")
USTAWIENIA = tomllib.loads((KORZEN / "pyproject.toml").read_text())["tool"]["importlinter"]

# contract, file that gets the import (made if it is new), the import
ZASADZONE = [
    ("pakiety", "harmonogram/czas.py", "import budzet.plan"),
    ("pakiety", "harmonogram/nowy.py", "from biuro import ustawienia"),
    ("pakiety", "budzet/plan.py", "from biuro import baza"),
    ("warstwy", "biuro/ustawienia.py", "import biuro.baza"),
    ("warstwy", "biuro/tabele.py", "from biuro import dziennik"),
    ("warstwy", "biuro/tabele.py", "from biuro import baza"),
    ("warstwy", "biuro/uprawnienia.py", "from biuro import operacje"),
    ("warstwy", "biuro/operacje/nowa.py", "from biuro import formularze"),
    ("warstwy", "biuro/operacje/nowa.py", "from biuro import strony"),
    ("warstwy", "biuro/strony/nowa.py", "from biuro import api"),
    ("warstwy", "biuro/bez_miejsca.py", "import datetime"),
    ("strony", "biuro/strony/pierwsza.py", "from biuro.strony import druga"),
    ("operacje", "biuro/operacje/pierwsza.py", "from biuro.operacje import druga"),
    ("bez_drzwi", "harmonogram/nowy.py", "import litestar"),
    ("bez_drzwi", "harmonogram/zapytania/nowe.py", "from pydantic import BaseModel"),
    ("bez_drzwi", "budzet/nowy.py", "def opis():\n    import jinja2"),
    ("bez_drzwi", "budzet/limity.py", "import click"),
    ("biblioteki", "harmonogram/godziny.py", "from piccolo.table import Table"),
    ("biblioteki", "harmonogram/gantt.py", "import matplotlib.figure"),
    ("biblioteki", "harmonogram/wydarzenia.py", "import icalendar"),
    ("biblioteki", "budzet/wykonanie.py", "import openpyxl"),
    ("biblioteki", "budzet/druki.py", "import reportlab"),
    ("czyste", "harmonogram/czas.py", "from harmonogram import zapytania"),
    ("czyste", "budzet/limity.py", "from harmonogram.zapytania import osoby"),
    ("czyste", "harmonogram/wydarzenia.py", "from harmonogram.ical import kalendarz"),
    ("czyste", "budzet/druki.py", "from budzet.pdf import karta_na_pdf"),
    ("tabele", "harmonogram/osoby.py", "from harmonogram import tabele"),
    ("tabele", "biuro/operacje/nowa.py", "from harmonogram.tabele import Osoby"),
    ("tabele", "biuro/strony/nowa.py", "import budzet.tabele"),
]


def _sprawdz(katalog: Path, *opcje: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [Path(sys.executable).parent / "lint-imports", "--no-cache", *opcje],
        cwd=katalog,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(katalog), "COLUMNS": "200", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def kopia(tmp_path_factory: pytest.TempPathFactory) -> Path:
    katalog = tmp_path_factory.mktemp("kopia")
    for pakiet in PAKIETY:
        shutil.copytree(KORZEN / pakiet, katalog / pakiet, ignore=lambda *_: ["__pycache__"])
    shutil.copy(KORZEN / "pyproject.toml", katalog)
    for druga in ("biuro/strony/druga.py", "biuro/operacje/druga.py"):
        (katalog / druga).touch()
    return katalog


def test_kontrakty_sa_dotrzymane(kopia: Path) -> None:
    wynik = _sprawdz(kopia)
    assert wynik.returncode == 0, wynik.stdout


@pytest.mark.parametrize(("kontrakt", "plik", "wiersz"), ZASADZONE)
def test_kontrakt_lapie_zasadzone_naruszenie(kopia: Path, kontrakt: str, plik: str, wiersz: str) -> None:
    sciezka = kopia / plik
    poprzednio = sciezka.read_text() if sciezka.exists() else None
    sciezka.write_text(f"{poprzednio or ''}\n{wiersz}\n")
    try:
        wynik = _sprawdz(kopia, "--contract", kontrakt)
    finally:
        sciezka.unlink() if poprzednio is None else sciezka.write_text(poprzednio)
    assert "1 broken" in wynik.stdout, wynik.stdout + wynik.stderr
    assert wynik.returncode == 1


def test_kazdy_kontrakt_ma_zasadzone_naruszenie() -> None:
    assert {kontrakt["id"] for kontrakt in USTAWIENIA["contracts"]} == {
        kontrakt for kontrakt, *_ in ZASADZONE
    }
