"""Days, months, minutes and hours of the day: each parser stands next to its printer."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from typing import Self
from zoneinfo import ZoneInfo

from harmonogram.bledy import NiepoprawnePole
from harmonogram.slowa import MINUS, NBSP, cytat, tysiace

STREFA = ZoneInfo("Europe/Warsaw")
DOBA = 24 * 60
JEDEN_DZIEN = timedelta(days=1)
NAJWIECEJ_GODZIN = 1_000_000
LATA = range(1900, 2101)
MIESIACE = (
    "styczeń", "luty", "marzec", "kwiecień", "maj", "czerwiec",
    "lipiec", "sierpień", "wrzesień", "październik", "listopad", "grudzień",
)  # fmt: skip
DNI_TYGODNIA = ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.")


@dataclass(frozen=True, order=True)
class Okres:
    """Half-open range of days [od, do); prints with its last day."""

    od: date
    do: date

    def __post_init__(self) -> None:
        if self.do < self.od:
            raise ValueError(f"Okres: {self.do} before {self.od}")

    @classmethod
    def wlacznie(cls, od: date, ostatni: date) -> Self:
        """The range of the days from `od` to `ostatni`, both included."""
        if ostatni < od:
            raise ValueError(f"Okres: {ostatni} before {od}")
        return cls(od, ostatni + JEDEN_DZIEN)

    @property
    def ostatni(self) -> date:
        """The last day inside."""
        return self.do - JEDEN_DZIEN

    @property
    def dni(self) -> int:
        """Number of days."""
        return (self.do - self.od).days

    def __contains__(self, dzien: date) -> bool:
        return self.od <= dzien < self.do

    def czesc_wspolna(self, inny: "Okres") -> "Okres | None":
        """The days of both ranges, or None when they share none."""
        od, do = max(self.od, inny.od), min(self.do, inny.do)
        return Okres(od, do) if od < do else None

    def __str__(self) -> str:
        if self.dni == 1:
            return dzien_na_tekst(self.od)
        return f"{dzien_na_tekst(self.od)}–{dzien_na_tekst(self.ostatni)}"


_ODSTEPY = re.compile(r"[\s\u00a0\u202f\u2007\u2009]+")


def zwykle_spacje(tekst: str) -> str:
    """The text with every run of spaces of any kind as one plain space."""
    return _ODSTEPY.sub(" ", tekst).strip()


# --- lengths of time: minutes inside, hours at the edge

_CALE = r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,7}"
_H = r"(?:h|g|godz\.?|godzin[aęy]?)"
_MIN = r"(?:m|min\.?|minut[aęy]?|')"
_ZAPISY_DLUGOSCI = tuple(
    re.compile(wzor, re.IGNORECASE)
    for wzor in (
        rf"(?P<h>{_CALE}):(?P<min>[0-9]{{2}})(?: ?{_H})?",
        rf"(?P<h>{_CALE}) ?{_H} ?(?P<min>[0-9]{{1,2}})(?: ?{_MIN})?",
        rf"(?=[.,]?[0-9])(?P<h>{_CALE})?(?:[.,](?P<ulamek>[0-9]{{1,4}}))?(?: ?{_H})?",
        rf"(?P<same>{_CALE}) ?{_MIN}",
    )
)
_ULAMKI = (("½", ",5"), ("¼", ",25"), ("¾", ",75"))


def minuty_z_tekstu(tekst: str) -> int:
    """Minutes from „7,5”, „7.5”, „7:30”, „7h30”, „7 h 30 min”, „7,5 h”, „90 min”, „1 242,5 h”."""
    zwykly = zwykle_spacje(tekst)
    for znak, dziesietny in _ULAMKI:
        zwykly = zwykly.replace(f" {znak}", dziesietny).replace(znak, dziesietny)
    if zwykly.startswith(("-", MINUS, "–")):
        raise NiepoprawnePole(f"{cytat(tekst)}: liczba godzin nie może być ujemna.")
    zapis = next((z for wzor in _ZAPISY_DLUGOSCI if (z := wzor.fullmatch(zwykly))), None)
    if zapis is None:
        raise NiepoprawnePole(f"{cytat(tekst)} nie jest liczbą godzin. Napisz na przykład 7,5 albo 7:30.")
    return _minuty_zapisu(zapis.groupdict(), tekst)


def _minuty_zapisu(czesci: dict[str, str | None], tekst: str) -> int:
    godziny, minuty = _cala(czesci.get("h")), _cala(czesci.get("min"))
    ulamek = czesci.get("ulamek") or ""
    if minuty > 59:
        raise NiepoprawnePole(f"{cytat(tekst)}: minut może być najwyżej 59. Napisz na przykład 7:30.")
    razem = 60 * godziny + minuty + _cala(czesci.get("same"))
    dokladnie = razem + Fraction(60 * _cala(ulamek), 10 ** len(ulamek))
    if dokladnie.denominator != 1:
        najblizej = minuty_na_tekst(round(dokladnie)).replace(NBSP, " ")
        raise NiepoprawnePole(f"{cytat(tekst)} to nie jest pełna liczba minut. Napisz {najblizej}.")
    if dokladnie > 60 * NAJWIECEJ_GODZIN:
        raise NiepoprawnePole(f"{cytat(tekst)}: za dużo godzin. Najwięcej to 1 000 000 h.")
    return int(dokladnie)


def _cala(cyfry: str | None) -> int:
    return int(cyfry.replace(" ", "")) if cyfry else 0


def minuty_na_tekst(minuty: int) -> str:
    """„7,5 h”; „1 h 20 min” where two decimals would round; true minus; hard spaces."""
    znak = MINUS if minuty < 0 else ""
    godziny, reszta = divmod(abs(minuty), 60)
    if reszta % 3 == 0:
        ulamek = f",{reszta * 100 // 60:02}".rstrip("0,")
        return f"{znak}{tysiace(godziny)}{ulamek}{NBSP}h"
    return f"{znak}{godziny_i_minuty(abs(minuty))}"


def godziny_i_minuty(minuty: int) -> str:
    """„1 h 30 min”, „2 h”, „45 min”; not of a negative length."""
    czesci = ((minuty // 60, "h"), (minuty % 60, "min"))
    return NBSP.join(f"{tysiace(ile)}{NBSP}{jednostka}" for ile, jednostka in czesci if ile)


# --- hours of the day, as minutes 0..1440

_GODZINA = re.compile(
    r"(?:godz\. ?|g\. ?)?([0-9]{1,2})(?: ?[:.,h] ?([0-9]{2}))?(?: ?h)?(?::00)?", re.IGNORECASE
)
_BEZ_ZNAKU = re.compile(r"([0-9]{1,2})([0-9]{2})")


def godzina_z_tekstu(tekst: str) -> int:
    """Minute of the day from „9”, „9:30”, „9.30”, „09:30”, „0930”, „24:00”."""
    zwykly = zwykle_spacje(tekst)
    zapis = _GODZINA.fullmatch(zwykly) or _BEZ_ZNAKU.fullmatch(zwykly)
    godziny, minuty = (_cala(zapis[1]), _cala(zapis[2])) if zapis else (0, 60)
    if minuty > 59 or 60 * godziny + minuty > DOBA:
        raise NiepoprawnePole(f"{cytat(tekst)} nie jest godziną. Podaj od 0:00 do 24:00, na przykład 9:30.")
    return 60 * godziny + minuty


def godzina_na_tekst(minuta: int) -> str:
    """„09:30”, as the API writes it."""
    return f"{minuta // 60:02}:{minuta % 60:02}"


def godzina_krotko(minuta: int) -> str:
    """„9:30”, as people write it."""
    return f"{minuta // 60}:{minuta % 60:02}"


def godziny_od_do(od_min: int, do_min: int) -> str:
    """„9:00–10:30”."""
    return f"{godzina_krotko(od_min)}–{godzina_krotko(do_min)}"


# --- days

_ISO = re.compile(r"(?P<rok>[0-9]{4})-(?P<mies>[0-9]{2})-(?P<dzien>[0-9]{2})")
_POLSKI = re.compile(r"(?P<dzien>[0-9]{1,2})([./-]) ?(?P<mies>[0-9]{1,2})\2 ?(?P<rok>[0-9]{4})(?: ?r\.?)?")


def dzien_z_tekstu(tekst: str) -> date:
    """A day from „2019-11-14” or „14.11.2019”."""
    zwykly = zwykle_spacje(tekst)
    zapis = _ISO.fullmatch(zwykly) or _POLSKI.fullmatch(zwykly)
    if zapis is None:
        raise NiepoprawnePole(
            f"{cytat(tekst)} nie jest datą. Podaj dzień, miesiąc i rok, na przykład 14.11.2019."
        )
    return _dzien(int(zapis["rok"]), int(zapis["mies"]), int(zapis["dzien"]), tekst)


def dzien_z_iso(tekst: str) -> date:
    """A day from „2019-11-14” only, for files and the API."""
    zapis = _ISO.fullmatch(tekst)
    if zapis is None:
        raise NiepoprawnePole(f"{cytat(tekst)} nie jest datą RRRR-MM-DD, na przykład 2019-11-14.")
    return _dzien(int(zapis["rok"]), int(zapis["mies"]), int(zapis["dzien"]), tekst)


def _dzien(rok: int, mies: int, dzien: int, tekst: str) -> date:
    if rok not in LATA or not 1 <= mies <= 12:
        raise NiepoprawnePole(f"{cytat(tekst)}: nie ma takiej daty. Miesiąc od 1 do 12, rok od 1900 do 2100.")
    dni = monthrange(rok, mies)[1]
    if not 1 <= dzien <= dni:
        nazwa = miesiac_na_tekst(date(rok, mies, 1))
        raise NiepoprawnePole(f"{cytat(tekst)}: nie ma takiego dnia, {nazwa} ma {dni} dni.")
    return date(rok, mies, dzien)


def dzien_na_tekst(dzien: date) -> str:
    """„14.11.2019”."""
    return f"{dzien.day:02}.{dzien.month:02}.{dzien.year:04}"


def dzien_z_nazwa(dzien: date) -> str:
    """„wt. 12.11.2019”."""
    return f"{DNI_TYGODNIA[dzien.weekday()]}{NBSP}{dzien_na_tekst(dzien)}"


# --- months

_MIESIAC = re.compile(r"(?P<rok>[0-9]{4})-(?P<mies>[0-9]{2})|(?P<mies2>[0-9]{1,2})[./](?P<rok2>[0-9]{4})")


def miesiac_z_tekstu(tekst: str) -> date:
    """The first day of the month from „2019-11”, „11.2019” or „listopad 2019”."""
    zwykly = zwykle_spacje(tekst).lower()
    nazwa, _, rok_slownie = zwykly.partition(" ")
    if nazwa in MIESIACE:
        zwykly = f"{MIESIACE.index(nazwa) + 1:02}.{rok_slownie}"
    zapis = _MIESIAC.fullmatch(zwykly)
    if zapis is None:
        raise NiepoprawnePole(f"{cytat(tekst)} nie jest miesiącem. Napisz na przykład 2019-11.")
    return _dzien(int(zapis["rok"] or zapis["rok2"]), int(zapis["mies"] or zapis["mies2"]), 1, tekst)


def miesiac_na_tekst(dzien: date) -> str:
    """„listopad 2019”."""
    return f"{MIESIACE[dzien.month - 1]} {dzien.year:04}"


def poczatek_miesiaca(dzien: date) -> date:
    """The first day of the month of `dzien`."""
    return dzien.replace(day=1)


def nastepny_miesiac(dzien: date) -> date:
    """The first day of the month after that of `dzien`."""
    return date(dzien.year + dzien.month // 12, dzien.month % 12 + 1, 1)


def miesiac(dzien: date) -> Okres:
    """The whole month of `dzien`."""
    return Okres(poczatek_miesiaca(dzien), nastepny_miesiac(dzien))


def miesiace(okres: Okres) -> list[Okres]:
    """The whole calendar months that share a day with `okres`, in order."""
    wynik: list[Okres] = []
    poczatek = poczatek_miesiaca(okres.od)
    while okres.od < okres.do and poczatek < okres.do:
        wynik.append(miesiac(poczatek))
        poczatek = wynik[-1].do
    return wynik


def miesiecy_uplynelo(od: date, stan: date) -> Fraction:
    """Months from `od` to the end of `stan`: whole ones plus days / days of their month; 0 before `od`."""
    uplynelo = _polozenie(stan + JEDEN_DZIEN) - _polozenie(od)
    return max(uplynelo, Fraction(0))


def _polozenie(dzien: date) -> Fraction:
    """The beginning of a day on an axis on which every month is 1 long."""
    return 12 * dzien.year + dzien.month + Fraction(dzien.day - 1, miesiac(dzien).dni)


# --- working days


@cache
def _swieta(rok: int) -> dict[date, str]:
    import holidays  # slow to import, needed on few pages

    return dict(holidays.country_holidays("PL", years=rok, language="pl"))


def swieto(dzien: date) -> str | None:
    """The name of the statutory holiday."""
    return _swieta(dzien.year).get(dzien)


def wolny(dzien: date) -> bool:
    """Saturday, Sunday or a statutory holiday of that year (12.11.2018 once, Christmas Eve from 2025)."""
    return dzien.weekday() >= 5 or dzien in _swieta(dzien.year)


def dni_robocze(okres: Okres) -> int:
    """Number of working days."""
    return sum(not wolny(okres.od + timedelta(days=n)) for n in range(okres.dni))
