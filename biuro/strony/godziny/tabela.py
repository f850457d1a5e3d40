"""The entries of the month by week, their sums, what was removed, and the small calendar."""

from typing import Any

from biuro.odczyty.slady_wpisow import slady_okresu
from biuro.strony.godziny.dane import MiesiacOsoby
from biuro.widoki import powtorzenia, tabela_miesiaca
from biuro.widoki.tabela_miesiaca import Czynnosci
from harmonogram import czas
from harmonogram.karty import PO_ZLOZENIU
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.godziny import FiltrWpisow


async def tabela(d: MiesiacOsoby) -> dict[str, Any]:
    """What _tabela_miesiaca.html, _wedlug_dzialan.html and _kalendarz_miesiaca.html read under `tabela`.

    Besides the names of those for whom: who wrote which version here, whether the month before had entries.
    """
    osoby = await zapytania_osob.osoby({w.dla for w in d.wpisy if w.dla is not None})
    jednostki = {
        j.id: j
        for j in await zapytania_osob.jednostki(w.jednostka for w in d.wpisy if w.jednostka is not None)
    }
    czynnosci = Czynnosci(d.edycja, d.karta.stan in PO_ZLOZENIU)
    slady = await slady_okresu(d.osoba.id, d.m.okres, d.m.wiedza)
    nazwy = {x.nr: x.skrot for x in d.m.plan.wersja.dzialania}
    return {
        "tygodnie": tabela_miesiaca.tygodnie(
            d.wpisy, lambda w: tabela_miesiaca.komu(w, osoby, jednostki), czynnosci, slady
        ),
        "razem_min": tabela_miesiaca.sumy(d.wpisy).razem,
        "pokaz_komu": tabela_miesiaca.rozne_komu(d.wpisy),
        "pokaz_opis": any(w.opis for w in d.wpisy),
        "dzialania": tabela_miesiaca.wedlug_dzialan(d.wpisy, nazwy, d.m.ten, d.osoba.id),
        "usuniete": tabela_miesiaca.usuniete(slady, czynnosci),
        "powtorz": powtorzenia.z_poprzedniego(d.m.ten, d.numer) if await _jest_co_powtorzyc(d) else None,
        "kalendarz": tabela_miesiaca.kalendarz(d.m.ten, d.wpisy, d.dzis),
    }


async def _jest_co_powtorzyc(d: MiesiacOsoby) -> bool:
    """Whether the month before holds entries of this person, and this one may take them."""
    if not d.edycja or d.m.ten > d.dzis:
        return False
    przed = czas.miesiac(d.m.ten - czas.JEDEN_DZIEN)
    return bool(await zapytania.wpisy(FiltrWpisow(osoba=d.osoba.id, okres=przed)))
