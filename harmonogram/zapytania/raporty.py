"""What only reports ask for: sums of hours by person, attendance as a number. One query each."""

from collections.abc import Collection
from dataclasses import dataclass

from piccolo.querystring import QueryString

from harmonogram.tabele import Obecnosci, WersjeWpisow
from harmonogram.zapytania.sumy import Zakres, w_mocy, w_zbiorze


@dataclass(frozen=True)
class SumaWpisow:
    """Minutes of one performer, action, unit and kind."""

    osoba: int
    dzialanie: int | None
    jednostka: int | None
    rodzaj: str
    minuty: int


async def sumy_wpisow(zakres: Zakres) -> list[SumaWpisow]:
    """Minutes from the beginning to `zakres.stan`, in a fixed order."""
    wiersze = await WersjeWpisow.raw(
        """SELECT w.osoba, w.dzialanie, w.jednostka, w.rodzaj, SUM(w.minuty) AS minuty
            FROM wersje_wpisow w WHERE {} AND w.dzien <= {}
            GROUP BY w.osoba, w.dzialanie, w.jednostka, w.rodzaj
            ORDER BY w.osoba, w.rodzaj, COALESCE(w.dzialanie, 0), COALESCE(w.jednostka, 0)""",
        w_mocy("w", zakres.wiedza),
        zakres.stan,
    )
    return [
        SumaWpisow(w["osoba"], w["dzialanie"], w["jednostka"], w["rodzaj"], int(w["minuty"])) for w in wiersze
    ]


async def liczba_obecnych(wydarzenia: Collection[int], zakres: Zakres) -> dict[int, int]:
    """How many different people came to each event; events without an attendance list are absent."""
    if not wydarzenia:
        return {}
    wiersze = await Obecnosci.raw(
        """SELECT o.wydarzenie, COUNT(DISTINCT o.osoba) + COUNT(DISTINCT o.gosc) AS ile FROM obecnosci o
            WHERE {} AND o.dzien <= {} AND {} GROUP BY o.wydarzenie""",
        w_mocy("o", zakres.wiedza),
        zakres.stan,
        QueryString("{}", w_zbiorze("o.wydarzenie", sorted(wydarzenia))),
    )
    return {w["wydarzenie"]: int(w["ile"]) for w in wiersze}
