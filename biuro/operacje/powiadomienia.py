"""Writes of notices: those that a day brings by itself, reading them, what each person chose, her address."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from piccolo.custom_types import Combinable

from biuro import konta
from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import Chwila, chwila, zaleglosci
from biuro.powiadomienia import (
    BRAK_GODZIN,
    RODZAJE_POWIADOMIEN,
    SPOSOBY,
    WCALE,
    ZA_PLANEM,
    domyslny_sposob,
    powiadom,
)
from biuro.tabele import Powiadomienia, WyboryPowiadomien
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.limity import Limit
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono, ZlyStan
from harmonogram.czas import JEDEN_DZIEN, dzien_na_tekst, miesiac_na_tekst, minuty_na_tekst, poczatek_miesiaca
from harmonogram.karty import termin_zlozenia
from harmonogram.zapytania import osoby as zapytania_osob

PRZYPOMINA_DNI = 7
"""So many days from the deadline on a missing card is still told of, e.g. by a service that was off."""

NARAZ = 20
"""So few notices a transaction that others do not wait for it."""


@dataclass(frozen=True)
class Nowe:
    """A notice still to be written."""

    konta: Sequence[int]
    rodzaj: str
    klucz: str
    tytul: str
    tresc: str
    odnosnik: str


# --- once a day ----------


async def codzienne(kontekst: Kontekst) -> None:
    """What the day brings; any number of times, in any number of processes. After the project: nothing."""
    try:
        teraz = await chwila(kontekst.dzis)
    except ZlyStan:
        return  # no plan yet
    nowe = [*await _brak_kart(teraz, kontekst.dzis), *await _za_planem(teraz, kontekst.dzis)]
    znane = await _znane({n.klucz for n in nowe})
    do_zapisu = [n for n in nowe if not set(n.konta) <= znane.get(n.klucz, set())]
    for od in range(0, len(do_zapisu), NARAZ):
        await _zapisz(kontekst, do_zapisu[od : od + NARAZ])


async def _znane(klucze: Iterable[str]) -> Mapping[str, set[int]]:
    """Key → accounts that have been told: a day with nothing new writes nothing."""
    wynik: dict[str, set[int]] = {}
    lista = sorted(klucze)
    for i in range(0, len(lista), 500):
        p = Powiadomienia
        for w in await p.select(p.klucz, p.konto).where(p.klucz.is_in(lista[i : i + 500])):
            wynik.setdefault(w["klucz"], set()).add(w["konto"])
    return wynik


@w_transakcji
async def _zapisz(kontekst: Kontekst, nowe: Sequence[Nowe]) -> None:
    for n in nowe:
        await powiadom(kontekst, n.konta, n.rodzaj, n.klucz, n.tytul, n.tresc, n.odnosnik)


async def _brak_kart(teraz: Chwila, dzis: date) -> list[Nowe]:
    """From the 3rd working day on: last month's card, also that of the project's last month."""
    miniony = poczatek_miesiaca(poczatek_miesiaca(dzis) - JEDEN_DZIEN)
    termin = termin_zlozenia(miniony)
    if miniony not in teraz.plan.wersja.projekt.okres:
        return []
    if not termin <= dzis < termin + timedelta(PRZYPOMINA_DNI):
        return []
    kto = await zaleglosci.konta_bez_karty(miniony)
    nazwa, adres = miesiac_na_tekst(miniony), f"/godziny?miesiac={miniony:%Y-%m}"
    tresc = (
        f"Termin złożenia karty: {dzien_na_tekst(termin)}. Jeśli w tym miesiącu nie było pracy w projekcie, "
        "złóż kartę z informacją o braku godzin."
    )
    tytul = f"Karta za {nazwa} czeka na złożenie"
    return [Nowe(kto, BRAK_GODZIN, f"{BRAK_GODZIN}:{miniony:%Y-%m}", tytul, tresc, adres)] if kto else []


async def _za_planem(teraz: Chwila, dzis: date) -> list[Nowe]:
    """Quotas behind the plan, each once a month."""
    if dzis not in teraz.plan.wersja.projekt.okres:
        return []
    opoznione = await zaleglosci.opoznione(teraz)
    if not opoznione:
        return []
    komu = await zaleglosci.konta_limitow(opoznione, dzis)
    osoby = await zapytania_osob.osoby({x.dla for x in opoznione if x.dla is not None})
    jednostki = {j.id: j.nazwa for j in await zapytania_osob.jednostki()}
    return [
        _opozniony(x, osoby[x.dla].nazwa if x.dla is not None else jednostki[x.jednostka or 0], komu, dzis)
        for x in opoznione
    ]


def _opozniony(x: Limit, kto: str, komu: Mapping[Posiadacz, set[int]], dzis: date) -> Nowe:
    czyj = f"dla={x.dla}" if x.dla is not None else f"jednostka={x.jednostka}"
    return Nowe(
        sorted(komu[Posiadacz(x.dla, x.jednostka)]),
        ZA_PLANEM,
        f"{ZA_PLANEM}:{x.dzialanie}:{czyj}:{dzis:%Y-%m}",
        f"{kto}: godziny działania {x.dzialanie} są za planem",
        f"Wykorzystano {minuty_na_tekst(x.wykorzystano_min)} z {minuty_na_tekst(x.przyznano_min)}, "
        f"plan na {dzien_na_tekst(x.na_dzien)} to {minuty_na_tekst(x.plan_na_dzis_min)}.",
        f"/limity?dzialanie={x.dzialanie}&{czyj}",
    )


# --- one's own ----------


@w_transakcji
async def oznacz_przeczytane(
    kontekst: Kontekst,
    id_powiadomienia: int | None = None,
    *,
    do: int | None = None,
    rodzaj: str | None = None,
) -> None:
    """One's own notice, or all up to the one seen last; what is read before it was sent stays unsent."""
    p = Powiadomienia
    moje: Combinable = p.konto == _wlasne(kontekst)
    if id_powiadomienia is not None:
        moje = moje & (p.id == id_powiadomienia)
        if not await p.exists().where(moje):
            raise NieZnaleziono("Nie ma takiego powiadomienia.")
    nowe = moje & p.przeczytano.is_null() & ((p.id <= do) if do is not None else (p.id > 0))
    if rodzaj is not None:
        nowe = nowe & (p.rodzaj == rodzaj)
    przeczytane = await p.update({p.przeczytano: kontekst.teraz}).where(nowe).returning(p.id)
    if przeczytane:
        po = {"powiadomienia": [w["id"] for w in przeczytane]}
        await odnotuj(kontekst, "przeczytano", "powiadomienie", id_powiadomienia, None, po)


@w_transakcji
async def zapisz_wybory(kontekst: Kontekst, poczta: str | None, wybory: Mapping[str, str]) -> None:
    """One's own address and, by kind, how to be told by e-mail."""
    konto = _wlasne(kontekst)
    _sprawdz_wybory(wybory)
    await _zmien_poczte(kontekst, konto, poczta)
    w = WyboryPowiadomien
    przed = await wybory_konta(konto)
    for rodzaj, sposob in wybory.items():
        nowy = w(konto=konto, rodzaj=rodzaj, sposob=sposob)
        await w.insert(nowy).on_conflict((w.konto, w.rodzaj), "DO UPDATE", [w.sposob])
    zmienione = {r: s for r, s in wybory.items() if przed[r] != s}
    if zmienione:
        await odnotuj(
            kontekst, "zmieniono_powiadomienia", "konto", konto, {r: przed[r] for r in zmienione}, zmienione
        )


@w_transakcji
async def ustaw_poczte(kontekst: Kontekst, konto: int, poczta: str | None) -> None:
    """The address of somebody's account, by the coordinator."""
    wymagaj(kontekst.konto, "osoby.pisz")
    await _zmien_poczte(kontekst, konto, poczta)


async def wybory_konta(konto: int) -> dict[str, str]:
    """Kind → way, the person's own or the usual one."""
    w = WyboryPowiadomien
    wybrane = {x["rodzaj"]: x["sposob"] for x in await w.select(w.rodzaj, w.sposob).where(w.konto == konto)}
    return {r: wybrane.get(r) or domyslny_sposob(r) for r in RODZAJE_POWIADOMIEN}


def _sprawdz_wybory(wybory: Mapping[str, str]) -> None:
    for rodzaj, sposob in wybory.items():
        if rodzaj not in RODZAJE_POWIADOMIEN or sposob not in SPOSOBY:
            raise NiepoprawnePole("Wybierz sposób z listy.", rodzaj)
        if sposob == WCALE and not RODZAJE_POWIADOMIEN[rodzaj].wylaczalne:
            raise NiepoprawnePole("Tych powiadomień nie można wyłączyć.", rodzaj)


async def _zmien_poczte(kontekst: Kontekst, konto: int, poczta: str | None) -> None:
    przed = await konta.poczta_konta(konto)
    if przed != poczta:
        await konta.ustaw_poczte(konto, poczta)
        await odnotuj(kontekst, "zmieniono_poczte", "konto", konto, {"poczta": przed}, {"poczta": poczta})


def _wlasne(kontekst: Kontekst) -> int:
    wymagaj(kontekst.konto, "konto.wlasne")
    if kontekst.konto.id is None:
        raise BrakPrawa("Ta czynność wymaga konta.")
    return kontekst.konto.id
