"""Which units and areas a filter may offer to an account; of a whole country only what fits a list."""

from dataclasses import dataclass

from biuro.uprawnienia import Konto, moze, wymagaj
from harmonogram.obszary import kod_wojewodztwa
from harmonogram.osoby import Jednostka
from harmonogram.zapytania import obszary
from harmonogram.zapytania import osoby as zapytania_osob

NAJWIECEJ = 150
"""Units that a list may hold."""


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
    liczby = await obszary.liczby_jednostek()
    ile = sum(n for (k, p), n in liczby.items() if kod in ("", k) and powiat in ("", p))
    if ile > NAJWIECEJ:
        wybrana = [] if jednostka is None else await zapytania_osob.jednostki([jednostka])
        return DoWyboru(tuple(wybrana), tuple(liczby), za_duzo=True)
    return DoWyboru(tuple(await obszary.jednostki_obszaru(kod, powiat)), tuple(liczby))
