"""What hour entries are judged by, of months and quotas: two statements, whatever the number of entries."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from piccolo.querystring import QueryString

from budzet.plan import Cel
from budzet.pulap import DOMYSLNY_PULAP_MIN, StanPulapu
from budzet.suma_limitu import SumaPosiadacza
from budzet.tabele import PodniesieniaLimitow
from budzet.zapytania.limity import kolumna, warunek
from harmonogram.czas import Okres
from harmonogram.tabele import KartyMiesiaca, WersjeWpisow
from harmonogram.zapytania.sumy import w_mocy, w_zbiorze

PIERWSZY_DZIEN = {
    "sqlite": "substr(w.dzien, 1, 7) || '-01'",
    "postgres": "CAST(date_trunc('month', w.dzien) AS date)",
}
Kto = tuple[int, date]
"""A person and the first day of a month."""


@dataclass
class MiesiaceOsob:
    """Months of performers: the state of the card, minutes here and elsewhere, the ceiling."""

    karty: dict[Kto, str] = field(default_factory=dict)
    minuty: dict[Kto, int] = field(default_factory=dict)
    inne: dict[Kto, int] = field(default_factory=dict)
    pulapy: dict[date, int] = field(default_factory=dict)

    def stan_karty(self, kto: Kto) -> str:
        """A card never touched is a draft."""
        return self.karty.get(kto, "szkic")

    def stan_pulapu(self, kto: Kto) -> StanPulapu:
        """Everything that counts toward the ceiling of the month."""
        od = max((od for od in self.pulapy if od <= kto[1]), default=None)
        pulap = DOMYSLNY_PULAP_MIN if od is None else self.pulapy[od]
        return StanPulapu(pulap, self.minuty.get(kto, 0), self.inne.get(kto, 0))

    def dodaj(self, kto: Kto, minuty: int) -> None:
        """An accepted entry counts for the next one."""
        self.minuty[kto] = self.minuty.get(kto, 0) + minuty


MIESIACE = """SELECT 'karty' AS co, k.osoba AS osoba, k.miesiac AS miesiac, 0 AS ile, k.stan AS stan
        FROM karty_miesiaca k WHERE {karty}
    UNION ALL SELECT 'inne', i.osoba, i.miesiac, i.minuty, '' FROM inne_zaangazowanie i WHERE {inne}
    UNION ALL SELECT 'pulapy', 0, p.od, p.minuty, '' FROM pulapy_miesieczne p WHERE {pulapy}
    UNION ALL SELECT 'minuty', w.osoba, {miesiac}, SUM(w.minuty), '' FROM wersje_wpisow w
        WHERE {wpisy} GROUP BY 2, 3"""


async def miesiace_osob(osoby: Collection[int], okres: Okres, oprocz: int | None) -> MiesiaceOsob:
    """Months of `okres` (whole ones) of these persons, without the entry being changed."""

    def warunki(t: str, dzien: str) -> list[QueryString]:
        return [
            w_mocy(t, None),
            w_zbiorze(f"{t}.osoba", sorted(osoby)),
            QueryString(f"{t}.{dzien} >= {{}} AND {t}.{dzien} < {{}}", okres.od, okres.do),
        ]

    zapytanie = _zlozone(
        MIESIACE,
        miesiac=QueryString(PIERWSZY_DZIEN[_silnik()]),
        karty=_i(*warunki("k", "miesiac")),
        inne=_i(*warunki("i", "miesiac")),
        pulapy=w_mocy("p", None),
        wpisy=_i(*warunki("w", "dzien"), *_bez(oprocz)),
    )
    wynik = MiesiaceOsob()
    for w in await KartyMiesiaca.raw("{}", zapytanie):
        dzien = date.fromisoformat(str(w["miesiac"]))
        match w["co"]:
            case "karty":
                wynik.karty[w["osoba"], dzien] = w["stan"]
            case "inne":
                wynik.inne[w["osoba"], dzien] = int(w["ile"])
            case "pulapy":
                wynik.pulapy[dzien] = int(w["ile"])
            case "minuty":
                wynik.minuty[w["osoba"], dzien] = int(w["ile"])
    return wynik


# --- quotas ---------------------------------------------------------------------------------------

Limity = dict[tuple[int, int], SumaPosiadacza]
"""By action and id of the holder."""

SUMY = """SELECT {nr} AS dzialanie, w.{k} AS kto, {miesiac} AS miesiac, SUM(w.minuty) AS ile,
        SUM(CASE WHEN w.dzien <= {{}} THEN w.minuty ELSE 0 END) AS do_stanu
    FROM wersje_wpisow w WHERE {{}} GROUP BY 2, 3"""
PODNIESIENIA = """SELECT p.dzialanie, p.{k}, NULL, p.przyznano_min, 0
    FROM podniesienia_limitow p WHERE p.dzialanie = {nr} AND {{}} AND {{}}"""


async def limity_posiadaczy(
    posiadacze: Mapping[Cel, Collection[int]], stan: date, oprocz: int | None
) -> Limity:
    """Every quota of these holders, by target, without the entry being changed; nothing to ask, no query."""
    wynik = {
        (cel.dzialanie, kto): SumaPosiadacza(cel.razem or 0) for cel, ids in posiadacze.items() for kto in ids
    }
    if not wynik:
        return wynik
    zapytania = [z for cel, ids in posiadacze.items() if ids for z in _o_limity(cel, ids, stan, oprocz)]
    for w in await PodniesieniaLimitow.raw(" UNION ALL ".join("{}" for _ in zapytania), *zapytania):
        suma = wynik[w["dzialanie"], w["kto"]]
        if w["miesiac"] is None:
            suma.przyznano = int(w["ile"])
            continue
        miesiac = date.fromisoformat(str(w["miesiac"]))
        suma.wszystkie[miesiac], suma.do_stanu[miesiac] = int(w["ile"]), int(w["do_stanu"])
    return wynik


def _o_limity(cel: Cel, ids: Collection[int], stan: date, oprocz: int | None) -> Iterator[QueryString]:
    slowa: dict[str, Any] = {"nr": int(cel.dzialanie), "k": kolumna(cel)}
    ich = sorted(ids)
    warunki = [warunek(cel), w_mocy("w", None), w_zbiorze(f"w.{kolumna(cel)}", ich), *_bez(oprocz)]
    yield QueryString(SUMY.format(**slowa, miesiac=PIERWSZY_DZIEN[_silnik()]), stan, _i(*warunki))
    kogo = w_zbiorze(f"p.{kolumna(cel)}", ich)
    yield QueryString(PODNIESIENIA.format(**slowa), w_mocy("p", None), kogo)


# --- composing ------------------------------------------------------------------------------------


def _bez(oprocz: int | None) -> Sequence[QueryString]:
    return () if oprocz is None else (QueryString("w.wpis <> {}", oprocz),)


def _i(*warunki: QueryString) -> QueryString:
    return QueryString(" AND ".join("{}" for _ in warunki), *warunki)


def _zlozone(szablon: str, **czesci: QueryString) -> QueryString:
    """The template with its named parts, in the order in which they stand there."""
    kolejno = sorted(czesci, key=lambda nazwa: szablon.index(f"{{{nazwa}}}"))
    return QueryString(szablon.format(**dict.fromkeys(czesci, "{}")), *(czesci[nazwa] for nazwa in kolejno))


def _silnik() -> str:
    return WersjeWpisow._meta.db.engine_type
