"""The printed card on the page of a month: what to download, where its paper is."""

from typing import Any

from biuro.odczyty import papiery as odczyty
from biuro.strony.godziny.dane import MiesiacOsoby
from biuro.widoki import papiery as widok
from budzet.druki import druki_osoby


async def druk(d: MiesiacOsoby) -> dict[str, Any] | None:
    """What _druk_karty.html reads under `druk`; None for somebody who has no card."""
    rodzaje = druki_osoby(d.osoba.funkcje)
    if not rodzaje:
        return None
    papiery = await odczyty.papiery([d.osoba.id], d.m.ten, d.m.wiedza)
    return {
        "druki": widok.druki(rodzaje, papiery, d.m.ten, d.osoba.id, {}),
        "adres": widok.adres_papieru(d.m.ten, d.osoba.id),
    }
