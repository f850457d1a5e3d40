"""The page of a cell: its figures in words, and the rows behind them as tables."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.odczyty.komorka import Czesc
from biuro.odczyty.slady_wpisow import Slady
from biuro.widoki import tabela_miesiaca
from biuro.widoki.adresy import adres
from biuro.widoki.historia_wpisu import zmieniono
from biuro.widoki.macierz import KOMORKA, suma
from biuro.wyglad.napisy import (
    dzien,
    godziny,
    ilosc,
    liczba,
    od_do,
    odchylenie,
    zdaniem,
    znak,
    znak_godzin,
)
from budzet.plan import GODZINY, MIARY, Cel
from budzet.wykonanie import Narastajaco, Wiersz
from harmonogram.czas import dzien_na_tekst
from harmonogram.kwartaly import Kwartal, zakres_na_tekst
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.przypadki import RODZAJE as RODZAJE_PRZYPADKOW
from harmonogram.slowa import ile
from harmonogram.wydarzenia import TRYBY
from harmonogram.zapytania.godziny import z_wersji

Tabela = dict[str, Any]
FORMY = {
    "wpisy": ("wpis", "wpisy", "wpisów"),
    "wydarzenia": ("wydarzenie", "wydarzenia", "wydarzeń"),
    "dni": ("dzień wydarzenia", "dni wydarzeń", "dni wydarzeń"),
    "przypadki": ("przypadek", "przypadki", "przypadków"),
    "narzedzia": ("narzędzie", "narzędzia", "narzędzi"),
}
NAZWY = {
    "wpisy": "Wpisy godzin",
    "wydarzenia": "Wydarzenia, które się odbyły",
    "dni": "Dni wydarzeń, które się odbyły",
    "przypadki": "Przypadki według dnia pierwszego etapu",
    "narzedzia": "Narzędzia odebrane protokołem",
}


@dataclass(frozen=True)
class Slownik:
    """Who and what the rows name; events with several units by the id of their version."""

    osoby: Mapping[int, Osoba]
    jednostki: Mapping[int, Jednostka]
    jednostki_wydarzen: Mapping[int, Sequence[int]]
    narzedzia: Mapping[int, str]
    slady: Slady  # of entries that were changed

    def jednostka(self, numer: int | None) -> str:
        """The unit's short name; "" for none."""
        znana = self.jednostki.get(numer or 0)
        return znana.nazwa_krotka if znana else ""


# --- figures --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Zakres:
    """The quarters that a page is about, of the rows of one target; all of them have begun or none has."""

    wiersze: Sequence[Wiersz]
    wszystkie: Sequence[Wiersz]
    stan: date

    @property
    def jeden(self) -> Wiersz | None:
        """The quarter, when there is only one."""
        return self.wiersze[0] if len(self.wiersze) == 1 else None

    @property
    def napis(self) -> str:
        """„II kwartał 2019”, „II – IV kwartał 2019”."""
        return zakres_na_tekst(self.wiersze[0].kwartal, self.wiersze[-1].kwartal)

    @property
    def liczby(self) -> Wiersz | Narastajaco:
        """The quarters together; those to come are left out."""
        zaczete = [w for w in self.wiersze if w.wykonanie is not None]
        return self.jeden or suma(zaczete or self.wiersze[:1])


def wiersze_zakresu(wiersze: Sequence[Wiersz], od: Kwartal | None, do: Kwartal | None, stan: date) -> Zakres:
    """Rows of one target between two quarters; without them all that have begun, else the first."""
    wybrane = [w for w in wiersze if (od is None or w.kwartal >= od) and (do is None or w.kwartal <= do)]
    zaczete = [w for w in wybrane if w.wykonanie is not None]
    return Zakres(zaczete or wybrane[:1], wiersze, stan)


def liczby(zakres: Zakres, miara: str) -> list[dict[str, str]]:
    """Rows of the table of figures: of the quarters, and from the beginning to their end."""
    ostatni = zakres.wiersze[-1]
    koniec = min(ostatni.kwartal.okres.ostatni, max(zakres.stan, ostatni.kwartal.okres.od))
    wiersze = [_liczby(zakres.napis, zakres.liczby, miara)]
    if zakres.wszystkie[0].kwartal < zakres.wiersze[0].kwartal and ostatni.wykonanie is not None:
        wiersze.append(_liczby(f"Od początku do {dzien_na_tekst(koniec)}", ostatni.narastajaco, miara))
    return wiersze


def _liczby(napis: str, c: Wiersz | Narastajaco, miara: str) -> dict[str, str]:
    return {
        "napis": napis,
        "plan": ilosc(c.plan, miara),
        "skorygowany": "" if c.plan_skorygowany in (None, c.plan) else ilosc(c.plan_skorygowany, miara),
        "wykonanie": ilosc(c.wykonanie, miara),
        "odchylenie": odchylenie(c.odchylenie, miara),
        "znak": "" if not c.odchylenie else "minus" if c.odchylenie < 0 else "plus",
    }


def zdanie(cel: Cel, gdzie: str, zakres: Zakres) -> str:
    """„Spotkania, cały projekt. Wykonano 152, w planie 180: odchylenie −28.”"""
    c, miara = zakres.liczby, cel.miara
    poczatek = f"{zdaniem(MIARY[miara].nazwa)}, {gdzie}."
    if c.wykonanie is None:
        plan = "" if c.plan is None else f" Plan: {ilosc(c.plan, miara)}."
        return f"{poczatek} Ten kwartał jeszcze się nie zaczął.{plan}"
    if c.plan is None:
        return f"{poczatek} Wykonano {ilosc(c.wykonanie, miara)}; plan nie ma tu liczby."
    return (
        f"{poczatek} Wykonano {ilosc(c.wykonanie, miara)}, w planie {ilosc(c.plan, miara)}: "
        f"odchylenie {znak_godzin(c.odchylenie) if miara == GODZINY else znak(c.odchylenie)}."
    )


def sasiednie(zakres: Zakres, cel: Cel, parametry: Mapping[str, object]) -> list[tuple[str, str]]:
    """Links to the quarter before and after; none from a range."""
    if zakres.jeden is None:
        return []
    kolejne = [w.kwartal for w in zakres.wszystkie if w.wykonanie is not None]
    if zakres.jeden.kwartal not in kolejne:
        return []
    tu = kolejne.index(zakres.jeden.kwartal)
    return [
        (str(kolejne[nr]), adres_komorki(cel.dzialanie, cel.miara, kolejne[nr], parametry))
        for nr in (tu - 1, tu + 1)
        if 0 <= nr < len(kolejne)
    ]


def adres_komorki(nr: int, miara: str, kwartal: Kwartal, parametry: Mapping[str, object]) -> str:
    """One cell with what the matrix is narrowed to."""
    return adres(KOMORKA, dzialanie=nr, miara=miara, kwartal=kwartal.kod, **parametry)


# --- rows -----------------------------------------------------------------------------------------


def tabele(
    czesci: Sequence[Czesc], cel: Cel, slownik: Slownik, parametry: Mapping[str, object]
) -> list[Tabela]:
    """One table a source of evidence, with the total of all its rows, seen or not."""
    return [_tabela(c, cel, slownik, parametry) for c in czesci]


def _tabela(c: Czesc, cel: Cel, slownik: Slownik, parametry: Mapping[str, object]) -> Tabela:
    """Columns in which no row says anything are left out."""
    wiersze = [WIERSZE[c.kod](w, slownik, parametry) for w in c.wiersze]
    return {
        "nazwa": NAZWY[c.kod],
        "kolumny": {kod: k for kod, k in KOLUMNY[c.kod].items() if any(w[kod] for w in wiersze)},
        "wiersze": wiersze,
        "razem": ilosc(c.wszystkie.razem, cel.miara),
        "ile": ile(c.wszystkie.wierszy, *FORMY[c.kod]),
        "ukryte": ukryte(c),
    }


def ukryte(c: Czesc) -> str:
    """„Widzisz 3 z 12 wpisów …” when the account may not read them all."""
    if c.widoczne == c.wszystkie.wierszy:
        return ""
    return (
        f"Widzisz {liczba(c.widoczne)} z {liczba(c.wszystkie.wierszy)} {FORMY[c.kod][2]}. "
        "Pozostałe liczą się do sumy, ale Twoja rola ich nie pokazuje."
    )


KOLUMNY: Mapping[str, dict[str, Any]] = {
    "wpisy": {
        "dzien": "Dzień", "czas": ("Od–do", "nl"), "kto": "Kto", "komu": "Dla kogo", "co": "Zadanie",
        "opis": "Opis", "ile": ("Godziny", "l"),
    },
    "wydarzenia": {
        "dzien": "Ostatni dzień", "tytul": "Wydarzenie", "gdzie": "Jednostki", "jak": "Miejsce i tryb",
    },
    "dni": {"dzien": "Dzień", "czas": ("Od–do", "nl"), "tytul": "Wydarzenie", "gdzie": "Jednostki"},
    "przypadki": {"dzien": "Pierwszy etap", "tytul": "Kod", "rodzaj": "Kto", "gdzie": "Jednostka"},
    "narzedzia": {"dzien": "Odebrano", "tytul": "Narzędzie", "protokol": "Protokół"},
}  # fmt: skip


def _wpis(w: dict[str, Any], s: Slownik, _: Mapping[str, object]) -> dict[str, str]:
    wpis, slady = z_wersji(w), s.slady.get(w["wpis"], [])
    return {
        "adres": f"/godziny/{wpis.id}",
        "dzien": dzien(wpis.dzien),
        "czas": od_do(wpis.od_min, wpis.do_min),
        "kto": s.osoby[wpis.osoba].nazwa,
        "komu": tabela_miesiaca.komu(wpis, dict(s.osoby), dict(s.jednostki)),
        "co": ", ".join(filter(None, (tabela_miesiaca.co_robil(wpis, False), zmieniono(slady)))),
        "opis": wpis.opis,
        "ile": godziny(wpis.minuty),
    }


def _wydarzenie(w: dict[str, Any], s: Slownik, _: Mapping[str, object]) -> dict[str, str]:
    miejsce = f"{w['miejsce']}, {TRYBY[w['tryb']]}" if w["miejsce"] else TRYBY[w["tryb"]]
    return {
        "adres": f"/wydarzenia/{w['wydarzenie']}",
        "dzien": dzien(w["ostatni_dzien"]),
        "tytul": w["tytul"],
        "gdzie": ", ".join(s.jednostka(j) for j in s.jednostki_wydarzen.get(w["id"], ())),
        "jak": miejsce,
    }


def _dzien(w: dict[str, Any], s: Slownik, p: Mapping[str, object]) -> dict[str, str]:
    return {
        **_wydarzenie(w, s, p),
        "dzien": dzien(w["dzien"]),
        "czas": od_do(w["od_min"], w["do_min"]),
    }


def _przypadek(w: dict[str, Any], s: Slownik, _: Mapping[str, object]) -> dict[str, str]:
    return {
        "adres": f"/przypadki/{w['przypadek']}",
        "dzien": dzien(w["rozpoczeto"]),
        "tytul": w["kod"],
        "rodzaj": RODZAJE_PRZYPADKOW[w["rodzaj"]],
        "gdzie": s.jednostka(w["jednostka"]),
    }


def _narzedzie(w: dict[str, Any], s: Slownik, p: Mapping[str, object]) -> dict[str, str]:
    chwila = {n: p.get(n) for n in ("stan", "wiedza")}
    return {
        "adres": adres(f"/dzialania/{w['dzialanie']}/narzedzia/{w['nr']}", **chwila),
        "dzien": dzien(w["data_odbioru"]),
        "tytul": s.narzedzia.get(w["nr"], f"narzędzie {w['nr']}"),
        "protokol": w["protokol"] or "",
    }


WIERSZE: Mapping[str, Callable[[dict[str, Any], Slownik, Mapping[str, object]], dict[str, str]]] = {
    "wpisy": _wpis,
    "wydarzenia": _wydarzenie,
    "dni": _dzien,
    "przypadki": _przypadek,
    "narzedzia": _narzedzie,
}
