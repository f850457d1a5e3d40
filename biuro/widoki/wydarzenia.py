"""Rows of the list of events, and the words that its page and the page of one event share."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from harmonogram.osoby import Jednostka
from harmonogram.slowa import ile
from harmonogram.wydarzenia import RODZAJE, Wydarzenie

OSOB = ("osoba", "osoby", "osób")
FORMY = ("wydarzenie", "wydarzenia", "wydarzeń")


def dni(w: Wydarzenie) -> list[date]:
    """The dates of an event, each once: a day may have two parts."""
    return list(dict.fromkeys(d.dzien for d in w.terminy))


def adres_wydarzenia(w: Wydarzenie) -> str:
    """Its page."""
    return f"/wydarzenia/{w.id}"


def stan_na_dzien(w: Wydarzenie, stan: date) -> str:
    """What was held later was still planned on that day."""
    return "zaplanowane" if w.stan == "odbyte" and w.terminy[-1].dzien > stan else w.stan


def wiersz(
    w: Wydarzenie, jednostki: Mapping[int, Jednostka], obecnych: int | None, stan: date
) -> dict[str, Any]:
    """One event as wydarzenia.html shows it."""
    pierwszy = w.terminy[0]
    return {
        "dni": dni(w),
        "od_min": pierwszy.od_min,
        "do_min": pierwszy.do_min,
        "adres": adres_wydarzenia(w),
        "tytul": w.tytul,
        "rodzaj": RODZAJE[w.rodzaj].nazwa,
        "gdzie": gdzie(w, jednostki),
        "obecnosc": _obecnosc(w, obecnych, stan),
        "stan": stan_na_dzien(w, stan),
    }


def gdzie(w: Wydarzenie, jednostki: Mapping[int, Jednostka]) -> str:
    """„Ośrodek „Pod Dębem”; 3 jednostki”, „gmina Borowiany”."""
    znane = [jednostki[j].nazwa_krotka for j in sorted(w.jednostki) if j in jednostki]
    kto = znane[0] if len(znane) == 1 else ile(len(znane), "jednostka", "jednostki", "jednostek")
    return "; ".join(filter(None, (w.miejsce, kto if znane else "")))


def _obecnosc(w: Wydarzenie, obecnych: int | None, stan: date) -> str:
    if obecnych:
        return ile(obecnych, *OSOB)
    minelo = w.stan != "odwolane" and w.terminy[-1].dzien <= stan
    return "do uzupełnienia" if minelo else ""
