"""Leases: one holder at a time, also among processes; a dead holder loses it with time."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from biuro import dzierzawy

pytestmark = pytest.mark.anyio
TERAZ = datetime(2019, 11, 14, 7, 0, tzinfo=UTC)
MINUTA = timedelta(minutes=1)


async def test_dzierzawa_ma_jednego_wlasciciela(baza: object) -> None:
    assert await dzierzawy.wez("poczta", "a", TERAZ, 5 * MINUTA)
    assert not await dzierzawy.wez("poczta", "b", TERAZ, 5 * MINUTA)
    assert await dzierzawy.wez("inna", "b", TERAZ, MINUTA)
    assert (await dzierzawy.wolna("poczta", "a", TERAZ), await dzierzawy.wolna("poczta", "b", TERAZ)) == (
        True,
        False,
    )
    # prolonged by its owner, then run out
    assert await dzierzawy.wez("poczta", "a", TERAZ + 4 * MINUTA, 5 * MINUTA)
    assert not await dzierzawy.wez("poczta", "b", TERAZ + 8 * MINUTA, MINUTA)
    assert await dzierzawy.wolna("poczta", "b", TERAZ + 9 * MINUTA)
    assert await dzierzawy.wez("poczta", "b", TERAZ + 9 * MINUTA, 5 * MINUTA)
    assert not await dzierzawy.wez("poczta", "a", TERAZ + 9 * MINUTA, MINUTA)


async def test_oddaje_tylko_wlasna(baza: object) -> None:
    await dzierzawy.wez("poczta", "a", TERAZ, MINUTA)
    await dzierzawy.oddaj("poczta", "b")
    assert not await dzierzawy.wez("poczta", "b", TERAZ, MINUTA)
    await dzierzawy.oddaj("poczta", "a")
    assert await dzierzawy.wez("poczta", "b", TERAZ, MINUTA)


async def test_z_wielu_naraz_dostaje_jeden(baza: object) -> None:
    wyniki = await asyncio.gather(*(dzierzawy.wez("poczta", f"p{n}", TERAZ, MINUTA) for n in range(8)))
    assert sorted(wyniki) == [False] * 7 + [True]
