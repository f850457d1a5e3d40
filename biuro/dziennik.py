"""The journal: who, when, what, before and after; written in the transaction of the change itself.

Personal values are replaced by a salted hash; value and salt stand in `dane_dziennika`, the only rows that
may be erased one day, after which the hash says nothing and the journal stays whole.
"""

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from itertools import chain
from typing import Any

from piccolo.query import Select

from biuro.tabele import DaneDziennika, Dziennik
from biuro.uprawnienia import Kontekst
from harmonogram.zapytania import wiersze as wiersze_sql
from harmonogram.zapytania.zdanie import Zdanie

POLA_OSOBOWE = frozenset(
    {
        "imie", "nazwisko", "login", "opis", "uzasadnienie", "powod", "tytul", "miejsce", "instytucja",
        "nazwa", "przyczyna", "co_robimy", "umowa", "poczta",
    }
)  # fmt: skip

Stan = Mapping[str, Any]
Osobowe = list[tuple[str, str, str, str]]  # field, hash, salt, value
PACZKA = 500  # rows a statement: far from the largest number of parameters


async def odnotuj(
    kontekst: Kontekst, czynnosc: str, obiekt: str, obiekt_id: int | None, przed: Stan | None, po: Stan | None
) -> None:
    """Append one row; `przed` and `po` are plain values by field name (None = did not or does not exist)."""
    await odnotuj_wiele(kontekst, czynnosc, obiekt, [(obiekt_id, przed, po)])


async def odnotuj_wiele(
    kontekst: Kontekst,
    czynnosc: str,
    obiekt: str,
    zapisy: Sequence[tuple[int | None, Stan | None, Stan | None]],
) -> None:
    """Append a row for each (id, before, after); two statements for some hundreds of them."""
    for od in range(0, len(zapisy), PACZKA):
        await _odnotuj_paczke(kontekst, czynnosc, obiekt, zapisy[od : od + PACZKA])


async def _odnotuj_paczke(
    kontekst: Kontekst,
    czynnosc: str,
    obiekt: str,
    zapisy: Sequence[tuple[int | None, Stan | None, Stan | None]],
) -> None:
    osobowe: list[Osobowe] = [[] for _ in zapisy]
    wartosci: list[Any] = []
    for (nr, przed, po), dane in zip(zapisy, osobowe, strict=True):
        wartosci += (kontekst.teraz, kontekst.konto.id, czynnosc, obiekt, nr)
        wartosci += (na_json(przed, dane), na_json(po, dane), kontekst.droga)
    wiersze = await _wstaw(WPIS_DZIENNIKA, 8, len(zapisy))(*wartosci)
    numery = sorted(w["id"] for w in wiersze)  # given in the order of the rows
    osobne = [(nr, *dana) for nr, dane in zip(numery, osobowe, strict=True) for dana in dane]
    if osobne:
        await _wstaw(DANE_WPISU, 5, len(osobne))(*chain.from_iterable(osobne))


WPIS_DZIENNIKA = """INSERT INTO dziennik (chwila, konto, czynnosc, obiekt, obiekt_id, przed, po, droga)
    VALUES %s RETURNING id"""
DANE_WPISU = "INSERT INTO dane_dziennika (dziennik, pole, skrot, sol, wartosc) VALUES %s"


@lru_cache(maxsize=16)
def _wstaw(sql: str, kolumn: int, ile: int) -> Zdanie:
    return Zdanie(sql % wiersze_sql(kolumn, ile))


def nowa_sol() -> str:
    """What makes equal values look different once hashed."""
    return secrets.token_hex(8)


def na_json(stan: Stan | None, osobowe: Osobowe, sol: Callable[[], str] = nowa_sol) -> str | None:
    """The state as the journal holds it; its personal values are added to `osobowe`."""
    if stan is None:
        return None
    widoczne = {pole: _ukryj(pole, wartosc, osobowe, sol) for pole, wartosc in stan.items()}
    return json.dumps(widoczne, ensure_ascii=False, default=_prosto)


def _ukryj(pole: str, wartosc: Any, osobowe: Osobowe, nowa: Callable[[], str]) -> Any:
    if pole not in POLA_OSOBOWE or not wartosc:
        return wartosc
    sol = nowa()
    skrot = hashlib.sha256(f"{sol}{wartosc}".encode()).hexdigest()
    osobowe.append((pole, skrot, sol, str(wartosc)))
    return f"#{skrot}"


def _prosto(wartosc: Any) -> Any:
    if isinstance(wartosc, (date, datetime)):
        return wartosc.isoformat()
    if isinstance(wartosc, (frozenset, set, tuple)):
        return sorted(wartosc)
    raise TypeError(f"the journal cannot hold {type(wartosc)}")


@dataclass(frozen=True)
class Zawezenie:
    """Which rows: of an object (`wpis`, `wpis:12`), by an account, from a moment to before another."""

    obiekt: str | None = None
    konto: int | None = None
    od: datetime | None = None
    do: datetime | None = None


async def wpisy_dziennika(
    *,
    obiekt: str | None = None,
    konto: int | None = None,
    od: datetime | None = None,
    do: datetime | None = None,
    po_id: int | None = None,
    ile: int = 100,
) -> list[dict[str, Any]]:
    """Rows in the order of id, after `po_id`; personal values stay hashed."""
    zapytanie = Dziennik.select().where(Dziennik.id > (po_id or 0)).order_by(Dziennik.id).limit(ile)
    return await _zawezone(zapytanie, Zawezenie(obiekt, konto, od, do))


async def ostatnie_wpisy(
    ktore: Zawezenie, *, przed_id: int | None = None, ile: int = 100
) -> list[dict[str, Any]]:
    """The newest rows first, those before `przed_id`."""
    zapytanie = Dziennik.select().order_by(Dziennik.id, ascending=False).limit(ile)
    return await _zawezone(zapytanie.where(Dziennik.id < przed_id) if przed_id else zapytanie, ktore)


async def _zawezone(zapytanie: Select[Any], ktore: Zawezenie) -> list[dict[str, Any]]:
    warunki = [
        (ktore.obiekt, Dziennik.obiekt == _nazwa(ktore.obiekt)),
        (ktore.konto, Dziennik.konto == ktore.konto),
        (ktore.od, Dziennik.chwila >= ktore.od),
        (ktore.do, Dziennik.chwila < ktore.do),
    ]
    for wartosc, warunek in warunki:
        if wartosc is not None:
            zapytanie = zapytanie.where(warunek)
    numer = _numer(ktore.obiekt)
    if numer is not None:
        zapytanie = zapytanie.where(Dziennik.obiekt_id == numer)
    return [
        {**w, "przed": json.loads(w["przed"] or "null"), "po": json.loads(w["po"] or "null")}
        for w in await zapytanie
    ]


NIEDAWNE = 500
"""So many of the last numbers may still belong to a transaction that has not ended."""


async def stan_dziennika() -> tuple[int, int]:
    """The last number and how many rows lie near it: a new pair after every write.

    Also when transactions end out of order: a lower number that appears later changes the count. Numbers
    further back belong to transactions that ended long ago, so a long journal costs no more than a short one.
    """
    [wiersz] = await Dziennik.raw(
        """SELECT COUNT(*) AS ile, COALESCE(MAX(id), 0) AS ostatni FROM dziennik
            WHERE id > (SELECT MAX(id) FROM dziennik) - {}""",
        NIEDAWNE,
    )
    return int(wiersz["ile"]), int(wiersz["ostatni"])


def _nazwa(obiekt: str | None) -> str | None:
    """`wpis:12` asks for one object, `wpis` for all of a kind."""
    return obiekt.partition(":")[0] if obiekt else None


def _numer(obiekt: str | None) -> int | None:
    numer = obiekt.partition(":")[2] if obiekt else ""
    return int(numer) if numer.isdecimal() and len(numer) < 10 else None


async def wartosci_osobowe(id_wierszy: list[int]) -> dict[str, str]:
    """Hash → value for the rows named, as far as not erased; for pages of those who may see them."""
    if not id_wierszy:
        return {}
    wiersze = await DaneDziennika.select().where(DaneDziennika.dziennik.is_in(id_wierszy))
    return {f"#{w['skrot']}": w["wartosc"] for w in wiersze}
