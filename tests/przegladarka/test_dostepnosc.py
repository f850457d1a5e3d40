"""Every page of every role: axe, widths, keyboard, console, addresses, weight (§7 of the look)."""

import re
from html import unescape
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Page, expect

from biuro.app import STRONY, STRONY_GOSCI
from tests.przegladarka.ogladanie import naruszenia
from tests.przegladarka.przyklad import GOSC, STAN, Przyklad

SZEROKOSCI = (320, 360, 480, 768, 1024, 1280)
SCHEMATY: dict[int, tuple[Any, ...]] = {360: ("dark", "light"), 1280: ("light", "dark")}
NAJCIEZSZA_STRONA = 100_000
PRZYSTANKOW = 25

WSPOLNE = ["Start", "Harmonogram", "Wydarzenia", "Kalendarze", "Osoby", "Jednostki", "Plan"]
BIURO = [*WSPOLNE, "Godziny", "Karty", "Limity", "Zadania", "Przypadki", "Raporty", "Dziennik"]
MENU = {
    "koordynator": BIURO,
    "kontroler": BIURO,
    "ekspert": [*WSPOLNE, "Godziny"],
    "coach": [*WSPOLNE, "Godziny", "Limity"],
    "animator": [*WSPOLNE, "Godziny", "Limity", "Zadania", "Przypadki"],
    "superwizor": [*WSPOLNE, "Godziny", "Zadania"],
    "doradca": [*WSPOLNE, "Godziny", "Zadania"],
    "pracownik_socjalny": [*WSPOLNE, "Godziny", "Limity"],
    "czlonek_pzk": [*WSPOLNE, "Zadania"],
}
INNE_W_KAZDEJ_ROLI = (
    "Start",
    "Godziny",
    "Limity",
    "Wydarzenia",
    "Zadania",
    "Przypadki",
)  # the others are the coordinator's, with less

# What the menu does not open; {names} are found on the lists of the role, see przyklad.py.
PODSTRONY: dict[str, tuple[str, ...]] = {
    GOSC: ("/logowanie", "/deklaracja-dostepnosci"),
    "koordynator": (
        "/harmonogram?widok=narastajaco&faza=II",
        "/harmonogram/komorka?dzialanie=6&kwartal=2019-K2",
        "/harmonogram/komorka?dzialanie=8&do=2019-K4",
        "/dzialania/1",
        "/dzialania/2/narzedzia/1",
        "/dzialania/7",
        "/dzialania/10",
        "/godziny?{karta}",
        "/godziny/import",
        "/godziny/import/{import}",
        "/godziny/wpisy?dzialanie=10",
        "/papiery/2019-05/{osoba}",
        "/godziny/{wpis}",
        "/godziny/powtorz?wpis={wpis}",
        "/godziny/powtorz?{karta}",
        "/karty?miesiac=2019-10",
        "/karty/2019-10/{podglad}",
        "/zastepstwa",
        "/limity/podniesienie?{limit}",
        "/wydarzenia/nowe",
        "/wydarzenia/{wydarzenie}",
        "/wydarzenia/{wydarzenie}/zmien",
        "/przypadki/nowy",
        "/przypadki/{przypadek}",
        "/przypadki/{przypadek}/zmien",
        "/plan/nowa",
        "/plan/roznica?od=1&do=2",
        "/plan/wersje/1",
        "/plan/wersje/2",
        "/plan/wersje/2/popraw",
        "/osoby/nowa",
        "/osoby/{osoba}",
        "/osoby/{czyje}/zaangazowania",
        "/osoby/{czyje}/zaangazowania/nowe",
        "/osoby/{czyje}/zaangazowania/{umowa}",
        "/godziny/pulap?miesiac=2019-10",
        "/godziny/pulap/{inne}/2019-10",
        "/jednostki/nowa",
        "/jednostki/{jednostka}",
        "/konto",
        "/powiadomienia",
    ),
    "kontroler": ("/godziny?{karta}", "/wydarzenia/{wydarzenie}", "/przypadki/{przypadek}"),
    "animator": (
        "/harmonogram/komorka?dzialanie=7&kwartal=2019-K2",
        "/wydarzenia/{wydarzenie}",
        "/wydarzenia/nowe",
    ),
    "czlonek_pzk": ("/wydarzenia/{wydarzenie}",),
}
# test_droga.py looks at the first, test_karta_miesiaca.py at the second, which is a part of a page
GDZIE_INDZIEJ = {"/pierwsze-konto/{zeton:str}", "/godziny/echo"}


def adres_menu(nazwa: str) -> str:
    return "/" if nazwa == "Start" else f"/{nazwa.lower()}"


def strony() -> list[tuple[str, str, bool]]:
    """(role, address, whether axe has something of its own to look at)."""
    z_menu = [
        (rola, adres_menu(nazwa), rola == "koordynator" or nazwa in INNE_W_KAZDEJ_ROLI)
        for rola, nazwy in MENU.items()
        for nazwa in nazwy
    ]
    return z_menu + [(rola, wzor, True) for rola, wzory in PODSTRONY.items() for wzor in wzory]


def test_kazda_strona_jest_na_liscie() -> None:
    """A new page has to be looked at."""
    obejrzane = {re.sub(r"\?.*", "", wzor) for _, wzor, _ in strony()}
    trasy = {
        sciezka
        for uchwyt in (*STRONY, *STRONY_GOSCI)
        if "GET" in uchwyt.http_methods  # type: ignore[union-attr]
        for sciezka in uchwyt.paths  # type: ignore[union-attr]
    }
    nieobejrzane = {
        trasa
        for trasa in trasy
        if not any(re.fullmatch(re.sub(r"{[^}]+}", "[^/]+", trasa), wzor) for wzor in obejrzane)
    }
    assert nieobejrzane == GDZIE_INDZIEJ


@pytest.mark.parametrize(("rola", "wzor", "axe"), strony())
def test_strona(przyklad: Przyklad, rola: str, wzor: str, axe: bool) -> None:
    widz = przyklad.widz(rola)
    odpowiedz = widz.otworz(przyklad.adres(rola, wzor))
    assert odpowiedz.status == 200
    assert len(odpowiedz.body()) <= NAJCIEZSZA_STRONA
    assert uwagi(widz.strona, axe=axe, pierwszy_ekran=wzor == "/") == []
    assert widz.skargi.zabierz() == []


def uwagi(strona: Page, *, axe: bool = True, pierwszy_ekran: bool = False) -> list[str]:
    """Where the page runs over, and findings of axe: at a desk in light, on a phone in dark."""
    wynik = []
    for szerokosc in SZEROKOSCI:
        strona.set_viewport_size({"width": szerokosc, "height": 900})
        szeroko = strona.evaluate("document.documentElement.scrollWidth")
        if szeroko > szerokosc:
            wynik.append(f"{szeroko} px na ekranie {szerokosc} px: {wystajace(strona)}")
        schematy = SCHEMATY.get(szerokosc, ()) if axe else ()
        for schemat in schematy if pierwszy_ekran else schematy[:1]:
            strona.emulate_media(color_scheme=schemat)
            wynik += [f"{szerokosc} {schemat} {n}" for n in naruszenia(strona)]
    return wynik


def wystajace(strona: Page) -> list[str]:
    """The innermost elements beyond the right edge."""
    wynik: list[str] = strona.evaluate(
        """() => [...document.querySelectorAll('body *:not(.ukryte)')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5 && !e.closest('.przewin'))
            .filter((e, _, lista) => !lista.some(inny => inny !== e && e.contains(inny)))
            .map(e => e.outerHTML.slice(0, 120))"""
    )
    return wynik


# --- pages that say no --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rola", "wzor", "przycisk"),
    [
        (GOSC, "/logowanie", "Zaloguj się"),
        ("koordynator", "/wydarzenia/nowe", "Zapisz wydarzenie"),
        ("koordynator", "/osoby/nowa", "Zapisz osobę"),
        ("koordynator", "/jednostki/nowa", "Zapisz jednostkę"),
        ("koordynator", "/godziny?{karta}", "Dodaj wpis"),
        ("koordynator", "/limity/podniesienie?{limit}", "Podnieś limit"),
        ("koordynator", "/konto", "Zmień hasło"),
        ("ekspert", "/kalendarze", "Utwórz adres"),
    ],
)
def test_pusty_formularz(przyklad: Przyklad, rola: str, wzor: str, przycisk: str) -> None:
    """Each error stands at its field, the summary leads to it and gets the focus, the title says it first."""
    widz = przyklad.widz(rola)
    widz.otworz(przyklad.adres(rola, wzor))
    widz.strona.get_by_role("button", name=przycisk, exact=True).click()
    expect(widz.strona).to_have_title(re.compile("^Błąd: "))
    spis = widz.strona.get_by_role("alert")
    expect(spis).to_be_focused()
    for odnosnik in spis.get_by_role("link").all():
        pole = widz.strona.locator(f"[id='{(odnosnik.get_attribute('href') or '#')[1:]}']")
        expect(pole).to_be_visible()
        opisane = pole.locator("xpath=ancestor-or-self::*[@aria-describedby][1]")
        expect(opisane).to_have_accessible_description(re.compile("^Błąd: "))
    assert uwagi(widz.strona) == []
    assert widz.skargi.zabierz() == []


@pytest.mark.parametrize(
    ("rola", "adres", "status"),
    [
        ("koordynator", "/nie-ma", 404),
        ("koordynator", "/wydarzenia/999999", 404),
        ("ekspert", "/raporty", 403),
        ("ekspert", "/harmonogram?stan=31.02.2019", 400),
    ],
)
def test_odmowa(przyklad: Przyklad, rola: str, adres: str, status: int) -> None:
    widz = przyklad.widz(rola)
    assert widz.otworz(adres).status == status
    assert uwagi(widz.strona) == []
    assert widz.skargi.zabierz() == []


# --- keyboard -----------------------------------------------------------------------------------

WIDOCZNOSC = """() => {
  const e = document.activeElement, s = getComputedStyle(e), r = e.getBoundingClientRect()
  return {
    co: e.outerHTML.slice(0, 100),
    obrys: s.outlineStyle === 'solid' && parseFloat(s.outlineWidth) >= 2 && s.boxShadow !== 'none',
    widac: r.width > 0 && r.height > 0 && r.right > 0 && r.bottom > 0 && r.top < innerHeight,
    koniec: e === document.body,
  }
}"""


@pytest.mark.parametrize(
    ("rola", "wzor"),
    [
        ("koordynator", "/"),
        ("koordynator", "/harmonogram"),
        ("koordynator", "/wydarzenia/{wydarzenie}"),
        ("koordynator", "/wydarzenia/nowe"),
        ("coach", "/"),
        ("animator", "/godziny"),
        (GOSC, "/logowanie"),
    ],
)
@pytest.mark.parametrize("schemat", ["light", "dark"])
def test_kazdy_przystanek_tabulatora_widac(przyklad: Przyklad, rola: str, wzor: str, schemat: Any) -> None:
    strona = przyklad.widz(rola).strona
    strona.set_viewport_size({"width": 1280, "height": 900})
    strona.emulate_media(color_scheme=schemat)
    przyklad.widz(rola).otworz(przyklad.adres(rola, wzor))
    for nr in range(PRZYSTANKOW):
        strona.keyboard.press("Tab")
        przystanek = strona.evaluate(WIDOCZNOSC)
        if przystanek["koniec"]:
            assert nr > 2
            break
        assert przystanek["obrys"], przystanek["co"]
        assert przystanek["widac"], przystanek["co"]


def test_do_tresci_jednym_klawiszem(przyklad: Przyklad) -> None:
    widz = przyklad.widz("koordynator")
    widz.otworz("/limity")
    widz.strona.keyboard.press("Tab")
    widz.strona.keyboard.press("Enter")
    expect(widz.strona.locator("main")).to_be_focused()


# --- menu, day of the page ----------------------------------------------------------------------


@pytest.mark.parametrize("rola", MENU)
def test_menu_roli(przyklad: Przyklad, rola: str) -> None:
    """What the role may open, on a wide screen and folded on a phone."""
    widz = przyklad.widz(rola)
    widz.otworz("/")
    menu = widz.strona.get_by_role("navigation", name="Główna")
    widz.strona.set_viewport_size({"width": 1280, "height": 900})
    assert sorted(menu.get_by_role("link").all_inner_texts()) == sorted(MENU[rola])
    widz.strona.set_viewport_size({"width": 360, "height": 900})
    assert menu.get_by_role("link").all_inner_texts() == []
    menu.get_by_text("Menu: Start").click()
    assert set(MENU[rola]) < set(menu.get_by_role("link").all_inner_texts())


@pytest.mark.parametrize("nazwa", BIURO)
def test_dzien_po_polsku_ma_jeden_adres(przyklad: Przyklad, nazwa: str) -> None:
    zapytania = przyklad.widz("koordynator").strona.context.request
    adres = przyklad.serwer.adres + adres_menu(nazwa)
    odpowiedz = zapytania.get(f"{adres}?stan=14.11.2019", max_redirects=0)
    assert odpowiedz.status == 303
    assert odpowiedz.headers["location"] == f"{adres_menu(nazwa)}?stan={STAN}"


# --- the watch itself ---------------------------------------------------------------------------


def test_skargi_slysza(przyklad: Przyklad) -> None:
    """A style in a page, a script's error and a foreign address would not pass unnoticed."""
    widz = przyklad.widz(GOSC)
    widz.otworz("/logowanie")
    widz.strona.evaluate("document.body.setAttribute('style', 'color: red')")
    widz.strona.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"http://127.0.0.2:9/a.png\">')"
    )
    widz.strona.evaluate("setTimeout(() => { throw new Error('wpadka') })")
    widz.strona.wait_for_timeout(200)
    slyszane = " ".join(widz.skargi.zabierz())
    for slowo in ("style", "127.0.0.2", "wpadka"):
        assert slowo in slyszane


# --- links --------------------------------------------------------------------------------------

PLIK = re.compile(r"\.(svg|png|pdf|xlsx)\b")  # slow, and tested on their own


@pytest.mark.parametrize("rola", MENU)
def test_zaden_odnosnik_nie_prowadzi_donikad(przyklad: Przyklad, rola: str) -> None:
    """Whatever the pages of a role offer, the role may open; one link of each shape."""
    zapytania = przyklad.widz(rola).strona.context.request
    ksztalty: dict[str, str] = {}
    for wzor in [wzor for r, wzor, _ in strony() if r == rola]:
        strona = przyklad.serwer.adres + przyklad.adres(rola, wzor)
        for odnosnik in re.findall(r'<a [^>]*?href="([^"#]+)', zapytania.get(strona).text()):
            cel = urljoin(strona, unescape(odnosnik))
            if PLIK.search(cel):
                continue
            ksztalty.setdefault(re.sub(r"\d+", "0", cel), cel)
    assert len(ksztalty) > len(MENU[rola])
    odpowiedzi = {cel: zapytania.get(cel).status for cel in ksztalty.values()}
    assert {cel: status for cel, status in odpowiedzi.items() if status != 200} == {}
