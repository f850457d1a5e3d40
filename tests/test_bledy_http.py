"""From an error to an answer: the table of statuses and the three shapes."""

import json
import sqlite3

import asyncpg
import pytest
from litestar.exceptions import (
    InternalServerException,
    MethodNotAllowedException,
    NotFoundException,
    ValidationException,
)

from biuro.bledy import (
    BazaNiedostepna,
    BladCsrf,
    BladZapytania,
    NieZalogowany,
    Przekierowanie,
    ZaDuzaTresc,
    ZaDuzoZadan,
)
from biuro.bledy_http import odpowiedz_bledu, opis
from harmonogram import bledy


@pytest.mark.parametrize(
    ("blad", "status", "kod"),
    [
        (bledy.NiepoprawnePole("x.", "od"), 422, "niepoprawne_pole"),
        (bledy.WymagaUzasadnienia("x."), 422, "wymaga_uzasadnienia"),
        (bledy.PozaOknem("x."), 422, "poza_oknem"),
        (bledy.Przyszlosc("x."), 422, "przyszlosc"),
        (bledy.LimitPrzekroczony("x."), 409, "limit_przekroczony"),
        (bledy.Nakladanie("x."), 409, "nakladanie"),
        (bledy.MiesiacZamkniety("x."), 409, "miesiac_zamkniety"),
        (bledy.WersjaNieaktualna("x."), 409, "wersja_nieaktualna"),
        (bledy.KluczInnegoWpisu("x."), 409, "klucz_innego_wpisu"),
        (bledy.ZlyStan("x."), 409, "zly_stan"),
        (bledy.NieZnaleziono("x."), 404, "nie_znaleziono"),
        (bledy.BrakPrawa("x."), 403, "brak_prawa"),
        (BladCsrf(), 403, "zly_csrf"),
        (BladZapytania("x."), 400, "bledne_zapytanie"),
        (NieZalogowany(), 401, "nie_zalogowany"),
        (ZaDuzaTresc(), 413, "za_duza_tresc"),
        (ZaDuzoZadan(7), 429, "za_duzo_zadan"),
        (BazaNiedostepna(), 503, "baza_niedostepna"),
        (ConnectionRefusedError(), 503, "baza_niedostepna"),
        (asyncpg.CannotConnectNowError(), 503, "baza_niedostepna"),
        (asyncpg.InvalidCatalogNameError(), 503, "baza_niedostepna"),
        (asyncpg.ObjectNotInPrerequisiteStateError(), 503, "baza_niedostepna"),
        (asyncpg.DiskFullError(), 503, "baza_niedostepna"),
        (sqlite3.OperationalError("database is locked"), 503, "baza_niedostepna"),
        (sqlite3.OperationalError("no such table: x"), 500, "blad_serwisu"),
        (NotFoundException(), 404, "nie_znaleziono"),
        (MethodNotAllowedException(), 405, "niedozwolona_metoda"),
        (InternalServerException(), 500, "blad_serwisu"),
        (InternalServerException("client disconnected prematurely"), 400, "bledne_zapytanie"),
        (ZeroDivisionError("sekret"), 500, "blad_serwisu"),
    ],
)
def test_status_i_kod(blad: Exception, status: int, kod: str) -> None:
    o = opis(blad)
    assert (o.status, o.kod) == (status, kod)
    odpowiedz = odpowiedz_bledu(blad, "/api/x", "")
    tresc = json.loads(odpowiedz.tresc)
    assert odpowiedz.typ == "application/problem+json"
    assert {"type", "title", "status", "detail", "kod"} <= set(tresc)
    assert (tresc["status"], tresc["kod"]) == (status, kod)
    assert tresc["detail"].endswith(".")
    assert "sekret" not in odpowiedz.tresc.decode()


def test_kazdy_blad_dziedziny_ma_status() -> None:
    assert all(
        opis(klasa("x.")).status in (403, 404, 409, 422)
        for klasa in vars(bledy).values()
        if isinstance(klasa, type) and issubclass(klasa, bledy.BladDziedziny) and klasa is not bledy.BledyPol
    )


def test_pole_i_wiele_bledow() -> None:
    jeden = json.loads(odpowiedz_bledu(bledy.NiepoprawnePole("x.", "od"), "/api/x", "").tresc)
    assert jeden["pole"] == "od"
    assert "bledy" not in jeden
    wiele = bledy.BledyPol([bledy.NiepoprawnePole("a.", "od"), bledy.PozaOknem("b.", "dzien")])
    tresc = json.loads(odpowiedz_bledu(wiele, "/api/x", "").tresc)
    assert (tresc["detail"], tresc["pole"]) == ("a.", "od")
    assert [b["kod"] for b in tresc["bledy"]] == ["niepoprawne_pole", "poza_oknem"]


def test_parametr_ktorego_litestar_nie_przyjal() -> None:
    blad = ValidationException(detail="Validation failed", extra=[{"key": "ile", "message": "Expected int"}])
    tresc = json.loads(odpowiedz_bledu(blad, "/api/x", "").tresc)
    assert (tresc["status"], tresc["pole"]) == (400, "ile")
    assert tresc["detail"] == "Niepoprawna wartość parametru „ile”."


@pytest.mark.parametrize(
    ("sciezka", "accept", "status"),
    [
        ("/api/godziny", "text/html", 401),
        ("/gantt.svg", "*/*", 401),
        ("/gantt.svg", "text/html,application/xhtml+xml", 303),
        ("/raporty/kwartalny.xlsx", "", 401),
        ("/godziny", "*/*", 303),
        ("/", "text/html", 303),
    ],
)
def test_nieznajomy(sciezka: str, accept: str, status: int) -> None:
    o = odpowiedz_bledu(NieZalogowany(), sciezka, accept)
    assert o.status == status
    assert o.naglowki == ({"Location": "/logowanie"} if status == 303 else {"WWW-Authenticate": "Bearer"})


def test_strona_bledu() -> None:
    o = odpowiedz_bledu(bledy.NieZnaleziono("Nie ma <takiej> osoby."), "/osoby/7", "text/html")
    assert (o.status, o.typ) == (404, "text/html; charset=utf-8")
    tresc = o.tresc.decode()
    assert "Nie znaleziono" in tresc
    assert "&lt;takiej&gt;" in tresc


@pytest.mark.parametrize(
    ("blad", "po"), [(ZaDuzoZadan(7), "7"), (BazaNiedostepna(), "5"), (ConnectionError(), "5")]
)
def test_kiedy_wrocic(blad: Exception, po: str) -> None:
    assert odpowiedz_bledu(blad, "/", "").naglowki["Retry-After"] == po


@pytest.mark.parametrize(
    ("pole", "adres"), [("jednostka", "/harmonogram"), ("stan", "/harmonogram"), (None, "/")]
)
def test_wyjscie_ze_zlych_filtrow(pole: str | None, adres: str) -> None:
    o = odpowiedz_bledu(bledy.NieZnaleziono("Leży gdzie indziej.", pole), "/harmonogram", "text/html")
    assert f'<a class="przycisk-2" href="{adres}">' in o.tresc.decode()


def test_przekierowanie() -> None:
    o = odpowiedz_bledu(Przekierowanie("/limity?stan=2019-11-14"), "/limity", "")
    assert (o.status, o.naglowki) == (303, {"Location": "/limity?stan=2019-11-14"})
