"""A long list in parts: which rows this page shows and where the other pages are."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from biuro.widoki.adresy import adres

T = TypeVar("T")
NAJWIECEJ_NUMEROW, OBOK = 25, 3


@dataclass(frozen=True)
class Strona:
    """The rows of one page and its pagination as _makra.html shows it; None when there is one page."""

    wiersze: Sequence[Any]
    numery: dict[str, Any] | None


def _pokazane(nr: int, stron: int) -> list[int]:
    """All numbers of pages; of very many the first, the last and those around."""
    if stron <= NAJWIECEJ_NUMEROW:
        return list(range(1, stron + 1))
    return sorted({1, stron, *range(max(1, nr - OBOK), min(stron, nr + OBOK) + 1)})


def podziel(
    wszystkie: Sequence[T], nr: int, na_stronie: int, rzecz: str, sciezka: str, **parametry: object
) -> Strona:
    """Page `nr` (from 1; beyond the end: the last) of the rows; links keep the other parameters."""
    stron = max(1, -(-len(wszystkie) // na_stronie))
    nr = min(max(nr, 1), stron)
    od = (nr - 1) * na_stronie
    wiersze = wszystkie[od : od + na_stronie]
    if stron == 1:
        return Strona(wiersze, None)

    def gdzie(n: int) -> str:
        return adres(sciezka, **parametry, strona=n if n > 1 else None)

    numery = {
        "od": od + 1,
        "do": od + len(wiersze),
        "z": len(wszystkie),
        "rzecz": rzecz,
        "pozycje": [(n, gdzie(n), n == nr) for n in _pokazane(nr, stron)],
        "nastepna": gdzie(nr + 1) if nr < stron else None,
    }
    return Strona(wiersze, numery)
