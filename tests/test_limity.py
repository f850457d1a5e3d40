"""Quotas to the letter: what refuses, what warns, pace, forecast and state."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.limity import (
    Limit,
    Miesiac,
    cele_z_limitem,
    miesiac_limitu,
    policz_limit,
)
from budzet.plik_planu import plan_wbudowany
from budzet.wpis_limitu import osiagniete_progi, ostrzezenia, sprawdz_limit
from harmonogram.bledy import BladDziedziny, LimitPrzekroczony, WymagaUzasadnienia
from harmonogram.dzialania import dzialanie_nr

PLAN = plan_wbudowany()
CELE = cele_z_limitem(PLAN.cele)
DZIS = date(2019, 11, 14)


def minuty(godziny: float) -> int:
    return round(godziny * 60)


def limit(nr: int, uzyto: float, w_miesiacu: float = 0, stan: date = DZIS, przyznano: float = 0) -> Limit:
    """A quota in hours as the prototypes show them."""
    return policz_limit(
        CELE[nr],
        dzialanie_nr(PLAN.dzialania, nr).okres,
        minuty(przyznano) or CELE[nr].razem or 0,
        minuty(uzyto),
        minuty(w_miesiacu),
        minuty(uzyto - w_miesiacu),
        stan,
        dla=7,
    )


def zwykly(tekst: str) -> str:
    return tekst.replace("\u00a0", " ")


def test_limity_maja_tylko_coaching_i_pula() -> None:
    assert {nr: (c.na, c.razem) for nr, c in CELE.items()} == {
        5: ("osoba", 1200), 6: ("jednostka", 21600), 10: ("osoba", 2700),
    }  # fmt: skip


# The cards of the prototype on 14.11.2019: action, used, of it in November | state, left, pace, needed, still
# this month, unused at the window's end, forecast.
KARTY = [
    (10, 16.5, 4, "opozniony", 28.5, 2.2, 2.7, 7.5, 5.2, None),
    (10, 18, 4, "opozniony", 27, 2.4, 2.6, 6, 1.6, None),
    (10, 37.5, 4, "blisko", 7.5, 5, 0.7, 0, 0, "2019-12-29"),
    (10, 22.5, 4, "w_normie", 22.5, 3, 2.1, 1.5, 0, "2020-06-28"),
    (10, 24, 4, "w_normie", 21, 3.2, 2, 0, 0, "2020-05-30"),
    (6, 118, 4, "opozniony", 242, 15.8, 23, 42, 75.5, None),
    (6, 143.5, 9.5, "w_normie", 216.5, 19.2, 20.6, 16.5, 14.1, None),
    (6, 171, 24.5, "w_normie", 189, 22.9, 17.9, 0, 0, "2020-07-22"),
    (6, 152.5, 12.5, "w_normie", 207.5, 20.4, 19.7, 7.5, 0, "2020-09-18"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("nr", "uzyto", "w_mies", "stan", "zostalo", "tempo", "wymagane", "jeszcze", "zabraknie", "koniec"), KARTY
)
def test_karty_limitow_z_14_listopada_2019(
    nr: int,
    uzyto: float,
    w_mies: float,
    stan: str,
    zostalo: float,
    tempo: float,
    wymagane: float,
    jeszcze: float,
    zabraknie: float,
    koniec: str | None,
) -> None:
    karta = limit(nr, uzyto, w_mies)
    assert (karta.stan, karta.zostalo_min) == (stan, minuty(zostalo))
    assert karta.tempo_min == pytest.approx(minuty(tempo), abs=3)  # the prototype prints 0,1 h
    assert karta.wymagane_tempo_min == pytest.approx(minuty(wymagane), abs=3)
    assert karta.zabraknie_min == pytest.approx(minuty(zabraknie), abs=3)
    assert karta.zdazy is (zabraknie == 0)
    w_tym_miesiacu = karta.miesiac.mozna_jeszcze_min if nr == 6 else karta.do_zaplanowania_min
    assert w_tym_miesiacu == minuty(jeszcze)
    if koniec is not None:
        assert karta.prognoza_koniec == date.fromisoformat(koniec)


def test_pola_odpowiedzi_limity() -> None:
    karta = limit(6, 118, 4)
    assert (karta.dzialanie, karta.dla, karta.jednostka) == (6, 7, None)
    assert (karta.przyznano_min, karta.wykorzystano_min) == (21600, 7080)
    assert (karta.plan_na_dzis_min, karta.tempo_plan_min, karta.odchylenie_min) == (8960, 1200, 7080 - 8960)
    assert karta.miesiac == Miesiac(20 * 60, 4 * 60, 26 * 60, 46 * 60)
    assert (karta.tempo_min, karta.wymagane_tempo_min) == (948, 1378)  # 7080 and 14520 by 7 7/15 and 10 8/15


@pytest.mark.parametrize(
    ("uzyto", "stan", "oczekiwany"),
    [
        (21.5, "2019-04-15", "przekroczony"),
        (21.5, "2018-12-31", "przekroczony"),
        (15, "2019-04-01", "zakonczony"),
        (15, "2019-03-31", "opozniony"),
        (20, "2019-03-31", "blisko"),
        (19, "2019-03-31", "blisko"),
        (16, "2019-01-15", "blisko"),
        (15, "2018-12-31", "w_normie"),
        (14.25, "2018-12-31", "w_normie"),  # exactly 5 % below
        (14.2, "2018-12-31", "opozniony"),
        (0, "2018-06-30", "w_normie"),
    ],
)
def test_stan_pierwszy_ktory_pasuje(uzyto: float, stan: str, oczekiwany: str) -> None:
    assert limit(5, uzyto, stan=date.fromisoformat(stan)).stan == oczekiwany


def test_przed_oknem_nie_ma_tempa_ani_prognozy() -> None:
    karta = limit(5, 0, stan=date(2018, 6, 30))
    assert (karta.tempo_min, karta.prognoza_koniec, karta.plan_na_dzis_min) == (None, None, 0)
    assert karta.wymagane_tempo_min == round(1200 / 9)
    assert (karta.do_zaplanowania_min, karta.miesiac.dostepne_min) == (0, 0)


def test_po_oknie_nie_ma_wymaganego_tempa_ani_prognozy_a_tempo_stoi() -> None:
    ostatniego, rok_pozniej = (limit(5, 18, stan=d) for d in (date(2019, 3, 31), date(2020, 3, 31)))
    assert (ostatniego.wymagane_tempo_min, ostatniego.prognoza_koniec) == (None, None)
    assert rok_pozniej.tempo_min == ostatniego.tempo_min == 120
    assert (rok_pozniej.do_zaplanowania_min, rok_pozniej.zabraknie_min) == (0, 120)


def test_bez_godzin_nie_ma_prognozy_a_zbyt_daleka_znika() -> None:
    assert limit(6, 0).prognoza_koniec is None
    assert limit(6, 0).tempo_min == 0
    assert limit(6, 1 / 60).prognoza_koniec is None


def test_podniesiony_limit_jest_nowym_stu_procentami() -> None:
    karta = limit(5, 21, stan=date(2019, 3, 15), przyznano=25)
    assert (karta.stan, karta.procent, karta.zostalo_min) == ("blisko", 84.0, 240)
    assert limit(5, 21, stan=date(2019, 3, 15)).przekroczono_o_min == 60


# --- the month


@pytest.mark.parametrize(
    ("nr", "dzien", "w_miesiacu", "przed", "oczekiwany"),
    [
        (6, "2019-04-10", 25, 0, (20, 25, 0, 20)),
        (6, "2019-05-10", 25, 10, (20, 25, 10, 30)),
        (6, "2019-05-10", 5, 45, (20, 5, -25, -5)),
        (6, "2020-09-30", 20, 340, (20, 20, 0, 20)),
        (6, "2020-10-01", 0, 340, (0, 0, 20, 20)),
        (6, "2019-03-31", 0, 0, (0, 0, 0, 0)),
        (5, "2019-02-10", 2.5, 17.5, (2.5, 2.5, 0, 2.5)),
        (5, "2019-03-10", 2.5, 17.5, (0, 2.5, 2.5, 2.5)),  # the ninth month has no share of its own
    ],
)
def test_miesiac_limitu(
    nr: int, dzien: str, w_miesiacu: float, przed: float, oczekiwany: tuple[float, ...]
) -> None:
    cel = CELE[nr]
    wynik = miesiac_limitu(
        cel,
        dzialanie_nr(PLAN.dzialania, nr).okres,
        cel.razem or 0,
        minuty(w_miesiacu),
        minuty(przed),
        date.fromisoformat(dzien),
    )
    assert wynik == Miesiac(*(minuty(h) for h in oczekiwany))


def test_dwadziescia_piec_godzin_puli_w_miesiacu_to_ostrzezenie() -> None:
    miesiac = Miesiac(1200, 1500, 0, 1200)
    ((kod, zdanie),) = ostrzezenia(CELE[6], 21600, miesiac, date(2019, 4, 10), "gmina Borowiany")
    assert kod == "miesiac_przekroczony"
    assert zwykly(zdanie) == (
        "gmina Borowiany, kwiecień 2019: 25 h wobec dostępnych 20 h (średnio 20 h miesięcznie). "
        "To sygnał, nie blokada: liczy się 360 h."
    )


def test_rowno_dostepne_nie_ostrzega() -> None:
    assert ostrzezenia(CELE[6], 21600, Miesiac(1200, 1200, 0, 1200), DZIS, "x") == []


# --- shares worth a warning


@pytest.mark.parametrize(
    ("przed", "po", "kody"),
    [
        (15, 15.99, []),
        (15, 16, ["limit_80_procent"]),
        (16, 19.5, []),
        (16, 20, ["limit_100_procent"]),
        (0, 20, ["limit_80_procent", "limit_100_procent"]),
        (20, 22, []),
        (17, 15, []),
        (20, 16, []),
    ],
)
def test_progi_osiaga_tylko_wzrost(przed: float, po: float, kody: list[str]) -> None:
    osiagniete = osiagniete_progi(CELE[5], 1200, int(przed * 60), int(po * 60), "A. Nowak")
    assert [kod for kod, _ in osiagniete] == kody


def test_prog_ostrzezenia_jest_dana_planu_a_zdanie_mowi_ile_zostalo() -> None:
    ((kod, zdanie),) = osiagniete_progi(replace(CELE[6], blisko_proc=50), 21600, 10799, 10801, "gmina Łomża")
    assert kod == "limit_80_procent"
    assert zwykly(zdanie) == "gmina Łomża: wykorzystano 50 % limitu 360 h, zostało 179 h 59 min."


@given(st.lists(st.integers(1, 600), max_size=40), st.integers(1, 3000))
def test_kazdy_prog_ostrzega_raz_w_drodze_do_gory(wpisy: list[int], przyznano: int) -> None:
    suma, kody = 0, []
    for minuty_wpisu in wpisy:
        kody += [k for k, _ in osiagniete_progi(CELE[5], przyznano, suma, suma + minuty_wpisu, "x")]
        suma += minuty_wpisu
    oczekiwane = [
        kod
        for kod, proc in (("limit_80_procent", 80), ("limit_100_procent", 100))
        if suma * 100 >= przyznano * proc
    ]
    assert kody == oczekiwane


# --- the total


def sprawdz(
    inne: float, wpis: float, poprzednio: float = 0, uzasadnienie: str | None = None, nr: int = 5
) -> None:
    cel, kto = CELE[nr], "A. Nowak" if nr == 5 else "gmina Borowiany"
    sprawdz_limit(cel, cel.razem or 0, minuty(inne), minuty(wpis), minuty(poprzednio), uzasadnienie, kto)


def test_osiem_sesji_po_dwie_i_pol_godziny_przechodzi() -> None:
    for sesja in range(8):
        sprawdz(2.5 * sesja, 2.5)


@pytest.mark.parametrize(
    ("nr", "inne", "wpis", "uzasadnienie", "kod"),
    [
        (5, 17.5, 2.5, None, None),
        (5, 20, 1 / 60, None, "wymaga_uzasadnienia"),
        (5, 20, 1 / 60, "  ", "wymaga_uzasadnienia"),
        (5, 20, 2, "sesja zamykająca", None),
        (5, 20, 2 + 1 / 60, "sesja zamykająca", "limit_przekroczony"),
        (5, 20, 2 + 1 / 60, None, "limit_przekroczony"),
        (10, 45, 4.5, "tak", None),
        (10, 45, 4.5 + 1 / 60, "tak", "limit_przekroczony"),
        (6, 340, 20, None, None),
        (6, 350, 20, None, "wymaga_uzasadnienia"),
        (6, 350, 46, "tak", None),
        (6, 350, 46 + 1 / 60, "tak", "limit_przekroczony"),
        (6, 0, 25, None, None),  # the month only warns
    ],
)
def test_suma_i_prog(nr: int, inne: float, wpis: float, uzasadnienie: str | None, kod: str | None) -> None:
    try:
        sprawdz(inne, wpis, 0, uzasadnienie, nr)
    except BladDziedziny as blad:
        wynik: str | None = blad.kod
    else:
        wynik = None
    assert wynik == kod


def test_odmowa_podaje_liczby_i_wyjscie() -> None:
    with pytest.raises(LimitPrzekroczony) as blad:
        sprawdz(19.5, 3)
    assert zwykly(blad.value.komunikat) == (
        "Limit 20 h dla A. Nowak: wykorzystano 19,5 h, zostało 0,5 h – wpis ma 3 h. "
        "Skróć wpis do 0,5 h albo do 2,5 h z uzasadnieniem, albo poproś koordynatora o podniesienie limitu."
    )


def test_odmowa_bez_reszty_odsyla_do_koordynatora() -> None:
    with pytest.raises(LimitPrzekroczony) as blad:
        sprawdz(396, 1, nr=6, uzasadnienie="tak")
    assert zwykly(blad.value.komunikat) == (
        "Limit 360 h, gmina Borowiany: wykorzystano 396 h, zostało 0 h – wpis ma 1 h. "
        "Poproś koordynatora o podniesienie limitu."
    )


def test_prosba_o_uzasadnienie_wskazuje_pole() -> None:
    with pytest.raises(WymagaUzasadnienia) as blad:
        sprawdz(19.5, 2)
    assert blad.value.pole == "uzasadnienie"
    assert zwykly(blad.value.komunikat) == (
        "Limit 20 h dla A. Nowak: wykorzystano 19,5 h, zostało 0,5 h – wpis ma 2 h. "
        "Do 22 h można zapisać z uzasadnieniem: dopisz je albo skróć wpis do 0,5 h."
    )


@given(st.integers(0, 5000), st.integers(1, 600), st.integers(0, 600))
def test_zmiana_ktora_nie_podnosi_sumy_zawsze_przechodzi(inne: int, wpis: int, wiecej: int) -> None:
    sprawdz_limit(CELE[5], 1200, inne, wpis, wpis + wiecej, None, "x")


@given(st.integers(0, 3000), st.integers(1, 600), st.integers(60, 2400), st.integers(100, 150))
def test_prog_jest_dana_planu(inne: int, wpis: int, przyznano: int, prog: int) -> None:
    cel = replace(CELE[5], prog_proc=prog)
    suma = inne + wpis
    try:
        sprawdz_limit(cel, przyznano, inne, wpis, 0, "uzasadnienie", "x")
        przeszlo = True
    except LimitPrzekroczony:
        przeszlo = False
    assert przeszlo is (Fraction(suma, przyznano) <= Fraction(prog, 100))


@given(
    st.sampled_from([5, 6, 10]),
    st.dates(date(2018, 1, 1), date(2022, 1, 1)),
    st.integers(0, 30000),
    st.integers(0, 30000),
)
def test_liczby_limitu_zgadzaja_sie_ze_soba(nr: int, stan: date, przed: int, w_miesiacu: int) -> None:
    cel = CELE[nr]
    okno = dzialanie_nr(PLAN.dzialania, nr).okres
    uzyto = przed + w_miesiacu
    karta = policz_limit(cel, okno, cel.razem or 0, uzyto, w_miesiacu, przed, stan)
    assert karta.zostalo_min == max(0, (cel.razem or 0) - uzyto)
    assert 0 <= karta.do_zaplanowania_min <= karta.zostalo_min
    assert karta.miesiac.dostepne_min == karta.miesiac.przyznano_min + karta.miesiac.przeniesiono_min
    assert 0 <= karta.zabraknie_min <= karta.zostalo_min
    assert karta.prognoza_koniec is None or karta.prognoza_koniec >= stan
