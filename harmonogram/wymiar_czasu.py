"""Full working time of a month, by art. 130 of the labour code."""

from datetime import timedelta

from harmonogram.czas import Okres, swieto

NIEDZIELA = 6
DNIOWKA_MIN = 8 * 60


def pelny_wymiar_dni(miesiac: Okres) -> int:
    """Mondays to Fridays less the holidays on any day but Sunday: one on a Saturday gives a day off too."""
    dni = [miesiac.od + timedelta(days=n) for n in range(miesiac.dni)]
    swiat = sum(swieto(d) is not None and d.weekday() != NIEDZIELA for d in dni)
    return sum(d.weekday() < 5 for d in dni) - swiat


def pelny_wymiar_min(miesiac: Okres) -> int:
    """Eight hours for each of those days, in minutes."""
    return pelny_wymiar_dni(miesiac) * DNIOWKA_MIN
