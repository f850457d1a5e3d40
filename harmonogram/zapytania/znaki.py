"""Events as marks of the chart: one query for a thousand, nothing but what a mark says."""

from datetime import date, datetime

from piccolo.querystring import QueryString

from harmonogram.gantt_znaki import Znak, kolejno
from harmonogram.tabele import WersjeWydarzen
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zapytania.sumy import Z_JEDNOSTEK, w_mocy, w_zbiorze

WIELODNIOWE = "SELECT d2.wersja FROM dni_wydarzen d2 WHERE d2.nr > 1"
WIELODNIOWE_JEDNOSTEK = (
    f"{WIELODNIOWE} AND d2.wersja IN (SELECT j.wersja FROM jednostki_wydarzen j WHERE {{}})"
)
# Most events have one day, their last: the index alone tells it, so the days of thousands stay unread.
ZAPYTANIE = """SELECT w.dzialanie, w.rodzaj, w.stan, w.ostatni_dzien AS dzien, COUNT(*) AS ile
    FROM wersje_wydarzen w WHERE {} AND w.id NOT IN ({})
    GROUP BY w.stan, w.dzialanie, w.rodzaj, w.ostatni_dzien
    UNION ALL SELECT w.dzialanie, w.rodzaj, w.stan, d.dzien AS dzien, COUNT(*) AS ile
    FROM wersje_wydarzen w JOIN dni_wydarzen d ON d.wersja = w.id AND NOT d.odwolany
    WHERE {} AND w.id IN ({})
    GROUP BY w.dzialanie, w.rodzaj, w.stan, d.dzien"""


async def znaki_na_osi(
    wiedza: datetime | None, jednostki: frozenset[int] | None, stan: date
) -> dict[int, tuple[Znak, ...]]:
    """Marks by action, one a kind and day that was not removed; what comes after `stan` is only planned.

    Of events of any of these units, or (None) of the project. The kind stands for the titles.
    """
    warunki = _warunek(wiedza, jednostki), _wielodniowe(jednostki)
    znaki: dict[int, list[Znak]] = {}
    for w in await WersjeWydarzen.raw(ZAPYTANIE, *warunki, *warunki):
        rodzaj, dzien = RODZAJE[w["rodzaj"]], date.fromisoformat(str(w["dzien"]))
        odbyte = w["stan"] == "odbyte" and dzien <= stan
        znaki.setdefault(w["dzialanie"], []).append(
            Znak(dzien, rodzaj.znak, odbyte, rodzaj.nazwa, int(w["ile"]))
        )
    return kolejno(znaki)


def _warunek(wiedza: datetime | None, jednostki: frozenset[int] | None) -> QueryString:
    """Events that an action has and that were not cancelled."""
    zywe = QueryString(
        "{} AND w.stan IN ('odbyte', 'zaplanowane') AND w.dzialanie IS NOT NULL", w_mocy("w", wiedza)
    )
    if jednostki is None:
        return zywe
    return QueryString(
        "{} AND {}", zywe, QueryString(Z_JEDNOSTEK, w_zbiorze("j.jednostka", sorted(jednostki)))
    )


def _wielodniowe(jednostki: frozenset[int] | None) -> QueryString:
    """Of a few units only theirs: the list of all grows with the project."""
    if jednostki is None:
        return QueryString(WIELODNIOWE)
    return QueryString(WIELODNIOWE_JEDNOSTEK, w_zbiorze("j.jednostka", sorted(jednostki)))
