"""Values of cells: numbers that are dates by their format, and how values cross to the service as JSON."""

import math
import re
from datetime import date, datetime, timedelta

Wartosc = str | int | float | bool | date | datetime | timedelta
DATA, DLUGOSC = "data", "dlugosc"

_WBUDOWANE = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_WBUDOWANA_DLUGOSC = 46
_DOSLOWNE = re.compile(r'"[^"]*"|\\.|_.|\*.')
_DLUGOSC = re.compile(r"\[(h+|m+|s+|g+)\]", re.IGNORECASE)
_NAWIASY = re.compile(r"\[[^\]]*\]")
_LICZBA = re.compile(r"-?[0-9]{0,20}(\.[0-9]{0,30})?([eE][+-]?[0-9]{1,3})?")
_KOD_ZNAKU = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SEKUND_DOBY = 86_400
_NAJPOZNIEJ = 2_958_465  # 31.12.9999


def wzor_daty(id_formatu: str, kod: str) -> str:
    """„data” or „dlugosc” where the number format shows a day, a time or a length of time; else „”."""
    if not kod:
        nr = int(id_formatu) if id_formatu.isascii() and id_formatu.isdecimal() and len(id_formatu) < 6 else 0
        return "" if nr not in _WBUDOWANE else DLUGOSC if nr == _WBUDOWANA_DLUGOSC else DATA
    znaki = _DOSLOWNE.sub("", kod[:255]).partition(";")[0]
    if _DLUGOSC.search(znaki):
        return DLUGOSC
    return DATA if re.search("[dmyhs]", _NAWIASY.sub("", znaki), re.IGNORECASE) else ""


def liczba_komorki(tekst: str, rodzaj: str, wzor: str | None, od_1904: bool) -> Wartosc | None:
    """A number, or the day or time that its format makes of it; None when it cannot be read."""
    if rodzaj == "d":
        return _z_iso(tekst)
    if not _LICZBA.fullmatch(tekst) or not any(z.isdigit() for z in tekst):
        return None
    liczba = int(tekst) if tekst.lstrip("-").isdigit() else float(tekst)
    if not math.isfinite(liczba):
        return None
    if wzor is None:
        return int(liczba) if liczba == int(liczba) and abs(liczba) < 1e15 else liczba
    return _z_daty(liczba, wzor, od_1904)


def _z_iso(tekst: str) -> Wartosc | None:
    try:
        chwila = datetime.fromisoformat(tekst.removesuffix("Z"))
    except ValueError:
        return None
    return _bez_polnocy(chwila.replace(tzinfo=None))


def _z_daty(liczba: int | float, wzor: str, od_1904: bool) -> Wartosc | None:
    """Days since the epoch of the workbook; before the first day it is a time."""
    if not 0 <= liczba <= _NAJPOZNIEJ:
        return None
    odstep = timedelta(seconds=round(liczba * _SEKUND_DOBY))
    if wzor == DLUGOSC or odstep < timedelta(days=1):
        return odstep
    poczatek = datetime(1904, 1, 1) if od_1904 else datetime(1899, 12, 30)  # noqa: DTZ001 - a day, no zone
    if not od_1904 and liczba < 60:  # Excel counts a 29.02.1900 that never was
        poczatek += timedelta(days=1)
    try:
        return _bez_polnocy(poczatek + odstep)
    except OverflowError:
        return None


def _bez_polnocy(chwila: datetime) -> date | datetime:
    return chwila.date() if chwila.time() == datetime.min.time() else chwila


def tekst_excela(tekst: str) -> str:
    """Without Excel's codes of control characters („_x000D_”)."""
    if "_x" not in tekst:
        return tekst
    return _KOD_ZNAKU.sub(lambda m: chr(int(m[1], 16)), tekst).replace("\r\n", "\n")


# --- over the border of the processes


def na_json(wartosc: Wartosc) -> str | int | float | bool | dict[str, str | int]:
    """A value of JSON; what JSON does not know goes with the name of its kind."""
    if isinstance(wartosc, datetime):
        return {"chwila": wartosc.isoformat()}
    if isinstance(wartosc, date):
        return {"dzien": wartosc.isoformat()}
    if isinstance(wartosc, timedelta):
        return {"sekund": int(wartosc.total_seconds())}
    return wartosc


def z_json(surowa: str | int | float | bool | dict[str, str | int]) -> Wartosc:
    """The value that `na_json` wrote."""
    if not isinstance(surowa, dict):
        return surowa
    ((rodzaj, tresc),) = surowa.items()
    if rodzaj == "chwila":
        return datetime.fromisoformat(str(tresc))
    return date.fromisoformat(str(tresc)) if rodzaj == "dzien" else timedelta(seconds=int(tresc))
