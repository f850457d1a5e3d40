"""Comments of cells in their versions: a change closes one and adds the next, a removal only closes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from piccolo.querystring import QueryString

from budzet.dane_raportu import Wyjasnienie
from budzet.komentarze import AdresKomorki, TrescKomentarza
from budzet.plan import Cel
from budzet.tabele import KomentarzeKomorek
from harmonogram.kwartaly import Kwartal
from harmonogram.zapytania import CHWILKA, ZAWSZE, chwila_zmiany
from harmonogram.zapytania.sumy import w_mocy, w_zbiorze

K = KomentarzeKomorek


@dataclass(frozen=True)
class Komentarz:
    """One version: `wersja` counts those of its cell, `do_chwili` None is the current one."""

    komorka: AdresKomorki
    tresc: TrescKomentarza
    wersja: int
    konto: int | None
    od_chwili: datetime
    do_chwili: datetime | None = None

    @property
    def usuniecie(self) -> bool:
        """The comment was removed: this version was never in force."""
        return self.do_chwili == self.od_chwili


# --- reads --------------------------------------------------------------------------------------

WERSJE = """SELECT k.*, ROW_NUMBER() OVER (
    PARTITION BY k.dzialanie, k.miara, k.kwartal, COALESCE(k.jednostka, 0) ORDER BY k.id) AS wersja
    FROM komentarze_komorek k"""


async def komentarze(
    *,
    wiedza: datetime | None = None,
    dzialanie: int | None = None,
    miara: str | None = None,
    kwartal: Kwartal | None = None,
    jednostki: frozenset[int | None] | None = None,
) -> list[Komentarz]:
    """Comments valid at `wiedza` in the order of cells; None among `jednostki` stands for the project."""
    podane = {"dzialanie": dzialanie, "miara": miara, "kwartal": kwartal.kod if kwartal else None}
    warunki = [w_mocy("w", wiedza)]
    warunki += [QueryString(f"w.{pole} = {{}}", w) for pole, w in podane.items() if w is not None]
    if jednostki is not None:
        warunki.append(_z_jednostek(jednostki))
    return await _wczytaj(warunki, "w.dzialanie, w.kwartal, w.miara, COALESCE(w.jednostka, 0)")


def _z_jednostek(jednostki: frozenset[int | None]) -> QueryString:
    numery = sorted(j for j in jednostki if j is not None)
    z_jednostek = w_zbiorze("w.jednostka", numery)
    return QueryString("({} OR w.jednostka IS NULL)", z_jednostek) if None in jednostki else z_jednostek


async def wyjasnienia(
    cele: Sequence[Cel], kwartal: Kwartal, wiedza: datetime | None = None
) -> dict[int, Wyjasnienie]:
    """What the quarter's report says of each action: the project's comment of its leading measure."""
    glowne: dict[int, str] = {}
    for cel in cele:
        glowne.setdefault(cel.dzialanie, cel.miara)
    return {
        k.komorka.dzialanie: Wyjasnienie(k.tresc.przyczyna, k.tresc.co_robimy, k.tresc.termin)
        for k in await komentarze(wiedza=wiedza, kwartal=kwartal, jednostki=frozenset({None}))
        if glowne.get(k.komorka.dzialanie) == k.komorka.miara
    }


async def komentarz(komorka: AdresKomorki) -> Komentarz | None:
    """The current comment of the cell."""
    historia_komorki = await historia(komorka)
    ostatni = historia_komorki[-1] if historia_komorki else None
    return ostatni if ostatni and ostatni.do_chwili is None else None


async def historia(komorka: AdresKomorki) -> list[Komentarz]:
    """Every version of the cell's comment, oldest first; also after it was removed."""
    return await _wczytaj([_tej_komorki(komorka)], "w.id")


def _tej_komorki(komorka: AdresKomorki) -> QueryString:
    czyj = (
        QueryString("w.jednostka IS NULL")
        if komorka.jednostka is None
        else QueryString("w.jednostka = {}", komorka.jednostka)
    )
    return QueryString(
        "w.dzialanie = {} AND w.miara = {} AND w.kwartal = {} AND {}",
        komorka.dzialanie,
        komorka.miara,
        komorka.kwartal.kod,
        czyj,
    )


async def _wczytaj(warunki: list[QueryString], kolejnosc: str) -> list[Komentarz]:
    wiersze = await K.raw(
        f"SELECT * FROM ({WERSJE}) w WHERE {{}} ORDER BY {kolejnosc}",
        QueryString(" AND ".join("{}" for _ in warunki), *warunki),
    )
    return [_z_wiersza(w) for w in wiersze]


def _z_wiersza(w: Mapping[str, Any]) -> Komentarz:
    return Komentarz(
        komorka=AdresKomorki(w["dzialanie"], w["miara"], Kwartal.z_kodu(w["kwartal"]), w["jednostka"]),
        tresc=TrescKomentarza(w["przyczyna"], w["co_robimy"], w["termin"]),
        wersja=int(w["wersja"]),
        konto=w["konto"],
        od_chwili=w["wazna_od"],
        do_chwili=None if w["wazna_do"] == ZAWSZE else w["wazna_do"],
    )


# --- writes -------------------------------------------------------------------------------------


async def zapisz(
    komorka: AdresKomorki,
    tresc: TrescKomentarza,
    stary: Komentarz | None,
    konto: int | None,
    teraz: datetime,
) -> None:
    """Close the current version, if there is one, and add the next."""
    chwila = await _zamknij(stary, teraz) if stary else teraz
    await _dopisz(komorka, tresc, konto, chwila, ZAWSZE)


async def usun(stary: Komentarz, konto: int | None, teraz: datetime) -> None:
    """Close the current version; a last one that was never in force says who removed the comment."""
    chwila = await _zamknij(stary, teraz) + CHWILKA
    await _dopisz(stary.komorka, stary.tresc, konto, chwila, chwila)


async def _zamknij(stary: Komentarz, teraz: datetime) -> datetime:
    k = stary.komorka
    chwila = chwila_zmiany(stary.od_chwili, teraz)
    czyj = K.jednostka.is_null() if k.jednostka is None else K.jednostka == k.jednostka
    await K.update({K.wazna_do: chwila}).where(
        (K.dzialanie == k.dzialanie)
        & (K.miara == k.miara)
        & (K.kwartal == k.kwartal.kod)
        & (K.wazna_do == ZAWSZE)
        & czyj
    )
    return chwila


async def _dopisz(
    komorka: AdresKomorki, tresc: TrescKomentarza, konto: int | None, od: datetime, do: datetime
) -> None:
    await K.insert(
        K(
            dzialanie=komorka.dzialanie,
            miara=komorka.miara,
            kwartal=komorka.kwartal.kod,
            jednostka=komorka.jednostka,
            przyczyna=tresc.przyczyna,
            co_robimy=tresc.co_robimy,
            termin=tresc.termin,
            konto=konto,
            wazna_od=od,
            wazna_do=do,
        )
    )
