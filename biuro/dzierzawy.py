"""Leases: which of several server processes does a work that only one may do, and until when.

They stand in the database, so that processes on different machines agree; a process that dies gives its work
up when the lease runs out.
"""

from datetime import datetime, timedelta

from biuro.tabele import Dzierzawy


async def wez(nazwa: str, wlasciciel: str, teraz: datetime, na_jak_dlugo: timedelta) -> bool:
    """Take the lease when it is free or run out, or prolong one's own; False when somebody else has it."""
    wziete = await Dzierzawy.raw(
        """INSERT INTO dzierzawy (nazwa, wlasciciel, wazna_do) VALUES ({}, {}, {})
            ON CONFLICT (nazwa) DO UPDATE SET wlasciciel = excluded.wlasciciel, wazna_do = excluded.wazna_do
            WHERE dzierzawy.wazna_do <= {} OR dzierzawy.wlasciciel = excluded.wlasciciel
            RETURNING id""",
        nazwa,
        wlasciciel,
        teraz + na_jak_dlugo,
        teraz,
    )
    return bool(wziete)


async def wolna(nazwa: str, wlasciciel: str, teraz: datetime) -> bool:
    """Whether `wez` may succeed: a look without a write."""
    d = Dzierzawy
    zajeta = (d.nazwa == nazwa) & (d.wlasciciel != wlasciciel) & (d.wazna_do > teraz)
    return not await d.exists().where(zajeta)


async def oddaj(nazwa: str, wlasciciel: str) -> None:
    """Give one's own lease back before its end."""
    d = Dzierzawy
    await d.delete().where((d.nazwa == nazwa) & (d.wlasciciel == wlasciciel))
