"""Conditional answers in one place: strong ETag, If-None-Match, If-Modified-Since, gzip of files."""

import gzip
import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime

from litestar import Response

_ZNACZNIK = re.compile(r'(?:W/)?"([^"]*)"')
_GZIP = re.compile(r"(?:^|,)\s*(?:gzip|x-gzip|\*)\s*(?:;\s*q=(?P<q>[0-9.]+)\s*)?(?=,|$)", re.IGNORECASE)
_Z_GZIP = "-gz"
NAJMNIEJ_DO_GZIP = 500


@dataclass(frozen=True)
class OdpowiedzPliku:
    """Status, headers and bytes of a file answer; 304 has no bytes."""

    status: int
    naglowki: dict[str, str]
    tresc: bytes


def znacznik(tresc: bytes) -> str:
    """The opaque part of a strong ETag: the hash of the bytes."""
    return hashlib.sha256(tresc).hexdigest()[:32]


def pasuje(if_none_match: str, wartosc: str) -> bool:
    """Weak comparison (RFC 9110, 13.1.2): `*`, lists, `W/`, and the gzipped variant of the same bytes."""
    if if_none_match.strip() == "*":
        return True
    return any(z.removesuffix(_Z_GZIP) == wartosc for z in _ZNACZNIK.findall(if_none_match))


def nie_zmieniono(naglowki: Mapping[str, str], wartosc: str, zmieniono: datetime | None = None) -> bool:
    """Whether the client's copy is current; If-Modified-Since counts only without If-None-Match."""
    if_none_match = naglowki.get("if-none-match")
    if if_none_match is not None:
        return pasuje(if_none_match, wartosc)
    od = naglowki.get("if-modified-since")
    if od is None or zmieniono is None:
        return False
    try:
        return zmieniono.replace(microsecond=0) <= parsedate_to_datetime(od).replace(tzinfo=UTC)
    except ValueError:
        return False


def przyjmuje_gzip(accept_encoding: str) -> bool:
    """Whether the client takes gzip; `q=0` says no."""
    zapis = _GZIP.search(accept_encoding)
    return zapis is not None and float(zapis["q"] or 1) > 0


def spakuj(tresc: bytes) -> bytes:
    """gzip with the same bytes at any time."""
    return gzip.compress(tresc, 6, mtime=0)


def wariant_pliku(naglowki: Mapping[str, str], wartosc: str) -> str:
    """The ETag of the bytes this client gets: gzipped ones are other bytes, also where 304 speaks of them."""
    return wartosc + _Z_GZIP if przyjmuje_gzip(naglowki.get("accept-encoding", "")) else wartosc


def naglowki_pliku(wartosc: str, *, cache: str, zmieniono: datetime | None) -> dict[str, str]:
    """What 200 and 304 have in common."""
    wynik = {"ETag": f'"{wartosc}"', "Cache-Control": cache, "Vary": "Accept-Encoding"}
    if zmieniono is not None:
        wynik["Last-Modified"] = format_datetime(
            zmieniono.astimezone(UTC).replace(microsecond=0), usegmt=True
        )
    return wynik


def odpowiedz_pliku(
    naglowki: Mapping[str, str],
    tresc: bytes,
    typ: str,
    *,
    wartosc: str | None = None,
    zmieniono: datetime | None = None,
    cache: str = "private, no-cache",
    nazwa: str | None = None,
    spakowane: bytes | None = None,
) -> OdpowiedzPliku:
    """A file for request headers (names in lower case): 304, or 200 gzipped where it is text and pays.

    `wartosc` and `spakowane` may be given when they are known already; `nazwa` makes it a download.
    """
    wartosc = wartosc or znacznik(tresc)
    tekst = typ.startswith(("text/", "image/svg", "application/json"))
    wariant = wariant_pliku(naglowki, wartosc) if tekst and len(tresc) >= NAJMNIEJ_DO_GZIP else wartosc
    wspolne = naglowki_pliku(wariant, cache=cache, zmieniono=zmieniono)
    if nie_zmieniono(naglowki, wartosc, zmieniono):
        return OdpowiedzPliku(304, wspolne, b"")
    wspolne["Content-Type"] = typ
    if nazwa is not None:
        wspolne["Content-Disposition"] = f'attachment; filename="{nazwa}"'
    if wariant != wartosc:
        wspolne["Content-Encoding"] = "gzip"
        tresc = spakowane if spakowane is not None else spakuj(tresc)
    return OdpowiedzPliku(200, wspolne, tresc)


def odpowiedz_litestar(o: OdpowiedzPliku) -> Response[bytes]:
    """The same answer from a handler; Litestar adds the charset of texts itself."""
    typ = o.naglowki.get("Content-Type", "").partition(";")[0]
    naglowki = {n: w for n, w in o.naglowki.items() if n != "Content-Type"}
    return Response(
        o.tresc, status_code=o.status, media_type=typ or "application/octet-stream", headers=naglowki
    )
