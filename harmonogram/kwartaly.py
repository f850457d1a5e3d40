"""Quarters as the office writes them and as addresses carry them."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from harmonogram.czas import Okres

RZYMSKIE = ("I", "II", "III", "IV")


@dataclass(frozen=True, order=True)
class Kwartal:
    """A calendar quarter; prints as „II kwartał 2018”."""

    rok: int
    nr: int

    def __post_init__(self) -> None:
        if not 1 <= self.nr <= 4:
            raise ValueError(f"Kwartal: no quarter {self.nr}")

    @classmethod
    def z_dnia(cls, dzien: date) -> Self:
        """The quarter of a day."""
        return cls(dzien.year, (dzien.month + 2) // 3)

    @property
    def rzymski(self) -> str:
        """„II”."""
        return RZYMSKIE[self.nr - 1]

    @property
    def kod(self) -> str:
        """„2018-K2”."""
        return f"{self.rok:04}-K{self.nr}"

    @property
    def nastepny(self) -> "Kwartal":
        """The quarter after this one."""
        return Kwartal(self.rok + self.nr // 4, self.nr % 4 + 1)

    @property
    def okres(self) -> Okres:
        """Its days."""
        nastepny = self.nastepny
        return Okres(date(self.rok, 3 * self.nr - 2, 1), date(nastepny.rok, 3 * nastepny.nr - 2, 1))

    def __str__(self) -> str:
        return f"{self.rzymski} kwartał {self.rok:04}"
