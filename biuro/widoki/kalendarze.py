"""Calendar subscriptions in words, and the QR code of a new address as one SVG path."""

from collections.abc import Iterable, Mapping
from typing import Any

import segno

from biuro.kalendarze import Kalendarz
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import Jednostka
from harmonogram.slowa import ile
from harmonogram.wydarzenia import RODZAJE

MARGINES = 4
"""Light modules around the code; without them many phones do not read it."""


def zakresy(jednostki: Iterable[Jednostka], plan: WersjaPlanu) -> list[tuple[str, str]]:
    """What a feed may hold, as far as the account sees it."""
    return [
        ("moje", "moje wydarzenia"),
        ("calosc", "cały projekt"),
        *((f"jednostka:{j.id}", f"jednostka: {j.nazwa}") for j in jednostki),
        *((f"dzialanie:{d.nr}", f"działanie {d.nr}. {d.skrot}") for d in plan.dzialania),
        *((f"rodzaj:{r.kod}", f"rodzaj: {r.nazwa}") for r in RODZAJE.values()),
    ]


def wiersz(s: Kalendarz, slowa: Mapping[str, str]) -> dict[str, Any]:
    """One subscription as kalendarze.html shows it; `slowa`: scopes in words."""
    return {
        "id": s.id,
        "nazwa": s.nazwa,
        "zakres": slowa.get(s.zakres, s.zakres),
        "szczegoly": s.szczegoly,
        "utworzono": s.utworzono,
        "pobrano": s.pobrano,
        "program": s.program,
        "uniewaznij_adres": f"/kalendarze/{s.id}/uniewaznij",
    }


def wstep(czynnych: int) -> str:
    """„Masz 3 czynne subskrypcje.”"""
    zdanie = "Terminy z serwisu mogą same pojawiać się w Twoim programie pocztowym lub telefonie."
    if not czynnych:
        return zdanie
    return (
        f"{zdanie} Masz {ile(czynnych, 'czynną subskrypcję', 'czynne subskrypcje', 'czynnych subskrypcji')}."
    )


def nowy(nazwa: str, adres: str) -> dict[str, Any]:
    """What is shown once."""
    _, _, reszta = adres.partition("://")
    webcal = f"webcal://{reszta}"
    return {"nazwa": nazwa, "adres": adres, "webcal": webcal, "qr": kod_qr(webcal)}


def kod_qr(tekst: str) -> tuple[int, str]:
    """Side of the picture in modules, margin included, and the path of the dark ones."""
    rzedy = [bytes(rzad) for rzad in segno.make_qr(tekst, error="l").matrix]
    sciezka = "".join(
        f"M{MARGINES + x} {MARGINES + y}h{dlugosc}v1h-{dlugosc}z"
        for y, rzad in enumerate(rzedy)
        for x, dlugosc in _ciemne(rzad)
    )
    return len(rzedy) + 2 * MARGINES, sciezka


def _ciemne(rzad: bytes) -> Iterable[tuple[int, int]]:
    """Runs of dark modules: where each begins and how long it is."""
    poczatek = None
    for x, modul in enumerate((*rzad, 0)):
        if modul and poczatek is None:
            poczatek = x
        elif not modul and poczatek is not None:
            yield poczatek, x - poczatek
            poczatek = None
