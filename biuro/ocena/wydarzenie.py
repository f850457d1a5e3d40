"""An event against what is stored: its fields, units and people (422), then the state of the world (409).

The rules are pure and live in `harmonogram.wydarzenia`; this file only fetches what they ask for.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from biuro.uprawnienia import NIKT, Kontekst, Zasieg, wymagaj
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, Przyszlosc, ZlyStan
from harmonogram.czas import dzien_na_tekst
from harmonogram.pola import nazwa_okna
from harmonogram.slowa import ile
from harmonogram.wydarzenia import (
    DzienWydarzenia,
    Termin,
    Wydarzenie,
    dopasuj_dni,
    podbij_dni,
    sprawdz_wydarzenie,
)
from harmonogram.zapytania import osoby as zapytania_osob

W_KALENDARZU = ("rodzaj", "dzialanie", "tytul", "miejsce", "tryb", "jednostki")


@dataclass(frozen=True)
class DaneWydarzenia:
    """What a person gives of an event."""

    rodzaj: str
    tytul: str
    dni: tuple[Termin, ...]
    dzialanie: int | None = None
    miejsce: str = ""
    tryb: str = "stacjonarnie"
    jednostki: frozenset[int] = NIKT
    prowadzacy: frozenset[int] = NIKT
    uczestnicy: frozenset[int] = NIKT
    zadanie: str | None = None


def dane(w: Wydarzenie) -> DaneWydarzenia:
    """What a stored event would be given as."""
    pola = {pole: getattr(w, pole) for pole in DaneWydarzenia.__dataclass_fields__}
    return DaneWydarzenia(**{**pola, "dni": tuple((d.dzien, d.od_min, d.do_min) for d in w.terminy)})


# --- rights ---------------------------------------------------------------------------------------


def sprawdz_zasieg(zasieg: Zasieg, jednostki: Collection[int]) -> None:
    """Whoever does not write every event writes those whose units are all his own."""
    if zasieg.wszystko:
        return
    if not jednostki:
        raise BrakPrawa("Podaj jednostkę: wydarzenia bez jednostki zapisuje koordynator.", "jednostki")
    if not set(jednostki) <= zasieg.jednostki:
        raise BrakPrawa(
            "Możesz zapisywać tylko wydarzenia własnych jednostek. O wspólne poproś koordynatora.",
            "jednostki",
        )


# --- fields ---------------------------------------------------------------------------------------


async def sprawdz_dane(kontekst: Kontekst, nowe: DaneWydarzenia, stare: DaneWydarzenia | None) -> None:
    """The event by itself and the ids it names; `stare` is what it was, already accepted once.

    The window is asked only when the days or the action change: after an annex an event may lie outside.
    """
    plan = await plan_w_mocy()
    okno = plan.wersja.projekt.okres if nowe.dzialanie is None else plan.okno_lub_brak(nowe.dzialanie)
    if okno is None:
        raise NiepoprawnePole(f"W planie nie ma działania {nowe.dzialanie}.", "dzialanie")
    bez_zmian = stare is not None and (stare.dni, stare.dzialanie) == (nowe.dni, nowe.dzialanie)
    sprawdz_wydarzenie(
        rodzaj=nowe.rodzaj,
        dzialanie=nowe.dzialanie,
        tytul=nowe.tytul,
        dni=nowe.dni,
        miejsce=nowe.miejsce,
        tryb=nowe.tryb,
        okno=None if bez_zmian else okno,
        nazwa_okna=nazwa_okna(nowe.dzialanie),
        zadanie=nowe.zadanie,
    )
    await _sprawdz_jednostki(nowe.jednostki - (stare.jednostki if stare else NIKT))
    await sprawdz_osoby(kontekst, nowe.prowadzacy - (stare.prowadzacy if stare else NIKT), "prowadzacy")
    await sprawdz_osoby(kontekst, nowe.uczestnicy - (stare.uczestnicy if stare else NIKT), "uczestnicy")


async def _sprawdz_jednostki(ids: Collection[int]) -> None:
    znane = {j.id for j in await zapytania_osob.jednostki()} if ids else set()
    for nieznana in sorted(set(ids) - znane):
        raise NiepoprawnePole(f"Nie ma jednostki o numerze {nieznana}. Wybierz ją z listy.", "jednostki")


async def sprawdz_osoby(kontekst: Kontekst, ids: Collection[int], pole: str) -> None:
    """Somebody out of the account's sight is refused like somebody unknown."""
    niewidoczne = await niewidoczne_osoby(kontekst, ids)
    if niewidoczne:
        raise NiepoprawnePole(f"Nie ma osoby o numerze {min(niewidoczne)}. Wybierz osobę z listy.", pole)


async def niewidoczne_osoby(kontekst: Kontekst, ids: Collection[int]) -> set[int]:
    """Those of `ids` who do not exist or are not visible to the account."""
    zasieg = wymagaj(kontekst.konto, "osoby.czytaj")
    znane = (await zapytania_osob.osoby(sorted(ids))).values()
    widoczne = {
        o.id for o in znane if zasieg.osoba(o.id) or zasieg.wspierany(o.id) or zasieg.jednostka(o.jednostka)
    }
    return set(ids) - widoczne


# --- change ---------------------------------------------------------------------------------------


def po_zmianie(stare: Wydarzenie, nowe: DaneWydarzenia, stan: str, chwila: datetime) -> Wydarzenie:
    """The next version; `stare` itself when nothing has changed.

    A day's sequence grows by one when the day moved or when what a calendar shows of the whole event changed.
    """
    bylo = dane(stare)
    dni = dopasuj_dni(stare.dni, nowe.dni, uid=stare.uid, teraz=chwila)
    if dni == stare.dni and (replace(nowe, dni=bylo.dni), stan) == (bylo, stare.stan):
        return stare
    if any(getattr(bylo, pole) != getattr(nowe, pole) for pole in W_KALENDARZU):
        dni = _podbij_nietkniete(stare.dni, dni, chwila)
    pola = {pole: getattr(nowe, pole) for pole in DaneWydarzenia.__dataclass_fields__}
    return replace(stare, **{**pola, "dni": dni}, stan=stan, zmieniono=chwila, wersja=stare.wersja + 1)


def _podbij_nietkniete(
    stare: Sequence[DzienWydarzenia], nowe: Sequence[DzienWydarzenia], chwila: datetime
) -> tuple[DzienWydarzenia, ...]:
    przed = {d.nr: d.sekwencja for d in stare}
    return tuple(podbij_dni([d], chwila)[0] if przed.get(d.nr) == d.sekwencja else d for d in nowe)


def sprawdz_odbyte(w: Wydarzenie, dzis: date) -> None:
    """An event that was held cannot end in the future."""
    if w.stan == "odbyte" and w.terminy[-1].dzien > dzis:
        raise Przyszlosc(
            "Wydarzenie jest odbyte, a ten termin jest w przyszłości. Oznacz je najpierw jako zaplanowane.",
            "dni",
        )


def przeniesienia(
    stare: Wydarzenie, nowe: Wydarzenie, z_obecnoscia: dict[date, int], dzis: date
) -> dict[date, date]:
    """Where the attendance of moved days goes, old date → new; `z_obecnoscia` counts people by old date.

    ZlyStan when a day with attendance would disappear or go to the future.
    """
    zywe = {d.nr: d.dzien for d in nowe.terminy}
    wynik: dict[date, date] = {}
    for dzien, ilu in sorted(z_obecnoscia.items()):
        if dzien in zywe.values():
            continue
        cel = next((zywe[d.nr] for d in stare.terminy if d.dzien == dzien and d.nr in zywe), None)
        if cel is None or cel > dzis:
            raise ZlyStan(
                f"Na {dzien_na_tekst(dzien)} zapisano obecność: {ile(ilu, 'osoba', 'osoby', 'osób')}. "
                "Usuń ją, zanim usuniesz ten dzień albo przesuniesz go w przyszłość.",
                "dni",
            )
        wynik[dzien] = cel
    return wynik
