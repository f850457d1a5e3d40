"""Who stands in for which coordinator, in words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.odczyty.karty import Podpis, czyj
from biuro.odczyty.zastepstwa import Zastepstwo
from harmonogram.slowa import klucz_polski, wymien

POLA = ("konto", "zastepca", "od", "do")
Podpisy = Mapping[int, Podpis]


def wiersz(z: Zastepstwo, podpisy: Podpisy, dzis: date, pisze: bool) -> dict[str, Any]:
    """One substitution with its state on the day, and the way to cancel it while it can be."""
    stan, slowo = _stan(z, dzis)
    return {
        "zastepca": czyj(podpisy, z.zastepca).nazwa,
        "kogo": czyj(podpisy, z.konto).nazwa,
        "dni": z.dni,
        "stan": stan,
        "slowo": slowo,
        "autor": czyj(podpisy, z.autor).nazwa,
        "utworzono": z.utworzono,
        "odwolano": z.odwolano,
        "odwolaj_adres": f"/zastepstwa/{z.id}/odwolaj" if pisze and stan in DO_ODWOLANIA else None,
    }


DO_ODWOLANIA = ("w_toku", "przyszle")


def _stan(z: Zastepstwo, dzis: date) -> tuple[str, str]:
    """Code of the badge and its word."""
    if z.odwolano is not None:
        return "odwolane", "odwołane"
    if z.do < dzis:
        return "zakonczony", "zakończone"
    return ("w_toku", "trwa") if z.od <= dzis else ("przyszle", "od jutra albo później")


def podsumowanie(lista: Sequence[Zastepstwo], podpisy: Podpisy, dzis: date) -> str:
    """„Dziś zastępuje: Robert Zawiślak.”"""
    trwajace = sorted({czyj(podpisy, z.zastepca).nazwa for z in lista if z.trwa(dzis)})
    if not trwajace:
        return "Dziś nikt nikogo nie zastępuje."
    return f"Dziś {'zastępują' if len(trwajace) > 1 else 'zastępuje'}: {wymien(trwajace)}."


def opcje(podpisy: Podpisy, ids: Iterable[int]) -> list[tuple[int, str]]:
    """Accounts to choose from, by name; the login tells namesakes apart."""
    return sorted(
        ((i, _napis(podpisy[i])) for i in ids if i in podpisy), key=lambda para: klucz_polski(para[1])
    )


def _napis(p: Podpis) -> str:
    return p.nazwa if p.nazwa == p.login else f"{p.nazwa} ({p.login})"
