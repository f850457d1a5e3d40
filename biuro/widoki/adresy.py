"""Addresses of our own pages, with what they are narrowed to."""

from datetime import date
from urllib.parse import urlencode


def adres(sciezka: str, **parametry: object) -> str:
    """The path with its query; what is None or empty is left out, a day is written `2019-11-14`."""
    pary = [(nazwa, w) for nazwa, w in parametry.items() if w is not None and w != ""]
    return f"{sciezka}?{urlencode(pary)}" if pary else sciezka


def kod_miesiaca(dzien: date) -> str:
    """„2019-11”."""
    return dzien.strftime("%Y-%m")


def adres_miesiaca(dzien: date, osoba: int | None = None) -> str:
    """The month page of a person; of oneself without one."""
    return adres("/godziny", miesiac=kod_miesiaca(dzien), osoba=osoba)
