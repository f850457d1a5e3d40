"""The printed card: nothing stands on the page yet."""

from typing import Any

from biuro.strony.godziny.dane import MiesiacOsoby


async def druk(d: MiesiacOsoby) -> dict[str, Any] | None:
    """What _druk_karty.html reads under `druk`; None = no such part."""
    return None
