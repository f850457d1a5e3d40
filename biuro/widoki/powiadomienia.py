"""Notices as the pages show them, and the outbox's failures in words."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from biuro.powiadomienia import RODZAJE_POWIADOMIEN, SPOSOBY, WCALE
from biuro.wyglad.napisy import chwila
from harmonogram.slowa import ile

NA_EKRANIE = 3
OSOBNO = 2
"""So many of one kind stand one by one on the first screen; more of them share a line."""

Wiersz = dict[str, Any]
PORZUCONA = ("zwrocona", "nie wysłano")
CZEKA = ("zlozona", "czeka na następną próbę")


def na_ekran(nowe: Sequence[Wiersz], porzuconych: int, zastepuje: Wiersz | None) -> Wiersz | None:
    """The short list on top of the first screen; None when there is nothing to say."""
    if not nowe and not porzuconych and not zastepuje:
        return None
    pozycje = [pozycja for rodzaj in _rodzaje(nowe) for pozycja in _pozycje(rodzaj, nowe)]
    return {
        "zastepuje": zastepuje,
        "pozycje": pozycje[:NA_EKRANIE],
        "ile": ile(len(nowe), "nowe powiadomienie", "nowe powiadomienia", "nowych powiadomień"),
        "wiele": len(nowe) > 1,
        "do": nowe[0]["id"] if nowe else 0,
        "porzuconych": ile(porzuconych, "e-mail nie wyszedł", "e-maile nie wyszły", "e-maili nie wyszło")
        if porzuconych
        else "",
    }


def _rodzaje(nowe: Iterable[Wiersz]) -> list[str]:
    """Urgent kinds first, then the one with the newest notice."""
    rodzaje = dict.fromkeys(w["rodzaj"] for w in nowe)
    return sorted(rodzaje, key=lambda r: not RODZAJE_POWIADOMIEN[r].pilne)


def _pozycje(rodzaj: str, nowe: Iterable[Wiersz]) -> list[Wiersz]:
    swoje = [w for w in nowe if w["rodzaj"] == rodzaj]
    if len(swoje) <= OSOBNO:
        return [{**w, "ukryte": [("id", w["id"])]} for w in swoje]
    tytul = f"{RODZAJE_POWIADOMIEN[rodzaj].nazwa}: {ile(len(swoje), 'sprawa', 'sprawy', 'spraw')}"
    ukryte = [("rodzaj", rodzaj), ("do", swoje[0]["id"])]
    return [
        {
            "tytul": tytul,
            "tresc": "",
            "odnosnik": "/powiadomienia",
            "utworzono": swoje[0]["utworzono"],
            "ukryte": ukryte,
        }
    ]


def klopot(w: Wiersz, teraz: datetime) -> Wiersz:
    """A message that did not go out: to whom, why, what comes next."""
    porzucona = w["stan"] == "porzucona"
    dalej = "" if porzucona else f"następna {chwila(max(w['nastepna_proba'], teraz))}"
    return {
        "kiedy": w["utworzono"],
        "login": w["login"],
        "adres": w["adres"],
        "temat": w["temat"],
        "stan": PORZUCONA if porzucona else CZEKA,
        "prob": ile(w["prob"], "próba", "próby", "prób"),
        "dalej": dalej,
        "powod": w["blad"] or "",
        "ponow_adres": f"/powiadomienia/wiadomosci/{w['id']}/ponow" if porzucona else None,
    }


def wybory() -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(kind, its name, the ways to choose from)."""
    return [
        (kod, r.nazwa, [(s, nazwa) for s, nazwa in SPOSOBY.items() if s != WCALE or r.wylaczalne])
        for kod, r in RODZAJE_POWIADOMIEN.items()
    ]
