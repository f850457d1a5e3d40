"""„Kiedy”: a day and hours typed in one line, as people write them in a diary; the printer stands below.

How doubt is settled. What can be read as hours alone has no day: „10.11 2h” begins at 10:11. A day
stands before hours that are whole without it („10.11 9–11”), or after them when it has a month or a name
(„9–11 5.05”, „9–11 w pt”). A lone number is a day of the shown month; a day without a year is of that
month's year. „6-05” is a day as „6.05” is: the nought tells it from hours. Names count from today: „pt” is
the last Friday up to today. Without a day it is today. Neither a name nor today leads out of the shown month:
the day is asked for instead.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from harmonogram import czas
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import DOBA, JEDEN_DZIEN, MIESIACE, dzien_na_tekst, godzina_krotko, godziny_od_do
from harmonogram.slowa import cytat

POLE = "kiedy"
NAJDLUZSZY = 100
PRZYKLADY = "„9–10:30”, „9 1,5h”, „1:30 od 9” albo „5.05 9–11”"
DNI_SLOWEM = ("poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela")


@dataclass(frozen=True)
class Kiedy:
    """A day and minutes of it; `do_min` 1440 is its end."""

    dzien: date
    od_min: int
    do_min: int

    @property
    def minuty(self) -> int:
        return self.do_min - self.od_min


def echo_kiedy(kiedy: Kiedy) -> str:
    """„wtorek 12.11.2019, 17:00–18:30 = 1 h 30 min (1,5 h)”; the parser reads it back."""
    dzien = f"{DNI_SLOWEM[kiedy.dzien.weekday()]} {dzien_na_tekst(kiedy.dzien)}"
    razem, dziesietnie = czas.godziny_i_minuty(kiedy.minuty), czas.minuty_na_tekst(kiedy.minuty)
    ile = razem if razem == dziesietnie else f"{razem} ({dziesietnie})"
    return f"{dzien}, {godziny_od_do(kiedy.od_min, kiedy.do_min)} = {ile}"


def kiedy_z_tekstu(tekst: str, dzis: date, miesiac: date) -> Kiedy:
    """Day and hours from one line; `miesiac` is any day of the shown month. A refusal names a way out."""
    try:
        podzial = _podzial(tekst)
        if podzial is None:
            raise NiepoprawnePole(_nie_wiadomo(tekst, miesiac))
        data, godziny = podzial
        return _zlozone(_dzien(data, dzis, miesiac), godziny)
    except NiepoprawnePole as blad:
        blad.pole = POLE
        raise


# --- which part is the day ----------------------------------------------------------------------

_BEZ_OGONKOW = str.maketrans("ąćęłńóśźż", "acelnoszz")
_KRESKI = re.compile(r" ?[-\u2010-\u2015\u2212~] ?")
_GODZINA = r"(?:godz\.? ?|g\. ?)?[0-9]{1,2}(?:[:.,][0-9]{2}|h[0-9]{2})?(?::00| ?h)?"
_ZLANA = r"[0-9]{3,4}"
_POLOWA = r"(?:[0-9]{1,2} ?)?[½¼¾]"
_ULAMEK = rf"(?:[0-9]{{1,2}}:[0-9]{{2}}|[0-9]{{1,3}}(?:[.,][0-9]{{1,4}})?|{_POLOWA})"
_ILE = (
    rf"{_ULAMEK} ?(?:h|godz\.?|godzin[aey]?)(?: ?[0-9]{{1,2}} ?(?:min\.?|m)| ?[0-9]{{2}})?"
    rf"|[0-9]{{1,4}} ?(?:minut[aey]?|min\.?|m)|{_POLOWA}"
)
_ILE_PO = rf"{_ILE}|[0-9]{{1,2}}[.,][0-9]"
_ILE_PRZED = rf"{_ILE}|[0-9]{{1,2}}(?::[0-9]{{2}}|[.,][0-9]{{1,2}})?"
_RAZEM = r"(?: ?= ?(?P<razem>[^(]+)(?:\(.*\))?)?"
_ZAPISY_GODZIN = tuple(
    re.compile(wzor)
    for wzor in (
        rf"(?:od )?(?P<od>{_GODZINA}|{_ZLANA})(?:-| ?do ?)(?P<do>{_GODZINA}|{_ZLANA}){_RAZEM}",
        rf"(?:od )?(?P<od>{_GODZINA})(?: ?\+ ?|,? przez | )(?P<ile>{_ILE_PO})",
        rf"(?P<ile>{_ILE_PRZED}),? (?:od|o) (?P<od>{_GODZINA})",
    )
)
_SLOWA_DNI = {"dzis": 0, "dzisiaj": 0, "wczoraj": 1, "przedwczoraj": 2}
_TYGODNIA = (
    ("pn", "pon", "poniedzialek"), ("wt", "wto", "wtorek"), ("sr", "sro", "sroda", "srode"),
    ("cz", "czw", "czwartek"), ("pt", "pia", "piatek"), ("so", "sob", "sobota", "sobote"),
    ("nd", "nie", "niedz", "niedziela", "niedziele"),
)  # fmt: skip
_NR_DNIA = {slowo: nr for nr, slowa in enumerate(_TYGODNIA) for slowo in slowa}
_MIESIECY = (
    "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca",
    "lipca", "sierpnia", "wrzesnia", "pazdziernika", "listopada", "grudnia",
)  # fmt: skip
_RZYMSKIE = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_NR_MIESIACA = {
    slowo: nr
    for nr, (nazwa, czyj, rzymski) in enumerate(zip(MIESIACE, _MIESIECY, _RZYMSKIE, strict=True), 1)
    for slowo in (nazwa.translate(_BEZ_OGONKOW), czyj, czyj[:3], rzymski)
}
_TYDZ = rf"(?:we? )?(?P<tydz>{'|'.join(sorted(_NR_DNIA, key=len, reverse=True))})\.?"
_DNIA = r"(?P<dzien>[0-9]{1,2})"
_ROKU = r"(?P<rok>[0-9]{4}|[0-9]{2})(?: ?r\.?)?"
_SLOWO = rf"(?P<slowo>{'|'.join(sorted(_NR_MIESIACA, key=len, reverse=True))})"
_ZAPISY_DNIA = (
    *(
        re.compile(rf"(?:{_TYDZ},? )?(?:{wzor})")
        for wzor in (
            r"(?P<rok>[0-9]{4})-(?P<mies>[0-9]{1,2})-(?P<dzien>[0-9]{1,2})",
            rf"{_DNIA}[./] ?(?P<mies>[0-9]{{1,2}})(?:[./] ?{_ROKU}|\.)?",
            rf"{_DNIA}-(?P<mies>[0-9]{{1,2}})-(?P<rok>[0-9]{{4}})",
            rf"{_DNIA}-(?P<mies>0[1-9])",
            rf"{_DNIA}[. ] ?{_SLOWO}(?:[. ] ?{_ROKU}|\.)?",
        )
    ),
    re.compile(_TYDZ),
    re.compile(rf"(?P<wzgl>{'|'.join(_SLOWA_DNI)})"),
)
_SAM_DZIEN = re.compile(rf"(?:{_TYDZ},? )?{_DNIA}\.?")

Czesci = dict[str, str | None]


def _podzial(tekst: str) -> tuple[Czesci, Czesci] | None:
    """The written parts of the day (empty: none given) and of the hours; None: no way to read it."""
    zwykly = _jednolity(tekst)
    if not zwykly:
        raise NiepoprawnePole(f"Napisz, kiedy: {PRZYKLADY}.")
    if len(zwykly) <= NAJDLUZSZY:
        for data, reszta in _mozliwe_podzialy(zwykly):
            if (godziny := _pasujace(_ZAPISY_GODZIN, reszta)) is not None:
                return data, godziny
    return None


# what looks like a day and hours but may mean two things: how it should have been written
_DOMYSLY = tuple(
    (re.compile(rf"(?P<przed>.+ )?{wzor}"), zapis)
    for wzor, zapis in (
        (r"(?P<a>[0-9]{1,2}(?::[0-9]{2})?) (?P<b>[0-9]{1,2}(?::[0-9]{2})?)", "{a}–{b}"),
        (rf"(?P<a>{_GODZINA}) (?P<b>[0-9]{{1,2}}:[0-9]{{2}})", "{b} od {a}"),
        (rf"(?P<a>{_GODZINA}) (?P<b>[3-9][0-9]|[0-9]{{3}})", "{a} {b} min"),
        (rf"(?P<a>{_ILE}) (?P<b>{_GODZINA})", "{a} od {b}"),
        (r"(?P<a>[0-9]{1,2})-(?P<b>1[0-2]) (?P<c>.+)", "{a}.{b} {c}"),
    )
)


def _nie_wiadomo(tekst: str, miesiac: date) -> str:
    """The refusal of a text that may not be read; its own numbers in a shape that may, when there is one."""
    rady = list(dict.fromkeys(_domysly(_jednolity(tekst), miesiac)))[:2]
    na_przyklad = " albo ".join(rady) or f"na przykład {PRZYKLADY}"
    return f"{cytat(tekst)}: nie wiadomo, od której do której. Napisz {na_przyklad}."


def _domysly(tekst: str, miesiac: date) -> Iterator[str]:
    for wzor, zapis in _DOMYSLY if len(tekst) <= NAJDLUZSZY else ():
        if (m := wzor.fullmatch(tekst)) is None:
            continue
        rada = (m["przed"] or "") + zapis.format(**m.groupdict())
        try:
            data, godziny = _podzial(rada) or ({}, {"od": ""})
            kiedy = _zlozone(_dzien(data, miesiac, miesiac) if data else miesiac, godziny)
        except NiepoprawnePole:
            continue
        yield f"„{rada}” ({godziny_od_do(kiedy.od_min, kiedy.do_min)})"


def _jednolity(tekst: str) -> str:
    """Small letters without tails, one kind of space and of dash, nothing at the ends."""
    male = unicodedata.normalize("NFC", tekst).casefold().translate(_BEZ_OGONKOW)
    return _KRESKI.sub("-", czas.zwykle_spacje(male)).strip(" ,;.")


def _mozliwe_podzialy(tekst: str) -> Iterator[tuple[Czesci, str]]:
    """No day at all, a day in front (the longest first), a day behind."""
    yield {}, tekst
    przerwy = list(re.finditer(r"[ ,:;]+", tekst))
    for m in reversed(przerwy):
        data = _pasujace((*_ZAPISY_DNIA, _SAM_DZIEN), tekst[: m.start()])
        if data is not None:
            yield data, tekst[m.end() :]
    for m in przerwy:
        data = _pasujace(_ZAPISY_DNIA, tekst[m.end() :])
        if data is not None:
            yield data, tekst[: m.start()]


def _pasujace(zapisy: tuple[re.Pattern[str], ...], tekst: str) -> Czesci | None:
    return next((z.groupdict() for wzor in zapisy if (z := wzor.fullmatch(tekst))), None)


# --- the day ------------------------------------------------------------------------------------


def _dzien(data: Czesci, dzis: date, miesiac: date) -> date:
    if not data:
        return _bez_dnia(dzis, miesiac)
    tygodnia = data.get("tydz")
    if data.get("dzien") is None:
        return _z_nazwy(data.get("wzgl"), _NR_DNIA.get(tygodnia or "", 0), dzis, miesiac)
    dzien = czas.dzien_z_tekstu(f"{data['dzien']}.{_nr_miesiaca(data, miesiac)}.{_rok(data, miesiac)}")
    if tygodnia is not None and _NR_DNIA[tygodnia] != dzien.weekday():
        napisany, wlasciwy = DNI_SLOWEM[_NR_DNIA[tygodnia]], DNI_SLOWEM[dzien.weekday()]
        raise NiepoprawnePole(f"{dzien_na_tekst(dzien)} to {wlasciwy}, nie {napisany}. Popraw jedno z nich.")
    return dzien


def _z_nazwy(wzgledny: str | None, nr_dnia: int, dzis: date, miesiac: date) -> date:
    """„wczoraj” or the last such day of the week; one outside the shown month is not meant there."""
    wstecz = (dzis.weekday() - nr_dnia) % 7 if wzgledny is None else _SLOWA_DNI[wzgledny]
    dzien, okres = dzis - timedelta(days=wstecz), czas.miesiac(miesiac)
    if dzien in okres:
        return dzien
    poczatek = f"{dzien_na_tekst(dzien)}, a to karta za {czas.miesiac_na_tekst(miesiac)}. Podaj numer dnia"
    if wzgledny is not None:
        raise NiepoprawnePole(f"Ten dzień to {poczatek}, na przykład „6.{miesiac.month:02} 9–11”.")
    pierwszy = 1 + (nr_dnia - okres.od.weekday()) % 7
    *numery, ostatni = map(str, range(pierwszy, okres.ostatni.day + 1, 7))
    raise NiepoprawnePole(
        f"{DNI_SLOWEM[nr_dnia].capitalize()} {poczatek}: {', '.join(numery)} albo {ostatni}."
    )


def _bez_dnia(dzis: date, miesiac: date) -> date:
    if dzis in czas.miesiac(miesiac):
        return dzis
    raise NiepoprawnePole(
        f"Podaj dzień: dziś jest {dzien_na_tekst(dzis)}, a to {czas.miesiac_na_tekst(miesiac)}. "
        f"Napisz na przykład „6.{miesiac.month:02} 9–11” albo „6 9–11”."
    )


def _nr_miesiaca(data: Czesci, miesiac: date) -> int:
    if (slowo := data.get("slowo")) is not None:
        return _NR_MIESIACA[slowo]
    return int(data.get("mies") or miesiac.month)


def _rok(data: Czesci, miesiac: date) -> str:
    rok = data.get("rok") or f"{miesiac.year}"
    return rok if len(rok) == 4 else f"20{rok}"


# --- the hours ----------------------------------------------------------------------------------


def _zlozone(dzien: date, godziny: Czesci) -> Kiedy:
    od_min = _godzina(godziny["od"] or "")
    ile = godziny.get("ile")
    do_min = od_min + _dlugosc(ile) if ile is not None else _godzina(godziny["do"] or "")
    _sprawdz_kolejnosc(dzien, od_min, do_min)
    kiedy = Kiedy(dzien, od_min, do_min)
    razem = godziny.get("razem")
    if razem is not None and czas.minuty_z_tekstu(razem) != kiedy.minuty:
        zapis, jest = godziny_od_do(od_min, do_min), czas.minuty_na_tekst(kiedy.minuty)
        raise NiepoprawnePole(f"{zapis} to {jest}, nie {razem}. Popraw godziny albo usuń sumę.")
    return kiedy


def _godzina(tekst: str) -> int:
    try:
        return czas.godzina_z_tekstu(tekst)
    except NiepoprawnePole:
        raise NiepoprawnePole(f"{tekst} to nie godzina. Podaj od 0:00 do 24:00, na przykład 9:30.") from None


def _dlugosc(tekst: str) -> int:
    dwuznaczny = re.search(r"([0-9]+)\.([0-5][0-9])(?![0-9])", tekst)
    if dwuznaczny is not None:
        godziny, ulamek = dwuznaczny.groups()
        raise NiepoprawnePole(
            f"„{dwuznaczny[0]}” może znaczyć {godziny} h {int(ulamek)} min albo {godziny},{ulamek} h. "
            f"Napisz {godziny}:{ulamek} albo {godziny},{ulamek} h."
        )
    return czas.minuty_z_tekstu(tekst)


def _sprawdz_kolejnosc(dzien: date, od_min: int, do_min: int) -> None:
    """An entry lies within one day: what crosses midnight is told as the two entries it should be."""
    if od_min == do_min:
        raise NiepoprawnePole(f"{godziny_od_do(od_min, do_min)} to 0 minut. Podaj późniejszy koniec.")
    if od_min == DOBA:
        raise NiepoprawnePole("24:00 może być tylko końcem dnia. Początek podaj od 0:00 do 23:59.")
    if od_min < do_min <= DOBA:
        return
    rano = do_min % DOBA
    wieczor = f"{dzien_na_tekst(dzien)} {godziny_od_do(od_min, DOBA)}"
    if rano == 0:
        raise NiepoprawnePole(f"Koniec dnia to 24:00. Napisz „{wieczor}”.")
    if do_min > 2 * DOBA or (do_min > DOBA and rano >= od_min):
        raise NiepoprawnePole("Wpis może trwać najwyżej do końca dnia. Skróć go albo zapisz dni osobno.")
    nazajutrz = f"{dzien_na_tekst(dzien + JEDEN_DZIEN)} {godziny_od_do(0, rano)}"
    raise NiepoprawnePole(
        f"{godzina_krotko(rano)} jest przed {godzina_krotko(od_min)}. Popraw godzinę albo, jeżeli to praca "
        f"przez północ, zapisz dwa wpisy: „{wieczor}” i „{nazajutrz}”."
    )
