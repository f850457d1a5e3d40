"""Files for a browser session or a bearer token: the chart and the reports, each with a strong ETag."""

import asyncio
from datetime import date
from pathlib import PurePosixPath

from litestar import Response, get

from biuro import odczyty, warunkowe
from biuro.bledy import BladZapytania
from biuro.dane_raportow import dane_raportu
from biuro.formularze.zapytania import dzien_z_adresu
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.pamiec_plikow import PamiecPlikow
from biuro.uprawnienia import wymagaj
from biuro.wykres_projektu import rysunek, wykres
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.dane_raportu import DaneRaportu
from budzet.raporty import RAPORTY, Raport, okres_z_tekstu, raport_o_kodzie
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import Okres

TYPY_WYKRESU = {"svg": "image/svg+xml", "png": "image/png", "pdf": "application/pdf"}
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
POBIERANE = frozenset({"pdf", "xlsx"})
"""Browsers show the other ones; their PDF viewer does not start under `sandbox`."""


@get([f"/gantt.{postac}" for postac in TYPY_WYKRESU])
async def gantt(request: Zadanie) -> Response[bytes]:
    """The chart with the marks of those events that the account may see."""
    stan, k, dzis = _stan(request), konto(request), kontekst(request).dzis
    wymagaj(k, "plan.czytaj")
    postac = PurePosixPath(request.scope["path"]).suffix[1:]

    async def rysuj() -> bytes:
        return await rysunek(await wykres(k, await odczyty.chwila(dzis, stan)), postac)

    co = (postac, stan or dzis, odczyty_wydarzen.widocznosc(k))
    nazwa = f"harmonogram-{stan.isoformat()}.{postac}" if stan else f"harmonogram.{postac}"
    return _plik(request, await _pamiec(request).plik(co, rysuj), TYPY_WYKRESU[postac], nazwa)


@get([f"/raporty/{kod}.xlsx" for kod in RAPORTY])
async def raport(request: Zadanie) -> Response[bytes]:
    """The report of `?okres=`, as of `?stan=`, as a download."""
    stan, okres, dzis = _stan(request), _okres(request), kontekst(request).dzis
    wymagaj(konto(request), "raporty.czytaj")
    wybrany = raport_o_kodzie(PurePosixPath(request.scope["path"]).stem)

    async def zloz() -> bytes:
        dane = await dane_raportu(wybrany.kod, okres, await odczyty.chwila(dzis, stan))
        return await asyncio.to_thread(_skoroszyt, wybrany, dane)

    tresc = await _pamiec(request).plik((wybrany.kod, okres, stan or dzis), zloz)
    return _plik(request, tresc, XLSX, wybrany.nazwa_pliku(okres))


def _skoroszyt(wybrany: Raport, dane: DaneRaportu) -> bytes:
    from budzet.xlsx import FOLDER_SZABLONOW, skoroszyt_na_bajty  # here: openpyxl is slow to load

    return skoroszyt_na_bajty(FOLDER_SZABLONOW / wybrany.szablon, wybrany.uloz(dane))


# --- request and answer -------------------------------------------------------------------------


def _stan(request: Zadanie) -> date | None:
    tekst = request.query_params.get("stan", "")
    return dzien_z_adresu(tekst) if tekst else None


def _okres(request: Zadanie) -> Okres:
    tekst = request.query_params.get("okres", "")
    if not tekst:
        raise BladZapytania("Podaj parametr „okres”, np. okres=2019-K2.", "okres")
    try:
        return okres_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise BladZapytania(f"Parametr „okres”: {blad.komunikat}", "okres") from None


def _pamiec(request: Zadanie) -> PamiecPlikow:
    pamiec: PamiecPlikow = request.app.state.pamiec_plikow
    return pamiec


def _plik(request: Zadanie, tresc: bytes, typ: str, nazwa: str) -> Response[bytes]:
    naglowki = {n.lower(): w for n, w in request.headers.items()}
    o = warunkowe.odpowiedz_pliku(naglowki, tresc, typ)
    jak = "attachment" if PurePosixPath(nazwa).suffix[1:] in POBIERANE else "inline"
    o.naglowki["Content-Disposition"] = f'{jak}; filename="{nazwa}"'
    return warunkowe.odpowiedz_litestar(o)


TRASY = [gantt, raport]
