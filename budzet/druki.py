"""The printed cards by their codes, and who has which."""

from collections.abc import Callable, Collection, Mapping

from budzet.dane_druku import DaneDruku
from budzet.druk_animatora import karta_animatora
from budzet.druk_coachingu import dziennik_coachingu
from budzet.druk_protokolu import protokol
from budzet.karty_druku import RODZAJE_DRUKOW, Druk
from harmonogram.osoby import ANIMATORZY, FUNKCJE

DRUKI: Mapping[str, Callable[[DaneDruku], Druk]] = {
    "protokol": protokol,
    "dziennik_coachingu": dziennik_coachingu,
    "karta_animatora": karta_animatora,
}
FUNKCJE_DRUKU: Mapping[str, frozenset[str]] = {
    "protokol": frozenset(kod for kod, f in FUNKCJE.items() if f.loguje),
    "dziennik_coachingu": frozenset({"coach"}),
    "karta_animatora": ANIMATORZY,
}


def druki_osoby(funkcje: Collection[str]) -> list[str]:
    """Codes of the cards that somebody with these functions has."""
    return [kod for kod in RODZAJE_DRUKOW if FUNKCJE_DRUKU[kod].intersection(funkcje)]
