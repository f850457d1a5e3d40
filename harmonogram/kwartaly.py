"""Quarters as the office writes them and as addresses carry them."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Self

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import LATA, Okres, zwykle_spacje
from harmonogram.slowa import cytat

RZYMSKIE = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Kwartal:
    """A calendar quarter; prints as „II kwartał 2018”."""

    rok: int
    nr: int

    def __post_init__(self) -> None:
        if not 1 <= self.nr <= 4:
            raise ValueError(f"Kwartal: no quarter {self.nr}")

    @classmethod
    def z_dnia(cls, dzien: date) -> Self:
        """The quarter of a day."""
        return cls(dzien.year, (dzien.month + 2) // 3)

    @classmethod
    def z_kodu(cls, kod: str) -> Self:
        """The quarter of „2018-K2”."""
        zapis = _KOD.fullmatch(kod)
        if zapis is None or int(zapis[1]) not in LATA:
            raise NiepoprawnePole(f"{cytat(kod)} nie jest kodem kwartału. Podaj na przykład 2018-K2.")
        return cls(int(zapis[1]), int(zapis[2]))

    @classmethod
    def z_tekstu(cls, tekst: str) -> Self:
        """The quarter of „II kwartał 2018”, „II kw. 2018 r.” or „2018-K2”."""
        zapis = _KWARTAL.fullmatch(zwykle_spacje(tekst).lower())
        kwartal = _z_czesci(zapis.groupdict(), "") if zapis else None
        if kwartal is None:
            raise NiepoprawnePole(f"{cytat(tekst)} nie jest kwartałem. Napisz na przykład II kwartał 2018.")
        return cls(kwartal.rok, kwartal.nr)

    @property
    def rzymski(self) -> str:
        """„II”."""
        return RZYMSKIE[self.nr - 1]

    @property
    def kod(self) -> str:
        """„2018-K2”."""
        return f"{self.rok:04}-K{self.nr}"

    @property
    def nastepny(self) -> "Kwartal":
        """The quarter after this one."""
        return Kwartal(self.rok + self.nr // 4, self.nr % 4 + 1)

    @property
    def okres(self) -> Okres:
        """Its days."""
        return _dni(self.rok, self.nr)

    def __str__(self) -> str:
        return f"{self.rzymski} kwartał {self.rok:04}"


@lru_cache(maxsize=256)
def _dni(rok: int, nr: int) -> Okres:
    """A page asks for the days of the same quarters hundreds of times."""
    return Okres(date(rok, 3 * nr - 2, 1), date(rok + nr // 4, 3 * (nr % 4) + 1, 1))


def _wzor(strona: str) -> str:
    """Pattern of one side of a range: a code, or a number with an optional word and year."""
    nr, rok = rf"(?P<nr{strona}>iv|i{{1,3}}|[1-4])", rf"(?P<rok{strona}>[0-9]{{4}})"
    kod = rf"(?P<kod_rok{strona}>[0-9]{{4}})-k(?P<kod_nr{strona}>[1-4])"
    slowo = r"(?: ?(?:kwartału|kwartale|kwartał|kwartal|kwart\.?|kw\.?))?"
    return rf"(?:{kod}|{nr}\.?{slowo}(?: {rok}(?: ?(?:r\.?|roku))?)?)"


_KOD = re.compile(r"([0-9]{4})-K([1-4])")
_KWARTAL = re.compile(_wzor(""))  # matched against lower case
_KRESKA = r" ?(?:[-\u2010-\u2015\u2212]{1,2}| do ) ?"
_ZAKRES = re.compile(rf"(?:od )?{_wzor('1')}(?:{_KRESKA}{_wzor('2')})?")


def _z_czesci(czesci: dict[str, str | None], strona: str, rok_domyslny: int | None = None) -> Kwartal | None:
    """The quarter of one side of a match; None without a sensible year."""
    nr = czesci[f"kod_nr{strona}"] or czesci[f"nr{strona}"] or ""
    rok = czesci[f"kod_rok{strona}"] or czesci[f"rok{strona}"] or rok_domyslny
    if not nr or rok is None or int(rok) not in LATA:
        return None
    return Kwartal(int(rok), int(nr) if nr.isdigit() else RZYMSKIE.index(nr.upper()) + 1)


def _para(czesci: dict[str, str | None]) -> tuple[Kwartal, Kwartal] | None:
    prawa = "2" if czesci["kod_nr2"] or czesci["nr2"] else "1"
    do = _z_czesci(czesci, prawa)
    od = _z_czesci(czesci, "1", do.rok) if do else None
    return (od, do) if od and do else None


def zakres_z_tekstu(tekst: str) -> tuple[Kwartal, Kwartal]:
    """First and last quarter of „II – IV kwartał 2019”; a missing left year is that of the right side."""
    zapis = _ZAKRES.fullmatch(zwykle_spacje(tekst).lower())
    para = _para(zapis.groupdict()) if zapis else None
    if para is None:
        raise NiepoprawnePole(
            f"{cytat(tekst)} nie jest zakresem kwartałów. Napisz na przykład II – IV kwartał 2019."
        )
    od, do = para
    if od > do:
        raise NiepoprawnePole(f"{cytat(tekst)}: {od} jest później niż {do}. Podaj rok przy obu kwartałach.")
    return para


def zakres_na_tekst(od: Kwartal, do: Kwartal) -> str:
    """The range as the office writes it: „II – IV kwartał 2019”."""
    if od == do:
        return str(od)
    return f"{od.rzymski if od.rok == do.rok else od} – {do}"


def kwartaly(od: Kwartal, do: Kwartal) -> list[Kwartal]:
    """All quarters from `od` to `do`, both included."""
    ile = 4 * (do.rok - od.rok) + do.nr - od.nr + 1
    return [Kwartal(od.rok + (od.nr - 1 + n) // 4, (od.nr - 1 + n) % 4 + 1) for n in range(ile)]
