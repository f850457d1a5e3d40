"""Evidence of the key persons' tasks: one grouped query a source, whatever the number of tasks."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from piccolo.custom_types import Combinable
from piccolo.query.functions.aggregate import Count
from piccolo.querystring import QueryString

from harmonogram.czas import Okres
from harmonogram.dowody import ZGLOSZONY, KodIRodzaj
from harmonogram.tabele import WersjePrzypadkow, WersjeWpisow, WersjeWydarzen
from harmonogram.zadania import zadania
from harmonogram.zapytania import filtr_wydarzen, godziny
from harmonogram.zapytania.filtr_wydarzen import FiltrWydarzen, Zwiazani
from harmonogram.zapytania.godziny import FiltrWpisow, Widocznosc
from harmonogram.zapytania.sumy import Zakres, w_mocy, w_zbiorze

Wiersze = Iterable[dict[str, Any]]


async def wpisy(
    zakres: Zakres, *, osoba: int | None = None, widocznosc: Widocznosc | None = None
) -> dict[tuple[str, int], int]:
    """Entries by task code and performer; named codes lead the planner to the index of entries with one."""
    w = WersjeWpisow
    filtr = FiltrWpisow(osoba=osoba, okres=Okres.wlacznie(date.min, zakres.stan))
    warunek = godziny.warunek_filtra(filtr, widocznosc, zakres.wiedza) & w.zadanie.is_in(list(zadania()))
    if zakres.jednostki is not None:
        warunek = warunek & w.jednostka.is_in(sorted(zakres.jednostki) or [0])
    wiersze = await w.select(w.zadanie, w.osoba, Count()).where(warunek).group_by(w.zadanie, w.osoba)
    return {(r["zadanie"], r["osoba"]): int(r["count"]) for r in wiersze}


async def wydarzenia(
    zakres: Zakres, *, osoba: int | None = None, widocznosc: Zwiazani | None = None
) -> dict[KodIRodzaj, int]:
    """Held events by the code that they carry and by kind; a joint one counts once."""
    w = WersjeWydarzen
    warunek = _odbyte(zakres, osoba, widocznosc)
    wiersze = await w.select(w.zadanie, w.rodzaj, Count()).where(warunek).group_by(w.zadanie, w.rodzaj)
    return {(r["zadanie"], r["rodzaj"]): int(r["count"]) for r in wiersze}


def _odbyte(zakres: Zakres, osoba: int | None, widocznosc: Zwiazani | None) -> Combinable:
    swoje = None if zakres.jednostki is None else Zwiazani(jednostki=zakres.jednostki)
    filtr = FiltrWydarzen(stan="odbyte", do_dnia=zakres.stan, osoba=osoba, zwiazani=swoje)
    return filtr_wydarzen.warunek_filtra(filtr, widocznosc, zakres.wiedza)


async def osoby_wydarzen(zakres: Zakres) -> dict[KodIRodzaj, frozenset[int]]:
    """Who led the held events or was there, by the code that they carry and by kind."""
    odbyte = QueryString(
        "{} AND w.stan = 'odbyte' AND w.ostatni_dzien <= {}", w_mocy("w", zakres.wiedza), zakres.stan
    )
    wiersze = await WersjeWydarzen.raw(
        """SELECT w.zadanie, w.rodzaj, o.osoba FROM wersje_wydarzen w
            JOIN osoby_wydarzen o ON o.wersja = w.id AND o.rola = 'prowadzacy' WHERE {}
            UNION SELECT w.zadanie, w.rodzaj, b.osoba FROM wersje_wydarzen w
            JOIN obecnosci b ON b.wydarzenie = w.wydarzenie AND {} WHERE {} AND b.osoba IS NOT NULL""",
        odbyte,
        w_mocy("b", zakres.wiedza),
        odbyte,
    )
    return _zbiory(((r["zadanie"], r["rodzaj"]), r["osoba"]) for r in wiersze)


def _zbiory(pary: Iterable[tuple[KodIRodzaj, int]]) -> dict[KodIRodzaj, frozenset[int]]:
    zebrane: dict[KodIRodzaj, set[int]] = {}
    for klucz, osoba in pary:
        zebrane.setdefault(klucz, set()).add(osoba)
    return {klucz: frozenset(osoby) for klucz, osoby in zebrane.items()}


async def etapy(zakres: Zakres) -> dict[tuple[str, int], int]:
    """Stages of cases by code and unit; the report of a case stands among them as ZGLOSZONY."""
    warunek = w_mocy("w", zakres.wiedza)
    if zakres.jednostki is not None:
        warunek = QueryString("{} AND {}", warunek, w_zbiorze("w.jednostka", sorted(zakres.jednostki)))
    wiersze = await WersjePrzypadkow.raw(
        """SELECT e.etap, w.jednostka, COUNT(*) AS ile FROM wersje_przypadkow w
            JOIN etapy_przypadkow e ON e.wersja = w.id WHERE {} AND e.dzien <= {} GROUP BY 1, 2
            UNION ALL SELECT {}, w.jednostka, COUNT(*) FROM wersje_przypadkow w
            WHERE {} AND w.zgloszono <= {} GROUP BY w.jednostka""",
        warunek,
        zakres.stan,
        ZGLOSZONY,
        warunek,
        zakres.stan,
    )
    return {(r["etap"], r["jednostka"]): int(r["ile"]) for r in wiersze}
