"""The monthly ceiling: the sum spelled out, its setting with dates, hours declared elsewhere."""

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biuro.operacje import godziny
from budzet.pulap import (
    DOMYSLNY_PULAP_MIN,
    StanPulapu,
    sprawdz_inne,
    sprawdz_pulap,
    sprawdz_ustawienie,
    zdanie_przekroczenia,
)
from budzet.zapytania import pulap as zapytania
from harmonogram.bledy import LimitPrzekroczony, NiepoprawnePole
from harmonogram.czas import Okres
from harmonogram.slowa import NBSP
from tests.swiat import BIURO, sesja, zaloz_swiat

if TYPE_CHECKING:
    from biuro.baza import Silnik

MAJ, CZERWIEC = date(2019, 5, 1), date(2019, 6, 1)
LIMIT = 276 * 60
CHWILA = datetime(2019, 11, 1, 8, 0, tzinfo=UTC)


def h(ile: float) -> int:
    return int(ile * 60)


# --- pure ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("projekt", "inne", "wpis", "poprzednio"),
    [
        (150, 120, 6, 0),  # exactly the ceiling
        (0, 0, 24, 0),
        (300, 0, 8, 8),  # above it already, equal minutes
        (300, 0, 4, 8),  # above it already, fewer
    ],
)
def test_przechodzi(projekt: int, inne: int, wpis: int, poprzednio: int) -> None:
    sprawdz_pulap(StanPulapu(LIMIT, h(projekt), h(inne)), h(wpis), h(poprzednio), MAJ, "E. Kłos")


@pytest.mark.parametrize(
    ("projekt", "inne", "wpis", "koniec"),
    [
        (
            150,
            120,
            8,
            "w projekcie 150 h, gdzie indziej 120 h, ten wpis 8 h – razem 278 h. Można zapisać jeszcze 6 h. "
            "Skróć wpis, popraw oświadczenie o godzinach gdzie indziej albo zapytaj koordynatora.",
        ),
        (
            276,
            0,
            1,
            "w projekcie 276 h, gdzie indziej 0 h, ten wpis 1 h – razem 277 h. Można zapisać jeszcze 0 h. "
            "Zapytaj koordynatora.",
        ),
    ],
)
def test_odmowa_rozpisuje_sume(projekt: int, inne: int, wpis: int, koniec: str) -> None:
    with pytest.raises(LimitPrzekroczony) as blad:
        sprawdz_pulap(StanPulapu(LIMIT, h(projekt), h(inne)), h(wpis), 0, MAJ, "E. Kłos")
    assert blad.value.komunikat.replace(NBSP, " ") == f"Limit 276 h na maj 2019 dla E. Kłos: {koniec}"


def test_oswiadczenie_ponad_limit_jest_faktem_ktory_sie_nazywa() -> None:
    zdanie = zdanie_przekroczenia(StanPulapu(LIMIT, h(150), h(130)), MAJ, "E. Kłos").replace(NBSP, " ")
    assert zdanie.startswith("Limit 276 h na maj 2019 dla E. Kłos: w projekcie 150 h, gdzie indziej 130 h")
    assert "razem 280 h, o 4 h za dużo" in zdanie
    assert zdanie_przekroczenia(StanPulapu(LIMIT, h(150), h(126)), MAJ, "E. Kłos") == ""


@pytest.mark.parametrize(("minuty", "blisko"), [(13247, False), (13248, False), (13249, True)])
def test_blisko_powyzej_osiemdziesieciu_procent(minuty: int, blisko: bool) -> None:
    assert StanPulapu(LIMIT, minuty).blisko is blisko


@given(
    projekt=st.integers(0, 20_000),
    inne=st.integers(0, 20_000),
    wpis=st.integers(1, 1440),
    poprzednio=st.integers(0, 1440),
)
def test_odmawia_tylko_temu_co_podnosi_sume_ponad_pulap(
    projekt: int, inne: int, wpis: int, poprzednio: int
) -> None:
    stan = StanPulapu(LIMIT, projekt, inne)
    ma_odmowic = wpis > poprzednio and projekt + inne + wpis > LIMIT
    try:
        sprawdz_pulap(stan, wpis, poprzednio, MAJ, "E. Kłos")
        odmowil = False
    except LimitPrzekroczony:
        odmowil = True
    assert odmowil == ma_odmowic
    if odmowil and stan.zostalo_min:
        sprawdz_pulap(stan, stan.zostalo_min, 0, MAJ, "E. Kłos")  # what the sentence offers is accepted


@pytest.mark.parametrize(("minuty", "dzien"), [(-1, MAJ), (h(744) + 1, MAJ), (h(720) + 1, CZERWIEC)])
def test_oswiadczenie_miesci_sie_w_miesiacu(minuty: int, dzien: date) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        sprawdz_inne(minuty, dzien)
    assert blad.value.pole == "minuty"


@pytest.mark.parametrize("minuty", [0, h(744) + 1])
def test_ustawienie_ma_granice(minuty: int) -> None:
    with pytest.raises(NiepoprawnePole):
        sprawdz_ustawienie(minuty)


# --- stored -------------------------------------------------------------------------------------


async def test_pulap_obowiazuje_od_miesiaca_a_kazda_wersja_zostaje(baza: "Silnik") -> None:
    assert await zapytania.pulap_miesiaca(MAJ) == DOMYSLNY_PULAP_MIN
    await zapytania.zapisz_pulap(CZERWIEC, h(250), "Wytyczne.", None, CHWILA)
    await zapytania.zapisz_pulap(CZERWIEC, h(260), "Pomyłka.", None, CHWILA + timedelta(hours=1))
    assert await zapytania.pulap_miesiaca(MAJ) == DOMYSLNY_PULAP_MIN
    assert await zapytania.pulap_miesiaca(date(2020, 1, 1)) == h(260)
    assert await zapytania.pulap_miesiaca(CZERWIEC, CHWILA) == h(250)
    assert [(p.minuty, p.do_chwili is None) for p in await zapytania.historia_pulapow()] == [
        (h(250), False),
        (h(260), True),
    ]
    assert [p.minuty for p in await zapytania.pulapy(od=CZERWIEC)] == [h(260)]


async def test_stan_miesiaca_sumuje_godziny_tu_i_gdzie_indziej(baza: "Silnik") -> None:
    swiat = await zaloz_swiat()
    await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2019, 5, 6)))
    await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2019, 6, 3)))
    await zapytania.zapisz_inne(swiat.coach, [MAJ, CZERWIEC], h(100), None, CHWILA)
    await zapytania.zapisz_inne(swiat.coach, [MAJ], h(120), None, CHWILA)
    await zapytania.zapisz_inne(swiat.animator, [MAJ], h(10), None, CHWILA)
    maj = StanPulapu(DOMYSLNY_PULAP_MIN, h(2.5), h(120))
    assert await zapytania.stan_pulapu(swiat.coach, date(2019, 5, 20)) == maj
    wtedy = await zapytania.stan_pulapu(swiat.coach, MAJ, wiedza=CHWILA)
    assert wtedy == StanPulapu(DOMYSLNY_PULAP_MIN, 0, h(100))
    wszyscy = {swiat.coach: maj, swiat.animator: StanPulapu(DOMYSLNY_PULAP_MIN, 0, h(10))}
    assert await zapytania.stany_pulapu(MAJ) == wszyscy
    assert await zapytania.stany_pulapu(MAJ, [swiat.coach]) == {swiat.coach: maj}
    assert await zapytania.ilu_blisko(MAJ) == (0, DOMYSLNY_PULAP_MIN)
    await zapytania.zapisz_pulap(MAJ, h(153), "Wytyczne.", None, CHWILA)  # 80 % is just below 122,5 h
    assert await zapytania.ilu_blisko(date(2019, 5, 31)) == (1, h(153))
    assert await zapytania.ilu_blisko(MAJ, do=date(2019, 5, 5)) == (0, h(153))
    assert await zapytania.inne_minuty([swiat.coach], Okres(MAJ, date(2019, 7, 1))) == {
        (swiat.coach, MAJ): h(120),
        (swiat.coach, CZERWIEC): h(100),
    }
    historia = await zapytania.historia_innych(swiat.coach, MAJ)
    assert [(o.minuty, o.do_chwili is None) for o in historia] == [(h(100), False), (h(120), True)]
