"""Key persons' tasks in words: what gives evidence of each, how much was found, what is missing."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.widoki.adresy import adres
from biuro.wyglad.napisy import zdaniem
from budzet.zapytania.cele import Plan
from harmonogram.dowody import (
    BEZ_DOWODU,
    BEZ_MIERNIKA,
    DOWOLNY_ETAP,
    PRZYSZLE,
    Z_DOWODEM,
    ZGLOSZONY,
    Dowody,
    Znalezione,
    ZnalezioneOsoby,
    stan_zadania,
)
from harmonogram.osoby import FUNKCJE, Jednostka, Osoba, klucz_powiatu
from harmonogram.przypadki import ETAPY
from harmonogram.slowa import ile, odmien, wymien
from harmonogram.wydarzenia import RODZAJE
from harmonogram.zadania import FUNKCJE_ZADAN, Zadanie, zadania

FORMY = ("zadanie", "zadania", "zadań")
KOLEJNOSC_STANOW = (BEZ_DOWODU, Z_DOWODEM, PRZYSZLE, BEZ_MIERNIKA)
DOKUMENTY = {
    "publikacja": "publikacja",
    "baza_kontaktowa": "baza kontaktów",
    "zgloszenie_wsparcia": "zgłoszenie wsparcia",
    "lista_uslug": "lista usług",
    "zgloszenie_do_strategii": "zgłoszenie do strategii",
    "diagnoza_potrzeb": "diagnoza potrzeb",
    "lista_obecnosci": "lista obecności",
    "kontrakt": "kontrakt superwizji",
    "zgloszenie_zakresu": "zgłoszenie zakresu",
    "sklad_pzk": "skład PZK",
    "protokol": "protokół",
    "harmonogram_spotkan": "harmonogram spotkań",
    "zaproszenie": "zaproszenie",
}


@dataclass(frozen=True)
class Ocena:
    """A task with what was found and what it is judged as."""

    zadanie: Zadanie
    dowody: Dowody | None
    stan: str


@dataclass(frozen=True)
class Odnosniki:
    """Where the rows behind the figures are; `osoba`: whose. Only doors that the reader may open."""

    chwila: Mapping[str, str]
    osoba: int | None
    wpisy: bool
    przypadki: bool

    def adresy(self, z: Zadanie) -> dict[str, str | None]:
        """One for each source."""
        wpisy = adres("/godziny/wpisy", zadanie=z.kod, osoba=self.osoba, **self.chwila)
        wydarzenia = adres(
            "/wydarzenia",
            zadanie=z.kod,
            stan_wydarzenia="odbyte",
            osoba=self.osoba,
            **self.chwila,
            strona=1,
        )
        return {
            "wpisy": wpisy if self.wpisy else None,
            "wydarzenia": wydarzenia,
            "etapy": adres("/przypadki", **self.chwila) if self.przypadki else None,
        }


def ocen(lista: Iterable[Zadanie], znalezione: Znalezione, plan: Plan, stan: date) -> list[Ocena]:
    """Every task as of the day; one without an action lasts as long as the project."""
    oceny = []
    for z in lista:
        okna = [okno for nr in z.dzialania if (okno := plan.okno_lub_brak(nr)) is not None]
        dowody = znalezione.zadania(z)
        oceny.append(Ocena(z, dowody, stan_zadania(z, dowody, okna or [plan.wersja.projekt.okres], stan)))
    return oceny


def zadania_osoby(funkcje: Collection[str]) -> list[Zadanie]:
    """The tasks of the model that belong to these functions; the office's own dictionaries are none."""
    wlasciciele = {w for f in funkcje for w in FUNKCJE_ZADAN.get(f, (f,))}
    return [z for z in zadania().values() if z.funkcja in wlasciciele]


def funkcje_zadan() -> list[tuple[str, str]]:
    """Functions with tasks, in the order of the document, with their names."""
    return [(f, zdaniem(FUNKCJE[f].nazwa)) for f in dict.fromkeys(z.funkcja for z in zadania().values())]


# --- the answer -----------------------------------------------------------------------------------


def podsumowanie(oceny: Sequence[Ocena], czyje: str = "dowody") -> str:
    """„Na 51 zadań z miernikiem 38 ma dowody, 6 jeszcze nie trwa, 7 bez dowodu (w tym 1 fakultatywne).”"""
    po_stanie = {stan: [o for o in oceny if o.stan == stan] for stan in KOLEJNOSC_STANOW}
    z, przyszle, bez = (len(po_stanie[stan]) for stan in (Z_DOWODEM, PRZYSZLE, BEZ_DOWODU))
    czesci = [f"{z} {odmien(z, 'ma', 'mają', 'ma')} {czyje}"]
    if przyszle:
        czesci.append(f"{przyszle} jeszcze {odmien(przyszle, 'nie trwa', 'nie trwają', 'nie trwa')}")
    if bez:
        czesci.append(f"{bez} bez dowodu{_w_tym_fakultatywne(po_stanie[BEZ_DOWODU])}")
    return f"Na {ile(z + przyszle + bez, *FORMY)} z miernikiem {', '.join(czesci)}."


def _w_tym_fakultatywne(luki: Sequence[Ocena]) -> str:
    n = sum(o.zadanie.fakultatywne for o in luki)
    return f" (w tym {n} {odmien(n, 'fakultatywne', 'fakultatywne', 'fakultatywnych')})" if n else ""


# --- what gives evidence --------------------------------------------------------------------------


def dowod_slowami(z: Zadanie) -> str:
    """„Dowód: wpis godzin z tym kodem; spotkanie PZK; dokument poza serwisem: skład PZK.”"""
    if not z.ma_miernik:
        return ""
    czesci = ["wpis godzin z tym kodem"] if z.dowody_z("W") else []
    czesci += [_wydarzenia(z)] if z.dowody_z("Z") else []
    czesci += [_etapy(z)] if z.dowody_z("P") else []
    czesci += [_dokumenty(z)] if z.dowody_z("D") else []
    if czesci == [_dokumenty(z)]:
        czesci.insert(0, "wpis godzin lub wydarzenie z tym kodem")
    return f"Dowód: {'; '.join(czesci)}."


def _wydarzenia(z: Zadanie) -> str:
    nazwy = wymien([RODZAJE[d[2:]].nazwa for d in z.dowody if d.startswith("Z:")], "albo")
    return f"{nazwy} z tym kodem" if z.tylko_z_kodem else nazwy


def _etapy(z: Zadanie) -> str:
    podane = z.dowody_z("P")
    if ZGLOSZONY in podane:
        return "zgłoszony przypadek"
    if DOWOLNY_ETAP in podane:
        return "dowolny etap przypadku"
    return f"etap przypadku: {wymien([ETAPY[e] for e in ETAPY if e in podane], 'albo')}"


def _dokumenty(z: Zadanie) -> str:
    nazwy = [DOKUMENTY[d[2:]] for d in z.dowody if d.startswith("D:")]
    return f"poza serwisem {wymien(nazwy, 'albo')}" if nazwy else ""


# --- rows -----------------------------------------------------------------------------------------


def wiersz(o: Ocena, odnosniki: Odnosniki, z_osobami: str = "") -> dict[str, Any]:
    """One task as the templates show it; `z_osobami`: „7 z 30”."""
    z = o.zadanie
    adresy = odnosniki.adresy(z)
    return {
        "kod": z.kod,
        "nazwa": z.nazwa,
        "tekst": z.tekst,
        "fakultatywne": z.fakultatywne,
        "uwaga": z.uwaga or "",
        "dowod": dowod_slowami(z),
        "dzialania": [(nr, adres(f"/dzialania/{nr}", **odnosniki.chwila)) for nr in z.dzialania],
        "stan": o.stan,
        "osoby": z_osobami,
        **{zrodlo: (_liczba(o, zrodlo), adresy[zrodlo]) for zrodlo in adresy},
    }


ZRODLA = {"wpisy": "W", "wydarzenia": "Z", "etapy": "P"}


def _liczba(o: Ocena, zrodlo: str) -> int | None:
    """None where the task is not measured by that source and nothing was found."""
    ile_dowodow: int = getattr(o.dowody, zrodlo, 0)
    return ile_dowodow if ile_dowodow or o.zadanie.dowody_z(ZRODLA[zrodlo]) else None


def grupy(oceny: Sequence[Ocena], odnosniki: Odnosniki, osoby: Mapping[str, str] | None = None) -> list[Any]:
    """Functions in the order of the document, gaps first in each; `osoby`: code of a task → „7 z 30”."""
    wynik = []
    for funkcja, nazwa in funkcje_zadan():
        swoje = [o for o in oceny if o.zadanie.funkcja == funkcja]
        po_kolei = sorted(swoje, key=lambda o: KOLEJNOSC_STANOW.index(o.stan))
        wiersze = [wiersz(o, odnosniki, (osoby or {}).get(o.zadanie.kod, "")) for o in po_kolei]
        if wiersze:
            poziom = swoje[0].zadanie.poziom
            wynik.append({"kod": funkcja, "tytul": nazwa, "poziom": f"poziom {poziom}", "wiersze": wiersze})
    return wynik


# --- who has any ----------------------------------------------------------------------------------


class Zespol:
    """Persons by function of tasks, with the units whose cases are theirs."""

    def __init__(self, osoby: Iterable[Osoba], jednostki: Sequence[Jednostka]) -> None:
        powiaty: dict[tuple[str, str], set[int]] = {}
        for j in jednostki:
            powiaty.setdefault(klucz_powiatu(j), set()).add(j.id)
        self._powiat = {j.id: frozenset(powiaty[klucz_powiatu(j)]) for j in jednostki}
        self._w_funkcji: dict[str, list[Osoba]] = {}
        for o in osoby:
            for funkcja in {w for f in o.funkcje for w in FUNKCJE_ZADAN.get(f, (f,))}:
                self._w_funkcji.setdefault(funkcja, []).append(o)

    def ilu(self, funkcja: str) -> int:
        """How many persons have the function."""
        return len(self._w_funkcji.get(funkcja, ()))

    def z_dowodem(self, z: Zadanie, znalezione: ZnalezioneOsoby) -> str:
        """„7 z 30”; nothing where the task has no measure."""
        if not z.ma_miernik:
            return ""
        osoby, jednostki = znalezione.zadania(z)
        swoje = self._w_funkcji.get(z.funkcja, ())
        ilu = sum(o.id in osoby or bool(jednostki & self._jednostki(o)) for o in swoje)
        return f"{ilu} z {len(swoje)}"

    def _jednostki(self, o: Osoba) -> frozenset[int]:
        if o.jednostka is None:
            return frozenset()
        return self._powiat[o.jednostka] if "animator_powiatu" in o.funkcje else frozenset({o.jednostka})
