"""The work on an uploaded file: a task that outlives its request, known to the database alone.

A lease says that somebody works on it. When the lease runs out without an end, the process is gone: the page
says so and offers to go on, which is safe, because rows that are saved are known again.
"""

import asyncio
import contextlib
import hashlib
import logging
import secrets
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

from biuro import dzierzawy
from biuro.import_godzin import losy
from biuro.import_godzin.losy import ISTNIEJE, ODRZUCONY, ZAPIS, LosWiersza
from biuro.import_godzin.slowniki import slowniki
from biuro.import_godzin.zapis import losy_na_json, losy_z_json, plik_na_tekst, plik_z_tekstu
from biuro.ocena.losy import Los
from biuro.odczyty.importy import (
    POPRAWNE,
    PRZERWANY,
    SPRAWDZANIE,
    ZAPISYWANIE,
    ImportGodzin,
    moj_import,
    tresc_importu,
)
from biuro.operacje import importy as operacje
from biuro.uprawnienia import Kontekst, Konto
from budzet.import_godzin import PlikGodzin, godziny_ze_skoroszytu
from harmonogram.pola import ma_pesel

log = logging.getLogger("biuro")

DZIERZAWA = timedelta(seconds=15)
ODNOWIENIE_S = 4.0
_PRACE: set[asyncio.Task[None]] = set()  # the event loop itself keeps no task alive


async def przyjmij(kontekst: Kontekst, nazwa: str, tresc: bytes) -> str:
    """Read the workbook, keep its rows and begin to judge them; the key of the page that shows it."""
    listy = await slowniki(kontekst.konto)
    plik = await asyncio.to_thread(godziny_ze_skoroszytu, tresc, nazwa, listy)
    tekst = await asyncio.to_thread(plik_na_tekst, plik)
    zapisana = "godziny.xlsx" if ma_pesel(nazwa) else nazwa
    skrot = hashlib.sha256(tresc).hexdigest()
    klucz = await operacje.zaloz_import(kontekst, zapisana, skrot, len(plik.wiersze), tekst)
    await wznow(kontekst, klucz)
    return klucz


async def zapisz(kontekst: Kontekst, klucz: str, tryb: str) -> None:
    """Begin to save the rows of a preview."""
    await _zacznij(kontekst, klucz, lambda i: operacje.zacznij_zapis(kontekst, i, tryb))


async def wznow(kontekst: Kontekst, klucz: str) -> None:
    """Go on with what was begun and nobody is doing."""
    await _zacznij(kontekst, klucz, lambda i: operacje.wznow(kontekst, i))


async def stan_pracy(konto: Konto, klucz: str, teraz: datetime) -> tuple[ImportGodzin, bool]:
    """The file, and whether work on it was begun and nobody is doing it."""
    i = await moj_import(konto, klucz)
    if i.stan in PRACE and await dzierzawy.wolna(i.dzierzawa, "", teraz):
        i = await moj_import(konto, klucz)  # unless it has ended just now
        return i, i.stan in (*PRACE, PRZERWANY)
    return i, i.stan == PRZERWANY


async def _zacznij(
    kontekst: Kontekst, klucz: str, krok: Callable[[ImportGodzin], Awaitable[ImportGodzin]]
) -> None:
    """Under a lease, taken before the answer; a second click finds it taken and changes nothing."""
    i, ja = await moj_import(kontekst.konto, klucz), secrets.token_hex(8)
    if not await _moja(kontekst, i, ja):
        return
    try:
        i = await krok(await moj_import(kontekst.konto, klucz))
    except BaseException:
        await dzierzawy.oddaj(i.dzierzawa, ja)
        raise
    praca = asyncio.create_task(_pracuj(kontekst, i, ja))
    _PRACE.add(praca)
    praca.add_done_callback(_PRACE.discard)


async def _pracuj(kontekst: Kontekst, i: ImportGodzin, ja: str) -> None:
    odnawianie = asyncio.create_task(_odnawiaj(kontekst, i, ja))
    try:
        await PRACE[i.stan](kontekst, i)
    except Exception:
        log.exception("the import %s stopped", i.id)
        with contextlib.suppress(Exception):  # without a database the lease tells it
            await operacje.przerwij(kontekst, i)
    finally:
        odnawianie.cancel()
        with contextlib.suppress(Exception):
            await dzierzawy.oddaj(i.dzierzawa, ja)


async def _moja(kontekst: Kontekst, i: ImportGodzin, ja: str) -> bool:
    """Whether this task may work; a work that has just ended gives its lease back in a moment."""
    for _ in range(40):
        if await _wez(kontekst, i, ja):
            return True
        if (await moj_import(kontekst.konto, i.klucz)).stan in PRACE:
            return False
        await asyncio.sleep(0.05)
    return False


async def _wez(kontekst: Kontekst, i: ImportGodzin, ja: str) -> bool:
    return await dzierzawy.wez(i.dzierzawa, ja, kontekst.w_chwili_zapisu().teraz, DZIERZAWA)


async def _odnawiaj(kontekst: Kontekst, i: ImportGodzin, ja: str) -> None:
    while True:
        await asyncio.sleep(ODNOWIENIE_S)
        await _wez(kontekst, i, ja)


# --- the two kinds of work


async def _plik(i: ImportGodzin) -> tuple[PlikGodzin, list[LosWiersza]]:
    wiersze, wynik = await tresc_importu(i.klucz)
    return await asyncio.to_thread(lambda: (plik_z_tekstu(wiersze), losy_z_json(wynik)))


async def _sprawdz(kontekst: Kontekst, i: ImportGodzin) -> None:
    plik, _ = await _plik(i)
    await operacje.oceniono(kontekst, i, losy_na_json(await losy.ocen(kontekst, plik.wiersze)))


async def _zapisz(kontekst: Kontekst, i: ImportGodzin) -> None:
    plik, podglad = await _plik(i)
    if i.tryb == POPRAWNE:
        wynik = await _poprawne(kontekst, i, plik)
    else:
        ocenione = await losy.ocen(kontekst, plik.wiersze)
        wynik = await losy.zapisz_ocenione(kontekst, plik.wiersze, ocenione)
        if any(los.rodzaj == ODRZUCONY for los in wynik):
            await operacje.oceniono(kontekst, i, losy_na_json(wynik))
            return
    if i.zrobiono:  # gone on with: what the preview was to save and now exists was saved before the stop
        wynik = [_wznowiony(los, stary) for los, stary in zip(wynik, podglad, strict=True)]
    liczby = Counter(los.rodzaj for los in wynik)
    await operacje.zakoncz(kontekst, i, losy_na_json(wynik), dict(liczby))


async def _poprawne(kontekst: Kontekst, i: ImportGodzin, plik: PlikGodzin) -> list[LosWiersza]:
    wyniki: dict[int, Los] = {}
    async for zrobiono in losy.zapisz_poprawne(kontekst, plik.wiersze, wyniki):
        await operacje.postep(kontekst, i, zrobiono)
    return losy.zloz_losy(plik.wiersze, wyniki)


def _wznowiony(los: LosWiersza, w_podgladzie: LosWiersza) -> LosWiersza:
    przed = los.rodzaj == ISTNIEJE and w_podgladzie.rodzaj == ZAPIS
    return replace(los, rodzaj=ZAPIS) if przed else los


PRACE: dict[str, Callable[[Kontekst, ImportGodzin], Awaitable[None]]] = {
    SPRAWDZANIE: _sprawdz,
    ZAPISYWANIE: _zapisz,
}
