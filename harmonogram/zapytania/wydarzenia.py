"""Events in their versions. A version's days, units and people are written with it and never change."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from piccolo.columns import Column
from piccolo.table import Table

from harmonogram.tabele import (
    DniWydarzen,
    JednostkiWydarzen,
    OsobyWydarzen,
    WersjeWydarzen,
    Wydarzenia,
)
from harmonogram.wydarzenia import DzienWydarzenia, Wydarzenie
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.filtr_wydarzen import PROWADZACY, FiltrWydarzen, Zwiazani, warunek_filtra

__all__ = ["FiltrWydarzen", "Zwiazani", "warunek_filtra"]

W = WersjeWydarzen
T = TypeVar("T")

POLA = ("rodzaj", "dzialanie", "tytul", "miejsce", "tryb", "stan", "zadanie", "wersja")
POLA_DNIA = ("nr", "dzien", "od_min", "do_min", "uid", "sekwencja", "zmieniono", "odwolany")
UCZESTNIK = "uczestnik"
PACZKA = 1000  # rows of one statement: both engines count its parameters
BLOKADA = "SELECT id FROM wydarzenia WHERE id = {} FOR NO KEY UPDATE"


@dataclass(frozen=True)
class ZapisHistorii:
    """One version of an event: from when it was believed, who wrote it and why."""

    wydarzenie: Wydarzenie
    od_chwili: datetime
    do_chwili: datetime | None
    konto: int | None
    powod: str | None


# --- reads --------------------------------------------------------------------------------------


async def wydarzenie(
    id_wydarzenia: int, *, widocznosc: Zwiazani | None = None, wiedza: datetime | None = None
) -> Wydarzenie | None:
    """The event as believed at `wiedza`; None also when it is not among `widocznosc`."""
    warunek = (W.wydarzenie == id_wydarzenia) & warunek_filtra(FiltrWydarzen(), widocznosc, wiedza)
    znalezione = await zlozone(await wersje().where(warunek))
    return znalezione[0] if znalezione else None


async def wydarzenia(
    filtr: FiltrWydarzen,
    *,
    widocznosc: Zwiazani | None = None,
    wiedza: datetime | None = None,
    po_id: int = 0,
    ile: int | None = None,
) -> list[Wydarzenie]:
    """Events in the order of id, after `po_id`; four queries for any number up to PACZKA."""
    zapytanie = wersje().where(warunek_filtra(filtr, widocznosc, wiedza)).order_by(W.wydarzenie)
    if po_id:
        zapytanie = zapytanie.where(W.wydarzenie > po_id)
    if ile is not None:
        zapytanie = zapytanie.limit(ile)
    return await zlozone(await zapytanie)


async def historia(id_wydarzenia: int) -> list[ZapisHistorii]:
    """Every version, oldest first."""
    wiersze = await wersje().where(W.wydarzenie == id_wydarzenia).order_by(W.wersja)
    return [
        ZapisHistorii(
            wydarzenie,
            w["wazna_od"],
            None if w["wazna_do"] == ZAWSZE else w["wazna_do"],
            w["konto"],
            w["powod"],
        )
        for w, wydarzenie in zip(wiersze, await zlozone(wiersze), strict=True)
    ]


def wersje() -> Any:
    return W.select(
        *W.all_columns(), W.wydarzenie.uid.as_alias("uid"), W.wydarzenie.utworzono.as_alias("utworzono")
    )


async def zlozone(wiersze: Sequence[dict[str, Any]]) -> list[Wydarzenie]:
    """Versions with their days, units and people, in the order of `wiersze`."""
    ids = [w["id"] for w in wiersze]
    dni = await _wedlug_wersji(DniWydarzen, DniWydarzen.nr, ids)
    jednostki = await _wedlug_wersji(JednostkiWydarzen, JednostkiWydarzen.jednostka, ids)
    osoby = await _wedlug_wersji(OsobyWydarzen, OsobyWydarzen.osoba, ids)
    return [
        Wydarzenie(
            id=w["wydarzenie"],
            uid=w["uid"],
            dni=tuple(_dzien(d) for d in dni.get(w["id"], ())),
            jednostki=frozenset(j["jednostka"] for j in jednostki.get(w["id"], ())),
            prowadzacy=_w_roli(osoby.get(w["id"], ()), PROWADZACY),
            uczestnicy=_w_roli(osoby.get(w["id"], ()), UCZESTNIK),
            utworzono=w["utworzono"],
            zmieniono=w["wazna_od"],
            **{pole: w[pole] for pole in POLA},
        )
        for w in wiersze
    ]


def _dzien(wiersz: dict[str, Any]) -> DzienWydarzenia:
    return DzienWydarzenia(**{pole: wiersz[pole] for pole in POLA_DNIA})


def _w_roli(wiersze: Iterable[dict[str, Any]], rola: str) -> frozenset[int]:
    return frozenset(w["osoba"] for w in wiersze if w["rola"] == rola)


async def _wedlug_wersji(
    tabela: type[DniWydarzen] | type[JednostkiWydarzen] | type[OsobyWydarzen],
    kolejnosc: Column,
    ids: Sequence[int],
) -> dict[int, list[dict[str, Any]]]:
    """By ids of versions and not by the condition that found them: that one may find others by now."""
    zebrane: dict[int, list[dict[str, Any]]] = {}
    for paczka in paczki(ids):
        wiersze = await tabela.select().where(tabela.wersja.is_in(paczka)).order_by(kolejnosc)
        for wiersz in wiersze:
            zebrane.setdefault(wiersz["wersja"], []).append(wiersz)
    return zebrane


def paczki(lista: Sequence[T]) -> Iterator[list[T]]:
    """The list in parts that fit one statement."""
    for poczatek in range(0, len(lista), PACZKA):
        yield list(lista[poczatek : poczatek + PACZKA])


# --- writes -------------------------------------------------------------------------------------


async def zablokuj_wydarzenie(id_wydarzenia: int) -> None:
    """PostgreSQL: a row lock, to be taken before the event is read for a change; SQLite has one writer."""
    if Wydarzenia._meta.db.engine_type == "postgres":
        await Wydarzenia.raw(BLOKADA, id_wydarzenia)


async def dopisz_wydarzenia(nowe: Sequence[Wydarzenie], konto: int | None) -> list[int]:
    """Insert new events with their first versions; ids in the order of `nowe`, their own are ignored."""
    wiersze = [Wydarzenia(uid=w.uid, utworzono=w.utworzono, konto=konto) for w in nowe]
    ids: dict[str, int] = {}
    for paczka in paczki(wiersze):
        zapisane = await Wydarzenia.insert(*paczka).returning(Wydarzenia.id, Wydarzenia.uid)
        ids |= {w["uid"]: w["id"] for w in zapisane}
    await _dopisz_wersje([(ids[w.uid], w, None) for w in nowe], konto)
    return [ids[w.uid] for w in nowe]


async def dopisz_wydarzenie(nowe: Wydarzenie, konto: int | None) -> int:
    """Insert one new event; returns its id."""
    return (await dopisz_wydarzenia([nowe], konto))[0]


async def zmien_wydarzenie(wydarzenie: Wydarzenie, powod: str | None, konto: int | None) -> None:
    """Close the current version at `wydarzenie.zmieniono` and add this one as the next."""
    biezaca = (W.wydarzenie == wydarzenie.id) & (W.wazna_do == ZAWSZE)
    await W.update({W.wazna_do: wydarzenie.zmieniono}).where(biezaca)
    await _dopisz_wersje([(wydarzenie.id, wydarzenie, powod)], konto)


async def _dopisz_wersje(wersje: Sequence[tuple[int, Wydarzenie, str | None]], konto: int | None) -> None:
    wiersze = [_wersja(i, w, powod, konto) for i, w, powod in wersje]
    ids: dict[int, int] = {}
    for paczka in paczki(wiersze):
        zapisane = await W.insert(*paczka).returning(W.id, W.wydarzenie)
        ids |= {w["wydarzenie"]: w["id"] for w in zapisane}
    zlozone = [(ids[i], w) for i, w, _ in wersje]
    await _wstaw(DniWydarzen, [_wiersz_dnia(nr, d) for nr, w in zlozone for d in w.dni])
    await _wstaw(
        JednostkiWydarzen,
        [JednostkiWydarzen(wersja=nr, jednostka=j) for nr, w in zlozone for j in sorted(w.jednostki)],
    )
    await _wstaw(
        OsobyWydarzen,
        [
            OsobyWydarzen(wersja=nr, osoba=o, rola=rola)
            for nr, w in zlozone
            for rola, osoby in ((PROWADZACY, w.prowadzacy), (UCZESTNIK, w.uczestnicy))
            for o in sorted(osoby)
        ],
    )


async def _wstaw(tabela: type[Table], wiersze: Sequence[Table]) -> None:
    for paczka in paczki(wiersze):
        await tabela.insert(*paczka)


def _wersja(id_wydarzenia: int, w: Wydarzenie, powod: str | None, konto: int | None) -> WersjeWydarzen:
    dni = [d.dzien for d in w.dni if not d.odwolany] or [d.dzien for d in w.dni]
    return W(
        wydarzenie=id_wydarzenia,
        wazna_od=w.zmieniono,
        wazna_do=ZAWSZE,
        pierwszy_dzien=min(dni),
        ostatni_dzien=max(dni),
        powod=powod,
        konto=konto,
        **{pole: getattr(w, pole) for pole in POLA},
    )


def _wiersz_dnia(wersja: int, d: DzienWydarzenia) -> DniWydarzen:
    return DniWydarzen(wersja=wersja, **{pole: getattr(d, pole) for pole in POLA_DNIA})
