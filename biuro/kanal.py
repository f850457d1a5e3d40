"""The calendar feed: from a secret address to bytes, or to 304 before anything is built.

An answer depends on the subscription, its account and the counter that every write of events, people, units
and the plan raises; so one query tells whether a client's copy is current, in any number of processes.
"""

import asyncio
import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal, cast

from litestar import Response, get
from litestar.params import FromPath

from biuro import kalendarze, konta, warunkowe
from biuro.kalendarze import Subskrypcja, rozbierz_zakres
from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.uprawnienia import Konto
from biuro.zadanie import Zadanie, teraz, ustawienia
from harmonogram import ical
from harmonogram.bledy import NieZnaleziono
from harmonogram.czas import STREFA
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from harmonogram.zapytania.zmiany import ostatnia_zmiana

WERSJA_FORMATU = 1
"""Raised when the same rows are to be written differently: every client then fetches anew."""

TYP = "text/calendar; charset=utf-8"
CACHE = "private, no-cache"
PAMIEC_BAJTOW = 64 * 1024 * 1024
FRAGMENTOW = 20_000

Szczegoly = Literal["pelne", "zajete"]


@dataclass(frozen=True)
class Tresc:
    """The bytes of a feed, also gzipped, and the moment of the newest row behind them."""

    bajty: bytes
    spakowane: bytes
    zmieniono: datetime | None


class PamiecTresci:
    """The last used feeds by ETag, up to a number of bytes."""

    def __init__(self, najwiecej: int = PAMIEC_BAJTOW) -> None:
        self.najwiecej = najwiecej
        self._tresci: OrderedDict[str, Tresc] = OrderedDict()
        self._zajete = 0

    def wez(self, znacznik: str) -> Tresc | None:
        """None when it was never kept, or not for long."""
        if znacznik in self._tresci:
            self._tresci.move_to_end(znacznik)
        return self._tresci.get(znacznik)

    def zachowaj(self, znacznik: str, tresc: Tresc) -> None:
        """Keep it; those unused for the longest time make room."""
        if znacznik not in self._tresci:
            self._tresci[znacznik] = tresc
            self._zajete += _rozmiar(tresc)
        while self._zajete > self.najwiecej:
            self._zajete -= _rozmiar(self._tresci.popitem(last=False)[1])


def _rozmiar(tresc: Tresc) -> int:
    return len(tresc.bajty) + len(tresc.spakowane)


_pamiec = PamiecTresci()


async def odpowiedz(
    sekret: str, naglowki: Mapping[str, str], adres: str, teraz: datetime
) -> warunkowe.OdpowiedzPliku:
    """The feed of this address for request headers (names in lower case); NieZnaleziono when it has none."""
    s = await kalendarze.subskrypcja(sekret)
    if s is None:
        raise NieZnaleziono("Nie ma takiego kalendarza. Adres unieważniono albo jest niepełny.")
    await kalendarze.zapisz_pobranie(s, naglowki.get("user-agent", ""), teraz)
    znacznik = _znacznik(s, sekret, adres)
    gotowa = _pamiec.wez(znacznik)
    if "if-none-match" in naglowki and warunkowe.nie_zmieniono(naglowki, znacznik):
        zmieniono = gotowa.zmieniono if gotowa else None
        wariant = warunkowe.wariant_pliku(naglowki, znacznik)  # a feed is never too short to be gzipped
        wspolne = warunkowe.naglowki_pliku(wariant, cache=CACHE, zmieniono=zmieniono)
        return warunkowe.OdpowiedzPliku(304, wspolne, b"")
    if gotowa is None:
        gotowa = await _zbuduj(s, adres, teraz)
        _pamiec.zachowaj(znacznik, gotowa)
    return warunkowe.odpowiedz_pliku(
        naglowki,
        gotowa.bajty,
        TYP,
        wartosc=znacznik,
        zmieniono=gotowa.zmieniono,
        cache=CACHE,
        spakowane=gotowa.spakowane,
    )


def _znacznik(s: Subskrypcja, sekret: str, adres: str) -> str:
    """The secret stands in it so that two databases of one process never share an answer."""
    klucz = (WERSJA_FORMATU, sekret, adres, s.nazwa, s.zakres, s.szczegoly, *s.wersje)
    return hashlib.sha256(repr(klucz).encode()).hexdigest()[:32]


async def _zbuduj(s: Subskrypcja, adres: str, teraz: datetime) -> Tresc:
    konto = await konta.konto(s.konto, teraz.astimezone(STREFA).date())
    if konto is None:
        raise NieZnaleziono("Nie ma takiego kalendarza.")
    zmieniono = await ostatnia_zmiana()
    bajty = await tresc(konto, s.nazwa, s.zakres, cast("Szczegoly", s.szczegoly), adres)
    return Tresc(bajty, warunkowe.spakuj(bajty), zmieniono)


async def tresc(konto: Konto, nazwa: str, zakres: str, szczegoly: Szczegoly, adres: str) -> bytes:
    """The feed called `nazwa` of what the account sees; NiepoprawnePole for a scope that is none."""
    wydarzenia = await odczyty_wydarzen.wydarzenia(konto, filtr_zakresu(konto, zakres))
    jednostki = {j.id: j.nazwa for j in await zapytania_osob.jednostki()}
    return await asyncio.to_thread(_zlozony, wydarzenia, nazwa, szczegoly, adres, jednostki)


def filtr_zakresu(konto: Konto, zakres: str) -> FiltrWydarzen:
    """Which events a scope means; sight narrows them further."""
    rodzaj, wartosc = rozbierz_zakres(zakres)
    match rodzaj:
        case "moje":
            return FiltrWydarzen(zwiazani=odczyty_wydarzen.moje(konto))
        case "jednostka":
            return FiltrWydarzen(jednostka=int(wartosc))
        case "dzialanie":
            return FiltrWydarzen(dzialanie=int(wartosc))
        case "rodzaj":
            return FiltrWydarzen(rodzaj=wartosc)
    return FiltrWydarzen()


def _zlozony(
    wydarzenia: list[Wydarzenie], nazwa: str, szczegoly: Szczegoly, adres: str, jednostki: dict[int, str]
) -> bytes:
    """Joined from fragments: after a change only the changed event is written anew."""
    fragmenty = (
        _fragment(w, adres, szczegoly, tuple(sorted((j, jednostki.get(j, "")) for j in w.jednostki)))
        for w in sorted(wydarzenia, key=ical.kolejnosc)
    )
    return ical.zloz(fragmenty, nazwa=nazwa)


@lru_cache(maxsize=FRAGMENTOW)
def _fragment(
    wydarzenie: Wydarzenie, adres: str, szczegoly: Szczegoly, jednostki: tuple[tuple[int, str], ...]
) -> bytes:
    return ical.fragment(wydarzenie, adres=adres, szczegoly=szczegoly, nazwy_jednostek=dict(jednostki))


@get("/{zeton:str}/harmonogram.ics")
async def kanal(request: Zadanie, zeton: FromPath[str]) -> Response[bytes]:
    """The feed; its address is all it asks for."""
    naglowki = {nazwa.lower(): w for nazwa, w in request.headers.items()}
    wynik = await odpowiedz(zeton, naglowki, ustawienia(request).adres_publiczny, teraz(request))
    return warunkowe.odpowiedz_litestar(wynik)


TRASY = [kanal]
