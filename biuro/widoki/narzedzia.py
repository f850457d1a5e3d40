"""The register of research tools as plain data, and the history of one."""

from collections.abc import Mapping, Sequence
from typing import Any

from biuro.widoki.adresy import adres
from harmonogram.czas import dzien_na_tekst
from harmonogram.narzedzia import ODEBRANE, STANY, Narzedzie
from harmonogram.zapytania.narzedzia import ZapisNarzedzia


def adres_narzedzia(n: Narzedzie) -> str:
    """The page of one tool."""
    return f"/dzialania/{n.dzialanie}/narzedzia/{n.nr}"


def wiersze(
    narzedzia: Sequence[Narzedzie], dzialanie: int, chwila: Mapping[str, str]
) -> list[dict[str, Any]]:
    """The tools of one action, as the register shows them."""
    return [
        {
            "nr": n.nr,
            "nazwa": n.nazwa,
            "stan": n.stan,
            "protokol": n.protokol or "",
            "data_odbioru": n.data_odbioru,
            "adres": adres(adres_narzedzia(n), **chwila),
        }
        for n in narzedzia
        if n.dzialanie == dzialanie
    ]


def historia(zapisy: Sequence[ZapisNarzedzia], loginy: Mapping[int, str]) -> list[dict[str, Any]]:
    """„odebrane, protokół PO-1/2018 z 12.09.2018”, newest first."""
    return [
        {"kiedy": z.od_chwili, "kto": loginy.get(z.konto or 0, "system"), "co": _co(z.narzedzie)}
        for z in reversed(zapisy)
    ]


def _co(n: Narzedzie) -> str:
    if n.stan != ODEBRANE or n.data_odbioru is None:
        return STANY[n.stan]
    return f"{STANY[n.stan]}, protokół {n.protokol} z {dzien_na_tekst(n.data_odbioru)}"
