"""Static files from memory: ETag, 304, gzip made once; no session, no database."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs

from litestar.exceptions import MethodNotAllowedException

from biuro import warunkowe
from biuro.asgi import Aplikacja, Odbierz, Wyslij, Zakres, ZakresDoOdczytu, wyslij_odpowiedz
from biuro.bledy_http import wyslij_blad
from biuro.wyglad.szablon import STATYCZNE, statyczny
from harmonogram.bledy import NieZnaleziono

PRZEDROSTEK = "/statyczne/"
TYPY = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".txt": "text/plain; charset=utf-8",
}
NA_ZAWSZE = "public, max-age=31536000, immutable"
SPRAWDZAJ = "public, no-cache"


@dataclass(frozen=True)
class Plik:
    """One file, read at the start; `wersja` is what `statyczny()` writes after `?v=`."""

    typ: str
    tresc: bytes
    spakowana: bytes
    znacznik: str
    wersja: str


class Statyczne:
    """Answers `/statyczne/…` by itself."""

    def __init__(self, app: Aplikacja, katalog: Path = STATYCZNE) -> None:
        self.app = app
        self.pliki = {
            p.relative_to(katalog).as_posix(): _plik(p, p.relative_to(katalog).as_posix())
            for p in sorted(katalog.rglob("*"))
            if p.suffix in TYPY
        }

    async def __call__(self, scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        if not scope["path"].startswith(PRZEDROSTEK):
            await self.app(scope, odbierz, wyslij)
            return
        plik = self.pliki.get(scope["path"].removeprefix(PRZEDROSTEK))
        if plik is None:
            await wyslij_blad(NieZnaleziono("Nie ma takiego pliku."), scope, wyslij)
        elif scope["method"] != "GET":
            await wyslij_blad(MethodNotAllowedException(headers={"Allow": "GET, HEAD"}), scope, wyslij)
        else:
            odpowiedz = _odpowiedz(plik, scope)
            await wyslij_odpowiedz(wyslij, odpowiedz.status, odpowiedz.naglowki, odpowiedz.tresc)


def _plik(sciezka: Path, nazwa: str) -> Plik:
    tresc = sciezka.read_bytes()
    wersja = statyczny(nazwa).partition("?v=")[2]
    return Plik(TYPY[sciezka.suffix], tresc, warunkowe.spakuj(tresc), warunkowe.znacznik(tresc), wersja)


def _odpowiedz(plik: Plik, scope: ZakresDoOdczytu) -> warunkowe.OdpowiedzPliku:
    naglowki = {n.decode("latin-1").lower(): w.decode("latin-1") for n, w in scope["headers"]}
    wersje = parse_qs(scope["query_string"].decode("latin-1")).get("v")
    return warunkowe.odpowiedz_pliku(
        naglowki,
        plik.tresc,
        plik.typ,
        wartosc=plik.znacznik,
        cache=NA_ZAWSZE if wersje == [plik.wersja] else SPRAWDZAJ,
        spakowane=plik.spakowana,
    )
