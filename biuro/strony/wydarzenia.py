"""/wydarzenia: the list of events in the order of their terms; it opens at the day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from litestar import Response, get

from biuro import rama
from biuro.formularze.wydarzenia import ZapytanieStronyWydarzen
from biuro.formularze.zapytania import dzien_ze_strony, okres_z_adresu, wczytaj_zapytanie
from biuro.odczyty import Chwila, osoba
from biuro.odczyty import wydarzenia as odczyty
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import wydarzenia as widok
from biuro.widoki.adresy import adres
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, konto
from budzet.zapytania.cele import Plan
from harmonogram.czas import JEDEN_DZIEN, Okres, dzien_na_tekst
from harmonogram.osoby import Jednostka
from harmonogram.slowa import ile
from harmonogram.wydarzenia import RODZAJE, STANY
from harmonogram.zadania import nazwa_zadania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import raporty as zapytania_raportow
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

NA_STRONIE = 40
FILTRY = ("rodzaj", "dzialanie", "jednostka", "stan_wydarzenia", "od", "do")
CZYJE = ("osoba", "zadanie")
NIESIONE = (*CZYJE, "stan", "wiedza")
"""Parameters without a field of their own among the filters."""


@get("/wydarzenia")
async def lista(request: Zadanie) -> Response[str]:
    """Without `?strona=` the page on which the day lies."""
    k = konto(request)
    wymagaj(k, odczyty.CZYTAJ)
    pytanie = wczytaj_zapytanie(ZapytanieStronyWydarzen, dict(request.query_params))
    chwila = await rama.chwila_strony(request)
    plan, stan = chwila.plan, chwila.stan
    filtr, wiedza = _filtr(pytanie, stan), chwila.wiedza
    czyje = await _czyje(k, pytanie)
    razem = await odczyty.ile(k, filtr, wiedza=wiedza)
    strona = _strona(request, razem, await odczyty.ile(k, filtr, przed=stan, wiedza=wiedza))
    jednostki = {j.id: j for j in await zapytania_osob.jednostki()}
    wiersze = await odczyty.po_kolei(k, filtr, strona.wiersze.start, len(strona.wiersze), wiedza=wiedza)
    obecnych = await zapytania_raportow.liczba_obecnych([w.id for w in wiersze], chwila.zakres())
    tytul = f"Wydarzenia: {czyje}" if czyje else "Wydarzenia"
    okruchy = [("Wydarzenia", "/wydarzenia"), *([(tytul, "/wydarzenia")] if czyje else [])]
    dane_ramy = await rama.rama(request, tytul, okruchy=okruchy, chwila=chwila)
    return rama.odpowiedz(
        request,
        "wydarzenia.html",
        {**dane_ramy, "inne_pola": _inne_pola(request)},
        wstep=_wstep(razem, strona.numery, stan),
        filtry=_filtry(request, k, plan, jednostki),
        zawezone=any(request.query_params.get(n) for n in (*FILTRY, *CZYJE)),
        uwaga=await _zalegle(k, chwila, rama.parametry_chwili(request)),
        wydarzenia=[widok.wiersz(w, jednostki, obecnych.get(w.id), stan) for w in wiersze],
        nowe_adres="/wydarzenia/nowe" if moze(k, "wydarzenia.pisz") and wiedza is None else None,
        strony=strona.numery,
    )


async def _czyje(k: Konto, pytanie: ZapytanieStronyWydarzen) -> str:
    """„Ewelina Kłos, zadanie AG-02 Koordynacja PZK”; NieZnaleziono for somebody out of sight."""
    czesci = [] if pytanie.osoba is None else [(await osoba(k, pytanie.osoba)).nazwa]
    if pytanie.zadanie is not None:
        czesci.append(f"zadanie {nazwa_zadania(pytanie.zadanie)}")
    return ", ".join(czesci)


def _filtr(pytanie: ZapytanieStronyWydarzen, stan: date) -> FiltrWydarzen:
    """Held ones are those that were over by the day of the page."""
    od = dzien_ze_strony(pytanie.od, "od") if pytanie.od else None
    do = dzien_ze_strony(pytanie.do, "do") if pytanie.do else None
    return FiltrWydarzen(
        pytanie.rodzaj,
        pytanie.dzialanie,
        pytanie.jednostka,
        pytanie.stan_wydarzenia,
        okres_z_adresu(od, do),
        do_dnia=stan if pytanie.stan_wydarzenia == "odbyte" else None,
        osoba=pytanie.osoba,
        zadanie=pytanie.zadanie,
    )


def _strona(request: Zadanie, razem: int, przed: int) -> Any:
    """The page asked for, else the one on which the first event of the day or later lies."""
    parametry = {n: request.query_params.get(n) for n in (*FILTRY, *NIESIONE)}
    wybrana = "strona" in request.query_params
    nr = rama.numer_strony(request) if wybrana else 1 + min(przed, max(razem - 1, 0)) // NA_STRONIE
    strona = podziel(range(razem), nr, NA_STRONIE, "Wydarzenia", "/wydarzenia", **parametry)
    if strona.numery:  # an address without the number opens at the day, so the first page has to be named
        (pierwszy, _, ta), *reszta = strona.numery["pozycje"]
        strona.numery["pozycje"] = [(pierwszy, adres("/wydarzenia", **parametry, strona=1), ta), *reszta]
    return strona


def _inne_pola(request: Zadanie) -> list[tuple[str, str]]:
    """What the form of filters has to carry on."""
    return [(n, w) for n in NIESIONE if (w := request.query_params.get(n, ""))]


def _wstep(razem: int, strony: dict[str, Any] | None, stan: date) -> str:
    kolejnosc = f" Kolejność terminów; lista otwiera się na dniu {dzien_na_tekst(stan)}." if strony else ""
    return f"{ile(razem, *widok.FORMY)}.{kolejnosc}"


def _filtry(request: Zadanie, k: Konto, plan: Plan, jednostki: dict[int, Jednostka]) -> list[dict[str, Any]]:
    zasieg = wymagaj(k, "jednostki.czytaj")
    opcje: dict[str, tuple[str, Any]] = {
        "rodzaj": ("Rodzaj", [("", "każdy"), *((r.kod, r.nazwa) for r in RODZAJE.values())]),
        "dzialanie": (
            "Działanie",
            [("", "każde"), *((d.nr, f"{d.nr}. {d.skrot}") for d in plan.wersja.dzialania)],
        ),
        "jednostka": (
            "Jednostka",
            [("", "każda"), *((j.id, j.nazwa) for j in jednostki.values() if zasieg.jednostka(j.id))],
        ),
        "stan_wydarzenia": ("Stan", [("", "każdy"), *STANY.items()]),
        "od": ("Od dnia", None),
        "do": ("Do dnia", None),
    }
    return [
        {"nazwa": n, "etykieta": etykieta, "wybrane": request.query_params.get(n, ""), "opcje": o}
        for n, (etykieta, o) in opcje.items()
    ]


async def _zalegle(k: Konto, chwila: Chwila, gdzie: Mapping[str, str]) -> dict[str, Any] | None:
    """Past events that nobody has marked yet, for those who may."""
    if not moze(k, "wydarzenia.pisz"):
        return None
    wczoraj = chwila.stan - JEDEN_DZIEN
    filtr = FiltrWydarzen(stan="zaplanowane", okres=Okres.wlacznie(date.min, wczoraj))
    n = await odczyty.ile(k, filtr, wiedza=chwila.wiedza)
    if not n:
        return None
    do = dzien_na_tekst(wczoraj)
    dokad = adres("/wydarzenia", stan_wydarzenia="zaplanowane", do=do, strona=1, **gdzie)
    return {
        "naglowek": f"{ile(n, 'minione wydarzenie', 'minione wydarzenia', 'minionych wydarzeń')}"
        f" bez oznaczenia.",
        "tekst": "Do wykonania planu liczą się tylko te, które oznaczono jako odbyte.",
        "odnosnik": ("Pokaż je", dokad),
    }


TRASY = [lista]
