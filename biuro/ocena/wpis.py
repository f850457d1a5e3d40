"""An hour entry by itself: what follows from what a person gave, and whether every field of it may stand.

The rules are pure and live in `harmonogram`; what they ask about was read before, in `otoczenie`.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from biuro.ocena.otoczenie import Otoczenie
from biuro.uprawnienia import moze
from budzet.plan import Cel
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, zbierz
from harmonogram.czas import Okres
from harmonogram.godziny import RODZAJE_WPISOW, WpisGodzin, sprawdz_wpis, ustal_rodzaj
from harmonogram.osoby import ANIMATORZY, Osoba, jednostki_animatora
from harmonogram.pola import nazwa_okna, sprawdz_tekst
from harmonogram.zaangazowania import sprawdz_zaangazowanie


@dataclass(frozen=True)
class DaneWpisu:
    """What a person gives of an entry; the kind and, for coaching, the unit follow from it."""

    osoba: int
    dzien: date
    od_min: int
    do_min: int
    dzialanie: int | None = None
    dla: int | None = None
    jednostka: int | None = None
    rodzaj: str | None = None
    zadanie: str | None = None
    temat: str | None = None
    opis: str = ""
    uzasadnienie: str | None = None
    powod: str | None = None  # of the version, not of the entry


POLA_DANYCH = tuple(pole for pole in DaneWpisu.__dataclass_fields__ if pole != "powod")


@dataclass(frozen=True)
class Uklad:
    """An entry with its performer, the supported worker and the quota that it uses, if any."""

    wpis: WpisGodzin
    wykonawca: Osoba
    wspierany: Osoba | None
    cel: Cel | None
    powod: str | None = None

    @property
    def limit(self) -> tuple[int, int] | None:
        """The action and the holder of the quota."""
        return None if self.cel is None else klucz_limitu(self.cel, self.wpis)


def klucz_limitu(cel: Cel, wpis: WpisGodzin) -> tuple[int, int] | None:
    """The action and whose quota the entry uses by this target; None when nobody's."""
    posiadacz = wpis.dla if cel.na == "osoba" else wpis.jednostka
    return None if posiadacz is None else (cel.dzialanie, posiadacz)


def uloz(o: Otoczenie, dane: DaneWpisu, stary: WpisGodzin | None = None) -> Uklad:
    """The entry that follows from `dane`; raises a field's error, BrakPrawa for other people's hours."""
    wykonawca = _osoba(o, dane.osoba, "osoba")
    if not o.zasieg.osoba(dane.osoba):
        raise BrakPrawa("Możesz zapisywać tylko własne godziny.", "osoba")
    okno = _okno(o, dane.dzialanie)
    rodzaj = ustal_rodzaj(wykonawca.funkcje, dane.dzialanie, dane.rodzaj, o.plan.koniec_puli, dane.dzien)
    wspierany = _wspierany(o, dane) if RODZAJE_WPISOW[rodzaj].dla else None
    wpis = _wpis(dane, rodzaj, _jednostka(o, dane, wspierany), stary)
    zbierz(
        (
            lambda: _sprawdz_pola(o, wpis, okno, wykonawca, wspierany),
            lambda: sprawdz_zaangazowanie(wpis, o.zaangazowania.get(wpis.osoba, []), stary),
            lambda: sprawdz_tekst(dane.powod or "", "powod"),
        )
    )
    return Uklad(wpis, wykonawca, wspierany, _cel_limitu(o, wpis, wykonawca), dane.powod)


def _sprawdz_pola(o: Otoczenie, wpis: WpisGodzin, okno: Okres, wykonawca: Osoba, dla: Osoba | None) -> None:
    sprawdz_wpis(
        wpis,
        dzis=o.kontekst.dzis,
        okno=okno,
        nazwa_okna=nazwa_okna(wpis.dzialanie),
        funkcje=wykonawca.funkcje,
        jednostki_wykonawcy=_jednostki_animatora(o, wykonawca),
        funkcje_dla=dla.funkcje if dla else None,
        jednostka_dla=dla.jednostka if dla else None,
    )


def _okno(o: Otoczenie, dzialanie: int | None) -> Okres:
    okno = o.plan.wersja.projekt.okres if dzialanie is None else o.plan.okno_lub_brak(dzialanie)
    if okno is None:
        raise NiepoprawnePole(f"W planie nie ma działania {dzialanie}.", "dzialanie")
    return okno


def _wpis(dane: DaneWpisu, rodzaj: str, jednostka: int | None, stary: WpisGodzin | None) -> WpisGodzin:
    pola: dict[str, Any] = {pole: getattr(dane, pole) for pole in POLA_DANYCH}
    pola |= {"rodzaj": rodzaj, "jednostka": jednostka}
    if stary is None:
        return WpisGodzin(id=None, **pola)
    return WpisGodzin(id=stary.id, wersja=stary.wersja + 1, **pola)


def _osoba(o: Otoczenie, id_osoby: int, pole: str) -> Osoba:
    osoba = o.osoby.get(id_osoby)
    if osoba is None:
        raise NiepoprawnePole(f"Nie ma osoby o numerze {id_osoby}. Wybierz osobę z listy.", pole)
    return osoba


def _wspierany(o: Otoczenie, dane: DaneWpisu) -> Osoba | None:
    """The social worker; a coach sees only those assigned to him on that day."""
    if dane.dla is None:
        return None
    biuro = moze(o.kontekst.konto, "przydzialy.pisz")
    if not biuro and not o.przydzielony(dane.osoba, dane.dla, dane.dzien):
        raise NiepoprawnePole(
            "Ta osoba nie jest Ci przydzielona w tym dniu. Wybierz kogoś z listy albo poproś koordynatora.",
            "dla",
        )
    return _osoba(o, dane.dla, "dla")


def _jednostka(o: Otoczenie, dane: DaneWpisu, wspierany: Osoba | None) -> int | None:
    """Coaching without a unit named: the worker's; others as given, when it exists."""
    if dane.jednostka is None:
        return wspierany.jednostka if wspierany else None
    if dane.jednostka not in o.jednostki:
        raise NiepoprawnePole(f"Nie ma jednostki o numerze {dane.jednostka}.", "jednostka")
    return dane.jednostka


def _jednostki_animatora(o: Otoczenie, wykonawca: Osoba) -> Collection[int] | None:
    """Of the units known here those that an animator may name; any when none is his own."""
    if wykonawca.jednostka is None or not wykonawca.funkcje & ANIMATORZY:
        return None
    return jednostki_animatora(wykonawca, o.jednostki.values()) or frozenset()


def _cel_limitu(o: Otoczenie, wpis: WpisGodzin, wykonawca: Osoba) -> Cel | None:
    cel = o.cele.get(wpis.dzialanie or 0)
    if cel is None or wpis.rodzaj not in cel.liczone_z or klucz_limitu(cel, wpis) is None:
        return None
    liczy_sie = not cel.liczone_funkcje or wykonawca.funkcje & set(cel.liczone_funkcje)
    return cel if liczy_sie else None
