"""The paper of month cards and its scans, as an account may see them."""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.custom_types import Combinable

from biuro.dziennik import wartosci_osobowe
from biuro.tabele import Dziennik, PapieryKart, Skany, TresciSkanow
from biuro.uprawnienia import Konto, wymagaj
from budzet.druki import druki_osoby
from budzet.karty_druku import RODZAJE_DRUKOW
from harmonogram.bledy import NieZnaleziono
from harmonogram.osoby import Osoba
from harmonogram.slowa import cytat
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.wersje import w_wersji

P = PapieryKart


@dataclass(frozen=True)
class Papier:
    """Where the paper of one card is; one that nobody has touched is not printed."""

    osoba: int
    rodzaj: str
    stan: str = "brak"
    segregator: str | None = None
    konto: int | None = None
    od: datetime | None = None


@dataclass(frozen=True)
class Skan:
    """A scan without its bytes; a removed one stays in the list with when it was removed."""

    id: int
    klucz: str
    osoba: int
    miesiac: date
    rodzaj: str
    nazwa: str
    typ: str
    bajtow: int
    skrot: str
    utworzono: datetime
    konto: int | None
    usunieto: datetime | None


@dataclass(frozen=True)
class Usuniecie:
    """Who removed a scan, and why; "" for one of before a reason was asked."""

    konto: int | None
    powod: str


async def osoba_druku(konto: Konto, osoba: int, rodzaj: str) -> Osoba:
    """The person whose card it is; NieZnaleziono for one out of sight and for a card not his own."""
    czyja = await osoba_karty(konto, osoba)
    if rodzaj not in druki_osoby(czyja.funkcje):
        nazwa = RODZAJE_DRUKOW.get(rodzaj)
        raise NieZnaleziono(
            f"Tej osoby nie dotyczy {nazwa}." if nazwa else f"Nie ma druku {cytat(rodzaj)}.", "rodzaj"
        )
    return czyja


async def osoba_karty(konto: Konto, osoba: int) -> Osoba:
    """The person, for whoever may see the month card."""
    zasieg = wymagaj(konto, "miesiace.czytaj")
    czyja = await zapytania_osob.osoba(osoba) if zasieg.osoba(osoba) else None
    if czyja is None:
        raise NieZnaleziono("Nie ma takiej karty.")
    return czyja


async def papiery(
    osoby: Collection[int], miesiac: date, wiedza: datetime | None = None
) -> dict[tuple[int, str], Papier]:
    """By person and kind of card; those not printed are absent. One query."""
    warunek = P.osoba.is_in(sorted(osoby) or [0]) & (P.miesiac == miesiac) & w_wersji(P, wiedza)
    return {(w["osoba"], w["rodzaj"]): _papier(w) for w in await P.select().where(warunek)}


async def historia_papieru(
    osoba: int, miesiac: date, rodzaj: str, wiedza: datetime | None = None
) -> list[Papier]:
    """Every version, oldest first."""
    warunek: Combinable = (P.osoba == osoba) & (P.miesiac == miesiac) & (P.rodzaj == rodzaj)
    if wiedza is not None:
        warunek = warunek & (P.wazna_od <= wiedza)
    return [_papier(w) for w in await P.select().where(warunek).order_by(P.wazna_od)]


def _papier(w: dict[str, Any]) -> Papier:
    return Papier(w["osoba"], w["rodzaj"], w["stan"], w["segregator"], w["konto"], w["wazna_od"])


# --- scans ----------------------------------------------------------------------------------------


async def skany(osoba: int, miesiac: date, wiedza: datetime | None = None) -> list[Skan]:
    """Scans of one month card, the removed ones too, as they were known; oldest first."""
    warunek: Combinable = (Skany.osoba == osoba) & (Skany.miesiac == miesiac)
    if wiedza is not None:
        warunek = warunek & (Skany.utworzono <= wiedza)
    znane = [_skan(w) for w in await Skany.select().where(warunek).order_by(Skany.id)]
    return znane if wiedza is None else [_znany_wtedy(s, wiedza) for s in znane]


async def usuniecia(lista: Collection[Skan]) -> dict[int, Usuniecie]:
    """By scan, of those removed; the journal keeps it. Two queries at most."""
    d = Dziennik
    numery = [s.id for s in lista if s.usunieto is not None]
    if not numery:
        return {}
    kryteria: Combinable = (d.obiekt == "skan") & d.obiekt_id.is_in(numery) & (d.czynnosc == "usunieto")
    wiersze = await d.select(d.id, d.obiekt_id, d.konto, d.po).where(kryteria)
    powody = await wartosci_osobowe([w["id"] for w in wiersze])
    return {
        w["obiekt_id"]: Usuniecie(w["konto"], powody.get(json.loads(w["po"] or "{}").get("powod"), ""))
        for w in wiersze
    }


def _znany_wtedy(s: Skan, wiedza: datetime) -> Skan:
    pozniej = s.usunieto is not None and s.usunieto > wiedza
    return Skan(**{**s.__dict__, "usunieto": None}) if pozniej else s


def _skan(w: dict[str, Any]) -> Skan:
    return Skan(**{pole: w[pole] for pole in Skan.__dataclass_fields__})


async def skan(konto: Konto, klucz: str) -> Skan:
    """NieZnaleziono for an unknown key, a removed scan, and a card out of sight: the address says nothing."""
    wymagaj(konto, "miesiace.czytaj")
    wiersz = await Skany.select().where((Skany.klucz == klucz) & Skany.usunieto.is_null()).first()
    if wiersz is None or not wymagaj(konto, "miesiace.czytaj").osoba(wiersz["osoba"]):
        raise NieZnaleziono("Nie ma takiego skanu.")
    return _skan(wiersz)


async def tresc_skanu(skan: Skan) -> bytes:
    """The file itself."""
    wiersz = await TresciSkanow.select(TresciSkanow.tresc).where(TresciSkanow.skan == skan.id).first()
    if wiersz is None:
        raise NieZnaleziono("Nie ma takiego skanu.")
    return bytes(wiersz["tresc"])
