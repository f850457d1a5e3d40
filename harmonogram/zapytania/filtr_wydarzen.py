"""What a list of events is narrowed to, as conditions on their versions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from piccolo.custom_types import Combinable

from harmonogram.czas import Okres
from harmonogram.tabele import DniWydarzen, JednostkiWydarzen, Obecnosci, OsobyWydarzen, WersjeWydarzen
from harmonogram.zadania import zadanie
from harmonogram.zapytania.wersje import w_wersji

W = WersjeWydarzen
PROWADZACY = "prowadzacy"


@dataclass(frozen=True)
class Zwiazani:
    """Events led or attended by one of these persons, or of one of these units."""

    osoby: frozenset[int] = frozenset()
    jednostki: frozenset[int] = frozenset()


@dataclass(frozen=True)
class FiltrWydarzen:
    """What a list of events is narrowed to; None = everything.

    `okres`: on a day that was not removed; `do_dnia`: over by the end of that day; `osoba`: led it or was
    there; `zadanie`: carries the code or, without a code, is of a kind that gives evidence of the task.
    """

    rodzaj: str | None = None
    dzialanie: int | None = None
    jednostka: int | None = None
    stan: str | None = None
    okres: Okres | None = None
    zwiazani: Zwiazani | None = None
    do_dnia: date | None = None
    osoba: int | None = None
    zadanie: str | None = None


def warunek_filtra(filtr: FiltrWydarzen, widocznosc: Zwiazani | None, wiedza: datetime | None) -> Combinable:
    """Versions known at `wiedza` that pass the filter and are in sight."""
    warunek: Combinable = w_wersji(W, wiedza)
    for nazwa in ("rodzaj", "dzialanie", "stan"):
        wartosc = getattr(filtr, nazwa)
        if wartosc is not None:
            warunek = warunek & (getattr(W, nazwa) == wartosc)
    if filtr.jednostka is not None:
        warunek = warunek & _z_jednostek([filtr.jednostka])
    if filtr.okres is not None:
        warunek = warunek & _w_dniach(filtr.okres)
    if filtr.do_dnia is not None:
        warunek = warunek & (W.ostatni_dzien <= filtr.do_dnia)
    if filtr.osoba is not None:
        warunek = warunek & _z_udzialem(filtr.osoba, wiedza)
    if filtr.zadanie is not None:
        warunek = warunek & _dowodzi(filtr.zadanie)
    for zwiazani in (filtr.zwiazani, widocznosc):
        if zwiazani is not None:
            warunek = warunek & _zwiazane(zwiazani, wiedza)
    return warunek


def _z_jednostek(ids: Iterable[int]) -> Combinable:
    j = JednostkiWydarzen
    return W.id.is_in(j.select(j.wersja).where(j.jednostka.is_in(_lista(ids))))


def _w_dniach(okres: Okres) -> Combinable:
    d = DniWydarzen
    dni = (d.dzien >= okres.od) & (d.dzien < okres.do) & (d.odwolany == False)  # noqa: E712
    blisko = (W.ostatni_dzien >= okres.od) & (W.pierwszy_dzien < okres.do)
    return blisko & W.id.is_in(d.select(d.wersja).where(dni))


def _zwiazane(zwiazani: Zwiazani, wiedza: datetime | None) -> Combinable:
    """Attendance counts like being named: who came unannounced sees the event too."""
    o, b = OsobyWydarzen, Obecnosci
    osoby = _lista(zwiazani.osoby)
    return (
        _z_jednostek(zwiazani.jednostki)
        | W.id.is_in(o.select(o.wersja).where(o.osoba.is_in(osoby)))
        | W.wydarzenie.is_in(b.select(b.wydarzenie).where(b.osoba.is_in(osoby) & w_wersji(b, wiedza)))
    )


def _z_udzialem(osoba: int, wiedza: datetime | None) -> Combinable:
    """An invitation is no evidence: the person led the event or stands on its list of attendance."""
    o, b = OsobyWydarzen, Obecnosci
    prowadzone = o.select(o.wersja).where((o.osoba == osoba) & (o.rola == PROWADZACY))
    obecne = b.select(b.wydarzenie).where((b.osoba == osoba) & w_wersji(b, wiedza))
    return W.id.is_in(prowadzone) | W.wydarzenie.is_in(obecne)


def _dowodzi(kod: str) -> Combinable:
    z = zadanie(kod)
    rodzaje = sorted(z.rodzaje_wydarzen) if z else []
    return (W.zadanie == kod) | (W.zadanie.is_null() & W.rodzaj.is_in(rodzaje or [""]))


def _lista(ids: Iterable[int]) -> list[int]:
    return sorted(ids) or [0]
