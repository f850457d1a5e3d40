"""Which days repeat a day: every week to the end of its month, its like in another month, days typed."""

import re
from datetime import date, timedelta

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import dzien_z_tekstu, miesiac, poczatek_miesiaca, swieto, wolny, zwykle_spacje
from harmonogram.slowa import cytat

TYDZIEN = timedelta(days=7)
NAJWIECEJ_DNI = 31
POLE = "dni"
_ODDZIELAJA = re.compile(r"[,;]| i | ")
_DZIEN = re.compile(r"(?P<dzien>\d{1,2})(?:\.(?P<mies>\d{1,2}))?\.?", re.ASCII)
_OD_DO = re.compile(r"(?P<od>\d{1,2}) ?[-\u2013\u2014] ?(?P<do>\d{1,2}(?:\.\d{1,2})?)", re.ASCII)


def co_tydzien(dzien: date) -> list[date]:
    """The same weekday, later in the month."""
    okres = miesiac(dzien)
    return [d for n in range(1, 5) if (d := dzien + n * TYDZIEN) in okres]


def ten_sam_dzien(dzien: date, ten: date) -> date | None:
    """The first Monday of one month for that of another; None where `ten` has no fifth one."""
    pierwszy = poczatek_miesiaca(ten)
    odstep = timedelta(days=(dzien.weekday() - pierwszy.weekday()) % 7)
    wynik = pierwszy + odstep + (dzien.day - 1) // 7 * TYDZIEN
    return wynik if wynik in miesiac(ten) else None


def z_gory(wzor: date, dzien: date) -> bool:
    """Whether a repetition is proposed at once: not on a day off, unless the pattern is a weekend's."""
    return not wolny(dzien) or (wzor.weekday() >= 5 and swieto(dzien) is None)


def dni_z_tekstu(tekst: str, ten: date) -> list[date]:
    """„12, 14 i 18–20.11” → days in order, each once; the year, and an untyped month, are those of `ten`."""
    zwykly = _OD_DO.sub(lambda z: f"{z['od']}-{z['do']}", zwykle_spacje(tekst))
    dni = {d for czlon in _ODDZIELAJA.split(zwykly) if czlon for d in _dni(czlon, ten)}
    if not dni:
        raise NiepoprawnePole("Podaj dni, na przykład 12, 14 i 18.", POLE)
    if len(dni) > NAJWIECEJ_DNI:
        raise NiepoprawnePole(f"Najwyżej {NAJWIECEJ_DNI} dni naraz. Podziel je na części.", POLE)
    return sorted(dni)


def _dni(czlon: str, ten: date) -> list[date]:
    zakres = _OD_DO.fullmatch(czlon)
    if zakres is None:
        return [_dzien(czlon, ten)]
    ostatni = _dzien(zakres["do"], ten)
    pierwszy = _dzien(f"{zakres['od']}.{ostatni.month}", ten)
    return [pierwszy + timedelta(days=n) for n in range((ostatni - pierwszy).days + 1)]


def _dzien(tekst: str, ten: date) -> date:
    zapis = _DZIEN.fullmatch(tekst)
    if zapis is None:
        raise NiepoprawnePole(
            f"{cytat(tekst)} to nie dzień. Podaj dni miesiąca, na przykład 12, 14 i 18.", POLE
        )
    try:
        return dzien_z_tekstu(f"{zapis['dzien']}.{zapis['mies'] or ten.month}.{ten.year}")
    except NiepoprawnePole as blad:
        blad.pole = POLE
        raise
