"""Sheets of hours → rows, each with its address, its values or its sentences; what is no row, with a note."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from budzet.kolumny_godzin import GLOWY, INSTRUKCJA, KOLUMNY, LISTY, NUMERY, WYMAGANE, KolumnaGodzin
from budzet.komorki_godzin import napis
from budzet.odczyt_xlsx.arkusz import Granice
from budzet.odczyt_xlsx.skoroszyt import ArkuszOdczytany, BladSkoroszytu, czytaj_arkusze
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.slowniki_godzin import Slownik, Slowniki, slowo
from budzet.wiersz_godzin import CzytanieWiersza, Usterki, WierszGodzin, bez_peselu
from harmonogram.pola import oczysc
from harmonogram.slowa import ile, liczba, wymien

NAJWIECEJ_WIERSZY = 15_000
GRANICE = Granice(
    wierszy=NAJWIECEJ_WIERSZY + 100,
    kolumn=60,
    komorek=200_000,
    elementow=400_000,
    znakow=10_000_000,
    sekund=1.4,
)
GLOWA_DO_WIERSZA = 50
SUMY = ("razem", "suma", "ogółem", "łącznie", "podsumowanie")
_NUMER = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class PlikGodzin:
    """Everything that a workbook says."""

    wiersze: list[WierszGodzin]
    uwagi: list[str]


def godziny_ze_skoroszytu(tresc: bytes, nazwa: str, slowniki: Slowniki) -> PlikGodzin:
    """The rows of a workbook; BladSkoroszytu when it cannot be read or is no workbook of hours.

    It waits for another process: in the service call it from a thread.
    """
    plik = wiersze_godzin(czytaj_arkusze(tresc, nazwa, GRANICE), slowniki)
    if not plik.wiersze:
        raise BladSkoroszytu(nazwa, f"Nie ma w nim wierszy z godzinami. {_powod_pustki(plik)}")
    if len(plik.wiersze) > NAJWIECEJ_WIERSZY:
        raise BladSkoroszytu(
            nazwa,
            f"Ma {ile(len(plik.wiersze), 'wiersz', 'wiersze', 'wierszy')}, a naraz można wczytać najwyżej "
            f"{liczba(NAJWIECEJ_WIERSZY)}. Podziel go na mniejsze.",
        )
    return plik


def _powod_pustki(plik: PlikGodzin) -> str:
    return " ".join(plik.uwagi[:2]) or "Wypełnij szablon i wczytaj go jeszcze raz."


def wiersze_godzin(arkusze: Sequence[ArkuszOdczytany], slowniki: Slowniki) -> PlikGodzin:
    """Rows of every sheet with the heads of hours, in the order of the workbook."""
    slowniki = _z_numerami(slowniki, arkusze)
    uwagi: list[str] = []
    wiersze: list[WierszGodzin] = []
    for arkusz in arkusze:
        wiersze += _Arkusz(arkusz, slowniki, uwagi).wiersze()
    return PlikGodzin(_z_powtorzeniami(wiersze), uwagi)


def _z_numerami(slowniki: Slowniki, arkusze: Iterable[ArkuszOdczytany]) -> Slowniki:
    """The numbers beside the names on „Listy”: they still say who was meant when names have changed."""
    listy = next((a for a in arkusze if slowo(a.nazwa) == slowo(LISTY)), None)
    if listy is None:
        return slowniki
    glowa = {slowo(napis(w)): k for k, w in listy.wiersze.get(1, {}).items()}
    zmiany: dict[str, Any] = {}
    for pole, numer in NUMERY.items():
        kolumny = (glowa.get(slowo(GLOWY[pole]), 0), glowa.get(slowo(numer), 0))
        napisy = [[napis(w.get(k, "")) for k in kolumny] for w in listy.wiersze.values()]
        slownik: Slownik = getattr(slowniki, pole)
        zmiany[pole] = slownik.z_numerami((nazwa, int(nr)) for nazwa, nr in napisy if _NUMER.fullmatch(nr))
    return replace(slowniki, **zmiany)


def _z_powtorzeniami(wiersze: list[WierszGodzin]) -> list[WierszGodzin]:
    pierwsze: dict[tuple[Any, ...], int] = {}
    wynik = []
    for nr, w in enumerate(wiersze):
        klucz = tuple(w.pola[p] for p in _TOZSAMOSC) if w.pola is not None else (nr,)
        pierwszy = pierwsze.setdefault(klucz, nr)
        wynik.append(w if pierwszy == nr else replace(w, powtarza=pierwszy))
    return wynik


_TOZSAMOSC = ("osoba", "dzien", "od_min", "do_min", "dzialanie", "rodzaj", "dla", "jednostka")


class _Arkusz:
    """One sheet: where its head stands, which column is which, its rows."""

    def __init__(self, arkusz: ArkuszOdczytany, slowniki: Slowniki, uwagi: list[str]) -> None:
        self.arkusz = arkusz
        self.slowniki = slowniki
        self.uwagi = uwagi
        self.nazwa = _nazwa_arkusza(arkusz.nazwa)
        self.kolumny: dict[int, KolumnaGodzin] = {}
        self.naglowek: set[str] = set()

    def wiersze(self) -> Iterator[WierszGodzin]:
        glowa = self._wiersz_glowy()
        if glowa is None:
            if slowo(self.arkusz.nazwa) not in (slowo(LISTY), slowo(INSTRUKCJA)) and self.arkusz.wiersze:
                self._uwaga("nie ma wiersza z nagłówkami Data, Od i Do, pominięto go.")
        elif self.arkusz.ukryty:
            self._uwaga("jest ukryty, pominięto go.")
        elif usterki := self._ustal_kolumny(glowa):
            yield WierszGodzin(self.nazwa, glowa, ("",) * len(KOLUMNY), usterki=usterki)
        else:
            yield from self._pod_glowa(glowa)

    def _uwaga(self, tresc: str) -> None:
        self.uwagi.append(f"Arkusz {self.nazwa} {tresc}")

    # --- the head

    def _wiersz_glowy(self) -> int | None:
        """The first row with at least two of the heads that every such table has."""
        for nr, komorki in sorted(self.arkusz.wiersze.items()):
            if nr > GLOWA_DO_WIERSZA:
                break
            pola = {k.pole for w in komorki.values() if (k := _ZNANE.get(slowo(napis(w))))}
            if len(pola & set(WYMAGANE)) >= 2:
                return nr
        return None

    def _ustal_kolumny(self, glowa: int) -> Usterki:
        nieznane, usterki = [], []
        for nr, wartosc in sorted(self.arkusz.wiersze[glowa].items()):
            kolumna = _ZNANE.get(slowo(napis(wartosc)))
            if kolumna is None:
                nieznane.append(bez_peselu(napis(wartosc))[:40])
            elif kolumna in self.kolumny.values():
                usterki.append((kolumna.glowa, "Ta kolumna jest dwa razy. Usuń jedną z nich."))
            else:
                self.kolumny[nr] = kolumna
        sa = {k.pole for k in self.kolumny.values()}
        usterki += [
            (GLOWY[p], "Brakuje tej kolumny. Przywróć jej nagłówek.") for p in WYMAGANE if p not in sa
        ]
        if nieznane := [n for n in nieznane if n]:
            self._uwaga(f"ma kolumny, których nie ma w szablonie; nie czytano ich: {wymien(nieznane)}.")
        self.naglowek = {slowo(k.glowa) for k in self.kolumny.values()}
        return tuple(usterki)

    # --- the rows

    def _pod_glowa(self, glowa: int) -> Iterator[WierszGodzin]:
        numery = {*self.arkusz.wiersze, *(w for w, _ in self.arkusz.bez_wyniku)}
        sumy, ukryte = [], []
        for nr in sorted(n for n in numery if n > glowa):
            komorki = self.arkusz.wiersze.get(nr, {})
            if self._pusty(nr, komorki) or self._powtorzona_glowa(komorki):
                continue
            if _suma(komorki):
                sumy.append(nr)
                continue
            if nr in self.arkusz.ukryte:
                ukryte.append(nr)
            yield self._wiersz(nr, komorki)
        if sumy:
            self._uwaga(f"ma podsumowanie ({_numery(sumy)}), pominięto je.")
        if ukryte:
            self._uwaga(f"ma ukryte wiersze ({_numery(ukryte)}); przeczytano je tak jak inne.")

    def _pusty(self, nr: int, komorki: Mapping[int, Wartosc]) -> bool:
        return not any(_pelna(komorki.get(k)) or (nr, k) in self.arkusz.bez_wyniku for k in self.kolumny)

    def _powtorzona_glowa(self, komorki: Mapping[int, Wartosc]) -> bool:
        slowa = [slowo(w) for k, w in komorki.items() if k in self.kolumny and isinstance(w, str)]
        return len(slowa) >= 2 and all(s in self.naglowek for s in slowa)

    def _wiersz(self, nr: int, komorki: Mapping[int, Wartosc]) -> WierszGodzin:
        czytanie = CzytanieWiersza(self.slowniki)
        scalone = self.arkusz.scalone.get(nr, ())
        for k, kolumna in self.kolumny.items():
            zakres = next((opis for opis, od, do in scalone if od <= k <= do), None)
            if zakres is not None:
                czytanie.odrzuc(kolumna, f"Komórki {zakres} są scalone. Rozdziel je i wypełnij każdą osobno.")
            elif (nr, k) in self.arkusz.formuly:
                czytanie.odrzuc(kolumna, "To jest formuła. Zamień ją na wartość (Kopiuj, Wklej wartości).")
            elif k in komorki and _pelna(komorki[k]):
                czytanie.przeczytaj(kolumna, komorki[k])
        return WierszGodzin(self.nazwa, nr, czytanie.napisy(), *czytanie.wynik())


_ZNANE = {slowo(zapis): k for k in KOLUMNY for zapis in (k.glowa, *k.inne)}


def _pelna(wartosc: Wartosc | None) -> bool:
    return wartosc is not None and napis(wartosc) != ""


def _suma(komorki: Mapping[int, Wartosc]) -> bool:
    """A row that begins with „Razem” or another word of a sum."""
    pierwsza = next((w for _, w in sorted(komorki.items()) if _pelna(w)), "")
    return isinstance(pierwsza, str) and slowo(pierwsza).partition(" ")[0].rstrip(":") in SUMY


def _nazwa_arkusza(nazwa: str) -> str:
    return bez_peselu(oczysc(nazwa, wiele_wierszy=False)[:40]) or "bez nazwy"


def _numery(wiersze: Sequence[int]) -> str:
    """„wiersze 12, 13 i 20”; of many only the first ones."""
    pokazane = [str(w) for w in wiersze[:10]]
    reszta = len(wiersze) - len(pokazane)
    slowo_wiersz = "wiersz" if len(wiersze) == 1 else "wiersze"
    return f"{slowo_wiersz} {wymien(pokazane)}" + (f" i jeszcze {reszta}" if reszta else "")
