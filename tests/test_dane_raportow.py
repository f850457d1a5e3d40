"""One reader of reports and of the chart: every printed sum agrees with its rows, for every period."""

from datetime import UTC, date, datetime

import pytest

from biuro import odczyty
from biuro.baza import Silnik
from biuro.dane_raportow import dane_raportu
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.operacje.przyklad import wczytaj_przyklad
from biuro.uprawnienia import SYSTEM, Kontekst, Konto
from biuro.wykres_projektu import Ujecie, wykres
from budzet.plik_planu import plan_wbudowany
from budzet.raport_wykazy import sprawdzenia
from budzet.raporty import okres_z_tekstu
from harmonogram.bledy import NieZnaleziono

TERAZ = datetime(2026, 11, 21, 12, tzinfo=UTC)
KONTEKST = Kontekst(SYSTEM, TERAZ, TERAZ.date(), "cli")
OKRESY = (
    "2018-K2", "2018-K4", "2019-K2", "2019-K4", "2021-K1", "2019-05", "2020-02", "2019-04-11..2019-12-05",
    "2018-04-01..2021-03-31", "2017-K1", "2025-K3",
)  # fmt: skip


@pytest.fixture
async def przyklad(baza: Silnik) -> None:
    await wczytaj_pierwszy_plan(KONTEKST, plan_wbudowany())
    await wczytaj_przyklad(KONTEKST, 3, 11)


@pytest.mark.usefixtures("przyklad")
async def test_kazda_suma_zgadza_sie_z_wierszami(monkeypatch: pytest.MonkeyPatch) -> None:
    """The report's own control sheet, also as of a day inside the period and of an earlier knowledge."""

    async def bez_rysunku(*_: object) -> bytes:
        return b""

    monkeypatch.setattr("biuro.dane_raportow.rysunek", bez_rysunku)
    przeszlosc = (date(2019, 5, 20), datetime(2019, 5, 25, tzinfo=UTC))
    for stan, wiedza in ((None, None), przeszlosc):
        chwila = await odczyty.chwila(TERAZ.date(), stan, wiedza)
        for okres in OKRESY:
            dane = await dane_raportu("kwartalny", okres_z_tekstu(okres), chwila)
            assert len(dane.dzialania) == 12
            rozne = [s for s in sprawdzenia(dane) if s.policzone != s.oczekiwane]
            assert not rozne, (okres, stan, rozne)
            assert dane.stan == min(chwila.stan, dane.okres.ostatni)


@pytest.mark.usefixtures("przyklad")
async def test_kwartaly_skladaja_sie_na_calosc(monkeypatch: pytest.MonkeyPatch) -> None:
    async def bez_rysunku(*_: object) -> bytes:
        return b""

    monkeypatch.setattr("biuro.dane_raportow.rysunek", bez_rysunku)
    chwila = await odczyty.chwila(TERAZ.date())
    kwartaly = [f"{rok}-K{nr}" for rok in range(2018, 2022) for nr in range(1, 5)]
    raporty = [await dane_raportu("kwartalny", okres_z_tekstu(k), chwila) for k in kwartaly]
    for nr in range(12):
        razem = sum(r.dzialania[nr].wykonanie_okresu for r in raporty)
        assert razem == raporty[-1].dzialania[nr].podsumowanie.wykonanie
    assert sum(len(r.wpisy) for r in raporty) == len(
        (await dane_raportu("kwartalny", okres_z_tekstu("2018-01-01..2021-12-31"), chwila)).wpisy
    )


@pytest.mark.usefixtures("przyklad")
async def test_limity_na_ostatni_dzien_okresu() -> None:
    chwila = await odczyty.chwila(TERAZ.date())
    dane = await dane_raportu("limity", okres_z_tekstu("2018-K4"), chwila)
    assert {w.limit.dzialanie for w in dane.limity} == {5}, "the others have not begun"
    assert all(w.limit.na_dzien == date(2018, 12, 31) and w.dla for w in dane.limity)
    assert dane.wpisy == ()


@pytest.mark.usefixtures("przyklad")
async def test_wykres_projektu_i_jednostki() -> None:
    chwila = await odczyty.chwila(TERAZ.date(), date(2020, 1, 31))
    caly, jednej = await wykres(SYSTEM, chwila), await wykres(SYSTEM, chwila, Ujecie(jednostka=2))
    assert [p.nr for p in caly.paski] == list(range(1, 13))
    assert (caly.zakres, jednej.zakres) == ("cały projekt", "gmina Oświęcim (powiat oświęcimski)")
    assert caly.paski[5].plan_tekst == "1\u00a0080"
    assert jednej.paski[5].plan_tekst == "360"
    assert len(caly.paski[6].znaki) > len(jednej.paski[6].znaki) > 0
    assert caly.wiedza is not None
    with pytest.raises(NieZnaleziono):
        await wykres(SYSTEM, chwila, Ujecie(jednostka=77))


@pytest.mark.usefixtures("przyklad")
async def test_znaki_tylko_tego_co_widac() -> None:
    chwila = await odczyty.chwila(TERAZ.date())
    obcy = Konto(id=1, login="x", nazwa="x", role=("czlonek_pzk",), osoba=None)
    assert not any(p.znaki for p in (await wykres(obcy, chwila)).paski)
