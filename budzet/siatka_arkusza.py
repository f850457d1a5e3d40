"""A sheet as a table: where its head stands, which column is which, the rows under it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from budzet.arkusze_planu import PARTNERZY, ArkuszPlanu, KolumnaPlanu
from budzet.odczyt_xlsx.skoroszyt import ArkuszOdczytany
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.zeszyt_arkuszy import Miejsce, ZeszytArkuszy
from harmonogram.czas import zwykle_spacje
from harmonogram.pola_toml import podpowiedz
from harmonogram.slowa import cytat

NAGLOWKI_PROJEKTU = ("Pole", "Wartość")
_PARTNER = re.compile(r"partner( ?[0-9]{1,3})?")


@dataclass(frozen=True)
class WierszTabeli:
    """A row with at least one value; `nr` is its number in the sheet."""

    nr: int
    komorki: Mapping[KolumnaPlanu, Wartosc]


@dataclass(frozen=True)
class Tabela:
    """The rows of a sheet, without empty ones."""

    opis: ArkuszPlanu
    wiersze: list[WierszTabeli]


def tabela(opis: ArkuszPlanu, arkusz: ArkuszOdczytany, zeszyt: ZeszytArkuszy) -> Tabela:
    """Rows below the head; a missing head or column and a column of another name are mistakes."""
    glowa = _wiersz_glowy(arkusz, [k.glowa for k in opis.kolumny])
    if glowa is None:
        zeszyt.zla(Miejsce(opis.nazwa), "Brakuje wiersza z nagłówkami kolumn. Przepisz go z nowego szablonu.")
        return Tabela(opis, [])
    kolumny = _kolumny(opis, arkusz.wiersze[glowa], glowa, zeszyt)
    wiersze = [
        WierszTabeli(nr, {k: komorki[nr_k] for nr_k, k in kolumny.items() if _pelna(komorki.get(nr_k))})
        for nr, komorki in sorted(arkusz.wiersze.items())
        if nr > glowa
    ]
    return Tabela(opis, [w for w in wiersze if w.komorki])


def _wiersz_glowy(arkusz: ArkuszOdczytany, glowy: list[str]) -> int | None:
    """The first row where at least two cells are heads."""
    znane = {_slowo(g) for g in glowy}
    for nr, komorki in sorted(arkusz.wiersze.items()):
        if len(znane & {_slowo(w) for w in komorki.values()}) >= 2:
            return nr
    return None


def _kolumny(
    opis: ArkuszPlanu, naglowki: Mapping[int, Wartosc], glowa: int, zeszyt: ZeszytArkuszy
) -> dict[int, KolumnaPlanu]:
    zostaly = {_slowo(k.glowa): k for k in opis.kolumny}
    wynik: dict[int, KolumnaPlanu] = {}
    for nr, naglowek in sorted(naglowki.items()):
        if not _pelna(naglowek):
            continue
        if (kolumna := zostaly.pop(_slowo(naglowek), None)) is not None:
            wynik[nr] = kolumna
            continue
        nazwa = f"{naglowek}"
        rada = podpowiedz(nazwa, [k.glowa for k in opis.kolumny])
        zeszyt.zla(Miejsce(opis.nazwa, glowa, nazwa[:40]), f"Nieznana albo powtórzona kolumna. {rada}")
    for kolumna in zostaly.values():
        zeszyt.zla(Miejsce(opis.nazwa, glowa, kolumna.glowa), "Brakuje tej kolumny. Przywróć jej nagłówek.")
    return wynik


def tabela_projektu(opis: ArkuszPlanu, arkusz: ArkuszOdczytany, zeszyt: ZeszytArkuszy) -> Tabela:
    """Lines „Pole”, „Wartość”: each a row with one value; lines of partners may be many."""
    glowa = _wiersz_glowy(arkusz, list(NAGLOWKI_PROJEKTU))
    if glowa is None:
        zeszyt.zla(Miejsce(opis.nazwa), "Brakuje nagłówków „Pole” i „Wartość”. Przepisz je z szablonu.")
        return Tabela(opis, [])
    w_glowie = {_slowo(w): nr for nr, w in arkusz.wiersze[glowa].items()}
    nazwa, wartosc = (w_glowie[_slowo(n)] for n in NAGLOWKI_PROJEKTU)
    wiersze: dict[KolumnaPlanu | int, WierszTabeli] = {}
    for nr, komorki in sorted(arkusz.wiersze.items()):
        if nr <= glowa or not _pelna(komorki.get(wartosc)):
            continue
        pole = _pole(opis, f"{komorki.get(nazwa, '')}")
        if pole is None or pole in wiersze:
            zeszyt.zla(Miejsce(opis.nazwa, nr), _zle_pole(opis, f"{komorki.get(nazwa, '')}", pole))
            continue
        wiersze[nr if pole is PARTNERZY else pole] = WierszTabeli(nr, {pole: komorki[wartosc]})
    return Tabela(opis, list(wiersze.values()))


def _pole(opis: ArkuszPlanu, nazwa: str) -> KolumnaPlanu | None:
    slowo = _slowo(nazwa)
    if _PARTNER.fullmatch(slowo):
        return PARTNERZY
    return next((k for k in opis.kolumny if _slowo(k.glowa) == slowo), None)


def _zle_pole(opis: ArkuszPlanu, nazwa: str, pole: KolumnaPlanu | None) -> str:
    if pole is not None:
        return f"Pole „{pole.glowa}” podano dwa razy. Zostaw jeden wiersz."
    rada = podpowiedz(nazwa, [*(k.glowa for k in opis.kolumny), PARTNERZY.glowa])
    return f"Nieznane pole {cytat(nazwa)}. {rada}"


def _slowo(wartosc: Wartosc) -> str:
    return zwykle_spacje(f"{wartosc}").casefold()


def _pelna(wartosc: Wartosc | None) -> bool:
    return wartosc is not None and (not isinstance(wartosc, str) or bool(wartosc.strip()))
