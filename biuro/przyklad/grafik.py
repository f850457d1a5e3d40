"""Whose day has room for what: entries of the example never overlap and nobody works more than ten hours."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Any

from biuro.przyklad.swiat import Obsada, robocze
from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zadania import tematy_rodzaju, zadania_funkcji

DZIEN_PRACY = (7 * 60 + 30, 20 * 60)
NAJDLUZSZY_DZIEN = 10 * 60
PROB = 12


ZESPOL = ("AP-04", "AG-01")
"""Tasks whose evidence is a document, on which animators log the work of gathering a team."""


def _w_dzialaniu(dzialania: Sequence[int], dzialanie: int | None) -> bool:
    """The animators' work with teams and cases is logged on action 6; an adviser's may be beside the plan."""
    return dzialanie is None or dzialanie in dzialania or (dzialanie == 6 and bool({7, 8} & {*dzialania}))


@dataclass
class Grafik:
    """Who is busy when, so that nobody is at two places, and the entries found so far."""

    los: Random
    obsada: Obsada
    okna: dict[int | None, Okres]
    posiedzenia: Sequence[Wydarzenie]
    wpisy: list[WpisGodzin] = field(default_factory=list)
    _zajete: dict[tuple[int, date], list[tuple[int, int]]] = field(default_factory=dict)

    def zapisz(self, osoba: int, dzien: date, minuty: int, rodzaj: str, **pola: Any) -> WpisGodzin | None:
        """An entry somewhere in the day; None when the day is full."""
        for _ in range(PROB):
            od = self.los.randrange(DZIEN_PRACY[0], DZIEN_PRACY[1] - minuty + 1, 15)
            wpis = self.zapisz_o(osoba, dzien, (od, od + minuty), rodzaj, **pola)
            if wpis is not None:
                return wpis
        return None

    def zapisz_o(
        self, osoba: int, dzien: date, kiedy: tuple[int, int], rodzaj: str, **pola: Any
    ) -> WpisGodzin | None:
        """An entry at that time; None when the performer is busy or has worked long enough."""
        zajete = self._zajete.setdefault((osoba, dzien), [])
        od, do = kiedy
        if any(od < z[1] and z[0] < do for z in zajete):
            return None
        if sum(z[1] - z[0] for z in zajete) + do - od > NAJDLUZSZY_DZIEN:
            return None
        zajete.append(kiedy)
        wszystkie: dict[str, Any] = {"dla": None, "jednostka": None, "dzialanie": None, **pola}
        wpis = WpisGodzin(None, osoba, rodzaj=rodzaj, dzien=dzien, od_min=od, do_min=do, **wszystkie)
        self.wpisy.append(wpis)
        return wpis

    def dni(self, okres: Okres | None, ile: int) -> list[date]:
        """Different working days in order, fewer when the period is short."""
        wolne = robocze(okres) if okres else ()
        return sorted(self.los.sample(wolne, min(ile, len(wolne))))

    def zadanie(self, funkcje: Iterable[str], rodzaj: str, dzialanie: int | None) -> str | None:
        """A task code that fits; now and then none."""
        swoje = [z for z in zadania_funkcji(list(funkcje)) if rodzaj in z.dowody_z("W") or z.kod in ZESPOL]
        pasuja = [z.kod for z in swoje if _w_dzialaniu(z.dzialania, dzialanie)]
        return self.los.choice(pasuja) if pasuja and self.los.random() < 0.8 else None

    def temat(self, rodzaj: str) -> str | None:
        """A topic from the dictionary; now and then none."""
        return self.los.choice(tematy_rodzaju(rodzaj)).kod if self.los.random() < 0.9 else None
