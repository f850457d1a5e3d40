"""The animator's card of a month: tasks with their codes, the unit charged, the pool used so far."""

from budzet.arkusz import BRAK, Komorka, tekst
from budzet.dane_druku import DaneDruku, Pula
from budzet.druk_narastania import Sumy, druk_narastania
from budzet.druk_protokolu import dlugosc
from budzet.karty_druku import Druk, Fakt, Kolumna
from harmonogram.czas import minuty_na_tekst
from harmonogram.godziny import WpisGodzin
from harmonogram.slowa import POLPAUZA
from harmonogram.zadania import zadanie

RODZAJE = ("animator",)
KOLUMNY = (
    Kolumna("Kod", 8.0, wciecie=1),
    Kolumna("Zadanie, opis", 24.0),
    Kolumna("Jednostka", 16.0),
    Kolumna("w mies.", 6.6, "r", nad="Pula jednostki"),
    Kolumna("razem", 6.8, "r", nad="Pula jednostki"),
)


def karta_animatora(dane: DaneDruku) -> Druk:
    """Entries as they happened; the pool's running hours include those of other animators of the unit."""
    wpisy = dane.rodzaju(RODZAJE)
    return druk_narastania(
        dane,
        "karta_animatora",
        wpisy,
        [Fakt("Funkcja", ", ".join(dict.fromkeys(dane.funkcja(w) for w in wpisy)) or POLPAUZA), *_pule(dane)],
        KOLUMNY,
        "data i podpis animatora",
        _komorki,
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


def _komorki(dane: DaneDruku, w: WpisGodzin, sumy: Sumy) -> tuple[Komorka, ...]:
    ile = sumy.get((w.dzialanie or 0, w.jednostka or 0), {}).get(w.id or 0)
    narasta: tuple[Komorka, Komorka] = (BRAK, BRAK)
    if ile is not None:
        narasta = dlugosc(ile.w_miesiacu), dlugosc(ile.razem)
    z = zadanie(w.zadanie or "")
    co = ": ".join(c for c in (z.nazwa if z else "", w.opis.strip()) if c)
    return (
        tekst(w.zadanie or POLPAUZA),
        tekst(co or POLPAUZA),
        tekst(dane.jednostki.get(w.jednostka or 0)),
        *narasta,
    )
