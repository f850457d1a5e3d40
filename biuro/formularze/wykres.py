"""Which chart is asked for: sheet, density, units, phase, plan version and the one to compare with."""

from typing import Annotated

from pydantic import BeforeValidator

from biuro.formularze.pola import odmow
from biuro.formularze.zapytania import IdFiltra, TekstAdresu, ZapytanieChwili

PAPIERY = ("A4", "A3")
ROZDZIELCZOSCI = (150, 300)


def _papier(wartosc: object) -> str:
    papier = str(wartosc).upper()
    if papier not in PAPIERY:
        raise odmow("podaj A4 albo A3.")
    return papier


def _dpi(wartosc: object) -> int:
    for dpi in ROZDZIELCZOSCI:
        if str(wartosc) == str(dpi):
            return dpi
    raise odmow("podaj 150 albo 300.")


class ZapytanieWykresu(ZapytanieChwili):
    """The query of /gantt.svg, /gantt.png and /gantt.pdf; density matters to the picture of points alone."""

    papier: Annotated[str, BeforeValidator(_papier)] = "A4"
    dpi: Annotated[int, BeforeValidator(_dpi)] = 150
    jednostka: IdFiltra | None = None
    powiat: TekstAdresu = ""
    wojewodztwo: TekstAdresu = ""
    faza: TekstAdresu = ""
    wersja: IdFiltra | None = None
    porownaj: IdFiltra | None = None
