"""The side of the service: a file goes to a limited process, sheets or a sentence come back."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from threading import BoundedSemaphore

from budzet.odczyt_xlsx.arkusz import ArkuszSurowy, Granice, Miejsce, adres_komorki
from budzet.odczyt_xlsx.brama import USZKODZONY, Odmowa, sprawdz_poczatek
from budzet.odczyt_xlsx.czytnik import nazwa_arkusza
from budzet.odczyt_xlsx.wartosci import Wartosc, z_json
from harmonogram.bledy import BladDziedziny
from harmonogram.slowa import cytat

log = logging.getLogger("biuro")

KORZEN = Path(__file__).resolve().parents[2]
NAJDLUZEJ_S = 20.0  # by the clock, for a machine that is busy; processor time is limited by Granice.sekund
ZA_DLUGO = "Czytanie pliku trwa za długo. Zostaw w nim same dane, zapisz jako .xlsx i wczytaj ponownie."
_NARAZ = BoundedSemaphore(2)  # a hostile file takes up to 300 MB; the others wait
_SRODOWISKO = ("PATH", "LD_LIBRARY_PATH")  # and nothing that the service keeps for itself


class BladSkoroszytu(BladDziedziny):
    """A workbook that cannot be read; the sentence names the file and the way out."""

    def __init__(self, nazwa: str, zdanie: str) -> None:
        super().__init__(f"Plik {cytat(nazwa, 80)}: {zdanie[:1].lower()}{zdanie[1:]}", "plik")


@dataclass(frozen=True)
class ArkuszOdczytany:
    """A sheet: row -> column -> value, both from 1; only cells that hold something.

    Cells that a formula fills stand in `formuly`, those to which it left no value also in `bez_wyniku`;
    `scalone` is row -> merged ranges in it, as („A5:A8”, first column, last column); `ukryte` are rows.
    """

    nazwa: str
    wiersze: Mapping[int, Mapping[int, Wartosc]]
    ukryty: bool = False
    formuly: frozenset[Miejsce] = frozenset()
    bez_wyniku: frozenset[Miejsce] = frozenset()
    scalone: Mapping[int, Sequence[tuple[str, int, int]]] = field(default_factory=dict)
    ukryte: frozenset[int] = frozenset()


def czytaj_skoroszyt(
    tresc: bytes, nazwa: str, arkusze: Collection[str], granice: Granice | None = None
) -> dict[str, ArkuszOdczytany]:
    """The named sheets that the workbook has, by the names asked for; BladSkoroszytu with one sentence.

    Formulas are as good as their results. It waits for a process (about 0.1 s): call it from a thread.
    """
    szukane = {nazwa_arkusza(a): a for a in arkusze}
    with _odmowy(nazwa):
        surowe = _w_procesie(tresc, sorted(szukane), granice or Granice())
        for a in surowe:
            _sprawdz_wyniki(a)
    return {szukane[nazwa_arkusza(a.nazwa)]: _odczytany(a) for a in surowe}


def czytaj_arkusze(tresc: bytes, nazwa: str, granice: Granice) -> list[ArkuszOdczytany]:
    """Every sheet in its order, formulas told from values; else as `czytaj_skoroszyt`."""
    with _odmowy(nazwa):
        return [_odczytany(a) for a in _w_procesie(tresc, None, granice)]


@contextmanager
def _odmowy(nazwa: str) -> Iterator[None]:
    try:
        yield
    except Odmowa as odmowa:
        raise BladSkoroszytu(nazwa, str(odmowa)) from odmowa


def _w_procesie(tresc: bytes, arkusze: list[str] | None, granice: Granice) -> list[ArkuszSurowy]:
    sprawdz_poczatek(tresc)
    zlecenie = json.dumps({"arkusze": arkusze, "granice": asdict(granice)})
    # -S -E: the standard library alone, from the folder of this code; so it starts at once
    polecenie = [sys.executable, "-S", "-E", "-B", "-m", "budzet.odczyt_xlsx.proces", zlecenie]
    srodowisko = {n: os.environ[n] for n in _SRODOWISKO if n in os.environ}
    try:
        with _NARAZ:
            proces = subprocess.run(
                polecenie,
                input=tresc,
                capture_output=True,
                timeout=NAJDLUZEJ_S,
                check=False,
                cwd=KORZEN,
                env=srodowisko,
            )
    except subprocess.TimeoutExpired as blad:
        raise Odmowa(ZA_DLUGO) from blad
    if proces.returncode < 0:
        raise Odmowa(ZA_DLUGO)
    if proces.returncode:
        log.error("the workbook process failed: %s", proces.stderr.decode("utf-8", "replace")[-2000:])
        raise Odmowa(USZKODZONY)
    odpowiedz = json.loads(proces.stdout.decode("utf-8", "surrogatepass"))
    if "odmowa" in odpowiedz:
        raise Odmowa(odpowiedz["odmowa"])
    return [ArkuszSurowy(**a) for a in odpowiedz["arkusze"]]


def _sprawdz_wyniki(a: ArkuszSurowy) -> None:
    for wiersz, kolumna in a.bez_wyniku[:1]:
        raise Odmowa(
            f"Arkusz „{a.nazwa[:40]}”, komórka {adres_komorki(wiersz, kolumna)}: formuła nie ma zapisanego "
            "wyniku. Wpisz wartość albo otwórz plik w Excelu i zapisz go jeszcze raz."
        )


def _odczytany(a: ArkuszSurowy) -> ArkuszOdczytany:
    wiersze: dict[int, dict[int, Wartosc]] = {}
    for wiersz, kolumna, wartosc in a.komorki:
        wiersze.setdefault(wiersz, {})[kolumna] = z_json(wartosc)  # type: ignore[arg-type]
    formuly, bez_wyniku = (frozenset((w, k) for w, k in miejsca) for miejsca in (a.formuly, a.bez_wyniku))
    return ArkuszOdczytany(
        a.nazwa,
        wiersze,
        a.ukryty,
        formuly | bez_wyniku,
        bez_wyniku,
        _scalone(a, max(wiersze, default=0)),
        frozenset(a.ukryte),
    )


def _scalone(a: ArkuszSurowy, ostatni: int) -> dict[int, list[tuple[str, int, int]]]:
    """By row, no further than there are values."""
    wynik: dict[int, list[tuple[str, int, int]]] = {}
    for w1, k1, w2, k2 in a.scalone:
        opis = (f"{adres_komorki(w1, k1)}:{adres_komorki(w2, k2)}", k1, k2)
        for wiersz in range(w1, min(w2, ostatni) + 1):
            wynik.setdefault(wiersz, []).append(opis)
    return wynik
