"""Versions of data that caches are keyed by, raised in the transaction of the change."""

from biuro.tabele import Liczniki
from harmonogram.zapytania.zdanie import Zdanie

STAN = Zdanie("SELECT wartosc FROM liczniki WHERE nazwa = {}")
KALENDARZE = "kalendarze"  # events, people, units, plan: whatever a feed shows


async def podnies_licznik(nazwa: str = KALENDARZE) -> None:
    await Liczniki.update({Liczniki.wartosc: Liczniki.wartosc + 1}).where(Liczniki.nazwa == nazwa)


async def ustaw_licznik(wartosc: int, nazwa: str = KALENDARZE) -> None:
    """A number that no earlier state had: after a restored copy the old numbers may come again."""
    await Liczniki.update({Liczniki.wartosc: wartosc}).where(Liczniki.nazwa == nazwa)


async def licznik(nazwa: str = KALENDARZE) -> int:
    wiersze = await STAN(nazwa)
    return int(wiersze[0]["wartosc"]) if wiersze else 0
