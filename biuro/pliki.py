"""Files for a browser session or a bearer token: the chart and the reports, each with a strong ETag."""

import asyncio
from pathlib import PurePosixPath

from litestar import Response, get

from biuro import odczyty, wykres_projektu
from biuro.bledy import BladZapytania
from biuro.dane_raportow import dane_raportu
from biuro.formularze.wykres import ZapytanieWykresu
from biuro.formularze.zapytania import ZapytanieChwili, wczytaj_zapytanie
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.pamiec_plikow import Plik
from biuro.pobieranie import PDF, SVG, XLSX, bez_ogonkow, odpowiedz_plikiem, pamiec
from biuro.uprawnienia import wymagaj
from biuro.wykres_projektu import Ujecie, rysunek
from biuro.zadanie import Zadanie, kontekst, konto, ustawienia
from budzet.dane_raportu import DaneRaportu
from budzet.raporty import RAPORTY, Raport, okres_z_tekstu, raport_o_kodzie
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.czas import Okres
from harmonogram.gantt import Wykres

TYPY_WYKRESU = {"svg": SVG, "png": "image/png", "pdf": PDF}


@get([f"/gantt.{postac}" for postac in TYPY_WYKRESU])
async def gantt(request: Zadanie) -> Response[bytes]:
    """The chart with the marks of those events that the account may see."""
    z = wczytaj_zapytanie(ZapytanieWykresu, request.query_params)
    k, dzis = konto(request), kontekst(request).dzis
    wymagaj(k, "plan.czytaj")
    postac, wiedza, ujecie = PurePosixPath(request.scope["path"]).suffix[1:], z.wiedza, _ujecie(z)
    dpi = z.dpi if postac == "png" else 150

    async def rysuj() -> Plik:
        znane = await odczyty.wiedza_pliku(wiedza)
        chwila = await wykres_projektu.chwila(dzis, z.stan, znane, z.wersja)
        dane = await wykres_projektu.wykres(k, chwila, ujecie, ustawienia(request).male_liczby)
        return Plik(await rysunek(dane, postac, z.papier, dpi, znaki), nazwa_wykresu(dane, z, postac))

    znaki = wykres_projektu.znaki_w(ustawienia(request).dane)
    widac = odczyty_wydarzen.widocznosc(k), wymagaj(k, "jednostki.czytaj")
    co = (postac, z.papier, dpi, z.stan, dzis, wiedza, ujecie, widac, znaki)
    try:
        plik = await pamiec(request).plik(co, rysuj)
    except NiepoprawnePole as blad:
        if blad.pole not in ZapytanieWykresu.model_fields:
            raise
        raise BladZapytania(f"Parametr „{blad.pole}”: {blad.komunikat}", blad.pole) from None
    return odpowiedz_plikiem(request, plik, TYPY_WYKRESU[postac])


def _ujecie(z: ZapytanieWykresu) -> Ujecie:
    return Ujecie(z.jednostka, z.powiat, z.wojewodztwo, z.faza, z.wersja, z.porownaj)


def nazwa_wykresu(dane: Wykres, z: ZapytanieWykresu, postac: str) -> str:
    """„harmonogram-gmina-Piatnica-etap-II-wersja-2-A3-300dpi-2019-06-30.png”: what was asked for."""
    gdzie = dane.zakres.partition(" · ")[0].partition(" (")[0].partition(",")[0]
    czesci = (
        gdzie if z.jednostka or z.powiat or z.wojewodztwo else "",
        f"etap-{z.faza}" if z.faza else "",
        f"wersja-{z.wersja}" if z.wersja else "",
        f"wobec-wersji-{z.porownaj}" if z.porownaj else "",
        z.papier if z.papier != "A4" else "",
        f"{z.dpi}dpi" if postac == "png" and z.dpi != 150 else "",
        z.stan.isoformat() if z.stan else "",
    )
    return "-".join(["harmonogram", *(bez_ogonkow(c) for c in czesci if c)]) + f".{postac}"


@get([f"/raporty/{kod}.xlsx" for kod in RAPORTY])
async def raport(request: Zadanie) -> Response[bytes]:
    """The report of `?okres=`, as of `?stan=` and `?wiedza=`, as a download."""
    z, okres = wczytaj_zapytanie(ZapytanieChwili, request.query_params), _okres(request)
    dzis, wiedza = kontekst(request).dzis, z.wiedza
    wymagaj(konto(request), "raporty.czytaj")
    wybrany = raport_o_kodzie(PurePosixPath(request.scope["path"]).stem)

    async def zloz() -> Plik:
        chwila = await odczyty.chwila(dzis, z.stan, await odczyty.wiedza_pliku(wiedza))
        dane = await dane_raportu(wybrany.kod, okres, chwila, ustawienia(request).male_liczby)
        return Plik(await asyncio.to_thread(_skoroszyt, wybrany, dane), wybrany.nazwa_pliku(okres))

    plik = await pamiec(request).plik((wybrany.kod, okres, z.stan, dzis, wiedza), zloz)
    return odpowiedz_plikiem(request, plik, XLSX)


def _skoroszyt(wybrany: Raport, dane: DaneRaportu) -> bytes:
    from budzet.xlsx import FOLDER_SZABLONOW, skoroszyt_na_bajty  # here: openpyxl is slow to load

    return skoroszyt_na_bajty(FOLDER_SZABLONOW / wybrany.szablon, wybrany.uloz(dane))


# --- request and answer -------------------------------------------------------------------------


def _okres(request: Zadanie) -> Okres:
    tekst = request.query_params.get("okres", "")
    if not tekst:
        raise BladZapytania("Podaj parametr „okres”, np. okres=2019-K2.", "okres")
    try:
        return okres_z_tekstu(tekst)
    except BladDziedziny as blad:
        raise BladZapytania(f"Parametr „okres”: {blad.komunikat}", "okres") from None


TRASY = [gantt, raport]
