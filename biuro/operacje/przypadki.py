"""Every write of test cases: reporting one, its stages, a correction, a move to another unit, a removal."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import przypadki as odczyty
from biuro.uprawnienia import Kontekst, Zasieg, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, WersjaNieaktualna, ZlyStan
from harmonogram.osoby import Jednostka
from harmonogram.pola import sprawdz_tekst
from harmonogram.przypadki import (
    Okna,
    Przypadek,
    nastepny_kod,
    po_kolei,
    sprawdz_przypadek,
    stan_przypadku,
)
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import przypadki as zapytania

CZYNNOSC = "przypadki.pisz"
TESTUJACE = "przypadki"
"""The kind of action whose evidence cases are."""


@dataclass(frozen=True)
class DanePrzypadku:
    """What a person gives of a case; its code comes from the service."""

    jednostka: int
    rodzaj: str
    zgloszono: date
    etapy: Mapping[str, date | None]


@w_transakcji
async def zglos_przypadek(kontekst: Kontekst, dane: DanePrzypadku) -> Przypadek:
    """Store a new case under the next free code of its powiat."""
    jednostka = await _jednostka(wymagaj(kontekst.konto, CZYNNOSC), dane.jednostka)
    okna = await okna_przypadkow()
    etapy = po_kolei(dane.etapy)
    sprawdz_przypadek(
        rodzaj=dane.rodzaj, zgloszono=dane.zgloszono, etapy=etapy, okna=okna, dzis=kontekst.dzis
    )
    kod = nastepny_kod(jednostka.teryt, await zapytania.zajete_numery(jednostka.teryt))
    nowy = Przypadek(0, kod, jednostka.id, okna.dzialanie, dane.rodzaj, dane.zgloszono, etapy)
    nowy = replace(nowy, id=await zapytania.dopisz_przypadek(nowy, kontekst.konto.id, kontekst.teraz))
    await odnotuj(kontekst, "dodano", "przypadek", nowy.id, None, stan_przypadku(nowy))
    return nowy


@w_transakcji
async def zapisz_etapy(
    kontekst: Kontekst,
    id_przypadku: int,
    etapy: Mapping[str, date | None],
    powod: str | None = None,
    wersja: int | None = None,
) -> Przypadek:
    """Add, correct or (None) take away the days of the stages named; the others stay."""
    return await _zmien(kontekst, id_przypadku, {"etapy": etapy}, powod, wersja)


@w_transakcji
async def zmien_przypadek(
    kontekst: Kontekst,
    id_przypadku: int,
    zmiany: Mapping[str, Any],
    powod: str | None = None,
    wersja: int | None = None,
) -> Przypadek:
    """Change jednostka, rodzaj, zgloszono and the stages named in `etapy`; a move asks for a reason."""
    return await _zmien(kontekst, id_przypadku, zmiany, powod, wersja)


async def _zmien(
    kontekst: Kontekst, id_przypadku: int, zmiany: Mapping[str, Any], powod: str | None, wersja: int | None
) -> Przypadek:
    """A change of nothing adds no version."""
    await zapytania.zablokuj_przypadek(id_przypadku)
    stary, zasieg = await _do_zmiany(kontekst, id_przypadku)
    pola = {**zmiany, "etapy": po_kolei({**stary.etapy, **zmiany.get("etapy", {})})}
    nowy = replace(stary, **pola)
    przeniesiony = nowy.jednostka != stary.jednostka
    if przeniesiony:
        await _jednostka(zasieg, nowy.jednostka)
    _sprawdz_powod(powod, "Podaj powód przeniesienia." if przeniesiony else "")
    sprawdz_przypadek(
        rodzaj=nowy.rodzaj,
        zgloszono=nowy.zgloszono,
        etapy=nowy.etapy,
        okna=await okna_przypadkow(),
        dzis=kontekst.dzis,
        bylo=stary,
    )
    _sprawdz_wersje(stary, wersja)
    if nowy == stary:
        return stary
    nowy = replace(nowy, wersja=stary.wersja + 1)
    await zapytania.zmien_przypadek(nowy, powod, kontekst.konto.id, kontekst.teraz)
    await odnotuj(
        kontekst,
        "zmieniono",
        "przypadek",
        nowy.id,
        stan_przypadku(stary),
        {**stan_przypadku(nowy), "powod": powod},
    )
    return nowy


@w_transakcji
async def usun_przypadek(
    kontekst: Kontekst, id_przypadku: int, powod: str | None, wersja: int | None = None
) -> None:
    """Take the case out of lists and sums; its history says who removed it and why, its code stays taken."""
    await zapytania.zablokuj_przypadek(id_przypadku)
    stary, _ = await _do_zmiany(kontekst, id_przypadku)
    _sprawdz_powod(powod, "Podaj powód usunięcia.")
    _sprawdz_wersje(stary, wersja)
    await zapytania.usun_przypadek(
        replace(stary, wersja=stary.wersja + 1), powod, kontekst.konto.id, kontekst.teraz
    )
    await odnotuj(kontekst, "usunieto", "przypadek", stary.id, stan_przypadku(stary), {"powod": powod})


async def przypadek_do_zmiany(kontekst: Kontekst, id_przypadku: int) -> Przypadek:
    """The case: 404 when it is not visible to the account, 403 when it is but may not be changed."""
    return (await _do_zmiany(kontekst, id_przypadku))[0]


async def _do_zmiany(kontekst: Kontekst, id_przypadku: int) -> tuple[Przypadek, Zasieg]:
    przypadek = await odczyty.przypadek(kontekst.konto, id_przypadku)
    return przypadek, wymagaj(kontekst.konto, CZYNNOSC)


async def okna_przypadkow() -> Okna:
    """Where days may lie by the latest plan; ZlyStan when it tests nothing."""
    plan = (await plan_w_mocy()).wersja
    for dzialanie in plan.dzialania:
        if dzialanie.rodzaj == TESTUJACE:
            return Okna(dzialanie.nr, dzialanie.okres, plan.projekt.okres)
    raise ZlyStan("W planie nie ma działania, które liczy osoby i rodziny. Zmień plan, zanim je zgłosisz.")


async def _jednostka(zasieg: Zasieg, id_jednostki: int) -> Jednostka:
    """A unit that the account writes for."""
    jednostka = await zapytania_osob.jednostka(id_jednostki)
    if jednostka is None:
        raise NiepoprawnePole(f"Nie ma jednostki o numerze {id_jednostki}. Wybierz ją z listy.", "jednostka")
    if not zasieg.jednostka(id_jednostki):
        raise BrakPrawa(
            "Możesz zapisywać tylko przypadki własnych jednostek. O inną poproś koordynatora.", "jednostka"
        )
    return jednostka


def _sprawdz_powod(powod: str | None, wymagany: str) -> None:
    """`wymagany` is the sentence for a missing reason; empty where it may be missing."""
    if wymagany and not (powod or "").strip():
        raise NiepoprawnePole(wymagany, "powod")
    sprawdz_tekst(powod or "", "powod")


def _sprawdz_wersje(stary: Przypadek, wersja: int | None) -> None:
    if wersja is not None and wersja != stary.wersja:
        raise WersjaNieaktualna(
            f"Ten przypadek zmieniono w międzyczasie (wersja {stary.wersja}). Wczytaj go ponownie."
        )
