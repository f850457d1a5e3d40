"""Events narrowed to what an account may see: page, API, calendar and command line agree."""

from datetime import date, datetime

from biuro.uprawnienia import Konto, wymagaj
from harmonogram.bledy import NieZnaleziono
from harmonogram.chwile import jeszcze_nie_bylo
from harmonogram.obecnosc import Obecnosc
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania import lista_wydarzen
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania import wydarzenia as zapytania
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, ZapisHistorii, Zwiazani

CZYTAJ = "wydarzenia.czytaj"


def widocznosc(konto: Konto) -> Zwiazani | None:
    """None for those who see all; BrakPrawa for those who see none by their role."""
    zasieg = wymagaj(konto, CZYTAJ)
    return None if zasieg.wszystko else Zwiazani(zasieg.osoby, zasieg.jednostki)


def moje(konto: Konto) -> Zwiazani:
    """Led or attended by the account's person, or of her units."""
    osoby = frozenset() if konto.osoba is None else frozenset({konto.osoba})
    return Zwiazani(osoby, konto.jednostki)


async def wydarzenie(konto: Konto, id_wydarzenia: int, *, wiedza: datetime | None = None) -> Wydarzenie:
    """NieZnaleziono also for an event out of sight, and for one added after `wiedza`."""
    znalezione = await zapytania.wydarzenie(id_wydarzenia, widocznosc=widocznosc(konto), wiedza=wiedza)
    if znalezione is not None:
        return znalezione
    if wiedza is not None and (await wydarzenie(konto, id_wydarzenia)).utworzono > wiedza:
        raise NieZnaleziono(jeszcze_nie_bylo("Tego wydarzenia", wiedza))
    raise NieZnaleziono("Nie ma takiego wydarzenia.")


async def wydarzenia(
    konto: Konto,
    filtr: FiltrWydarzen,
    *,
    wiedza: datetime | None = None,
    po_id: int = 0,
    ile: int | None = None,
) -> list[Wydarzenie]:
    """Events the account may see, in the order of id."""
    widac = widocznosc(konto)
    return await zapytania.wydarzenia(filtr, widocznosc=widac, wiedza=wiedza, po_id=po_id, ile=ile)


async def obecnosc(konto: Konto, id_wydarzenia: int, *, wiedza: datetime | None = None) -> Obecnosc:
    """Who was there, by day; NieZnaleziono for an event out of sight."""
    await wydarzenie(konto, id_wydarzenia, wiedza=wiedza)
    return await zapytania_obecnosci.obecnosc(id_wydarzenia, wiedza=wiedza)


async def historia(
    konto: Konto, id_wydarzenia: int, *, wiedza: datetime | None = None
) -> list[ZapisHistorii]:
    """Every version written up to `wiedza`, oldest first."""
    await wydarzenie(konto, id_wydarzenia, wiedza=wiedza)
    zapisy = await zapytania.historia(id_wydarzenia)
    return [z for z in zapisy if wiedza is None or z.od_chwili <= wiedza]


async def ile(
    konto: Konto, filtr: FiltrWydarzen, przed: date | None = None, *, wiedza: datetime | None = None
) -> int:
    """How many of them the account may see; `przed`: how many of those begin before that day."""
    return await lista_wydarzen.policz(filtr, widocznosc=widocznosc(konto), przed=przed, wiedza=wiedza)


async def po_kolei(
    konto: Konto, filtr: FiltrWydarzen, od: int, ile: int, *, wiedza: datetime | None = None
) -> list[Wydarzenie]:
    """`ile` events after the first `od`, in the order of their terms."""
    return await lista_wydarzen.strona(filtr, od, ile, widocznosc=widocznosc(konto), wiedza=wiedza)
