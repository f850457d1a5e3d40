"""Engagements: which entries they cover, the sentence that names their dates, each rule of a contract."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import BledyPol, NiepoprawnePole, PozaOknem
from harmonogram.godziny import WpisGodzin
from harmonogram.slowa import NBSP
from harmonogram.zaangazowania import (
    WpisyDnia,
    Zaangazowanie,
    dni_poza_umowami,
    domyslnie_karta,
    nakladajace,
    sprawdz_umowe,
    sprawdz_zaangazowanie,
    zaangazowanie_wpisu,
    zdanie_poza_umowami,
)

OD, DO = date(2018, 10, 1), date(2019, 3, 31)
COACH = Zaangazowanie(1, 7, "zlecenie", "coach", "coach", "5", OD, DO, None, None, True)
DOWOLNE = replace(COACH, id=2, funkcja=None, forma="umowa_o_prace", stanowisko="specjalista", umowa=None)
EKSPERT = replace(COACH, id=3, funkcja="ekspert", forma="dzielo", stanowisko="ekspert", umowa="9")


def wpis(dzien: date, rodzaj: str = "coaching_wzmacniajacy") -> WpisGodzin:
    return WpisGodzin(None, 7, 8, None, rodzaj, 5, dzien, 600, 660)


# --- which entries ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dzien", "rodzaj", "lista", "ktore"),
    [
        (OD, "coaching_wzmacniajacy", [COACH], 1),
        (DO, "coaching_przypadkow", [COACH], 1),
        (date(2018, 9, 30), "coaching_wzmacniajacy", [COACH], None),
        (date(2019, 4, 1), "coaching_wzmacniajacy", [COACH], None),
        (date(2035, 1, 1), "coaching_wzmacniajacy", [replace(COACH, do=None)], 1),
        (OD, "ekspert", [COACH], None),
        (OD, "ekspert", [DOWOLNE], 2),
        (OD, "coaching_wzmacniajacy", [DOWOLNE, COACH], 1),  # of its own function first
        (OD, "animator", [replace(COACH, funkcja="animator_gminy")], 1),
        (OD, "coaching_wzmacniajacy", [], None),
    ],
)
def test_ktore_zaangazowanie_obejmuje_wpis(
    dzien: date, rodzaj: str, lista: list[Zaangazowanie], ktore: int | None
) -> None:
    znalezione = zaangazowanie_wpisu(wpis(dzien, rodzaj), lista)
    assert (znalezione.id if znalezione else None) == ktore


POZNIEJ = replace(COACH, id=4, umowa="6", od=date(2019, 5, 1), do=None)


@pytest.mark.parametrize(
    ("dzien", "rodzaj", "lista", "zdanie"),
    [
        (
            date(2019, 4, 2),
            "coaching_wzmacniajacy",
            [COACH],
            "Umowa zlecenie nr 5 (coach) trwa od 01.10.2018 do 31.03.2019. Wpis z 02.04.2019 jest poza nią. "
            "Poproś koordynatora o przedłużenie albo zmień dzień.",
        ),
        (
            date(2018, 9, 1),
            "coaching_wzmacniajacy",
            [replace(COACH, forma="porozumienie", umowa=None, do=None)],
            "Porozumienie (coach) trwa od 01.10.2018. Wpis z 01.09.2018 jest poza nim. "
            "Poproś koordynatora o wcześniejszy początek albo zmień dzień.",
        ),
        (
            date(2019, 4, 2),
            "coaching_wzmacniajacy",
            [COACH, POZNIEJ, EKSPERT],
            "02.04.2019 tej osoby nie obejmuje żadna umowa: umowa zlecenie nr 5 (coach) od 01.10.2018 "
            "do 31.03.2019 i umowa zlecenie nr 6 (coach) od 01.05.2019. "
            "Poproś koordynatora o dopisanie umowy albo zmień dzień.",
        ),
        (
            OD,
            "coaching_wzmacniajacy",
            [EKSPERT],
            "Żadna umowa tej osoby nie obejmuje tej pracy (coaching wzmacniający). Na tę osobę zapisano: "
            "umowa o dzieło nr 9 (ekspert) od 01.10.2018 do 31.03.2019. "
            "Poproś koordynatora o dopisanie umowy.",
        ),
    ],
)
def test_odmowa_nazywa_daty_i_wyjscie(
    dzien: date, rodzaj: str, lista: list[Zaangazowanie], zdanie: str
) -> None:
    with pytest.raises(PozaOknem) as blad:
        sprawdz_zaangazowanie(wpis(dzien, rodzaj), lista)
    assert (blad.value.pole, blad.value.komunikat.replace(NBSP, " ")) == ("dzien", zdanie)


def test_wielu_umow_zdanie_nie_wylicza() -> None:
    lista = [
        replace(COACH, id=n, umowa=str(n), od=date(2010 + n, 1, 1), do=date(2010 + n, 2, 1)) for n in range(6)
    ]
    with pytest.raises(PozaOknem) as blad:
        sprawdz_zaangazowanie(wpis(date(2013, 6, 1)), lista)
    assert "nr 2" in blad.value.komunikat
    assert "nr 4" in blad.value.komunikat
    assert "nr 0" not in blad.value.komunikat
    assert "3 więcej" in blad.value.komunikat


@pytest.mark.parametrize(
    ("zmiany", "przechodzi"),
    [
        ({"opis": "poprawka"}, True),
        ({"do_min": 630}, True),
        ({"do_min": 690}, False),
        ({"dzien": date(2019, 4, 3)}, False),
        ({"rodzaj": "ekspert"}, False),
    ],
)
def test_wpis_zostawiony_poza_umowa_mozna_poprawic_i_skrocic(
    zmiany: dict[str, Any], przechodzi: bool
) -> None:
    stary = wpis(date(2019, 4, 2))
    try:
        sprawdz_zaangazowanie(replace(stary, **zmiany), [COACH], stary)
        przeszedl = True
    except PozaOknem:
        przeszedl = False
    assert przeszedl == przechodzi


def test_bez_zaangazowan_nikt_nie_jest_sprawdzany() -> None:
    sprawdz_zaangazowanie(wpis(date(1999, 1, 1)), [])


DNI = st.dates(date(2018, 1, 1), date(2021, 12, 31))
UMOWY = st.builds(
    lambda id_, od, dni, funkcja: replace(
        COACH, id=id_, od=od, do=None if dni is None else od + timedelta(days=dni), funkcja=funkcja
    ),
    st.integers(1, 9),
    DNI,
    st.none() | st.integers(0, 500),
    st.sampled_from([None, "coach", "ekspert"]),
)


@given(dzien=DNI, lista=st.lists(UMOWY, min_size=1, max_size=5))
def test_przechodzi_dokladnie_to_co_lezy_w_ktorejs_umowie(dzien: date, lista: list[Zaangazowanie]) -> None:
    w_srodku = any(z.funkcja in (None, "coach") and z.od <= dzien <= (z.do or date.max) for z in lista)
    try:
        sprawdz_zaangazowanie(wpis(dzien), lista)
        przeszlo = True
    except PozaOknem:
        przeszlo = False
    assert przeszlo == w_srodku
    assert dni_poza_umowami([WpisyDnia("coaching_wzmacniajacy", dzien, 3)], lista) == (
        {} if w_srodku else {dzien: 3}
    )


def test_duzo_dni_poza_umowami_mowi_sie_miesiacami() -> None:
    dni = {date(2019, 1, 1) + timedelta(days=10 * i): 2 for i in range(24)}
    assert zdanie_poza_umowami(dni).replace(NBSP, " ") == (
        "48 zapisanych wpisów jest poza umowami tej osoby: styczeń 2019 (8), luty 2019 (4), marzec 2019 (6), "
        "kwiecień 2019 (6), maj 2019 (8), czerwiec 2019 (6) i 2 dalsze miesiące. Zostają."
    )


# --- one contract -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zmiany", "pole", "zdanie"),
    [
        ({"forma": "etat"}, "forma", "nie jest formą"),
        ({"stanowisko": " "}, "stanowisko", "Podaj stanowisko"),
        ({"stanowisko": "coach 44051401359"}, "stanowisko", "PESEL"),
        ({"umowa": "x" * 101}, "umowa", "101"),
        ({"funkcja": "superwizor"}, "funkcja", "Wybierz: ekspert albo coach, albo zostaw"),
        ({"do": date(2018, 9, 30)}, "do", "jest wcześniej niż „od” (01.10.2018)"),
        ({"forma": "dzielo", "wymiar_min": 600, "wymiar": "miesiac"}, "wymiar_min", "nie dotyczy"),
        ({"wymiar_min": 600}, "wymiar", "miesiąca czy całej umowy"),
        ({"wymiar": "calosc"}, "wymiar_min", "Podaj liczbę godzin"),
        ({"wymiar_min": 745 * 60, "wymiar": "miesiac"}, "wymiar_min", "najwięcej 744 h"),
    ],
)
def test_kazda_regula_umowy(zmiany: dict[str, Any], pole: str, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        sprawdz_umowe(replace(COACH, **zmiany), {"coach", "ekspert"})
    assert blad.value.pole == pole
    assert zdanie in blad.value.komunikat.replace(NBSP, " ")


def test_wszystkie_bledy_naraz_i_umowa_bez_bledu() -> None:
    sprawdz_umowe(replace(COACH, do=COACH.od, wymiar_min=600, wymiar="calosc"), {"coach"})
    with pytest.raises(BledyPol) as blad:
        sprawdz_umowe(replace(COACH, stanowisko="", do=date(2018, 1, 1)), {"coach"})
    assert [b.pole for b in blad.value.bledy] == ["stanowisko", "do"]


@pytest.mark.parametrize(
    ("forma", "wymiar_min", "wymiar", "karta"),
    [
        ("umowa_o_prace", 168 * 60, "miesiac", False),
        ("umowa_o_prace", 80 * 60, "miesiac", True),
        ("umowa_o_prace", 168 * 60, "calosc", True),
        ("umowa_o_prace", None, None, True),
        ("zlecenie", 168 * 60, "miesiac", True),
    ],
)
def test_karta_jest_potrzebna_poza_pelnym_etatem(
    forma: str, wymiar_min: int | None, wymiar: str | None, karta: bool
) -> None:
    assert domyslnie_karta(forma, wymiar_min, wymiar) is karta


def test_nakladaja_sie_umowy_tej_samej_funkcji() -> None:
    obok = replace(COACH, id=9, od=date(2019, 4, 1), do=None)
    styka = replace(COACH, id=10, od=DO, do=DO)
    assert nakladajace(COACH, [COACH, obok, styka, EKSPERT]) == [styka]
