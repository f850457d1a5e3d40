"""Versions of the plan: draft, submitted, accepted; what an annex says, and when it comes too late."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from harmonogram.bledy import NiepoprawnePole, ZlyStan, zbierz
from harmonogram.dzialania import numer_aneksu
from harmonogram.pola import sprawdz_tekst, sprawdz_wiersz
from harmonogram.slowa import wymien

LIMIT_ANEKSU = 100
STANY_WERSJI: dict[str, str] = {
    "robocza": "robocza",
    "zlozona": "złożona",
    "zaakceptowana": "przyjęta",
}
ODRZUCONA = ""
"""Where a rejected version goes: it has no state any more, only its journal."""


@dataclass(frozen=True)
class PrzejscieWersji:
    """A step: from which states, to which, its verb in a sentence."""

    z: tuple[str, ...]
    do: str
    slowo: str


PRZEJSCIA_WERSJI: dict[str, PrzejscieWersji] = {
    "popraw": PrzejscieWersji(("robocza", "zlozona"), "robocza", "poprawić"),
    "zloz": PrzejscieWersji(("robocza",), "zlozona", "złożyć"),
    "przyjmij": PrzejscieWersji(("zlozona",), "zaakceptowana", "przyjąć"),
    "odrzuc": PrzejscieWersji(("robocza", "zlozona"), ODRZUCONA, "odrzucić"),
}


@dataclass(frozen=True)
class Aneks:
    """What goes with a version of the plan: number and date, the reason, from which day it holds."""

    numer: str
    powod: str
    obowiazuje_od: date
    data: date | None = None


def przejdz(nr: int, stan: str, krok: str) -> str:
    """The state after the step, or ZlyStan."""
    przejscie = PRZEJSCIA_WERSJI[krok]
    if stan not in przejscie.z:
        wymagane = wymien([STANY_WERSJI[z] for z in przejscie.z], "albo")
        raise ZlyStan(
            f"Wersja {nr} planu jest {STANY_WERSJI[stan]}. "
            f"Można ją {przejscie.slowo} tylko wtedy, gdy jest {wymagane}."
        )
    return przejscie.do


def sprawdz_aneks(aneks: Aneks) -> Aneks:
    """The annex with its bare number; NiepoprawnePole or BledyPol for texts that cannot be stored."""
    wymagane = {"aneks": "Podaj numer aneksu.", "powod": "Podaj powód zmiany planu."}
    teksty = {"aneks": numer_aneksu(aneks.numer), "powod": aneks.powod.strip()}

    def niepuste(pole: str) -> None:
        if not teksty[pole]:
            raise NiepoprawnePole(wymagane[pole], pole)

    zbierz(
        [
            lambda: niepuste("aneks"),
            lambda: sprawdz_wiersz(teksty["aneks"], "aneks", LIMIT_ANEKSU),
            lambda: niepuste("powod"),
            lambda: sprawdz_tekst(teksty["powod"], "powod"),
        ]
    )
    return Aneks(teksty["aneks"], teksty["powod"], aneks.obowiazuje_od, aneks.data)


def ostatni_dzien_zgloszenia(koniec: date) -> date:
    """One month before the project's last day: 28.02.2021 for 31.03.2021."""
    rok, miesiac = (koniec.year, koniec.month - 1) if koniec.month > 1 else (koniec.year - 1, 12)
    return date(rok, miesiac, min(koniec.day, monthrange(rok, miesiac)[1]))
