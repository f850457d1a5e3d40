"""Moments of knowledge: printed to the second, read as precisely as they are typed, to the end of that."""

import re
from datetime import date, datetime, time, timedelta, tzinfo

from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.czas import LATA, STREFA, dzien_na_tekst, dzien_z_tekstu, godzina_krotko, zwykle_spacje
from harmonogram.slowa import NBSP, cytat

CHWILKA, SEKUNDA, MINUTA = timedelta(microseconds=1), timedelta(seconds=1), timedelta(minutes=1)

_GODZINA = r"(?P<h>\d{1,2}):(?P<m>\d{2})(?::(?P<s>\d{2})(?:[.,](?P<u>\d{1,6}))?)?"
# „+” of a zone arrives as a space where an address was written by hand
_ISO = re.compile(
    rf"(?P<dzien>\d{{4}}-\d{{2}}-\d{{2}})(?:[T +]{_GODZINA} ?(?P<strefa>Z|[ +-]?\d{{2}}:?\d{{2}})?)?",
    re.ASCII,
)
_SLOWNIE = re.compile(rf"(?P<dzien>\d{{1,2}}\.\d{{1,2}}\.\d{{4}})(?:[, ]+(?:godz\. ?)?{_GODZINA})?", re.ASCII)


def koniec_sekundy(chwila: datetime) -> datetime:
    """The last moment that is still printed as this second."""
    return chwila.replace(microsecond=999_999)


def chwila_na_tekst(chwila: datetime) -> str:
    """„02.01.2020, godz. 8:15:03”, by the clock in Poland."""
    lokalna = chwila.astimezone(STREFA)
    godzina = godzina_krotko(lokalna.hour * 60 + lokalna.minute)
    return f"{dzien_na_tekst(lokalna.date())}, godz.{NBSP}{godzina}:{lokalna.second:02}"


def jeszcze_nie_bylo(czego: str, wiedza: datetime) -> str:
    """What is said of a thing written down later."""
    return f"{czego} nie było jeszcze we wpisach do {chwila_na_tekst(wiedza)}."


def chwila_z_tekstu(tekst: str) -> datetime:
    """The end of the day, minute or second that is named; without a zone by the clock in Poland.

    „2019-11-14”, „2019-11-14T12:00:00+01:00”, „14.11.2019”, „14.11.2019, godz. 12:00:00”.
    """
    zwykly = zwykle_spacje(tekst).strip()
    zapis = _ISO.fullmatch(zwykly) or _SLOWNIE.fullmatch(zwykly)
    try:
        if zapis is None:
            raise ValueError
        chwila = _chwila(dzien_z_tekstu(zapis["dzien"]), zapis.groupdict())
    except (ValueError, BladDziedziny):
        chwila = None
    if chwila is None or chwila.year not in LATA:  # far years overflow on their way to UTC
        raise NiepoprawnePole(
            f"{cytat(tekst)} nie jest chwilą. Napisz na przykład 2019-11-14 albo 2019-11-14T12:00:00+01:00."
        )
    return chwila


def _chwila(dzien: date, czesci: dict[str, str | None]) -> datetime:
    godzina, minuta, sekunda, ulamek = (czesci.get(n) for n in "hmsu")
    if godzina is None or minuta is None:
        return datetime.combine(dzien, time.max, STREFA)
    mikro = int((ulamek or "").ljust(6, "0"))
    poczatek = datetime.combine(dzien, time(int(godzina), int(minuta), int(sekunda or 0), mikro))
    trwa = CHWILKA if ulamek else SEKUNDA if sekunda else MINUTA
    return (poczatek + trwa - CHWILKA).replace(tzinfo=_strefa(czesci.get("strefa")))


def _strefa(zapis: str | None) -> tzinfo | None:
    if not zapis:
        return STREFA
    znak = zapis if zapis == "Z" or zapis[0] in "+-" else f"+{zapis.strip()}"
    return datetime.fromisoformat(f"2000-01-01T00:00:00{znak}").tzinfo
