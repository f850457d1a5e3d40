"""The funds' marks on what the office prints: pictures that the office lays in its data folder."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = "znaki"
POSTACI = ("png", "jpg")
NAJWIECEJ_BAJTOW = 4 * 1024 * 1024


class ZnakFunduszu(NamedTuple):
    """One picture as it lies in the folder: another time or length is another picture."""

    kod: str
    plik: Path
    zmieniono: int
    bajtow: int

    def tresc(self) -> bytes:
        """The file; read again only when it was replaced."""
        return _tresc(self)


@lru_cache(maxsize=8)
def _tresc(znak: ZnakFunduszu) -> bytes:
    return znak.plik.read_bytes()


def znaki_funduszy(dane: Path, kody: tuple[str, ...]) -> tuple[ZnakFunduszu, ...]:
    """Those of `kody` that have a picture in `dane`/znaki: „fe.png”, „ue.jpg”."""
    znalezione = []
    for kod in kody:
        for plik in (dane / FOLDER / f"{kod}.{postac}" for postac in POSTACI):
            if plik.is_file() and (opis := plik.stat()).st_size <= NAJWIECEJ_BAJTOW:
                znalezione.append(ZnakFunduszu(kod, plik, opis.st_mtime_ns, opis.st_size))
                break
    return tuple(znalezione)
