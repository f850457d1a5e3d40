"""Kinds of hour entries: which kind follows from the action and the functions of the performer."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import dzien_na_tekst
from harmonogram.osoby import ANIMATORZY, FUNKCJE
from harmonogram.slowa import cytat, wymien


@dataclass(frozen=True)
class RodzajWpisu:
    """Who logs it and where. `sesja`: a topic instead of a description; `dla` and `jednostka`: required."""

    kod: str
    nazwa: str
    funkcje: frozenset[str]
    dzialania: tuple[int, ...] = ()
    po_dzialaniu_6: tuple[int, ...] = ()
    bez_dzialania: bool = False
    sesja: bool = False
    dla: bool = False
    jednostka: bool = False

    def pasuje(self, dzialanie: int | None, po_6: bool) -> bool:
        """True when an entry of this kind may stand on that action."""
        if dzialanie is None:
            return self.bez_dzialania
        return dzialanie in self.dzialania or (po_6 and dzialanie in self.po_dzialaniu_6)


_COACH, _SUPERWIZOR = frozenset({"coach"}), frozenset({"superwizor"})

RODZAJE_WPISOW: dict[str, RodzajWpisu] = {
    r.kod: r
    for r in (
        RodzajWpisu("ekspert", "praca eksperta", frozenset({"ekspert"}), FUNKCJE["ekspert"].dzialania),
        RodzajWpisu("coaching_wzmacniajacy", "coaching wzmacniający", _COACH, (5,), sesja=True, dla=True),
        RodzajWpisu("coaching_przypadkow", "coaching przypadków", _COACH, (10,), sesja=True, dla=True),
        RodzajWpisu("animator", "praca animatora", ANIMATORZY, (6,), (12,), jednostka=True),
        RodzajWpisu(
            "doradca_rops",
            "praca doradcy ROPS",
            frozenset({"doradca_rops"}),
            FUNKCJE["doradca_rops"].dzialania,
            bez_dzialania=True,
        ),
        RodzajWpisu("superwizja_grupowa", "superwizja grupowa", _SUPERWIZOR, bez_dzialania=True, sesja=True),
        RodzajWpisu(
            "superwizja_indywidualna", "superwizja indywidualna", _SUPERWIZOR, bez_dzialania=True, sesja=True
        ),
    )
}


def ustal_rodzaj(
    funkcje: Collection[str], dzialanie: int | None, rodzaj: str | None, koniec_dzialania_6: date, dzien: date
) -> str:
    """The kind that follows from action and functions; `koniec_dzialania_6` is the last day of action 6.

    Several kinds fit: the given `rodzaj`, else the first of the table; without an action it must be given.
    """
    if rodzaj is not None and rodzaj not in RODZAJE_WPISOW:
        kody = wymien(list(RODZAJE_WPISOW), "albo")
        raise NiepoprawnePole(f"{cytat(rodzaj)} nie jest rodzajem wpisu. Podaj {kody}.", "rodzaj")
    pasujace = [
        r.kod
        for r in RODZAJE_WPISOW.values()
        if r.funkcje.intersection(funkcje) and r.pasuje(dzialanie, dzien > koniec_dzialania_6)
    ]
    if not pasujace:
        raise NiepoprawnePole(_gdzie_wolno(funkcje, dzialanie, koniec_dzialania_6), "dzialanie")
    if rodzaj in pasujace:
        return rodzaj
    if dzialanie is None and (rodzaj is not None or len(pasujace) > 1):
        podaj = wymien(pasujace, "albo")
        raise NiepoprawnePole(f"Wpis bez działania: podaj rodzaj {podaj}.", "rodzaj")
    return pasujace[0]


def _gdzie_wolno(funkcje: Collection[str], dzialanie: int | None, koniec_dzialania_6: date) -> str:
    """The refusal of an action, with what each function of the person may log on."""
    co = (
        "Wpis musi mieć działanie"
        if dzialanie is None
        else f"W działaniu {dzialanie} ta osoba nie zapisuje godzin"
    )
    zdania = [
        f"{f.nazwa[:1].upper()}{f.nazwa[1:]} {_gdzie(kod, koniec_dzialania_6)}."
        for kod, f in FUNKCJE.items()
        if kod in funkcje
    ]
    return f"{co}. {' '.join(zdania) or 'Nie ma ona żadnej funkcji, dodaj ją w danych osoby.'}"


def _gdzie(funkcja: str, koniec_dzialania_6: date) -> str:
    """„zapisuje godziny w działaniu 6, a po 30.09.2020 w działaniu 12”."""
    rodzaje = [r for r in RODZAJE_WPISOW.values() if funkcja in r.funkcje]
    numery = [str(d) for r in rodzaje for d in r.dzialania]
    pozniej = [str(d) for r in rodzaje for d in r.po_dzialaniu_6]
    czlony = [f"w działani{'u' if len(numery) == 1 else 'ach'} {wymien(numery)}"] if numery else []
    czlony += [f"a po {dzien_na_tekst(koniec_dzialania_6)} w działaniu {wymien(pozniej)}"] if pozniej else []
    gdzie = [", ".join(czlony)] if czlony else []
    gdzie += ["bez działania"] if any(r.bez_dzialania for r in rodzaje) else []
    return f"zapisuje godziny {wymien(gdzie, 'albo')}" if gdzie else "nie zapisuje godzin"
