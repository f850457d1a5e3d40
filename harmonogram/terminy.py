"""Days of an event with their calendar identity, and the steps between states of an event."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from harmonogram.bledy import Przyszlosc, ZlyStan
from harmonogram.czas import dzien_na_tekst
from harmonogram.slowa import cytat, wymien

STANY: dict[str, str] = {"zaplanowane": "zaplanowane", "odbyte": "odbyte", "odwolane": "odwołane"}


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


# --- days


def dopasuj_dni(
    stare: Sequence[DzienWydarzenia], nowe: Sequence[tuple[date, int, int]], *, uid: str, teraz: datetime
) -> tuple[DzienWydarzenia, ...]:
    """The days after `nowe` replaced the list, by `nr`; removed ones stay as odwolany.

    Equal days are matched first, then equal dates, then the rest in order of time; a date that was
    removed once takes its old identity back. Every changed day gets sekwencja + 1; a new one `uid`-n.
    """
    zywe = sorted((d for d in stare if not d.odwolany), key=lambda d: (d.dzien, d.od_min))
    zdjete = [d for d in stare if d.odwolany]
    wolne = sorted(nowe)
    wynik: list[DzienWydarzenia] = []
    for kandydaci, pasuje in (
        (zywe, _rowne),
        (zywe, _ta_sama_data),
        (zywe, _dowolne),
        (zdjete, _ta_sama_data),
    ):
        for dzien in list(kandydaci):
            termin = next((t for t in wolne if pasuje(dzien, t)), None)
            if termin is not None:
                wolne.remove(termin)
                kandydaci.remove(dzien)
                wynik.append(_przeniesiony(dzien, termin, teraz))
    wynik += [_zmieniony(d, teraz, odwolany=True) for d in zywe] + zdjete
    pierwszy = max((d.nr for d in stare), default=0) + 1
    wynik += [
        DzienWydarzenia(nr, *termin, uid=f"{uid}-{nr}", sekwencja=0, zmieniono=teraz)
        for nr, termin in enumerate(wolne, pierwszy)
    ]
    return tuple(sorted(wynik, key=lambda d: d.nr))


def podbij_dni(dni: Sequence[DzienWydarzenia], teraz: datetime) -> tuple[DzienWydarzenia, ...]:
    """The same days one sequence later: title, place or state of the event changed."""
    return tuple(d if d.odwolany else _zmieniony(d, teraz, odwolany=False) for d in dni)


_Pasuje = Callable[[DzienWydarzenia, tuple[date, int, int]], bool]


def _rowne(dzien: DzienWydarzenia, termin: tuple[date, int, int]) -> bool:
    return (dzien.dzien, dzien.od_min, dzien.do_min) == termin


def _ta_sama_data(dzien: DzienWydarzenia, termin: tuple[date, int, int]) -> bool:
    return dzien.dzien == termin[0]


def _dowolne(dzien: DzienWydarzenia, termin: tuple[date, int, int]) -> bool:
    return True


def _przeniesiony(dzien: DzienWydarzenia, termin: tuple[date, int, int], teraz: datetime) -> DzienWydarzenia:
    if _rowne(dzien, termin) and not dzien.odwolany:
        return dzien
    data, od_min, do_min = termin
    przesuniety = replace(dzien, dzien=data, od_min=od_min, do_min=do_min)
    return _zmieniony(przesuniety, teraz, odwolany=False)


def _zmieniony(dzien: DzienWydarzenia, teraz: datetime, odwolany: bool) -> DzienWydarzenia:
    return replace(dzien, sekwencja=dzien.sekwencja + 1, zmieniono=teraz, odwolany=odwolany)


# --- states


@dataclass(frozen=True)
class PrzejscieWydarzenia:
    """A step: from which states, to which, its verb in a sentence, whether the last day must have come."""

    z: tuple[str, ...]
    do: str
    slowo: str
    po_ostatnim_dniu: bool = False


PRZEJSCIA_WYDARZENIA: dict[str, PrzejscieWydarzenia] = {
    "odbyte": PrzejscieWydarzenia(("zaplanowane",), "odbyte", "oznaczyć jako odbyte", po_ostatnim_dniu=True),
    "zaplanowane": PrzejscieWydarzenia(("odbyte",), "zaplanowane", "oznaczyć jako zaplanowane"),
    "odwolaj": PrzejscieWydarzenia(("zaplanowane", "odbyte"), "odwolane", "odwołać"),
    "przywroc": PrzejscieWydarzenia(("odwolane",), "zaplanowane", "przywrócić"),
}


def przejdz(stan: str, czynnosc: str, *, ostatni_dzien: date, dzis: date) -> str:
    """The state of the event after the step; `odbyte` only from its last day on."""
    przejscie = PRZEJSCIA_WYDARZENIA.get(czynnosc)
    if przejscie is None:
        mozna = wymien(list(PRZEJSCIA_WYDARZENIA))
        raise ZlyStan(f"{cytat(czynnosc)} nie jest czynnością wydarzenia. Można: {mozna}.", "stan")
    if stan not in przejscie.z:
        wymagane = wymien([STANY[z] for z in przejscie.z], "albo")
        raise ZlyStan(
            f"Wydarzenie jest {STANY[stan]}. Można je {przejscie.slowo} tylko, gdy jest {wymagane}.", "stan"
        )
    if przejscie.po_ostatnim_dniu and dzis < ostatni_dzien:
        raise Przyszlosc(
            f"Wydarzenie kończy się {dzien_na_tekst(ostatni_dzien)}; wtedy można je {przejscie.slowo}.",
            "stan",
        )
    return przejscie.do
