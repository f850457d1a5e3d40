"""What the journal would say of the example: one row a write, in the order of time."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from random import Random
from typing import Any

from biuro import odpowiedzi
from biuro.dziennik import Osobowe, Stan, na_json
from biuro.przyklad.swiat import Przyklad
from biuro.przyklad.wiersze import (
    POCZATEK,
    Pisarze,
    Wiersz,
    pisarz_karty,
    zawiazanie_zespolu,
    zgloszenie_jednostki,
    zgloszenie_osoby,
)
from harmonogram.narzedzia import Narzedzie, stan_narzedzia
from harmonogram.przypadki import stan_przypadku

DROGA = "strona"


@dataclass(frozen=True)
class Zapis:
    """One write."""

    chwila: datetime
    konto: int
    czynnosc: str
    obiekt: str
    obiekt_id: int
    przed: Stan | None
    po: Stan | None


def zapisy(przyklad: Przyklad, pisarze: Pisarze) -> list[Zapis]:
    """All writes in the order of time."""
    wszystkie = [
        *_ludzie(przyklad, pisarze.koordynator),
        *_wpisy(przyklad, pisarze),
        *_karty(przyklad, pisarze),
        *_wydarzenia(przyklad, pisarze.koordynator),
        *_obecnosci(przyklad, pisarze.koordynator),
        *_podniesienia(przyklad, pisarze.koordynator),
        *_narzedzia(przyklad, pisarze.koordynator),
        *_przypadki(przyklad, pisarze),
        *_umowy(przyklad, pisarze),
    ]
    return sorted(wszystkie, key=lambda z: (z.chwila, z.obiekt, z.obiekt_id))


def wiersze_dziennika(lista: list[Zapis], ziarno: int, pierwszy: int) -> Iterator[tuple[str, list[Wiersz]]]:
    """Rows of both tables of the journal, numbered from `pierwszy`; even the salts follow from the seed."""
    los = Random(f"{ziarno}:sol")
    dziennik: list[Wiersz] = []
    dane: list[Wiersz] = []
    for nr, z in enumerate(lista, pierwszy):
        osobowe: Osobowe = []
        przed, po = (na_json(s, osobowe, lambda: f"{los.getrandbits(64):016x}") for s in (z.przed, z.po))
        pola = {n: getattr(z, n) for n in ("chwila", "konto", "czynnosc", "obiekt", "obiekt_id")}
        dziennik.append({"id": nr, **pola, "przed": przed, "po": po, "droga": DROGA})
        dane += [
            {"dziennik": nr, "pole": pole, "skrot": skrot, "sol": sol, "wartosc": wartosc}
            for pole, skrot, sol, wartosc in osobowe
        ]
    yield "dziennik", dziennik
    yield "dane_dziennika", dane


def _ludzie(przyklad: Przyklad, konto: int) -> Iterator[Zapis]:
    for j in przyklad.obsada.jednostki:
        na_poczatku = odpowiedzi.jednostka(replace(j, data_zawiazania_pzk=None))
        yield Zapis(zgloszenie_jednostki(j), konto, "dodano", "jednostka", j.id, None, na_poczatku)
        if (zawiazano := zawiazanie_zespolu(j)) is not None:
            po = odpowiedzi.jednostka(j)
            yield Zapis(zawiazano, konto, "zmieniono", "jednostka", j.id, na_poczatku, po)
    for o in przyklad.obsada.osoby:
        kiedy = zgloszenie_osoby(przyklad.obsada, o)
        yield Zapis(kiedy, konto, "dodano", "osoba", o.id, None, odpowiedzi.osoba(o))
    for p in przyklad.obsada.przydzialy:
        po = {"coach": p.coach, "pracownik": p.pracownik, "od": p.od, "do": p.do}
        yield Zapis(POCZATEK, konto, "dodano", "przydzial", p.id, None, po)


def _wpisy(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[Zapis]:
    poprzednie: dict[int, dict[str, Any]] = {}
    nastepne = {(w.wpis.id, w.od) for w in przyklad.wpisy if w.wpis.wersja > 1}
    for w in przyklad.wpisy:
        id_wpisu, stan = w.wpis.id or 0, asdict(w.wpis)
        przed = poprzednie.get(id_wpisu)
        czynnosc = "dodano" if przed is None else "zmieniono"
        po = stan if przed is None else {**stan, "powod": w.powod}
        konto = pisarze.wpisu(w.wpis.osoba)
        yield Zapis(w.od, konto, czynnosc, "wpis", id_wpisu, przed, po)
        poprzednie[id_wpisu] = stan
        if w.do is not None and (w.wpis.id, w.do) not in nastepne:
            yield Zapis(w.do, konto, "usunieto", "wpis", id_wpisu, stan, {"powod": None})


def _karty(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[Zapis]:
    stany: dict[tuple[int, Any], str] = {}
    for k in przyklad.karty:
        przed = {"osoba": k.osoba, "miesiac": k.miesiac, "stan": stany.get((k.osoba, k.miesiac), "szkic")}
        po = {**przed, "stan": k.stan, "powod": k.powod}
        yield Zapis(k.od, pisarz_karty(k, pisarze), k.krok, "karta", k.osoba, przed, po)
        stany[k.osoba, k.miesiac] = k.stan


def _wydarzenia(przyklad: Przyklad, konto: int) -> Iterator[Zapis]:
    poprzednie: dict[int, dict[str, Any]] = {}
    for w in przyklad.wydarzenia:
        wydarzenie = w.wydarzenie
        stan = asdict(wydarzenie)
        przed = poprzednie.get(wydarzenie.id)
        po = stan if przed is None else {**stan, "powod": w.powod}
        odwolane = wydarzenie.stan == "odwolane"
        czynnosc = "dodano" if przed is None else ("odwolaj" if odwolane else "zmieniono")
        yield Zapis(wydarzenie.zmieniono, konto, czynnosc, "wydarzenie", wydarzenie.id, przed, po)
        poprzednie[wydarzenie.id] = stan


def _obecnosci(przyklad: Przyklad, konto: int) -> Iterator[Zapis]:
    listy: dict[tuple[int, datetime], dict[str, dict[str, list[int]]]] = {}
    for o in przyklad.obecnosci:
        dni = listy.setdefault((o.wydarzenie, o.od), {})
        dzien = dni.setdefault(o.dzien.isoformat(), {"osoby": [], "goscie": []})
        if o.osoba is not None:
            dzien["osoby"].append(o.osoba)
        if o.gosc is not None:
            dzien["goscie"].append(o.gosc)
    for (wydarzenie, kiedy), dni in listy.items():
        puste: Stan = {dzien: {"osoby": [], "goscie": []} for dzien in dni}
        yield Zapis(kiedy, konto, "obecnosc", "wydarzenie", wydarzenie, puste, dni)


def _podniesienia(przyklad: Przyklad, konto: int) -> Iterator[Zapis]:
    for p in przyklad.podniesienia:
        na, kto = ("osoba", p.dla) if p.dla is not None else ("jednostka", p.jednostka)
        po = {"dzialanie": p.dzialanie, "przyznano_min": p.przyznano_min}
        yield Zapis(p.od, konto, "podniesiono", f"limit_{na}", kto or 0, None, po)


def _narzedzia(przyklad: Przyklad, konto: int) -> Iterator[Zapis]:
    poprzednie: dict[tuple[int, int], Narzedzie] = {}
    for w in przyklad.narzedzia:
        n = w.narzedzie
        przed = poprzednie.get((n.dzialanie, n.nr), Narzedzie(n.dzialanie, n.nr, n.nazwa))
        yield Zapis(w.od, konto, "zmieniono", "narzedzie", n.nr, stan_narzedzia(przed), stan_narzedzia(n))
        poprzednie[n.dzialanie, n.nr] = n


def _umowy(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[Zapis]:
    for u in przyklad.umowy:
        z = u.zaangazowanie
        yield Zapis(u.od, pisarze.koordynator, "dodano", "zaangazowanie", z.id, None, asdict(z))
    for i in przyklad.inne:
        po = {"osoba": i.osoba, "miesiac": i.miesiac, "minuty": i.minuty}
        yield Zapis(i.od, pisarze.wpisu(i.osoba), "oswiadczono", "inne_zaangazowanie", i.osoba, None, po)


def _przypadki(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[Zapis]:
    przed: Stan | None = None
    for w in przyklad.przypadki:
        p, stan = w.przypadek, stan_przypadku(w.przypadek)
        konto = pisarze.wpisu(w.animator)
        if p.wersja == 1:
            yield Zapis(w.od, konto, "dodano", "przypadek", p.id, None, stan)
        elif w.usunieto:
            yield Zapis(w.od, konto, "usunieto", "przypadek", p.id, przed, {"powod": w.powod})
        else:
            yield Zapis(w.od, konto, "zmieniono", "przypadek", p.id, przed, {**stan, "powod": w.powod})
        przed = stan
