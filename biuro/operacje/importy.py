"""Every write of an uploaded file of hours on its way: kept, judged, being saved, done, thrown away."""

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from piccolo.columns import Column
from piccolo.columns.combination import And, Where

from biuro.baza import w_transakcji
from biuro.dziennik import Stan, odnotuj
from biuro.odczyty.importy import (
    NAJWIECEJ_NA_LISCIE,
    PODGLAD,
    PRZERWANY,
    SPRAWDZANIE,
    TRYBY,
    ZAKONCZONY,
    ZAPISYWANIE,
    ImportGodzin,
)
from biuro.tabele import ImportyGodzin
from biuro.uprawnienia import Kontekst, wymagaj
from harmonogram.bledy import BrakPrawa, ZlyStan

CZYNNOSC = "godziny.pisz"
TRZYMANY = timedelta(days=30)
T = ImportyGodzin


@w_transakcji
async def zaloz_import(kontekst: Kontekst, nazwa: str, skrot: str, wierszy: int, wiersze: str) -> str:
    """The key of its address; rows of files older than 30 days go, for they hold names."""
    wymagaj(kontekst.konto, CZYNNOSC)
    if kontekst.konto.id is None:
        raise BrakPrawa("Plik z godzinami wczytuje się na własnym koncie.")
    await _usun_stare(kontekst)
    await _usun_nadmiar(kontekst)
    klucz = secrets.token_urlsafe(32)
    wiersz = T(
        klucz=klucz,
        konto=kontekst.konto.id,
        nazwa=nazwa,
        skrot=skrot,
        stan=SPRAWDZANIE,
        tryb=None,
        wierszy=wierszy,
        zrobiono=0,
        wiersze=wiersze,
        wynik=None,
        utworzono=kontekst.teraz,
        zmieniono=kontekst.teraz,
    )
    id_importu: int = (await T.insert(wiersz))[0]["id"]
    po = {"nazwa": nazwa, "skrot": skrot, "wierszy": wierszy}
    await odnotuj(kontekst, "wczytano", "import_godzin", id_importu, None, po)
    return klucz


@w_transakcji
async def usun_stare(kontekst: Kontekst) -> None:
    """Once a day: rows of files hold names, and nobody needs them after 30 days."""
    wymagaj(kontekst.konto, CZYNNOSC)
    await _usun_stare(kontekst)


async def _usun_stare(kontekst: Kontekst) -> None:
    await _usun(kontekst, T.utworzono < kontekst.teraz - TRZYMANY)


async def _usun_nadmiar(kontekst: Kontekst) -> None:
    """Of very many files of one account the oldest go, unless they are just being saved."""
    swoje = T.konto == kontekst.konto.id
    kolejne = T.select(T.id).where(swoje).order_by(T.id, ascending=False)
    ostatni = await kolejne.offset(NAJWIECEJ_NA_LISCIE - 1).first()
    if ostatni is not None:
        await _usun(kontekst, swoje & (T.id <= ostatni["id"]) & (T.stan != ZAPISYWANIE))


async def _usun(kontekst: Kontekst, warunek: Where | And) -> None:
    for w in await T.delete().where(warunek).returning(T.id, T.wierszy):
        await odnotuj(kontekst, "usunieto", "import_godzin", w["id"], {"wierszy": w["wierszy"]}, None)


@w_transakcji
async def oceniono(kontekst: Kontekst, i: ImportGodzin, wynik: str) -> None:
    """The preview is ready, or ready again when all or nothing ended with nothing; then `tryb` stays."""
    await _zmien(i, kontekst.teraz, {T.stan: PODGLAD, T.wynik: wynik, T.zrobiono: 0})


@w_transakcji
async def zacznij_zapis(kontekst: Kontekst, i: ImportGodzin, tryb: str) -> ImportGodzin:
    """The rows of the preview are going to be saved; ZlyStan at any other moment."""
    if i.stan != PODGLAD or tryb not in TRYBY:
        raise ZlyStan("Tych godzin nie można teraz zapisać. Odśwież stronę, żeby zobaczyć dlaczego.")
    return await _pracuj(kontekst, i, ZAPISYWANIE, tryb)


@w_transakcji
async def wznow(kontekst: Kontekst, i: ImportGodzin) -> ImportGodzin:
    """The judging or the saving begins again where it stopped."""
    if i.stan not in (SPRAWDZANIE, ZAPISYWANIE, PRZERWANY):
        raise ZlyStan("Ten plik nie jest przerwany. Odśwież stronę, żeby zobaczyć, co się z nim dzieje.")
    return await _pracuj(kontekst, i, ZAPISYWANIE if i.tryb else SPRAWDZANIE, i.tryb)


async def _pracuj(kontekst: Kontekst, i: ImportGodzin, stan: str, tryb: str | None) -> ImportGodzin:
    wymagaj(kontekst.konto, CZYNNOSC)
    await _zmien(i, kontekst.teraz, {T.stan: stan, T.tryb: tryb})
    if i.stan != stan:
        przed, po = {"stan": i.stan, "tryb": i.tryb}, {"stan": stan, "tryb": tryb}
        await odnotuj(kontekst, "zmieniono", "import_godzin", i.id, przed, po)
    return replace(i, stan=stan, tryb=tryb)


async def postep(kontekst: Kontekst, i: ImportGodzin, zrobiono: int) -> None:
    """So many rows are done; a number for the page, not a change."""
    await _zmien(i, kontekst.w_chwili_zapisu().teraz, {T.zrobiono: zrobiono})


@w_transakcji
async def zakoncz(kontekst: Kontekst, i: ImportGodzin, wynik: str, liczby: Stan) -> None:
    """Everything that could be saved is."""
    await _zmien(i, kontekst.teraz, {T.stan: ZAKONCZONY, T.wynik: wynik, T.zrobiono: i.wierszy})
    await odnotuj(kontekst, "zapisano", "import_godzin", i.id, None, liczby)


@w_transakcji
async def przerwij(kontekst: Kontekst, i: ImportGodzin) -> None:
    """The work failed; the page offers to go on."""
    await _zmien(i, kontekst.teraz, {T.stan: PRZERWANY})


@w_transakcji
async def usun_import(kontekst: Kontekst, i: ImportGodzin) -> None:
    """The rows of the file go; the entries made of them stay."""
    wymagaj(kontekst.konto, CZYNNOSC)
    await T.delete().where(T.id == i.id)
    await odnotuj(kontekst, "usunieto", "import_godzin", i.id, {"nazwa": i.nazwa, "wierszy": i.wierszy}, None)


async def _zmien(i: ImportGodzin, teraz: datetime, pola: dict[Column | str, Any]) -> None:
    await T.update({**pola, T.zmieniono: teraz}).where(T.id == i.id)
