"""Writes of the plan: in part 1 only the first accepted version of an empty database."""

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.uprawnienia import Kontekst
from budzet.plik_planu import PlanZPliku
from budzet.zapytania.cele import dopisz_cele
from harmonogram.zapytania import plan as zapytania


@w_transakcji
async def wczytaj_pierwszy_plan(kontekst: Kontekst, plan: PlanZPliku) -> bool:
    """Accept the plan as version 1; False, and nothing done, when the database has a plan already."""
    if await zapytania.wersja_w_mocy() is not None:
        return False
    projekt = plan.projekt
    powod = "Plan zatwierdzony z wnioskiem o dofinansowanie"
    id_wersji = await zapytania.dopisz_wersje_planu(
        nr=1,
        obowiazuje_od=projekt.okres.od,
        aneks=None,
        powod=powod,
        projekt=projekt,
        dzialania=plan.dzialania,
        konto=kontekst.konto.id,
        teraz=kontekst.teraz,
    )
    await dopisz_cele(id_wersji, plan.cele)
    await podnies_licznik()
    await odnotuj(kontekst, "przyjeto", "plan", 1, None, {"nr": 1, "stan": "zaakceptowana", "powod": powod})
    return True
