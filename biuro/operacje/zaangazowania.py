"""Every write of engagements: a new contract, a change, its end, a removal that keeps the history."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import zaangazowania as odczyty
from biuro.uprawnienia import Kontekst, wymagaj
from harmonogram.bledy import NiepoprawnePole, WersjaNieaktualna
from harmonogram.slowa import wymien
from harmonogram.zaangazowania import (
    Zaangazowanie,
    domyslnie_karta,
    nakladajace,
    sprawdz_powod_zmiany,
    sprawdz_umowe,
    zdanie_poza_umowami,
)
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zaangazowania as zapytania

CZYNNOSC = "zaangazowania.pisz"
Uwagi = list[tuple[str, str]]


@dataclass(frozen=True)
class DaneZaangazowania:
    """What the office gives of a contract; `wymaga_karty` None: as its form and hours say."""

    osoba: int
    forma: str
    stanowisko: str
    od: date
    do: date | None = None
    funkcja: str | None = None
    umowa: str | None = None
    wymiar_min: int | None = None
    wymiar: str | None = None
    wymaga_karty: bool | None = None


@w_transakcji
async def dodaj_zaangazowanie(kontekst: Kontekst, dane: DaneZaangazowania) -> tuple[Zaangazowanie, Uwagi]:
    """Store a new contract; warns of overlapping ones and of entries that now lie outside all."""
    wymagaj(kontekst.konto, CZYNNOSC)
    await zapytania_osob.zablokuj_osoby([dane.osoba])
    nowe = Zaangazowanie(**{"id": 0, **asdict(dane), "wymaga_karty": _karta(dane)})
    await _sprawdz(nowe)
    nowe = replace(nowe, id=await zapytania.dopisz(nowe, kontekst.konto.id, kontekst.teraz))
    await odnotuj(kontekst, "dodano", "zaangazowanie", nowe.id, None, asdict(nowe))
    return nowe, await _uwagi(nowe.osoba, nowe)


@w_transakcji
async def zmien_zaangazowanie(
    kontekst: Kontekst,
    id_zaangazowania: int,
    zmiany: Mapping[str, Any],
    powod: str | None,
    wersja: int | None = None,
) -> tuple[Zaangazowanie, Uwagi]:
    """Change the fields named, with a reason; a change of nothing adds no version."""
    stare = await _zablokowane(kontekst, id_zaangazowania)
    nowe = _po_zmianie(stare, zmiany)
    await _sprawdz(nowe, stare)
    if nowe == stare:
        return stare, []
    sprawdz_powod_zmiany(powod, "zmienić zaangażowanie")
    _sprawdz_wersje(stare, wersja)
    nowe = replace(nowe, wersja=stare.wersja + 1)
    await zapytania.zmien(nowe, powod, kontekst.konto.id, kontekst.teraz)
    po = {**asdict(nowe), "powod": powod}
    await odnotuj(kontekst, "zmieniono", "zaangazowanie", nowe.id, asdict(stare), po)
    return nowe, await _uwagi(nowe.osoba, nowe)


@w_transakcji
async def usun_zaangazowanie(
    kontekst: Kontekst, id_zaangazowania: int, powod: str | None, wersja: int | None = None
) -> Uwagi:
    """Take a contract away that should not have been there; its history says who did and why."""
    stare = await _zablokowane(kontekst, id_zaangazowania)
    sprawdz_powod_zmiany(powod, "usunąć zaangażowanie")
    _sprawdz_wersje(stare, wersja)
    ostatnie = replace(stare, wersja=stare.wersja + 1)
    await zapytania.usun(ostatnie, powod, kontekst.konto.id, kontekst.teraz)
    await odnotuj(kontekst, "usunieto", "zaangazowanie", stare.id, asdict(stare), {"powod": powod})
    return await _uwagi(stare.osoba, None)


async def zaangazowanie_do_zmiany(kontekst: Kontekst, id_zaangazowania: int) -> Zaangazowanie:
    """The contract: 404 when it is not visible to the account, 403 when it is but may not be changed."""
    znalezione = await odczyty.zaangazowanie(kontekst.konto, id_zaangazowania)
    wymagaj(kontekst.konto, CZYNNOSC)
    return znalezione


async def _zablokowane(kontekst: Kontekst, id_zaangazowania: int) -> Zaangazowanie:
    """As it is once its person is locked; a contract never changes its person."""
    przed = await zaangazowanie_do_zmiany(kontekst, id_zaangazowania)
    await zapytania_osob.zablokuj_osoby([przed.osoba])
    return await zaangazowanie_do_zmiany(kontekst, id_zaangazowania)


def _po_zmianie(stare: Zaangazowanie, zmiany: Mapping[str, Any]) -> Zaangazowanie:
    """A change that leaves the card to the contract (null) asks its form and hours anew."""
    pola = {**zmiany}
    karta = pola.pop("wymaga_karty", stare.wymaga_karty)
    nowe = replace(stare, **pola)
    domyslnie = domyslnie_karta(nowe.forma, nowe.wymiar_min, nowe.wymiar)
    return replace(nowe, wymaga_karty=domyslnie if karta is None else karta)


def _karta(dane: DaneZaangazowania) -> bool:
    if dane.wymaga_karty is not None:
        return dane.wymaga_karty
    return domyslnie_karta(dane.forma, dane.wymiar_min, dane.wymiar)


async def _sprawdz(nowe: Zaangazowanie, stare: Zaangazowanie | None = None) -> None:
    """A function that the contract had may stay when the person has lost it."""
    osoba = await zapytania_osob.osoba(nowe.osoba)
    if osoba is None:
        raise NiepoprawnePole(f"Nie ma osoby o numerze {nowe.osoba}. Wybierz ją z listy.", "osoba")
    byla = {stare.funkcja} if stare is not None and stare.funkcja else set()
    sprawdz_umowe(nowe, osoba.funkcje | byla)


def _sprawdz_wersje(stare: Zaangazowanie, wersja: int | None) -> None:
    if wersja is not None and wersja != stare.wersja:
        raise WersjaNieaktualna(
            f"To zaangażowanie zmieniono w międzyczasie (wersja {stare.wersja}). Wczytaj je ponownie."
        )


async def _uwagi(osoba: int, nowe: Zaangazowanie | None) -> Uwagi:
    """What the office should know after the write; nothing stored is lost by it."""
    lista = (await zapytania.zaangazowania_osob([osoba])).get(osoba, [])
    uwagi: Uwagi = []
    razem = nakladajace(nowe, lista) if nowe is not None else []
    if razem:
        umowy = wymien([f"{z.nazwa} {z.okres}" for z in razem])
        uwagi.append(("umowy_nakladaja_sie", f"W tym samym czasie trwa: {umowy}."))
    poza = await odczyty.poza(osoba, lista)
    if poza:
        uwagi.append(("wpisy_poza_umowami", zdanie_poza_umowami(poza)))
    return uwagi
