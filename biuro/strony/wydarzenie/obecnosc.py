"""/wydarzenia/{id}/obecnosc: attendance by day, and guests who are not on the list."""

from collections.abc import Sequence
from datetime import date

from litestar import Response, post
from litestar.params import FromPath

from biuro import rama
from biuro.formularze import wczytaj_formularz
from biuro.formularze.wydarzenia import NowyGosc
from biuro.operacje import wydarzenia as operacje
from biuro.strony.wydarzenie.strona import dzien_strony, z_bledem
from biuro.widoki import obecnosc as widok
from biuro.widoki.wydarzenia import adres_wydarzenia, dni
from biuro.zadanie import Zadanie, kontekst
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.czas import dzien_z_iso
from harmonogram.obecnosc import uloz_obecnego
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania import obecnosc as zapytania


@post("/wydarzenia/{id_wydarzenia:int}/obecnosc", status_code=303)
async def zapisz(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event; a day not yet come or a list changed by somebody else is said on the page."""
    k = kontekst(request)
    w = await operacje.wydarzenie_do_zmiany(k, id_wydarzenia)
    try:
        lista = widok.zaznaczone(rama.formularz(request), await zapytania.obecnosc(id_wydarzenia))
        await operacje.zapisz_obecnosc(k, id_wydarzenia, lista)
    except BladDziedziny as blad:
        blad.pole = None  # it names a place in the list of the operation, not a field of this page
        return await z_bledem(request, w, {}, blad)
    do_oznaczenia = w.stan == "zaplanowane" and w.terminy[-1].dzien <= k.dzis
    dalej = " Zostało oznaczyć wydarzenie jako odbyte." if do_oznaczenia else ""
    return rama.przekieruj(request, adres_wydarzenia(w), f"Zapisano obecność.{dalej}")


@post("/wydarzenia/{id_wydarzenia:int}/obecnosc/dopisz", status_code=303)
async def dopisz(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event, with the guest present on the days ticked."""
    k = kontekst(request)
    w = await operacje.wydarzenie_do_zmiany(k, id_wydarzenia)
    pola = {"dni": [], **rama.formularz(request)}
    try:
        gosc = uloz_obecnego(**wczytaj_formularz(NowyGosc, pola).model_dump())
        dzis = dzien_strony(request, await rama.podana_chwila(request))
        terminy = _dni_goscia(w, widok.lista(pola.get("dni")), dzis)
        lista = widok.z_dopisanym(terminy, gosc, await zapytania.obecnosc(id_wydarzenia))
        await operacje.zapisz_obecnosc(k, id_wydarzenia, lista)
    except BladDziedziny as blad:
        return await z_bledem(request, w, pola, blad)
    kto = gosc.gosc.nazwa if gosc.gosc else ""
    return rama.przekieruj(request, adres_wydarzenia(w), f"Dopisano do listy: {kto}.")


def _dni_goscia(w: Wydarzenie, zaznaczone: Sequence[str], dzis: date) -> list[date]:
    """The days ticked; there is nothing to tick when one day is all there is."""
    minione = [d for d in dni(w) if d <= dzis]
    if len(minione) == 1:
        return minione
    wybrane = [d for d in map(dzien_z_iso, zaznaczone) if d in minione]
    if not wybrane:
        raise NiepoprawnePole("Zaznacz co najmniej jeden dzień.", "dni")
    return wybrane


TRASY = [zapisz, dopisz]
