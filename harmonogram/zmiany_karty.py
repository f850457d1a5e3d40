"""What happened to entries of a card after a step of it, in words."""

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from harmonogram.czas import dzien_na_tekst
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


NAZWANYCH_DNI = 3


def wykaz_z_dniami(zmiany: Iterable[tuple[str, date]]) -> str:
    """„dodano 1 wpis (25.10.2019), usunięto 2 wpisy (07.10.2019, 08.10.2019)”; "" where nothing changed."""
    dni: dict[str, list[date]] = {kod: [] for kod in ZMIANY}
    for kod, dzien in zmiany:
        dni[kod].append(dzien)
    return ", ".join(
        f"{wykaz_zmian({kod: len(lista)})} ({_dni(lista)})" for kod, lista in dni.items() if lista
    )


def _dni(dni: Iterable[date]) -> str:
    rozne = [dzien_na_tekst(dzien) for dzien in sorted(set(dni))]
    dalsze = [f"i {len(rozne) - NAZWANYCH_DNI} dalszych"] if len(rozne) > NAZWANYCH_DNI else []
    return ", ".join([*rozne[:NAZWANYCH_DNI], *dalsze])
