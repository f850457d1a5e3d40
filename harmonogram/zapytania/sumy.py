"""Sums over current (or once current) versions: one grouped query for a whole page, never one a row."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.kwartaly import Kwartal
from harmonogram.tabele import WersjeWpisow, WersjeWydarzen
from harmonogram.zapytania import ZAWSZE


@dataclass(frozen=True)
class Zakres:
    """Evidence by the end of `stan`, as known at `wiedza` (None = now), of a set of units or of all."""

    stan: date
    wiedza: datetime | None = None
    jednostki: frozenset[int] | None = None


@dataclass(frozen=True)
class SumaLimitu:
    """Minutes of one person or unit in one action: all, and those of the month of `stan`."""

    razem: int = 0
    w_miesiacu: int = 0


def w_mocy(tabela: str, wiedza: datetime | None) -> QueryString:
    """Versions of `tabela` (an alias of this module, never user text) current at `wiedza`."""
    if wiedza is None:
        return QueryString(f"{tabela}.wazna_do = {{}}", ZAWSZE)
    return QueryString(f"{tabela}.wazna_od <= {{}} AND {tabela}.wazna_do > {{}}", wiedza, wiedza)


def w_zbiorze(kolumna: str, wartosci: Collection[Any]) -> QueryString:
    """`column IN (…)` with parameters; nothing matches an empty collection."""
    if not wartosci:
        return QueryString("1 = 0")
    return QueryString(f"{kolumna} IN ({', '.join('{}' for _ in wartosci)})", *wartosci)


def _i(*warunki: QueryString) -> QueryString:
    return QueryString(" AND ".join("{}" for _ in warunki), *warunki)


FUNKCJE_WYKONAWCY = "EXISTS (SELECT 1 FROM funkcje_osob f WHERE f.osoba = w.osoba AND {})"


def warunek_celu(dzialanie: int, rodzaje: Collection[str], funkcje: Collection[str] = ()) -> QueryString:
    """Evidence for a target: entries of its action, kinds and, when named, performers' functions."""
    warunki = [QueryString("w.dzialanie = {}", dzialanie), w_zbiorze("w.rodzaj", sorted(rodzaje))]
    if funkcje:
        warunki.append(QueryString(FUNKCJE_WYKONAWCY, w_zbiorze("f.funkcja", sorted(funkcje))))
    return _i(*warunki)


async def sumy_limitow(
    kolumna: str, warunek: QueryString, poczatek_miesiaca: date, zakres: Zakres, ids: Collection[int] | None
) -> dict[int, SumaLimitu]:
    """Minutes by `dla` or `jednostka` (`kolumna`), up to `zakres.stan`; only `ids` unless None."""
    warunki = [warunek, w_mocy("w", zakres.wiedza), QueryString("w.dzien <= {}", zakres.stan)]
    if ids is not None:
        warunki.append(w_zbiorze(f"w.{kolumna}", sorted(ids)))
    wiersze = await WersjeWpisow.raw(
        f"""SELECT w.{kolumna} AS kto, SUM(w.minuty) AS razem,
            SUM(CASE WHEN w.dzien >= {{}} THEN w.minuty ELSE 0 END) AS w_miesiacu
            FROM wersje_wpisow w WHERE w.{kolumna} IS NOT NULL AND {{}} GROUP BY w.{kolumna}""",
        poczatek_miesiaca,
        _i(*warunki),
    )
    return {w["kto"]: SumaLimitu(int(w["razem"]), int(w["w_miesiacu"])) for w in wiersze}


Z_JEDNOSTEK = "w.id IN (SELECT j.wersja FROM jednostki_wydarzen j WHERE {})"
MIESIAC = {"sqlite": "substr({k}, 1, 7)", "postgres": "to_char({k}, 'YYYY-MM')"}


@dataclass(frozen=True)
class Grupa:
    """Evidence of one action, kind and month: minutes or pieces, first and last day.

    A joint event counts once in the project, and once in every set of units with at least one of its own.
    """

    dzialanie: int
    rodzaj: str
    kwartal: Kwartal
    ile: int
    od: date
    do: date


def grupy(wiersze: list[dict[str, Any]]) -> list[Grupa]:
    """Of rows with the columns dzialanie, rodzaj, miesiac („2019-04”), ile, od, do.

    SQLite gives the days of MIN and MAX as text.
    """
    return [
        Grupa(
            w["dzialanie"],
            w["rodzaj"],
            Kwartal(int(w["miesiac"][:4]), (int(w["miesiac"][5:]) + 2) // 3),
            int(w["ile"]),
            date.fromisoformat(str(w["od"])),
            date.fromisoformat(str(w["do"])),
        )
        for w in wiersze
    ]


def _zapytanie(kolumna: str, ile: str, skad: str, *warunki: QueryString, wedlug: str = "") -> QueryString:
    """Days are grouped first, in the order of the index; months are then made of a few thousand rows.

    `wedlug` names what the index begins with (columns of this module, never user text).
    """
    miesiac = MIESIAC[WersjeWpisow._meta.db.engine_type].format(k="dni.dzien")
    return QueryString(
        f"""SELECT dni.dzialanie, dni.rodzaj, {miesiac} AS miesiac, SUM(dni.ile) AS ile,
            MIN(dni.dzien) AS od, MAX(dni.dzien) AS "do" FROM (
                SELECT w.dzialanie, w.rodzaj, {kolumna} AS dzien, {ile} AS ile FROM {skad}
                WHERE w.dzialanie IS NOT NULL AND {{}} GROUP BY {wedlug}w.dzialanie, w.rodzaj, {kolumna}
            ) dni GROUP BY 1, 2, 3""",
        _i(*warunki),
    )


def warunki_godzin(zakres: Zakres, poza: Collection[QueryString] = ()) -> list[QueryString]:
    """Which entries a sum of hours counts; lists of the rows behind it ask by the same."""
    warunki = [w_mocy("w", zakres.wiedza), QueryString("w.dzien <= {}", zakres.stan)]
    warunki += [QueryString("NOT ({})", warunek) for warunek in poza]
    if zakres.jednostki is not None:
        warunki.append(w_zbiorze("w.jednostka", sorted(zakres.jednostki)))
    return warunki


def warunki_wydarzen(zakres: Zakres) -> list[QueryString]:
    """Which events a sum counts; lists of the rows behind it ask by the same."""
    warunki = [
        w_mocy("w", zakres.wiedza),
        QueryString("w.stan = 'odbyte'"),
        QueryString("w.ostatni_dzien <= {}", zakres.stan),
    ]
    if zakres.jednostki is not None:
        warunki.append(QueryString(Z_JEDNOSTEK, w_zbiorze("j.jednostka", sorted(zakres.jednostki))))
    return warunki


WYDARZENIA = "wersje_wydarzen w"
DNI_WYDARZEN = "wersje_wydarzen w JOIN dni_wydarzen d ON d.wersja = w.id AND NOT d.odwolany"


async def godziny_miesiacami(zakres: Zakres, poza: Collection[QueryString] = ()) -> list[Grupa]:
    """Minutes by action, kind and month of the day of work; `poza` names entries that do not count."""
    wedlug = "" if zakres.jednostki is None else "w.jednostka, "
    warunki = warunki_godzin(zakres, poza)
    zapytanie = _zapytanie("w.dzien", "SUM(w.minuty)", "wersje_wpisow w", *warunki, wedlug=wedlug)
    return grupy(await WersjeWpisow.raw("{}", zapytanie))


async def wydarzenia_miesiacami(zakres: Zakres) -> list[Grupa]:
    """Held events by action, kind and month of their last day."""
    return await _wydarzenia("w.ostatni_dzien", WYDARZENIA, warunki_wydarzen(zakres))


async def dni_miesiacami(zakres: Zakres, rodzaje: Collection[str]) -> list[Grupa]:
    """Days of held events of these kinds, without removed days, by action, kind and month of the day."""
    warunki = [*warunki_wydarzen(zakres), w_zbiorze("w.rodzaj", sorted(rodzaje))]
    return await _wydarzenia("d.dzien", DNI_WYDARZEN, warunki)


async def _wydarzenia(kolumna: str, skad: str, warunki: Collection[QueryString]) -> list[Grupa]:
    return grupy(await WersjeWydarzen.raw("{}", _zapytanie(kolumna, "COUNT(*)", skad, *warunki)))
