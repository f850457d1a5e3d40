"""/harmonogram: the chart of the twelve actions and its twin in words say the same, also to a keyboard."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.przegladarka.przyklad import STAN, Przyklad

DZIALAN = 12


@pytest.fixture
def strona(przyklad: Przyklad) -> Page:
    widz = przyklad.widz("ekspert")
    widz.strona.set_viewport_size({"width": 1280, "height": 900})
    widz.otworz(f"/harmonogram?stan={STAN}")
    return widz.strona


def tekst(surowy: str | None) -> str:
    """Words with plain spaces."""
    return " ".join((surowy or "").replace("\xa0", " ").split())


def test_dwanascie_wierszy_i_adnotacja(strona: Page) -> None:
    wiersze = strona.locator(".gantt ol > li:not(.adnotacja)")
    expect(wiersze).to_have_count(DZIALAN)
    numery = [w.locator(".gantt-nazwa > span").inner_text() for w in wiersze.all()]
    assert numery == [str(nr) for nr in range(1, DZIALAN + 1)]
    adnotacja = strona.locator(".gantt li.adnotacja")
    expect(adnotacja).to_have_count(1)
    expect(adnotacja).to_contain_text(
        "Adnotacja do działania 7: Partnerstwo zawiązuje ośrodek pomocy społecznej"
    )
    expect(strona.locator(".gantt ol > li:nth-child(7) + li")).to_have_class(re.compile("adnotacja"))


def test_blizniak_mowi_to_samo(strona: Page) -> None:
    """Done and planned: what a row of the chart reads out stands in the last cells of the table's row."""
    wykres = [tekst(o) for o in strona.locator(".gantt li > .ukryte").all_text_contents()]
    assert len(wykres) == DZIALAN
    rozpoczete = 0
    for nr, opis in enumerate(wykres, 1):
        naglowek = strona.locator("th", has_text=re.compile(rf"^{nr}\. "))
        wiersz = strona.locator(".macierz tbody tr", has=naglowek).first
        komorki = [tekst(k) for k in wiersz.locator("td").all_inner_texts()]
        wykonano = re.search(r"wykonano ([\d ,]+?)(?: z ([\d ,–]+?))? \(", opis)
        rozpoczete += wykonano is not None
        assert komorki[-2].split(" plan ")[0] == (wykonano[1] if wykonano else "")
        if wykonano and wykonano[2]:
            assert komorki[-1].split(" skorygowany ")[0] == wykonano[2]
    assert rozpoczete == 10


def test_kwartaly_i_dzien(strona: Page) -> None:
    """Twelve quarters in both, the one of the day marked in both; the day in the legend."""
    expect(strona.locator(".gantt-osie > span:not(.etap)")).to_have_count(12)
    kwartaly = strona.locator(".macierz thead abbr")
    expect(kwartaly).to_have_count(12)
    assert [q.get_attribute("title") for q in kwartaly.all()][::11] == ["II kwartał 2018", "I kwartał 2021"]
    expect(strona.locator(".macierz thead .teraz abbr")).to_have_attribute("title", "IV kwartał 2019")
    expect(strona.locator(".gantt-osie .teraz")).to_have_text("IV")
    expect(strona.get_by_role("list", name="Objaśnienie wykresu")).to_contain_text("14.11.2019")


def test_pasek_konczy_sie_przed_dniem_gdy_dzialanie_jest_za_planem(strona: Page) -> None:
    za_planem = strona.locator(".gantt ol > li", has_text="opóźnione")
    zaczete = za_planem.filter(has=strona.locator(".g-wyk")).all()
    assert zaczete
    for wiersz in zaczete:
        pasek, dzien = (wiersz.locator(klasa).bounding_box() for klasa in (".g-wyk", ".g-dzis"))
        assert pasek
        assert dzien
        assert pasek["x"] + pasek["width"] <= dzien["x"] + dzien["width"]


def test_z_klawiatury(strona: Page) -> None:
    """Tab meets the twelve actions in their order and shows the row in words; Enter opens one."""
    strona.locator("a[href$='#tabela']").first.focus()
    odwiedzone = []
    for _ in range(DZIALAN):
        strona.keyboard.press("Tab")
        odwiedzone.append(strona.evaluate("document.activeElement.getAttribute('href')"))
    assert odwiedzone == [f"/dzialania/{nr}?stan={STAN}" for nr in range(1, DZIALAN + 1)]
    slowa = strona.locator(".gantt li > .ukryte")
    szerokosci = slowa.evaluate_all("p => p.map(x => x.getBoundingClientRect().width)")
    assert [s > 100 for s in szerokosci] == [False] * 11 + [True], "only the row with the focus"
    expect(slowa.last).to_contain_text("I kwartał 2021")
    strona.keyboard.press("Enter")
    expect(strona.get_by_role("heading", level=1)).to_have_text(re.compile(r"^12\. "))


def test_tabela_przewija_sie_z_klawiatury(strona: Page) -> None:
    strona.set_viewport_size({"width": 800, "height": 900})
    tabela = strona.get_by_role("region", name="Tabela przewijana w poziomie")
    tabela.focus()
    strona.keyboard.press("ArrowRight")
    expect(tabela).not_to_have_js_property("scrollLeft", 0)


def test_wiersz_mowi_wydarzenia_dowody_i_odchylenie(strona: Page) -> None:
    """What the marks, the thin line and the end of the bar show is said in the row's words."""
    siodme = tekst(strona.locator(".gantt li > .ukryte").nth(6).text_content())
    assert re.search(r"; za planem \(−\d+\); tyle przewidywano na \d\d\.\d\d\.2019; dowody ", siodme)
    assert re.search(r"dni wydarzeń: odbyte \d+, zaplanowane \d+$", siodme)
    expect(strona.get_by_role("list", name="Objaśnienie wykresu")).to_contain_text("kontur: zaplanowane")
    expect(strona.locator("#wykres")).to_contain_text("Kamienie milowe: koniec etapu I 31.03.2019")


def test_na_telefonie_karty(strona: Page) -> None:
    """On a phone the table shows an action's own quarters only, each with its name."""
    strona.set_viewport_size({"width": 360, "height": 800})
    wiersz = strona.locator(".macierz tbody tr").nth(1)
    widoczne = [k.get_attribute("data-e") for k in wiersz.locator("td").all() if k.is_visible()]
    assert widoczne == ["III kwartał 2018", "Razem na dzień", "Cały plan"]
