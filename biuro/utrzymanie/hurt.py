"""Rows by the thousand, by name of table: for restoring a copy and for the example.

Piccolo builds one object and one parameter list a row; here whole lists go to the driver. Always inside a
transaction, with ids given by the caller, so that rows can refer to each other before they are stored.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from biuro.baza import biezacy, czy_sqlite

PACZKA = 5000


async def zablokuj(tabele: Sequence[str]) -> None:
    """PostgreSQL: nobody else writes these tables until the end; SQLite has one writer anyway."""
    if not czy_sqlite():
        await _polaczenie().execute(f"LOCK TABLE {', '.join(tabele)} IN EXCLUSIVE MODE")


async def wstaw(tabela: str, kolumny: Sequence[str], wiersze: Sequence[Sequence[Any]]) -> None:
    """Insert the rows; values as Piccolo gives them (dates, aware datetimes, booleans)."""
    for od in range(0, len(wiersze), PACZKA):
        paczka = wiersze[od : od + PACZKA]
        if czy_sqlite():
            nazwy = ", ".join(f'"{k}"' for k in kolumny)
            znaki = ", ".join("?" for _ in kolumny)
            _polaczenie().executemany(f"INSERT INTO {tabela} ({nazwy}) VALUES ({znaki})", paczka)
        else:
            await _polaczenie().copy_records_to_table(tabela, records=paczka, columns=list(kolumny))


async def wstaw_slowniki(tabela: str, wiersze: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same fields."""
    lista = list(wiersze)
    if lista:
        kolumny = list(lista[0])
        await wstaw(tabela, kolumny, [[w[k] for k in kolumny] for w in lista])


async def pierwsze_wolne_id(tabela: str) -> int:
    """The id after the largest one."""
    wiersze = await biezacy().run_ddl(f"SELECT COALESCE(MAX(id), 0) + 1 AS wolne FROM {tabela}")
    return int(wiersze[0]["wolne"])


async def przesun_liczniki(tabele: Iterable[str]) -> None:
    """PostgreSQL: the next generated id comes after those given; SQLite looks at the table by itself."""
    if czy_sqlite():
        return
    for tabela in tabele:
        wolne = await pierwsze_wolne_id(tabela)
        sekwencja = f"pg_get_serial_sequence('{tabela}', 'id')"
        await _polaczenie().execute(f"SELECT setval({sekwencja}, {wolne}, false)")


def _polaczenie() -> Any:
    biezaca = biezacy().current_transaction.get()
    if biezaca is None:
        raise RuntimeError("hurtem zapisuje się tylko w transakcji")
    return biezaca.connection
