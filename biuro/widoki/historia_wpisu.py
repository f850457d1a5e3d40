"""An hour entry in words, who wrote it, and what each of its versions changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from biuro.odczyty.slady_wpisow import SERWIS, Slad
from biuro.widoki.limity import Kogo
from biuro.wyglad.napisy import ETYKIETY, godziny
from harmonogram.czas import STREFA, dzien_na_tekst, dzien_z_nazwa, godzina_krotko
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
from harmonogram.slowa import ile
from harmonogram.zadania import nazwa_zadania, tematy

POLA = (
    "dzien", "od_min", "do_min", "osoba", "dzialanie", "rodzaj", "dla", "jednostka", "zadanie", "temat",
    "opis", "uzasadnienie",
)  # fmt: skip
NAZWY = {"od_min": "Od", "do_min": "Do"}


def _nazwa(pole: str) -> str:
    return NAZWY.get(pole) or ETYKIETY[pole]


def wartosc(pole: str, w: Any, kogo: Kogo) -> str:
    """The field of an entry as people read it."""
    if w is None or w == "":
        return ""
    if pole in ("osoba", "dla"):
        return kogo.osoby[w].nazwa if w in kogo.osoby else f"osoba {w}"
    if pole == "jednostka":
        return kogo.jednostki[w].nazwa if w in kogo.jednostki else f"jednostka {w}"
    return str(_SLOWA.get(pole, str)(w))


def _temat(kod: str) -> str:
    t = tematy().get(kod)
    return t.nazwa if t else kod


_SLOWA: Mapping[str, Any] = {
    "dzien": dzien_z_nazwa,
    "od_min": godzina_krotko,
    "do_min": godzina_krotko,
    "rodzaj": lambda kod: RODZAJE_WPISOW[kod].nazwa,
    "zadanie": nazwa_zadania,
    "temat": _temat,
}


def dane(wpis: WpisGodzin, kogo: Kogo) -> list[tuple[str, str]]:
    """The entry as it is now; empty fields are left out."""
    pary = [(_nazwa(pole), wartosc(pole, getattr(wpis, pole), kogo)) for pole in POLA]
    pary.insert(3, ("Godziny", godziny(wpis.minuty)))
    return [(nazwa, w) for nazwa, w in pary if w]


# --- a line about an entry ------------------------------------------------------------------------


def autor(slady: Sequence[Slad], wykonawca: int) -> str:
    """„H. Biuro” of an entry that somebody else wrote for the performer."""
    pierwszy = next((s for s in slady if s.wpis.wersja == 1), None)
    if pierwszy is None or pierwszy.osoba == wykonawca or pierwszy.kto == SERWIS:
        return ""
    return pierwszy.kto


def zmieniono(slady: Sequence[Slad]) -> str:
    """„zmieniono 05.06.2019, H. Biuro”; "" of an entry in its first version."""
    if not slady or slady[-1].wpis.wersja == 1:
        return ""
    return f"{_co(slady, len(slady) - 1)} {_dnia(slady[-1])}, {slady[-1].kto}"


def _dnia(slad: Slad) -> str:
    return dzien_na_tekst(slad.kiedy.astimezone(STREFA).date())


# --- the whole history ----------------------------------------------------------------------------


def historia(slady: Sequence[Slad], kogo: Kogo, przywroc: bool) -> list[dict[str, Any]]:
    """From the newest: who wrote a version, when, why, what it changed, the way back to its values."""
    zapisy = [
        {
            "kiedy": s.kiedy,
            "kto": s.nazwa,
            "co": _co(slady, nr),
            "po_pracy": _po_pracy(s) if nr == 0 else "",
            "powod": s.powod,
            "zmiany": _zmiany(slady[nr - 1].wpis, s.wpis, kogo) if nr else [],
            "przywroc": f"/godziny/{s.wpis.id}?wersja={s.wpis.wersja}"
            if przywroc and _inna(s, slady[-1])
            else None,
            "wersja": s.wpis.wersja,
        }
        for nr, s in enumerate(slady)
    ]
    return zapisy[::-1]


def _inna(s: Slad, obecna: Slad) -> bool:
    """Whether its values differ from those now, and the form can bring them back."""
    rozne = {pole for pole in POLA if getattr(s.wpis, pole) != getattr(obecna.wpis, pole)}
    return bool(rozne) and "osoba" not in rozne


def _co(slady: Sequence[Slad], nr: int) -> str:
    if slady[nr].usunieto:
        return "usunięto"
    if slady[nr].wpis.wersja == 1:
        return "zapisano"
    return "przywrócono" if nr and slady[nr - 1].usunieto else "zmieniono"


def _po_pracy(s: Slad) -> str:
    """The day of work against the day of entry."""
    dni = (s.kiedy.astimezone(STREFA).date() - s.wpis.dzien).days
    if dni <= 0:
        return "w dniu pracy"
    return f"{ile(dni, 'dzień', 'dni', 'dni')} po dniu pracy, {dzien_z_nazwa(s.wpis.dzien)}"


def _zmiany(przed: WpisGodzin, po: WpisGodzin, kogo: Kogo) -> list[tuple[str, str, str]]:
    return [
        (_nazwa(pole), wartosc(pole, getattr(przed, pole), kogo), wartosc(pole, getattr(po, pole), kogo))
        for pole in POLA
        if getattr(przed, pole) != getattr(po, pole)
    ]
