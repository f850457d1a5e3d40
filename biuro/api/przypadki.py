"""/api/przypadki: test cases by their codes, their stages and history."""

from collections.abc import Mapping
from typing import Any

from litestar import Response, delete, get, patch, post
from litestar.params import FromPath

from biuro import konta
from biuro import odczyty as wspolne_odczyty
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, pusta, strona_listy, zapytanie
from biuro.formularze.przypadki import (
    NowyPrzypadek,
    UsunieciePrzypadku,
    ZapytaniePrzypadkow,
    ZmianaPrzypadku,
)
from biuro.formularze.zapytania import okres_z_adresu
from biuro.odczyty import przypadki as odczyty
from biuro.operacje import przypadki as operacje
from biuro.operacje.przypadki import DanePrzypadku
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.przypadki import ETAPY, Przypadek
from harmonogram.zapytania.przypadki import FiltrPrzypadkow, ZapisPrzypadku

Json = dict[str, Any]


@get("/przypadki", opt=opis(zapytanie=ZapytaniePrzypadkow))
async def lista_przypadkow(request: Zadanie) -> Response[bytes]:
    """Cases the account may see, by id, as they stood on the day `stan`."""
    lista = zapytanie(request, ZapytaniePrzypadkow)
    chwila = await wspolne_odczyty.chwila(kontekst(request).dzis, lista.stan, lista.wiedza)
    filtr = FiltrPrzypadkow(
        None if lista.jednostka is None else frozenset({lista.jednostka}),
        okres_z_adresu(lista.od, lista.do),
        lista.etap,
        chwila.stan,
    )
    znalezione = await odczyty.przypadki(
        konto(request), filtr, wiedza=chwila.wiedza, po_id=lista.po, ile=lista.ile + 1
    )
    return odpowiedz(strona_listy([_przypadek(p.na_dzien(chwila.stan)) for p in znalezione], lista))


@post("/przypadki", opt=opis(tresc=NowyPrzypadek))
async def nowy_przypadek(request: Zadanie) -> Response[bytes]:
    """201 with the case and its code."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dane = formularz(request, NowyPrzypadek)
    nowy = DanePrzypadku(dane.jednostka, dane.rodzaj, dane.zgloszono, dane.etapy.podane())
    return odpowiedz(_przypadek(await operacje.zglos_przypadek(kontekst(request), nowy)), 201)


@get("/przypadki/{id_przypadku:int}")
async def jeden_przypadek(request: Zadanie, id_przypadku: FromPath[int]) -> Response[bytes]:
    """One case; 404 also when it was removed."""
    return odpowiedz(_przypadek(await odczyty.przypadek(konto(request), id_przypadku)))


@patch("/przypadki/{id_przypadku:int}", opt=opis(tresc=ZmianaPrzypadku))
async def zmiana_przypadku(request: Zadanie, id_przypadku: FromPath[int]) -> Response[bytes]:
    """The case after the change; a stage with null is taken away."""
    await operacje.przypadek_do_zmiany(kontekst(request), id_przypadku)
    zmiany = formularz(request, ZmianaPrzypadku).podane()
    powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
    if "etapy" in zmiany:
        zmiany["etapy"] = zmiany["etapy"].podane()
    po = await operacje.zmien_przypadek(kontekst(request), id_przypadku, zmiany, powod, wersja)
    return odpowiedz(_przypadek(po))


@delete("/przypadki/{id_przypadku:int}", opt=opis(zapytanie=UsunieciePrzypadku), status_code=204)
async def usuniecie_przypadku(request: Zadanie, id_przypadku: FromPath[int]) -> Response[None]:
    """204; `powod` is required, the history stays."""
    pytanie = zapytanie(request, UsunieciePrzypadku)
    await operacje.usun_przypadek(kontekst(request), id_przypadku, pytanie.powod, pytanie.wersja)
    return pusta()


@get("/przypadki/{id_przypadku:int}/historia")
async def historia_przypadku(request: Zadanie, id_przypadku: FromPath[int]) -> Response[bytes]:
    """Every version, oldest first; `do_chwili` null is the current one, `usunieto` says who removed it."""
    zapisy = await odczyty.historia(konto(request), id_przypadku)
    loginy = await konta.loginy()
    return odpowiedz({"pozycje": [_zapis(z, loginy) for z in zapisy], "kursor": None})


def _przypadek(p: Przypadek) -> Json:
    """`etap` is the present stage, null while the case is only reported."""
    return {
        "id": p.id,
        "kod": p.kod,
        "jednostka": p.jednostka,
        "dzialanie": p.dzialanie,
        "rodzaj": p.rodzaj,
        "zgloszono": p.zgloszono,
        "rozpoczeto": p.rozpoczeto,
        "etap": p.etap,
        "etapy": {e: p.etapy.get(e) for e in ETAPY},
        "wersja": p.wersja,
    }


def _zapis(z: ZapisPrzypadku, loginy: Mapping[int, str]) -> Json:
    return {
        **_przypadek(z.przypadek),
        "od_chwili": z.od_chwili,
        "do_chwili": z.do_chwili,
        "konto": z.konto,
        "login": loginy.get(z.konto) if z.konto is not None else None,
        "powod": z.powod,
        "usunieto": z.usuniecie,
    }


TRASY = [
    lista_przypadkow,
    nowy_przypadek,
    jeden_przypadek,
    zmiana_przypadku,
    usuniecie_przypadku,
    historia_przypadku,
]
