"""Comments of cells narrowed to what an account may see: the project's, and those of its units."""

from datetime import datetime

from biuro import odczyty
from biuro.uprawnienia import Konto, moze, wymagaj
from budzet.komentarze import AdresKomorki
from budzet.zapytania import komentarze as zapytania
from budzet.zapytania.komentarze import Komentarz
from harmonogram.kwartaly import Kwartal

CZYTAJ = "wykonanie.czytaj"
PROJEKT = frozenset({None})
"""Comments of the project's cells."""


async def komentarze(
    konto: Konto,
    *,
    wiedza: datetime | None = None,
    dzialanie: int | None = None,
    miara: str | None = None,
    kwartal: Kwartal | None = None,
    jednostka: int | None = None,
) -> list[Komentarz]:
    """In the order of cells; of one unit, or of everything that the account may see."""
    wymagaj(konto, CZYTAJ)
    if jednostka is not None:
        await odczyty.jednostka(konto, jednostka)
    czyje = widoczne(konto) if jednostka is None else frozenset({jednostka})
    return await zapytania.komentarze(
        wiedza=wiedza, dzialanie=dzialanie, miara=miara, kwartal=kwartal, jednostki=czyje
    )


async def widoku(
    konto: Konto, jednostki: frozenset[int] | None, wiedza: datetime | None = None
) -> list[Komentarz]:
    """What a view of the matrix shows: the project's own comments, or those of its units."""
    wymagaj(konto, CZYTAJ)
    czyje: frozenset[int | None] = PROJEKT if jednostki is None else frozenset(jednostki)
    return await zapytania.komentarze(wiedza=wiedza, jednostki=czyje)


def widoczne(konto: Konto) -> frozenset[int | None] | None:
    """None for those who see every unit."""
    if not moze(konto, "jednostki.czytaj"):
        return PROJEKT
    zasieg = wymagaj(konto, "jednostki.czytaj")
    return None if zasieg.wszystko else PROJEKT | zasieg.jednostki


async def historia(konto: Konto, komorka: AdresKomorki) -> list[Komentarz]:
    """Every version of one cell's comment, oldest first."""
    wymagaj(konto, CZYTAJ)
    if komorka.jednostka is not None:
        await odczyty.jednostka(konto, komorka.jednostka)
    return await zapytania.historia(komorka)
