"""The example: an invented history of the whole project into a database without one."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from typing import Any

from biuro import konta
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.przyklad import wiersze
from biuro.przyklad.kontrola import sprawdz_przyklad
from biuro.przyklad.nazwy import GMINY
from biuro.przyklad.swiat import Przyklad
from biuro.przyklad.uloz import uloz_przyklad
from biuro.przyklad.wiersze import POCZATEK, Pisarze
from biuro.przyklad.wiersze_umow import umowy
from biuro.przyklad.zapisy import wiersze_dziennika, zapisy
from biuro.uprawnienia import Kontekst, wymagaj
from biuro.utrzymanie import hurt
from budzet.zapytania.cele import Plan, plan_w_mocy
from harmonogram.bledy import NiepoprawnePole, ZlyStan
from harmonogram.zapytania.stan_bazy import ile_czego

NAJWIECEJ_JEDNOSTEK = len(GMINY)
DZIALANIA = range(1, 13)


@dataclass(frozen=True)
class Wynik:
    """What was stored: living rows."""

    jednostek: int
    osob: int
    wpisow: int
    wydarzen: int
    konta: tuple[str, ...]


@w_transakcji
async def wczytaj_przyklad(kontekst: Kontekst, ile_jednostek: int, ziarno: int) -> Wynik:
    """Fill the database; ZlyStan when there is anybody or anything that the example would mix with."""
    wymagaj(kontekst.konto, "osoby.pisz")
    if not 1 <= ile_jednostek <= NAJWIECEJ_JEDNOSTEK:
        raise NiepoprawnePole(f"Przykład ma od 1 do {NAJWIECEJ_JEDNOSTEK} jednostek.", "jednostki")
    await _sprawdz_pustke()
    plan = await plan_w_mocy()
    przyklad = _uloz(ziarno, ile_jednostek, plan)
    ludzie = list(wiersze.ludzie(przyklad))
    await _wstaw(ludzie)
    przyklad, pisarze = await _zaloz_konta(kontekst, przyklad)
    reszta = [
        *wiersze.godziny(przyklad, pisarze),
        *wiersze.wydarzenia(przyklad, pisarze),
        *wiersze.narzedzia(przyklad, pisarze),
        *wiersze.przypadki(przyklad, pisarze),
        *umowy(przyklad, pisarze),
    ]
    await _wstaw(reszta)
    await hurt.zablokuj(["dziennik"])
    dziennik = list(
        wiersze_dziennika(zapisy(przyklad, pisarze), ziarno, await hurt.pierwsze_wolne_id("dziennik"))
    )
    await _wstaw(dziennik)
    await hurt.przesun_liczniki(tabela for tabela, lista in chain(ludzie, reszta, dziennik) if lista)
    await podnies_licznik()
    po = {"jednostki": ile_jednostek, "ziarno": ziarno}
    await odnotuj(kontekst, "wczytano", "przyklad", None, None, po)
    return _wynik(przyklad)


async def _sprawdz_pustke() -> None:
    jest = {co: ile for co, ile in (await ile_czego()).items() if ile}
    if jest:
        spis = ", ".join(f"{co}: {ile}" for co, ile in jest.items())
        raise ZlyStan(
            f"Baza nie jest pusta ({spis}). Przykład wczytuje się do bazy bez osób, jednostek, wpisów "
            "i wydarzeń: wskaż nową przez BIURO_DANE albo BIURO_BAZA."
        )


def _uloz(ziarno: int, ile_jednostek: int, plan: Plan) -> Przyklad:
    if [d.nr for d in plan.wersja.dzialania] != list(DZIALANIA):
        raise ZlyStan("Przykład pasuje tylko do planu o działaniach od 1 do 12.")
    przyklad = uloz_przyklad(ziarno, ile_jednostek, plan.wersja, plan.cele)
    sprawdz_przyklad(przyklad, plan.wersja, plan.cele)
    return przyklad


async def _wstaw(tabele: Iterable[tuple[str, list[dict[str, Any]]]]) -> None:
    for tabela, lista in tabele:
        await hurt.wstaw_slowniki(tabela, lista)


async def _zaloz_konta(kontekst: Kontekst, przyklad: Przyklad) -> tuple[Przyklad, Pisarze]:
    """Accounts without a password; a login that is taken gets a number."""
    zajete = set((await konta.loginy()).values())
    zalozone = []
    osob: dict[int, int] = {}
    for k in przyklad.konta:
        login = next(n for n in _loginy(k.login) if n not in zajete)
        id_konta = await konta.dodaj_konto(login, None, k.osoba, (k.rola,), POCZATEK)
        po = {"login": login, "role": [k.rola], "osoba": k.osoba}
        await odnotuj(replace(kontekst, teraz=POCZATEK), "dodano", "konto", id_konta, None, po)
        zalozone.append((replace(k, login=login), id_konta))
        if k.osoba is not None:
            osob[k.osoba] = id_konta
    koordynator = next(i for k, i in zalozone if k.rola == "koordynator")
    return replace(przyklad, konta=tuple(k for k, _ in zalozone)), Pisarze(koordynator, osob)


def _loginy(login: str) -> Iterator[str]:
    yield login
    yield from (f"{login}{nr}" for nr in count(2))


def _wynik(przyklad: Przyklad) -> Wynik:
    return Wynik(
        jednostek=len(przyklad.obsada.jednostki),
        osob=len(przyklad.obsada.osoby),
        wpisow=sum(w.do is None for w in przyklad.wpisy),
        wydarzen=len({w.wydarzenie.id for w in przyklad.wydarzenia}),
        konta=tuple(k.login for k in przyklad.konta),
    )
