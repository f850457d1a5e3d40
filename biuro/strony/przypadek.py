"""/przypadki/{id}: one test case: its stages, its data, a move, its removal, its history."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import konta, rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.przypadki import EtapyStrony, ZmianaPrzypadku, ZmianaStrony
from biuro.odczyty import przypadki as odczyty
from biuro.operacje import przypadki as operacje
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import przypadki as widok
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.przypadki import RODZAJE, Przypadek
from harmonogram.zapytania import osoby as zapytania_osob

DO_POPRAWY = (409, 422)
Pola = Mapping[str, Any]


@get("/przypadki/{id_przypadku:int}")
async def strona_przypadku(request: Zadanie, id_przypadku: FromPath[int]) -> Response[str]:
    """404 for a removed case and for one of a foreign unit."""
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    return await _pokaz(request, await odczyty.przypadek(konto(request), id_przypadku, wiedza=wiedza))


async def _pokaz(
    request: Zadanie,
    p: Przypadek,
    pola: Pola | None = None,
    bledy: Mapping[str, str] | None = None,
    kod: int = 200,
) -> Response[str]:
    """The page, also with a form that was refused; as of a day before a later stage it is only read."""
    chwila = await rama.podana_chwila(request)
    wiedza = chwila.wiedza if chwila else None
    pokazany = p.na_dzien(chwila.stan) if chwila else p
    edycja = moze(konto(request), operacje.CZYNNOSC) and wiedza is None and (pokazany == p or bool(pola))
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    adres = widok.adres_przypadku(p)
    return rama.odpowiedz(
        request,
        "przypadek.html",
        await rama.rama(
            request,
            f"Przypadek {p.kod}",
            okruchy=[("Przypadki", "/przypadki"), (p.kod, adres)],
            chwila=chwila,
        ),
        status=kod,
        wstep=widok.wstep(pokazany),
        kroki=widok.kroki(pokazany),
        dane=widok.dane(p, jednostki),
        lista_adres=f"/przypadki?jednostka={p.jednostka}",
        adres=adres if edycja else None,
        wskazowka=widok.wskazowka_etapow(await operacje.okna_przypadkow()) if edycja else "",
        historia=widok.historia(
            await odczyty.historia(konto(request), p.id, wiedza=wiedza), await konta.loginy(), jednostki
        ),
        wersja=(pola or {}).get("wersja", p.wersja),
        pola={**widok.pola_etapow(p), **(pola or {})},
        bledy=bledy or {},
        bledy_tytul="Nie zapisano zmian",
    )


@post("/przypadki/{id_przypadku:int}/etapy", status_code=303)
async def etapy(request: Zadanie, id_przypadku: FromPath[int]) -> Response[str]:
    """303 to the case; else its page with the typed days kept."""
    p = await operacje.przypadek_do_zmiany(kontekst(request), id_przypadku)
    pola = rama.formularz(request)
    try:
        reszta = wczytaj_formularz(ZmianaStrony, pola)
        dni = wczytaj_formularz(EtapyStrony, pola).podane()
        po = await operacje.zapisz_etapy(kontekst(request), p.id, dni, reszta.powod, reszta.wersja)
    except BladDziedziny as blad:
        return await _z_bledem(request, p, pola, blad)
    zdanie = "Nic się nie zmieniło." if po.wersja == p.wersja else "Zapisano etapy."
    ostatni = max(po.etapy.values(), default=None)
    return rama.przekieruj(request, widok.adres_przypadku(p), zdanie, dzien=ostatni)


@post("/przypadki/{id_przypadku:int}/usun", status_code=303)
async def usun(request: Zadanie, id_przypadku: FromPath[int]) -> Response[str]:
    """303 to the list; without a reason the page again."""
    p = await operacje.przypadek_do_zmiany(kontekst(request), id_przypadku)
    pola = rama.formularz(request)
    try:
        reszta = wczytaj_formularz(ZmianaStrony, rama.podane(pola, "powod", "wersja"))
        await operacje.usun_przypadek(kontekst(request), p.id, reszta.powod, reszta.wersja)
    except BladDziedziny as blad:
        return await _z_bledem(
            request, p, {"usun-powod": pola.get("powod", "")}, blad, {"powod": "usun-powod"}
        )
    return rama.przekieruj(
        request, "/przypadki", f"Usunięto przypadek {p.kod}. Jego historia zostaje w dzienniku."
    )


async def _z_bledem(
    request: Zadanie, p: Przypadek, pola: Pola, blad: BladDziedziny, nazwy: Mapping[str, str] | None = None
) -> Response[str]:
    """`nazwy`: what a field of the operation is called on the page."""
    if status(blad) not in DO_POPRAWY:
        raise blad
    bledy = {(nazwy or {}).get(pole, pole): zdanie for pole, zdanie in bledy_wg_pol(blad).items()}
    return await _pokaz(request, p, pola, bledy, status(blad))


# --- data and unit --------------------------------------------------------------------------------


@get("/przypadki/{id_przypadku:int}/zmien")
async def formularz_zmiany(request: Zadanie, id_przypadku: FromPath[int]) -> Response[str]:
    """The form of what is known beside the stages."""
    p = await operacje.przypadek_do_zmiany(kontekst(request), id_przypadku)
    return await _formularz(request, p, widok.pola_danych(p))


@post("/przypadki/{id_przypadku:int}/zmien", status_code=303)
async def zmien(request: Zadanie, id_przypadku: FromPath[int]) -> Response[str]:
    """303 to the case, also in another unit of the account; else the form again."""
    p = await operacje.przypadek_do_zmiany(kontekst(request), id_przypadku)
    pola = rama.formularz(request)
    try:
        zmiany = wczytaj_formularz(
            ZmianaPrzypadku, rama.podane(pola, *widok.POLA, "powod", "wersja")
        ).podane()
        powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
        po = await operacje.zmien_przypadek(kontekst(request), p.id, zmiany, powod, wersja)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _formularz(request, p, pola, bledy_wg_pol(blad), status(blad))
    zdanie = "Nic się nie zmieniło." if po.wersja == p.wersja else "Zapisano zmiany."
    return rama.przekieruj(request, widok.adres_przypadku(p), zdanie)


async def _formularz(
    request: Zadanie, p: Przypadek, pola: Pola, bledy: Mapping[str, str] | None = None, kod: int = 200
) -> Response[str]:
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    adres = widok.adres_przypadku(p)
    okruchy = [("Przypadki", "/przypadki"), (p.kod, adres), ("Zmiana", f"{adres}/zmien")]
    return rama.odpowiedz(
        request,
        "przypadek_formularz.html",
        await rama.rama(request, f"Zmiana: {p.kod}", okruchy=okruchy),
        status=kod,
        wstep="Przeniesienie do innej jednostki wymaga powodu. Kod zostaje ten sam.",
        adres=f"{adres}/zmien",
        napis="Zapisz zmiany",
        anuluj=adres,
        jednostki=[(j.id, j.nazwa) for j in await zapytania_osob.jednostki() if zasieg.jednostka(j.id)],
        rodzaje=list(RODZAJE.items()),
        wersja=pola.get("wersja", p.wersja),
        pola=pola,
        bledy=bledy or {},
    )


TRASY = [strona_przypadku, etapy, usun, formularz_zmiany, zmien]
