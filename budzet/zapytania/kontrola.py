"""What explains a sum above a quota: how high the quota ever was."""

import json

from budzet.plan import Cel
from budzet.tabele import Cele, PodniesieniaLimitow

P = PodniesieniaLimitow


async def najwyzsze_podniesienia(cel: Cel) -> dict[int, int]:
    """The highest quota ever granted, also one taken back since: minutes by id of the person or unit."""
    kto = P.dla if cel.na == "osoba" else P.jednostka
    wiersze = await P.select(kto.as_alias("kto"), P.przyznano_min).where(
        (P.dzialanie == cel.dzialanie) & kto.is_not_null()
    )
    najwyzsze: dict[int, int] = {}
    for w in wiersze:
        najwyzsze[w["kto"]] = max(najwyzsze.get(w["kto"], 0), w["przyznano_min"])
    return najwyzsze


async def najwyzszy_cel(cel: Cel) -> int:
    """The highest total that any accepted version of the plan gave to this target."""
    przyjete = Cele.wersja.stan == "zaakceptowana"
    warunek = (Cele.dzialanie == cel.dzialanie) & (Cele.miara == cel.miara) & (Cele.na == cel.na)
    tresci = [json.loads(w["tresc"]) for w in await Cele.select(Cele.tresc).where(warunek & przyjete)]
    return max((t.get("razem") or 0 for t in tresci), default=0)
