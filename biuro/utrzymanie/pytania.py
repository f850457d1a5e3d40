"""Questions for rows that must not exist, and how their numbers are told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from harmonogram.slowa import ile

NAJWIECEJ_PRZYKLADOW = 5
Wiersze = list[dict[str, Any]]


def przyklady(numery: Sequence[Any]) -> str:
    """„3, 8, 11 i 4 dalsze”."""
    pokazane = ", ".join(str(n) for n in numery[:NAJWIECEJ_PRZYKLADOW])
    reszta = len(numery) - NAJWIECEJ_PRZYKLADOW
    return f"{pokazane} i {ile(reszta, 'dalszy', 'dalsze', 'dalszych')}" if reszta > 0 else pokazane


@dataclass(frozen=True)
class Pytanie:
    """A query for rows that must not exist: column `nr` names each; `zdanie` holds {numery}."""

    zdanie: str
    sql: str

    def zdania(self, wiersze: Wiersze) -> list[str]:
        """One sentence for all rows found."""
        if not wiersze:
            return []
        return [self.zdanie.format(numery=przyklady([w["nr"] for w in wiersze]))]


def wersje(co: str, tabela: str, klucz: Sequence[str]) -> Pytanie:
    """Two versions of one thing believed at the same moment."""
    rowne = " AND ".join(f"(a.{k} = b.{k} OR (a.{k} IS NULL AND b.{k} IS NULL))" for k in klucz[1:])
    return Pytanie(
        f"{co}: dwie wersje obowiązują jednocześnie ({{numery}}).",
        f"""SELECT DISTINCT a.{klucz[0]} AS nr FROM {tabela} a JOIN {tabela} b ON a.{klucz[0]} = b.{klucz[0]}
            AND a.id < b.id AND a.wazna_od < b.wazna_do AND b.wazna_od < a.wazna_do
            {f"AND {rowne}" if rowne else ""} ORDER BY 1""",
    )


def numeracja(co: str, tabela: str, klucz: str) -> Pytanie:
    """Versions count 1, 2, 3 without a gap."""
    return Pytanie(
        f"{co}: w historii brakuje wersji ({{numery}}).",
        f"""SELECT MIN({klucz.split(", ")[0]}) AS nr FROM {tabela} GROUP BY {klucz}
            HAVING MIN(wersja) <> 1 OR MAX(wersja) <> COUNT(*) ORDER BY 1""",
    )


def bez_dziennika(co: str, tabela: str, obiekt: str) -> Pytanie:
    return Pytanie(
        f"{co}: brakuje zapisu w dzienniku o dodaniu ({{numery}}).",
        f"""SELECT t.id AS nr FROM {tabela} t WHERE NOT EXISTS (SELECT 1 FROM dziennik d
            WHERE d.obiekt = '{obiekt}' AND d.obiekt_id = t.id AND d.czynnosc = 'dodano') ORDER BY 1""",
    )


def zmiany_bez_dziennika(co: str, tabela: str, klucz: str, obiekt: str) -> Pytanie:
    """Every version has its row: the journal holds at least as many writes of the object."""
    return Pytanie(
        f"{co}: w dzienniku jest mniej zapisów niż zmian ({{numery}}).",
        f"""SELECT w.{klucz} AS nr FROM {tabela} w GROUP BY w.{klucz} HAVING COUNT(*) > (SELECT COUNT(*)
            FROM dziennik d WHERE d.obiekt = '{obiekt}' AND d.obiekt_id = w.{klucz}) ORDER BY 1""",
    )
