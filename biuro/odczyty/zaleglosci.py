"""Who has to be reminded: of a month without a card, of a quota behind its plan."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from biuro.odczyty import Chwila, limity
from biuro.powiadomienia import konta_osob, konta_roli, osoby_kont
from biuro.uprawnienia import SYSTEM
from budzet.limity import Limit
from budzet.zapytania.limity import Posiadacz
from harmonogram.czas import JEDEN_DZIEN, Okres, miesiac, poczatek_miesiaca
from harmonogram.osoby import ANIMATORZY, FUNKCJE, Osoba, jednostki_animatora
from harmonogram.zaangazowania import Zaangazowanie
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania import zestawienia
from harmonogram.zapytania.zaangazowania import zaangazowania_osob

MIESIECY_WSTECZ = 3


async def konta_bez_karty(poczatek: date) -> list[int]:
    """Accounts of those whose card of this month is due and has never been submitted."""
    konta = await osoby_kont()
    okres = miesiac(poczatek)
    zlozone = {k.osoba for k in await zapytania_kart.karty(okres=okres) if k.stan != "szkic"}
    ludzie = await zapytania_osob.osoby(konta.keys() - zlozone)
    umowy = await zaangazowania_osob(list(ludzie))
    pracujacy = {o for o, _ in await zestawienia.minuty_wykonawcow(_ostatnie(poczatek), set(ludzie))}
    return [
        konta[o.id] for o in ludzie.values() if winien_karte(o, umowy.get(o.id, ()), okres, o.id in pracujacy)
    ]


def winien_karte(osoba: Osoba, umowy: Sequence[Zaangazowanie], okres: Okres, pracuje: bool) -> bool:
    """What the engagements of the month say; without any on file, whoever logs hours and did so lately."""
    if umowy:
        return any(z.wymaga_karty and z.od < okres.do and (z.do is None or z.do >= okres.od) for z in umowy)
    return pracuje and any(FUNKCJE[f].loguje for f in osoba.funkcje)


def _ostatnie(poczatek: date) -> Okres:
    od = poczatek
    for _ in range(MIESIECY_WSTECZ - 1):
        od = poczatek_miesiaca(od - JEDEN_DZIEN)
    return Okres(od, miesiac(poczatek).do)


# --- behind the pace ----------


async def opoznione(chwila: Chwila) -> list[Limit]:
    """Every quota behind its plan on the day."""
    return [x for x in await limity(SYSTEM, chwila) if x.stan == "opozniony"]


async def konta_limitow(opoznione: Iterable[Limit], dzis: date) -> dict[Posiadacz, set[int]]:
    """Holder of a quota → accounts of who uses it up, and of the coordinators."""
    ludzie = await zapytania_osob.osoby()
    konta = await konta_osob(ludzie)
    coachowie = await _coachowie(dzis)
    animatorzy = await _animatorzy(ludzie.values())
    biuro = await konta_roli("koordynator")
    wynik: dict[Posiadacz, set[int]] = {}
    for x in opoznione:
        kto = coachowie.get(x.dla, set()) if x.dla is not None else animatorzy.get(x.jednostka or 0, set())
        wynik[Posiadacz(x.dla, x.jednostka)] = {konta[o] for o in kto if o in konta} | set(biuro)
    return wynik


async def _coachowie(dzis: date) -> Mapping[int, set[int]]:
    """Worker → coaches who support her on the day."""
    wynik: dict[int, set[int]] = {}
    for p in await zapytania_osob.przydzialy():
        if p.od <= dzis and (p.do is None or dzis <= p.do):
            wynik.setdefault(p.pracownik, set()).add(p.coach)
    return wynik


async def _animatorzy(ludzie: Iterable[Osoba]) -> Mapping[int, set[int]]:
    """Unit → its animators, those of its powiat included."""
    jednostki = await zapytania_osob.jednostki()
    wynik: dict[int, set[int]] = {}
    for o in ludzie:
        if o.funkcje & ANIMATORZY:
            for nr in jednostki_animatora(o, jednostki) or ():
                wynik.setdefault(nr, set()).add(o.id)
    return wynik
