"""The entries of one card as its judge reads them, each with what is unusual about it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from biuro.widoki.tabela_miesiaca import co_robil, komu, rozne_komu
from harmonogram.czas import swieto, wolny
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import Jednostka, Osoba


def wiersze(
    wpisy: Sequence[WpisGodzin],
    osoby: Mapping[int, Osoba],
    jednostki: Mapping[int, Jednostka],
    autorzy: Mapping[int, str],
    zmienione: Collection[int],
    poza_umowa: Collection[int | None],
) -> dict[str, Any]:
    """Rows in the order of time, and which columns are worth showing.

    One author of all that is there is named once on the page, not in every row.
    """
    jeden = len(autorzy) == len(wpisy) and len(set(autorzy.values())) == 1
    w_wierszach = {} if jeden else autorzy
    lista = [
        {
            "id": w.id,
            "dzien": w.dzien,
            "od_min": w.od_min,
            "do_min": w.do_min,
            "minuty": w.minuty,
            "co": co_robil(w),
            "komu": komu(w, osoby, jednostki),
            "opis": w.opis,
            "uwagi": _uwagi(w, w_wierszach.get(w.id or 0, ""), w.id in zmienione, w.id in poza_umowa),
        }
        for w in wpisy
    ]
    return {
        "wpisy": lista,
        "pokaz_komu": rozne_komu(wpisy),
        "pokaz_opis": any(w.opis for w in wpisy),
        "pokaz_uwagi": any(w["uwagi"] for w in lista),
    }


def _uwagi(w: WpisGodzin, autor: str, zmieniony: bool, poza_umowa: bool) -> str:
    """„po złożeniu, dzień wolny, zapis: Halina Biuro”."""
    return ", ".join(
        [
            *(["zmiana po złożeniu"] if zmieniony else []),
            *(["poza umową"] if poza_umowa else []),
            *([swieto(w.dzien) or "dzień wolny"] if wolny(w.dzien) else []),
            *([f"zapis: {autor}"] if autor else []),
            *([f"uzasadnienie: {w.uzasadnienie}"] if w.uzasadnienie else []),
        ]
    )
