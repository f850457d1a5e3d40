"""/godziny/wpisy: the entries behind a number, of one worker, unit or action, or received by oneself."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from litestar import Response, get

from biuro import odczyty, rama
from biuro.formularze.zapytania import ZapytanieGodzin, okres_do_stanu, wczytaj_zapytanie
from biuro.odczyty.slady_wpisow import Slad, slady_wpisow
from biuro.uprawnienia import moze, wymagaj
from biuro.widoki import historia_wpisu, tabela_miesiaca
from biuro.widoki.adresy import adres
from biuro.widoki.strony import podziel
from biuro.zadanie import Zadanie, konto
from harmonogram.czas import dzien_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import ile
from harmonogram.zadania import nazwa_zadania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow

NA_STRONIE = 100
FILTRY = ("osoba", "dzialanie", "dla", "jednostka", "zadanie", "od", "do", "stan", "wiedza")


@get("/godziny/wpisy")
async def lista_wpisow(request: Zadanie) -> Response[str]:
    """Entries in the order of days; what the account may not see is not there."""
    kto = konto(request)
    wymagaj(kto, "godziny.czytaj")
    bez_chwili = {n: w for n, w in request.query_params.items() if n not in ("stan", "wiedza")}
    pytanie = wczytaj_zapytanie(ZapytanieGodzin, bez_chwili)
    chwila = await rama.chwila_strony(request)
    stan = chwila.stan
    czyje = await _czyje(request, pytanie)
    znalezione = await odczyty.wpisy(kto, _filtr(pytanie, stan), wiedza=chwila.wiedza)
    wpisy = sorted(znalezione, key=lambda w: (w.dzien, w.od_min, w.id))
    parametry = {n: request.query_params.get(n) for n in FILTRY}
    strona = podziel(wpisy, rama.numer_strony(request), NA_STRONIE, "Wpisy", "/godziny/wpisy", **parametry)
    osoby, jednostki = await _nazwy(strona.wiersze)
    slady = await slady_wpisow({w.id for w in strona.wiersze if w.wersja > 1}, chwila.wiedza)
    tytul = f"Godziny: {czyje}" if czyje else "Godziny"
    godziny = adres("/godziny", **rama.parametry_chwili(request))
    dane_ramy = await rama.rama(
        request,
        tytul,
        okruchy=[("Godziny", godziny), *([(tytul, "/godziny/wpisy")] if czyje else [])],
        chwila=chwila,
    )
    inne = [(n, w) for n, w in parametry.items() if w and n not in ("stan", "wiedza")]
    return rama.odpowiedz(
        request,
        "wpisy.html",
        {**dane_ramy, "inne_pola": inne},
        wstep=f"{ile(len(wpisy), 'wpis', 'wpisy', 'wpisów')} {_kiedy(pytanie, stan)}.",
        wpisy=[
            _wiersz(w, osoby, jednostki, slady.get(w.id, []), z_dzialaniem=pytanie.dzialanie is None)
            for w in strona.wiersze
        ],
        pokaz_komu=len({(w.dla, w.jednostka) for w in strona.wiersze}) > 1,
        pokaz_opis=any(w.opis for w in strona.wiersze),
        razem_min=sum(w.minuty for w in wpisy),
        limit=_do_limitu(request, pytanie),
        strony=strona.numery,
    )


def _filtr(pytanie: ZapytanieGodzin, stan: date) -> FiltrWpisow:
    return FiltrWpisow(
        pytanie.osoba,
        pytanie.dzialanie,
        pytanie.dla,
        pytanie.jednostka,
        okres_do_stanu(pytanie.od, pytanie.do, stan),
        zadanie=pytanie.zadanie,
    )


def _kiedy(pytanie: ZapytanieGodzin, stan: date) -> str:
    """„od 01.07.2018 do 30.09.2018”."""
    od = f"od {dzien_na_tekst(pytanie.od)} " if pytanie.od else ""
    return f"{od}do {dzien_na_tekst(min(pytanie.do or stan, stan))}"


async def _czyje(request: Zadanie, pytanie: ZapytanieGodzin) -> str:
    """„Beata Ćwikła, działanie 10”; NieZnaleziono for somebody out of sight."""
    kto = konto(request)
    czesci = [
        (await odczyty.osoba(kto, numer)).nazwa for numer in (pytanie.osoba, pytanie.dla) if numer is not None
    ]
    if pytanie.jednostka is not None:
        czesci.append((await odczyty.jednostka(kto, pytanie.jednostka)).nazwa_krotka)
    if pytanie.dzialanie is not None:
        czesci.append(f"działanie {pytanie.dzialanie}")
    if pytanie.zadanie is not None:
        czesci.append(f"zadanie {nazwa_zadania(pytanie.zadanie)}")
    return ", ".join(czesci)


def _do_limitu(request: Zadanie, pytanie: ZapytanieGodzin) -> tuple[str, str] | None:
    if (pytanie.dla is None and pytanie.jednostka is None) or not moze(konto(request), "limity.czytaj"):
        return None
    czyj = {"dla": pytanie.dla, "jednostka": pytanie.jednostka}
    return "Limit", adres("/limity", **czyj, **rama.parametry_chwili(request))


async def _nazwy(wpisy: Any) -> tuple[dict[int, Osoba], dict[int, Jednostka]]:
    ids = {i for w in wpisy for i in (w.osoba, w.dla) if i is not None}
    jednostki = await zapytania_osob.jednostki({w.jednostka for w in wpisy if w.jednostka is not None})
    return await zapytania_osob.osoby(ids), {j.id: j for j in jednostki}


def _wiersz(
    w: WpisGodzin,
    osoby: dict[int, Osoba],
    jednostki: dict[int, Jednostka],
    slady: Sequence[Slad],
    *,
    z_dzialaniem: bool,
) -> dict[str, Any]:
    return {
        "dzien": w.dzien,
        "od_min": w.od_min,
        "do_min": w.do_min,
        "minuty": w.minuty,
        "kto": osoby[w.osoba].nazwa,
        "co": tabela_miesiaca.co_robil(w, z_dzialaniem),
        "komu": tabela_miesiaca.komu(w, osoby, jednostki),
        "opis": w.opis,
        "zmieniono": historia_wpisu.zmieniono(slady),
        "adres": f"/godziny/{w.id}",
    }


TRASY = [lista_wpisow]
