"""/api/kalendarze: one's own calendar subscriptions."""

from litestar import Response, delete, get, post
from litestar.params import FromPath

from biuro import kalendarze
from biuro import odpowiedzi_wydarzen as odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, pusta, strona_listy, zapytanie
from biuro.formularze.konta import NowyKalendarz
from biuro.formularze.zapytania import Lista
from biuro.operacje import kalendarze as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto, ustawienia


@get("/kalendarze", opt=opis(zapytanie=Lista))
async def lista_kalendarzy(request: Zadanie) -> Response[bytes]:
    """Subscriptions in force, without their addresses."""
    lista = zapytanie(request, Lista)
    wymagaj(konto(request), operacje.CZYNNOSC)
    wlasne = await kalendarze.kalendarze_konta(konto(request).id or 0)
    strona = [odpowiedzi.kalendarz(k) for k in wlasne if k.id > lista.po][: lista.ile + 1]
    return odpowiedz(strona_listy(strona, lista))


@post("/kalendarze", opt=opis(tresc=NowyKalendarz))
async def nowy_kalendarz(request: Zadanie) -> Response[bytes]:
    """201 with the address, which is shown once."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    dane = formularz(request, NowyKalendarz)
    id_kalendarza, sekret = await operacje.dodaj_kalendarz(kontekst(request), **dane.model_dump())
    adres = kalendarze.adres_kalendarza(ustawienia(request).adres_publiczny, sekret)
    return odpowiedz({"id": id_kalendarza, "adres": adres}, 201)


@delete("/kalendarze/{id_kalendarza:int}", status_code=204)
async def uniewaznienie_kalendarza(request: Zadanie, id_kalendarza: FromPath[int]) -> Response[None]:
    """204; the address stops working at once."""
    await operacje.uniewaznij_kalendarz(kontekst(request), id_kalendarza)
    return pusta()


TRASY = [lista_kalendarzy, nowy_kalendarz, uniewaznienie_kalendarza]
