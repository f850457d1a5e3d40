"""What the form of an hour entry offers to one performer: only what he may log in that month."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from markupsafe import Markup

from biuro.formularze import bledy_wg_pol
from biuro.widoki.adresy import adres
from biuro.wyglad.napisy import godziny
from harmonogram.bledy import BladDziedziny, LimitPrzekroczony
from harmonogram.czas import miesiac
from harmonogram.dzialania import WersjaPlanu
from harmonogram.osoby import Jednostka, Osoba
from harmonogram.rodzaje_wpisow import RODZAJE_WPISOW, RodzajWpisu
from harmonogram.zadania import tematy_rodzaju, zadania_funkcji

Opcje = list[tuple[Any, str]]


@dataclass(frozen=True)
class Mozliwosci:
    """Lists to choose from, as _wpis_pola.html takes them; an empty one hides its field."""

    dzialania: Opcje
    rodzaje: Opcje
    dla: Opcje
    jednostki: Opcje
    zadania: Opcje
    tematy: Opcje
    opis: bool
    poza: bool
    jednostka_wymagana: bool
    uzasadnienie: bool

    @property
    def sa(self) -> bool:
        """Whether there is anything to log on at all."""
        return bool(self.dzialania or self.poza)


def rodzaje_osoby(funkcje: Collection[str]) -> list[RodzajWpisu]:
    """Kinds of entries that these functions may make."""
    return [r for r in RODZAJE_WPISOW.values() if r.funkcje.intersection(funkcje)]


def coachuje(osoba: Osoba) -> bool:
    """The form asks for whom."""
    return any(r.dla for r in rodzaje_osoby(osoba.funkcje))


def wskazuje_jednostke(osoba: Osoba) -> bool:
    """The form asks for a unit: coaching takes it from the worker."""
    return any(not r.dla for r in rodzaje_osoby(osoba.funkcje))


def mozliwosci(
    osoba: Osoba,
    plan: WersjaPlanu,
    ten_miesiac: date,
    koniec_puli: date,
    jednostki: Sequence[Jednostka] = (),
    podopieczni: Sequence[tuple[Osoba, int | None]] = (),
) -> Mozliwosci:
    """`jednostki`: those the performer may name; `podopieczni`: each with the minutes left of the quota."""
    rodzaje = rodzaje_osoby(osoba.funkcje)
    bez_dzialania = [r for r in rodzaje if r.bez_dzialania]
    return Mozliwosci(
        dzialania=_dzialania(rodzaje, plan, ten_miesiac, koniec_puli),
        rodzaje=[(r.kod, r.nazwa) for r in bez_dzialania] if len(bez_dzialania) > 1 else [],
        dla=[(o.id, _z_limitem(o, zostalo)) for o, zostalo in podopieczni] if coachuje(osoba) else [],
        jednostki=[(j.id, j.nazwa) for j in jednostki] if wskazuje_jednostke(osoba) else [],
        zadania=[(z.kod, f"{z.kod} {z.nazwa}") for z in zadania_funkcji(osoba.funkcje)],
        tematy=_tematy([r.kod for r in rodzaje if r.sesja]),
        opis=any(not r.sesja for r in rodzaje),
        poza=bool(bez_dzialania),
        jednostka_wymagana=all(r.jednostka for r in rodzaje),
        uzasadnienie=any(r.dla or r.jednostka for r in rodzaje),
    )


def _dzialania(
    rodzaje: Sequence[RodzajWpisu], plan: WersjaPlanu, ten_miesiac: date, koniec_puli: date
) -> Opcje:
    """Actions open in that month on which one of the kinds may stand."""
    okres = miesiac(ten_miesiac)
    po_6 = okres.ostatni > koniec_puli
    return [
        (d.nr, f"{d.nr}. {d.skrot}")
        for d in plan.dzialania
        if d.okres.czesc_wspolna(okres) and any(r.pasuje(d.nr, po_6) for r in rodzaje)
    ]


def _z_limitem(osoba: Osoba, zostalo: int | None) -> str:
    return osoba.nazwa if zostalo is None else f"{osoba.nazwa}, zostało {godziny(zostalo)}"


def _tematy(kody: Sequence[str]) -> Opcje:
    znalezione = {t.kod: t.nazwa for kod in kody for t in tematy_rodzaju(kod)}
    return list(znalezione.items())


# --- the form -----------------------------------------------------------------------------------


def zmiana(m: Mozliwosci, adres: str, wersja: int, powod: bool) -> dict[str, Any]:
    """The form of a change; `powod`: the card was submitted, so a reason is asked for."""
    return pola_wyboru(m) | {
        "adres": adres,
        "naglowek": "Zmiana wpisu",
        "napis": "Zapisz zmianę",
        "wersja": wersja,
        "powod": powod,
    }


def pola_wyboru(m: Mozliwosci) -> dict[str, Any]:
    """The lists by name, for a template."""
    return {pole.name: getattr(m, pole.name) for pole in fields(m)}


def z_wpisu(wpis: Mapping[str, Any]) -> dict[str, Any]:
    """The stored entry (as the API says it) as typed text."""
    rok, mies, dzien = str(wpis["dzien"]).split("-")
    return {nazwa: "" if w is None else w for nazwa, w in wpis.items()} | {"dzien": f"{dzien}.{mies}.{rok}"}


def bledy_wpisu(blad: BladDziedziny | None, podnosi: bool, gdzie: Mapping[str, str]) -> dict[str, str]:
    """Field → sentence; whoever may raise the quota that refused finds the way there at once."""
    if blad is None:
        return {}
    bledy = bledy_wg_pol(blad)
    if podnosi and isinstance(blad, LimitPrzekroczony) and blad.limit:
        dokad = adres("/limity/podniesienie", **blad.limit, **gdzie)
        bledy[""] = Markup('{} <a href="{}">Podnieś limit</a>').format(bledy[""], dokad)
    return bledy


def widoczne_bledy(bledy: Mapping[str, str], formularz: Mapping[str, Any]) -> dict[str, str]:
    """The sentence of a field that this form does not show belongs to the form as a whole."""
    ukryte = {pole for pole, lista in LISTY_POL.items() if not formularz.get(lista)} | {"klucz", "wersja"}
    wynik: dict[str, str] = {}
    for pole, zdanie in bledy.items():
        gdzie = "" if pole in ukryte else pole
        wynik[gdzie] = f"{wynik[gdzie]} {zdanie}" if gdzie in wynik else zdanie
    return wynik


# field: what of the form shows it
LISTY_POL = {
    "osoba": "osoby",
    "dzialanie": "dzialania",
    "rodzaj": "rodzaje",
    "dla": "dla",
    "jednostka": "jednostki",
    "zadanie": "zadania",
    "temat": "tematy",
    "opis": "opis",
    "uzasadnienie": "uzasadnienie",
    "powod": "powod",
}
