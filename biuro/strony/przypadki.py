"""/przypadki: test cases by unit, with the judgement of each; /przypadki/nowy: the report of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from litestar import Response, get, post

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.przypadki import NowyPrzypadek, ZapytanieStronyPrzypadkow
from biuro.formularze.zapytania import dzien_ze_strony, okres_z_adresu, wczytaj_zapytanie
from biuro.odczyty import Chwila
from biuro.odczyty import przypadki as odczyty
from biuro.operacje import przypadki as operacje
from biuro.operacje.przypadki import DanePrzypadku
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import przypadki as widok
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst
from harmonogram.osoby import Jednostka
from harmonogram.przypadki import ETAPY, RODZAJE
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.przypadki import BEZ_ETAPU, FiltrPrzypadkow

NA_STRONIE = 10
FILTRY = ("jednostka", "etap", "ocena", "od", "do")
DO_POPRAWY = (409, 422)


@dataclass(frozen=True)
class Jednostki:
    """Units of the account: all of them, those that the filters leave, and how many cases count in each."""

    wszystkie: list[Jednostka]
    wybrane: list[Jednostka]
    rozpoczete: Mapping[int, int]
    pasujace: Mapping[int, int]


@get("/przypadki")
async def lista(request: Zadanie) -> Response[str]:
    """Units by name; narrowed by stage or days only those that have such a case."""
    k = konto(request)
    wymagaj(k, odczyty.CZYTAJ)
    chwila = await rama.chwila_strony(request)
    filtr = _filtr(request, chwila)
    zakres = widok.przedzial(chwila.plan.cele)
    j = await _jednostki(request, chwila, filtr)
    parametry = {n: request.query_params.get(n) for n in (*FILTRY, "stan", "wiedza")}
    strona = podziel(
        j.wybrane, rama.numer_strony(request), NA_STRONIE, "Jednostki", "/przypadki", **parametry
    )
    dane_ramy = await rama.rama(request, "Przypadki", okruchy=[("Przypadki", "/przypadki")], chwila=chwila)
    return rama.odpowiedz(
        request,
        "przypadki.html",
        {**dane_ramy, "inne_pola": [(n, w) for n in FILTRY if (w := parametry[n])]},
        wstep=await _wstep(k, chwila, filtr, j),
        filtry=_filtry(request, j.wszystkie),
        etapy=list(ETAPY.values()),
        zawezone=any(parametry[n] for n in FILTRY),
        grupy=await _grupy(k, strona.wiersze, chwila, filtr, j, zakres),
        nowy_adres="/przypadki/nowy" if moze(k, operacje.CZYNNOSC) and not chwila.wiedza else None,
        strony=strona.numery,
    )


def _filtr(request: Zadanie, chwila: Chwila) -> FiltrPrzypadkow:
    pytanie = wczytaj_zapytanie(ZapytanieStronyPrzypadkow, dict(request.query_params))
    od = dzien_ze_strony(pytanie.od, "od") if pytanie.od else None
    do = dzien_ze_strony(pytanie.do, "do") if pytanie.do else None
    jednostki = None if pytanie.jednostka is None else frozenset({pytanie.jednostka})
    return FiltrPrzypadkow(jednostki, okres_z_adresu(od, do), pytanie.etap, chwila.stan)


async def _jednostki(request: Zadanie, chwila: Chwila, filtr: FiltrPrzypadkow) -> Jednostki:
    k = konto(request)
    zasieg = wymagaj(k, odczyty.CZYTAJ)
    wszystkie = [j for j in await zapytania_osob.jednostki() if zasieg.jednostka(j.id)]
    rozpoczete = await odczyty.rozpoczete(k, chwila.zakres())
    pasujace = await odczyty.liczby_jednostek(k, filtr, wiedza=chwila.wiedza)
    ocena, zakres = request.query_params.get("ocena", ""), widok.przedzial(chwila.plan.cele)
    wybrane = [
        j
        for j in wszystkie
        if (filtr.jednostki is None or j.id in filtr.jednostki)
        and (j.id in pasujace or (filtr.okres is None and filtr.etap is None))
        and (not ocena or widok.ocena(rozpoczete.get(j.id, 0), zakres) == ocena)
    ]
    return Jednostki(wszystkie, wybrane, rozpoczete, pasujace)


async def _wstep(k: Konto, chwila: Chwila, filtr: FiltrPrzypadkow, j: Jednostki) -> str:
    """What counts, and what was only reported; narrowed by stage or days, what was found."""
    ids = frozenset(x.id for x in j.wybrane)
    if filtr.okres is not None or filtr.etap is not None:
        return widok.podsumowanie([j.pasujace[i] for i in ids], None, 0, filtr.okres)
    zgloszone = FiltrPrzypadkow(ids, etap=BEZ_ETAPU, stan=chwila.stan)
    czeka = await odczyty.liczby_jednostek(k, zgloszone, wiedza=chwila.wiedza)
    liczby = [j.rozpoczete.get(i, 0) for i in ids]
    return widok.podsumowanie(liczby, widok.przedzial(chwila.plan.cele), sum(czeka.values()), None)


async def _grupy(
    k: Konto,
    jednostki: Sequence[Jednostka],
    chwila: Chwila,
    filtr: FiltrPrzypadkow,
    j: Jednostki,
    zakres: tuple[int, int] | None,
) -> list[dict[str, Any]]:
    na_stronie = FiltrPrzypadkow(frozenset(x.id for x in jednostki), filtr.okres, filtr.etap, filtr.stan)
    przypadki = await odczyty.przypadki(k, na_stronie, wiedza=chwila.wiedza)
    return [
        widok.grupa(
            x,
            [p for p in przypadki if p.jednostka == x.id],
            j.rozpoczete.get(x.id, 0),
            zakres,
            chwila.stan,
        )
        for x in jednostki
    ]


def _filtry(request: Zadanie, jednostki: list[Jednostka]) -> list[dict[str, Any]]:
    opcje: dict[str, tuple[str, Any]] = {
        "jednostka": ("Jednostka", [("", "każda"), *((j.id, j.nazwa) for j in jednostki)]),
        "etap": ("Obecny etap", [("", "każdy"), (BEZ_ETAPU, "zgłoszony"), *ETAPY.items()]),
        "ocena": ("Liczba w jednostce", [("", "każda"), *widok.OCENY.items()]),
        "od": ("Rozpoczęte od", None),
        "do": ("Rozpoczęte do", None),
    }
    return [
        {"nazwa": n, "etykieta": etykieta, "wybrane": request.query_params.get(n, ""), "opcje": o}
        for n, (etykieta, o) in opcje.items()
        if n != "jednostka" or len(jednostki) > 1
    ]


# --- a report -------------------------------------------------------------------------------------


@get("/przypadki/nowy")
async def formularz_nowego(request: Zadanie) -> Response[str]:
    """The form of a report; today stands in it while the tests last."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dzis = kontekst(request).dzis
    okna = await operacje.okna_przypadkow()
    zgloszono = dzien_na_tekst(dzis) if dzis in okna.zgloszenia else ""
    jednostka = request.query_params.get("jednostka", "")
    return await _formularz(request, {"zgloszono": zgloszono, "rodzaj": "rodzina", "jednostka": jednostka})


@post("/przypadki/nowy", status_code=303)
async def nowy(request: Zadanie) -> Response[str]:
    """303 to the case, whose page says its code; else the form again."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.formularz(request)
    try:
        dane = wczytaj_formularz(NowyPrzypadek, rama.podane(pola, *widok.POLA))
        p = await operacje.zglos_przypadek(
            kontekst(request), DanePrzypadku(dane.jednostka, dane.rodzaj, dane.zgloszono, {})
        )
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _formularz(request, pola, bledy_wg_pol(blad), status(blad))
    zdanie = f"Zgłoszono przypadek. Jego kod to {p.kod}: zapisz go w aktach, serwis nie zna nazwiska."
    return rama.przekieruj(request, widok.adres_przypadku(p), zdanie)


async def _formularz(
    request: Zadanie, pola: Mapping[str, Any], bledy: Mapping[str, str] | None = None, kod: int = 200
) -> Response[str]:
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    tytul = "Nowy przypadek"
    okruchy = [("Przypadki", "/przypadki"), (tytul, "/przypadki/nowy")]
    return rama.odpowiedz(
        request,
        "przypadek_formularz.html",
        await rama.rama(request, tytul, okruchy=okruchy),
        status=kod,
        wstep="Kod nada serwis. Nie wpisuje się tu nazwisk, numerów PESEL, adresów ani opisu sytuacji.",
        adres="/przypadki/nowy",
        napis="Zgłoś przypadek",
        anuluj="/przypadki",
        jednostki=[(j.id, j.nazwa) for j in await zapytania_osob.jednostki() if zasieg.jednostka(j.id)],
        rodzaje=list(RODZAJE.items()),
        wersja=None,
        pola=pola,
        bledy=bledy or {},
    )


TRASY = [lista, formularz_nowego, nowy]
