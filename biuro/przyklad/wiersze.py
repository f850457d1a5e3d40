"""The example as rows of tables, in the order of foreign keys."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from typing import Any

from biuro.przyklad import nazwy
from biuro.przyklad.swiat import (
    Obecnosc,
    Obsada,
    PodniesienieLimitu,
    Przyklad,
    WersjaKarty,
    WersjaNarzedzia,
    WersjaPrzypadku,
    WersjaWpisu,
    WersjaWydarzenia,
    chwila,
)
from harmonogram.obecnosc import Gosc
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.slowa import klucz_polski
from harmonogram.zapytania import ZAWSZE

Wiersz = dict[str, Any]
POCZATEK = chwila(date(2018, 4, 3), 8 * 60)
ZGLOSZENIE = timedelta(days=45)  # units and people are on file before anything names them


@dataclass(frozen=True)
class Pisarze:
    """Accounts: whose rows are whose; the coordinator writes for those without an account."""

    koordynator: int
    osob: Mapping[int, int]

    def wpisu(self, osoba: int) -> int:
        """Who wrote the entry of that performer."""
        return self.osob.get(osoba, self.koordynator)


def zgloszenie_jednostki(j: Jednostka) -> datetime:
    """When the unit was put on file."""
    return max(POCZATEK, chwila(j.data_przystapienia - ZGLOSZENIE, 10 * 60))


def zawiazanie_zespolu(j: Jednostka) -> datetime | None:
    """When the day of the unit's team was written down."""
    return None if j.data_zawiazania_pzk is None else chwila(j.data_zawiazania_pzk, 14 * 60)


def zgloszenie_osoby(obsada: Obsada, o: Osoba) -> datetime:
    """When the person was put on file: the office at once, social workers with their unit, then the teams."""
    if o.jednostka is None:
        return POCZATEK
    if "pracownik_socjalny" in o.funkcje:
        return zgloszenie_jednostki(obsada.jednostki[o.jednostka - 1])
    pierwsze = min(j.data_zawiazania_pzk or j.data_przystapienia for j in obsada.jednostki)
    return chwila(pierwsze - ZGLOSZENIE, 12 * 60)


def ludzie(przyklad: Przyklad) -> Iterator[tuple[str, list[Wiersz]]]:
    """Tables of units, persons and guests."""
    obsada = przyklad.obsada
    yield "jednostki", [_jednostka(j) for j in obsada.jednostki]
    yield "wersje_jednostek", [wersja for j in obsada.jednostki for wersja in _daty(j)]
    yield "osoby", [_osoba(o, zgloszenie_osoby(obsada, o)) for o in obsada.osoby]
    yield "funkcje_osob", [{"osoba": o.id, "funkcja": f} for o in obsada.osoby for f in sorted(o.funkcje)]
    yield "przydzialy", [{**asdict(p), "utworzono": POCZATEK} for p in obsada.przydzialy]
    yield "goscie", [_gosc(nr, g) for nr, g in enumerate(przyklad.goscie, 1)]


def _jednostka(j: Jednostka) -> Wiersz:
    kiedy = zgloszenie_jednostki(j)
    return {
        "id": j.id,
        "gmina": j.gmina,
        "powiat": j.powiat,
        "teryt": j.teryt,
        "data_przystapienia": j.data_przystapienia,
        "data_zawiazania_pzk": j.data_zawiazania_pzk,
        "miasto_na_prawach_powiatu": j.miasto_na_prawach_powiatu,
        "klucz": klucz_polski(f"{j.gmina} {j.powiat}")[:500],
        "utworzono": kiedy,
        "zmieniono": zawiazanie_zespolu(j) or kiedy,
    }


def _daty(j: Jednostka) -> Iterator[Wiersz]:
    """On file without a team; from the day on which it was formed with it."""
    zgloszono, zawiazano = zgloszenie_jednostki(j), zawiazanie_zespolu(j)
    przystapienie = {"jednostka": j.id, "data_przystapienia": j.data_przystapienia}
    yield {**przystapienie, "data_zawiazania_pzk": None, **_waznosc(zgloszono, zawiazano)}
    if zawiazano is not None:
        yield {**przystapienie, "data_zawiazania_pzk": j.data_zawiazania_pzk, **_waznosc(zawiazano, None)}


def _osoba(o: Osoba, kiedy: datetime) -> Wiersz:
    return {
        "id": o.id,
        "imie": o.imie,
        "nazwisko": o.nazwisko,
        "jednostka": o.jednostka,
        "klucz": klucz_polski(f"{o.nazwisko} {o.imie}")[:500],
        "utworzono": kiedy,
        "zmieniono": kiedy,
    }


def _gosc(nr: int, gosc: Gosc) -> Wiersz:
    pola = {pole: getattr(gosc, pole) for pole in ("imie", "nazwisko", "instytucja", "sektor")}
    return {
        "id": nr,
        **pola,
        "klucz": klucz_polski(f"{gosc.nazwisko} {gosc.imie}")[:500],
        "utworzono": POCZATEK,
    }


# --- hours


def godziny(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[tuple[str, list[Wiersz]]]:
    """Tables of entries, month cards and raised quotas."""
    pierwsze = sorted((w for w in przyklad.wpisy if w.wpis.wersja == 1), key=lambda w: w.wpis.id or 0)
    yield (
        "wpisy_godzin",
        [{"id": w.wpis.id, "utworzono": w.od, "konto": pisarze.wpisu(w.wpis.osoba)} for w in pierwsze],
    )
    yield "wersje_wpisow", [_wpis(w, pisarze) for w in przyklad.wpisy]
    yield "karty_miesiaca", [_karta(k, pisarze) for k in przyklad.karty]
    yield "podniesienia_limitow", [_podniesienie(p, pisarze) for p in przyklad.podniesienia]


POLA_WPISU = (
    "osoba", "dla", "jednostka", "rodzaj", "dzialanie", "dzien", "od_min", "do_min", "minuty", "zadanie",
    "temat", "opis", "uzasadnienie", "wersja",
)  # fmt: skip


def _wpis(w: WersjaWpisu, pisarze: Pisarze) -> Wiersz:
    return {
        "wpis": w.wpis.id,
        **{pole: getattr(w.wpis, pole) for pole in POLA_WPISU},
        "powod": w.powod,
        "konto": pisarze.wpisu(w.wpis.osoba),
        **_waznosc(w.od, w.do),
    }


def _karta(k: WersjaKarty, pisarze: Pisarze) -> Wiersz:
    pola = {pole: getattr(k, pole) for pole in ("osoba", "miesiac", "wersja", "stan", "powod")}
    return {**pola, "konto": pisarz_karty(k, pisarze), **_waznosc(k.od, k.do)}


def pisarz_karty(k: WersjaKarty, pisarze: Pisarze) -> int:
    """The performer submits, the coordinator judges."""
    return pisarze.wpisu(k.osoba) if k.krok == "zloz" else pisarze.koordynator


def _podniesienie(p: PodniesienieLimitu, pisarze: Pisarze) -> Wiersz:
    pola = {pole: getattr(p, pole) for pole in ("dzialanie", "dla", "jednostka", "przyznano_min")}
    return {
        **pola,
        "powod": nazwy.POWOD_PODNIESIENIA,
        "konto": pisarze.koordynator,
        **_waznosc(p.od, None),
    }


def narzedzia(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[tuple[str, list[Wiersz]]]:
    """The table of tools' states."""
    yield "stany_narzedzi", [_narzedzie(n, pisarze.koordynator) for n in przyklad.narzedzia]


def _narzedzie(w: WersjaNarzedzia, konto: int) -> Wiersz:
    pola = {n: getattr(w.narzedzie, n) for n in ("dzialanie", "nr", "stan", "protokol", "data_odbioru")}
    return {**pola, "konto": konto, **_waznosc(w.od, w.do)}


# --- cases

POLA_PRZYPADKU = ("jednostka", "dzialanie", "rodzaj", "zgloszono", "rozpoczeto", "wersja")


def przypadki(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[tuple[str, list[Wiersz]]]:
    """Tables of test cases in their versions, and of their stages."""
    wersje = list(enumerate(przyklad.przypadki, 1))
    pierwsze = [(w.przypadek, w) for w in przyklad.przypadki if w.przypadek.wersja == 1]
    yield (
        "przypadki",
        [
            {"id": p.id, "kod": p.kod, "utworzono": w.od, "konto": pisarze.wpisu(w.animator)}
            for p, w in pierwsze
        ],
    )
    yield "wersje_przypadkow", [_przypadek(nr, w, pisarze.wpisu(w.animator)) for nr, w in wersje]
    yield (
        "etapy_przypadkow",
        [{"wersja": nr, "etap": e, "dzien": d} for nr, w in wersje for e, d in w.przypadek.etapy.items()],
    )


def _przypadek(nr: int, w: WersjaPrzypadku, konto: int) -> Wiersz:
    pola = {pole: getattr(w.przypadek, pole) for pole in POLA_PRZYPADKU}
    waznosc = _waznosc(w.od, w.od if w.usunieto else w.do)
    return {"id": nr, "przypadek": w.przypadek.id, **pola, "powod": w.powod, "konto": konto, **waznosc}


def _waznosc(od: datetime, do: datetime | None) -> Wiersz:
    return {"wazna_od": od, "wazna_do": do or ZAWSZE}


# --- events

POLA_WYDARZENIA = ("rodzaj", "dzialanie", "tytul", "miejsce", "tryb", "stan", "zadanie", "wersja")
POLA_DNIA = ("nr", "dzien", "od_min", "do_min", "uid", "sekwencja", "zmieniono", "odwolany")


def wydarzenia(przyklad: Przyklad, pisarze: Pisarze) -> Iterator[tuple[str, list[Wiersz]]]:
    """Tables of events in their versions, and of attendance."""
    wersje = list(enumerate(przyklad.wydarzenia, 1))
    pierwsze = [w.wydarzenie for w in przyklad.wydarzenia if w.wydarzenie.wersja == 1]
    konto = pisarze.koordynator
    yield (
        "wydarzenia",
        [{"id": w.id, "uid": w.uid, "utworzono": w.utworzono, "konto": konto} for w in pierwsze],
    )
    yield "wersje_wydarzen", [_wersja(nr, w, konto) for nr, w in wersje]
    yield (
        "dni_wydarzen",
        [
            {"wersja": nr, **{pole: getattr(d, pole) for pole in POLA_DNIA}}
            for nr, w in wersje
            for d in w.wydarzenie.dni
        ],
    )
    yield (
        "jednostki_wydarzen",
        [{"wersja": nr, "jednostka": j} for nr, w in wersje for j in sorted(w.wydarzenie.jednostki)],
    )
    yield (
        "osoby_wydarzen",
        [
            {"wersja": nr, "osoba": o, "rola": rola}
            for nr, w in wersje
            for rola, osoby in (
                ("prowadzacy", w.wydarzenie.prowadzacy),
                ("uczestnik", w.wydarzenie.uczestnicy),
            )
            for o in sorted(osoby)
        ],
    )
    yield "obecnosci", [_obecnosc(o, konto) for o in przyklad.obecnosci]


def _wersja(nr: int, w: WersjaWydarzenia, konto: int) -> Wiersz:
    dni = [d.dzien for d in w.wydarzenie.dni if not d.odwolany]
    return {
        "id": nr,
        "wydarzenie": w.wydarzenie.id,
        **{pole: getattr(w.wydarzenie, pole) for pole in POLA_WYDARZENIA},
        "pierwszy_dzien": min(dni),
        "ostatni_dzien": max(dni),
        "powod": w.powod,
        "konto": konto,
        **_waznosc(w.wydarzenie.zmieniono, w.do),
    }


def _obecnosc(o: Obecnosc, konto: int) -> Wiersz:
    pola = {pole: getattr(o, pole) for pole in ("wydarzenie", "dzien", "osoba", "gosc")}
    return {**pola, "konto": konto, **_waznosc(o.od, None)}
