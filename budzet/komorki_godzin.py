"""One cell of a workbook of hours → the value of its field, or a sentence."""

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Any

from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.slowniki_godzin import Slowniki
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import DOBA, dzien_na_tekst, dzien_z_tekstu, godzina_z_tekstu, zwykle_spacje
from harmonogram.pola import oczysc
from harmonogram.slowa import cytat

JAK_GODZINA = "Podaj od 0:00 do 24:00, na przykład 9:30."
_POCZATKI = (datetime(1899, 12, 31), datetime(1904, 1, 1))  # noqa: DTZ001 - days of a workbook have no zone
"""From here Excel counts: a time of 24 hours and more looks like a day soon after."""
_TUZ_PO = timedelta(days=60)
_DOBA = timedelta(days=1)
_SEKUND_DOBY = 86_400
_NUMER = re.compile(r"([0-9]{1,2})(?:[.:)\s].*)?", re.DOTALL)


def napis(wartosc: Wartosc) -> str:
    """What the cell shows to people, in one line."""
    if isinstance(wartosc, str):
        return zwykle_spacje(oczysc(wartosc, wiele_wierszy=False))
    if isinstance(wartosc, bool):
        return "tak" if wartosc else "nie"
    if isinstance(wartosc, date):
        sekund = (wartosc.hour * 60 + wartosc.minute) * 60 if isinstance(wartosc, datetime) else 0
        return dzien_na_tekst(wartosc) + (f" {_zegar(sekund)}" if sekund else "")
    if isinstance(wartosc, timedelta):
        return _zegar(int(wartosc.total_seconds()))
    return f"{round(wartosc, 6):.6f}".rstrip("0").rstrip(".").replace(".", ",")


def napis_pola(pole: str, wartosc: Wartosc) -> str:
    """As `napis`; in a column of hours 24:00 is a time, whatever its format makes of it."""
    sekund = _sekundy(wartosc) if pole in ("od", "do") else None
    return napis(wartosc) if sekund is None else _zegar(sekund)


def _w_komorce(wartosc: Wartosc) -> str:
    """What was typed into a cell of hours: under a format of time a bare 30 is thirty days."""
    sekund = _sekundy(wartosc)
    goly = sekund is not None and not sekund % 3600 and (isinstance(wartosc, int) or _pelne_dni(wartosc))
    return str((sekund or 0) // 3600) if goly else napis_pola("od", wartosc)


def _zegar(sekund: int) -> str:
    """„25:00”, „9:30:20”."""
    reszta = f":{sekund % 60:02}" if sekund % 60 else ""
    return f"{sekund // 3600}:{sekund // 60 % 60:02}{reszta}"


def wartosc_pola(pole: str, wartosc: Wartosc, slowniki: Slowniki) -> Any:
    """The value of an entry's field; NiepoprawnePole with a sentence about this cell."""
    return _CZYTANIE[pole](wartosc, slowniki)


def _dzien(wartosc: Wartosc, _: Slowniki) -> date:
    if isinstance(wartosc, datetime):
        wartosc = wartosc.date()
    if isinstance(wartosc, date) and wartosc.year >= 1910:
        return wartosc
    if isinstance(wartosc, str):
        return dzien_z_tekstu(wartosc)
    raise NiepoprawnePole(f"{napis(wartosc)} to nie data. Wpisz dzień, na przykład 06.05.2019.")


def _godzina(wartosc: Wartosc, _: Slowniki) -> int:
    """Minute of the day; a bare 9 is nine o'clock, a fraction the part of a day that Excel keeps."""
    if isinstance(wartosc, str):
        return _godzina_z_tekstu(wartosc)
    sekund = _sekundy(wartosc)
    if sekund is None or sekund > 60 * DOBA or sekund % 60:
        raise NiepoprawnePole(f"{_w_komorce(wartosc)} to nie godzina. {JAK_GODZINA}")
    return sekund // 60


def _godzina_z_tekstu(tekst: str) -> int:
    try:
        return godzina_z_tekstu(tekst)
    except NiepoprawnePole:
        raise NiepoprawnePole(f"{cytat(tekst)[1:-1]} to nie godzina. {JAK_GODZINA}") from None


def _sekundy(wartosc: Wartosc) -> int | None:
    """Seconds from midnight, more than a day where a time goes over it; None of what is no time."""
    if isinstance(wartosc, timedelta | date):
        odstep = _odstep(wartosc)
        return None if odstep is None else 3600 * (_pelne_dni(wartosc) or 0) or int(odstep.total_seconds())
    if isinstance(wartosc, bool | str) or wartosc < 0:
        return None
    if isinstance(wartosc, int):
        return 3600 * wartosc if wartosc < 100 else None
    return round(wartosc * _SEKUND_DOBY) if wartosc < 1 else None


def _odstep(wartosc: timedelta | date) -> timedelta | None:
    """A length of time, also where the format made a day of it; None of a true day."""
    if isinstance(wartosc, timedelta):
        return wartosc
    chwila = datetime.combine(wartosc, wartosc.time() if isinstance(wartosc, datetime) else time())
    odstepy = (chwila - poczatek for poczatek in _POCZATKI)
    return next((o for o in odstepy if timedelta(0) < o < _TUZ_PO), None)


def _pelne_dni(wartosc: Wartosc) -> int | None:
    """How many whole days, when more than one: a bare hour typed under a format of time."""
    odstep = _odstep(wartosc) if isinstance(wartosc, timedelta | date) else None
    if odstep is None or odstep <= _DOBA or odstep % _DOBA:
        return None
    return odstep // _DOBA


def _dzialanie(wartosc: Wartosc, slowniki: Slowniki) -> tuple[int | None, str | None]:
    """A number at the beginning is enough: names change with annexes."""
    tekst = napis(wartosc)
    numer = _NUMER.fullmatch(tekst)
    para: tuple[int | None, str | None] = (int(numer[1]), None) if numer else slowniki.dzialanie.znajdz(tekst)
    return para


def _zadanie(wartosc: Wartosc, slowniki: Slowniki) -> str:
    """The code; of an unknown one the rules of entries say which codes there are."""
    try:
        kod: str = slowniki.zadanie.znajdz(napis(wartosc))
    except NiepoprawnePole:
        return napis(wartosc).partition(" ")[0].upper()
    return kod


def _tekst(wartosc: Wartosc, _: Slowniki) -> str:
    return oczysc(wartosc) if isinstance(wartosc, str) else napis(wartosc)


_CZYTANIE: dict[str, Callable[[Wartosc, Slowniki], Any]] = {
    "dzien": _dzien,
    "od": _godzina,
    "do": _godzina,
    "osoba": lambda w, s: s.osoba.znajdz(napis(w)),
    "dzialanie": _dzialanie,
    "dla": lambda w, s: s.dla.znajdz(napis(w)),
    "jednostka": lambda w, s: s.jednostka.znajdz(napis(w)),
    "zadanie": _zadanie,
    "temat": lambda w, s: s.temat.znajdz(napis(w)),
    "opis": _tekst,
    "uzasadnienie": _tekst,
}
