"""The attendance list as a form: who stands on it, and what a sent form says."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from harmonogram.bledy import ZlyStan
from harmonogram.czas import dzien_z_iso
from harmonogram.obecnosc import SEKTORY, Obecnosc, ObecnoscDnia, Obecny
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba
from harmonogram.slowa import ile, klucz_polski

OSOB = ("osoba", "osoby", "osób")
Pola = Mapping[str, Any]


def klucz(kto: Obecny) -> str:
    """„o12” for a person on file, „g5” for a guest."""
    return f"o{kto.osoba}" if kto.gosc is None else f"g{kto.gosc.id}"


def kolumny(dni: Sequence[date], dzis: date) -> list[dict[str, Any]]:
    """Days of an event; attendance is written from the day on."""
    return [{"nr": nr, "dzien": d, "minal": d <= dzis} for nr, d in enumerate(dni, 1)]


def wiersze(
    zapisani: Iterable[int],
    obecnosc: Obecnosc,
    osoby: Mapping[int, Osoba],
    jednostki: Mapping[int, Jednostka],
) -> list[dict[str, Any]]:
    """Those named as participants and everybody who was there, in Polish order."""
    kto = {klucz(o): o for o in (Obecny(numer) for numer in zapisani)}
    dni: dict[str, set[date]] = {}
    for dzien, obecni in obecnosc.items():
        for o in obecni:
            kto.setdefault(klucz(o), o)
            dni.setdefault(klucz(o), set()).add(dzien)
    gotowe = [
        (_kolejnosc(o, osoby), _wiersz(o, k, dni.get(k, set()), osoby, jednostki)) for k, o in kto.items()
    ]
    return [wiersz for _, wiersz in sorted(gotowe, key=lambda para: para[0])]


def _kolejnosc(o: Obecny, osoby: Mapping[int, Osoba]) -> tuple[str, str]:
    ktos = o.gosc or osoby[o.osoba or 0]
    return klucz_polski(f"{ktos.nazwisko} {ktos.imie}"), klucz(o)


def _wiersz(
    o: Obecny,
    k: str,
    dni: set[date],
    osoby: Mapping[int, Osoba],
    jednostki: Mapping[int, Jednostka],
) -> dict[str, Any]:
    if o.gosc is not None:
        opis = (o.gosc.nazwa, o.gosc.instytucja, SEKTORY.get(o.gosc.sektor, o.gosc.sektor))
    else:
        osoba = osoby[o.osoba or 0]
        jednostka = jednostki.get(osoba.jednostka or 0)
        gdzie = jednostka.nazwa_krotka if jednostka else ""
        opis = (osoba.nazwa, gdzie, ", ".join(f.nazwa for n, f in FUNKCJE.items() if n in osoba.funkcje))
    return {"klucz": k, "nazwa": opis[0], "instytucja": opis[1], "sektor": opis[2], "dni": dni}


def podsumowanie(kolumny: Sequence[Mapping[str, Any]], obecnosc: Obecnosc, na_liscie: int) -> str:
    """„Dzień 1: 10 z 12 osób. Dzień 2: 4 z 12 osób. Razem 14 osobodni.”"""
    minione = [k for k in kolumny if k["minal"]]
    ilu = [len(obecnosc.get(k["dzien"], ())) for k in minione]
    if not ilu:
        return f"Na liście {ile(na_liscie, *OSOB)}."
    if len(kolumny) == 1:
        return f"{_z_ilu(ilu[0], na_liscie)}."
    zdania = [f"Dzień {k['nr']}: {_z_ilu(n, na_liscie)}." for k, n in zip(minione, ilu, strict=True)]
    if len(zdania) > 1:
        zdania.append(f"Razem {ile(sum(ilu), 'osobodzień', 'osobodni', 'osobodni')}.")
    return " ".join(zdania)


def _z_ilu(obecnych: int, na_liscie: int) -> str:
    return f"{obecnych} z {ile(na_liscie, 'osoby', 'osób', 'osób')}"


# --- what was sent --------------------------------------------------------------------------------


def lista(wartosc: Any) -> list[str]:
    """A field that may come once, many times or not at all."""
    return [wartosc] if isinstance(wartosc, str) else list(wartosc or [])


def zaznaczone(pola: Pola, obecnosc: Obecnosc) -> list[ObecnoscDnia]:
    """Days of the form with everybody ticked; who was not on the form stays as he was.

    So two people may fill one list: neither takes away whom the other has added meanwhile.
    """
    na_formularzu = set(lista(pola.get("lista")))
    goscie = {klucz(o): o for obecni in obecnosc.values() for o in obecni if o.gosc is not None}
    wynik = []
    for zapis in lista(pola.get("dzien")):
        dzien = dzien_z_iso(zapis)
        dopisani = [o for o in obecnosc.get(dzien, ()) if klucz(o) not in na_formularzu]
        zaznaczeni = [_obecny(k, goscie) for k in lista(pola.get(f"ob-{zapis}"))]
        wynik.append(ObecnoscDnia(dzien, (*zaznaczeni, *dopisani)))
    return wynik


def _obecny(k: str, goscie: Mapping[str, Obecny]) -> Obecny:
    numer = k[1:]
    if k[:1] == "o" and numer.isascii() and numer.isdecimal() and len(numer) < 10:
        return Obecny(int(numer))
    if k not in goscie:
        raise ZlyStan("Ktoś w międzyczasie usunął osobę z tej listy. Sprawdź listę i zapisz ją jeszcze raz.")
    return goscie[k]


def z_dopisanym(dni: Iterable[date], nowy: Obecny, obecnosc: Obecnosc) -> list[ObecnoscDnia]:
    """The attendance of these days with one more person."""
    return [ObecnoscDnia(d, (*obecnosc.get(d, ()), nowy)) for d in dni]
