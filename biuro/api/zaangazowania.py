"""/api/zaangazowania and /api/inne-zaangazowanie: contracts of persons, hours they declare elsewhere."""

from datetime import date
from typing import Any

from litestar import Response, delete, get, patch, post, put
from litestar.params import FromPath

from biuro import konta, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, pusta, wycinek_listy, zapytanie
from biuro.formularze.zaangazowania import (
    NoweInneGodziny,
    NoweZaangazowanie,
    UsuniecieZaangazowania,
    ZapytanieInnychGodzin,
    ZapytanieZaangazowan,
    ZmianaZaangazowania,
)
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.odczyty import pulap as odczyty_pulapu
from biuro.odczyty import zaangazowania as odczyty
from biuro.operacje import pulap as operacje_pulapu
from biuro.operacje import zaangazowania as operacje
from biuro.operacje.zaangazowania import DaneZaangazowania, Uwagi
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram import czas
from harmonogram.czas import Okres, nastepny_miesiac
from harmonogram.zaangazowania import Zaangazowanie

Json = dict[str, Any]
POLA = (
    "id", "osoba", "forma", "funkcja", "stanowisko", "umowa", "od", "do", "wymiar_min", "wymiar",
    "wymaga_karty", "wersja",
)  # fmt: skip


@get("/zaangazowania", opt=opis(zapytanie=ZapytanieZaangazowan))
async def lista_zaangazowan(request: Zadanie) -> Response[bytes]:
    """Contracts the account may see, by their first day."""
    pytanie = zapytanie(request, ZapytanieZaangazowan)
    znalezione = await odczyty.zaangazowania(konto(request), pytanie.osoba, wiedza=pytanie.wiedza)
    return odpowiedz(wycinek_listy([_zaangazowanie(z) for z in znalezione], pytanie))


@post("/zaangazowania", opt=opis(tresc=NoweZaangazowanie))
async def nowe_zaangazowanie(request: Zadanie) -> Response[bytes]:
    """201 with the contract and what the office should know of it."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dane = DaneZaangazowania(**formularz(request, NoweZaangazowanie).model_dump())
    return odpowiedz(_zapisane(*await operacje.dodaj_zaangazowanie(kontekst(request), dane)), 201)


@get("/zaangazowania/{id_zaangazowania:int}")
async def jedno_zaangazowanie(request: Zadanie, id_zaangazowania: FromPath[int]) -> Response[bytes]:
    """One contract; 404 also when it was removed."""
    return odpowiedz(_zaangazowanie(await odczyty.zaangazowanie(konto(request), id_zaangazowania)))


@patch("/zaangazowania/{id_zaangazowania:int}", opt=opis(tresc=ZmianaZaangazowania))
async def zmiana_zaangazowania(request: Zadanie, id_zaangazowania: FromPath[int]) -> Response[bytes]:
    """The contract after the change; `powod` is required."""
    await operacje.zaangazowanie_do_zmiany(kontekst(request), id_zaangazowania)
    zmiany = formularz(request, ZmianaZaangazowania).podane()
    powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
    wynik = await operacje.zmien_zaangazowanie(kontekst(request), id_zaangazowania, zmiany, powod, wersja)
    return odpowiedz(_zapisane(*wynik))


@delete("/zaangazowania/{id_zaangazowania:int}", opt=opis(zapytanie=UsuniecieZaangazowania), status_code=204)
async def usuniecie_zaangazowania(request: Zadanie, id_zaangazowania: FromPath[int]) -> Response[None]:
    """204; `powod` is required, the history stays."""
    pytanie = zapytanie(request, UsuniecieZaangazowania)
    await operacje.usun_zaangazowanie(kontekst(request), id_zaangazowania, pytanie.powod, pytanie.wersja)
    return pusta()


@get("/zaangazowania/{id_zaangazowania:int}/historia")
async def historia_zaangazowania(request: Zadanie, id_zaangazowania: FromPath[int]) -> Response[bytes]:
    """Every version, oldest first; `do_chwili` null is the current one, `usunieto` says who removed it."""
    zapisy = await odczyty.historia(konto(request), id_zaangazowania)
    loginy = await konta.loginy()
    pozycje = [
        {
            **_zaangazowanie(z.zaangazowanie),
            "od_chwili": z.od_chwili,
            "do_chwili": z.do_chwili,
            "konto": z.konto,
            "login": loginy.get(z.konto) if z.konto is not None else None,
            "powod": z.powod,
            "usunieto": z.usuniecie,
        }
        for z in zapisy
    ]
    return odpowiedz({"pozycje": pozycje, "kursor": None})


def _zaangazowanie(z: Zaangazowanie) -> Json:
    return {pole: getattr(z, pole) for pole in POLA}


def _zapisane(z: Zaangazowanie, uwagi: Uwagi) -> Json:
    return {**_zaangazowanie(z), "ostrzezenia": odpowiedzi.ostrzezenia(uwagi)}


# --- hours elsewhere ------------------------------------------------------------------------------


@get("/inne-zaangazowanie", opt=opis(zapytanie=ZapytanieInnychGodzin))
async def lista_innych_godzin(request: Zadanie) -> Response[bytes]:
    """What was declared for `miesiac`, or the months from `od` to `do`, by person and month."""
    pytanie = zapytanie(request, ZapytanieInnychGodzin)
    znalezione = await odczyty_pulapu.oswiadczenia(konto(request), _okres(pytanie), pytanie.osoba)
    pozycje = [{"osoba": o.osoba, "miesiac": _kod(o.miesiac), "minuty": o.minuty} for o in znalezione]
    return odpowiedz(wycinek_listy(pozycje, pytanie))


def _okres(pytanie: ZapytanieInnychGodzin) -> Okres:
    if pytanie.miesiac:
        return czas.miesiac(miesiac_z_adresu(pytanie.miesiac))
    od = miesiac_z_adresu(pytanie.od, "od") if pytanie.od else date.min
    do = nastepny_miesiac(miesiac_z_adresu(pytanie.do, "do")) if pytanie.do else date.max
    return Okres(od, max(od, do))


@put("/inne-zaangazowanie", opt=opis(tresc=NoweInneGodziny))
async def zmiana_innych_godzin(request: Zadanie) -> Response[bytes]:
    """Each month after the declaration; one whose sum is above the ceiling is stored and named."""
    wymagaj(konto(request), operacje_pulapu.OSWIADCZ)
    dane = formularz(request, NoweInneGodziny)
    miesiace = await operacje_pulapu.zadeklaruj_inne(
        kontekst(request), dane.osoba, dane.miesiac, dane.minuty, dane.do
    )
    pozycje = [
        {
            "osoba": dane.osoba,
            "miesiac": _kod(m.miesiac),
            "minuty": m.stan.inne_min,
            "projekt_min": m.stan.projekt_min,
            "pulap_min": m.stan.pulap_min,
            "zostalo_min": m.stan.zostalo_min,
        }
        for m in miesiace
    ]
    uwagi = [("pulap_przekroczony", m.uwaga) for m in miesiace if m.uwaga]
    return odpowiedz({"pozycje": pozycje, "ostrzezenia": odpowiedzi.ostrzezenia(uwagi)})


def _kod(miesiac: date) -> str:
    return miesiac.strftime("%Y-%m")


TRASY = [
    lista_zaangazowan,
    nowe_zaangazowanie,
    jedno_zaangazowanie,
    zmiana_zaangazowania,
    usuniecie_zaangazowania,
    historia_zaangazowania,
    lista_innych_godzin,
    zmiana_innych_godzin,
]
