"""The joint list „Co” of the quick form: action, kind, for whom, unit and task chosen at once.

What the person has logged lately stands first, the most used on top; then what else may be logged.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from biuro.widoki.formularz_wpisu import Mozliwosci, rodzaje_osoby
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.slowa import NBSP
from harmonogram.zadania import nazwa_zadania

NAJWIECEJ = 60
Grupy = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True)
class Co:
    """What was done, as one choice; the unit of coaching follows from the worker."""

    dzialanie: int | None = None
    rodzaj: str | None = None
    dla: int | None = None
    jednostka: int | None = None
    zadanie: str | None = None

    @property
    def kod(self) -> str:
        """The value of the choice; `formularze.godziny.pola_co` reads it back."""
        return urlencode({nazwa: w for nazwa, w in asdict(self).items() if w is not None})


def z_wpisu(wpis: WpisGodzin) -> Co:
    """What the stored entry says."""
    jednostka = None if RODZAJE_WPISOW[wpis.rodzaj].dla else wpis.jednostka
    return Co(wpis.dzialanie, wpis.rodzaj, wpis.dla, jednostka, wpis.zadanie)


def lista(m: Mozliwosci, funkcje: Collection[str], ostatnie: Sequence[WpisGodzin]) -> Grupy:
    """Groups of (value, words); [] when nothing can be put together beforehand."""
    uzywane = _uzywane(m, funkcje, ostatnie)
    pozostale = [c for c in _mozliwe(m, funkcje) if c not in uzywane]
    if len(uzywane) + len(pozostale) > NAJWIECEJ:
        pozostale = []
    grupy = [("Ostatnio używane", uzywane), ("Pozostałe", pozostale)]
    return [(napis, [(c.kod, nazwa(c, m, funkcje)) for c in wybory]) for napis, wybory in grupy if wybory]


def ostatni(grupy: Grupy, ostatnie: Sequence[WpisGodzin]) -> str:
    """The choice of the entry saved last, when it is still offered; else the first one."""
    kody = [kod for _, wybory in grupy for kod, _ in wybory]
    zapisane = (z_wpisu(w).kod for w in ostatnie)
    return next((kod for kod in zapisane if kod in kody), kody[0] if kody else "")


def _uzywane(m: Mozliwosci, funkcje: Collection[str], ostatnie: Iterable[WpisGodzin]) -> list[Co]:
    """The most used first, of equals the one used last."""
    razy = Counter(z_wpisu(w) for w in ostatnie)
    return [c for c, _ in razy.most_common() if _dostepne(c, m, funkcje)]


def _dostepne(c: Co, m: Mozliwosci, funkcje: Collection[str]) -> bool:
    """Whether the form still offers every part of it."""
    if c.rodzaj is not None and not RODZAJE_WPISOW[c.rodzaj].funkcje.intersection(funkcje):
        return False
    pary: tuple[tuple[Any, Sequence[tuple[Any, str]]], ...] = (
        (c.dzialanie, m.dzialania),
        (c.dla, m.dla),
        (c.jednostka, m.jednostki),
        (c.zadanie, m.zadania),
    )
    bez_dzialania = c.dzialanie is not None or m.poza
    return bez_dzialania and all(w is None or any(w == x for x, _ in opcje) for w, opcje in pary)


def _mozliwe(m: Mozliwosci, funkcje: Collection[str]) -> Iterator[Co]:
    """Every action with its kind; a coach for each worker, an animator of one unit with each task."""
    for rodzaj in rodzaje_osoby(funkcje):
        if rodzaj.jednostka and len(m.jednostki) != 1:
            continue
        numery: list[int | None] = [nr for nr, _ in m.dzialania if _rodzaj(funkcje, nr) == rodzaj.kod]
        jednostka = m.jednostki[0][0] if rodzaj.jednostka else None
        dla = [numer for numer, _ in m.dla] if rodzaj.dla else [None]
        zadania = [kod for kod, _ in m.zadania] if rodzaj.jednostka and m.zadania else [None]
        for nr in numery + ([None] if rodzaj.bez_dzialania else []):
            yield from (Co(nr, rodzaj.kod, kogo, jednostka, z) for kogo in dla for z in zadania)


def _rodzaj(funkcje: Collection[str], dzialanie: int | None) -> str:
    """The kind that an action has by itself for somebody with these functions."""
    return next((r.kod for r in rodzaje_osoby(funkcje) if r.pasuje(dzialanie, True)), "")


def nazwa(c: Co, m: Mozliwosci, funkcje: Collection[str]) -> str:
    """„AG-02 Koordynacja PZK (działanie 6)”, „Beata Ćwikła, zostało 26 h (działanie 10)”, „3. Badanie”.

    The part that tells the choices apart comes first: a list is searched by its first letters.
    """
    czlony = [str(dict(m.dla)[c.dla])] if c.dla is not None else []
    if c.zadanie is not None:
        czlony.append(c.zadanie if czlony else nazwa_zadania(c.zadanie))
    samo_dzialanie = not czlony
    if c.dzialanie is not None and samo_dzialanie:
        czlony.append(str(dict(m.dzialania)[c.dzialanie]))
    inny_rodzaj = c.dzialanie is None and (m.rodzaje or samo_dzialanie)
    if c.rodzaj and (inny_rodzaj or (c.dzialanie is not None and c.rodzaj != _rodzaj(funkcje, c.dzialanie))):
        czlony.append(RODZAJE_WPISOW[c.rodzaj].nazwa)
    if c.jednostka is not None and len(m.jednostki) > 1:
        czlony.append(str(dict(m.jednostki)[c.jednostka]))
    calosc = ", ".join(czlony)
    return calosc if c.dzialanie is None or samo_dzialanie else f"{calosc} (działanie{NBSP}{c.dzialanie})"
