"""The research tools of the example: under way from the day of the research, accepted some weeks later."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from biuro.przyklad.swiat import WersjaNarzedzia, WersjaWydarzenia, chwila, robocze
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.narzedzia import ODEBRANE, W_TOKU, Narzedzie, narzedzia_planu

NAJWCZESNIEJ, NAJPOZNIEJ = timedelta(days=7), timedelta(days=28)


def uloz_narzedzia(
    los: Random, wersja: WersjaPlanu, wydarzenia: Iterable[WersjaWydarzenia]
) -> list[WersjaNarzedzia]:
    """Two versions of each tool whose research was held; accepted within the window of its action."""
    badania = {
        w.wydarzenie.tytul: w.wydarzenie.terminy[-1].dzien
        for w in wydarzenia
        if (w.do, w.wydarzenie.rodzaj, w.wydarzenie.stan) == (None, "badanie", "odbyte")
    }
    zbadane = [n for n in narzedzia_planu(wersja.dzialania) if n.nazwa in badania]
    return [
        w
        for n in zbadane
        for w in _historia(los, n, badania[n.nazwa], wersja.dzialanie(n.dzialanie).okres.do)
    ]


def _historia(los: Random, n: Narzedzie, badanie: date, koniec: date) -> Iterator[WersjaNarzedzia]:
    odbior = _odbior(los, badanie, koniec)
    zapisano = chwila(odbior + JEDEN_DZIEN, 9 * 60 + n.nr)
    yield WersjaNarzedzia(replace(n, stan=W_TOKU), chwila(badanie, 17 * 60), zapisano)
    protokol = f"PO-{n.nr}/{odbior.year}"
    yield WersjaNarzedzia(replace(n, stan=ODEBRANE, protokol=protokol, data_odbioru=odbior), zapisano)


def _odbior(los: Random, badanie: date, koniec: date) -> date:
    """A working day some weeks later; at the end of the window the day of the research itself."""
    od = badanie + NAJWCZESNIEJ
    dni = robocze(Okres(od, max(od, min(badanie + NAJPOZNIEJ, koniec))))
    return los.choice(dni) if dni else badanie
