"""Databases, tools and rules for the whole suite."""

import os
import shutil
from collections.abc import AsyncIterator, Generator, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import postgres, przebieg
from tests.bazy import BAZY
from tests.swiat_stron import Otworz, Przegladarka, Swiat, zbuduj

if TYPE_CHECKING:
    from biuro.baza import Silnik

W_CI = os.environ.get("CI", "").lower() in {"1", "true"}
ZMIENNA_KATALOGU = "TESTY_KATALOG_PRZEBIEGU"

# One profile everywhere: Hypothesis would otherwise choose another one where CI is set.
settings.register_profile("stale", deadline=None, derandomize=True, database=None)
settings.register_profile("szukaj", deadline=None, max_examples=2000)
settings.load_profile("stale")

for nazwa_zmiennej in [nazwa for nazwa in os.environ if nazwa.startswith("BIURO_")]:
    del os.environ[nazwa_zmiennej]  # the settings of whoever runs the tests are not part of them


KLUCZ_ZAJETOSCI = pytest.StashKey[IO[str]]()


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        przebieg.sprzatnij_takze_po_sigterm()
        katalog, config.stash[KLUCZ_ZAJETOSCI] = przebieg.zaloz_katalog()
        os.environ[ZMIENNA_KATALOGU] = str(katalog)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        przebieg.usun_katalog(Path(os.environ.pop(ZMIENNA_KATALOGU)))
        config.stash[KLUCZ_ZAJETOSCI].close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test is a failed one: nobody reads the reasons there."""
    raport = yield
    if W_CI and raport.skipped and not hasattr(raport, "wasxfail"):
        powod = raport.longrepr[2] if isinstance(raport.longrepr, tuple) else raport.longrepr
        raport.outcome = "failed"
        raport.longrepr = f"W CI pominięcie jest błędem. {powod}"
    return raport


@pytest.fixture(scope="session")
def katalog_przebiegu() -> Path:
    """The folder of this run, the same for all workers, gone at its end."""
    return Path(os.environ[ZMIENNA_KATALOGU])


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(params=["sqlite", "postgres"])
def adres_bazy(request: pytest.FixtureRequest, katalog_przebiegu: Path) -> Iterator[str]:
    """`BIURO_BAZA` of a fresh database, empty unless the test also asks for `baza` or `adres_zmigrowanej`."""
    bazy = BAZY[request.param](katalog_przebiegu)
    try:
        adres = bazy.nowa(zmigrowana=bool({"baza", "adres_zmigrowanej"} & set(request.fixturenames)))
    except postgres.BrakPostgresa as brak:
        pytest.skip(str(brak))
    yield adres
    bazy.usun(adres)


@pytest.fixture
def adres_zmigrowanej(adres_bazy: str) -> str:
    """`BIURO_BAZA` of a fresh migrated database, for tests that open it elsewhere (a client, a process)."""
    return adres_bazy


@pytest.fixture
async def baza(adres_bazy: str, anyio_backend: str) -> "AsyncIterator[Silnik]":
    """A fresh migrated database, opened in the test's own event loop."""
    from biuro import baza as modul

    silnik = modul.silnik(adres_bazy)
    await modul.podlacz(silnik)
    try:
        yield silnik
    finally:
        await modul.odlacz()


def _narzedzie(nazwa: str, pakiet: str) -> Path:
    sciezka = shutil.which(nazwa)
    if sciezka is None:
        pytest.skip(f"Brak programu {nazwa} (pakiet {pakiet}).")
    return Path(sciezka)


@pytest.fixture(scope="session")
def soffice() -> Path:
    """LibreOffice, for what only a spreadsheet program can tell."""
    return _narzedzie("soffice", "libreoffice-calc-nogui")


@pytest.fixture(scope="session")
def pdftoppm() -> Path:
    """Poppler, to look at PDF pages."""
    return _narzedzie("pdftoppm", "poppler-utils")


@pytest.fixture
async def swiat(baza: "Silnik") -> Swiat:
    """The small office of the page tests; a module with more in it has a fixture of its own."""
    return await zbuduj()


@pytest.fixture
async def jako(swiat: Swiat, tmp_path: Path) -> AsyncIterator[Otworz]:
    """Browsers of the people of `swiat`, closed at the end."""
    otwarte: list[Przegladarka] = []

    def otworz(kto: str) -> Przegladarka:
        otwarte.append(Przegladarka(swiat, kto, tmp_path))
        return otwarte[-1]

    yield otworz
    for przegladarka in otwarte:
        await przegladarka.klient.aclose()
