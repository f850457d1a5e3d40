"""Forms of test cases: a report, a change, the stages alone. None has a field for words about a family."""

from typing import Annotated

from pydantic import ConfigDict, Field

from biuro.formularze import Formularz
from biuro.formularze.pola import NIEPODANE, Dzien, Id, Liczba, TekstLubBrak, z_listy
from biuro.formularze.zapytania import (
    DzienAdresu,
    IdFiltra,
    PowodZapytania,
    TekstAdresu,
    Zapytanie,
    ZapytanieStanu,
)
from harmonogram.przypadki import ETAPY, RODZAJE
from harmonogram.zapytania.przypadki import BEZ_ETAPU

Rodzaj = Annotated[str, z_listy(RODZAJE)]
EtapFiltra = Annotated[str, z_listy((*ETAPY, BEZ_ETAPU))]


class EtapyPrzypadku(Formularz):
    """Days of stages; one that is named without a day is taken away, one that is not named stays."""

    diagnoza: Dzien | None = None
    kontrakt: Dzien | None = None
    plan: Dzien | None = None
    realizacja: Dzien | None = None
    ewaluacja: Dzien | None = None
    monitoring: Dzien | None = None


class NowyPrzypadek(Formularz):
    """A report of a person or family; the code comes from the service."""

    jednostka: Id
    rodzaj: Rodzaj
    zgloszono: Dzien
    etapy: EtapyPrzypadku = Field(default_factory=EtapyPrzypadku)


class ZmianaPrzypadku(Formularz):
    """A partial change; a move to another unit needs `powod`."""

    jednostka: Id = NIEPODANE
    rodzaj: Rodzaj = NIEPODANE
    zgloszono: Dzien = NIEPODANE
    etapy: EtapyPrzypadku = NIEPODANE
    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class EtapyStrony(EtapyPrzypadku):
    """The stages as the page names them, `etapy.diagnoza` and so on: always all six."""

    model_config = ConfigDict(alias_generator=lambda nazwa: f"etapy.{nazwa}")


class ZmianaStrony(Formularz):
    """What stands beside the stages in the forms of the page."""

    powod: TekstLubBrak = None
    wersja: Liczba | None = None


class ZapytaniePrzypadkow(ZapytanieStanu):
    """Filters of GET /api/przypadki; `od` and `do` are of the first stage, from which a case counts."""

    jednostka: IdFiltra | None = None
    etap: EtapFiltra | None = None
    od: DzienAdresu | None = None
    do: DzienAdresu | None = None


class ZapytanieStronyPrzypadkow(Zapytanie):
    """Filters of the page /przypadki; its days are read as people type them."""

    jednostka: IdFiltra | None = None
    etap: EtapFiltra | None = None
    od: TekstAdresu = ""
    do: TekstAdresu = ""


class UsunieciePrzypadku(PowodZapytania):
    """Why a case is removed, and which version of it was seen."""

    wersja: IdFiltra | None = None
