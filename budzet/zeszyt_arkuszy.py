"""Mistakes of a plan in a workbook: by sheet, row and column, in the words of its heads."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from budzet.arkusze_planu import ARKUSZE, CELE, DZIALANIA, FAZY, PARTNERZY, PROJEKT, ZRODLA
from harmonogram.pola_toml import Zeszyt
from harmonogram.skladnia_toml import Sciezka, Usterka


@dataclass(frozen=True)
class Miejsce:
    """A cell, a row or a whole sheet."""

    arkusz: str
    wiersz: int | None = None
    kolumna: str = ""


NAZWY = {
    **{k.klucz: k.glowa for a in (CELE, ZRODLA, FAZY, DZIALANIA, PROJEKT) for k in a.kolumny},
    PARTNERZY.klucz: PARTNERZY.glowa,
    "narzedzia": "Narzędzia",
    "kwartalnie": "Kwartalnie",
    "projekt.liczba_dzialan": "Liczba działań",
}
BRAKI = {
    "projekt": "Arkusz jest pusty. Przenieś dane do nowego szablonu.",
    "fazy": "Brakuje etapów (faz). Dopisz je, po jednym w wierszu.",
    "dzialania": "Brakuje działań. Dopisz je, po jednym w wierszu.",
    "cele": "Działanie nie ma celu. Dopisz dla niego wiersz w arkuszu „Cele”.",
}
_KOLEJNOSC = {a.nazwa: (i, [k.glowa for k in a.kolumny]) for i, a in enumerate(ARKUSZE)}
_WYBORY = {k.klucz: k.wybor for a in (CELE, DZIALANIA) for k in a.kolumny if k.wybor is not None}


class ZeszytArkuszy(Zeszyt):
    """The notebook of `Tablica` for sheets; of a cell that cannot be read only that is told."""

    jaki_tekst: ClassVar[str] = "tekst"
    przyklad_dnia: ClassVar[str] = "01.04.2018"

    def __init__(self) -> None:
        super().__init__({})
        self.miejsca: dict[Sciezka, Miejsce] = {}
        self.zle: set[Miejsce] = set()

    def zla(self, miejsce: Miejsce, zdanie: str, dzialanie: int | None = None, pole: str = "") -> None:
        """Note a cell that cannot be read, once; the rules will not complain about it again."""
        if miejsce in self.zle:
            return
        self.zle.add(miejsce)
        self.usterki.append(Usterka(dzialanie, pole, miejsce.wiersz, zdanie, miejsce.arkusz, miejsce.kolumna))

    def zapisz(self, sciezka: Sciezka, dzialanie: int | None, pole: str, zdanie: str) -> None:
        """Note a mistake at the nearest known cell, row or sheet."""
        miejsce = next(
            (self.miejsca[sciezka[:n]] for n in range(len(sciezka), 0, -1) if sciezka[:n] in self.miejsca),
            Miejsce(DZIALANIA.nazwa),
        )
        if miejsce not in self.zle:
            self.usterki.append(
                Usterka(dzialanie, pole, miejsce.wiersz, zdanie, miejsce.arkusz, miejsce.kolumna)
            )

    def kolejnosc(self, usterka: Usterka) -> tuple[int, ...]:
        """Sheet, row, column."""
        arkusz, glowy = _KOLEJNOSC[usterka.arkusz]
        kolumna = glowy.index(usterka.kolumna) if usterka.kolumna in glowy else -1
        return arkusz, usterka.linia or 0, kolumna

    def nazwa(self, klucz: str) -> str:
        """The head of the column."""
        return f"„{NAZWY.get(klucz, klucz)}”"

    def zapis(self, klucz: str, wartosc: str | int) -> str:
        """„na osobę” w kolumnie „Dla kogo”."""
        nazwa = (_WYBORY.get(klucz) or {}).get(f"{wartosc}", wartosc)
        return f"„{nazwa}” w kolumnie {self.nazwa(klucz)}"

    def brak(self, klucz: str, co: str) -> str:
        """A missing value, or a sheet without rows."""
        return BRAKI.get(klucz) or f"Brakuje wartości {self.nazwa(klucz)}: wpisz {co}."

    def nieznane(self, klucz: str, znane: Collection[str]) -> str:
        """A value that has no meaning in its row."""
        return f"Wartość {self.nazwa(klucz)} nie należy do celu w tej mierze. Usuń ją."
