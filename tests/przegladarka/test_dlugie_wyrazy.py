"""A word longer than any column: pages of hours stay as wide as the window."""

import re

from tests.przegladarka.przyklad import Przyklad

WYRAZ = "ą" * 320
SZEROKOSCI = (1280, 360)


def test_dlugi_wyraz_w_opisie_nie_rozpycha_stron(przyklad: Przyklad) -> None:
    widz = przyklad.widz("ekspert")
    strona = widz.strona

    def szerokie(*adresy: str) -> list[tuple[str, int, int]]:
        """Pages wider than their window."""
        wynik = []
        for adres in adresy:
            for szerokosc in SZEROKOSCI:
                strona.set_viewport_size({"width": szerokosc, "height": 800})
                widz.otworz(adres)
                assert strona.get_by_text(WYRAZ).count()
                jest = strona.evaluate("document.documentElement.scrollWidth")
                if jest > szerokosc:
                    wynik.append((adres, szerokosc, jest))
        return wynik

    miesiac = "/godziny?miesiac=2019-03"
    widz.otworz(miesiac)
    strona.fill("#f-kiedy", "31 4-4:30")
    strona.fill("#f-opis", WYRAZ)
    strona.get_by_role("button", name="Dodaj wpis").click()
    numer = re.sub(r"\D", "", strona.locator("tr", has_text=WYRAZ).get_attribute("id") or "")
    assert szerokie(miesiac, f"/godziny/{numer}", "/godziny/wpisy?od=2019-03-31&do=2019-03-31") == []
    assert szerokie(f"/godziny/powtorz?wpis={numer}&dni=30") == []
