"""Twenty hours in eight rows: by keyboard, on a telephone, without scripts; what is said before saving."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.przegladarka.ogladanie import naruszenia, nowy_kontekst
from tests.przegladarka.przyklad import Przyklad

# „Kiedy”, letters of another „Co”, words of „Opis”; 2,5 h each, earlier in the day than the example's hours
WIERSZE: list[tuple[str, str, str]] = [
    ("4 5-7:30", "", ""),
    ("5 5-7:30", "", ""),
    ("6 2,5h od 5", "AG-05", ""),
    ("7 5-7:30", "", ""),
    ("8 5 2:30h", "", "rozmowa"),
    ("11 5-7:30", "AG-02", ""),
    ("12 5-7:30", "", ""),
    ("13 5-7:30", "", ""),
]
NAJWIECEJ_KLAWISZY = 120
TELEFON: dict[str, Any] = {"has_touch": True, "is_mobile": True}


@dataclass
class Animator:
    """He types; every key is counted."""

    strona: Page
    adres: str
    skrypty: bool
    klawisze: int = 0

    def nacisnij(self, *klawisze: str) -> None:
        for klawisz in klawisze:
            self.strona.keyboard.press(klawisz)
            self.klawisze += 1

    def otwiera(self, miesiac: str) -> None:
        self.strona.goto(f"{self.adres}/godziny?miesiac={miesiac}")

    def dochodzi_do_kiedy(self) -> None:
        """From the top of the page by Tab alone; the first link skips the menu."""
        self.nacisnij("Tab", "Enter")
        while self.strona.evaluate("document.activeElement.id") != "f-kiedy":
            self.nacisnij("Tab")

    def wpisuje(self, kiedy: str, co: str, opis: str) -> None:
        """One row, from „Kiedy” on; Enter saves from any field, without scripts from any but a list."""
        expect(self.strona.locator("#f-kiedy")).to_be_focused()
        self.nacisnij(*kiedy)
        if co or opis:
            self.nacisnij("Tab", *co)
        if opis or (co and not self.skrypty):
            self.nacisnij("Tab", *opis)
        with self.strona.expect_navigation():
            self.nacisnij("Enter")


@pytest.fixture(params=["klawiatura", "telefon", "bez-skryptow"])
def animator(request: pytest.FixtureRequest, przyklad: Przyklad, chromium: Browser) -> Iterator[Animator]:
    reszta = {"klawiatura": {}, "telefon": TELEFON, "bez-skryptow": {"java_script_enabled": False}}
    kontekst = nowy_kontekst(chromium, **reszta[request.param])
    ciasteczko = {"name": "sesja", "value": przyklad.sesje["animator"], "url": przyklad.serwer.adres}
    kontekst.add_cookies([ciasteczko])  # type: ignore[list-item]
    yield Animator(kontekst.new_page(), przyklad.serwer.adres, request.param != "bez-skryptow")
    kontekst.close()


def zapisano(strona: Page) -> tuple[float, int]:
    """Hours and entries as the sentence under the title says them."""
    zdanie = re.search(r"Zapisano ([\d,]+)\sh w\s(\d+)", strona.locator(".wstep").inner_text())
    return (float(zdanie[1].replace(",", ".")), int(zdanie[2])) if zdanie else (0, 0)


MIESIACE = {"klawiatura": "2019-06", "telefon": "2019-07", "bez-skryptow": "2019-09"}


def test_dwadziescia_godzin_w_osmiu_wierszach(
    animator: Animator, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    jak = request.node.callspec.params["animator"]
    animator.otwiera(MIESIACE[jak])
    przed = zapisano(animator.strona)
    if jak == "telefon":
        animator.strona.set_viewport_size({"width": 360, "height": 740})
        animator.strona.locator("#f-kiedy").tap()
        przycisk = animator.strona.get_by_role("button", name="Dodaj wpis").bounding_box()
        assert przycisk is not None
        assert przycisk["y"] < 740
        assert animator.strona.evaluate("document.documentElement.scrollWidth") == 360
    else:
        animator.dochodzi_do_kiedy()
    for wiersz in WIERSZE:
        animator.wpisuje(*wiersz)
        expect(animator.strona.locator(".komunikat [role=status]")).to_contain_text("Dodano wpis")
    po = zapisano(animator.strona)
    assert (po[0] - przed[0], po[1] - przed[1]) == (20, 8)
    with capsys.disabled():
        print(f" {jak}: {animator.klawisze} naciśnięć na 8 wpisów i 20 h ", end="")
    assert animator.klawisze <= NAJWIECEJ_KLAWISZY
    assert animator.strona.locator("tr", has_text="AG-05").filter(has_text="5:00–7:30").count() >= 3

    animator.strona.get_by_role("button", name="Cofnij").click()
    expect(animator.strona.locator(".wstep")).to_contain_text(re.compile(rf"w\s{po[1] - 1}\s"))


def test_przed_zapisaniem_widac_co_zrozumiano_i_w_co_wpis_wchodzi(przyklad: Przyklad) -> None:
    strona, skargi = (widz := przyklad.widz("ekspert")).strona, widz.skargi
    widz.otworz("/godziny?miesiac=2019-11")
    echo, kiedy = strona.locator(".echo-wpisu"), strona.locator("#f-kiedy")
    kiedy.fill("11 5-6:30")
    expect(echo).to_have_text(
        re.compile(r"^\s*Zrozumiano: poniedziałek 11\.11\.2019, 5:00–6:30 = 1\sh\s30\smin .*Niepodległości\.")
    )
    kiedy.fill("11 25-26")
    expect(echo).to_have_text(re.compile(r"^\s*25 to nie godzina\. Podaj od 0:00 do 24:00"))
    zapisany = strona.locator("tr[id^=w-]").first
    dzien, od = (zapisany.locator(x).first.inner_text() for x in ("th", "td"))
    kiedy.fill(f"{dzien} {od.partition('–')[0]} 30 min")
    expect(echo).to_contain_text("nakłada się na wpis")
    numer = (zapisany.get_attribute("id") or "").removeprefix("w-")
    expect(echo.get_by_role("link", name="Otwórz tamten wpis")).to_have_attribute("href", f"/godziny/{numer}")
    strona.locator("#f-co").select_option("")
    expect(strona.locator("#inne-pola")).to_have_attribute("open", "")
    assert naruszenia(strona) == []
    assert skargi.zabierz() == []

    ciasteczka = strona.context.cookies()
    strona.context.clear_cookies()
    kiedy.fill("11 5-7")
    expect(echo).to_have_text(re.compile(r"^Sesja wygasła\."))
    strona.context.add_cookies(ciasteczka)  # type: ignore[arg-type]
