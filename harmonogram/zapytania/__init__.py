"""Reads and row writes of the schedule, one file a noun; the only users of `harmonogram.tabele`."""

from datetime import UTC, datetime, timedelta

ZAWSZE = datetime(9999, 12, 31, tzinfo=UTC)
"""`wazna_do` of the version that is current."""

CHWILKA = timedelta(microseconds=1)


def chwila_zmiany(wazna_od: datetime, teraz: datetime) -> datetime:
    """When the next version begins: now, but after the current one began, also if the clock went back."""
    return max(teraz, wazna_od + CHWILKA)


def wiersze(kolumn: int, ile: int) -> str:
    """„({}, {}), ({}, {})”: places for the values of so many rows."""
    return ", ".join([f"({', '.join(['{}'] * kolumn)})"] * ile)
