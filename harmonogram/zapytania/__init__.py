"""Reads and row writes of the schedule, one file a noun; the only users of `harmonogram.tabele`."""

from datetime import UTC, datetime

ZAWSZE = datetime(9999, 12, 31, tzinfo=UTC)
"""`wazna_do` of the version that is current."""
