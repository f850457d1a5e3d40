"""/godziny/druk/…: printed cards of a month, of one person or of everybody, and scans of the signed paper."""

import re
from datetime import date
from urllib.parse import quote

from litestar import Response, get
from litestar.params import FromPath

from biuro import karty_druku, warunkowe
from biuro.formularze.zapytania import ZapytanieChwili, miesiac_z_adresu, wczytaj_zapytanie
from biuro.odczyty import papiery
from biuro.pamiec_plikow import Plik
from biuro.pobieranie import PDF, XLSX, bez_ogonkow, odpowiedz_plikiem, pamiec
from biuro.uprawnienia import wymagaj
from biuro.zadanie import Zadanie, kontekst, konto, ustawienia
from budzet.karty_druku import RODZAJE_DRUKOW, nazwa_pliku
from harmonogram.bledy import NieZnaleziono

TYPY = {"xlsx": XLSX, "pdf": PDF}
WSZYSTKIE = "wszystkie"
CACHE = "private, no-store"  # a signed paper stays in no browser
_PLIK = re.compile(rf"(?P<kto>[1-9][0-9]{{0,8}}|{WSZYSTKIE})\.(?P<postac>xlsx|pdf)", re.ASCII)


@get("/godziny/druk/{rodzaj:str}/{miesiac:str}/{plik:str}")
async def karta(
    request: Zadanie, rodzaj: FromPath[str], miesiac: FromPath[str], plik: FromPath[str]
) -> Response[bytes]:
    """„12.pdf”, „12.xlsx”: the card of a person; „wszystkie.pdf”: of everybody who has one in the month."""
    z, ten = wczytaj_zapytanie(ZapytanieChwili, request.query_params), miesiac_z_adresu(miesiac)
    zapis = _PLIK.fullmatch(plik)
    if rodzaj not in RODZAJE_DRUKOW or zapis is None or plik == f"{WSZYSTKIE}.xlsx":
        raise NieZnaleziono("Nie ma takiego druku. Sprawdź adres.")
    wymagaj(konto(request), "miesiace.czytaj")
    if zapis["kto"] == WSZYSTKIE:
        return await _wszystkie(request, rodzaj, ten, z)
    return await _jedna(request, rodzaj, ten, int(zapis["kto"]), zapis["postac"], z)


async def _jedna(
    request: Zadanie, rodzaj: str, ten: date, numer: int, postac: str, z: ZapytanieChwili
) -> Response[bytes]:
    osoba = await papiery.osoba_druku(konto(request), numer, rodzaj)
    znaki, dzis = karty_druku.znaki_w(ustawienia(request).dane), kontekst(request).dzis

    async def zloz() -> Plik:
        chwila = await karty_druku.chwila_druku(dzis, ten, z.stan, z.wiedza)
        druk = await karty_druku.druk(rodzaj, osoba, ten, chwila)
        nazwa = nazwa_pliku(rodzaj, ten, bez_ogonkow(osoba.nazwa)[:60], postac)
        return Plik(await karty_druku.plik_druku(druk, postac, znaki), nazwa)

    co = (rodzaj, ten, numer, postac, z.stan, z.wiedza, dzis, znaki)
    return odpowiedz_plikiem(request, await pamiec(request).plik(co, zloz), TYPY[postac])


async def _wszystkie(request: Zadanie, rodzaj: str, ten: date, z: ZapytanieChwili) -> Response[bytes]:
    """One PDF to print at once; every card has page numbers of its own."""
    kto, dzis = konto(request), kontekst(request).dzis
    wymagaj(kto, "miesiace.przegladaj")
    znaki = karty_druku.znaki_w(ustawienia(request).dane)

    async def zloz() -> Plik:
        chwila = await karty_druku.chwila_druku(dzis, ten, z.stan, z.wiedza)
        osoby = await karty_druku.osoby_miesiaca(kto, rodzaj, ten, chwila.wiedza)
        if not osoby:
            raise NieZnaleziono("W tym miesiącu nie ma czego drukować: nikt nie zapisał godzin ani karty.")
        druki = [await karty_druku.druk(rodzaj, o, ten, chwila) for o in osoby]
        return Plik(await karty_druku.plik_drukow(druki, znaki), nazwa_pliku(rodzaj, ten, WSZYSTKIE, "pdf"))

    co = (rodzaj, ten, WSZYSTKIE, z.stan, z.wiedza, dzis, znaki)
    return odpowiedz_plikiem(request, await pamiec(request).plik(co, zloz), PDF)


# --- scans ----------------------------------------------------------------------------------------


@get("/skany/{klucz:str}")
async def skan(request: Zadanie, klucz: FromPath[str]) -> Response[bytes]:
    """A scan as a download, by its random key and by rights; never shown inside a page."""
    opis = await papiery.skan(konto(request), klucz)
    naglowki = {n.lower(): w for n, w in request.headers.items()}
    tresc = await papiery.tresc_skanu(opis)
    o = warunkowe.odpowiedz_pliku(naglowki, tresc, opis.typ, wartosc=opis.skrot, cache=CACHE)
    trzon, _, koncowka = opis.nazwa.rpartition(".")
    o.naglowki["Content-Disposition"] = (
        f'attachment; filename="{bez_ogonkow(trzon) or "skan"}.{koncowka}"; '
        f"filename*=UTF-8''{quote(opis.nazwa, safe='')}"
    )
    return warunkowe.odpowiedz_litestar(o)


TRASY = [karta, skan]
