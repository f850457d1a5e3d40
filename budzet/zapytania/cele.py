"""Targets of a plan version, and the plan as a whole."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from fractions import Fraction
from typing import Any

from budzet.plan import Cel
from budzet.tabele import Cele
from harmonogram.bledy import ZlyStan
from harmonogram.czas import Okres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.zapytania import plan as zapytania_planu


@dataclass(frozen=True)
class Plan:
    """A plan version with its targets."""

    wersja: WersjaPlanu
    cele: tuple[Cel, ...]

    def okno(self, nr: int) -> Okres:
        """The window of an action; NieZnaleziono for an unknown number."""
        return self.wersja.dzialanie(nr).okres

    def okno_lub_brak(self, nr: int | None) -> Okres | None:
        """The window, or None for an entry beside the plan and for an unknown number."""
        return next((d.okres for d in self.wersja.dzialania if d.nr == nr), None)

    @property
    def koniec_puli(self) -> date:
        """Last day of the units' pool of hours; animators' work counts elsewhere only after it."""
        return max((d.okres.ostatni for d in self.wersja.dzialania if d.rodzaj == "pula"), default=date.min)

    def domyslny_stan(self, dzis: date) -> date:
        """The day that pages and reports show by default: today, at most the last day of the project."""
        return min(dzis, self.wersja.projekt.okres.ostatni)


async def plan_w_mocy(wiedza: datetime | None = None) -> Plan:
    """The latest plan accepted by `wiedza`; ZlyStan while there is none."""
    id_wersji = await zapytania_planu.id_wersji_w_mocy(wiedza)
    if id_wersji is None:
        raise ZlyStan("W bazie nie ma jeszcze planu projektu. Uruchom serwis poleceniem „biuro start”.")
    return await plan(id_wersji)


async def plan(id_wersji: int) -> Plan:
    wersja = await zapytania_planu.wersja_planu(id_wersji)
    wiersze = await Cele.select(Cele.tresc).where(Cele.wersja == id_wersji).order_by(Cele.id)
    return Plan(wersja, tuple(_cel(json.loads(w["tresc"])) for w in wiersze))


async def dopisz_cele(id_wersji: int, cele: Sequence[Cel]) -> None:
    await Cele.insert(
        *(
            Cele(wersja=id_wersji, dzialanie=c.dzialanie, miara=c.miara, na=c.na, tresc=_na_json(c))
            for c in cele
        )
    )


def _na_json(cel: Cel) -> str:
    return json.dumps(asdict(cel), ensure_ascii=False, default=str)


def _cel(pola: dict[str, Any]) -> Cel:
    stawka = pola["stawka"]
    krotki = {n: tuple(w) for n, w in pola.items() if isinstance(w, list)}
    return Cel(**{**pola, **krotki, "stawka": None if stawka is None else Fraction(stawka)})
