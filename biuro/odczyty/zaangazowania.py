"""Engagements narrowed to what an account may see: page and API agree."""

from datetime import date, datetime

from biuro.odczyty import widoczna_osoba
from biuro.uprawnienia import Konto, wymagaj
from harmonogram.bledy import NieZnaleziono
from harmonogram.osoby import Osoba
from harmonogram.zaangazowania import Zaangazowanie, dni_poza_umowami
from harmonogram.zapytania import zaangazowania as zapytania
from harmonogram.zapytania.zaangazowania import ZapisZaangazowania

CZYTAJ = "zaangazowania.czytaj"


async def osoba(konto: Konto, id_osoby: int) -> Osoba:
    """Whose engagements the account may see; NieZnaleziono for anybody else."""
    return await widoczna_osoba(konto, CZYTAJ, id_osoby)


async def zaangazowania(
    konto: Konto, id_osoby: int | None = None, *, wiedza: datetime | None = None
) -> list[Zaangazowanie]:
    """Those the account may see, by their first day; of one person when named."""
    zasieg = wymagaj(konto, CZYTAJ)
    osoby = None if zasieg.wszystko else zasieg.osoby
    wszystkie = await zapytania.zaangazowania_osob(osoby if id_osoby is None else {id_osoby}, wiedza)
    widoczne = [z for lista in wszystkie.values() for z in lista if zasieg.osoba(z.osoba)]
    return sorted(widoczne, key=lambda z: (z.od, z.id))


async def zaangazowanie(konto: Konto, id_zaangazowania: int) -> Zaangazowanie:
    """NieZnaleziono also for somebody else's, and for a removed one."""
    znalezione = await zapytania.zaangazowanie(id_zaangazowania)
    if znalezione is None or not wymagaj(konto, CZYTAJ).osoba(znalezione.osoba):
        raise NieZnaleziono("Nie ma takiego zaangażowania.")
    return znalezione


async def historia(konto: Konto, id_zaangazowania: int) -> list[ZapisZaangazowania]:
    """Every version, oldest first, also of a removed one."""
    zasieg = wymagaj(konto, CZYTAJ)
    zapisy = await zapytania.historia(id_zaangazowania=id_zaangazowania)
    if not zapisy or not zasieg.osoba(zapisy[-1].zaangazowanie.osoba):
        raise NieZnaleziono("Nie ma takiego zaangażowania.")
    return zapisy


async def poza(id_osoby: int, lista: list[Zaangazowanie], wiedza: datetime | None = None) -> dict[date, int]:
    """Stored entries of the person that none of these covers, by day."""
    return dni_poza_umowami(await zapytania.wpisy_dni(id_osoby, wiedza), lista) if lista else {}
