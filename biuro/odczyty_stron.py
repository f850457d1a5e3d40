"""Reads that several pages share: what a form offers, own month cards, quota cards, the plan on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from biuro import konta
from biuro.odczyty import Chwila
from biuro.uprawnienia import Konto, moze
from biuro.widoki import limity as widok_limitow
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.widoki.formularz_wpisu import Mozliwosci, coachuje, mozliwosci, wskazuje_jednostke
from biuro.widoki.limity import Karta, Kogo
from biuro.wyglad.napisy import nazwa_miesiaca
from budzet import wykonanie as sumy_planu
from budzet.limity import Limit, cele_z_limitem
from budzet.wykonanie import Podsumowanie, Wiersz
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania import wykonanie as zapytania_wykonania
from budzet.zapytania.cele import Plan
from budzet.zapytania.limity import Posiadacz
from budzet.zapytania.wykonanie import Wykonanie
from harmonogram.czas import JEDEN_DZIEN, Okres, miesiac
from harmonogram.osoby import ANIMATORZY, Jednostka, Osoba, jednostki_animatora
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.obszary import wokol
from harmonogram.zapytania.sumy import Zakres

KART_NA_LISCIE = 5
MIESIECY_WSTECZ = 12


# --- the form of an entry -----------------------------------------------------------------------


async def mozliwosci_wpisu(plan: Plan, osoba: Osoba, dzien: date, stan: date) -> Mozliwosci:
    """What this performer may log in the month of `dzien`; quotas as of `stan`."""
    podopieczni = await _podopieczni(plan, osoba, dzien, stan) if coachuje(osoba) else []
    wlasne = await _do_wskazania(osoba) if wskazuje_jednostke(osoba) else []
    return mozliwosci(osoba, plan.wersja, dzien, plan.koniec_puli, wlasne, podopieczni)


async def _do_wskazania(osoba: Osoba) -> Sequence[Jednostka]:
    """An animator names his own units; who has other functions as well may name any."""
    if not osoba.funkcje & ANIMATORZY or osoba.jednostka is None:
        return await zapytania_osob.jednostki()
    wokol_niego = await wokol(osoba.jednostka)
    swoje = jednostki_animatora(osoba, wokol_niego) or frozenset()
    return [j for j in wokol_niego if j.id in swoje]


async def _podopieczni(plan: Plan, coach: Osoba, dzien: date, stan: date) -> list[tuple[Osoba, int | None]]:
    """Workers assigned to the coach in that month, each with what is left of the quota open then."""
    okres = miesiac(dzien)
    przydzialy = await zapytania_osob.przydzialy(coach=coach.id)
    ids = {p.pracownik for p in przydzialy if p.od < okres.do and (p.do is None or p.do >= okres.od)}
    osoby = list((await zapytania_osob.osoby(ids)).values())
    otwarte = [
        nr
        for nr, cel in cele_z_limitem(plan.cele).items()
        if cel.na == "osoba" and plan.okno(nr).czesc_wspolna(okres)
    ]
    if len(otwarte) != 1:
        return [(o, None) for o in osoby]
    posiadacze = [Posiadacz(o.id, o.jednostka) for o in osoby]
    limity = await zapytania_limitow.limity(plan, posiadacze, Zakres(stan), otwarte[0])
    zostalo = {x.dla: x.zostalo_min for x in limity}
    return [(o, zostalo.get(o.id)) for o in osoby]


# --- month cards --------------------------------------------------------------------------------


async def karty_osoby(
    osoba: int,
    dzien: date,
    *,
    wlasne: bool,
    wiedza: datetime | None = None,
    gdzie: Mapping[str, str] = MappingProxyType({}),
) -> list[dict[str, Any]]:
    """The last months of a person with hours or a card by the day, newest first, as lista_kart shows them.

    Their links keep `gdzie`, the day and the knowledge of the page.
    """
    okres = Okres(_wstecz(dzien, MIESIECY_WSTECZ), dzien + JEDEN_DZIEN)
    minuty = await zestawienia.minuty_wykonawcow(okres, [osoba], wiedza)
    karty = await zapytania_kart.karty(osoby=[osoba], okres=okres, wiedza=wiedza)
    stany = {k.miesiac: k.stan for k in karty}
    miesiace_kart = sorted({m for _, m in minuty} | set(stany), reverse=True)[:KART_NA_LISCIE]
    return [
        {
            "miesiac": m,
            "stan": stany.get(m, "szkic"),
            "minuty": minuty.get((osoba, m), 0),
            "adres": adres("/godziny", miesiac=kod_miesiaca(m), osoba=None if wlasne else osoba, **gdzie),
        }
        for m in miesiace_kart
    ]


def _wstecz(dzien: date, ile: int) -> date:
    nr = 12 * dzien.year + dzien.month - 1 - ile
    return date(nr // 12, nr % 12 + 1, 1)


async def zwrocona_karta(osoba: int, wiedza: datetime | None = None) -> dict[str, Any] | None:
    """What stands before everything else on a first screen: the newest card that was returned."""
    karty = await zapytania_kart.karty(osoby=[osoba], stany=["zwrocona"], wiedza=wiedza)
    if not karty:
        return None
    karta = karty[0]
    nazwa = nazwa_miesiaca(karta.miesiac)
    return {
        "naglowek": f"Karta za {nazwa} wróciła do poprawy.",
        "tekst": f"Powód: „{karta.powod.rstrip('.')}”." if karta.powod else "",
        "odnosnik": (f"Popraw kartę za {nazwa}", adres_miesiaca(karta.miesiac)),
    }


# --- quotas -------------------------------------------------------------------------------------


async def kogo(limity: Iterable[Limit]) -> Kogo:
    """The persons and units that these quotas name."""
    lista = list(limity)
    osoby = await zapytania_osob.osoby({x.dla for x in lista if x.dla is not None})
    jednostki = await zapytania_osob.jednostki({x.jednostka for x in lista if x.jednostka is not None})
    return Kogo(osoby, {j.id: j for j in jednostki})


async def kogo_z_odpowiedzi(limity: Iterable[dict[str, Any]]) -> dict[tuple[int | None, int | None], str]:
    """Names by (dla, jednostka) of quotas as an operation answers them."""
    lista = list(limity)
    if not lista:
        return {}
    osoby = await zapytania_osob.osoby({x["dla"] for x in lista if x["dla"] is not None})
    znane = await zapytania_osob.jednostki({x["jednostka"] for x in lista if x["jednostka"] is not None})
    jednostki = {j.id: j.nazwa_krotka for j in znane}
    return {
        (x["dla"], x["jednostka"]): jednostki[x["jednostka"]] if x["dla"] is None else osoby[x["dla"]].nazwa
        for x in lista
    }


async def karty_limitow(
    konto: Konto,
    chwila: Chwila,
    limity: Sequence[Limit],
    *,
    gdzie: Mapping[str, str] | None = widok_limitow.TERAZ,
    podnosi: bool = True,
) -> list[Karta]:
    """The cards in the order given: one query for names, one an action for the months behind it.

    `podnosi`: whoever may raise a quota gets the way there.
    """
    dla_kogo = await kogo(limity)
    trendy = await _trendy(chwila, limity)
    podniesione = await podniesienia(chwila, limity)
    return [
        widok_limitow.karta(
            x,
            dla_kogo,
            odnosniki_limitu(x, gdzie or {}, podnosi=podnosi and moze(konto, "limity.podnies")),
            trend=widok_limitow.trend(x, trendy.get(x.dzialanie, {})),
            podniesienia=podniesione.get((x.dzialanie, x.posiadacz), ()),
            gdzie=gdzie,
        )
        for x in limity
    ]


async def podniesienia(
    chwila: Chwila, limity: Sequence[Limit]
) -> dict[tuple[int, int], list[widok_limitow.Podniesione]]:
    """The raises of those quotas that are not the plan's, by action and holder, with who raised them."""
    podniesione = [x for x in limity if x.przyznano_min != x.cel.razem]
    loginy = await konta.loginy() if podniesione else {}
    wynik = {}
    for cel in {x.cel for x in podniesione}:
        ids = {x.posiadacz for x in podniesione if x.cel == cel}
        historia = await zapytania_limitow.historia_podniesien(cel, ids, chwila.wiedza)
        for kto, lista in historia.items():
            wynik[cel.dzialanie, kto] = [
                widok_limitow.Podniesione(
                    p.przyznano_min, p.chwila, loginy.get(p.konto or 0, "serwis"), p.powod.rstrip(".")
                )
                for p in lista
            ]
    return wynik


def odnosniki_limitu(limit: Limit, gdzie: Mapping[str, str], *, podnosi: bool) -> list[tuple[str, str]]:
    """„Wpisy” as of `gdzie` and, for whoever may, „Podnieś limit”."""
    odnosniki = [("Wpisy", widok_limitow.adres_wpisow(limit, gdzie))]
    if podnosi and not limit.po_oknie and "wiedza" not in gdzie:
        dokad = adres("/limity/podniesienie", dzialanie=limit.dzialanie, **widok_limitow.czyj(limit), **gdzie)
        odnosniki.append(("Podnieś limit", dokad))
    return odnosniki


async def _trendy(chwila: Chwila, limity: Sequence[Limit]) -> dict[int, zestawienia.Miesiecznie]:
    wynik: dict[int, zestawienia.Miesiecznie] = {}
    for nr, cel in cele_z_limitem(chwila.plan.cele).items():
        swoje = [x for x in limity if x.dzialanie == nr and not x.po_oknie]
        okres = widok_limitow.okres_trendu(swoje[0].okno, swoje[0].na_dzien) if swoje else None
        ids = {x.posiadacz for x in swoje}
        if okres is not None:
            kolumna, warunek = zapytania_limitow.kolumna(cel), zapytania_limitow.warunek(cel)
            wynik[nr] = await zestawienia.minuty_limitu(kolumna, warunek, okres, ids, chwila.wiedza)
    return wynik


# --- plan against actual ------------------------------------------------------------------------


@dataclass(frozen=True)
class Stan:
    """Everything about the plan on one day, from one reading of the evidence."""

    chwila: Chwila
    zrobione: Wykonanie
    podsumowania: list[Podsumowanie]
    wiersze: list[Wiersz]


async def stan_planu(chwila: Chwila, jednostki: frozenset[int] | None = None) -> Stan:
    """Rows and summaries together, of a set of units or of the project: the evidence is read once."""
    zakres = chwila.zakres(jednostki)
    zrobione = await zapytania_wykonania.wykonanie(chwila.plan, zakres)
    dane = zapytania_wykonania.dane_sum(chwila.plan, zakres, zrobione)
    return Stan(chwila, zrobione, sumy_planu.podsumuj(*dane), sumy_planu.zestaw(*dane))
