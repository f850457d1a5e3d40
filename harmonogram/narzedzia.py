"""Research tools of a `produkty` action: planned, under way, accepted with a protocol and its day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from harmonogram.bledy import NiepoprawnePole, NieZnaleziono, PozaOknem, Przyszlosc, zbierz
from harmonogram.czas import Okres, dzien_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.pola import sprawdz_wiersz
from harmonogram.slowa import cytat, wymien

NARZEDZIE = "narzedzie"
"""The kind of evidence that a plan names in `liczone_z`."""

PRODUKTY = "produkty"
"""The kind of action whose evidence tools are."""

PLANOWANE, W_TOKU, ODEBRANE = "planowane", "w_toku", "odebrane"
STANY: Mapping[str, str] = MappingProxyType({PLANOWANE: "planowane", W_TOKU: "w toku", ODEBRANE: "odebrane"})
LIMIT_PROTOKOLU = 100


@dataclass(frozen=True)
class Narzedzie:
    """A tool by its place in the plan's list; only an accepted one has a protocol and a day."""

    dzialanie: int
    nr: int
    nazwa: str
    stan: str = PLANOWANE
    protokol: str | None = None
    data_odbioru: date | None = None


def stan_narzedzia(n: Narzedzie) -> dict[str, object]:
    """For the journal; the name is the plan's."""
    return {pole: getattr(n, pole) for pole in ("dzialanie", "nr", "stan", "protokol", "data_odbioru")}


def narzedzia_planu(dzialania: Iterable[Dzialanie]) -> list[Narzedzie]:
    """All tools that the plan names, still only planned."""
    return [
        Narzedzie(d.nr, nr, nazwa)
        for d in dzialania
        if d.rodzaj == PRODUKTY
        for nr, nazwa in enumerate(d.narzedzia, start=1)
    ]


def narzedzie_nr(narzedzia: Iterable[Narzedzie], dzialanie: int, nr: int) -> Narzedzie:
    """The tool with these numbers, or NieZnaleziono."""
    for narzedzie in narzedzia:
        if (narzedzie.dzialanie, narzedzie.nr) == (dzialanie, nr):
            return narzedzie
    raise NieZnaleziono(f"W planie nie ma narzędzia {nr} w działaniu {dzialanie}.")


def na_dzien(narzedzie: Narzedzie, stan: date) -> Narzedzie:
    """As it stood at the end of that day: what was accepted later was still under way."""
    if narzedzie.data_odbioru is None or narzedzie.data_odbioru <= stan:
        return narzedzie
    return replace(narzedzie, stan=W_TOKU, protokol=None, data_odbioru=None)


def okno_odbioru(okno: Okres, projekt: Okres) -> Okres:
    """A protocol is often signed after the work: from the action's first day to the project's last one."""
    return Okres(okno.od, max(okno.do, projekt.do))


def sprawdz_narzedzie(nowe: Narzedzie, *, okno: Okres, projekt: Okres, dzis: date, bylo: Narzedzie) -> None:
    """Every rule about one tool; raises the one error found, or BledyPol.

    The window is asked only of a day that is not the one of `bylo`: after an annex it may lie outside.
    """
    if nowe.stan not in STANY:
        raise NiepoprawnePole(
            f"{cytat(nowe.stan)} nie jest stanem. Do wyboru: {wymien(list(STANY))}.", "stan"
        )
    if nowe.stan != ODEBRANE:
        zbierz(
            (lambda: _zbedne(nowe.protokol, "protokol"), lambda: _zbedne(nowe.data_odbioru, "data_odbioru"))
        )
        return
    odbior = None if nowe.data_odbioru == bylo.data_odbioru else okno_odbioru(okno, projekt)
    zbierz((lambda: _protokol(nowe.protokol), lambda: _data(nowe, odbior, dzis)))


def _zbedne(wartosc: object, pole: str) -> None:
    if wartosc:
        raise NiepoprawnePole("To pole ma tylko narzędzie odebrane. Usuń wpis albo zmień stan.", pole)


def _protokol(protokol: str | None) -> None:
    if not (protokol or "").strip():
        raise NiepoprawnePole("Podaj numer protokołu odbioru.", "protokol")
    sprawdz_wiersz(protokol or "", "protokol", LIMIT_PROTOKOLU)


def _data(nowe: Narzedzie, odbior: Okres | None, dzis: date) -> None:
    dzien = nowe.data_odbioru
    if dzien is None:
        raise NiepoprawnePole("Podaj dzień odbioru.", "data_odbioru")
    if dzien > dzis:
        raise Przyszlosc(
            f"{dzien_na_tekst(dzien)} jeszcze nie nadszedł. Podaj dzień, który już był, albo wróć później.",
            "data_odbioru",
        )
    if odbior is not None and dzien not in odbior:
        raise PozaOknem(
            f"{dzien_na_tekst(dzien)}: odbiór mieści się między początkiem działania {nowe.dzialanie} "
            f"a końcem projektu ({odbior}). Popraw datę.",
            "data_odbioru",
        )
