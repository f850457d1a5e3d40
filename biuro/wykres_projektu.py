"""The Gantt chart as data: page, file, report and command line ask here, so they show the same."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

from biuro import odczyty
from biuro.odczyty import Chwila
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.odczyty.obszar import obszar
from biuro.uprawnienia import Konto, wymagaj
from biuro.znaki_funduszy import ZnakFunduszu, znaki_funduszy
from budzet.male_liczby import DOMYSLNIE as MALE_LICZBY
from budzet.paski import dane_paskow
from budzet.plan import Cel
from budzet.wykonanie import Podsumowanie, podsumuj
from budzet.zapytania import cele as zapytania_celow
from budzet.zapytania import wykonanie as zapytania
from budzet.zapytania.cele import Plan
from budzet.zapytania.wykonanie import Wykonanie
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.dzialania import Faza, WersjaPlanu
from harmonogram.gantt import Wykres, Znak, znaki_wydarzen
from harmonogram.gantt import wykres as uloz_wykres
from harmonogram.obszary import Obszar
from harmonogram.rysunek_ramy import POLA_ZNAKOW
from harmonogram.slowa import cytat, wymien
from harmonogram.zapytania.wersje_planu import wersja_nr
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from harmonogram.zapytania.znaki import znaki_na_osi


@dataclass(frozen=True)
class Ujecie:
    """What a chart is narrowed to, by which plan it judges and which earlier version it outlines."""

    jednostka: int | None = None
    powiat: str = ""
    wojewodztwo: str = ""
    faza: str = ""
    wersja: int | None = None
    porownaj: int | None = None


CALOSC = Ujecie()


async def chwila(dzis: date, stan: date | None, wiedza: datetime | None, wersja: int | None) -> Chwila:
    """As `odczyty.chwila`, by the accepted version of this number instead of the one in force."""
    return await wedlug_wersji(await odczyty.chwila(dzis, stan, wiedza), wersja)


async def wedlug_wersji(chwila: Chwila, nr: int | None) -> Chwila:
    """The same day by the accepted version of this number; None = by the one in force."""
    if nr is None or nr == chwila.plan.wersja.nr:
        return chwila
    return replace(chwila, plan=await _przyjety(nr, "wersja"))


async def wykres(
    konto: Konto, chwila: Chwila, ujecie: Ujecie = CALOSC, male_liczby: int = MALE_LICZBY
) -> Wykres:
    """The chart of a file as of `chwila`, with the marks that the account may see; without small numbers."""
    wymagaj(konto, "wykonanie.czytaj")
    gdzie = await obszar(konto, ujecie.jednostka, ujecie.powiat, ujecie.wojewodztwo)
    zakres = chwila.zakres(gdzie.jednostki)
    zrobione = await zapytania.wykonanie(chwila.plan, zakres)
    cele = zapytania.cele(chwila.plan, zakres)
    dane = (chwila.plan.wersja.dzialania, cele, zrobione.kwartaly, zrobione.jednostek, chwila.stan)
    policzone = await z_policzonych(
        konto, chwila, gdzie, zrobione, podsumuj(*dane), ujecie, male_liczby=male_liczby
    )
    return replace(policzone, wiedza=chwila.wiedza or await ostatni_zapis())


async def z_policzonych(
    konto: Konto,
    chwila: Chwila,
    gdzie: Obszar,
    zrobione: Wykonanie,
    podsumowania: Sequence[Podsumowanie],
    ujecie: Ujecie = CALOSC,
    *,
    male_liczby: int = 0,
) -> Wykres:
    """The same chart from figures that are known already; without the time of the newest row."""
    plan = chwila.plan
    cele = zapytania.cele(plan, chwila.zakres(gdzie.jednostki))
    dowody = dowody_glowne(cele, zrobione)
    return uloz_wykres(
        plan.wersja,
        dane_paskow(plan.wersja.dzialania, cele, podsumowania, dowody, zrobione.jednostek, male_liczby),
        chwila.stan,
        znaki=await _znaki(konto, chwila, gdzie),
        zakres=gdzie.nazwa,
        wczesniejszy=await wczesniejsza(plan.wersja, ujecie.porownaj),
        faza=faza(plan.wersja, ujecie.faza),
    )


def faza(wersja: WersjaPlanu, nr: str) -> Faza | None:
    """The phase of this Roman numeral; None for no numeral, NieZnaleziono for an unknown one."""
    fazy = {f.nr: f for f in wersja.projekt.fazy}
    if nr and nr not in fazy:
        raise NieZnaleziono(f"Nie ma etapu (fazy) {cytat(nr)}. Etapy projektu: {wymien(list(fazy))}.", "faza")
    return fazy.get(nr)


async def wczesniejsza(wersja: WersjaPlanu, nr: int | None) -> WersjaPlanu | None:
    """The version to compare with: accepted, and of a lower number."""
    if nr is None:
        return None
    inna = (await _przyjety(nr, "porownaj")).wersja
    if inna.nr >= wersja.nr:
        raise NiepoprawnePole(
            f"Wersja {inna.nr} nie jest wcześniejsza niż wersja {wersja.nr}, którą pokazuje wykres.",
            "porownaj",
        )
    return inna


async def _przyjety(nr: int, pole: str) -> Plan:
    wersja = await wersja_nr(nr)
    if wersja is None or wersja.stan != "zaakceptowana" or wersja.przyjeto is None:
        raise NieZnaleziono(f"Nie ma przyjętej wersji {nr} planu.", pole)
    return await zapytania_celow.plan(wersja.id, wersja.przyjeto)


async def _znaki(konto: Konto, chwila: Chwila, gdzie: Obszar) -> dict[int, tuple[Znak, ...]]:
    """Those who see every event need only its days; for the others the usual narrowing decides."""
    if odczyty_wydarzen.widocznosc(konto) is None:
        return await znaki_na_osi(chwila.wiedza, gdzie.jednostki, chwila.stan)
    widoczne = await odczyty_wydarzen.wydarzenia(konto, FiltrWydarzen(), wiedza=chwila.wiedza)
    swoje = (w for w in widoczne if gdzie.jednostki is None or w.jednostki & gdzie.jednostki)
    return znaki_wydarzen(swoje, chwila.stan)


def dowody_glowne(cele: Sequence[Cel], zrobione: Wykonanie) -> dict[int, Okres]:
    """First to last evidence of each action's leading target."""
    miary: dict[int, str] = {}
    for cel in cele:
        miary.setdefault(cel.dzialanie, cel.miara)
    return {nr: d for nr, miara in miary.items() if (d := zrobione.dowody.get((nr, miara)))}


@cache
def _watek() -> ThreadPoolExecutor:
    """matplotlib takes a second and must not run twice at once: one thread, outside the event loop."""
    return ThreadPoolExecutor(1, thread_name_prefix="rysunek")


async def rysunek(
    dane: Wykres, format: str, papier: str = "A4", dpi: int = 150, znaki: Sequence[ZnakFunduszu] = ()
) -> bytes:
    """The file of the chart: svg, png or pdf."""
    return await asyncio.get_running_loop().run_in_executor(
        _watek(), _rysuj, dane, format, papier, dpi, znaki
    )


def _rysuj(dane: Wykres, format: str, papier: str, dpi: int, znaki: Sequence[ZnakFunduszu]) -> bytes:
    from harmonogram.rysunek import rysuj  # here: matplotlib is slow to load

    return rysuj(dane, format, papier, dpi, {z.kod: z.tresc() for z in znaki})


def znaki_w(folder: Path) -> tuple[ZnakFunduszu, ...]:
    """Pictures for the fields of the foot that lie in the data folder."""
    return znaki_funduszy(folder, tuple(p.kod for p in POLA_ZNAKOW))
