"""Rows repeated: what is proposed, what becomes of it, what comes back."""

import re
from datetime import date
from typing import Any

import pytest

from tests.swiat_stron import PAZDZIERNIK, Otworz, Swiat, karta, slowa, wpisz

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

MIESIAC = "/godziny/powtorz?miesiac=2019-11"
POLE = re.compile(r'name="(wzor|kiedy)-(\d+)" value="([^"]*)"')


def formularz(html: str) -> dict[str, Any]:
    """The form as a browser would send it."""
    pola: dict[str, Any] = {f"{nazwa}-{nr}": w for nazwa, nr, w in POLE.findall(html)}
    return {**pola, "wiersz": re.findall(r'name="wiersz" value="(\d+)" checked', html)}


async def test_wiersze_z_poprzedniego_miesiaca_na_te_same_dni_tygodnia(jako: Otworz, swiat: Swiat) -> None:
    for dzien in (
        7,
        8,
        14,
        31,
    ):  # Mondays: 4 and 11 November, a holiday; Tuesday 12; no fifth Thursday
        await wpisz(swiat, "ekspert", 1, date(2019, 10, dzien), 9, 11, opis="Narada")
    await wpisz(swiat, "ekspert", 1, date(2019, 10, 21), 9, 11)  # the third Monday is 18 November: to come
    wiktor = jako("ekspert")
    assert 'href="/godziny/powtorz?miesiac=2019-11"' in (await wiktor.otworz("/godziny")).text
    assert "/godziny/powtorz?miesiac" not in (await wiktor.otworz("/godziny?miesiac=2019-10")).text
    assert "We wrześniu nie ma wpisów." in await wiktor.tekst("/godziny/powtorz?miesiac=2019-10")
    html = (await wiktor.otworz(MIESIAC)).text
    strona = slowa(html)
    assert (
        "Powtórz wiersze z października Wiktor Sadowski, listopad 2019. "
        "Można zapisać 3 z 3 wierszy. Zaznaczone: 4 h." in strona
    )
    assert "Pominięto 1 wiersz z dni po 14.11.2019: godzin nie zapisuje się z góry." in strona
    assert "W dni wolne: 1 wiersz." in strona
    assert "Pominięto 1 wiersz z piątego tygodnia (czw. 31.10)" in strona
    assert "pon. 11.11 , praca eksperta, działanie 1 Narodowe Święto Niepodległości, dzień wolny" in strona
    pola = formularz(html)
    kiedy = ["04.11 9:00–11:00", "11.11 9:00–11:00", "12.11 9:00–11:00"]
    assert [pola[f"kiedy-{n}"] for n in range(3)] == kiedy
    assert pola["wiersz"] == ["0", "2"]
    odpowiedz = await wiktor.wyslij(MIESIAC, {**pola, "kiedy-2": "6 12-13"})
    assert odpowiedz.headers["location"] == "/godziny?miesiac=2019-11"
    strona = await wiktor.tekst("/godziny")
    assert "Dodano 2 wpisy, 3 h." in strona
    assert "śr. 06.11 12:00–13:00 1 h praca eksperta Narada" in strona


async def test_drugi_raz_nic_nie_dodaje_a_odmowione_wracaja_ze_zdaniami(jako: Otworz, swiat: Swiat) -> None:
    for dzien in (7, 8, 9):
        await wpisz(swiat, "ekspert", 1, date(2019, 10, dzien), 9, 11)
    stary = await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 10, 12)
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 4), 9, 11)
    wiktor = jako("ekspert")
    html = (await wiktor.otworz(MIESIAC)).text
    pola = formularz(html)
    assert pola["wiersz"] == ["2"]
    assert "Taki wpis już jest w karcie. Otwórz tamten wpis" in slowa(html)
    assert f'<a href="/godziny/{stary}">Otwórz tamten wpis</a>' in html
    odpowiedz = await wiktor.wyslij(MIESIAC, {**pola, "wiersz": ["0", "1", "2"], "kiedy-0": "rano"})
    strona = slowa(odpowiedz.text)
    assert odpowiedz.status_code == 422
    assert "Dodano 1 wpis, 2 h. 2 wiersze zostały poniżej" in strona
    assert "Błąd: „rano”: nie wiadomo" in strona
    assert "Błąd: 9:00–11:00 nakłada się na wpis z 12.11.2019, 10:00–12:00" in strona
    assert 'href="#f-kiedy-0"' in odpowiedz.text
    reszta = formularz(odpowiedz.text)
    assert (reszta["kiedy-0"], "kiedy-2" in reszta, reszta["wiersz"]) == ("rano", False, ["0", "1"])
    puste = await wiktor.wyslij(MIESIAC, {**reszta, "wiersz": []})
    assert (puste.status_code, "Zaznacz co najmniej jeden wiersz." in slowa(puste.text)) == (422, True)


async def test_wpis_co_tydzien_albo_w_wybrane_dni(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "coach", 10, date(2019, 10, 8), 9, 11, dla="pracownik", temat="cele")
    tomasz, adres = jako("coach"), f"/godziny/powtorz?wpis={nr}"
    html = (await tomasz.otworz(adres)).text
    assert "Co tydzień do końca miesiąca" in html
    assert [formularz(html)[f"kiedy-{n}"][:5] for n in range(3)] == ["15.10", "22.10", "29.10"]
    wybrane = (await tomasz.otworz(f"{adres}&dni=10, 12")).text
    assert formularz(wybrane)["wiersz"] == ["0"]
    odpowiedz = await tomasz.wyslij(f"{adres}&dni=10, 12", formularz(wybrane))
    assert odpowiedz.headers["location"] == "/godziny?miesiac=2019-10"
    strona = await tomasz.tekst("/godziny?miesiac=2019-10")
    assert "Dodano 1 wpis, 2 h." in strona
    assert "czw. 10.10 9:00–11:00 2 h" in strona
    zle = await tomasz.otworz(f"{adres}&dni=wtorki")
    assert (zle.status_code, 'id="f-dni-b"' in zle.text) == (422, True)
    assert "„wtorki” to nie dzień." in slowa(zle.text)


async def test_czego_nie_wolno_powtorzyc(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 10, 8), 9, 11)
    obcy = await wpisz(swiat, "inny_coach", 10, date(2019, 10, 8), 9, 11, dla="irena")
    wiktor = jako("ekspert")
    assert (await wiktor.otworz(f"/godziny/powtorz?wpis={obcy}")).status_code == 404
    assert (await wiktor.otworz("/godziny/powtorz?wpis=999999")).status_code == 404
    assert (await wiktor.otworz(f"{MIESIAC}&osoba={swiat.osoby['coach']}")).status_code == 404
    assert (await jako("koordynator").otworz(MIESIAC)).status_code == 403
    assert (await jako("kontroler").otworz(f"/godziny/powtorz?wpis={nr}")).status_code == 403
    cudzy_wzor = {"wzor-0": str(obcy), "kiedy-0": "4 9-10", "wiersz": "0"}
    assert (await wiktor.wyslij(MIESIAC, cudzy_wzor)).status_code == 422
    await karta(swiat, "ekspert", PAZDZIERNIK, "zloz", "zaakceptuj", "zamknij")
    zamkniety = (await wiktor.otworz(f"/godziny/powtorz?wpis={nr}")).text
    assert formularz(zamkniety)["wiersz"] == []
    assert "jest zamknięta. Koordynator może ją otworzyć" in slowa(zamkniety)
