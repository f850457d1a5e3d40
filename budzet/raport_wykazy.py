"""Events of the period and the control of sums: every printed total against the rows of this file."""

from collections.abc import Iterator
from dataclasses import dataclass

from budzet.arkusz import Arkusz, Komorka, Wiersz, czas, dzien, ilosc, numer, odchylenie, tekst, zamknij
from budzet.dane_raportu import DaneRaportu, WierszDzialania, WierszWydarzenia
from budzet.okresy import w_okresie
from budzet.plan import GODZINY
from budzet.raport_slowa import pola_glowy
from harmonogram.slowa import NBSP, klucz_polski, odmien, twarde_spacje, wymien

STANY_WYDARZEN = {"zaplanowane": "zaplanowane", "odbyte": "odbyte", "odwolane": "odwołane"}
NAZW_JEDNOSTEK = 2
# Measures whose evidence is not in the list of events.
BEZ_WYDARZEN = (GODZINY, "osoby_rodziny", "narzedzia")


def arkusz_wydarzen(dane: DaneRaportu) -> Arkusz:
    """Every event with a day in the period, cancelled ones too."""
    kolejno = sorted(dane.wydarzenia, key=lambda w: (w.dzien, w.od_min, w.id))
    wiersze = zamknij(_wydarzenie(i, w) for i, w in enumerate(kolejno, 1)) or [Wiersz("PUSTY")]
    pola = {**pola_glowy(dane), "R_TYTUL": twarde_spacje(f"Wydarzenia {w_okresie(dane.okres)}")}
    return Arkusz("Wydarzenia", pola, ((wiersze,),), tabela="tblWydarzenia")


def _wydarzenie(lp: int, w: WierszWydarzenia) -> Wiersz:
    dni = f", {w.dni}{NBSP}dni" if w.dni > 1 else ""
    return Wiersz(
        "WIERSZ",
        (
            numer(lp),
            dzien(w.dzien),
            czas(w.od_min),
            czas(w.do_min),
            tekst(w.rodzaj + dni),
            tekst(twarde_spacje(w.tytul)),
            tekst(_jednostki(w.jednostki)),
            tekst(w.miejsce),
            Komorka("—", "brak") if w.obecnych is None else Komorka(w.obecnych, "lp"),
            numer(w.dzialanie),
            numer(w.liczy),
            tekst(STANY_WYDARZEN.get(w.stan, w.stan)),
        ),
    )


def _jednostki(nazwy: tuple[str, ...]) -> str:
    """Two names in full; more are a number."""
    if len(nazwy) > NAZW_JEDNOSTEK:
        return f"{len(nazwy)}{NBSP}{odmien(len(nazwy), 'jednostka', 'jednostki', 'jednostek')}"
    return twarde_spacje(wymien(sorted(nazwy, key=klucz_polski))) or "—"


@dataclass(frozen=True)
class Sprawdzenie:
    """A sum counted from the rows of this file against the number printed elsewhere in it."""

    opis: str
    godzinowe: bool
    policzone: int
    oczekiwane: int
    arkusz: str


def arkusz_kontroli(dane: DaneRaportu) -> Arkusz:
    """Each check with its verdict."""
    wiersze = [_kontrola(i, s) for i, s in enumerate(sprawdzenia(dane), 1)]
    return Arkusz("Kontrola", pola_glowy(dane), ((zamknij(wiersze),), ((Wiersz("UWAGA"),),)))


def sprawdzenia(dane: DaneRaportu) -> list[Sprawdzenie]:
    """Hours and events of the period, hours from the beginning, quarters, the number of actions."""
    z_celem = [w for w in dane.dzialania if w.godzinowe and w.podsumowanie.plan_razem is not None]
    return [
        *(s for w in dane.dzialania for s in _dzialania(w, dane)),
        Sprawdzenie(
            "Godziny z celem od początku: kwartały i działania razem",
            True,
            sum(k.wykonanie for k in dane.kwartaly),
            sum(w.podsumowanie.wykonanie for w in z_celem),
            "Podsumowanie",
        ),
        Sprawdzenie(
            "Plan godzin od początku: kwartały i działania razem",
            True,
            sum(k.plan for k in dane.kwartaly),
            sum(w.podsumowanie.plan_na_dzien or 0 for w in z_celem),
            "Podsumowanie",
        ),
        Sprawdzenie(
            "Liczba działań (bez adnotacji)",
            False,
            len(dane.dzialania),
            len(dane.plan.dzialania),
            "Działania",
        ),
    ]


def _dzialania(w: WierszDzialania, dane: DaneRaportu) -> Iterator[Sprawdzenie]:
    nr, okres = w.dzialanie.nr, w_okresie(dane.okres)
    if w.godzinowe:
        wpisy = sum(x.minuty for x in dane.wpisy if x.w_dzialaniu == nr)
        sumy = sum(x.minuty for x in dane.sumy if x.w_dzialaniu == nr)
        yield Sprawdzenie(f"Godziny działania {nr} {okres}", True, wpisy, w.wykonanie_okresu, "Wpisy")
        yield Sprawdzenie(
            f"Godziny działania {nr} od początku", True, sumy, w.podsumowanie.wykonanie, "Godziny"
        )
    elif w.podsumowanie.miara not in BEZ_WYDARZEN:
        licza_sie = sum(x.liczy for x in dane.wydarzenia if x.dzialanie == nr)
        opis = f"{w.miernik.capitalize()} działania {nr} {okres}"
        yield Sprawdzenie(opis, False, licza_sie, w.wykonanie_okresu, "Wydarzenia")


def _kontrola(lp: int, s: Sprawdzenie) -> Wiersz:
    zgodne = s.policzone == s.oczekiwane
    return Wiersz(
        "WIERSZ",
        (
            numer(lp),
            tekst(twarde_spacje(s.opis)),
            ilosc(s.godzinowe, s.policzone),
            ilosc(s.godzinowe, s.oczekiwane),
            odchylenie(s.godzinowe, s.oczekiwane, s.policzone),
            tekst("● zgodne" if zgodne else "▼ niezgodne"),
            tekst(s.arkusz),
        ),
    )
