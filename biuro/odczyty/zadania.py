"""Evidence of the key persons' tasks: what an account may see, its own, and the whole project's."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from biuro.odczyty import wydarzenia as odczyty_wydarzen
from biuro.uprawnienia import Konto, moze, wymagaj
from harmonogram.dowody import Znalezione, ZnalezioneOsoby
from harmonogram.zapytania import zadania as zapytania
from harmonogram.zapytania.godziny import Widocznosc
from harmonogram.zapytania.sumy import Zakres

CZYTAJ = "zadania.czytaj"
Pary = Mapping[tuple[str, int], int]


async def widoczne(konto: Konto, zakres: Zakres) -> Znalezione:
    """Entries and events that the account may see; stages of cases go with the units of its events."""
    widac = odczyty_wydarzen.widocznosc(konto)
    jednostki = zakres.jednostki if widac is None else widac.jednostki
    return Znalezione(
        _razem(await zapytania.wpisy(zakres, widocznosc=_widoczne_wpisy(konto))),
        await zapytania.wydarzenia(zakres, widocznosc=widac),
        _razem(await zapytania.etapy(replace(zakres, jednostki=jednostki))),
    )


def _widoczne_wpisy(konto: Konto) -> Widocznosc | None:
    """None for those who see all; a role without hours sees none."""
    if not moze(konto, "godziny.czytaj"):
        return Widocznosc()
    zasieg = wymagaj(konto, "godziny.czytaj")
    return None if zasieg.wszystko else Widocznosc(zasieg.osoby, zasieg.dla, zasieg.jednostki)


async def moje(konto: Konto, zakres: Zakres) -> Znalezione:
    """Own entries, events led or attended, stages of cases of own units."""
    if konto.osoba is None:
        return Znalezione()
    return Znalezione(
        _razem(await zapytania.wpisy(zakres, osoba=konto.osoba)),
        await zapytania.wydarzenia(zakres, osoba=konto.osoba),
        _razem(await zapytania.etapy(replace(zakres, jednostki=konto.jednostki))),
    )


async def projektu(zakres: Zakres) -> tuple[Znalezione, ZnalezioneOsoby]:
    """Everything that was found, and whose it is."""
    wpisy, etapy = await zapytania.wpisy(zakres), await zapytania.etapy(zakres)
    wydarzenia = await zapytania.wydarzenia(zakres)
    osoby = ZnalezioneOsoby(_czyje(wpisy), await zapytania.osoby_wydarzen(zakres), _czyje(etapy))
    return Znalezione(_razem(wpisy), wydarzenia, _razem(etapy)), osoby


def _razem(pary: Pary) -> dict[str, int]:
    wynik: dict[str, int] = {}
    for (kod, _), ile in pary.items():
        wynik[kod] = wynik.get(kod, 0) + ile
    return wynik


def _czyje(pary: Iterable[tuple[str, int]]) -> dict[str, frozenset[int]]:
    wynik: dict[str, set[int]] = {}
    for kod, kto in pary:
        wynik.setdefault(kod, set()).add(kto)
    return {kod: frozenset(kto) for kod, kto in wynik.items()}
