"""Commands: that each works, then what each refuses with a sentence and which exit code."""

import asyncio
import re
import signal
import socket
import stat
import subprocess
import urllib.request
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from biuro import baza, konta
from biuro.cli import POLECENIA
from biuro.uprawnienia import Konto
from harmonogram.plik_planu import tekst_wbudowany
from harmonogram.zapytania import osoby as zapytania_osob
from tests.polecenie import Konsola, konsola, konsola_bazy
from tests.serwer import BIURO, Serwer

__all__ = ["konsola", "konsola_bazy"]

HASLO = b"bardzo dlugie haslo\n"


def _konto(adres_bazy: str, login: str) -> Konto | None:
    async def odczytaj() -> Konto | None:
        await baza.podlacz(baza.silnik(adres_bazy))
        try:
            znalezione = await konta.konto_o_loginie(login)
            assert znalezione is not None
            assert konta.haslo_pasuje(znalezione[1], HASLO.decode().strip())
            [osoba] = await zapytania_osob.osoby_o_nazwie("Ewa Kłos")
            kto = await konta.konto(znalezione[0], date(2026, 1, 1))
            assert kto is not None
            assert kto.osoba == osoba.id
            return kto
        finally:
            await baza.odlacz()

    return asyncio.run(odczytaj())


# --- accounts and tokens


def test_konto_i_token_na_swiezej_bazie(konsola_bazy: Konsola, adres_bazy: str) -> None:
    argumenty = ["konto", "dodaj", "ewa", "--rola", "ekspert", "--rola", "coach", "--osoba", "Ewa Kłos"]
    assert konsola_bazy.biuro(*argumenty, "--haslo-stdin", wejscie=HASLO).kod == 0
    token = konsola_bazy.biuro("token", "wydaj", "ewa", "--nazwa", "skrypt")
    assert token.kod == 0
    assert re.fullmatch(r"[\w-]{40,}\n", token.wydruk), "stdout holds the token alone"
    kto = _konto(adres_bazy, "ewa")
    assert kto is not None
    assert kto.role == ("ekspert", "coach")
    assert kto.funkcje == {"ekspert", "coach"}


@pytest.mark.parametrize(
    ("argumenty", "haslo", "kod", "zdanie"),
    [
        (["dodaj", "x", "--rola", "koordynator", "--haslo-stdin"], b"krotkie", 1, "od 12 do 128 znaków"),
        (["dodaj", "x", "--rola", "koordynator", "--haslo-stdin"], b"", 1, "Podaj hasło"),
        (["dodaj", "x", "--rola", "koordynator", "--haslo-stdin"], b"\xff\xfe\xfd" * 9, 1, "UTF-8"),
        (["dodaj", "", "--rola", "koordynator", "--haslo-stdin"], HASLO, 1, "login: "),
        (["dodaj", "x" * 101, "--rola", "koordynator", "--haslo-stdin"], HASLO, 1, "100"),
        (["dodaj", "x", "--rola", "coach", "--haslo-stdin"], HASLO, 1, "wymaga osoby"),
        (["dodaj", "x", "--rola", "coach", "--osoba", "Ewa", "--haslo-stdin"], HASLO, 1, "imię i nazwisko"),
        (["dodaj", "x", "--rola", "szef", "--haslo-stdin"], HASLO, 2, "szef"),
        (["dodaj", "x", "--haslo-stdin"], HASLO, 2, "--rola"),
        (["dodaj", "x", "--rola", "koordynator"], HASLO, 2, "--haslo-stdin"),
        (["dodaj", "--rola", "koordynator", "--haslo-stdin"], HASLO, 2, "LOGIN"),
        (["dodaj", "\udcff", "--rola", "koordynator", "--haslo-stdin"], HASLO, 2, "UTF-8"),
    ],
)
def test_konto_odmawia(konsola: Konsola, argumenty: list[str], haslo: bytes, kod: int, zdanie: str) -> None:
    wynik = konsola.biuro("konto", *argumenty, wejscie=haslo)
    assert (wynik.kod, wynik.wydruk) == (kod, "")
    assert zdanie in wynik.bledy


def test_login_zajety_i_nieznany(konsola: Konsola) -> None:
    dodaj = ["konto", "dodaj", "biuro", "--rola", "koordynator", "--haslo-stdin"]
    assert konsola.biuro(*dodaj, wejscie=HASLO).kod == 0
    wynik = konsola.biuro(*dodaj, wejscie=HASLO)
    assert (wynik.kod, wynik.bledy) == (1, "Login biuro jest już zajęty. Podaj inny.\n")
    wynik = konsola.biuro("token", "wydaj", "nikt", "--nazwa", "x")
    assert (wynik.kod, wynik.wydruk, wynik.bledy) == (1, "", "Nie ma konta nikt.\n")
    assert konsola.biuro("token", "wydaj", "biuro", "--nazwa", " ").kod == 1


# --- wrong usage


@pytest.mark.parametrize(
    ("argumenty", "zdanie"),
    [
        (["startuj"], "Nie ma polecenia „startuj”. Czy chodziło o start?"),
        (["start", "--portt", "1"], "Nie ma opcji --portt. Czy chodziło o --port?"),
        (["start", "--port", "abc"], "od 1 do 65535"),
        (["start", "--port", "99999"], "od 1 do 65535"),
        (["start", "--port"], "Opcja --port wymaga wartości."),
        (["migruj", "teraz"], "Nadmiarowy argument: teraz."),
        (["plan", "pokaz", "--stan", "2019-02-30"], "nie ma takiego dnia"),
        (["plan", "pokaz", "--stan", "30.06.2019"], "RRRR-MM-DD"),
        (["eksport", "gantt", "--format", "gif", "-o", "x"], "svg, png, pdf"),
        (["eksport", "gantt", "--format", "svg"], "--plik"),
        (["eksport", "gantt", "--format", "pdf", "--papier", "A5", "-o", "x"], "A4, A3"),
        (["eksport", "gantt", "--format", "png", "--dpi", "72", "-o", "x"], "150, 300"),
        (["eksport", "gantt", "--format", "png", "--wersja", "x", "-o", "x"], "--wersja"),
        (["eksport", "raport", "kwartalny", "--okres", "2019-K5", "-o", "x"], "2019-K2"),
        (["przyklad", "--jednostki", "0"], "od 1 do"),
        (["przyklad", "--jednostki", "-3"], "od 1 do"),
        (["przyklad", "--ziarno", "1.5"], "liczbę całkowitą"),
        (["kopia"], "zapisz"),
        (["import", "godzin", "x.xlsx"], "Nie ma polecenia „godzin”. Czy chodziło o godziny?"),
        ([], "Użycie: biuro"),
    ],
)
def test_zle_uzycie_to_2_i_zdanie(konsola: Konsola, argumenty: list[str], zdanie: str) -> None:
    wynik = konsola.biuro(*argumenty)
    assert (wynik.kod, wynik.wydruk) == (2, "")
    assert zdanie in wynik.bledy
    assert not (konsola.folder / "dane").exists(), "nothing was started"


@pytest.mark.parametrize("polecenie", POLECENIA)
def test_pomoc_jest_po_polsku(konsola: Konsola, polecenie: str) -> None:
    wynik = konsola.biuro(polecenie, "--help")
    assert wynik.kod == 0
    assert wynik.wydruk.startswith("Użycie: biuro")
    assert not re.search(r"\b(Usage|Options|Commands|Show this|required)\b", wynik.wydruk)


@pytest.mark.parametrize(
    ("zmienne", "zdanie"),
    [
        ({"BIURO_PORTT": "1"}, "Nieznane ustawienie BIURO_PORTT. Czy chodziło o BIURO_PORT?"),
        ({"BIURO_PORT": "abc"}, "BIURO_PORT"),
        ({"BIURO_BAZA": "mysql://x/y"}, "BIURO_BAZA"),
        ({"BIURO_BAZA": "postgresql://biuro:tajne@127.0.0.1:1/baza"}, "127.0.0.1:1/baza"),
        ({"BIURO_DANE": "/proc/nie/wolno"}, "/proc/nie/wolno"),
    ],
)
def test_zle_ustawienie_to_1_i_zdanie(konsola: Konsola, zmienne: dict[str, str], zdanie: str) -> None:
    konsola.ustaw(**zmienne)
    wynik = konsola.biuro("migruj")
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert zdanie in wynik.bledy
    assert "tajne" not in wynik.bledy
    assert "Traceback" not in wynik.bledy


def test_plik_ktory_nie_jest_baza(konsola: Konsola) -> None:
    (konsola.folder / "dane").mkdir()
    (konsola.folder / "dane" / "biuro.sqlite").write_bytes(b"to nie jest baza danych" * 1000)
    wynik = konsola.biuro("migruj")
    assert wynik.kod == 1
    assert "Nie można otworzyć bazy danych" in wynik.bledy


def test_migruj_dwa_razy(konsola_bazy: Konsola) -> None:
    assert konsola_bazy.biuro("migruj").wydruk.startswith("Wykonano")
    assert konsola_bazy.biuro("migruj").wydruk == "Baza jest aktualna.\n"


# --- plan


def test_plan_pokaz(konsola: Konsola) -> None:
    wynik = konsola.biuro("plan", "pokaz", "--stan", "2019-06-30")
    wiersze = wynik.wydruk.splitlines()
    assert sum(bool(re.match(r"\s?\d{1,2}  [A-ZŁ]", w)) for w in wiersze[:20]) == 12
    [animator] = [w.split("  ") for w in wiersze if w.startswith("  6")]
    assert [k.strip() for k in animator if k.strip()][2:] == ["60\u00a0h"] * 6 + ["360\u00a0h"]
    assert any("↳" in w and "bez terminu" in w for w in wiersze)


def test_plan_sprawdz(konsola: Konsola) -> None:
    dobry, zly = konsola.folder / "dobry.toml", konsola.folder / "zly.toml"
    dobry.write_text(tekst_wbudowany())
    zly.write_text(tekst_wbudowany().replace("miesiecy = 8", "miesiecy = 7").replace("nr = 12", "nr = 11"))
    assert konsola.biuro("plan", "sprawdz", "dobry.toml").kod == 0
    wynik = konsola.biuro("plan", "sprawdz", "zly.toml")
    assert wynik.kod == 1
    assert "działanie 5, pole cele.razem: 2,5\u00a0h × 7" in wynik.bledy.replace(" h", "\u00a0h")
    assert "działanie 11, pole nr" in wynik.bledy
    assert all(re.match(r"wiersz \d+|pole |Razem", w) for w in wynik.bledy.splitlines())


def test_plan_szablon_daje_skoroszyt_ktory_przechodzi_sprawdzenie(konsola: Konsola) -> None:
    assert konsola.biuro("plan", "szablon", "-o", "plan.xlsx").kod == 0
    assert konsola.biuro("plan", "sprawdz", "plan.xlsx").wydruk == "Plan w pliku plan.xlsx jest poprawny.\n"
    plik = konsola.folder / "plan.xlsx"
    skoroszyt = load_workbook(plik)
    skoroszyt["Cele"]["D10"] = 25
    skoroszyt.save(plik)
    wynik = konsola.biuro("plan", "sprawdz", "plan.xlsx")
    assert wynik.kod == 1
    assert wynik.bledy.startswith("arkusz Cele, wiersz 10, kolumna Razem: 2,5")
    plik.write_bytes(plik.read_bytes()[:3000])
    wynik = konsola.biuro("plan", "sprawdz", "plan.xlsx")
    assert (wynik.kod, "uszkodzony" in wynik.bledy) == (1, True)


@pytest.mark.parametrize(("nazwa", "tresc"), [("nie.toml", None), ("zly.toml", b"\xff\xfe"), (".", None)])
def test_plan_nieczytelny(konsola: Konsola, nazwa: str, tresc: bytes | None) -> None:
    if tresc is not None:
        (konsola.folder / nazwa).write_bytes(tresc)
    wynik = konsola.biuro("plan", "sprawdz", nazwa)
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert nazwa in wynik.bledy


# --- exports


def test_lista_raportow(konsola: Konsola) -> None:
    wynik = konsola.biuro("eksport", "raport", "--lista")
    assert [w.split()[0] for w in wynik.wydruk.splitlines()] == ["kwartalny", "limity"]
    assert not (konsola.folder / "dane").exists()


@pytest.mark.parametrize(
    ("argumenty", "poczatek"),
    [
        (["gantt", "--format", "svg"], b"<?xml"),
        (["gantt", "--format", "png", "--stan", "2019-06-30"], b"\x89PNG"),
        (["gantt", "--format", "pdf"], b"%PDF"),
        (["gantt", "--format", "pdf", "--papier", "A3", "--faza", "II", "--wersja", "1"], b"%PDF"),
        (["gantt", "--format", "png", "--dpi", "300", "--wiedza", "2030-01-01T12:00:00"], b"\x89PNG"),
        (["kalendarz"], b"BEGIN:VCALENDAR"),
        (["kalendarz", "--zakres", "dzialanie:7"], b"BEGIN:VCALENDAR"),
        (["raport", "limity", "--okres", "2019-05"], b"PK"),
        (["raport", "limity", "--okres", "2019-04-01..2019-06-15"], b"PK"),
    ],
)
def test_eksport(konsola: Konsola, argumenty: list[str], poczatek: bytes) -> None:
    plik = konsola.folder / "plik"
    plik.write_text("stary")
    assert konsola.biuro("eksport", *argumenty, "-o", "plik").kod == 0
    assert plik.read_bytes().startswith(poczatek)
    assert stat.S_IMODE(plik.stat().st_mode) == 0o644
    assert {p.name for p in konsola.folder.iterdir()} == {"dane", "plik"}, "no temporary file is left"


def test_raport_kwartalny_na_pustej_bazie(konsola: Konsola) -> None:
    assert konsola.biuro("eksport", "raport", "kwartalny", "--okres", "2019-K2", "-o", "r.xlsx").kod == 0
    assert "Kontrola" in load_workbook(konsola.folder / "r.xlsx").sheetnames


@pytest.mark.parametrize(
    ("argumenty", "zdanie"),
    [
        (
            ["gantt", "--format", "svg", "--faza", "IV", "-o", "x"],
            "Etapy projektu: I, II i III.",
        ),
        (["gantt", "--format", "svg", "--jednostka", "7", "-o", "x"], "Nie ma takiej jednostki"),
        (["gantt", "--format", "svg", "--powiat", "łomżyński", "-o", "x"], "„łomżyński”"),
        (["gantt", "--format", "svg", "--wojewodztwo", "99", "-o", "x"], "Nie ma województwa „99”"),
        (["gantt", "--format", "svg", "--wersja", "2", "-o", "x"], "Nie ma przyjętej wersji 2 planu"),
        (["gantt", "--format", "svg", "--porownaj", "1", "-o", "x"], "nie jest wcześniejsza"),
        (["raport", "nie", "--okres", "2019-K2", "-o", "x"], "Nie ma raportu „nie”"),
        (["kalendarz", "--zakres", "moje", "-o", "x"], "moje"),
        (["kalendarz", "--zakres", "wszystko", "-o", "x"], "calosc"),
        (["kalendarz", "--zakres", "jednostka:7", "-o", "x"], "Nie ma takiej jednostki"),
        (["kalendarz", "--zakres", "dzialanie:13", "-o", "x"], "nie ma działania 13"),
        (["kalendarz", "-o", "nie/ma/x"], "nie ma takiego pliku ani folderu"),
        (["kalendarz", "-o", "."], "to folder"),
        (["kalendarz", "-o", "x" * 300], "Nie można zapisać pliku"),
        (["kalendarz", "-o", "/dev/full"], "Nie można zapisać pliku /dev/full"),
    ],
)
def test_eksport_odmawia(konsola: Konsola, argumenty: list[str], zdanie: str) -> None:
    wynik = konsola.biuro("eksport", *argumenty)
    assert (wynik.kod, wynik.wydruk) == (1, "")
    assert zdanie in wynik.bledy
    assert {p.name for p in konsola.folder.iterdir()} <= {"dane"}


# --- the service


@pytest.fixture
def serwer(tmp_path: Path) -> Iterator[Serwer]:
    wynik = Serwer(tmp_path / "dane")
    yield wynik
    wynik.zabij()


def _adres_konta(wydruk: str) -> str | None:
    znaleziony = re.search(r"http://\S+/pierwsze-konto/[\w-]{40,}", wydruk)
    return znaleziony[0] if znaleziony else None


def test_start_wypisuje_adres_i_odnosnik(serwer: Serwer) -> None:
    serwer.uruchom()
    assert serwer.adres in serwer.wydruk
    odnosnik = _adres_konta(serwer.wydruk)
    assert odnosnik is not None
    with urllib.request.urlopen(odnosnik) as strona:
        assert strona.status == 200
        assert strona.headers["Server"] is None
        assert strona.headers["Date"]
    serwer.zatrzymaj()
    assert "Traceback" not in serwer.wydruk

    serwer.biuro("konto", "dodaj", "biuro", "--rola", "koordynator", "--haslo-stdin", wejscie=HASLO.decode())
    serwer.uruchom()
    assert _adres_konta(serwer.wydruk) is None, "there is an account already"


def test_start_na_zajetym_porcie(serwer: Serwer) -> None:
    with socket.socket() as zajety:
        zajety.bind(("127.0.0.1", serwer.port))
        zajety.listen()
        wynik = serwer.biuro("start", "--port", str(serwer.port))
    assert (wynik.returncode, wynik.stdout) == (1, "")
    assert f"Port {serwer.port} jest zajęty" in wynik.stderr
    assert not serwer.dane.exists()


def test_start_pod_obcym_adresem(serwer: Serwer) -> None:
    wynik = serwer.biuro("start", "--host", "nie.ma.takiego.invalid", "--port", str(serwer.port))
    assert wynik.returncode == 1
    assert "nie.ma.takiego.invalid" in wynik.stderr
    assert "Traceback" not in wynik.stderr


@pytest.mark.parametrize("sygnal", [signal.SIGTERM, signal.SIGINT])
def test_zatrzymanie_to_dobry_koniec(serwer: Serwer, sygnal: signal.Signals) -> None:
    proces = subprocess.Popen(
        [BIURO, "start", "--port", str(serwer.port)],
        env=serwer._srodowisko(),
        cwd=serwer.dane.parent,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert proces.stdout is not None
    assert serwer.adres in proces.stdout.readline()
    proces.send_signal(sygnal)
    _, bledy = proces.communicate(timeout=30)
    assert (proces.returncode, bledy) == (0, "")
