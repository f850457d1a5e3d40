"""A random history of the whole plan, in versions: entries, events, cases and tools of every action."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from biuro.baza import w_transakcji
from budzet.plan import GODZINY, Cel
from budzet.zapytania.cele import Plan
from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.narzedzia import NARZEDZIE, ODEBRANE, W_TOKU, Narzedzie
from harmonogram.przypadki import ETAPY, PRZYPADEK, Przypadek, po_kolei
from harmonogram.wydarzenia import Wydarzenie, dopasuj_dni
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import narzedzia as zapytania_narzedzi
from harmonogram.zapytania import przypadki as zapytania_przypadkow
from harmonogram.zapytania import wydarzenia as zapytania_wydarzen
from tests.swiat_stron import TERAZ, Swiat

WPISOW, WYDARZEN, PRZYPADKOW = 12, 8, 30


@w_transakcji
async def losowa_historia(swiat: Swiat, plan: Plan, los: Random) -> None:
    """Evidence inside and just outside the windows; about half of it is changed, some of it removed."""
    for nr, cel in enumerate(plan.cele):
        if cel.miara == GODZINY:
            await _wpisy(swiat, plan, cel, los)
        elif PRZYPADEK in cel.liczone_z:
            await _przypadki(swiat, cel, plan, los)
        elif NARZEDZIE in cel.liczone_z:
            await _narzedzia(cel, plan, los)
        else:
            await _wydarzenia(nr, swiat, cel, plan, los)


def _chwila(los: Random) -> datetime:
    return TERAZ + timedelta(minutes=los.randrange(1, 5000))


def _dzien(okno: Okres, los: Random) -> date:
    return okno.od + timedelta(days=los.randrange(-40, okno.dni + 40))


async def _wpisy(swiat: Swiat, plan: Plan, cel: Cel, los: Random) -> None:
    okno, osoby, jednostki = plan.okno(cel.dzialanie), sorted(swiat.osoby.values()), _jednostki(swiat)
    for _ in range(WPISOW):
        od, rodzaj = los.randrange(600), los.choice([*cel.liczone_z, "doradca_rops"])
        wpis = WpisGodzin(
            id=None,
            osoba=los.choice(osoby),
            dla=los.choice(osoby) if rodzaj.startswith("coaching") else None,
            jednostka=los.choice(jednostki if rodzaj == "animator" else [None, *jednostki]),
            rodzaj=rodzaj,
            dzialanie=cel.dzialanie,
            dzien=_dzien(okno, los),
            od_min=od,
            do_min=od + los.randrange(1, 200),
        )
        chwila = _chwila(los)
        id_wpisu = await zapytania_godzin.dopisz_wpis(wpis, None, chwila)
        nowy = replace(wpis, id=id_wpisu, wersja=2, dzien=_dzien(okno, los), jednostka=los.choice(jednostki))
        if los.random() < 0.5:
            await zapytania_godzin.zmien_wpis(nowy, None, None, chwila + timedelta(hours=1))
        if los.random() < 0.2:
            await zapytania_godzin.usun_wpis(id_wpisu, chwila + timedelta(hours=2))


def _jednostki(swiat: Swiat) -> list[int]:
    return sorted(swiat.jednostki.values())


async def _wydarzenia(nr_celu: int, swiat: Swiat, cel: Cel, plan: Plan, los: Random) -> None:
    okno, osoby, jednostki = plan.okno(cel.dzialanie), sorted(swiat.osoby.values()), _jednostki(swiat)
    for nr in range(WYDARZEN):
        pierwszy, chwila, uid = _dzien(okno, los), _chwila(los), f"losowe-{nr_celu}-{nr}"
        dni = [pierwszy + timedelta(days=n) for n in range(los.choice((1, 2, 3)))]
        w = Wydarzenie(
            id=0,
            uid=uid,
            rodzaj=los.choice([*cel.liczone_z, "konsultacja"]),
            dzialanie=cel.dzialanie,
            tytul="Losowe",
            dni=dopasuj_dni((), [(d, 540, 600) for d in dni], uid=uid, teraz=chwila),
            miejsce="",
            tryb="zdalnie",
            stan=los.choice(("odbyte", "odbyte", "odbyte", "zaplanowane", "odwolane")),
            jednostki=frozenset(los.sample(jednostki, los.randrange(4))),
            prowadzacy=frozenset(los.sample(osoby, los.randrange(3))),
            uczestnicy=frozenset(los.sample(osoby, los.randrange(3))),
            utworzono=chwila,
            zmieniono=chwila,
        )
        w = replace(w, id=await zapytania_wydarzen.dopisz_wydarzenie(w, None))
        if los.random() < 0.5:
            kiedy = chwila + timedelta(hours=3)
            krotsze = dopasuj_dni(w.dni, [(dni[-1], 540, 600)], uid=uid, teraz=kiedy)
            nowe = replace(w, zmieniono=kiedy, stan="odbyte", dni=krotsze, wersja=2)
            await zapytania_wydarzen.zmien_wydarzenie(nowe, None, None)


async def _przypadki(swiat: Swiat, cel: Cel, plan: Plan, los: Random) -> None:
    okno = plan.okno(cel.dzialanie)
    for nr in range(PRZYPADKOW):
        dni = sorted(_dzien(okno, los) for _ in range(6))
        etapy = po_kolei(dict(zip(ETAPY, dni[: los.randrange(7)], strict=False)))
        kto = los.choice(_jednostki(swiat))
        zgloszono = min([okno.od, *etapy.values()])
        nowy = Przypadek(0, f"K-0000-{nr:03}", kto, cel.dzialanie, "osoba", zgloszono, etapy)
        chwila = _chwila(los)
        nowy = replace(nowy, id=await zapytania_przypadkow.dopisz_przypadek(nowy, None, chwila))
        if los.random() < 0.5:
            zmieniony = replace(nowy, jednostka=los.choice(_jednostki(swiat)), etapy={}, wersja=2)
            await zapytania_przypadkow.zmien_przypadek(zmieniony, None, None, chwila + timedelta(hours=1))


async def _narzedzia(cel: Cel, plan: Plan, los: Random) -> None:
    okno = plan.okno(cel.dzialanie)
    for nr in range(1, 6):
        narzedzie = Narzedzie(cel.dzialanie, nr, "", W_TOKU)
        chwila = _chwila(los)
        await zapytania_narzedzi.zapisz_narzedzie(narzedzie, None, chwila)
        if los.random() < 0.7:
            odebrane = replace(narzedzie, stan=ODEBRANE, protokol=f"P/{nr}", data_odbioru=_dzien(okno, los))
            await zapytania_narzedzi.zapisz_narzedzie(odebrane, None, chwila + timedelta(hours=1))
