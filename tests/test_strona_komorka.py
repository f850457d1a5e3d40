"""Behind a figure of the matrix: its rows, what may be seen of them, and the comment that explains it."""

import re
from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from biuro import odczyty
from biuro.dane_raportow import dane_raportu
from biuro.operacje import komentarze, przypadki
from biuro.operacje.przypadki import DanePrzypadku
from biuro.widoki.strony import podziel
from budzet.komentarze import AdresKomorki, TrescKomentarza
from budzet.raport_kwartalny import raport_kwartalny
from budzet.raporty import okres_z_tekstu
from harmonogram.kwartaly import Kwartal
from tests import drzwi
from tests.swiat_stron import (
    DZIS,
    TERAZ,
    Otworz,
    Przegladarka,
    Swiat,
    kontekst,
    pole_ukryte,
    slowa,
    wpisz,
    wydarzenie,
    zbuduj,
)

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

KOMORKA = "/harmonogram/komorka"
ANIMATOR = f"{KOMORKA}?dzialanie=6&miara=godziny&kwartal=2019-K2"
SPOTKANIA = f"{KOMORKA}?dzialanie=7&miara=spotkania&kwartal=2019-K2"


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    swiat = await zbuduj()
    await wpisz(swiat, "animator", 6, date(2019, 4, 2), 9, 17, jednostka="borowiany", opis="Zaproszenia")
    await wpisz(swiat, "animator", 6, date(2019, 7, 2), 9, 10, jednostka="borowiany")
    await wpisz(swiat, "powiatowy", 6, date(2019, 5, 6), 8, 10, jednostka="kalinowo")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 5, 8)], "borowiany", "wrzosy")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 6, 8)], "wrzosy")
    await wydarzenie(swiat, "spotkanie_pzk", 7, [date(2019, 6, 9)], "borowiany", odbyte=False)
    await wydarzenie(swiat, "warsztat_wyjazdowy", 9, [date(2019, 6, 3), date(2019, 6, 4)], "borowiany")
    dane = DanePrzypadku(
        swiat.jednostki["borowiany"], "rodzina", date(2019, 4, 5), {"diagnoza": date(2019, 4, 9)}
    )
    await przypadki.zglos_przypadek(kontekst(), dane)
    return swiat


def wiersze(html: str) -> int:
    """Rows of evidence on the page: their first cell leads to the entry, event or case."""
    return len(re.findall(r'<th scope="row" class="nl"><a', html))


# --- rows -----------------------------------------------------------------------------------------


async def test_wpisy_skladaja_sie_na_liczbe(jako: Otworz) -> None:
    html = (await jako("koordynator").otworz(ANIMATOR)).text
    strona = slowa(html)
    assert "Godziny, cały projekt. Wykonano 10 h, w planie 180 h: odchylenie −170 h." in strona
    assert "02.04.2019 9:00–17:00 Ewelina Kłos gmina Borowiany" in strona
    assert "06.05.2019 8:00–10:00 Robert Zawiślak gmina Kalinowo Górne" in strona
    assert "Razem 10 h 2 wpisy" in strona
    assert wiersze(html) == 2
    assert "III kwartał 2019" in strona, "the next quarter is one click away"
    assert 'href="/harmonogram#tabela"' in html


@pytest.mark.parametrize(
    ("zapytanie", "razem", "ile"),
    [
        ("dzialanie=7&kwartal=2019-K2", "Razem 2 2 wydarzenia", 2),
        ("dzialanie=7&miara=spotkania&kwartal=2019-K3", "Nie ma tu żadnych wierszy. Wykonanie wynosi 0.", 0),
        ("dzialanie=9&kwartal=2019-K2", "Razem 1 1 wydarzenie", 1),
        ("dzialanie=9&miara=dni&kwartal=2019-K2", "Razem 2 2 dni wydarzeń", 2),
        ("dzialanie=8&kwartal=2019-K2", "Razem 1 1 przypadek", 1),
        ("dzialanie=6&od=2019-K2&do=2019-K3", "Razem 11 h 3 wpisy", 3),
        ("dzialanie=6&do=2019-K4", "Razem 11 h 3 wpisy", 3),
        ("dzialanie=6", "Razem 11 h 3 wpisy", 3),
        ("dzialanie=6&kwartal=2019-K2&stan=2019-04-30", "Razem 8 h 1 wpis", 1),
        ("dzialanie=6&kwartal=2020-K1", "Ten kwartał jeszcze się nie zaczął. Plan: 180 h.", 0),
        ("dzialanie=2&kwartal=2018-K3", "Nie ma tu żadnych wierszy.", 0),
    ],
)
async def test_kazde_zrodlo_i_zakres(jako: Otworz, zapytanie: str, razem: str, ile: int) -> None:
    html = (await jako("koordynator").otworz(f"{KOMORKA}?{zapytanie}")).text
    assert razem in slowa(html)
    assert wiersze(html) == ile


async def test_jednostka_powiat_i_wojewodztwo(jako: Otworz, swiat: Swiat) -> None:
    halina, borowiany = jako("koordynator"), swiat.jednostki["borowiany"]
    jedna = await halina.tekst(f"{SPOTKANIA}&jednostka={borowiany}")
    assert "Spotkania, gmina Borowiany (powiat jodłowski). Wykonano 1, w planie 6" in jedna
    for zapytanie, ile in (("powiat=wrzosowski", 2), ("powiat=jodłowski", 1), ("wojewodztwo=24", 2)):
        assert f"Razem {ile}" in await halina.tekst(f"{SPOTKANIA}&{zapytanie}"), "a joint one counts once"
    for zle in ("jednostka=9999", "powiat=nieznany", f"jednostka={borowiany}&powiat=wrzosowski"):
        assert (await halina.otworz(f"{SPOTKANIA}&{zle}")).status_code == 404


@pytest.mark.parametrize(
    ("zapytanie", "status"),
    [
        ("dzialanie=13&kwartal=2019-K2", 404),
        ("dzialanie=6&miara=spotkania", 404),
        ("dzialanie=6&kwartal=2018-K2", 404),
        ("dzialanie=6&wersja=7", 404),
        ("", 400),
        ("dzialanie=x", 400),
        ("dzialanie=6&kwartal=II", 400),
        ("dzialanie=6&od=2019-K3&do=2019-K2", 400),
        ("dzialanie=6&stan=wczoraj", 400),
    ],
)
async def test_zly_adres_mowi_co_poprawic(jako: Otworz, zapytanie: str, status: int) -> None:
    odpowiedz = await jako("koordynator").otworz(f"{KOMORKA}?{zapytanie}")
    assert (odpowiedz.status_code, "Traceback" in odpowiedz.text) == (status, False)


async def test_widac_tylko_swoje_a_reszta_sie_liczy(jako: Otworz) -> None:
    html = (await jako("animator").otworz(ANIMATOR)).text
    assert "Razem 10 h 2 wpisy, także te, których nie widać" in slowa(html)
    assert "Widzisz 1 z 2 wpisów. Pozostałe liczą się do sumy" in slowa(html)
    assert "Robert Zawiślak" not in html
    assert wiersze(html) == 1
    czlonek = await jako("czlonek").tekst(ANIMATOR)
    assert "Widzisz 0 z 2 wpisów." in czlonek
    assert "Ewelina Kłos" not in czlonek
    assert "Widzisz 1 z 2 wydarzeń." in await jako("czlonek").tekst(SPOTKANIA)
    assert "Widzisz 0 z 1 przypadków." in await jako("ekspert").tekst(
        f"{KOMORKA}?dzialanie=8&kwartal=2019-K2"
    )


async def test_dlugi_wykaz_ma_strony(jako: Otworz, swiat: Swiat) -> None:
    for nr in range(60):
        await wpisz(swiat, "ekspert", 1, date(2018, 7, 2) + timedelta(days=nr), 9, 10)
    adres = f"{KOMORKA}?dzialanie=1&miara=godziny&kwartal=2018-K3"
    pierwsza, druga = [(await jako("koordynator").otworz(f"{adres}&strona={nr}")).text for nr in (1, 2)]
    assert (wiersze(pierwsza), wiersze(druga)) == (50, 10)
    for strona in (pierwsza, druga):
        assert "Razem 60 h na wszystkich stronach, 60 wpisów" in slowa(strona)
    assert "Wiersze 51–60 z 60" in slowa(druga)


async def test_kazda_liczba_tabeli_prowadzi_do_swoich_wierszy(jako: Otworz, swiat: Swiat) -> None:
    """From the matrix and from the action: the total printed there is the figure that was clicked."""
    halina = jako("koordynator")
    for strona in ("/harmonogram", "/harmonogram?widok=narastajaco", "/harmonogram?faza=II", "/dzialania/9"):
        html = (await halina.otworz(strona)).text.replace("&amp;", "&")
        odnosniki = set(re.findall(rf'<a href="({KOMORKA}\?[^"]+)">([^<]+)</a>', html))
        assert len(odnosniki) >= (4 if strona.startswith("/dz") else 15), strona
        for adres, liczba in odnosniki:
            tekst = slowa((await halina.otworz(adres)).text)
            razem = re.search(r"Razem ([\d ,]+?)(?: h)? \d+ (?:wpis|wyd|dni|dzień|przyp|narz)", tekst)
            assert razem, (adres, tekst[-600:])
            assert razem[1] == slowa(liczba).removesuffix(" h"), adres


# --- comments -------------------------------------------------------------------------------------


async def zapisz(halina: Przegladarka, adres: str = ANIMATOR, **pola: str) -> httpx.Response:
    html = (await halina.otworz(adres)).text
    return await halina.wyslij(adres, {"wersja": pole_ukryte(html, "wersja"), **pola})


async def test_komentarz_stoi_w_komorce_na_liscie_i_w_historii(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    wynik = await zapisz(
        halina, przyczyna="Zespoły powstały w maju.", co_robimy="Nadrabiamy.", termin="31.12.2019"
    )
    assert (wynik.status_code, wynik.headers["location"]) == (303, ANIMATOR)
    strona = await jako("czlonek").tekst(ANIMATOR)
    assert (
        "Zespoły powstały w maju. Co robimy: Nadrabiamy. Do kiedy: 31.12.2019 koordynator, 14.11.2019"
        in strona
    )
    assert "Zapisz komentarz" not in strona
    html = (await halina.otworz("/harmonogram")).text
    assert '<span class="ukryte">komentarz: Zespoły powstały w maju.</span>' in html
    assert "Komentarze 6. Animator–moderator" in slowa(html)
    assert (
        "komentarz:"
        not in (await halina.otworz(f"/harmonogram?jednostka={swiat.jednostki['borowiany']}")).text
    )
    assert "komentarz:" not in (await halina.otworz("/harmonogram?faza=I")).text
    await zapisz(halina, przyczyna="Zespoły powstały dopiero w czerwcu.")
    html = (await halina.otworz(ANIMATOR)).text
    assert "Historia komentarza (2)" in slowa(html)
    usuniete = await halina.wyslij(ANIMATOR.replace("komorka", "komorka/usun"), {"wersja": "2"})
    assert (usuniete.status_code, usuniete.headers["location"]) == (303, ANIMATOR)
    strona = await halina.tekst(ANIMATOR)
    assert "Nikt jeszcze nie wyjaśnił tej liczby." in strona
    assert "koordynator, 14.11.2019, 10:00: usunięto" in strona


async def test_zly_komentarz_zostaje_w_polach(jako: Otworz) -> None:
    halina = jako("koordynator")
    pola = {"przyczyna": "Pan o numerze 44051401359", "co_robimy": "Dzwonimy", "termin": "jutro"}
    odpowiedz = await zapisz(halina, **pola)
    strona = slowa(odpowiedz.text)
    assert odpowiedz.status_code == 422
    assert "Błąd:" in strona
    assert "<details open>" in odpowiedz.text
    assert ">Pan o numerze 44051401359</textarea>" in odpowiedz.text
    assert ">Dzwonimy</textarea>" in odpowiedz.text
    assert 'value="jutro"' in odpowiedz.text
    assert "Tekst zawiera numer PESEL." in strona, "both errors at once"
    assert odpowiedz.text.count('aria-invalid="true"') == 2
    odpowiedz = await zapisz(halina, **{**pola, "termin": ""})
    assert "Tekst zawiera numer PESEL." in slowa(odpowiedz.text)
    puste = await zapisz(halina, przyczyna=" ")
    assert "Napisz, skąd wzięło się odchylenie." in slowa(puste.text)


async def test_drugi_piszacy_widzi_slowa_pierwszego_i_swoje(jako: Otworz) -> None:
    pierwszy, drugi = jako("koordynator"), jako("koordynator")
    html = (await drugi.otworz(ANIMATOR)).text
    await zapisz(pierwszy, przyczyna="Pierwsza przyczyna.")
    odpowiedz = await drugi.wyslij(ANIMATOR, {"wersja": pole_ukryte(html, "wersja"), "przyczyna": "Druga."})
    assert odpowiedz.status_code == 409
    assert "Ten komentarz zmieniono w międzyczasie" in slowa(odpowiedz.text)
    assert "Pierwsza przyczyna." in slowa(odpowiedz.text)
    assert ">Druga.</textarea>" in odpowiedz.text
    ponownie = {"wersja": pole_ukryte(odpowiedz.text, "wersja"), "przyczyna": "Druga."}
    assert (await drugi.wyslij(ANIMATOR, ponownie)).status_code == 303


async def test_komentarz_ma_miejsce_tylko_przy_jednym_kwartale(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    for adres in (
        f"{KOMORKA}?dzialanie=6&do=2019-K4",
        f"{ANIMATOR}&powiat=jodłowski",
        f"{KOMORKA}?dzialanie=6&kwartal=2020-K1",
    ):
        assert "Napisz komentarz" not in await halina.tekst(adres)
        assert (await halina.wyslij(adres, {"przyczyna": "Nie tu."})).status_code == 404
    jednostki = f"{ANIMATOR}&jednostka={swiat.jednostki['borowiany']}"
    await zapisz(halina, jednostki, przyczyna="Choroba animatorki.")
    assert "Choroba animatorki." in await jako("animator").tekst(jednostki)
    assert "Choroba animatorki." not in await halina.tekst(ANIMATOR)
    assert "gmina Borowiany (powiat jodłowski)" in await halina.tekst("/harmonogram?powiat=jodłowski")
    assert (await jako("kontroler").wyslij(ANIMATOR, {"przyczyna": "Nie wolno."})).status_code == 403
    assert (await halina.wyslij(ANIMATOR, {"przyczyna": "x"}, csrf=False)).status_code == 403


# --- the same figure through every door -----------------------------------------------------------


async def test_strona_api_raport_i_wiersze_mowia_to_samo(
    jako: Otworz, swiat: Swiat, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def bez_rysunku(*_: object) -> bytes:
        return b""

    monkeypatch.setattr("biuro.dane_raportow.rysunek", bez_rysunku)
    komorka = AdresKomorki(7, "spotkania", Kwartal(2019, 2))
    tresc = TrescKomentarza("Zespoły powstały w maju.", "Dwa spotkania w miesiącu.", date(2019, 12, 31))
    await komentarze.zapisz_komentarz(kontekst(), komorka, tresc)
    macierz = (await jako("koordynator").otworz("/harmonogram")).text.replace("&amp;", "&")
    assert (
        f'<a href="{SPOTKANIA}">2</a></b><span class="plan"><span class="ukryte">plan </span>18</span>'
        in macierz
    )
    assert "Wykonano 2, w planie 18: odchylenie −16." in await jako("koordynator").tekst(SPOTKANIA)
    token = await drzwi.nowy_token(swiat.konta["koordynator"])
    zapytanie = {"od": "2019-K2", "do": "2019-K2", "ile": "500"}
    api = await jako("koordynator").klient.get("/api/wykonanie", params=zapytanie, headers=token)
    [wiersz] = [w for w in api.json()["pozycje"] if (w["dzialanie"], w["miara"]) == (7, "spotkania")]
    assert (wiersz["plan"], wiersz["wykonanie"], wiersz["odchylenie"]) == (18, 2, -16)
    dane = await dane_raportu("kwartalny", okres_z_tekstu("2019-K2"), await odczyty.chwila(DZIS))
    [dzialanie] = [w for w in dane.dzialania if w.dzialanie.nr == 7]
    assert (dzialanie.plan_okresu, dzialanie.wykonanie_okresu) == (18, 2)
    assert dane.wyjasnienia[7].przyczyna == tresc.przyczyna
    arkusz = str(next(a for a in raport_kwartalny(dane).arkusze if a.nazwa == "Odchylenia"))
    for slowo in ("powstały w", "Dwa spotkania", "datetime.date(2019, 12, 31)"):
        assert slowo in arkusz.replace("\u00a0", " ")
    wczesniej = await odczyty.chwila(DZIS, None, TERAZ - timedelta(hours=1))
    assert (await dane_raportu("kwartalny", okres_z_tekstu("2019-K2"), wczesniej)).wyjasnienia == {}
    inny = await dane_raportu("kwartalny", okres_z_tekstu("2019-K3"), await odczyty.chwila(DZIS))
    assert inny.wyjasnienia == {}


async def test_powrot_do_dzis_zostaje_w_komorce(jako: Otworz, swiat: Swiat) -> None:
    jej = f"{ANIMATOR}&jednostka={swiat.jednostki['borowiany']}"
    html = (await jako("koordynator").otworz(f"{jej}&stan=2019-05-31")).text
    powrot = re.search(r'Widok na dzień 31\.05\.2019\. <a href="([^"]+)"', html.replace("\u00a0", " "))
    assert powrot
    assert "Wykonano 8 h, w planie 60 h" in await jako("koordynator").tekst(
        KOMORKA + powrot[1].replace("&amp;", "&")
    )


@pytest.mark.parametrize(
    ("nr", "stron", "numery"),
    [
        (1, 3, [1, 2, 3]),
        (5, 25, [*range(1, 26)]),
        (1, 400, [1, 2, 3, 4, 400]),
        (200, 400, [1, *range(197, 204), 400]),
    ],
)
def test_bardzo_dlugi_wykaz_nie_wypisuje_wszystkich_stron(
    adres_bazy: str, nr: int, stron: int, numery: list[int]
) -> None:
    strona = podziel(range(stron * 50), nr, 50, "Wiersze", KOMORKA)
    assert strona.numery
    assert [n for n, _, _ in strona.numery["pozycje"]] == numery
