"""How an action stands against its plan on one day: the screen's state and the report's verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from budzet.plan import Cel, opozniony
from harmonogram.czas import Okres


@dataclass(frozen=True)
class Polozenie:
    """What state and verdict are judged by; `plan` of the day, `dolna` = lower bound of a range."""

    cel: Cel
    okno: Okres
    stan: date
    wykonanie: int
    plan: int | None
    dolna: int | None

    @property
    def przed_oknem(self) -> bool:
        """The window has not begun."""
        return self.stan < self.okno.od

    @property
    def po_oknie(self) -> bool:
        """The window is over."""
        return self.stan > self.okno.ostatni

    @property
    def w_przedziale(self) -> bool:
        """At least the lower bound of the range."""
        return self.dolna is not None and self.wykonanie >= self.dolna

    @property
    def odchylenie(self) -> int:
        """From the plan of the day, for a range from its lower bound."""
        return self.wykonanie - (self.plan if self.plan is not None else self.dolna or 0)


Reguly = tuple[tuple[str, Callable[[Polozenie], bool]], ...]

# The first that fits. A range has no spread: until its lower bound is reached it is just under way.
STANY: Reguly = (
    ("przyszle", lambda p: p.przed_oknem),
    ("zakonczony", lambda p: p.po_oknie),
    ("w_normie", lambda p: p.w_przedziale),
    ("bez_planu", lambda p: p.plan is None),
    ("opozniony", lambda p: opozniony(p.cel, p.wykonanie, p.plan or 0)),
    ("w_normie", lambda p: True),
)
OCENIANIE: Reguly = (
    ("bez_celu", lambda p: p.cel.bez_liczb),
    ("przyszle", lambda p: p.przed_oknem),
    ("zgodnie", lambda p: p.w_przedziale),
    ("w_toku", lambda p: p.cel.przedzial and not p.po_oknie),
    ("za_planem", lambda p: p.odchylenie < 0),
    ("przed_planem", lambda p: p.odchylenie > 0),
    ("zgodnie", lambda p: True),
)


def pierwszy(reguly: Reguly, polozenie: Polozenie) -> str:
    return next(kod for kod, pasuje in reguly if pasuje(polozenie))
