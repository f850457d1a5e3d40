"""The outermost layer: security headers, HEAD as GET without a body, unreadable addresses, the last net."""

import re
from urllib.parse import unquote_to_bytes

from biuro.asgi import Aplikacja, Odbierz, Wiadomosc, Wyslij, Zakres, ZakresDoOdczytu
from biuro.bledy import BladZapytania
from biuro.bledy_http import wyslij_blad
from harmonogram.bledy import NieZnaleziono

CSP_STRON = (
    b"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
    b"form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
CSP_PLIKOW = b"default-src 'none'; style-src 'unsafe-inline'; sandbox"
STALE = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
)
HSTS = (b"strict-transport-security", b"max-age=31536000")
_ZLY_PROCENT = re.compile(rb"%(?![0-9A-Fa-f]{2})")
_STERUJACE = re.compile(r"[\x00-\x1f\x7f]")


class Naglowki:
    """Adds what every answer carries and turns what nobody caught into a calm sentence."""

    def __init__(self, app: Aplikacja, https: bool) -> None:
        self.app = app
        self.stale = (*STALE, HSTS) if https else STALE

    async def __call__(self, scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        if scope["type"] == "http":
            await self._obsluz(scope, odbierz, wyslij)
        elif scope["type"] == "lifespan":
            await self.app(scope, odbierz, wyslij)
        else:
            await wyslij({"type": "websocket.close", "code": 1008})

    async def _obsluz(self, scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        """HEAD goes in as GET, so no handler has to know it; the bytes stay here."""
        glowa = scope["method"] == "HEAD"
        zaczeta = False

        async def wyslij_dalej(wiadomosc: Wiadomosc) -> None:
            nonlocal zaczeta
            if wiadomosc["type"] == "http.response.start":
                zaczeta = True
                wiadomosc["headers"] = self._uzupelnione(list(wiadomosc.get("headers", ())))
            elif glowa and wiadomosc["type"] == "http.response.body":
                wiadomosc["body"] = b""
            await wyslij(wiadomosc)

        if glowa:
            scope = {**scope, "method": "GET"}
        try:
            if not czytelny(scope):
                raise BladZapytania("Adresu nie da się odczytać. Sprawdź, czy został wklejony w całości.")
            if "//" in scope["path"]:  # Litestar would drop the empty part and open another address
                raise NieZnaleziono("Nie ma takiej strony. Sprawdź adres.")
            await self.app(scope, odbierz, wyslij_dalej)
        except Exception as blad:
            if zaczeta:
                raise
            await wyslij_blad(blad, scope, wyslij_dalej)

    def _uzupelnione(self, naglowki: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
        jest = {nazwa.lower(): wartosc for nazwa, wartosc in naglowki}
        strona = jest.get(b"content-type", b"").startswith(b"text/html")
        domyslne = (
            *self.stale,
            (b"content-security-policy", CSP_STRON if strona else CSP_PLIKOW),
            (b"cache-control", b"no-store"),
        )
        return [*naglowki, *((n, w) for n, w in domyslne if n not in jest)]


def czytelny(scope: ZakresDoOdczytu) -> bool:
    """Whether path and query are well-formed UTF-8 without control characters."""
    surowa = scope.get("raw_path") or scope["path"].encode("utf-8", "replace")
    surowa = surowa.partition(b"?")[0]
    if _ZLY_PROCENT.search(surowa):
        return False
    try:
        sciezka = unquote_to_bytes(surowa).decode()
        unquote_to_bytes(scope["query_string"]).decode()
    except UnicodeDecodeError:
        return False
    return not _STERUJACE.search(sciezka)
