"""The README says what is: its settings are those of the code, its paths and pictures exist."""

import re
from pathlib import Path

import pytest

from biuro.ustawienia import wiersze_ustawien

KORZEN = Path(__file__).parents[1]
README = (KORZEN / "README.md").read_text()
PAKIETY = ("harmonogram", "budzet", "biuro", "tests", "szablony_xlsx")


def test_settings_table_is_that_of_the_code() -> None:
    opisane = re.findall(r"^\| `(BIURO_\w+)` \| (.+?) \| (.+?) \|$", README, re.MULTILINE)
    assert opisane == [tuple(w) for w in wiersze_ustawien()]


@pytest.mark.parametrize(
    "sciezka", sorted(set(re.findall(r"`((?:" + "|".join(PAKIETY) + r")/[\w/.]+)", README)))
)
def test_named_paths_exist(sciezka: str) -> None:
    assert (KORZEN / sciezka).exists()


@pytest.mark.parametrize("obraz", re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README))
def test_pictures_exist(obraz: str) -> None:
    assert (KORZEN / obraz).stat().st_size > 10_000


def test_every_top_level_module_of_biuro_stands_on_the_map() -> None:
    mapa = README.split("```")[3]
    slowa = set(re.findall(r"[\w*]+", mapa))
    wzorce = tuple(s.rstrip("*") for s in slowa if s.endswith("*"))
    moduly = {p.stem for p in (KORZEN / "biuro").glob("*.py")} - {"__init__", "piccolo_app", "piccolo_conf"}
    assert {m for m in moduly if m not in slowa and not m.startswith(wzorce)} == set()
