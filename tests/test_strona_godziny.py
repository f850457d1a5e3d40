"""The month page: first that it works, then each refusal."""

import re
from datetime import date
from html import unescape
from urllib.parse import urlencode

import pytest

from tests.swiat_stron import LISTOPAD, PAZDZIERNIK, Otworz, Swiat, karta, pole_ukryte, slowa, wpisz, zapisane

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

WPIS = {
    "dzien": "12.11.2019",
    "od": "16",
    "do": "18",
    "dzialanie": "6",
    "zadanie": "AG-02",
    "opis": "Spotkanie",
}
OPCJA = re.compile(r'<option value="([^"]*)"( selected)?>([^<]*)</option>')


def kod_co(html: str, poczatek: str) -> str:
    """The value of the choice of „Co” that begins so."""
    return next(unescape(kod) for kod, _, napis in OPCJA.findall(html) if napis.startswith(poczatek))


def wybrane_co(html: str) -> str:
    return slowa(next(napis for _, wybrana, napis in OPCJA.findall(html) if wybrana))


SESJA = {"dzien": "12.11.2019", "od": "9", "do": "11.30", "dzialanie": "10"}


async def test_nowy_wpis_wraca_do_miesiaca_i_mowi_co_zrozumiano(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    odpowiedz = await ewelina.wyslij("/godziny", {**WPIS, "jednostka": swiat.jednostki["borowiany"]})
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, "/godziny?miesiac=2019-11")
    strona = await ewelina.tekst(odpowiedz.headers["location"])
    assert (
        "Dodano wpis wt. 12.11.2019, 16:00–18:00, 2 h. gmina Borowiany: 2 z 360 h, zostało 358 h." in strona
    )
    assert "AG-02 Koordynacja PZK" in strona
    assert "Razem w listopadzie 2 h" in strona
    assert "Dodano wpis" not in await ewelina.tekst("/godziny")


async def test_drugie_klikniecie_niczego_nie_dodaje(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    klucz = pole_ukryte((await ewelina.otworz("/godziny")).text, "klucz")
    pola = {**WPIS, "jednostka": swiat.jednostki["borowiany"], "klucz": klucz}
    odpowiedzi = [await ewelina.wyslij("/godziny", pola) for _ in range(2)]
    assert [o.status_code for o in odpowiedzi] == [303, 303]
    assert "Zapisano 2 h w 1 wpisie." in await ewelina.tekst("/godziny")


async def test_klucz_zuzyty_przez_inny_wpis_prosi_o_sprawdzenie(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    klucz = pole_ukryte((await ewelina.otworz("/godziny")).text, "klucz")
    pola = {**WPIS, "jednostka": swiat.jednostki["borowiany"], "klucz": klucz}
    await ewelina.wyslij("/godziny", pola)
    odpowiedz = await ewelina.wyslij("/godziny", {**pola, "od": "18", "do": "19"})
    assert odpowiedz.status_code == 409
    assert "Sprawdź dane i zapisz jeszcze raz." in slowa(odpowiedz.text)
    nowy = pole_ukryte(odpowiedz.text, "klucz")
    assert nowy != klucz
    assert (
        await ewelina.wyslij("/godziny", {**pola, "od": "18", "do": "19", "klucz": nowy})
    ).status_code == 303


async def test_coach_widzi_ile_zostalo_i_zapisuje_sesje_dla_swojej_osoby(jako: Otworz, swiat: Swiat) -> None:
    tomasz = jako("coach")
    strona = await tomasz.tekst("/godziny")
    assert "Beata Ćwikła, zostało 45 h" in strona
    assert "Irena Gołąbek" not in strona
    odpowiedz = await tomasz.wyslij("/godziny", {**SESJA, "dla": swiat.osoby["pracownik"], "wroc": "/"})
    assert odpowiedz.headers["location"] == "/"
    assert "Beata Ćwikła, zostało 42,5 h" in await tomasz.tekst("/godziny")


async def test_koordynator_wybiera_osobe_i_zapisuje_za_nia(jako: Otworz, swiat: Swiat) -> None:
    halina, osoba = jako("koordynator"), swiat.osoby["ekspert"]
    assert "Wiktor Sadowski" in await halina.tekst("/godziny")
    adres = f"/godziny?miesiac=2019-11&osoba={osoba}"
    assert "Nowy wpis: Wiktor Sadowski Zapisujesz godziny innej osoby." in await halina.tekst(adres)
    odpowiedz = await halina.wyslij(adres, {"dzien": "13.11.2019", "od": "9", "do": "12", "dzialanie": "1"})
    assert odpowiedz.headers["location"] == adres
    assert "Wiktor Sadowski, ekspert. Zapisano 3 h w 1 wpisie." in await halina.tekst(adres)
    assert "Wiktor Sadowski ekspert 3 h szkic" in await halina.tekst("/godziny")


# --- the quick form -----------------------------------------------------------------------------


async def test_kiedy_i_co_wystarcza_a_ostatni_wybor_zostaje(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    html = (await ewelina.otworz("/godziny")).text
    assert wybrane_co(html).startswith("AG-01 ")
    co = kod_co(html, "AG-05")
    odpowiedz = await ewelina.wyslij("/godziny", {"kiedy": "12 16-18", "co": co, "opis": "Narada"})
    assert odpowiedz.headers["location"] == "/godziny?miesiac=2019-11"
    html = (await ewelina.otworz(odpowiedz.headers["location"])).text
    assert "Dodano wpis wt. 12.11.2019, 16:00–18:00, 2 h." in slowa(html)
    assert wybrane_co(html).startswith("AG-05 ")
    assert "autofocus" in html
    cofnij = re.search(r'action="(/godziny/\d+/usun)"[^>]*>.{0,200}Cofnij', html, re.S)
    assert cofnij
    await ewelina.wyslij(cofnij[1], {})
    assert "Nie ma jeszcze wpisów." in await ewelina.tekst("/godziny")


async def test_odmowa_kiedy_zostawia_wszystko_co_wpisano(jako: Otworz, swiat: Swiat) -> None:
    pola = {"kiedy": "12 22-2", "co": "dzialanie=1&rodzaj=ekspert", "opis": "Narada"}
    odpowiedz = await jako("ekspert").wyslij("/godziny", pola)
    assert (odpowiedz.status_code, zapisane(odpowiedz.text, "kiedy")) == (422, "12 22-2")
    assert "dwa wpisy: „12.11.2019 22:00–24:00” i „13.11.2019 0:00–2:00”" in slowa(odpowiedz.text)
    assert zapisane(odpowiedz.text, "opis") == "Narada"
    zle_co = await jako("ekspert").wyslij("/godziny", {**pola, "kiedy": "12 9-11", "co": "osoba=1"})
    assert (zle_co.status_code, 'id="f-co-b"' in zle_co.text) == (422, True)
    inne = await jako("ekspert").wyslij("/godziny", {**pola, "kiedy": "12 9-11", "co": "dzialanie=5"})
    assert "Co: W działaniu 5 ta osoba nie zapisuje godzin." in slowa(inne.text)


async def test_wiele_wierszy_poprawne_zapisane_reszta_wraca_ze_zdaniami(jako: Otworz, swiat: Swiat) -> None:
    stary = await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 9, 12)
    wiersze = "4 9-10:30; narada\n12 11-13\n5 25-26\n\n6 9 2h\t<b>"
    pola = {"co": "dzialanie=1&rodzaj=ekspert", "wiersze": wiersze}
    wiktor = jako("ekspert")
    odpowiedz = await wiktor.wyslij("/godziny/wiele", pola)
    strona = slowa(odpowiedz.text)
    assert odpowiedz.status_code == 422
    assert "Dodano 2 wpisy, 3,5 h. 2 wiersze zostały w polu" in strona
    assert "12 11-13 11:00–13:00 nakłada się na wpis z 12.11.2019, 9:00–12:00" in strona
    assert f'<a href="/godziny/{stary}">Otwórz tamten wpis</a>' in odpowiedz.text
    assert "5 25-26 25 to nie godzina." in strona
    assert ">12 11-13\n5 25-26</textarea>" in odpowiedz.text
    assert "Zapisano 6,5 h w 3 wpisach." in strona
    poprawione = await wiktor.wyslij("/godziny/wiele", {**pola, "wiersze": "4 9-10:30\n5 9-10\n8.10 9-10"})
    assert poprawione.headers["location"] == "/godziny?miesiac=2019-11"
    assert (
        "Dodano 2 wpisy, 2 h. 1 wpis był już w karcie. "
        "W karcie za październik 2019: 1 wpis. Bez zmian: „4 9-10:30”."
    ) in await wiktor.tekst("/godziny")
    puste = await wiktor.wyslij("/godziny/wiele", {"wiersze": " ;\n"})
    assert "Wpisz co najmniej jeden wiersz" in slowa(puste.text)


async def test_wiele_wierszy_ten_sam_inny_opis_i_cofniecie_calosci(jako: Otworz, swiat: Swiat) -> None:
    stary = await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 9, 12, opis="narada")
    pola = {"co": "dzialanie=1&rodzaj=ekspert"}
    wiktor = jako("ekspert")
    odpowiedz = await wiktor.wyslij(
        "/godziny/wiele", {**pola, "wiersze": "12 9-12; analiza\n12 9-12; narada"}
    )
    assert "Taki wpis już jest w karcie, z innym opisem: „narada”." in slowa(odpowiedz.text)
    assert f'<a href="/godziny/{stary}">Otwórz tamten wpis</a>' in odpowiedz.text
    assert ">12 9-12; analiza</textarea>" in odpowiedz.text
    dwa = {**pola, "wiersze": "4 9-10\n4 9-10\n5 9-10"}
    assert (await wiktor.wyslij("/godziny/wiele", dwa)).status_code == 303
    html = (await wiktor.otworz("/godziny")).text
    assert "Dodano 2 wpisy, 2 h. 1 wpis był już w karcie." in slowa(html)
    cofnij = re.search(r'action="(/godziny/wiele/cofnij\?wpisy=[0-9.]+)"', html)
    assert cofnij
    assert (await wiktor.wyslij(cofnij[1], {})).headers["location"] == "/godziny?miesiac=2019-11"
    strona = await wiktor.tekst("/godziny")
    assert "Usunięto 2 wpisy, 2 h." in strona
    assert "Zapisano 3 h w 1 wpisie." in strona
    await wiktor.wyslij(cofnij[1], {})
    assert "Te wpisy są już usunięte." in await wiktor.tekst("/godziny")
    assert (await jako("coach").wyslij(cofnij[1].replace("=", f"={stary}."), {})).status_code == 303
    assert "Zapisano 3 h w 1 wpisie." in await wiktor.tekst("/godziny")


ECHA: list[tuple[dict[str, str], str]] = [
    ({"kiedy": ""}, ""),
    ({"kiedy": "9-"}, "„9-”: nie wiadomo, od której do której."),
    (
        {"kiedy": "12 9-11:30"},
        "wtorek 12.11.2019, 9:00–11:30 = 2 h 30 min (2,5 h). Beata Ćwikła: zostało 42 z 45 h,",
    ),
    ({"kiedy": "9 9-10"}, "Zrozumiano: sobota 09.11.2019, 9:00–10:00 = 1 h. To dzień wolny."),
    ({"kiedy": "5 8-10"}, "8:00–10:00 nakłada się na wpis z 05.11.2019, 9:00–12:00"),
    ({"kiedy": "5 9-12"}, "taki sam już jest w karcie. Otwórz tamten wpis"),
    ({"kiedy": "15 9-12"}, "15.11.2019 jeszcze nie nadszedł."),
    ({"kiedy": "12 9-10", "dla": "x"}, "Podaj"),
]


async def test_echo_mowi_przed_zapisaniem_i_nic_nie_zapisuje(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "coach", 10, date(2019, 11, 5), 9, 12, dla="pracownik")
    co = f"dzialanie=10&rodzaj=coaching_przypadkow&dla={swiat.osoby['pracownik']}"
    tomasz = jako("coach")
    for pytanie, zdanie in ECHA:
        odpowiedz = await tomasz.otworz(
            f"/godziny/echo?{urlencode({'miesiac': '2019-11', 'co': co, **pytanie})}"
        )
        assert odpowiedz.status_code == 200
        tresc = " ".join(slowa(odpowiedz.text).split()) if odpowiedz.text.strip() else ""
        assert zdanie in tresc if zdanie else not tresc
    assert "Zapisano 3 h w 1 wpisie." in await tomasz.tekst("/godziny")


# --- refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zmiany", "kod", "pole", "zdanie"),
    [
        (
            {"od": "17:00", "do": "19:00"},
            409,
            "kiedy",
            "17:00–19:00 nakłada się na wpis z 12.11.2019, 16:00–18:00",
        ),
        ({"dzien": "15.11.2019"}, 422, "kiedy", "15.11.2019 jeszcze nie nadszedł."),
        ({"dzien": "31.02.2019"}, 422, "kiedy", "nie ma takiego dnia"),
        ({"od": "25:00"}, 422, "kiedy", "nie jest godziną"),
        ({"od": ""}, 422, "kiedy", "To pole jest wymagane."),
        ({"od": "19", "do": "18"}, 422, "kiedy", "18:00"),
        ({"jednostka": "99999"}, 422, "jednostka", "Nie ma jednostki o numerze 99999."),
        ({"jednostka": ""}, 422, "jednostka", "Podaj jednostkę"),
        ({"zadanie": "XX-1"}, 422, "zadanie", "nie jest kodem zadania"),
        ({"opis": "x" * 501}, 422, "opis", "Najwyżej 500 znaków"),
        ({"dzialanie": "1"}, 422, "dzialanie", "Animator gminy zapisuje godziny w działaniu 6"),
    ],
)
async def test_odmowa_stoi_przy_polu_a_tekst_zostaje(
    jako: Otworz, swiat: Swiat, zmiany: dict[str, str], kod: int, pole: str, zdanie: str
) -> None:
    await wpisz(swiat, "animator", 6, date(2019, 11, 12), 16, 18, jednostka="borowiany")
    pola = {**WPIS, "jednostka": str(swiat.jednostki["borowiany"]), "opis": "<b>& „cudzysłów”", **zmiany}
    odpowiedz = await jako("animator").wyslij("/godziny", pola)
    html = odpowiedz.text
    assert odpowiedz.status_code == kod
    assert "<title>Błąd: Godziny, listopad 2019" in html
    assert f'href="#f-{pole}"' in html
    assert f'id="f-{pole}-b"' in html
    assert zdanie in slowa(html)
    assert zapisane(html, "kiedy") == f"{pola['dzien']} {pola['od']}–{pola['do']}"
    if "opis" not in zmiany:
        assert zapisane(html, "opis") == "&lt;b&gt;&amp; „cudzysłów”"


async def test_odmowa_nowego_wpisu_mowi_o_wpisie(jako: Otworz, swiat: Swiat) -> None:
    odpowiedz = await jako("ekspert").wyslij("/godziny", {"kiedy": "rano", "dzialanie": "1"})
    assert odpowiedz.status_code == 422
    assert "Nie zapisano wpisu" in slowa(odpowiedz.text)


async def test_ponad_limitem_prosi_o_uzasadnienie_a_dalej_odmawia(jako: Otworz, swiat: Swiat) -> None:
    for dzien in range(1, 4):
        await wpisz(swiat, "coach", 10, date(2019, 10, dzien), 0, 15, dla="pracownik")
    pola = {**SESJA, "dla": str(swiat.osoby["pracownik"])}
    bez = await jako("coach").wyslij("/godziny", pola)
    assert bez.status_code == 422
    assert "Do 49,5 h można zapisać z uzasadnieniem" in slowa(bez.text)
    assert 'href="#f-uzasadnienie"' in bez.text
    za_duzo = await jako("coach").wyslij("/godziny", {**pola, "od": "9", "do": "14", "uzasadnienie": "sesja"})
    assert za_duzo.status_code == 409
    assert "Limit 45 h dla B. Ćwikła: wykorzystano 45 h" in slowa(za_duzo.text)
    assert (await jako("coach").wyslij("/godziny", {**pola, "uzasadnienie": "sesja"})).status_code == 303


async def test_miesiac_ponad_srednia_zapisuje_sie_z_ostrzezeniem(jako: Otworz, swiat: Swiat) -> None:
    for dzien in range(1, 11):
        await wpisz(swiat, "animator", 6, date(2019, 4, dzien), 8, 10, jednostka="borowiany")
    pola = {**WPIS, "dzien": "11.04.2019", "jednostka": str(swiat.jednostki["borowiany"])}
    ewelina = jako("animator")
    odpowiedz = await ewelina.wyslij("/godziny?miesiac=2019-04", pola)
    strona = (await ewelina.otworz(odpowiedz.headers["location"])).text
    assert 'class="komunikat rzad blisko"' in strona
    assert "kwiecień 2019: 22 h wobec dostępnych 20 h" in slowa(strona)


async def test_bez_csrf_jest_strona_403_i_nic_sie_nie_zapisuje(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    pola = {**WPIS, "jednostka": swiat.jednostki["borowiany"]}
    odpowiedz = await ewelina.wyslij("/godziny", pola, csrf=False)
    assert odpowiedz.status_code == 403
    assert "Formularz stracił ważność" in slowa(odpowiedz.text)
    assert "Nie ma jeszcze wpisów." in await ewelina.tekst("/godziny")


async def test_cudza_osoba_jest_nieznana(jako: Otworz, swiat: Swiat) -> None:
    obca = swiat.osoby["ekspert"]
    ewelina = jako("animator")
    assert (await ewelina.otworz(f"/godziny?osoba={obca}")).status_code == 404
    assert (await ewelina.wyslij("/godziny", {**WPIS, "osoba": str(obca)})).status_code == 404
    assert (await ewelina.otworz("/godziny?osoba=99999999999999999999")).status_code == 404
    assert (await ewelina.otworz("/godziny?osoba=abc")).status_code == 400


@pytest.mark.parametrize("kto", ["kontroler", "pracownik", "czlonek"])
async def test_kto_tylko_czyta_nie_zapisuje(jako: Otworz, swiat: Swiat, kto: str) -> None:
    odpowiedz = await jako(kto).wyslij("/godziny", {**WPIS, "osoba": str(swiat.osoby["ekspert"])})
    assert odpowiedz.status_code == 403


async def test_miesiac_bez_formularza_mowi_dlaczego(jako: Otworz, swiat: Swiat) -> None:
    await karta(swiat, "ekspert", PAZDZIERNIK, "zloz", "zaakceptuj", "zamknij")
    wiktor = jako("ekspert")
    for miesiac, zdanie in (
        ("2019-10", "Karta za październik 2019 jest zamknięta: nie można dodać ani zmienić wpisu."),
        ("2019-12", "Ten miesiąc zaczyna się 01.12.2019."),
        (
            "2018-03",
            "nie trwa żadne działanie, w którym Wiktor Sadowski zapisuje godziny: pierwsze zaczyna się",
        ),
    ):
        html = (await wiktor.otworz(f"/godziny?miesiac={miesiac}")).text
        assert zdanie in slowa(html)
        assert "f-kiedy" not in html
        assert "Powtórz wiersze" not in html
    assert (
        '<a class="pomin" href="#f-kiedy">Przejdź do nowego wpisu</a>'
        in (await wiktor.otworz("/godziny")).text
    )


async def test_kontroler_oglada_bez_formularza(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 9, 12)
    strona = (await jako("kontroler").otworz(f"/godziny?osoba={swiat.osoby['ekspert']}")).text
    assert "Razem w listopadzie 3 h" in slowa(strona)
    assert 'method="post" aria' not in strona
    assert "Złóż kartę" not in strona


async def test_pracownik_socjalny_widzi_godziny_otrzymane(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "coach", 10, date(2019, 11, 12), 9, 12, dla="pracownik")
    await wpisz(swiat, "coach", 10, date(2019, 11, 13), 9, 12, dla="zenon")
    beata = jako("pracownik")
    assert (await beata.otworz("/godziny")).headers["location"] == "/godziny/wpisy"
    assert "Razem 3 h" in await beata.tekst("/godziny/wpisy")
    assert (await beata.otworz(f"/godziny/wpisy?dla={swiat.osoby['zenon']}")).status_code == 404


@pytest.mark.parametrize(
    ("adres", "dokad"),
    [
        ("/godziny?miesiac=11.2019", "/godziny?miesiac=2019-11"),
        ("/godziny?miesiac=listopad+2019", "/godziny?miesiac=2019-11"),
        ("/godziny?stan=14.11.2019", "/godziny?stan=2019-11-14"),
    ],
)
async def test_miesiac_jak_pisza_ludzie_dostaje_jedna_postac(jako: Otworz, adres: str, dokad: str) -> None:
    odpowiedz = await jako("animator").otworz(adres)
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, dokad)


@pytest.mark.parametrize(
    "adres", ["/godziny?miesiac=2019-13", "/godziny?miesiac=x", "/godziny?stan=31.02.2019"]
)
async def test_zly_miesiac_jest_zlym_adresem(jako: Otworz, adres: str) -> None:
    assert (await jako("animator").otworz(adres)).status_code == 400


# --- the card -----------------------------------------------------------------------------------


async def test_obieg_karty_na_stronie(jako: Otworz, swiat: Swiat) -> None:
    await wpisz(swiat, "animator", 6, date(2019, 10, 8), 16, 18, jednostka="borowiany")
    ewelina, halina, numer = jako("animator"), jako("koordynator"), swiat.osoby["animator"]
    krok = f"/miesiace/2019-10/{numer}"
    assert "Złóż kartę za październik" in await ewelina.tekst("/godziny?miesiac=2019-10")
    assert (await ewelina.wyslij(f"{krok}/zloz", {})).headers["location"] == "/godziny?miesiac=2019-10"
    assert "Karta za październik: złożona." in await ewelina.tekst("/godziny?miesiac=2019-10")
    u_koordynatora = f"/godziny?miesiac=2019-10&osoba={numer}"
    assert "Zaakceptuj kartę za październik" in await halina.tekst(u_koordynatora)
    bez_powodu = await halina.wyslij(f"{krok}/zwroc", {"powod": " "})
    assert bez_powodu.status_code == 422
    assert 'id="f-powod-b"' in bez_powodu.text
    assert "Podaj powód, aby zwrócić kartę." in slowa(bez_powodu.text)
    await halina.wyslij(f"{krok}/zwroc", {"powod": "Brak kodu zadania"})
    assert "Karta wróciła do poprawy. Brak kodu zadania" in await ewelina.tekst("/godziny?miesiac=2019-10")


async def test_krok_niezgodny_ze_stanem_i_cudza_karta(jako: Otworz, swiat: Swiat) -> None:
    await karta(swiat, "animator", PAZDZIERNIK, "zloz")
    ewelina, numer = jako("animator"), swiat.osoby["animator"]
    drugi_raz = await ewelina.wyslij(f"/miesiace/2019-10/{numer}/zloz", {})
    assert drugi_raz.status_code == 409
    assert "Stan karty: złożona." in slowa(drugi_raz.text)
    assert (await ewelina.wyslij(f"/miesiace/2019-10/{numer}/zaakceptuj", {})).status_code == 403
    assert (await ewelina.wyslij(f"/miesiace/2019-10/{numer}/spal", {})).status_code == 404
    assert (await ewelina.wyslij(f"/miesiace/2019-10/{swiat.osoby['ekspert']}/zloz", {})).status_code == 404


# --- one entry ----------------------------------------------------------------------------------


async def test_zmiana_wpisu_zostawia_historie(jako: Otworz, swiat: Swiat) -> None:
    numer = await wpisz(
        swiat, "animator", 6, date(2019, 11, 12), 16, 18, jednostka="borowiany", opis="Spotkanie"
    )
    ewelina = jako("animator")
    html = (await ewelina.otworz(f"/godziny/{numer}")).text
    assert zapisane(html, "dzien") == "12.11.2019"
    pola = {
        **WPIS,
        "jednostka": swiat.jednostki["borowiany"],
        "od": "15:30",
        "wersja": pole_ukryte(html, "wersja"),
    }
    odpowiedz = await ewelina.wyslij(f"/godziny/{numer}", pola)
    assert odpowiedz.headers["location"] == "/godziny?miesiac=2019-11"
    assert "Zmieniono wpis wt. 12.11.2019, 15:30–18:00, 2,5 h." in await ewelina.tekst("/godziny")
    historia = await ewelina.tekst(f"/godziny/{numer}")
    assert "Ewelina Kłos: zmieniono Od: 16:00 → 15:30" in historia
    stara = await ewelina.wyslij(f"/godziny/{numer}", pola)
    assert stara.status_code == 409
    assert "Ten wpis zmieniono w międzyczasie" in slowa(stara.text)


async def test_po_zlozeniu_karty_zmiana_i_usuniecie_wymagaja_powodu(jako: Otworz, swiat: Swiat) -> None:
    numer = await wpisz(swiat, "animator", 6, date(2019, 11, 12), 16, 18, jednostka="borowiany")
    await karta(swiat, "animator", LISTOPAD, "zloz")
    ewelina, pola = jako("animator"), {**WPIS, "jednostka": str(swiat.jednostki["borowiany"]), "do": "17"}
    zmiana = await ewelina.wyslij(f"/godziny/{numer}", pola)
    assert (zmiana.status_code, 'id="f-powod-b"' in zmiana.text) == (422, True)
    usuniecie = await ewelina.wyslij(f"/godziny/{numer}/usun", {})
    assert (usuniecie.status_code, 'id="f-usun-powod-b"' in usuniecie.text) == (422, True)
    assert (await ewelina.wyslij(f"/godziny/{numer}", {**pola, "powod": "pomyłka"})).status_code == 303
    assert (await ewelina.wyslij(f"/godziny/{numer}/usun", {"powod": "pomyłka"})).status_code == 303
    assert "Ewelina Kłos: usunięto. Powód: pomyłka" in await ewelina.tekst(f"/godziny/{numer}")


async def test_cudzy_wpis_jest_nieznany_a_widoczny_tylko_do_odczytu(jako: Otworz, swiat: Swiat) -> None:
    numer = await wpisz(swiat, "inny_coach", 10, date(2019, 11, 12), 9, 11, dla="irena")
    await karta(swiat, "inny_coach", LISTOPAD)
    assert (await jako("coach").otworz(f"/godziny/{numer}")).status_code == 404
    assert (await jako("coach").wyslij(f"/godziny/{numer}/usun", {})).status_code == 404
    kontroler = jako("kontroler")
    assert "Usuń wpis" not in await kontroler.tekst(f"/godziny/{numer}")
    assert (await kontroler.wyslij(f"/godziny/{numer}/usun", {})).status_code == 403


async def test_lista_wpisow_limitu_ma_jego_sume(jako: Otworz, swiat: Swiat) -> None:
    for dzien in (5, 6, 7):
        await wpisz(swiat, "coach", 10, date(2019, 11, dzien), 9, 11, dla="pracownik")
    adres = f"/godziny/wpisy?dzialanie=10&dla={swiat.osoby['pracownik']}"
    strona = await jako("koordynator").tekst(adres)
    assert "Godziny: Beata Ćwikła, działanie 10 3 wpisy do 14.11.2019." in strona
    assert "Razem 6 h" in strona
    assert "Razem 4 h" in await jako("coach").tekst(f"{adres}&stan=2019-11-06")
