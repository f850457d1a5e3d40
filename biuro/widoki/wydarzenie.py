"""One event in words: its data, what it counts for, what may be done with it, what was changed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from biuro.widoki.wydarzenia import adres_wydarzenia, dni
from biuro.wyglad.napisy import od_do, zakres_dni
from budzet.plan import MIARY, Cel
from harmonogram.czas import dzien_na_tekst
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import ile, wymien
from harmonogram.wydarzenia import RODZAJE, TRYBY, Wydarzenie
from harmonogram.zadania import nazwa_zadania
from harmonogram.zapytania.wydarzenia import ZapisHistorii

Nazwy = Mapping[int, str]


def dane(
    w: Wydarzenie,
    plan: WersjaPlanu,
    cele: Iterable[Cel],
    jednostki: Mapping[int, Jednostka],
    osoby: Mapping[int, Osoba],
    powod: str,
) -> dict[str, Any]:
    """The `w` of wydarzenie.html; `powod` is that of the cancellation."""
    nazwa_dzialania = next((f"{d.nr}. {d.skrot}" for d in plan.dzialania if d.nr == w.dzialanie), None)
    return {
        "stan": w.stan,
        "dzialanie": (nazwa_dzialania, f"/dzialania/{w.dzialanie}") if nazwa_dzialania else None,
        "zadanie": nazwa_zadania(w.zadanie) if w.zadanie else "",
        "rodzaj": RODZAJE[w.rodzaj].nazwa,
        "dni": [
            {"nr": nr, "dzien": d.dzien, "od_min": d.od_min, "do_min": d.do_min}
            for nr, d in enumerate(w.terminy, 1)
        ],
        "miejsce": w.miejsce,
        "tryb": TRYBY[w.tryb],
        "jednostki": [jednostki[j].nazwa_krotka for j in jednostki if j in w.jednostki],
        "prowadzacy": [osoby[o].nazwa for o in osoby if o in w.prowadzacy],
        "liczy": liczy(w, cele),
        "powod": powod,
    }


# --- what it counts for ---------------------------------------------------------------------------


def liczy(w: Wydarzenie, cele: Iterable[Cel]) -> str:
    """„1 warsztat i 2 dni każdej z 3 jednostek” of a held event; "" when it feeds no target or is off."""
    if w.stan == "odwolane":
        return ""
    pasujace = [c for c in cele if c.dzialanie == w.dzialanie and w.rodzaj in c.liczone_z]
    jednostkom = _miary(w, [c for c in pasujace if c.na != "projekt"])
    projektowi = _miary(w, [c for c in pasujace if c.na == "projekt"])
    czesci = [
        f"{jednostkom} {_komu(len(w.jednostki))}" if jednostkom and w.jednostki else "",
        f"{projektowi} w projekcie" if projektowi else "",
    ]
    zdanie = "; ".join(filter(None, czesci))
    return zdanie if w.stan == "odbyte" or not zdanie else f"{zdanie}, gdy będzie oznaczone jako odbyte"


def _miary(w: Wydarzenie, cele: Iterable[Cel]) -> str:
    miary = dict.fromkeys(c.miara for c in cele)
    return wymien([ile(len(w.terminy) if m == "dni" else 1, *MIARY[m].formy) for m in miary])


def _komu(ile_jednostek: int) -> str:
    return "jednostce" if ile_jednostek == 1 else f"każdej z {ile_jednostek} jednostek"


# --- what comes next ------------------------------------------------------------------------------


def wstep(w: Wydarzenie, bez_obecnosci: Sequence[date], dzis: date) -> str:
    """„12–13.11.2019. Zostało uzupełnić obecność z 13.11.2019.”"""
    return f"{zakres_dni(dni(w))}. {_co_dalej(w, bez_obecnosci, dzis)}".strip()


def _co_dalej(w: Wydarzenie, bez_obecnosci: Sequence[date], dzis: date) -> str:
    if w.stan == "odwolane":
        return ""
    if w.terminy[0].dzien > dzis:
        return f"Obecność wpisuje się od {dzien_na_tekst(w.terminy[0].dzien)}."
    zostalo = []
    if bez_obecnosci:
        zostalo.append(f"uzupełnić obecność z {wymien([dzien_na_tekst(d) for d in bez_obecnosci])}")
    if w.stan == "zaplanowane" and w.terminy[-1].dzien <= dzis:
        zostalo.append("oznaczyć wydarzenie jako odbyte")
    return f"Zostało {wymien(zostalo)}." if zostalo else ""


def czyny(w: Wydarzenie, dzis: date) -> list[dict[str, Any]]:
    """The steps between states that are open now, each a form of its own."""
    odwolaj = _czyn(w, "odwolaj", "Odwołaj wydarzenie", "przycisk-2 grozne", powod=True)
    minelo = w.terminy[-1].dzien <= dzis
    odbyte = _czyn(w, "odbyte", "Oznacz jako odbyte", "przycisk-2")
    mozliwe = {
        "zaplanowane": [*([odbyte] if minelo else []), odwolaj],
        "odbyte": [_czyn(w, "zaplanowane", "Oznacz jako zaplanowane", "jak-link"), odwolaj],
        "odwolane": [
            _czyn(
                w,
                "przywroc",
                "Przywróć wydarzenie",
                "przycisk-2",
                opis="Wróci jako zaplanowane, z listą obecności.",
            )
        ],
    }
    return mozliwe[w.stan]


def _czyn(
    w: Wydarzenie, czyn: str, napis: str, klasa: str, *, powod: bool = False, opis: str = ""
) -> dict[str, Any]:
    return {
        "napis": napis,
        "adres": f"{adres_wydarzenia(w)}/{czyn}",
        "klasa": klasa,
        "powod": powod,
        "opis": opis,
    }


# --- related events -------------------------------------------------------------------------------

ILE_INNYCH = 5


def inne(w: Wydarzenie, podobne: Iterable[Wydarzenie], stan: date) -> dict[str, Any] | None:
    """The nearest events of the same kind and units."""
    reszta = [p for p in podobne if p.id != w.id]
    bliskie = sorted(reszta, key=lambda p: abs(p.terminy[0].dzien - w.terminy[0].dzien))[:ILE_INNYCH]
    if not bliskie:
        return None
    kolejno = sorted(bliskie, key=lambda p: (p.terminy[0].dzien, p.id))
    tytul = "Inne tego rodzaju w tej jednostce" if len(w.jednostki) == 1 else "Inne tego rodzaju"
    return {"tytul": tytul, "lista": [na_liste(p, stan) for p in kolejno]}


def na_liste(w: Wydarzenie, stan: date) -> dict[str, Any]:
    """The event as lista_wydarzen of _makra.html shows it."""
    minelo = w.terminy[-1].dzien < stan
    return {
        "dni": dni(w),
        "od_min": w.terminy[0].od_min,
        "tytul": w.tytul,
        "adres": adres_wydarzenia(w),
        "stan": w.stan,
        "slowo": "nieoznaczone" if w.stan == "zaplanowane" and minelo else None,
        "przypis": "",
    }


# --- history --------------------------------------------------------------------------------------

POLA = {
    "rodzaj": "rodzaj",
    "dzialanie": "działanie",
    "tytul": "tytuł",
    "miejsce": "miejsce",
    "tryb": "tryb",
    "jednostki": "jednostki",
    "prowadzacy": "prowadzących",
    "uczestnicy": "uczestników",
    "zadanie": "zadanie",
}
ZMIANY_STANU = {
    ("zaplanowane", "odbyte"): "oznaczono jako odbyte",
    ("odbyte", "zaplanowane"): "oznaczono jako zaplanowane",
    ("zaplanowane", "odwolane"): "odwołano",
    ("odbyte", "odwolane"): "odwołano",
    ("odwolane", "zaplanowane"): "przywrócono",
}


def historia(zapisy: Sequence[ZapisHistorii], loginy: Nazwy) -> list[dict[str, Any]]:
    """Every version, newest first, by what it changed."""
    pary = zip([None, *zapisy], zapisy, strict=False)
    return [
        {
            "kiedy": po.od_chwili,
            "kto": loginy.get(po.konto or 0, "system"),
            "co": _co(przed.wydarzenie if przed else None, po.wydarzenie)
            + (f" – {po.powod}" if po.powod else ""),
        }
        for przed, po in pary
    ][::-1]


def _co(przed: Wydarzenie | None, po: Wydarzenie) -> str:
    if przed is None:
        return "dodano"
    czesci = [ZMIANY_STANU[przed.stan, po.stan]] if przed.stan != po.stan else []
    zmienione = [nazwa for pole, nazwa in POLA.items() if getattr(przed, pole) != getattr(po, pole)]
    if _terminy(przed) != _terminy(po):
        zmienione.insert(0, f"termin z {_terminy(przed)} na {_terminy(po)}")
    if zmienione:
        czesci.append(f"zmieniono {wymien(zmienione)}")
    return ", ".join(czesci) or "zapisano"


def _terminy(w: Wydarzenie) -> str:
    godziny = dict.fromkeys(od_do(d.od_min, d.do_min) for d in w.terminy)
    return f"{zakres_dni(dni(w))} {', '.join(godziny)}"
