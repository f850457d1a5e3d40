"""What the filters of the matrix offer: areas to whoever sees all, units while they fit a list."""

from datetime import date

import pytest

from biuro.odczyty import wybor_jednostek
from biuro.odczyty.wybor_jednostek import do_wyboru
from biuro.operacje import jednostki
from biuro.uprawnienia import SYSTEM, Konto
from harmonogram.bledy import NieZnaleziono
from harmonogram.osoby import Jednostka
from tests.swiat import BIURO, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

POWIATY = (("12", "Kraków"), ("20", "łomżyński"))


async def test_jednostki_obszaru_i_wszystkie_powiaty() -> None:
    s = await zaloz_swiat()
    caly = await do_wyboru(SYSTEM)
    assert (caly.powiaty, caly.za_duzo) == (POWIATY, False)
    assert [j.gmina for j in caly.jednostki] == ["Kraków", "Łomża", "Piątnica"]
    for powiat, kod in (("łomżyński", ""), ("", "20"), ("", "podlaskie"), ("łomżyński", "podlaskie")):
        wybor = await do_wyboru(SYSTEM, powiat, kod)
        assert {j.id for j in wybor.jednostki} == {s.lomza, s.piatnica}
        assert wybor.powiaty == POWIATY
    with pytest.raises(NieZnaleziono):
        await do_wyboru(SYSTEM, wojewodztwo="99")


async def test_kto_nie_widzi_wszystkich_wybiera_ze_swoich() -> None:
    s = await zaloz_swiat()
    animator = Konto(1, "a", "a", ("animator",), s.animator, jednostki=frozenset({s.piatnica}))
    wybor = await do_wyboru(animator)
    assert ([j.id for j in wybor.jednostki], wybor.powiaty) == ([s.piatnica], ())


async def test_za_dluga_lista_czeka_na_obszar(monkeypatch: pytest.MonkeyPatch) -> None:
    s = await zaloz_swiat()
    monkeypatch.setattr(wybor_jednostek, "NAJWIECEJ", 2)
    nowa = Jednostka(0, "Zator", "oświęcimski", "1213083", date(2018, 7, 1))
    await jednostki.dodaj_jednostke(BIURO, nowa)
    wybor = await do_wyboru(SYSTEM, jednostka=s.krakow)
    assert ([j.id for j in wybor.jednostki], wybor.za_duzo, len(wybor.powiaty)) == ([s.krakow], True, 3)
    assert (await do_wyboru(SYSTEM)).jednostki == ()
    assert len((await do_wyboru(SYSTEM, powiat="łomżyński")).jednostki) == 2
