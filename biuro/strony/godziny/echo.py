"""GET /godziny/echo: what the quick form understood and what the entry would leave; nothing is written."""

from collections.abc import Mapping, Sequence
from typing import Any

from litestar import Response, get

from biuro import odczyty_stron
from biuro.bledy_http import status
from biuro.formularze import wczytaj_formularz
from biuro.formularze.godziny import NowyWpis, rozwin
from biuro.formularze.zapytania import ZapytanieOsoby, wczytaj_zapytanie
from biuro.ocena.wpis import DaneWpisu
from biuro.odczyty import pulap as odczyty_pulapu
from biuro.operacje import godziny as operacje
from biuro.strony.godziny.dane import DO_POPRAWY
from biuro.strony.godziny.ktory import czyj, ten_miesiac
from biuro.uprawnienia import wymagaj
from biuro.widoki import echo_wpisu
from biuro.wyglad.szablon import strona_html
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.limity import Miesiac
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import miesiac
from harmonogram.zapytania.sumy import Zakres


@get("/godziny/echo")
async def echo(request: Zadanie) -> Response[str]:
    """A fragment for the status line; empty until something stands in „Kiedy”."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    tresc = await _tresc(request) if request.query_params.get("kiedy", "").strip() else echo_wpisu.NIC
    return Response(strona_html("_echo_wpisu.html", **tresc), media_type="text/html")


async def _tresc(request: Zadanie) -> dict[str, Any]:
    pola, k = dict(request.query_params), kontekst(request)
    osoba = await czyj(k.konto, wczytaj_zapytanie(ZapytanieOsoby, pola).osoba)
    if osoba is None:
        return echo_wpisu.NIC
    try:
        ten = await ten_miesiac(request)
        dane = wczytaj_formularz(NowyWpis, {**rozwin(pola, k.dzis, ten), "osoba": str(osoba.id), "klucz": ""})
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return echo_wpisu.odmowa(blad)
    wpis = DaneWpisu(**dane.model_dump(exclude={"klucz"}))
    los = (await operacje.ocen_wpisy(k, [wpis]))[0]
    limity = los.odpowiedz["limity"] if los.odpowiedz else []
    nazwy = await odczyty_stron.kogo_z_odpowiedzi(limity)
    pulap = await odczyty_pulapu.stan_miesiaca(k.konto, osoba.id, wpis.dzien)
    return echo_wpisu.echo(wpis, ten, los, nazwy, await _pula(limity, wpis), pulap)


async def _pula(limity: Sequence[Mapping[str, Any]], wpis: DaneWpisu) -> Miesiac | None:
    """The month of the unit's pool as it stands without the entry."""
    jednostka = next((x["jednostka"] for x in limity if x["dla"] is None), None)
    if jednostka is None:
        return None
    koniec = Zakres(miesiac(wpis.dzien).ostatni)
    znalezione = await zapytania_limitow.limity(
        await plan_w_mocy(), [Posiadacz(None, jednostka)], koniec, wpis.dzialanie
    )
    return znalezione[0].miesiac


TRASY = [echo]
