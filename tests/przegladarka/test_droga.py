"""The first ten minutes of a coordinator: a fresh installation, a browser, no manual; scripts on and off."""

import re
import urllib.request
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
import vobject
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect
from python_calamine import CalamineWorkbook

from tests.przegladarka.ogladanie import Skargi, naruszenia, nowy_kontekst
from tests.serwer import Serwer

JEDNOSTKA = "gmina Borowiany (powiat jodłowski)"
LUDZIE = [
    ("Kamila", "Śliwa", "coach", ""),
    ("Beata", "Ćwikła", "pracownik socjalny", JEDNOSTKA),
    ("Łukasz", "Żak", "pracownik socjalny", JEDNOSTKA),
    ("Izabela", "Czech", "ekspert", ""),
    ("Jan", "Gołąb", "animator–moderator", JEDNOSTKA),
]
SESJE = ["03.10", "10.10", "17.10", "24.10", "07.11", "14.11", "21.11", "28.11"]  # of 2018, 2,5 h each
OBECNI = [("Beata Ćwikła", 1), ("Beata Ćwikła", 2), ("Łukasz Żak", 1)]


class Koordynatorka:
    """What she does, in words of the screen."""

    def __init__(self, strona: Page, adres: str) -> None:
        self.strona = strona
        self.adres = adres

    # --- with her hands ----------

    def menu(self, nazwa: str) -> None:
        self.strona.get_by_role("navigation", name="Główna").get_by_role("link", name=nazwa).click()

    def odnosnik(self, napis: str) -> None:
        self.strona.get_by_role("link", name=napis, exact=True).first.click()

    def nacisnij(self, napis: str) -> None:
        self.strona.get_by_role("button", name=napis, exact=True).click()

    def wpisz(self, **pola: str) -> None:
        """Fields by their labels, with „_” for a space."""
        for etykieta, wartosc in pola.items():
            self.strona.get_by_label(etykieta.replace("_", " "), exact=True).fill(wartosc)

    def wybierz(self, etykieta: str, napis: str) -> None:
        """The first choice with these words in it."""
        lista = self.strona.get_by_label(etykieta, exact=True)
        lista.select_option(lista.locator("option", has_text=napis).first.get_attribute("value"))

    def zaznacz(self, grupa: str, *napisy: str) -> None:
        for napis in napisy:
            self.strona.get_by_role("group", name=grupa).get_by_label(napis).check()

    def pobierz(self, co: Locator) -> BytesIO:
        with self.strona.expect_download() as pobieranie:
            co.click()
        return BytesIO(pobieranie.value.path().read_bytes())

    def widzi(self, *zdania: str) -> None:
        for zdanie in zdania:
            expect(self.strona.locator("main")).to_contain_text(zdanie)

    # --- her way ----------

    def zaklada_konto(self, odnosnik: str) -> None:
        haslo = "dwanaście-znaków-i-więcej"
        self.strona.goto(odnosnik)
        self.wpisz(Login="halina.biuro", Hasło=haslo, To_samo_hasło_jeszcze_raz=haslo)
        self.nacisnij("Załóż konto koordynatora")
        self.widzi("Stan projektu", "Pierwsze kroki")

    def dodaje_jednostke(self) -> None:
        self.odnosnik("Dodaj jednostkę")
        self.wpisz(Gmina="Borowiany", Powiat="jodłowski", TERYT="1201011")
        self.strona.get_by_label("Data przystąpienia").fill("01.07.2018")
        self.nacisnij("Zapisz jednostkę")
        self.widzi("gmina Borowiany", "01.07.2018")

    def dodaje_osobe(self, imie: str, nazwisko: str, funkcja: str, jednostka: str) -> None:
        self.menu("Osoby")
        self.odnosnik("Dodaj osobę")
        self.wpisz(Imię=imie, Nazwisko=nazwisko)
        self.zaznacz("Funkcje", funkcja)
        self.wybierz("Jednostka", jednostka)
        self.nacisnij("Zapisz osobę")
        self.widzi(f"{imie} {nazwisko}")

    def przydziela(self, pracownik: str) -> None:
        self.menu("Osoby")
        self.wybierz("Pracownik socjalny", pracownik)
        self.wpisz(Od_dnia="01.07.2018")
        self.nacisnij("Przydziel")
        expect(self.strona.get_by_role("cell", name=pracownik)).to_be_visible()

    def zapisuje_sesje(self, dzien: str, od: str, do: str) -> None:
        self.wpisz(Kiedy=f"{dzien} {od}-{do}")
        self.wybierz("Co", "Beata Ćwikła")
        self.nacisnij("Zapisz sesję")

    def limit(self, na_dzien: str, zdanie: str, czesc: float) -> None:
        """Her card says the sentence and its bar is filled that far."""
        self.menu("Limity")
        self.wpisz(Stan_na_dzień=na_dzien)
        self.nacisnij("Pokaż")
        karta = self.strona.locator("section", has_text="Coaching wzmacniający").locator(
            "li", has_text="Beata Ćwikła"
        )
        expect(karta).to_contain_text(zdanie)
        tor, uzyte = karta.locator(".pasek-tor").bounding_box(), karta.locator(".pasek-uzyte").bounding_box()
        assert tor
        assert uzyte
        assert uzyte["width"] / tor["width"] == pytest.approx(czesc, abs=0.01)

    def planuje_warsztat(self) -> None:
        self.menu("Wydarzenia")
        self.odnosnik("Dodaj wydarzenie")
        self.wybierz("Rodzaj", "warsztat wyjazdowy")
        self.wpisz(Tytuł="Od diagnozy do planu")
        self.dzien_warsztatu(1, "12.06.2019", "9", "17")
        self.nacisnij("Dodaj kolejny dzień")
        self.dzien_warsztatu(2, "13.06.2019", "9", "15")
        self.zaznacz("Jednostki", JEDNOSTKA)
        self.zaznacz("Prowadzą", "Jan Gołąb")
        self.strona.get_by_text("Uczestnicy z listy osób").click()
        self.zaznacz("Uczestnicy", "Beata Ćwikła", "Łukasz Żak")
        self.nacisnij("Zapisz wydarzenie")
        self.widzi("Od diagnozy do planu", "śr. 12.06.2019, 9:00–17:00", "czw. 13.06.2019, 9:00–15:00")

    def dzien_warsztatu(self, nr: int, data: str, od: str, do: str) -> None:
        dzien = self.strona.get_by_role("group", name=f"Dzień {nr}")
        for etykieta, wartosc in (("Data", data), ("Od", od), ("Do", do)):
            dzien.get_by_label(etykieta).fill(wartosc)

    def wpisuje_obecnosc(self) -> None:
        for kto, dzien in OBECNI:
            self.strona.get_by_label(f"{kto}, dzień {dzien}").check()
        self.nacisnij("Zapisz obecność")
        self.widzi("Dzień 1: 2 z 2 osób. Dzień 2: 1 z 2 osób.")
        self.nacisnij("Oznacz jako odbyte")
        self.widzi("odbyło się")

    def zaklada_kalendarz(self) -> str:
        self.menu("Kalendarze")
        self.wpisz(Nazwa="Outlook w pracy")
        self.wybierz("Co ma zawierać", "cały projekt")
        self.nacisnij("Utwórz adres")
        return self.strona.get_by_label("Adres kalendarza").input_value()


def odnosnik(serwer: Serwer) -> str:
    """The one-time link on the screen of whoever started the service."""
    znaleziony = re.search(r"http\S+/pierwsze-konto/\S+", serwer.wydruk)
    assert znaleziony, serwer.wydruk
    return znaleziony[0]


@pytest.fixture
def swiezy_serwer(tmp_path: Path) -> Iterator[Serwer]:
    """`biuro start` on an empty folder."""
    serwer = Serwer(tmp_path / "dane").uruchom()
    yield serwer
    serwer.zatrzymaj()


def test_pierwszy_ekran_czytaja_wszyscy(serwer: Serwer, strona: Page) -> None:
    """The page of the one-time link, the only one that the example project does not have."""
    strona.goto(odnosnik(serwer))
    assert naruszenia(strona) == []


@pytest.fixture(params=[True, False], ids=["skrypty", "bez-skryptow"])
def gosc(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[BrowserContext]:
    kontekst = nowy_kontekst(chromium, java_script_enabled=request.param)
    yield kontekst
    kontekst.close()


def test_od_pustego_folderu_do_raportu(swiezy_serwer: Serwer, gosc: BrowserContext) -> None:
    skargi = Skargi(gosc, swiezy_serwer.adres)
    strona = gosc.new_page()
    ona = Koordynatorka(strona, swiezy_serwer.adres)

    ona.zaklada_konto(odnosnik(swiezy_serwer))
    zespol(ona)
    godziny(ona)
    ona.planuje_warsztat()
    ona.wpisuje_obecnosc()
    pliki(ona)
    kalendarz(ona.zaklada_kalendarz())

    ona.nacisnij("Wyloguj")
    expect(strona).to_have_url(f"{swiezy_serwer.adres}/logowanie")
    strona.goto(f"{swiezy_serwer.adres}/")
    expect(strona).to_have_url(f"{swiezy_serwer.adres}/logowanie")
    assert skargi.zabierz() == []


def zespol(ona: Koordynatorka) -> None:
    """The twelve actions, a unit, people, who supports whom."""
    ona.menu("Harmonogram")
    expect(ona.strona.locator(".gantt ol > li:not(.adnotacja)")).to_have_count(12)
    ona.menu("Start")
    ona.dodaje_jednostke()
    for osoba in LUDZIE:
        ona.dodaje_osobe(*osoba)
    ona.przydziela("Beata Ćwikła")
    ona.przydziela("Łukasz Żak")


def godziny(ona: Koordynatorka) -> None:
    """20 h in eight sessions; the next one waits for a justification, with what was typed."""
    otworz_karte_coacha(ona)
    for nr, dzien in enumerate(SESJE[:4], 1):
        ona.zapisuje_sesje(dzien, "10", "12:30")
        ona.widzi(f"Beata Ćwikła: {str(2.5 * nr).replace('.', ',').removesuffix(',0')} z 20 h")
    ona.limit("31.10.2018", "10 z 20 h, zostało 10 h", 0.5)

    otworz_karte_coacha(ona)
    for dzien in SESJE[4:]:
        ona.zapisuje_sesje(dzien, "10", "12:30")
    ona.widzi("Beata Ćwikła: 20 z 20 h, zostało 0 h")
    ona.zapisuje_sesje("05.12", "9", "11")
    uzasadnienie = ona.strona.get_by_label("Uzasadnienie", exact=True)
    expect(uzasadnienie).to_have_accessible_description(re.compile(r"^Błąd: Limit 20\sh .* Do 22\sh można"))
    expect(ona.strona.get_by_label("Kiedy", exact=True)).to_have_value("05.12 9-11")
    expect(ona.strona).to_have_title(re.compile("^Błąd: "))

    uzasadnienie.fill("sesja zamykająca")
    ona.nacisnij("Zapisz sesję")
    ona.widzi("Beata Ćwikła: 22 z 20 h")
    ona.limit("31.12.2018", "przekroczony o 2 h", 1)


def otworz_karte_coacha(ona: Koordynatorka) -> None:
    ona.menu("Godziny")
    ona.wybierz("Osoba", "Kamila Śliwa")
    ona.wpisz(Miesiąc="2018-10")
    ona.nacisnij("Pokaż")


def pliki(ona: Koordynatorka) -> None:
    """The chart for the payment claim and the report of the quarter in which the hours are."""
    ona.menu("Harmonogram")
    wykres = pypdf.PdfReader(ona.pobierz(ona.strona.get_by_role("link", name="PDF A4")))
    assert len(wykres.pages) == 1
    assert "plan i wykonanie" in wykres.pages[0].extract_text().replace("\xa0", " ")

    ona.menu("Raporty")
    formularz = ona.strona.get_by_role("form", name="Raport kwartalny")
    formularz.get_by_label("Kwartał").select_option(label="IV kwartał 2018")
    raport = CalamineWorkbook.from_filelike(ona.pobierz(formularz.get_by_role("button")))
    wiersze = raport.get_sheet_by_name("Podsumowanie").to_python()
    assert [5, 30, 22, -8] in [[w[0], *w[2:5]] for w in wiersze]


def kalendarz(adres: str) -> None:
    """What another program reads under the address, without signing in."""
    with urllib.request.urlopen(adres, timeout=10) as odpowiedz:
        wpisy = list(vobject.readOne(odpowiedz.read().decode()).vevent_list)
    assert [str(w.dtstart.value) for w in wpisy] == ["2019-06-12 09:00:00+02:00", "2019-06-13 09:00:00+02:00"]
    assert [w.summary.value for w in wpisy] == [f"Od diagnozy do planu (dzień {n} z 2)" for n in (1, 2)]
