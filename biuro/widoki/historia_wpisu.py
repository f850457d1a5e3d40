"""An hour entry in words, and what each of its versions changed."""

from collections.abc import Mapping, Sequence
from typing import Any

from biuro.widoki.limity import Kogo
from biuro.wyglad.napisy import ETYKIETY, godziny
from harmonogram.czas import dzien_z_nazwa, godzina_krotko
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin
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


def historia(
    wersje: Sequence[Mapping[str, Any]], loginy: Mapping[int, str], kogo: Kogo
) -> list[dict[str, Any]]:
    """From the newest: who wrote a version, when, why, and what it changed."""
    zapisy = [
        {
            "kiedy": w["wazna_od"],
            "kto": loginy.get(w["konto"], "system"),
            "co": _co(poprzednia, w),
            "powod": w["powod"] or "",
            "zmiany": _zmiany(poprzednia, w, kogo) if poprzednia else [],
        }
        for poprzednia, w in zip([None, *wersje], wersje, strict=False)
    ]
    return zapisy[::-1]


def _co(poprzednia: Mapping[str, Any] | None, w: Mapping[str, Any]) -> str:
    if w["usunieto"]:
        return "usunięto"
    if poprzednia is None:
        return "zapisano"
    return "przywrócono" if poprzednia["usunieto"] else "zmieniono"


def _zmiany(przed: Mapping[str, Any], po: Mapping[str, Any], kogo: Kogo) -> list[tuple[str, str, str]]:
    return [
        (_nazwa(pole), wartosc(pole, przed[pole], kogo), wartosc(pole, po[pole], kogo))
        for pole in POLA
        if przed[pole] != po[pole]
    ]
