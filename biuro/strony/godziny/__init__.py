"""/godziny: a person's month; entries are stored by zapis.py, steps of the card stand in kroki.py."""

from litestar import Response, get

from biuro import rama
from biuro.formularze.zapytania import ZapytanieOsoby, wczytaj_zapytanie
from biuro.strony.godziny import echo, kroki, powtorzenia, wiersze, zapis
from biuro.strony.godziny.dane import Miesiac
from biuro.strony.godziny.ekran import pokaz
from biuro.strony.godziny.ktory import czyj, ten_miesiac
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki.adresy import adres
from biuro.zadanie import Zadanie, konto
from budzet.zapytania.cele import plan_w_mocy


@get("/godziny")
async def strona_miesiaca(request: Zadanie) -> Response[str]:
    """The month of oneself, of the person chosen, or the cards of all."""
    kto = konto(request)
    wlasny = "osoba" not in request.query_params  # a substitute opens other people's months by their address
    if not moze(kto.bez_zastepstw if wlasny else kto, "miesiace.czytaj"):
        wymagaj(konto(request), "godziny.czytaj")
        return rama.przekieruj(request, adres("/godziny/wpisy", **rama.parametry_chwili(request)))
    pytanie = wczytaj_zapytanie(ZapytanieOsoby, dict(request.query_params))
    plan = await plan_w_mocy()
    chwila = await rama.podana_chwila(request)
    ten = await ten_miesiac(request)
    osoba = await czyj(kto, pytanie.osoba)
    return await pokaz(request, Miesiac(plan, ten, osoba, chwila=chwila))


TRASY = [strona_miesiaca, *zapis.TRASY, *wiersze.TRASY, *echo.TRASY, *kroki.TRASY, *powtorzenia.TRASY]
