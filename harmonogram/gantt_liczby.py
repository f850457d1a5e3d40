"""Figures of one bar as words. What they are worth (verdict, state, percentage) was judged before."""

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


@dataclass(frozen=True)
class DanePaska:
    """What is known of one action on the day: minutes for hours, pieces for every other measure.

    A plan is a total, a range from `plan_od` to `plan_do`, or nothing. `dzien_planu` is the last day whose
    plan does not exceed what was done; `procent` is of the total or of the lower bound. `werdykt` is a code
    of WERDYKTY, `stan` the code of the row's badge. `formy` are the unit's words for 1, 2–4 and 5,
    `opis_miary` stands in brackets for a listener („spotkania, 30 jednostek”).
    `ukryte` stands in place of a number too small to leave the office („<5”).
    """

    wykonanie: int = 0
    plan_razem: int | None = None
    plan_od: int | None = None
    plan_do: int | None = None
    odchylenie: int | None = None
    procent: int | None = None
    werdykt: str = "bez_celu"
    stan: str = "bez_planu"
    dzien_planu: date | None = None
    dowody: Okres | None = None
    miara: str = ""
    formy: tuple[str, str, str] = ("", "", "")
    opis_miary: str = ""
    ukryte: str = ""

    @property
    def przedzial(self) -> bool:
        """The plan is a range."""
        return self.plan_od is not None


def do_planu(dane: DanePaska, okres: Okres) -> date | None:
    """The day after the last one whose plan was reached; no bar where nothing was done."""
    if dane.plan_razem is None or dane.wykonanie <= 0 or dane.dzien_planu is None:
        return None
    koniec = min(dane.dzien_planu + JEDEN_DZIEN, okres.do)
    return koniec if koniec > okres.od else None


def ilosc(dane: DanePaska, ile: int) -> str:
    """A quantity without its unit: „613,5”; hours that no decimal shows exactly stay „613 h 20 min”."""
    if dane.miara != "godziny":
        return slowa.liczba(ile)
    return minuty_na_tekst(ile).removesuffix(f"{slowa.NBSP}h")


def wykonanie(dane: DanePaska) -> str:
    """What was done, or what stands in its place."""
    return dane.ukryte or ilosc(dane, dane.wykonanie)


def odchylenie(dane: DanePaska) -> str:
    """„−106,5”, „+7”, „0”, or a dash where the plan has no number for the day."""
    if dane.odchylenie is None:
        return BRAK
    return ("+" if dane.odchylenie > 0 else "") + ilosc(dane, dane.odchylenie)


def plan(dane: DanePaska) -> str | None:
    """„1 440”, „20–40”, or None where the plan has no number."""
    if dane.plan_od is None:
        return None if dane.plan_razem is None else ilosc(dane, dane.plan_razem)
    gora = "" if dane.plan_do is None else f"{slowa.POLPAUZA}{ilosc(dane, dane.plan_do)}"
    return ilosc(dane, dane.plan_od) + gora


def jednostka(dane: DanePaska) -> str:
    """The unit in the form that the last written number asks for."""
    ile = next(x for x in (dane.plan_do, dane.plan_od, dane.plan_razem, dane.wykonanie) if x is not None)
    if dane.miara != "godziny":
        return slowa.odmien(ile, *dane.formy)
    return dane.formy[1] if ile % 60 else slowa.odmien(ile // 60, *dane.formy)
