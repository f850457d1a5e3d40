"""Rows of a workbook and their fates as text, while they wait in the database.

Rows are lines of JSON, notes the first of them: a page parses only what it shows.
"""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from biuro.import_godzin.losy import LosWiersza
from budzet.import_godzin import PlikGodzin
from budzet.wiersz_godzin import Usterki, WierszGodzin


def plik_na_tekst(plik: PlikGodzin) -> str:
    """Everything that was read."""
    return "\n".join(map(_json, [plik.uwagi, *map(_lista, plik.wiersze)]))


def _lista(w: WierszGodzin) -> list[Any]:
    return [w.arkusz, w.wiersz, w.napisy, w.pola and {**w.pola}, w.usterki, w.powtarza]


def _json(wartosc: object) -> str:
    return json.dumps(wartosc, ensure_ascii=False, default=date.isoformat)


def plik_z_tekstu(tresc: str) -> PlikGodzin:
    """What `plik_na_tekst` wrote."""
    uwagi, *wiersze = tresc.split("\n")
    return PlikGodzin([_wiersz(w) for w in wiersze], json.loads(uwagi))


def wybrane_z_tekstu(tresc: str, numery: Iterable[int]) -> tuple[list[str], list[WierszGodzin]]:
    """The notes, and the rows at these places."""
    uwagi, *wiersze = tresc.split("\n")
    return json.loads(uwagi), [_wiersz(wiersze[nr]) for nr in numery]


def _wiersz(tekst: str) -> WierszGodzin:
    arkusz, nr, napisy, pola, usterki, powtarza = json.loads(tekst)
    if pola is not None:
        pola["dzien"] = date.fromisoformat(pola["dzien"])
    return WierszGodzin(arkusz, nr, tuple(napisy), pola, _usterki(usterki), powtarza)


def _usterki(surowe: Sequence[Sequence[str]]) -> Usterki:
    return tuple((kolumna, tresc) for kolumna, tresc in surowe)


def losy_na_json(losy: Sequence[LosWiersza]) -> str:
    """In the order of the rows."""
    return json.dumps([[los.rodzaj, los.usterki] for los in losy], ensure_ascii=False)


def losy_z_json(tresc: str | None) -> list[LosWiersza]:
    """Empty before the rows are judged."""
    return [LosWiersza(rodzaj, _usterki(usterki)) for rodzaj, usterki in json.loads(tresc or "[]")]
