"""What several first screens show: next events, own cards, the form of an entry."""

from typing import Any

from biuro import odczyty_stron, rama
from biuro.odczyty import Chwila
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.operacje.godziny import CZYNNOSC
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import szybki_wpis, terminy
from biuro.widoki.szybki_wpis import Czyj
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.czas import Okres, poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Osoba
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.nawyki import ostatnio_zapisane
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

NAJBLIZSZYCH = 5


async def najblizsze(request: Zadanie, chwila: Chwila) -> list[dict[str, Any]]:
    """Events from the day on that concern this account; cancelled ones say so."""
    kto = konto(request)
    koniec = max(chwila.plan.wersja.projekt.okres.do, chwila.stan.replace(month=12, day=31))
    filtr = FiltrWydarzen(okres=Okres(chwila.stan, koniec), zwiazani=odczyty_wydarzen.moje(kto))
    znalezione = await odczyty_wydarzen.po_kolei(kto, filtr, 0, NAJBLIZSZYCH, wiedza=chwila.wiedza)
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    return [terminy.termin(w, jednostki, chwila.stan) for w in terminy.po_kolei(znalezione)]


async def wlasna_osoba(request: Zadanie) -> Osoba | None:
    """The person behind the account."""
    numer = konto(request).osoba
    return await zapytania_osob.osoba(numer) if numer is not None else None


async def formularz(request: Zadanie, chwila: Chwila, osoba: Osoba) -> dict[str, Any]:
    """`formularz`, `pola` and `bledy` of an entry of one's own; it comes back here after saving."""
    kto, dzis = konto(request), kontekst(request).dzis
    pisze = moze(kto, CZYNNOSC) and wymagaj(kto, CZYNNOSC).osoba(osoba.id) and chwila.stan <= dzis
    if not pisze or chwila.wiedza is not None:
        return {"formularz": None, "pola": {}, "bledy": {}}
    m = await odczyty_stron.mozliwosci_wpisu(chwila.plan, osoba, chwila.stan, chwila.stan)
    ostatnie = await ostatnio_zapisane(osoba.id, szybki_wpis.OSTATNICH)
    karta = await zapytania_kart.karta(osoba.id, poczatek_miesiaca(chwila.stan))
    czyj = Czyj(osoba, chwila.stan, dzis, wroc="/", stan_karty=karta.stan)
    gotowy = szybki_wpis.nowy(m, czyj, ostatnie)
    pola = szybki_wpis.poczatkowe(gotowy, ostatnie, m) if gotowy else {}
    if gotowy and (co := szybki_wpis.wybrany(gotowy, request.query_params.get("dla", ""))):
        pola["co"] = co
    return {"formularz": gotowy, "pola": pola, "bledy": {}}


async def wpisy_miesiaca(osoba: Osoba, chwila: Chwila) -> list[WpisGodzin]:
    """Own entries of the day's month, up to the day."""
    okres = Okres.wlacznie(poczatek_miesiaca(chwila.stan), chwila.stan)
    return await zapytania_godzin.wpisy(FiltrWpisow(osoba=osoba.id, okres=okres), wiedza=chwila.wiedza)


async def wlasne_karty(request: Zadanie, osoba: Osoba, chwila: Chwila) -> list[dict[str, Any]]:
    """The last months of one's own."""
    gdzie = rama.parametry_chwili(request)
    return await odczyty_stron.karty_osoby(
        osoba.id, chwila.stan, wlasne=True, wiedza=chwila.wiedza, gdzie=gdzie
    )
