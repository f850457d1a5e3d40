"""Plan against actual: the prototype's matrix, sums that add up, and the verdicts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.plan import dla_jednostki
from budzet.plik_planu import plan_wbudowany
from budzet.wykonanie import OCENY, STANY_DZIALAN, Podsumowanie, Wiersz, podsumuj, zestaw
from harmonogram.kwartaly import Kwartal, kwartaly

PLAN = plan_wbudowany()
DZIS = date(2019, 11, 14)
H = 60
OS = kwartaly(Kwartal(2018, 2), Kwartal(2021, 1))


def k(kod: str) -> Kwartal:
    return Kwartal.z_kodu(kod)


def wykonania(nr: int, miara: str, od: str, *ile: float) -> dict[tuple[int, str, Kwartal], int]:
    od_k = k(od)
    return {(nr, miara, kw): round(n) for kw, n in zip(OS[OS.index(od_k) :], ile, strict=False)}


# the prototype's world: 30 units, 60 social workers, 14.11.2019
SWIAT = (
    wykonania(1, "godziny", "2018-K2", *(h * H for h in (84, 102.5, 96, 118, 88.5, 76, 41)))
    | wykonania(2, "narzedzia", "2018-K3", 5)
    | wykonania(3, "konferencje", "2018-K2", 1)
    | wykonania(4, "szkolenia", "2018-K3", 6, 14, 11)
    | wykonania(5, "godziny", "2018-K3", *(h * H for h in (372.5, 441, 338)))
    | wykonania(6, "godziny", "2019-K2", *(h * H for h in (1640.5, 1802, 770)))
    | wykonania(7, "spotkania", "2019-K2", 152, 171, 55)
    | wykonania(8, "osoby_rodziny", "2019-K2", 41, 88, 34)
    | wykonania(9, "warsztaty", "2019-K2", 29, 31, 2)
    | wykonania(10, "godziny", "2019-K2", *(h * H for h in (448.5, 517, 225)))
)

# action: (plan, actual) of each quarter up to today, in hours or pieces
MACIERZ: dict[int, list[tuple[int, float]]] = {
    2: [(5, 5)],
    3: [(1, 1)],
    5: [(450, 372.5), (450, 441), (300, 338)],
    6: [(1800, 1640.5), (1800, 1802), (880, 770)],
    7: [(180, 152), (180, 171), (60, 55)],
    9: [(30, 29), (30, 31), (0, 2)],
    10: [(540, 448.5), (540, 517), (264, 225)],
}


def wiersze(nr: int, stan: date = DZIS, miara: str = "") -> list[Wiersz]:
    return [
        w
        for w in zestaw(PLAN.dzialania, PLAN.cele, SWIAT, 30, stan)
        if w.dzialanie == nr and w.miara != "dni" and miara in ("", w.miara)
    ]


def suma(nr: int, stan: date = DZIS) -> Podsumowanie:
    return next(p for p in podsumuj(PLAN.dzialania, PLAN.cele, SWIAT, 30, stan) if p.dzialanie == nr)


@pytest.mark.parametrize("nr", MACIERZ)
def test_macierz_prototypu(nr: int) -> None:
    razy = H if nr in (5, 6, 10) else 1
    dotad = [w for w in wiersze(nr) if w.kwartal.okres.od <= DZIS]
    assert [(w.plan, w.wykonanie, w.odchylenie) for w in dotad] == [
        (p * razy, round(n * razy), round((n - p) * razy)) for p, n in MACIERZ[nr]
    ]
    assert dotad[-1].narastajaco.plan == sum(p for p, _ in MACIERZ[nr]) * razy
    assert dotad[-1].narastajaco.wykonanie == round(sum(n for _, n in MACIERZ[nr]) * razy)


def test_przyszly_kwartal_ma_tylko_plan() -> None:
    *_, przedostatni, ostatni = wiersze(10)
    assert (przedostatni.plan, przedostatni.wykonanie, przedostatni.odchylenie) == (540 * H, None, None)
    assert (ostatni.plan, ostatni.narastajaco.plan) == (0, 2700 * H)
    assert (ostatni.narastajaco.wykonanie, ostatni.narastajaco.odchylenie) == (None, None)


def test_biezacy_kwartal_liczy_plan_do_dnia_i_zna_caly() -> None:
    biezacy = wiersze(7)[2]
    assert (biezacy.kwartal, biezacy.plan, biezacy.plan_calego_kwartalu) == (k("2019-K4"), 60, 180)


@pytest.mark.parametrize("nr", [1, 4, 8])
def test_bez_liczb_plan_jest_pusty_a_wykonanie_jest(nr: int) -> None:
    pierwszy = wiersze(nr)[0]
    assert (pierwszy.plan, pierwszy.plan_calego_kwartalu, pierwszy.odchylenie) == (None, None, None)
    assert pierwszy.narastajaco.plan is None
    assert pierwszy.wykonanie


def test_czterdziesci_dziewiec_wierszy_okien_dla_glownych_celow() -> None:
    puste = zestaw(PLAN.dzialania, [c for c in PLAN.cele if c.miara != "dni"], {}, 30, DZIS)
    assert len(puste) == 49
    assert {w.wykonanie for w in puste if w.kwartal.okres.od <= DZIS} == {0}


def test_dowod_poza_oknem_ma_wiersz_z_planem_zero() -> None:
    poza = wykonania(9, "warsztaty", "2020-K1", 3) | wykonania(1, "godziny", "2021-K1", 5)
    rows = zestaw(PLAN.dzialania, PLAN.cele, poza, 30, date(2021, 3, 31))
    (wiersz,) = [w for w in rows if w.kwartal == k("2020-K1") and w.dzialanie == 9]
    assert (wiersz.plan, wiersz.wykonanie, wiersz.odchylenie) == (0, 3, 3)
    assert wiersz.narastajaco.plan == 90


def test_z_jednostki_cel_projektu_traci_liczbe() -> None:
    cele = dla_jednostki(PLAN.cele)
    rows = zestaw(PLAN.dzialania, cele, {}, 1, DZIS)
    assert {w.plan for w in rows if w.dzialanie == 3} == {None}
    assert [w.plan for w in rows if w.dzialanie == 7] == [6, 6, 2, 6, 6, 6]


# --- one summary per target


@pytest.mark.parametrize(
    ("nr", "stan", "ocena", "plan_razem", "na_dzien", "odchylenie_proc", "procent"),
    [
        (10, "opozniony", "za_planem", 2700 * H, 1344 * H, -11, 44),
        (7, "opozniony", "za_planem", 1080, 420, -10, 35),
        (6, "opozniony", "za_planem", 10800 * H, 4480 * H, -6, 39),
        (9, "w_normie", "przed_planem", 90, 60, 3, 69),
        (8, "w_normie", "zgodnie", None, None, None, 109),
        (1, "bez_planu", "bez_celu", None, None, None, None),
        (5, "zakonczony", "za_planem", 1200 * H, 1200 * H, -4, 96),
        (2, "zakonczony", "zgodnie", 5, 5, 0, 100),
        (4, "zakonczony", "bez_celu", None, None, None, None),
        (11, "przyszle", "przyszle", 1, 0, None, 0),
        (12, "przyszle", "bez_celu", None, None, None, None),
    ],
)
def test_podsumowanie_prototypu(
    nr: int,
    stan: str,
    ocena: str,
    plan_razem: int | None,
    na_dzien: int | None,
    odchylenie_proc: int | None,
    procent: int | None,
) -> None:
    p = suma(nr)
    assert (p.stan, p.ocena) == (stan, ocena)
    assert (p.plan_razem, p.plan_na_dzien) == (plan_razem, na_dzien)
    assert (p.odchylenie_proc, p.procent) == (odchylenie_proc, procent)
    assert p.stan in STANY_DZIALAN
    assert p.ocena in OCENY


def test_na_start_trzy_opoznione_trzy_w_toku_cztery_zakonczone_dwa_przed_nami() -> None:
    stany = [suma(nr).stan for nr in range(1, 13)]
    assert stany.count("opozniony") == 3
    assert stany.count("w_normie") + stany.count("bez_planu") == 3
    assert stany.count("zakonczony") == 4
    assert stany.count("przyszle") == 2


@pytest.mark.parametrize(
    ("wykonanie", "stan_na", "stan", "ocena"),
    [
        (149, "2019-11-14", "bez_planu", "w_toku"),
        (150, "2019-11-14", "w_normie", "zgodnie"),
        (149, "2020-10-01", "zakonczony", "za_planem"),
        (150, "2020-10-01", "zakonczony", "zgodnie"),
    ],
)
def test_przedzial_porownuje_sie_z_dolna_granica(wykonanie: int, stan_na: str, stan: str, ocena: str) -> None:
    swiat = wykonania(8, "osoby_rodziny", "2019-K2", wykonanie)
    (p,) = [
        p
        for p in podsumuj(PLAN.dzialania, PLAN.cele, swiat, 30, date.fromisoformat(stan_na))
        if p.dzialanie == 8
    ]
    assert (p.plan_od, p.plan_do, p.stan, p.ocena) == (150, 300, stan, ocena)


def test_bez_jednostek_plan_projektu_jest_zerem_a_procent_pusty() -> None:
    (p,) = [p for p in podsumuj(PLAN.dzialania, PLAN.cele, {}, 0, DZIS) if p.dzialanie == 7]
    assert (p.plan, p.plan_razem, p.procent, p.stan) == (36, 0, None, "w_normie")


# --- any history: sums of the rows are the totals

historie = st.dictionaries(
    st.tuples(
        st.sampled_from([(c.dzialanie, c.miara) for c in PLAN.cele]), st.sampled_from([k("2017-K4"), *OS])
    ).map(lambda t: (*t[0], t[1])),
    st.integers(0, 10_000),
)


@given(historie, st.integers(0, 40), st.dates(date(2018, 1, 1), date(2021, 12, 31)))
def test_wiersze_daja_razem_podsumowanie(
    historia: dict[tuple[int, str, Kwartal], int], jednostek: int, stan: date
) -> None:
    rows = zestaw(PLAN.dzialania, PLAN.cele, historia, jednostek, stan)
    for p in podsumuj(PLAN.dzialania, PLAN.cele, historia, jednostek, stan):
        moje = [w for w in rows if (w.dzialanie, w.miara) == (p.dzialanie, p.miara)]
        dotad = [w for w in moje if w.kwartal.okres.od <= stan]
        assert sum(w.wykonanie or 0 for w in moje) == p.wykonanie
        assert all(w.wykonanie is None for w in moje if w not in dotad)
        if p.plan_razem is None:
            assert {w.plan for w in moje} == {None}
            continue
        assert sum(w.plan or 0 for w in dotad) == p.plan_na_dzien
        assert sum(w.plan_calego_kwartalu or 0 for w in moje) == p.plan_razem
        if dotad:
            assert dotad[-1].narastajaco.plan == p.plan_na_dzien
            assert dotad[-1].narastajaco.odchylenie == p.odchylenie
