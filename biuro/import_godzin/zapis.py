"""Rows of a workbook and their fates as JSON, while they wait in the database."""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from biuro.import_godzin.losy import LosWiersza
from budzet.import_godzin import PlikGodzin, Usterki, WierszGodzin


def plik_na_json(plik: PlikGodzin) -> str:
    """Everything that was read."""
    wiersze = [
        [w.arkusz, w.wiersz, w.napisy, w.pola and {**w.pola}, w.usterki, w.powtarza] for w in plik.wiersze
    ]
    return json.dumps({"uwagi": plik.uwagi, "wiersze": wiersze}, ensure_ascii=False, default=date.isoformat)


def plik_z_json(tresc: str) -> PlikGodzin:
    """What `plik_na_json` wrote."""
    dane = json.loads(tresc)
    return PlikGodzin([_wiersz(*w) for w in dane["wiersze"]], dane["uwagi"])


def _wiersz(
    arkusz: str, nr: int, napisy: list[str], pola: dict[str, Any] | None, usterki: Any, powtarza: int | None
) -> WierszGodzin:
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
