"""Quotas: what was granted, raised and used, of persons and units."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from piccolo.custom_types import Combinable
from piccolo.querystring import QueryString

from budzet.limity import REGULY, Limit, cele_z_limitem, policz_limit
from budzet.plan import Cel
from budzet.tabele import PodniesieniaLimitow
from budzet.zapytania.cele import Plan
from harmonogram.czas import poczatek_miesiaca
from harmonogram.zapytania import ZAWSZE, chwila_zmiany
from harmonogram.zapytania.sumy import SumaLimitu, Zakres, suma_minut, sumy_limitow, warunek_celu

P = PodniesieniaLimitow


@dataclass(frozen=True)
class Posiadacz:
    """Whose quota: a social worker (`dla`, with the unit she belongs to) or a unit."""

    dla: int | None
    jednostka: int | None

    def id(self, na: str) -> int | None:
        """The id that the quota's rule counts by."""
        return self.dla if na == "osoba" else self.jednostka


def kolumna(cel: Cel) -> str:
    """The entry's column that names whose quota it uses."""
    return REGULY[cel.na].pole_wpisu


def warunek(cel: Cel) -> QueryString:
    return warunek_celu(cel.dzialanie, cel.liczone_z, cel.liczone_funkcje)


async def limity(
    plan: Plan, posiadacze: Iterable[Posiadacz], zakres: Zakres, dzialanie: int | None = None
) -> list[Limit]:
    """Quotas of those holders, by action and then in the order given; two queries an action."""
    lista = list(posiadacze)
    wynik: list[Limit] = []
    for cel in cele_z_limitem(plan.cele).values():
        if dzialanie is None or cel.dzialanie == dzialanie:
            wynik += await _limity_celu(plan, cel, lista, zakres)
    return wynik


async def _limity_celu(plan: Plan, cel: Cel, posiadacze: list[Posiadacz], zakres: Zakres) -> list[Limit]:
    osobowy = cel.na == "osoba"
    swoi = [p for p in posiadacze if (p.dla is not None) == osobowy]
    ids = [i for p in swoi if (i := p.id(cel.na)) is not None]
    if not ids:
        return []
    miesiac = poczatek_miesiaca(zakres.stan)
    sumy = await sumy_limitow(kolumna(cel), warunek(cel), miesiac, zakres, ids if len(ids) <= 200 else None)
    podniesione = await podniesienia(cel, zakres.wiedza)
    return [_limit(plan, cel, p, sumy, podniesione, zakres.stan) for p in swoi]


def _limit(
    plan: Plan, cel: Cel, p: Posiadacz, sumy: dict[int, SumaLimitu], podniesione: dict[int, int], stan: date
) -> Limit:
    kto = p.id(cel.na)
    assert kto is not None
    suma = sumy.get(kto, SumaLimitu())
    return policz_limit(
        cel,
        plan.okno(cel.dzialanie),
        podniesione.get(kto, cel.razem or 0),
        suma.razem,
        suma.w_miesiacu,
        suma.razem - suma.w_miesiacu,
        stan,
        dla=p.dla,
        jednostka=p.jednostka,
    )


async def podniesienia(cel: Cel, wiedza: datetime | None = None) -> dict[int, int]:
    """Raised quotas in force, minutes by id of the person or unit."""
    kto = P.dla if cel.na == "osoba" else P.jednostka
    wiersze = await P.select(kto.as_alias("kto"), P.przyznano_min).where(
        _w_mocy(wiedza) & (P.dzialanie == cel.dzialanie) & kto.is_not_null()
    )
    return {w["kto"]: w["przyznano_min"] for w in wiersze}


def _w_mocy(wiedza: datetime | None) -> Combinable:
    if wiedza is None:
        return P.wazna_do == ZAWSZE
    return (P.wazna_od <= wiedza) & (P.wazna_do > wiedza)


async def przyznano(cel: Cel, kto: int) -> int:
    """Granted minutes of one person or unit: the raised quota, else the plan's."""
    kolumna_kto = P.dla if cel.na == "osoba" else P.jednostka
    wiersz = (
        await P.select(P.przyznano_min)
        .where((P.wazna_do == ZAWSZE) & (P.dzialanie == cel.dzialanie) & (kolumna_kto == kto))
        .first()
    )
    return wiersz["przyznano_min"] if wiersz else cel.razem or 0


async def wykorzystano(cel: Cel, kto: int, oprocz: int | None) -> int:
    """Current minutes of the quota without the entry being changed."""
    return await suma_minut(kolumna(cel), kto, warunek(cel), oprocz)


async def podnies(
    dzialanie: int,
    dla: int | None,
    jednostka: int | None,
    przyznano_min: int,
    powod: str,
    konto: int | None,
    teraz: datetime,
) -> None:
    """Close the raise in force, if any, and add the new one."""
    swoje = P.dla == dla if jednostka is None else P.jednostka == jednostka
    biezace = (P.dzialanie == dzialanie) & swoje & (P.wazna_do == ZAWSZE)
    wiersz = await P.select(P.wazna_od).where(biezace).first()
    chwila = chwila_zmiany(wiersz["wazna_od"], teraz) if wiersz else teraz
    await P.update({P.wazna_do: chwila}).where(biezace)
    await P.insert(
        P(
            dzialanie=dzialanie,
            dla=dla,
            jednostka=jednostka,
            przyznano_min=przyznano_min,
            powod=powod,
            konto=konto,
            wazna_od=chwila,
            wazna_do=ZAWSZE,
        )
    )
