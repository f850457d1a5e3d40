"""/wydarzenia/nowe and /wydarzenia/{id}/zmien: one form; „Dodaj kolejny dzień” saves nothing."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odczyty, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.wydarzenia import NoweWydarzenie, ZmianaWydarzenia
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.operacje import wydarzenia as operacje
from biuro.strony.wydarzenie.strona import DO_POPRAWY
from biuro.uprawnienia import Konto, wymagaj
from biuro.widoki import formularz_wydarzenia as widok
from biuro.widoki.wydarzenia import adres_wydarzenia
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BladDziedziny
from harmonogram.osoby import Osoba
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania import osoby as zapytania_osob

Pola = Mapping[str, Any]
Z_ADRESU = ("rodzaj", "dzialanie", "jednostki", "zadanie")
"""Fields that a link may fill in beforehand."""


@get("/wydarzenia/nowe")
async def formularz_nowego(request: Zadanie) -> Response[str]:
    """The form of a new event."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = {n: w for n, w in request.query_params.items() if n in Z_ADRESU}
    return await _formularz(request, None, {"tryb": "stacjonarnie", **pola}, 1)


@post("/wydarzenia/nowe", status_code=303)
async def nowe(request: Zadanie) -> Response[str]:
    """303 to the event, or the form again."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola, ile_dni = widok.ulozone_dni(rama.formularz(request))
    if "dodaj_dzien" in pola:
        return await _formularz(request, None, widok.kolejny_dzien(pola, ile_dni), ile_dni + 1)
    try:
        w = await operacje.dodaj_wydarzenie(kontekst(request), _dane(pola))
    except BladDziedziny as blad:
        return await _z_bledem(request, None, pola, ile_dni, blad)
    return rama.przekieruj(request, adres_wydarzenia(w), "Zapisano wydarzenie.", dzien=w.terminy[-1].dzien)


@get("/wydarzenia/{id_wydarzenia:int}/zmien")
async def formularz_zmiany(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """The form of one event."""
    w = await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    return await _formularz(request, w, *widok.z_wydarzenia(w))


@post("/wydarzenia/{id_wydarzenia:int}/zmien", status_code=303)
async def zmien(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[str]:
    """303 to the event, or the form again."""
    w = await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    pola, ile_dni = widok.ulozone_dni(rama.formularz(request))
    if "dodaj_dzien" in pola:
        return await _formularz(request, w, widok.kolejny_dzien(pola, ile_dni), ile_dni + 1)
    try:
        reszta = wczytaj_formularz(ZmianaWydarzenia, rama.podane(pola, "wersja", "powod"))
        dane = _dane(pola)
        zmiany = {pole: getattr(dane, pole) for pole in DaneWydarzenia.__dataclass_fields__}
        nowy = await operacje.zmien_wydarzenie(
            kontekst(request), id_wydarzenia, zmiany, reszta.powod, reszta.wersja
        )
    except BladDziedziny as blad:
        return await _z_bledem(request, w, pola, ile_dni, blad)
    zdanie = "Nic się nie zmieniło." if nowy.wersja == w.wersja else "Zapisano zmiany."
    return rama.przekieruj(request, adres_wydarzenia(w), zdanie, dzien=nowy.terminy[-1].dzien)


def _dane(pola: Pola) -> DaneWydarzenia:
    """What was typed, with the action that an empty choice means; an unticked list is an empty one."""
    dzialanie = widok.dzialanie_rodzaju(str(pola.get("rodzaj", "")), str(pola.get("dzialanie", "")))
    dane = wczytaj_formularz(NoweWydarzenie, {**pola, "dzialanie": dzialanie})
    return DaneWydarzenia(
        rodzaj=dane.rodzaj,
        tytul=dane.tytul,
        dni=tuple((d.dzien, d.od_min, d.do_min) for d in dane.dni),
        dzialanie=dane.dzialanie,
        miejsce=dane.miejsce,
        tryb=dane.tryb,
        jednostki=frozenset(dane.jednostki),
        prowadzacy=frozenset(dane.prowadzacy),
        uczestnicy=frozenset(dane.uczestnicy),
        zadanie=dane.zadanie,
    )


# --- the form -------------------------------------------------------------------------------------


async def _z_bledem(
    request: Zadanie, w: Wydarzenie | None, pola: Pola, ile_dni: int, blad: BladDziedziny
) -> Response[str]:
    if status(blad) not in DO_POPRAWY:
        raise blad
    bledy = bledy_wg_pol(blad)
    if not ile_dni:
        bledy["dni"] = "Podaj co najmniej jeden dzień wydarzenia."
    return await _formularz(request, w, pola, max(ile_dni, 1), bledy, status(blad))


async def _formularz(
    request: Zadanie,
    w: Wydarzenie | None,
    pola: Pola,
    ile_dni: int,
    bledy: Mapping[str, str] | None = None,
    kod: int = 200,
) -> Response[str]:
    plan = (await plan_w_mocy()).wersja
    tytul = f"Zmiana: {w.tytul}" if w else "Nowe wydarzenie"
    sciezka = f"{adres_wydarzenia(w)}/zmien" if w else "/wydarzenia/nowe"
    powrot = adres_wydarzenia(w) if w else "/wydarzenia"
    srodek = [(w.tytul, powrot)] if w else []
    okruchy = [("Wydarzenia", "/wydarzenia"), *srodek, ("Zmiana" if w else tytul, sciezka)]
    jednostki = [j for j in await zapytania_osob.jednostki() if _widac_jednostke(konto(request), j.id, w)]
    return rama.odpowiedz(
        request,
        "wydarzenie_formularz.html",
        await rama.rama(request, tytul, okruchy=okruchy, plan=plan),
        status=kod,
        wstep="",
        adres=sciezka,
        napis="Zapisz zmiany" if w else "Zapisz wydarzenie",
        anuluj=powrot,
        ile_dni=ile_dni,
        **widok.opcje(plan, jednostki, await _osoby(konto(request), w), w),
        wersja=pola.get("wersja", w.wersja) if w else None,
        pola=pola,
        bledy=bledy or {},
    )


def _widac_jednostke(k: Konto, id_jednostki: int, w: Wydarzenie | None) -> bool:
    """Units that the account may write for, and those the event has already."""
    zasieg = wymagaj(k, operacje.CZYNNOSC)
    return zasieg.jednostka(id_jednostki) or (w is not None and id_jednostki in w.jednostki)


async def _osoby(k: Konto, w: Wydarzenie | None) -> list[Osoba]:
    """Everybody the account sees, and those the event names already: they must not fall off it."""
    widoczne = await odczyty.osoby(k)
    znane = {o.id for o in widoczne}
    dalsze = (w.prowadzacy | w.uczestnicy) - znane if w else frozenset()
    return [*widoczne, *(await zapytania_osob.osoby(dalsze)).values()] if dalsze else widoczne


TRASY = [formularz_nowego, nowe, formularz_zmiany, zmien]
