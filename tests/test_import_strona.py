"""/godziny/import: a file seen before it is saved, saved in both ways, stopped and gone on with."""

import asyncio
import re
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest

from biuro import dzierzawy
from biuro.import_godzin import losy
from biuro.odczyty.importy import NAJWIECEJ_NA_LISCIE, moje_importy
from biuro.operacje import importy as operacje
from biuro.tabele import ImportyGodzin
from biuro.uprawnienia import SYSTEM, Kontekst, Konto
from harmonogram.bledy import BledyPol, MiesiacZamkniety, NiepoprawnePole, ZlyStan
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from tests.godziny_w_xlsx import skoroszyt, wiersz
from tests.swiat_stron import DZIS, TERAZ, Otworz, Przegladarka, Swiat, slowa

# What a page says does not depend on the engine.
na_sqlite = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
WIKTOR = {"Osoba": "Wiktor Sadowski"}
PLIK = skoroszyt(
    wiersz(**WIKTOR, Opis="analiza"),
    wiersz(**WIKTOR, Od="11:00", Do="25:00"),
    wiersz(**WIKTOR, Od="11:00", Do="12:00"),
    wiersz(**WIKTOR, Od="11:00", Do="12:00"),
    ["Razem", None, "4 h"],
)


async def wyslij(p: Przegladarka, plik: bytes = PLIK, nazwa: str = "maj.xlsx") -> httpx.Response:
    pliki = {"plik": (nazwa, plik, "application/octet-stream")}
    return await p.klient.post("/godziny/import", data={"csrf": p.csrf}, files=pliki)


async def gotowa(p: Przegladarka, adres: str) -> str:
    """The page once the work behind it is over."""
    for _ in range(500):
        html = (await p.otworz(adres)).text
        if "data-postep" not in html:
            return html
        await asyncio.sleep(0.02)
    raise AssertionError("the work never ends")


async def wczytany(p: Przegladarka, plik: bytes = PLIK) -> str:
    """The address of a file whose rows are judged."""
    adres = (await wyslij(p, plik)).headers["location"]
    await gotowa(p, adres)
    return str(adres)


async def zapisane() -> list[tuple[int, int, str]]:
    return [(w.od_min, w.do_min, w.opis) for w in await zapytania.wpisy(FiltrWpisow())]


@na_sqlite
async def test_podglad_mowi_o_kazdym_wierszu_i_niczego_nie_zapisuje(jako: Otworz) -> None:
    p = jako("koordynator")
    html = await gotowa(p, await wczytany(p))
    tekst = slowa(html)
    for zdanie in (
        "Do zapisania 2 wiersze, 1 powtarza się w pliku, 1 odrzucono.",
        "Arkusz Maj ma podsumowanie (wiersz 6), pominięto je.",
        "Maj, wiersz 2 do zapisania 06.05.2019 9:00–10:30 Wiktor Sadowski",
        "Maj, wiersz 3 odrzucony Do: 25:00 to nie godzina. Podaj od 0:00 do 24:00, na przykład 9:30.",
        "Maj, wiersz 5 powtórzony To samo co arkusz Maj, wiersz 4. Pominięto.",
    ):
        assert zdanie in tekst
    odrzucone = re.search(r'href="([^"]+los=odrzucony)"', html)
    assert odrzucone is not None
    tylko = await p.tekst(odrzucone[1])
    assert "Maj, wiersz 3" in tylko
    assert "Maj, wiersz 2" not in tylko
    assert await zapisane() == []


async def test_poprawne_wiersze_raz_i_drugi_raz_nic(jako: Otworz) -> None:
    p = jako("koordynator")
    adres = await wczytany(p)
    assert (await p.wyslij(f"{adres}/zapisz", {"tryb": "poprawne"})).headers["location"] == adres
    assert "Zapisano 2 wiersze, 1 powtarza się w pliku, 1 odrzucono." in slowa(await gotowa(p, adres))
    assert await zapisane() == [(540, 630, "analiza"), (660, 720, "")]
    assert (await p.wyslij(f"{adres}/zapisz", {"tryb": "poprawne"})).status_code == 409
    drugi = slowa(await gotowa(p, await wczytany(p)))
    assert "Do zapisania 0 wierszy, 2 były już zapisane, 1 powtarza się w pliku, 1 odrzucono." in drugi
    assert "Nie ma czego zapisać" in drugi
    lista = await p.tekst("/godziny/import")
    assert "nic do zapisania" in lista
    assert "maj.xlsx" in lista


def test_kazda_komorka_ma_jedno_zdanie() -> None:
    bledy = [NiepoprawnePole(z, pole) for z, pole in (("a", "dzien"), ("b", "dzien"), ("c", "do_min"))]
    assert losy.usterki(BledyPol(bledy)) == (("Data", "a"), ("Do", "c"))
    assert losy.usterki(MiesiacZamkniety("d")) == (("Data", "d"),)


@na_sqlite
async def test_wszystko_albo_nic(jako: Otworz) -> None:
    p = jako("koordynator")
    adres = await wczytany(p)
    await p.wyslij(f"{adres}/zapisz", {"tryb": "wszystko"})
    assert "Nic nie zapisano, bo są odrzucone wiersze." in slowa(await gotowa(p, adres))
    assert await zapisane() == []
    dobry = await wczytany(p, skoroszyt(wiersz(**WIKTOR), wiersz(**WIKTOR, Od="11:00", Do="12:00")))
    await p.wyslij(f"{dobry}/zapisz", {"tryb": "wszystko"})
    assert "Zapisano 2 wiersze." in slowa(await gotowa(p, dobry))
    assert len(await zapisane()) == 2


@na_sqlite
async def test_ekspert_wczytuje_tylko_swoje(jako: Otworz) -> None:
    p = jako("ekspert")
    plik = skoroszyt(
        wiersz(Osoba=None),
        wiersz(**WIKTOR, Od="11:00", Do="12:00"),
        wiersz(Osoba="Tomasz Rybarczyk", Działanie=5),
    )
    tekst = slowa(await gotowa(p, await wczytany(p, plik)))
    assert "Do zapisania 2 wiersze, 1 odrzucono." in tekst
    assert "Osoba: Nie ma takiej osoby: „Tomasz Rybarczyk”." in tekst


@na_sqlite
async def test_cudzego_pliku_nie_ma(jako: Otworz) -> None:
    adres = await wczytany(jako("koordynator"))
    inny = jako("ekspert")
    assert (await inny.otworz(adres)).status_code == 404
    for krok in ("zapisz", "wznow", "usun"):
        assert (await inny.wyslij(f"{adres}/{krok}", {"tryb": "poprawne"})).status_code == 404
    assert await zapisane() == []


@na_sqlite
async def test_zly_plik_wraca_ze_zdaniem(jako: Otworz) -> None:
    p = jako("koordynator")
    for plik, zdanie in (
        (b"", "Plik „maj.xlsx”: plik jest pusty."),
        (b"Data;Od;Do\n", "to jest plik tekstowy (na przykład CSV)"),
        (skoroszyt(), "nie ma w nim wierszy z godzinami"),
    ):
        odpowiedz = await wyslij(p, plik)
        assert odpowiedz.status_code == 422
        assert zdanie in slowa(odpowiedz.text)
    assert "Wybierz wypełniony skoroszyt .xlsx." in slowa((await p.wyslij("/godziny/import", {})).text)


@na_sqlite
async def test_pesel_z_pliku_i_z_nazwy_nie_trafia_do_bazy(jako: Otworz) -> None:
    p = jako("koordynator")
    plik = skoroszyt(wiersz(Osoba="Jan 44051401359", Opis="44051401359"))
    await gotowa(p, (await wyslij(p, plik, "44051401359.xlsx")).headers["location"])
    assert "44051401359" not in str(await ImportyGodzin.select())


# --- a work that stopped ------------------------------------------------------------------------


async def _konto(swiat: Swiat) -> Konto:
    return Konto(swiat.konta["koordynator"], "koordynator", "", ("koordynator",))


async def test_przerwana_praca_daje_sie_dokonczyc(
    jako: Otworz, swiat: Swiat, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The process stops after the first row: the page says so, and going on saves the rest once."""
    p = jako("koordynator")
    adres = await wczytany(p)
    prawdziwy = operacje.postep

    async def padl(k: Kontekst, i: Any, zrobiono: int) -> None:
        await prawdziwy(k, i, zrobiono)
        raise RuntimeError("the power is gone")

    monkeypatch.setattr(losy, "PARTIA", 1)
    monkeypatch.setattr(operacje, "postep", padl)
    await p.wyslij(f"{adres}/zapisz", {"tryb": "poprawne"})
    tekst = slowa(await gotowa(p, adres))
    assert "Praca nad tym plikiem została przerwana. Zapisano 1 z 4 wierszy." in tekst
    assert len(await zapisane()) == 1
    monkeypatch.setattr(operacje, "postep", prawdziwy)
    await p.wyslij(f"{adres}/wznow", {})
    assert "Zapisano 2 wiersze, 1 powtarza się w pliku, 1 odrzucono." in slowa(await gotowa(p, adres))
    assert len(await zapisane()) == 2


@na_sqlite
async def test_proces_ktory_zniknal_poznaje_sie_po_dzierzawie(jako: Otworz, swiat: Swiat) -> None:
    p, kontekst = jako("koordynator"), Kontekst(await _konto(swiat), TERAZ, DZIS)
    adres = f"/godziny/import/{await operacje.zaloz_import(kontekst, 'maj.xlsx', '0' * 64, 0, '[]')}"
    await ImportyGodzin.update({"stan": "zapisywanie", "tryb": "poprawne"}, force=True)
    assert "Praca nad tym plikiem została przerwana." in slowa((await p.otworz(adres)).text)
    [i] = await moje_importy(kontekst.konto)
    assert await dzierzawy.wez(i.dzierzawa, "inny proces", TERAZ, timedelta(seconds=9))
    trwa = await p.otworz(adres)
    assert "data-postep" in trwa.text
    assert '<noscript><meta http-equiv="refresh"' in trwa.text
    await p.wyslij(f"{adres}/wznow", {})  # somebody works: nothing changes
    assert await zapisane() == []


@na_sqlite
async def test_czego_nie_mozna_w_tym_stanie(jako: Otworz, swiat: Swiat) -> None:
    kontekst = Kontekst(await _konto(swiat), TERAZ, DZIS)
    klucz = await operacje.zaloz_import(kontekst, "maj.xlsx", "0" * 64, 0, "[]")
    [sprawdzany] = await moje_importy(kontekst.konto)
    podglad = replace(sprawdzany, stan="podglad")
    for praca in (
        operacje.zacznij_zapis(kontekst, sprawdzany, "poprawne"),
        operacje.zacznij_zapis(kontekst, podglad, "byle jak"),
        operacje.wznow(kontekst, podglad),
    ):
        with pytest.raises(ZlyStan):
            await praca
    assert (await jako("koordynator").wyslij(f"/godziny/import/{klucz}/inny", {})).status_code == 404


@na_sqlite
async def test_wiersze_znikaja_po_miesiacu_i_na_zyczenie(jako: Otworz, swiat: Swiat) -> None:
    p, kontekst = jako("koordynator"), Kontekst(await _konto(swiat), TERAZ, DZIS)
    plik = ("x.xlsx", "0" * 64, 0, "[]")
    stary, nowy = [f"/godziny/import/{await operacje.zaloz_import(kontekst, *plik)}" for _ in range(2)]
    assert (await p.wyslij(f"{nowy}/usun", {})).headers["location"] == "/godziny/import"
    assert (await p.otworz(nowy)).status_code == 404
    for _ in range(NAJWIECEJ_NA_LISCIE):
        await operacje.zaloz_import(kontekst, *plik)
    assert (await p.otworz(stary)).status_code == 404
    ostatni = f"/godziny/import/{await operacje.zaloz_import(kontekst, *plik)}"
    assert len(await moje_importy(kontekst.konto)) == NAJWIECEJ_NA_LISCIE
    await operacje.usun_stare(replace(kontekst, konto=SYSTEM, teraz=TERAZ + timedelta(days=31)))
    assert (await p.otworz(ostatni)).status_code == 404
