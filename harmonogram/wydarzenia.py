"""Events of the project: kinds as data, days, states and what one event must satisfy."""

from dataclasses import dataclass
from datetime import date, datetime

STANY = ("zaplanowane", "odbyte", "odwolane")
TRYBY = ("stacjonarnie", "zdalnie", "hybrydowo")


@dataclass(frozen=True)
class DzienWydarzenia:
    """One day of an event; `nr` and `uid` never change, `sekwencja` counts the changes."""

    nr: int
    dzien: date
    od_min: int
    do_min: int
    uid: str
    sekwencja: int
    zmieniono: datetime
    odwolany: bool = False


@dataclass(frozen=True)
class Wydarzenie:
    """An event of one or more days, also with its removed days (odwolany)."""

    id: int
    uid: str
    rodzaj: str
    dzialanie: int | None
    tytul: str
    dni: tuple[DzienWydarzenia, ...]
    miejsce: str
    tryb: str
    stan: str
    jednostki: frozenset[int]
    prowadzacy: frozenset[int]
    uczestnicy: frozenset[int]
    utworzono: datetime
    zmieniono: datetime
    wersja: int = 1


@dataclass(frozen=True)
class RodzajWydarzenia:
    """A kind of event: Gantt mark, actions it may belong to, usual length, measures it feeds."""

    kod: str
    nazwa: str
    znak: str
    dzialania: tuple[int, ...]
    dni_typowo: int = 1
    liczy: tuple[str, ...] = ()
    bez_dzialania: bool = False


RODZAJE: dict[str, RodzajWydarzenia] = {
    r.kod: r
    for r in (
        RodzajWydarzenia(
            "konferencja_regionalna", "konferencja regionalna", "romb", (3,), 1, ("konferencje",)
        ),
        RodzajWydarzenia(
            "konferencja_makroregionalna", "konferencja makroregionalna", "romb", (11,), 1, ("konferencje",)
        ),
        RodzajWydarzenia("szkolenie", "szkolenie międzysektorowe", "kwadrat", (4,), 1, ("szkolenia",)),
        RodzajWydarzenia("szkolenie_wewnetrzne", "szkolenie wewnętrzne", "kwadrat", (7, 4)),
        RodzajWydarzenia(
            "warsztat_wyjazdowy", "warsztat wyjazdowy", "kwadrat", (9,), 2, ("warsztaty", "dni")
        ),
        RodzajWydarzenia("warsztat_rodzinny", "warsztat z rodzinami", "kwadrat", (8,)),
        RodzajWydarzenia("spotkanie_pzk", "spotkanie PZK", "kreska", (7,), 1, ("spotkania",)),
        RodzajWydarzenia("spotkanie_edukacyjne", "spotkanie edukacyjne", "kolo", (12,), 1, ("spotkania",)),
        RodzajWydarzenia(
            "spotkanie_informacyjne", "spotkanie informacyjne", "kolo", (3, 11, 12), bez_dzialania=True
        ),
        RodzajWydarzenia("spotkanie_animatorow", "spotkanie animatorów", "kolo", (6,)),
        RodzajWydarzenia("spotkanie_wzk", "spotkanie WZK", "kolo", (7, 1), bez_dzialania=True),
        RodzajWydarzenia("konsultacja", "konsultacja", "kreska", (7, 4, 1), bez_dzialania=True),
        RodzajWydarzenia("badanie", "badanie", "trojkat", (2,), 1, ("narzedzia",)),
        RodzajWydarzenia("superwizja_grupowa", "superwizja grupowa", "trojkat", (), bez_dzialania=True),
        RodzajWydarzenia(
            "superwizja_indywidualna", "superwizja indywidualna", "trojkat", (), bez_dzialania=True
        ),
    )
}
