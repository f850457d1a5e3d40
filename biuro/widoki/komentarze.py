"""Comments under the matrix and on the page of a cell."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from biuro.widoki.adresy import adres
from biuro.widoki.macierz import KOMORKA
from biuro.wyglad.napisy import chwila
from budzet.komentarze import AdresKomorki, TrescKomentarza
from budzet.zapytania.komentarze import Komentarz
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import Dzialanie
from harmonogram.kwartaly import Kwartal
from harmonogram.osoby import Jednostka

POCZATEK = 60
"""How much of a comment the mark in a cell says."""


def poczatek(tekst: str, ile: int = POCZATEK) -> str:
    """The first words, cut between them."""
    jeden = " ".join(tekst.split())
    return jeden if len(jeden) <= ile else f"{jeden[:ile].rsplit(' ', 1)[0]} …"


def komentowane(komentarze: Iterable[Komentarz]) -> Mapping[tuple[int, str, Kwartal], str]:
    """First words by cell of one view."""
    return {
        (k.komorka.dzialanie, k.komorka.miara, k.komorka.kwartal): poczatek(k.tresc.przyczyna)
        for k in komentarze
    }


def lista(
    komentarze: Iterable[Komentarz],
    dzialania: Iterable[Dzialanie],
    jednostki: Mapping[int, Jednostka],
    loginy: Mapping[int, str],
    parametry: Mapping[str, object],
) -> list[dict[str, Any]]:
    """One line a comment: which cell, why, what is done, who and when."""
    skroty = {d.nr: d.skrot for d in dzialania}
    return [
        {
            "gdzie": _gdzie(k.komorka, skroty, jednostki),
            "adres": _adres(k.komorka, parametry),
            "przyczyna": k.tresc.przyczyna,
            "co_robimy": k.tresc.co_robimy,
            "termin": k.tresc.termin,
            "podpis": podpis(k.konto, k.od_chwili, loginy),
        }
        for k in komentarze
    ]


def podpis(konto: int | None, kiedy: datetime, loginy: Mapping[int, str]) -> str:
    """„halina, 14.11.2019, 10:05”."""
    return f"{loginy.get(konto or 0, 'system')}, {chwila(kiedy)}"


def _gdzie(k: AdresKomorki, skroty: Mapping[int, str], jednostki: Mapping[int, Jednostka]) -> str:
    czesci = [f"{k.dzialanie}. {skroty.get(k.dzialanie, '')}".strip(), str(k.kwartal)]
    if k.jednostka is not None and k.jednostka in jednostki:
        czesci.append(jednostki[k.jednostka].nazwa)
    return ", ".join(czesci)


def _adres(k: AdresKomorki, parametry: Mapping[str, object]) -> str:
    czyja = parametry if k.jednostka is None else {**parametry, "powiat": "", "wojewodztwo": ""}
    numer = {} if k.jednostka is None else {"jednostka": k.jednostka}
    komorka = {"dzialanie": k.dzialanie, "miara": k.miara, "kwartal": k.kwartal.kod}
    return adres(KOMORKA, **{**komorka, **czyja, **numer})


def pola(tresc: TrescKomentarza | None) -> dict[str, str]:
    """The comment as its form shows it."""
    if tresc is None:
        return {}
    return {
        "przyczyna": tresc.przyczyna,
        "co_robimy": tresc.co_robimy,
        "termin": dzien_na_tekst(tresc.termin) if tresc.termin else "",
    }


def zapis(k: Komentarz, loginy: Mapping[int, str]) -> dict[str, Any]:
    """One version of a cell's comment: who, when, what."""
    return {
        "co": "usunięto" if k.usuniecie else "zapisano",
        "przyczyna": k.tresc.przyczyna,
        "co_robimy": k.tresc.co_robimy,
        "termin": k.tresc.termin,
        "podpis": podpis(k.konto, k.od_chwili, loginy),
    }
