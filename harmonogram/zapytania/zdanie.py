"""SQL written once, for what every request and every entry asks: the text is made once, only values change.

Piccolo builds the text of a query anew each time, which costs many times what a lookup of a few rows does.
"""

from collections.abc import Iterable
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.tabele import Osoby

ZNAK = {"sqlite": "?", "postgres": "${}"}
Wartosc = Any  # what a column holds, or a list of such for `IN {}`


class Gotowe(QueryString):
    """A statement with its values, for an engine that takes Piccolo's."""

    def __init__(self, tekst: str, argumenty: list[Any]) -> None:  # not Piccolo's own: nothing to compose
        self.template, self.args, self.columns = tekst, argumenty, []
        self.query_type, self.table, self._alias = "generic", None, None
        self._frozen_compiled_strings = (tekst, argumenty)

    def __str__(self) -> str:
        return self.template


class Zdanie:
    """`await Zdanie("SELECT … WHERE a = {} AND b IN {}")(1, [2, 3])` → rows as dictionaries.

    Few rows, found by an index: outside a transaction SQLite reads them at once, without a thread.
    """

    def __init__(self, sql: str) -> None:
        self._czesci = sql.split("{}")
        self._teksty: dict[tuple[Any, ...], str] = {}

    async def __call__(self, *wartosci: Wartosc) -> list[dict[str, Any]]:
        silnik = Osoby._meta.db
        ksztalt = (silnik.engine_type, *[len(w) if type(w) is list else None for w in wartosci])
        tekst = self._teksty.get(ksztalt) or self._napisz(ksztalt)
        wiersze: list[dict[str, Any]] = silnik.transform_response_to_dicts(
            await silnik.run_querystring(Gotowe(tekst, _plasko(wartosci)), in_pool=True)
        )
        return wiersze

    def _napisz(self, ksztalt: tuple[Any, ...]) -> str:
        """The text for this engine and these numbers of values in lists; an empty list matches nothing."""
        znak, nr, tekst = ZNAK[ksztalt[0]], 0, self._czesci[0]
        for ile, dalej in zip(ksztalt[1:], self._czesci[1:], strict=True):
            znaki = [znak.format(nr + i) for i in range(1, (1 if ile is None else ile) + 1)]
            nr += len(znaki)
            tekst += (znaki[0] if ile is None else f"({', '.join(znaki) or 'NULL'})") + dalej
        if len(self._teksty) < 200:  # lengths of lists come from outside
            self._teksty[ksztalt] = tekst
        return tekst


def _plasko(wartosci: Iterable[Wartosc]) -> list[Any]:
    plasko: list[Any] = []
    for wartosc in wartosci:
        plasko.extend(wartosc) if type(wartosc) is list else plasko.append(wartosc)
    return plasko
