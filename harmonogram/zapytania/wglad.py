"""What follows from being a person: own units, assigned workers. Asked with every request of an account."""

from dataclasses import dataclass
from datetime import date

from harmonogram.osoby import Osoba, jednostki_animatora
from harmonogram.zapytania import osoby
from harmonogram.zapytania.obszary import wokol


@dataclass(frozen=True)
class Wglad:
    """What follows from being this person: name, functions, own units, assigned workers."""

    nazwa: str | None = None
    funkcje: frozenset[str] = frozenset()
    jednostki: frozenset[int] = frozenset()
    podopieczni: frozenset[int] = frozenset()


async def wglad(ktos: Osoba | None, dzien: date) -> Wglad:
    """Empty for an account without a person."""
    if ktos is None:
        return Wglad()
    return Wglad(ktos.nazwa, ktos.funkcje, await jednostki_osoby(ktos), await podopieczni(ktos, dzien))


async def jednostki_osoby(ktos: Osoba) -> frozenset[int]:
    """The person's unit; for an animator of a powiat every unit of that powiat."""
    if ktos.jednostka is None:
        return frozenset()
    if "animator_powiatu" not in ktos.funkcje:
        return frozenset({ktos.jednostka})
    return jednostki_animatora(ktos, await wokol(ktos.jednostka)) or frozenset()


async def podopieczni(ktos: Osoba, dzien: date) -> frozenset[int]:
    """Workers assigned to a coach by that day; also after the end, for the days that he may still log."""
    if "coach" not in ktos.funkcje:
        return frozenset()
    return frozenset(p.pracownik for p in await osoby.przydzialy(coach=ktos.id) if p.od <= dzien)
