"""/api/zadania: the key persons' tasks and the evidence found."""

from litestar import Response, get

from biuro import odczyty, odpowiedzi
from biuro.api.wspolne import kontekst, odpowiedz, opis, wycinek_listy, zapytanie
from biuro.formularze.zapytania import ZapytanieZadan
from biuro.odczyty import zadania as odczyty_zadan
from biuro.zadanie import Zadanie, konto
from harmonogram.zadania import FUNKCJE_ZADAN, zadania


@get("/zadania", opt=opis(zapytanie=ZapytanieZadan))
async def lista_zadan(request: Zadanie) -> Response[bytes]:
    """The 52 tasks in the order of the model, with the evidence that the account may see.

    `dowody` = `wpisy` + `wydarzenia` + `etapy`; all four are null where a task has no measure.
    """
    pytanie = zapytanie(request, ZapytanieZadan)
    chwila = await odczyty.chwila(kontekst(request).dzis, pytanie.stan, pytanie.wiedza)
    znalezione = await odczyty_zadan.widoczne(konto(request), chwila.zakres())
    funkcje = None if pytanie.funkcja is None else FUNKCJE_ZADAN.get(pytanie.funkcja, (pytanie.funkcja,))
    wiersze = [
        odpowiedzi.zadanie(z, znalezione.zadania(z))
        for z in zadania().values()
        if funkcje is None or z.funkcja in funkcje
    ]
    return odpowiedz(wycinek_listy(wiersze, pytanie))


TRASY = [lista_zadan]
