"""Checks of single fields that entries and events share: texts, clock times, the window of an action."""

import re
import unicodedata
from datetime import date

from harmonogram.bledy import NiepoprawnePole, PozaOknem
from harmonogram.czas import DOBA, Okres, dzien_na_tekst, godzina_krotko
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.slowa import ile

LIMIT_TYTULU = 200
LIMIT_OPISU = 500

_BIALE = "\t\n\r"
# controls, lone surrogates, private marks; format signs only where they reverse the direction of the text
_ODWRACAJACE = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
_JEDENASCIE_CYFR = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])")
_SPACJA = "[ \t\u00a0\u2009\u202f]"
_KRESKA = rf"{_SPACJA}?[-\u2010-\u2015]{_SPACJA}?"
_PRZERWA = rf"(?:{_SPACJA}{{1,3}}|{_KRESKA})"
_PO_SLOWIE = re.compile(rf"pesel[^0-9a-z]{{0,5}}([0-9](?:{_PRZERWA}?[0-9]){{10}})(?![0-9])", re.IGNORECASE)
_OSOBNO = (
    re.compile(rf"(?<![0-9])[0-9]{{6}}{_PRZERWA}[0-9]{{5}}(?![0-9])"),
    re.compile(rf"(?<![0-9+])[0-9]+(?:{_SPACJA}{{1,3}}[0-9]+)+"),
    re.compile(rf"(?<![0-9+])[0-9]+(?:{_KRESKA}[0-9]+)+"),
)
_NAJWIECEJ_GRUP = 4
_MIESIACE_PESEL = frozenset((*range(1, 13), *range(21, 33)))  # those born before 2000 and after
_WAGI_PESEL = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)


def _zakazany(znak: str) -> bool:
    return unicodedata.category(znak) in ("Cc", "Cs") or znak in _ODWRACAJACE


def oczysc(tekst: str, wiele_wierszy: bool = True) -> str:
    """The text as it may be stored: composed letters, no control characters, no spaces at the ends."""
    zostaja = "\n" if wiele_wierszy else ""
    jednolity = unicodedata.normalize("NFC", tekst.replace("\r\n", "\n"))
    spacje = "".join(" " if z in _BIALE and z not in zostaja else z for z in jednolity)
    return "".join(z for z in spacje if z in zostaja or not _zakazany(z)).strip()


def uuid_z_tekstu(tekst: object) -> str:
    """A UUID in its usual form of 36 signs, in small letters."""
    if not isinstance(tekst, str) or not _UUID.fullmatch(tekst):
        raise NiepoprawnePole("Podaj klucz w postaci UUID.")
    return tekst.lower()


def ma_pesel(tekst: str) -> bool:
    """True when eleven digits in the text have the check sum of a PESEL, also in groups („440514-01359”)."""
    if len(tekst) < len(_WAGI_PESEL):
        return False
    pewne = [*_JEDENASCIE_CYFR.findall(tekst), *map(_same_cyfry, _PO_SLOWIE.findall(tekst))]
    osobno = (grupy for wzor in _OSOBNO for grupy in wzor.findall(tekst))
    return any(map(_suma_kontrolna, pewne)) or any(map(_pesel_w_grupach, osobno))


def _suma_kontrolna(cyfry: str) -> bool:
    return sum(int(c) * w for c, w in zip(cyfry, _WAGI_PESEL, strict=True)) % 10 == 0


def _same_cyfry(tekst: str) -> str:
    return re.sub("[^0-9]", "", tekst)


def _pesel_w_grupach(tekst: str) -> bool:
    """Digits apart are more often telephones, dates and hours: here they must begin with a day of birth."""
    grupy, cyfry = re.findall("[0-9]+", tekst), _same_cyfry(tekst)
    calosci = len(grupy) <= _NAJWIECEJ_GRUP and min(map(len, grupy)) > 1
    if len(cyfry) != len(_WAGI_PESEL) or not (calosci or len(grupy) == len(cyfry)):
        return False
    urodzenie = int(cyfry[2:4]) in _MIESIACE_PESEL and 1 <= int(cyfry[4:6]) <= 31
    return urodzenie and _suma_kontrolna(cyfry)


def sprawdz_tekst(tekst: str, pole: str, limit: int = LIMIT_OPISU, biale: str = _BIALE) -> None:
    """Length, control characters and PESEL of a free text; `biale` are the white controls it may hold."""
    if len(tekst) > limit:
        dlugosc = ile(len(tekst), "znak", "znaki", "znaków")
        raise NiepoprawnePole(f"Tekst ma {dlugosc}, a może mieć najwyżej {limit}. Skróć go.", pole)
    if any(_zakazany(z) and z not in biale for z in tekst):
        raise NiepoprawnePole("Tekst zawiera znaki sterujące. Wpisz go jeszcze raz, bez wklejania.", pole)
    if ma_pesel(tekst):
        raise NiepoprawnePole(
            "Tekst zawiera numer PESEL. Usuń go: serwis nie przechowuje tych numerów.", pole
        )


def sprawdz_wiersz(tekst: str, pole: str, limit: int = LIMIT_TYTULU) -> None:
    """A free text of one line."""
    sprawdz_tekst(tekst, pole, limit, biale="")


def sprawdz_godziny(od_min: int, do_min: int, pole_od: str = "od", pole_do: str = "do") -> None:
    """`do` after `od`, both within the day."""
    if not 0 <= od_min < DOBA:
        raise NiepoprawnePole("Godzina „od” musi być od 0:00 do 23:59.", pole_od)
    if not 0 <= do_min <= DOBA:
        raise NiepoprawnePole(
            "Godzina „do” musi być najwyżej 24:00. Pracę po północy zapisz osobno.", pole_do
        )
    if do_min <= od_min:
        raise NiepoprawnePole(
            f"„Do” ({godzina_krotko(do_min)}) musi być później niż „od” ({godzina_krotko(od_min)}). "
            "Popraw godzinę albo pracę po północy zapisz osobno.",
            pole_do,
        )


def nazwa_okna(dzialanie: int | None) -> str:
    """„działania 9”, or „projektu” for what belongs to no action."""
    return "projektu" if dzialanie is None else f"działania {dzialanie}"


def sprawdz_okno(dzien: date, okno: Okres | None, nazwa: str, pole: str = "dzien") -> None:
    """The day lies inside the window; `nazwa` is a genitive as `nazwa_okna` gives it; None = no window."""
    if okno is None or dzien in okno:
        return
    kiedy, inna = (
        ("przed rozpoczęciem", "późniejszą") if dzien < okno.od else ("po zakończeniu", "wcześniejszą")
    )
    zaimek = "który" if nazwa == "projektu" else "które"
    raise PozaOknem(
        f"{dzien_na_tekst(dzien)} jest {kiedy} {nazwa}, {zaimek} trwa {okno}{_kwartaly_okna(okno)}. "
        f"Podaj {inna} datę.",
        pole,
    )


def _kwartaly_okna(okno: Okres) -> str:
    """„ (II – IV kwartał 2019)” when the window consists of whole quarters."""
    od, do = Kwartal.z_dnia(okno.od), Kwartal.z_dnia(okno.ostatni)
    return f" ({zakres_na_tekst(od, do)})" if (od.okres.od, do.okres.do) == (okno.od, okno.do) else ""
