"""Research tools as everybody may see them: page, API and report agree."""

from biuro.odczyty import Chwila
from biuro.uprawnienia import Konto, wymagaj
from harmonogram.narzedzia import Narzedzie, na_dzien, narzedzia_planu, narzedzie_nr
from harmonogram.zapytania import narzedzia as zapytania
from harmonogram.zapytania.narzedzia import ZapisNarzedzia

CZYTAJ = "wykonanie.czytaj"


async def narzedzia(konto: Konto, chwila: Chwila) -> list[Narzedzie]:
    """The tools of the plan in force, as they stood at the end of the day, in the order of the plan."""
    wymagaj(konto, CZYTAJ)
    zapisane = await zapytania.ze_stanami(narzedzia_planu(chwila.plan.wersja.dzialania), chwila.wiedza)
    return [na_dzien(n, chwila.stan) for n in zapisane]


async def historia(konto: Konto, chwila: Chwila, dzialanie: int, nr: int) -> list[ZapisNarzedzia]:
    """Every state that one tool had by the moment of knowledge, oldest first."""
    wymagaj(konto, CZYTAJ)
    narzedzie = narzedzie_nr(narzedzia_planu(chwila.plan.wersja.dzialania), dzialanie, nr)
    zapisy = await zapytania.historia(narzedzie)
    return [z for z in zapisy if chwila.wiedza is None or z.od_chwili <= chwila.wiedza]
