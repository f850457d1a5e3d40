"""Choosing one of very many who log hours."""

import pytest

from harmonogram.zapytania.wykonawcy import ilu_wykonawcow, wykonawcy
from tests.swiat_stron import zbuduj

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]


async def test_only_those_who_log_hours() -> None:
    await zbuduj()
    wszyscy = await wykonawcy("", 100)
    assert len(wszyscy) == await ilu_wykonawcow() == 7
    assert "Ćwikła" not in {o.nazwisko for o in wszyscy}, "a social worker logs none"


@pytest.mark.parametrize(
    ("litery", "nazwiska"),
    [
        ("K", ["Kłos"]),
        ("kł", ["Kłos"]),
        (" ś", ["Świątek"]),
        ("s", ["Sadowski", "Świątek"]),
        ("ć", []),
        ("Kłos Ewelina Maria", []),
    ],
)
async def test_by_the_first_letters(litery: str, nazwiska: list[str]) -> None:
    await zbuduj()
    assert [o.nazwisko for o in await wykonawcy(litery, 100)] == nazwiska


async def test_no_more_than_fit_a_list() -> None:
    await zbuduj()
    assert len(await wykonawcy("", 2)) == 2
