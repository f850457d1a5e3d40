"""A copy: everything comes back, also on the other engine; a refusal changes nothing."""

import asyncio
import hashlib
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from biuro import baza
from biuro.liczniki import licznik
from biuro.utrzymanie.tabele_bazy import nazwa, tabele
from tests.polecenie import Konsola, konsola, konsola_bazy, kopia, wzorzec

__all__ = ["konsola", "konsola_bazy", "kopia", "wzorzec"]


def _zrzut(adres: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables, but the journal's note of the restoring and the counter that it raises."""

    async def odczytaj() -> dict[str, list[dict[str, Any]]]:
        await baza.podlacz(baza.silnik(adres))
        try:
            wszystko = {nazwa(t): await t.select().order_by(t._meta.primary_key) for t in tabele()}
        finally:
            await baza.odlacz()
        wszystko["dziennik"] = [w for w in wszystko["dziennik"] if w["czynnosc"] != "odtworzono"]
        return {t: w for t, w in wszystko.items() if t != "liczniki"}

    return asyncio.run(odczytaj())


def test_tam_i_z_powrotem(konsola_bazy: Konsola, adres_bazy: str, wzorzec: Path) -> None:
    """Into each engine, and from it into SQLite; the copy of the copy is the same."""
    poczatek = _zrzut(f"sqlite:///{wzorzec}/dane/biuro.sqlite")
    assert konsola_bazy.biuro("kopia", "odtworz", str(wzorzec / "kopia.zip")).kod == 0
    assert _zrzut(adres_bazy) == poczatek
    assert poczatek["tresci_skanow"][0]["tresc"] == bytes(range(256))
    assert konsola_bazy.biuro("kopia", "zapisz", "kopia.zip").kod == 0
    plik = konsola_bazy.folder / "kopia.zip"
    assert plik.stat().st_mode & 0o077 == 0, "personal data: for the owner alone"
    konsola_bazy.ustaw(BIURO_BAZA="sqlite", BIURO_DANE=str(konsola_bazy.folder / "nowe"))
    assert konsola_bazy.biuro("kopia", "odtworz", "kopia.zip").kod == 0
    assert _zrzut(f"sqlite:///{konsola_bazy.folder}/nowe/biuro.sqlite") == poczatek
    assert konsola_bazy.biuro("sprawdz").kod == 0


def test_po_odtworzeniu_zaden_program_nie_ma_juz_tego_kanalu(konsola: Konsola, kopia: Path) -> None:
    """The number of a feed's state is one that no state before the restoring can have had."""

    async def numer() -> int:
        await baza.podlacz(baza.silnik(f"sqlite:///{konsola.folder}/nowe/biuro.sqlite"))
        try:
            return await licznik()
        finally:
            await baza.odlacz()

    konsola.ustaw(BIURO_DANE=str(konsola.folder / "nowe"))
    assert konsola.biuro("kopia", "odtworz", str(kopia)).kod == 0
    assert asyncio.run(numer()) > 1_000_000_000


def test_po_odtworzeniu_mozna_pisac_dalej(konsola_bazy: Konsola, kopia: Path) -> None:
    """Generated ids go on after the restored ones, and the journal is guarded again."""
    assert konsola_bazy.biuro("kopia", "odtworz", str(kopia)).kod == 0
    konto = ["konto", "dodaj", "nowa", "--rola", "ekspert", "--osoba", "Nowa Osoba", "--haslo-stdin"]
    assert konsola_bazy.biuro(*konto, wejscie=b"bardzo dlugie haslo").kod == 0
    assert konsola_bazy.biuro("sprawdz").wydruk == "Baza jest spójna.\n"


def test_do_bazy_z_samym_planem(konsola_bazy: Konsola, kopia: Path) -> None:
    """A service that was started once holds the plan already; the copy's takes its place."""
    assert konsola_bazy.biuro("plan", "pokaz").kod == 0
    assert konsola_bazy.biuro("kopia", "odtworz", str(kopia)).kod == 0
    assert konsola_bazy.biuro("sprawdz").kod == 0


def test_do_pelnej_bazy_nie(konsola_bazy: Konsola, adres_bazy: str, kopia: Path) -> None:
    konto = ["konto", "dodaj", "biuro", "--rola", "koordynator", "--haslo-stdin"]
    konsola_bazy.biuro(*konto, wejscie=b"bardzo dlugie haslo")
    przed = _zrzut(adres_bazy)
    wynik = konsola_bazy.biuro("kopia", "odtworz", str(kopia))
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert "Baza nie jest pusta (są konta)" in wynik.bledy
    assert "BIURO_DANE" in wynik.bledy
    assert _zrzut(adres_bazy) == przed


def _podmien(kopia: Path, czlonek: str, tresc: bytes | None) -> None:
    """The same archive with one member changed or gone."""
    with zipfile.ZipFile(kopia) as stara:
        czlonkowie = {n: stara.read(n) for n in stara.namelist()}
    czlonkowie.pop(czlonek, None)
    with zipfile.ZipFile(kopia, "w") as nowa:
        for nazwa_czlonka, stare in czlonkowie.items():
            nowa.writestr(nazwa_czlonka, stare)
        if tresc is not None:
            nowa.writestr(czlonek, tresc)


def _manifest(kopia: Path, **zmiany: object) -> bytes:
    with zipfile.ZipFile(kopia) as paczka:
        return json.dumps({**json.loads(paczka.read("manifest.json")), **zmiany}).encode()


@pytest.mark.parametrize(
    ("czlonek", "tresc", "zdanie"),
    [
        ("manifest.json", b"{}", "nie jest kopią"),
        ("manifest.json", b"[1, 2", "nie jest kopią"),
        ("manifest.json", None, "nie jest kopią"),
        ("tabele/osoby.jsonl", None, "nie jest kopią"),
        ("tabele/osoby.jsonl", b"", "osoby"),
        ("tabele/osoby.jsonl", b'["id"]\n', "inne kolumny"),
        ("tabele/osoby.jsonl", b"nie json", "nie jest kopią"),
    ],
)
def test_uszkodzona_kopia(
    konsola: Konsola, kopia: Path, czlonek: str, tresc: bytes | None, zdanie: str
) -> None:
    _podmien(kopia, czlonek, tresc)
    _odmowa(konsola, kopia, zdanie)


@pytest.mark.parametrize(
    ("zmiany", "zdanie"),
    [
        ({"wersja": 2}, "innym formacie"),
        ({"migracje": ["biuro_9999_jutro"]}, "nowszej wersji"),
        ({"migracje": []}, "z której wersji"),
        ({"tabele": {}}, "inne tabele"),
    ],
)
def test_kopia_innej_wersji(konsola: Konsola, kopia: Path, zmiany: dict[str, object], zdanie: str) -> None:
    _podmien(kopia, "manifest.json", _manifest(kopia, **zmiany))
    _odmowa(konsola, kopia, zdanie)


NOWE_TABELE = {"wersje_jednostek", "stany_narzedzi", "przypadki", "wersje_przypadkow", "etapy_przypadkow"}
NOWE_KOLUMNY = {"wersje_planu": "data_aneksu", "wersje_wydarzen": "zadanie"}


def test_kopia_starszej_wersji_dostaje_to_czego_nie_ma(konsola_bazy: Konsola, kopia: Path) -> None:
    """As the first version of the service wrote it: fewer tables and columns, and no history of units."""
    _postarz(kopia)
    assert konsola_bazy.biuro("kopia", "odtworz", str(kopia)).kod == 0
    wynik = konsola_bazy.biuro("sprawdz")
    assert wynik.kod == 0, wynik.bledy


def _postarz(kopia: Path) -> None:
    with zipfile.ZipFile(kopia) as paczka:
        manifest = json.loads(paczka.read("manifest.json"))
        tabele_kopii = {t: paczka.read(f"tabele/{t}.jsonl") for t in manifest["tabele"]}
    for tabela in [*NOWE_TABELE, "komentarze_komorek"]:
        del tabele_kopii[tabela]
    for tabela, kolumna in NOWE_KOLUMNY.items():
        linie = [json.loads(x) for x in tabele_kopii[tabela].splitlines()]
        nr = linie[0].index(kolumna)
        wiersze = [json.dumps([*x[:nr], *x[nr + 1 :]], ensure_ascii=False) for x in linie]
        tabele_kopii[tabela] = "".join(f"{w}\n" for w in wiersze).encode()
    manifest["migracje"] = [m for m in manifest["migracje"] if "_0001_" in m]
    manifest["tabele"] = {
        t: {"wierszy": tresc.count(b"\n") - 1, "sha256": hashlib.sha256(tresc).hexdigest()}
        for t, tresc in tabele_kopii.items()
    }
    with zipfile.ZipFile(kopia, "w") as paczka:
        paczka.writestr("manifest.json", json.dumps(manifest))
        for tabela, tresc in tabele_kopii.items():
            paczka.writestr(f"tabele/{tabela}.jsonl", tresc)


@pytest.mark.parametrize("dlugosc", [0, 100, 50_000])
def test_uciety_plik(konsola: Konsola, kopia: Path, dlugosc: int) -> None:
    kopia.write_bytes(kopia.read_bytes()[:dlugosc])
    _odmowa(konsola, kopia, "nie jest kopią")


def test_przestawione_bajty(konsola: Konsola, kopia: Path) -> None:
    """In the rows themselves: eight bytes between two members would hurt nobody."""
    with zipfile.ZipFile(kopia) as paczka:
        czlonek = max(paczka.infolist(), key=lambda c: c.compress_size)
    srodek = czlonek.header_offset + 30 + len(czlonek.filename) + czlonek.compress_size // 2
    tresc = bytearray(kopia.read_bytes())
    tresc[srodek : srodek + 8] = b"\x00" * 8
    kopia.write_bytes(tresc)
    _odmowa(konsola, kopia, "uszkodzon")


def test_nie_ma_pliku_i_nie_ma_dokad(konsola: Konsola) -> None:
    _odmowa(konsola, konsola.folder / "nie.zip", "nie ma takiego pliku")
    wynik = konsola.biuro("kopia", "zapisz", "nie/ma/kopia.zip")
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert "nie/ma/kopia.zip" in wynik.bledy


def test_kopia_mowi_ze_zastapila_poprzednia(konsola: Konsola) -> None:
    """A nightly copy goes under one name; whoever did not mean it should know."""
    assert "Zastąpiono" not in konsola.biuro("kopia", "zapisz", "kopia.zip").wydruk
    wynik = konsola.biuro("kopia", "zapisz", "kopia.zip")
    assert wynik.kod == 0
    assert "Zastąpiono poprzedni plik" in wynik.wydruk


def _odmowa(konsola: Konsola, kopia: Path, zdanie: str) -> None:
    konsola.ustaw(BIURO_DANE=str(konsola.folder / "nowe"))
    wynik = konsola.biuro("kopia", "odtworz", str(kopia))
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert zdanie in wynik.bledy
    assert not (konsola.folder / "nowe").exists()
