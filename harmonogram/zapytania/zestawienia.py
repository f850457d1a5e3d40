"""Grouped sums that only pages ask for: minutes by month, evidence by unit. One query for a whole table."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.czas import Okres
from harmonogram.tabele import WersjeWpisow, WersjeWydarzen
from harmonogram.zapytania.sumy import MIESIAC, Zakres, w_mocy, w_zbiorze

Miesiecznie = dict[tuple[int, date], int]
"""Minutes by id and first day of the month."""


@dataclass(frozen=True)
class GrupaJednostki:
    """Evidence of one unit, action and kind: minutes of entries, pieces of events."""

    jednostka: int
    dzialanie: int
    rodzaj: str
    ile: int


async def minuty_wykonawcow(
    okres: Okres, osoby: Collection[int] | None = None, wiedza: datetime | None = None
) -> Miesiecznie:
    """Minutes of performers by month, whatever the state of the card."""
    return await _miesiecznie("osoba", [w_mocy("w", wiedza), _w_okresie(okres)], osoby)


async def minuty_limitu(
    kolumna: str, warunek: QueryString, okres: Okres, ids: Collection[int], wiedza: datetime | None = None
) -> Miesiecznie:
    """Minutes of a quota by holder (`dla` or `jednostka`) and month."""
    return await _miesiecznie(kolumna, [w_mocy("w", wiedza), warunek, _w_okresie(okres)], ids)


def _w_okresie(okres: Okres) -> QueryString:
    return QueryString("w.dzien >= {} AND w.dzien < {}", okres.od, okres.do)


async def _miesiecznie(kolumna: str, warunki: list[QueryString], ids: Collection[int] | None) -> Miesiecznie:
    """`kolumna` is a name of this module, never user text."""
    if ids is not None:
        warunki = [*warunki, w_zbiorze(f"w.{kolumna}", sorted(ids))]
    miesiac = MIESIAC[WersjeWpisow._meta.db.engine_type].format(k="w.dzien")
    wiersze = await WersjeWpisow.raw(
        f"""SELECT w.{kolumna} AS kto, {miesiac} AS miesiac, SUM(w.minuty) AS minuty
            FROM wersje_wpisow w WHERE {{}} GROUP BY 1, 2""",
        _i(warunki),
    )
    return {
        (w["kto"], date.fromisoformat(f"{w['miesiac']}-01")): int(w["minuty"])
        for w in wiersze
        if w["kto"] is not None
    }


def _i(warunki: Collection[QueryString]) -> QueryString:
    return QueryString(" AND ".join("{}" for _ in warunki), *warunki)


# --- by unit ------------------------------------------------------------------------------------


async def godziny_jednostek(zakres: Zakres, poza: Collection[QueryString] = ()) -> list[GrupaJednostki]:
    """Minutes by unit, action and kind; `poza` names entries that do not count."""
    warunki = [w_mocy("w", zakres.wiedza), QueryString("w.dzien <= {}", zakres.stan)]
    warunki += [QueryString("NOT ({})", warunek) for warunek in poza]
    return await _jednostki("w.jednostka", "SUM(w.minuty)", "wersje_wpisow w", warunki)


async def wydarzenia_jednostek(zakres: Zakres) -> list[GrupaJednostki]:
    """Held events by unit, action and kind; a joint one counts for each."""
    return await _jednostki("j.jednostka", "COUNT(*)", _Z_JEDNOSTKAMI, _odbyte(zakres))


async def dni_jednostek(zakres: Zakres) -> list[GrupaJednostki]:
    """Days of held events by unit, action and kind."""
    dni = " JOIN dni_wydarzen d ON d.wersja = w.id AND NOT d.odwolany"
    return await _jednostki("j.jednostka", "COUNT(*)", _Z_JEDNOSTKAMI + dni, _odbyte(zakres))


_Z_JEDNOSTKAMI = "wersje_wydarzen w JOIN jednostki_wydarzen j ON j.wersja = w.id"


def _odbyte(zakres: Zakres) -> list[QueryString]:
    return [
        w_mocy("w", zakres.wiedza),
        QueryString("w.stan = 'odbyte'"),
        QueryString("w.ostatni_dzien <= {}", zakres.stan),
    ]


async def _jednostki(
    kolumna: str, ile: str, skad: str, warunki: Collection[QueryString]
) -> list[GrupaJednostki]:
    wiersze: list[dict[str, Any]] = await WersjeWydarzen.raw(
        f"""SELECT {kolumna} AS jednostka, w.dzialanie, w.rodzaj, {ile} AS ile FROM {skad}
            WHERE w.dzialanie IS NOT NULL AND {kolumna} IS NOT NULL AND {{}} GROUP BY 1, 2, 3""",
        _i(warunki),
    )
    return [GrupaJednostki(w["jednostka"], w["dzialanie"], w["rodzaj"], int(w["ile"])) for w in wiersze]


# --- what is still missing ----------------------------------------------------------------------

BEZ_LISTY = ("badanie",)
"""Kinds of events that have no attendance list."""


@dataclass(frozen=True)
class PrzebiegWydarzen:
    """Events whose last day lies in a period: held ones, of them without attendance, still only planned."""

    odbyte: int
    bez_obecnosci: int
    niepotwierdzone: int


async def przebieg_wydarzen(okres: Okres, wiedza: datetime | None = None) -> PrzebiegWydarzen:
    """How complete the record of a period is."""
    wiersze = await WersjeWydarzen.raw(
        """SELECT w.stan, COUNT(*) AS ile,
            SUM(CASE WHEN EXISTS (SELECT 1 FROM obecnosci o WHERE o.wydarzenie = w.wydarzenie AND {})
                THEN 0 ELSE 1 END) AS bez
            FROM wersje_wydarzen w
            WHERE {} AND w.ostatni_dzien >= {} AND w.ostatni_dzien < {} AND NOT ({}) GROUP BY w.stan""",
        w_mocy("o", wiedza),
        w_mocy("w", wiedza),
        okres.od,
        okres.do,
        w_zbiorze("w.rodzaj", BEZ_LISTY),
    )
    po_stanie = {w["stan"]: (int(w["ile"]), int(w["bez"])) for w in wiersze}
    odbyte, bez = po_stanie.get("odbyte", (0, 0))
    return PrzebiegWydarzen(odbyte, bez, po_stanie.get("zaplanowane", (0, 0))[0])


async def sa_wpisy() -> bool:
    """Whether anybody has logged anything yet."""
    return await WersjeWpisow.exists()


async def sa_wydarzenia() -> bool:
    """Whether any event was made yet."""
    return await WersjeWydarzen.exists()
