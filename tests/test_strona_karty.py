"""/karty: what waits first, one or many decided, the preview, substitutes; steps on the month page."""

import re
from datetime import date, timedelta

import pytest

from biuro.operacje import godziny, miesiace
from harmonogram.zapytania import karty as zapytania
from tests.swiat_stron import (
    PAZDZIERNIK,
    TERAZ,
    Otworz,
    Swiat,
    karta,
    kontekst,
    slowa,
    wpisz,
    zapisane,
)

WRZESIEN = date(2019, 9, 1)
pytestmark = [pytest.mark.anyio, pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)]


@pytest.fixture
async def pazdziernik(swiat: Swiat) -> Swiat:
    """October: two cards wait, one was returned, one accepted, one missing; September: one waits."""
    await wpisz(swiat, "animator", 6, date(2019, 10, 12), 16, 18, jednostka="borowiany")
    await wpisz(swiat, "coach", 10, date(2019, 10, 8), 9, 11, dla="pracownik")
    await wpisz(swiat, "ekspert", 1, date(2019, 10, 8), 9, 12)
    await karta(swiat, "animator", PAZDZIERNIK, "zloz")
    await karta(swiat, "superwizor", PAZDZIERNIK, "zloz")
    await karta(swiat, "coach", PAZDZIERNIK, "zloz", "zwroc")
    await karta(swiat, "doradca", PAZDZIERNIK, "zloz", "zaakceptuj")
    await karta(swiat, "animator", date(2019, 9, 1), "zloz")
    return swiat


async def stan(swiat: Swiat, kto: str) -> str:
    return (await zapytania.karta(swiat.osoby[kto], PAZDZIERNIK)).stan


def zaznaczone(html: str, *osoby: int) -> list[str]:
    """What the check boxes of these persons send."""
    wartosci = re.findall(r'name="karta" value="([^"]+)"', html)
    return [w for w in wartosci if int(w.partition(".")[0]) in osoby]


async def test_najpierw_to_co_czeka_potem_to_czego_brakuje(jako: Otworz, pazdziernik: Swiat) -> None:
    """Without a month the last whole one; everything that a judge should see is on the list."""
    strona = await jako("koordynator").tekst("/karty")
    assert "Karty, październik 2019 5 kart: 2 czekają na akceptację, 1 nie jest złożona, 1 zwrócona" in strona
    assert "Termin złożenia minął 06.11.2019." in strona
    assert "Na akceptację czekają też karty za: wrzesień 2019 (1)" in strona
    kolejno = [
        "Czekają na akceptację",
        "Ewelina Kłos",
        "W dni wolne: 1 wpis.",
        "Celina Świątek",
        "brak godzin",
        "Zaakceptuj zaznaczone",
        "Jeszcze niezłożone",
        "Wiktor Sadowski",
        "Zwrócone do poprawy",
        "Tomasz Rybarczyk",
        "Zaakceptowane",
        "Grażyna Miętus",
        "Zamknij zaznaczone",
    ]
    miejsca = [strona.index(tekst, strona.index("Nazwisko od liter")) for tekst in kolejno[:1]]
    for tekst in kolejno[1:]:
        miejsca.append(strona.index(tekst, miejsca[-1]))
    tylko = await jako("koordynator").tekst("/karty?miesiac=2019-10&co=zwrocona&nazwisko=ryb")
    assert "Tomasz Rybarczyk" in tylko
    assert "Ewelina Kłos" not in tylko
    assert "Żadna karta nie pasuje." in await jako("koordynator").tekst("/karty?miesiac=2019-10&nazwisko=x")
    kontroler = (await jako("kontroler").otworz("/karty")).text
    assert 'name="karta"' not in kontroler
    dawniej = (await jako("koordynator").otworz("/karty?miesiac=2019-10&wiedza=2019-11-14")).text
    assert 'name="karta"' not in dawniej
    assert "Ewelina Kłos" in dawniej


async def test_wiele_naraz_a_zmieniona_w_miedzyczasie_zostaje(jako: Otworz, pazdziernik: Swiat) -> None:
    """Each card is a write of its own: what was done and what was not, and why, is said by name."""
    swiat, halina = pazdziernik, jako("koordynator")
    html = (await halina.otworz("/karty?miesiac=2019-10&zaznacz=zlozona")).text
    assert html.count(" checked") == 2
    wybrane = zaznaczone(html, swiat.osoby["animator"], swiat.osoby["superwizor"])
    await wpisz(swiat, "animator", 6, date(2019, 10, 14), 16, 17, jednostka="borowiany")
    odpowiedz = await halina.wyslij("/karty?miesiac=2019-10", {"krok": "zaakceptuj", "karta": wybrane})
    tekst = slowa(odpowiedz.text)
    assert odpowiedz.status_code == 409
    assert "Zaakceptowano 1 kartę: Celina Świątek." in tekst
    assert (
        "Nie zaakceptowano 1 karty Ewelina Kłos: Wpisy tej karty zmieniły się po otwarciu podglądu" in tekst
    )
    assert [await stan(swiat, kto) for kto in ("animator", "superwizor")] == ["zlozona", "zaakceptowana"]
    html = (await halina.otworz("/karty?miesiac=2019-10")).text
    zamykane = zaznaczone(html, swiat.osoby["superwizor"], swiat.osoby["doradca"])
    odpowiedz = await halina.wyslij("/karty?miesiac=2019-10", {"krok": "zamknij", "karta": zamykane})
    assert odpowiedz.headers["location"] == "/karty?miesiac=2019-10"
    assert "Zamknięto 2 karty: Grażyna Miętus, Celina Świątek." in await halina.tekst(
        "/karty?miesiac=2019-10"
    )
    for pola in ({}, {"krok": "zaakceptuj"}, {"krok": "spal", "karta": zamykane}):
        pusto = await halina.wyslij("/karty?miesiac=2019-10", pola)
        assert (pusto.status_code, "Zaznacz karty na liście" in slowa(pusto.text)) == (422, True)
    obce = await halina.wyslij(
        "/karty?miesiac=2019-10", {"krok": "zamknij", "karta": ["9999.1.a", "x", "..", "1"]}
    )
    assert obce.status_code == 409


async def test_podglad_pokazuje_wszystko_i_prowadzi_do_nastepnej(jako: Otworz, pazdziernik: Swiat) -> None:
    swiat, halina = pazdziernik, jako("koordynator")
    ewelina, celina = swiat.osoby["animator"], swiat.osoby["superwizor"]
    zmieniony = (await zapytania.wpisy_kart([ewelina], PAZDZIERNIK))[ewelina][0].id or 0
    pozniej = kontekst(TERAZ + timedelta(hours=1))
    await godziny.zmien_wpis(pozniej, zmieniony, {"opis": "Zespół"}, "brakowało opisu")
    adres = f"/karty/2019-10/{ewelina}"
    html = (await halina.otworz(adres)).text
    tekst = slowa(html)
    for czesc in (
        "Po złożeniu: zmieniono 1 wpis. zmieniono wpis z 12.10.2019 : 14.11.2019, 11:00",
        "Powód: brakowało opisu",
        "sob. 12.10 , 16:00 16:00–18:00 2 h",
        "zmiana po złożeniu, dzień wolny",
        "W dni wolne: 1 wpis.",
        "14.11.2019, 10:00 złożono: system",
        "Następna: Celina Świątek",
    ):
        assert czesc in tekst, czesc
    pola = {n: re.findall(rf'name="{n}" value="([^"]+)"', html)[0] for n in ("wersja", "odcisk")}
    bez_powodu = await halina.wyslij(f"{adres}/zwroc", {**pola, "powod": " "})
    assert (bez_powodu.status_code, 'id="f-powod-b"' in bez_powodu.text) == (422, True)
    zwrot = await halina.wyslij(f"{adres}/zwroc", {**pola, "powod": "Sobota?"})
    assert zwrot.headers["location"] == f"/karty/2019-10/{celina}"
    assert "Ewelina Kłos: karta zwrócona. Na akceptację czeka jeszcze 1 karta." in await halina.tekst(
        f"/karty/2019-10/{celina}"
    )
    stara = await halina.wyslij(f"{adres}/zaakceptuj", pola)
    assert (stara.status_code, "Stan karty: zwrócona." in slowa(stara.text)) == (409, True)
    ostatnia = await halina.wyslij(f"/karty/2019-10/{celina}/zaakceptuj", {})
    assert ostatnia.headers["location"] == "/karty?miesiac=2019-10"
    assert (await halina.otworz("/karty/2019-10/9999")).status_code == 404
    u_niej = await jako("animator").tekst("/godziny?miesiac=2019-10")
    assert "zwrócono do poprawy: koordynator" in u_niej
    assert "Karta wróciła do poprawy. Sobota?" in u_niej


async def test_zastepca_ma_karty_dopoki_zastepuje(jako: Otworz, pazdziernik: Swiat) -> None:
    swiat, halina, ewelina = pazdziernik, jako("koordynator"), jako("animator")
    assert (await ewelina.otworz("/karty")).status_code == 403
    pola = {
        "konto": str(swiat.konta["koordynator"]),
        "zastepca": str(swiat.konta["animator"]),
        "od": "14.11.2019",
        "do": "13.11.2019",
    }
    zle = await halina.wyslij("/zastepstwa", pola)
    assert (zle.status_code, zapisane(zle.text, "do")) == (422, "13.11.2019")
    assert "jest wcześniej niż „od”" in slowa(zle.text)
    assert (await halina.wyslij("/zastepstwa", {**pola, "do": "15.11.2019"})).status_code == 303
    lista = (await halina.otworz("/zastepstwa")).text
    assert "Ewelina Kłos rozstrzyga o kartach od 14.11.2019 do 15.11.2019." in slowa(lista)
    karty = await ewelina.tekst("/karty")
    assert "Zastępujesz: koordynator (od 14.11.2019 do 15.11.2019)." in karty
    assert "Zaakceptuj zaznaczone" in karty
    ekran = "Zastępujesz: koordynator (od 14.11.2019 do 15.11.2019). Na akceptację czekają 3 karty."
    assert f"{ekran} Przejrzyj karty" in await ewelina.tekst("/")
    assert "To Twoja karta." in await ewelina.tekst(f"/karty/2019-10/{swiat.osoby['animator']}")
    assert "Ewelina Kłos, animator gminy." in await ewelina.tekst("/godziny?miesiac=2019-10")
    krok = f"/karty/2019-10/{swiat.osoby['superwizor']}/zaakceptuj"
    assert (await ewelina.wyslij(krok, {})).status_code == 303
    historia = await jako("superwizor").tekst("/godziny?miesiac=2019-10")
    assert "zaakceptowano: Ewelina Kłos (w zastępstwie, za: koordynator)" in historia
    odwolaj = re.findall(r'action="(/zastepstwa/\d+/odwolaj)"', lista)[0]
    assert (await halina.wyslij(odwolaj, {})).status_code == 303
    assert (await ewelina.otworz("/karty")).status_code == 403
    assert (await halina.wyslij(odwolaj, {})).status_code == 409


async def test_miesiac_bez_godzin_na_stronie(jako: Otworz, swiat: Swiat) -> None:
    """The button says what is declared; a page that is not true any more is told so."""
    ewelina, numer = jako("animator"), swiat.osoby["animator"]
    html = (await ewelina.otworz("/godziny?miesiac=2019-10")).text
    assert "Złóż kartę za październik: brak godzin" in slowa(html)
    assert "Termin złożenia karty minął 06.11.2019." in slowa(html)
    assert re.findall(r'name="brak_godzin" value="(\d)"', html) == ["1"]
    await wpisz(swiat, "animator", 6, date(2019, 10, 8), 16, 18, jednostka="borowiany")
    zle = await ewelina.wyslij(f"/miesiace/2019-10/{numer}/zloz", {"brak_godzin": "1"})
    assert zle.status_code == 422
    assert "W tym miesiącu jest 2 h w 1 wpisie." in slowa(zle.text)
    dobrze = await ewelina.wyslij(f"/miesiace/2019-10/{numer}/zloz", {"brak_godzin": "0"})
    strona = await ewelina.tekst(dobrze.headers["location"])
    assert "Karta za październik: złożona. Razem 2 h w 1 wpisie." in strona
    assert "złożono: Ewelina Kłos" in strona
    assert "Ten miesiąc jeszcze trwa" in await ewelina.tekst("/godziny?miesiac=2019-11")


async def test_zmieniona_po_akceptacji_stoi_na_gorze_i_ma_droge_wyjscia(
    jako: Otworz, pazdziernik: Swiat
) -> None:
    """The performer is warned and may say why; the card is returned with the reason written, one or many."""
    halina, wiktor, osoba = jako("koordynator"), jako("ekspert"), pazdziernik.osoby["ekspert"]
    for krok in ("zloz", "zaakceptuj"):
        await miesiace.wykonaj_krok(kontekst(TERAZ - timedelta(hours=1)), osoba, WRZESIEN, krok)
    formularz = await wiktor.tekst("/godziny?miesiac=2019-09")
    uwaga = "Karta za wrzesień 2019 jest zaakceptowana. Ten wpis trzeba będzie zaakceptować osobno"
    assert formularz.count(uwaga) == 1
    assert "Powód (nieobowiązkowy)" in formularz
    pola = {"co": "dzialanie=1", "kiedy": "9 9-10:30", "powod_wpisu": "zapomniane"}
    echo = await wiktor.otworz("/godziny/echo?miesiac=2019-10&co=dzialanie%3D1&kiedy=9.09+9-10:30")
    assert uwaga in slowa(echo.text)
    zly = await wiktor.wyslij("/godziny?miesiac=2019-09", {**pola, "powod_wpisu": "44051401359"})
    assert (zly.status_code, 'id="f-powod_wpisu-b"' in zly.text) == (422, True)
    assert (await wiktor.wyslij("/godziny?miesiac=2019-09", pola)).status_code == 303
    po_zapisie = await wiktor.tekst("/godziny?miesiac=2019-09")
    assert po_zapisie.count(uwaga) == 2  # the flash and the form
    assert "Po akceptacji: dodano 1 wpis. Niezaakceptowane: 1,5 h. Koordynator zwraca kartę" in po_zapisie
    html = (await halina.otworz("/karty?miesiac=2019-09")).text
    lista = slowa(html)
    poczatek = lista.index("Zmienione po akceptacji", lista.index("Nazwisko od liter"))
    assert "1 zmieniona po akceptacji" in lista
    kolejno = [
        "Wiktor Sadowski",
        "Po akceptacji: dodano 1 wpis. Niezaakceptowane: 1,5 h.",
        "Zwróć zaznaczone",
    ]
    miejsca = [lista.index(tekst, poczatek) for tekst in [*kolejno, "Czekają na akceptację"]]
    assert miejsca == sorted(miejsca)
    podglad = (await halina.otworz(f"/karty/2019-09/{osoba}")).text
    assert 'value="po akceptacji dodano 1\u00a0wpis (09.09.2019)"' in podglad
    zamkniecie = await halina.wyslij(f"/karty/2019-09/{osoba}/zamknij", {})
    assert (zamkniecie.status_code, "nie można zamknąć" in slowa(zamkniecie.text)) == (409, True)
    [zaznaczona] = zaznaczone(html, osoba)
    zwrot = await halina.wyslij("/karty?miesiac=2019-09", {"krok": "zwroc", "karta": zaznaczona})
    assert zwrot.status_code == 303
    zwrocona = await zapytania.karta(osoba, WRZESIEN)
    assert (zwrocona.stan, zwrocona.powod) == ("zwrocona", "po akceptacji dodano 1\u00a0wpis (09.09.2019)")
