"""Addresses of our own pages that keep the day and the knowledge of the page they stand on."""

from collections.abc import Iterable
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit


def z_chwila(adres: str, chwila: Iterable[tuple[str, str]]) -> str:
    """The address with what its query does not say yet; „/x?a=1#y” stays whole."""
    czesci = urlsplit(adres)
    sa = {nazwa for nazwa, _ in parse_qsl(czesci.query, keep_blank_values=True)}
    brakuje = urlencode([(nazwa, w) for nazwa, w in chwila if nazwa not in sa])
    zapytanie = "&".join(filter(None, (czesci.query, brakuje)))
    return urlunsplit(czesci._replace(query=zapytanie))
