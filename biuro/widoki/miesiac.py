"""The month of hours: weeks of entries, the small calendar, what may be done with the card."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from biuro.widoki.adresy import adres, kod_miesiaca
from biuro.wyglad.napisy import godziny, nazwa_miesiaca
from harmonogram.czas import Okres, dzien_na_tekst, miesiac, nastepny_miesiac, swieto, wolny
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.karty import PRZEJSCIA_KARTY
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba
from harmonogram.slowa import NBSP, ile
from harmonogram.zadania import nazwa_zadania, tematy

TYDZIEN = 7


# --- entries ------------------------------------------------------------------------------------


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


# --- words --------------------------------------------------------------------------------------


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


# --- the card -----------------------------------------------------------------------------------

# step: words of the button, its look, what it means
KROKI: dict[str, tuple[str, str, str]] = {
    "zloz": ("Złóż kartę", "przycisk", "Po złożeniu każda zmiana wymaga podania powodu."),
    "zaakceptuj": ("Zaakceptuj kartę", "przycisk", ""),
    "zwroc": ("Zwróć kartę", "przycisk-2", ""),
    "otworz": ("Otwórz kartę ponownie", "przycisk-2", ""),
}


def czyny(ten: date, osoba: int, stan: str, dozwolone: Iterable[str]) -> list[dict[str, Any]]:
    """The steps that fit the card's state, among those this account may make."""
    return [
        {
            "napis": f"{napis} za {nazwa_miesiaca(ten)}",
            "adres": f"/miesiace/{kod_miesiaca(ten)}/{osoba}/{krok}",
            "klasa": klasa,
            "powod": PRZEJSCIA_KARTY[krok].powod,
            "opis": opis,
        }
        for krok, (napis, klasa, opis) in KROKI.items()
        if krok in dozwolone and stan in PRZEJSCIA_KARTY[krok].z
    ]


def karty_miesiaca(
    ten: date,
    osoby: Iterable[Osoba],
    minuty: Mapping[tuple[int, date], int],
    stany: Mapping[int, str],
    gdzie: Mapping[str, str],
) -> list[dict[str, Any]]:
    """Cards of everybody with hours or a card in the month, in the order given; links keep `gdzie`."""
    return [
        {
            "nazwa": o.nazwa,
            "funkcja": funkcje_slowami(o),
            "adres": adres("/godziny", miesiac=kod_miesiaca(ten), osoba=o.id, **gdzie),
            "minuty": minuty.get((o.id, ten), 0),
            "stan": stany.get(o.id, "szkic"),
        }
        for o in osoby
        if (o.id, ten) in minuty or o.id in stany
    ]


def podsumowanie_kart(karty: Sequence[Mapping[str, Any]]) -> str:
    """„12 kart: 5 czeka na akceptację.”"""
    if not karty:
        return ""
    czeka = sum(1 for k in karty if k["stan"] == "zlozona")
    razem = ile(len(karty), "karta", "karty", "kart")
    zlozone = ile(czeka, "czeka na akceptację", "czekają na akceptację", "czeka na akceptację")
    return f"{razem}, {zlozone if czeka else 'żadna nie czeka na akceptację'}."
