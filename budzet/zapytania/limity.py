"""Quotas: what was granted, raised and used, of persons and units."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from piccolo.querystring import QueryString

from budzet.cel_skorygowany import od_kiedy
from budzet.limity import REGULY, Limit, cele_z_limitem, policz_limit
from budzet.plan import Cel
from budzet.tabele import PodniesieniaLimitow
from budzet.zapytania.cele import Plan
from harmonogram.czas import poczatek_miesiaca
from harmonogram.osoby import DatyJednostki
from harmonogram.zapytania import ZAWSZE, osoby
from harmonogram.zapytania.sumy import SumaLimitu, Zakres, sumy_limitow, warunek_celu
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace

P = PodniesieniaLimitow
NAJWIECEJ_ID = 200  # more of them are not worth naming in a query: all are read


@dataclass(frozen=True)
class Posiadacz:
    """Whose quota: a social worker (`dla`, with the unit she belongs to) or a unit."""

    dla: int | None
    jednostka: int | None

    def id(self, na: str) -> int | None:
        """The id that the quota's rule counts by."""
        return self.dla if na == "osoba" else self.jednostka


@dataclass(frozen=True)
class Podniesienie:
    """A raise as it was written."""

    przyznano_min: int
    powod: str
    konto: int | None
    chwila: datetime


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
    jednostki = {p.jednostka for p in lista if p.jednostka is not None}
    daty = await osoby.daty_jednostek(zakres.wiedza, jednostki if len(jednostki) <= NAJWIECEJ_ID else None)
    wynik: list[Limit] = []
    for cel in cele_z_limitem(plan.cele).values():
        if dzialanie is None or cel.dzialanie == dzialanie:
            wynik += await _limity_celu(plan, cel, lista, zakres, daty)
    return wynik


async def _limity_celu(
    plan: Plan, cel: Cel, posiadacze: list[Posiadacz], zakres: Zakres, daty: Mapping[int, DatyJednostki]
) -> list[Limit]:
    osobowy = cel.na == "osoba"
    swoi = [p for p in posiadacze if (p.dla is not None) == osobowy]
    ids = [i for p in swoi if (i := p.id(cel.na)) is not None]
    if not ids:
        return []
    poczatek = poczatek_miesiaca(zakres.stan)
    wybrane = ids if len(ids) <= NAJWIECEJ_ID else None
    sumy = await sumy_limitow(kolumna(cel), warunek(cel), poczatek, zakres, wybrane)
    podniesione = await podniesienia(cel, zakres.wiedza)
    okno, wynik = plan.okno(cel.dzialanie), []
    for p, kto in zip(swoi, ids, strict=True):
        suma, swoje_daty = sumy.get(kto, SumaLimitu()), daty.get(p.jednostka or 0)
        wynik.append(
            policz_limit(
                cel,
                okno,
                podniesione.get(kto, cel.razem or 0),
                suma.razem,
                suma.w_miesiacu,
                suma.razem - suma.w_miesiacu,
                zakres.stan,
                dla=p.dla,
                jednostka=p.jednostka,
                poczatek=od_kiedy(cel.dzialanie, swoje_daty) if swoje_daty else None,
            )
        )
    return wynik


async def podniesienia(cel: Cel, wiedza: datetime | None = None) -> dict[int, int]:
    """Raised quotas in force, minutes by id of the person or unit."""
    kto = P.dla if cel.na == "osoba" else P.jednostka
    wiersze = await P.select(kto.as_alias("kto"), P.przyznano_min).where(
        w_wersji(P, wiedza) & (P.dzialanie == cel.dzialanie) & kto.is_not_null()
    )
    return {w["kto"]: w["przyznano_min"] for w in wiersze}


async def historia_podniesien(
    cel: Cel, ids: Collection[int], wiedza: datetime | None = None
) -> dict[int, list[Podniesienie]]:
    """Every raise of these holders' quotas, as known at `wiedza`, oldest first."""
    kto = P.dla if cel.na == "osoba" else P.jednostka
    zapytanie = P.select(kto.as_alias("kto"), P.przyznano_min, P.powod, P.konto, P.wazna_od).where(
        (P.dzialanie == cel.dzialanie) & kto.is_in(sorted(ids))
    )
    if wiedza is not None:
        zapytanie = zapytanie.where(P.wazna_od <= wiedza)
    wynik: dict[int, list[Podniesienie]] = {}
    for w in await zapytanie.order_by(P.wazna_od, P.id):
        podniesienie = Podniesienie(w["przyznano_min"], w["powod"], w["konto"], w["wazna_od"])
        wynik.setdefault(w["kto"], []).append(podniesienie)
    return wynik


async def przyznano(cel: Cel, kto: int) -> int:
    """Granted minutes of one person or unit: the raised quota, else the plan's."""
    kolumna_kto = P.dla if cel.na == "osoba" else P.jednostka
    wiersz = (
        await P.select(P.przyznano_min)
        .where((P.wazna_do == ZAWSZE) & (P.dzialanie == cel.dzialanie) & (kolumna_kto == kto))
        .first()
    )
    return wiersz["przyznano_min"] if wiersz else cel.razem or 0


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
    chwila = await zamknij_biezace(P, (P.dzialanie == dzialanie) & swoje, teraz)
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
