"""Events as the short lists of first screens show them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from biuro.widoki.wydarzenia import adres_wydarzenia, dni, stan_na_dzien
from harmonogram.osoby import Jednostka
from harmonogram.wydarzenia import Wydarzenie

BRAKI = {"odbyte": "brak obecności", "zaplanowane": "czy się odbyło?"}


def termin(
    w: Wydarzenie, jednostki: Mapping[int, Jednostka], stan: date, bez_obecnosci: bool = False
) -> dict[str, Any]:
    """A row of lista_wydarzen: cancelled, or past and not yet written down, has a badge."""
    znak = stan_na_dzien(w, stan)
    minelo = w.terminy[-1].dzien < stan if w.stan == "zaplanowane" else w.terminy[-1].dzien <= stan
    brak = minelo and (w.stan == "zaplanowane" or (w.stan == "odbyte" and bez_obecnosci))
    return {
        "dni": dni(w),
        "od_min": w.terminy[0].od_min,
        "tytul": w.tytul,
        "adres": adres_wydarzenia(w),
        "stan": "odwolane" if znak == "odwolane" else "brak" if brak else None,
        "slowo": BRAKI.get(w.stan) if brak else None,
        "przypis": _przypis(w, jednostki, stan),
    }


def _przypis(w: Wydarzenie, jednostki: Mapping[int, Jednostka], stan: date) -> str:
    """„świetlica GOPS, gmina Borowiany, dziś”."""
    znane = [jednostki[j].nazwa_krotka for j in sorted(w.jednostki) if j in jednostki]
    gdzie = znane[0] if len(znane) == 1 else ""
    dzis = "dziś" if stan in dni(w) else ""
    return ", ".join(filter(None, (w.miejsce, gdzie, dzis)))


def po_kolei(wydarzenia: Iterable[Wydarzenie]) -> list[Wydarzenie]:
    """In the order of their terms; those whose every day was removed have none."""
    return sorted(
        (w for w in wydarzenia if w.terminy), key=lambda w: (w.terminy[0].dzien, w.terminy[0].od_min)
    )
