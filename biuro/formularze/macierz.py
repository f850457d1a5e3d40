"""The addresses of the matrix and of its cells: units, phase, plan version, quarters."""

from typing import Annotated

from pydantic import BeforeValidator

from biuro.formularze.pola import odmow
from biuro.formularze.zapytania import IdFiltra, KwartalAdresu, TekstAdresu, Zapytanie

KWARTALY, NARASTAJACO = "kwartaly", "narastajaco"


def _widok(wartosc: object) -> str:
    if wartosc not in (KWARTALY, NARASTAJACO):
        raise odmow(f"podaj {KWARTALY} albo {NARASTAJACO}.")
    return str(wartosc)


class ZapytanieJednostek(Zapytanie):
    """Units by number, powiat or voivodeship, and the plan version that judges them."""

    jednostka: IdFiltra | None = None
    powiat: TekstAdresu = ""
    wojewodztwo: TekstAdresu = ""
    wersja: IdFiltra | None = None


class ZapytanieMacierzy(ZapytanieJednostek):
    """The query of /harmonogram, beside the day and the moment of knowledge."""

    faza: TekstAdresu = ""
    porownaj: IdFiltra | None = None
    widok: Annotated[str, BeforeValidator(_widok)] = KWARTALY


class ZapytanieKomorki(ZapytanieJednostek):
    """The query of /harmonogram/komorka: one quarter, or those from `od` to `do`."""

    dzialanie: IdFiltra
    miara: TekstAdresu = ""
    kwartal: KwartalAdresu | None = None
    od: KwartalAdresu | None = None
    do: KwartalAdresu | None = None
