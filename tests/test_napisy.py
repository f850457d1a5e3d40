"""How pages print values, and the geometry of their small pictures."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from biuro.wyglad import ksztalty, napisy
from biuro.wyglad.napisy import KRESKA

D = date


def zwykle(tekst: object) -> str:
    """With ordinary spaces, to keep the tables readable."""
    return str(tekst).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("filtr", "argumenty", "wynik"),
    [
        (napisy.godziny, (450,), "7,5 h"),
        (napisy.godziny, (None,), KRESKA),
        (napisy.godziny, (0,), "0 h"),
        (napisy.bez_h, ("7,5\u00a0h",), "7,5"),
        (napisy.bez_h, ("1\u00a0h 20\u00a0min",), "1 h 20 min"),
        (napisy.znak_godzin, (-354,), "−5,9 h"),
        (napisy.znak_godzin, (420,), "+7 h"),
        (napisy.znak_godzin, (0,), "0 h"),
        (napisy.tempo, (Fraction(132),), "2,2 h/mies."),
        (napisy.tempo, (None,), KRESKA),
        (napisy.okolo_godzin, (310,), "5,2 h"),
        (napisy.ilosc, (378, "spotkania", "spotk."), "378 spotk."),
        (napisy.ilosc, (71430, "godziny", ""), "1 190,5 h"),
        (napisy.ilosc, (None, "spotkania", "spotk."), KRESKA),
        (napisy.odchylenie, (-9210, "godziny"), "−153,5"),
        (napisy.odchylenie, (2, "warsztaty"), "+2"),
        (napisy.odchylenie, (None, "warsztaty"), KRESKA),
        (napisy.godziny_w_komorce, (450,), "7,5"),
        (napisy.godziny_w_komorce, (1760,), "29,3"),
        (napisy.godziny_w_komorce, (None,), KRESKA),
        (napisy.odchylenie_w_komorce, (-1040, "godziny"), "−17,3"),
        (napisy.odchylenie_w_komorce, (-3723, "godziny"), "−62,05"),
        (napisy.odchylenie_w_komorce, (2, "warsztaty"), "+2"),
        (napisy.procent, (-11,), "−11 %"),
        (napisy.procent, (None,), KRESKA),
        (napisy.dzien, (D(2019, 11, 14),), "14.11.2019"),
        (napisy.dzien, (None,), KRESKA),
        (napisy.dzien_krotko, (D(2019, 11, 12),), "wt. 12.11"),
        (napisy.chwila, (datetime(2019, 11, 14, 6, 42, tzinfo=UTC),), "14.11.2019, 7:42"),
        (napisy.od_do, (540, 630), "9:00–10:30"),
        (napisy.zakres_dni, ([D(2019, 11, 12)],), "12.11.2019"),
        (napisy.zakres_dni, ([D(2019, 11, 12), D(2019, 11, 13)],), "12–13.11.2019"),
        (napisy.zakres_dni, ([D(2019, 11, 30), D(2019, 12, 1)],), "30.11–01.12.2019"),
        (napisy.zakres_dni, ([D(2019, 12, 31), D(2020, 1, 1)],), "31.12.2019–01.01.2020"),
        (napisy.zakres_dni, ([D(2019, 11, 12), D(2019, 11, 19)],), "12.11.2019, 19.11.2019"),
        (napisy.w_miesiacu, (D(2019, 9, 1),), "we wrześniu"),
        (napisy.w_miesiacu, (D(2019, 11, 30),), "w listopadzie"),
        (napisy.zdaniem, ("w PZK",), "W PZK"),
        (napisy.w_spisie, ("To pole jest wymagane.", "nazwisko"), "Nazwisko: To pole jest wymagane."),
        (napisy.w_spisie, ("Hasło ma 5 znaków.", "haslo"), "Hasło ma 5 znaków."),
        (napisy.w_spisie, ("Podaj godzinę.", "dni.1.do"), "Dzień 2, do: Podaj godzinę."),
        (napisy.w_spisie, ("Coś innego.", "nieznane"), "Coś innego."),
    ],
)
def test_napis(filtr: Callable[..., object], argumenty: tuple[Any, ...], wynik: str) -> None:
    assert zwykle(filtr(*argumenty)) == wynik


def test_nbsp_nie_odbiera_znacznikow() -> None:
    assert napisy.nbsp(Markup("<b>w 5 h</b>")) == Markup("<b>w\u00a05\u00a0h</b>")
    assert napisy.nbsp(Markup('<a href="/x">w 5 h</a>')) == Markup('<a href="/x">w\u00a05\u00a0h</a>')
    assert not isinstance(napisy.nbsp("<b>"), Markup)


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_pasek_miesci_sie_w_calosci(uzyte: int, razem: int, plan: int) -> None:
    czesci = ksztalty.czesci_paska(uzyte, razem, plan, plan)
    szerokosci = [float(c.rstrip("%")) for c in (czesci.uzyte, czesci.tor, czesci.plan, czesci.prognoza) if c]
    assert all(0 <= s <= 100 for s in szerokosci)
    assert (czesci.ponad is not None) == (uzyte > razem)


def test_pasek_powyzej_stu_procent_ma_osobna_nadwyzke() -> None:
    czesci = ksztalty.czesci_paska(150, 100)
    assert (czesci.tor, czesci.uzyte, czesci.ponad) == ("66.7%", "66.7%", "33.3%")


def test_pasek_z_prototypu() -> None:
    czesci = ksztalty.czesci_paska(990, 2700, 1344, 2388)
    assert (czesci.uzyte, czesci.plan, czesci.prognoza) == ("36.7%", "49.8%", "88.4%")


def test_slupki_mieszcza_srednia() -> None:
    s = ksztalty.slupki([180, 0, 90], 180)
    assert s.szerokosc == 36
    assert s.slupki[0][1] == s.srednia == 4.8
    assert s.slupki[1][2] == 0


def test_wykres_prototypu_konczy_plan_w_rogu() -> None:
    w = ksztalty.wykres([180, 360, 540, 720, 900, 1080], [(1.0, 152)])
    assert w.plan.endswith("600 0.0")
    assert w.wykonanie == "M0 216.0 100 185.6"
    assert [zwykle(p) for p in w.podpisy_y] == ["1 080", "720", "360", "0"]


def test_wykres_bez_danych_nie_dzieli_przez_zero() -> None:
    assert ksztalty.wykres([], []).podpisy_y == ["3", "2", "1", "0"]
