"""Action 1 on its page: hours by expert, task and quarter; a figure is the sum of the rows it leads to."""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from biuro.baza import Silnik
from tests.swiat_stron import Przegladarka, Swiat, kontekst, slowa, wpisz, zbuduj

pytestmark = pytest.mark.anyio

ADRES = "/dzialania/1"


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    """A second expert; three quarters of work, one entry without a task."""
    from biuro.operacje import osoby

    s = await zbuduj()
    s.osoby["druga"], _ = await osoby.dodaj_osobe(kontekst(), "Aniela", "Zając", ["ekspert"], None)
    await wpisz(s, "ekspert", 1, date(2018, 5, 4), 9, 12, zadanie="EK-01")
    await wpisz(s, "ekspert", 1, date(2018, 8, 6), 9, 11, zadanie="EK-02")
    await wpisz(s, "ekspert", 1, date(2018, 8, 7), 9, 10)
    await wpisz(s, "druga", 1, date(2018, 8, 6), 9, 14, zadanie="EK-02")
    await wpisz(s, "doradca", 1, date(2018, 8, 8), 9, 17)
    return s


def tabela(tresc: str, nr: int) -> dict[str, list[str]]:
    """Rows of one of the two tables by their heading; empty cells are empty words."""
    wiersze: Any = lxml_html.fromstring(tresc).xpath(f"//*[@id='praca-{nr}']//tbody/tr")
    return {
        slowa(lxml_html.tostring(w[0], encoding="unicode")): [
            slowa(lxml_html.tostring(k, encoding="unicode", with_tail=False)) for k in w[1:]
        ]
        for w in wiersze
    }


async def test_hours_by_expert_and_by_task(swiat: Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    tresc = (await biuro.otworz(f"{ADRES}?stan=2018-12-31")).text
    assert tabela(tresc, 1) == {
        "Wiktor Sadowski": ["3", "3", "", "6"],
        "Aniela Zając": ["", "5", "", "5"],
        "Razem": ["3", "8", "", "11"],
    }
    zadania = tabela(tresc, 2)
    assert [(n[:5], w) for n, w in zadania.items()] == [
        ("EK-01", ["3", "", "", "3"]),
        ("EK-02", ["", "7", "", "7"]),
        ("bez k", ["", "1", "", "1"]),
        ("Razem", ["3", "8", "", "11"]),
    ]
    assert "11 h" in slowa(tresc), "the same as what counts as done: an adviser's hours do not"
    assert "%" not in slowa(tresc)


async def test_each_figure_leads_to_its_rows(swiat: Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    tresc = (await biuro.otworz(f"{ADRES}?stan=2018-12-31&wiedza=2019-12-31")).text
    odnosniki = [
        (html.unescape(adres), godzin)
        for adres, godzin in re.findall(
            r'<a href="(/godziny/wpisy\?[^"]*(?:od|osoba|zadanie)=[^"]*)">([\d,]+)</a>', tresc
        )
    ]
    assert len(odnosniki) >= 9
    for adres, godzin in odnosniki:
        assert "stan=2018-12-31&wiedza=2019-12-31" in adres
        rzad = re.search(r"Razem ([\d,]+) h", await biuro.tekst(adres))
        assert rzad, adres
        if "osoba=" in adres or "zadanie=" in adres:  # of all: an adviser's entry stands there too
            assert rzad[1] == godzin, adres


async def test_others_see_totals_only(swiat: Swiat, tmp_path: Path) -> None:
    ekspert = (await Przegladarka(swiat, "ekspert", tmp_path).otworz(f"{ADRES}?stan=2018-12-31")).text
    assert tabela(ekspert, 1) == {
        "Wiktor Sadowski": ["3", "3", "", "6"],
        "pozostałe osoby": ["", "5", "", "5"],
        "Razem": ["3", "8", "", "11"],
    }
    assert "Zając" not in ekspert
    czlonek = (await Przegladarka(swiat, "czlonek", tmp_path).otworz(f"{ADRES}?stan=2018-12-31")).text
    assert "Sadowski" not in czlonek
    assert tabela(czlonek, 1)["Razem"] == ["3", "8", "", "11"]
    assert 'href="/godziny/wpisy' not in czlonek


async def test_before_anything_was_logged_there_is_no_table(swiat: Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    for kiedy in ("stan=2018-04-30", "wiedza=2018-04-30"):
        assert "Godziny według" not in await biuro.tekst(f"{ADRES}?{kiedy}")


async def test_entries_between_two_days(swiat: Swiat, tmp_path: Path) -> None:
    biuro = Przegladarka(swiat, "koordynator", tmp_path)
    strona = await biuro.tekst("/godziny/wpisy?dzialanie=1&od=2018-08-07&do=2018-08-31")
    assert "2 wpisy od 07.08.2018 do 31.08.2018" in strona
    assert (await biuro.otworz("/godziny/wpisy?od=2018-08-07&do=2018-08-01")).status_code == 400
    puste = await biuro.tekst("/godziny/wpisy?od=2019-08-07&stan=2019-01-01")
    assert "0 wpisów" in puste
