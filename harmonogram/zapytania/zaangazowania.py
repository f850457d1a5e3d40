"""Engagements in their versions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from harmonogram.tabele import WersjeWpisow, WersjeZaangazowan, Zaangazowania
from harmonogram.zaangazowania import WpisyDnia, Zaangazowanie
from harmonogram.zapytania import CHWILKA, ZAWSZE
from harmonogram.zapytania.sumy import w_mocy
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace
from harmonogram.zapytania.zdanie import Zdanie

W = WersjeZaangazowan
POLA = (
    "osoba", "forma", "funkcja", "stanowisko", "umowa", "od", "do", "wymiar_min", "wymiar", "wymaga_karty",
    "wersja",
)  # fmt: skip
OBECNE = Zdanie(
    f"""SELECT zaangazowanie, {", ".join(f'"{pole}"' for pole in POLA)} FROM wersje_zaangazowan
        WHERE wazna_do = {{}} AND osoba IN {{}} ORDER BY od, zaangazowanie"""
)


@dataclass(frozen=True)
class ZapisZaangazowania:
    """One version: from when to when it was believed, who wrote it and why."""

    zaangazowanie: Zaangazowanie
    od_chwili: datetime
    do_chwili: datetime | None
    konto: int | None
    powod: str | None

    @property
    def usuniecie(self) -> bool:
        """The engagement was removed: this version was never in force."""
        return self.do_chwili == self.od_chwili


# --- reads ----------------------------------------------------------------------------------------


async def zaangazowania_osob(
    osoby: Collection[int] | None, wiedza: datetime | None = None
) -> dict[int, list[Zaangazowanie]]:
    """Engagements by person, by their first day; persons without any are absent, None = all. One query."""
    wynik: dict[int, list[Zaangazowanie]] = {}
    for w in await _wersje(osoby, wiedza):
        wynik.setdefault(w["osoba"], []).append(_z_wersji(w))
    return wynik


async def _wersje(osoby: Collection[int] | None, wiedza: datetime | None) -> list[dict[str, Any]]:
    """Every entry asks for those of its performer as they are now."""
    if osoby is not None and wiedza is None:
        return await OBECNE(ZAWSZE, sorted(set(osoby)))
    warunek = w_wersji(W, wiedza)
    if osoby is not None:
        warunek = warunek & W.osoba.is_in(sorted(set(osoby)) or [0])
    return await W.select().where(warunek).order_by(W.od, W.zaangazowanie)


async def zaangazowanie(id_zaangazowania: int, wiedza: datetime | None = None) -> Zaangazowanie | None:
    """The engagement as believed at `wiedza`; None when there was none such, or it was removed."""
    wiersz = await W.select().where((W.zaangazowanie == id_zaangazowania) & w_wersji(W, wiedza)).first()
    return _z_wersji(wiersz) if wiersz else None


async def historia(
    *, osoba: int | None = None, id_zaangazowania: int | None = None, wiedza: datetime | None = None
) -> list[ZapisZaangazowania]:
    """Versions up to `wiedza` of a person's engagements or of one, removed ones included, oldest first."""
    warunek: Any = W.osoba == osoba if id_zaangazowania is None else W.zaangazowanie == id_zaangazowania
    if wiedza is not None:
        warunek = warunek & (W.wazna_od <= wiedza)
    return [
        ZapisZaangazowania(
            _z_wersji(w),
            w["wazna_od"],
            None if w["wazna_do"] == ZAWSZE else w["wazna_do"],
            w["konto"],
            w["powod"],
        )
        for w in await W.select().where(warunek).order_by(W.wazna_od, W.id)
    ]


async def wpisy_dni(osoba: int, wiedza: datetime | None = None) -> list[WpisyDnia]:
    """Kinds and days of all entries of the performer, with their number. One query."""
    wiersze = await WersjeWpisow.raw(
        """SELECT w.rodzaj, w.dzien, COUNT(*) AS ile FROM wersje_wpisow w
            WHERE w.osoba = {} AND {} GROUP BY w.rodzaj, w.dzien ORDER BY w.dzien""",
        osoba,
        w_mocy("w", wiedza),
    )
    return [WpisyDnia(w["rodzaj"], w["dzien"], w["ile"]) for w in wiersze]


def _z_wersji(w: dict[str, Any]) -> Zaangazowanie:
    return Zaangazowanie(id=w["zaangazowanie"], **{pole: w[pole] for pole in POLA})


# --- writes ---------------------------------------------------------------------------------------


async def dopisz(nowe: Zaangazowanie, konto: int | None, teraz: datetime) -> int:
    """Insert a new engagement with its first version; returns its id, that of `nowe` is ignored."""
    tozsamosc = await Zaangazowania.insert(Zaangazowania(utworzono=teraz, konto=konto))
    id_zaangazowania: int = tozsamosc[0]["id"]
    await _dopisz_wersje(id_zaangazowania, nowe, None, konto, teraz, ZAWSZE)
    return id_zaangazowania


async def zmien(nowe: Zaangazowanie, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version and add this one as the next."""
    chwila = await zamknij_biezace(W, W.zaangazowanie == nowe.id, teraz)
    await _dopisz_wersje(nowe.id, nowe, powod, konto, chwila, ZAWSZE)


async def usun(ostatnie: Zaangazowanie, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version; a last one that was never in force says who removed it and why."""
    chwila = await zamknij_biezace(W, W.zaangazowanie == ostatnie.id, teraz) + CHWILKA
    await _dopisz_wersje(ostatnie.id, ostatnie, powod, konto, chwila, chwila)


async def _dopisz_wersje(
    id_zaangazowania: int, z: Zaangazowanie, powod: str | None, konto: int | None, od: datetime, do: datetime
) -> None:
    pola = {pole: getattr(z, pole) for pole in POLA}
    await W.insert(
        W(zaangazowanie=id_zaangazowania, wazna_od=od, wazna_do=do, powod=powod, konto=konto, **pola)
    )
