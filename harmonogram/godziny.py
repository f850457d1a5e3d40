"""Hour entries: what one entry must satisfy by itself, overlap, and the month card."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WpisGodzin:
    """Work of `osoba` on one day from `od_min` to `do_min` (minutes of the day); id None = not saved yet."""

    id: int | None
    osoba: int
    dla: int | None
    jednostka: int | None
    rodzaj: str
    dzialanie: int | None
    dzien: date
    od_min: int
    do_min: int
    zadanie: str | None = None
    temat: str | None = None
    opis: str = ""
    uzasadnienie: str | None = None
    wersja: int = 1

    @property
    def minuty(self) -> int:
        """Clock difference, also on the days when the clock changes."""
        return self.do_min - self.od_min
