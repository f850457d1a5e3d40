"""POST /miesiace/…: a step of the month card from the page."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, post
from litestar.params import FromPath

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import wczytaj_formularz
from biuro.formularze.godziny import KrokKarty
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.operacje import miesiace
from biuro.strony.godziny.dane import DO_POPRAWY, Miesiac
from biuro.strony.godziny.ekran import pokaz
from biuro.strony.godziny.ktory import czyj
from biuro.widoki.adresy import adres_miesiaca
from biuro.widoki.obieg_karty import zdanie_po_kroku
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.karty import Widziano
from harmonogram.zapytania import karty as zapytania


@post("/miesiace/{miesiac:str}/{osoba:int}/{krok:str}", status_code=303)
async def krok_karty(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], krok: FromPath[str]
) -> Response[str]:
    """303 back to the month, or the month with the sentence."""
    ten = miesiac_z_adresu(miesiac)
    await miesiace.sprawdz_prawo(kontekst(request), osoba, krok)
    pola = rama.podane(rama.formularz(request), *KrokKarty.model_fields)
    try:
        dane = wczytaj_formularz(KrokKarty, pola)
        karta = await miesiace.wykonaj_krok(
            kontekst(request),
            osoba,
            ten,
            krok,
            dane.powod,
            brak_godzin=dane.brak_godzin,
            widziano=Widziano(dane.wersja, dane.odcisk),
        )
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _jeszcze_raz(request, ten, osoba, pola, blad)
    numer = None if osoba == konto(request).osoba else osoba
    zdanie = zdanie_po_kroku(karta, await zapytania.zawartosc(osoba, ten))
    return rama.przekieruj(request, adres_miesiaca(ten, numer), zdanie)


async def _jeszcze_raz(
    request: Zadanie, ten: date, osoba: int, pola: Mapping[str, Any], blad: BladDziedziny
) -> Response[str]:
    """The month with the sentence; the page has no field that says whether the month is empty."""
    if blad.pole == "brak_godzin":
        blad = NiepoprawnePole(blad.komunikat)
    plan, chwila = await plan_w_mocy(), await rama.podana_chwila(request)
    kogo = await czyj(konto(request), osoba)
    return await pokaz(request, Miesiac(plan, ten, kogo, pola, blad, w_karcie=True, chwila=chwila))


TRASY = [krok_karty]
