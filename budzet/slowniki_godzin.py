"""What the names in a workbook of hours mean: a label for each thing and the ways to write it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import zwykle_spacje
from harmonogram.dzialania import Dzialanie
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW
from harmonogram.slowa import cytat, wymien
from harmonogram.zadania import tematy_rodzaju, zadania_funkcji

NAJWIECEJ_PODPOWIEDZI = 50
"""A near miss is looked for so many times in one file: it takes long among thousands of names."""


@dataclass(frozen=True)
class Pozycja:
    """A thing to choose: its label, its plain name and other ways to write it, whether the list offers it."""

    wartosc: Any
    napis: str
    nazwa: str = ""
    inne: tuple[str, ...] = ()
    do_wyboru: bool = True


class Slownik:
    """The things of one column; `co` is a genitive („osoby”) for sentences."""

    def __init__(self, co: str, pozycje: Sequence[Pozycja], z_pliku: Mapping[str, Any] | None = None) -> None:
        self.co = co
        self.pozycje = pozycje
        self.do_wyboru = [p for p in pozycje if p.do_wyboru]
        self._z_pliku = z_pliku or {}
        self._znane: dict[str, list[Pozycja]] = {}
        self._podpowiedzi = NAJWIECEJ_PODPOWIEDZI
        for p in pozycje:
            for zapis in {slowo(z) for z in (p.napis, p.nazwa, *p.inne) if z}:
                self._znane.setdefault(zapis, []).append(p)

    def z_numerami(self, pary: Iterable[tuple[str, Any]]) -> "Slownik":
        """With the labels of an older template, whose numbers still belong to things of these names."""
        nazwy = {p.wartosc: slowo(p.nazwa or p.napis) for p in self.pozycje}
        stare = {slowo(napis): nr for napis, nr in pary if nr in nazwy and slowo(napis).startswith(nazwy[nr])}
        return Slownik(self.co, self.pozycje, stare)

    def znajdz(self, tekst: str) -> Any:
        """The value of what was typed; NiepoprawnePole when it names nothing or several things."""
        zapis = slowo(tekst)
        if zapis in self._z_pliku:
            return self._z_pliku[zapis]
        pasujace = self._znane.get(zapis, [])
        if len(pasujace) == 1:
            return pasujace[0].wartosc
        if pasujace:
            napisy = wymien([cytat(p.napis, 80) for p in pasujace[:4]], "albo")
            raise NiepoprawnePole(f"{cytat(tekst)} to nie jedna pozycja na liście. Wpisz {napisy}.")
        raise NiepoprawnePole(f"Nie ma takiej {self.co}: {cytat(tekst)}. {self._podpowiedz(zapis)}")

    def _podpowiedz(self, zapis: str) -> str:
        self._podpowiedzi -= 1
        blisko = get_close_matches(zapis, self._znane, 1, 0.7) if self._podpowiedzi >= 0 else []
        napis = self._znane[blisko[0]][0].napis if blisko else ""
        return f"Może chodziło o {cytat(napis, 80)}?" if napis else "Wybierz z listy w nowym szablonie."


@dataclass(frozen=True)
class Slowniki:
    """The lists of one account; `ja` is whose hours are meant where no person is named."""

    osoba: Slownik
    dzialanie: Slownik
    dla: Slownik
    jednostka: Slownik
    zadanie: Slownik
    temat: Slownik
    ja: int | None = None


def slowo(tekst: str) -> str:
    """How names are compared."""
    return zwykle_spacje(tekst).casefold().replace("–", "-")


# --- the lists


def slownik_osob(
    co: str, osoby: Iterable[Osoba], jednostki: Mapping[int, Jednostka], do_wyboru: Collection[int]
) -> Slownik:
    """Two of the same name are told apart by function and unit, then by number."""
    znane = {o.id: o for o in osoby}
    napisy = jednoznaczne({o.id: _zapisy_osoby(o, jednostki) for o in znane.values()})
    return Slownik(
        co,
        [
            Pozycja(o.id, napisy[o.id], o.nazwa, (f"{o.nazwisko} {o.imie}",), o.id in do_wyboru)
            for o in znane.values()
        ],
    )


def _zapisy_osoby(o: Osoba, jednostki: Mapping[int, Jednostka]) -> list[str]:
    opis = [f.nazwa for kod, f in FUNKCJE.items() if kod in o.funkcje]
    if o.jednostka is not None and o.jednostka in jednostki:
        opis.append(jednostki[o.jednostka].nazwa_krotka)
    return [o.nazwa, f"{o.nazwa} ({', '.join(opis)})", f"{o.nazwa} ({', '.join([*opis, f'nr {o.id}'])})"]


def slownik_jednostek(jednostki: Iterable[Jednostka], do_wyboru: Collection[int]) -> Slownik:
    """„gmina Piątnica (powiat łomżyński)”; with TERYT where that repeats."""
    znane = {j.id: j for j in jednostki}
    napisy = jednoznaczne({j.id: [j.nazwa, f"{j.nazwa}, TERYT {j.teryt}"] for j in znane.values()})
    return Slownik(
        "jednostki",
        [
            Pozycja(j.id, napisy[j.id], j.nazwa, (j.gmina, j.nazwa_krotka, j.teryt), j.id in do_wyboru)
            for j in znane.values()
        ],
    )


def slownik_dzialan(dzialania: Iterable[Dzialanie], funkcje: Collection[str]) -> Slownik:
    """(number, kind): the actions of the plan, and what may stand beside the plan."""
    rodzaje = [r for r in RODZAJE_WPISOW.values() if r.funkcje.intersection(funkcje)]
    numery = {nr for r in rodzaje for nr in (*r.dzialania, *r.po_dzialaniu_6)}
    w_planie = [
        Pozycja((d.nr, None), f"{d.nr}. {d.skrot}", inne=(str(d.nr), d.nazwa), do_wyboru=d.nr in numery)
        for d in dzialania
    ]
    obok = [
        Pozycja(
            (None, r.kod), f"poza harmonogramem: {r.nazwa}", inne=(r.nazwa, r.kod), do_wyboru=r in rodzaje
        )
        for r in RODZAJE_WPISOW.values()
        if r.bez_dzialania
    ]
    return Slownik("pozycji", [*w_planie, *obok])


def slownik_zadan(funkcje: Collection[str]) -> Slownik:
    """Tasks by code."""
    wybrane = zadania_funkcji(funkcje)
    return Slownik("pozycji", [Pozycja(z.kod, f"{z.kod} {z.nazwa}", inne=(z.kod,)) for z in wybrane])


def slownik_tematow(funkcje: Collection[str]) -> Slownik:
    """Topics by name or code."""
    kody = [r.kod for r in RODZAJE_WPISOW.values() if r.sesja and r.funkcje.intersection(funkcje)]
    tematy = {t.kod: t for kod in kody for t in tematy_rodzaju(kod)}
    return Slownik("pozycji", [Pozycja(t.kod, t.nazwa, inne=(t.kod,)) for t in tematy.values()])


def jednoznaczne(zapisy: Mapping[int, Sequence[str]]) -> dict[int, str]:
    """Of the ways to write each thing, from short to long, the first that nothing else shares."""
    poziomy = dict.fromkeys(zapisy, 0)
    while True:
        wspolne: dict[str, list[int]] = {}
        for i, poziom in poziomy.items():
            wspolne.setdefault(slowo(zapisy[i][poziom]), []).append(i)
        dalej = [i for te in wspolne.values() if len(te) > 1 for i in te if poziomy[i] + 1 < len(zapisy[i])]
        if not dalej:
            return {i: zapisy[i][poziom] for i, poziom in poziomy.items()}
        for i in dalej:
            poziomy[i] += 1
