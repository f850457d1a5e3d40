"""The coach's journal of a month: every session, with the worker's hours so far out of the quota."""

from budzet.arkusz import BRAK, Komorka, tekst
from budzet.dane_druku import DaneDruku
from budzet.druk_narastania import Sumy, druk_narastania
from budzet.druk_protokolu import dlugosc
from budzet.karty_druku import Druk, Kolumna
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.zadania import tematy

RODZAJE = tuple(kod for kod, r in RODZAJE_WPISOW.items() if r.dla)
KOLUMNY = (
    Kolumna("Pracownik socjalny", 17.5, wciecie=1),
    Kolumna("Jednostka", 15.5),
    Kolumna("Temat", 17.0),
    Kolumna("razem", 6.2, "r", nad="Narastająco"),
    Kolumna("z limitu", 6.6, "r", nad="Narastająco"),
)


def dziennik_coachingu(dane: DaneDruku) -> Druk:
    """Sessions as they happened; running hours of a worker include those of other coaches."""
    return druk_narastania(
        dane,
        "dziennik_coachingu",
        dane.rodzaju(RODZAJE),
        (),
        KOLUMNY,
        "data i podpis coacha",
        _komorki,
    )


def _komorki(dane: DaneDruku, w: WpisGodzin, sumy: Sumy) -> tuple[Komorka, ...]:
    klucz = (w.dzialanie or 0, w.dla or 0)
    temat = tematy().get(w.temat or "")
    ile = sumy.get(klucz, {}).get(w.id or 0)
    narasta: tuple[Komorka, Komorka] = (BRAK, BRAK)
    if ile is not None:
        narasta = dlugosc(ile.razem), dlugosc(dane.pule[klucz].przyznano_min)
    return (
        tekst(dane.osoby.get(w.dla or 0)),
        tekst(dane.jednostki.get(w.jednostka or 0)),
        tekst(temat.nazwa if temat else RODZAJE_WPISOW[w.rodzaj].nazwa),
        *narasta,
    )
