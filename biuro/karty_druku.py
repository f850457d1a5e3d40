"""The data of a printed card, read once from the storage: file and command line give one paper."""

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from biuro import odczyty
from biuro.odczyty import Chwila
from biuro.odczyty.karty import czyj, pelna_karta, podpisy
from biuro.uprawnienia import Konto, wymagaj
from biuro.znaki_funduszy import ZnakFunduszu, znaki_funduszy
from budzet.dane_druku import DaneDruku, Krok, Pula
from budzet.druki import DRUKI, FUNKCJE_DRUKU
from budzet.karty_druku import POLA_ZNAKOW, Druk
from budzet.limity import REGULY, cele_z_limitem
from budzet.plan import Cel
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.limity import Posiadacz
from harmonogram import czas
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Osoba
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.zaangazowania import zaangazowania_osob
from harmonogram.zapytania.zestawienia import minuty_wykonawcow

POSTACI = ("xlsx", "pdf")
Znaki = Sequence[ZnakFunduszu]


async def osoby_miesiaca(konto: Konto, rodzaj: str, miesiac: date, wiedza: datetime | None) -> list[Osoba]:
    """Everybody with hours or a card in the month who has this card, by surname; for those who see all."""
    wymagaj(konto, "miesiace.przegladaj")
    okres = czas.miesiac(miesiac)
    osoby = {o for o, _ in await minuty_wykonawcow(okres, wiedza=wiedza)}
    osoby |= {k.osoba for k in await zapytania_kart.karty(okres=okres, wiedza=wiedza)}
    znane = (await zapytania_osob.osoby(osoby)).values()
    return [o for o in znane if FUNKCJE_DRUKU[rodzaj] & o.funkcje]


async def chwila_druku(dzis: date, miesiac: date, stan: date | None, wiedza: datetime | None) -> Chwila:
    """As of the end of the month, at most today or the day asked for; by the plan in force then."""
    dzien = min(stan or dzis, czas.miesiac(miesiac).ostatni)
    return await odczyty.chwila(dzis, dzien, await odczyty.wiedza_pliku(wiedza))


async def druk(rodzaj: str, osoba: Osoba, miesiac: date, chwila: Chwila) -> Druk:
    """The card as of `chwila`, whose `wiedza` must be set: a file is printed by what was known then."""
    assert chwila.wiedza is not None
    okres = czas.miesiac(miesiac)
    dni = Okres(okres.od, max(okres.od, chwila.stan + JEDEN_DZIEN))
    wpisy = await zapytania_godzin.wpisy(FiltrWpisow(osoba=osoba.id, okres=dni), wiedza=chwila.wiedza)
    kroki = await _kroki(osoba.id, miesiac, chwila.wiedza)
    dane = DaneDruku(
        projekt=chwila.plan.wersja.projekt,
        osoba=osoba,
        miesiac=okres,
        stan=chwila.stan,
        wiedza=chwila.wiedza,
        stan_karty=kroki[-1].stan if kroki else "szkic",
        kroki=kroki,
        wpisy=tuple(wpisy),
        zaangazowania=tuple((await zaangazowania_osob([osoba.id], chwila.wiedza)).get(osoba.id, ())),
    )
    dane = await _ze_zmianami(dane, miesiac)
    return DRUKI[rodzaj](dane if rodzaj == "protokol" else await _z_pulami(dane, chwila))


async def _ze_zmianami(dane: DaneDruku, miesiac: date) -> DaneDruku:
    """With what happened to entries after the card was submitted, and, told apart, after it was accepted."""
    karta = await pelna_karta(dane.osoba.id, miesiac, dane.wiedza)
    po = {z.wpis: z for z in karta.po_akceptacji}
    return replace(
        dane,
        zmiany=Counter(z.co for z in karta.zmiany if z.wpis not in po),
        po_akceptacji=Counter(z.co for z in po.values()),
        niezaakceptowano_min=sum(z.minuty for z in po.values()),
    )


async def _kroki(osoba: int, miesiac: date, wiedza: datetime) -> tuple[Krok, ...]:
    historia = await zapytania_kart.historia(osoba, miesiac, wiedza)
    kto = await podpisy(konto for k in historia for konto in (k.konto, k.w_zastepstwie))
    return tuple(
        Krok(
            k.stan,
            k.zmieniono,
            czyj(kto, k.konto).nazwa,
            czyj(kto, k.w_zastepstwie).nazwa if k.w_zastepstwie is not None else "",
            k.brak_godzin,
        )
        for k in historia
        if k.zmieniono is not None
    )


# --- quotas and names -----------------------------------------------------------------------------


async def _z_pulami(dane: DaneDruku, chwila: Chwila) -> DaneDruku:
    """With the quotas that the month's entries use, and the names of workers and units."""
    pule: dict[tuple[int, int], Pula] = {}
    for cel in cele_z_limitem(chwila.plan.cele).values():
        for id_posiadacza in _posiadacze(cel, dane.wpisy):
            pule[cel.dzialanie, id_posiadacza] = await _pula(cel, id_posiadacza, chwila)
    osoby = await zapytania_osob.osoby({w.dla for w in dane.wpisy if w.dla is not None})
    jednostki = await zapytania_osob.jednostki({w.jednostka for w in dane.wpisy if w.jednostka is not None})
    return replace(
        dane,
        pule=pule,
        osoby={o.id: o.nazwa for o in osoby.values()},
        jednostki={j.id: j.nazwa_krotka for j in jednostki},
    )


def _posiadacze(cel: Cel, wpisy: Sequence[WpisGodzin]) -> list[int]:
    """Whose quota of this target the entries use, in the order of their days."""
    pole = REGULY[cel.na].pole_wpisu
    czyje = [
        getattr(w, pole)
        for w in sorted(wpisy, key=lambda w: (w.dzien, w.od_min))
        if w.dzialanie == cel.dzialanie and w.rodzaj in cel.liczone_z
    ]
    return [c for c in dict.fromkeys(czyje) if c is not None]


async def _pula(cel: Cel, czyja: int, chwila: Chwila) -> Pula:
    """The quota with all entries that count in it from the project's beginning, whoever wrote them."""
    okres = Okres(chwila.plan.wersja.projekt.okres.od, chwila.stan + JEDEN_DZIEN)
    filtr = FiltrWpisow(
        dzialanie=cel.dzialanie,
        okres=okres,
        rodzaje=frozenset(cel.liczone_z),
        dla=czyja if cel.na == "osoba" else None,
        jednostka=None if cel.na == "osoba" else czyja,
    )
    wpisy = await zapytania_godzin.wpisy(filtr, wiedza=chwila.wiedza)
    posiadacz = Posiadacz(czyja, None) if cel.na == "osoba" else Posiadacz(None, czyja)
    zakres = Zakres(chwila.stan, chwila.wiedza)
    [limit] = await zapytania_limitow.limity(chwila.plan, [posiadacz], zakres, cel.dzialanie)
    return Pula(limit.przyznano_min, limit.miesiac.przyznano_min, tuple(await _liczone(cel, wpisy)))


async def _liczone(cel: Cel, wpisy: Sequence[WpisGodzin]) -> list[WpisGodzin]:
    """A target may count only some functions of performers."""
    if not cel.liczone_funkcje:
        return list(wpisy)
    wykonawcy = await zapytania_osob.osoby({w.osoba for w in wpisy})
    return [w for w in wpisy if wykonawcy[w.osoba].funkcje & set(cel.liczone_funkcje)]


# --- bytes ----------------------------------------------------------------------------------------


def znaki_w(folder: Path) -> tuple[ZnakFunduszu, ...]:
    """Pictures for the head of the card that lie in the data folder."""
    return znaki_funduszy(folder, tuple(kod for kod, _ in POLA_ZNAKOW))


async def plik_druku(druk: Druk, postac: str, znaki: Znaki) -> bytes:
    """xlsx or pdf, made outside the event loop."""
    return await asyncio.to_thread(_arkusz if postac == "xlsx" else _pdf, [druk], _tresci(znaki))


async def plik_drukow(druki: Sequence[Druk], znaki: Znaki) -> bytes:
    """Many cards as one PDF to be printed at once."""
    return await asyncio.to_thread(_pdf, druki, _tresci(znaki))


def _tresci(znaki: Znaki) -> dict[str, bytes]:
    return {z.kod: z.tresc() for z in znaki}


def _arkusz(druki: Sequence[Druk], znaki: Mapping[str, bytes]) -> bytes:
    from budzet.xlsx.karta import karta_na_bajty  # here: openpyxl is slow to load

    return karta_na_bajty(druki[0], znaki)


def _pdf(druki: Sequence[Druk], znaki: Mapping[str, bytes]) -> bytes:
    from budzet.pdf import karty_na_pdf  # here: reportlab is slow to load

    return karty_na_pdf(druki, znaki)
