"""The check of the database: silent over healthy data, one sentence for each planted damage."""

import sqlite3
from pathlib import Path

import pytest

from tests.polecenie import Konsola, konsola, konsola_bazy, konsola_przykladu, wzorzec

__all__ = ["konsola", "konsola_bazy", "konsola_przykladu", "wzorzec"]


def _zepsuj(konsola: Konsola, *polecenia: str) -> None:
    """Behind the service's back: without foreign keys, checks and triggers."""
    polaczenie = sqlite3.connect(konsola.folder / "dane" / "biuro.sqlite")
    polaczenie.execute("PRAGMA ignore_check_constraints = 1")
    for polecenie in polecenia:
        polaczenie.execute(polecenie)
    polaczenie.commit()
    polaczenie.close()


def test_zdrowa_baza(konsola_bazy: Konsola) -> None:
    assert konsola_bazy.biuro("sprawdz").wydruk == "Baza jest spójna.\n", "a fresh one"
    assert konsola_bazy.biuro("przyklad", "--jednostki", "2").kod == 0
    assert konsola_bazy.biuro("sprawdz").wydruk == "Baza jest spójna.\n"


BEZ_STRAZY = ("DROP TRIGGER dziennik_bez_zmian", "DROP TRIGGER dziennik_bez_usuwania")
ZYWY = "wazna_do > '9999'"


DRUGA_WERSJA = """INSERT INTO wersje_wpisow SELECT 999999, wpis, wersja + 1, wazna_od,
    '9999-01-01 00:00:00+00:00', osoba, dla, jednostka, rodzaj, dzialanie, dzien, od_min, do_min, minuty,
    zadanie, temat, opis, uzasadnienie, powod, konto, usunieto FROM wersje_wpisow WHERE wpis = 5"""
TO_SAMO_MIEJSCE = f"""UPDATE wersje_wpisow SET dzien = '2019-05-06', od_min = 600, do_min = 660, minuty = 60,
    osoba = 1 WHERE wpis IN (7, 9) AND {ZYWY}"""
DRUGA_UMOWA = """INSERT INTO wersje_zaangazowan SELECT 999999, zaangazowanie, 2, wazna_od,
    '9999-01-01 00:00:00+00:00', osoba, forma, funkcja, stanowisko, umowa, od, "do", wymiar_min, wymiar,
    wymaga_karty, powod, konto
    FROM wersje_zaangazowan WHERE zaangazowanie = 3"""
ZLE_DATY = """UPDATE wersje_zaangazowan SET "do" = '2001-01-01' WHERE zaangazowanie = 2"""
DLUGIE_SESJE = f"""UPDATE wersje_wpisow SET do_min = od_min + 700, minuty = 700
    WHERE dzialanie = 5 AND {ZYWY}"""
BEZ_DODANIA = "DELETE FROM dziennik WHERE obiekt = 'wpis' AND obiekt_id = 5"


@pytest.mark.parametrize(
    ("polecenia", "zdanie"),
    [
        (["UPDATE wersje_wpisow SET minuty = minuty + 1 WHERE wpis = 5"], "nie są różnicą godzin (5)"),
        ([TO_SAMO_MIEJSCE], "nakładają się (7)"),
        (["UPDATE wersje_wpisow SET osoba = 99999 WHERE wpis = 5"], "brak"),
        (
            ["UPDATE wersje_wydarzen SET konto = 99999 WHERE wydarzenie = 3"],
            "wersje_wydarzen: konto",
        ),
        ([DRUGA_WERSJA], "dwie wersje obowiązują jednocześnie (5)"),
        (["UPDATE wersje_wpisow SET wersja = 3 WHERE wpis = 5"], "brakuje wersji (5)"),
        (["DELETE FROM wersje_wpisow WHERE wpis = 5"], "bez żadnej wersji (5)"),
        (["UPDATE wersje_wydarzen SET ostatni_dzien = '2031-01-01' WHERE wydarzenie = 4"], "listą dni"),
        (["UPDATE wersje_wpisow SET dzialanie = 77 WHERE wpis = 5"], "nie ma w żadnym planie (5)"),
        ([*BEZ_STRAZY, "DELETE FROM dane_dziennika", BEZ_DODANIA], "w dzienniku o dodaniu (5)"),
        ([BEZ_STRAZY[0]], "stracił ochronę"),
        (["UPDATE dane_dziennika SET wartosc = 'inna' WHERE id = 3"], "skrótem"),
        (["DELETE FROM migration WHERE name = 'biuro_0001_podstawa'"], "Brakuje migracji"),
        (["INSERT INTO migration (name, app_name) VALUES ('biuro_9999', 'biuro')"], "nowszej wersji"),
        ([DRUGA_UMOWA], "Zaangażowania: dwie wersje obowiązują jednocześnie (3)"),
        ([ZLE_DATY], "dzień „do” jest przed dniem „od” (2)"),
        (["UPDATE inne_zaangazowanie SET miesiac = '2019-05-02' WHERE id = 1"], "nie zaczyna się"),
        (["UPDATE tresci_skanow SET tresc = x'00'"], "plikiem innej długości (1)"),
        (["UPDATE skany SET usunieto = '2019-06-04 10:00:00+00:00'"], "których plik został (1)"),
        ([DLUGIE_SESJE], "z tolerancją do 110 %"),
        (
            ["UPDATE wersje_planu SET wazna_do = '9998-01-01'"],
            "zaakceptowana wersja przestała obowiązywać (1)",
        ),
        (["DELETE FROM cele"], "Plan: wersja nie ma działań albo celów (1)"),
        (["DELETE FROM wersje_jednostek WHERE jednostka = 2"], "bieżącą wersją (2)"),
        (["UPDATE jednostki SET data_przystapienia = '2018-09-01' WHERE id = 1"], "bieżącą wersją (1)"),
        ([f"UPDATE wersje_jednostek SET data_zawiazania_pzk = NULL WHERE {ZYWY}"], "bieżącą wersją (1"),
        (
            ["UPDATE wersje_jednostek SET wazna_do = '9998-01-01' WHERE wazna_do < '9999-12-31'"],
            "Daty jednostek: dwie",
        ),
    ],
)
def test_znajduje_szkode(konsola_przykladu: Konsola, polecenia: list[str], zdanie: str) -> None:
    _zepsuj(konsola_przykladu, *polecenia)
    wynik = konsola_przykladu.biuro("sprawdz")
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert zdanie in wynik.bledy
    assert wynik.bledy.splitlines()[-1].startswith("Razem: ")


def test_limit_obnizony_aneksem_nie_jest_szkoda(konsola_przykladu: Konsola) -> None:
    """The sum was allowed when it was written; only one above every quota there ever was is reported."""
    _zepsuj(
        konsola_przykladu,
        "UPDATE cele SET tresc = replace(tresc, '\"razem\": 1200', '\"razem\": 600') WHERE dzialanie = 5",
    )
    assert "Działanie 5" in konsola_przykladu.biuro("sprawdz").bledy
    _zepsuj(
        konsola_przykladu,
        "INSERT INTO podniesienia_limitow (dzialanie, dla, przyznano_min, powod, wazna_od, wazna_do) SELECT "
        "DISTINCT 5, dla, 1200, 'x', '2019-01-01 00:00:00+00:00', '2019-06-01 00:00:00+00:00' "
        "FROM wersje_wpisow WHERE dzialanie = 5",
    )
    assert konsola_przykladu.biuro("sprawdz").wydruk == "Baza jest spójna.\n"


def test_uszkodzony_plik(konsola_przykladu: Konsola) -> None:
    plik: Path = konsola_przykladu.folder / "dane" / "biuro.sqlite"
    tresc = bytearray(plik.read_bytes())
    tresc[200_000:260_000] = b"\xff" * 60_000
    plik.write_bytes(tresc)
    wynik = konsola_przykladu.biuro("sprawdz")
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert "Traceback" not in wynik.bledy
    assert wynik.bledy
