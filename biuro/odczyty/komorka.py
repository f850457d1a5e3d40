"""The rows behind a cell: all of them count, those that the account may read are shown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from biuro import odczyty
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.uprawnienia import Konto, moze, wymagaj
from harmonogram.zapytania import wiersze_sum
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wiersze_sum import NIC, WSZYSTKO, Ile, Warunek, Zbior

Wiersze = list[dict[str, Any]]


@dataclass(frozen=True)
class Czesc:
    """Rows of one source: all, those in sight, and those of the page asked for."""

    kod: str
    wszystkie: Ile
    widoczne: int
    wiersze: Wiersze = field(default_factory=list)


def _wpisy(konto: Konto, _: Zakres) -> Warunek:
    if not moze(konto, "godziny.czytaj"):
        return NIC
    widac = odczyty.widocznosc_wpisow(konto)
    return WSZYSTKO if widac is None else wiersze_sum.widoczne_wpisy(widac)


def _wydarzenia(konto: Konto, zakres: Zakres) -> Warunek:
    if not moze(konto, odczyty_wydarzen.CZYTAJ):
        return NIC
    widac = odczyty_wydarzen.widocznosc(konto)
    return WSZYSTKO if widac is None else wiersze_sum.widoczne_wydarzenia(widac, zakres)


def _przypadki(konto: Konto, _: Zakres) -> Warunek:
    if not moze(konto, "przypadki.czytaj"):
        return NIC
    zasieg = wymagaj(konto, "przypadki.czytaj")
    return WSZYSTKO if zasieg.wszystko else wiersze_sum.widoczne_jednostki(zasieg.jednostki)


WIDAC: Mapping[str, Callable[[Konto, Zakres], Warunek]] = {
    "wpisy": _wpisy,
    "wydarzenia": _wydarzenia,
    "dni": _wydarzenia,
    "przypadki": _przypadki,
    "narzedzia": lambda _konto, _zakres: WSZYSTKO,  # whoever reads the plan's figures reads its tools
}


async def policzone(konto: Konto, zbiory: Sequence[Zbior], zakres: Zakres) -> list[Czesc]:
    """How many rows there are and how many of them are in sight."""
    wymagaj(konto, "wykonanie.czytaj")
    return [await _policzona(zbior, WIDAC[zbior.zrodlo.kod](konto, zakres)) for zbior in zbiory]


async def _policzona(zbior: Zbior, widac: Warunek) -> Czesc:
    wszystkie = await wiersze_sum.policz(zbior)
    if widac is WSZYSTKO or widac is NIC:
        widoczne = wszystkie.wierszy if widac is WSZYSTKO else 0
    else:
        widoczne = (await wiersze_sum.policz(zbior, widac)).wierszy
    return Czesc(zbior.zrodlo.kod, wszystkie, widoczne)


async def strona(
    konto: Konto, zbiory: Sequence[Zbior], czesci: Sequence[Czesc], zakres: Zakres, wybrane: range
) -> list[Czesc]:
    """The parts with the rows of one page: places `wybrane` among all rows in sight, part after part."""
    wynik, przed = [], 0
    for zbior, czesc in zip(zbiory, czesci, strict=True):
        od, do = max(wybrane.start - przed, 0), min(wybrane.stop - przed, czesc.widoczne)
        przed += czesc.widoczne
        widac = WIDAC[czesc.kod](konto, zakres)
        wiersze = await wiersze_sum.strona(zbior, widac, od, do - od) if od < do else []
        wynik.append(Czesc(czesc.kod, czesc.wszystkie, czesc.widoczne, wiersze))
    return wynik
