"""The monthly ceiling with its dates, hours declared elsewhere, and the sum of a person's month."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from piccolo.custom_types import Combinable
from piccolo.querystring import QueryString

from budzet.pulap import BLISKO_PROC, DOMYSLNY_PULAP_MIN, StanPulapu
from budzet.tabele import InneZaangazowanie, PulapyMiesieczne
from harmonogram.czas import Okres, miesiac
from harmonogram.tabele import WersjeWpisow
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.sumy import w_mocy, w_zbiorze
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace

D, P = InneZaangazowanie, PulapyMiesieczne


@dataclass(frozen=True)
class Pulap:
    """A setting: the ceiling from the month of `od` on."""

    od: date
    minuty: int
    powod: str
    konto: int | None
    od_chwili: datetime
    do_chwili: datetime | None


@dataclass(frozen=True)
class Oswiadczenie:
    """One version of what a person declared for a month."""

    osoba: int
    miesiac: date
    minuty: int
    konto: int | None
    od_chwili: datetime
    do_chwili: datetime | None


# --- the ceiling ----------------------------------------------------------------------------------


async def pulap_miesiaca(pierwszy: date, wiedza: datetime | None = None) -> int:
    """Minutes that a month may have; of a day in it or its first one."""
    wiersz = (
        await P.select(P.minuty)
        .where((P.od <= pierwszy) & w_wersji(P, wiedza))
        .order_by(P.od, ascending=False)
        .first()
    )
    return wiersz["minuty"] if wiersz else DOMYSLNY_PULAP_MIN


async def pulapy(*, wiedza: datetime | None = None, od: date | None = None) -> list[Pulap]:
    """Settings in force, by their first month; only that of `od` when named."""
    warunek = w_wersji(P, wiedza)
    return await _pulapy(warunek if od is None else warunek & (P.od == od))


async def historia_pulapow(wiedza: datetime | None = None) -> list[Pulap]:
    """Every version of every setting, in the order in which they were written."""
    return await _pulapy(None if wiedza is None else P.wazna_od <= wiedza, "wazna_od")


async def _pulapy(warunek: Combinable | None, kolejnosc: str = "od") -> list[Pulap]:
    zapytanie = P.select().order_by(getattr(P, kolejnosc), P.id)
    return [
        Pulap(w["od"], w["minuty"], w["powod"], w["konto"], w["wazna_od"], _do_chwili(w["wazna_do"]))
        for w in await (zapytanie if warunek is None else zapytanie.where(warunek))
    ]


async def zapisz_pulap(od: date, minuty: int, powod: str, konto: int | None, teraz: datetime) -> None:
    """Close the setting of that month, if any, and add this one."""
    chwila = await zamknij_biezace(P, P.od == od, teraz)
    await P.insert(P(od=od, minuty=minuty, powod=powod, konto=konto, wazna_od=chwila, wazna_do=ZAWSZE))


# --- hours elsewhere ------------------------------------------------------------------------------


async def inne_minuty(
    osoby: Collection[int] | None, okres: Okres, wiedza: datetime | None = None
) -> dict[tuple[int, date], int]:
    """Declared minutes by person and first day of the month; all persons when None. One query."""
    return {(o.osoba, o.miesiac): o.minuty for o in await oswiadczenia(osoby, okres, wiedza)}


async def oswiadczenia(
    osoby: Collection[int] | None, okres: Okres, wiedza: datetime | None = None
) -> list[Oswiadczenie]:
    """Declarations in force for the months that begin in `okres`."""
    warunek = w_wersji(D, wiedza) & (D.miesiac >= okres.od) & (D.miesiac < okres.do)
    if osoby is not None:
        if not osoby:
            return []
        warunek = warunek & D.osoba.is_in(sorted(set(osoby)))
    return await _oswiadczenia(warunek)


async def historia_innych(osoba: int, pierwszy: date) -> list[Oswiadczenie]:
    """Every version of what the person declared for the month, oldest first."""
    return await _oswiadczenia((D.osoba == osoba) & (D.miesiac == pierwszy))


async def _oswiadczenia(warunek: Combinable) -> list[Oswiadczenie]:
    return [
        Oswiadczenie(
            w["osoba"], w["miesiac"], w["minuty"], w["konto"], w["wazna_od"], _do_chwili(w["wazna_do"])
        )
        for w in await D.select().where(warunek).order_by(D.osoba, D.miesiac, D.wazna_od)
    ]


async def zapisz_inne(
    osoba: int, miesiace: Collection[date], minuty: int, konto: int | None, teraz: datetime
) -> None:
    """Close what was declared for these months and add this; two statements, whatever their number."""
    chwila = await zamknij_biezace(D, (D.osoba == osoba) & D.miesiac.is_in(sorted(miesiace)), teraz)
    await D.insert(
        *(
            D(osoba=osoba, miesiac=m, minuty=minuty, konto=konto, wazna_od=chwila, wazna_do=ZAWSZE)
            for m in sorted(miesiace)
        )
    )


# --- the month of a person ------------------------------------------------------------------------


async def stan_pulapu(osoba: int, dzien: date, wiedza: datetime | None = None) -> StanPulapu:
    """The month of `dzien`. One query."""
    okres = miesiac(dzien)
    [wiersz] = await WersjeWpisow.raw(
        """SELECT
            (SELECT COALESCE(SUM(w.minuty), 0) FROM wersje_wpisow w
                WHERE w.osoba = {} AND w.dzien >= {} AND w.dzien < {} AND {}) AS projekt,
            (SELECT i.minuty FROM inne_zaangazowanie i
                WHERE i.osoba = {} AND i.miesiac = {} AND {}) AS inne,
            (SELECT p.minuty FROM pulapy_miesieczne p
                WHERE p.od <= {} AND {} ORDER BY p.od DESC LIMIT 1) AS pulap""",
        osoba,
        okres.od,
        okres.do,
        w_mocy("w", wiedza),
        osoba,
        okres.od,
        w_mocy("i", wiedza),
        okres.od,
        w_mocy("p", wiedza),
    )
    pulap, inne = wiersz["pulap"] or DOMYSLNY_PULAP_MIN, wiersz["inne"]
    return StanPulapu(pulap, int(wiersz["projekt"]), inne or 0, podano=inne is not None)


async def stany_pulapu(
    dzien: date,
    osoby: Collection[int] | None = None,
    wiedza: datetime | None = None,
    *,
    do: date = date.max,
) -> dict[int, StanPulapu]:
    """The month of `dzien`, days after `do` left out, of everybody with hours in it. Three queries."""
    okres = miesiac(dzien)
    pulap = await pulap_miesiaca(okres.od, wiedza)
    inne = {kto: minuty for (kto, _), minuty in (await inne_minuty(osoby, okres, wiedza)).items()}
    projekt = await _minuty_osob(okres, min(do, okres.ostatni), osoby, wiedza)
    return {
        kto: StanPulapu(pulap, projekt.get(kto, 0), inne.get(kto, 0), podano=kto in inne)
        for kto in sorted({*projekt, *inne})
    }


async def ilu_blisko(dzien: date, wiedza: datetime | None = None, *, do: date = date.max) -> tuple[int, int]:
    """How many are near the ceiling in the month of `dzien` or above it, and the ceiling. One query."""
    okres = miesiac(dzien)
    [wiersz] = await WersjeWpisow.raw(
        f"""SELECT g.pulap, COUNT(s.osoba) AS ilu FROM (
                SELECT COALESCE((SELECT p.minuty FROM pulapy_miesieczne p WHERE p.od <= {{}} AND {{}}
                    ORDER BY p.od DESC LIMIT 1), {DOMYSLNY_PULAP_MIN}) AS pulap) g
            LEFT JOIN (SELECT c.osoba, SUM(c.minuty) AS razem FROM (
                    SELECT w.osoba, w.minuty FROM wersje_wpisow w
                        WHERE w.dzien >= {{}} AND w.dzien <= {{}} AND {{}}
                    UNION ALL
                    SELECT i.osoba, i.minuty FROM inne_zaangazowanie i WHERE i.miesiac = {{}} AND {{}}) c
                GROUP BY c.osoba) s ON s.razem * 100 > g.pulap * {BLISKO_PROC}
            GROUP BY g.pulap""",
        okres.od,
        w_mocy("p", wiedza),
        okres.od,
        min(do, okres.ostatni),
        w_mocy("w", wiedza),
        okres.od,
        w_mocy("i", wiedza),
    )
    return int(wiersz["ilu"]), int(wiersz["pulap"])


async def _minuty_osob(
    okres: Okres, do: date, osoby: Collection[int] | None, wiedza: datetime | None
) -> dict[int, int]:
    kogo = QueryString("1 = 1") if osoby is None else w_zbiorze("w.osoba", sorted(set(osoby)))
    wiersze = await WersjeWpisow.raw(
        """SELECT w.osoba, SUM(w.minuty) AS minuty FROM wersje_wpisow w
            WHERE w.dzien >= {} AND w.dzien <= {} AND {} AND {} GROUP BY w.osoba""",
        okres.od,
        do,
        w_mocy("w", wiedza),
        kogo,
    )
    return {w["osoba"]: int(w["minuty"]) for w in wiersze}


def _do_chwili(wazna_do: datetime) -> datetime | None:
    return None if wazna_do == ZAWSZE else wazna_do
