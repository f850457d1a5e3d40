"""Writes of the monthly ceiling: its setting, and the hours that a person declares to work elsewhere."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from biuro.baza import w_transakcji
from biuro.dziennik import odnotuj
from biuro.odczyty import pulap as odczyty
from biuro.uprawnienia import Kontekst, wymagaj
from budzet.pulap import StanPulapu, sprawdz_inne, sprawdz_ustawienie, zdanie_przekroczenia
from budzet.zapytania import pulap as zapytania
from budzet.zapytania.pulap import Pulap
from harmonogram.bledy import BrakPrawa, NiepoprawnePole
from harmonogram.czas import Okres, miesiace, nastepny_miesiac, poczatek_miesiaca
from harmonogram.karty import sprawdz_oswiadczenie, sprawdz_powod
from harmonogram.osoby import Osoba
from harmonogram.pola import LIMIT_OPISU, sprawdz_tekst
from harmonogram.zapytania import karty as zapytania_kart
from harmonogram.zapytania import osoby as zapytania_osob

USTAW = "pulap.ustaw"
OSWIADCZ = "pulap.oswiadcz"
NAJWIECEJ_MIESIECY = 60


@w_transakcji
async def ustaw_pulap(kontekst: Kontekst, od: date, minuty: int, powod: str) -> Pulap:
    """The ceiling from that month on; hours stored above it stay."""
    wymagaj(kontekst.konto, USTAW)
    od = poczatek_miesiaca(od)
    sprawdz_ustawienie(minuty)
    sprawdz_powod(powod, "zmienić limit miesięczny")
    sprawdz_tekst(powod, "powod", LIMIT_OPISU)
    bylo = await zapytania.pulapy(od=od)
    if not bylo or bylo[0].minuty != minuty:
        await zapytania.zapisz_pulap(od, minuty, powod, kontekst.konto.id, kontekst.teraz)
        przed = {"od": od, "minuty": bylo[0].minuty} if bylo else None
        po = {"od": od, "minuty": minuty, "powod": powod}
        await odnotuj(kontekst, "ustawiono", "pulap", None, przed, po)
    return (await zapytania.pulapy(od=od))[0]


@dataclass(frozen=True)
class Oswiadczono:
    """A month after the declaration; `uwaga` says that its sum is above the ceiling."""

    miesiac: date
    stan: StanPulapu
    uwaga: str


@w_transakcji
async def zadeklaruj_inne(
    kontekst: Kontekst, id_osoby: int, od: date, minuty: int, do: date | None = None
) -> list[Oswiadczono]:
    """The same hours for each month from that of `od` to that of `do`; a sum above the ceiling is a fact."""
    osoba = await osoba_do_oswiadczenia(kontekst, id_osoby)
    await zapytania_osob.zablokuj_osoby([id_osoby])
    pierwsze = _miesiace(od, do)
    for m in pierwsze:
        sprawdz_inne(minuty, m)
    okres = Okres(pierwsze[0], nastepny_miesiac(pierwsze[-1]))
    bylo = {m: ile for (_, m), ile in (await zapytania.inne_minuty([id_osoby], okres)).items()}
    zmienione = [m for m in pierwsze if bylo.get(m) != minuty]
    if zmienione:
        await _sprawdz_zamkniete(id_osoby, zmienione)
        await zapytania.zapisz_inne(id_osoby, zmienione, minuty, kontekst.konto.id, kontekst.teraz)
    for m in zmienione:
        przed = {"osoba": id_osoby, "miesiac": m, "minuty": bylo[m]} if m in bylo else None
        po = {"osoba": id_osoby, "miesiac": m, "minuty": minuty}
        await odnotuj(kontekst, "oswiadczono", "inne_zaangazowanie", id_osoby, przed, po)
    return [await _po(osoba, m) for m in pierwsze]


async def _sprawdz_zamkniete(id_osoby: int, zmieniane: Collection[date]) -> None:
    """The sum that a closed card was accepted with stays as it was."""
    okres = Okres(min(zmieniane), nastepny_miesiac(max(zmieniane)))
    karty = await zapytania_kart.karty(osoby=[id_osoby], okres=okres, stany=["zamknieta"])
    sprawdz_oswiadczenie([k.miesiac for k in karty if k.miesiac in zmieniane])


async def osoba_do_oswiadczenia(kontekst: Kontekst, id_osoby: int) -> Osoba:
    """404 for somebody out of sight, 403 for a visible one whose hours the account may not declare."""
    osoba = await odczyty.osoba(kontekst.konto, id_osoby)
    if not wymagaj(kontekst.konto, OSWIADCZ).osoba(id_osoby):
        raise BrakPrawa("Godziny gdzie indziej podaje ta osoba albo koordynator.")
    return osoba


def _miesiace(od: date, do: date | None) -> list[date]:
    od, do = poczatek_miesiaca(od), poczatek_miesiaca(do or od)
    if do < od:
        raise NiepoprawnePole("Ostatni miesiąc jest przed pierwszym. Popraw go albo zostaw pusty.", "do")
    pierwsze = [m.od for m in miesiace(Okres(od, nastepny_miesiac(do)))]
    if len(pierwsze) > NAJWIECEJ_MIESIECY:
        raise NiepoprawnePole(f"Najwyżej {NAJWIECEJ_MIESIECY} miesięcy naraz.", "do")
    return pierwsze


async def _po(osoba: Osoba, m: date) -> Oswiadczono:
    stan = await zapytania.stan_pulapu(osoba.id, m)
    return Oswiadczono(m, stan, zdanie_przekroczenia(stan, m, f"{osoba.imie[0]}. {osoba.nazwisko}"))
