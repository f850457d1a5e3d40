"""Raising a quota: the coordinator, with a reason that stays in the journal."""

from dataclasses import dataclass

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.limity import Limit, cele_z_limitem
from budzet.plan import Cel
from budzet.zapytania import limity as zapytania
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import minuty_na_tekst
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.sumy import Zakres


@dataclass(frozen=True)
class Podniesienie:
    """The new 100 % of one person's or one unit's quota."""

    dzialanie: int
    dla: int | None
    jednostka: int | None
    przyznano_min: int
    powod: str


@w_transakcji
async def podnies_limit(kontekst: Kontekst, p: Podniesienie) -> Limit:
    """The quota after the raise; lowering below the present quota is refused."""
    wymagaj(kontekst.konto, "limity.podnies")
    plan = await plan_w_mocy()
    cel = cele_z_limitem(plan.cele).get(p.dzialanie)
    if cel is None:
        raise NiepoprawnePole(f"Działanie {p.dzialanie} nie ma limitu godzin.", "dzialanie")
    kto, jednostka = await _posiadacz(cel, p)
    bylo = await zapytania.przyznano(cel, kto)
    if p.przyznano_min <= bylo:
        raise NiepoprawnePole(
            f"Limit wynosi {minuty_na_tekst(bylo)}. Podaj więcej, żeby go podnieść.", "przyznano_min"
        )
    await zapytania.podnies(
        p.dzialanie, p.dla, p.jednostka, p.przyznano_min, p.powod, kontekst.konto.id, kontekst.teraz
    )
    po = {"dzialanie": p.dzialanie, "przyznano_min": p.przyznano_min, "powod": p.powod}
    await odnotuj(kontekst, "podniesiono", f"limit_{cel.na}", kto, {"przyznano_min": bylo}, po)
    zakres = Zakres(plan.domyslny_stan(kontekst.dzis))
    return (await zapytania.limity(plan, [Posiadacz(p.dla, jednostka)], zakres, p.dzialanie))[0]


async def _posiadacz(cel: Cel, p: Podniesienie) -> tuple[int, int | None]:
    """Id that the quota counts by, and the unit; the field that is missing, wrong or too many is named."""
    if cel.na == "osoba":
        if p.dla is None or p.jednostka is not None:
            raise NiepoprawnePole("Ten limit ma osoba: podaj „dla”, a nie jednostkę.", "dla")
        osoba = await zapytania_osob.osoba(p.dla)
        if osoba is None or "pracownik_socjalny" not in osoba.funkcje:
            raise NiepoprawnePole("Nie ma takiego pracownika socjalnego. Wybierz go z listy.", "dla")
        await zapytania_osob.zablokuj_osoby([p.dla])
        return p.dla, osoba.jednostka
    if p.jednostka is None or p.dla is not None:
        raise NiepoprawnePole("Ten limit ma jednostka: podaj jednostkę, a nie osobę.", "jednostka")
    if await zapytania_osob.jednostka(p.jednostka) is None:
        raise NiepoprawnePole("Nie ma takiej jednostki. Wybierz ją z listy.", "jednostka")
    await zapytania_osob.zablokuj_jednostki([p.jednostka])
    return p.jednostka, p.jednostka
