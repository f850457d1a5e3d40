"""Which units and areas a filter may offer to an account; of a whole country only what fits a list."""

from dataclasses import dataclass
from weakref import WeakKeyDictionary

from biuro import baza
from biuro.liczniki import licznik
from biuro.uprawnienia import Konto, moze, wymagaj
from harmonogram.obszary import kod_wojewodztwa
from harmonogram.osoby import Jednostka
from harmonogram.zapytania import obszary
from harmonogram.zapytania import osoby as zapytania_osob

NAJWIECEJ = 150
"""Units that a list may hold."""
_znane: WeakKeyDictionary[baza.Silnik, tuple[int, dict[tuple[str, str], int]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class DoWyboru:
    """Units of the area chosen, and every powiat with the digits of its voivodeship.

    `za_duzo`: there are more units than a list may hold, so a wider area has to be chosen first.
    """

    jednostki: tuple[Jednostka, ...] = ()
    powiaty: tuple[tuple[str, str], ...] = ()
    za_duzo: bool = False


async def do_wyboru(
    konto: Konto, powiat: str = "", wojewodztwo: str = "", jednostka: int | None = None
) -> DoWyboru:
    """Areas only for whoever sees every unit."""
    if not moze(konto, "jednostki.czytaj"):
        return DoWyboru()
    zasieg = wymagaj(konto, "jednostki.czytaj")
    if not zasieg.wszystko:
        return DoWyboru(tuple(await zapytania_osob.jednostki(zasieg.jednostki)))
    kod = kod_wojewodztwa(wojewodztwo) if wojewodztwo else ""
    liczby = await _liczby_jednostek()
    ile = sum(n for (k, p), n in liczby.items() if kod in ("", k) and powiat in ("", p))
    if ile > NAJWIECEJ:
        wybrana = [] if jednostka is None else await zapytania_osob.jednostki([jednostka])
        return DoWyboru(tuple(wybrana), tuple(liczby), za_duzo=True)
    return DoWyboru(tuple(await obszary.jednostki_obszaru(kod, powiat)), tuple(liczby))


async def _liczby_jednostek() -> dict[tuple[str, str], int]:
    """By powiat, read again when the counter says that units may have changed: a country has hundreds."""
    wersja, silnik = await licznik(), baza.biezacy()
    znane = _znane.get(silnik)
    if znane is None or znane[0] != wersja:
        znane = _znane[silnik] = (wersja, await obszary.liczby_jednostek())
    return znane[1]
