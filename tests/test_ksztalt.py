"""The size habit, and what must not stand in any file of the repository."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

KORZEN = Path(__file__).parents[1]
PAKIETY = ("harmonogram", "budzet", "biuro")
PLIK_WIERSZY, FUNKCJA_WIERSZY, MEDIANA, DZIEWIATY_DECYL = 300, 40, 8, 25

# Written apart, so that this file does not find itself.
ADRESY_REJESTROW = [
    czlon + "." + reszta
    for czlon, reszta in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry.npmjs", "org"),
        ("deb.debian", "org"),
        ("archive.ubuntu", "com"),
    ]
] + ["index" + "-url", "find" + "-links", "trusted" + "-host"]

ZAKAZANE_W_SZABLONACH = {
    "atrybut style": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "element style": re.compile(r"<style\b", re.IGNORECASE),
    "skrypt w stronie": re.compile(r"<script\b(?![^>]*\bsrc\s*=)", re.IGNORECASE),
    "obsługa zdarzenia w atrybucie": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "adres javascript:": re.compile(r"javascript:", re.IGNORECASE),
}


def _moduly() -> list[Path]:
    return sorted(
        plik for pakiet in PAKIETY for plik in (KORZEN / pakiet).rglob("*.py") if "migracje" not in plik.parts
    )


def _funkcje() -> Iterator[tuple[str, int]]:
    """Name and number of lines of every function and method, decorators left out."""
    for plik in _moduly():
        for wezel in ast.walk(ast.parse(plik.read_text())):
            if isinstance(wezel, ast.FunctionDef | ast.AsyncFunctionDef):
                nazwa = f"{plik.relative_to(KORZEN)}:{wezel.lineno} {wezel.name}"
                yield nazwa, (wezel.end_lineno or wezel.lineno) - wezel.lineno + 1


def _wersjonowane() -> list[Path]:
    wynik = subprocess.run(["git", "ls-files", "-z"], cwd=KORZEN, capture_output=True, check=True)
    return [KORZEN / nazwa for nazwa in wynik.stdout.decode().split("\0") if nazwa]


def test_kazdy_folder_z_kodem_jest_pakietem() -> None:
    """Import-linter does not see a folder without `__init__.py`; its contracts would say nothing there."""
    assert not {m.parent for m in _moduly()} - {m.parent for m in _moduly() if m.name == "__init__.py"}


def test_pliki_sa_krotkie() -> None:
    dlugie = {
        str(p.relative_to(KORZEN)): n
        for p in _moduly()
        if (n := len(p.read_text().splitlines())) > PLIK_WIERSZY
    }
    assert not dlugie


def test_funkcje_sa_krotkie() -> None:
    assert not [funkcja for funkcja in _funkcje() if funkcja[1] > FUNKCJA_WIERSZY]


def test_typowa_funkcja_jest_krotka() -> None:
    dlugosci = [dlugosc for _, dlugosc in _funkcje()]
    assert statistics.median(dlugosci) <= MEDIANA
    assert statistics.quantiles(dlugosci, n=10)[-1] <= DZIEWIATY_DECYL


def test_zaden_plik_nie_zna_adresu_rejestru() -> None:
    znalezione = [
        (str(plik.relative_to(KORZEN)), adres)
        for plik in _wersjonowane()
        if plik.is_file() and (tresc := plik.read_bytes())
        for adres in ADRESY_REJESTROW
        if adres.encode() in tresc
    ]
    assert not znalezione


@pytest.mark.parametrize("co", ZAKAZANE_W_SZABLONACH)
def test_szablony_mieszcza_sie_w_polityce_tresci(co: str) -> None:
    """The Content-Security-Policy allows neither inline styles nor inline scripts."""
    szablony = [
        *(KORZEN / "biuro" / "szablony").rglob("*.html"),
        *(KORZEN / "biuro" / "szablony").rglob("*.svg"),
    ]
    assert not [
        f"{szablon.relative_to(KORZEN)}: {trafienie[0]}"
        for szablon in szablony
        for trafienie in ZAKAZANE_W_SZABLONACH[co].finditer(szablon.read_text())
    ]
