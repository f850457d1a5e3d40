"""Days, months, minutes and hours of the day: each parser stands next to its printer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self
from zoneinfo import ZoneInfo

STREFA = ZoneInfo("Europe/Warsaw")
DOBA = 24 * 60
JEDEN_DZIEN = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Okres:
    """Half-open range of days [od, do); prints with its last day."""

    od: date
    do: date

    def __post_init__(self) -> None:
        if self.do < self.od:
            raise ValueError(f"Okres: {self.do} before {self.od}")

    @classmethod
    def wlacznie(cls, od: date, ostatni: date) -> Self:
        """The range of the days from `od` to `ostatni`, both included."""
        if ostatni < od:
            raise ValueError(f"Okres: {ostatni} before {od}")
        return cls(od, ostatni + JEDEN_DZIEN)

    @property
    def ostatni(self) -> date:
        """The last day inside."""
        return self.do - JEDEN_DZIEN

    @property
    def dni(self) -> int:
        """Number of days."""
        return (self.do - self.od).days

    def __contains__(self, dzien: date) -> bool:
        return self.od <= dzien < self.do

    def czesc_wspolna(self, inny: "Okres") -> "Okres | None":
        """The days of both ranges, or None when they share none."""
        od, do = max(self.od, inny.od), min(self.do, inny.do)
        return Okres(od, do) if od < do else None

    def __str__(self) -> str:
        if self.dni == 1:
            return dzien_na_tekst(self.od)
        return f"{dzien_na_tekst(self.od)}–{dzien_na_tekst(self.ostatni)}"


def dzien_na_tekst(dzien: date) -> str:
    """„14.11.2019”."""
    return f"{dzien.day:02}.{dzien.month:02}.{dzien.year:04}"
