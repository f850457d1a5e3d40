"""Engagements as pages say them: the list of a person, a form, the history of all of them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.wyglad.napisy import ETYKIETY, dzien, godziny, zdaniem
from harmonogram.osoby import FUNKCJE, Osoba
from harmonogram.slowa import ile
from harmonogram.zaangazowania import FORMY, WYMIARY, Zaangazowanie
from harmonogram.zapytania.zaangazowania import ZapisZaangazowania

KARTA = {True: "wymagana", False: "niewymagana"}
WSZYSTKIE_FUNKCJE = "wszystkie funkcje"
POLA = ("forma", "stanowisko", "umowa", "funkcja", "od", "do", "wymiar", "wymaga_karty")
NAZWY = {"od": "Od dnia", "do": "Do dnia", "wymiar": "Wymiar"}


def adres_zaangazowan(id_osoby: int) -> str:
    return f"/osoby/{id_osoby}/zaangazowania"


def wiersz(z: Zaangazowanie, na_dzien: date, edycja: bool) -> dict[str, Any]:
    """One contract of the list."""
    return {
        "nazwa": zdaniem(FORMY[z.forma].nazwa),
        "umowa": z.umowa or "",
        "stanowisko": z.stanowisko,
        "funkcja": nazwa_funkcji(z.funkcja),
        "okres": z.okres,
        "wymiar": wymiar(z),
        "karta": KARTA[z.wymaga_karty],
        "stan": stan(z, na_dzien),
        "adres": f"{adres_zaangazowan(z.osoba)}/{z.id}" if edycja else None,
        "pelna_nazwa": z.nazwa,
    }


def nazwa_funkcji(kod: str | None) -> str:
    return FUNKCJE[kod].nazwa if kod else WSZYSTKIE_FUNKCJE


def wymiar(z: Zaangazowanie) -> str:
    """„40 h miesięcznie”; a dzieło has none by law, another contract may name none."""
    if not FORMY[z.forma].godziny:
        return "nie dotyczy"
    return f"{godziny(z.wymiar_min)} {WYMIARY[z.wymiar]}" if z.wymiar_min and z.wymiar else "nie podano"


def stan(z: Zaangazowanie, na_dzien: date) -> str:
    """A code of a badge."""
    if z.trwa(na_dzien):
        return "w_toku"
    return "przyszle" if na_dzien < z.od else "zakonczone"


def wstep(lista: Sequence[Zaangazowanie], na_dzien: date) -> str:
    """„3 zaangażowania, w toku 14.11.2019: 1.”"""
    if not lista:
        return ""
    trwa = sum(z.trwa(na_dzien) for z in lista)
    formy = ("zaangażowanie", "zaangażowania", "zaangażowań")
    ile_trwa = f"w toku {dzien(na_dzien)}: {trwa}" if trwa else f"żadne nie trwa {dzien(na_dzien)}"
    return f"{ile(len(lista), *formy)}, {ile_trwa}."


def poza(liczby: Mapping[date, int], id_osoby: int) -> list[dict[str, Any]]:
    """Months with entries that no contract covers."""
    return [
        {
            "miesiac": m,
            "ile": ile(n, "wpis", "wpisy", "wpisów"),
            "adres": adres("/godziny", osoba=id_osoby, miesiac=kod_miesiaca(m)),
        }
        for m, n in liczby.items()
    ]


# --- the form ---------------------------------------------------------------------------------------

KARTY = [
    ("", "zależnie od umowy: niepotrzebna tylko przy pełnym etacie z godzinami w umowie"),
    ("tak", KARTA[True]),
    ("nie", KARTA[False]),
]


def opcje(o: Osoba) -> dict[str, Any]:
    """What the lists of the form offer."""
    return {
        "formy": [(kod, f.nazwa) for kod, f in FORMY.items()],
        "funkcje": [(kod, f.nazwa) for kod, f in FUNKCJE.items() if kod in o.funkcje],
        "wymiary": list(WYMIARY.items()),
        "karty": KARTY,
    }


def pola(z: Zaangazowanie) -> dict[str, str]:
    """The contract as its form shows it."""
    return {
        "forma": z.forma,
        "stanowisko": z.stanowisko,
        "umowa": z.umowa or "",
        "funkcja": z.funkcja or "",
        "od": dzien(z.od),
        "do": dzien(z.do) if z.do else "",
        "wymiar_min": godziny(z.wymiar_min) if z.wymiar_min else "",
        "wymiar": z.wymiar or "",
        "wymaga_karty": "tak" if z.wymaga_karty else "nie",
    }


# --- the history ------------------------------------------------------------------------------------


def historia(zapisy: Sequence[ZapisZaangazowania], loginy: Mapping[int, str]) -> list[dict[str, Any]]:
    """From the newest, of all contracts of the person: who wrote a version, when, why, what it changed."""
    poprzednie: dict[int, Zaangazowanie] = {}
    wpisy: list[dict[str, Any]] = []
    for z in zapisy:
        przed, po = poprzednie.get(z.zaangazowanie.id), z.zaangazowanie
        czyn = "usunięto" if z.usuniecie else "zmieniono" if przed else "dodano"
        wpisy.append(
            {
                "kiedy": z.od_chwili,
                "kto": loginy.get(z.konto, "system") if z.konto is not None else "system",
                "co": f"{czyn}: {po.nazwa}",
                "powod": z.powod or "",
                "zmiany": _zmiany(przed, po) if przed else [],
            }
        )
        poprzednie[po.id] = po
    return wpisy[::-1]


def _zmiany(przed: Zaangazowanie, po: Zaangazowanie) -> list[tuple[str, str, str]]:
    return [
        (NAZWY.get(pole) or ETYKIETY[pole], a, b)
        for pole in POLA
        if (a := _wartosc(przed, pole)) != (b := _wartosc(po, pole))
    ]


def _wartosc(z: Zaangazowanie, pole: str) -> str:
    if pole in _SLOWA:
        return str(_SLOWA[pole](z))
    wartosc = getattr(z, pole)
    return dzien(wartosc) if isinstance(wartosc, date) else str(wartosc or "")


_SLOWA: Mapping[str, Any] = {
    "forma": lambda z: FORMY[z.forma].nazwa,
    "funkcja": lambda z: nazwa_funkcji(z.funkcja),
    "wymiar": wymiar,
    "wymaga_karty": lambda z: KARTA[z.wymaga_karty],
}
