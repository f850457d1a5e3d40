"""`biuro plan wczytaj`, `wersje`, `roznica`, `pokaz --stan`: what they print, and files that are refused."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from harmonogram.plik_planu import tekst_wbudowany
from tests.polecenie import Konsola, konsola, konsola_bazy
from tests.zle_plany import ZLE_PLIKI, Zmiana

__all__ = ["konsola", "konsola_bazy"]

TOML = tekst_wbudowany()
NOWY = TOML.replace('kwartaly = "II – IV kwartał 2019"', 'kwartaly = "III kwartał 2019 – I kwartał 2020"')
ANEKS = ("--aneks", "1", "--powod", "Warsztaty przesunięte")


def zapisz(tekst: str, nazwa: str = "plan.toml") -> str:
    Path(nazwa).write_text(tekst, encoding="utf-8")
    return nazwa


def test_wczytanie_wersji(konsola_bazy: Konsola) -> None:
    plik = zapisz(NOWY)
    wynik = konsola_bazy.biuro("plan", "wczytaj", plik, *ANEKS, "--z-dnia", "2019-10-01")
    assert (wynik.kod, wynik.wydruk.splitlines()) == (
        0,
        [
            "Przyjęto: wersja 2, aneks nr 1 z 01.10.2019, obowiązuje od 01.10.2019.",
            "Różnice między wersją 1 a 2 planu:",
            "Działanie 9. Wyjazdowe warsztaty kooperacyjne",
            "  kwartały: II – IV kwartał 2019 → III kwartał 2019 – I kwartał 2020",
        ],
    )
    assert "Uwaga: Wersja obowiązuje wstecz, od 01.10.2019" in wynik.bledy
    assert "po terminie" not in wynik.bledy

    for stan, oczekiwane in (
        ("2019-09-30", "wersja 1, "),
        ("2019-10-01", "wersja 2, aneks nr 1 z 01.10.2019"),
    ):
        assert f"Plan: {oczekiwane}" in konsola_bazy.biuro("plan", "pokaz", "--stan", stan).wydruk
    wersje = konsola_bazy.biuro("plan", "wersje").wydruk.splitlines()
    assert [w.split()[0] for w in wersje[2:]] == ["1", "2"]
    assert "Warsztaty przesunięte" in wersje[3]
    roznica = konsola_bazy.biuro("plan", "roznica").wydruk
    assert roznica == konsola_bazy.biuro("plan", "roznica", "--od", "1", "--do", "2").wydruk
    assert "kwartały: II – IV kwartał 2019 → " in roznica
    odwrotnie = konsola_bazy.biuro("plan", "roznica", "--od", "2", "--do", "1").wydruk
    assert "→ II – IV kwartał 2019" in odwrotnie
    assert konsola_bazy.biuro("sprawdz").kod == 0


def test_domyslnie_od_dzis_a_aneks_po_terminie_ostrzega(konsola: Konsola) -> None:
    wynik = konsola.biuro("plan", "wczytaj", zapisz(NOWY), *ANEKS)
    assert wynik.kod == 0
    assert f"obowiązuje od {date.today():%d.%m.%Y}." in wynik.wydruk  # noqa: DTZ011
    assert "Uwaga: Aneks z " in wynik.bledy
    assert "jest po terminie" in wynik.bledy
    drugi = konsola.biuro(
        "plan", "wczytaj", zapisz(TOML), *ANEKS, "--z-dnia", "2020-01-01", "--data-aneksu", "2019-12-20"
    )
    assert "Przyjęto: wersja 3, aneks nr 1 z 20.12.2019, obowiązuje od 01.01.2020." in drugi.wydruk
    assert "po terminie" not in drugi.bledy


def test_bez_roznic(konsola: Konsola) -> None:
    wynik = konsola.biuro("plan", "wczytaj", zapisz(TOML), *ANEKS)
    assert (wynik.kod, wynik.wydruk.splitlines()[1]) == (0, "Wersje 1 i 2 planu nie różnią się.")


@pytest.mark.parametrize(("zmien", "czesci"), [z[1:] for z in ZLE_PLIKI], ids=[z[0] for z in ZLE_PLIKI])
def test_zly_plik_jest_nazwany_i_nic_nie_wczytano(konsola: Konsola, zmien: Zmiana, czesci: list[str]) -> None:
    assert konsola.biuro("plan", "wczytaj", zapisz(NOWY), *ANEKS).kod == 0
    przed = konsola.biuro("plan", "wersje").wydruk
    wynik = konsola.biuro("plan", "wczytaj", zapisz(zmien(TOML)), "--aneks", "2", "--powod", "x")
    bledy = wynik.bledy.replace("\u00a0", " ")
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert "nic nie wczytano" in bledy
    assert [c for c in czesci if c not in bledy] == []
    assert any(w.startswith("wiersz ") and czesci[0] in w for w in bledy.splitlines())
    assert konsola.biuro("plan", "wersje").wydruk == przed


@pytest.mark.parametrize(
    ("argumenty", "kod", "zdanie"),
    [
        (["nie-ma.toml", *ANEKS], 1, "nie ma takiego pliku"),
        (["plan.toml", "--aneks", " ", "--powod", "x"], 1, "Podaj numer aneksu."),
        (["plan.toml", "--aneks", "1", "--powod", ""], 1, "Podaj powód zmiany planu."),
        (["plan.toml", "--aneks", "1", "--powod", "x" * 501], 1, "najwyżej 500"),
        (["plan.toml", "--aneks", "1", "--powod", "44051401359"], 1, "PESEL"),
        (["plan.toml", *ANEKS, "--z-dnia", "01.10.2019"], 2, "RRRR-MM-DD"),
        (["plan.toml", *ANEKS, "--z-dnia", "2019-02-30"], 2, "nie ma takiego dnia"),
        (["plan.toml", "--powod", "x"], 2, "--aneks"),
        (["plan.toml", "--aneks", "1"], 2, "--powod"),
        ([*ANEKS], 2, "PLIK"),
    ],
)
def test_odmowy(konsola: Konsola, argumenty: list[str], kod: int, zdanie: str) -> None:
    zapisz(NOWY)
    wynik = konsola.biuro("plan", "wczytaj", *argumenty)
    assert (wynik.kod, wynik.wydruk) == (kod, "")
    assert zdanie in wynik.bledy
    assert len(konsola.biuro("plan", "wersje").wydruk.splitlines()) == 3, "heading, rule, version 1"


def test_roznica_wersji_ktorych_nie_ma(konsola: Konsola) -> None:
    assert "Przed wersją 1 nie ma innej." in konsola.biuro("plan", "roznica").bledy
    wynik = konsola.biuro("plan", "roznica", "--od", "1", "--do", "7")
    assert (wynik.kod, wynik.bledy) == (1, "Nie ma wersji 7 planu.\n")
    assert konsola.biuro("plan", "roznica", "--od", "zero").kod == 2


def test_plik_w_innym_kodowaniu(konsola: Konsola) -> None:
    Path("plan.toml").write_bytes(NOWY.encode("cp1250", "replace"))
    wynik = konsola.biuro("plan", "wczytaj", "plan.toml", *ANEKS)
    assert wynik.kod == 1
    assert "Plik nie jest skoroszytem .xlsx ani tekstem UTF-8." in wynik.bledy


def test_skoroszyt_zamiast_pliku_toml(konsola: Konsola) -> None:
    assert konsola.biuro("plan", "szablon", "-o", "plan.xlsx").kod == 0
    skoroszyt = load_workbook("plan.xlsx")
    skoroszyt["Działania"]["E14"] = "III kwartał 2019"
    skoroszyt["Działania"]["F14"] = "II kwartał 2019"
    skoroszyt.save("plan.xlsx")
    wynik = konsola.biuro("plan", "wczytaj", "plan.xlsx", *ANEKS)
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert "arkusz Działania, wiersz 14" in wynik.bledy
    skoroszyt["Działania"]["F14"] = "I kwartał 2020"
    skoroszyt.save("plan.xlsx")
    wynik = konsola.biuro("plan", "wczytaj", "plan.xlsx", *ANEKS)
    assert wynik.kod == 0
    assert "kwartały: II – IV kwartał 2019 → III kwartał 2019 – I kwartał 2020" in wynik.wydruk
