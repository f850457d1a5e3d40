"""The ceiling of all hours of a person in a month: those of the project and those declared elsewhere."""

from dataclasses import dataclass, field
from datetime import date

from harmonogram.bledy import LimitPrzekroczony, NiepoprawnePole
from harmonogram.czas import miesiac, miesiac_na_tekst, minuty_na_tekst
from harmonogram.slowa import wymien

DOMYSLNY_PULAP_MIN = 276 * 60
"""The ceiling where no setting says otherwise."""
BLISKO_PROC = 80
"""The share of the ceiling from which a person is near it."""


@dataclass(frozen=True)
class StanPulapu:
    """A person's month, in minutes: the ceiling, hours of the project, hours declared elsewhere."""

    pulap_min: int
    projekt_min: int = 0
    inne_min: int = 0
    podano: bool = field(default=True, compare=False)  # whether hours elsewhere were declared at all

    @property
    def razem_min(self) -> int:
        return self.projekt_min + self.inne_min

    @property
    def zostalo_min(self) -> int:
        return max(0, self.pulap_min - self.razem_min)

    @property
    def ponad_min(self) -> int:
        return max(0, self.razem_min - self.pulap_min)

    @property
    def procent(self) -> int:
        """Whole per cent of the ceiling, rounded down."""
        return self.razem_min * 100 // self.pulap_min

    @property
    def blisko(self) -> bool:
        """More than BLISKO_PROC of the ceiling is used."""
        return self.razem_min * 100 > self.pulap_min * BLISKO_PROC


def sprawdz_pulap(stan: StanPulapu, wpis_min: int, poprzednio_min: int, dzien: date, kto: str) -> None:
    """Refuse an entry that lifts the month's sum above the ceiling; the sum is spelled out.

    `stan` is without this entry; `poprzednio_min` is what it counted in the same month before the change (0
    for a new one): what does not raise the sum always passes.
    """
    if wpis_min <= poprzednio_min or stan.razem_min + wpis_min <= stan.pulap_min:
        return
    raise LimitPrzekroczony(
        f"{_czyj(stan, dzien, kto)}: {_skladniki(stan)}, ten wpis {minuty_na_tekst(wpis_min)} – razem "
        f"{minuty_na_tekst(stan.razem_min + wpis_min)}. {_wyjscie(stan)}"
    )


def zdanie_przekroczenia(stan: StanPulapu, dzien: date, kto: str) -> str:
    """What is said of a month whose sum is above the ceiling already; "" while it is not."""
    if not stan.ponad_min:
        return ""
    return (
        f"{_czyj(stan, dzien, kto)}: {_skladniki(stan)} – razem {minuty_na_tekst(stan.razem_min)}, "
        f"o {minuty_na_tekst(stan.ponad_min)} za dużo. Zapisane godziny zostają, a kolejnych w tym miesiącu "
        "nie można dodać."
    )


def _czyj(stan: StanPulapu, dzien: date, kto: str) -> str:
    return f"Limit {minuty_na_tekst(stan.pulap_min)} na {miesiac_na_tekst(dzien)} dla {kto}"


def _skladniki(stan: StanPulapu) -> str:
    return f"w projekcie {minuty_na_tekst(stan.projekt_min)}, gdzie indziej {minuty_na_tekst(stan.inne_min)}"


def _wyjscie(stan: StanPulapu) -> str:
    """The longest entry that still fits, the declaration when there is one, whoever sets the ceiling."""
    zostalo = f"Można zapisać jeszcze {minuty_na_tekst(stan.zostalo_min)}."
    drogi = ["skróć wpis"] if stan.zostalo_min else []
    drogi += ["popraw oświadczenie o godzinach gdzie indziej"] if stan.inne_min else []
    rada = wymien([*drogi, "zapytaj koordynatora"], "albo")
    return f"{zostalo} {rada[0].upper()}{rada[1:]}."


# --- what is set and declared ---------------------------------------------------------------------


def najwiecej_minut(dzien: date) -> int:
    """A month has no more minutes than this."""
    return miesiac(dzien).dni * 24 * 60


def sprawdz_inne(minuty: int, dzien: date) -> None:
    """Hours declared elsewhere: from nothing to the whole month."""
    if not 0 <= minuty <= najwiecej_minut(dzien):
        nazwa = miesiac_na_tekst(dzien).capitalize()
        raise NiepoprawnePole(f"{nazwa} ma {najwiecej_minut(dzien) // 60} h. Podaj od 0 do tylu.", "minuty")


def sprawdz_ustawienie(minuty: int) -> None:
    """A ceiling: at least a minute, at most a month of 31 days."""
    if not 1 <= minuty <= 31 * 24 * 60:
        raise NiepoprawnePole("Limit miesięczny: od 1 minuty do 744 h.", "limit")
