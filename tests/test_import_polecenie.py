"""`biuro import`: a filled template becomes entries, once; all rows or none, or those that are right."""

import asyncio
import io
from collections.abc import Awaitable, Callable
from datetime import date, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from biuro import baza
from biuro.import_godzin.slowniki import szablon
from biuro.uprawnienia import Konto
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from tests.godziny_w_xlsx import GLOWY, skoroszyt, wiersz
from tests.polecenie import Konsola, konsola, konsola_bazy
from tests.swiat_stron import Swiat, zbuduj

__all__ = ["konsola", "konsola_bazy"]

T = TypeVar("T")
MAJ = date(2019, 5, 6)


def w_bazie(adres: str, praca: Callable[[], Awaitable[T]]) -> T:
    async def polaczony() -> T:
        await baza.podlacz(baza.silnik(adres))
        try:
            return await praca()
        finally:
            await baza.odlacz()

    return asyncio.run(polaczony())


def wpisy(adres: str) -> list[tuple[Any, ...]]:
    async def czytaj() -> list[tuple[Any, ...]]:
        znalezione = await zapytania.wpisy(FiltrWpisow())
        pola = (
            "osoba",
            "dzien",
            "od_min",
            "do_min",
            "dzialanie",
            "rodzaj",
            "dla",
            "jednostka",
            "zadanie",
            "opis",
        )
        return sorted((tuple(getattr(w, p) for p in pola) for w in znalezione), key=str)

    return w_bazie(adres, czytaj)


def bez_twardych(tekst: str) -> str:
    return tekst.replace("\u00a0", " ")


def wypelnij(plik: Path, wiersze: list[dict[str, Any]]) -> None:
    """As a person does: values into the free rows, names as the lists offer them."""
    wb = load_workbook(plik)
    ws = wb["Godziny"]
    for nr, w in enumerate(wiersze, 6):
        for glowa, wartosc in w.items():
            ws.cell(nr, GLOWY.index(glowa) + 1).value = wartosc
    wb.save(plik)


def test_od_szablonu_do_wpisow(konsola_bazy: Konsola, adres_bazy: str) -> None:
    assert konsola_bazy.biuro("migruj").kod == 0
    swiat = w_bazie(adres_bazy, zbuduj)
    plik = konsola_bazy.folder / "godziny.xlsx"
    assert f"Zapisano szablon: {plik}." in konsola_bazy.biuro("import", "szablon", "-o", str(plik)).wydruk
    arkusze = CalamineWorkbook.from_filelike(io.BytesIO(plik.read_bytes()))
    assert arkusze.sheet_names == ["Godziny", "Instrukcja", "Listy"]
    assert arkusze.get_sheet_by_name("Godziny").to_python()[3] == GLOWY
    wypelnij(
        plik,
        [
            {"Data": MAJ, "Od": time(9), "Do": time(10, 30), "Osoba": "Wiktor Sadowski",
             "Działanie": "1. Eksperci ds. modelu", "Zadanie": "EK-01 Założenia modelu", "Opis": " analiza "},
            {"Data": "06.05.2019", "Od": "22:00", "Do": timedelta(days=1), "Osoba": "Ewelina Kłos",
             "Działanie": 6, "Jednostka": "gmina Borowiany (powiat jodłowski)", "Opis": "spotkanie"},
            {"Data": MAJ, "Od": time(9), "Do": time(10), "Osoba": "Celina Świątek",
             "Działanie": "poza harmonogramem: superwizja grupowa"},
        ],
    )  # fmt: skip
    na_sucho = konsola_bazy.biuro("import", "godziny", str(plik), "--na-sucho")
    assert (na_sucho.kod, na_sucho.bledy) == (0, "")
    assert na_sucho.wydruk.splitlines() == [
        *(f"arkusz Godziny, wiersz {n}: do zapisania" for n in (6, 7, 8)), "Do zapisania 3\u00a0wiersze.",
    ]  # fmt: skip
    assert wpisy(adres_bazy) == []
    pierwszy = konsola_bazy.biuro("import", "godziny", str(plik))
    assert (pierwszy.kod, bez_twardych(pierwszy.wydruk)) == (0, "Zapisano 3 wiersze.\n")
    zapisane = wpisy(adres_bazy)
    o, j = swiat.osoby, swiat.jednostki
    assert zapisane == sorted(
        [
            (o["ekspert"], MAJ, 540, 630, 1, "ekspert", None, None, "EK-01", "analiza"),
            (o["animator"], MAJ, 1320, 1440, 6, "animator", None, j["borowiany"], None, "spotkanie"),
            (o["superwizor"], MAJ, 540, 600, None, "superwizja_grupowa", None, None, None, ""),
        ],
        key=str,
    )
    drugi = konsola_bazy.biuro("import", "godziny", str(plik))
    assert (drugi.kod, bez_twardych(drugi.wydruk)) == (0, "Zapisano 0 wierszy, 3 były już zapisane.\n")
    assert wpisy(adres_bazy) == zapisane


@pytest.fixture
def biuro(konsola: Konsola) -> Konsola:
    """A terminal over the small office on SQLite."""
    adres = f"sqlite:///{konsola.folder / 'dane' / 'biuro.sqlite'}"
    assert konsola.biuro("migruj").kod == 0
    w_bazie(adres, zbuduj)
    return konsola


def test_wszystko_albo_nic_a_potem_same_poprawne(biuro: Konsola) -> None:
    adres = f"sqlite:///{biuro.folder / 'dane' / 'biuro.sqlite'}"
    plik = biuro.folder / "maj.xlsx"
    dobry = wiersz(Osoba="Wiktor Sadowski")
    plik.write_bytes(
        skoroszyt(
            dobry,
            dobry,
            wiersz(Osoba="Wiktor Sadowski", Od="11:00", Do="25:00"),
            wiersz(Osoba="Wiktor Sadowski", Od="10:00", Do="11:00"),
            ["Razem"],
        )
    )
    zle = [
        "Uwaga: Arkusz Maj ma podsumowanie (wiersz 6), pominięto je.",
        "arkusz Maj, wiersz 3: To samo co arkusz Maj, wiersz 2. Pominięto.",
        "arkusz Maj, wiersz 4, kolumna Do: 25:00 to nie godzina. Podaj od 0:00 do 24:00, na przykład 9:30.",
        "arkusz Maj, wiersz 5, kolumna Od: 10:00–11:00 nakłada się na wpis z 06.05.2019, 9:00–10:30 "
        "(działanie 1). Zacznij od 10:30 albo zmień tamten wpis.",
    ]
    wszystko = biuro.biuro("import", "godziny", str(plik))
    assert (wszystko.kod, wszystko.wydruk) == (1, "")
    assert bez_twardych(wszystko.bledy).splitlines() == [
        *zle,
        "Nic nie zapisano: odrzucono 2 wiersze. Popraw je w pliku albo zapisz pozostałe z opcją "
        "--tylko-poprawne.",
    ]
    assert wpisy(adres) == []
    assert biuro.biuro("import", "godziny", str(plik), "--na-sucho").kod == 1
    poprawne = biuro.biuro("import", "godziny", str(plik), "--tylko-poprawne")
    assert poprawne.kod == 0
    assert bez_twardych(poprawne.wydruk) == "Zapisano 1 wiersz, 1 powtarza się w pliku, 2 odrzucono.\n"
    assert bez_twardych(poprawne.bledy).splitlines() == zle
    assert len(wpisy(adres)) == 1


def test_zly_plik_to_zdanie(biuro: Konsola) -> None:
    plik = biuro.folder / "x.xlsx"
    plik.write_bytes(b"a;b\n")
    wynik = biuro.biuro("import", "godziny", str(plik))
    assert wynik.kod == 1
    assert wynik.bledy.startswith("Plik „x.xlsx”: to jest plik tekstowy (na przykład CSV)")
    assert biuro.biuro("import", "godziny", "nie-ma.xlsx").kod == 1
    assert biuro.biuro("import", "godziny").kod == 2


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_szablon_ma_to_na_co_wolno_zapisywac(swiat: Swiat) -> None:
    """A coach: himself, his workers, his actions; equal lists give equal bytes."""
    podopieczni = frozenset({swiat.osoby["pracownik"], swiat.osoby["zenon"]})
    coach = Konto(
        1, "coach", "", ("coach",), swiat.osoby["coach"], frozenset({"coach"}), podopieczni=podopieczni
    )
    plik = await szablon(coach)
    assert await szablon(coach) == plik
    listy = load_workbook(io.BytesIO(plik))["Listy"]
    kolumny = {w[0]: [x for x in w[1:] if x] for w in listy.iter_cols(values_only=True)}
    assert kolumny["Osoba"] == ["Tomasz Rybarczyk"]
    assert kolumny["nr osoby"] == [str(swiat.osoby["coach"])]
    assert kolumny["Dla kogo"] == ["Beata Ćwikła", "Zenon Ostrowski"]
    assert [str(d)[:3] for d in kolumny["Działanie"]] == ["5. ", "10."]
