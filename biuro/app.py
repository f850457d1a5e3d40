"""The only wiring: settings in, an ASGI application out."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from litestar import Litestar, Router
from litestar.datastructures import State
from litestar.types import ControllerRouterHandler

from biuro import baza, kanal, pliki, pliki_kart, pliki_planu
from biuro.api import (
    dzialania,
    dziennik,
    godziny,
    jednostki,
    kalendarze,
    komentarze,
    limity,
    miesiace,
    narzedzia,
    osoby,
    plan,
    przypadki,
    schemat,
    wydarzenia,
    zaangazowania,
    zadania,
)
from biuro.api.wspolne import sprawdz_zadanie
from biuro.asgi import Aplikacja, Odbierz, Wyslij, Zakres
from biuro.bledy_http import obsluz_blad
from biuro.pamiec_plikow import PamiecPlikow
from biuro.poczta.petla import w_tle
from biuro.rama import sprawdz_formularz
from biuro.strony import deklaracja, harmonogram, komorka, konto, logowanie, start, wpis_godzin, wpisy
from biuro.strony import dzialania as strony_dzialan
from biuro.strony import dziennik as strona_dziennika
from biuro.strony import godziny as strony_godzin
from biuro.strony import importy as strony_importow
from biuro.strony import jednostki as strony_jednostek
from biuro.strony import kalendarze as strony_kalendarzy
from biuro.strony import karty as strony_kart
from biuro.strony import limity as strony_limitow
from biuro.strony import narzedzie as strona_narzedzia
from biuro.strony import osoby as strony_osob
from biuro.strony import papiery as strony_papierow
from biuro.strony import plan as strony_planu
from biuro.strony import powiadomienia as strony_powiadomien
from biuro.strony import przypadek as strona_przypadku
from biuro.strony import przypadki as strony_przypadkow
from biuro.strony import pulap as strona_pulapu
from biuro.strony import raporty as strona_raportow
from biuro.strony import wersja_planu as strona_wersji
from biuro.strony import wydarzenia as strony_wydarzen
from biuro.strony import wydarzenie as strona_wydarzenia
from biuro.strony import zaangazowania as strony_zaangazowan
from biuro.strony import zadania as strony_zadan
from biuro.strony import zastepstwa as strony_zastepstw
from biuro.ustawienia import Ustawienia
from biuro.warstwy.limit import LimitZadan
from biuro.warstwy.naglowki import Naglowki
from biuro.warstwy.statyczne import Statyczne
from biuro.warstwy.wejscie import Wejscie
from biuro.warstwy.zdrowie import Zdrowie
from biuro.zadanie import Zegar, tylko_sesja, tylko_token, zalogowany, zegar_systemowy

NAJWIEKSZA_TRESC = 1024 * 1024

# One line a noun: TRASY of its module.
STRONY_GOSCI: list[ControllerRouterHandler] = [*logowanie.TRASY, *deklaracja.TRASY]
STRONY: list[ControllerRouterHandler] = [
    *logowanie.TRASY_ZALOGOWANYCH,
    *start.TRASY,
    *strony_osob.TRASY,
    *strony_zaangazowan.TRASY,
    *strona_pulapu.TRASY,
    *strony_jednostek.TRASY,
    *strona_dziennika.TRASY,
    *konto.TRASY,
    *strony_powiadomien.TRASY,
    *strony_godzin.TRASY,
    *wpis_godzin.TRASY,
    *wpisy.TRASY,
    *strony_papierow.TRASY,
    *strony_importow.TRASY,
    *strony_kart.TRASY,
    *strony_zastepstw.TRASY,
    *strony_limitow.TRASY,
    *harmonogram.TRASY,
    *komorka.TRASY,
    *strony_dzialan.TRASY,
    *strona_narzedzia.TRASY,
    *strony_planu.TRASY,
    *strona_wersji.TRASY,
    *strony_wydarzen.TRASY,
    *strona_wydarzenia.TRASY,
    *strony_zadan.TRASY,
    *strony_przypadkow.TRASY,
    *strona_przypadku.TRASY,
    *strony_kalendarzy.TRASY,
    *strona_raportow.TRASY,
]
API: list[ControllerRouterHandler] = [
    *dzialania.TRASY,
    *osoby.TRASY,
    *plan.TRASY,
    *jednostki.TRASY,
    *godziny.TRASY,
    *limity.TRASY,
    *komentarze.TRASY,
    *miesiace.TRASY,
    *wydarzenia.TRASY,
    *przypadki.TRASY,
    *narzedzia.TRASY,
    *zadania.TRASY,
    *zaangazowania.TRASY,
    *kalendarze.TRASY,
    *dziennik.TRASY,
    *schemat.TRASY,
]
PLIKI: list[ControllerRouterHandler] = [
    *strony_importow.PLIKI,
    *pliki.TRASY,
    *pliki_kart.TRASY,
    *pliki_planu.TRASY,
]
KALENDARZE: list[ControllerRouterHandler] = [*kanal.TRASY]


def utworz_aplikacje(ustawienia: Ustawienia, zegar: Zegar = zegar_systemowy) -> Aplikacja:
    """The whole service; its lifespan opens the database, which has to be migrated already."""
    litestar = utworz_litestar(ustawienia, zegar)
    wejscie = Wejscie(litestar, LimitZadan(ustawienia.limit_zadan), zegar, ustawienia.https)
    warstwy = Naglowki(Zdrowie(Statyczne(wejscie)), ustawienia.https)

    async def aplikacja(scope: Zakres, odbierz: Odbierz, wyslij: Wyslij) -> None:
        await (litestar if scope["type"] == "lifespan" else warstwy)(scope, odbierz, wyslij)  # type: ignore[arg-type]

    return aplikacja


def utworz_litestar(ustawienia: Ustawienia, zegar: Zegar = zegar_systemowy) -> Litestar:
    """Litestar alone, without the layers: for the tests that walk its routes."""
    return Litestar(
        route_handlers=[
            Router("/", route_handlers=STRONY_GOSCI, before_request=sprawdz_formularz),
            Router("/", route_handlers=STRONY, guards=[tylko_sesja], before_request=sprawdz_formularz),
            Router("/", route_handlers=PLIKI, guards=[zalogowany]),
            Router("/kalendarz", route_handlers=KALENDARZE),
            Router("/api", route_handlers=API, guards=[tylko_token], before_request=sprawdz_zadanie),
        ],
        exception_handlers={Exception: obsluz_blad},
        state=State({"ustawienia": ustawienia, "zegar": zegar, "pamiec_plikow": PamiecPlikow()}),
        lifespan=[_baza(ustawienia), lambda _: w_tle(ustawienia, zegar)],
        request_max_body_size=NAJWIEKSZA_TRESC,
        openapi_config=None,
        logging_config=None,
    )


def _baza(ustawienia: Ustawienia):  # type: ignore[no-untyped-def]
    @asynccontextmanager
    async def polaczenie(_: Litestar) -> AsyncIterator[None]:
        await baza.podlacz(baza.silnik(ustawienia.adres_bazy))
        try:
            yield
        finally:
            await baza.odlacz()

    return polaczenie
