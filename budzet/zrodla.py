"""What counts as evidence of a measure: kinds of entries, events, cases, tools, by code and Polish name."""

from collections.abc import Mapping

from budzet.plan import GODZINY
from harmonogram.narzedzia import NARZEDZIE
from harmonogram.przypadki import PRZYPADEK
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW
from harmonogram.wydarzenia import RODZAJE

_ZRODLA: Mapping[str, Mapping[str, str]] = {
    GODZINY: {r.kod: r.nazwa for r in RODZAJE_WPISOW.values()},
    "osoby_rodziny": {PRZYPADEK: "przypadek (osoba albo rodzina)"},
    "narzedzia": {NARZEDZIE: "narzędzie odebrane protokołem"},
}
_WYDARZENIA: Mapping[str, str] = {r.kod: r.nazwa for r in RODZAJE.values()}

# Every kind of evidence once; the same code never has two names.
WSZYSTKIE_ZRODLA: Mapping[str, str] = {
    kod: nazwa for zrodla in (*_ZRODLA.values(), _WYDARZENIA) for kod, nazwa in zrodla.items()
}


def zrodla_miary(miara: str) -> Mapping[str, str]:
    """Hours come from entries, people from cases, tools from protocols, everything else from events."""
    return _ZRODLA.get(miara, _WYDARZENIA)
