"""/api/komentarze: why cells of the matrix deviate; one comment a cell, PUT writes and changes it."""

from litestar import Response, delete, get, put

from biuro import konta, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, pusta, wycinek_listy, zapytanie
from biuro.formularze.komentarze import KomentarzKomorki, ZapytanieKomentarzy, ZapytanieUsuniecia
from biuro.odczyty import komentarze as odczyty
from biuro.operacje import komentarze as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from budzet.komentarze import AdresKomorki, TrescKomentarza


@get("/komentarze", opt=opis(zapytanie=ZapytanieKomentarzy))
async def lista_komentarzy(request: Zadanie) -> Response[bytes]:
    """Comments the account may see, by action and quarter, as known at `wiedza`."""
    pytanie = zapytanie(request, ZapytanieKomentarzy)
    wymagaj(konto(request), odczyty.CZYTAJ)
    znalezione = await odczyty.komentarze(
        konto(request),
        wiedza=pytanie.wiedza,
        dzialanie=pytanie.dzialanie,
        miara=pytanie.miara,
        kwartal=pytanie.kwartal,
        jednostka=pytanie.jednostka,
    )
    loginy = await konta.loginy()
    return odpowiedz(wycinek_listy([odpowiedzi.komentarz(k, loginy) for k in znalezione], pytanie))


@put("/komentarze", opt=opis(tresc=KomentarzKomorki))
async def zapisz(request: Zadanie) -> Response[bytes]:
    """201 with a new comment, 200 with a changed one."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dane = formularz(request, KomentarzKomorki)
    komorka = AdresKomorki(dane.dzialanie, dane.miara, dane.kwartal, dane.jednostka)
    tresc = TrescKomentarza(dane.przyczyna, dane.co_robimy, dane.termin)
    zapisany, nowy = await operacje.zapisz_komentarz(kontekst(request), komorka, tresc, dane.wersja)
    return odpowiedz(odpowiedzi.komentarz(zapisany, await konta.loginy()), 201 if nowy else 200)


@delete("/komentarze", opt=opis(zapytanie=ZapytanieUsuniecia), status_code=204)
async def usun(request: Zadanie) -> Response[None]:
    """204; 404 when the cell has no comment."""
    pytanie = zapytanie(request, ZapytanieUsuniecia)
    wymagaj(konto(request), operacje.CZYNNOSC)
    komorka = AdresKomorki(pytanie.dzialanie, pytanie.miara, pytanie.kwartal, pytanie.jednostka)
    await operacje.usun_komentarz(kontekst(request), komorka, pytanie.wersja)
    return pusta()


TRASY = [lista_komentarzy, zapisz, usun]
