"""A plan written as its file and read again is the same plan, and looks like the office's file."""

import tomllib

import pytest
from hypothesis import given

from budzet.dokument_planu import dokument_planu
from budzet.plik_planu import PlanZPliku, plan_na_toml, plan_wbudowany, sprawdz_plan, wczytaj_plan
from harmonogram.plik_planu import tekst_wbudowany
from tests.plany import plany


def test_wbudowany_plan_zapisuje_sie_tak_jak_napisalo_go_biuro() -> None:
    def bez_uwag(tekst: str) -> list[str]:
        return [w for w in tekst.split("\n") if not w.startswith("#")]

    assert bez_uwag(plan_na_toml(plan_wbudowany())) == bez_uwag(tekst_wbudowany())


@given(plany())
def test_plan_wraca_z_pliku_bez_zmian(plan: PlanZPliku) -> None:
    assert wczytaj_plan(plan_na_toml(plan), "x.toml") == plan


@given(plany())
def test_dokument_jest_tym_co_czyta_tomllib(plan: PlanZPliku) -> None:
    dokument = dokument_planu(plan.projekt, plan.dzialania, plan.cele)
    assert tomllib.loads(plan_na_toml(plan)) == dokument


@pytest.mark.parametrize(
    ("wstawka", "zdanie"), [("\\u0007", "znaki sterujące"), ("44051401458", "PESEL"), ("\\r", "sterujące")]
)
def test_tekst_planu_odmawia_tego_czego_nie_wolno_przechowac(wstawka: str, zdanie: str) -> None:
    (usterka,) = sprawdz_plan(tekst_wbudowany().replace('"pilotaż"', f'"pilotaż {wstawka} x"'))
    assert zdanie in usterka.zdanie
    assert usterka.pole == "nazwa"
