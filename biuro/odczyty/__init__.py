"""Reads narrowed to what an account may see; page, API, file and command line ask here, so they agree."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import UTC, date, datetime

from biuro.baza import po_zapisach
from biuro.uprawnienia import Konto, Zasieg, wymagaj
from budzet.limity import Limit
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import Plan, plan_w_dniu
from budzet.zapytania.limity import Posiadacz
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.bledy import NieZnaleziono
from harmonogram.chwile import koniec_sekundy
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow, Widocznosc
from harmonogram.zapytania.sumy import Zakres

PRACOWNIK = "pracownik_socjalny"


@dataclass(frozen=True)
class Chwila:
    """The plan in force and as of which day and knowledge to answer."""

    plan: Plan
    stan: date
    wiedza: datetime | None

    def zakres(self, jednostki: frozenset[int] | None = None) -> Zakres:
        """The reach of sums: a set of units, or the project."""
        return Zakres(self.stan, self.wiedza, jednostki)


async def chwila(dzis: date, stan: date | None = None, wiedza: datetime | None = None) -> Chwila:
    """`stan` is by default today, at most the project's last day; `wiedza` None is now.

    The plan is the one in force on the day asked for.
    """
    plan = await plan_w_dniu(stan or dzis, wiedza)
    return Chwila(plan, stan or plan.domyslny_stan(dzis), wiedza)


async def wiedza_pliku(wiedza: datetime | None = None) -> datetime:
    """What a file reads by and prints: by default the newest write, to the end of its second.

    Nothing of a moment that is over can change any more, so the printed second gives the same file again.
    """
    teraz = datetime.now(UTC)
    if wiedza is None or wiedza > teraz:
        wiedza = await ostatni_zapis() or teraz
    calosc = koniec_sekundy(wiedza)
    await po_zapisach(calosc)
    return calosc


def jako_zbior(jednostka: int | None) -> frozenset[int] | None:
    """One unit as a set of units; None stays the project."""
    return None if jednostka is None else frozenset({jednostka})


# --- people and units -----------------------------------------------------------------------------


async def osoby(konto: Konto) -> list[Osoba]:
    """Persons the account may see, in Polish order."""
    zasieg = wymagaj(konto, "osoby.czytaj")
    return [o for o in (await zapytania_osob.osoby()).values() if widac_osobe(zasieg, o)]


def widac_osobe(zasieg: Zasieg, osoba: Osoba) -> bool:
    """Herself, a supported worker, or somebody of one's unit."""
    return zasieg.osoba(osoba.id) or zasieg.wspierany(osoba.id) or zasieg.jednostka(osoba.jednostka)


async def osoba(konto: Konto, id_osoby: int) -> Osoba:
    """NieZnaleziono also for somebody out of sight."""
    zasieg = wymagaj(konto, "osoby.czytaj")
    znaleziona = await zapytania_osob.osoba(id_osoby)
    if znaleziona is None or not widac_osobe(zasieg, znaleziona):
        raise NieZnaleziono("Nie ma takiej osoby.")
    return znaleziona


async def widoczna_osoba(konto: Konto, czynnosc: str, id_osoby: int) -> Osoba:
    """The person within the account's reach of the action; NieZnaleziono for anybody else."""
    znaleziona = await zapytania_osob.osoba(id_osoby) if wymagaj(konto, czynnosc).osoba(id_osoby) else None
    if znaleziona is None:
        raise NieZnaleziono("Nie ma takiej osoby.")
    return znaleziona


async def jednostki(konto: Konto, *, wiedza: datetime | None = None) -> list[Jednostka]:
    """Units the account may see, in Polish order; at a moment of knowledge with the dates believed then."""
    zasieg = wymagaj(konto, "jednostki.czytaj")
    widoczne = [j for j in await zapytania_osob.jednostki() if zasieg.jednostka(j.id)]
    if wiedza is None:
        return widoczne
    daty = await zapytania_osob.daty_jednostek(wiedza)
    return [replace(j, **asdict(daty[j.id])) for j in widoczne if j.id in daty]


async def jednostka(konto: Konto, id_jednostki: int) -> Jednostka:
    """NieZnaleziono also for a unit out of sight."""
    zasieg = wymagaj(konto, "jednostki.czytaj")
    znaleziona = await zapytania_osob.jednostka(id_jednostki)
    if znaleziona is None or not zasieg.jednostka(id_jednostki):
        raise NieZnaleziono("Nie ma takiej jednostki.")
    return znaleziona


# --- hours ----------------------------------------------------------------------------------------


def widocznosc_wpisow(konto: Konto) -> Widocznosc | None:
    """None for those who see all."""
    zasieg = wymagaj(konto, "godziny.czytaj")
    return None if zasieg.wszystko else Widocznosc(zasieg.osoby, zasieg.dla, zasieg.jednostki)


async def wpisy(
    konto: Konto,
    filtr: FiltrWpisow,
    *,
    po_id: int = 0,
    ile: int | None = None,
    wiedza: datetime | None = None,
) -> list[WpisGodzin]:
    """Entries the account may see, in the order of id."""
    widac = widocznosc_wpisow(konto)
    return await zapytania_godzin.wpisy(filtr, widocznosc=widac, wiedza=wiedza, po_id=po_id, ile=ile)


StanyKart = dict[tuple[int, date], str]


async def stany_kart(wpisy: Iterable[WpisGodzin], wiedza: datetime | None = None) -> StanyKart:
    """State of the card of every entry's person and month, where it left the draft."""
    wykonawcy = {w.osoba for w in wpisy}
    if not wykonawcy:
        return {}
    karty = await zapytania_kart.karty(osoby=wykonawcy, wiedza=wiedza)
    return {(k.osoba, k.miesiac): k.stan for k in karty}


def stan_karty(stany: StanyKart, wpis: WpisGodzin) -> str:
    """A card never touched is a draft."""
    return stany.get((wpis.osoba, wpis.dzien.replace(day=1)), "szkic")


# --- quotas ---------------------------------------------------------------------------------------


async def posiadacze(
    konto: Konto, *, dla: int | None = None, jednostka: int | None = None, wiedza: datetime | None = None
) -> list[Posiadacz]:
    """Whose quotas the account may see: workers by name, then units by name.

    `jednostka` keeps the unit and her workers, `wiedza` those who were on file then. Only those who may be
    named are read, so that a unit's page does not grow with the project.
    """
    zasieg = wymagaj(konto, "limity.czytaj")
    pozniejsi = await zapytania_osob.zapisani_po(wiedza) if wiedza else zapytania_osob.NIKT
    osoby = await _osoby(zasieg, dla, jednostka)
    pracownicy = [o for o in osoby if PRACOWNIK in o.funkcje and o.id not in pozniejsi.osoby]
    widoczni = [o for o in pracownicy if zasieg.wspierany(o.id) and dla in (None, o.id)]
    wybrane = None if jednostka is None else [jednostka]
    jednostki = [] if dla is not None else await zapytania_osob.jednostki(wybrane)
    return [Posiadacz(o.id, o.jednostka) for o in widoczni] + [
        Posiadacz(None, j.id) for j in jednostki if zasieg.jednostka(j.id) and j.id not in pozniejsi.jednostki
    ]


async def _osoby(zasieg: Zasieg, dla: int | None, jednostka: int | None) -> list[Osoba]:
    if jednostka is not None:
        return await zapytania_osob.osoby_jednostki(jednostka)
    wybrane = {dla} if dla is not None else None if zasieg.wszystko else zasieg.dla
    return list((await zapytania_osob.osoby(wybrane)).values())


async def limity(
    konto: Konto,
    chwila: Chwila,
    *,
    dzialanie: int | None = None,
    dla: int | None = None,
    jednostka: int | None = None,
) -> list[Limit]:
    """Quotas the account may see; `jednostka` keeps her workers' quotas and the unit's own."""
    wybrani = await posiadacze(konto, dla=dla, jednostka=jednostka, wiedza=chwila.wiedza)
    return await zapytania_limitow.limity(chwila.plan, wybrani, chwila.zakres(), dzialanie)
