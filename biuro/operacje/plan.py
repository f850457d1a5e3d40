"""Writes of plan versions: a draft and its steps to acceptance, or all of them at once."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.plik_planu import PlanZPliku
from budzet.zapytania.cele import dopisz_cele, plan_wersji
from harmonogram.bledy import NieZnaleziono, WersjaNieaktualna, ZlyStan
from harmonogram.dzialania import WersjaPlanu
from harmonogram.karty import sprawdz_powod
from harmonogram.wersje_planu import ODRZUCONA, STANY_WERSJI, Aneks, przejdz, sprawdz_aneks
from harmonogram.zapytania import chwila_zmiany
from harmonogram.zapytania import plan as zapytania
from harmonogram.zapytania import wersje_planu as zapytania_wersji

ROBOCZA, ZAAKCEPTOWANA = "robocza", "zaakceptowana"


@w_transakcji
async def wczytaj_pierwszy_plan(kontekst: Kontekst, plan: PlanZPliku) -> bool:
    """Accept the plan as version 1; False, and nothing done, when the database has a plan already."""
    if await zapytania.wersja_w_mocy() is not None:
        return False
    powod = "Plan zatwierdzony z wnioskiem o dofinansowanie"
    pierwsza = WersjaPlanu(
        id=0,
        nr=1,
        stan=ZAAKCEPTOWANA,
        obowiazuje_od=plan.projekt.okres.od,
        aneks=None,
        powod=powod,
        przyjeto=kontekst.teraz,
        projekt=plan.projekt,
        dzialania=plan.dzialania,
    )
    await _zapisz(kontekst, pierwsza, plan, kontekst.teraz)
    await odnotuj(kontekst, "przyjeto", "plan", 1, None, {"nr": 1, "stan": ZAAKCEPTOWANA, "powod": powod})
    return True


@w_transakcji
async def wczytaj_wersje(kontekst: Kontekst, plan: PlanZPliku, aneks: Aneks) -> int:
    """An accepted version at once; returns its number. Refused while another one waits."""
    return await _zaloz(kontekst, plan, aneks, ZAAKCEPTOWANA, "przyjeto")


@w_transakcji
async def zaloz_wersje(kontekst: Kontekst, plan: PlanZPliku, aneks: Aneks) -> int:
    """A draft; returns its number. There is at most one version that is not accepted."""
    return await _zaloz(kontekst, plan, aneks, ROBOCZA, "zalozono")


async def _zaloz(kontekst: Kontekst, plan: PlanZPliku, aneks: Aneks, stan: str, czynnosc: str) -> int:
    wymagaj(kontekst.konto, "plan.pisz")
    aneks = sprawdz_aneks(aneks)
    await zapytania_wersji.zablokuj_plan()
    if (czeka := await zapytania_wersji.otwarta_wersja()) is not None:
        raise ZlyStan(
            f"Wersja {czeka.nr} planu ({STANY_WERSJI[czeka.stan]}) czeka na przyjęcie. "
            "Najpierw ją przyjmij albo odrzuć."
        )
    nr = max(await zapytania_wersji.numery_przyjetych(), default=0) + 1
    dawne = await zapytania_wersji.wszystkie_kroki(nr)
    teraz = chwila_zmiany(dawne[-1].do, kontekst.teraz) if dawne else kontekst.teraz
    nowa = _wersja(nr, stan, plan, aneks, dawne[-1].redakcja + 1 if dawne else 1)
    await _zapisz(kontekst, nowa, plan, teraz)
    await odnotuj(kontekst, czynnosc, "plan", nr, None, _do_dziennika(nowa))
    return nr


@w_transakcji
async def popraw_wersje(
    kontekst: Kontekst, nr: int, aneks: Aneks, plan: PlanZPliku | None = None, redakcja: int | None = None
) -> int:
    """A new edition, with the old plan when there is no new file; what was submitted is a draft again."""
    stara = await _wersja_do_zmiany(kontekst, nr, redakcja)
    aneks = sprawdz_aneks(aneks)
    stan = przejdz(nr, stara.stan, "popraw")
    tresc = plan or await _tresc(stara)
    nowa = _wersja(nr, stan, tresc, aneks, stara.redakcja + 1)
    await _nastepna(kontekst, stara, nowa, tresc, "poprawiono")
    return nowa.redakcja


@w_transakcji
async def zloz_wersje(kontekst: Kontekst, nr: int, redakcja: int | None = None) -> None:
    """The draft is submitted to the institution."""
    await _krok(kontekst, nr, "zloz", redakcja)


@w_transakcji
async def przyjmij_wersje(kontekst: Kontekst, nr: int, redakcja: int | None = None) -> None:
    """The submitted version is accepted and never changes again; of two acceptances one gets ZlyStan."""
    await _krok(kontekst, nr, "przyjmij", redakcja)


@w_transakcji
async def odrzuc_wersje(kontekst: Kontekst, nr: int, powod: str, redakcja: int | None = None) -> None:
    """The version that waits is closed for good; its number is free again, its editions are not."""
    stara = await _wersja_do_zmiany(kontekst, nr, redakcja)
    assert przejdz(nr, stara.stan, "odrzuc") == ODRZUCONA
    sprawdz_powod(powod, "odrzucić wersję planu")
    await zapytania_wersji.zamknij_wersje(stara.id, kontekst.teraz)
    await odnotuj(kontekst, "odrzucono", "plan", nr, _do_dziennika(stara), {"powod": powod})


async def _krok(kontekst: Kontekst, nr: int, krok: str, redakcja: int | None) -> None:
    stara = await _wersja_do_zmiany(kontekst, nr, redakcja)
    stan = przejdz(nr, stara.stan, krok)
    nowa = replace(stara, stan=stan, redakcja=stara.redakcja + 1)
    await _nastepna(kontekst, stara, nowa, await _tresc(stara), krok)


async def _wersja_do_zmiany(kontekst: Kontekst, nr: int, redakcja: int | None) -> WersjaPlanu:
    """The version under the lock of plans; WersjaNieaktualna when the reader saw an older edition."""
    wymagaj(kontekst.konto, "plan.pisz")
    await zapytania_wersji.zablokuj_plan()
    stara = await zapytania_wersji.wersja_nr(nr)
    if stara is None:
        raise NieZnaleziono("Nie ma takiej wersji planu.")
    if redakcja is not None and redakcja != stara.redakcja and stara.stan != ZAAKCEPTOWANA:
        raise WersjaNieaktualna(f"Wersja {nr} planu zmieniła się w międzyczasie. Obejrzyj ją jeszcze raz.")
    return stara


async def _tresc(wersja: WersjaPlanu) -> PlanZPliku:
    return (await plan_wersji(wersja.id)).tresc


def _wersja(nr: int, stan: str, plan: PlanZPliku, aneks: Aneks, redakcja: int) -> WersjaPlanu:
    return WersjaPlanu(
        id=0,
        nr=nr,
        stan=stan,
        obowiazuje_od=aneks.obowiazuje_od,
        aneks=aneks.numer,
        powod=aneks.powod,
        przyjeto=None,
        projekt=plan.projekt,
        dzialania=plan.dzialania,
        data_aneksu=aneks.data,
        redakcja=redakcja,
    )


async def _nastepna(
    kontekst: Kontekst, stara: WersjaPlanu, nowa: WersjaPlanu, plan: PlanZPliku, czynnosc: str
) -> None:
    """The old row is closed, the next one stands with its own actions and targets, the journal says why."""
    chwila = await zapytania_wersji.zamknij_wersje(stara.id, kontekst.teraz)
    await _zapisz(kontekst, nowa, plan, chwila)
    await odnotuj(kontekst, czynnosc, "plan", nowa.nr, _do_dziennika(stara), _do_dziennika(nowa))


async def _zapisz(kontekst: Kontekst, wersja: WersjaPlanu, plan: PlanZPliku, chwila: datetime) -> None:
    przyjeto = chwila if wersja.stan == ZAAKCEPTOWANA else None
    wersja = replace(wersja, przyjeto=przyjeto)
    await dopisz_cele(await zapytania.dopisz_wersje_planu(wersja, kontekst.konto.id, chwila), plan.cele)
    if przyjeto is not None:
        await podnies_licznik()


def _do_dziennika(w: WersjaPlanu) -> Mapping[str, Any]:
    return {
        "nr": w.nr,
        "redakcja": w.redakcja,
        "stan": w.stan,
        "aneks": w.aneks,
        "data_aneksu": w.data_aneksu,
        "obowiazuje_od": w.obowiazuje_od,
        "powod": w.powod,
    }
