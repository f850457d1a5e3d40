"""The chart and the reports as files: right bytes and headers, 304, rights, fast when nothing changed."""

import io
from collections.abc import AsyncIterator
from datetime import date

import httpx
import pytest
from openpyxl import load_workbook

from biuro import pliki
from biuro.baza import Silnik
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import wydarzenia as operacje
from biuro.warstwy.naglowki import CSP_PLIKOW
from biuro.wykres_projektu import rysunek
from harmonogram.gantt import Wykres
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

    async def liczony(dane: Wykres, postac: str, papier: str, dpi: int) -> bytes:
        zapisane.append(postac)
        return await rysunek(dane, postac, papier, dpi)

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
