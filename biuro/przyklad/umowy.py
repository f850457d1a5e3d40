"""Engagements of the example, one for each function that logs hours, and hours declared elsewhere."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count

from biuro.przyklad.swiat import InneGodziny, Obsada, Umowa, WersjaWpisu, chwila
from biuro.przyklad.wiersze import zgloszenie_osoby
from budzet.pulap import DOMYSLNY_PULAP_MIN
from harmonogram.czas import Okres, poczatek_miesiaca
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.zaangazowania import CALOSC, MIESIAC, Zaangazowanie, domyslnie_karta


@dataclass(frozen=True)
class Wzor:
    """The contract usual for a function; `inne_min`: hours a month that such people work elsewhere."""

    forma: str
    godziny: int | None = None
    wymiar: str | None = None
    inne_min: int = 0


WZORY = {
    "ekspert": Wzor("zlecenie"),
    "coach": Wzor("zlecenie", 1200, CALOSC, 120 * 60),
    "animator_moderator": Wzor("zlecenie", 40, MIESIAC),
    "animator_powiatu": Wzor("zlecenie", 20, MIESIAC),
    "animator_gminy": Wzor("porozumienie", inne_min=168 * 60),
    "superwizor": Wzor("usluga", 240, CALOSC, 80 * 60),
    "doradca_rops": Wzor("umowa_o_prace", 168, MIESIAC),
}
# The exceptions, by the place among those with the function: a work of an author, somebody near the ceiling.
INACZEJ = {
    ("ekspert", 1): Wzor("dzielo"),
    ("ekspert", 2): Wzor("zlecenie", inne_min=224 * 60),
    ("doradca_rops", 1): Wzor("umowa_o_prace", 84, MIESIAC, 84 * 60),
}


def wzor(obsada: Obsada, o: Osoba, funkcja: str) -> Wzor:
    """The contract of this person."""
    return INACZEJ.get((funkcja, obsada.w_funkcji(funkcja).index(o.id)), WZORY[funkcja])


def uloz_umowy(obsada: Obsada, projekt: Okres) -> Iterator[Umowa]:
    """Signed when the person was put on file, to the end of the project."""
    numery = count(1)
    for o in obsada.osoby:
        zgloszono = zgloszenie_osoby(obsada, o)
        for funkcja in (f for f in WZORY if f in o.funkcje):
            yield Umowa(_umowa(next(numery), obsada, o, funkcja, projekt, zgloszono), zgloszono)


def _umowa(
    nr: int, obsada: Obsada, o: Osoba, funkcja: str, projekt: Okres, zgloszono: datetime
) -> Zaangazowanie:
    w = wzor(obsada, o, funkcja)
    minuty = None if w.godziny is None else w.godziny * 60
    return Zaangazowanie(
        id=nr,
        osoba=o.id,
        forma=w.forma,
        funkcja=funkcja,
        stanowisko=FUNKCJE[funkcja].nazwa,
        umowa=f"{nr}/{zgloszono.year}",
        od=projekt.od if o.jednostka is None else zgloszono.date(),
        do=projekt.ostatni,
        wymiar_min=minuty,
        wymiar=w.wymiar,
        wymaga_karty=domyslnie_karta(w.forma, minuty, w.wymiar),
    )


def uloz_inne(obsada: Obsada, wpisy: Iterable[WersjaWpisu]) -> Iterator[InneGodziny]:
    """Declared on the first day of every month with hours; never so many that the month would not fit."""
    minuty: dict[tuple[int, date], int] = {}
    for w in wpisy:  # every version counts: whatever was believed had to fit
        klucz = w.wpis.osoba, poczatek_miesiaca(w.wpis.dzien)
        minuty[klucz] = minuty.get(klucz, 0) + w.wpis.minuty
    osoby = {o.id: o for o in obsada.osoby}
    for (kto, miesiac), ile in sorted(minuty.items()):
        wzory = [wzor(obsada, osoby[kto], f) for f in WZORY if f in osoby[kto].funkcje]
        inne = min(sum(w.inne_min for w in wzory), DOMYSLNY_PULAP_MIN - ile)
        if inne > 0:
            yield InneGodziny(kto, miesiac, inne, chwila(miesiac, 7 * 60 + kto % 60))
