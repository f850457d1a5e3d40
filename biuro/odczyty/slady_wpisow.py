"""Who wrote which version of an entry: one statement for a month or a page of entries, names included."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.godziny import POLA, z_wersji
from harmonogram.zapytania.zdanie import Zdanie

SERWIS = "system"


@dataclass(frozen=True)
class Slad:
    """One version of an entry: what it said, whose hand, when, why."""

    wpis: WpisGodzin
    kiedy: datetime
    usunieto: bool
    powod: str
    kto: str  # „H. Biuro”, a login without a person, SERWIS
    nazwa: str  # „Halina Biuro”, else the same
    osoba: int | None  # the person whose account wrote it


Slady = Mapping[int, list[Slad]]
"""Entry → its versions, oldest first."""

_SKAD = f"""SELECT {", ".join(f"w.{pole}" for pole in ("wpis", *POLA, "wazna_od", "usunieto", "powod"))},
    k.login, k.osoba AS osoba_konta, o.imie, o.nazwisko FROM wersje_wpisow w
    LEFT JOIN konta k ON k.id = w.konto LEFT JOIN osoby o ON o.id = k.osoba"""
_KOLEJNO = "ORDER BY w.wpis, w.wersja"
_MIESIACA = Zdanie(
    f"{_SKAD} WHERE w.osoba = {{}} AND w.dzien >= {{}} AND w.dzien < {{}} AND w.wazna_od <= {{}} {_KOLEJNO}"
)
_WPISOW = Zdanie(f"{_SKAD} WHERE w.wpis IN {{}} AND w.wazna_od <= {{}} {_KOLEJNO}")


async def slady_okresu(osoba: int, okres: Okres, wiedza: datetime | None = None) -> Slady:
    """Of all that this person ever had in these days, removed entries too."""
    return _wedlug_wpisow(await _MIESIACA(osoba, okres.od, okres.do, wiedza or ZAWSZE))


async def slady_wpisow(ids: Collection[int], wiedza: datetime | None = None) -> Slady:
    """Of these entries, whatever month their versions were in."""
    return _wedlug_wpisow(await _WPISOW(sorted(ids), wiedza or ZAWSZE)) if ids else {}


def _wedlug_wpisow(wiersze: Iterable[Mapping[str, Any]]) -> Slady:
    return {wpis: list(map(_slad, grupa)) for wpis, grupa in groupby(wiersze, key=lambda w: int(w["wpis"]))}


def _slad(w: Mapping[str, Any]) -> Slad:
    kto = nazwa = w["login"] or SERWIS
    if w["imie"]:
        kto, nazwa = f"{w['imie'][0]}. {w['nazwisko']}", f"{w['imie']} {w['nazwisko']}"
    usunieto, powod = bool(w["usunieto"]), w["powod"] or ""
    return Slad(z_wersji(dict(w)), w["wazna_od"], usunieto, powod, kto, nazwa, w["osoba_konta"])
