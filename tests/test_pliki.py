"""The chart and the reports as files: right bytes and headers, 304, rights, fast when nothing changed."""

import asyncio
import html
import io
import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from openpyxl import load_workbook
from PIL import Image
from pypdf import PdfReader

from biuro import pliki
from biuro.baza import Silnik
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import wydarzenia as operacje
from biuro.operacje.plan import wczytaj_wersje
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.ustawienia import Ustawienia
from biuro.warstwy.naglowki import CSP_PLIKOW
from biuro.wykres_projektu import rysunek
from budzet.plik_planu import plan_wbudowany
from harmonogram.gantt import Wykres
from harmonogram.kwartaly import Kwartal
from harmonogram.wersje_planu import Aneks
from tests.drzwi import klient, nowe_konto, nowy_token, zaloguj
from tests.swiat import BIURO, Swiat, kontekst, zaloz_swiat

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KWARTALNY = "/raporty/kwartalny.xlsx?okres=2019-K3"


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    return await zaloz_swiat()


@pytest.fixture
async def c(swiat: Swiat) -> AsyncIterator[httpx.AsyncClient]:
    """The coordinator's program."""
    async with klient() as program:
        program.headers.update(await nowy_token(await nowe_konto()))
        yield program


# --- it works -----------------------------------------------------------------------------------

POSTACI = [
    ("/gantt.svg", "image/svg+xml", b"<?xml", 'inline; filename="harmonogram.svg"'),
    ("/gantt.png?stan=2019-06-30", "image/png", b"\x89PNG", 'inline; filename="harmonogram-2019-06-30.png"'),
    ("/gantt.pdf", "application/pdf", b"%PDF-", 'attachment; filename="harmonogram.pdf"'),
    (KWARTALNY, XLSX, b"PK", 'attachment; filename="kwartalny-2019-K3.xlsx"'),
    ("/raporty/limity.xlsx?okres=2019-05", XLSX, b"PK", 'attachment; filename="limity-2019-05.xlsx"'),
]


@pytest.mark.parametrize(("adres", "typ", "poczatek", "nazwa"), POSTACI, ids=[p[0] for p in POSTACI])
async def test_plik_z_naglowkami_i_304(
    c: httpx.AsyncClient, adres: str, typ: str, poczatek: bytes, nazwa: str
) -> None:
    plik = await c.get(adres)
    assert (plik.status_code, plik.headers["content-type"].partition(";")[0]) == (200, typ)
    assert plik.content.startswith(poczatek)
    assert plik.headers["content-disposition"] == nazwa
    assert plik.headers["content-security-policy"].encode() == CSP_PLIKOW
    assert plik.headers["cache-control"] == "private, no-cache"
    znacznik = plik.headers["etag"]
    assert not znacznik.startswith("W/")
    bez_zmian = await c.get(adres, headers={"If-None-Match": f"W/{znacznik}"})
    assert (bez_zmian.status_code, bez_zmian.content, bez_zmian.headers["etag"].replace("-gz", "")) == (
        304,
        b"",
        znacznik.replace("-gz", ""),
    )
    glowa = await c.head(adres)
    assert (glowa.status_code, glowa.content) == (200, b"")
    assert glowa.headers["etag"] == znacznik


async def test_raport_jest_z_okresu_i_ze_stanu(c: httpx.AsyncClient) -> None:
    plik = await c.get(f"{KWARTALNY}&stan=2019-08-31")
    arkusze = load_workbook(io.BytesIO(plik.content))
    tekst = " ".join(
        str(k.value) for a in arkusze for w in a.iter_rows(max_row=8) for k in w if k.value is not None
    )
    assert "III kwartał 2019" in tekst
    assert "31.08.2019" in tekst or date(2019, 8, 31).isoformat() in tekst


async def test_sesja_przegladarki_takze_pobiera(swiat: Swiat) -> None:
    await nowe_konto()
    async with klient() as przegladarka:
        await zaloguj(przegladarka)
        assert (await przegladarka.get("/gantt.svg")).status_code == 200


# --- kept while nothing changes -----------------------------------------------------------------


@pytest.fixture
def narysowane(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """How many times a chart was drawn, and in which form."""
    zapisane: list[str] = []

    async def liczony(dane: Wykres, postac: str, *reszta: Any) -> bytes:
        zapisane.append(postac)
        return await rysunek(dane, postac, *reszta)

    monkeypatch.setattr(pliki, "rysunek", liczony)
    return zapisane


async def test_bez_zmian_nie_rysuje_drugi_raz(
    c: httpx.AsyncClient, swiat: Swiat, narysowane: list[str]
) -> None:
    pierwszy = await c.get("/gantt.svg")
    assert (await c.get("/gantt.svg")).content == pierwszy.content
    assert narysowane == ["svg"]
    await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    drugi = await c.get("/gantt.svg", headers={"If-None-Match": pierwszy.headers["etag"]})
    assert (drugi.status_code, narysowane) == (200, ["svg", "svg"])
    assert drugi.headers["etag"] != pierwszy.headers["etag"]


async def test_znaki_cudzych_wydarzen_nie_przechodza_przez_pamiec(swiat: Swiat) -> None:
    """The coordinator's chart, kept in memory, is not what an animator of another gmina gets."""
    await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.lomza))
    animator = await kontekst("klos", "animator", osoba=swiat.animator)
    assert animator.konto.id is not None
    async with klient() as program:
        wszystko = await program.get("/gantt.svg", headers=await nowy_token(await nowe_konto()))
        wlasne = await program.get("/gantt.svg", headers=await nowy_token(animator.konto.id))
    assert wszystko.content != wlasne.content


def warsztat(jednostka: int) -> DaneWydarzenia:
    dni = ((date(2019, 11, 12), 540, 960), (date(2019, 11, 13), 540, 960))
    return DaneWydarzenia("warsztat_wyjazdowy", "Warsztat", dni, 9, jednostki=frozenset({jednostka}))


# --- which chart --------------------------------------------------------------------------------


def slowa(svg: str) -> str:
    """Words of the chart with plain spaces."""
    return re.sub(r"<[^>]*>", " ", html.unescape(svg)).replace("\u00a0", " ")


async def nowa_wersja() -> None:
    """Version 2: an annex moves action 9 and is in force from July 2019."""
    plan = plan_wbudowany()
    dzialania = tuple(
        replace(d, od=Kwartal(2019, 3), do=Kwartal(2020, 1)) if d.nr == 9 else d for d in plan.dzialania
    )
    aneks = Aneks("nr 1", "nabór gmin", date(2019, 7, 1), date(2019, 6, 20))
    await wczytaj_wersje(BIURO, replace(plan, dzialania=dzialania), aneks)


async def test_kartka_i_gestosc(c: httpx.AsyncClient) -> None:
    a4, a3 = [(await c.get(f"/gantt.pdf?papier={p}")).content for p in ("A4", "a3")]
    rozmiary = [PdfReader(io.BytesIO(plik)).pages[0].mediabox for plik in (a4, a3)]
    assert [round(float(r.width)) for r in rozmiary] == [842, 1191]
    png = await c.get("/gantt.png?dpi=300&papier=A3")
    assert Image.open(io.BytesIO(png.content)).size == (4960, 3507)
    assert png.headers["content-disposition"] == 'inline; filename="harmonogram-A3-300dpi.png"'


async def test_wycinki_projektu(c: httpx.AsyncClient, swiat: Swiat) -> None:
    jednostka = await c.get(f"/gantt.svg?jednostka={swiat.piatnica}&faza=II&stan=2019-10-31")
    assert (
        'filename="harmonogram-gmina-Piatnica-etap-II-2019-10-31.svg"'
        in (jednostka.headers["content-disposition"])
    )
    assert "gmina Piątnica (powiat łomżyński) · etap II: 01.04.2019–30.09.2020" in slowa(jednostka.text)
    powiat = slowa((await c.get("/gantt.svg", params={"powiat": "łomżyński"})).text)
    assert "powiat łomżyński, 2 jednostki" in powiat
    wojewodztwo = slowa((await c.get("/gantt.svg?wojewodztwo=12")).text)
    assert "województwo małopolskie, 1 jednostka" in wojewodztwo
    assert "0/72" in powiat
    assert "0/36" in wojewodztwo


async def test_wersja_planu_i_obrys_wczesniejszej(c: httpx.AsyncClient) -> None:
    await nowa_wersja()
    dzisiejszy, pierwszy = [slowa((await c.get(f"/gantt.svg{x}")).text) for x in ("", "?wersja=1")]
    assert "plan: wersja 2, aneks nr 1 z 20.06.2019" in dzisiejszy
    assert "III kwartał 2019 – I kwartał 2020" in dzisiejszy
    assert "plan: wersja 1" in pierwszy
    assert "plan: wersja 1" in slowa((await c.get("/gantt.svg?stan=2019-06-30")).text)
    obrys = await c.get("/gantt.svg?porownaj=1")
    assert 'id="wczesniej-9"' in obrys.text
    assert "w wersji 1: II – IV kwartał 2019" in slowa(obrys.text)
    assert 'filename="harmonogram-wobec-wersji-1.svg"' in obrys.headers["content-disposition"]
    odmowa = await c.get("/gantt.svg?wersja=1&porownaj=2")
    assert (odmowa.status_code, odmowa.json()["pole"]) == (400, "porownaj")


async def test_wydrukowana_para_daje_ten_sam_plik(c: httpx.AsyncClient, swiat: Swiat) -> None:
    pierwszy = await c.get("/gantt.svg?stan=2019-11-14")
    wiedza = re.search(r"dane z (\d\d\.\d\d\.\d{4}, godz. [\d:]+)", slowa(pierwszy.text))
    assert wiedza is not None
    await asyncio.sleep(1.1)
    await operacje.dodaj_wydarzenie(pozniej(), warsztat(swiat.lomza))
    znowu = await c.get("/gantt.svg", params={"stan": "2019-11-14", "wiedza": wiedza[1]})
    assert znowu.content == pierwszy.content
    assert (await c.get("/gantt.svg?stan=2019-11-14")).content != pierwszy.content


def pozniej() -> Kontekst:
    return Kontekst(SYSTEM, datetime.now(UTC), BIURO.dzis)


async def test_kazde_ujecie_ma_wlasny_plik(c: httpx.AsyncClient, swiat: Swiat) -> None:
    """Nothing of the query is missing from what the memory asks by."""
    await nowa_wersja()
    adresy = [
        "/gantt.png",
        "/gantt.png?stan=2019-10-31",
        "/gantt.png?wiedza=2019-01-01",
        "/gantt.png?papier=A3",
        "/gantt.png?dpi=300",
        f"/gantt.png?jednostka={swiat.krakow}",
        f"/gantt.png?jednostka={swiat.lomza}",
        "/gantt.png?powiat=Kraków",
        "/gantt.png?wojewodztwo=20",
        "/gantt.png?faza=I",
        "/gantt.png?faza=II",
        "/gantt.png?wersja=1",
        "/gantt.png?porownaj=1",
    ]
    pliki = [(await c.get(a)).content for a in adresy]
    assert len(set(pliki)) >= len(adresy) - 1, "only the city and its powiat are the same"


async def test_znaki_funduszy_z_folderu(swiat: Swiat, tmp_path: Path) -> None:
    """A picture laid in the data folder stands in its field at once; another one replaces it."""
    zeton = await nowy_token(await nowe_konto())
    async with klient(Ustawienia(dane=tmp_path, limit_zadan=0)) as program:
        program.headers.update(zeton)
        puste = (await program.get("/gantt.png")).content
        (tmp_path / "znaki").mkdir()
        pliki = [puste]
        for kolor in ("red", "navy"):
            Image.new("RGB", (300, 100), kolor).save(tmp_path / "znaki" / "fe.png")
            pliki.append((await program.get("/gantt.png")).content)
        obrazy = [Image.open(io.BytesIO(p)).convert("RGB") for p in pliki]
        x, y = (round(mm / 25.4 * 150) for mm in (25, 197.4))
        assert [o.getpixel((x + 40, y)) for o in obrazy[1:]] == [(255, 0, 0), (0, 0, 128)]
        assert obrazy[0].getpixel((x + 40, y)) == (255, 255, 255)
        assert b"<image" in (await program.get("/gantt.svg")).content
        (tmp_path / "znaki" / "fe.png").write_bytes(b"to nie obraz")
        odmowa = await program.get("/gantt.png")
    assert (odmowa.status_code, odmowa.json()["pole"]) == (422, "znaki")


async def test_animator_nie_dostaje_cudzej_jednostki(swiat: Swiat) -> None:
    """Also when the coordinator's file of it lies in the memory."""
    animator = await kontekst("klos", "animator", osoba=swiat.animator)
    assert animator.konto.id is not None
    async with klient() as program:
        swoj, cudzy = [await nowy_token(await nowe_konto()), await nowy_token(animator.konto.id)]
        for adres, status in (
            (f"/gantt.svg?jednostka={swiat.piatnica}", 200),
            (f"/gantt.svg?jednostka={swiat.lomza}", 404),
            ("/gantt.svg?powiat=łomżyński", 404),
        ):
            assert (await program.get(adres, headers=swoj)).status_code == 200
            assert (await program.get(adres, headers=cudzy)).status_code == status


# --- refusals -----------------------------------------------------------------------------------

ODMOWY = [
    ("/raporty/kwartalny.xlsx", 400, "okres"),
    ("/raporty/kwartalny.xlsx?okres=", 400, "okres"),
    ("/raporty/kwartalny.xlsx?okres=2019-K5", 400, "okres"),
    ("/raporty/kwartalny.xlsx?okres=0001-01", 400, "okres"),
    ("/raporty/kwartalny.xlsx?okres=9999-12", 400, "okres"),
    ("/raporty/limity.xlsx?okres=2019-06-30..2019-04-01", 400, "okres"),
    (f"{KWARTALNY}&stan=30.09.2019", 400, "stan"),
    ("/gantt.svg?stan=14.11.2019", 400, "stan"),
    ("/gantt.pdf?stan=2019-02-30", 400, "stan"),
    ("/gantt.png?stan=9999-12-31", 400, "stan"),
    ("/gantt.pdf?papier=A5", 400, "papier"),
    ("/gantt.png?dpi=72", 400, "dpi"),
    ("/gantt.png?dpi=0300", 400, "dpi"),
    ("/gantt.svg?jednostka=x", 400, "jednostka"),
    ("/gantt.svg?wersja=-1", 400, "wersja"),
    ("/gantt.svg?wiedza=wczoraj", 400, "wiedza"),
    ("/gantt.svg?porownaj=1", 400, "porownaj"),
    ("/gantt.svg?faza=IV", 404, None),
    ("/gantt.svg?faza=2", 404, None),
    ("/gantt.svg?jednostka=999", 404, None),
    ("/gantt.svg?jednostka=99999999999999999999", 404, None),
    ("/gantt.svg?powiat=suwalski", 404, None),
    ("/gantt.svg?wojewodztwo=99", 404, None),
    ("/gantt.svg?wersja=2", 404, None),
    ("/gantt.svg?porownaj=7", 404, None),
    ("/raporty/nieznany.xlsx?okres=2019-K2", 404, None),
    ("/raporty/kwartalny?okres=2019-K2", 404, None),
    ("/gantt.gif", 404, None),
]


@pytest.mark.parametrize(("adres", "status", "pole"), ODMOWY, ids=[o[0] for o in ODMOWY])
async def test_odmowa_jest_zdaniem(c: httpx.AsyncClient, adres: str, status: int, pole: str | None) -> None:
    odmowa = await c.get(adres)
    assert odmowa.status_code == status
    if pole is not None:
        assert (odmowa.json()["pole"], odmowa.json()["kod"]) == (pole, "bledne_zapytanie")


async def test_czlowiek_dostaje_odmowe_jako_strone(c: httpx.AsyncClient) -> None:
    odmowa = await c.get("/raporty/kwartalny.xlsx", headers={"Accept": "text/html,*/*;q=0.8"})
    assert (odmowa.status_code, odmowa.headers["content-type"]) == (400, "text/html; charset=utf-8")
    assert "okres=2019-K2" in odmowa.text


@pytest.mark.parametrize("stan", ["1900-01-01", "2100-12-31"])
@pytest.mark.parametrize("adres", ["/gantt.svg?", f"{KWARTALNY}&", "/raporty/limity.xlsx?okres=2100-12&"])
async def test_skrajny_dzien_tez_ma_plik(c: httpx.AsyncClient, adres: str, stan: str) -> None:
    assert (await c.get(f"{adres}stan={stan}")).status_code == 200


@pytest.mark.parametrize("adres", ["/gantt.svg", KWARTALNY])
async def test_nieznajomy(swiat: Swiat, adres: str) -> None:
    async with klient() as nikt:
        assert (await nikt.get(adres)).status_code == 401
        assert (await nikt.get(adres, headers={"Authorization": "Bearer zly"})).status_code == 401
        strona = await nikt.get(adres, headers={"Accept": "text/html"})
    assert (strona.status_code, strona.headers["location"]) == (303, "/logowanie")


@pytest.mark.parametrize("rola", ["ekspert", "czlonek_pzk"])
async def test_raporty_czyta_biuro(swiat: Swiat, rola: str) -> None:
    k = await kontekst(rola, rola, osoba=swiat.ekspert)
    assert k.konto.id is not None
    async with klient() as program:
        program.headers.update(await nowy_token(k.konto.id))
        assert (await program.get(KWARTALNY)).status_code == 403
        assert (await program.get("/gantt.svg")).status_code == 200
