"""One sheet as expat tells it: which cells hold something, within the limits."""

import re
from dataclasses import dataclass, field

from budzet.odczyt_xlsx.brama import Odmowa
from budzet.odczyt_xlsx.wartosci import Wartosc, liczba_komorki, tekst_excela

Atrybuty = dict[str, str]
NAJDALSZY_WIERSZ, NAJDALSZA_KOLUMNA = 1_048_576, 16_384
_ADRES = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


@dataclass(frozen=True)
class Granice:
    """How much of each sheet may hold values; cells without a value count only against `elementow`."""

    wierszy: int = 2_000
    kolumn: int = 60
    komorek: int = 40_000
    elementow: int = 200_000
    sekund: float = 1.0


@dataclass
class ArkuszSurowy:
    """A sheet as (row, column, value), both from 1, only cells that hold something."""

    nazwa: str
    komorki: list[tuple[int, int, Wartosc]] = field(default_factory=list)


class Dosc(Exception):
    """Everything needed has been read."""


class Arkusz:
    """Cells of one sheet, from <sheetData> alone."""

    def __init__(
        self, nazwa: str, granice: Granice, teksty: list[str], daty: dict[int, str], od_1904: bool
    ) -> None:
        self.wynik = ArkuszSurowy(nazwa)
        self.granice = granice
        self._teksty, self._daty, self._od_1904 = teksty, daty, od_1904
        self._elementow = self._wiersz = self._kolumna = 0
        self._cechy: Atrybuty | None = None
        self._kawalki: list[str] = []
        self._formula = self._zbieraj = self._w_czytaniu = False

    def otworz(self, nazwa: str, cechy: Atrybuty) -> None:
        if nazwa == "c":
            self._policz()
            self._cechy, self._formula = cechy, False
            self._kawalki.clear()
            self._ustaw_adres(cechy.get("r", ""))
        elif nazwa == "row":
            self._policz()
            nr = cechy.get("r", "")
            self._wiersz = int(nr) if nr.isascii() and nr.isdecimal() and len(nr) < 8 else self._wiersz + 1
            self._kolumna = 0
        elif self._cechy is not None:
            self._formula |= nazwa == "f"
            self._w_czytaniu |= nazwa == "rPh"
            self._zbieraj = nazwa == "v" or (nazwa == "t" and not self._w_czytaniu)

    def zamknij(self, nazwa: str) -> None:
        self._zbieraj = False
        if nazwa == "c" and self._cechy is not None:
            self._dopisz(self._cechy)
            self._cechy = None
        elif nazwa == "rPh":
            self._w_czytaniu = False
        elif nazwa == "sheetData":
            raise Dosc

    def znaki(self, tekst: str) -> None:
        if self._zbieraj:
            self._kawalki.append(tekst)

    def _policz(self) -> None:
        self._elementow += 1
        if self._elementow > self.granice.elementow:
            raise Odmowa(f"{self._gdzie()} ma za dużo komórek. Usuń puste sformatowane wiersze i kolumny.")

    def _ustaw_adres(self, adres: str) -> None:
        zapis = _ADRES.fullmatch(adres)
        if zapis is None:
            self._kolumna += 1
            return
        self._kolumna = 0
        for litera in zapis[1]:
            self._kolumna = 26 * self._kolumna + ord(litera) - 64
        self._wiersz = int(zapis[2])

    def _dopisz(self, cechy: Atrybuty) -> None:
        wartosc = self._wartosc(cechy, "".join(self._kawalki))
        if wartosc is None or wartosc == "":
            return
        if self._wiersz > self.granice.wierszy or self._kolumna > self.granice.kolumn:
            raise Odmowa(
                f"{self._gdzie()}, komórka {self._adres()}: dane stoją poza tabelą "
                f"(najwyżej {self.granice.wierszy} wierszy i {self.granice.kolumn} kolumn). Usuń je."
            )
        self.wynik.komorki.append((self._wiersz, self._kolumna, wartosc))
        if len(self.wynik.komorki) > self.granice.komorek:
            raise Odmowa(f"{self._gdzie()} ma za dużo danych. Podziel plik na mniejsze.")

    def _wartosc(self, cechy: Atrybuty, tekst: str) -> Wartosc | None:
        rodzaj = cechy.get("t", "n")
        if self._formula and not tekst and rodzaj != "str":
            raise Odmowa(
                f"{self._gdzie()}, komórka {self._adres()}: formuła nie ma zapisanego wyniku. "
                "Wpisz wartość albo otwórz plik w Excelu i zapisz go jeszcze raz."
            )
        if rodzaj == "e":
            raise Odmowa(f"{self._gdzie()}, komórka {self._adres()}: błąd {tekst[:20]}. Wpisz wartość.")
        if not tekst:
            return None
        if rodzaj in ("str", "inlineStr"):
            return tekst_excela(tekst)
        if rodzaj == "s":
            return self._teksty[int(tekst)] if self._jest_tekst(tekst) else self._uszkodzony()
        if rodzaj == "b":
            return tekst == "1"
        styl = cechy.get("s", "0")
        wzor = self._daty.get(int(styl)) if styl.isascii() and styl.isdecimal() and len(styl) < 8 else None
        wartosc = liczba_komorki(tekst, rodzaj, wzor, self._od_1904)
        return self._uszkodzony() if wartosc is None else wartosc

    def _jest_tekst(self, nr: str) -> bool:
        return nr.isascii() and nr.isdecimal() and len(nr) < 9 and int(nr) < len(self._teksty)

    def _uszkodzony(self) -> Wartosc:
        raise Odmowa(
            f"{self._gdzie()}, komórka {self._adres()}: nie można odczytać wartości. Wpisz ją jeszcze raz."
        )

    def _gdzie(self) -> str:
        return f"Arkusz „{self.wynik.nazwa[:40]}”"

    def _adres(self) -> str:
        litery, n = "", min(self._kolumna, NAJDALSZA_KOLUMNA)
        while n > 0:
            n, reszta = divmod(n - 1, 26)
            litery = chr(65 + reszta) + litery
        return f"{litery}{min(self._wiersz, NAJDALSZY_WIERSZ)}"
