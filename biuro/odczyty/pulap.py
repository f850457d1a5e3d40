"""The monthly ceiling of those an account may see: one person's month, and who is near it."""

from datetime import date, datetime

from biuro.odczyty import widoczna_osoba
from biuro.uprawnienia import Konto, wymagaj
from budzet.pulap import StanPulapu
from budzet.zapytania import pulap as zapytania
from budzet.zapytania.pulap import Oswiadczenie
from harmonogram.czas import Okres
from harmonogram.osoby import Osoba
from harmonogram.zapytania import osoby as zapytania_osob

CZYTAJ = "pulap.czytaj"
PRZEGLADAJ = "pulap.przegladaj"


async def stan_miesiaca(
    konto: Konto, osoba: int, dzien: date, wiedza: datetime | None = None
) -> StanPulapu | None:
    """Project hours, declared hours, ceiling and what is left of the month of `dzien`; None out of sight.

    One query, for the month card's page.
    """
    if not wymagaj(konto, CZYTAJ).osoba(osoba):
        return None
    return await zapytania.stan_pulapu(osoba, dzien, wiedza=wiedza)


async def osoba(konto: Konto, id_osoby: int) -> Osoba:
    """Whose month the account may see; NieZnaleziono for anybody else."""
    return await widoczna_osoba(konto, CZYTAJ, id_osoby)


async def blisko(
    konto: Konto, dzien: date, wiedza: datetime | None = None, *, do: date = date.max
) -> list[tuple[Osoba, StanPulapu]]:
    """Everybody near the ceiling in the month of `dzien`, the nearest first; days after `do` left out."""
    wymagaj(konto, PRZEGLADAJ)
    wszystkie = await zapytania.stany_pulapu(dzien, wiedza=wiedza, do=do)
    stany = {kto: stan for kto, stan in wszystkie.items() if stan.blisko}
    osoby = await zapytania_osob.osoby(stany)
    return sorted(((o, stany[i]) for i, o in osoby.items()), key=lambda para: -para[1].razem_min)


async def ilu_blisko(
    konto: Konto, dzien: date, wiedza: datetime | None = None, *, do: date = date.max
) -> tuple[int, int]:
    """How many of them there are, and the ceiling in minutes. One query."""
    wymagaj(konto, PRZEGLADAJ)
    return await zapytania.ilu_blisko(dzien, wiedza, do=do)


async def oswiadczenia(
    konto: Konto, okres: Okres, id_osoby: int | None = None, wiedza: datetime | None = None
) -> list[Oswiadczenie]:
    """What was declared for the months of `okres` by those the account may see."""
    zasieg = wymagaj(konto, CZYTAJ)
    osoby = None if zasieg.wszystko else zasieg.osoby
    if id_osoby is not None:
        osoby = frozenset({id_osoby}) if zasieg.osoba(id_osoby) else frozenset()
    return await zapytania.oswiadczenia(osoby, okres, wiedza)
