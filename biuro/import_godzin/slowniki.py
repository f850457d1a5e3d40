"""The names that an account may write in a workbook of hours, and the template made of them."""

import asyncio

from biuro.uprawnienia import Konto, wymagaj
from budzet.slowniki_godzin import (
    Slowniki,
    slownik_dzialan,
    slownik_jednostek,
    slownik_osob,
    slownik_tematow,
    slownik_zadan,
)
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.osoby import ANIMATORZY, Osoba
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wglad import jednostki_osoby
from harmonogram.zapytania.wykonawcy import LOGUJACE

CZYNNOSC = "godziny.pisz"
PRACOWNIK = "pracownik_socjalny"


async def slowniki(konto: Konto) -> Slowniki:
    """Everybody's for the coordinator; else oneself, one's workers and units."""
    wszystko = wymagaj(konto, CZYNNOSC).wszystko
    osoby = await zapytania_osob.osoby(None if wszystko else _moje(konto))
    wykonawcy = [o for o in osoby.values() if o.funkcje & _LOGUJACE and (wszystko or o.id == konto.osoba)]
    wspierani = [o for o in osoby.values() if PRACOWNIK in o.funkcje]
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    swoje = await _swoje_jednostki(wykonawcy) if not wszystko else jednostki.keys()
    funkcje = frozenset(f for o in wykonawcy for f in o.funkcje)
    return Slowniki(
        osoba=slownik_osob("osoby", osoby.values(), jednostki, {o.id for o in wykonawcy}),
        dzialanie=slownik_dzialan((await plan_w_mocy()).wersja.dzialania, funkcje),
        dla=slownik_osob("osoby", osoby.values(), jednostki, {o.id for o in wspierani}),
        jednostka=slownik_jednostek((j for j in jednostki.values() if j.id in swoje), swoje),
        zadanie=slownik_zadan(funkcje),
        temat=slownik_tematow(funkcje),
        ja=None if wszystko else konto.osoba,
    )


_LOGUJACE = frozenset(LOGUJACE)


def _moje(konto: Konto) -> set[int]:
    return {*konto.podopieczni, *([konto.osoba] if konto.osoba is not None else [])}


async def _swoje_jednostki(wykonawcy: list[Osoba]) -> frozenset[int]:
    """An animator names his own units; who works for the whole project may name any."""
    swoje = [
        await jednostki_osoby(o) for o in wykonawcy if o.funkcje & ANIMATORZY and o.jednostka is not None
    ]
    if swoje:
        return frozenset().union(*swoje)
    return frozenset(j.id for j in await zapytania_osob.jednostki())


async def szablon(konto: Konto) -> bytes:
    """The template for this account, made in a thread."""
    from budzet.xlsx.szablon_godzin import szablon_godzin  # here: openpyxl is slow to load

    listy, projekt = await slowniki(konto), (await plan_w_mocy()).wersja.projekt
    return await asyncio.to_thread(szablon_godzin, listy, projekt.nazwa, projekt.okres)
