"""The one writer of a SQLite file: transactions take turns on it, those that come together share a COMMIT.

A COMMIT waits for the disk, whatever it holds. So a turn has a SAVEPOINT of its own, and the next turn begins
in the same transaction of the database; once nobody waits, or the group is full, one COMMIT makes all of them
durable. Nobody is answered before it: not even a refusal, which may speak of an entry of the same group. When
it fails, it fails them all. The turn passes in callbacks, not in a task: no cancellation can keep it.
"""

import asyncio
import random
import sqlite3
from collections import deque
from concurrent.futures import Executor
from dataclasses import dataclass, field

MIEJSC_W_GRUPIE = 32
NAJDLUZEJ_S = 0.01
CZEKANIE_NA_BLOKADE_S = 30
PRZERWY_S = (0.0005, 0.005)  # the first and the longest, between tries while another process writes

Koniec = asyncio.Future[None]


@dataclass
class Grupa:
    """Turns of one transaction of the database; those whose end waits for its COMMIT."""

    do: float
    miejsc: int
    kolei: int = 0
    zachowane: int = 0
    czekaja: list[Koniec] = field(default_factory=list)

    def przyjmie(self, miejsc: int, teraz: float) -> bool:
        """Whether one more turn, that allows so many in its group, may join."""
        return self.kolei < min(self.miejsc, miejsc) and teraz < self.do


class Pisarz:
    """The writing connection and the queue for it."""

    def __init__(self, polaczenie: sqlite3.Connection, watki: Executor) -> None:
        self._polaczenie = polaczenie
        self._watki = watki
        self._kolejka: deque[tuple[int, Koniec]] = deque()
        self._zajety = self._zamkniety = False
        self._grupa: Grupa | None = None

    async def zacznij(self, miejsc: int) -> sqlite3.Connection:
        """Wait for the turn and set a savepoint; at most `miejsc` turns may share this one's COMMIT."""
        await self._doczekaj(miejsc)
        try:
            self._grupa = self._grupa or await self._nowa_grupa(miejsc)
            self._polaczenie.execute("SAVEPOINT kolej")
            self._grupa.kolei += 1
            self._grupa.miejsc = min(self._grupa.miejsc, miejsc)
        except BaseException:
            self._oddaj_kolej()
            raise
        return self._polaczenie

    async def zachowaj(self) -> None:
        """End the turn and keep what it wrote; returns when that is on the disk."""
        try:
            self._polaczenie.execute("RELEASE kolej")
            self._biezaca().zachowane += 1
            koniec = self._koniec_grupy()
        finally:
            self._oddaj_kolej()
        await koniec

    async def cofnij(self) -> None:
        """End the turn and take back what it wrote; what it may have seen of others is on the disk then."""
        try:
            self._cofnij_kolej()
            koniec = self._koniec_grupy() if self._biezaca().zachowane else None
        finally:
            self._oddaj_kolej()
        if koniec is not None:
            await koniec

    def porzuc(self) -> None:
        """`cofnij` of one who cannot wait: the task was cancelled."""
        try:
            self._cofnij_kolej()
        finally:
            self._oddaj_kolej()

    async def zamknij(self) -> None:
        """Let the group end, close the connection and send away whoever still waits."""
        await self._doczekaj(1)
        self._zamkniety = True
        self._polaczenie.close()
        for _, koniec in self._kolejka:
            if not koniec.done():
                koniec.set_exception(_zamknieta())

    # --- one turn

    async def _doczekaj(self, miejsc: int) -> None:
        if self._zamkniety:
            raise _zamknieta()
        if not self._zajety:
            self._zajety = True
            return
        moja: Koniec = asyncio.get_running_loop().create_future()
        self._kolejka.append((miejsc, moja))
        try:
            await moja
        except asyncio.CancelledError:
            if moja.done() and not moja.cancelled() and moja.exception() is None:
                self._oddaj_kolej()  # it came at the very moment
            raise

    async def _nowa_grupa(self, miejsc: int) -> Grupa:
        """BEGIN, tried again while another process writes: waiting in SQLite would take a thread."""
        petla = asyncio.get_running_loop()
        koniec, (przerwa, najdluzsza) = petla.time() + CZEKANIE_NA_BLOKADE_S, PRZERWY_S
        while True:
            try:
                self._polaczenie.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as blad:
                if blad.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or petla.time() > koniec:
                    raise
            else:
                return Grupa(petla.time() + NAJDLUZEJ_S, miejsc)
            await asyncio.sleep(przerwa * random.uniform(0.5, 1))
            przerwa = min(2 * przerwa, najdluzsza)

    def _biezaca(self) -> Grupa:
        if self._grupa is None:
            raise sqlite3.OperationalError("no transaction of the database is open")
        return self._grupa

    def _koniec_grupy(self) -> Koniec:
        koniec: Koniec = asyncio.get_running_loop().create_future()
        self._biezaca().czekaja.append(koniec)
        return koniec

    def _cofnij_kolej(self) -> None:
        if self._polaczenie.in_transaction:  # a full disk makes SQLite roll back everything by itself
            self._polaczenie.execute("ROLLBACK TO kolej")
            self._polaczenie.execute("RELEASE kolej")

    def _oddaj_kolej(self) -> None:
        """To the next one; when nobody waits, those come first who are just about to."""
        if self._kolejka:
            self._nastepny()
        else:
            asyncio.get_running_loop().call_soon(self._nastepny)

    # --- between turns

    def _nastepny(self) -> None:
        """The turn passes, or the group ends, or the writer is free."""
        if self._grupa is not None and not self._polaczenie.in_transaction:
            self._rozwiaz(sqlite3.OperationalError("the transaction of the database was rolled back"))
        while self._kolejka and self._kolejka[0][1].done():
            self._kolejka.popleft()
        if self._kolejka and self._przyjmie(self._kolejka[0][0]):
            self._kolejka.popleft()[1].set_result(None)
        elif self._grupa is not None:
            praca = asyncio.get_running_loop().run_in_executor(
                self._watki, self._polaczenie.execute, "COMMIT"
            )
            praca.add_done_callback(self._zatwierdzono)
        else:
            self._zajety = False

    def _przyjmie(self, miejsc: int) -> bool:
        return self._grupa is None or self._grupa.przyjmie(miejsc, asyncio.get_running_loop().time())

    def _zatwierdzono(self, praca: "asyncio.Future[sqlite3.Cursor]") -> None:
        try:
            if self._polaczenie.in_transaction:
                self._polaczenie.execute("ROLLBACK")
        finally:
            self._rozwiaz(praca.exception())
            self._nastepny()

    def _rozwiaz(self, blad: BaseException | None) -> None:
        """Tell everybody in the group how it ended."""
        grupa, self._grupa = self._biezaca(), None
        for koniec in grupa.czekaja:
            if koniec.done():  # cancelled while waiting
                continue
            if blad is None:
                koniec.set_result(None)
            else:
                koniec.set_exception(type(blad)(*blad.args))


def _zamknieta() -> sqlite3.OperationalError:
    return sqlite3.OperationalError("database is closed")
