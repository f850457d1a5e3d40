"""The difference of two plans: project, phases, actions, targets; each change with both values in words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from budzet.arytmetyka_planu import ilosc_na_tekst
from budzet.plan import MIARY, NA, ROZKLADY, Cel, cele_dzialania
from budzet.plik_planu import PlanZPliku
from budzet.zrodla import WSZYSTKIE_ZRODLA
from harmonogram.dzialania import RODZAJE_DZIALAN, Dzialanie, Faza, Projekt
from harmonogram.kwartaly import kwartaly, zakres_na_tekst
from harmonogram.osoby import FUNKCJE
from harmonogram.slowa import POLPAUZA, ile

DODANE, USUNIETE, ZMIENIONE = "dodane", "usuniete", "zmienione"


@dataclass(frozen=True)
class Zmiana:
    """One field of the project or of an action; None: it was not there, or is no more."""

    pole: str  # „cele.godziny.osoba.razem”
    opis: str  # „cel w godzinach na osobę, razem”
    bylo: str | None
    jest: str | None

    def __str__(self) -> str:
        """„kwartały: II – IV kwartał 2019 → III kwartał 2019 – I kwartał 2020”."""
        if self.bylo is None or self.jest is None:
            return f"{self.opis}: {'usunięto' if self.jest is None else 'dodano'} „{self.bylo or self.jest}”"
        return f"{self.opis}: {self.bylo} → {self.jest}"


@dataclass(frozen=True)
class RoznicaDzialania:
    """What happened to one action; all fields of an added or removed one are listed."""

    nr: int
    nazwa: str
    rodzaj: str  # DODANE, USUNIETE, ZMIENIONE
    zmiany: tuple[Zmiana, ...]


@dataclass(frozen=True)
class Roznice:
    """The changes from one plan to another, in the order of the plan file."""

    projekt: tuple[Zmiana, ...]
    dzialania: tuple[RoznicaDzialania, ...]

    @property
    def puste(self) -> bool:
        return not self.projekt and not self.dzialania


def roznice(bylo: PlanZPliku, jest: PlanZPliku) -> Roznice:
    """What differs; empty for a plan and itself, and the same turned round for the plans exchanged."""
    return Roznice(
        tuple(_zmiany(_pola_projektu(bylo.projekt), _pola_projektu(jest.projekt))),
        tuple(_dzialania(bylo, jest)),
    )


def zmienione_okna(bylo: PlanZPliku, jest: PlanZPliku) -> list[tuple[int, Dzialanie | None]]:
    """Actions of the old plan whose window is another one now, with the new action (None: gone)."""
    nowe = {d.nr: d for d in jest.dzialania}
    pary = [(d, nowe.get(d.nr)) for d in bylo.dzialania]
    return [(d.nr, nowe) for d, nowe in pary if nowe is None or nowe.okres != d.okres]


# --- fields: a code, its words, the raw value that is compared, the value in words


@dataclass(frozen=True)
class _Pole:
    opis: str
    wartosc: Any
    slowa: str | None


_Pola = Mapping[str, _Pole]


def _zmiany(bylo: _Pola, jest: _Pola) -> Iterator[Zmiana]:
    for kod in {**bylo, **jest}:
        stare, nowe = bylo.get(kod), jest.get(kod)
        if stare is None or nowe is None or stare.wartosc != nowe.wartosc:
            jakie = nowe or stare
            assert jakie is not None
            yield Zmiana(kod, jakie.opis, *(pole.slowa if pole else None for pole in (stare, nowe)))


def _tekst(opis: str, wartosc: str | None) -> _Pole:
    return _Pole(opis, wartosc or None, wartosc or None)


def _lista(opis: str, wartosci: Sequence[str], nazwy: Mapping[str, str] | None = None) -> _Pole:
    slowa = "; ".join((nazwy or {}).get(w, w) for w in wartosci)
    return _Pole(opis, tuple(wartosci), slowa or None)


def _pola_projektu(p: Projekt) -> _Pola:
    pola = {
        "nazwa": _tekst("nazwa", p.nazwa),
        "tytul": _tekst("tytuł", p.tytul),
        "lider": _tekst("lider", p.lider),
        "partnerzy": _lista("partnerzy", p.partnerzy),
        "numer": _tekst("numer", p.numer),
        "nazwa_pzk": _tekst("nazwa zespołu w gminie", p.nazwa_pzk),
        "typ_gmin": _tekst("gminy", p.typ_gmin),
        "finansowanie": _tekst("finansowanie", p.finansowanie),
        "okres": _Pole("okres", p.okres, str(p.okres)),
    }
    return pola | {f"fazy.{nr}": _faza(nr, f) for nr, f in enumerate(p.fazy, start=1)}


def _faza(nr: int, f: Faza) -> _Pole:
    return _Pole(f"etap {nr}", f, f"{f.nr}. {f.nazwa}, {f.okres}")


# --- actions


def _dzialania(bylo: PlanZPliku, jest: PlanZPliku) -> Iterator[RoznicaDzialania]:
    stare, nowe = ({d.nr: d for d in plan.dzialania} for plan in (bylo, jest))
    for nr in sorted({*stare, *nowe}):
        jakie = nowe.get(nr) or stare[nr]
        rodzaj = USUNIETE if nr not in nowe else DODANE if nr not in stare else ZMIENIONE
        zmiany = [
            *_zmiany(_pola_dzialania(stare.get(nr)), _pola_dzialania(nowe.get(nr))),
            *_zmiany_celow(_cele(bylo, nr), _cele(jest, nr)),
        ]
        if zmiany:
            yield RoznicaDzialania(nr, jakie.nazwa, rodzaj, tuple(zmiany))


def _pola_dzialania(d: Dzialanie | None) -> _Pola:
    if d is None:
        return {}
    return {
        "kwartaly": _Pole("kwartały", (d.od, d.do), zakres_na_tekst(d.od, d.do)),
        "nazwa": _tekst("nazwa", d.nazwa),
        "skrot": _tekst("skrót nazwy", d.skrot),
        "opis": _tekst("opis", d.opis),
        "rodzaj": _Pole("rodzaj", d.rodzaj, RODZAJE_DZIALAN.get(d.rodzaj, d.rodzaj)),
        "adnotacja": _tekst("adnotacja", d.adnotacja),
        "narzedzia": _lista("narzędzia", d.narzedzia),
    }


# --- targets: known by measure and holder, so one that changes its measure is another one

_Cele = dict[str, tuple[Cel, Dzialanie]]


def _cele(plan: PlanZPliku, nr: int) -> _Cele:
    dzialanie = next((d for d in plan.dzialania if d.nr == nr), None)
    if dzialanie is None:
        return {}
    return {f"cele.{c.miara}.{c.na}": (c, dzialanie) for c in cele_dzialania(plan.cele, nr)}


def _zmiany_celow(bylo: _Cele, jest: _Cele) -> Iterator[Zmiana]:
    for kod in {**bylo, **jest}:
        if kod in bylo and kod in jest:
            yield from _zmiany(_pola_celu(kod, *bylo[kod]), _pola_celu(kod, *jest[kod]))
        else:
            opis = _nazwa_celu((bylo.get(kod) or jest[kod])[0])
            yield Zmiana(kod, opis, *(_slowami(*cele[kod]) if kod in cele else None for cele in (bylo, jest)))
    wspolne = [[k for k in kody if k in drugie] for kody, drugie in ((bylo, jest), (jest, bylo))]
    if wspolne[0] != wspolne[1]:
        po_kolei = [", ".join(_nazwa_celu(cele[k][0]) for k in cele) for cele in (bylo, jest)]
        yield Zmiana("cele", "kolejność celów (pierwszy jest główny)", *po_kolei)


def _nazwa_celu(cel: Cel) -> str:
    """„cel: godziny na osobę”."""
    return f"cel: {MIARY[cel.miara].nazwa} {NA[cel.na]}"


def _pola_celu(kod: str, cel: Cel, d: Dzialanie) -> _Pola:
    opisane = {pole: (opis, wartosc, slowa) for pole, opis, wartosc, slowa in _opisy_celu(cel, d)}
    nazwa = _nazwa_celu(cel)
    return {f"{kod}.{pole}": _Pole(f"{nazwa}, {opis}", w, s) for pole, (opis, w, s) in opisane.items()}


def _slowami(cel: Cel, d: Dzialanie) -> str:
    """A whole target in one line: only what differs from a target that says nothing."""
    nic = {pole: wartosc for pole, _, wartosc, _ in _opisy_celu(Cel(cel.dzialanie, cel.miara, cel.na), d)}
    czesci = [f"{opis} {s}" for pole, opis, w, s in _opisy_celu(cel, d) if s is not None and w != nic[pole]]
    return ", ".join(czesci) or "bez liczb"


def _opisy_celu(cel: Cel, d: Dzialanie) -> list[tuple[str, str, Any, str | None]]:
    """(field, words, raw value, value in words) of every field of a target but what it is known by."""

    def ilosc(n: Any) -> str | None:
        return None if n is None else ilosc_na_tekst(cel.miara, n)

    zakres = f"{cel.od}{POLPAUZA}{cel.do}" if cel.przedzial else None
    rozklad = ROZKLADY[cel.rozklad].nazwa if cel.rozklad else None
    reczny = ", ".join(f"{k}: {ilosc(n)}" for k, n in zip(kwartaly(d.od, d.do), cel.reczny, strict=False))
    miesiecy = None if cel.miesiecy is None else ile(cel.miesiecy, "miesiąc", "miesiące", "miesięcy")
    osob = ile(cel.osob_na_jednostke, "osoba", "osoby", "osób")
    funkcje = _lista("", cel.liczone_funkcje, {kod: f.nazwa for kod, f in FUNKCJE.items()}).slowa
    return [
        ("razem", "razem", cel.razem, ilosc(cel.razem)),
        ("zakres", "zakres", (cel.od, cel.do), zakres),
        ("srednio", "średnio w miesiącu", cel.stawka, ilosc(cel.stawka)),
        ("miesiecy", "średnia trwa", cel.miesiecy, miesiecy),
        ("rozklad", "rozkład", cel.rozklad, rozklad),
        ("kwartalnie", "w kwartałach", cel.reczny, reczny or None),
        ("osob_na_jednostke", "w jednostce", cel.osob_na_jednostke, osob),
        ("prog_proc", "z uzasadnieniem do", cel.prog_proc, f"{cel.prog_proc} %"),
        ("blisko_proc", "ostrzeżenie od", cel.blisko_proc, f"{cel.blisko_proc} %"),
        ("opoznienie_proc", "opóźnienie powyżej", cel.opoznienie_proc, f"{cel.opoznienie_proc} %"),
        ("odmawia", "ponad limit odmawia", cel.odmawia, "tak" if cel.odmawia else "nie"),
        ("liczone_z", "liczone z", cel.liczone_z, _lista("", cel.liczone_z, WSZYSTKIE_ZRODLA).slowa),
        ("liczone_funkcje", "liczone funkcje", cel.liczone_funkcje, funkcje or "wszystkie"),
    ]
