"""The form of an event: what it offers, and its rows of days."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

from biuro.formularze import zagniezdz
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import dzien_na_tekst, dzien_z_tekstu, godzina_krotko
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba
from harmonogram.wydarzenia import RODZAJE, TRYBY, Wydarzenie
from harmonogram.zadania import slownik, zadania, zadania_wydarzenia

Opcje = list[tuple[Any, str]]
POLA_DNIA = ("dzien", "od", "do")
NAJWIECEJ_WIERSZY = 31


# --- what may be chosen ---------------------------------------------------------------------------


def rodzaje() -> Opcje:
    """Every kind with the actions it may belong to."""
    return [(r.kod, f"{r.nazwa}{_w_dzialaniach(r.dzialania)}") for r in RODZAJE.values()]


def _w_dzialaniach(numery: Sequence[int]) -> str:
    if not numery:
        return ""
    slowo = "działanie" if len(numery) == 1 else "działania"
    return f" ({slowo} {', '.join(map(str, numery))})"


@cache
def mozliwe_zadania() -> frozenset[str]:
    """Codes that an event of some kind may carry."""
    pary = [(r.kod, d) for r in RODZAJE.values() for d in (*r.dzialania, None)]
    return frozenset(z.kod for rodzaj, d in pary for z in zadania_wydarzenia(rodzaj, d))


def zadania_do_wyboru(w: Wydarzenie | None) -> Opcje:
    """Every task that an event may carry; those that fit this one stand first."""
    pasuja = {z.kod for z in zadania_wydarzenia(w.rodzaj, w.dzialanie)} if w else set()
    wszystkie = [z for z in (zadania() | slownik()).values() if z.kod in mozliwe_zadania()]
    return [(z.kod, f"{z.kod} {z.nazwa}") for z in sorted(wszystkie, key=lambda z: z.kod not in pasuja)]


def opcje(
    plan: WersjaPlanu,
    jednostki: Iterable[Jednostka],
    osoby: Collection[Osoba],
    w: Wydarzenie | None,
) -> dict[str, Opcje]:
    """Lists of wydarzenie_formularz.html; whom the event already names stands first on them."""
    prowadzacy, uczestnicy, gdzie_jest = (
        (w.prowadzacy, w.uczestnicy, w.jednostki) if w else (frozenset(), frozenset(), frozenset())
    )
    nazwy = {j.id: j.nazwa_krotka for j in jednostki}
    mozliwi = [o for o in osoby if o.id in prowadzacy or _prowadzi(o)]
    return {
        "rodzaje": rodzaje(),
        "dzialania": [(d.nr, f"{d.nr}. {d.skrot}") for d in plan.dzialania],
        "zadania": zadania_do_wyboru(w),
        "tryby": list(TRYBY.items()),
        "jednostki": [(j.id, j.nazwa) for j in jednostki],
        "prowadzacy": [(o.id, o.nazwa) for o in sorted(mozliwi, key=lambda o: o.id not in prowadzacy)],
        "uczestnicy": [
            (o.id, ", ".join(filter(None, (o.nazwa, nazwy.get(o.jednostka or 0)))))
            for o in sorted(osoby, key=lambda o: (o.id not in uczestnicy, o.jednostka not in gdzie_jest))
        ],
    }


def _prowadzi(o: Osoba) -> bool:
    """Whoever works for the project; workers and members of teams take part."""
    return any(FUNKCJE[f].loguje for f in o.funkcje)


def dzialanie_rodzaju(rodzaj: str, wpisane: str) -> str:
    """An empty choice means the only action the kind may belong to."""
    r = RODZAJE.get(rodzaj)
    jedyne = r is not None and len(r.dzialania) == 1 and not r.bez_dzialania
    return str(r.dzialania[0]) if r and jedyne and not wpisane.strip() else wpisane


# --- days -----------------------------------------------------------------------------------------


def ulozone_dni(pola: Mapping[str, Any]) -> tuple[dict[str, Any], int]:
    """The fields with rows of days renumbered without empty ones, as errors will name them; their number."""
    wiersze = zagniezdz({n: w for n, w in pola.items() if n.startswith("dni.")}).get("dni", [])
    assert isinstance(wiersze, list)
    reszta = {n: w for n, w in pola.items() if not n.startswith("dni.")}
    return {**reszta, **_pola_dni(wiersze)}, len(wiersze)


def _pola_dni(wiersze: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    return {f"dni.{nr}.{pole}": w for nr, wiersz in enumerate(wiersze) for pole, w in wiersz.items()}


def kolejny_dzien(pola: Mapping[str, Any], ile: int) -> dict[str, Any]:
    """A row more: the day after the last one, at the same hours; empty when that day cannot be read."""
    try:
        dzien = dzien_z_tekstu(str(pola[f"dni.{ile - 1}.dzien"])) + timedelta(days=1)
    except (KeyError, BladDziedziny):
        return dict(pola)
    poprzednie = {p: pola.get(f"dni.{ile - 1}.{p}", "") for p in ("od", "do")}
    return {**pola, **_pola_dni([{}] * ile + [{"dzien": dzien_na_tekst(dzien), **poprzednie}])}


def z_wydarzenia(w: Wydarzenie) -> tuple[dict[str, Any], int]:
    """The stored event as typed text, and the number of its days."""
    dni = [
        {"dzien": dzien_na_tekst(d.dzien), "od": godzina_krotko(d.od_min), "do": godzina_krotko(d.do_min)}
        for d in w.terminy
    ]
    pola = {
        "rodzaj": w.rodzaj,
        "dzialanie": "" if w.dzialanie is None else w.dzialanie,
        "tytul": w.tytul,
        "miejsce": w.miejsce,
        "tryb": w.tryb,
        "jednostki": sorted(w.jednostki),
        "prowadzacy": sorted(w.prowadzacy),
        "uczestnicy": sorted(w.uczestnicy),
        "zadanie": w.zadanie or "",
    }
    return {**pola, **_pola_dni(dni)}, len(dni)
