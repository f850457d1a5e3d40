"""One row of a workbook of hours: as it stands, as an entry, or with the sentences of its cells."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from budzet.kolumny_godzin import GLOWY, KOLUMNY, KolumnaGodzin
from budzet.komorki_godzin import napis_pola, wartosc_pola
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.slowniki_godzin import Slowniki
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import DOBA
from harmonogram.pola import ma_pesel

UKRYTY_PESEL = "numer PESEL"
Usterki = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class WierszGodzin:
    """A row as it stands (`napisy`, in the order of KOLUMNY) and as an entry (`pola`, unless it is wrong).

    `usterki` are (head of the column or „”, sentence); `powtarza` is the place of an earlier equal row.
    """

    arkusz: str
    wiersz: int
    napisy: tuple[str, ...]
    pola: Mapping[str, Any] | None = None
    usterki: Usterki = ()
    powtarza: int | None = None

    @property
    def gdzie(self) -> str:
        """„arkusz Maj, wiersz 14”."""
        return f"arkusz {self.arkusz}, wiersz {self.wiersz}"


def zdanie(gdzie: str, kolumna: str, tresc: str) -> str:
    """„arkusz Maj, wiersz 14, kolumna Do: 25:00 to nie godzina. …”."""
    return f"{gdzie}{f', kolumna {kolumna}' if kolumna else ''}: {tresc}"


def bez_peselu(tekst: str) -> str:
    """The text, unless it holds a number that may not be kept."""
    return UKRYTY_PESEL if ma_pesel(tekst) else tekst


class CzytanieWiersza:
    """The cells of one row becoming the fields of an entry."""

    def __init__(self, slowniki: Slowniki) -> None:
        self.slowniki = slowniki
        self._napisy: dict[str, str] = {}
        self._pola: dict[str, Any] = {}
        self._usterki: dict[str, str] = {}

    def przeczytaj(self, kolumna: KolumnaGodzin, wartosc: Wartosc) -> None:
        pole, tekst = kolumna.pole, napis_pola(kolumna.pole, wartosc)
        if ma_pesel(tekst):
            self._napisy[pole] = UKRYTY_PESEL
            self.odrzuc(kolumna, "Jest tu numer PESEL. Usuń go: serwis nie przechowuje tych numerów.")
            return
        self._napisy[pole] = tekst
        try:
            self._pola[pole] = wartosc_pola(pole, wartosc, self.slowniki)
        except NiepoprawnePole as blad:
            self.odrzuc(kolumna, blad.komunikat)
        if pole == "do" and wartosc == 1 and self._pola.get("od", 0) >= 60:
            self._pola[pole], self._napisy[pole] = DOBA, "24:00"  # a whole day, kept as a bare number

    def odrzuc(self, kolumna: KolumnaGodzin, tresc: str) -> None:
        self._usterki[kolumna.glowa] = tresc

    def napisy(self) -> tuple[str, ...]:
        return tuple(self._napisy.get(k.pole, "") for k in KOLUMNY)

    def wynik(self) -> tuple[Mapping[str, Any] | None, Usterki]:
        """The fields of an entry, or what is wrong."""
        for pole, tresc in _BRAKI.items():
            if pole not in self._pola and not (pole == "osoba" and self.slowniki.ja is not None):
                self._usterki.setdefault(GLOWY[pole], tresc)
        if self._usterki:
            kolejne = [(k.glowa, self._usterki[k.glowa]) for k in KOLUMNY if k.glowa in self._usterki]
            return None, tuple(kolejne)
        p = self._pola
        dzialanie, rodzaj = p.get("dzialanie", (None, None))
        zmienione = {"osoba": p.get("osoba", self.slowniki.ja), "od_min": p["od"], "do_min": p["do"]}
        proste = {n: p.get(n) for n in ("dzien", "dla", "jednostka", "zadanie", "temat", "uzasadnienie")}
        opis = {"dzialanie": dzialanie, "rodzaj": rodzaj, "opis": p.get("opis", "")}
        return {**zmienione, **proste, **opis}, ()


_BRAKI = {
    "dzien": "Brakuje daty. Wpisz dzień, na przykład 06.05.2019.",
    "od": "Brakuje godziny rozpoczęcia. Wpisz ją, na przykład 9:00.",
    "do": "Brakuje godziny zakończenia. Wpisz ją, na przykład 10:30.",
    "osoba": "Brakuje osoby. Wybierz ją z listy.",
}
