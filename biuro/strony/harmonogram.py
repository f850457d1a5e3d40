"""/harmonogram: the chart and, as its twin in words, plan against actual by quarters."""

from collections.abc import Sequence
from typing import Any

from litestar import Response, get

from biuro import konta, odczyty_stron, rama, wykres_projektu
from biuro.formularze.macierz import NARASTAJACO, ZapytanieMacierzy
from biuro.formularze.zapytania import wczytaj_zapytanie
from biuro.odczyty import Chwila
from biuro.odczyty import komentarze as odczyty_komentarzy
from biuro.odczyty.obszar import obszar
from biuro.odczyty.wybor_jednostek import do_wyboru
from biuro.odczyty_stron import Stan
from biuro.uprawnienia import Konto
from biuro.widoki import filtry_macierzy as filtry
from biuro.widoki import komentarze as widok_komentarzy
from biuro.widoki import macierz as widok
from biuro.widoki.adresy import adres
from biuro.widoki.zdanie_planu import zdanie
from biuro.wykres_projektu import Ujecie
from biuro.zadanie import Zadanie, konto
from budzet.zapytania import wykonanie
from budzet.zapytania.komentarze import Komentarz
from harmonogram.gantt import Wykres
from harmonogram.obszary import Obszar
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wersje_planu import numery_przyjetych

ADRES = "/harmonogram"


@get(ADRES)
async def harmonogram(request: Zadanie) -> Response[str]:
    """The whole project or some of its units, by the plan in force or by another accepted version."""
    kto = konto(request)
    pytanie = wczytaj_zapytanie(ZapytanieMacierzy, dict(request.query_params))
    w_mocy = await rama.chwila_strony(request)
    chwila = await wykres_projektu.wedlug_wersji(w_mocy, pytanie.wersja)
    gdzie = await obszar(kto, pytanie.jednostka, pytanie.powiat, pytanie.wojewodztwo)
    dane = await odczyty_stron.stan_planu(chwila, gdzie.jednostki)
    gantt = await _wykres(kto, dane, gdzie, pytanie)
    wybor = await do_wyboru(kto, pytanie.powiat, pytanie.wojewodztwo, pytanie.jednostka)
    parametry = filtry.wybrane(pytanie) | rama.parametry_chwili(request)
    komentarze = await _komentarze(kto, dane, gdzie, pytanie)
    macierz = widok.macierz(_dane_macierzy(dane, gdzie, gantt, pytanie, parametry, komentarze))
    numery = {w.nr for w in macierz.wiersze}
    tytul = "Harmonogram" + (f": {filtry.krotko(gdzie)}" if gdzie.jednostki is not None else "")
    strona = await rama.rama(request, tytul, okruchy=[("Harmonogram", ADRES)], chwila=chwila)
    return rama.odpowiedz(
        request,
        "harmonogram.html",
        {**strona, "inne_pola": filtry.pola(pytanie)},
        wstep=zdanie(
            [d for d in chwila.plan.wersja.dzialania if d.nr in numery],
            dane.podsumowania,
            gdzie.nazwa if gdzie.jednostki is not None else "",
            gantt.faza,
        ),
        inna_wersja=_inna_wersja(request, pytanie, chwila, w_mocy),
        filtry=filtry.filtry(pytanie, wybor, chwila.plan.wersja, await numery_przyjetych()),
        ukryte=filtry.poza_filtrami(pytanie, rama.parametry_chwili(request)),
        gantt=gantt,
        zapytanie=adres("", **parametry),
        pliki=filtry.pliki(kto, pytanie, chwila, rama.parametry_chwili(request)),
        widoki=filtry.widoki(pytanie, rama.parametry_chwili(request)),
        narastajaco=pytanie.widok == NARASTAJACO,
        macierz=macierz,
        komentarze=await _lista(komentarze, dane, parametry, gdzie),
    )


async def _wykres(kto: Konto, dane: Stan, gdzie: Obszar, pytanie: ZapytanieMacierzy) -> Wykres:
    """The same chart as the file's."""
    ujecie = Ujecie(faza=pytanie.faza, porownaj=pytanie.porownaj)
    return await wykres_projektu.z_policzonych(
        kto, dane.chwila, gdzie, dane.zrobione, dane.podsumowania, ujecie
    )


def _dane_macierzy(
    dane: Stan,
    gdzie: Obszar,
    gantt: Wykres,
    pytanie: ZapytanieMacierzy,
    parametry: dict[str, object],
    komentarze: Sequence[Komentarz],
) -> widok.DaneMacierzy:
    chwila = dane.chwila
    jednej = gdzie.jednostki is None or pytanie.jednostka is not None
    return widok.DaneMacierzy(
        dzialania=chwila.plan.wersja.dzialania,
        cele=wykonanie.cele(chwila.plan, chwila.zakres(gdzie.jednostki)),
        podsumowania=dane.podsumowania,
        wiersze=dane.wiersze,
        kwartaly=gantt.kwartaly,
        etapy=gantt.etapy,
        stan=chwila.stan,
        jednostek=dane.zrobione.jednostek,
        parametry=parametry,
        komentarze=widok_komentarzy.komentowane(komentarze) if jednej else {},
        narastajaco=pytanie.widok == NARASTAJACO,
        faza=gantt.faza,
    )


# --- comments -------------------------------------------------------------------------------------


async def _komentarze(kto: Konto, dane: Stan, gdzie: Obszar, pytanie: ZapytanieMacierzy) -> list[Komentarz]:
    """Of the project's cells, of one unit's, or of all units of the area; in a phase of its quarters."""
    znalezione = await odczyty_komentarzy.widoku(kto, gdzie.jednostki, dane.chwila.wiedza)
    faza = wykres_projektu.faza(dane.chwila.plan.wersja, pytanie.faza)
    return [k for k in znalezione if faza is None or k.komorka.kwartal.okres.czesc_wspolna(faza.okres)]


async def _lista(
    komentarze: Sequence[Komentarz],
    dane: Stan,
    parametry: dict[str, object],
    gdzie: Obszar,
) -> list[dict[str, Any]]:
    """Units are named where the view has several."""
    if not komentarze:
        return []
    z_jednostka = gdzie.jednostki is not None and len(gdzie.jednostki) > 1
    numery = {k.komorka.jednostka for k in komentarze if k.komorka.jednostka is not None}
    return widok_komentarzy.lista(
        komentarze,
        dane.chwila.plan.wersja.dzialania,
        {j.id: j for j in await zapytania_osob.jednostki(numery)} if z_jednostka else {},
        await konta.loginy(),
        parametry,
    )


def _inna_wersja(
    request: Zadanie, pytanie: ZapytanieMacierzy, chwila: Chwila, w_mocy: Chwila
) -> dict[str, str] | None:
    """Named on top when the plan is not the one in force on the day."""
    if chwila.plan.wersja.nr == w_mocy.plan.wersja.nr:
        return None
    reszta = filtry.wybrane(pytanie) | filtry.ogladane(pytanie) | rama.parametry_chwili(request)
    return {
        "napis": chwila.plan.wersja.opis,
        "w_mocy": w_mocy.plan.wersja.opis,
        "adres": adres(ADRES, **{**reszta, "wersja": None}),
    }


TRASY = [harmonogram]
