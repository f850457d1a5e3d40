"""How much the database holds, for whoever needs an empty one."""

from harmonogram.tabele import Jednostki, Osoby, WpisyGodzin, Wydarzenia


async def ile_czego() -> dict[str, int]:
    """Persons, units, entries and events ever stored, by their Polish names."""
    return {
        "osoby": await Osoby.count(),
        "jednostki": await Jednostki.count(),
        "wpisy godzin": await WpisyGodzin.count(),
        "wydarzenia": await Wydarzenia.count(),
    }
