"""/api/miesiace: the month card, its history, and steps of it."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, wycinek_listy, zapytanie
from biuro.formularze.godziny import KrokKarty
from biuro.formularze.zapytania import ZapytanieChwili, ZapytanieWiedzy, miesiac_z_adresu
from biuro.odczyty import karty as odczyty
from biuro.odczyty.karty import PelnaKarta, Podpis, czyj
from biuro.operacje import miesiace as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.karty import Widziano, krok_miedzy
from harmonogram.zapytania.karty import KartaMiesiaca, ZmianaPoZlozeniu


@get("/miesiace/{miesiac:str}", opt=opis(zapytanie=ZapytanieWiedzy))
async def karty(request: Zadanie, miesiac: FromPath[str]) -> Response[bytes]:
    """The cards of everybody, for whoever judges them: who handed in, who has not."""
    dzien = miesiac_z_adresu(miesiac)
    lista = zapytanie(request, ZapytanieWiedzy)
    wymagaj(konto(request), "miesiace.przegladaj")
    pozycje = [
        {
            "osoba": p.osoba.id,
            "nazwa": p.osoba.nazwa,
            "miesiac": miesiac,
            "stan": p.stan,
            "minuty": p.minuty,
            "niezaakceptowano_min": p.niezaakceptowano_min,
        }
        for p in await odczyty.karty_wszystkich(dzien, lista.wiedza)
    ]
    return odpowiedz(wycinek_listy(pozycje, lista))


@get("/miesiace/{miesiac:str}/{osoba:int}", opt=opis(zapytanie=ZapytanieChwili))
async def karta(request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int]) -> Response[bytes]:
    """The card; a month never touched is a draft."""
    dzien = miesiac_z_adresu(miesiac)
    wiedza = zapytanie(request, ZapytanieChwili).wiedza
    await operacje.sprawdz_widocznosc(kontekst(request), osoba)
    pelna = await odczyty.pelna_karta(osoba, dzien, wiedza)
    return odpowiedz(_cala(pelna, await odczyty.podpisy(odczyty.konta_kart([pelna]))))


@post(
    "/miesiace/{miesiac:str}/{osoba:int}/{krok:str}",
    opt=opis(tresc=KrokKarty, pusta_tresc=True),
    status_code=200,
)
async def krok_karty(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], krok: FromPath[str]
) -> Response[bytes]:
    """The card after the step."""
    dzien = miesiac_z_adresu(miesiac)
    await operacje.sprawdz_prawo(kontekst(request), osoba, krok)
    dane = formularz(request, KrokKarty)
    await operacje.wykonaj_krok(
        kontekst(request),
        osoba,
        dzien,
        krok,
        dane.powod,
        brak_godzin=dane.brak_godzin,
        widziano=Widziano(dane.wersja, dane.odcisk),
    )
    return await _po_kroku(osoba, dzien)


async def _po_kroku(osoba: int, miesiac: date) -> Response[bytes]:
    pelna = await odczyty.pelna_karta(osoba, miesiac)
    return odpowiedz(_cala(pelna, await odczyty.podpisy(odczyty.konta_kart([pelna]))))


Podpisy = Mapping[int, Podpis]


def _cala(k: PelnaKarta, podpisy: Podpisy) -> dict[str, Any]:
    """`odcisk` and `wersja` sent back with a step say what was looked at."""
    return {
        **odpowiedzi.karta(k.karta),
        "brak_godzin": k.karta.brak_godzin and not k.zawartosc.wpisow,
        "minuty": k.zawartosc.minuty,
        "niezaakceptowano_min": k.niezaakceptowano_min,
        "wpisow": k.zawartosc.wpisow,
        "odcisk": k.zawartosc.odcisk,
        "historia": [
            _wersja(przed, po, podpisy)
            for przed, po in pairwise([KartaMiesiaca(k.karta.osoba, k.karta.miesiac), *k.historia])
        ],
        "zmiany_po_zlozeniu": [_zmiana(z, podpisy) for z in k.zmiany],
    }


def _kto(konto: int | None, podpisy: Podpisy) -> dict[str, Any]:
    podpis = czyj(podpisy, konto)
    return {"konto": konto, "login": podpis.login, "nazwa": podpis.nazwa}


def _wersja(przed: KartaMiesiaca, po: KartaMiesiaca, podpisy: Podpisy) -> dict[str, Any]:
    """A step: what, when, by whom, in whose place and why."""
    return {
        "wersja": po.wersja,
        "krok": krok_miedzy(przed.stan, po.stan),
        "stan": po.stan,
        "od_chwili": po.zmieniono,
        **_kto(po.konto, podpisy),
        "w_zastepstwie": None if po.w_zastepstwie is None else _kto(po.w_zastepstwie, podpisy),
        "powod": po.powod,
        "brak_godzin": po.brak_godzin,
    }


def _zmiana(z: ZmianaPoZlozeniu, podpisy: Podpisy) -> dict[str, Any]:
    return {"wpis": z.wpis, "co": z.co, "od_chwili": z.kiedy, **_kto(z.konto, podpisy), "powod": z.powod}


TRASY = [karty, karta, krok_karty]
