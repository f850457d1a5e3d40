"""What hour entries are judged by, of months and quotas: a statement for months and one for each quota."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from budzet.plan import Cel
from budzet.pulap import DOMYSLNY_PULAP_MIN, StanPulapu
from budzet.suma_limitu import SumaPosiadacza
from budzet.zapytania.limity import kolumna
from harmonogram.czas import Okres
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.sumy import FUNKCJE_WYKONAWCY
from harmonogram.zapytania.zdanie import Zdanie

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


MIESIACE = """SELECT 'karty' AS co, osoba, miesiac AS miesiac, 0 AS ile, stan FROM karty_miesiaca
        WHERE wazna_do = {} AND osoba IN {} AND miesiac >= {} AND miesiac < {}
    UNION ALL SELECT 'inne', osoba, miesiac, minuty, '' FROM inne_zaangazowanie
        WHERE wazna_do = {} AND osoba IN {} AND miesiac >= {} AND miesiac < {}
    UNION ALL SELECT 'pulapy', 0, od, minuty, '' FROM pulapy_miesieczne WHERE wazna_do = {}
    UNION ALL SELECT 'minuty', osoba, MIESIAC, SUM(minuty), '' FROM wersje_wpisow w
        WHERE wazna_do = {} AND osoba IN {} AND dzien >= {} AND dzien < {} BEZ GROUP BY 2, 3"""


async def miesiace_osob(osoby: Collection[int], okres: Okres, oprocz: int | None) -> MiesiaceOsob:
    """Months of `okres` (whole ones) of these persons, without the entry being changed."""
    ich = (ZAWSZE, sorted(osoby), okres.od, okres.do)
    bez, numery = _bez(oprocz)
    wiersze = await _zdanie(MIESIACE, _silnik(), BEZ=bez)(*ich, *ich, ZAWSZE, *ich, *numery)
    wynik = MiesiaceOsob()
    for w in wiersze:
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

SUMY = """SELECT w.KTO AS kto, MIESIAC AS miesiac, SUM(w.minuty) AS ile,
        SUM(CASE WHEN w.dzien <= {} THEN w.minuty ELSE 0 END) AS do_stanu
    FROM wersje_wpisow w
    WHERE w.dzialanie = {} AND w.rodzaj IN {} AND w.wazna_do = {} AND w.KTO IN {} BEZ WYKONAWCY
    GROUP BY 1, 2
    UNION ALL SELECT p.KTO, NULL, p.przyznano_min, 0 FROM podniesienia_limitow p
        WHERE p.dzialanie = {} AND p.wazna_do = {} AND p.KTO IN {}"""


async def limity_posiadaczy(
    posiadacze: Mapping[Cel, Collection[int]], stan: date, oprocz: int | None
) -> Limity:
    """Every quota of these holders, by target, without the entry being changed; nothing to ask, no query."""
    wynik = {
        (cel.dzialanie, kto): SumaPosiadacza(cel.razem or 0) for cel, ids in posiadacze.items() for kto in ids
    }
    if not wynik:
        return wynik
    for cel, ids in posiadacze.items():
        for w in await _o_limity(cel, sorted(ids), stan, oprocz) if ids else ():
            suma = wynik[cel.dzialanie, w["kto"]]
            if w["miesiac"] is None:
                suma.przyznano = int(w["ile"])
                continue
            miesiac = date.fromisoformat(str(w["miesiac"]))
            suma.wszystkie[miesiac], suma.do_stanu[miesiac] = int(w["ile"]), int(w["do_stanu"])
    return wynik


async def _o_limity(cel: Cel, ids: list[int], stan: date, oprocz: int | None) -> list[dict[str, Any]]:
    """Months of every holder, and the raises (without a month)."""
    wykonawcy = f"AND {FUNKCJE_WYKONAWCY.format('f.funkcja IN {}')}" if cel.liczone_funkcje else ""
    funkcje = [sorted(cel.liczone_funkcje)] if cel.liczone_funkcje else []
    bez, numery = _bez(oprocz)
    zdanie = _zdanie(SUMY, _silnik(), KTO=kolumna(cel), BEZ=bez, WYKONAWCY=wykonawcy)
    return await zdanie(
        *(stan, cel.dzialanie, sorted(cel.liczone_z), ZAWSZE, ids, *numery, *funkcje),
        *(cel.dzialanie, ZAWSZE, ids),
    )


def _bez(oprocz: int | None) -> tuple[str, list[int]]:
    """Named only when there is one: without a number the index alone answers."""
    return ("", []) if oprocz is None else ("AND w.wpis <> {}", [oprocz])


@cache
def _zdanie(sql: str, silnik: str, **slowa: str) -> Zdanie:
    """The template with its words in capitals replaced; none of them comes from a user."""
    for slowo, tresc in {**slowa, "MIESIAC": PIERWSZY_DZIEN[silnik]}.items():
        sql = sql.replace(slowo, tresc)
    return Zdanie(sql)


def _silnik() -> str:
    return WersjeWpisow._meta.db.engine_type
