"""Kinds of events, checks of one event, identity of its days, states."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole, PozaOknem, Przyszlosc, ZlyStan
from harmonogram.czas import Okres
from harmonogram.wydarzenia import (
    PRZEJSCIA_WYDARZENIA,
    RODZAJE,
    STANY,
    DzienWydarzenia,
    Termin,
    Wydarzenie,
    dopasuj_dni,
    podbij_dni,
    przejdz,
    sprawdz_wydarzenie,
)

WCZORAJ, TERAZ = datetime(2019, 5, 1, 8, tzinfo=UTC), datetime(2019, 5, 2, 8, tzinfo=UTC)
OKNO_9 = Okres.wlacznie(date(2019, 4, 1), date(2019, 12, 31))
PN, WT, SR = date(2019, 6, 3), date(2019, 6, 4), date(2019, 6, 5)
WARSZTAT: dict[str, Any] = {
    "rodzaj": "warsztat_wyjazdowy",
    "dzialanie": 9,
    "tytul": "Warsztat kooperacyjny",
    "dni": [(PN, 540, 960), (WT, 540, 900)],
    "miejsce": "Ustroń",
    "tryb": "stacjonarnie",
    "okno": OKNO_9,
    "nazwa_okna": "działania 9",
}


def odmowa(**zmiany: Any) -> BladDziedziny:
    with pytest.raises(BladDziedziny) as blad:
        sprawdz_wydarzenie(**(WARSZTAT | zmiany))
    assert blad.value.komunikat.endswith(".")
    return blad.value


# --- kinds


def test_rodzaje_maja_kody_z_kontraktu_i_znane_znaki() -> None:
    kody = (
        "konferencja_regionalna konferencja_makroregionalna szkolenie szkolenie_wewnetrzne warsztat_wyjazdowy"
        " warsztat_rodzinny spotkanie_pzk spotkanie_edukacyjne spotkanie_informacyjne spotkanie_animatorow"
        " spotkanie_wzk konsultacja badanie superwizja_grupowa superwizja_indywidualna"
    )
    assert " ".join(RODZAJE) == kody
    assert {r.znak for r in RODZAJE.values()} <= {"romb", "kwadrat", "kolo", "trojkat", "kreska"}


@pytest.mark.parametrize("rodzaj", RODZAJE.values(), ids=lambda r: r.kod)
def test_rodzaj_przyjmuje_dokladnie_swoje_dzialania(rodzaj: Any) -> None:
    dozwolone = set(rodzaj.dzialania) | ({None} if rodzaj.bez_dzialania else set())
    assert dozwolone
    for dzialanie in [None, *range(1, 13)]:
        if dzialanie in dozwolone:
            sprawdz_wydarzenie(**(WARSZTAT | {"rodzaj": rodzaj.kod, "dzialanie": dzialanie}))
        else:
            assert odmowa(rodzaj=rodzaj.kod, dzialanie=dzialanie).pole == "dzialanie"


def test_odmowa_dzialania_mowi_co_podac() -> None:
    assert odmowa(rodzaj="spotkanie_informacyjne", dzialanie=7).komunikat == (
        "Rodzaj „spotkanie informacyjne”: podaj działanie 3, 11 lub 12 albo brak działania."
    )
    assert odmowa(rodzaj="superwizja_grupowa", dzialanie=7).komunikat.endswith("podaj brak działania.")


# --- one event


def test_warsztat_dwudniowy_przechodzi() -> None:
    sprawdz_wydarzenie(**WARSZTAT)


def test_dwa_rozlaczne_przedzialy_jednego_dnia_przechodza() -> None:
    sprawdz_wydarzenie(**(WARSZTAT | {"dni": [(PN, 540, 720), (PN, 720, 960), (WT, 0, 1440)]}))


@pytest.mark.parametrize(
    ("zmiany", "pole", "zdanie"),
    [
        ({"rodzaj": "bal"}, "rodzaj", "nie jest rodzajem"),
        ({"tytul": "  "}, "tytul", "Podaj tytuł"),
        ({"tytul": "x" * 201}, "tytul", "najwyżej 200"),
        ({"tytul": "a\x00b"}, "tytul", "sterujące"),
        ({"tytul": "dwa\nwiersze"}, "tytul", "sterujące"),
        ({"miejsce": "x" * 201}, "miejsce", "najwyżej 200"),
        ({"miejsce": "44051401359"}, "miejsce", "PESEL"),
        ({"tryb": "listownie"}, "tryb", "stacjonarnie, zdalnie albo hybrydowo"),
        ({"dni": []}, "dni", "co najmniej jeden"),
        ({"dni": [(PN + timedelta(days=n), 540, 600) for n in range(32)]}, "dni", "najwyżej 31"),
        ({"dni": [(PN, 540, 540)]}, "dni.0.do", "później"),
        ({"dni": [(PN, 540, 600), (WT, 600, 540)]}, "dni.1.do", "później"),
        ({"dni": [(PN, -1, 540)]}, "dni.0.od", "od 0:00"),
        ({"dni": [(PN, 540, 1441)]}, "dni.0.do", "24:00"),
        ({"dni": [(PN, 540, 660), (WT, 540, 600), (PN, 600, 720)]}, "dni.2.od", "nakłada się na dzień 1"),
    ],
)
def test_odmowy(zmiany: dict[str, Any], pole: str, zdanie: str) -> None:
    blad = odmowa(**zmiany)
    assert isinstance(blad, NiepoprawnePole)
    assert blad.pole == pole
    assert zdanie in blad.komunikat


@pytest.mark.parametrize(
    ("rodzaj", "dzialanie", "zadanie"),
    [
        ("warsztat_wyjazdowy", 9, "AP-12"),  # its kind is the evidence
        ("warsztat_wyjazdowy", 9, "AP-09"),  # its action is the task's
        ("spotkanie_informacyjne", None, "DR-01"),
        ("superwizja_grupowa", None, "SW-02c"),
        ("konsultacja", None, "DR-06"),  # both are outside the plan
        ("konsultacja", 1, "EK-06"),  # the office's own dictionary
        ("warsztat_wyjazdowy", 9, ""),
    ],
)
def test_kod_zadania_ktory_pasuje(rodzaj: str, dzialanie: int | None, zadanie: str) -> None:
    sprawdz_wydarzenie(**(WARSZTAT | {"rodzaj": rodzaj, "dzialanie": dzialanie, "zadanie": zadanie}))


@pytest.mark.parametrize(
    ("zadanie", "zdanie"),
    [
        ("AG-99", "„AG-99” nie jest kodem zadania. Podaj DR-04, AP-09, AP-12 albo AG-14 albo zostaw to pole"),
        ("PZK-01", "„PZK-01” nie pasuje do tego wydarzenia. Podaj DR-04,"),
        ("AG-13", "nie pasuje"),  # no measure, so nothing gives evidence of it
        ("CO-01", "nie pasuje"),
        ("ap-12", "nie jest kodem zadania"),
    ],
)
def test_kod_zadania_ktory_nie_pasuje(zadanie: str, zdanie: str) -> None:
    blad = odmowa(zadanie=zadanie)
    assert (type(blad), blad.pole) == (NiepoprawnePole, "zadanie")
    assert zdanie in blad.komunikat


def test_kazdy_dzien_musi_byc_w_oknie() -> None:
    blad = odmowa(dni=[(PN, 540, 600), (date(2020, 1, 14), 540, 600)])
    assert isinstance(blad, PozaOknem)
    assert blad.pole == "dni.1.dzien"
    assert "po zakończeniu działania 9" in blad.komunikat


def test_kilka_bledow_wraca_razem() -> None:
    blad = odmowa(tytul="", tryb="", dni=[(date(2020, 1, 14), 600, 540)])
    assert isinstance(blad, BledyPol)
    assert [b.pole for b in blad.bledy][:2] == ["tytul", "tryb"]
    assert (blad.pole, blad.kod) == ("tytul", "niepoprawne_pole")


# --- days and their identity


def dni_warsztatu() -> tuple[DzienWydarzenia, ...]:
    return dopasuj_dni((), [(PN, 540, 960), (WT, 540, 900)], uid="abc", teraz=WCZORAJ)


def opis(dni: tuple[DzienWydarzenia, ...]) -> list[tuple[str, date, int, bool]]:
    return [(d.uid, d.dzien, d.sekwencja, d.odwolany) for d in dni]


def test_nowe_wydarzenie_numeruje_dni() -> None:
    assert opis(dni_warsztatu()) == [("abc-1", PN, 0, False), ("abc-2", WT, 0, False)]


@pytest.mark.parametrize(
    ("nowe", "wynik"),
    [
        pytest.param(
            [(WT, 540, 900), (PN, 540, 960)],
            [("abc-1", PN, 0, False), ("abc-2", WT, 0, False)],
            id="the same days",
        ),
        pytest.param(
            [(PN, 600, 960), (WT, 540, 900)],
            [("abc-1", PN, 1, False), ("abc-2", WT, 0, False)],
            id="other hours",
        ),
        pytest.param(
            [(WT, 540, 900), (SR, 540, 900)],
            [("abc-1", SR, 1, False), ("abc-2", WT, 0, False)],
            id="equal dates first, the rest in order",
        ),
        pytest.param([(WT, 540, 900)], [("abc-1", PN, 1, True), ("abc-2", WT, 0, False)], id="removed"),
        pytest.param(
            [(PN, 540, 960), (WT, 540, 900), (SR, 540, 600)],
            [("abc-1", PN, 0, False), ("abc-2", WT, 0, False), ("abc-3", SR, 0, False)],
            id="added",
        ),
    ],
)
def test_dopasuj_dni(nowe: list[Termin], wynik: list[tuple[str, date, int, bool]]) -> None:
    po = dopasuj_dni(dni_warsztatu(), nowe, uid="abc", teraz=TERAZ)
    assert opis(po) == wynik
    przed = dni_warsztatu()
    assert [d for d in po if d.zmieniono == WCZORAJ] == [d for d in po if d in przed]


def test_zdjety_dzien_wraca_pod_swoim_uid_a_numer_sie_nie_powtarza() -> None:
    bez_wtorku = dopasuj_dni(dni_warsztatu(), [(PN, 540, 960)], uid="abc", teraz=TERAZ)
    z_wtorkiem = dopasuj_dni(bez_wtorku, [(PN, 540, 960), (WT, 540, 900)], uid="abc", teraz=TERAZ)
    assert opis(z_wtorkiem) == [("abc-1", PN, 0, False), ("abc-2", WT, 2, False)]
    ze_sroda = dopasuj_dni(bez_wtorku, [(PN, 540, 960), (SR, 540, 900)], uid="abc", teraz=TERAZ)
    assert opis(ze_sroda)[1:] == [("abc-2", WT, 1, True), ("abc-3", SR, 0, False)]


def test_usuniecie_rana_zostawia_popoludnie() -> None:
    dni = dopasuj_dni((), [(PN, 540, 660), (PN, 720, 900)], uid="abc", teraz=WCZORAJ)
    po = dopasuj_dni(dni, [(PN, 720, 900)], uid="abc", teraz=TERAZ)
    assert [(d.nr, d.od_min, d.odwolany) for d in po] == [(1, 540, True), (2, 720, False)]


TERMINY = st.lists(
    st.tuples(st.dates(PN, PN + timedelta(days=4)), st.integers(480, 483), st.integers(600, 603)),
    min_size=1,
    max_size=5,
)


@given(st.lists(TERMINY, min_size=1, max_size=6))
def test_dni_odpowiadaja_liscie_i_nie_gubia_tozsamosci(kolejne: list[list[Termin]]) -> None:
    dni: tuple[DzienWydarzenia, ...] = ()
    for nowe in kolejne:
        przed = {d.uid: d for d in dni}
        dni = dopasuj_dni(dni, nowe, uid="u", teraz=TERAZ)
        assert sorted((d.dzien, d.od_min, d.do_min) for d in dni if not d.odwolany) == sorted(nowe)
        assert [d.nr for d in dni] == list(range(1, len(dni) + 1))
        assert set(przed) <= {d.uid for d in dni}
        for d in dni:
            stary = przed.get(d.uid)
            assert stary is None or d == stary or d.sekwencja == stary.sekwencja + 1
        assert dopasuj_dni(dni, nowe, uid="u", teraz=WCZORAJ) == dni


def test_podbij_dni_nie_rusza_zdjetych() -> None:
    dni = dopasuj_dni(dni_warsztatu(), [(WT, 540, 900)], uid="abc", teraz=WCZORAJ)
    assert [(d.sekwencja, d.zmieniono) for d in podbij_dni(dni, TERAZ)] == [(1, WCZORAJ), (1, TERAZ)]


def test_terminy_pomijaja_zdjete_i_ida_po_kolei() -> None:
    dni = dni_warsztatu()
    dni = (replace(dni[0], dzien=SR), dni[1], replace(dni[1], nr=3, odwolany=True))
    w = Wydarzenie(
        1, "abc", "badanie", 2, "t", dni, "", "zdalnie", "odbyte",
        frozenset(), frozenset(), frozenset(), WCZORAJ, WCZORAJ,
    )  # fmt: skip
    assert [d.dzien for d in w.terminy] == [WT, SR]


# --- states

DOBRE = {
    ("zaplanowane", "odbyte"): "odbyte",
    ("odbyte", "zaplanowane"): "zaplanowane",
    ("zaplanowane", "odwolaj"): "odwolane",
    ("odbyte", "odwolaj"): "odwolane",
    ("odwolane", "przywroc"): "zaplanowane",
}


@pytest.mark.parametrize("czynnosc", PRZEJSCIA_WYDARZENIA)
@pytest.mark.parametrize("stan", STANY)
def test_przejscia(stan: str, czynnosc: str) -> None:
    if (stan, czynnosc) in DOBRE:
        assert przejdz(stan, czynnosc, ostatni_dzien=WT, dzis=WT) == DOBRE[stan, czynnosc]
    else:
        with pytest.raises(ZlyStan, match=r"tylko, gdy jest"):
            przejdz(stan, czynnosc, ostatni_dzien=WT, dzis=WT)


def test_odbyte_dopiero_od_ostatniego_dnia() -> None:
    with pytest.raises(Przyszlosc, match=r"04\.06\.2019"):
        przejdz("zaplanowane", "odbyte", ostatni_dzien=WT, dzis=PN)
    assert przejdz("zaplanowane", "odwolaj", ostatni_dzien=WT, dzis=PN) == "odwolane"


def test_nieznana_czynnosc() -> None:
    with pytest.raises(ZlyStan):
        przejdz("odbyte", "spal", ostatni_dzien=WT, dzis=PN)
