"""The entries of the month by week, and the small calendar."""

from typing import Any

from biuro.strony.godziny.dane import MiesiacOsoby
from biuro.widoki import tabela_miesiaca
from harmonogram.zapytania import osoby as zapytania_osob


async def tabela(d: MiesiacOsoby) -> dict[str, Any]:
    """What _tabela_miesiaca.html and _kalendarz_miesiaca.html read under `tabela`."""
    osoby = await zapytania_osob.osoby({w.dla for w in d.wpisy if w.dla is not None})
    jednostki = {
        j.id: j
        for j in await zapytania_osob.jednostki(w.jednostka for w in d.wpisy if w.jednostka is not None)
    }
    return {
        "tygodnie": tabela_miesiaca.tygodnie(
            d.wpisy, lambda w: tabela_miesiaca.komu(w, osoby, jednostki), d.edycja
        ),
        "razem_min": sum(w.minuty for w in d.wpisy),
        "pokaz_komu": tabela_miesiaca.rozne_komu(d.wpisy),
        "pokaz_opis": any(w.opis for w in d.wpisy),
        "kalendarz": tabela_miesiaca.kalendarz(d.m.ten, d.wpisy, d.dzis),
    }
