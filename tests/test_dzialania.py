"""The twelve actions as data: windows, phases, words that later drawings rely on."""

from datetime import date

import pytest

from budzet.plik_planu import plan_wbudowany
from harmonogram.bledy import NieZnaleziono
from harmonogram.dzialania import RODZAJE_DZIALAN, dzialanie_nr
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst

PLAN = plan_wbudowany()

OKNA = {
    1: "II kwartał 2018 – I kwartał 2021",
    2: "III kwartał 2018",
    3: "II kwartał 2018",
    4: "III kwartał 2018 – I kwartał 2019",
    5: "III kwartał 2018 – I kwartał 2019",
    6: "II kwartał 2019 – III kwartał 2020",
    7: "II kwartał 2019 – III kwartał 2020",
    8: "II kwartał 2019 – III kwartał 2020",
    9: "II – IV kwartał 2019",
    10: "II kwartał 2019 – III kwartał 2020",
    11: "I kwartał 2021",
    12: "I kwartał 2021",
}

AKTYWNE = {
    "2018-K2": 2, "2018-K3": 4, "2018-K4": 3, "2019-K1": 3, "2019-K2": 6, "2019-K3": 6,
    "2019-K4": 6, "2020-K1": 5, "2020-K2": 5, "2020-K3": 5, "2020-K4": 1, "2021-K1": 3,
}  # fmt: skip


def test_dwanascie_dzialan_po_kolei_w_zapisie_biura() -> None:
    assert {d.nr: zakres_na_tekst(d.od, d.do) for d in PLAN.dzialania} == OKNA
    assert [d.nr for d in PLAN.dzialania] == list(range(1, 13))
    assert {d.rodzaj for d in PLAN.dzialania} == set(RODZAJE_DZIALAN)


def test_czterdziesci_dziewiec_ze_stu_czterdziestu_czterech_komorek() -> None:
    os = kwartaly(Kwartal(2018, 2), Kwartal(2021, 1))
    aktywne = {k.kod: sum(d.od <= k <= d.do for d in PLAN.dzialania) for k in os}
    assert aktywne == AKTYWNE
    assert (len(os), sum(aktywne.values()), len(os) * len(PLAN.dzialania)) == (12, 49, 144)


def test_okno_obejmuje_ostatni_dzien_kwartalu() -> None:
    okno = dzialanie_nr(PLAN.dzialania, 5).okres
    assert date(2018, 7, 1) in okno
    assert date(2019, 3, 31) in okno
    assert date(2018, 6, 30) not in okno
    assert date(2019, 4, 1) not in okno


def test_fazy_sa_kamieniami_milowymi_bez_przerw() -> None:
    projekt = PLAN.projekt
    assert [(f.nr, str(f.okres)) for f in projekt.fazy] == [
        ("I", "01.04.2018–31.03.2019"),
        ("II", "01.04.2019–30.09.2020"),
        ("III", "01.10.2020–31.03.2021"),
    ]
    assert str(projekt.okres) == "01.04.2018–31.03.2021"
    faza = projekt.faza(date(2019, 11, 14))
    assert faza is not None
    assert faza.nr == "II"
    assert projekt.faza(date(2021, 4, 1)) is None


def test_adnotacja_tylko_przy_siodmym_a_narzedzia_przy_drugim() -> None:
    assert [d.nr for d in PLAN.dzialania if d.adnotacja] == [7]
    assert {d.nr: len(d.narzedzia) for d in PLAN.dzialania if d.narzedzia} == {2: 5}


def test_nieznany_numer() -> None:
    with pytest.raises(NieZnaleziono, match="nie ma działania 13"):
        dzialanie_nr(PLAN.dzialania, 13)
