"""Every write of hours: one entry, many, a change, a removal and its undo; every door calls these.

One entry is a batch of one: what judging needs is read once for all rows, each accepted row is judged for the
next, and all of them are stored together. The moment of a write is taken again once its persons are locked:
what waited for a card's acceptance is not older than it.
"""

import asyncio
import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from biuro.baza import w_dlugiej_transakcji, w_transakcji
from biuro.dziennik import odnotuj, odnotuj_wiele
from biuro.klucze import Klucz, zapamietaj, zapamietana
from biuro.ocena.losy import Los, los, ocen, przyjmij_nowy, przyjmij_wszystkie
from biuro.ocena.otoczenie import kto, otoczenie
from biuro.ocena.po_akceptacji import powiadom_o_wpisach, powiadom_po_akceptacji
from biuro.ocena.stan_wpisu import (
    Przyjety,
    przyjmij,
    sprawdz_karty,
    sprawdz_kolejno,
    sprawdz_nowy,
    sprawdz_wersje,
    sprawdz_zmieniony,
)
from biuro.ocena.wpis import POLA_DANYCH, DaneWpisu, uloz
from biuro.uprawnienia import Kontekst, Zasieg, wymagaj
from harmonogram.bledy import BrakPrawa, NieZnaleziono, ZlyStan
from harmonogram.chwile import jeszcze_nie_bylo
from harmonogram.czas import poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob

__all__ = [
    "CZYNNOSC", "DaneWpisu", "Los", "Wynik", "dodaj_poprawne", "dodaj_wpis", "dodaj_wpisy", "historia_wpisu",
    "ocen_wpisy", "przywroc_wpis", "usun_nowe", "usun_wpis", "widac_wpis", "widoczny_wpis",
    "wpis_do_zmiany", "zmien_wpis",
]  # fmt: skip

CZYNNOSC = "godziny.pisz"
PACZKA = 250  # rows a transaction where each row stands by itself: other writers get their turn between them


@dataclass(frozen=True)
class Wynik:
    """The answer to a new entry; `powtorka` when it was given before under the same key."""

    odpowiedz: dict[str, Any]
    powtorka: bool = False


# --- new entries ----------------------------------------------------------------------------------


@w_transakcji
async def dodaj_wpis(kontekst: Kontekst, dane: DaneWpisu, klucz: Klucz | None = None) -> Wynik:
    """Store a new entry; every rule of `reguly` is asked in this order."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    await zapytania_osob.zablokuj_osoby(_osoby(dane.osoba, dane.dla))
    kontekst = kontekst.w_chwili_zapisu()
    pierwsza = await zapamietana(kontekst.konto.id, klucz)
    if pierwsza is not None:
        return Wynik(pierwsza, powtorka=True)
    przyjety = przyjmij_nowy(await otoczenie(kontekst, zasieg, [dane]), dane)
    [tresc] = await _zapisz(kontekst, [przyjety])
    await zapamietaj(kontekst.konto.id, klucz, tresc, kontekst.teraz)
    return Wynik(tresc)


@w_dlugiej_transakcji
async def dodaj_wpisy(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[dict[str, Any]]:
    """Store all of them or none; the sentence of the first refused one carries its place in `pole`."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    if not wiele:
        return []
    await _zablokuj_osoby(wiele)
    kontekst = kontekst.w_chwili_zapisu()
    return await _zapisz(kontekst, await przyjmij_wszystkie(await otoczenie(kontekst, zasieg, wiele), wiele))


async def dodaj_poprawne(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[Los]:
    """Store the rows that may be stored; the others come back with their sentences, in the order given."""
    losy: list[Los] = []
    for od in range(0, len(wiele), PACZKA):
        swoje = {los.odpowiedz["id"] for los in losy if los.odpowiedz}
        losy += await _dodaj_paczke(kontekst, wiele[od : od + PACZKA], swoje)
        await asyncio.sleep(0)
    return losy


@w_dlugiej_transakcji
async def _dodaj_paczke(kontekst: Kontekst, wiele: Sequence[DaneWpisu], swoje: set[int]) -> list[Los]:
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    await _zablokuj_osoby(wiele)
    kontekst = kontekst.w_chwili_zapisu()
    oceny = await ocen(await otoczenie(kontekst, zasieg, wiele), wiele, swoje)
    zapisane = await _zapisz(kontekst, [ocena for ocena in oceny if isinstance(ocena, Przyjety)])
    ids = iter([tresc["id"] for tresc in zapisane])
    return [los(ocena, next(ids) if isinstance(ocena, Przyjety) else None) for ocena in oceny]


async def ocen_wpisy(kontekst: Kontekst, wiele: Sequence[DaneWpisu]) -> list[Los]:
    """The fates that `dodaj_poprawne` would give now, without ids; nothing is written."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    if not wiele:
        return []
    return [los(ocena) for ocena in await ocen(await otoczenie(kontekst, zasieg, wiele), wiele)]


async def _zapisz(kontekst: Kontekst, przyjete: Sequence[Przyjety]) -> list[dict[str, Any]]:
    """Rows, journal, notices of quotas; the answers in the order given."""
    wpisy = [p.uklad.wpis for p in przyjete]
    powody = [p.uklad.powod for p in przyjete]
    ids = await zapytania.dopisz_wpisy(wpisy, kontekst.konto.id, kontekst.teraz, powody)
    zapisy = [
        (i, None, {**vars(w), "powod": powod} if powod else vars(w))
        for i, w, powod in zip(ids, wpisy, powody, strict=True)
    ]
    await odnotuj_wiele(kontekst, "dodano", "wpis", zapisy)
    await powiadom_o_wpisach(kontekst, przyjete)
    return [p.odpowiedz(i) for p, i in zip(przyjete, ids, strict=True)]


# --- change, removal, undo ------------------------------------------------------------------------


@w_transakcji
async def zmien_wpis(
    kontekst: Kontekst,
    id_wpisu: int,
    zmiany: dict[str, Any],
    powod: str | None = None,
    wersja: int | None = None,
) -> dict[str, Any]:
    """Change the fields named in `zmiany`; a change that does not raise a quota's sum passes that quota."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    stary = await _zablokowany_wpis(zasieg, kontekst, id_wpisu, zmiany.get("osoba"), zmiany.get("dla"))
    kontekst = kontekst.w_chwili_zapisu()
    dane = _dane_po_zmianie(stary, zmiany)
    o = await otoczenie(kontekst, zasieg, [dane], stary)
    uklad = uloz(o, dane, stary)
    sprawdz_zmieniony(o, uklad, stary, powod, wersja)
    przyjety = przyjmij(o, uklad, stary)
    await zapytania.zmien_wpis(uklad.wpis, powod, kontekst.konto.id, kontekst.teraz)
    await odnotuj(kontekst, "zmieniono", "wpis", id_wpisu, vars(stary), {**vars(uklad.wpis), "powod": powod})
    await powiadom_o_wpisach(kontekst, [przyjety], stary)
    return przyjety.odpowiedz(id_wpisu)


@w_transakcji
async def usun_wpis(
    kontekst: Kontekst, id_wpisu: int, powod: str | None = None, wersja: int | None = None
) -> None:
    """Take the entry out of lists and sums; its history stays."""
    await _usun(kontekst, id_wpisu, powod, wersja)


@w_dlugiej_transakcji
async def usun_nowe(kontekst: Kontekst, ids: Iterable[int]) -> list[WpisGodzin]:
    """Take back entries stored at once: those still there, all or none; a changed one is an error."""
    usuniete = []
    for id_wpisu in ids:
        with contextlib.suppress(NieZnaleziono):
            usuniete.append(await _usun(kontekst, id_wpisu, None, wersja=1))
    return usuniete


async def _usun(kontekst: Kontekst, id_wpisu: int, powod: str | None, wersja: int | None) -> WpisGodzin:
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    stary = await _zablokowany_wpis(zasieg, kontekst, id_wpisu)
    kontekst = kontekst.w_chwili_zapisu()
    karta = await zapytania_kart.karta(stary.osoba, poczatek_miesiaca(stary.dzien))
    sprawdz_kolejno(
        lambda: sprawdz_wersje(stary, wersja), lambda: sprawdz_karty([(karta.stan, stary.dzien)], powod)
    )
    await zapytania.usun_wpis(id_wpisu, kontekst.teraz, powod, kontekst.konto.id)
    await odnotuj(kontekst, "usunieto", "wpis", id_wpisu, vars(stary), {"powod": powod})
    if karta.stan == "zaakceptowana":
        await powiadom_po_akceptacji(kontekst, {kto(stary)})
    return stary


@w_transakcji
async def przywroc_wpis(kontekst: Kontekst, id_wpisu: int, powod: str | None = None) -> dict[str, Any]:
    """Take a removal back: the entry as it was, by the rules of a new one, as its next version."""
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    usuniety = zapytania.z_wersji(await _usunieta_wersja(zasieg, kontekst, id_wpisu))
    await zapytania_osob.zablokuj_osoby(_osoby(usuniety.osoba, usuniety.dla))
    kontekst = kontekst.w_chwili_zapisu()
    ostatnia = await _usunieta_wersja(zasieg, kontekst, id_wpisu)
    dane = replace(_dane_po_zmianie(usuniety, {}), rodzaj=usuniety.rodzaj)
    o = await otoczenie(kontekst, zasieg, [dane])
    uklad = uloz(o, dane, usuniety)
    sprawdz_nowy(o, uklad)
    przyjety = przyjmij(o, uklad)
    powod = (powod or "").strip() or POWOD_PRZYWROCENIA
    await zapytania.przywroc_wpis(uklad.wpis, ostatnia["wazna_do"], powod, kontekst.konto.id, kontekst.teraz)
    await odnotuj(kontekst, "przywrocono", "wpis", id_wpisu, None, {**vars(uklad.wpis), "powod": powod})
    await powiadom_o_wpisach(kontekst, [przyjety])
    return przyjety.odpowiedz(id_wpisu)


POWOD_PRZYWROCENIA = "cofnięcie usunięcia"
"""Said of an undo by itself: after submission every version has a reason."""


async def _usunieta_wersja(zasieg: Zasieg, kontekst: Kontekst, id_wpisu: int) -> dict[str, Any]:
    """The last version of a removed entry that this account may write."""
    ostatnia = (await historia_wpisu(kontekst, id_wpisu))[-1]
    if not zasieg.osoba(ostatnia["osoba"]):
        raise BrakPrawa("Przywrócić ten wpis może jego wykonawca albo koordynator.")
    if ostatnia["wazna_do"] == ZAWSZE:
        raise ZlyStan("Ten wpis nie jest usunięty.")
    return ostatnia


# --- which entry ----------------------------------------------------------------------------------


async def wpis_do_zmiany(zasieg: Zasieg, kontekst: Kontekst, id_wpisu: int) -> WpisGodzin:
    """The entry: 404 when it is not visible to the account, 403 when it is but may not be changed."""
    wpis = await widoczny_wpis(kontekst, id_wpisu)
    if not zasieg.osoba(wpis.osoba):
        raise BrakPrawa("Zmienić ten wpis może jego wykonawca albo koordynator.")
    return wpis


async def widoczny_wpis(kontekst: Kontekst, id_wpisu: int, wiedza: datetime | None = None) -> WpisGodzin:
    """The entry, or NieZnaleziono also when it is somebody else's or was keyed after `wiedza`."""
    zasieg = wymagaj(kontekst.konto, "godziny.czytaj")
    wpis = await zapytania.wpis(id_wpisu, wiedza)
    if wpis is not None and widac_wpis(zasieg, wpis):
        return wpis
    if wiedza is not None and (await historia_wpisu(kontekst, id_wpisu))[0]["wazna_od"] > wiedza:
        raise NieZnaleziono(jeszcze_nie_bylo("Tego wpisu godzin", wiedza))
    raise NieZnaleziono("Nie ma takiego wpisu godzin.")


async def historia_wpisu(
    kontekst: Kontekst, id_wpisu: int, wiedza: datetime | None = None
) -> list[dict[str, Any]]:
    """Versions up to `wiedza`, also of a removed entry; visible to those who could see any of them."""
    zasieg = wymagaj(kontekst.konto, "godziny.czytaj")
    wersje = [w for w in await zapytania.historia(id_wpisu) if wiedza is None or w["wazna_od"] <= wiedza]
    if not any(widac_wpis(zasieg, zapytania.z_wersji(w)) for w in wersje):
        raise NieZnaleziono("Nie ma takiego wpisu godzin.")
    return wersje


def widac_wpis(zasieg: Zasieg, wpis: WpisGodzin) -> bool:
    """One's own entry, one for a supported worker, or an animator's entry in one's unit."""
    w_jednostce = wpis.rodzaj == "animator" and zasieg.jednostka(wpis.jednostka)
    return zasieg.osoba(wpis.osoba) or zasieg.wspierany(wpis.dla) or w_jednostce


async def _zablokowany_wpis(
    zasieg: Zasieg, kontekst: Kontekst, id_wpisu: int, *nowe_osoby: int | None
) -> WpisGodzin:
    """The entry as it is once its persons, old and new, are locked; read again until they are those."""
    zablokowane: set[int] | None = None
    while True:
        wpis = await wpis_do_zmiany(zasieg, kontekst, id_wpisu)
        osoby = _osoby(wpis.osoba, wpis.dla, *nowe_osoby)
        if zablokowane is not None and osoby <= zablokowane:
            return wpis
        zablokowane = osoby | (zablokowane or set())
        await zapytania_osob.zablokuj_osoby(zablokowane)


def _osoby(*ids: int | None) -> set[int]:
    return {i for i in ids if i is not None}


def _dane_po_zmianie(stary: WpisGodzin, zmiany: dict[str, Any]) -> DaneWpisu:
    """The entry's own data with the changes; what follows from changed fields is worked out anew."""
    pola = {pole: getattr(stary, pole) for pole in POLA_DANYCH}
    if stary.dla is not None:
        pola["jednostka"] = None
    if stary.dzialanie is not None or zmiany.get("dzialanie") is not None:
        pola["rodzaj"] = None
    return DaneWpisu(**{**pola, **zmiany})


async def _zablokuj_osoby(wiele: Sequence[DaneWpisu]) -> None:
    await zapytania_osob.zablokuj_osoby({i for d in wiele for i in _osoby(d.osoba, d.dla)})
