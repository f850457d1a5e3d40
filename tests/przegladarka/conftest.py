"""Chromium and a living service for browser tests.

Playwright's synchronous interface keeps an event loop in the thread as long as it is open. It is closed at
the end of this package, before the asynchronous tests of other packages come.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.przegladarka.ogladanie import CZEKANIE_MS, nowy_kontekst
from tests.przegladarka.przyklad import Przyklad, zaloz
from tests.serwer import Serwer

PROGRAMY = ("chromium", "chromium-browser", "google-chrome")
PRZELACZNIKI = [  # Playwright adds --no-sandbox: root and containers have none
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for test in items:
        if Path(__file__).parent in test.path.parents:
            test.add_marker("przegladarka")


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """One browser for the tests of this package."""
    program = next((sciezka for nazwa in PROGRAMY if (sciezka := shutil.which(nazwa))), None)
    if program is None:
        pytest.skip("Brak przeglądarki Chromium (pakiet chromium).")
    expect.set_options(timeout=CZEKANIE_MS)
    with sync_playwright() as playwright:
        przegladarka = playwright.chromium.launch(executable_path=program, args=PRZELACZNIKI)
        yield przegladarka
        przegladarka.close()


@pytest.fixture
def kontekst_przegladarki(chromium: Browser) -> Iterator[BrowserContext]:
    """A visitor without cookies."""
    kontekst = nowy_kontekst(chromium)
    yield kontekst
    kontekst.close()


@pytest.fixture
def strona(kontekst_przegladarki: BrowserContext) -> Page:
    """An empty tab."""
    return kontekst_przegladarki.new_page()


@pytest.fixture(scope="module")
def serwer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serwer]:
    """A freshly installed service without accounts; the tests of one file share it."""
    dzialajacy = Serwer(tmp_path_factory.mktemp("serwer") / "dane").uruchom()
    yield dzialajacy
    dzialajacy.zatrzymaj()


@pytest.fixture(scope="package")
def przyklad(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Przyklad]:
    """The example project, with every role signed in."""
    dzialajacy = Serwer(tmp_path_factory.mktemp("przyklad") / "dane")
    sesje = zaloz(dzialajacy)
    yield Przyklad(dzialajacy.uruchom(), chromium, sesje)
    dzialajacy.zatrzymaj()
