"""Polish words and numbers: decimal comma, plurals, non-breaking spaces, the sort key."""

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

NBSP = "\u00a0"
MINUS = "\u2212"
POLPAUZA = "\u2013"

Liczba = int | Fraction | Decimal | float


def _dziesiate(x: Liczba) -> int:
    """The number in tenths, halves away from zero."""
    ulamek = Fraction(str(x)) if isinstance(x, float) else Fraction(x)
    modul = (abs(ulamek) * 20 + 1) // 2
    return int(modul if ulamek >= 0 else -modul)


def tysiace(n: int) -> str:
    """A non-negative integer with a non-breaking space between thousands."""
    return f"{n:,}".replace(",", NBSP)


def liczba(x: Liczba | None) -> str:
    """„1 242,5”: at most one decimal, true minus; None is the dash „–” of an empty plan."""
    if x is None:
        return POLPAUZA
    dziesiate = _dziesiate(x)
    calosc, reszta = divmod(abs(dziesiate), 10)
    znak = MINUS if dziesiate < 0 else ""
    return f"{znak}{tysiace(calosc)}" + (f",{reszta}" if reszta else "")


def ze_znakiem(x: Liczba | None) -> str:
    """A deviation: „−106,5”, „+7”, „0”."""
    if x is None:
        return POLPAUZA
    return ("+" if _dziesiate(x) > 0 else "") + liczba(x)


def odmien(n: Liczba, jedna: str, kilka: str, wiele: str, ulamek: str | None = None) -> str:
    """The form that goes with the printed number; a fraction takes `ulamek`, without it `kilka`.

    >>> odmien(2, "karta", "karty", "kart"), odmien(12, "karta", "karty", "kart")
    ('karty', 'kart')
    """
    calosc, reszta = divmod(abs(_dziesiate(n)), 10)
    if reszta:
        return kilka if ulamek is None else ulamek
    if calosc == 1:
        return jedna
    if calosc % 10 in (2, 3, 4) and calosc % 100 not in (12, 13, 14):
        return kilka
    return wiele


def ile(n: Liczba, jedna: str, kilka: str, wiele: str, ulamek: str | None = None) -> str:
    """The number with its word: „5 kart”."""
    return f"{liczba(n)}{NBSP}{odmien(n, jedna, kilka, wiele, ulamek)}"


def wymien(czlony: list[str], spojnik: str = "i") -> str:
    """„1, 2 i 3”."""
    if len(czlony) < 2:
        return "".join(czlony)
    return f"{', '.join(czlony[:-1])} {spojnik} {czlony[-1]}"


def cytat(tekst: str, ile_znakow: int = 40) -> str:
    """What somebody typed, in Polish quotes, short and without control characters."""
    czysty = "".join(z if z.isprintable() else " " for z in tekst).strip()
    return f"„{czysty if len(czysty) <= ile_znakow else czysty[: ile_znakow - 1] + '…'}”"


_JEDNOLITEROWE = re.compile(r"(?<!\w)([aiouwzAIOUWZ]) +(?=\S)")
_JEDNOSTKI = r"h|min|zł|gr|%|mies|spotk|os|r\.|dni|dzień|kart|godz|wpis|proc|pkt|km"
_LICZBA_Z_JEDNOSTKA = re.compile(rf"(\d) +(?=(?:{_JEDNOSTKI}))")
_KWARTAL = re.compile(r"\b(I{1,3}|IV) +(kwartał) +(?=\d)")


def twarde_spacje(tekst: str) -> str:
    """Non-breaking spaces after one-letter words, between a number and its unit, inside a quarter."""
    tekst = _KWARTAL.sub(rf"\1{NBSP}\2{NBSP}", tekst)
    return _LICZBA_Z_JEDNOSTKA.sub(rf"\1{NBSP}", _JEDNOLITEROWE.sub(rf"\1{NBSP}", tekst))


# „~” is above every ASCII letter, so „ł” falls after „lz” and before „m”
_POLSKIE = {
    "ą": "a~", "ć": "c~", "ę": "e~", "ł": "l~", "ń": "n~", "ó": "o~", "ś": "s~", "ź": "z~", "ż": "z~~",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _znak_klucza(znak: str) -> str:
    if znak in _POLSKIE:
        return _POLSKIE[znak]
    if unicodedata.combining(znak):
        return ""
    podstawa = unicodedata.normalize("NFD", znak)[0]
    return podstawa if podstawa.isalnum() else " "


@lru_cache(4096)  # the same few hundred powiats and gminas are sorted with every page
def klucz_polski(tekst: str) -> str:
    """Sort key of the Polish alphabet (ł after l, ż last) that compares bytewise on every database."""
    male = unicodedata.normalize("NFC", tekst).casefold()
    return " ".join("".join(_znak_klucza(z) for z in unicodedata.normalize("NFC", male)).split())
