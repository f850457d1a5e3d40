"""The two real cases on the pages: 15 h left of 20, 22 meetings left of 36; the plan stands beside them."""

from datetime import date
from typing import Any

import pytest

from biuro.operacje import jednostki
from tests.swiat_stron import Otworz, Swiat, kontekst, wpisz, zbuduj

pytestmark = pytest.mark.anyio

OD_PAZDZIERNIKA = "Cel skorygowany 15 h: jednostka przystąpiła 01.10.2018, zostało 6 mies."
OD_LISTOPADA = "zespół zawiązano 01.11.2019, zostało 11 mies."


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    """Borowiany joined on 01.10.2018; the team of Kalinowo was formed on 01.11.2019."""
    swiat = await zbuduj()
    for nazwa, zmiany in (
        ("borowiany", {"data_przystapienia": date(2018, 10, 1)}),
        ("kalinowo", {"data_zawiazania_pzk": date(2019, 11, 1)}),
    ):
        await jednostki.zmien_jednostke(kontekst(), swiat.jednostki[nazwa], zmiany)
    await wpisz(swiat, "coach", 5, date(2018, 10, 3), 9, 12, dla="pracownik")
    return swiat


async def test_karta_limitu_pokazuje_cel_obok_planu(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    beata = await halina.tekst(f"/limity?dla={swiat.osoby['pracownik']}&stan=2018-10-31&dzialanie=5")
    assert OD_PAZDZIERNIKA in beata
    assert "3 z 20 h, zostało 17 h" in beata
    assert "Plan na 31.10.2018 10 h" in beata, "the plan itself is not adjusted"
    zenon = await halina.tekst(f"/limity?dla={swiat.osoby['zenon']}&stan=2018-10-31&dzialanie=5")
    assert "Cel skorygowany" not in zenon
    pula = await halina.tekst(f"/limity?jednostka={swiat.jednostki['kalinowo']}&dzialanie=6")
    assert f"Cel skorygowany 220 h: {OD_LISTOPADA}" in pula
    assert "z 360 h" in pula


async def test_coach_i_animator_widza_go_na_pierwszym_ekranie(jako: Otworz) -> None:
    coach = await jako("coach").tekst("/?stan=2018-10-31")
    assert OD_PAZDZIERNIKA in coach
    assert "7 h do zaplanowania w październiku" in coach, "10 h by the plan less 3 h used"
    assert f"Cel skorygowany 220 h: {OD_LISTOPADA}" in await jako("powiatowy").tekst("/")


async def test_dzialanie_ma_go_w_jednostkach_i_w_calym_planie(jako: Otworz) -> None:
    siodme = await jako("koordynator").tekst("/dzialania/7")
    assert f"Cel skorygowany 22: {OD_LISTOPADA}" in siodme
    assert "Wykonano 0, plan na ten dzień: 42. Za planem: do nadrobienia 42." in siodme
    assert "Było 0 miesięcznie. Do 30.09.2020 zostało 108. W planie 6 miesięcznie." in siodme
    assert "Cały plan 108 Cel skorygowany po dniach" in siodme
    assert "zawiązania zespołów 94" in siodme, "36 + 36 + 22"
    piate = await jako("koordynator").tekst("/dzialania/5?stan=2018-10-31")
    assert "Cel skorygowany 30 h: jednostka przystąpiła 01.10.2018, zostało 6 mies." in piate, "two persons"
