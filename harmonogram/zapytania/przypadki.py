"""Cases of action 8 in their versions, and how many of them there are."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.custom_types import Combinable
from piccolo.query.functions import Count
from piccolo.querystring import QueryString

from harmonogram.czas import Okres
from harmonogram.przypadki import ETAPY, PRZYPADEK, Przypadek, numer_kodu, po_kolei, przedrostek
from harmonogram.tabele import EtapyPrzypadkow, Przypadki, WersjePrzypadkow
from harmonogram.zapytania import CHWILKA, ZAWSZE
from harmonogram.zapytania.sumy import MIESIAC, Grupa, Zakres, grupy, w_mocy, w_zbiorze
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace
from harmonogram.zapytania.zestawienia import GrupaJednostki

W = WersjePrzypadkow
POLA = ("jednostka", "dzialanie", "rodzaj", "zgloszono", "wersja")
BEZ_ETAPU = "zgloszony"
PACZKA = 1000  # rows of one statement: both engines count its parameters
BLOKADA = "SELECT id FROM przypadki WHERE id = {} FOR NO KEY UPDATE"


@dataclass(frozen=True)
class FiltrPrzypadkow:
    """What a list is narrowed to; None = everything.

    `okres` is of the first stage. `stan` leaves out what was reported later; `etap` is the latest stage begun
    by that day, BEZ_ETAPU where none was.
    """

    jednostki: frozenset[int] | None = None
    okres: Okres | None = None
    etap: str | None = None
    stan: date | None = None


@dataclass(frozen=True)
class ZapisPrzypadku:
    """One version: from when to when it was believed, who wrote it and why."""

    przypadek: Przypadek
    od_chwili: datetime
    do_chwili: datetime | None
    konto: int | None
    powod: str | None

    @property
    def usuniecie(self) -> bool:
        """The case was removed: this version was never in force."""
        return self.do_chwili == self.od_chwili


# --- reads --------------------------------------------------------------------------------------


async def przypadek(id_przypadku: int, wiedza: datetime | None = None) -> Przypadek | None:
    """The case as believed at `wiedza`; None when there was no such case, or it was removed."""
    warunek = _warunek(FiltrPrzypadkow(), wiedza)
    wiersze = await _wersje().where((W.przypadek == id_przypadku) & warunek)
    return (await _zlozone(wiersze))[0] if wiersze else None


async def przypadki(
    filtr: FiltrPrzypadkow,
    *,
    wiedza: datetime | None = None,
    po_id: int = 0,
    ile: int | None = None,
) -> list[Przypadek]:
    """Cases in the order of id, after `po_id`; two queries for any number up to PACZKA."""
    zapytanie = _wersje().where(_warunek(filtr, wiedza)).order_by(W.przypadek)
    if po_id:
        zapytanie = zapytanie.where(W.przypadek > po_id)
    if ile is not None:
        zapytanie = zapytanie.limit(ile)
    return await _zlozone(await zapytanie)


async def liczby_jednostek(filtr: FiltrPrzypadkow, *, wiedza: datetime | None = None) -> dict[int, int]:
    """How many cases of the filter each unit has; units without any are absent."""
    wiersze = await W.select(W.jednostka, Count()).where(_warunek(filtr, wiedza)).group_by(W.jednostka)
    return {w["jednostka"]: w["count"] for w in wiersze}


async def historia(id_przypadku: int) -> list[ZapisPrzypadku]:
    """Every version, oldest first; also of a removed case."""
    wiersze = await _wersje().where(W.przypadek == id_przypadku).order_by(W.wersja)
    return [
        ZapisPrzypadku(
            p, w["wazna_od"], None if w["wazna_do"] == ZAWSZE else w["wazna_do"], w["konto"], w["powod"]
        )
        for w, p in zip(wiersze, await _zlozone(wiersze), strict=True)
    ]


async def zajete_numery(teryt: str) -> int:
    """The highest number of the powiat's codes, removed cases included: a code is never given twice."""
    wiersze = await Przypadki.select(Przypadki.kod).where(Przypadki.kod.like(f"{przedrostek(teryt)}%"))
    return max((numer_kodu(w["kod"]) for w in wiersze), default=0)


def _wersje() -> Any:
    return W.select(*W.all_columns(), W.przypadek.kod.as_alias("kod"))


def _warunek(filtr: FiltrPrzypadkow, wiedza: datetime | None) -> Combinable:
    warunek = w_wersji(W, wiedza)
    if filtr.jednostki is not None:
        warunek = warunek & W.jednostka.is_in(sorted(filtr.jednostki) or [0])
    if filtr.okres is not None:
        warunek = warunek & (W.rozpoczeto >= filtr.okres.od) & (W.rozpoczeto < filtr.okres.do)
    if filtr.stan is not None:
        warunek = warunek & (W.zgloszono <= filtr.stan)
    if filtr.etap is not None:
        warunek = warunek & _na_etapie(filtr.etap, filtr.stan or date.max)
    return warunek


def _na_etapie(etap: str, stan: date) -> Combinable:
    """This stage was begun and no later one."""
    kody = list(ETAPY)
    dalsze = kody[kody.index(etap) + 1 :] if etap in ETAPY else kody
    warunek: Combinable = W.id.not_in(_z_etapem(dalsze, stan))
    return warunek & W.id.is_in(_z_etapem([etap], stan)) if etap in ETAPY else warunek


def _z_etapem(etapy: Sequence[str], stan: date) -> Any:
    e = EtapyPrzypadkow
    return e.select(e.wersja).where(e.etap.is_in(list(etapy) or [""]) & (e.dzien <= stan))


async def _zlozone(wiersze: Sequence[Mapping[str, Any]]) -> list[Przypadek]:
    """Versions with their stages, in the order of `wiersze`."""
    etapy = await _etapy([w["id"] for w in wiersze])
    return [
        Przypadek(
            id=w["przypadek"],
            kod=w["kod"],
            etapy=po_kolei(etapy.get(w["id"], {})),
            **{pole: w[pole] for pole in POLA},
        )
        for w in wiersze
    ]


async def _etapy(ids: Sequence[int]) -> dict[int, dict[str, date]]:
    zebrane: dict[int, dict[str, date]] = {}
    for poczatek in range(0, len(ids), PACZKA):
        paczka = list(ids[poczatek : poczatek + PACZKA])
        for e in await EtapyPrzypadkow.select().where(EtapyPrzypadkow.wersja.is_in(paczka)):
            zebrane.setdefault(e["wersja"], {})[e["etap"]] = e["dzien"]
    return zebrane


# --- writes -------------------------------------------------------------------------------------


async def zablokuj_przypadek(id_przypadku: int) -> None:
    """PostgreSQL: a row lock, to be taken before the case is read for a change; SQLite has one writer."""
    if Przypadki._meta.db.engine_type == "postgres":
        await Przypadki.raw(BLOKADA, id_przypadku)


async def dopisz_przypadek(nowy: Przypadek, konto: int | None, teraz: datetime) -> int:
    """Insert a new case with its first version; returns its id, that of `nowy` is ignored."""
    tozsamosc = await Przypadki.insert(Przypadki(kod=nowy.kod, utworzono=teraz, konto=konto))
    id_przypadku: int = tozsamosc[0]["id"]
    await _dopisz_wersje(id_przypadku, nowy, None, konto, teraz)
    return id_przypadku


async def zmien_przypadek(nowy: Przypadek, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version and add this one as the next."""
    chwila = await zamknij_biezace(W, W.przypadek == nowy.id, teraz)
    await _dopisz_wersje(nowy.id, nowy, powod, konto, chwila)


async def usun_przypadek(ostatni: Przypadek, powod: str | None, konto: int | None, teraz: datetime) -> None:
    """Close the current version; a last one that was never in force says who removed the case and why."""
    chwila = await zamknij_biezace(W, W.przypadek == ostatni.id, teraz) + CHWILKA
    await _dopisz_wersje(ostatni.id, ostatni, powod, konto, chwila, chwila)


async def _dopisz_wersje(
    id_przypadku: int,
    p: Przypadek,
    powod: str | None,
    konto: int | None,
    teraz: datetime,
    wazna_do: datetime = ZAWSZE,
) -> None:
    wersja = W(
        przypadek=id_przypadku,
        wazna_od=teraz,
        wazna_do=wazna_do,
        rozpoczeto=p.rozpoczeto,
        powod=powod,
        konto=konto,
        **{pole: getattr(p, pole) for pole in POLA},
    )
    id_wersji: int = (await W.insert(wersja))[0]["id"]
    etapy = [EtapyPrzypadkow(wersja=id_wersji, etap=e, dzien=dzien) for e, dzien in p.etapy.items()]
    if etapy:
        await EtapyPrzypadkow.insert(*etapy)


# --- sums ---------------------------------------------------------------------------------------


async def przypadki_miesiacami(zakres: Zakres) -> list[Grupa]:
    """Cases by action and month of their first stage; one without a stage does not count yet."""
    miesiac = MIESIAC[W._meta.db.engine_type].format(k="w.rozpoczeto")
    wiersze = await W.raw(
        f"""SELECT w.dzialanie, {miesiac} AS miesiac, '{PRZYPADEK}' AS rodzaj, COUNT(*) AS ile,
            MIN(w.rozpoczeto) AS od, MAX(w.rozpoczeto) AS "do"
            FROM wersje_przypadkow w WHERE {{}} GROUP BY 1, 2 ORDER BY 1, 2""",
        warunek_rozpoczetych(zakres),
    )
    return grupy(wiersze)


async def przypadki_jednostek(zakres: Zakres) -> list[GrupaJednostki]:
    """Cases by unit and action."""
    wiersze = await W.raw(
        """SELECT w.jednostka, w.dzialanie, COUNT(*) AS ile
            FROM wersje_przypadkow w WHERE {} GROUP BY 1, 2 ORDER BY 1, 2""",
        _rozpoczete(zakres),
    )
    return [GrupaJednostki(w["jednostka"], w["dzialanie"], PRZYPADEK, int(w["ile"])) for w in wiersze]


def warunek_rozpoczetych(zakres: Zakres) -> QueryString:
    """Which cases a sum counts; lists of the rows behind it ask by the same."""
    warunek = _rozpoczete(zakres)
    if zakres.jednostki is None:
        return warunek
    return QueryString("{} AND {}", warunek, w_zbiorze("w.jednostka", sorted(zakres.jednostki)))


def _rozpoczete(zakres: Zakres) -> QueryString:
    return QueryString("{} AND w.rozpoczeto <= {}", w_mocy("w", zakres.wiedza), zakres.stan)
