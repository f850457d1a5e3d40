"""States of research tools in their versions, and how many were accepted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from piccolo.querystring import QueryString

from harmonogram.narzedzia import NARZEDZIE, ODEBRANE, Narzedzie
from harmonogram.tabele import StanyNarzedzi
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.sumy import MIESIAC, Grupa, Zakres, grupy, w_mocy
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace

S = StanyNarzedzi
POLA = ("stan", "protokol", "data_odbioru")


@dataclass(frozen=True)
class ZapisNarzedzia:
    """One version: from when to when it was believed and who wrote it."""

    narzedzie: Narzedzie
    od_chwili: datetime
    do_chwili: datetime | None
    konto: int | None


async def ze_stanami(narzedzia: Iterable[Narzedzie], wiedza: datetime | None = None) -> list[Narzedzie]:
    """The tools of a plan with what is stored of them; one without a row stays planned."""
    stany = {(w["dzialanie"], w["nr"]): w for w in await S.select().where(w_wersji(S, wiedza))}
    return [_wedlug(n, stany.get((n.dzialanie, n.nr))) for n in narzedzia]


def _wedlug(narzedzie: Narzedzie, wiersz: dict[str, Any] | None) -> Narzedzie:
    return replace(narzedzie, **{pole: wiersz[pole] for pole in POLA}) if wiersz else narzedzie


async def historia(narzedzie: Narzedzie) -> list[ZapisNarzedzia]:
    """Every version of this tool, oldest first."""
    wiersze = await S.select().where(_tego(narzedzie)).order_by(S.wazna_od)
    return [
        ZapisNarzedzia(
            _wedlug(narzedzie, w),
            w["wazna_od"],
            None if w["wazna_do"] == ZAWSZE else w["wazna_do"],
            w["konto"],
        )
        for w in wiersze
    ]


async def zapisz_narzedzie(nowe: Narzedzie, konto: int | None, teraz: datetime) -> None:
    """Close the current state, if any, and add this one."""
    chwila = await zamknij_biezace(S, _tego(nowe), teraz)
    pola = {pole: getattr(nowe, pole) for pole in POLA}
    await S.insert(
        S(dzialanie=nowe.dzialanie, nr=nowe.nr, konto=konto, wazna_od=chwila, wazna_do=ZAWSZE, **pola)
    )


def _tego(narzedzie: Narzedzie) -> Any:
    return (S.dzialanie == narzedzie.dzialanie) & (S.nr == narzedzie.nr)


async def narzedzia_miesiacami(zakres: Zakres) -> list[Grupa]:
    """Accepted tools by action and month of their protocol; they belong to the project, not to a unit."""
    miesiac = MIESIAC[S._meta.db.engine_type].format(k="w.data_odbioru")
    wiersze = await S.raw(
        f"""SELECT w.dzialanie, {miesiac} AS miesiac, '{NARZEDZIE}' AS rodzaj, COUNT(*) AS ile,
            MIN(w.data_odbioru) AS od, MAX(w.data_odbioru) AS "do"
            FROM stany_narzedzi w WHERE {{}} GROUP BY 1, 2 ORDER BY 1, 2""",
        warunek_odebranych(zakres),
    )
    return grupy(wiersze)


def warunek_odebranych(zakres: Zakres) -> QueryString:
    """Which tools a sum counts; lists of the rows behind it ask by the same."""
    if zakres.jednostki is not None:
        return QueryString("1 = 0")
    return QueryString(
        "{} AND w.stan = {} AND w.data_odbioru <= {}", w_mocy("w", zakres.wiedza), ODEBRANE, zakres.stan
    )
