"""Quarters: parse, print, order, dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import NiepoprawnePole
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst, zakres_z_tekstu

KWARTALY = st.builds(Kwartal, st.integers(1900, 2100), st.integers(1, 4))


def test_kwartal_zna_swoje_dni() -> None:
    k = Kwartal(2019, 1)
    assert (k.okres.od, k.okres.ostatni) == (date(2019, 1, 1), date(2019, 3, 31))
    assert Kwartal(2018, 4).nastepny == k
    assert (str(k), k.kod, k.rzymski) == ("I kwartał 2019", "2019-K1", "I")


@pytest.mark.parametrize(
    "tekst",
    [
        "II kwartał 2018", "ii kwartał 2018", "2 kwartał 2018", "II kw. 2018", "II kwartał 2018 r.",
        "II\u00a0kwartał\u00a02018", "  II   kwartał 2018 ", "2018-K2", "2018-k2", "II 2018",
        "II KWARTAŁ 2018",
        "II kwartal 2018 roku",
    ],
)  # fmt: skip
def test_z_tekstu_przyjmuje_zapisy_ludzi(tekst: str) -> None:
    assert Kwartal.z_tekstu(tekst) == Kwartal(2018, 2)


@pytest.mark.parametrize(
    "tekst", ["", "II", "V kwartał 2018", "0 kwartał 2018", "II kwartał", "kwartał 2018", "IIII 2018",
              "II kwartał 18", "II kwartał 0000", "II kwartał 9999", "2018-K5", "\x00", "II kwartał 2018 x",
              "İ kwartał 2018", "ı kwartał 2018", "II kwartał ２０１８"],
)  # fmt: skip
def test_z_tekstu_odmawia_zdaniem(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole, match="Napisz"):
        Kwartal.z_tekstu(tekst)


@pytest.mark.parametrize(
    "kod", ["2018-k2", " 2018-K2", "2018-K0", "2018K2", "18-K2", "0000-K1", "II kwartał 2018"]
)
def test_z_kodu_jest_scisly(kod: str) -> None:
    with pytest.raises(NiepoprawnePole):
        Kwartal.z_kodu(kod)


@pytest.mark.parametrize(
    ("tekst", "kody"),
    [
        ("II – IV kwartał 2019", "2019-K2 2019-K4"),
        ("II–IV kwartał 2019", "2019-K2 2019-K4"),
        ("II - IV kwartał 2019", "2019-K2 2019-K4"),
        ("II\u00a0—\u00a0IV kwartał 2019 r.", "2019-K2 2019-K4"),
        ("II kwartał − IV kwartał 2019", "2019-K2 2019-K4"),
        ("III kwartał 2018 – I kwartał 2021", "2018-K3 2021-K1"),
        ("III kwartał 2018", "2018-K3 2018-K3"),
        ("od III kwartału 2018 do I kwartału 2019", "2018-K3 2019-K1"),
        ("2018-K3 – 2019-K1", "2018-K3 2019-K1"),
        ("2018-K3-2019-K1", "2018-K3 2019-K1"),
        ("2019-K2", "2019-K2 2019-K2"),
    ],
)
def test_zakres_z_tekstu(tekst: str, kody: str) -> None:
    od, do = zakres_z_tekstu(tekst)
    assert f"{od.kod} {do.kod}" == kody


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "–",
        "II –",
        "– IV kwartał 2019",
        "II – IV",
        "II kwartał 2019 – IV kwartał",
        "I – II – III kwartał 2019",
    ],
)
def test_zakres_odmawia_zdaniem(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole, match="zakresem"):
        zakres_z_tekstu(tekst)


def test_zakres_odwrocony_mowi_czego_brakuje() -> None:
    with pytest.raises(NiepoprawnePole, match="Podaj rok przy obu"):
        zakres_z_tekstu("IV – I kwartał 2019")


@given(KWARTALY)
def test_zapis_i_odczyt_kwartalu_sa_odwrotne(k: Kwartal) -> None:
    assert Kwartal.z_tekstu(str(k)) == Kwartal.z_kodu(k.kod) == Kwartal.z_tekstu(k.kod) == k


@given(KWARTALY, KWARTALY)
def test_zapis_i_odczyt_zakresu_sa_odwrotne(a: Kwartal, b: Kwartal) -> None:
    od, do = min(a, b), max(a, b)
    assert zakres_z_tekstu(zakres_na_tekst(od, do)) == (od, do)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_kazdy_dzien_ma_jeden_kwartal(dzien: date) -> None:
    k = Kwartal.z_dnia(dzien)
    assert dzien in k.okres
    assert Kwartal.z_dnia(k.okres.ostatni + timedelta(days=1)) == k.nastepny > k


@given(KWARTALY, st.integers(0, 60))
def test_kwartaly_ida_po_kolei(od: Kwartal, ile: int) -> None:
    lista = [od]
    while len(lista) < ile:
        lista.append(lista[-1].nastepny)
    assert kwartaly(od, lista[-1]) == lista


def test_kwartaly_projektu_jest_dwanascie_a_odwrotnie_pusto() -> None:
    assert len(kwartaly(Kwartal(2018, 2), Kwartal(2021, 1))) == 12
    assert kwartaly(Kwartal(2021, 1), Kwartal(2018, 2)) == []


@pytest.mark.parametrize("nr", [0, 5, -1])
def test_nie_ma_piatego_kwartalu(nr: int) -> None:
    with pytest.raises(ValueError, match="no quarter"):
        Kwartal(2018, nr)


@given(st.text())
def test_dowolny_tekst_daje_kwartal_albo_zdanie(tekst: str) -> None:
    for czytaj in (Kwartal.z_tekstu, Kwartal.z_kodu, zakres_z_tekstu):
        try:
            czytaj(tekst)
        except NiepoprawnePole as blad:
            assert blad.komunikat.endswith(".")  # noqa: PT017
