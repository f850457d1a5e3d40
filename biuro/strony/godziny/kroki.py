"""POST /miesiace/…: a step of the month card from the page."""

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
from biuro.wyglad.napisy import nazwa_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny
from harmonogram.karty import STANY_KARTY


@post("/miesiace/{miesiac:str}/{osoba:int}/{krok:str}", status_code=303)
async def krok_karty(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], krok: FromPath[str]
) -> Response[str]:
    """303 back to the month, or the month with the sentence."""
    ten = miesiac_z_adresu(miesiac)
    await miesiace.sprawdz_prawo(kontekst(request), osoba, krok)
    pola = {"powod": rama.formularz(request).get("powod", "")}
    try:
        powod = wczytaj_formularz(KrokKarty, pola).powod
        karta = await miesiace.wykonaj_krok(kontekst(request), osoba, ten, krok, powod)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        plan, chwila = await plan_w_mocy(), await rama.podana_chwila(request)
        kogo = await czyj(konto(request), osoba)
        return await pokaz(request, Miesiac(plan, ten, kogo, pola, blad, w_karcie=True, chwila=chwila))
    numer = None if osoba == konto(request).osoba else osoba
    zdanie = f"Karta za {nazwa_miesiaca(ten)}: {STANY_KARTY[karta.stan]}."
    return rama.przekieruj(request, adres_miesiaca(ten, numer), zdanie)


TRASY = [krok_karty]
