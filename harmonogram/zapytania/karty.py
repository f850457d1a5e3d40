"""Month cards, in their versions, and what they hold."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from piccolo.custom_types import Combinable

from harmonogram import czas
from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.godziny import WpisGodzin
from harmonogram.karty import Zawartosc
from harmonogram.tabele import KartyMiesiaca, WersjeWpisow, WersjeZaangazowan
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.godziny import z_wersji
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace

K, W = KartyMiesiaca, WersjeWpisow


@dataclass(frozen=True)
class KartaMiesiaca:
    """State of a person's month; a card never touched is a draft (`wersja` 0)."""

    osoba: int
    miesiac: date
    stan: str = "szkic"
    wersja: int = 0
    powod: str | None = None
    konto: int | None = None
    zmieniono: datetime | None = None
    brak_godzin: bool = False  # the step was made over a month without hours
    w_zastepstwie: int | None = None  # the account in whose place `konto` made the step


@dataclass(frozen=True)
class ZmianaPoZlozeniu:
    """An entry that is not as it was submitted: what happened to it last, who did it, when and why."""

    wpis: int
    dzien: date
    co: str  # dodano, zmieniono, usunieto, przeniesiono (to another month)
    kiedy: datetime
    konto: int | None
    powod: str | None
    minuty: int = 0  # of the entry as it is; 0 when it is no longer there


def _karta(w: dict[str, Any]) -> KartaMiesiaca:
    return KartaMiesiaca(
        w["osoba"],
        w["miesiac"],
        w["stan"],
        w["wersja"],
        w["powod"],
        w["konto"],
        w["wazna_od"],
        bool(w["brak_godzin"]),
        w["w_zastepstwie"],
    )


async def karta(osoba: int, miesiac: date, wiedza: datetime | None = None) -> KartaMiesiaca:
    """A card never touched is a draft."""
    znalezione = await karty(osoby=[osoba], okres=Okres(miesiac, miesiac + JEDEN_DZIEN), wiedza=wiedza)
    return znalezione[0] if znalezione else KartaMiesiaca(osoba, miesiac)


async def karty(
    *,
    osoby: Iterable[int] | None = None,
    okres: Okres | None = None,
    stany: Sequence[str] | None = None,
    wiedza: datetime | None = None,
) -> list[KartaMiesiaca]:
    """Cards that left the draft state, newest month first."""
    warunek = w_wersji(K, wiedza)
    if osoby is not None:
        warunek = warunek & K.osoba.is_in(sorted(osoby) or [0])
    if okres is not None:
        warunek = warunek & (K.miesiac >= okres.od) & (K.miesiac < okres.do)
    if stany is not None:
        warunek = warunek & K.stan.is_in(list(stany))
    return [_karta(w) for w in await K.select().where(warunek).order_by(K.miesiac, ascending=False)]


async def historie(
    osoby: Collection[int], miesiac: date, wiedza: datetime | None = None
) -> dict[int, list[KartaMiesiaca]]:
    """Every version of these persons' cards, oldest first, up to `wiedza`."""
    warunek: Combinable = (K.miesiac == miesiac) & K.osoba.is_in(sorted(osoby) or [0])
    if wiedza is not None:
        warunek = warunek & (K.wazna_od <= wiedza)
    wersje = [_karta(w) for w in await K.select().where(warunek).order_by(K.osoba).order_by(K.wersja)]
    return {osoba: list(grupa) for osoba, grupa in groupby(wersje, key=lambda k: k.osoba)}


async def historia(osoba: int, miesiac: date, wiedza: datetime | None = None) -> list[KartaMiesiaca]:
    """Every version of one card, oldest first."""
    return (await historie([osoba], miesiac, wiedza)).get(osoba, [])


async def zapisz_karte(karta: KartaMiesiaca, teraz: datetime) -> None:
    """Close the card's current version and add this one as the next."""
    chwila = await zamknij_biezace(K, (K.osoba == karta.osoba) & (K.miesiac == karta.miesiac), teraz)
    await K.insert(
        K(
            osoba=karta.osoba,
            miesiac=karta.miesiac,
            wersja=karta.wersja + 1,
            stan=karta.stan,
            powod=karta.powod,
            konto=karta.konto,
            brak_godzin=karta.brak_godzin,
            w_zastepstwie=karta.w_zastepstwie,
            wazna_od=chwila,
            wazna_do=ZAWSZE,
        )
    )


async def potrzebne_karty(miesiac: date, wiedza: datetime | None = None) -> dict[int, bool]:
    """Persons engaged in the month, with whether any of their contracts needs a card."""
    z, okres = WersjeZaangazowan, czas.miesiac(miesiac)
    trwa = (z.od < okres.do) & (z.do.is_null() | (z.do >= okres.od))
    wynik: dict[int, bool] = {}
    for w in await z.select(z.osoba, z.wymaga_karty).where(w_wersji(z, wiedza) & trwa):
        wynik[w["osoba"]] = wynik.get(w["osoba"], False) or bool(w["wymaga_karty"])
    return wynik


# --- what a card holds --------------------------------------------------------------------------


def _wpisy_kart(osoby: Collection[int], miesiac: date) -> Combinable:
    okres = czas.miesiac(miesiac)
    return W.osoba.is_in(sorted(osoby) or [0]) & (W.dzien >= okres.od) & (W.dzien < okres.do)


async def zawartosci(
    osoby: Collection[int], miesiac: date, wiedza: datetime | None = None
) -> dict[int, Zawartosc]:
    """Number of entries, minutes and fingerprint of each card that has entries."""
    wiersze = (
        await W.select(W.osoba, W.wpis, W.wersja, W.minuty, W.konto)
        .where(_wpisy_kart(osoby, miesiac) & w_wersji(W, wiedza))
        .order_by(W.osoba)
        .order_by(W.wpis)
    )
    return {
        osoba: _zawartosc(list(grupa)) for osoba, grupa in groupby(wiersze, key=lambda w: int(w["osoba"]))
    }


def _zawartosc(wiersze: Sequence[Mapping[str, Any]]) -> Zawartosc:
    wersje = ",".join(f"{w['wpis']}.{w['wersja']}" for w in wiersze)
    odcisk = hashlib.sha256(wersje.encode()).hexdigest()[:16]
    autorzy = tuple((w["wpis"], w["konto"]) for w in wiersze)
    return Zawartosc(len(wiersze), sum(w["minuty"] for w in wiersze), odcisk, autorzy)


async def zawartosc(osoba: int, miesiac: date, wiedza: datetime | None = None) -> Zawartosc:
    """What one card holds."""
    return (await zawartosci([osoba], miesiac, wiedza)).get(osoba, Zawartosc())


async def wpisy_kart(
    osoby: Collection[int], miesiac: date, wiedza: datetime | None = None
) -> dict[int, list[WpisGodzin]]:
    """Entries of each card in the order of time."""
    wiersze = await W.select().where(_wpisy_kart(osoby, miesiac) & w_wersji(W, wiedza))
    wpisy = sorted(map(z_wersji, wiersze), key=lambda w: (w.osoba, w.dzien, w.od_min, w.id or 0))
    return {osoba: list(grupa) for osoba, grupa in groupby(wpisy, key=lambda w: w.osoba)}


async def zmiany_po_zlozeniu(
    zlozone: Mapping[int, datetime], miesiac: date, wiedza: datetime | None = None
) -> dict[int, list[ZmianaPoZlozeniu]]:
    """By person: entries of the month that are not as they were when the card was submitted (`zlozone`).

    The same may be asked of any other moment, such as its acceptance.
    """
    if not zlozone:
        return {}
    najwczesniej = min(zlozone.values())
    ruszone = (W.wazna_od > najwczesniej) | ((W.wazna_do > najwczesniej) & (W.wazna_do < ZAWSZE))
    warunek = _wpisy_kart(list(zlozone), miesiac) & ruszone
    if wiedza is not None:
        warunek = warunek & (W.wazna_od <= wiedza)
    wiersze = (
        await W.select(
            W.osoba, W.wpis, W.dzien, W.wersja, W.wazna_od, W.wazna_do, W.konto, W.powod, W.usunieto, W.minuty
        )
        .where(warunek)
        .order_by(W.osoba)
        .order_by(W.wpis)
        .order_by(W.wersja)
    )
    wynik: dict[int, list[ZmianaPoZlozeniu]] = {}
    for (osoba, _), grupa in groupby(wiersze, key=lambda w: (int(w["osoba"]), int(w["wpis"]))):
        zmiana = _zmiana(list(grupa), zlozone[osoba], wiedza)
        if zmiana is not None:
            wynik.setdefault(osoba, []).append(zmiana)
    return wynik


def _zmiana(
    wersje: Sequence[Mapping[str, Any]], zlozono: datetime, wiedza: datetime | None
) -> ZmianaPoZlozeniu | None:
    """From the versions of one entry in the card's month; None when it is as it was submitted."""
    ostatnia = wersje[-1]
    jest = ostatnia["wazna_do"] > wiedza if wiedza else ostatnia["wazna_do"] == ZAWSZE
    byl = any(w["wazna_od"] <= zlozono < w["wazna_do"] for w in wersje)
    kiedy = ostatnia["wazna_od"] if jest or ostatnia["usunieto"] else ostatnia["wazna_do"]
    if kiedy <= zlozono or not (jest or byl):
        return None
    if jest:
        co = "zmieniono" if byl else "dodano"
    else:
        co = "usunieto" if ostatnia["usunieto"] else "przeniesiono"
    znany = jest or ostatnia["usunieto"]
    return ZmianaPoZlozeniu(
        ostatnia["wpis"],
        ostatnia["dzien"],
        co,
        kiedy,
        ostatnia["konto"] if znany else None,
        ostatnia["powod"] if znany else None,
        ostatnia["minuty"] if jest else 0,
    )
