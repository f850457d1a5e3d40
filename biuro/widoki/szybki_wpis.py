"""The quick form of hours: „Kiedy”, „Co”, a topic or a description; other fields when they are wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import uuid4

from biuro.formularze.godziny import POLA_CO
from biuro.widoki import co_robiono
from biuro.widoki.adresy import adres, adres_miesiaca, kod_miesiaca
from biuro.widoki.formularz_wpisu import Mozliwosci, pola_wyboru, widoczne_bledy
from harmonogram.bledy import BladDziedziny, Nakladanie
from harmonogram.czas import miesiac
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import uwagi_wpisu
from harmonogram.osoby import Osoba

OSTATNICH = 60
POLA_KIEDY = ("dzien", "od", "do")
Bledy = Mapping[str, str]


@dataclass(frozen=True)
class Czyj:
    """Whose hours are entered, in which month; `za` is empty for one's own."""

    osoba: Osoba
    ten: date
    dzis: date
    numer: int | None = None
    wroc: str = ""
    stan_karty: str = "szkic"

    @property
    def za(self) -> str:
        return "" if self.numer is None else self.osoba.nazwa


def nowy(m: Mozliwosci, czyj: Czyj, ostatnie: Sequence[WpisGodzin]) -> dict[str, Any] | None:
    """What _szybki_wpis.html reads, with a fresh key against a double click; None: nothing to log on."""
    if not m.sa:
        return None
    grupy = co_robiono.lista(m, czyj.osoba.funkcje, ostatnie)
    sesja = not m.opis
    return pola_wyboru(m) | {
        "adres": adres_miesiaca(czyj.ten, czyj.numer),
        "wiele": adres("/godziny/wiele", miesiac=kod_miesiaca(czyj.ten), osoba=czyj.numer),
        "echo": adres("/godziny/echo", miesiac=kod_miesiaca(czyj.ten), osoba=czyj.numer),
        "naglowek": "Zapisz sesję" if sesja else "Nowy wpis",
        "napis": "Zapisz sesję" if sesja else "Dodaj wpis",
        "za": czyj.za,
        "uwagi": [zdanie for _, zdanie in uwagi_wpisu(czyj.stan_karty, czyj.ten)],
        "wskazowka": _wskazowka(czyj),
        "co": grupy,
        "klucz": str(uuid4()),
        "wroc": czyj.wroc,
        "odnosnik": None,
        "otwarte": False,
    }


def _wskazowka(czyj: Czyj) -> str:
    """How „Kiedy” may be written; in another month than this one the day is needed."""
    if czyj.dzis in miesiac(czyj.ten):
        return "Można pisać: 9–10:30, 9 1,5h, 1:30 od 9, 5 9–11, wczoraj 9–11. Bez dnia liczy się dziś."
    return f"Można pisać: 5 9–10:30, 5.{czyj.ten.month:02} 9 1,5h, 5.{czyj.ten.month:02} 1:30 od 9."


def poczatkowe(formularz: Mapping[str, Any], ostatnie: Sequence[WpisGodzin], m: Mozliwosci) -> dict[str, Any]:
    """What an empty form already holds: the choice of the entry saved last, the only action there is."""
    if formularz["co"]:
        return {"co": co_robiono.ostatni(formularz["co"], ostatnie)}
    return {"dzialanie": m.dzialania[0][0]} if len(m.dzialania) == 1 else {}


def wybrany(formularz: Mapping[str, Any], dla: str) -> str:
    """The first choice of „Co” for that worker, when it is offered."""
    kody = [kod for _, wybory in formularz["co"] for kod, _ in wybory]
    return next((kod for kod in kody if f"&dla={dla}&" in f"&{kod}&"), "")


def wpisane(pola: Mapping[str, Any]) -> dict[str, Any]:
    """What was typed, as the quick form shows it: separate fields of a day and hours become one."""
    if "kiedy" in pola:
        return dict(pola)
    dzien, od, do = (str(pola.get(nazwa, "")).strip() for nazwa in POLA_KIEDY)
    return {**pola, "kiedy": f"{dzien} {od}–{do}".strip() if dzien or od or do else ""}


def bledy(
    znalezione: Mapping[str, str], formularz: Mapping[str, Any], pola: Mapping[str, Any]
) -> dict[str, str]:
    """Every sentence at a field that is seen: of day and hours at „Kiedy”, of a chosen „Co” at that list."""
    gdzie = {**dict.fromkeys(POLA_KIEDY, "kiedy"), "powod": "powod_wpisu"}
    if pola.get("co"):
        gdzie |= {nazwa: "co" for nazwa in POLA_CO if not pola.get(nazwa)}
    wynik: dict[str, str] = {}
    for nazwa, zdanie in znalezione.items():
        pole = gdzie.get(nazwa, nazwa)
        wynik[pole] = f"{wynik[pole]} {zdanie}" if pole in wynik and zdanie not in wynik[pole] else zdanie
    return widoczne_bledy(wynik, formularz)


def otwarte(pola: Mapping[str, Any], znalezione: Bledy) -> bool:
    """Whether „Inne pola” hold something that was typed or is wrong, or „inne” was chosen."""
    nazwy = (*POLA_CO, "uzasadnienie")
    return pola.get("co") == "" or any(pola.get(n) or n in znalezione for n in nazwy)


def odnosnik(blad: BladDziedziny | None) -> tuple[str, str] | None:
    """The way to the entry that stands in the way."""
    if isinstance(blad, Nakladanie) and blad.wpis is not None:
        return ("Otwórz tamten wpis", f"/godziny/{blad.wpis}")
    return None
