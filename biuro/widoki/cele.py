"""Targets of the plan in words, as people say them."""

from collections.abc import Iterable

from biuro.wyglad.napisy import godziny, liczba
from budzet.plan import GODZINY, MIARY, NA, Cel
from harmonogram.slowa import ile, odmien


def cel_slowami(cel: Cel) -> str:
    """„45 h na osobę, średnio 3 h miesięcznie, po 2 osoby w jednostce”; "" where the plan has no number."""
    if cel.bez_liczb:
        return ""
    czesci = [f"{_ile(cel)} {NA[cel.na]}"]
    if cel.stawka is not None:
        srednio = godziny(int(cel.stawka)) if cel.miara == GODZINY else liczba(cel.stawka)
        czesci.append(f"średnio {srednio} miesięcznie")
    if cel.na == "osoba":
        czesci.append(f"po {ile(cel.osob_na_jednostke, 'osobie', 'osoby', 'osób')} w jednostce")
    return ", ".join(czesci)


def _ile(cel: Cel) -> str:
    miara = MIARY[cel.miara]
    if cel.razem is None:
        return f"{liczba(cel.od)}–{liczba(cel.do)} {odmien(cel.do or 0, *miara.formy)}"
    return godziny(cel.razem) if cel.miara == GODZINY else ile(cel.razem, *miara.formy)


def cele_slowami(cele: Iterable[Cel]) -> dict[int, list[str]]:
    """By number of the action; actions without numbers are absent."""
    wynik: dict[int, list[str]] = {}
    for cel in cele:
        if slowa := cel_slowami(cel):
            wynik.setdefault(cel.dzialanie, []).append(slowa)
    return wynik


def opis_miary(cel: Cel, jednostek: int) -> str:
    """„godziny, 60 osób”, „spotkania, 30 jednostek”, „godziny, bez liczb w planie”."""
    nazwa = MIARY[cel.miara].nazwa
    if cel.bez_liczb:
        return f"{nazwa}, bez liczb w planie"
    formy = {"osoba": ("osoba", "osoby", "osób"), "jednostka": ("jednostka", "jednostki", "jednostek")}
    if cel.na not in formy:
        return nazwa
    return f"{nazwa}, {ile(jednostek * cel.osob_na_jednostke, *formy[cel.na])}"
