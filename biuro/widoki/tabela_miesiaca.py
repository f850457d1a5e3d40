"""Entries of a month by week with every sum, and the small calendar beside them."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from biuro.odczyty.slady_wpisow import Slady
from biuro.widoki import historia_wpisu
from biuro.widoki.adresy import adres
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


@dataclass(frozen=True)
class Sumy:
    """Minutes by day, by Monday of the week, by action; each adds up to `razem`."""

    dni: Counter[date]
    tygodnie: Counter[date]
    dzialania: Counter[int | None]
    razem: int


def sumy(wpisy: Iterable[WpisGodzin]) -> Sumy:
    """Of the entries given, nothing else."""
    lista = list(wpisy)
    wynik = Sumy(Counter(), Counter(), Counter(), sum(w.minuty for w in lista))
    for w in lista:
        wynik.dni[w.dzien] += w.minuty
        wynik.tygodnie[_poniedzialek(w.dzien)] += w.minuty
        wynik.dzialania[w.dzialanie] += w.minuty
    return wynik


@dataclass(frozen=True)
class Czynnosci:
    """What the reader may do with the rows: `zmiana`, and whether a removal asks for a reason first."""

    zmiana: bool
    powod: bool = False


def tygodnie(
    wpisy: Sequence[WpisGodzin],
    komu_wpis: Callable[[WpisGodzin], str],
    czynnosci: Czynnosci,
    slady: Slady,
) -> list[dict[str, Any]]:
    """Entries in the order of time under their calendar weeks."""
    po_kolei = sorted(wpisy, key=lambda w: (w.dzien, w.od_min))
    s = sumy(po_kolei)
    autorzy = _autorzy(po_kolei, slady)
    wynik = []
    for poniedzialek, grupa in groupby(po_kolei, key=lambda w: _poniedzialek(w.dzien)):
        lista = list(grupa)
        wynik.append(
            {
                "napis": _nazwa_tygodnia(poniedzialek, lista[0].dzien),
                "minuty": s.tygodnie[poniedzialek],
                "wpisy": [
                    _wiersz(w, komu_wpis(w), len(s.dzialania) > 1)
                    | _czyny(w, czynnosci)
                    | {"wolne": dzien_wolny(w.dzien), "autor": autorzy.get(w.id, "")}
                    | {"zmieniono": historia_wpisu.zmieniono(slady.get(w.id or 0, []))}
                    | {"razem_dnia_min": s.dni[w.dzien] if _zamyka_dzien(w, po_kolei, s) else None}
                    for w in lista
                ],
            }
        )
    return wynik


def _zamyka_dzien(w: WpisGodzin, po_kolei: Sequence[WpisGodzin], s: Sumy) -> bool:
    """The last of several entries of a day."""
    return s.dni[w.dzien] != w.minuty and w is max(
        (i for i in po_kolei if i.dzien == w.dzien), key=lambda i: i.od_min
    )


def _czyny(w: WpisGodzin, czynnosci: Czynnosci) -> dict[str, Any]:
    """Where the row leads: its history for everybody; what changes something only for whoever may."""
    strona = f"/godziny/{w.id}"
    if not czynnosci.zmiana:
        return {"adres": None, "powtorz": None, "usun": None, "historia": f"{strona}#historia"}
    return {
        "adres": strona,
        "powtorz": f"/godziny/powtorz?wpis={w.id}",
        "usun": None if czynnosci.powod else f"{strona}/usun",
        "wersja": w.wersja,
        "historia": f"{strona}#historia",
    }


def _autorzy(wpisy: Sequence[WpisGodzin], slady: Slady) -> dict[int | None, str]:
    """Who wrote an entry for the performer; one author of all that is there is named over the table."""
    znani = {w.id: historia_wpisu.autor(slady.get(w.id or 0, []), w.osoba) for w in wpisy}
    return znani if len(set(znani.values())) > 1 else {}


def dzien_wolny(dzien: date) -> str:
    """„Narodowe Święto Niepodległości, dzień wolny”, „dzień wolny” of a weekend; "" of a working day."""
    nazwa = swieto(dzien)
    if nazwa:
        return f"{nazwa}, dzień wolny"
    return "dzień wolny" if wolny(dzien) else ""


def wedlug_dzialan(
    wpisy: Iterable[WpisGodzin], nazwy: Mapping[int, str], ten: date, osoba: int
) -> list[dict[str, Any]]:
    """The month by action, hours beside the plan last; each leads to its entries."""
    okres = miesiac(ten)
    po_kolei = sorted(sumy(wpisy).dzialania.items(), key=lambda p: (p[0] is None, p[0] or 0))
    return [
        {
            "nazwa": "poza działaniami" if nr is None else f"{nr}. {nazwy.get(nr, 'działanie')}",
            "minuty": minuty,
            "adres": None
            if nr is None
            else adres("/godziny/wpisy", osoba=osoba, dzialanie=nr, od=okres.od, do=okres.ostatni),
        }
        for nr, minuty in po_kolei
    ]


def usuniete(slady: Slady, czynnosci: Czynnosci) -> list[dict[str, Any]]:
    """What was removed from the month and stands nowhere else, the newest removal first."""
    ostatnie = sorted((s[-1] for s in slady.values() if s[-1].usunieto), key=lambda s: s.kiedy, reverse=True)
    return [
        _wiersz(s.wpis, "", True)
        | {"kiedy": s.kiedy, "kto": s.kto, "powod": s.powod}
        | {"adres": f"/godziny/{s.wpis.id}"}
        | {"przywroc": f"/godziny/{s.wpis.id}/przywroc" if czynnosci.zmiana else None}
        for s in ostatnie
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


def _wiersz(w: WpisGodzin, kogo: str, z_dzialaniem: bool) -> dict[str, Any]:
    return {
        "id": w.id,
        "dzien": w.dzien,
        "od_min": w.od_min,
        "do_min": w.do_min,
        "minuty": w.minuty,
        "co": co_robil(w, z_dzialaniem),
        "komu": kogo,
        "opis": w.opis,
    }


def ostatnie(wpisy: Iterable[WpisGodzin], ile_wpisow: int, zmiana: bool) -> list[dict[str, Any]]:
    """The newest entries first."""
    po_kolei = sorted(wpisy, key=lambda w: (w.dzien, w.od_min), reverse=True)
    return [
        _wiersz(w, "", True) | {"adres": f"/godziny/{w.id}" if zmiana else None}
        for w in po_kolei[:ile_wpisow]
    ]


def kalendarz(ten: date, wpisy: Iterable[WpisGodzin], dzis: date) -> list[list[dict[str, Any] | None]]:
    """Weeks from Monday; None outside the month."""
    minuty = sumy(wpisy).dni
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
