"""Writers on SQLite that share a COMMIT: each stands alone until then, and nobody is answered before it."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from concurrent.futures import Executor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from biuro.operacje import godziny
from biuro.silniki import pisarz as modul
from biuro.silniki.pisarz import Pisarz
from biuro.silniki.sqlite import SilnikSQLite
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania.zdanie import Gotowe
from tests.swiat import BIURO, sesja, zaloz_swiat

pytestmark = pytest.mark.anyio


@pytest.fixture
async def silnik(tmp_path: Path, anyio_backend: str) -> AsyncIterator[SilnikSQLite]:
    wynik = SilnikSQLite(tmp_path / "a.sqlite")
    await wynik.otworz()
    await wynik.run_ddl("CREATE TABLE w (id INTEGER PRIMARY KEY, nr INTEGER UNIQUE CHECK (nr < 100))")
    yield wynik
    await wynik.zamknij()


@pytest.fixture
def zatwierdzenia(silnik: SilnikSQLite) -> list[str]:
    """Every statement of the writing connection from now on that begins or ends something."""
    slowa: list[str] = []
    silnik.pisarz()._polaczenie.set_trace_callback(lambda sql: slowa.append(sql.split()[0]))
    return slowa


async def _dopisz(silnik: SilnikSQLite, nr: int) -> None:
    async with silnik.wspolna_transakcja():
        await silnik.run_ddl(f"INSERT INTO w (nr) VALUES ({nr})")


async def _numery(silnik: SilnikSQLite) -> list[int]:
    return [w["nr"] for w in await silnik.run_ddl("SELECT nr FROM w ORDER BY id")]


async def test_those_that_come_together_share_one_commit(
    silnik: SilnikSQLite, zatwierdzenia: list[str]
) -> None:
    await asyncio.gather(*(_dopisz(silnik, nr) for nr in range(10)))
    assert await _numery(silnik) == list(range(10)), "in the order of their turns"
    assert (zatwierdzenia.count("BEGIN"), zatwierdzenia.count("COMMIT")) == (1, 1)
    await _dopisz(silnik, 10)
    assert zatwierdzenia.count("COMMIT") == 2, "one who comes alone does not wait for others"


async def test_a_full_group_and_a_long_write_end_it(silnik: SilnikSQLite, zatwierdzenia: list[str]) -> None:
    async def dlugi() -> None:
        async with silnik.transaction():
            await silnik.run_ddl("INSERT INTO w (nr) VALUES (50)")

    await asyncio.gather(*(_dopisz(silnik, nr) for nr in range(modul.MIEJSC_W_GRUPIE + 3)))
    assert zatwierdzenia.count("COMMIT") == 2
    await asyncio.gather(_dopisz(silnik, 60), dlugi(), _dopisz(silnik, 61))
    assert zatwierdzenia.count("COMMIT") == 5, "before a long one, of it alone, and after it"


async def test_one_that_fails_takes_back_only_its_own(silnik: SilnikSQLite, zatwierdzenia: list[str]) -> None:
    async def dwa(drugi: int) -> None:
        async with silnik.wspolna_transakcja():
            await silnik.run_ddl(f"INSERT INTO w (nr) VALUES ({drugi + 10})")
            async with silnik.wspolna_transakcja():  # a part of the outer one
                await silnik.run_ddl(f"INSERT INTO w (nr) VALUES ({drugi})")

    wyniki = await asyncio.gather(*(dwa(nr) for nr in (1, 2, 2, 100, 3)), return_exceptions=True)
    assert [type(w).__name__ for w in wyniki] == [
        "NoneType", "NoneType", "IntegrityError", "IntegrityError", "NoneType",
    ]  # fmt: skip
    assert await _numery(silnik) == [11, 1, 12, 2, 13, 3]
    assert zatwierdzenia.count("COMMIT") == 1


async def test_nobody_sees_or_hears_of_it_before_the_commit(silnik: SilnikSQLite) -> None:
    """The COMMIT is held back: no reader sees the rows, no writer and no refusal is answered."""
    puszczone = asyncio.Event()
    watki, petla = silnik._watki, asyncio.get_running_loop()
    silnik.pisarz()._watki = wstrzymane = Wstrzymane(watki, petla, puszczone)

    async def odmowa() -> None:
        async with silnik.wspolna_transakcja():
            raise LookupError(await _numery(silnik))

    prace = [asyncio.create_task(praca) for praca in (_dopisz(silnik, 1), odmowa(), _dopisz(silnik, 2))]
    await wstrzymane.doszlo.wait()
    assert await _numery(silnik) == []
    assert not [p for p in prace if p.done()]
    puszczone.set()
    assert [str(w) for w in await asyncio.gather(*prace, return_exceptions=True)] == ["None", "[1]", "None"]
    assert await _numery(silnik) == [1, 2]


class Wstrzymane(Executor):
    """A pool whose work begins when told to; the loop's own `run_in_executor` hands it the COMMIT."""

    def __init__(self, watki: Executor, petla: asyncio.AbstractEventLoop, puszczone: asyncio.Event) -> None:
        self.watki, self.petla, self.puszczone, self.doszlo = watki, petla, puszczone, asyncio.Event()

    def submit(self, funkcja: Any, /, *argumenty: Any, **reszta: Any) -> Any:
        def praca() -> Any:
            self.petla.call_soon_threadsafe(self.doszlo.set)
            asyncio.run_coroutine_threadsafe(self.puszczone.wait(), self.petla).result(10)
            return funkcja(*argumenty, **reszta)

        return self.watki.submit(praca)


async def test_a_failed_commit_reaches_every_member_and_leaves_nothing(silnik: SilnikSQLite) -> None:
    """A deferred foreign key is looked at by COMMIT alone."""
    await silnik.run_ddl("CREATE TABLE p (w INTEGER REFERENCES w (id) DEFERRABLE INITIALLY DEFERRED)")

    async def zly() -> None:
        async with silnik.wspolna_transakcja():
            await silnik.run_ddl("INSERT INTO p (w) VALUES (77)")

    wyniki = await asyncio.gather(
        _dopisz(silnik, 1), zly(), _dopisz(silnik, 1), _dopisz(silnik, 2), return_exceptions=True
    )
    assert [str(w) for w in wyniki] == ["FOREIGN KEY constraint failed"] * 4, "also the one refused for a row"
    assert await _numery(silnik) == []
    await _dopisz(silnik, 3)
    assert await _numery(silnik) == [3]


async def test_a_rollback_of_the_database_itself_reaches_those_before_it(silnik: SilnikSQLite) -> None:
    """A full disk or memory makes SQLite roll back all of the group in the middle of a turn."""

    async def pelny_dysk() -> None:
        async with silnik.wspolna_transakcja():
            await silnik.run_ddl("ROLLBACK")
            raise LookupError

    wyniki = await asyncio.gather(
        _dopisz(silnik, 1), pelny_dysk(), _dopisz(silnik, 2), return_exceptions=True
    )
    assert [type(w).__name__ for w in wyniki] == ["OperationalError", "OperationalError", "NoneType"]
    assert await _numery(silnik) == [2]


async def test_whoever_is_cancelled_holds_nobody_up(silnik: SilnikSQLite) -> None:
    """Waiting for the turn, in it, and waiting for the COMMIT."""

    async def dlugo(nr: int) -> None:
        async with silnik.wspolna_transakcja():
            await silnik.run_ddl(f"INSERT INTO w (nr) VALUES ({nr})")
            await asyncio.sleep(60)

    for ile_krokow in range(6):
        prace = [asyncio.create_task(dlugo(90))]
        prace += [asyncio.create_task(_dopisz(silnik, 10 * ile_krokow + nr)) for nr in range(6)]
        for _ in range(ile_krokow):
            await asyncio.sleep(0)
        for praca in prace[::2]:
            praca.cancel()
        wyniki = await asyncio.gather(*prace, return_exceptions=True)
        assert {type(w) for w in wyniki[1::2]} == {type(None)}
        assert isinstance(wyniki[0], asyncio.CancelledError)
    numery = set(await _numery(silnik))
    assert numery >= {10 * krok + nr for krok in range(6) for nr in (0, 2, 4)}
    assert 90 not in numery
    async with asyncio.timeout(5):
        await _dopisz(silnik, 99)


async def test_another_process_that_writes_is_waited_for(
    silnik: SilnikSQLite, monkeypatch: pytest.MonkeyPatch
) -> None:
    inny = sqlite3.connect(silnik.path, isolation_level=None)
    inny.execute("BEGIN IMMEDIATE")
    praca = asyncio.create_task(_dopisz(silnik, 1))
    await asyncio.sleep(0.01)
    assert not praca.done()
    inny.execute("COMMIT")
    await praca
    inny.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(modul, "CZEKANIE_NA_BLOKADE_S", 0)
    wyniki = await asyncio.gather(_dopisz(silnik, 2), _dopisz(silnik, 3), return_exceptions=True)
    assert [str(w) for w in wyniki] == ["database is locked"] * 2
    inny.execute("ROLLBACK")
    await _dopisz(silnik, 4)
    assert await _numery(silnik) == [1, 4]
    inny.close()


async def test_a_lookup_is_asked_again_after_any_commit(silnik: SilnikSQLite) -> None:
    """Rows read in the event loop are kept only until somebody writes, here or in another process."""
    pytane: list[str] = []
    silnik._od_reki.set_trace_callback(pytane.append)

    async def ile() -> int:
        [wiersz] = await silnik.run_querystring(Gotowe("SELECT COUNT(*) AS ile FROM w WHERE nr < ?", [9]))
        wiersz["jest"] = wiersz.pop("ile")  # its own copy
        return int(wiersz["jest"])

    assert [await ile(), await ile()] == [0, 0]
    await _dopisz(silnik, 1)
    assert [await ile(), await ile()] == [1, 1]
    inny = sqlite3.connect(silnik.path, isolation_level=None)
    inny.execute("INSERT INTO w (nr) VALUES (2)")
    inny.close()
    assert [await ile(), await ile()] == [2, 2]
    assert sum(sql.startswith("SELECT") for sql in pytane) == 3


async def test_closing_lets_the_group_end_and_sends_the_rest_away(silnik: SilnikSQLite) -> None:
    pisarz: Pisarz = silnik.pisarz()
    prace = [asyncio.create_task(_dopisz(silnik, nr)) for nr in range(3)]
    await asyncio.sleep(0)
    await silnik.zamknij()
    await asyncio.gather(*prace)
    with pytest.raises(sqlite3.OperationalError, match="closed"):
        await pisarz.zacznij(1)
    ponownie = sqlite3.connect(silnik.path)
    assert ponownie.execute("SELECT COUNT(*) FROM w").fetchone() == (3,)
    ponownie.close()


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
@pytest.mark.usefixtures("baza")
async def test_rows_of_one_group_stand_in_the_order_of_their_times() -> None:
    """Each takes its time when its turn comes, whatever the moment of its request."""
    swiat = await zaloz_swiat()
    pozno = replace(BIURO, zegar=lambda: datetime.now(UTC))
    dni = [date(2018, 7, 2) + timedelta(days=nr) for nr in range(20)]
    await asyncio.gather(*(godziny.dodaj_wpis(pozno, sesja(swiat, d, minuty=30)) for d in dni))
    wiersze = await WersjeWpisow.select(WersjeWpisow.wazna_od).order_by(WersjeWpisow.wpis)
    chwile = [w["wazna_od"] for w in wiersze]
    assert chwile == sorted(set(chwile))
    assert len(chwile) == len(dni)
