"""Commands run inside the test's process: what they answered, printed and said on stderr."""

import io
import shutil
import sqlite3
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from biuro.cli import wykonaj


@dataclass(frozen=True)
class Wynik:
    """How a command ended."""

    kod: int
    wydruk: str
    bledy: str


@dataclass
class Konsola:
    """A terminal in an empty folder, over a database of its own."""

    folder: Path
    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def biuro(self, *argumenty: str, wejscie: bytes = b"") -> Wynik:
        """One command."""
        self.capsys.readouterr()
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(wejscie)))
        kod = wykonaj(list(argumenty))
        wypisane = self.capsys.readouterr()
        return Wynik(kod, wypisane.out, wypisane.err)

    def ustaw(self, **zmienne: str) -> None:
        """Environment variables of the commands that follow."""
        for nazwa, wartosc in zmienne.items():
            self.monkeypatch.setenv(nazwa, wartosc)


@pytest.fixture
def konsola(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Konsola:
    """Over a new SQLite file in the folder."""
    monkeypatch.chdir(tmp_path)
    wynik = Konsola(tmp_path, monkeypatch, capsys)
    wynik.ustaw(BIURO_DANE=str(tmp_path / "dane"))
    return wynik


@pytest.fixture
def konsola_bazy(konsola: Konsola, adres_bazy: str) -> Konsola:
    """Over a fresh database of each engine."""
    konsola.ustaw(BIURO_BAZA=adres_bazy)
    return konsola


ZIARNO = "9"


def _dopisz_skan(plik: Path) -> None:
    """A file of bytes that are no text; the example itself has none."""
    with closing(sqlite3.connect(plik)) as baza, baza:
        [numer] = baza.execute(
            """INSERT INTO skany (klucz, osoba, miesiac, rodzaj, nazwa, typ, bajtow, skrot, utworzono)
               VALUES ('k', (SELECT MIN(id) FROM osoby), '2019-05-01', 'protokol', 'skan.png', 'image/png',
                       256, 's', '2019-06-03 10:00:00+00:00') RETURNING id"""
        ).fetchone()
        baza.execute("INSERT INTO tresci_skanow (skan, tresc) VALUES (?, ?)", (numer, bytes(range(256))))
        baza.execute(
            """INSERT INTO dziennik (chwila, czynnosc, obiekt, obiekt_id, droga)
               VALUES ('2019-06-03 10:00:00+00:00', 'dodano', 'skan', ?, 'cli')""",
            (numer,),
        )


@pytest.fixture(scope="session")
def wzorzec(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small example: `dane/` and its copy `kopia.zip`."""
    folder = tmp_path_factory.mktemp("wzorzec")
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setenv("BIURO_DANE", str(folder / "dane"))
        monkeypatch.delenv("BIURO_BAZA", raising=False)
        assert wykonaj(["przyklad", "--jednostki", "2", "--ziarno", ZIARNO]) == 0
        _dopisz_skan(folder / "dane" / "biuro.sqlite")
        assert wykonaj(["kopia", "zapisz", str(folder / "kopia.zip")]) == 0
    return folder


@pytest.fixture
def konsola_przykladu(konsola: Konsola, wzorzec: Path) -> Konsola:
    """Over a database of its own with the small example."""
    shutil.copytree(wzorzec / "dane", konsola.folder / "dane")
    return konsola


@pytest.fixture
def kopia(wzorzec: Path, tmp_path: Path) -> Path:
    """A copy of the small example, to be restored or damaged."""
    return Path(shutil.copy(wzorzec / "kopia.zip", tmp_path / "kopia.zip"))
