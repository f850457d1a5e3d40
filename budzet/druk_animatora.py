"""The animator's card of a month: tasks with their codes, the unit charged, the pool used so far."""

from budzet.arkusz import BRAK, Komorka, czas, dzien, numer, tekst
from budzet.dane_druku import DaneDruku, Narastanie, Pula, narastanie
from budzet.druk_glowa import zloz_druk
from budzet.druk_protokolu import dlugosc
from budzet.karty_druku import Druk, Fakt, Kolumna, WierszDruku
from harmonogram.czas import minuty_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.slowa import POLPAUZA
from harmonogram.zadania import zadanie

RODZAJE = ("animator",)
KOLUMNY = (
    Kolumna("Lp.", 3.6, "r", szara=True),
    Kolumna("Data", 11.5, wciecie=1),
    Kolumna("od", 6.0, "r", nad="Godziny pracy"),
    Kolumna("do", 6.0, "r", nad="Godziny pracy"),
    Kolumna("godzin", 6.8, "r", nad="Liczba"),
    Kolumna("Kod", 8.0, wciecie=1),
    Kolumna("Zadanie, opis", 24.0),
    Kolumna("Jednostka", 16.0),
    Kolumna("w mies.", 6.6, "r", nad="Pula jednostki"),
    Kolumna("razem", 6.8, "r", nad="Pula jednostki"),
)
OPIS_SUMY, SUMA_W = 1, 4


def karta_animatora(dane: DaneDruku) -> Druk:
    """Entries as they happened; the pool's running hours include those of other animators of the unit."""
    wpisy = dane.rodzaju(RODZAJE)
    sumy = {k: narastanie(p, dane.miesiac) for k, p in dane.pule.items()}
    wiersze = [_wiersz(dane, lp, w, sumy) for lp, w in enumerate(wpisy, 1)]
    return zloz_druk(
        dane,
        "karta_animatora",
        [Fakt("Funkcja", ", ".join(dict.fromkeys(dane.funkcja(w) for w in wpisy)) or POLPAUZA), *_pule(dane)],
        KOLUMNY,
        wiersze,
        "data i podpis animatora",
        opis_sumy=OPIS_SUMY,
        suma_w=SUMA_W,
        ogolem=sum(w.minuty for w in wiersze),
    )


def _pule(dane: DaneDruku) -> list[Fakt]:
    """„gmina Piątnica: w miesiącu 12,5 h z 20 h, razem 40 h z 360 h”, a line each unit."""
    return [
        Fakt("" if i else "Pula jednostki", f"{dane.jednostki.get(jednostka, '')}: {_zdanie(dane, pula)}")
        for i, ((_, jednostka), pula) in enumerate(dane.pule.items())
    ]


def _zdanie(dane: DaneDruku, pula: Pula) -> str:
    w_miesiacu = sum(w.minuty for w in pula.wpisy if w.dzien in dane.miesiac)
    razem = sum(w.minuty for w in pula.wpisy)
    pary = (("w miesiącu", w_miesiacu, pula.w_miesiacu_min), ("razem", razem, pula.przyznano_min))
    return ", ".join(f"{kiedy} {minuty_na_tekst(a)} z {minuty_na_tekst(b)}" for kiedy, a, b in pary)


def _wiersz(
    dane: DaneDruku, lp: int, w: WpisGodzin, sumy: dict[tuple[int, int], dict[int, Narastanie]]
) -> WierszDruku:
    ile = sumy.get((w.dzialanie or 0, w.jednostka or 0), {}).get(w.id or 0)
    narasta: tuple[Komorka, Komorka] = (BRAK, BRAK)
    if ile is not None:
        narasta = dlugosc(ile.w_miesiacu), dlugosc(ile.razem)
    z = zadanie(w.zadanie or "")
    co = ": ".join(c for c in (z.nazwa if z else "", w.opis.strip()) if c)
    return WierszDruku(
        (
            numer(lp),
            dzien(w.dzien),
            czas(w.od_min),
            czas(w.do_min),
            dlugosc(w.minuty),
            tekst(w.zadanie or POLPAUZA),
            tekst(co or POLPAUZA),
            tekst(dane.jednostki.get(w.jednostka or 0)),
            *narasta,
        ),
        w.minuty,
    )
