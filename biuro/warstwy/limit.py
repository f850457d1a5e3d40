"""How many requests a minute one token, else one address, may make."""

import math
import time
from collections.abc import Callable

OKNO_S = 60.0


class LimitZadan:
    """Counts in windows of a minute; the table is dropped at a window's end, so it stays small."""

    def __init__(self, na_minute: int, zegar: Callable[[], float] = time.monotonic) -> None:
        self.na_minute = na_minute
        self.zegar = zegar
        self._poczatek = -math.inf
        self._ile: dict[str, int] = {}

    def policz(self, klucz: str) -> int | None:
        """Count one request; None when it may pass, else after how many seconds to come back."""
        if not self.na_minute:
            return None
        chwila = self.zegar()
        if chwila - self._poczatek >= OKNO_S:
            self._poczatek, self._ile = chwila, {}
        self._ile[klucz] = ile = self._ile.get(klucz, 0) + 1
        return None if ile <= self.na_minute else math.ceil(self._poczatek + OKNO_S - chwila) or 1
