"""/godziny/import: hours from a workbook, seen before they are saved."""

from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol
from biuro.import_godzin import przebieg
from biuro.import_godzin.slowniki import szablon
from biuro.import_godzin.zapis import losy_z_json, wybrane_z_tekstu
from biuro.odczyty.importy import PODGLAD, ZAKONCZONY, ImportGodzin, moj_import, moje_importy, tresc_importu
from biuro.operacje import importy as operacje
from biuro.przesylanie import NAJWIEKSZA_TRESC_Z_PLIKIEM, plik_formularza
from biuro.uprawnienia import wymagaj
from biuro.widoki import importy as widok
from biuro.zadanie import Zadanie, kontekst, konto, teraz
from budzet.import_godzin import NAJWIECEJ_WIERSZY
from harmonogram.bledy import BladDziedziny, NiepoprawnePole, NieZnaleziono

TYTUL = "Godziny z Excela"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WYBIERZ = "Wybierz wypełniony skoroszyt .xlsx."


@get(widok.SCIEZKA)
async def strona_importu(request: Zadanie) -> Response[str]:
    """The template, the file to choose, one's files."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    return await _formularz(request)


async def _formularz(request: Zadanie, blad: BladDziedziny | None = None) -> Response[str]:
    return rama.odpowiedz(
        request,
        "importy.html",
        await rama.rama(request, TYTUL, okruchy=[("Godziny", "/godziny"), (TYTUL, widok.SCIEZKA)]),
        status=status(blad) if blad else 200,
        wstep="Wiele godzin jednym plikiem. Zanim cokolwiek się zapisze, zobaczysz każdy wiersz.",
        najwiecej=NAJWIECEJ_WIERSZY,
        importy=widok.lista(await moje_importy(konto(request))),
        pola={},
        bledy=bledy_wg_pol(blad) if blad else {},
        bledy_tytul="Pliku nie wczytano",
    )


@get(f"{widok.SCIEZKA}/szablon.xlsx")
async def plik_szablonu(request: Zadanie) -> Response[bytes]:
    """The empty workbook with the lists of this account."""
    naglowki = {
        "Content-Disposition": 'attachment; filename="godziny-szablon.xlsx"',
        "Cache-Control": "private",
    }
    return Response(await szablon(konto(request)), media_type=XLSX, headers=naglowki)


@post(widok.SCIEZKA, status_code=303, request_max_body_size=NAJWIEKSZA_TRESC_Z_PLIKIEM)
async def wczytaj(request: Zadanie) -> Response[str]:
    """303 to the preview; else the form with the sentence of the file."""
    wymagaj(konto(request), operacje.CZYNNOSC)
    try:
        plik = plik_formularza(request, "plik")
        if plik is None:
            raise NiepoprawnePole(WYBIERZ, "plik")
        klucz = await przebieg.przyjmij(kontekst(request), plik.nazwa, plik.tresc)
    except BladDziedziny as blad:
        return await _formularz(request, blad)
    return rama.przekieruj(request, widok.adres_importu(klucz))


@get(f"{widok.SCIEZKA}/{{klucz:str}}")
async def strona_pliku(request: Zadanie, klucz: FromPath[str]) -> Response[str]:
    """The work while it goes on, else the rows with their fates."""
    i, przerwany = await przebieg.stan_pracy(konto(request), klucz, teraz(request))
    okruchy = [("Godziny", "/godziny"), (TYTUL, widok.SCIEZKA), (i.nazwa, widok.adres_importu(klucz))]
    return rama.odpowiedz(
        request,
        "import_godzin.html",
        await rama.rama(request, i.nazwa, okruchy=okruchy),
        i=i,
        adres=widok.adres_importu(klucz),
        postep=widok.postep(i, przerwany),
        zakonczony=i.stan == ZAKONCZONY,
        bledy={},
        **(await _wiersze(request, i) if i.stan in (PODGLAD, ZAKONCZONY) else BEZ_WIERSZY),
    )


BEZ_WIERSZY: dict[str, Any] = {
    "wstep": "", "uwagi": [], "wybor": None, "pola": {}, "filtry": [], "wiersze": [], "strony": None,
}  # fmt: skip


async def _wiersze(request: Zadanie, i: ImportGodzin) -> dict[str, Any]:
    tresc, wynik = await tresc_importu(i.klucz)
    losy = losy_z_json(wynik)
    los = request.query_params.get("los", "")
    los = los if los in widok.ODZNAKI else ""
    strona = widok.strona_losow(i, losy, los, rama.numer_strony(request))
    uwagi, wiersze = wybrane_z_tekstu(tresc, strona.wiersze)
    wybor = widok.wybor(i, losy)
    return {
        "wstep": widok.wstep(i, losy),
        "uwagi": uwagi,
        "wybor": wybor,
        "pola": {"tryb": wybor["tryb"]} if wybor else {},
        "filtry": widok.filtry(losy, los, i.klucz),
        "wiersze": [
            widok.wiersz(w, losy[nr], i.stan == ZAKONCZONY)
            for nr, w in zip(strona.wiersze, wiersze, strict=True)
        ],
        "strony": strona.numery,
    }


@post(f"{widok.SCIEZKA}/{{klucz:str}}/{{krok:str}}", status_code=303)
async def krok_importu(request: Zadanie, klucz: FromPath[str], krok: FromPath[str]) -> Response[str]:
    """303 to the file; after its removal to the list."""
    k = kontekst(request)
    i = await moj_import(k.konto, klucz)
    if krok == "zapisz":
        await przebieg.zapisz(k, klucz, str(rama.formularz(request).get("tryb", "")))
    elif krok == "wznow":
        await przebieg.wznow(k, klucz)
    elif krok == "usun":
        await operacje.usun_import(k, i)
        return rama.przekieruj(request, widok.SCIEZKA, f"Usunięto plik {i.nazwa}. Zapisane wpisy zostały.")
    else:
        raise NieZnaleziono("Nie ma takiej czynności.")
    return rama.przekieruj(request, widok.adres_importu(klucz))


TRASY = [strona_importu, wczytaj, strona_pliku, krok_importu]
PLIKI = [plik_szablonu]
