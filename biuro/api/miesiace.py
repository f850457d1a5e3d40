"""/api/miesiace: steps of the month card."""

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import odpowiedzi
from biuro.api.wspolne import formularz, kontekst, odpowiedz, opis
from biuro.formularze.godziny import KrokKarty
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.operacje import miesiace as operacje
from biuro.zadanie import Zadanie
from harmonogram.zapytania import karty as zapytania


@get("/miesiace/{miesiac:str}/{osoba:int}")
async def karta(request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int]) -> Response[bytes]:
    """The card; a month never touched is a draft."""
    dzien = miesiac_z_adresu(miesiac)
    await operacje.sprawdz_widocznosc(kontekst(request), osoba)
    return odpowiedz(odpowiedzi.karta(await zapytania.karta(osoba, dzien)))


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
    powod = formularz(request, KrokKarty).powod
    wynik = await operacje.wykonaj_krok(kontekst(request), osoba, dzien, krok, powod)
    return odpowiedz(odpowiedzi.karta(wynik))


TRASY = [karta, krok_karty]
