"""The paper of a month card: its states with who and when, scans by content, behind a key and rights."""

import hashlib
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta

import httpx
import pytest

from biuro.baza import Silnik
from biuro.dziennik import wpisy_dziennika
from biuro.odczyty import papiery as odczyty
from biuro.operacje import papiery as operacje
from biuro.operacje.papiery import KartaPapieru
from biuro.tabele import TresciSkanow
from biuro.uprawnienia import Kontekst
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono, ZlyStan
from harmonogram.papiery import NAJWIEKSZY_SKAN, nazwa_skanu, sprawdz_papier, typ_skanu
from tests import drzwi, swiat
from tests.swiat import BIURO, Swiat, zaloz_swiat

PDF = b"%PDF-1.7\nprotokol\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n....IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0....\xff\xd9"
MAJ = date(2019, 5, 1)
na_sqlite = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)


@pytest.fixture
async def s(baza: Silnik) -> Swiat:
    return await zaloz_swiat()


async def trojka(s: Swiat) -> tuple[Kontekst, Kontekst, KartaPapieru]:
    """The expert, a coordinator, and the expert's protocol for May."""
    ekspert = await swiat.kontekst("ignacy", "ekspert", osoba=s.ekspert)
    biuro = await swiat.kontekst("halina", "koordynator")
    return ekspert, biuro, KartaPapieru(s.ekspert, MAJ, "protokol")


# --- rules --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tresc", "typ"), [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")]
)
def test_skan_rozpoznaje_sie_po_zawartosci(tresc: bytes, typ: str) -> None:
    assert typ_skanu(tresc) == typ


@pytest.mark.parametrize(
    ("tresc", "zdanie"),
    [
        (b"", "Plik jest pusty"),
        (b"<html><script>alert(1)</script>", "To nie jest PDF, PNG ani JPEG"),
        (b"GIF89a", "To nie jest PDF"),
        (b" " + PDF, "To nie jest PDF"),
        (PDF[:-6], "ucięty albo uszkodzony"),
        (PNG[:12], "ucięty albo uszkodzony"),
        (b"%PDF-" + bytes(NAJWIEKSZY_SKAN), "najwyżej 10 MB"),
    ],
)
def test_czego_nie_przyjmuje(tresc: bytes, zdanie: str) -> None:
    with pytest.raises(NiepoprawnePole, match=zdanie):
        typ_skanu(tresc)


@pytest.mark.parametrize(
    ("podana", "nazwa"),
    [
        ("protokół maj.pdf", "protokół maj.png"),
        ("zly.exe", "zly.png"),
        ("bez", "bez.png"),
        (".pdf", "skan.png"),
    ],
)
def test_nazwa_ma_koncowke_zawartosci(podana: str, nazwa: str) -> None:
    assert nazwa_skanu(podana, "image/png") == nazwa


def test_nazwa_pliku_nie_przechowa_numeru_pesel() -> None:
    with pytest.raises(NiepoprawnePole, match="PESEL"):
        nazwa_skanu("44051401359.pdf", "application/pdf")


@pytest.mark.parametrize(
    ("stan", "segregator", "pole"),
    [
        ("zgubiona", "", "stan"),
        ("wydrukowana", "12/2019", "segregator"),
        ("podpisana", "x" * 51, "segregator"),
    ],
)
def test_zly_papier(stan: str, segregator: str, pole: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        sprawdz_papier(stan, segregator)
    assert blad.value.pole == pole


# --- what is stored -------------------------------------------------------------------------------


async def test_wydruk_oznacza_osoba_podpis_koordynator(s: Swiat) -> None:
    """Each change is a version with its author; what was known before stays as it was."""
    ekspert, biuro, karta = await trojka(s)
    await operacje.oznacz(ekspert, karta, "wydrukowana")
    with pytest.raises(BrakPrawa, match="koordynator"):
        await operacje.oznacz(ekspert, karta, "podpisana")
    pozniej = replace(biuro, teraz=biuro.teraz + timedelta(days=1))
    await operacje.oznacz(pozniej, karta, "podpisana", "12/2019")
    with pytest.raises(BrakPrawa):
        await operacje.oznacz(ekspert, karta, "brak")
    await operacje.oznacz(pozniej, karta, "podpisana", "12/2019")  # the same again is no version
    klucz = (s.ekspert, "protokol")
    teraz = (await odczyty.papiery([s.ekspert], MAJ))[klucz]
    wtedy = (await odczyty.papiery([s.ekspert], MAJ, ekspert.teraz + timedelta(hours=1)))[klucz]
    assert (teraz.stan, teraz.segregator, teraz.konto) == ("podpisana", "12/2019", biuro.konto.id)
    assert (wtedy.stan, wtedy.segregator, wtedy.konto) == ("wydrukowana", None, ekspert.konto.id)
    assert len(await odczyty.historia_papieru(s.ekspert, MAJ, "protokol")) == 2
    wpisy = await wpisy_dziennika(obiekt="papier")
    assert [(w["przed"]["stan"], w["po"]["stan"]) for w in wpisy] == [
        ("brak", "wydrukowana"), ("wydrukowana", "podpisana"),
    ]  # fmt: skip


@na_sqlite
async def test_obca_karta_i_karta_ktorej_nie_ma(s: Swiat) -> None:
    ekspert, biuro, karta = await trojka(s)
    with pytest.raises(NieZnaleziono):
        await operacje.oznacz(ekspert, replace(karta, osoba=s.coach), "wydrukowana")
    with pytest.raises(NieZnaleziono, match="nie dotyczy karta pracy animatora"):
        await operacje.oznacz(biuro, replace(karta, rodzaj="karta_animatora"), "wydrukowana")


async def test_skan_ten_sam_drugi_raz_i_usuniety(s: Swiat) -> None:
    """The bytes go with the removal, the row with name, size and hash stays."""
    ekspert, biuro, karta = await trojka(s)
    klucz = await operacje.dodaj_skan(ekspert, karta, "maj.exe", PDF)
    assert await operacje.dodaj_skan(biuro, karta, "inna nazwa.pdf", PDF) == klucz
    assert len(klucz) >= 40
    skan = await odczyty.skan(biuro.konto, klucz)
    assert await odczyty.tresc_skanu(skan) == PDF
    assert (skan.nazwa, skan.typ, skan.bajtow) == ("maj.pdf", "application/pdf", len(PDF))
    drugi = await operacje.dodaj_skan(biuro, karta, "strona 2.jpg", JPEG)
    with pytest.raises(BrakPrawa, match="kto go dodał"):
        await operacje.usun_skan(ekspert, drugi, "nie moja strona")
    with pytest.raises(NiepoprawnePole, match="Podaj powód"):
        await operacje.usun_skan(ekspert, klucz, " ")
    await operacje.usun_skan(ekspert, klucz, "nie ta strona")
    with pytest.raises(NieZnaleziono):
        await odczyty.skan(biuro.konto, klucz)
    [pierwszy, _] = skany = await odczyty.skany(s.ekspert, MAJ)
    usuniecie = (await odczyty.usuniecia(skany))[pierwszy.id]
    assert (usuniecie.konto, usuniecie.powod) == (ekspert.konto.id, "nie ta strona")
    assert pierwszy.usunieto is not None
    assert pierwszy.skrot == hashlib.sha256(PDF).hexdigest()
    assert await TresciSkanow.count() == 1


@na_sqlite
async def test_skanow_jest_najwyzej_dwadziescia(s: Swiat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(operacje, "NAJWIECEJ_SKANOW", 1)
    _, biuro, karta = await trojka(s)
    await operacje.dodaj_skan(biuro, karta, "1.pdf", PDF)
    with pytest.raises(ZlyStan, match="Usuń zbędny"):
        await operacje.dodaj_skan(biuro, karta, "2.png", PNG)


# --- the doors ----------------------------------------------------------------------------------


@pytest.fixture
async def c(s: Swiat) -> AsyncIterator[httpx.AsyncClient]:
    async with drzwi.klient() as program:
        yield program


@na_sqlite
async def test_skan_pobiera_sie_po_kluczu_i_po_prawach(c: httpx.AsyncClient, s: Swiat) -> None:
    karta = KartaPapieru(s.ekspert, MAJ, "protokol")
    adres = "/skany/" + await operacje.dodaj_skan(BIURO, karta, 'protokół "maj".pdf', PDF)
    wlasciciel = await swiat.naglowek("ignacy", "ekspert", osoba=s.ekspert)
    obcy = await swiat.naglowek("tomasz", "coach", osoba=s.coach)
    odpowiedz = await c.get(adres, headers=wlasciciel)
    assert (odpowiedz.status_code, odpowiedz.content) == (200, PDF)
    naglowki = odpowiedz.headers
    assert naglowki["content-disposition"] == (
        "attachment; filename=\"protokol-maj.pdf\"; filename*=UTF-8''protok%C3%B3%C5%82%20%22maj%22.pdf"
    )
    assert naglowki["x-content-type-options"] == "nosniff"
    assert "sandbox" in naglowki["content-security-policy"]
    assert naglowki["cache-control"] == "private, no-store"
    assert (await c.get(adres, headers=obcy)).status_code == 404
    assert (await c.get(f"{adres[:-1]}x", headers=wlasciciel)).status_code == 404
    assert (await c.get(adres)).status_code in (303, 401)


@na_sqlite
async def test_strona_papieru(c: httpx.AsyncClient, s: Swiat) -> None:
    """A wrong file and a wrong binder come back with their sentence; a good one is on the page."""
    await drzwi.nowe_konto("ignacy", ("ekspert",), s.ekspert)
    await drzwi.zaloguj(c, "ignacy")
    adres = f"/papiery/2019-05/{s.ekspert}"
    strona = await c.get(adres)
    assert strona.status_code == 200
    csrf = {"csrf": drzwi.csrf(strona)}
    wydruk = await c.post(f"{adres}/protokol", data={**csrf, "stan": "wydrukowana"})
    assert (wydruk.status_code, wydruk.headers["location"]) == (303, adres)
    zly = await c.post(f"{adres}/protokol/skan", data=csrf, files={"plik": ("skan.pdf", b"MZ\x90")})
    assert (zly.status_code, "To nie jest PDF" in zly.text) == (422, True)
    brak = await c.post(f"{adres}/protokol/skan", data=csrf)
    assert (brak.status_code, "Wybierz plik" in brak.text) == (422, True)
    assert (await c.post(f"{adres}/protokol", data={**csrf, "stan": "podpisana"})).status_code == 403
    assert (
        await c.post(f"{adres}/protokol/skan", data=csrf, files={"plik": ("s.png", PNG)})
    ).status_code == 303
    tresc = (await c.get(adres)).text
    assert "s.png" in tresc
    assert "/skany/" in tresc
    [usun] = re.findall(r'action="(/skany/[^"]+/usun)"', tresc)
    bez = await c.post(usun, data=csrf)
    assert (bez.status_code, "Podaj powód, aby usunąć skan" in bez.text) == (422, True)
    assert (await c.post(usun, data={**csrf, "powod": "nie ta strona"})).status_code == 303
    assert "usunięto skan s.png: " in (po := re.sub(r"<[^>]*>", "", (await c.get(adres)).text))
    assert po.count("nie ta strona") == 2  # at the file and in the history
    karta = (await c.get("/godziny?miesiac=2019-05")).text
    assert "Papier: wydruk" in karta
    assert f"/godziny/druk/protokol/2019-05/{s.ekspert}.pdf" in karta


@na_sqlite
async def test_po_skanie_proponuje_podpisany_papier(c: httpx.AsyncClient, s: Swiat) -> None:
    """To whom may say that it is signed: one click; a removed scan proposes nothing."""
    klucz = await operacje.dodaj_skan(BIURO, KartaPapieru(s.ekspert, MAJ, "protokol"), "maj.pdf", PDF)
    await drzwi.nowe_konto("halina")
    await drzwi.zaloguj(c, "halina")
    adres, wybrany = f"/papiery/2019-05/{s.ekspert}", '<option value="podpisana" selected>'
    assert wybrany in (await c.get(adres)).text
    await operacje.usun_skan(BIURO, klucz, "pomyłka")
    assert wybrany not in (await c.get(adres)).text
