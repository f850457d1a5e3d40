"""Drawn charts and filled reports kept while the data behind them is the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

from biuro.dziennik import stan_dziennika

PAMIEC_BAJTOW = 32 * 1024 * 1024


class PamiecPlikow:
    """The last used files of one application, up to a number of bytes; each is made once at a time."""

    def __init__(self, najwiecej: int = PAMIEC_BAJTOW) -> None:
        self.najwiecej = najwiecej
        self._pliki: OrderedDict[Hashable, bytes] = OrderedDict()
        self._zajete = 0
        self._blokada = asyncio.Lock()

    async def plik(self, co: Hashable, zrob: Callable[[], Awaitable[bytes]]) -> bytes:
        """The bytes of `co`, made anew after any write: every write leaves a row in the journal.

        One file is made at a time, so many who ask for the same one wait for the first.
        """
        klucz = (co, await stan_dziennika())
        async with self._blokada:
            if klucz not in self._pliki:
                self._zachowaj(klucz, await zrob())
            self._pliki.move_to_end(klucz)
            return self._pliki[klucz]

    def _zachowaj(self, klucz: Hashable, tresc: bytes) -> None:
        """Those unused for the longest time make room; the newest stays, however big."""
        self._pliki[klucz] = tresc
        self._zajete += len(tresc)
        while self._zajete > self.najwiecej and len(self._pliki) > 1:
            self._zajete -= len(self._pliki.popitem(last=False)[1])
