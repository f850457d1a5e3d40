"""The monthly ceiling beside the card: hours of the project, hours elsewhere, what is left."""

from dataclasses import replace
from typing import Any

from biuro.odczyty import pulap as odczyty
from biuro.operacje.pulap import OSWIADCZ
from biuro.strony.godziny.dane import MiesiacOsoby
from biuro.widoki import pulap as widok


async def pulap(d: MiesiacOsoby) -> dict[str, Any] | None:
    """None for whoever does not see it; hours of the project are those on the page. One query."""
    stan = await odczyty.stan_miesiaca(d.kto, d.osoba.id, d.m.ten, d.m.wiedza)
    if stan is None:
        return None
    stan = replace(stan, projekt_min=sum(w.minuty for w in d.wpisy))
    return widok.na_karcie(d.osoba, d.m.ten, stan, d.m.wiedza is None and d.moze(OSWIADCZ))
