"""Notices: told once, by the chosen way; what a day brings; the pages on which they stand."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from biuro import konta
from biuro.baza import w_transakcji
from biuro.odczyty.zaleglosci import winien_karte
from biuro.operacje import miesiace, zaangazowania
from biuro.operacje.powiadomienia import codzienne, oznacz_przeczytane, ustaw_poczte, zapisz_wybory
from biuro.operacje.zaangazowania import DaneZaangazowania
from biuro.powiadomienia import (
    BRAK_GODZIN,
    KARTA_ZAAKCEPTOWANA,
    KARTA_ZWROCONA,
    LIMIT_80,
    RODZAJE_POWIADOMIEN,
    SPOSOBY,
    ZA_PLANEM,
    powiadom,
)
from biuro.smtp import poprawny_adres
from biuro.tabele import Dziennik, Konta, Powiadomienia, Wiadomosci
from biuro.uprawnienia import SYSTEM, Kontekst
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono
from harmonogram.czas import Okres
from harmonogram.osoby import Osoba
from harmonogram.zaangazowania import Zaangazowanie
from tests.polecenie import Konsola, konsola
from tests.swiat_stron import TERAZ, Otworz, Swiat, kontekst, pole_ukryte, slowa, wpisz

__all__ = ["konsola"]
pytestmark = pytest.mark.anyio
KOMU = ("ekspert", "coach", "animator")
NA_SQLITE = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)


async def wlasny(swiat: Swiat, kto: str) -> Kontekst:
    konto = await konta.konto(swiat.konta[kto], TERAZ.date())
    assert konto is not None
    return Kontekst(konto, TERAZ, TERAZ.date())


async def napisz(swiat: Swiat, kto: list[str], rodzaj: str, klucz: str) -> None:
    numery = [swiat.konta[k] for k in kto]
    gdzie = "/godziny?miesiac=2019-10"
    await powiadom(kontekst(), numery, rodzaj, klucz, f"Sprawa {klucz}", "Powód: próba.", gdzie)


async def zapisane(rodzaj: str | None = None) -> list[dict[str, Any]]:
    p = Powiadomienia
    wiersze = await p.select().order_by(p.id)
    return [w for w in wiersze if rodzaj in (None, w["rodzaj"])]


# --- one notice -----------------------------------------------------------------------------------


async def test_to_samo_mowi_sie_raz_takze_z_wielu_procesow(swiat: Swiat) -> None:
    await asyncio.gather(*(napisz(swiat, ["coach", "ekspert"], LIMIT_80, "limit:1") for _ in range(4)))
    await napisz(swiat, ["coach", "animator"], LIMIT_80, "limit:1")
    await napisz(swiat, [], LIMIT_80, "limit:2")
    assert [w["konto"] for w in await zapisane()] == [swiat.konta[k] for k in KOMU]


async def test_cofnieta_zmiana_nie_zostawia_powiadomienia(swiat: Swiat) -> None:
    @w_transakcji
    async def zmiana(_: Kontekst) -> None:
        await napisz(swiat, ["coach"], LIMIT_80, "limit:1")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await zmiana(kontekst())
    assert not await zapisane()


async def test_sposob_wybiera_osoba_a_bez_wyboru_pilnosc(swiat: Swiat) -> None:
    await zapisz_wybory(
        await wlasny(swiat, "coach"), "coach@example.pl", {KARTA_ZWROCONA: "zbiorczo", LIMIT_80: "wcale"}
    )
    await zapisz_wybory(await wlasny(swiat, "ekspert"), None, {LIMIT_80: "zaraz"})
    for rodzaj in (KARTA_ZWROCONA, LIMIT_80):
        await napisz(swiat, ["coach", "ekspert", "doradca"], rodzaj, rodzaj)
    loginy = {numer: nazwa for nazwa, numer in swiat.konta.items()}
    wynik = {(loginy[w["konto"]], w["rodzaj"]): (w["pilne"], w["do_wyslania"]) for w in await zapisane()}
    assert wynik == {
        ("coach", KARTA_ZWROCONA): (False, True),
        ("coach", LIMIT_80): (False, False),
        ("ekspert", KARTA_ZWROCONA): (True, True),
        ("ekspert", LIMIT_80): (True, True),
        ("doradca", KARTA_ZWROCONA): (True, True),
        ("doradca", LIMIT_80): (False, True),
    }


@NA_SQLITE
async def test_odmowy(swiat: Swiat) -> None:
    coach = await wlasny(swiat, "coach")
    for wybory, zdanie in (
        ({KARTA_ZWROCONA: "wcale"}, "nie można wyłączyć"),
        ({KARTA_ZWROCONA: "czasem"}, "Wybierz sposób z listy"),
        ({"inne": "zaraz"}, "Wybierz sposób z listy"),
    ):
        with pytest.raises(NiepoprawnePole, match=zdanie):
            await zapisz_wybory(coach, None, wybory)
    with pytest.raises(NiepoprawnePole, match="nie jest adres e-mail"):
        await zapisz_wybory(coach, "coach@", {})
    await napisz(swiat, ["ekspert"], LIMIT_80, "cudze")
    with pytest.raises(NieZnaleziono):
        await oznacz_przeczytane(coach, (await zapisane())[0]["id"])
    with pytest.raises(BrakPrawa, match="wymaga konta"):
        await zapisz_wybory(kontekst(), None, {})
    with pytest.raises(BrakPrawa):
        await ustaw_poczte(coach, swiat.konta["ekspert"], "x@example.pl")


@pytest.mark.parametrize(
    ("adres", "dobry"),
    [
        ("anna.nowak+biuro@rops.example.pl", True),
        ("a@b.pl", True),
        ("anna", False),
        ("anna@", False),
        ("@b.pl", False),
        ("anna@localhost", False),
        ("anna nowak@b.pl", False),
        ("anna@b.pl\nBcc: x@y.pl", False),
        ("anna@b.pl,x@y.pl", False),
        ("Anna <a@b.pl>", False),
        ("łucja@b.pl", False),
        ("a..b@b.pl", False),
        (".a@b.pl", False),
        ("a@-b.pl", False),
        (f"{'a' * 65}@b.pl", False),
        (f"a@{'b.' * 130}pl", False),
    ],
)
def test_adres_e_mail(adres: str, dobry: bool) -> None:
    assert poprawny_adres(adres) == dobry


def test_kazdy_rodzaj_ma_slowa() -> None:
    assert all(r.nazwa and r.temat for r in RODZAJE_POWIADOMIEN.values())
    assert max(map(len, RODZAJE_POWIADOMIEN)) <= 40
    assert set(SPOSOBY) == {"zaraz", "zbiorczo", "wcale"}


# --- what a day brings ----------------------------------------------------------------------------

PAZDZIERNIK = Okres(date(2019, 10, 1), date(2019, 11, 1))
TRZECI_ROBOCZY = date(2019, 11, 6)  # 1.11 is a holiday, 2 and 3 a weekend


def umowa(od: date, do: date | None = None, wymaga: bool = True) -> Zaangazowanie:
    return Zaangazowanie(1, 1, "zlecenie", None, "coach", None, od, do, None, None, wymaga)


@pytest.mark.parametrize(
    ("funkcje", "umowy", "pracuje", "winien"),
    [
        (["coach"], [], True, True),
        (["coach"], [], False, False),
        (["pracownik_socjalny"], [], True, False),
        (["coach"], [umowa(date(2019, 10, 31))], False, True),
        (["coach"], [umowa(date(2018, 1, 1), date(2019, 10, 1))], False, True),
        (["coach"], [umowa(date(2018, 1, 1), date(2019, 9, 30))], True, False),
        (["coach"], [umowa(date(2019, 11, 1))], True, False),
        (["coach"], [umowa(date(2018, 1, 1), wymaga=False)], True, False),
        (["coach"], [umowa(date(2018, 1, 1), wymaga=False), umowa(date(2018, 1, 1))], False, True),
    ],
)
def test_kto_jest_winien_karte(
    funkcje: list[str], umowy: list[Zaangazowanie], pracuje: bool, winien: bool
) -> None:
    assert winien_karte(Osoba(1, "A", "B", frozenset(funkcje)), umowy, PAZDZIERNIK, pracuje) == winien


async def dzien(dzis: date) -> None:
    await codzienne(Kontekst(SYSTEM, datetime.combine(dzis, TERAZ.timetz()), dzis))


async def komu(swiat: Swiat, rodzaj: str) -> list[str]:
    loginy = {numer: nazwa for nazwa, numer in swiat.konta.items()}
    return sorted(loginy[w["konto"]] for w in await zapisane(rodzaj))


async def test_brak_karty_trzeciego_dnia_roboczego_raz(swiat: Swiat) -> None:
    """The coach worked in August; the expert submitted, the adviser had none, the animator left in July."""
    await wpisz(swiat, "coach", 10, date(2019, 8, 5), 9, 10, dla="pracownik")
    await wpisz(swiat, "powiatowy", 6, date(2019, 7, 31), 9, 10, jednostka="borowiany")
    for kto in ("ekspert", "doradca"):
        await wpisz(swiat, kto, 1, date(2019, 9, 5), 9, 10)
    await wpisz(swiat, "ekspert", 1, date(2019, 10, 5), 9, 10)
    for kto, pusta in (("ekspert", False), ("doradca", True)):
        await miesiace.wykonaj_krok(kontekst(), swiat.osoby[kto], PAZDZIERNIK.od, "zloz", brak_godzin=pusta)
    await dzien(TRZECI_ROBOCZY - timedelta(1))
    assert not await zapisane(BRAK_GODZIN)
    await asyncio.gather(*(dzien(TRZECI_ROBOCZY) for _ in range(3)))
    await dzien(TRZECI_ROBOCZY + timedelta(2))
    [jedno] = await zapisane(BRAK_GODZIN)
    assert jedno["konto"] == swiat.konta["coach"]
    assert (jedno["tytul"], jedno["odnosnik"]) == (
        "Karta za październik 2019 czeka na złożenie",
        "/godziny?miesiac=2019-10",
    )
    assert jedno["tresc"].startswith("Termin złożenia karty: 06.11.2019.")


@NA_SQLITE
async def test_przypomina_tez_o_ostatnim_miesiacu_projektu_a_potem_milczy(swiat: Swiat) -> None:
    po_projekcie = datetime(2021, 6, 1, tzinfo=UTC)
    stary = replace(kontekst(po_projekcie), dzis=po_projekcie.date())
    nowa = DaneZaangazowania(
        osoba=swiat.osoby["coach"],
        forma="zlecenie",
        stanowisko="coach",
        od=date(2018, 7, 1),
        wymaga_karty=True,
    )
    await zaangazowania.dodaj_zaangazowanie(stary, nowa)
    await dzien(date(2026, 11, 22))
    await dzien(date(2021, 5, 7))
    assert not await zapisane()
    await dzien(date(2021, 4, 6))  # the 5th is Easter Monday
    assert await komu(swiat, BRAK_GODZIN) == ["coach"]
    assert not await zapisane(ZA_PLANEM)


async def test_za_planem_raz_w_miesiacu_kto_prowadzi_i_koordynator(swiat: Swiat) -> None:
    """Nobody has worked at all; each quota in its window is behind."""
    await dzien(date(2019, 11, 14))
    po_coachu = await zapisane(ZA_PLANEM)
    moje = [w for w in po_coachu if w["konto"] == swiat.konta["coach"]]
    assert sorted(w["tytul"] for w in moje) == [
        "Beata Ćwikła: godziny działania 10 są za planem",
        "Zenon Ostrowski: godziny działania 10 są za planem",
    ]
    assert all(w["odnosnik"].startswith("/limity?dzialanie=10&dla=") for w in moje)
    assert set(await komu(swiat, ZA_PLANEM)) == {
        "animator", "coach", "inny_coach", "koordynator", "powiatowy",
    }  # fmt: skip
    await dzien(date(2019, 11, 30))
    assert len(await zapisane(ZA_PLANEM)) == len(po_coachu)
    await dzien(date(2019, 12, 1))
    assert len(await zapisane(ZA_PLANEM)) == 2 * len(po_coachu)


@NA_SQLITE
async def test_pusta_baza_nic_nie_mowi(baza: object) -> None:
    await dzien(date(2019, 11, 14))
    assert not await zapisane()


# --- pages ----------------------------------------------------------------------------------------


@NA_SQLITE
async def test_nowe_stoja_na_pierwszej_stronie_kazdego_rodzaju(jako: Otworz, swiat: Swiat) -> None:
    for kto in ("koordynator", "kontroler", "ekspert", "coach", "animator", "pracownik"):
        await napisz(swiat, [kto], KARTA_ZWROCONA, "a")
        przegladarka = jako(kto)
        strona = await przegladarka.tekst("/")
        assert "1 nowe powiadomienie Wszystkie powiadomienia Sprawa a" in strona, kto
    assert "Sprawa a" not in await przegladarka.tekst("/?stan=2019-11-01")


@NA_SQLITE
async def test_przeczytane_znika_z_pierwszej_strony_i_zostaje_na_liscie(jako: Otworz, swiat: Swiat) -> None:
    przegladarka = jako("coach")
    await napisz(swiat, ["coach"], KARTA_ZWROCONA, "pierwsza")
    for nr in range(3):
        await napisz(swiat, ["coach"], LIMIT_80, f"limit {nr}")
    html = (await przegladarka.otworz("/")).text
    assert "4 nowe powiadomienia" in slowa(html)
    assert "Wykorzystano 80 % limitu godzin: 3 sprawy" in slowa(html)
    numer = (await zapisane(KARTA_ZWROCONA))[0]["id"]
    odpowiedz = await przegladarka.wyslij("/powiadomienia/przeczytane", {"id": numer, "wroc": "//zle.pl"})
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, "/")
    assert "Sprawa pierwsza" not in await przegladarka.tekst("/")
    # what came after the page was opened is not marked with what stood on it
    await napisz(swiat, ["coach"], LIMIT_80, "pozniejsza")
    await przegladarka.wyslij(
        "/powiadomienia/przeczytane", {"do": pole_ukryte(html, "do"), "rodzaj": LIMIT_80}
    )
    strona = await przegladarka.tekst("/")
    assert "1 nowe powiadomienie" in strona
    assert "Sprawa pozniejsza" in strona
    lista = await przegladarka.tekst("/powiadomienia")
    assert "Sprawa pierwsza Powód: próba. 14.11.2019, 10:00 przeczytane" in lista
    assert "Serwis nie wysyła e-maili" in lista
    assert "E-maile, które nie wyszły" not in lista


@NA_SQLITE
async def test_wlasciciel_podaje_adres_i_wybiera(jako: Otworz, swiat: Swiat) -> None:
    przegladarka = jako("coach")
    assert "Serwis nie wysyła teraz e-maili." in await przegladarka.tekst("/konto")
    pola = dict.fromkeys(RODZAJE_POWIADOMIEN, "zbiorczo") | {LIMIT_80: "wcale"}
    zle = await przegladarka.wyslij("/konto/powiadomienia", {**pola, "poczta": "coach(at)example.pl"})
    assert zle.status_code == 422
    assert "Błąd: To nie jest adres e-mail." in slowa(zle.text)
    assert 'value="coach(at)example.pl"' in zle.text
    nie = await przegladarka.wyslij("/konto/powiadomienia", {**pola, KARTA_ZWROCONA: "wcale", "poczta": ""})
    assert "Tych powiadomień nie można wyłączyć." in slowa(nie.text)
    dobrze = await przegladarka.wyslij("/konto/powiadomienia", {**pola, "poczta": " coach@example.pl "})
    assert (dobrze.status_code, dobrze.headers["location"]) == (303, "/konto#powiadomienia")
    html = (await przegladarka.otworz("/konto")).text
    assert 'value="coach@example.pl"' in html
    assert '<option value="wcale" selected>' in html
    wpisy = await Dziennik.select(Dziennik.po).where(Dziennik.czynnosc == "zmieniono_poczte")
    assert "example.pl" not in wpisy[0]["po"], "a personal value: only its hash"
    await przegladarka.wyslij("/konto/powiadomienia", {"poczta": ""})
    assert (await Konta.select(Konta.poczta).where(Konta.login == "coach"))[0]["poczta"] is None


@NA_SQLITE
async def test_koordynator_widzi_co_nie_wyszlo_i_wysyla_ponownie(
    jako: Otworz, swiat: Swiat, tmp_path: Path
) -> None:
    w = Wiadomosci
    wspolne: dict[str, Any] = {"konto": swiat.konta["coach"], "adres": "coach@example.pl", "utworzono": TERAZ}
    wspolne |= {"tekst": "", "html": "", "blad": "Serwer nie przyjął adresata: 550"}
    for nr, stan in enumerate(("porzucona", "czeka"), start=1):
        za_godzine = TERAZ + timedelta(hours=1)
        nowa = w(temat=f"Temat {nr}", identyfikator=f"<{nr}@x>", nastepna_proba=za_godzine, **wspolne)
        nowa.stan, nowa.prob = stan, nr
        await w.insert(nowa)
    halina = jako("koordynator")
    assert "1 e-mail nie wyszedł. Zobacz powód" in await halina.tekst("/")
    assert "e-mail nie" not in await jako("kontroler").tekst("/")
    strona = await halina.tekst("/powiadomienia")
    assert "Temat 1 14.11.2019, 10:00 coach coach@example.pl nie wysłano 1 próba" in strona
    assert "czeka na następną próbę 2 próby, następna 14.11.2019, 11:00" in strona
    assert strona.count("Wyślij ponownie") == 1
    assert "Temat 1" not in await jako("kontroler").tekst("/powiadomienia")
    assert (await halina.wyslij("/powiadomienia/wiadomosci/1/ponow", {})).status_code == 303
    assert (await halina.wyslij("/powiadomienia/wiadomosci/2/ponow", {})).status_code == 409
    assert (await w.select(w.stan, w.prob).where(w.id == 1))[0] == {"stan": "czeka", "prob": 0}


@NA_SQLITE
async def test_karta_zwrocona_i_zaakceptowana_mowi_wykonawcy(swiat: Swiat) -> None:
    await wpisz(swiat, "ekspert", 1, date(2019, 10, 5), 9, 10)
    halina = await wlasny(swiat, "koordynator")
    for krok in ("zloz", "zwroc", "zloz", "zaakceptuj", "zamknij"):
        powod = "brak opisu" if krok == "zwroc" else None
        await miesiace.wykonaj_krok(halina, swiat.osoby["ekspert"], PAZDZIERNIK.od, krok, powod)
    assert [(w["rodzaj"], w["konto"]) for w in await zapisane()] == [
        (KARTA_ZWROCONA, swiat.konta["ekspert"]),
        (KARTA_ZAAKCEPTOWANA, swiat.konta["ekspert"]),
    ]
    assert [bool(w["przeczytano"]) for w in await zapisane()] == [True, False], (
        "settled; closing settles nothing"
    )


@NA_SQLITE
async def test_koordynator_wpisuje_adres_na_stronie_osoby(jako: Otworz, swiat: Swiat) -> None:
    halina, sciezka = jako("koordynator"), f"/osoby/{swiat.osoby['coach']}"
    zle = await halina.wyslij(f"{sciezka}/poczta", {"poczta": "coach"})
    assert zle.status_code == 422
    assert "Błąd: To nie jest adres e-mail." in slowa(zle.text)
    assert 'value="Rybarczyk"' in zle.text
    dobrze = await halina.wyslij(f"{sciezka}/poczta", {"poczta": "coach@example.pl"})
    assert (dobrze.status_code, dobrze.headers["location"]) == (303, sciezka)
    assert 'value="coach@example.pl"' in (await halina.otworz(sciezka)).text
    bez_konta = f"/osoby/{swiat.osoby['zenon']}"
    assert "Adres e-mail" not in await halina.tekst(bez_konta)
    assert (await halina.wyslij(f"{bez_konta}/poczta", {"poczta": ""})).status_code == 404


def test_konto_dodaj_przyjmuje_adres(konsola: Konsola) -> None:
    dodaj = ["konto", "dodaj", "anna", "--rola", "koordynator", "--haslo-stdin", "--poczta"]
    zle = konsola.biuro(*dodaj, "anna", wejscie=b"dwanascie-znakow")
    assert (zle.kod, zle.bledy) == (1, f"{konta.ZLY_ADRES}\n")
    assert konsola.biuro(*dodaj, "anna@example.pl", wejscie=b"dwanascie-znakow").kod == 0
