"""Quota cards: whose, in which order, with which links."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from biuro.widoki.adresy import adres
from biuro.wyglad.napisy import godziny, nazwa_miesiaca, zdaniem
from budzet.cel_skorygowany import Korekta, Poczatek
from budzet.limity import Limit
from budzet.plan import Cel
from harmonogram.czas import JEDEN_DZIEN, Okres, dzien_na_tekst, miesiac, miesiace
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import zakres_na_tekst
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import ile, wymien

Karta = dict[str, Any]
Odnosniki = list[tuple[str, str]]
Miesiecznie = Mapping[tuple[int, date], int]

KOLEJNOSC_STANOW = ("opozniony", "przekroczony", "blisko", "w_normie", "zakonczony")
MIESIECY_TRENDU = 8
TERAZ: Mapping[str, str] = MappingProxyType({})
"""The day and knowledge that links keep: none given."""


@dataclass(frozen=True)
class Podniesione:
    """One raise of a quota: to how much, when, by whom and why."""

    przyznano_min: int
    kiedy: datetime
    kto: str
    powod: str


@dataclass(frozen=True)
class Kogo:
    """Persons and units that the cards name."""

    osoby: Mapping[int, Osoba] = field(default_factory=dict)
    jednostki: Mapping[int, Jednostka] = field(default_factory=dict)

    def nazwa(self, limit: Limit) -> str:
        """„Beata Ćwikła”, „gmina Borowiany”."""
        if limit.dla is not None:
            return self.osoby[limit.dla].nazwa
        return self.jednostki[limit.jednostka or 0].nazwa_krotka

    def opis(self, limit: Limit) -> str:
        """Where: the worker's unit, the unit's powiat."""
        jednostka = self.jednostki.get(limit.jednostka or 0)
        if jednostka is None:
            return "bez jednostki"
        return jednostka.nazwa if limit.dla is not None else nazwa_powiatu(jednostka)


def nazwa_powiatu(jednostka: Jednostka) -> str:
    """„powiat jodłowski”, „na prawach powiatu”."""
    if jednostka.miasto_na_prawach_powiatu:
        return "na prawach powiatu"
    return f"powiat {jednostka.powiat}"


def czyj(limit: Limit) -> dict[str, int | None]:
    """What an address names the quota's holder by."""
    return {"dla": limit.dla} if limit.dla is not None else {"jednostka": limit.jednostka}


def adres_wpisow(limit: Limit, gdzie: Mapping[str, str] = TERAZ) -> str:
    """The rows behind the quota's number."""
    return adres("/godziny/wpisy", dzialanie=limit.dzialanie, **czyj(limit), **gdzie)


def karta(
    limit: Limit,
    kogo: Kogo,
    odnosniki: Odnosniki,
    *,
    trend: Mapping[str, Any] | None = None,
    podniesienia: Sequence[Podniesione] = (),
    gdzie: Mapping[str, str] | None = TERAZ,
) -> Karta:
    """One card; its name leads to all quotas of the holder as of `gdzie` (None: it leads nowhere)."""
    return {
        "limit": limit,
        "nazwa": kogo.nazwa(limit),
        "adres": None if gdzie is None else adres("/limity", **czyj(limit), **gdzie),
        "opis": kogo.opis(limit),
        "odnosniki": odnosniki,
        "trend": trend,
        "przypis": cel_skorygowany(limit),
        "podniesienia": podniesienia,
    }


def powod_korekty(poczatek: Poczatek, korekta: Korekta) -> str:
    """„jednostka przystąpiła 01.10.2018, zostało 6 mies.”"""
    co = "zespół zawiązano" if poczatek.zespolu else "jednostka przystąpiła"
    return f"{co} {dzien_na_tekst(poczatek.dzien)}, zostało {korekta.miesiecy} mies."


def cel_skorygowany(limit: Limit) -> str:
    """„Cel skorygowany 15 h: jednostka przystąpiła 01.10.2018, zostało 6 mies.”; "" where nothing is cut."""
    if limit.poczatek is None or limit.korekta is None or limit.cel_skorygowany_min == limit.cel.razem:
        return ""
    powod = powod_korekty(limit.poczatek, limit.korekta)
    return f"Cel skorygowany {godziny(limit.cel_skorygowany_min)}: {powod}"


def uporzadkuj(limity: Iterable[Limit]) -> list[Limit]:
    """Those that ask for a decision first; as they came (by name) inside one state."""
    return sorted(limity, key=lambda x: KOLEJNOSC_STANOW.index(x.stan))


# --- trend --------------------------------------------------------------------------------------


def okres_trendu(okno: Okres, stan: date) -> Okres | None:
    """The last months of the window up to the day; None before it began."""
    trwa = [m for m in miesiace(okno) if m.od <= stan][-MIESIECY_TRENDU:]
    return Okres(trwa[0].od, min(trwa[-1].do, stan + JEDEN_DZIEN)) if trwa else None


def trend(limit: Limit, minuty: Miesiecznie) -> dict[str, Any] | None:
    """Minutes of each month beside the plan's average; nothing once the window is over."""
    okres = okres_trendu(limit.okno, limit.na_dzien)
    if okres is None or limit.po_oknie:
        return None
    kto = limit.posiadacz
    od = [m.od for m in miesiace(okres)]
    nazwy = [nazwa_miesiaca(od[0]), nazwa_miesiaca(od[-1])]
    if not any((kto, m) in minuty for m in od):
        return None
    kolejno = [minuty.get((kto, m), 0) for m in od]
    pelne = kolejno if miesiac(limit.na_dzien).ostatni == limit.na_dzien else kolejno[:-1]
    return {
        "napis": zdaniem("–".join(dict.fromkeys(nazwy))),
        "minuty": kolejno,
        "srednia": limit.tempo_plan_min,
        "kierunek": kierunek(pelne),
    }


def kierunek(minuty: Sequence[int]) -> str:
    """„rośnie”, „maleje”, „równo”: the later half of the months against the earlier; "" from nothing."""
    if len(minuty) < 4 or not any(minuty):
        return ""
    polowa = len(minuty) // 2
    wczesniej, pozniej = sum(minuty[:polowa]), sum(minuty[-polowa:])
    if abs(pozniej - wczesniej) * 10 <= max(pozniej, wczesniej):
        return "równo"
    return "rośnie" if pozniej > wczesniej else "maleje"


# --- groups -------------------------------------------------------------------------------------


def grupa(dzialanie: Dzialanie, cel: Cel, stan: date, karty: Sequence[Karta]) -> dict[str, Any]:
    """The section of one action."""
    return {
        "kod": f"d{dzialanie.nr}",
        "tytul": dzialanie.skrot,
        "opis": f"Działanie {dzialanie.nr}, {_o_dzialaniu(dzialanie, cel, stan)}",
        "karty": list(karty),
    }


def _o_dzialaniu(dzialanie: Dzialanie, cel: Cel, stan: date) -> str:
    if stan > dzialanie.okres.ostatni:
        return f"zakończone {dzien_na_tekst(dzialanie.okres.ostatni)}"
    okres = zakres_na_tekst(dzialanie.od, dzialanie.do)
    if cel.na == "jednostka":
        return f"{okres}, razem {godziny(cel.razem)}; niewykorzystane godziny przechodzą dalej"
    return f"{okres}" + (f", średnio {godziny(int(cel.stawka))} miesięcznie" if cel.stawka else "")


def kolejnosc_dzialan(dzialania: Iterable[Dzialanie], stan: date) -> list[Dzialanie]:
    """Those in progress first, then those over, then those to come."""

    def kiedy(d: Dzialanie) -> tuple[int, int]:
        return (0 if stan in d.okres else 1 if stan > d.okres.ostatni else 2), -d.nr

    return sorted(dzialania, key=kiedy)


LICZONE = (
    ("opozniony", ("opóźniony", "opóźnione", "opóźnionych")),
    ("blisko", ("blisko limitu",) * 3),
    ("przekroczony", ("przekroczony", "przekroczone", "przekroczonych")),
)


def podsumowanie(limity: Sequence[Limit]) -> str:
    """„Na 150 limitów: 23 opóźnione, 6 blisko limitu i 1 przekroczony.”"""
    if not limity:
        return ""
    czesci = [ile(n, *formy) for kod, formy in LICZONE if (n := sum(1 for x in limity if x.stan == kod))]
    razem = ile(len(limity), "limit", "limity", "limitów")
    if not czesci:
        return f"{razem}, żaden nie wymaga decyzji."
    return f"Na {razem}: {wymien(czesci)}. Najpierw te, które wymagają decyzji."
