"""Continuous work: minutes by performer, task and quarter. One query for a whole page."""

from dataclasses import dataclass

from piccolo.querystring import QueryString

from harmonogram.kwartaly import Kwartal
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania.sumy import MIESIAC, Zakres, warunki_godzin


@dataclass(frozen=True)
class SumaPracy:
    """Minutes of one performer with one task code (None: without a code) in one month."""

    osoba: int
    zadanie: str | None
    kwartal: Kwartal
    minuty: int


async def sumy_pracy(warunek: QueryString, zakres: Zakres) -> list[SumaPracy]:
    """Evidence in `zakres` that meets the condition of a target."""
    miesiac = MIESIAC[WersjeWpisow._meta.db.engine_type].format(k="w.dzien")
    warunki = [*warunki_godzin(zakres), warunek]
    wiersze = await WersjeWpisow.raw(
        f"""SELECT w.osoba, w.zadanie, {miesiac} AS miesiac, SUM(w.minuty) AS minuty
            FROM wersje_wpisow w WHERE {" AND ".join("{}" for _ in warunki)}
            GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""",
        *warunki,
    )
    return [
        SumaPracy(
            w["osoba"],
            w["zadanie"],
            Kwartal(int(w["miesiac"][:4]), (int(w["miesiac"][5:]) + 2) // 3),
            int(w["minuty"]),
        )
        for w in wiersze
    ]
