"""A quota as entries meet it one after another: granted and used minutes, by month."""

from dataclasses import dataclass, field
from datetime import date

from budzet.cel_skorygowany import Poczatek
from budzet.limity import Limit, Miesiac, miesiac_limitu, policz_limit
from budzet.plan import Cel
from harmonogram.czas import Okres, poczatek_miesiaca

Miesiace = dict[date, int]
"""Minutes by the first day of the month."""


@dataclass
class SumaPosiadacza:
    """Of one person or unit; `wszystkie` of any day, `do_stanu` of days up to the one that is shown."""

    przyznano: int
    wszystkie: Miesiace = field(default_factory=dict)
    do_stanu: Miesiace = field(default_factory=dict)

    @property
    def razem(self) -> int:
        """What a new entry is added to."""
        return sum(self.wszystkie.values())

    def dodaj(self, dzien: date, minuty: int, stan: date) -> None:
        """An accepted entry counts for the next one."""
        ten = poczatek_miesiaca(dzien)
        self.wszystkie[ten] = self.wszystkie.get(ten, 0) + minuty
        if dzien <= stan:
            self.do_stanu[ten] = self.do_stanu.get(ten, 0) + minuty

    def miesiac(self, cel: Cel, okno: Okres, dzien: date) -> Miesiac:
        """The whole month of `dzien`."""
        ten = poczatek_miesiaca(dzien)
        przed = sum(minuty for m, minuty in self.wszystkie.items() if m < ten)
        return miesiac_limitu(cel, okno, self.przyznano, self.wszystkie.get(ten, 0), przed, dzien)

    def limit(
        self,
        cel: Cel,
        okno: Okres,
        stan: date,
        *,
        dla: int | None,
        jednostka: int | None,
        poczatek: Poczatek | None,
    ) -> Limit:
        """The quota by the end of `stan`, as its page shows it."""
        razem, w_miesiacu = sum(self.do_stanu.values()), self.do_stanu.get(poczatek_miesiaca(stan), 0)
        return policz_limit(
            cel,
            okno,
            self.przyznano,
            razem,
            w_miesiacu,
            razem - w_miesiacu,
            stan,
            dla=dla,
            jednostka=jednostka,
            poczatek=poczatek,
        )
