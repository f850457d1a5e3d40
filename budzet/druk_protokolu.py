"""The monthly protocol: every interval worked, on which position, in which form; the paper's own columns."""

from collections.abc import Iterable, Sequence

from budzet.arkusz import Komorka, czas, dzien, numer, tekst
from budzet.dane_druku import DaneDruku
from budzet.druk_glowa import zloz_druk
from budzet.karty_druku import NIE_DOTYCZY, Druk, Fakt, Kolumna, WierszDruku
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.slowa import NBSP, POLPAUZA, ile, twarde_spacje, wymien
from harmonogram.wymiar_czasu import pelny_wymiar_dni, pelny_wymiar_min
from harmonogram.zaangazowania import FORMY, Zaangazowanie, zaangazowanie_wpisu

KOLUMNY = (
    Kolumna("Lp.", 4.3, "r", szara=True),
    Kolumna("Data", 11.5, wciecie=1),
    Kolumna("Stanowisko", 26.5),
    Kolumna("Forma zaangażowania", 21.5),
    Kolumna("od", 7.8, "r", nad="Godziny pracy"),
    Kolumna("do", 7.8, "r", nad="Godziny pracy"),
    Kolumna("godzin", 10.2, "r", nad="Liczba"),
)
OPIS_SUMY, SUMA_W = 3, 6
PRACA = "umowa_o_prace"
BEZ_DZIELA = "bez umowy o dzieło (godziny: nie dotyczy)"
POZA_UMOWA = "poza umową"
KROPKI = "…" * 20


def dlugosc(minuty: int) -> Komorka:
    """A real duration, that may be longer than a day."""
    return Komorka(minuty, "dlugosc")


def protokol(dane: DaneDruku) -> Druk:
    """One row an interval; work under a contract for a result has no hours and adds nothing to the total."""
    wpisy = dane.rodzaju(RODZAJE_WPISOW)
    wiersze = list(_wiersze(dane, wpisy))
    ogolem = sum(w.minuty for w in wiersze)
    bez_godzin = bool(wiersze) and not ogolem
    return zloz_druk(
        dane,
        "protokol",
        _fakty(dane, wpisy),
        KOLUMNY,
        wiersze,
        "data i podpis osoby zaangażowanej",
        opis_sumy=OPIS_SUMY,
        suma_w=SUMA_W,
        ogolem=None if bez_godzin else ogolem,
        pytanie="Zadania wykonano prawidłowo:",
        uwagi=[BEZ_DZIELA] if ogolem and not all(w.minuty for w in wiersze) else [],
    )


def _wiersze(dane: DaneDruku, wpisy: Iterable[WpisGodzin]) -> Iterable[WierszDruku]:
    bez_godzin = set()
    lp = 0
    for w in wpisy:
        z = zaangazowanie_wpisu(w, dane.zaangazowania)
        if z is not None and not FORMY[z.forma].godziny:
            if (w.dzien, z.id) in bez_godzin:
                continue  # without hours two intervals of a day say the same
            bez_godzin.add((w.dzien, z.id))
        lp += 1
        yield _wiersz(dane, lp, w, z)


def _wiersz(dane: DaneDruku, lp: int, w: WpisGodzin, z: Zaangazowanie | None) -> WierszDruku:
    stanowisko = tekst(z.stanowisko if z else dane.funkcja(w))
    bez_umowy = POZA_UMOWA if dane.zaangazowania else POLPAUZA
    opis = (numer(lp), dzien(w.dzien), stanowisko, tekst(FORMY[z.forma].nazwa if z else bez_umowy))
    if z is not None and not FORMY[z.forma].godziny:
        return WierszDruku((*opis, tekst(POLPAUZA), tekst(POLPAUZA), tekst(NIE_DOTYCZY)))
    return WierszDruku((*opis, czas(w.od_min), czas(w.do_min), dlugosc(w.minuty)), w.minuty)


# --- facts ----------------------------------------------------------------------------------------


def _fakty(dane: DaneDruku, wpisy: Sequence[WpisGodzin]) -> list[Fakt]:
    umowy = _umowy(dane, wpisy)
    return [
        Fakt("PESEL", "wpisuje biuro po wydruku; serwis nie przechowuje numeru", "ramka"),
        Fakt(
            "Wymiar czasu pracy",
            twarde_spacje(f"pełny wymiar u beneficjenta w tym miesiącu: {_wymiar(dane, umowy)}"),
        ),
        Fakt("Wynik rzeczowy", _dzielo(umowy)),
    ]


def _umowy(dane: DaneDruku, wpisy: Sequence[WpisGodzin]) -> list[Zaangazowanie]:
    """Those of the month's entries; of a month without entries all that last in it."""
    uzyte = {z.id for w in wpisy if (z := zaangazowanie_wpisu(w, dane.zaangazowania))}
    od, do = dane.miesiac.od, dane.miesiac.ostatni
    trwaja = [z for z in dane.zaangazowania if z.od <= do and (z.do is None or z.do >= od)]
    return [z for z in trwaja if z.id in uzyte] if wpisy else trwaja


def _wymiar(dane: DaneDruku, umowy: Sequence[Zaangazowanie]) -> str:
    """„168 h (21 dni po 8 h)” in employment, else „nie dotyczy” with the contracts."""
    if any(z.forma == PRACA for z in umowy):
        dni = ile(pelny_wymiar_dni(dane.miesiac), "dzień", "dni", "dni")
        return f"{pelny_wymiar_min(dane.miesiac) // 60}{NBSP}h ({dni} po 8{NBSP}h)"
    nazwy = list(dict.fromkeys(_nazwa(z) for z in umowy))
    return f"{NIE_DOTYCZY} ({wymien(nazwy)})" if nazwy else NIE_DOTYCZY


def _nazwa(z: Zaangazowanie) -> str:
    return FORMY[z.forma].nazwa + (f" nr{NBSP}{z.umowa}" if z.umowa else "")


def _dzielo(umowy: Sequence[Zaangazowanie]) -> str:
    """A place to write the result down, where a contract is for one."""
    dziela = [_nazwa(z) for z in umowy if not FORMY[z.forma].godziny]
    return (
        f"wykonywanego dzieła ({wymien(dziela)}): {KROPKI}"
        if dziela
        else f"wykonywanego dzieła: {NIE_DOTYCZY}"
    )
