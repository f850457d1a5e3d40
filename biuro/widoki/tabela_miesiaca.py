"""Entries of a month by week, and the small calendar beside them."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from harmonogram.czas import Okres, dzien_na_tekst, miesiac, swieto, wolny
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import NBSP
from harmonogram.zadania import nazwa_zadania, tematy

TYDZIEN = 7


def co_robil(wpis: WpisGodzin, z_dzialaniem: bool = True) -> str:
    """„AG-02 Koordynacja PZK, działanie 6”; a session by its topic, beside the plan by its kind."""
    if wpis.zadanie:
        nazwa = nazwa_zadania(wpis.zadanie)
    elif wpis.temat and (t := tematy().get(wpis.temat)):
        nazwa = t.nazwa
    else:
        nazwa = RODZAJE_WPISOW[wpis.rodzaj].nazwa
    return f"{nazwa}, działanie{NBSP}{wpis.dzialanie}" if wpis.dzialanie and z_dzialaniem else nazwa


def komu(wpis: WpisGodzin, osoby: Mapping[int, Osoba], jednostki: Mapping[int, Jednostka]) -> str:
    """The supported worker, else the unit."""
    if wpis.dla is not None and wpis.dla in osoby:
        return osoby[wpis.dla].nazwa
    jednostka = jednostki.get(wpis.jednostka or 0)
    return jednostka.nazwa_krotka if jednostka else ""


def rozne_komu(wpisy: Iterable[WpisGodzin]) -> bool:
    """Whether it matters for whom: one unit in every row says nothing."""
    pary = {(w.dla, w.jednostka) for w in wpisy}
    return any(dla is not None for dla, _ in pary) or len(pary) > 1


def tygodnie(
    wpisy: Iterable[WpisGodzin], komu_wpis: Callable[[WpisGodzin], str], zmiana: bool
) -> list[dict[str, Any]]:
    """Entries in the order of time under their calendar weeks; `zmiana`: each leads to its page."""
    po_kolei = sorted(wpisy, key=lambda w: (w.dzien, w.od_min))
    rozne = len({w.dzialanie for w in po_kolei}) > 1
    return [
        {
            "napis": _nazwa_tygodnia(poniedzialek, lista[0].dzien),
            "minuty": sum(w.minuty for w in lista),
            "wpisy": [_wiersz(w, komu_wpis(w), zmiana, rozne) for w in lista],
        }
        for poniedzialek, grupa in groupby(po_kolei, key=lambda w: _poniedzialek(w.dzien))
        if (lista := list(grupa))
    ]


def _poniedzialek(dzien: date) -> date:
    return dzien - timedelta(days=dzien.weekday())


def _nazwa_tygodnia(poniedzialek: date, dzien: date) -> str:
    """„Tydzień 04–10.11”, cut at the ends of the month."""
    tydzien = Okres(poniedzialek, poniedzialek + timedelta(days=TYDZIEN)).czesc_wspolna(miesiac(dzien))
    assert tydzien is not None
    if tydzien.dni == 1:
        return f"Tydzień {dzien_na_tekst(dzien)[:5]}"
    return f"Tydzień {tydzien.od.day:02}–{dzien_na_tekst(tydzien.ostatni)[:5]}"


def _wiersz(w: WpisGodzin, kogo: str, zmiana: bool, z_dzialaniem: bool) -> dict[str, Any]:
    return {
        "id": w.id,
        "dzien": w.dzien,
        "od_min": w.od_min,
        "do_min": w.do_min,
        "minuty": w.minuty,
        "co": co_robil(w, z_dzialaniem),
        "komu": kogo,
        "opis": w.opis,
        "adres": f"/godziny/{w.id}" if zmiana else None,
    }


def ostatnie(wpisy: Iterable[WpisGodzin], ile_wpisow: int, zmiana: bool) -> list[dict[str, Any]]:
    """The newest entries first."""
    po_kolei = sorted(wpisy, key=lambda w: (w.dzien, w.od_min), reverse=True)
    return [_wiersz(w, "", zmiana, True) for w in po_kolei[:ile_wpisow]]


def kalendarz(ten: date, wpisy: Iterable[WpisGodzin], dzis: date) -> list[list[dict[str, Any] | None]]:
    """Weeks from Monday; None outside the month."""
    minuty: dict[date, int] = {}
    for w in wpisy:
        minuty[w.dzien] = minuty.get(w.dzien, 0) + w.minuty
    okres = miesiac(ten)
    dni: list[dict[str, Any] | None] = [None] * okres.od.weekday()
    dni += [_dzien(okres.od + timedelta(days=n), minuty, dzis) for n in range(okres.dni)]
    dni += [None] * (-len(dni) % TYDZIEN)
    return [dni[n : n + TYDZIEN] for n in range(0, len(dni), TYDZIEN)]


def _dzien(dzien: date, minuty: Mapping[date, int], dzis: date) -> dict[str, Any]:
    return {
        "nr": dzien.day,
        "minuty": minuty.get(dzien, 0),
        "wolne": wolny(dzien),
        "swieto": swieto(dzien),
        "dzis": dzien == dzis,
    }
