"""Cases narrowed to what an account may see: page and API agree."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from biuro.uprawnienia import Konto, Zasieg, wymagaj
from harmonogram.bledy import NieZnaleziono
from harmonogram.chwile import jeszcze_nie_bylo
from harmonogram.przypadki import Przypadek
from harmonogram.zapytania import przypadki as zapytania
from harmonogram.zapytania.przypadki import FiltrPrzypadkow, ZapisPrzypadku
from harmonogram.zapytania.sumy import Zakres

CZYTAJ = "przypadki.czytaj"


def widoczny_filtr(konto: Konto, filtr: FiltrPrzypadkow) -> FiltrPrzypadkow:
    """The filter within the units of the account; BrakPrawa for those who see no case by their role."""
    zasieg = wymagaj(konto, CZYTAJ)
    if zasieg.wszystko:
        return filtr
    wybrane = zasieg.jednostki if filtr.jednostki is None else filtr.jednostki & zasieg.jednostki
    return replace(filtr, jednostki=wybrane)


async def przypadki(
    konto: Konto,
    filtr: FiltrPrzypadkow,
    *,
    wiedza: datetime | None = None,
    po_id: int = 0,
    ile: int | None = None,
) -> list[Przypadek]:
    """Cases the account may see, in the order of id."""
    return await zapytania.przypadki(widoczny_filtr(konto, filtr), wiedza=wiedza, po_id=po_id, ile=ile)


async def liczby_jednostek(
    konto: Konto, filtr: FiltrPrzypadkow, *, wiedza: datetime | None = None
) -> Mapping[int, int]:
    """How many of them each unit has; units without any are absent."""
    return await zapytania.liczby_jednostek(widoczny_filtr(konto, filtr), wiedza=wiedza)


async def rozpoczete(konto: Konto, zakres: Zakres) -> Mapping[int, int]:
    """How many cases count in each unit that the account sees."""
    zasieg = wymagaj(konto, CZYTAJ)
    liczby: dict[int, int] = {}
    for grupa in await zapytania.przypadki_jednostek(zakres):
        if zasieg.jednostka(grupa.jednostka):
            liczby[grupa.jednostka] = liczby.get(grupa.jednostka, 0) + grupa.ile
    return liczby


async def przypadek(konto: Konto, id_przypadku: int, *, wiedza: datetime | None = None) -> Przypadek:
    """NieZnaleziono also for a case of a foreign unit, and for one reported after `wiedza`."""
    zasieg = wymagaj(konto, CZYTAJ)
    znaleziony = await zapytania.przypadek(id_przypadku, wiedza)
    if znaleziony is not None and zasieg.jednostka(znaleziony.jednostka):
        return znaleziony
    if wiedza is not None:
        zapisy = await historia(konto, id_przypadku)
        if zapisy[0].od_chwili > wiedza:
            raise NieZnaleziono(jeszcze_nie_bylo("Tego przypadku", wiedza))
    raise _nie_ma()


async def historia(
    konto: Konto, id_przypadku: int, *, wiedza: datetime | None = None
) -> list[ZapisPrzypadku]:
    """Every version written up to `wiedza`, oldest first, also of a removed case.

    Whose it is by the last of them decides who sees it.
    """
    zasieg = wymagaj(konto, CZYTAJ)
    wszystkie = await zapytania.historia(id_przypadku)
    zapisy = [z for z in wszystkie if wiedza is None or z.od_chwili <= wiedza]
    if not zapisy or not _widac(zasieg, zapisy[-1]):
        raise _nie_ma()
    return zapisy


def _widac(zasieg: Zasieg, zapis: ZapisPrzypadku) -> bool:
    return zasieg.jednostka(zapis.przypadek.jednostka)


def _nie_ma() -> NieZnaleziono:
    return NieZnaleziono("Nie ma takiego przypadku.")
