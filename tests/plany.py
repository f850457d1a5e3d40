"""Random plans that pass every check, for what must come back from a file unchanged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from budzet.plan import GODZINY, MIARY, NA, Cel
from budzet.plik_planu import PlanZPliku
from budzet.zrodla import zrodla_miary
from harmonogram.czas import Okres, miesiace
from harmonogram.dzialania import RODZAJE_DZIALAN, Dzialanie, Faza, Projekt
from harmonogram.kwartaly import Kwartal, kwartaly
from harmonogram.osoby import FUNKCJE

LITERY = "ąćęłńóśźżĄŁŻ abcXYZ019=+-@#'\"\\/|;,.:<>&„”–—%{}[]\n\té€𝔘"


def _zwykly(tekst: str) -> str:
    return "\n".join(w.strip() for w in tekst.strip().split("\n")).strip()


def teksty(najdluzej: int = 60) -> st.SearchStrategy[str]:
    """What an office may type: also what a spreadsheet could take for a formula."""
    surowe = st.text(LITERY, min_size=1, max_size=najdluzej).map(_zwykly).filter(bool)
    return st.one_of(
        surowe, st.sampled_from(["=1+1", "2019-01-01", "12", "TRUE", "#N/A", "'apostrof", "1,5"])
    )


@st.composite
def plany(draw: st.DrawFn) -> PlanZPliku:
    """A project of up to four years with up to five actions."""
    od = draw(st.builds(Kwartal, st.integers(2010, 2030), st.integers(1, 4)))
    os = kwartaly(od, Kwartal(od.rok + 4, od.nr))[: draw(st.integers(1, 16))]
    okres = Okres(os[0].okres.od, os[-1].okres.do)
    dzialania = [draw(_dzialanie(nr, os)) for nr in range(1, draw(st.integers(1, 5)) + 1)]
    projekt = Projekt(
        nazwa=draw(teksty()),
        tytul=draw(teksty(200)),
        lider=draw(teksty()),
        partnerzy=tuple(draw(st.lists(teksty(), max_size=8, unique=True))),
        numer=draw(st.one_of(st.just(""), teksty(20))),
        nazwa_pzk=draw(teksty()),
        typ_gmin=draw(st.one_of(st.just(""), teksty())),
        finansowanie=draw(st.one_of(st.just(""), teksty(200))),
        okres=okres,
        fazy=draw(_fazy(okres)),
    )
    cele = [cel for d in dzialania for cel in draw(_cele(d))]
    return PlanZPliku(projekt, tuple(dzialania), tuple(cele))


@st.composite
def _fazy(draw: st.DrawFn, okres: Okres) -> tuple[Faza, ...]:
    """Phases that follow each other over the whole project."""
    dni = draw(st.sets(st.integers(1, okres.dni - 1), max_size=3))
    granice = [okres.od, *(okres.od + timedelta(days=n) for n in sorted(dni)), okres.do]
    return tuple(Faza(draw(teksty(10)), draw(teksty()), Okres(a, b)) for a, b in pairwise(granice))


@st.composite
def _dzialanie(draw: st.DrawFn, nr: int, os: Sequence[Kwartal]) -> Dzialanie:
    a, b = sorted(draw(st.tuples(*[st.integers(0, len(os) - 1)] * 2)))
    rodzaj = draw(st.sampled_from(sorted(RODZAJE_DZIALAN)))
    najmniej = 1 if rodzaj == "produkty" else 0
    return Dzialanie(
        nr=nr,
        nazwa=draw(teksty()),
        skrot=draw(teksty(40)),
        opis=draw(teksty(200)),
        od=os[a],
        do=os[b],
        rodzaj=rodzaj,
        adnotacja=draw(st.one_of(st.none(), teksty())),
        narzedzia=tuple(draw(st.lists(teksty(), min_size=najmniej, max_size=4, unique=True))),
    )


@st.composite
def _cele(draw: st.DrawFn, d: Dzialanie) -> list[Cel]:
    miary = [m for m in MIARY if m != "narzedzia" or d.narzedzia]
    wybrane = draw(st.lists(st.sampled_from(miary), min_size=1, max_size=3, unique=True))
    cele = [draw(_cel(d, m)) for m in wybrane]
    warsztaty = next((c.razem for c in cele if c.miara == "warsztaty"), None)
    return [_dni(c, warsztaty) if c.miara == "dni" and warsztaty else c for c in cele]


def _dni(cel: Cel, warsztaty: int) -> Cel:
    """Two days of each workshop."""
    return replace(
        cel,
        razem=2 * warsztaty,
        od=None,
        do=None,
        stawka=None,
        miesiecy=None,
        rozklad="rownomiernie",
        reczny=(),
    )


@st.composite
def _cel(draw: st.DrawFn, d: Dzialanie, miara: str) -> Cel:
    na = draw(st.sampled_from(sorted(NA)))
    cel = Cel(
        dzialanie=d.nr,
        miara=miara,
        na=na,
        osob_na_jednostke=draw(st.integers(1, 9)) if na == "osoba" else 1,
        prog_proc=draw(st.integers(100, 200)),
        blisko_proc=draw(st.integers(1, 100)),
        opoznienie_proc=draw(st.integers(0, 100)),
        liczone_z=tuple(
            draw(st.lists(st.sampled_from(sorted(zrodla_miary(miara))), min_size=1, max_size=3, unique=True))
        ),
    )
    if miara == GODZINY:
        funkcje = st.sampled_from([f.kod for f in FUNKCJE.values() if f.loguje])
        cel = replace(cel, liczone_funkcje=tuple(draw(st.lists(funkcje, max_size=3, unique=True))))
    postac = draw(st.sampled_from([_bez_liczby, _przedzial, _rownomiernie, _liniowo, _recznie]))
    if miara == "narzedzia":
        return replace(cel, razem=len(d.narzedzia), rozklad="rownomiernie")
    cel = draw(postac(cel, d))
    odmawia = miara == GODZINY and na != "projekt" and cel.razem is not None
    return replace(cel, odmawia=odmawia and draw(st.booleans()))


def _bez_liczby(cel: Cel, _: Dzialanie) -> st.SearchStrategy[Cel]:
    return st.just(cel)


def _przedzial(cel: Cel, _: Dzialanie) -> st.SearchStrategy[Cel]:
    if cel.miara == GODZINY:
        return st.just(cel)
    pary = st.tuples(st.integers(1, 500), st.integers(0, 500))
    return pary.map(lambda p: replace(cel, od=p[0], do=p[0] + p[1]))


def _rownomiernie(cel: Cel, _: Dzialanie) -> st.SearchStrategy[Cel]:
    return st.integers(1, 60_000).map(lambda n: replace(cel, razem=n, rozklad="rownomiernie"))


@st.composite
def _liniowo(draw: st.DrawFn, cel: Cel, d: Dzialanie) -> Cel:
    miesiecy = draw(st.integers(1, len(miesiace(d.okres))))
    dzielnik = 1 if cel.miara == GODZINY else draw(st.sampled_from([1, miesiecy, 2]))
    stawka = Fraction(draw(st.integers(1, 6000)) * miesiecy, miesiecy)
    if (stawka * miesiecy / dzielnik).denominator == 1 and (10_000 * stawka / dzielnik).denominator == 1:
        stawka /= dzielnik
    return replace(cel, razem=int(stawka * miesiecy), stawka=stawka, miesiecy=miesiecy, rozklad="liniowo")


@st.composite
def _recznie(draw: st.DrawFn, cel: Cel, d: Dzialanie) -> Cel:
    ile = len(kwartaly(d.od, d.do))
    ilosci = draw(st.lists(st.integers(0, 500), min_size=ile, max_size=ile).filter(any))
    return replace(cel, razem=sum(ilosci), rozklad="recznie", reczny=tuple(ilosci))
