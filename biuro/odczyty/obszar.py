"""Units chosen by an address or an option: narrowed to what the account may see."""

from biuro import odczyty
from biuro.uprawnienia import Konto
from harmonogram import obszary
from harmonogram.bledy import NieZnaleziono
from harmonogram.obszary import Obszar
from harmonogram.zapytania import osoby as zapytania_osob


async def obszar(
    konto: Konto, jednostka: int | None = None, powiat: str = "", wojewodztwo: str = ""
) -> Obszar:
    """One unit, a powiat, a voivodeship or the project; NieZnaleziono for what is not wholly in sight.

    A powiat of which somebody sees one gmina would be named after what is not in its figures.
    """
    if jednostka is not None:
        wybrana = await odczyty.jednostka(konto, jednostka)
        if not obszary.lezy(wybrana, powiat, wojewodztwo):
            raise NieZnaleziono(
                f"{wybrana.nazwa} leży gdzie indziej. Wybierz ją samą albo sam obszar.", "jednostka"
            )
        return Obszar(frozenset({wybrana.id}), wybrana.nazwa)
    if not powiat and not wojewodztwo:
        return Obszar()
    widoczne = {j.id for j in await odczyty.jednostki(konto)}
    wybrany = obszary.obszar(await zapytania_osob.jednostki(), powiat, wojewodztwo)
    if not (wybrany.jednostki or frozenset()) <= widoczne:
        raise NieZnaleziono("Nie ma takiego powiatu ani województwa wśród Twoich jednostek.")
    return wybrany
