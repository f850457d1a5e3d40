"""Forms of hours: an entry, quick or field by field, its change, a raised quota, a step of the card."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import parse_qsl

from pydantic import Field

from biuro.formularze import Formularz
from biuro.formularze.pola import (
    NIEPODANE,
    BrakToPuste,
    Dzien,
    Godzina,
    Id,
    Klucz,
    KodLubBrak,
    Liczba,
    Minuty,
    Powod,
    PusteToBrak,
    TakNie,
    Tekst500,
    TekstLubBrak,
)
from biuro.formularze.zapytania import IdFiltra, TekstAdresu, Zapytanie, ZapytanieOsoby
from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import godzina_na_tekst
from harmonogram.kiedy import kiedy_z_tekstu

DLUGOSC_CO = 200
NAJWIECEJ_WIERSZY = 100
_KOMORKI = re.compile(r"[;\t]")
_ZEGAR = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?::00)?")


POLA_CO = ("dzialanie", "rodzaj", "dla", "jednostka", "zadanie")
"""The fields that one choice of the list „Co” stands for."""


def rozwin(pola: Mapping[str, Any], dzis: date, miesiac: date) -> dict[str, Any]:
    """The quick form's fields as those of NowyWpis: „Kiedy” and „Co” stand for several; a field typed wins.

    NiepoprawnePole at `kiedy` or `co`. Without them the fields stay as they are: the full form is taken too.
    """
    wynik = {
        "powod": pola.get("powod_wpisu", ""),
        **pola,
        **{n: w for n, w in pola_co(pola.get("co", "")).items() if not pola.get(n)},
    }
    tekst = pola.get("kiedy")
    if isinstance(tekst, str) and (tekst.strip() or not any(pola.get(n) for n in ("dzien", "od", "do"))):
        kiedy = kiedy_z_tekstu(tekst, dzis, miesiac)
        wynik |= {
            "dzien": kiedy.dzien.isoformat(),
            "od": godzina_na_tekst(kiedy.od_min),
            "do": godzina_na_tekst(kiedy.do_min),
        }
    return wynik


@dataclass(frozen=True)
class Wiersz:
    """One line of several: as it was typed, and as fields of the quick form."""

    tekst: str
    pola: dict[str, str]


def wiersze_z_tekstu(tekst: object) -> list[Wiersz]:
    """Lines „kiedy; opis”, or cells of a sheet: day, from, to, description; without one the form's holds."""
    linie = [linia.strip() for linia in str(tekst).splitlines() if linia.strip(" ;\t")]
    if not linie:
        raise NiepoprawnePole("Wpisz co najmniej jeden wiersz, na przykład „5 9–10:30”.", "wiersze")
    if len(linie) > NAJWIECEJ_WIERSZY:
        raise NiepoprawnePole(
            f"Najwyżej {NAJWIECEJ_WIERSZY} wierszy naraz, a jest {len(linie)}. Podziel je na części.",
            "wiersze",
        )
    return [Wiersz(linia, _pola_wiersza(linia)) for linia in linie]


def _pola_wiersza(linia: str) -> dict[str, str]:
    kiedy, *reszta = (komorka.strip() for komorka in _KOMORKI.split(linia))
    if len(reszta) >= 2 and all(_ZEGAR.fullmatch(godzina) for godzina in reszta[:2]):
        kiedy, reszta = f"{kiedy} {reszta[0]}-{reszta[1]}", reszta[2:]
    opis = "; ".join(komorka for komorka in reszta if komorka)
    return {"kiedy": kiedy, "opis": opis} if opis else {"kiedy": kiedy}


def pola_co(kod: object) -> dict[str, str]:
    """The fields that a choice of „Co” names; none of the empty choice."""
    if not isinstance(kod, str):
        raise NiepoprawnePole("Wybierz jedną pozycję z listy.", "co")
    wybor = dict(parse_qsl(kod[:DLUGOSC_CO]))
    if not wybor.keys() <= set(POLA_CO) or (kod.strip() and not wybor):
        raise NiepoprawnePole("Wybierz pozycję z listy albo „inne” i wypełnij pola pod spodem.", "co")
    return wybor


class NowyWpis(Formularz):
    """An hour entry; `rodzaj` only where `dzialanie` is null."""

    dzialanie: Liczba | None = None
    osoba: Id
    dla: Id | None = None
    jednostka: Id | None = None
    rodzaj: KodLubBrak = None
    dzien: Dzien
    od_min: Godzina = Field(alias="od")
    do_min: Godzina = Field(alias="do")
    zadanie: KodLubBrak = None
    temat: KodLubBrak = None
    opis: Annotated[Tekst500, BrakToPuste] = ""
    uzasadnienie: TekstLubBrak = None
    powod: TekstLubBrak = None
    klucz: Annotated[Klucz | None, PusteToBrak] = None


class ZmianaWpisu(Formularz):
    """A partial change: `podane()` holds what was sent; `wersja` guards against a lost update."""

    dzialanie: Liczba | None = None
    osoba: Id = NIEPODANE
    dla: Id | None = None
    jednostka: Id | None = None
    rodzaj: KodLubBrak = None
    dzien: Dzien = NIEPODANE
    od_min: Godzina = Field(default=NIEPODANE, alias="od")
    do_min: Godzina = Field(default=NIEPODANE, alias="do")
    zadanie: KodLubBrak = None
    temat: KodLubBrak = None
    opis: Annotated[Tekst500, BrakToPuste] = ""
    uzasadnienie: TekstLubBrak = None
    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class NowePodniesienie(Formularz):
    """A raised quota of one worker (`dla`) or one unit (`jednostka`)."""

    dzialanie: Liczba
    dla: Id | None = None
    jednostka: Id | None = None
    przyznano_min: Minuty
    powod: Powod


class KrokKarty(Formularz):
    """A step of the month card; the operation says where the reason is required.

    `brak_godzin`: what a submission says of the month; left out, a month without entries is submitted as
    one without hours. `wersja` and `odcisk`: what the judge looked at.
    """

    powod: TekstLubBrak = None
    brak_godzin: TakNie | None = None
    wersja: Liczba | None = None
    odcisk: KodLubBrak = None


class ZapytanieWersji(Zapytanie):
    """Which earlier version of an entry to start from."""

    wersja: IdFiltra | None = None


class ZapytaniePowtorzenia(ZapytanieOsoby):
    """What to repeat: one entry, by default every week, or the month before."""

    wpis: IdFiltra | None = None
    dni: TekstAdresu | None = None
