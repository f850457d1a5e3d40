"""One card before the judge: its entries, history, signals, and the decision."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.godziny import KrokKarty
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.odczyty import karty as odczyty
from biuro.odczyty.karty import PelnaKarta
from biuro.odczyty.sygnaly_kart import sygnaly_kart
from biuro.operacje import miesiace
from biuro.strony.karty.ktory import CZYNNOSC, DO_POPRAWY, MiesiacKart, miesiac_kart
from biuro.uprawnienia import wymagaj
from biuro.widoki import karty as widok
from biuro.widoki import obieg_karty, skrzynka_kart
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.widoki.miesiac import funkcje_slowami, ile_zapisano
from biuro.widoki.podglad_karty import wiersze
from biuro.zadanie import Zadanie, kontekst, konto
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, NieZnaleziono
from harmonogram.karty import Widziano
from harmonogram.osoby import Osoba
from harmonogram.zapytania import karty as zapytania
from harmonogram.zapytania import osoby as zapytania_osob

Bledy = Mapping[str, str]


@get("/karty/{miesiac:str}/{osoba:int}")
async def podglad(request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int]) -> Response[str]:
    """The preview; 404 for nobody's card."""
    wymagaj(konto(request), CZYNNOSC)
    m = await miesiac_kart(request, miesiac_z_adresu(miesiac))
    return await _pokaz(request, m, await _osoba(osoba))


async def _osoba(numer: int) -> Osoba:
    osoba = await zapytania_osob.osoba(numer)
    if osoba is None:
        raise NieZnaleziono("Nie ma takiej karty.")
    return osoba


@post("/karty/{miesiac:str}/{osoba:int}/{krok:str}", status_code=303)
async def krok_karty(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], krok: FromPath[str]
) -> Response[str]:
    """303 to the next card that waits, else to the list; the preview with the sentence when refused."""
    wymagaj(konto(request), CZYNNOSC)
    ten = miesiac_z_adresu(miesiac)
    await miesiace.sprawdz_prawo(kontekst(request), osoba, krok)
    pola = rama.podane(rama.formularz(request), "powod", "wersja", "odcisk")
    try:
        dane = wczytaj_formularz(KrokKarty, pola)
        widziano = Widziano(dane.wersja, dane.odcisk)
        karta = await miesiace.wykonaj_krok(
            kontekst(request), osoba, ten, krok, dane.powod, widziano=widziano
        )
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        m = await miesiac_kart(request, ten)
        return await _pokaz(request, m, await _osoba(osoba), pola, bledy_wg_pol(blad), status(blad))
    m = await miesiac_kart(request, ten)
    zdanie = f"{(await _osoba(osoba)).nazwa}: karta {skrzynka_kart.po_kroku(krok, karta.stan)}."
    dokad = adres("/karty", miesiac=kod_miesiaca(ten))
    if krok in ("zaakceptuj", "zwroc") and m.do_decyzji:
        dokad = skrzynka_kart.adres_karty(ten, m.do_decyzji[0].osoba.id)
    return rama.przekieruj(request, dokad, f"{zdanie} {skrzynka_kart.zostalo(len(m.czekajace), ten)}")


# --- the page -------------------------------------------------------------------------------------


async def _pokaz(
    request: Zadanie,
    m: MiesiacKart,
    osoba: Osoba,
    pola: Mapping[str, Any] | None = None,
    bledy: Bledy | None = None,
    kod: int = 200,
) -> Response[str]:
    k = await odczyty.pelna_karta(osoba.id, m.ten, m.wiedza)
    wpisy = (await zapytania.wpisy_kart([osoba.id], m.ten, m.wiedza)).get(osoba.id, [])
    sygnaly = (await sygnaly_kart(m.chwila.plan, m.ten, {osoba.id: wpisy}, m.dzis, m.wiedza))[osoba.id]
    podpisy = await odczyty.podpisy(odczyty.konta_kart([k]))
    bez_zmian = replace(k, zmiany=(), poprawki=(), po_akceptacji=())  # they stand on top, with links
    slowo = czas.miesiac_na_tekst(m.ten)
    okruchy = [
        ("Karty", adres("/karty", miesiac=kod_miesiaca(m.ten))),
        (osoba.nazwa, skrzynka_kart.adres_karty(m.ten, osoba.id)),
    ]
    return rama.odpowiedz(
        request,
        "karta.html",
        await rama.rama(request, f"{osoba.nazwa}, {slowo}", okruchy=okruchy, chwila=m.chwila),
        status=kod,
        wstep=f"{funkcje_slowami(osoba)}. {ile_zapisano(wpisy)}",
        miesiac=m.ten,
        stan_karty=k.karta.stan,
        brak_godzin=k.karta.brak_godzin and not wpisy,
        uwagi=widok.uwagi(bez_zmian, wpisy, sygnaly, podpisy),
        **_zmiany(k, podpisy),
        razem_min=k.zawartosc.minuty,
        **await _tabela(k, wpisy, podpisy, sygnaly.poza_umowa),
        obieg={"czyny": _czyny(m, k), "historia": widok.historia(k, podpisy)},
        wlasna=osoba.id == m.kto.osoba,
        miesiac_adres=adres_miesiaca(m.ten, osoba.id),
        nastepna=_nastepna(m, osoba.id),
        pola=pola or {},
        bledy=bledy or {},
        bledy_tytul="Nie zmieniono karty",
    )


def _zmiany(k: PelnaKarta, podpisy: Mapping[int, odczyty.Podpis]) -> dict[str, Any]:
    return {
        "po_akceptacji": widok.po_akceptacji(k, podpisy),
        "zmiany": widok.zmiany(k, podpisy),
        "poprawki": widok.poprawki(k, podpisy),
    }


async def _tabela(
    k: PelnaKarta,
    wpisy: list[Any],
    podpisy: Mapping[int, odczyty.Podpis],
    poza_umowa: Collection[int | None],
) -> dict[str, Any]:
    osoby = await zapytania_osob.osoby({w.dla for w in wpisy if w.dla is not None})
    jednostki = await zapytania_osob.jednostki(w.jednostka for w in wpisy if w.jednostka is not None)
    zmienione = {z.wpis for z in k.zmiany}
    autorzy = odczyty.autorzy_cudzych(k, podpisy)
    return wiersze(wpisy, osoby, {j.id: j for j in jednostki}, autorzy, zmienione, poza_umowa)


def _czyny(m: MiesiacKart, k: PelnaKarta) -> list[dict[str, Any]]:
    """Decisions that this account may take; they come back to this page."""
    if not m.rozstrzyga:
        return []
    dozwolone = [
        krok
        for krok, prawo in miesiace.PRAWO_KROKU.items()
        if prawo == miesiace.ROZSTRZYGA and miesiace.moze_krok(m.kto, k.karta.osoba, krok)
    ]
    gdzie = skrzynka_kart.adres_karty(m.ten, k.karta.osoba)
    return [{**c, "adres": f"{gdzie}/{c['krok']}"} for c in obieg_karty.czyny(k, dozwolone, m.dzis)]


def _nastepna(m: MiesiacKart, osoba: int) -> tuple[str, str] | None:
    """The card to decide after this one, round the list."""
    ids = [p.osoba.id for p in m.do_decyzji]
    if not set(ids) - {osoba}:
        return None
    kolejna = m.do_decyzji[(ids.index(osoba) + 1) % len(ids) if osoba in ids else 0]
    return kolejna.osoba.nazwa, skrzynka_kart.adres_karty(m.ten, kolejna.osoba.id)


TRASY = [podglad, krok_karty]
