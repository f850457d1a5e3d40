"""/dzialania/{nr} narrowed to a unit or an area: figures, quarters, events and links, like the matrix."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from tests.swiat_stron import Przegladarka, Swiat, slowa, wpisz, wydarzenie, zbuduj

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

Otworz = Callable[[str], Przegladarka]


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    """Two meetings in Borowiany, one in Trzy Brody, one of both."""
    s = await zbuduj()
    await wydarzenie(s, "spotkanie_pzk", 7, [date(2019, 5, 6)], "borowiany", tytul="Pierwsze")
    await wydarzenie(s, "spotkanie_pzk", 7, [date(2019, 8, 6)], "borowiany", tytul="Drugie")
    await wydarzenie(s, "spotkanie_pzk", 7, [date(2019, 8, 7)], "wrzosy", tytul="Osobne")
    await wydarzenie(s, "spotkanie_pzk", 7, [date(2019, 9, 2)], "borowiany", "wrzosy", tytul="Wspólne")
    await wpisz(s, "animator", 6, date(2019, 4, 2), 9, 17, jednostka="borowiany")
    await wpisz(s, "ekspert", 1, date(2018, 5, 4), 9, 12, zadanie="EK-01")
    return s


async def test_jedna_jednostka(jako: Otworz, swiat: Swiat) -> None:
    j = swiat.jednostki["borowiany"]
    html = (await jako("koordynator").otworz(f"/dzialania/7?jednostka={j}")).text
    strona = slowa(html)
    tytul = re.search(r"<h1>(.*?)</h1>", html)
    assert tytul
    assert slowa(tytul[1]).endswith(": gmina Borowiany (powiat jodłowski)"), tytul[1]
    assert "Liczby: gmina Borowiany (powiat jodłowski). Pokaż cały projekt" in strona
    assert '<a href="/dzialania/7">Pokaż cały projekt</a>' in html
    assert "Wykonano 3, plan na ten dzień: 14." in strona
    assert "z 36" in strona, "the forecast and the pace are against the plan of one unit"
    wydarzenia = strona[strona.index("Ostatnie wydarzenia") :]
    assert ["Osobne" in wydarzenia, "Wspólne" in wydarzenia] == [False, True]
    assert f'href="/wydarzenia?dzialanie=7&amp;jednostka={j}">Wszystkie (3)' in html
    assert f"dzialanie=7&amp;miara=spotkania&amp;kwartal=2019-K3&amp;jednostka={j}" in html
    assert 'id="jednostki"' not in html, "there is nothing to compare"
    assert f'<input type="hidden" name="jednostka" value="{j}">' in html


async def test_te_same_liczby_co_w_macierzy(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    for zapytanie in (f"jednostka={swiat.jednostki['wrzosy']}", "powiat=jodłowski", "wojewodztwo=24"):
        html = (await halina.otworz(f"/harmonogram?{zapytanie}")).text
        adres = re.search(r'href="(/dzialania/7\?[^"]*)"', html)
        assert adres
        assert html.count(f'href="{adres[1]}"') == 2, "the chart and the matrix keep the filter"
        strona = await halina.tekst(adres[1].replace("&amp;", "&"))
        para = re.search(r"Wykonano (\d+), plan na ten dzień: (\d+)\.", strona)
        assert para
        assert f"{para[1]} plan {para[2]}" in slowa(html), zapytanie


async def test_obszar_ma_tylko_swoje_jednostki(jako: Otworz, swiat: Swiat) -> None:
    html = (await jako("koordynator").otworz("/dzialania/7?powiat=jodłowski&stan=2019-11-14")).text
    tabela = slowa(html[html.index('id="jednostki"') : html.index('id="dowody"')])
    assert ["Borowiany" in tabela, "Kalinowo" in tabela, "Trzy Brody" in tabela] == [True, True, False]
    assert "powiat jodłowski, 2 jednostki" in slowa(html)
    assert '<a href="/dzialania/7?stan=2019-11-14">Pokaż cały projekt</a>' in html
    assert "Razem 3" in slowa(html[html.index('id="dowody"') :])
    assert "/wydarzenia?dzialanie=7" not in html, "the list of events cannot be narrowed to a powiat"
    dokad = (
        f"/dzialania/7?powiat=jod%C5%82owski&amp;stan=2019-11-14&amp;jednostka={swiat.jednostki['kalinowo']}"
    )
    assert f'href="{dokad}"' in html


async def test_godziny_jednostki(jako: Otworz, swiat: Swiat) -> None:
    halina, j = jako("koordynator"), swiat.jednostki["borowiany"]
    html = (await halina.otworz(f"/dzialania/6?jednostka={j}")).text
    assert f'href="/godziny/wpisy?dzialanie=6&amp;jednostka={j}"' in html
    html = (await halina.otworz("/dzialania/6?powiat=jodłowski")).text
    assert "/godziny/wpisy" not in html
    assert "EK-01" in await halina.tekst("/dzialania/1")
    assert "EK-01" not in await halina.tekst(f"/dzialania/1?jednostka={j}"), "experts work for no unit"
    assert [
        'id="narzedzia"' in (await halina.otworz(a)).text
        for a in ("/dzialania/2", f"/dzialania/2?jednostka={j}")
    ] == [
        True,
        False,
    ], "the tools are the project's"


async def test_wersja_planu(jako: Otworz) -> None:
    html = (await jako("koordynator").otworz("/dzialania/7?wersja=1")).text
    assert "Liczby: cały projekt według wersji 1 planu." in slowa(html)
    assert (await jako("koordynator").otworz("/dzialania/7?wersja=9")).status_code == 404


async def test_czego_nie_widac_tego_nie_ma(jako: Otworz, swiat: Swiat) -> None:
    halina, ewelina = jako("koordynator"), jako("animator")
    assert (await halina.otworz("/dzialania/7?jednostka=99999")).status_code == 404
    assert (await halina.otworz("/dzialania/7?jednostka=x")).status_code == 400
    assert (await halina.otworz("/dzialania/7?powiat=nieznany")).status_code == 404
    obca, swoja = swiat.jednostki["wrzosy"], swiat.jednostki["borowiany"]
    assert (await ewelina.otworz(f"/dzialania/7?jednostka={obca}")).status_code == 404
    assert (await ewelina.otworz(f"/dzialania/7?jednostka={swoja}")).status_code == 200
