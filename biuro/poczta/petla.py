"""What runs beside the requests: the day's notices, the outbox. Any number of processes may do it at once.

Nothing is remembered here: who may work stands in `dzierzawy`, what is left to do in the outbox. A round
writes only when there is work, and no transaction waits for the mail server.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial
from uuid import uuid4

from biuro import dzierzawy
from biuro.operacje import importy, wiadomosci
from biuro.operacje.powiadomienia import codzienne
from biuro.poczta import koperta, tresc
from biuro.poczta.wysylka import Sesja
from biuro.smtp import AdresSmtp
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.ustawienia import Ustawienia
from harmonogram.czas import JEDEN_DZIEN, STREFA

log = logging.getLogger("biuro")

PIERWSZA_PO_S = 5
PRZERWA_S = 15
NA_RUNDE = 100
DROGA = "system"
WYSYLANIE, CODZIENNE = "wysylanie", "codzienne"
DZIERZAWA = timedelta(minutes=2)


@dataclass(frozen=True)
class Poczta:
    """One worker: its settings, its clock, and the name under which it takes leases."""

    serwer: AdresSmtp | None
    adres: str
    zegar: Callable[[], datetime]
    wlasciciel: str = field(default_factory=lambda: uuid4().hex)
    koniec: asyncio.Event = field(default_factory=asyncio.Event)

    async def runda(self) -> None:
        """Everything that is due."""
        await self._codzienne()
        if self.serwer is not None and await self._jest_praca() and await self._wez():
            await self._wyslij(self.serwer)

    def _kontekst(self) -> Kontekst:
        teraz = self.zegar()
        return Kontekst(SYSTEM, teraz, teraz.astimezone(STREFA).date(), DROGA, self.zegar)

    # --- once a day ----------

    async def _codzienne(self) -> None:
        """The lease of who has done it lasts until midnight; of who is doing it, only for a while."""
        k, kto = self._kontekst(), uuid4().hex
        if not await dzierzawy.wolna(CODZIENNE, kto, k.teraz):
            return
        if await dzierzawy.wez(CODZIENNE, kto, k.teraz, DZIERZAWA):
            await codzienne(k)
            await importy.usun_stare(k)
            await dzierzawy.wez(CODZIENNE, kto, k.teraz, _polnoc(k.dzis) - k.teraz)

    # --- the outbox ----------

    async def _jest_praca(self) -> bool:
        k = self._kontekst()
        czeka = await wiadomosci.do_wyslania(k.teraz, 1) or await wiadomosci.gotowe_do_zlozenia(k)
        return bool(czeka) and await dzierzawy.wolna(WYSYLANIE, self.wlasciciel, k.teraz)

    async def _wez(self) -> bool:
        return await dzierzawy.wez(WYSYLANIE, self.wlasciciel, self.zegar(), DZIERZAWA)

    async def _wyslij(self, serwer: AdresSmtp) -> None:
        domena = koperta.domena(self.adres)
        sesja = Sesja(serwer, domena)
        try:
            zloz = partial(tresc.zloz, adres=self.adres)
            await wiadomosci.zloz_wiadomosci(self._kontekst(), zloz, domena)
            for numer in await wiadomosci.do_wyslania(self.zegar(), NA_RUNDE):
                if self.koniec.is_set() or not await self._wez():
                    return
                if not await self._proba(sesja, serwer, numer):
                    return
        finally:
            await asyncio.to_thread(sesja.zamknij)
            await dzierzawy.oddaj(WYSYLANIE, self.wlasciciel)

    async def _proba(self, sesja: Sesja, serwer: AdresSmtp, numer: int) -> bool:
        """One message; whether the next one is worth trying."""
        wiadomosc = await wiadomosci.zacznij_probe(self._kontekst(), numer)
        if wiadomosc is None:
            return True
        od = koperta.nadawca(serwer, self.adres)
        bajty = koperta.koperta(wiadomosc, od, self.adres)
        niepowodzenie = await asyncio.to_thread(sesja.wyslij, od, wiadomosc["adres"], bajty)
        await wiadomosci.zakoncz_probe(self._kontekst(), wiadomosc, niepowodzenie)
        return niepowodzenie is None or not niepowodzenie.serwera


def _polnoc(dzis: date) -> datetime:
    return datetime.combine(dzis + JEDEN_DZIEN, time(), STREFA)


# --- in the background ----------


@asynccontextmanager
async def w_tle(ustawienia: Ustawienia, zegar: Callable[[], datetime]) -> AsyncIterator[None]:
    """Rounds as long as the service runs; the first one a while after the start."""
    poczta = Poczta(ustawienia.serwer_poczty, ustawienia.adres_publiczny, zegar)
    praca = asyncio.create_task(_rundy(poczta))
    try:
        yield
    finally:
        poczta.koniec.set()
        await praca


async def _rundy(poczta: Poczta) -> None:
    przerwa = PIERWSZA_PO_S
    while not await _zaczekaj(poczta.koniec, przerwa):
        przerwa = PRZERWA_S
        try:
            await poczta.runda()
        except Exception:  # whatever failed, the next round begins anew
            log.exception("Runda powiadomień nie powiodła się.")


async def _zaczekaj(koniec: asyncio.Event, sekund: float) -> bool:
    """Whether the end came while waiting."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(koniec.wait(), sekund)
    return koniec.is_set()
