"""Units and people of the example: who accedes when, who works where, who supports whom."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count, product
from random import Random

from biuro.przyklad import nazwy
from biuro.przyklad.swiat import KontoPrzykladu, Obsada, robocze
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.obecnosc import Gosc
from harmonogram.osoby import Jednostka, Osoba, Przydzial, klucz_powiatu

PRZYSTAPIENIA = Okres(date(2018, 6, 18), date(2018, 9, 1))
ZAWIAZANIA = Okres(date(2019, 3, 25), date(2019, 5, 1))
# The exceptions, by the unit's place: accession and forming of the team later than everybody's.
POZNO_PRZYSTAPILY = {1: date(2018, 10, 1), 5: date(2019, 6, 14), 8: date(2019, 1, 15)}
POZNO_ZAWIAZALY = {0: date(2019, 11, 4), 5: date(2019, 9, 2), 17: date(2019, 7, 1)}
TRZECI_PRACOWNIK = 7
CO_KTORA_MA_ANIMATORA_GMINY = 4
ZMIANA_COACHA = date(2019, 10, 1)
JEDNOSTKA_ZMIANY_COACHA = 3
CZLONKOW, GOSCI = 4, 5
EKSPERTOW, SUPERWIZOROW, DORADCOW = 8, 2, 2

PRZYROSTEK = ".przyklad"
# The role's account belongs to the first person with the function; the office's two have no person.
KONTA = (
    ("koordynator", "koordynator", None),
    ("kontroler", "kontroler", None),
    ("ekspert", "ekspert", "ekspert"),
    ("coach", "coach", "coach"),
    ("animator", "animator", "animator_moderator"),
    ("superwizor", "superwizor", "superwizor"),
    ("doradca", "doradca", "doradca_rops"),
    ("pracownik", "pracownik_socjalny", "pracownik_socjalny"),
    ("czlonek", "czlonek_pzk", "czlonek_pzk"),
)


class Nabor:
    """Hands out people with different names, numbered from 1."""

    def __init__(self, los: Random) -> None:
        pary = list(product(nazwy.IMIONA.split(), nazwy.NAZWISKA.split()))
        los.shuffle(pary)
        self._nazwy: Iterator[tuple[str, str]] = iter(pary)
        self._numery = count(1)
        self.osoby: list[Osoba] = []

    def nazwa(self) -> tuple[str, str]:
        """A name nobody has yet; there are more of them than people in the largest example."""
        return next(self._nazwy)

    def przyjmij(self, *funkcje: str, jednostka: int | None = None) -> int:
        """Id of a new person."""
        imie, nazwisko = self.nazwa()
        osoba = Osoba(next(self._numery), imie, nazwisko, frozenset(funkcje), jednostka)
        self.osoby.append(osoba)
        return osoba.id


def uloz_obsade(los: Random, ile_jednostek: int) -> Obsada:
    """Everybody and everything that entries and events refer to."""
    jednostki = tuple(_jednostka(los, i) for i in range(ile_jednostek))
    nabor = Nabor(los)
    _wojewodztwo(nabor)
    coache = [nabor.przyjmij("coach") for _ in range(max(1, ile_jednostek // 3))]
    pracownicy = {j.id: _pracownicy(nabor, j) for j in jednostki}
    return Obsada(
        jednostki=jednostki,
        pracownicy=pracownicy,
        przydzialy=tuple(_przydzialy(jednostki, coache, pracownicy)),
        animatorzy=_animatorzy(nabor, jednostki),
        czlonkowie={
            j.id: tuple(nabor.przyjmij("czlonek_pzk", jednostka=j.id) for _ in range(CZLONKOW))
            for j in jednostki
        },
        goscie={j.id: tuple(_gosc(nabor, los) for _ in range(GOSCI)) for j in jednostki},
        osoby=tuple(nabor.osoby),
    )


def konta(obsada: Obsada) -> tuple[KontoPrzykladu, ...]:
    """One account a role."""
    wybrane = []
    for login, rola, funkcja in KONTA:
        osoba = obsada.w_funkcji(funkcja)[0] if funkcja else None
        wybrane.append(KontoPrzykladu(f"{login}{PRZYROSTEK}", rola, osoba))
    return tuple(wybrane)


# --- units


def _jednostka(los: Random, miejsce: int) -> Jednostka:
    teryt, gmina, powiat = nazwy.GMINY[miejsce]
    przystapienie = POZNO_PRZYSTAPILY.get(miejsce) or los.choice(robocze(PRZYSTAPIENIA))
    zawiazanie = POZNO_ZAWIAZALY.get(miejsce) or los.choice(robocze(ZAWIAZANIA))
    return Jednostka(miejsce + 1, gmina, powiat or gmina, teryt, przystapienie, zawiazanie, not powiat)


# --- people


def _wojewodztwo(nabor: Nabor) -> None:
    """The regional office's people; some have two functions."""
    for nr in range(EKSPERTOW):
        nabor.przyjmij("ekspert", *(("doradca_rops",) if nr == EKSPERTOW - 1 else ()))
    for _ in range(SUPERWIZOROW):
        nabor.przyjmij("superwizor")
    for _ in range(DORADCOW):
        nabor.przyjmij("doradca_rops")


def _pracownicy(nabor: Nabor, jednostka: Jednostka) -> tuple[int, ...]:
    """Two social workers, one unit has three."""
    ilu = 3 if jednostka.id == TRZECI_PRACOWNIK + 1 else 2
    return tuple(nabor.przyjmij("pracownik_socjalny", jednostka=jednostka.id) for _ in range(ilu))


def _animatorzy(nabor: Nabor, jednostki: tuple[Jednostka, ...]) -> dict[int, tuple[int, ...]]:
    """A moderator each, an animator of every powiat with two units, a few animators of the gmina."""
    zespoly = {j.id: [nabor.przyjmij("animator_moderator", jednostka=j.id)] for j in jednostki}
    powiaty: dict[tuple[str, str], list[int]] = {}
    for j in jednostki:
        powiaty.setdefault(klucz_powiatu(j), []).append(j.id)
    for swoje in powiaty.values():
        if len(swoje) > 1:
            animator = nabor.przyjmij("animator_powiatu", jednostka=swoje[0])
            for jednostka in swoje:
                zespoly[jednostka].append(animator)
    for j in jednostki[2::CO_KTORA_MA_ANIMATORA_GMINY]:
        zespoly[j.id].append(nabor.przyjmij("animator_gminy", "czlonek_pzk", jednostka=j.id))
    return {jednostka: tuple(zespol) for jednostka, zespol in zespoly.items()}


def _gosc(nabor: Nabor, los: Random) -> Gosc:
    imie, nazwisko = nabor.nazwa()
    instytucja, sektor = los.choice(nazwy.INSTYTUCJE)
    return Gosc(imie, nazwisko, instytucja, sektor)


def _przydzialy(
    jednostki: tuple[Jednostka, ...], coache: list[int], pracownicy: dict[int, tuple[int, ...]]
) -> Iterator[Przydzial]:
    """A coach for every worker from the unit's accession on; one worker changes hers."""
    numery = count(1)
    for miejsce, j in enumerate(jednostki):
        coach = coache[miejsce % len(coache)]
        nastepny = coache[(miejsce + 1) % len(coache)]
        for nr, pracownik in enumerate(pracownicy[j.id]):
            caly = Przydzial(next(numery), coach, pracownik, j.data_przystapienia)
            if miejsce == JEDNOSTKA_ZMIANY_COACHA and nr == 1 and nastepny != coach:
                yield replace(caly, do=ZMIANA_COACHA - JEDEN_DZIEN)
                yield Przydzial(next(numery), nastepny, pracownik, ZMIANA_COACHA)
            else:
                yield caly
