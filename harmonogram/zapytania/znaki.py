"""Events as marks of the chart: one query for a thousand, nothing but what a mark says."""

from datetime import date, datetime

from piccolo.querystring import QueryString

from harmonogram.gantt_znaki import Znak, kolejno
from harmonogram.tabele import WersjeWydarzen
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zapytania.sumy import Z_JEDNOSTEK, w_mocy, w_zbiorze


async def znaki_na_osi(
    wiedza: datetime | None, jednostki: frozenset[int] | None, stan: date
) -> dict[int, tuple[Znak, ...]]:
    """Marks by action, one a day that was not removed; what comes after `stan` is only planned.

    Of events of any of these units, or (None) of the project.
    """
    wiersze = await WersjeWydarzen.raw(
        """SELECT w.rodzaj, w.dzialanie, w.tytul, w.stan, d.dzien
            FROM wersje_wydarzen w JOIN dni_wydarzen d ON d.wersja = w.id AND NOT d.odwolany
            WHERE {} AND w.stan <> 'odwolane' AND w.dzialanie IS NOT NULL AND {}""",
        w_mocy("w", wiedza),
        QueryString("1 = 1")
        if jednostki is None
        else QueryString(Z_JEDNOSTEK, w_zbiorze("j.jednostka", sorted(jednostki))),
    )
    znaki: dict[int, list[Znak]] = {}
    for w in wiersze:
        dzien = w["dzien"]
        odbyte = w["stan"] == "odbyte" and dzien <= stan
        znaki.setdefault(w["dzialanie"], []).append(
            Znak(dzien, RODZAJE[w["rodzaj"]].znak, odbyte, w["tytul"])
        )
    return kolejno(znaki)
