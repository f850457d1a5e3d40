"""What a judge of month cards should notice: quotas that entries use, the ceiling, contracts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from budzet.limity import Limit
from budzet.pulap import StanPulapu
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import Plan
from budzet.zapytania.limity import Posiadacz
from budzet.zapytania.pulap import stany_pulapu
from harmonogram import czas
from harmonogram.godziny import WpisGodzin
from harmonogram.zaangazowania import FORMY, Zaangazowanie, zaangazowanie_wpisu
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.zaangazowania import zaangazowania_osob

Klucz = tuple[int, int]  # action and holder of a quota


@dataclass(frozen=True)
class SygnalyKarty:
    """Quotas with the names of their holders, in the order of the entries; the month's ceiling, if known.

    `poza_umowa`: ids of entries that no contract of the person covers; `bez_godzin`: contracts of entries
    whose printed card counts no hours.
    """

    limity: Sequence[tuple[str, Limit]] = ()
    pulap: StanPulapu | None = None
    poza_umowa: frozenset[int | None] = frozenset()
    bez_godzin: Sequence[str] = ()


async def sygnaly_kart(
    plan: Plan, miesiac: date, wpisy: Mapping[int, Sequence[WpisGodzin]], dzis: date, wiedza: datetime | None
) -> dict[int, SygnalyKarty]:
    """By person; quotas as of the last day of the month, or of today. A fixed number of queries."""
    stan = min(czas.miesiac(miesiac).ostatni, plan.domyslny_stan(dzis))
    limity = await _limity(plan, [w for lista in wpisy.values() for w in lista], Zakres(stan, wiedza))
    pulapy = await stany_pulapu(miesiac, list(wpisy), wiedza)
    umowy = await zaangazowania_osob(list(wpisy), wiedza)
    return {
        osoba: SygnalyKarty(
            [limity[klucz] for klucz in dict.fromkeys(map(_klucz, lista)) if klucz in limity],
            pulapy.get(osoba),
            _poza_umowa(lista, umowy.get(osoba, [])),
            _bez_godzin(lista, umowy.get(osoba, [])),
        )
        for osoba, lista in wpisy.items()
    }


def _poza_umowa(wpisy: Iterable[WpisGodzin], umowy: Sequence[Zaangazowanie]) -> frozenset[int | None]:
    """None without contracts on file: they are not checked."""
    return frozenset(w.id for w in wpisy if umowy and zaangazowanie_wpisu(w, umowy) is None)


def _bez_godzin(wpisy: Iterable[WpisGodzin], umowy: Sequence[Zaangazowanie]) -> list[str]:
    uzyte = [z for w in wpisy if (z := zaangazowanie_wpisu(w, umowy)) and not FORMY[z.forma].godziny]
    return list(dict.fromkeys(z.nazwa for z in uzyte))


def _klucz(w: WpisGodzin) -> Klucz:
    return w.dzialanie or 0, w.dla if w.dla is not None else w.jednostka or 0


async def _limity(plan: Plan, wpisy: Iterable[WpisGodzin], zakres: Zakres) -> dict[Klucz, tuple[str, Limit]]:
    lista = list(wpisy)
    osoby = await zapytania_osob.osoby({w.dla for w in lista if w.dla is not None})
    ids = {w.jednostka for w in lista if w.jednostka is not None and w.dla is None}
    jednostki = await zapytania_osob.jednostki(ids)
    posiadacze = [
        *(Posiadacz(o.id, o.jednostka) for o in osoby.values()),
        *(Posiadacz(None, j.id) for j in jednostki),
    ]
    nazwy = {j.id: j.nazwa_krotka for j in jednostki}
    return {
        (x.dzialanie, x.posiadacz): (
            osoby[x.dla].nazwa if x.dla is not None else nazwy[x.jednostka or 0],
            x,
        )
        for x in await zapytania_limitow.limity(plan, posiadacze, zakres)
    }
