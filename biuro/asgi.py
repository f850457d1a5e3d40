"""The few ASGI types that the thin layers share; below them every scope is an http request."""

from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from typing import Any

Zakres = MutableMapping[str, Any]
ZakresDoOdczytu = Mapping[str, Any]
Wiadomosc = MutableMapping[str, Any]
Odbierz = Callable[[], Awaitable[Any]]
Wyslij = Callable[[Any], Awaitable[None]]
Aplikacja = Callable[[Any, Any, Any], Awaitable[None]]


def naglowek(scope: ZakresDoOdczytu, nazwa: bytes) -> str:
    """The value of a request header (name in lower case), "" when absent; repeated ones are joined."""
    return b", ".join(w for n, w in scope["headers"] if n == nazwa).decode("latin-1")


async def wyslij_odpowiedz(wyslij: Wyslij, status: int, naglowki: Mapping[str, str], tresc: bytes) -> None:
    """A whole answer without Litestar; 304 has no length."""
    surowe = [(n.lower().encode("latin-1"), w.encode("latin-1")) for n, w in naglowki.items()]
    if status != 304:
        surowe.append((b"content-length", str(len(tresc)).encode()))
    await wyslij({"type": "http.response.start", "status": status, "headers": surowe})
    await wyslij({"type": "http.response.body", "body": tresc, "more_body": False})
