"""/zadania: one's own tasks, the office's matrix, and that every figure opens to its rows."""

import re
from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import lxml.html
import pytest

from biuro.baza import Silnik
from biuro.operacje import przypadki
from biuro.operacje import wydarzenia as operacje
from biuro.operacje.przypadki import DanePrzypadku
from biuro.widoki.zadania import DOKUMENTY, Zespol, dowod_slowami, podsumowanie
from harmonogram.dowody import ZnalezioneOsoby
from harmonogram.obecnosc import ObecnoscDnia, Obecny
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.zadania import zadania
from tests.swiat_stron import DZIS, TERAZ, Przegladarka, Swiat, kontekst, slowa, wpisz, wydarzenie, zbuduj

WRZESIEN, PAZDZIERNIK = date(2019, 9, 10), date(2019, 10, 10)
Komorki = dict[str, str]


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    """An animator with an entry and meetings; a member was at one; cases; another unit's meeting."""
    swiat = await zbuduj()
    animator = frozenset({swiat.osoby["animator"]})
    await wpisz(swiat, "animator", 6, PAZDZIERNIK, 9, 10, jednostka="borowiany", zadanie="AG-07")
    for dzien in (WRZESIEN, PAZDZIERNIK):
        id_wydarzenia = await wydarzenie(swiat, "spotkanie_pzk", 7, [dzien], "borowiany", prowadzacy=animator)
    obecni = [ObecnoscDnia(PAZDZIERNIK, (Obecny(swiat.osoby["czlonek"]),))]
    await operacje.zapisz_obecnosc(kontekst(), id_wydarzenia, obecni)
    await wydarzenie(swiat, "spotkanie_pzk", 7, [PAZDZIERNIK], "wrzosy")
    for gdzie in ("borowiany", "wrzosy"):
        dane = DanePrzypadku(swiat.jednostki[gdzie], "rodzina", WRZESIEN, {"diagnoza": PAZDZIERNIK})
        await przypadki.zglos_przypadek(kontekst(), dane)
    return swiat


@pytest.fixture
async def biuro(swiat: Swiat, tmp_path: Path) -> AsyncIterator[Przegladarka]:
    """The coordinator's browser."""
    przegladarka = Przegladarka(swiat, "koordynator", tmp_path)
    yield przegladarka
    await przegladarka.klient.aclose()


async def tabela(kto: Przegladarka, adres: str = "/zadania") -> dict[str, Komorki]:
    """Cells by heading, by the code of the task."""
    odpowiedz = await kto.otworz(adres)
    assert odpowiedz.status_code == 200
    wiersze: dict[str, Komorki] = {}
    strona: Any = lxml.html.fromstring(odpowiedz.text)
    for t in strona.iter("table"):
        glowa = [_tekst(th) for th in t.xpath(".//thead//th")]
        for tr in t.xpath(".//tbody/tr"):
            komorki = [_tekst(k) for k in tr.xpath("./th|./td")]
            wiersze[komorki[0].split()[0]] = dict(zip(glowa, komorki, strict=True))
    return wiersze


def _tekst(element: Any) -> str:
    """What is seen: without the words meant for listening."""
    widoczne = element.xpath(".//text()[not(ancestor::*[contains(@class, 'ukryte')])]")
    return " ".join("".join(widoczne).replace("\u00a0", " ").split())


async def odnosniki(kto: Przegladarka, kod: str, adres: str = "/zadania") -> list[str]:
    """Addresses of the row of one task, without those of its actions."""
    drzewo: Any = lxml.html.fromstring((await kto.otworz(adres)).text)
    [wiersz] = drzewo.xpath(f"//tbody/tr[th/b[starts-with(., '{kod} ') or starts-with(., '{kod}\u00a0')]]")
    return [a for a in wiersz.xpath(".//a/@href") if not a.startswith("/dzialania")]


# --- the office -----------------------------------------------------------------------------------


async def test_macierz_biura(biuro: Przegladarka) -> None:
    wiersze = await tabela(biuro)
    assert set(wiersze) == set(zadania())
    ag_07 = wiersze["AG-07"]
    assert (ag_07["Stan"], ag_07["Wpisy"], ag_07["Osoby z dowodem"]) == ("są dowody", "1", "1 z 1")
    ag_02 = wiersze["AG-02"]
    assert (ag_02["Wpisy"], ag_02["Wydarzenia"], ag_02["Osoby z dowodem"]) == ("0", "3", "1 z 1")
    assert (wiersze["AP-02"]["Wydarzenia"], wiersze["AP-02"]["Osoby z dowodem"]) == ("3", "0 z 1")
    assert (wiersze["AG-05"]["Etapy przypadków"], wiersze["AG-05"]["Osoby z dowodem"]) == ("2", "1 z 1")
    assert (wiersze["AP-06"]["Etapy przypadków"], wiersze["AP-06"]["Osoby z dowodem"]) == ("2", "1 z 1")
    assert wiersze["AG-08"]["Stan"] == "brak dowodu"
    assert wiersze["AG-15"]["Stan"] == "jeszcze nie trwa", "action 12 begins in 2021"
    ag_13 = wiersze["AG-13"]
    assert (ag_13["Stan"], ag_13["Wpisy"], ag_13["Osoby z dowodem"]) == ("bez miernika", "–", "–")


async def test_zdanie_na_gorze_zgadza_sie_z_tabela(biuro: Przegladarka) -> None:
    stany = [w["Stan"] for w in (await tabela(biuro)).values()]
    tekst = await biuro.tekst("/zadania")
    z, przyszle, bez = (stany.count(s) for s in ("są dowody", "jeszcze nie trwa", "brak dowodu"))
    assert re.search(
        rf"Na 51 zadań z miernikiem {z} maj?ą? dowody, {przyszle} jeszcze nie trwa(ją)?, {bez} bez dowodu",
        tekst,
    )
    assert "(w tym 2 fakultatywne)" in tekst
    assert z + przyszle + bez == 51


async def test_luki_stoja_pierwsze(biuro: Przegladarka) -> None:
    stany = [w["Stan"] for kod, w in (await tabela(biuro)).items() if kod.startswith("AG")]
    kolejnosc = ["brak dowodu", "są dowody", "jeszcze nie trwa", "bez miernika"]
    assert stany == sorted(stany, key=kolejnosc.index)


async def test_kazda_liczba_otwiera_swoje_wiersze(biuro: Przegladarka) -> None:
    for kod in ("AG-07", "AG-02", "AG-05"):
        for adres in await odnosniki(biuro, kod):
            assert (await biuro.otworz(adres)).status_code == 200, adres
    [wpisy] = [a for a in await odnosniki(biuro, "AG-07") if a.startswith("/godziny/wpisy")]
    tekst = await biuro.tekst(wpisy)
    assert "Godziny: zadanie AG-07 Łącznik z rodzinami" in tekst
    assert "1 wpis do" in tekst
    [spotkania] = await odnosniki(biuro, "AG-02")
    assert "3 wydarzenia." in await biuro.tekst(spotkania)


async def test_dzien_i_wiedza_ida_za_odnosnikami(biuro: Przegladarka) -> None:
    stan, wiedza = WRZESIEN.isoformat(), TERAZ.date().isoformat()
    adres = f"/zadania?stan={stan}&wiedza={wiedza}"
    wiersze = await tabela(biuro, adres)
    assert (wiersze["AG-02"]["Wydarzenia"], wiersze["AG-07"]["Wpisy"]) == ("1", "0")
    [spotkania] = await odnosniki(biuro, "AG-02", adres)
    assert {f"stan={stan}", f"wiedza={wiedza}"} <= set(spotkania.partition("?")[2].split("&"))
    assert "1 wydarzenie." in await biuro.tekst(spotkania)
    wczoraj = (TERAZ - timedelta(days=1)).date().isoformat()
    dawniej = await tabela(biuro, f"/zadania?wiedza={wczoraj}")
    assert (dawniej["AG-02"]["Wydarzenia"], dawniej["AG-02"]["Stan"]) == ("0", "brak dowodu")


async def test_zawezenie_do_funkcji(biuro: Przegladarka) -> None:
    assert [kod[:2] for kod in await tabela(biuro, "/zadania?funkcja=superwizor")] == ["SW"] * 7
    assert "Nie ma zadań tej funkcji." in await biuro.tekst("/zadania?funkcja=ekspert")


async def test_zly_dzien_to_400(biuro: Przegladarka) -> None:
    for adres in ("/zadania?stan=wczoraj", "/zadania?wiedza=kiedyś"):
        assert (await biuro.otworz(adres)).status_code == 400


# --- one's own ------------------------------------------------------------------------------------


async def test_moje_zadania_animatora(swiat: Swiat, tmp_path: Path) -> None:
    kto = Przegladarka(swiat, "animator", tmp_path)
    wiersze = await tabela(kto)
    assert set(wiersze) == {kod for kod in zadania() if kod.startswith("AG")}
    ag_02, ag_05 = wiersze["AG-02"], wiersze["AG-05"]
    assert (ag_02["Moje wydarzenia"], ag_02["Działanie"]) == ("2", "6, 7"), (
        "the meeting of Trzy Brody is not hers"
    )
    assert ag_05["Etapy przypadków"] == "1"
    tekst = await kto.tekst("/zadania")
    assert "Moje zadania Na 14 zadań z miernikiem" in tekst
    assert "poziom gminny" in tekst
    assert "Dowód: wpis godzin z tym kodem; spotkanie PZK." in tekst
    for kod in ("AG-07", "AG-02", "AG-05"):
        for adres in await odnosniki(kto, kod):
            assert (await kto.otworz(adres)).status_code == 200, adres
    [spotkania] = await odnosniki(kto, "AG-02")
    tekst = await kto.tekst(spotkania)
    assert "2 wydarzenia." in tekst
    assert "Wydarzenia: Ewelina Kłos, zadanie AG-02 Koordynacja PZK" in tekst
    await kto.klient.aclose()


async def test_moje_zadania_czlonka_bez_godzin(swiat: Swiat, tmp_path: Path) -> None:
    kto = Przegladarka(swiat, "czlonek", tmp_path)
    wiersze = await tabela(kto)
    assert set(wiersze) == {kod for kod in zadania() if kod.startswith("PZK")}
    assert (wiersze["PZK-01"]["Moje wydarzenia"], wiersze["PZK-01"]["Stan"]) == ("1", "są dowody")
    assert (wiersze["PZK-03"]["Etapy przypadków"], wiersze["PZK-01"]["Moje wpisy"]) == ("1", "–")
    assert wiersze["PZK-10"]["Stan"] == "jeszcze nie trwa"
    assert await odnosniki(kto, "PZK-03") == [], "members of teams open no cases"
    assert "/zadania" in (await kto.otworz("/")).text
    await kto.klient.aclose()


async def test_przed_poczatkiem_dzialania_nie_ma_luk(swiat: Swiat, tmp_path: Path) -> None:
    kto = Przegladarka(swiat, "czlonek", tmp_path)
    stany = {kod: w["Stan"] for kod, w in (await tabela(kto, "/zadania?stan=2019-03-31")).items()}
    assert stany.pop("PZK-09") == "brak dowodu", "action 4 has been going on since 2018"
    assert set(stany.values()) == {"jeszcze nie trwa"}
    await kto.klient.aclose()


async def test_kto_nie_ma_zadan(swiat: Swiat, tmp_path: Path) -> None:
    for nazwa in ("ekspert", "coach", "pracownik"):
        kto = Przegladarka(swiat, nazwa, tmp_path)
        assert (await kto.otworz("/zadania")).status_code == 403
        assert ">Zadania<" not in (await kto.otworz("/")).text
        await kto.klient.aclose()
    kontroler = Przegladarka(swiat, "kontroler", tmp_path)
    assert len(await tabela(kontroler)) == 52
    assert "Nie ma zadań do pokazania." in slowa((await kontroler.otworz("/zadania?czyje=moje")).text)
    await kontroler.klient.aclose()


# --- words ----------------------------------------------------------------------------------------


def test_dokumenty_maja_polskie_nazwy() -> None:
    assert {d[2:] for z in zadania().values() for d in z.dowody if d.startswith("D:")} == set(DOKUMENTY)


@pytest.mark.parametrize(
    ("kod", "zdanie"),
    [
        ("AG-02", "Dowód: wpis godzin z tym kodem; spotkanie PZK."),
        ("AG-05", "Dowód: etap przypadku: diagnoza, kontrakt albo plan współpracy."),
        ("AG-03", "Dowód: zgłoszony przypadek."),
        ("PZK-03", "Dowód: dowolny etap przypadku."),
        ("PZK-08", "Dowód: spotkanie PZK z tym kodem."),
        ("PZK-01", "Dowód: spotkanie PZK; poza serwisem protokół."),
        ("AG-09", "Dowód: wpis godzin lub wydarzenie z tym kodem; poza serwisem lista usług."),
        ("AG-13", ""),
    ],
)
def test_dowod_slowami(kod: str, zdanie: str) -> None:
    assert dowod_slowami(zadania()[kod]) == zdanie


def test_podsumowanie_bez_luk() -> None:
    assert podsumowanie([]) == "Na 0\u00a0zadań z miernikiem 0 ma dowody."


def test_etap_powiatu_jest_dowodem_jego_animatora() -> None:
    jednostki = [
        Jednostka(nr, f"G{nr}", powiat, "24010", DZIS) for nr, powiat in ((1, "a"), (2, "a"), (3, "b"))
    ]
    osoby = [
        Osoba(1, "A", "Powiatowa", frozenset({"animator_powiatu"}), 1),
        Osoba(2, "B", "Gminny", frozenset({"animator_gminy"}), 1),
        Osoba(3, "C", "Moderator", frozenset({"animator_moderator"}), 2),
        Osoba(4, "D", "Bez jednostki", frozenset({"animator_powiatu"})),
    ]
    zespol = Zespol(osoby, jednostki)
    w_gminie_2 = ZnalezioneOsoby(etapy={"zgloszony": frozenset({2})})
    assert (zespol.ilu("animator_powiatu"), zespol.ilu("animator_gminy")) == (3, 2)
    assert zespol.z_dowodem(zadania()["AP-06"], w_gminie_2) == "2 z 3"
    assert zespol.z_dowodem(zadania()["AG-03"], w_gminie_2) == "1 z 2"
    assert zespol.z_dowodem(zadania()["AG-13"], w_gminie_2) == ""
