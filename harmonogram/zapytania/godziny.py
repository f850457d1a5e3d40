"""Hour entries, in their versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.custom_types import Combinable

from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.tabele import WersjeWpisow, WpisyGodzin
from harmonogram.zapytania import ZAWSZE, chwila_zmiany

W = WersjeWpisow
POLA = (
    "osoba", "dla", "jednostka", "rodzaj", "dzialanie", "dzien", "od_min", "do_min",
    "zadanie", "temat", "opis", "uzasadnienie", "wersja",
)  # fmt: skip


@dataclass(frozen=True)
class FiltrWpisow:
    """What a list of entries is narrowed to; None = everything."""

    osoba: int | None = None
    dzialanie: int | None = None
    dla: int | None = None
    jednostka: int | None = None
    okres: Okres | None = None
    rodzaje: frozenset[str] | None = None
    zadanie: str | None = None


@dataclass(frozen=True)
class Widocznosc:
    """Entries that somebody may see: by performer, supported worker or unit (animators' entries only)."""

    osoby: frozenset[int] = frozenset()
    dla: frozenset[int] = frozenset()
    jednostki: frozenset[int] = frozenset()


def w_mocy(wiedza: datetime | None) -> Combinable:
    """Versions current at the moment of knowledge; None = now."""
    if wiedza is None:
        return W.wazna_do == ZAWSZE
    return (W.wazna_od <= wiedza) & (W.wazna_do > wiedza)


async def wpis(id_wpisu: int, wiedza: datetime | None = None) -> WpisGodzin | None:
    """The entry as believed at `wiedza`; None when there was no such entry, or it was removed."""
    wiersz = await W.select().where((W.wpis == id_wpisu) & w_mocy(wiedza)).first()
    return z_wersji(wiersz) if wiersz else None


async def wpisy(
    filtr: FiltrWpisow,
    *,
    widocznosc: Widocznosc | None = None,
    wiedza: datetime | None = None,
    po_id: int = 0,
    ile: int | None = None,
) -> list[WpisGodzin]:
    """Entries in the order of id, after `po_id`."""
    zapytanie = W.select().where(warunek_filtra(filtr, widocznosc, wiedza)).order_by(W.wpis)
    if po_id:
        zapytanie = zapytanie.where(W.wpis > po_id)
    if ile is not None:
        zapytanie = zapytanie.limit(ile)
    return [z_wersji(w) for w in await zapytanie]


def warunek_filtra(filtr: FiltrWpisow, widocznosc: Widocznosc | None, wiedza: datetime | None) -> Combinable:
    """Versions known at `wiedza` that pass the filter and are in sight."""
    warunek: Combinable = w_mocy(wiedza)
    for nazwa in ("osoba", "dzialanie", "dla", "jednostka", "zadanie"):
        wartosc = getattr(filtr, nazwa)
        if wartosc is not None:
            warunek = warunek & (getattr(W, nazwa) == wartosc)
    if filtr.okres is not None:
        warunek = warunek & (W.dzien >= filtr.okres.od) & (W.dzien < filtr.okres.do)
    if filtr.rodzaje is not None:
        warunek = warunek & W.rodzaj.is_in(sorted(filtr.rodzaje))
    return warunek if widocznosc is None else warunek & _widoczne(widocznosc)


def _widoczne(widocznosc: Widocznosc) -> Combinable:
    nikt = [0]
    return (
        W.osoba.is_in(sorted(widocznosc.osoby) or nikt)
        | W.dla.is_in(sorted(widocznosc.dla) or nikt)
        | ((W.rodzaj == "animator") & W.jednostka.is_in(sorted(widocznosc.jednostki) or nikt))
    )


def z_wersji(w: dict[str, Any]) -> WpisGodzin:
    """The entry that a version row holds."""
    return WpisGodzin(id=w["wpis"], **{pole: w[pole] for pole in POLA})


async def wpisy_dnia(osoba: int, dzien: date, oprocz: int | None = None) -> list[WpisGodzin]:
    """Entries of the performer on a day, over all functions, except the one being changed."""
    return [
        w for w in await wpisy(FiltrWpisow(osoba=osoba, okres=Okres.wlacznie(dzien, dzien))) if w.id != oprocz
    ]


async def historia(id_wpisu: int) -> list[dict[str, Any]]:
    """Every version with from when to when it was believed, who wrote it and why; oldest first."""
    return await W.select().where(W.wpis == id_wpisu).order_by(W.wersja)


async def dopisz_wpis(wpis: WpisGodzin, konto: int | None, teraz: datetime) -> int:
    """Insert a new entry with its first version; returns its id."""
    id_wpisu: int = (await WpisyGodzin.insert(WpisyGodzin(utworzono=teraz, konto=konto)))[0]["id"]
    await _dopisz_wersje(id_wpisu, 1, wpis, None, konto, teraz)
    return id_wpisu


async def dopisz_wpisy(wpisy: Sequence[WpisGodzin], konto: int | None, teraz: datetime) -> list[int]:
    """Insert many new entries with few statements; ids in the order of `wpisy`."""
    tozsamosci = [WpisyGodzin(utworzono=teraz, konto=konto) for _ in wpisy]
    ids = [w["id"] for w in await WpisyGodzin.insert(*tozsamosci)]
    await W.insert(*(_wersja(i, 1, w, None, konto, teraz) for i, w in zip(ids, wpisy, strict=True)))
    return ids


async def zmien_wpis(wpis: WpisGodzin, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version and add `wpis` as version `wpis.wersja`."""
    assert wpis.id is not None
    chwila = await usun_wpis(wpis.id, teraz)
    await _dopisz_wersje(wpis.id, wpis.wersja, wpis, powod, konto, chwila)


async def usun_wpis(id_wpisu: int, teraz: datetime) -> datetime:
    """Close the current version and say when; the history stays."""
    biezaca = (W.wpis == id_wpisu) & (W.wazna_do == ZAWSZE)
    wiersz = await W.select(W.wazna_od).where(biezaca).first()
    chwila = chwila_zmiany(wiersz["wazna_od"], teraz) if wiersz else teraz
    await W.update({W.wazna_do: chwila}).where(biezaca)
    return chwila


async def _dopisz_wersje(
    id_wpisu: int, nr: int, wpis: WpisGodzin, powod: str | None, konto: int | None, teraz: datetime
) -> None:
    await W.insert(_wersja(id_wpisu, nr, wpis, powod, konto, teraz))


def _wersja(
    id_wpisu: int, nr: int, wpis: WpisGodzin, powod: str | None, konto: int | None, teraz: datetime
) -> WersjeWpisow:
    pola = {pole: getattr(wpis, pole) for pole in POLA if pole != "wersja"}
    return W(
        wpis=id_wpisu,
        wersja=nr,
        wazna_od=teraz,
        wazna_do=ZAWSZE,
        minuty=wpis.minuty,
        powod=powod,
        konto=konto,
        **pola,
    )
