"""Hours of the period: person × action × unit × month with totals, and the raw entries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from budzet.arkusz import (
    PUSTA,
    Arkusz,
    Komorka,
    Wiersz,
    czas,
    dokladne_godziny,
    dzien,
    godziny,
    numer,
    rozdziel,
    tekst,
    zamknij,
)
from budzet.dane_raportu import DaneRaportu, SumaGodzin, WierszGodzin
from budzet.okresy import w_okresie
from budzet.raport_slowa import ile_godzin, pola_glowy
from harmonogram.czas import Okres, miesiace
from harmonogram.slowa import NBSP, klucz_polski, twarde_spacje

MIESIACE = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
KOLUMN_MIESIECY = 3
PIERWSZY_MIESIAC = 4  # the column after person, function, action and unit
ZERO = Decimal(0)

Klucz = tuple[str, int, str, str]


@dataclass
class Grupa:
    """Minutes of one person in one function, action and unit: by month, and from the beginning."""

    osoba: str
    funkcja: str
    jednostka: str | None
    miesiace: list[int]
    od_poczatku: int = 0


def arkusz_godzin(dane: DaneRaportu) -> Arkusz:
    """Totals are sums of printed lines; what counts in no action stands apart under them."""
    czesci = _czesci(dane.okres)
    grupy = _pogrupuj(dane, czesci)
    wiersze: list[Wiersz] = []
    razem: list[Wiersz] = []
    ogolem = [ZERO] * (len(czesci) + 2)
    for nr in sorted(nr for nr in grupy if nr is not None):
        linie, suma = _dzialanie(nr, grupy[nr])
        wiersze += linie
        razem.append(_suma("RAZEM", f"Razem działanie {nr}", suma))
        ogolem = [a + b for a, b in zip(ogolem, suma, strict=True)]
    stopki = [Wiersz("ODSTEP"), *razem, _suma("OGOLEM", "OGÓŁEM w harmonogramie", ogolem)] if wiersze else []
    poza = [_suma("POZA", *p) for p in _poza_dzialaniami(dane, czesci)]
    uwagi = [Wiersz("UWAGA", (tekst(uwaga),)) for uwaga in _uwagi(dane)]
    return Arkusz(
        "Godziny",
        {**pola_glowy(dane), **_naglowki(dane, czesci)},
        (([*(zamknij(wiersze) or [Wiersz("PUSTY")]), *stopki, *poza, *uwagi],),),
        tabela="tblGodziny",
        bez_kolumn=frozenset(range(PIERWSZY_MIESIAC + _kolumn(czesci), PIERWSZY_MIESIAC + KOLUMN_MIESIECY)),
    )


def _czesci(okres: Okres) -> list[Okres]:
    """Up to three months side by side; a longer period is one part, shown only in its total."""
    podzial = [czesc for m in miesiace(okres) if (czesc := m.czesc_wspolna(okres))]
    return podzial if len(podzial) <= KOLUMN_MIESIECY else [okres]


def _kolumn(czesci: Sequence[Okres]) -> int:
    """How many month columns are shown."""
    return len(czesci) if len(czesci) > 1 or czesci[0].dni <= 31 else 0


def _naglowki(dane: DaneRaportu, czesci: Sequence[Okres]) -> dict[str, str]:
    nazwy = [f"{MIESIACE[c.od.month - 1]}{NBSP}{c.od.year}" for c in czesci]
    # Hidden columns need heads too: a table must not have two columns of one name.
    nazwy = [*nazwy[: _kolumn(czesci)], "–", "– –", "– – –"][:KOLUMN_MIESIECY]
    pola = {f"R_MIESIAC_{i}": nazwa for i, nazwa in enumerate(nazwy, 1)}
    return {**pola, "R_RAZEM": twarde_spacje(f"Razem {w_okresie(dane.okres)}")}


def _pogrupuj(dane: DaneRaportu, czesci: Sequence[Okres]) -> dict[int | None, dict[Klucz, Grupa]]:
    """Groups by action; only actions with hours in the period, each with everybody who ever worked in it."""
    grupy: dict[int | None, dict[Klucz, Grupa]] = {}
    for wpis in dane.wpisy:
        grupa = _grupa(grupy.setdefault(wpis.w_dzialaniu, {}), wpis, len(czesci))
        grupa.miesiace[next(i for i, c in enumerate(czesci) if wpis.dzien in c)] += wpis.minuty
    for suma in dane.sumy:
        if suma.w_dzialaniu in grupy:
            _grupa(grupy[suma.w_dzialaniu], suma, len(czesci)).od_poczatku += suma.minuty
    return grupy


def _grupa(grupy: dict[Klucz, Grupa], kto: WierszGodzin | SumaGodzin, ile: int) -> Grupa:
    klucz = (klucz_polski(kto.osoba), kto.osoba_id, kto.funkcja, klucz_polski(kto.jednostka or ""))
    return grupy.setdefault(klucz, Grupa(kto.osoba, kto.funkcja, kto.jednostka, [0] * ile))


def _dzialanie(nr: int, grupy: dict[Klucz, Grupa]) -> tuple[list[Wiersz], list[Decimal]]:
    """Rows of one action and their sums by column."""
    po_kolei = [grupy[klucz] for klucz in sorted(grupy)]
    ile = len(po_kolei[0].miesiace)
    komorki = rozdziel([m for grupa in po_kolei for m in grupa.miesiace])
    narastajaco = rozdziel([grupa.od_poczatku for grupa in po_kolei])
    wiersze, sumy = [], [ZERO] * (ile + 2)
    for i, (grupa, od_poczatku) in enumerate(zip(po_kolei, narastajaco, strict=True)):
        miesieczne = komorki[i * ile : (i + 1) * ile]
        liczby = [*miesieczne, sum(miesieczne, ZERO), od_poczatku]
        opis = (tekst(grupa.osoba), tekst(grupa.funkcja), numer(nr), tekst(grupa.jednostka or "—"))
        wiersze.append(Wiersz("WIERSZ", (*opis, *_liczby(liczby))))
        sumy = [a + b for a, b in zip(sumy, liczby, strict=True)]
    return wiersze, sumy


def _liczby(liczby: Sequence[Decimal]) -> list[Komorka]:
    """Months in their columns, then both totals; unused month columns stay empty."""
    miesieczne = liczby[:-2]
    puste = KOLUMN_MIESIECY - len(miesieczne)
    return [*map(godziny, miesieczne), *[PUSTA] * puste, *map(godziny, liczby[-2:])]


def _suma(wzor: str, nazwa: str, liczby: Sequence[Decimal]) -> Wiersz:
    return Wiersz(wzor, (tekst(twarde_spacje(nazwa)), PUSTA, PUSTA, PUSTA, *_liczby(liczby)))


def _poza_dzialaniami(dane: DaneRaportu, czesci: Sequence[Okres]) -> list[tuple[str, list[Decimal]]]:
    """One line for each kind of entry that counts in no action: supervision, advisers."""
    poza = [w for w in dane.wpisy if w.w_dzialaniu is None]
    sumy = [s for s in dane.sumy if s.w_dzialaniu is None]
    linie = []
    for rodzaj in sorted({w.rodzaj for w in poza}, key=klucz_polski):
        miesieczne = rozdziel(
            [sum(w.minuty for w in poza if w.rodzaj == rodzaj and w.dzien in c) for c in czesci]
        )
        [od_poczatku] = rozdziel([sum(s.minuty for s in sumy if s.rodzaj == rodzaj)])
        linie.append(
            (
                f"{rodzaj[:1].upper()}{rodzaj[1:]}, poza harmonogramem i limitami",
                [*miesieczne, sum(miesieczne, ZERO), od_poczatku],
            )
        )
    return linie


def _uwagi(dane: DaneRaportu) -> Iterable[str]:
    yield "Godziny zegarowe (60 minut)."
    if dane.niezaakceptowane_min:
        yield (
            f"W tym godziny jeszcze niezaakceptowane {w_okresie(dane.okres)}: "
            f"{ile_godzin(dane.niezaakceptowane_min)}."
        )


def arkusz_wpisow(dane: DaneRaportu) -> Arkusz:
    """Every entry of the period as it is stored, in the order of work."""
    kolejno = sorted(dane.wpisy, key=lambda w: (w.dzien, w.od_min, w.id))
    wiersze = zamknij(_wpis(w) for w in kolejno) or [Wiersz("PUSTY")]
    return Arkusz("Wpisy", pola_glowy(dane), ((wiersze,),), tabela="tblWpisy")


def _wpis(w: WierszGodzin) -> Wiersz:
    return Wiersz(
        "WIERSZ",
        (
            numer(w.id),
            dzien(w.dzien),
            czas(w.od_min),
            czas(w.do_min),
            dokladne_godziny(w.minuty),
            numer(w.minuty),
            tekst(w.osoba),
            tekst(w.funkcja),
            numer(w.dzialanie),
            tekst(w.jednostka or "—"),
            tekst(w.rodzaj),
            tekst(w.zadanie or "—"),
            tekst(w.stan_karty),
        ),
    )
