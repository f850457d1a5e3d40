"""/api/godziny: entries, their changes and history."""

from datetime import datetime

from litestar import Response, delete, get, patch, post
from litestar.params import FromPath

from biuro import konta, odczyty, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, pusta, strona_listy, tresc, zapytanie
from biuro.formularze import wczytaj
from biuro.formularze.godziny import KrokKarty, NowyWpis, ZmianaWpisu
from biuro.formularze.zapytania import PowodZapytania, ZapytanieChwili, ZapytanieGodzin, okres_do_stanu
from biuro.klucze import klucz_z_tresci, zapamietana
from biuro.ocena.wpis import POLA_DANYCH, DaneWpisu
from biuro.operacje import godziny as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.bledy import BladDziedziny
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania.godziny import FiltrWpisow


@get("/godziny", opt=opis(zapytanie=ZapytanieGodzin))
async def lista_wpisow(request: Zadanie) -> Response[bytes]:
    """Entries the account may see, by id; `stan` bounds the day of work, `wiedza` the time of entry."""
    lista = zapytanie(request, ZapytanieGodzin)
    okres = okres_do_stanu(lista.od, lista.do, lista.stan)
    filtr = FiltrWpisow(
        lista.osoba, lista.dzialanie, lista.dla, lista.jednostka, okres, zadanie=lista.zadanie
    )
    wpisy = await odczyty.wpisy(konto(request), filtr, wiedza=lista.wiedza, po_id=lista.po, ile=lista.ile + 1)
    stany = await odczyty.stany_kart(wpisy, lista.wiedza)
    return odpowiedz(strona_listy([odpowiedzi.wpis(w, odczyty.stan_karty(stany, w)) for w in wpisy], lista))


@post("/godziny", opt=opis(tresc=NowyWpis))
async def nowy_wpis(request: Zadanie) -> Response[bytes]:
    """201 with the quota after the entry; a known key answers 200 with the first answer."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    klucz = klucz_z_tresci(tresc(request))
    try:
        podane = formularz(request, NowyWpis)
    except BladDziedziny:
        pierwsza = await zapamietana(konto(request).id, klucz)  # a known key goes before a field's error
        if pierwsza is None:
            raise
        return odpowiedz(pierwsza)
    dane = DaneWpisu(**{pole: getattr(podane, pole) for pole in POLA_DANYCH}, powod=podane.powod)
    wynik = await operacje.dodaj_wpis(kontekst(request), dane, klucz)
    return odpowiedz(wynik.odpowiedz, 200 if wynik.powtorka else 201)


@get("/godziny/{id_wpisu:int}", opt=opis(zapytanie=ZapytanieChwili))
async def jeden_wpis(request: Zadanie, id_wpisu: FromPath[int]) -> Response[bytes]:
    """One entry, as known at `wiedza`; 404 also when it was removed."""
    return odpowiedz(await _wiersz(request, id_wpisu, zapytanie(request, ZapytanieChwili).wiedza))


@patch("/godziny/{id_wpisu:int}", opt=opis(tresc=ZmianaWpisu))
async def zmiana_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[bytes]:
    """The entry after the change, with the quota and the warnings."""
    await _do_zmiany(request, id_wpisu)
    zmiany = wczytaj(ZmianaWpisu, tresc(request)).podane()
    powod, wersja = zmiany.pop("powod", None), zmiany.pop("wersja", None)
    wynik = await operacje.zmien_wpis(kontekst(request), id_wpisu, zmiany, powod, wersja)
    return await _z_limitem(request, id_wpisu, wynik)


@delete("/godziny/{id_wpisu:int}", opt=opis(zapytanie=PowodZapytania), status_code=204)
async def usuniecie_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[None]:
    """204; the history stays."""
    powod = zapytanie(request, PowodZapytania).powod
    await operacje.usun_wpis(kontekst(request), id_wpisu, powod)
    return pusta()


@post("/godziny/{id_wpisu:int}/przywroc", opt=opis(tresc=KrokKarty, pusta_tresc=True), status_code=200)
async def przywrocenie_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[bytes]:
    """A removal taken back, by the rules of a new entry."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    wynik = await operacje.przywroc_wpis(kontekst(request), id_wpisu, formularz(request, KrokKarty).powod)
    return await _z_limitem(request, id_wpisu, wynik)


@get("/godziny/{id_wpisu:int}/historia", opt=opis(zapytanie=ZapytanieChwili))
async def historia_wpisu(request: Zadanie, id_wpisu: FromPath[int]) -> Response[bytes]:
    """Every version, oldest first; `do_chwili` null is the current one, `usunieto` says who removed it."""
    wiedza = zapytanie(request, ZapytanieChwili).wiedza
    wersje = await operacje.historia_wpisu(kontekst(request), id_wpisu, wiedza)
    loginy = await konta.loginy()
    return odpowiedz({"pozycje": [odpowiedzi.wersja_wpisu(w, loginy) for w in wersje], "kursor": None})


async def _do_zmiany(request: Zadanie, id_wpisu: int) -> WpisGodzin:
    zasieg = wymagaj(konto(request), operacje.CZYNNOSC)
    return await operacje.wpis_do_zmiany(zasieg, kontekst(request), id_wpisu)


async def _z_limitem(request: Zadanie, id_wpisu: int, wynik: odpowiedzi.Json) -> Response[bytes]:
    return odpowiedz({**await _wiersz(request, id_wpisu), **wynik})


async def _wiersz(request: Zadanie, id_wpisu: int, wiedza: datetime | None = None) -> odpowiedzi.Json:
    wpis = await operacje.widoczny_wpis(kontekst(request), id_wpisu, wiedza)
    stany = await odczyty.stany_kart([wpis], wiedza)
    return odpowiedzi.wpis(wpis, odczyty.stan_karty(stany, wpis))


TRASY = [
    lista_wpisow,
    nowy_wpis,
    jeden_wpis,
    zmiana_wpisu,
    usuniecie_wpisu,
    przywrocenie_wpisu,
    historia_wpisu,
]
