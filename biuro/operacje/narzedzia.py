"""The one write of research tools: their state, with the protocol that accepts them."""

from dataclasses import replace
from datetime import date

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.dzialania import WersjaPlanu
from harmonogram.narzedzia import (
    Narzedzie,
    narzedzia_planu,
    narzedzie_nr,
    sprawdz_narzedzie,
    stan_narzedzia,
)
from harmonogram.zapytania import narzedzia as zapytania

CZYNNOSC = "narzedzia.pisz"


@w_transakcji
async def zapisz_narzedzie(
    kontekst: Kontekst,
    dzialanie: int,
    nr: int,
    *,
    stan: str,
    protokol: str | None = None,
    data_odbioru: date | None = None,
) -> Narzedzie:
    """The tool after the change; NieZnaleziono for one that the plan does not name."""
    wymagaj(kontekst.konto, CZYNNOSC)
    plan = (await plan_w_mocy()).wersja
    bylo = await _teraz(plan, dzialanie, nr)
    nowe = replace(bylo, stan=stan, protokol=protokol, data_odbioru=data_odbioru)
    sprawdz_narzedzie(
        nowe,
        okno=plan.dzialanie(dzialanie).okres,
        projekt=plan.projekt.okres,
        dzis=kontekst.dzis,
        bylo=bylo,
    )
    if nowe != bylo:
        await zapytania.zapisz_narzedzie(nowe, kontekst.konto.id, kontekst.teraz)
        przed, po = stan_narzedzia(bylo), stan_narzedzia(nowe)
        await odnotuj(kontekst, "zmieniono", "narzedzie", nr, przed, po)
    return nowe


async def _teraz(plan: WersjaPlanu, dzialanie: int, nr: int) -> Narzedzie:
    narzedzie = narzedzie_nr(narzedzia_planu(plan.dzialania), dzialanie, nr)
    return (await zapytania.ze_stanami([narzedzie]))[0]
