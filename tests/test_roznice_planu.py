"""Differences of plans: none between a plan and itself, every changed field by name, the same reversed."""

from dataclasses import fields, replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.plan import Cel
from budzet.plik_planu import PlanZPliku, plan_wbudowany, wczytaj_plan
from budzet.roznice_planu import DODANE, USUNIETE, ZMIENIONE, Roznice, Zmiana, roznice, zmienione_okna
from harmonogram.dzialania import Dzialanie, Projekt
from harmonogram.kwartaly import Kwartal
from harmonogram.plik_planu import tekst_wbudowany

PLAN = plan_wbudowany()

# field of the data -> (another value, code of the change)
DZIALANIE: dict[str, tuple[Any, str]] = {
    "nazwa": ("Inna nazwa", "nazwa"),
    "skrot": ("Inny skrót", "skrot"),
    "opis": ("Inny opis.", "opis"),
    "od": (Kwartal(2018, 1), "kwartaly"),
    "do": (Kwartal(2021, 2), "kwartaly"),
    "rodzaj": ("inny", "rodzaj"),
    "adnotacja": ("Nowa adnotacja.", "adnotacja"),
    "narzedzia": (("jedno",), "narzedzia"),
}
CEL: dict[str, tuple[Any, str]] = {
    "razem": (17, "razem"),
    "od": (1, "zakres"),
    "do": (99, "zakres"),
    "stawka": (Fraction(7), "srednio"),
    "miesiecy": (5, "miesiecy"),
    "rozklad": ("recznie", "rozklad"),
    "reczny": ((1, 2), "kwartalnie"),
    "osob_na_jednostke": (7, "osob_na_jednostke"),
    "prog_proc": (150, "prog_proc"),
    "blisko_proc": (70, "blisko_proc"),
    "opoznienie_proc": (15, "opoznienie_proc"),
    "odmawia": (None, "odmawia"),  # the opposite
    "liczone_z": (("badanie", "warsztat_rodzinny"), "liczone_z"),
    "liczone_funkcje": (("coach",), "liczone_funkcje"),
}
PROJEKT: dict[str, tuple[Any, str]] = {
    **{
        pole: ("Inna treść", pole)
        for pole in ("nazwa", "tytul", "lider", "numer", "nazwa_pzk", "typ_gmin", "finansowanie")
    },
    "partnerzy": (("Jeden partner",), "partnerzy"),
    "okres": (PLAN.projekt.fazy[0].okres, "okres"),
    "fazy": (PLAN.projekt.fazy[:2], "fazy.3"),
}


def ze_zmiana_dzialania(plan: PlanZPliku, nr: int, **pola: Any) -> PlanZPliku:
    dzialania = tuple(replace(d, **pola) if d.nr == nr else d for d in plan.dzialania)
    return replace(plan, dzialania=dzialania)


def ze_zmiana_celu(plan: PlanZPliku, ktory: int, pole: str) -> PlanZPliku:
    cel = plan.cele[ktory]
    zmiana = dict[str, Any]({pole: not cel.odmawia if pole == "odmawia" else CEL[pole][0]})
    return replace(plan, cele=(*plan.cele[:ktory], replace(cel, **zmiana), *plan.cele[ktory + 1 :]))


def kody(r: Roznice) -> set[tuple[int | None, str]]:
    """(action or None of the project, code) of every change."""
    return {(None, z.pole) for z in r.projekt} | {(d.nr, z.pole) for d in r.dzialania for z in d.zmiany}


def odwrocone(r: Roznice) -> Roznice:
    def obroc(zmiany: tuple[Zmiana, ...]) -> tuple[Zmiana, ...]:
        return tuple(replace(z, bylo=z.jest, jest=z.bylo) for z in zmiany)

    rodzaje = {DODANE: USUNIETE, USUNIETE: DODANE, ZMIENIONE: ZMIENIONE}
    return Roznice(
        obroc(r.projekt),
        tuple(replace(d, rodzaj=rodzaje[d.rodzaj], zmiany=obroc(d.zmiany)) for d in r.dzialania),
    )


def po_kolei(r: Roznice) -> object:
    """Without the name of the action, which is that of the newer plan, and without the order of fields."""

    def klucz(z: Zmiana) -> tuple[str, ...]:
        return (z.pole, z.opis, z.bylo or "", z.jest or "")

    dzialania = [(d.nr, d.rodzaj, sorted(map(klucz, d.zmiany))) for d in r.dzialania]
    return sorted(map(klucz, r.projekt)), dzialania


NUMERY = st.sampled_from([d.nr for d in PLAN.dzialania])
KROK = st.one_of(
    st.tuples(st.just("dzialanie"), NUMERY, st.sampled_from(sorted(DZIALANIE))),
    st.tuples(st.just("cel"), st.integers(0, len(PLAN.cele) - 1), st.sampled_from(sorted(CEL))),
    st.tuples(st.just("projekt"), st.just(0), st.sampled_from(sorted(PROJEKT))),
)


def zastosuj(plan: PlanZPliku, krok: tuple[str, int, str]) -> tuple[PlanZPliku, tuple[int | None, str]]:
    """The changed plan, and what the difference has to name."""
    co, ktory, pole = krok
    if co == "projekt":
        wartosc, kod = PROJEKT[pole]
        return replace(plan, projekt=replace(plan.projekt, **{pole: wartosc})), (None, kod)
    if co == "dzialanie":
        wartosc, kod = DZIALANIE[pole]
        return ze_zmiana_dzialania(plan, ktory, **{pole: wartosc}), (ktory, kod)
    cel = plan.cele[ktory]
    return ze_zmiana_celu(plan, ktory, pole), (
        cel.dzialanie,
        f"cele.{cel.miara}.{cel.na}.{CEL[pole][1]}",
    )


def test_kazde_pole_danych_jest_w_tabelach() -> None:
    """A field added to the data has to be named in differences."""
    assert {f.name for f in fields(Dzialanie)} - {"nr"} == set(DZIALANIE)
    assert {f.name for f in fields(Cel)} - {"dzialanie", "miara", "na"} == set(CEL)
    assert {f.name for f in fields(Projekt)} == set(PROJEKT)


def test_plan_nie_rozni_sie_od_siebie() -> None:
    assert roznice(PLAN, plan_wbudowany()).puste


@given(st.lists(KROK, min_size=1, max_size=6, unique_by=lambda k: (k[0], k[1], k[2])))
def test_kazde_zmienione_pole_jest_nazwane(kroki: list[tuple[str, int, str]]) -> None:
    plan, oczekiwane = PLAN, set()
    for krok in kroki:
        plan, kod = zastosuj(plan, krok)
        oczekiwane.add(kod)
    assert kody(roznice(PLAN, plan)) == oczekiwane
    assert roznice(plan, plan).puste


@given(st.lists(KROK, max_size=4), st.lists(KROK, max_size=4))
def test_roznica_jest_symetryczna(
    lewe: list[tuple[str, int, str]], prawe: list[tuple[str, int, str]]
) -> None:
    a = b = PLAN
    for krok in lewe:
        a, _ = zastosuj(a, krok)
    for krok in prawe:
        b, _ = zastosuj(b, krok)
    assert po_kolei(roznice(b, a)) == po_kolei(odwrocone(roznice(a, b)))


@given(st.sets(NUMERY, max_size=11), st.sets(NUMERY, max_size=11))
def test_dodane_i_usuniete_dzialania(lewe: set[int], prawe: set[int]) -> None:
    def bez(numery: set[int]) -> PlanZPliku:
        return PlanZPliku(
            PLAN.projekt,
            tuple(d for d in PLAN.dzialania if d.nr not in numery),
            tuple(c for c in PLAN.cele if c.dzialanie not in numery),
        )

    rodzaje = {d.nr: d.rodzaj for d in roznice(bez(lewe), bez(prawe)).dzialania}
    assert rodzaje == dict.fromkeys(lewe - prawe, DODANE) | dict.fromkeys(prawe - lewe, USUNIETE)


@pytest.mark.parametrize(
    ("bylo", "jest", "nr", "zmiany"),
    [
        (
            'kwartaly = "II – IV kwartał 2019"',
            'kwartaly = "III kwartał 2019 – I kwartał 2020"',
            9,
            [("kwartały", "II – IV kwartał 2019", "III kwartał 2019 – I kwartał 2020")],
        ),
        (
            'razem = "20 h"\nsrednio = "2,5 h"',
            'razem = "24 h"\nsrednio = "3 h"',
            5,
            [
                ("cel: godziny na osobę, razem", "20 h", "24 h"),
                ("cel: godziny na osobę, średnio w miesiącu", "2,5 h", "3 h"),
            ],
        ),
        (
            'zakres = "5–10"',
            'zakres = "6–12"',
            8,
            [("cel: osoby i rodziny na jednostkę, zakres", "5–10", "6–12")],
        ),
        (
            'skrot = "Spotkania edukacyjne"',
            'skrot = "Spotkania"',
            12,
            [("skrót nazwy", "Spotkania edukacyjne", "Spotkania")],
        ),
    ],
)
def test_zmiana_w_slowach(bylo: str, jest: str, nr: int, zmiany: list[tuple[str, str, str]]) -> None:
    tekst = tekst_wbudowany()
    assert bylo in tekst
    [dzialanie] = roznice(PLAN, wczytaj_plan(tekst.replace(bylo, jest, 1), "plan.toml")).dzialania
    assert (dzialanie.nr, dzialanie.rodzaj) == (nr, ZMIENIONE)
    slowa = [(z.opis, z.bylo, z.jest) for z in dzialanie.zmiany]
    assert [tuple((s or "").replace("\u00a0", " ") for s in z) for z in slowa] == zmiany


def test_nowy_cel_jest_jednym_zdaniem_a_kolejnosc_celow_ma_znaczenie() -> None:
    bez = replace(PLAN, cele=tuple(c for c in PLAN.cele if c.miara != "dni"))
    [dzialanie] = roznice(bez, PLAN).dzialania
    [zmiana] = dzialanie.zmiany
    assert (zmiana.opis, zmiana.bylo) == ("cel: dni warsztatów na jednostkę", None)
    assert (zmiana.jest or "").replace("\u00a0", " ") == (
        "razem 6 dni, rozkład równomiernie, liczone z warsztat wyjazdowy"
    )
    odwrotnie = replace(PLAN, cele=tuple(reversed(PLAN.cele)))
    [dzialanie] = roznice(PLAN, odwrotnie).dzialania
    assert [z.pole for z in dzialanie.zmiany] == ["cele"]


def test_zmienione_okna() -> None:
    inny = ze_zmiana_dzialania(PLAN, 9, od=Kwartal(2019, 3), do=Kwartal(2020, 1))
    [(nr, nowe)] = zmienione_okna(PLAN, ze_zmiana_dzialania(inny, 3, nazwa="Inna"))
    assert nr == 9
    assert nowe is not None
    assert nowe.od == Kwartal(2019, 3)
    assert zmienione_okna(PLAN, replace(PLAN, dzialania=PLAN.dzialania[:-1])) == [(12, None)]
