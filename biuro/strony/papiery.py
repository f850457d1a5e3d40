"""/papiery/2019-05/12: printed cards of a person's month, where the signed sheets are, their scans."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from litestar import Response, get, post
from litestar.params import FromPath

from biuro import rama
from biuro.bledy_http import status
from biuro.formularze import bledy_wg_pol, wczytaj_formularz
from biuro.formularze.papiery import StanPapieru
from biuro.formularze.zapytania import miesiac_z_adresu
from biuro.odczyty import papiery as odczyty
from biuro.odczyty.karty import podpisy
from biuro.operacje import papiery as operacje
from biuro.operacje.papiery import KartaPapieru
from biuro.przesylanie import NAJWIEKSZA_TRESC_Z_PLIKIEM, plik_formularza
from biuro.uprawnienia import Konto, moze, wymagaj
from biuro.widoki import papiery as widok
from biuro.widoki.adresy import adres, adres_miesiaca
from biuro.zadanie import Zadanie, kontekst, konto
from budzet.druki import druki_osoby
from harmonogram import czas
from harmonogram.bledy import BladDziedziny, NiepoprawnePole
from harmonogram.osoby import Osoba
from harmonogram.papiery import PODPISANA

DO_POPRAWY = (409, 422)


@get("/papiery/{miesiac:str}/{osoba:int}")
async def strona_papierow(request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int]) -> Response[str]:
    """What can be printed of the month and what became of the paper."""
    czyja = await odczyty.osoba_karty(konto(request), osoba)
    return await _strona(request, miesiac_z_adresu(miesiac), czyja)


@dataclass(frozen=True)
class _Odmowa:
    """A form that was refused: of which card, with what was typed, and why."""

    rodzaj: str
    blad: BladDziedziny
    pola: Mapping[str, Any] = field(default_factory=dict)
    skan: str = ""  # the key of the one that was to be removed


async def _strona(request: Zadanie, ten: date, osoba: Osoba, odmowa: _Odmowa | None = None) -> Response[str]:
    kto, chwila = konto(request), await rama.podana_chwila(request)
    slowo = czas.miesiac_na_tekst(ten)
    okruchy = [
        ("Godziny", adres("/godziny")),
        (slowo, adres_miesiaca(ten, None if osoba.id == kto.osoba else osoba.id)),
        ("Druk i papier", widok.adres_papieru(ten, osoba.id)),
    ]
    pisze = (chwila is None or chwila.wiedza is None) and _moze_pisac(kto, osoba.id)
    return rama.odpowiedz(
        request,
        "papiery.html",
        await rama.rama(request, f"Druk i papier, {slowo}", okruchy=okruchy, chwila=chwila),
        status=status(odmowa.blad) if odmowa else 200,
        wstep=f"{osoba.nazwa}. Papier jest wydrukiem karty; liczy się karta w serwisie.",
        druki=await _druki(request, ten, osoba, chwila.wiedza if chwila else None, pisze),
        skanuje=pisze,
        stany=widok.wybor_stanow(moze(kto, operacje.PODPISUJE)),
        podpisuje=moze(kto, operacje.PODPISUJE),
        odrzucony=odmowa.rodzaj if odmowa else "",
        odrzucony_skan=widok.adres_usuniecia(odmowa.skan) if odmowa else "",
        pola=odmowa.pola if odmowa else {},
        bledy=bledy_wg_pol(odmowa.blad) if odmowa else {},
        bledy_tytul="Nie zapisano",
    )


async def _druki(
    request: Zadanie, ten: date, osoba: Osoba, wiedza: datetime | None, pisze: bool
) -> list[dict[str, Any]]:
    """Each card that the person has, with the history of its paper and its scans."""
    kto, rodzaje = konto(request), druki_osoby(osoba.funkcje)
    znane = await odczyty.papiery([osoba.id], ten, wiedza)
    skany = await odczyty.skany(osoba.id, ten, wiedza)
    wersje = {r: await odczyty.historia_papieru(osoba.id, ten, r, wiedza) for r in rodzaje}
    usuniete = await odczyty.usuniecia(skany)
    pisarze = [s.konto for s in skany] + [u.konto for u in usuniete.values()]
    nazwy = await podpisy(pisarze + [w.konto for lista in wersje.values() for w in lista])
    usuwalne = frozenset(s.id for s in skany if pisze and s.usunieto is None and operacje.moze_usunac(kto, s))
    podpisuje = moze(kto, operacje.PODPISUJE)
    swoje = {r: [s for s in skany if s.rodzaj == r] for r in rodzaje}
    return [
        {
            **d,
            "skany": widok.skany(swoje[d["kod"]], usuniete, nazwy, usuwalne),
            "historia": widok.historia(wersje[d["kod"]], swoje[d["kod"]], usuniete, nazwy),
            "proponowany": widok.proponowany(d["papier"], swoje[d["kod"]], podpisuje),
            "pisze": pisze and (podpisuje or d["papier"].stan != PODPISANA),
        }
        for d in widok.druki(rodzaje, znane, ten, osoba.id, rama.parametry_chwili(request))
    ]


def _moze_pisac(kto: Konto, osoba: int) -> bool:
    return moze(kto, operacje.CZYNNOSC) and wymagaj(kto, operacje.CZYNNOSC).osoba(osoba)


@post("/papiery/{miesiac:str}/{osoba:int}/{rodzaj:str}", status_code=303)
async def oznacz(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], rodzaj: FromPath[str]
) -> Response[str]:
    """303 back, or the page with the sentence at its field."""
    ten = miesiac_z_adresu(miesiac)
    czyja = await odczyty.osoba_druku(konto(request), osoba, rodzaj)
    wymagaj(konto(request), operacje.CZYNNOSC)
    pola = rama.podane(rama.formularz(request), *StanPapieru.model_fields)
    try:
        dane = wczytaj_formularz(StanPapieru, pola)
        papier = await operacje.oznacz(
            kontekst(request), KartaPapieru(osoba, ten, rodzaj), dane.stan, dane.segregator
        )
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _strona(request, ten, czyja, _Odmowa(rodzaj, blad, pola))
    zdanie = f"{widok.nazwa_druku(rodzaj)}: {widok.stan_slowami(papier)}."
    return rama.przekieruj(request, widok.adres_papieru(ten, osoba), zdanie)


# --- scans ----------------------------------------------------------------------------------------


@post(
    "/papiery/{miesiac:str}/{osoba:int}/{rodzaj:str}/skan",
    status_code=303,
    request_max_body_size=NAJWIEKSZA_TRESC_Z_PLIKIEM,
)
async def dodaj_skan(
    request: Zadanie, miesiac: FromPath[str], osoba: FromPath[int], rodzaj: FromPath[str]
) -> Response[str]:
    """303 back, or the page with what is wrong with the file."""
    ten = miesiac_z_adresu(miesiac)
    czyja = await odczyty.osoba_druku(konto(request), osoba, rodzaj)
    wymagaj(konto(request), operacje.CZYNNOSC)
    try:
        plik = plik_formularza(request, "plik")
        if plik is None:
            raise NiepoprawnePole("Wybierz plik ze skanem: PDF, PNG albo JPEG.", "plik")
        karta = KartaPapieru(osoba, ten, rodzaj)
        await operacje.dodaj_skan(kontekst(request), karta, plik.nazwa, plik.tresc)
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        return await _strona(request, ten, czyja, _Odmowa(rodzaj, blad))
    return rama.przekieruj(request, widok.adres_papieru(ten, osoba), "Skan zapisany.")


@post("/skany/{klucz:str}/usun", status_code=303)
async def usun_skan(request: Zadanie, klucz: FromPath[str]) -> Response[str]:
    """303 to the page of the paper, where it stays that there was a scan; without a reason the page again."""
    wymagaj(konto(request), "miesiace.czytaj")
    pola = rama.podane(rama.formularz(request), "powod")
    skan = await odczyty.skan(konto(request), klucz)
    try:
        await operacje.usun_skan(kontekst(request), klucz, str(pola.get("powod", "")))
    except BladDziedziny as blad:
        if status(blad) not in DO_POPRAWY:
            raise
        czyja = await odczyty.osoba_druku(konto(request), skan.osoba, skan.rodzaj)
        return await _strona(request, skan.miesiac, czyja, _Odmowa(skan.rodzaj, blad, pola, klucz))
    return rama.przekieruj(request, widok.adres_papieru(skan.miesiac, skan.osoba), "Skan usunięty.")


TRASY = [strona_papierow, oznacz, dodaj_skan, usun_skan]
