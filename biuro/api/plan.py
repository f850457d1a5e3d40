"""/api/plan: versions of the plan and what differs between them."""

from collections.abc import Iterator

from litestar import Response, get

from biuro import odpowiedzi, wersje_planu
from biuro.api.wspolne import odpowiedz, opis, wycinek_listy, zapytanie
from biuro.bledy import BladZapytania
from biuro.formularze.zapytania import Lista, ZapytanieRoznicy
from biuro.zadanie import Zadanie, konto
from budzet.roznice_planu import Roznice, Zmiana


@get("/plan/wersje", opt=opis(zapytanie=Lista))
async def lista_wersji(request: Zadanie) -> Response[bytes]:
    """Versions by number; one that is not accepted yet only for the office."""
    lista = zapytanie(request, Lista)
    wersje = [odpowiedzi.wersja_planu(w) for w in await wersje_planu.wersje(konto(request))]
    return odpowiedz(wycinek_listy(wersje, lista))


@get("/plan/roznica", opt=opis(zapytanie=ZapytanieRoznicy))
async def roznica_wersji(request: Zadanie) -> Response[bytes]:
    """Every changed field from version `od` to version `do`, in words."""
    pytanie = zapytanie(request, ZapytanieRoznicy)
    if pytanie.od is None or pytanie.do is None:
        brak = "od" if pytanie.od is None else "do"
        raise BladZapytania(f"Podaj parametr „{brak}”: numer wersji planu.", brak)
    roznice = await wersje_planu.roznica(konto(request), pytanie.od, pytanie.do)
    return odpowiedz(wycinek_listy(list(_wiersze(roznice)), pytanie))


def _wiersze(roznice: Roznice) -> Iterator[odpowiedzi.Json]:
    yield from (_wiersz(None, None, "zmienione", z) for z in roznice.projekt)
    for d in roznice.dzialania:
        yield from (_wiersz(d.nr, d.nazwa, d.rodzaj, z) for z in d.zmiany)


def _wiersz(nr: int | None, nazwa: str | None, rodzaj: str, z: Zmiana) -> odpowiedzi.Json:
    return {
        "dzialanie": nr,
        "nazwa": nazwa,
        "rodzaj": rodzaj,
        "pole": z.pole,
        "opis": z.opis,
        "bylo": odpowiedzi.zwykly(z.bylo),
        "jest": odpowiedzi.zwykly(z.jest),
    }


TRASY = [lista_wersji, roznica_wersji]
