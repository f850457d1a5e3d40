"""Test cases of the example: reported by animators, each stage written some days after its day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from biuro.przyklad.swiat import Obsada, WersjaPrzypadku, chwila, pozniej, robocze
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import Jednostka
from harmonogram.przypadki import ETAPY, PO_DZIALANIU, Przypadek, nastepny_kod, przedrostek

# The shortest and the longest time from the stage before (from the report for the first one), in days.
ODSTEPY = {
    "diagnoza": (3, 21),
    "kontrakt": (7, 35),
    "plan": (7, 21),
    "realizacja": (5, 21),
    "ewaluacja": (120, 240),
    "monitoring": (45, 120),
}
LICZBY = (5, 5, 6, 6, 6, 7, 7, 8, 9, 10)
MALE_LICZBY = (2, 3, 4)
CO_KTORA_MA_MALO = 9
PO_TYLU_DNIACH_OD_ZAWIAZANIA_ZGLASZA_SIE_MALO = 120
NAJPOZNIEJ_PO = 270  # days from the first possible report to the last one
OSOBA, PRZERWANE, POMYLKA, DRUGI_RAZ = 0.35, 0.03, 0.05, 0.015
POWOD_POPRAWKI, POWOD_USUNIECIA = "Błędna data w karcie", "Zgłoszono dwa razy"
LUZ = timedelta(days=60)  # a case needs that much of the window

Historia = list[WersjaPrzypadku]


def uloz_przypadki(los: Random, obsada: Obsada, wersja: WersjaPlanu) -> list[WersjaPrzypadku]:
    """All versions, case by case in the order of reports, which is that of the codes."""
    dzialanie = next(d for d in wersja.dzialania if d.rodzaj == "przypadki")
    szkice = [
        s
        for j in obsada.jednostki
        for s in _jednostka(
            los, j, obsada.animatorzy[j.id], dzialanie.nr, dzialanie.okres, wersja.projekt.okres
        )
    ]
    szkice.sort(key=lambda s: (s[0].od, s[0].przypadek.jednostka))
    kody = _kody({j.id: j.teryt for j in obsada.jednostki}, szkice)
    return [
        replace(w, przypadek=replace(w.przypadek, id=nr, kod=kod))
        for nr, (kod, historia) in enumerate(zip(kody, szkice, strict=True), 1)
        for w in historia
    ]


def _kody(teryty: Mapping[int, str], szkice: Sequence[Historia]) -> list[str]:
    zajete: dict[str, int] = {}
    kody = []
    for historia in szkice:
        teryt = teryty[historia[0].przypadek.jednostka]
        ile = zajete.get(przedrostek(teryt), 0)
        kody.append(nastepny_kod(teryt, ile))
        zajete[przedrostek(teryt)] = ile + 1
    return kody


def _jednostka(
    los: Random, j: Jednostka, animatorzy: Sequence[int], nr: int, okno: Okres, projekt: Okres
) -> Iterator[Historia]:
    """A team that was formed late has few cases, and every ninth one too."""
    poczatek = max(j.data_zawiazania_pzk or j.data_przystapienia, okno.od) + timedelta(days=10)
    pozno = (poczatek - okno.od).days > PO_TYLU_DNIACH_OD_ZAWIAZANIA_ZGLASZA_SIE_MALO
    ile = los.choice(MALE_LICZBY if pozno or j.id % CO_KTORA_MA_MALO == 0 else LICZBY)
    koniec = min(poczatek + timedelta(days=NAJPOZNIEJ_PO), okno.do - LUZ)
    for dzien in sorted(los.choices(robocze(Okres(poczatek, max(koniec, poczatek + LUZ))), k=ile)):
        rodzaj = "osoba" if los.random() < OSOBA else "rodzina"
        pusty = Przypadek(0, "", j.id, nr, rodzaj, dzien)
        yield _historia(los, pusty, _etapy(los, dzien, okno, projekt), los.choice(animatorzy))


def _etapy(los: Random, zgloszono: date, okno: Okres, projekt: Okres) -> dict[str, date]:
    """Stages on working days until the family breaks off, or until one would come too late."""
    etapy: dict[str, date] = {}
    dzien = zgloszono
    for etap in ETAPY:
        dzien = _roboczy(dzien + timedelta(days=los.randint(*ODSTEPY[etap])))
        if los.random() < PRZERWANE or dzien >= (projekt.do if etap in PO_DZIALANIU else okno.do):
            break
        etapy[etap] = dzien
    return etapy


def _roboczy(dzien: date) -> date:
    return next(iter(robocze(Okres(dzien, dzien + timedelta(days=14)))))


def _historia(los: Random, pusty: Przypadek, etapy: Mapping[str, date], animator: int) -> Historia:
    """A version for the report and one for each stage; now and then a day corrected or a case removed."""
    kiedy = chwila(pusty.zgloszono, los.randrange(10 * 60, 18 * 60))
    historia = [WersjaPrzypadku(pusty, kiedy, animator)]
    for etap, dzien in etapy.items():
        if los.random() < POMYLKA:
            _dopisz(historia, etap, dzien - JEDEN_DZIEN, pozniej(los, dzien, 6))
            _dopisz(historia, etap, dzien, pozniej(los, dzien + timedelta(days=6), 6), POWOD_POPRAWKI)
        else:
            _dopisz(historia, etap, dzien, pozniej(los, dzien, 6))
    if los.random() < DRUGI_RAZ:
        _usun(historia, kiedy + timedelta(days=2))
    return historia


def _dopisz(historia: Historia, etap: str, dzien: date, kiedy: datetime, powod: str | None = None) -> None:
    """Nothing is written before what was written last, and no stage before the one it follows."""
    ostatnia = historia[-1]
    kiedy = max(kiedy, ostatnia.od + timedelta(minutes=20))
    najwczesniej = max(ostatnia.przypadek.etapy.values(), default=ostatnia.przypadek.zgloszono)
    etapy = {**ostatnia.przypadek.etapy, etap: dzien if powod else max(dzien, najwczesniej)}
    historia[-1] = replace(ostatnia, do=kiedy)
    nowy = replace(ostatnia.przypadek, etapy=etapy, wersja=ostatnia.przypadek.wersja + 1)
    historia.append(WersjaPrzypadku(nowy, kiedy, ostatnia.animator, powod=powod))


def _usun(historia: Historia, kiedy: datetime) -> None:
    """Reported twice: it goes before anything else is known of it, and only the removal follows."""
    pierwsza = historia[0]
    usuniety = replace(pierwsza.przypadek, wersja=2)
    historia[:] = [
        replace(pierwsza, do=kiedy),
        WersjaPrzypadku(
            usuniety,
            kiedy + timedelta(microseconds=1),
            pierwsza.animator,
            powod=POWOD_USUNIECIA,
            usunieto=True,
        ),
    ]
