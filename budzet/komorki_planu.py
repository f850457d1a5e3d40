"""One value of the plan document in a cell and back: hours as numbers, codes by their Polish names."""

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from budzet import arkusz
from budzet.arkusze_planu import DZIEN, ILOSC, KWARTAL, LICZBA, SREDNIA, TAK, TEKST, KolumnaPlanu
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.plan import GODZINY
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import dzien_na_tekst, dzien_z_tekstu, minuty_na_tekst, minuty_z_tekstu, zwykle_spacje
from harmonogram.kwartaly import Kwartal
from harmonogram.pola_toml import podpowiedz
from harmonogram.slowa import NBSP, cytat

# --- into the cell


def do_komorki(kolumna: KolumnaPlanu, wartosc: Any, miara: str = "") -> arkusz.Wartosc:
    """What the template shows for a value of the document."""
    if kolumna.wybor is not None:
        return kolumna.wybor.get(wartosc)
    if kolumna.rodzaj == TAK:
        return "tak" if wartosc else None
    if kolumna.rodzaj in (ILOSC, SREDNIA) and miara == GODZINY and isinstance(wartosc, str):
        return _godziny(wartosc)
    gotowa: arkusz.Wartosc = Decimal(f"{wartosc}") if isinstance(wartosc, float) else wartosc
    return gotowa


def _godziny(tekst: str) -> str | Fraction:
    """Hours as a number, unless two decimals would round them."""
    minuty = minuty_z_tekstu(tekst)
    return tekst if minuty % 3 else Fraction(minuty, 60)


# --- out of the cell


def z_komorki(kolumna: KolumnaPlanu, wartosc: Wartosc, miara: str | None = None) -> Any:
    """The value of the document, or NiepoprawnePole; what it must satisfy is checked with the document."""
    if kolumna.wybor is not None:
        return _kod(_tekst(wartosc), kolumna.wybor)
    if kolumna.rodzaj in (ILOSC, SREDNIA) and miara == GODZINY:
        return _godziny_komorki(wartosc)
    return _CZYTANIE[kolumna.rodzaj](wartosc)


def _tekst(wartosc: Wartosc) -> str:
    if isinstance(wartosc, str):
        return wartosc.strip()
    if isinstance(wartosc, bool):
        return "tak" if wartosc else "nie"
    if isinstance(wartosc, date):
        return dzien_na_tekst(wartosc)
    if isinstance(wartosc, timedelta):
        return minuty_na_tekst(int(wartosc.total_seconds()) // 60)
    return _liczba_na_tekst(wartosc)


def _liczba_na_tekst(liczba: int | float) -> str:
    """With a decimal comma; a sum like 0,1 + 0,2 loses what the machine added."""
    return f"{round(liczba, 10):.10f}".rstrip("0").rstrip(".").replace(".", ",")


def _kod(tekst: str, wybor: Mapping[str, str]) -> str:
    """The code of a Polish name; the code itself will do as well."""
    nazwy = {_nazwa(nazwa): kod for kod, nazwa in wybor.items()}
    kod = nazwy.get(_nazwa(tekst)) or (tekst if tekst in wybor else None)
    if kod is None:
        raise NiepoprawnePole(f"Nie ma takiej wartości: {cytat(tekst)}. {podpowiedz(tekst, wybor.values())}")
    return kod


def _nazwa(tekst: str) -> str:
    return zwykle_spacje(tekst).casefold().replace("–", "-")


def _godziny_komorki(wartosc: Wartosc) -> str:
    """Text that the rules of the plan read as hours."""
    if isinstance(wartosc, date | bool):
        raise NiepoprawnePole("Wpisz liczbę godzin, na przykład 20, 2,5 albo 2:30.")
    return _tekst(wartosc).replace(NBSP, " ")


def _liczba(wartosc: Wartosc) -> int:
    cyfry = zwykle_spacje(wartosc).replace(" ", "") if isinstance(wartosc, str) else ""
    if cyfry.isascii() and cyfry.isdecimal() and len(cyfry) < 10:
        return int(cyfry)
    if isinstance(wartosc, bool) or not isinstance(wartosc, int):
        raise NiepoprawnePole(f"{cytat(_tekst(wartosc))} nie jest liczbą całkowitą. Wpisz samą liczbę.")
    return wartosc


def _srednia(wartosc: Wartosc) -> int | float | str:
    if isinstance(wartosc, float):
        return _liczba_na_tekst(wartosc)
    return wartosc if isinstance(wartosc, str) else _liczba(wartosc)


def _dzien(wartosc: Wartosc) -> date:
    if isinstance(wartosc, datetime):
        return wartosc.date()
    if isinstance(wartosc, date):
        return wartosc
    if isinstance(wartosc, str):
        return dzien_z_tekstu(wartosc)
    raise NiepoprawnePole(f"{cytat(_tekst(wartosc))} nie jest datą. Wpisz dzień, na przykład 01.04.2019.")


def _kwartal(wartosc: Wartosc) -> Kwartal:
    return Kwartal.z_tekstu(_tekst(wartosc))


def _tak(wartosc: Wartosc) -> bool:
    slowo = _tekst(wartosc).casefold()
    if slowo not in ("tak", "nie"):
        raise NiepoprawnePole(f"{cytat(slowo)}: wpisz tak albo nie.")
    return slowo == "tak"


_CZYTANIE: Mapping[str, Callable[[Wartosc], Any]] = {
    TEKST: _tekst,
    LICZBA: _liczba,
    ILOSC: _liczba,
    SREDNIA: _srednia,
    DZIEN: _dzien,
    KWARTAL: _kwartal,
    TAK: _tak,
}
