"""Printed cards as files and from the command line: names, 304, what was known at a moment."""

import io
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from pypdf import PdfReader

from biuro.baza import Silnik
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, miesiace
from biuro.operacje.zaangazowania import DaneZaangazowania, dodaj_zaangazowanie
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from tests import drzwi, swiat
from tests.polecenie import Konsola, konsola, konsola_przykladu, wzorzec
from tests.swiat import BIURO, Swiat, zaloz_swiat

__all__ = ["konsola", "konsola_przykladu", "wzorzec"]
na_sqlite = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)


@pytest.fixture
async def s(baza: Silnik) -> Swiat:
    """The coach's two sessions and the expert's hours in May 2019."""
    s = await zaloz_swiat()
    umowa = DaneZaangazowania(s.ekspert, "zlecenie", "ekspert ds. modelu", date(2018, 4, 1))
    await dodaj_zaangazowanie(BIURO, umowa)
    for dzien in (6, 7):
        await godziny.dodaj_wpis(BIURO, DaneWpisu(s.ekspert, date(2019, 5, dzien), 480, 570, 1))
    await swiat.sesje(s, date(2019, 5, 8), 2)
    return s


@pytest.fixture
async def c(s: Swiat) -> AsyncIterator[httpx.AsyncClient]:
    """The coordinator's program."""
    async with drzwi.klient() as program:
        program.headers.update(await swiat.naglowek("halina", "koordynator"))
        yield program


def tekst(tresc: bytes) -> str:
    return "\n".join(s.extract_text() for s in PdfReader(io.BytesIO(tresc)).pages).replace("\u00a0", " ")


async def test_protokol_i_dziennik(c: httpx.AsyncClient, s: Swiat) -> None:
    """Position and form from the contract; the journal runs x out of 45 h."""
    odpowiedz = await c.get(f"/godziny/druk/protokol/2019-05/{s.ekspert}.pdf")
    assert (
        odpowiedz.headers["content-disposition"] == 'attachment; filename="protokol-2019-05-Ignacy-Wrona.pdf"'
    )
    strona = tekst(odpowiedz.content)
    assert "ekspert ds. modelu umowa zlecenie 8:00 9:30 1:30" in strona.replace("\n", " ")
    assert "szkic – nie do podpisu" in strona
    assert "stan na 31.05.2019" in strona
    zeszyt = await c.get(f"/godziny/druk/protokol/2019-05/{s.ekspert}.xlsx")
    assert zeszyt.content[:2] == b"PK"
    dziennik = tekst((await c.get(f"/godziny/druk/dziennik_coachingu/2019-05/{s.coach}.pdf")).content)
    assert "2:30 45:00" in dziennik.replace("\n", " ")
    assert "5:00 45:00" in dziennik.replace("\n", " ")
    znacznik = odpowiedz.headers["etag"]
    drugi = await c.get(
        f"/godziny/druk/protokol/2019-05/{s.ekspert}.pdf", headers={"If-None-Match": znacznik}
    )
    assert drugi.status_code == 304


@na_sqlite
async def test_zmiana_po_zlozeniu_stoi_na_papierze(c: httpx.AsyncClient, s: Swiat) -> None:
    """Who submitted, when, and that the hours are no longer those that were submitted."""
    [wpis, _] = await zapytania.wpisy(FiltrWpisow(osoba=s.ekspert))
    assert wpis.id is not None
    await miesiace.wykonaj_krok(BIURO, s.ekspert, date(2019, 5, 1), "zloz")
    await godziny.zmien_wpis(BIURO, wpis.id, {"do_min": 600}, "pomyłka w godzinach")
    strona = tekst((await c.get(f"/godziny/druk/protokol/2019-05/{s.ekspert}.pdf")).content)
    assert "po złożeniu karty: zmieniono 1 wpis" in strona
    assert "złożona 14.11.2019" in strona
    assert "nie do podpisu" not in strona


@na_sqlite
async def test_to_samo_wedlug_tej_samej_wiedzy(c: httpx.AsyncClient, s: Swiat) -> None:
    """A later entry changes nothing of what was known, and everything of what is known now."""
    adres = f"/godziny/druk/protokol/2019-05/{s.ekspert}.pdf"
    wtedy = {"wiedza": "2019-11-14T13:00:00", "stan": "2019-05-06"}
    przed = (await c.get(adres, params=wtedy)).content
    assert "1:30" in tekst(przed)
    assert "07.05.2019" not in tekst(przed)
    await godziny.dodaj_wpis(BIURO, DaneWpisu(s.ekspert, date(2019, 5, 9), 480, 600, 1))
    assert "09.05.2019" in tekst((await c.get(adres)).content)
    assert (await c.get(adres, params={**wtedy, "wiedza": "2019-11-14T12:59:59"})).status_code == 200


NIE_MA = (
    ("protokol/2019-05/{anna}.pdf", 404),  # a social worker logs nothing
    ("karta_animatora/2019-05/{coach}.pdf", 404),
    ("wezwanie/2019-05/{coach}.pdf", 404),
    ("protokol/2019-05/{coach}.exe", 404),
    ("protokol/2019-05/0{coach}.pdf", 404),
    ("protokol/2019-05/999999.pdf", 404),
    ("protokol/2019-13/{coach}.pdf", 400),
    ("protokol/2019-05/{coach}.pdf?stan=01.05.2019", 400),
    ("protokol/2017-01/wszystkie.pdf", 404),
    ("protokol/2019-05/wszystkie.xlsx", 404),
)


@na_sqlite
async def test_czego_nie_ma(c: httpx.AsyncClient, s: Swiat) -> None:
    kto = {"anna": s.anna, "coach": s.coach}
    wyniki = {a: (await c.get(f"/godziny/druk/{a.format(**kto)}")).status_code for a, _ in NIE_MA}
    assert wyniki == dict(NIE_MA)


@na_sqlite
async def test_wszystkie_karty_miesiaca_naraz(c: httpx.AsyncClient, s: Swiat) -> None:
    """For those who see all cards; each has page numbers of its own."""
    strony = tekst((await c.get("/godziny/druk/protokol/2019-05/wszystkie.pdf")).content)
    assert strony.count("strona 1 z 1") == 2
    assert "Ignacy Wrona" in strony
    assert "Tomasz Rybarczyk" in strony
    ekspert = await swiat.naglowek("ignacy", "ekspert", osoba=s.ekspert)
    odmowa = await c.get("/godziny/druk/protokol/2019-05/wszystkie.pdf", headers=ekspert)
    assert odmowa.status_code == 403


def test_polecenie(konsola_przykladu: Konsola) -> None:
    """By number or by the whole name; what cannot be is told in a sentence and leaves no file."""
    k = konsola_przykladu
    opcje = ("--miesiac", "2019-05", "--format", "pdf", "-o", "karta.pdf")
    assert k.biuro("eksport", "karta", "protokol", "--osoba", "1", *opcje).kod == 0
    karta = k.folder / "karta.pdf"
    assert "Protokół wykonania zadań" in tekst(karta.read_bytes())
    karta.unlink()
    for kod, osoba, zdanie in (
        ("paragon", "1", "Nie ma karty „paragon”"),
        ("protokol", "Nikt Taki", "Nie ma osoby „Nikt Taki”"),
        ("karta_animatora", "1", "nie dotyczy karta pracy animatora"),
    ):
        wynik = k.biuro("eksport", "karta", kod, "--osoba", osoba, *opcje)
        assert (wynik.kod, zdanie in wynik.bledy) == (1, True), wynik
        assert not Path(karta).exists()
