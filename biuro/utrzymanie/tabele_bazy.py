"""Every table of the service, in the order in which rows may be inserted."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from piccolo.table import Table, sort_table_classes

from biuro.piccolo_app import APP_CONFIG as BIURO
from budzet.piccolo_app import APP_CONFIG as BUDZET
from harmonogram.piccolo_app import APP_CONFIG as HARMONOGRAM

OSTATNIA = "dane_dziennika"  # refers to the journal by a plain number, which Piccolo does not know


@dataclass(frozen=True)
class Odwolanie:
    """A column that names a row of another table."""

    tabela: str
    kolumna: str
    dokad: str


@cache
def tabele() -> tuple[type[Table], ...]:
    """Those that are referred to come first."""
    klasy = sort_table_classes([*HARMONOGRAM.table_classes, *BUDZET.table_classes, *BIURO.table_classes])
    return tuple(sorted(klasy, key=lambda t: nazwa(t) == OSTATNIA))


def nazwa(tabela: type[Table]) -> str:
    """Its name in the database."""
    return str(tabela._meta.tablename)


def typy_kolumn(tabela: type[Table]) -> dict[str, type]:
    """Columns in the order of the class, with the Python type of their values."""
    return {k._meta.db_column_name: k.value_type for k in tabela._meta.columns}


def odwolania() -> Sequence[Odwolanie]:
    """Every foreign key, and the numbers that only look like one."""
    klucze = [
        Odwolanie(nazwa(t), k._meta.db_column_name, nazwa(k._foreign_key_meta.resolved_references))
        for t in tabele()
        for k in t._meta.foreign_key_columns
    ]
    konta = [
        Odwolanie(nazwa(t), "konto", "konta")
        for t in tabele()
        if typy_kolumn(t).get("konto") is int and nazwa(t) != "klucze_zadan"
    ]
    return list(dict.fromkeys([*klucze, *konta, Odwolanie(OSTATNIA, "dziennik", "dziennik")]))
