"""Rows of plan versions: a step or a new file closes the current row and adds the next one."""

from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from piccolo.custom_types import Combinable

from harmonogram.czas import Okres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.tabele import WersjePlanu, WersjeWpisow, WersjeWydarzen
from harmonogram.zapytania import ZAWSZE, chwila_zmiany
from harmonogram.zapytania.plan import wersja_planu

BLOKADA = "SELECT id FROM wersje_planu ORDER BY id LIMIT 1 FOR NO KEY UPDATE"


@dataclass(frozen=True)
class KrokWersji:
    """One row of a version: in which state it was, from when, whose step that was."""

    redakcja: int
    stan: str
    chwila: datetime
    do: datetime
    konto: int | None


async def zablokuj_plan() -> None:
    """One writer of plans at a time: a row lock on PostgreSQL, SQLite has one writer anyway."""
    if WersjePlanu._meta.db.engine_type == "postgres":
        await WersjePlanu.raw(BLOKADA)


async def wersja_nr(nr: int) -> WersjaPlanu | None:
    """The current row of this version; None also for a rejected one."""
    return await _wersja(WersjePlanu.nr == nr)


async def otwarta_wersja() -> WersjaPlanu | None:
    """The one version that is not accepted yet."""
    return await _wersja(WersjePlanu.stan != "zaakceptowana")


async def _wersja(warunek: Combinable) -> WersjaPlanu | None:
    wiersz = (
        await WersjePlanu.select(WersjePlanu.id).where((WersjePlanu.wazna_do == ZAWSZE) & warunek).first()
    )
    return await wersja_planu(wiersz["id"]) if wiersz else None


async def numery_przyjetych() -> list[int]:
    """Numbers of accepted versions, the lowest first."""
    wiersze = await WersjePlanu.select(WersjePlanu.nr).where(WersjePlanu.stan == "zaakceptowana")
    return sorted(w["nr"] for w in wiersze)


async def kroki_wersji(nr: int) -> list[KrokWersji]:
    """The rows of this version, the oldest first; not those of a rejected one that had the same number."""
    wszystkie = await wszystkie_kroki(nr)
    przerwy = [i for i, (a, b) in enumerate(pairwise(wszystkie), start=1) if a.do != b.chwila]
    return wszystkie[przerwy[-1] :] if przerwy else wszystkie


async def wszystkie_kroki(nr: int) -> list[KrokWersji]:
    """Every row that ever had this number; there is a gap after a rejected version."""
    w = WersjePlanu
    kolumny = (w.redakcja, w.stan, w.wazna_od, w.wazna_do, w.konto)
    wiersze = await w.select(*kolumny).where(w.nr == nr).order_by(w.redakcja)
    return [KrokWersji(*(x[k._meta.name] for k in kolumny)) for x in wiersze]


async def zamknij_wersje(id_wersji: int, teraz: datetime) -> datetime:
    """Close the row; returns the moment from which the next one is valid."""
    wiersz = await WersjePlanu.select(WersjePlanu.wazna_od).where(WersjePlanu.id == id_wersji).first()
    assert wiersz is not None
    chwila = chwila_zmiany(wiersz["wazna_od"], teraz)
    await WersjePlanu.update({WersjePlanu.wazna_do: chwila}).where(WersjePlanu.id == id_wersji)
    return chwila


async def poza_oknem(dzialanie: int, okno: Okres | None) -> tuple[int, int]:
    """Live entries and events of the action outside the window (None: all of them)."""
    w, z = WersjeWpisow, WersjeWydarzen
    wpisy = w.count().where((w.wazna_do == ZAWSZE) & (w.dzialanie == dzialanie))
    wydarzenia = z.count().where((z.wazna_do == ZAWSZE) & (z.dzialanie == dzialanie) & (z.stan != "odwolane"))
    if okno is not None:
        wpisy = wpisy.where((w.dzien < okno.od) | (w.dzien >= okno.do))
        wydarzenia = wydarzenia.where((z.pierwszy_dzien < okno.od) | (z.ostatni_dzien >= okno.do))
    return await wpisy, await wydarzenia
