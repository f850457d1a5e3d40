"""The month of hours in words: whose, how much is saved, the months beside it."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from biuro.wyglad.napisy import godziny, nazwa_miesiaca
from harmonogram.czas import nastepny_miesiac
from harmonogram.godziny import WpisGodzin
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.slowa import ile


def funkcje_slowami(osoba: Osoba) -> str:
    """„animator gminy”, „coach, ekspert”."""
    return ", ".join(f.nazwa for kod, f in FUNKCJE.items() if kod in osoba.funkcje)


def ile_zapisano(wpisy: Sequence[WpisGodzin]) -> str:
    """„Zapisano 8,5 h w 5 wpisach.”"""
    if not wpisy:
        return "Nie ma jeszcze wpisów."
    w_ilu = ile(len(wpisy), "wpisie", "wpisach", "wpisach")
    return f"Zapisano {godziny(sum(w.minuty for w in wpisy))} w {w_ilu}."


def sasiednie(ten: date, ostatni: date, adres_dla: Callable[[date], str]) -> dict[str, Any]:
    """Links to the month before and, up to `ostatni`, after."""
    przed, po = (ten - timedelta(days=1)).replace(day=1), nastepny_miesiac(ten)
    return {
        "poprzedni": (nazwa_miesiaca(przed), adres_dla(przed)),
        "nastepny": (nazwa_miesiaca(po), adres_dla(po)) if po <= ostatni else None,
    }
