"""Looking at a page: what axe, the console and the network of a browser say about it."""

from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

AXE: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"target-size": {"enabled": True}},  # off by default, in 2.2 AA
    "resultTypes": ["violations"],
}


CZEKANIE_MS = 30_000  # a busy machine draws a PDF for many seconds


def nowy_kontekst(chromium: Browser, **reszta: Any) -> BrowserContext:
    """A visitor without cookies; Polish, in Warsaw, at a desk."""
    kontekst = chromium.new_context(
        locale="pl-PL",
        timezone_id="Europe/Warsaw",
        reduced_motion="reduce",
        viewport={"width": 1280, "height": 900},
        **reszta,
    )
    kontekst.set_default_timeout(CZEKANIE_MS)
    return kontekst


def naruszenia(strona: Page) -> list[str]:
    """What axe finds on the page as it stands: rule, element and reason, one line each."""
    if not strona.evaluate("'axe' in window"):
        strona.evaluate(AXE_SCRIPT)
    wynik = strona.evaluate("opcje => axe.run(document, opcje)", AXE)
    return [
        f"{regula['id']}: {' '.join(map(str, wezel['target']))} – {wezel['failureSummary']}"
        for regula in wynik["violations"]
        for wezel in regula["nodes"]
    ]


class Skargi:
    """What the browser complains about while one visitor's pages are open, and whom else it asks."""

    def __init__(self, kontekst: BrowserContext, adres: str) -> None:
        self.adres = adres
        self.lista: list[str] = []
        kontekst.on("console", self._konsola)
        kontekst.on("request", self._zadanie)
        kontekst.on("response", self._odpowiedz)
        kontekst.on("weberror", lambda blad: self.lista.append(f"skrypt: {blad.error}"))

    def zabierz(self) -> list[str]:
        """The complaints since the last time."""
        wynik, self.lista = self.lista, []
        return wynik

    def _konsola(self, wpis: ConsoleMessage) -> None:
        """Breaches of the Content-Security-Policy come here; a refused form is no fault of the page."""
        if wpis.type in ("error", "warning") and not wpis.text.startswith("Failed to load resource"):
            self.lista.append(f"konsola: {wpis.text}")

    def _zadanie(self, zadanie: Request) -> None:
        if not zadanie.url.startswith((f"{self.adres}/", "data:", "blob:")):
            self.lista.append(f"obcy adres: {zadanie.url}")

    def _odpowiedz(self, odpowiedz: Response) -> None:
        if odpowiedz.status >= 400 and not odpowiedz.request.is_navigation_request():
            self.lista.append(f"{odpowiedz.status}: {odpowiedz.url}")
