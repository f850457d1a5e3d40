"""A small shared world: the plan, units, a coach with his worker, animators, an expert, accounts."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import Any

from biuro import konta
from biuro.baza import w_transakcji
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, jednostki, osoby
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.uprawnienia import SYSTEM, Kontekst
from budzet.plik_planu import plan_wbudowany
from harmonogram.osoby import Jednostka

TERAZ = datetime(2019, 11, 14, 12, 0, tzinfo=UTC)
DZIS = TERAZ.date()
HASLO = "poprawne haslo testowe"
BIURO = Kontekst(SYSTEM, TERAZ, DZIS)


@dataclass(frozen=True)
class Swiat:
    """Ids of the people and units, by what they are."""

    piatnica: int
    lomza: int
    krakow: int
    coach: int
    anna: int  # social worker in Piątnica, assigned to the coach
    beata: int  # social worker in Łomża, not assigned
    animator: int  # of the gmina Piątnica
    powiatowy: int  # animator of the powiat
    ekspert: int


async def zaloz_swiat() -> Swiat:
    """Fill an empty migrated database, through the operations."""
    await wczytaj_pierwszy_plan(BIURO, plan_wbudowany())
    piatnica = await _jednostka("Piątnica", "łomżyński", "2007062")
    lomza = await _jednostka("Łomża", "łomżyński", "2007042")
    krakow = await _jednostka("Kraków", "Kraków", "1261011", miasto_na_prawach_powiatu=True)
    coach = await _osoba("Tomasz", "Rybarczyk", ["coach"], None)
    anna = await _osoba("Anna", "Nowak", ["pracownik_socjalny"], piatnica)
    beata = await _osoba("Beata", "Ćwikła", ["pracownik_socjalny"], lomza)
    animator = await _osoba("Ewelina", "Kłos", ["animator_gminy"], piatnica)
    powiatowy = await _osoba("Robert", "Zawiślak", ["animator_powiatu"], piatnica)
    ekspert = await _osoba("Ignacy", "Wrona", ["ekspert", "doradca_rops"], None)
    await osoby.dodaj_przydzial(BIURO, coach, anna, date(2018, 7, 1), None)
    return Swiat(piatnica, lomza, krakow, coach, anna, beata, animator, powiatowy, ekspert)


async def _jednostka(gmina: str, powiat: str, teryt: str, **reszta: Any) -> int:
    nowa = Jednostka(0, gmina, powiat, teryt, date(2018, 7, 1), **reszta)
    return await jednostki.dodaj_jednostke(BIURO, nowa)


async def _osoba(imie: str, nazwisko: str, funkcje: list[str], jednostka: int | None) -> int:
    return (await osoby.dodaj_osobe(BIURO, imie, nazwisko, funkcje, jednostka))[0]


@cache
def skrot_hasla() -> str:
    """Made once a process: a hash is slow on purpose."""
    return konta.skrot_hasla(HASLO)


@w_transakcji
async def konto(login: str, *role: str, osoba: int | None = None) -> int:
    """An account that can sign in with HASLO."""
    return await konta.dodaj_konto(login, skrot_hasla(), osoba, role, TERAZ)


async def kontekst(login: str, *role: str, osoba: int | None = None, dzis: date = DZIS) -> Kontekst:
    """The context of a new account."""
    ktos = await konta.konto(await konto(login, *role, osoba=osoba), dzis)
    assert ktos is not None
    return Kontekst(ktos, TERAZ, dzis)


async def naglowek(login: str, *role: str, osoba: int | None = None) -> dict[str, str]:
    """The Authorization header of a new account."""
    id_konta = await konto(login, *role, osoba=osoba)
    return {"Authorization": f"Bearer {(await konta.dodaj_zeton(id_konta, 'test', TERAZ))[1]}"}


def sesja(swiat: Swiat, dzien: date, od: int = 10, minuty: int = 150, **reszta: Any) -> DaneWpisu:
    """A coaching session of Anna, from the hour `od`."""
    dzialanie = 5 if dzien < date(2019, 4, 1) else 10
    dane = DaneWpisu(swiat.coach, dzien, od * 60, od * 60 + minuty, dzialanie, dla=swiat.anna)
    return replace(dane, **reszta)


async def sesje(swiat: Swiat, od: date, ile: int, minuty: int = 150, **reszta: Any) -> list[int]:
    """So many sessions on consecutive days; ids of the entries."""
    dni = [od + timedelta(days=nr) for nr in range(ile)]
    wyniki = [await godziny.dodaj_wpis(BIURO, sesja(swiat, d, minuty=minuty, **reszta)) for d in dni]
    return [w.odpowiedz["id"] for w in wyniki]
