"""The coach's journal of a month: every session, with the worker's hours so far out of the quota."""

from budzet.arkusz import BRAK, Komorka, czas, dzien, numer, tekst
from budzet.dane_druku import DaneDruku, Narastanie, narastanie
from budzet.druk_glowa import zloz_druk
from budzet.druk_protokolu import dlugosc
from budzet.karty_druku import Druk, Kolumna, WierszDruku
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.zadania import tematy

RODZAJE = tuple(kod for kod, r in RODZAJE_WPISOW.items() if r.dla)
KOLUMNY = (
    Kolumna("Lp.", 3.6, "r", szara=True),
    Kolumna("Data", 11.5, wciecie=1),
    Kolumna("od", 6.0, "r", nad="Godziny pracy"),
    Kolumna("do", 6.0, "r", nad="Godziny pracy"),
    Kolumna("godzin", 6.8, "r", nad="Liczba"),
    Kolumna("Pracownik socjalny", 17.5, wciecie=1),
    Kolumna("Jednostka", 15.5),
    Kolumna("Temat", 17.0),
    Kolumna("razem", 6.2, "r", nad="Narastająco"),
    Kolumna("z limitu", 6.6, "r", nad="Narastająco"),
)
OPIS_SUMY, SUMA_W = 1, 4


def dziennik_coachingu(dane: DaneDruku) -> Druk:
    """Sessions as they happened; running hours of a worker include those of other coaches."""
    wpisy = dane.rodzaju(RODZAJE)
    sumy = {k: narastanie(p, dane.miesiac) for k, p in dane.pule.items()}
    wiersze = [_wiersz(dane, lp, w, sumy) for lp, w in enumerate(wpisy, 1)]
    return zloz_druk(
        dane,
        "dziennik_coachingu",
        (),
        KOLUMNY,
        wiersze,
        "data i podpis coacha",
        opis_sumy=OPIS_SUMY,
        suma_w=SUMA_W,
        ogolem=sum(w.minuty for w in wiersze),
    )


def _wiersz(
    dane: DaneDruku, lp: int, w: WpisGodzin, sumy: dict[tuple[int, int], dict[int, Narastanie]]
) -> WierszDruku:
    klucz = (w.dzialanie or 0, w.dla or 0)
    temat = tematy().get(w.temat or "")
    ile = sumy.get(klucz, {}).get(w.id or 0)
    narasta: tuple[Komorka, Komorka] = (BRAK, BRAK)
    if ile is not None:
        narasta = dlugosc(ile.razem), dlugosc(dane.pule[klucz].przyznano_min)
    return WierszDruku(
        (
            numer(lp),
            dzien(w.dzien),
            czas(w.od_min),
            czas(w.do_min),
            dlugosc(w.minuty),
            tekst(dane.osoby.get(w.dla or 0)),
            tekst(dane.jednostki.get(w.jednostka or 0)),
            tekst(temat.nazwa if temat else RODZAJE_WPISOW[w.rodzaj].nazwa),
            *narasta,
        ),
        w.minuty,
    )
