"""Templates and the stylesheet: every page of the samples is whole, safe and readable."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import lxml.html
import pytest
from jinja2 import UndefinedError

from biuro.wyglad import napisy, szablon
from biuro.wyglad.szablon import ODZNAKI, STATYCZNE, SZABLONY, ZNAKI, Kolumny, srodowisko, strona_html
from tests import (
    probki_druku,
    probki_importow,
    probki_kart,
    probki_macierzy,
    probki_stron,
    probki_szablonow,
    probki_umow,
)

Kontekst = dict[str, Any]

POZA_PROBKA = {"#w-toku"}  # a link of the sample answers, shown on two pages
STYL = (STATYCZNE / "styl.css").read_text()
PROBKI: dict[str, list[Kontekst]] = {
    **probki_szablonow.PROBKI,
    **probki_stron.PROBKI,
    **probki_macierzy.PROBKI,
    **probki_druku.PROBKI,
    **probki_kart.PROBKI,
    **probki_umow.PROBKI,
    **probki_importow.PROBKI,
}
PRZYPADKI = [
    pytest.param(nazwa, k, id=f"{nazwa}-{nr}")
    for nazwa, lista in PROBKI.items()
    for nr, k in enumerate(lista)
]
STRONY = sorted(
    p.name for p in SZABLONY.glob("*.html") if not p.name.startswith("_") and p.name != "baza.html"
)

# Text needs 4.5, marks and borders of controls 3; the surface is the second token.
TEKSTY = ("tusz", "tusz-2", "akcent", "akcent-2", "zle", "dobrze")
PARY = [
    *((tekst, tlo, 4.5) for tekst in TEKSTY for tlo in ("papier", "tafla")),
    *((stan, f"{stan}-tlo", 4.5) for stan in ("dobrze", "blisko", "zle", "akcent")),
    *(("tusz", f"{stan}-tlo", 4.5) for stan in ("dobrze", "blisko", "zle", "akcent")),
    ("tusz-2", "akcent-tlo", 4.5),
    ("na-akcencie", "akcent", 4.5),
    ("na-akcencie", "akcent-2", 4.5),
    ("linia-pola", "papier", 3),
    ("linia-pola", "tafla", 3),
    ("akcent", "tor", 3),
]


def tokeny(ciemne: bool) -> dict[str, str]:
    """Colour tokens of one theme; the dark one replaces only what it names."""
    jasne, ciemny = (
        dict(re.findall(r"--([\w-]+):(#\w+)", blok)) for blok in re.findall(r":root\{(.*?)\}", STYL, re.S)[:2]
    )
    return {**jasne, **ciemny} if ciemne else jasne


def jasnosc(kolor: str) -> float:
    """Relative luminance (WCAG)."""
    pelny = kolor[1:] if len(kolor) == 7 else "".join(z * 2 for z in kolor[1:])
    kanaly = (int(pelny[n : n + 2], 16) / 255 for n in (0, 2, 4))
    r, g, b = (k / 12.92 if k <= 0.04045 else ((k + 0.055) / 1.055) ** 2.4 for k in kanaly)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def drzewo(html: str) -> Any:
    """The parsed page; Any, because an XPath may answer anything."""
    return lxml.html.document_fromstring(html)


def kontrast(a: str, b: str) -> float:
    ciemniejszy, jasniejszy = sorted((jasnosc(a), jasnosc(b)))
    return (jasniejszy + 0.05) / (ciemniejszy + 0.05)


def test_kontrast_czerni_i_bieli() -> None:
    assert round(kontrast("#000", "#ffffff"), 1) == 21


@pytest.mark.parametrize("ciemne", [False, True], ids=["jasny", "ciemny"])
@pytest.mark.parametrize(("przod", "tlo", "prog"), PARY, ids=lambda x: str(x))
def test_kontrast_tokenow(ciemne: bool, przod: str, tlo: str, prog: float) -> None:
    kolory = tokeny(ciemne)
    assert kontrast(kolory[przod], kolory[tlo]) >= prog


def test_obrys_fokusu_widac_na_stronie() -> None:
    assert all(kontrast(tokeny(c)["tusz"], tokeny(c)["papier"]) >= 3 for c in (False, True))


def test_styl_jest_lekki_i_bez_obcych_adresow() -> None:
    assert len(STYL.encode()) <= 32 * 1024
    assert "url(" not in STYL
    assert "@import" not in STYL


def test_kazda_klasa_szablonow_jest_w_stylu() -> None:
    tekst = "".join(p.read_text() for p in SZABLONY.glob("*.html"))
    klasy = {k for lista in re.findall(r'class="([\w\s-]+)"', tekst) for k in lista.split()}
    bez_wygladu = {"karty", "obecnosc", "coach", "gantt-koniec"}
    assert klasy - set(re.findall(r"\.([a-zA-Z][\w-]*)", STYL)) <= bez_wygladu


ZAKAZANE = re.compile(r"\sstyle=|<style|\son[a-z]+=|<script(?! src=)|https?://|placeholder=|\|\s*safe")


@pytest.mark.parametrize("nazwa", sorted(p.name for p in SZABLONY.glob("*.html")))
def test_szablon_jest_czysty(nazwa: str) -> None:
    """Nothing that the Content-Security-Policy would stop."""
    tresc = (SZABLONY / nazwa).read_text()
    srodowisko().get_template(nazwa)
    assert not ZAKAZANE.search(re.sub(r"\{#.*?#\}", "", tresc, flags=re.S))


def test_kazda_strona_ma_probke() -> None:
    assert sorted(PROBKI) == STRONY


@pytest.mark.parametrize(("nazwa", "kontekst"), PRZYPADKI)
def test_strona_jest_cala(nazwa: str, kontekst: Kontekst) -> None:
    html = strona_html(nazwa, **kontekst)
    strona = drzewo(html)
    assert len(html.encode()) <= 100 * 1024
    assert len(strona.xpath("//h1")) == len(strona.xpath("//main")) == 1
    identyfikatory = strona.xpath("//@id")
    assert len(identyfikatory) == len(set(identyfikatory))
    assert set(_wskazania(strona)) <= set(identyfikatory)
    assert not strona.xpath("//form[@method='post'][not(.//input[@name='csrf'])]")
    assert not [
        b for b in strona.xpath("//button|//a|//th|//summary|//legend") if not b.text_content().strip()
    ]
    assert not strona.xpath("//svg[not(ancestor-or-self::*[@aria-hidden]) and not(@aria-label)]")
    assert not strona.xpath("//*[@style]|//script[not(@src)]")


def _wskazania(strona: Any) -> Iterator[str]:
    """Ids that the page points at: labels, descriptions, links within the page."""
    yield from strona.xpath("//@for")
    for lista in strona.xpath("//@aria-labelledby|//@aria-describedby"):
        yield from lista.split()
    wewnetrzne = strona.xpath("//main//a[starts-with(@href, '#')]/@href")
    yield from (adres[1:] for adres in wewnetrzne if adres not in POZA_PROBKA)


@pytest.mark.parametrize(("nazwa", "kontekst"), PRZYPADKI)
def test_kazde_pole_ma_nazwe(nazwa: str, kontekst: Kontekst) -> None:
    strona = drzewo(strona_html(nazwa, **kontekst))
    podpisane = set(strona.xpath("//label/@for"))
    for pole in strona.xpath("//input[not(@type='hidden')]|//select|//textarea"):
        assert pole.get("id") in podpisane or pole.xpath("ancestor::label"), lxml.html.tostring(pole)


@pytest.mark.parametrize(("nazwa", "kontekst"), PRZYPADKI)
def test_komorki_na_telefonie_maja_etykiete_z_naglowka(nazwa: str, kontekst: Kontekst) -> None:
    strona = drzewo(strona_html(nazwa, **kontekst))
    for tabela in strona.xpath("//table[contains(@class, 'karty')][not(contains(@class, 'macierz'))]"):
        naglowki = {th.text_content() for th in tabela.xpath("./thead//th")}
        assert {e for e in tabela.xpath(".//td/@data-e") if not e.startswith("Dzień ")} <= naglowki


def test_brak_danej_jest_bledem() -> None:
    kontekst = dict(PROBKI["blad.html"][0])
    del kontekst["zdanie"]
    with pytest.raises(UndefinedError):
        strona_html("blad.html", **kontekst)


def test_tekst_uzytkownika_nie_staje_sie_znacznikiem() -> None:
    html = strona_html("logowanie.html", **PROBKI["logowanie.html"][1])
    assert "&lt;script&gt;alert(1)" in html
    assert "<script>alert" not in html


def test_bledy_stoja_w_spisie_i_przy_polu_a_tekst_zostaje() -> None:
    strona = drzewo(strona_html("godziny.html", **PROBKI["godziny.html"][0]))
    assert strona.xpath("//title")[0].text.startswith("Błąd: ")
    assert strona.xpath("//div[@role='alert']//a/@href") == ["#f-kiedy"]
    pole = strona.get_element_by_id("f-kiedy")
    assert (pole.get("value"), pole.get("aria-invalid")) == ("12.11 17–19", "true")
    assert pole.get("aria-describedby").split()[0] == "f-kiedy-b"
    assert strona.get_element_by_id("f-kiedy-b").text_content().startswith("Błąd: ")


@pytest.mark.parametrize(
    ("wpisane", "zaznaczone"), [("2", ["2"]), (["1", "3"], ["1", "3"]), ([1, 2], ["1", "2"]), ("12", [])]
)
def test_pola_wyboru_zostaja_zaznaczone(wpisane: object, zaznaczone: list[str]) -> None:
    """One checked box comes from a browser as a text, several as a list."""
    kontekst = {**PROBKI["wydarzenie_formularz.html"][0], "pola": {"jednostki": wpisane}, "bledy": {}}
    strona = drzewo(strona_html("wydarzenie_formularz.html", **kontekst))
    assert strona.xpath("//input[@name='jednostki'][@checked]/@value") == zaznaczone


def test_hasla_nie_odsyla() -> None:
    strona = drzewo(strona_html("konto.html", **PROBKI["konto.html"][0]))
    assert set(strona.xpath("//input[@type='password']/@value")) == {""}


@pytest.mark.parametrize(
    ("stan", "dzis", "zdanie"),
    [
        ("2019-09-30", "2019-11-14", "Widok na dzień 30.09.2019."),
        ("2021-03-31", "2026-11-21", "Projekt zakończony 31.03.2021."),
        ("2019-11-14", "2026-11-21", "Wróć do końca projektu"),
        ("2019-11-14", "2019-11-14", None),
    ],
)
def test_pasek_dnia(stan: str, dzis: str, zdanie: str | None) -> None:
    dni = {"stan": date.fromisoformat(stan), "dzis": date.fromisoformat(dzis)}
    strona = {**PROBKI["blad.html"][0]["strona"], **dni}
    html = strona_html("blad.html", **{**PROBKI["blad.html"][0], "strona": strona})
    assert (zdanie in html) if zdanie else ("komunikat info" not in html)


def test_menu_pokazuje_gdzie_jest_strona() -> None:
    strona = drzewo(strona_html("limity.html", **PROBKI["limity.html"][0]))
    assert strona.xpath("//summary[starts-with(text(), 'Menu')]/text()") == ["Menu: Limity"]
    assert len(strona.xpath("//nav[@aria-label='Główna']//a[@aria-current='page']")) == 2


def test_kolumny_pisza_naglowki_i_etykiety() -> None:
    k = Kolumny(nazwa="Osoba <b>", ile=("Godziny", "l"), czyny=("Czynności", "czyny"))
    assert "Osoba &lt;b&gt;" in k.glowa
    assert k.ile == ' class="l" data-e="Godziny"'
    assert k.czyny == ' class="czyny"'
    assert '<span class="ukryte">Czynności</span>' in k.glowa
    with pytest.raises(AttributeError):
        _ = k.brak


def test_odznaki_maja_znane_znaki_i_klasy() -> None:
    assert {o.znak for o in ODZNAKI.values()} <= set(ZNAKI)
    assert {o.klasa for o in ODZNAKI.values()} == {"", "dobrze", "blisko", "zle", "info"}


def test_spis_bledow_nazywa_kazde_pole() -> None:
    tekst = "".join(p.read_text() for p in SZABLONY.glob("*.html"))
    pola = set(re.findall(r'\{\{ (?:pole|wybierz|grupa|pole_dlugie|zaznacz)\("(\w+)"', tekst))
    assert pola - set(napisy.ETYKIETY) == set()


def test_adres_pliku_statycznego_zalezy_od_bajtow() -> None:
    adres = szablon.statyczny("styl.css")
    assert re.fullmatch(r"/statyczne/styl\.css\?v=[0-9a-f]{12}", adres)
