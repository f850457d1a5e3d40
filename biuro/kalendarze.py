"""Calendar subscriptions: secret addresses kept as hashes, and what a feed's answer depends on."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from biuro.konta import nowy_sekret, skrot
from biuro.liczniki import KALENDARZE
from biuro.tabele import Kalendarze
from harmonogram.bledy import NiepoprawnePole
from harmonogram.wydarzenia import RODZAJE

K = Kalendarze
ZAPIS_POBRANIA_CO = timedelta(minutes=1)
ZNAKOW_PROGRAMU = 200

# One row an active subscription and role: what it shows, whose it is, and the versions of the data behind it.
SUBSKRYPCJA = """
    SELECT k.id, k.konto, k.nazwa, k.zakres, k.szczegoly, k.pobrano, c.osoba, r.rola, l.wartosc AS licznik,
        (SELECT MAX(w.id) FROM wersje_planu w WHERE w.stan = 'zaakceptowana') AS plan
    FROM kalendarze k JOIN konta c ON c.id = k.konto AND c.aktywne
        LEFT JOIN role_kont r ON r.konto = c.id LEFT JOIN liczniki l ON l.nazwa = {}
    WHERE k.skrot = {} AND k.uniewazniono IS NULL ORDER BY r.kolejnosc"""


@dataclass(frozen=True)
class Kalendarz:
    """A subscription as its owner sees it; the address itself is not kept."""

    id: int
    nazwa: str
    zakres: str
    szczegoly: str
    utworzono: datetime
    pobrano: datetime | None = None
    program: str | None = None


@dataclass(frozen=True)
class Subskrypcja:
    """What one request of a feed needs to know; `wersje` changes whenever the answer may."""

    id: int
    konto: int
    nazwa: str
    zakres: str
    szczegoly: str
    pobrano: datetime | None
    wersje: tuple[Any, ...]


# --- scope ----------------------------------------------------------------------------------------


def rozbierz_zakres(zakres: str) -> tuple[str, str]:
    """("jednostka", "5"); NiepoprawnePole for what is not a scope."""
    rodzaj, _, wartosc = zakres.partition(":")
    numer = wartosc.isascii() and wartosc.isdigit() and len(wartosc) < 10
    dobry = {
        "calosc": zakres == "calosc",
        "moje": zakres == "moje",
        "jednostka": numer,
        "dzialanie": numer,
        "rodzaj": wartosc in RODZAJE,
    }
    if not dobry.get(rodzaj):
        raise NiepoprawnePole(
            "Podaj zakres: calosc, moje, jednostka:ID, dzialanie:NR albo rodzaj:KOD.", "zakres"
        )
    return rodzaj, wartosc


def adres_kalendarza(adres: str, sekret: str) -> str:
    """The absolute address of a feed; `adres` is the service's public one."""
    return f"{adres}/kalendarz/{sekret}/harmonogram.ics"


# --- subscriptions --------------------------------------------------------------------------------


async def kalendarze_konta(id_konta: int) -> list[Kalendarz]:
    """Subscriptions in force, in the order of id."""
    wiersze = await K.select().where((K.konto == id_konta) & K.uniewazniono.is_null()).order_by(K.id)
    return [Kalendarz(**{pole: w[pole] for pole in Kalendarz.__dataclass_fields__}) for w in wiersze]


async def dopisz_kalendarz(
    id_konta: int, nazwa: str, zakres: str, szczegoly: str, teraz: datetime
) -> tuple[int, str]:
    """Id and the secret of the address, which is shown once."""
    sekret = nowy_sekret()
    nowy = K(
        skrot=skrot(sekret),
        konto=id_konta,
        nazwa=nazwa,
        zakres=zakres,
        szczegoly=szczegoly,
        utworzono=teraz,
    )
    return (await K.insert(nowy))[0]["id"], sekret


async def uniewaznij_kalendarz(id_konta: int, id_kalendarza: int, teraz: datetime) -> bool:
    """False when the account has no such subscription in force."""
    zywy = (K.id == id_kalendarza) & (K.konto == id_konta) & K.uniewazniono.is_null()
    return bool(await K.update({K.uniewazniono: teraz}).where(zywy).returning(K.id))


# --- fetching -------------------------------------------------------------------------------------


async def subskrypcja(sekret: str) -> Subskrypcja | None:
    """One query; None when unknown, revoked, or of a blocked account."""
    wiersze = await K.raw(SUBSKRYPCJA, KALENDARZE, skrot(sekret))
    if not wiersze:
        return None
    w = wiersze[0]
    return Subskrypcja(
        id=w["id"],
        konto=w["konto"],
        nazwa=w["nazwa"],
        zakres=w["zakres"],
        szczegoly=w["szczegoly"],
        pobrano=w["pobrano"],
        wersje=(w["licznik"], w["plan"], w["osoba"], *(r["rola"] for r in wiersze)),
    )


async def zapisz_pobranie(s: Subskrypcja, program: str, teraz: datetime) -> None:
    """When and by what program the feed was last fetched; at most once a minute."""
    if s.pobrano is not None and teraz - s.pobrano < ZAPIS_POBRANIA_CO:
        return
    await K.update({K.pobrano: teraz, K.program: _czysty(program) or None}).where(K.id == s.id)


def _czysty(program: str) -> str:
    return "".join(z for z in program if z.isprintable()).strip()[:ZNAKOW_PROGRAMU]
