"""What was done against what was planned, for one bar: verdict, percentage and figures as words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from harmonogram import slowa
from harmonogram.czas import JEDEN_DZIEN, Okres, minuty_na_tekst

WERDYKTY: Mapping[str, str] = MappingProxyType(
    {
        "za_planem": "za planem",
        "zgodnie": "zgodnie",
        "przed_planem": "przed planem",
        "przyszle": "przyszłe",
        "bez_celu": "bez celu",
        "w_toku": "w toku",
    }
)

BRAK = "—"
PROG_OPOZNIENIA_PROC = 5


@dataclass(frozen=True)
class DanePaska:
    """What is known of one action on the day: minutes for hours, pieces for every other measure.

    `dzien_planu` is the last day whose plan does not exceed what was done; `formy` are the words for 1, 2–4
    and 5; `opis_miary` stands in brackets for a listener („spotkania, 30 gmin”).
    """

    wykonanie: int = 0
    plan_razem: int | None = None
    plan_od: int | None = None
    plan_do: int | None = None
    plan_na_dzis: int | None = None
    dzien_planu: date | None = None
    dowody: Okres | None = None
    miara: str = ""
    formy: tuple[str, str, str] = ("", "", "")
    opis_miary: str = ""

    @property
    def przedzial(self) -> bool:
        """The plan is a range."""
        return self.plan_od is not None

    @property
    def bez_celu(self) -> bool:
        """The plan names no number at all."""
        return self.plan_razem is None and not self.przedzial

    @property
    def odniesienie(self) -> int | None:
        """The number that makes 100 %: the total, or the lower bound of a range."""
        return self.plan_od if self.przedzial else self.plan_razem


def do_planu(dane: DanePaska, okres: Okres) -> date | None:
    """The day after the last one whose plan was reached; no bar where nothing was done."""
    if dane.plan_razem is None or dane.wykonanie <= 0 or dane.dzien_planu is None:
        return None
    koniec = min(dane.dzien_planu + JEDEN_DZIEN, okres.do)
    return koniec if koniec > okres.od else None


def odchylenie(dane: DanePaska, okres: Okres, stan: date) -> int | None:
    """Done less planned for the day; a range is judged inside, above, and below only after its window."""
    if dane.plan_na_dzis is not None:
        return dane.wykonanie - dane.plan_na_dzis
    if dane.plan_od is None:
        return None
    if dane.wykonanie >= dane.plan_od:
        return max(0, dane.wykonanie - (dane.plan_do or dane.wykonanie))
    return dane.wykonanie - dane.plan_od if stan > okres.ostatni else None


def _jeszcze_nie_trwa(dane: DanePaska, okres: Okres, stan: date) -> bool:
    return stan < okres.od and not dane.wykonanie


def werdykt(dane: DanePaska, okres: Okres, stan: date, roznica: int | None) -> str:
    """The words under the deviation, a code of WERDYKTY; the first that fits."""
    if dane.bez_celu:
        return "bez_celu"
    if _jeszcze_nie_trwa(dane, okres, stan):
        return "przyszle"
    if roznica is None:
        return "w_toku"
    return "zgodnie" if not roznica else ("za_planem" if roznica < 0 else "przed_planem")


def stan_wiersza(dane: DanePaska, okres: Okres, stan: date) -> str:
    """The badge of the row; the first that fits."""
    if _jeszcze_nie_trwa(dane, okres, stan):
        return "przyszle"
    if stan > okres.ostatni:
        return "zakonczone"
    if dane.plan_na_dzis is None:
        return "w_normie" if dane.plan_od is not None and dane.wykonanie >= dane.plan_od else "bez_planu"
    za_malo = dane.wykonanie * 100 < dane.plan_na_dzis * (100 - PROG_OPOZNIENIA_PROC)
    return "opoznione" if za_malo else "w_normie"


def procent(dane: DanePaska) -> int | None:
    """Rounded, but 100 only when nothing is missing."""
    if not dane.odniesienie:
        return None
    procent = (200 * dane.wykonanie + dane.odniesienie) // (2 * dane.odniesienie)
    return min(procent, 99) if dane.wykonanie < dane.odniesienie else procent


def ilosc(dane: DanePaska, ile: int) -> str:
    """A quantity without its unit: „613,5”; hours that no decimal shows exactly stay „613 h 20 min”."""
    if dane.miara != "godziny":
        return slowa.liczba(ile)
    return minuty_na_tekst(ile).removesuffix(f"{slowa.NBSP}h")


def ze_znakiem(dane: DanePaska, ile: int) -> str:
    """A deviation without its unit: „−106,5”, „+7”, „0”."""
    return ("+" if ile > 0 else "") + ilosc(dane, ile)


def plan_tekst(dane: DanePaska) -> str | None:
    """„1 440”, „20–40”, or None where the plan has no number."""
    if dane.plan_od is None:
        return None if dane.plan_razem is None else ilosc(dane, dane.plan_razem)
    gora = f"{slowa.POLPAUZA}{ilosc(dane, dane.plan_do)}" if dane.plan_do is not None else ""
    return ilosc(dane, dane.plan_od) + gora


def jednostka(dane: DanePaska) -> str:
    """The unit in the form its last written number asks for."""
    ile = next(x for x in (dane.plan_do, dane.plan_od, dane.plan_razem, dane.wykonanie) if x is not None)
    if dane.miara != "godziny":
        return slowa.odmien(ile, *dane.formy)
    return dane.formy[1] if ile % 60 else slowa.odmien(ile // 60, *dane.formy)
