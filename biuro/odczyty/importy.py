"""Uploads of hours: only their owner finds them, by an address that nobody can guess."""

from dataclasses import dataclass
from datetime import datetime

from biuro.tabele import ImportyGodzin
from biuro.uprawnienia import Konto, wymagaj
from harmonogram.bledy import NieZnaleziono

SPRAWDZANIE, PODGLAD, ZAPISYWANIE, ZAKONCZONY, PRZERWANY = (
    "sprawdzanie", "podglad", "zapisywanie", "zakonczony", "przerwany",
)  # fmt: skip
POPRAWNE, WSZYSTKO = TRYBY = ("poprawne", "wszystko")
NAJWIECEJ_NA_LISCIE = 20


@dataclass(frozen=True)
class ImportGodzin:
    """An upload without its rows; `tryb` is how it is or was to be saved."""

    id: int
    klucz: str
    konto: int
    nazwa: str
    stan: str
    tryb: str | None
    wierszy: int
    zrobiono: int
    utworzono: datetime
    puste: bool = False  # a preview of which no row can be saved

    @property
    def dzierzawa(self) -> str:
        """The lease of whoever works on it."""
        return f"import:{self.klucz}"


T = ImportyGodzin
_POLA = (T.id, T.klucz, T.konto, T.nazwa, T.stan, T.tryb, T.wierszy, T.zrobiono, T.utworzono)


async def moj_import(konto: Konto, klucz: str) -> ImportGodzin:
    """NieZnaleziono also for somebody else's."""
    wymagaj(konto, "godziny.pisz")
    wiersz = await T.select(*_POLA).where((T.klucz == klucz) & (T.konto == konto.id)).first()
    if wiersz is None:
        raise NieZnaleziono("Nie ma takiego pliku z godzinami. Mógł zostać usunięty po 30 dniach.")
    return ImportGodzin(**wiersz)


async def tresc_importu(klucz: str) -> tuple[str, str | None]:
    """JSON of the rows and of their fates."""
    wiersz = await T.select(T.wiersze, T.wynik).where(T.klucz == klucz).first()
    if wiersz is None:
        raise NieZnaleziono("Tego pliku z godzinami już nie ma.")
    return wiersz["wiersze"], wiersz["wynik"]


async def moje_importy(konto: Konto) -> list[ImportGodzin]:
    """The newest first."""
    wymagaj(konto, "godziny.pisz")
    wiersze = (
        await T.select(*_POLA)
        .where(T.konto == konto.id)
        .order_by(T.id, ascending=False)
        .limit(NAJWIECEJ_NA_LISCIE)
    )
    puste = await T.select(T.id).where((T.konto == konto.id) & (T.stan == PODGLAD) & T.wynik.not_like(_ZAPIS))
    bez_zapisu = {w["id"] for w in puste}
    return [ImportGodzin(**w, puste=w["id"] in bez_zapisu) for w in wiersze]


_ZAPIS = '%["zapis",%'
"""In the text of the fates: of some row it is said that it can be saved; quotes of a sentence are escaped."""
