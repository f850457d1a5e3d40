"""Quota cards and the form that raises a quota."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import quote

import pytest

from tests.swiat_stron import TERAZ, Otworz, Swiat, slowa, wpisz, zapisane, zbuduj

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    """Beata has 42 of 45 h, Zenon 3 h, the pool of Borowiany 20 h."""
    swiat = await zbuduj()
    for dzien in (1, 2, 3):
        await wpisz(swiat, "coach", 10, date(2019, 10, dzien), 0, 14, dla="pracownik")
    await wpisz(swiat, "coach", 10, date(2019, 11, 13), 15, 18, dla="zenon")
    for dzien in (1, 2):
        await wpisz(swiat, "animator", 6, date(2019, 11, dzien), 0, 10, jednostka="borowiany")
    return swiat


async def test_najpierw_te_ktore_wymagaja_decyzji(jako: Otworz) -> None:
    strona = await jako("koordynator").tekst("/limity")
    assert "Na 9 limitów: 5 opóźnionych i 1 blisko limitu. Najpierw te, które wymagają decyzji." in strona
    kolejno = ["Irena Gołąbek", "Zenon Ostrowski", "Beata Ćwikła", "Działanie 6", "Działanie 5"]
    miejsca = [strona.index(x) for x in kolejno]
    assert miejsca == sorted(miejsca)
    assert "42 z 45 h, zostało 3 h" in strona
    assert "Plan na 14.11.2019 22,4 h ( +19,6 )" in strona
    assert "W listopadzie 20 z 20 h, z wcześniej przeszło 140 h: można użyć jeszcze 140 h." in strona


async def test_kazda_rola_widzi_swoje_limity(jako: Otworz) -> None:
    coach = await jako("coach").tekst("/limity")
    assert "Beata Ćwikła" in coach
    assert "Irena Gołąbek" not in coach
    assert "Podnieś limit" not in coach
    animator = await jako("animator").tekst("/limity")
    assert "gmina Borowiany" in animator
    assert "gmina Trzy Brody" not in animator
    assert "Zenon" not in await jako("pracownik").tekst("/limity")
    assert (await jako("ekspert").otworz("/limity")).status_code == 403


async def test_stan_na_dzien_i_jego_postaci(jako: Otworz) -> None:
    halina = jako("koordynator")
    wtedy = await halina.tekst("/limity?stan=2019-10-02")
    assert "Widok na dzień 02.10.2019." in wtedy
    assert "28 z 45 h, zostało 17 h" in wtedy
    polski = await halina.otworz("/limity?stan=02.10.2019&dzialanie=10")
    assert (polski.status_code, polski.headers["location"]) == (303, "/limity?dzialanie=10&stan=2019-10-02")
    assert (await halina.otworz("/limity?stan=31.02.2019")).status_code == 400
    assert (await halina.otworz("/limity?dzialanie=x")).status_code == 400


async def test_filtry_zawezaja(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    blisko = await halina.tekst("/limity?stan_limitu=blisko")
    assert "1 limit" in blisko
    assert "Beata Ćwikła" in blisko
    powiat = await halina.tekst("/limity?powiat=wrzosowski&dzialanie=6")
    assert "gmina Trzy Brody" in powiat
    assert "gmina Borowiany" not in powiat
    assert "Nie ma limitów do pokazania." in await halina.tekst("/limity?stan_limitu=zmyslony")
    assert "Nie ma limitów do pokazania." in await jako("coach").tekst(f"/limity?dla={swiat.osoby['irena']}")


async def test_podniesienie_zostawia_nowy_limit(jako: Otworz, swiat: Swiat) -> None:
    halina, dla = jako("koordynator"), swiat.osoby["pracownik"]
    formularz = await halina.tekst(f"/limity/podniesienie?dzialanie=10&dla={dla}")
    assert "Podniesienie limitu: Beata Ćwikła" in formularz
    pola = {"dzialanie": "10", "dla": str(dla), "przyznano_min": "47:30", "powod": "Dodatkowa rodzina"}
    odpowiedz = await halina.wyslij("/limity/podniesienie", pola)
    assert odpowiedz.headers["location"] == f"/limity?dla={dla}"
    strona = await halina.tekst(odpowiedz.headers["location"])
    assert "Limit podniesiono do 47,5 h, zostało 5,5 h." in strona
    assert "42 z 47,5 h" in strona


async def test_karta_ma_historie_podniesien_takze_jak_byla_znana(jako: Otworz, swiat: Swiat) -> None:
    """Who, when and why stands on the quota's own page; the past shows the quota as it was granted then."""
    halina, dla = jako("koordynator"), swiat.osoby["pracownik"]
    for ile, powod in (("48", "Dodatkowa rodzina"), ("50", "Aneks nr 2.")):
        pola = {"dzialanie": "10", "dla": str(dla), "przyznano_min": ile, "powod": powod}
        assert (await halina.wyslij("/limity/podniesienie", pola)).status_code == 303
    strona = await halina.tekst(f"/limity?dla={dla}")
    assert "Podniesiony do 48 h: 14.11.2019, 10:00, koordynator. Powód: „Dodatkowa rodzina”." in strona
    assert "Podniesiony do 50 h: 14.11.2019, 10:00, koordynator. Powód: „Aneks nr 2”." in strona
    assert "42 z 50 h, zostało 8 h" in strona
    assert "Wykorzystano 84 % limitu, ostrzeżenie jest od 80 %." in strona
    assert "Podniesiony do 50 h" in await jako("coach").tekst("/")
    formularz = await halina.tekst(f"/limity/podniesienie?dzialanie=10&dla={dla}")
    assert "Podniesiony do 50 h" in formularz
    assert formularz.count("Podnieś limit") == 1, "the button, no way to where one is"
    przedtem = quote((TERAZ - timedelta(seconds=1)).isoformat())
    assert "Podniesiony" not in await halina.tekst(f"/limity?dla={dla}&wiedza={przedtem}")


async def test_przeszlosc_nie_zna_pozniejszych_godzin(jako: Otworz, swiat: Swiat) -> None:
    """The picture of the months, the month and the cards of an earlier day count only to it."""
    halina, dla = jako("koordynator"), swiat.osoby["pracownik"]
    html = (await halina.otworz(f"/limity?dla={dla}&stan=2019-10-02&dzialanie=10")).text.replace("\xa0", " ")
    assert 'aria-label="Godziny w miesiącach: 0; 0; 0; 0; 0; 0; 28 h, w planie 3 h"' in html
    strona = slowa(html)
    assert "Plan na 02.10.2019 18,2 h ( +9,8 ) Tempo w planie 3 h/mies. Tempo 4,6 h/mies." in strona
    coach = await jako("coach").tekst("/?stan=2019-10-02")
    assert "październik 2019 szkic 28 h" in coach
    assert "listopad 2019" not in coach
    wpisy = f'href="/godziny/wpisy?dzialanie=10&amp;dla={dla}&amp;stan=2019-10-02"'
    assert wpisy in html, "the rows behind the figure are asked for the same day"


async def test_lista_jednostek_zaweza_do_jednej(jako: Otworz, swiat: Swiat) -> None:
    numer = swiat.jednostki["wrzosy"]
    strona = await jako("koordynator").tekst(f"/limity?jednostka={numer}")
    assert "Na 3 limity: " in strona
    assert "Irena Gołąbek" in strona
    assert "Beata Ćwikła" not in strona
    html = (await jako("koordynator").otworz(f"/limity?jednostka={numer}")).text
    assert f'<option value="{numer}" selected>gmina Trzy Brody (powiat wrzosowski)</option>' in html
    assert "gmina Borowiany (powiat jodłowski)</option>" in html, "the way back to the others"


async def test_odmowa_limitu_prowadzi_koordynatora_do_podniesienia(jako: Otworz, swiat: Swiat) -> None:
    dla = swiat.osoby["pracownik"]
    pola = {
        "dzien": "04.10.2019", "od": "8", "do": "17", "dzialanie": "10", "dla": str(dla),
        "osoba": str(swiat.osoby["coach"]), "uzasadnienie": "Trudny przypadek",
    }  # fmt: skip
    halina = await jako("koordynator").wyslij("/godziny", pola)
    assert halina.status_code == 409
    assert "albo podnieś limit z podaniem powodu. Podnieś limit" in slowa(halina.text)
    assert f'<a href="/limity/podniesienie?dzialanie=10&amp;dla={dla}">Podnieś limit</a>' in halina.text
    coach = await jako("coach").wyslij("/godziny", pola)
    assert "albo poproś koordynatora o podniesienie limitu." in slowa(coach.text)
    assert "/limity/podniesienie" not in coach.text


async def test_zapis_mowi_ze_zbliza_sie_koniec(jako: Otworz, swiat: Swiat) -> None:
    coach = jako("coach")
    pola = {"dzialanie": "10", "dla": str(swiat.osoby["zenon"]), "wroc": "/"}
    for dzien, od_do, zdanie in (
        ("05.11.2019", ("0", "24"), ""),
        ("06.11.2019", ("0", "9"), "Z. Ostrowski: wykorzystano 80 % limitu 45 h, zostało 9 h."),
        ("07.11.2019", ("0", "9"), "Z. Ostrowski: limit 45 h wykorzystany, dalszy wpis wymaga uzasadnienia."),
    ):
        od, do = od_do
        assert (
            await coach.wyslij("/godziny", {**pola, "dzien": dzien, "od": od, "do": do})
        ).status_code == 303
        strona = await coach.tekst("/")
        assert zdanie in strona
    assert "Wykorzystano 100 % limitu: dalszy wpis wymaga uzasadnienia." in strona


@pytest.mark.parametrize(
    ("zmiany", "pole", "zdanie"),
    [
        ({"przyznano_min": "-5"}, "przyznano_min", "liczba godzin nie może być ujemna"),
        ({"przyznano_min": "dużo"}, "przyznano_min", "nie jest liczbą godzin"),
        ({"przyznano_min": "40"}, "przyznano_min", "Limit wynosi 45 h. Podaj więcej, żeby go podnieść."),
        ({"powod": ""}, "powod", "To pole jest wymagane."),
    ],
)
async def test_odmowa_podniesienia_stoi_przy_polu(
    jako: Otworz, swiat: Swiat, zmiany: dict[str, str], pole: str, zdanie: str
) -> None:
    pola = {"dzialanie": "10", "dla": str(swiat.osoby["pracownik"]), "przyznano_min": "50", "powod": "bo tak"}
    odpowiedz = await jako("koordynator").wyslij("/limity/podniesienie", {**pola, **zmiany})
    assert odpowiedz.status_code == 422
    assert f'id="f-{pole}-b"' in odpowiedz.text
    assert zdanie in slowa(odpowiedz.text)
    assert zapisane(odpowiedz.text, "przyznano_min") == zmiany.get("przyznano_min", "50")


async def test_podniesc_moze_tylko_koordynator_i_tylko_istniejacy_limit(jako: Otworz, swiat: Swiat) -> None:
    adres = f"/limity/podniesienie?dzialanie=10&dla={swiat.osoby['pracownik']}"
    for kto in ("coach", "kontroler", "animator"):
        assert (await jako(kto).otworz(adres)).status_code == 403
        assert (await jako(kto).wyslij("/limity/podniesienie", {"dzialanie": "10"})).status_code == 403
    halina = jako("koordynator")
    for pytanie in (
        "",
        "?dzialanie=10",
        "?dzialanie=10&dla=99999",
        f"?dzialanie=6&dla={swiat.osoby['zenon']}",
    ):
        assert (await halina.otworz(f"/limity/podniesienie{pytanie}")).status_code == 404
    bez_csrf = await halina.wyslij("/limity/podniesienie", {"dzialanie": "10"}, csrf=False)
    assert bez_csrf.status_code == 403
