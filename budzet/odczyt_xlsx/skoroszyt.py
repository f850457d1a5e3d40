"""The side of the service: a file goes to a limited process, sheets or a sentence come back."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import BoundedSemaphore

from budzet.odczyt_xlsx.arkusz import Granice
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
    """A sheet: row -> column -> value, both from 1; only cells that hold something."""

    nazwa: str
    wiersze: Mapping[int, Mapping[int, Wartosc]]


def czytaj_skoroszyt(
    tresc: bytes, nazwa: str, arkusze: Collection[str], granice: Granice | None = None
) -> dict[str, ArkuszOdczytany]:
    """The named sheets that the workbook has, by the names asked for; BladSkoroszytu with one sentence.

    It waits for a process (about 0.1 s): in the service call it from a thread.
    """
    szukane = {nazwa_arkusza(a): a for a in arkusze}
    try:
        sprawdz_poczatek(tresc)
        odczytane = _w_procesie(tresc, sorted(szukane), granice or Granice())
    except Odmowa as odmowa:
        raise BladSkoroszytu(nazwa, str(odmowa)) from odmowa
    return {szukane[nazwa_arkusza(a.nazwa)]: a for a in odczytane}


def _w_procesie(tresc: bytes, arkusze: list[str], granice: Granice) -> list[ArkuszOdczytany]:
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
    return _arkusze(json.loads(proces.stdout.decode("utf-8", "surrogatepass")))


def _arkusze(odpowiedz: Mapping[str, object]) -> list[ArkuszOdczytany]:
    if "odmowa" in odpowiedz:
        raise Odmowa(str(odpowiedz["odmowa"]))
    wynik = []
    surowe = odpowiedz["arkusze"]
    assert isinstance(surowe, list)
    for nazwa, komorki in surowe:
        wiersze: dict[int, dict[int, Wartosc]] = {}
        for wiersz, kolumna, wartosc in komorki:
            wiersze.setdefault(wiersz, {})[kolumna] = z_json(wartosc)
        wynik.append(ArkuszOdczytany(nazwa, wiersze))
    return wynik
