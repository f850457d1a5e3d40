"""A plan as the document of its file: the tables and keys that `plik_planu` reads, from the plan itself."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from budzet.plan import GODZINY, ROZKLADY, Cel, cele_dzialania
from harmonogram.czas import minuty_na_tekst
from harmonogram.dzialania import Dzialanie, Faza, Projekt
from harmonogram.kwartaly import Kwartal, kwartaly, zakres_na_tekst
from harmonogram.slowa import NBSP

Dokument = dict[str, Any]


def dokument_planu(projekt: Projekt, dzialania: Iterable[Dzialanie], cele: Iterable[Cel]) -> Dokument:
    """What tomllib would give for the file of this plan; keys in the order of the office's file."""
    wszystkie, lista = list(cele), list(dzialania)
    return {
        "projekt": _projekt(projekt, len(lista)),
        "fazy": [_faza(f) for f in projekt.fazy],
        "dzialania": [_dzialanie(d, cele_dzialania(wszystkie, d.nr)) for d in lista],
    }


def _projekt(projekt: Projekt, ile_dzialan: int) -> Dokument:
    okres = projekt.okres
    return {
        "nazwa": projekt.nazwa,
        "tytul": projekt.tytul,
        "lider": projekt.lider,
        "partnerzy": list(projekt.partnerzy),
        "numer": projekt.numer,
        "nazwa_pzk": projekt.nazwa_pzk,
        "typ_gmin": projekt.typ_gmin,
        "finansowanie": projekt.finansowanie,
        "kwartaly": zakres_na_tekst(Kwartal.z_dnia(okres.od), Kwartal.z_dnia(okres.ostatni)),
        "liczba_dzialan": ile_dzialan,
    }


def _faza(faza: Faza) -> Dokument:
    return {"nr": faza.nr, "nazwa": faza.nazwa, "od": faza.okres.od, "do": faza.okres.ostatni}


def _dzialanie(d: Dzialanie, cele: list[Cel]) -> Dokument:
    warsztaty = next((c.razem for c in cele if c.miara == "warsztaty"), None)
    return _podane(
        {
            "nr": d.nr,
            "nazwa": d.nazwa,
            "skrot": d.skrot,
            "opis": d.opis,
            "kwartaly": zakres_na_tekst(d.od, d.do),
            "rodzaj": d.rodzaj,
            "adnotacja": d.adnotacja,
            "narzedzia": list(d.narzedzia) or None,
            "cele": [_cel(c, d, warsztaty) for c in cele],
        }
    )


def _cel(cel: Cel, d: Dzialanie, warsztaty: int | None) -> Dokument:
    """Percentages that refuse are always written: a quota should show what it does."""
    return _podane(
        {
            "miara": cel.miara,
            "na": cel.na,
            "osob_na_jednostke": cel.osob_na_jednostke if cel.na == "osoba" else None,
            "razem": ilosc(cel.miara, cel.razem),
            "zakres": f"{cel.od}–{cel.do}" if cel.przedzial else None,
            "srednio": _srednia(cel),
            "miesiecy": cel.miesiecy,
            "rozklad": ROZKLADY[cel.rozklad].nazwa if cel.rozklad else None,
            "kwartalnie": _kwartalnie(cel, d),
            "dni_na_warsztat": _dni_na_warsztat(cel, warsztaty),
            "prog_proc": cel.prog_proc if cel.odmawia or cel.prog_proc != 110 else None,
            "blisko_proc": cel.blisko_proc if cel.blisko_proc != 80 else None,
            "opoznienie_proc": cel.opoznienie_proc if cel.opoznienie_proc != 5 else None,
            "odmawia": cel.odmawia or None,
            "liczone_z": list(cel.liczone_z) or None,
            "liczone_funkcje": list(cel.liczone_funkcje) or None,
        }
    )


def _podane(pola: Mapping[str, Any]) -> Dokument:
    """A key that says nothing is left out."""
    return {klucz: wartosc for klucz, wartosc in pola.items() if wartosc is not None}


def ilosc(miara: str, ile: int | None) -> str | int | None:
    """Hours as „20 h”, pieces as a number."""
    return minuty_na_tekst(ile).replace(NBSP, " ") if ile is not None and miara == GODZINY else ile


def _srednia(cel: Cel) -> str | int | float | None:
    if cel.stawka is None:
        return None
    if cel.miara == GODZINY:
        return ilosc(GODZINY, int(cel.stawka))
    return int(cel.stawka) if cel.stawka.denominator == 1 else float(cel.stawka)


def _kwartalnie(cel: Cel, d: Dzialanie) -> Dokument | None:
    if cel.rozklad != "recznie":
        return None
    pary = zip(kwartaly(d.od, d.do), cel.reczny, strict=True)
    return {kwartal.kod: ilosc(cel.miara, ile) for kwartal, ile in pary}


def _dni_na_warsztat(cel: Cel, warsztaty: int | None) -> int | None:
    """Not kept in the plan: days of workshops divided by their number."""
    if cel.miara != "dni" or not warsztaty:
        return None
    dni = Fraction(cel.razem or warsztaty, warsztaty)
    return int(dni) if dni.denominator == 1 else None
