"""Targets of a plan version, and the plan as a whole."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from weakref import WeakKeyDictionary

from piccolo.engine.base import Engine

from budzet.plan import Cel, cel_na_slownik, cel_ze_slownika
from budzet.plik_planu import PlanZPliku
from budzet.tabele import Cele
from harmonogram.bledy import ZlyStan
from harmonogram.czas import Okres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.zapytania import plan as zapytania_planu

_znane: WeakKeyDictionary[Engine[Any], dict[tuple[int, datetime], "Plan"]] = WeakKeyDictionary()


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

    @property
    def tresc(self) -> PlanZPliku:
        """What a plan file would say: project, actions, targets."""
        return PlanZPliku(self.wersja.projekt, self.wersja.dzialania, self.cele)

    def domyslny_stan(self, dzis: date) -> date:
        """The day that pages and reports show by default: today, at most the last day of the project."""
        return min(dzis, self.wersja.projekt.okres.ostatni)


async def plan_w_mocy() -> Plan:
    """The latest accepted plan, by which everything is written; ZlyStan while there is none."""
    return await _przyjety(await zapytania_planu.wersja_w_mocy())


async def plan_w_dniu(dzien: date, wiedza: datetime | None = None) -> Plan:
    """The plan in force on that day as known at `wiedza`, by which everything is read."""
    return await _przyjety(await zapytania_planu.wersja_w_dniu(dzien, wiedza))


async def _przyjety(wersja: zapytania_planu.Przyjeta | None) -> Plan:
    if wersja is None:
        raise ZlyStan("W bazie nie ma jeszcze planu projektu. Uruchom serwis poleceniem „biuro start”.")
    return await plan(*wersja)


async def plan(id_wersji: int, przyjeto: datetime) -> Plan:
    """The version in this row; read once, since an accepted version never changes."""
    znane = _znane.setdefault(Cele._meta.db, {})
    if (id_wersji, przyjeto) not in znane:
        znane[(id_wersji, przyjeto)] = await plan_wersji(id_wersji)
    return znane[(id_wersji, przyjeto)]


async def plan_wersji(id_wersji: int) -> Plan:
    """The version in this row, accepted or not."""
    wersja = await zapytania_planu.wersja_planu(id_wersji)
    wiersze = await Cele.select(Cele.tresc).where(Cele.wersja == id_wersji).order_by(Cele.id)
    return Plan(wersja, tuple(cel_ze_slownika(json.loads(w["tresc"])) for w in wiersze))


async def dopisz_cele(id_wersji: int, cele: Sequence[Cel]) -> None:
    await Cele.insert(
        *(
            Cele(wersja=id_wersji, dzialanie=c.dzialanie, miara=c.miara, na=c.na, tresc=_tresc(c))
            for c in cele
        )
    )


def _tresc(cel: Cel) -> str:
    return json.dumps(cel_na_slownik(cel), ensure_ascii=False)
