"""Events of the project: kinds as data, and what one event must satisfy. Days and states: terminy.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations

from harmonogram.bledy import NiepoprawnePole, zbierz
from harmonogram.czas import Okres, dzien_na_tekst, godziny_od_do
from harmonogram.pola import sprawdz_godziny, sprawdz_okno, sprawdz_wiersz
from harmonogram.przypadki import sprawdz_bez_kodu
from harmonogram.slowa import cytat, wymien
from harmonogram.terminy import (
    PRZEJSCIA_WYDARZENIA,
    STANY,
    DzienWydarzenia,
    dopasuj_dni,
    podbij_dni,
    przejdz,
)
from harmonogram.zadania import zadania_wydarzenia, zadanie

__all__ = [
    "PRZEJSCIA_WYDARZENIA",
    "RODZAJE",
    "STANY",
    "TRYBY",
    "DzienWydarzenia",
    "RodzajWydarzenia",
    "Termin",
    "Wydarzenie",
    "dopasuj_dni",
    "podbij_dni",
    "przejdz",
    "sprawdz_wydarzenie",
]

TRYBY: dict[str, str] = {"stacjonarnie": "stacjonarnie", "zdalnie": "zdalnie", "hybrydowo": "hybrydowo"}
NAJWIECEJ_DNI = 31

Termin = tuple[date, int, int]


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
    zadanie: str | None = None

    @property
    def terminy(self) -> tuple[DzienWydarzenia, ...]:
        """The days that have not been removed, in order of time."""
        return tuple(sorted((d for d in self.dni if not d.odwolany), key=lambda d: (d.dzien, d.od_min)))


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


_KONFERENCJE = ("konferencje",)

RODZAJE: dict[str, RodzajWydarzenia] = {
    r.kod: r
    for r in (
        RodzajWydarzenia("konferencja_regionalna", "konferencja regionalna", "romb", (3,), 1, _KONFERENCJE),
        RodzajWydarzenia(
            "konferencja_makroregionalna", "konferencja makroregionalna", "romb", (11,), 1, _KONFERENCJE
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
        RodzajWydarzenia("badanie", "badanie", "trojkat", (2,)),
        RodzajWydarzenia("superwizja_grupowa", "superwizja grupowa", "trojkat", (), bez_dzialania=True),
        RodzajWydarzenia(
            "superwizja_indywidualna", "superwizja indywidualna", "trojkat", (), bez_dzialania=True
        ),
    )
}


def sprawdz_wydarzenie(
    *,
    rodzaj: str,
    dzialanie: int | None,
    tytul: str,
    dni: Sequence[Termin],
    miejsce: str,
    tryb: str,
    okno: Okres | None,
    nazwa_okna: str,
    zadanie: str | None = None,
) -> None:
    """Every rule about one event; raises the one error found, or BledyPol. `dni` are the living days.

    `nazwa_okna` is a genitive as pola.nazwa_okna gives it.
    """
    zbierz(
        (
            lambda: _rodzaj(rodzaj, dzialanie),
            lambda: _tytul(tytul),
            lambda: _do_kalendarza(miejsce, "miejsce"),
            lambda: _tryb(tryb),
            lambda: _zadanie(zadanie, rodzaj, dzialanie),
            lambda: _ile_dni(dni),
            *(
                lambda nr=nr: _dzien(nr, dni[nr], okno, nazwa_okna)
                for nr in range(min(len(dni), NAJWIECEJ_DNI))
            ),
            lambda: _rozlaczne(dni[:NAJWIECEJ_DNI]),
        )
    )


def _rodzaj(kod: str, dzialanie: int | None) -> None:
    rodzaj = RODZAJE.get(kod)
    if rodzaj is None:
        raise NiepoprawnePole(
            f"{cytat(kod)} nie jest rodzajem wydarzenia. Podaj {wymien(list(RODZAJE), 'albo')}.", "rodzaj"
        )
    if dzialanie in rodzaj.dzialania or (dzialanie is None and rodzaj.bez_dzialania):
        return
    dozwolone = [f"działanie {wymien([str(d) for d in rodzaj.dzialania], 'lub')}"] if rodzaj.dzialania else []
    dozwolone += ["brak działania"] if rodzaj.bez_dzialania else []
    raise NiepoprawnePole(f"Rodzaj „{rodzaj.nazwa}”: podaj {wymien(dozwolone, 'albo')}.", "dzialanie")


def _tytul(tytul: str) -> None:
    if not tytul.strip():
        raise NiepoprawnePole("Podaj tytuł wydarzenia.", "tytul")
    _do_kalendarza(tytul, "tytul")


def _do_kalendarza(tekst: str, pole: str) -> None:
    sprawdz_wiersz(tekst, pole)
    sprawdz_bez_kodu(tekst, pole)


def _tryb(tryb: str) -> None:
    if tryb not in TRYBY:
        raise NiepoprawnePole(f"{cytat(tryb)} nie jest trybem. Podaj {wymien(list(TRYBY), 'albo')}.", "tryb")


def _zadanie(kod: str | None, rodzaj: str, dzialanie: int | None) -> None:
    if not kod:
        return
    pasujace = [z.kod for z in zadania_wydarzenia(rodzaj, dzialanie)]
    if kod in pasujace:
        return
    co = "nie pasuje do tego wydarzenia" if zadanie(kod) else "nie jest kodem zadania"
    podaj = f"Podaj {wymien(pasujace, 'albo')} albo zostaw" if pasujace else "Zostaw"
    raise NiepoprawnePole(f"{cytat(kod)} {co}. {podaj} to pole puste.", "zadanie")


def _ile_dni(dni: Sequence[Termin]) -> None:
    if not dni:
        raise NiepoprawnePole("Podaj co najmniej jeden dzień wydarzenia.", "dni")
    if len(dni) > NAJWIECEJ_DNI:
        raise NiepoprawnePole(
            f"Wydarzenie ma {len(dni)} dni, a może mieć najwyżej {NAJWIECEJ_DNI}. Podziel je na kilka.", "dni"
        )


def _dzien(nr: int, termin: Termin, okno: Okres | None, nazwa_okna: str) -> None:
    dzien, od_min, do_min = termin
    zbierz(
        (
            lambda: sprawdz_okno(dzien, okno, nazwa_okna, f"dni.{nr}.dzien"),
            lambda: sprawdz_godziny(od_min, do_min, f"dni.{nr}.od", f"dni.{nr}.do"),
        )
    )


def _rozlaczne(dni: Sequence[Termin]) -> None:
    """One date may stand twice when the hours do not overlap."""
    for (i, a), (j, b) in combinations(enumerate(dni), 2):
        if a[0] == b[0] and a[1] < b[2] and b[1] < a[2]:
            raise NiepoprawnePole(
                f"{dzien_na_tekst(b[0])}, {godziny_od_do(b[1], b[2])} nakłada się na dzień {i + 1} "
                f"({godziny_od_do(a[1], a[2])}). Popraw godziny albo usuń jeden z nich.",
                f"dni.{j}.od",
            )
