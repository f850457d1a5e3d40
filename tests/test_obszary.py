"""Units of a powiat and of a voivodeship: who lies where, what it is called, what is refused."""

from datetime import date

import pytest

from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.obszary import WOJEWODZTWA, Obszar, kod_wojewodztwa, nazwa_wojewodztwa, obszar
from harmonogram.osoby import Jednostka


def jednostka(id: int, gmina: str, powiat: str, teryt: str, miasto: bool = False) -> Jednostka:
    return Jednostka(id, gmina, powiat, teryt, date(2019, 4, 1), miasto_na_prawach_powiatu=miasto)


JEDNOSTKI = (
    jednostka(1, "Piątnica", "łomżyński", "2007052"),
    jednostka(2, "Łomża", "łomżyński", "2007042"),
    jednostka(3, "Opole Górne", "opolski", "0612023"),
    jednostka(4, "Popielów", "opolski", "1609092"),
    jednostka(5, "Kraków", "Kraków", "1261011", miasto=True),
)


@pytest.mark.parametrize(
    ("powiat", "wojewodztwo", "wynik"),
    [
        ("", "", Obszar(None, "cały projekt")),
        ("łomżyński", "", Obszar(frozenset({1, 2}), "powiat łomżyński, 2\u00a0jednostki")),
        (" ŁOMŻYŃSKI ", "podlaskie", Obszar(frozenset({1, 2}), "powiat łomżyński, 2\u00a0jednostki")),
        ("opolski", "16", Obszar(frozenset({4}), "powiat opolski, 1\u00a0jednostka")),
        ("Kraków", "", Obszar(frozenset({5}), "miasto Kraków")),
        ("", "Podlaskie", Obszar(frozenset({1, 2}), "województwo podlaskie, 2\u00a0jednostki")),
        ("", "12", Obszar(frozenset({5}), "województwo małopolskie, 1\u00a0jednostka")),
    ],
)
def test_obszar(powiat: str, wojewodztwo: str, wynik: Obszar) -> None:
    assert obszar(JEDNOSTKI, powiat, wojewodztwo) == wynik


@pytest.mark.parametrize(
    ("powiat", "wojewodztwo", "pole"),
    [("suwalski", "", "powiat"), ("łomżyński", "12", "powiat"), ("", "lubuskie", "wojewodztwo")],
)
def test_gdzie_nikt_nie_lezy(powiat: str, wojewodztwo: str, pole: str) -> None:
    with pytest.raises(NieZnaleziono) as blad:
        obszar(JEDNOSTKI, powiat, wojewodztwo)
    assert blad.value.pole == pole


def test_powiat_o_tej_samej_nazwie_pyta_o_wojewodztwo() -> None:
    with pytest.raises(NiepoprawnePole, match="lubelskie i opolskie") as blad:
        obszar(JEDNOSTKI, "opolski")
    assert blad.value.pole == "wojewodztwo"


@pytest.mark.parametrize("tekst", ["99", "1", "galicyjskie", "٢٤"])
def test_nieznane_wojewodztwo(tekst: str) -> None:
    with pytest.raises(NieZnaleziono):
        kod_wojewodztwa(tekst)


def test_szesnascie_wojewodztw_ma_kody_parzyste() -> None:
    assert [int(k) for k in WOJEWODZTWA] == list(range(2, 33, 2))
    assert nazwa_wojewodztwa(jednostka(9, "X", "Y", "9912345")) == "99"
