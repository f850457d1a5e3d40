"""What happened to entries of a card after a step of it, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from harmonogram.slowa import ile

ZMIANY: Mapping[str, str] = MappingProxyType(
    {"dodano": "dodano", "zmieniono": "zmieniono", "usunieto": "usunięto", "przeniesiono": "przeniesiono"}
)


def wykaz_zmian(ile_czego: Mapping[str, int]) -> str:
    """„dodano 1 wpis, zmieniono 2 wpisy”."""
    return ", ".join(
        f"{slowo} {ile(ile_czego[kod], 'wpis', 'wpisy', 'wpisów')}"
        for kod, slowo in ZMIANY.items()
        if ile_czego.get(kod)
    )
