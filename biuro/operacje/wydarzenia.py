"""Every write of events: a new one, a change, cancelling and taking it back, attendance."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.liczniki import podnies_licznik
from biuro.ocena.wydarzenie import (
    DaneWydarzenia,
    dane,
    niewidoczne_osoby,
    po_zmianie,
    przeniesienia,
    sprawdz_dane,
    sprawdz_odbyte,
    sprawdz_zasieg,
)
from biuro.odczyty import wydarzenia as odczyty
from biuro.uprawnienia import Kontekst, Zasieg, wymagaj
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, Przyszlosc, WersjaNieaktualna, ZlyStan
from harmonogram.czas import dzien_na_tekst
from harmonogram.obecnosc import ObecnoscDnia
from harmonogram.wydarzenia import Wydarzenie, dopasuj_dni, podbij_dni, przejdz
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania import wydarzenia as zapytania
from harmonogram.zapytania.obecnosc import Kto

CZYNNOSC = "wydarzenia.pisz"
CHWILKA = timedelta(microseconds=1)


@w_transakcji
async def dodaj_wydarzenie(kontekst: Kontekst, nowe: DaneWydarzenia) -> Wydarzenie:
    """Store a planned event; past days may be named too."""
    sprawdz_zasieg(wymagaj(kontekst.konto, CZYNNOSC), nowe.jednostki)
    await sprawdz_dane(kontekst, nowe, None)
    uid = str(uuid4())
    pola = {pole: getattr(nowe, pole) for pole in DaneWydarzenia.__dataclass_fields__}
    wydarzenie = Wydarzenie(
        **{**pola, "dni": dopasuj_dni((), sorted(nowe.dni), uid=uid, teraz=kontekst.teraz)},
        id=0,
        uid=uid,
        stan="zaplanowane",
        utworzono=kontekst.teraz,
        zmieniono=kontekst.teraz,
    )
    wydarzenie = replace(wydarzenie, id=await zapytania.dopisz_wydarzenie(wydarzenie, kontekst.konto.id))
    await odnotuj(kontekst, "dodano", "wydarzenie", wydarzenie.id, None, asdict(wydarzenie))
    await podnies_licznik()
    return wydarzenie


@w_transakcji
async def zmien_wydarzenie(
    kontekst: Kontekst,
    id_wydarzenia: int,
    zmiany: dict[str, Any],
    powod: str | None = None,
    wersja: int | None = None,
) -> Wydarzenie:
    """Change the fields of DaneWydarzenia named in `zmiany`, and `stan`: odbyte or zaplanowane.

    `dni` replaces the whole list. A change of nothing adds no version.
    """
    await zapytania.zablokuj_wydarzenie(id_wydarzenia)
    stare, zasieg = await _do_zmiany(kontekst, id_wydarzenia)
    bylo = dane(stare)
    nowe = replace(bylo, **{pole: w for pole, w in zmiany.items() if pole != "stan"})
    if nowe.jednostki != bylo.jednostki:
        sprawdz_zasieg(zasieg, nowe.jednostki)
    await sprawdz_dane(kontekst, nowe, bylo)
    stan = _stan_po_zmianie(kontekst, stare, zmiany.get("stan", stare.stan), nowe)
    wydarzenie = po_zmianie(stare, nowe, stan, _chwila(kontekst, stare))
    sprawdz_odbyte(wydarzenie, kontekst.dzis)
    _sprawdz_wersje(stare, wersja)
    if stare.stan == "odwolane":
        raise ZlyStan("To wydarzenie jest odwołane. Przywróć je, zanim je zmienisz.")
    if wydarzenie == stare:
        return stare
    await _przenies_obecnosc(kontekst, stare, wydarzenie)
    return await _zapisz(kontekst, "zmieniono", stare, wydarzenie, powod)


def _stan_po_zmianie(kontekst: Kontekst, stare: Wydarzenie, stan: str, nowe: DaneWydarzenia) -> str:
    if stan == stare.stan or stare.stan == "odwolane":
        return stare.stan
    if stan == "odwolane":
        raise NiepoprawnePole("Żeby odwołać wydarzenie, użyj odwołania i podaj powód.", "stan")
    ostatni = max(dzien for dzien, _, _ in nowe.dni)
    return przejdz(stare.stan, stan, ostatni_dzien=ostatni, dzis=kontekst.dzis)


@w_transakcji
async def odwolaj_wydarzenie(kontekst: Kontekst, id_wydarzenia: int, powod: str | None) -> Wydarzenie:
    """Cancel, with a reason; calendars show it as cancelled."""
    await zapytania.zablokuj_wydarzenie(id_wydarzenia)
    stare, _ = await _do_zmiany(kontekst, id_wydarzenia)
    if not (powod or "").strip():
        raise NiepoprawnePole("Podaj powód odwołania wydarzenia.", "powod")
    return await _przeprowadz(kontekst, stare, "odwolaj", powod)


@w_transakcji
async def przywroc_wydarzenie(kontekst: Kontekst, id_wydarzenia: int, powod: str | None = None) -> Wydarzenie:
    """Take a cancellation back: the event is planned again."""
    await zapytania.zablokuj_wydarzenie(id_wydarzenia)
    stare, _ = await _do_zmiany(kontekst, id_wydarzenia)
    return await _przeprowadz(kontekst, stare, "przywroc", powod)


async def _przeprowadz(kontekst: Kontekst, stare: Wydarzenie, czynnosc: str, powod: str | None) -> Wydarzenie:
    ostatni = max(d.dzien for d in stare.terminy)
    stan = przejdz(stare.stan, czynnosc, ostatni_dzien=ostatni, dzis=kontekst.dzis)
    chwila = _chwila(kontekst, stare)
    nowe = replace(
        stare, stan=stan, dni=podbij_dni(stare.dni, chwila), zmieniono=chwila, wersja=stare.wersja + 1
    )
    return await _zapisz(kontekst, czynnosc, stare, nowe, powod)


async def _zapisz(
    kontekst: Kontekst, czynnosc: str, stare: Wydarzenie, nowe: Wydarzenie, powod: str | None
) -> Wydarzenie:
    await zapytania.zmien_wydarzenie(nowe, powod, kontekst.konto.id)
    po = {**asdict(nowe), "powod": powod}
    await odnotuj(kontekst, czynnosc, "wydarzenie", nowe.id, asdict(stare), po)
    await podnies_licznik()
    return nowe


async def wydarzenie_do_zmiany(kontekst: Kontekst, id_wydarzenia: int) -> Wydarzenie:
    """The event: 404 when it is not visible to the account, 403 when it is but may not be changed."""
    return (await _do_zmiany(kontekst, id_wydarzenia))[0]


async def _do_zmiany(kontekst: Kontekst, id_wydarzenia: int) -> tuple[Wydarzenie, Zasieg]:
    wydarzenie = await odczyty.wydarzenie(kontekst.konto, id_wydarzenia)
    zasieg = wymagaj(kontekst.konto, CZYNNOSC)
    try:
        sprawdz_zasieg(zasieg, wydarzenie.jednostki)
    except BrakPrawa:
        raise BrakPrawa(
            "To wydarzenie nie należy tylko do Twoich jednostek. Zmienia je koordynator."
        ) from None
    return wydarzenie, zasieg


def _chwila(kontekst: Kontekst, stare: Wydarzenie) -> datetime:
    """A writer that waited for the lock may be earlier by his clock; versions never overlap all the same."""
    return max(kontekst.teraz, stare.zmieniono + CHWILKA)


def _sprawdz_wersje(stare: Wydarzenie, wersja: int | None) -> None:
    if wersja is not None and wersja != stare.wersja:
        raise WersjaNieaktualna(
            f"To wydarzenie zmieniono w międzyczasie (wersja {stare.wersja}). Wczytaj je ponownie."
        )


# --- attendance -----------------------------------------------------------------------------------


@w_transakcji
async def zapisz_obecnosc(kontekst: Kontekst, id_wydarzenia: int, dni: Sequence[ObecnoscDnia]) -> None:
    """Replace the attendance of the days named; other days stay as they were."""
    await zapytania.zablokuj_wydarzenie(id_wydarzenia)
    wydarzenie, _ = await _do_zmiany(kontekst, id_wydarzenia)
    przed = await zapytania_obecnosci.obecni_dni(id_wydarzenia)
    _sprawdz_dni(kontekst, wydarzenie, dni)
    znani = wydarzenie.prowadzacy | wydarzenie.uczestnicy | {o for kto in przed.values() for o, _ in kto}
    await _sprawdz_obecnych(kontekst, dni, znani)
    if wydarzenie.stan == "odwolane":
        raise ZlyStan("To wydarzenie jest odwołane. Przywróć je, zanim zapiszesz obecność.")
    goscie = await zapytania_obecnosci.id_gosci(
        (o.gosc for d in dni for o in d.obecni if o.gosc is not None), kontekst.teraz
    )
    po: dict[date, list[Kto]] = {
        d.dzien: list(dict.fromkeys((o.osoba, goscie[o.gosc] if o.gosc else None) for o in d.obecni))
        for d in dni
    }
    await _ustaw_obecnosc(kontekst, id_wydarzenia, {d: list(przed.get(d, ())) for d in po}, po)


def _sprawdz_dni(kontekst: Kontekst, wydarzenie: Wydarzenie, dni: Sequence[ObecnoscDnia]) -> None:
    terminy = {d.dzien for d in wydarzenie.terminy}
    widziane: set[date] = set()
    for nr, d in enumerate(dni):
        pole = f"dni.{nr}.dzien"
        if d.dzien not in terminy:
            kiedy = ", ".join(dzien_na_tekst(t) for t in sorted(terminy))
            raise NiepoprawnePole(
                f"{dzien_na_tekst(d.dzien)} nie jest dniem tego wydarzenia. Trwa ono: {kiedy}.", pole
            )
        if d.dzien in widziane:
            raise NiepoprawnePole(
                f"{dzien_na_tekst(d.dzien)} podano dwa razy. Połącz obie listy w jedną.", pole
            )
        if d.dzien > kontekst.dzis:
            raise Przyszlosc(
                f"{dzien_na_tekst(d.dzien)} jeszcze nie nadszedł. Obecność wpisuje się od tego dnia.", pole
            )
        widziane.add(d.dzien)


async def _sprawdz_obecnych(
    kontekst: Kontekst, dni: Sequence[ObecnoscDnia], znani: frozenset[int | None]
) -> None:
    """Persons on file whom the account sees, or who belong to the event already."""
    ids = {o.osoba for d in dni for o in d.obecni if o.osoba is not None}
    niewidoczne = await niewidoczne_osoby(kontekst, {i for i in ids if i not in znani})
    for nr, d in enumerate(dni):
        for kto, obecny in enumerate(d.obecni):
            if obecny.osoba in niewidoczne:
                raise NiepoprawnePole(
                    f"Nie ma osoby o numerze {obecny.osoba}. Wybierz osobę z listy albo dopisz gościa.",
                    f"dni.{nr}.obecni.{kto}.osoba",
                )


async def _przenies_obecnosc(kontekst: Kontekst, stare: Wydarzenie, nowe: Wydarzenie) -> None:
    """Attendance goes with a day that was moved."""
    if stare.dni == nowe.dni:
        return
    przed = await zapytania_obecnosci.obecni_dni(stare.id)
    dokad = przeniesienia(stare, nowe, {d: len(kto) for d, kto in przed.items()}, kontekst.dzis)
    if not dokad:
        return
    po: dict[date, list[Kto]] = {dzien: [] for dzien in (*przed, *dokad.values())}
    for dzien, kto in przed.items():
        po[dokad.get(dzien, dzien)] += [
            k for k in sorted(kto, key=str) if k not in po[dokad.get(dzien, dzien)]
        ]
    await _ustaw_obecnosc(kontekst, stare.id, {d: list(kto) for d, kto in przed.items()}, po)


async def _ustaw_obecnosc(
    kontekst: Kontekst, id_wydarzenia: int, przed: dict[date, list[Kto]], po: dict[date, list[Kto]]
) -> None:
    ostatni = await zapytania_obecnosci.ostatni_zapis(id_wydarzenia)
    chwila = kontekst.teraz if ostatni is None else max(kontekst.teraz, ostatni + CHWILKA)
    await zapytania_obecnosci.ustaw_obecnosc(id_wydarzenia, po, kontekst.konto.id, chwila)
    await odnotuj(kontekst, "obecnosc", "wydarzenie", id_wydarzenia, _numery(przed), _numery(po))
    await podnies_licznik()


def _numery(dni: dict[date, list[Kto]]) -> dict[str, Any]:
    """For the journal: ids alone, no names."""
    return {
        dzien.isoformat(): {
            "osoby": sorted(osoba for osoba, _ in kto if osoba is not None),
            "goscie": sorted(gosc for _, gosc in kto if gosc is not None),
        }
        for dzien, kto in sorted(dni.items())
    }
