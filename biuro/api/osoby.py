"""/api/osoby and /api/przydzialy."""

from litestar import Response, get, patch, post
from litestar.params import FromPath

from biuro import odczyty, odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis, strona_listy, wycinek_listy, zapytanie
from biuro.formularze.osoby import NowaOsoba, NowyPrzydzial, ZmianaOsoby
from biuro.formularze.zapytania import Lista, ZapytaniePrzydzialow
from biuro.operacje import osoby as operacje
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.zapytania import osoby as zapytania


@get("/osoby", opt=opis(zapytanie=Lista))
async def lista_osob(request: Zadanie) -> Response[bytes]:
    """Persons the account may see, by id."""
    lista = zapytanie(request, Lista)
    widoczne = sorted(await odczyty.osoby(konto(request)), key=lambda o: o.id)
    strona = [odpowiedzi.osoba(o) for o in widoczne if o.id > lista.po][: lista.ile + 1]
    return odpowiedz(strona_listy(strona, lista))


@get("/osoby/{id_osoby:int}")
async def jedna_osoba(request: Zadanie, id_osoby: FromPath[int]) -> Response[bytes]:
    """One person."""
    return odpowiedz(odpowiedzi.osoba(await odczyty.osoba(konto(request), id_osoby)))


@post("/osoby", opt=opis(tresc=NowaOsoba))
async def nowa_osoba(request: Zadanie) -> Response[bytes]:
    """201 with id; `ostrzezenia` names a worker more than planned."""
    wymagaj(konto(request), "osoby.pisz")
    dane = formularz(request, NowaOsoba)
    id_osoby, uwagi = await operacje.dodaj_osobe(kontekst(request), **dane.model_dump())
    return odpowiedz({"id": id_osoby, "ostrzezenia": odpowiedzi.ostrzezenia(uwagi)}, 201)


@patch("/osoby/{id_osoby:int}", opt=opis(tresc=ZmianaOsoby))
async def zmiana_osoby(request: Zadanie, id_osoby: FromPath[int]) -> Response[bytes]:
    """The person after the change."""
    await odczyty.osoba(konto(request), id_osoby)
    wymagaj(konto(request), "osoby.pisz")
    zmiany = formularz(request, ZmianaOsoby).podane()
    osoba, uwagi = await operacje.zmien_osobe(kontekst(request), id_osoby, zmiany)
    return odpowiedz({**odpowiedzi.osoba(osoba), "ostrzezenia": odpowiedzi.ostrzezenia(uwagi)})


@get("/przydzialy", opt=opis(zapytanie=ZapytaniePrzydzialow))
async def lista_przydzialow(request: Zadanie) -> Response[bytes]:
    """Which workers a coach supports."""
    lista = zapytanie(request, ZapytaniePrzydzialow)
    zasieg = wymagaj(konto(request), "przydzialy.czytaj")
    znalezione = await zapytania.przydzialy(coach=lista.coach, pracownik=lista.pracownik)
    widoczne = [odpowiedzi.przydzial(p) for p in znalezione if zasieg.osoba(p.coach)]
    return odpowiedz(wycinek_listy(widoczne, lista))


@post("/przydzialy", opt=opis(tresc=NowyPrzydzial))
async def nowy_przydzial(request: Zadanie) -> Response[bytes]:
    """201 with id."""
    wymagaj(konto(request), "przydzialy.pisz")
    dane = formularz(request, NowyPrzydzial)
    id_przydzialu = await operacje.dodaj_przydzial(kontekst(request), **dane.model_dump())
    return odpowiedz({"id": id_przydzialu}, 201)


TRASY = [lista_osob, jedna_osoba, nowa_osoba, zmiana_osoby, lista_przydzialow, nowy_przydzial]
