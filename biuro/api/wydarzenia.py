"""/api/wydarzenia: events, their changes and attendance."""

from collections.abc import Sequence
from typing import Any

from litestar import Response, get, patch, post, put
from litestar.params import FromPath

from biuro import odpowiedzi_wydarzen as odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, strona_listy, zapytanie
from biuro.formularze.wydarzenia import (
    DzienFormularza,
    NoweWydarzenie,
    Obecnosc,
    PowodZmiany,
    ZmianaWydarzenia,
)
from biuro.formularze.zapytania import ZapytanieWydarzen, okres_z_adresu
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.odczyty import wydarzenia as odczyty
from biuro.operacje import wydarzenia as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.obecnosc import ObecnoscDnia, uloz_obecnego
from harmonogram.wydarzenia import Termin, Wydarzenie
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania.wydarzenia import FiltrWydarzen

ZBIORY = ("jednostki", "prowadzacy", "uczestnicy")


@get("/wydarzenia", opt=opis(zapytanie=ZapytanieWydarzen))
async def lista_wydarzen(request: Zadanie) -> Response[bytes]:
    """Events the account may see, by id; `zadanie` asks for those that give evidence of the task.

    `stan` is the event's; `od` and `do` ask for a day between them; `wiedza` is the time of entry.
    """
    lista = zapytanie(request, ZapytanieWydarzen)
    okres = okres_z_adresu(lista.od, lista.do)
    filtr = FiltrWydarzen(
        lista.rodzaj, lista.dzialanie, lista.jednostka, lista.stan, okres, zadanie=lista.zadanie
    )
    znalezione = await odczyty.wydarzenia(
        konto(request), filtr, wiedza=lista.wiedza, po_id=lista.po, ile=lista.ile + 1
    )
    obecnosci = await zapytania_obecnosci.obecnosci([w.id for w in znalezione], wiedza=lista.wiedza)
    wiersze = [odpowiedzi.wydarzenie(w, obecnosci.get(w.id, {})) for w in znalezione]
    return odpowiedz(strona_listy(wiersze, lista))


@post("/wydarzenia", opt=opis(tresc=NoweWydarzenie))
async def nowe_wydarzenie(request: Zadanie) -> Response[bytes]:
    """201 with the event, its id and uid."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dane = DaneWydarzenia(**_pola(formularz(request, NoweWydarzenie)))
    return await _pokaz(await operacje.dodaj_wydarzenie(kontekst(request), dane), 201)


def _pola(dane: NoweWydarzenie | ZmianaWydarzenia) -> dict[str, Any]:
    """Fields of an operation: days as (date, minute, minute), ids as sets."""
    pola = dane.podane()
    zbiory = {nazwa: frozenset(pola[nazwa]) for nazwa in ZBIORY if nazwa in pola}
    terminy = {"dni": _terminy(pola["dni"])} if "dni" in pola else {}
    return {**pola, **zbiory, **terminy}


def _terminy(dni: Sequence[DzienFormularza]) -> tuple[Termin, ...]:
    return tuple((d.dzien, d.od_min, d.do_min) for d in dni)


@get("/wydarzenia/{id_wydarzenia:int}")
async def jedno_wydarzenie(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """One event with its attendance."""
    return await _pokaz(await odczyty.wydarzenie(konto(request), id_wydarzenia))


@patch("/wydarzenia/{id_wydarzenia:int}", opt=opis(tresc=ZmianaWydarzenia))
async def zmiana_wydarzenia(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """The event after the change; `dni` replaces all days."""
    await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    zmiany = _pola(formularz(request, ZmianaWydarzenia))
    powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
    return await _pokaz(
        await operacje.zmien_wydarzenie(kontekst(request), id_wydarzenia, zmiany, powod, wersja)
    )


@post(
    "/wydarzenia/{id_wydarzenia:int}/odwolaj",
    opt=opis(tresc=PowodZmiany, pusta_tresc=True),
    status_code=200,
)
async def odwolanie_wydarzenia(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """The cancelled event; `powod` is required."""
    await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    powod = formularz(request, PowodZmiany).powod
    return await _pokaz(await operacje.odwolaj_wydarzenie(kontekst(request), id_wydarzenia, powod))


@post(
    "/wydarzenia/{id_wydarzenia:int}/przywroc",
    opt=opis(tresc=PowodZmiany, pusta_tresc=True),
    status_code=200,
)
async def przywrocenie_wydarzenia(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """The event, planned again."""
    await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    powod = formularz(request, PowodZmiany).powod
    return await _pokaz(await operacje.przywroc_wydarzenie(kontekst(request), id_wydarzenia, powod))


@get("/wydarzenia/{id_wydarzenia:int}/obecnosc")
async def obecnosc_wydarzenia(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """Who was there, by day, in the shape of the PUT."""
    obecni = await odczyty.obecnosc(konto(request), id_wydarzenia)
    return odpowiedz(odpowiedzi.obecnosc(obecni))


@put("/wydarzenia/{id_wydarzenia:int}/obecnosc", opt=opis(tresc=Obecnosc))
async def zapis_obecnosci(request: Zadanie, id_wydarzenia: FromPath[int]) -> Response[bytes]:
    """Attendance after the days named were replaced."""
    await operacje.wydarzenie_do_zmiany(kontekst(request), id_wydarzenia)
    dni = [
        ObecnoscDnia(
            d.dzien,
            tuple(
                uloz_obecnego(**o.model_dump(), pole=f"dni.{nr}.obecni.{kto}.")
                for kto, o in enumerate(d.obecni)
            ),
        )
        for nr, d in enumerate(formularz(request, Obecnosc).dni)
    ]
    await operacje.zapisz_obecnosc(kontekst(request), id_wydarzenia, dni)
    return odpowiedz(odpowiedzi.obecnosc(await zapytania_obecnosci.obecnosc(id_wydarzenia)))


async def _pokaz(wydarzenie: Wydarzenie, status: int = 200) -> Response[bytes]:
    obecni = await zapytania_obecnosci.obecnosc(wydarzenie.id)
    return odpowiedz(odpowiedzi.wydarzenie(wydarzenie, obecni), status)


TRASY = [
    lista_wydarzen,
    nowe_wydarzenie,
    jedno_wydarzenie,
    zmiana_wydarzenia,
    odwolanie_wydarzenia,
    przywrocenie_wydarzenia,
    obecnosc_wydarzenia,
    zapis_obecnosci,
]
