"""When the schedule was last written, whatever the noun."""

from datetime import datetime

from harmonogram.tabele import WersjeWydarzen
from harmonogram.zapytania import ZAWSZE


async def ostatnia_zmiana() -> datetime | None:
    """The newest row of what a calendar may depend on: events, attendance, units, people, plan."""
    wiersze = await WersjeWydarzen.raw(
        """SELECT MAX(wazna_od) AS chwila FROM wersje_wydarzen
            UNION ALL SELECT MAX(wazna_od) FROM obecnosci
            UNION ALL SELECT MAX(wazna_do) FROM obecnosci WHERE wazna_do < {}
            UNION ALL SELECT MAX(zmieniono) FROM jednostki UNION ALL SELECT MAX(zmieniono) FROM osoby
            UNION ALL SELECT MAX(wazna_od) FROM wersje_planu""",
        ZAWSZE,
    )
    return max((chwila(w["chwila"]) for w in wiersze if w["chwila"] is not None), default=None)


def chwila(wartosc: datetime | str) -> datetime:
    """SQLite gives the moments of MAX as text."""
    return datetime.fromisoformat(wartosc) if isinstance(wartosc, str) else wartosc
