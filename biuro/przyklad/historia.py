"""When entries were written, corrected and removed, and what became of the month cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random

from biuro.przyklad import nazwy
from biuro.przyklad.swiat import PodniesienieLimitu, WersjaKarty, WersjaWpisu, chwila, pozniej
from budzet.plan import Cel
from harmonogram.czas import nastepny_miesiac, poczatek_miesiaca
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import przejdz

NAJPOZNIEJ_PO_DNIACH = 6
CZESC_POPRAWIONYCH, CZESC_USUNIETYCH, CZESC_PO_ZLOZENIU = 0.02, 0.007, 0.003
KROTSZY_O, NAJKROTSZY = 15, 60
CZESC_ZWROCONYCH = 0.04
BEZ_KARTY_OD = date(2021, 3, 1)  # the last month is still being finished
NIEROZSTRZYGNIETE_OD = date(2021, 2, 1)


@dataclass(frozen=True)
class Limity:
    """What a sum may reach at a moment: the plan's totals and what was raised since."""

    cele: tuple[Cel, ...]
    podniesienia: tuple[PodniesienieLimitu, ...]

    def cel(self, wpis: WpisGodzin) -> Cel | None:
        """The quota that the entry uses."""
        return next((c for c in self.cele if _uzywa(c, wpis)), None)

    def kto(self, cel: Cel, wpis: WpisGodzin) -> int | None:
        """Whose quota it is."""
        return wpis.dla if cel.na == "osoba" else wpis.jednostka

    def przyznano(self, cel: Cel, kto: int | None, kiedy: datetime) -> int:
        """Minutes granted at that moment."""
        podniesione = [
            p.przyznano_min
            for p in self.podniesienia
            if p.dzialanie == cel.dzialanie and kto in (p.dla, p.jednostka) and p.od <= kiedy
        ]
        return podniesione[-1] if podniesione else cel.razem or 0


def _uzywa(cel: Cel, wpis: WpisGodzin) -> bool:
    return cel.odmawia and cel.dzialanie == wpis.dzialanie and wpis.rodzaj in cel.liczone_z


# --- entries


def zapisane(los: Random, wpisy: Iterable[WpisGodzin], limity: Limity) -> list[WersjaWpisu]:
    """Every version in the order of writing; ids in the order of the first versions."""
    pierwsze = sorted(
        ((_zapisano(los, w), nr, w) for nr, w in enumerate(wpisy)), key=lambda trojka: trojka[:2]
    )
    historie = [
        _historia(los, replace(w, id=nr), kiedy) for nr, (kiedy, _, w) in enumerate(pierwsze, start=1)
    ]
    kolejno = sorted((w for h in historie for w in h), key=lambda w: (w.od, w.wpis.id or 0))
    return _z_uzasadnieniami(kolejno, limity)


def _zapisano(los: Random, w: WpisGodzin) -> datetime:
    """The same evening or one of the next days, before the month is submitted."""
    if los.random() < 0.4:
        return chwila(w.dzien, w.do_min) + timedelta(minutes=los.randrange(5, 180))
    ostatni = nastepny_miesiac(w.dzien) + timedelta(days=2)
    return pozniej(los, w.dzien, min(NAJPOZNIEJ_PO_DNIACH, max(1, (ostatni - w.dzien).days)))


def _historia(los: Random, wpis: WpisGodzin, kiedy: datetime) -> list[WersjaWpisu]:
    pierwsza = WersjaWpisu(wpis, kiedy)
    dalej = kiedy + timedelta(minutes=los.randrange(20, 1200))
    przygoda = los.random()
    if przygoda < CZESC_USUNIETYCH:
        return [replace(pierwsza, do=dalej)]
    if przygoda < CZESC_USUNIETYCH + CZESC_POPRAWIONYCH:
        return [replace(pierwsza, do=dalej), WersjaWpisu(_poprawiony(los, wpis), dalej)]
    if przygoda > 1 - CZESC_PO_ZLOZENIU and wpis.minuty > NAJKROTSZY:
        pozno = chwila(nastepny_miesiac(wpis.dzien) + timedelta(days=40), los.randrange(540, 900))
        krotszy = replace(wpis, do_min=wpis.do_min - KROTSZY_O, wersja=2)
        return [replace(pierwsza, do=pozno), WersjaWpisu(krotszy, pozno, powod=nazwy.POWOD_POPRAWKI)]
    return [pierwsza]


def _poprawiony(los: Random, wpis: WpisGodzin) -> WpisGodzin:
    if wpis.minuty > NAJKROTSZY and los.random() < 0.6:
        return replace(wpis, do_min=wpis.do_min - KROTSZY_O, wersja=2)
    return replace(wpis, zadanie=None, wersja=2)


def _z_uzasadnieniami(wersje: Sequence[WersjaWpisu], limity: Limity) -> list[WersjaWpisu]:
    """A justification where an entry raises its quota's sum above what is granted by then."""
    sumy: dict[tuple[int, int | None], int] = {}
    poprzednio: dict[int, int] = {}
    uzasadnione: set[int] = set()
    wynik = []
    for chwila_, wersja in _wydarzenia_wersji(wersje):
        wpis, id_wpisu = wersja.wpis, wersja.wpis.id or 0
        cel = limity.cel(wpis)
        if cel is not None:
            klucz = (cel.dzialanie, limity.kto(cel, wpis))
            ile = wpis.minuty if chwila_ == wersja.od else 0
            sumy[klucz] = sumy.get(klucz, 0) + ile - poprzednio.get(id_wpisu, 0)
            poprzednio[id_wpisu] = ile
            if ile and sumy[klucz] > limity.przyznano(cel, klucz[1], chwila_):
                uzasadnione.add(id_wpisu)
    for wersja in wersje:
        if wersja.wpis.id in uzasadnione and not wersja.wpis.uzasadnienie:
            wersja = replace(wersja, wpis=replace(wersja.wpis, uzasadnienie=nazwy.UZASADNIENIE_NADWYZKI))
        wynik.append(wersja)
    return wynik


def _wydarzenia_wersji(wersje: Sequence[WersjaWpisu]) -> list[tuple[datetime, WersjaWpisu]]:
    """Writing and removing, in order of time; closing for the next version is part of that one's writing."""
    nastepne = {(w.wpis.id, w.od) for w in wersje if w.wpis.wersja > 1}
    zapisy = [(w.od, w) for w in wersje]
    usuniecia = [(w.do, w) for w in wersje if w.do is not None and (w.wpis.id, w.do) not in nastepne]
    return sorted([*zapisy, *usuniecia], key=lambda para: (para[0], para[1].wpis.id or 0))


# --- month cards


def karty(los: Random, wpisy: Iterable[WersjaWpisu]) -> list[WersjaKarty]:
    """Submitted in the first days of the next month, accepted or returned soon after."""
    miesiace = sorted({(poczatek_miesiaca(w.wpis.dzien), w.wpis.osoba) for w in wpisy if w.do is None})
    return [karta for miesiac, osoba in miesiace for karta in _karta(los, osoba, miesiac)]


def _karta(los: Random, osoba: int, miesiac: date) -> list[WersjaKarty]:
    if miesiac >= BEZ_KARTY_OD and los.random() < 0.5:
        return []
    kroki = ["zloz", "zaakceptuj"]
    if los.random() < CZESC_ZWROCONYCH:
        kroki = ["zloz", "zwroc", "zloz", "zaakceptuj"]
    if miesiac >= NIEROZSTRZYGNIETE_OD:
        kroki = los.choice((["zloz"], ["zloz"], ["zloz", "zaakceptuj"], ["zloz", "zwroc"]))
    wersje: list[WersjaKarty] = []
    dzien, stan = nastepny_miesiac(miesiac) + timedelta(days=los.randrange(7, 10)), "szkic"
    for nr, krok in enumerate(kroki, start=1):
        kiedy = chwila(dzien, los.randrange(8 * 60, 17 * 60))
        stan = przejdz(stan, krok)
        powod = los.choice(nazwy.POWODY_ZWROTU) if krok == "zwroc" else None
        if wersje:
            wersje[-1] = replace(wersje[-1], do=kiedy)
        wersje.append(WersjaKarty(osoba, miesiac, nr, krok, stan, kiedy, powod=powod))
        dzien += timedelta(days=los.randrange(1, 5))
    return wersje
