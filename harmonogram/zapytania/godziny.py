"""Hour entries, in their versions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from piccolo.custom_types import Combinable

from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania import CHWILKA, ZAWSZE, chwila_zmiany, wiersze
from harmonogram.zapytania.wersje import w_wersji
from harmonogram.zapytania.zdanie import Zdanie

W = WersjeWpisow
POLA = (
    "osoba", "dla", "jednostka", "rodzaj", "dzialanie", "dzien", "od_min", "do_min",
    "zadanie", "temat", "opis", "uzasadnienie", "wersja",
)  # fmt: skip
PACZKA = 500  # rows a statement: far from the largest number of parameters


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


async def wpis(id_wpisu: int, wiedza: datetime | None = None) -> WpisGodzin | None:
    """The entry as believed at `wiedza`; None when there was no such entry, or it was removed."""
    wiersz = await W.select().where((W.wpis == id_wpisu) & w_wersji(W, wiedza)).first()
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
    warunek: Combinable = w_wersji(W, wiedza)
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


async def historia(id_wpisu: int) -> list[dict[str, Any]]:
    """Every version with from when to when it was believed, who wrote it and why; oldest first."""
    return await W.select().where(W.wpis == id_wpisu).order_by(W.wersja)


async def dopisz_wpis(wpis: WpisGodzin, konto: int | None, teraz: datetime) -> int:
    """Insert a new entry with its first version; returns its id."""
    return (await dopisz_wpisy([wpis], konto, teraz))[0]


async def dopisz_wpisy(
    wpisy: Sequence[WpisGodzin], konto: int | None, teraz: datetime, powody: Sequence[str | None] = ()
) -> list[int]:
    """Insert many new entries, two statements for some hundreds of them; ids in the order of `wpisy`.

    `powody`: why each was written, when anything was said.
    """
    z_powodami = list(zip(wpisy, powody or [None] * len(wpisy), strict=True))
    ids: list[int] = []
    for od in range(0, len(wpisy), PACZKA):
        paczka = z_powodami[od : od + PACZKA]
        nowe = await _wstaw_tozsamosci(len(paczka))(*((teraz, konto) * len(paczka)))
        numery = sorted(w["id"] for w in nowe)
        pierwsze = [
            _wersja(nr, replace(w, wersja=1), powod, konto, teraz)
            for nr, (w, powod) in zip(numery, paczka, strict=True)
        ]
        await _dopisz_wersje(pierwsze)
        ids += numery
    return ids


async def zmien_wpis(wpis: WpisGodzin, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version and add `wpis` as version `wpis.wersja`."""
    assert wpis.id is not None
    biezaca = await _biezaca(wpis.id)
    chwila = chwila_zmiany(biezaca["wazna_od"], teraz) if biezaca else teraz
    await _zamknij(wpis.id, chwila)
    await _dopisz_wersje([_wersja(wpis.id, wpis, powod, konto, chwila)])


async def usun_wpis(
    id_wpisu: int, teraz: datetime, powod: str | None = None, konto: int | None = None
) -> None:
    """Close the current version; a last one that was never in force says who removed the entry and why."""
    biezaca = await _biezaca(id_wpisu)
    if biezaca is None:
        return
    chwila = chwila_zmiany(biezaca["wazna_od"], teraz)
    await _zamknij(id_wpisu, chwila)
    wpis = z_wersji(biezaca)
    usuniecie = _wersja(id_wpisu, replace(wpis, wersja=wpis.wersja + 1), powod, konto, chwila + CHWILKA)
    await _dopisz_wersje([{**usuniecie, "wazna_do": usuniecie["wazna_od"], "usunieto": True}])


async def przywroc_wpis(
    wpis: WpisGodzin, po: datetime, powod: str | None, konto: int | None, teraz: datetime
) -> None:
    """Add `wpis` as its version `wpis.wersja`, current from now; `po` is when the last one ended."""
    assert wpis.id is not None
    await _dopisz_wersje([_wersja(wpis.id, wpis, powod, konto, chwila_zmiany(po, teraz))])


async def _biezaca(id_wpisu: int) -> dict[str, Any] | None:
    return await W.select().where((W.wpis == id_wpisu) & (W.wazna_do == ZAWSZE)).first()


async def _zamknij(id_wpisu: int, chwila: datetime) -> None:
    await W.update({W.wazna_do: chwila}).where((W.wpis == id_wpisu) & (W.wazna_do == ZAWSZE))


async def _dopisz_wersje(wersje: Sequence[dict[str, Any]]) -> None:
    await _wstaw_wersje(len(wersje), tuple(wersje[0]))(*(w for wersja in wersje for w in wersja.values()))


@lru_cache(maxsize=8)
def _wstaw_tozsamosci(ile: int) -> Zdanie:
    return Zdanie(f"INSERT INTO wpisy_godzin (utworzono, konto) VALUES {wiersze(2, ile)} RETURNING id")


@lru_cache(maxsize=8)
def _wstaw_wersje(ile: int, kolumny: tuple[str, ...]) -> Zdanie:
    return Zdanie(f"INSERT INTO wersje_wpisow ({', '.join(kolumny)}) VALUES {wiersze(len(kolumny), ile)}")


def _wersja(
    id_wpisu: int, wpis: WpisGodzin, powod: str | None, konto: int | None, chwila: datetime
) -> dict[str, Any]:
    """A version current from that moment, by column."""
    return {
        "wpis": id_wpisu,
        **{pole: getattr(wpis, pole) for pole in POLA},
        "minuty": wpis.minuty,
        "wazna_od": chwila,
        "wazna_do": ZAWSZE,
        "usunieto": False,
        "powod": powod,
        "konto": konto,
    }
