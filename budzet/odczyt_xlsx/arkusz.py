"""One sheet as expat tells it: which cells hold something, within the limits."""

import re
from dataclasses import dataclass, field

from budzet.odczyt_xlsx.brama import Odmowa
from budzet.odczyt_xlsx.wartosci import Wartosc, liczba_komorki, tekst_excela

Atrybuty = dict[str, str]
Miejsce = tuple[int, int]
Zakres = tuple[int, int, int, int]
NAJDALSZY_WIERSZ, NAJDALSZA_KOLUMNA = 1_048_576, 16_384
NAJWIECEJ_SCALEN = 500
_ADRES = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# What stands after the merged cells in every sheet; nothing of it is needed.
_DALEJ = frozenset({"phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "pageMargins"})


@dataclass(frozen=True)
class Granice:
    """How much may hold values: rows and columns of a sheet, the others of the whole workbook.

    Cells without a value count only against `elementow`; `sekund` are those of the processor.
    """

    wierszy: int = 2_000
    kolumn: int = 60
    komorek: int = 40_000
    elementow: int = 200_000
    znakow: int = 5_000_000
    sekund: float = 1.0


@dataclass
class Zuzycie:
    """What the sheets read so far took of the limits of the workbook."""

    komorek: int = 0
    elementow: int = 0
    znakow: int = 0


@dataclass
class ArkuszSurowy:
    """A sheet as (row, column, value), both from 1, only cells that hold something; and what lies behind.

    `formuly` made their values, `bez_wyniku` have none; `ukryte` are rows, `scalone` first and last cells.
    """

    nazwa: str
    ukryty: bool = False
    komorki: list[tuple[int, int, Wartosc]] = field(default_factory=list)
    formuly: list[Miejsce] = field(default_factory=list)
    bez_wyniku: list[Miejsce] = field(default_factory=list)
    ukryte: list[int] = field(default_factory=list)
    scalone: list[Zakres] = field(default_factory=list)


class Dosc(Exception):
    """Everything needed has been read."""


class Arkusz:
    """Cells of one sheet from <sheetData>, then its merged ranges."""

    def __init__(
        self,
        wynik: ArkuszSurowy,
        granice: Granice,
        zuzycie: Zuzycie,
        teksty: list[str],
        daty: dict[int, str],
        od_1904: bool,
    ) -> None:
        self.wynik = wynik
        self.granice = granice
        self._zuzycie = zuzycie
        self._teksty, self._daty, self._od_1904 = teksty, daty, od_1904
        self._wiersz = self._kolumna = 0
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
            self._wiersz_od_nowa(cechy)
        elif self._cechy is not None:
            self._formula |= nazwa == "f"
            self._w_czytaniu |= nazwa == "rPh"
            self._zbieraj = nazwa == "v" or (nazwa == "t" and not self._w_czytaniu)
        elif nazwa == "mergeCell":
            self._scalone(cechy.get("ref", ""))
        elif nazwa in _DALEJ:
            raise Dosc

    def zamknij(self, nazwa: str) -> None:
        self._zbieraj = False
        if nazwa == "c" and self._cechy is not None:
            self._dopisz(self._cechy)
            self._cechy = None
        elif nazwa == "rPh":
            self._w_czytaniu = False
        elif nazwa == "mergeCells":
            raise Dosc

    def znaki(self, tekst: str) -> None:
        if self._zbieraj:
            self._kawalki.append(tekst)

    def _policz(self) -> None:
        self._zuzycie.elementow += 1
        if self._zuzycie.elementow > self.granice.elementow:
            raise Odmowa(
                f"{self._gdzie()} ma za dużo komórek: razem z pustymi może ich być w pliku najwyżej "
                f"{_tysiace(self.granice.elementow)}. Usuń puste sformatowane wiersze i kolumny."
            )

    def _wiersz_od_nowa(self, cechy: Atrybuty) -> None:
        nr = cechy.get("r", "")
        self._wiersz = int(nr) if nr.isascii() and nr.isdecimal() and len(nr) < 8 else self._wiersz + 1
        self._kolumna = 0
        if cechy.get("hidden") in ("1", "true"):
            self.wynik.ukryte.append(self._wiersz)

    def _ustaw_adres(self, adres: str) -> None:
        miejsce = z_adresu(adres)
        if miejsce is None:
            self._kolumna += 1
        else:
            self._wiersz, self._kolumna = miejsce

    def _scalone(self, zakres: str) -> None:
        od, do = (z_adresu(rog) for rog in (zakres.partition(":")[0], zakres.rpartition(":")[2]))
        if od is not None and do is not None:
            self.wynik.scalone.append((*od, *do))
        if len(self.wynik.scalone) > NAJWIECEJ_SCALEN:
            raise Odmowa(
                f"{self._gdzie()} ma więcej niż {NAJWIECEJ_SCALEN} scalonych komórek. Rozdziel je "
                "(Narzędzia główne, Scal i wyśrodkuj)."
            )

    def _dopisz(self, cechy: Atrybuty) -> None:
        wartosc = self._wartosc(cechy, "".join(self._kawalki))
        if wartosc is None or wartosc == "":
            return
        if self._wiersz > self.granice.wierszy or self._kolumna > self.granice.kolumn:
            raise Odmowa(
                f"{self._gdzie()}, komórka {self._adres()}: dane stoją poza tabelą "
                f"(najwyżej {_tysiace(self.granice.wierszy)} wierszy i {self.granice.kolumn} kolumn). "
                "Usuń je."
            )
        self.wynik.komorki.append((self._wiersz, self._kolumna, wartosc))
        self._zmiesc(wartosc)

    def _zmiesc(self, wartosc: Wartosc) -> None:
        self._zuzycie.komorek += 1
        if isinstance(wartosc, str):
            self._zuzycie.znakow += len(wartosc)
        if self._zuzycie.komorek > self.granice.komorek:
            raise self._za_duzo(f"{_tysiace(self.granice.komorek)} wypełnionych komórek")
        if self._zuzycie.znakow > self.granice.znakow:
            raise self._za_duzo(f"{_tysiace(self.granice.znakow)} znaków")

    def _za_duzo(self, ile: str) -> Odmowa:
        return Odmowa(
            f"{self._gdzie()} ma za dużo danych: w pliku może być najwyżej {ile}. Podziel plik na mniejsze."
        )

    def _wartosc(self, cechy: Atrybuty, tekst: str) -> Wartosc | None:
        rodzaj = cechy.get("t", "n")
        if self._formula:
            spis = self.wynik.formuly if tekst or rodzaj == "str" else self.wynik.bez_wyniku
            spis.append((self._wiersz, self._kolumna))
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
        return adres_komorki(min(self._wiersz, NAJDALSZY_WIERSZ), min(self._kolumna, NAJDALSZA_KOLUMNA))


def z_adresu(adres: str) -> Miejsce | None:
    """(row, column) of „B7”."""
    zapis = _ADRES.fullmatch(adres)
    if zapis is None:
        return None
    kolumna = 0
    for litera in zapis[1]:
        kolumna = 26 * kolumna + ord(litera) - 64
    return int(zapis[2]), kolumna


def adres_komorki(wiersz: int, kolumna: int) -> str:
    """„B7”."""
    litery = ""
    while kolumna > 0:
        kolumna, reszta = divmod(kolumna - 1, 26)
        litery = chr(65 + reszta) + litery
    return f"{litery}{wiersz}"


def _tysiace(n: int) -> str:
    """With a no-break space: this process knows nothing of ours."""
    return f"{n:,}".replace(",", "\u00a0")
