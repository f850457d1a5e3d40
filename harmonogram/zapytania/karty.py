"""Month cards, in their versions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.custom_types import Combinable

from harmonogram.czas import JEDEN_DZIEN, Okres
from harmonogram.tabele import KartyMiesiaca
from harmonogram.zapytania import ZAWSZE, chwila_zmiany


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


def _karta(w: dict[str, Any]) -> KartaMiesiaca:
    return KartaMiesiaca(
        w["osoba"], w["miesiac"], w["stan"], w["wersja"], w["powod"], w["konto"], w["wazna_od"]
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
    k = KartyMiesiaca
    warunek: Combinable = (
        (k.wazna_do == ZAWSZE) if wiedza is None else (k.wazna_od <= wiedza) & (k.wazna_do > wiedza)
    )
    if osoby is not None:
        warunek = warunek & k.osoba.is_in(sorted(osoby) or [0])
    if okres is not None:
        warunek = warunek & (k.miesiac >= okres.od) & (k.miesiac < okres.do)
    if stany is not None:
        warunek = warunek & k.stan.is_in(list(stany))
    return [_karta(w) for w in await k.select().where(warunek).order_by(k.miesiac, ascending=False)]


async def zapisz_karte(karta: KartaMiesiaca, teraz: datetime) -> None:
    """Close the card's current version and add this one as the next."""
    k = KartyMiesiaca
    chwila = chwila_zmiany(karta.zmieniono, teraz) if karta.zmieniono else teraz
    await k.update({k.wazna_do: chwila}).where(
        (k.osoba == karta.osoba) & (k.miesiac == karta.miesiac) & (k.wazna_do == ZAWSZE)
    )
    await k.insert(
        k(
            osoba=karta.osoba,
            miesiac=karta.miesiac,
            wersja=karta.wersja + 1,
            stan=karta.stan,
            powod=karta.powod,
            konto=karta.konto,
            wazna_od=chwila,
            wazna_do=ZAWSZE,
        )
    )
