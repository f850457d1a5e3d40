"""Drawn charts and filled reports kept while the data behind them is the same."""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable
from dataclasses import dataclass
from functools import cached_property

from biuro import warunkowe
from biuro.dziennik import stan_dziennika

PAMIEC_BAJTOW = 32 * 1024 * 1024


@dataclass(frozen=True)
class Plik:
    """A file that can be asked for again: hashed and packed once."""

    tresc: bytes
    nazwa: str

    @cached_property
    def znacznik(self) -> str:
        """What its ETag says."""
        return warunkowe.znacznik(self.tresc)

    @cached_property
    def spakowane(self) -> bytes:
        """gzip, for whoever takes it."""
        return warunkowe.spakuj(self.tresc)


class PamiecPlikow:
    """The last used files of one application, up to a number of bytes; each is made once at a time."""

    def __init__(self, najwiecej: int = PAMIEC_BAJTOW) -> None:
        self.najwiecej = najwiecej
        self._pliki: OrderedDict[Hashable, Plik] = OrderedDict()
        self._zajete = 0
        self._blokada = asyncio.Lock()

    async def plik(self, co: Hashable, zrob: Callable[[], Awaitable[Plik]]) -> Plik:
        """The file of `co`, made anew after any write: every write leaves a row in the journal.

        One file is made at a time, so many who ask for the same one wait for the first.
        """
        klucz = (co, await stan_dziennika())
        if klucz not in self._pliki:
            async with self._blokada:
                if klucz not in self._pliki:
                    self._zachowaj(klucz, await zrob())
        self._pliki.move_to_end(klucz)
        return self._pliki[klucz]

    def _zachowaj(self, klucz: Hashable, plik: Plik) -> None:
        """Those unused for the longest time make room; the newest stays, however big."""
        self._pliki[klucz] = plik
        self._zajete += len(plik.tresc)
        while self._zajete > self.najwiecej and len(self._pliki) > 1:
            self._zajete -= len(self._pliki.popitem(last=False)[1].tresc)
