"""/api/jednostki."""

from litestar import Response, get, patch, post
from litestar.params import FromPath

from biuro import odczyty, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, strona_listy, zapytanie
from biuro.formularze.osoby import NowaJednostka, ZmianaJednostki
from biuro.formularze.zapytania import ZapytanieWiedzy
from biuro.operacje import jednostki as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.osoby import Jednostka


@get("/jednostki", opt=opis(zapytanie=ZapytanieWiedzy))
async def lista_jednostek(request: Zadanie) -> Response[bytes]:
    """Units the account may see, by id; `wiedza`: those on file then, with the dates believed then."""
    lista = zapytanie(request, ZapytanieWiedzy)
    widoczne = sorted(await odczyty.jednostki(konto(request), wiedza=lista.wiedza), key=lambda j: j.id)
    strona = [odpowiedzi.jednostka(j) for j in widoczne if j.id > lista.po][: lista.ile + 1]
    return odpowiedz(strona_listy(strona, lista))


@get("/jednostki/{id_jednostki:int}")
async def jedna_jednostka(request: Zadanie, id_jednostki: FromPath[int]) -> Response[bytes]:
    """One unit."""
    return odpowiedz(odpowiedzi.jednostka(await odczyty.jednostka(konto(request), id_jednostki)))


@post("/jednostki", opt=opis(tresc=NowaJednostka))
async def nowa_jednostka(request: Zadanie) -> Response[bytes]:
    """201 with id."""
    wymagaj(konto(request), "jednostki.pisz")
    dane = formularz(request, NowaJednostka)
    id_jednostki = await operacje.dodaj_jednostke(kontekst(request), Jednostka(id=0, **dane.model_dump()))
    return odpowiedz({"id": id_jednostki}, 201)


@patch("/jednostki/{id_jednostki:int}", opt=opis(tresc=ZmianaJednostki))
async def zmiana_jednostki(request: Zadanie, id_jednostki: FromPath[int]) -> Response[bytes]:
    """The unit after the change."""
    await odczyty.jednostka(konto(request), id_jednostki)
    wymagaj(konto(request), "jednostki.pisz")
    zmiany = formularz(request, ZmianaJednostki).podane()
    jednostka = await operacje.zmien_jednostke(kontekst(request), id_jednostki, zmiany)
    return odpowiedz(odpowiedzi.jednostka(jednostka))


TRASY = [lista_jednostek, jedna_jednostka, nowa_jednostka, zmiana_jednostki]
