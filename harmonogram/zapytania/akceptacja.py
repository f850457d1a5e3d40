"""What came to accepted cards after they were accepted: hours that nobody has accepted. One query for all."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from piccolo.querystring import QueryString

from harmonogram.czas import Okres, poczatek_miesiaca
from harmonogram.karty import PRZYJETE
from harmonogram.tabele import KartyMiesiaca
from harmonogram.zapytania import CHWILKA, ZAWSZE
from harmonogram.zapytania.sumy import w_mocy, w_zbiorze

Kto = tuple[int, date]
"""A person and the first day of a month."""


@dataclass(frozen=True)
class PoAkceptacji:
    """Entries that are not as they were accepted, and the minutes of those that are there."""

    wpisow: int
    minuty: int


NASTEPNY = {"sqlite": "date(a.miesiac, '+1 month')", "postgres": "a.miesiac + INTERVAL '1 month'"}
# What began after the acceptance and is there; what was accepted and is there no more. Two parts, because
# each has its own range of the index of a person's versions.
ZAPYTANIE = """WITH a AS (SELECT k.osoba, k.miesiac, MAX(p.wazna_od) AS kiedy FROM karty_miesiaca k
        JOIN karty_miesiaca p ON p.osoba = k.osoba AND p.miesiac = k.miesiac AND p.stan = 'zaakceptowana'
            AND p.wazna_od < {}
        WHERE {} GROUP BY k.osoba, k.miesiac)
    SELECT z.osoba, z.miesiac, COUNT(DISTINCT z.wpis) AS wpisow, SUM(z.minuty) AS minuty FROM (
        SELECT a.osoba, a.miesiac, w.wpis, w.minuty FROM a JOIN wersje_wpisow w ON w.osoba = a.osoba
            AND w.dzien >= a.miesiac AND w.dzien < NASTEPNY AND {} AND w.wazna_od > a.kiedy
        WHERE w.dzien >= {} AND w.dzien < {}
        UNION ALL
        SELECT a.osoba, a.miesiac, w.wpis, 0 FROM a JOIN wersje_wpisow w ON w.osoba = a.osoba
            AND w.dzien >= a.miesiac AND w.dzien < NASTEPNY
            AND w.wazna_do > a.kiedy AND w.wazna_do < {} AND w.wazna_od <= a.kiedy
        WHERE w.dzien >= {} AND w.dzien < {}) z
    GROUP BY z.osoba, z.miesiac"""


async def po_akceptacji(
    okres: Okres, osoby: Collection[int] | None = None, wiedza: datetime | None = None
) -> dict[Kto, PoAkceptacji]:
    """By card that stands accepted or closed; an entry changed is one that ended and one that began."""
    karty = [
        w_mocy("k", wiedza),
        w_zbiorze("k.stan", PRZYJETE),
        QueryString("k.miesiac >= {} AND k.miesiac < {}", poczatek_miesiaca(okres.od), okres.do),
        *([] if osoby is None else [w_zbiorze("k.osoba", sorted(osoby))]),
    ]
    do_teraz = ZAWSZE if wiedza is None else wiedza + CHWILKA
    wiersze = await KartyMiesiaca.raw(
        ZAPYTANIE.replace("NASTEPNY", NASTEPNY[KartyMiesiaca._meta.db.engine_type]),
        do_teraz,
        QueryString(" AND ".join("{}" for _ in karty), *karty),
        w_mocy("w", wiedza),
        okres.od,
        okres.do,
        do_teraz,
        okres.od,
        okres.do,
    )
    return {
        (w["osoba"], date.fromisoformat(str(w["miesiac"]))): PoAkceptacji(int(w["wpisow"]), int(w["minuty"]))
        for w in wiersze
    }
