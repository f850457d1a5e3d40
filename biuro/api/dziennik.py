"""/api/dziennik: the append-only journal."""

from datetime import date, datetime, time, timedelta

from litestar import Response, get

from biuro import odpowiedzi
from biuro.api.wspolne import odpowiedz, opis, strona_listy, zapytanie
from biuro.dziennik import wpisy_dziennika
from biuro.formularze.zapytania import ZapytanieDziennika, sprawdz_zakres
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, konto
from harmonogram.czas import STREFA


@get("/dziennik", opt=opis(zapytanie=ZapytanieDziennika))
async def dziennik(request: Zadanie) -> Response[bytes]:
    """Rows by id; days are those of the office (Europe/Warsaw), both included."""
    lista = zapytanie(request, ZapytanieDziennika)
    sprawdz_zakres(lista.od, lista.do)
    wymagaj(konto(request), "dziennik.czytaj")
    wiersze = await wpisy_dziennika(
        obiekt=lista.obiekt,
        konto=lista.konto,
        od=_polnoc(lista.od),
        do=_polnoc(lista.do + timedelta(days=1) if lista.do else None),
        po_id=lista.po,
        ile=lista.ile + 1,
    )
    return odpowiedz(strona_listy([odpowiedzi.wiersz_dziennika(w) for w in wiersze], lista))


def _polnoc(dzien: date | None) -> datetime | None:
    return None if dzien is None else datetime.combine(dzien, time(), STREFA)


TRASY = [dziennik]
