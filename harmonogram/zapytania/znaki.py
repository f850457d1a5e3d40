"""Events as the chart sees them: one query for a thousand, without people, units and cancelled days."""

from datetime import UTC, date, datetime
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.tabele import WersjeWydarzen
from harmonogram.wydarzenia import DzienWydarzenia, Wydarzenie
from harmonogram.zapytania.sumy import Z_JEDNOSTEK, w_mocy, w_zbiorze

NIGDY = datetime.min.replace(tzinfo=UTC)


async def wydarzenia_na_osi(wiedza: datetime | None, jednostki: frozenset[int] | None) -> list[Wydarzenie]:
    """One event for each day, with nothing but its action, kind, title, state and that day.

    Those of any of these units, or (None) of the project.
    """
    wiersze = await WersjeWydarzen.raw(
        """SELECT w.wydarzenie, w.rodzaj, w.dzialanie, w.tytul, w.stan, w.tryb, d.dzien, d.od_min, d.do_min
            FROM wersje_wydarzen w JOIN dni_wydarzen d ON d.wersja = w.id AND NOT d.odwolany
            WHERE {} AND w.stan <> 'odwolane' AND w.dzialanie IS NOT NULL AND {} ORDER BY d.dzien, d.id""",
        w_mocy("w", wiedza),
        QueryString("1 = 1")
        if jednostki is None
        else QueryString(Z_JEDNOSTEK, w_zbiorze("j.jednostka", sorted(jednostki))),
    )
    return [_wydarzenie(w["dzien"], w) for w in wiersze]


def _wydarzenie(dzien: date, w: dict[str, Any]) -> Wydarzenie:
    pola = {n: w[n] for n in ("rodzaj", "dzialanie", "tytul", "stan", "tryb")}
    termin = DzienWydarzenia(1, dzien, w["od_min"], w["do_min"], "", 0, NIGDY)
    nikt: frozenset[int] = frozenset()
    return Wydarzenie(
        id=w["wydarzenie"],
        uid="",
        dni=(termin,),
        miejsce="",
        jednostki=nikt,
        prowadzacy=nikt,
        uczestnicy=nikt,
        utworzono=NIGDY,
        zmieniono=NIGDY,
        **pola,
    )
