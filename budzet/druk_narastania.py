"""What the coach's journal and the animator's card share: the hours of an entry, running sums, one total."""

from collections.abc import Callable, Sequence

from budzet.arkusz import Komorka, czas, dzien, numer
from budzet.dane_druku import DaneDruku, Narastanie, narastanie
from budzet.druk_glowa import zloz_druk
from budzet.druk_protokolu import dlugosc
from budzet.karty_druku import Druk, Fakt, Kolumna, WierszDruku
from harmonogram.godziny import WpisGodzin

Sumy = dict[tuple[int, int], dict[int, Narastanie]]
DalszeKomorki = Callable[[DaneDruku, WpisGodzin, Sumy], tuple[Komorka, ...]]

GODZINY = (
    Kolumna("Lp.", 3.6, "r", szara=True),
    Kolumna("Data", 11.5, wciecie=1),
    Kolumna("od", 6.0, "r", nad="Godziny pracy"),
    Kolumna("do", 6.0, "r", nad="Godziny pracy"),
    Kolumna("godzin", 6.8, "r", nad="Liczba"),
)
OPIS_SUMY, SUMA_W = 1, 4


def druk_narastania(
    dane: DaneDruku,
    kod: str,
    wpisy: Sequence[WpisGodzin],
    fakty: Sequence[Fakt],
    kolumny: Sequence[Kolumna],
    podpis: str,
    dalsze: DalszeKomorki,
) -> Druk:
    """A row an entry as they happened; `kolumny` and `dalsze` are what follows its hours."""
    sumy = {k: narastanie(p, dane.miesiac) for k, p in dane.pule.items()}
    wiersze = [
        WierszDruku((*_godziny(lp, w), *dalsze(dane, w, sumy)), w.minuty) for lp, w in enumerate(wpisy, 1)
    ]
    return zloz_druk(
        dane,
        kod,
        fakty,
        (*GODZINY, *kolumny),
        wiersze,
        podpis,
        opis_sumy=OPIS_SUMY,
        suma_w=SUMA_W,
        ogolem=sum(w.minuty for w in wiersze),
    )


def _godziny(lp: int, w: WpisGodzin) -> tuple[Komorka, ...]:
    return numer(lp), dzien(w.dzien), czas(w.od_min), czas(w.do_min), dlugosc(w.minuty)
