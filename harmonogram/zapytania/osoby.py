"""Persons, their functions, units and assignments."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from piccolo.columns import Column

from harmonogram.osoby import DatyJednostki, Jednostka, Osoba, Przydzial
from harmonogram.slowa import klucz_polski
from harmonogram.tabele import FunkcjeOsob, Jednostki, Osoby, Przydzialy, WersjeJednostek
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.wersje import w_wersji, zamknij_biezace

D = WersjeJednostek
BLOKADA = "SELECT id FROM {} WHERE id = ANY({{}}) ORDER BY id FOR NO KEY UPDATE"


@dataclass(frozen=True)
class Zapisani:
    """Ids of persons and units put on file in some time."""

    osoby: frozenset[int] = frozenset()
    jednostki: frozenset[int] = frozenset()


NIKT = Zapisani()


async def zapisani_po(wiedza: datetime) -> Zapisani:
    """Who was put on file after the moment: an answer of that time does not name them."""
    osoby = await Osoby.select(Osoby.id).where(Osoby.utworzono > wiedza)
    jednostki = await Jednostki.select(Jednostki.id).where(Jednostki.utworzono > wiedza)
    return Zapisani(frozenset(o["id"] for o in osoby), frozenset(j["id"] for j in jednostki))


def _trwa(p: Przydzial, dzien: date) -> bool:
    return p.od <= dzien and (p.do is None or dzien <= p.do)


# --- persons ------------------------------------------------------------------------------------


async def osoba(id_osoby: int) -> Osoba | None:
    znalezione = await osoby([id_osoby])
    return znalezione.get(id_osoby)


async def osoby(ids: Iterable[int] | None = None) -> dict[int, Osoba]:
    """Persons by id, in Polish order of surnames; all of them when `ids` is None."""
    zapytanie = Osoby.select().order_by(Osoby.klucz, Osoby.id)
    funkcje = FunkcjeOsob.select(FunkcjeOsob.osoba, FunkcjeOsob.funkcja)
    if ids is not None:
        lista = list(ids)
        if not lista:
            return {}
        zapytanie = zapytanie.where(Osoby.id.is_in(lista))
        funkcje = funkcje.where(FunkcjeOsob.osoba.is_in(lista))
    zebrane: dict[int, set[str]] = {}
    for f in await funkcje:
        zebrane.setdefault(f["osoba"], set()).add(f["funkcja"])
    return {w["id"]: _osoba(w, zebrane.get(w["id"], set())) for w in await zapytanie}


def _osoba(w: dict[str, Any], funkcje: set[str]) -> Osoba:
    return Osoba(w["id"], w["imie"], w["nazwisko"], frozenset(funkcje), w["jednostka"])


async def osoby_jednostki(id_jednostki: int) -> list[Osoba]:
    """Persons of one unit, in Polish order of surnames."""
    ids = [w["id"] for w in await Osoby.select(Osoby.id).where(Osoby.jednostka == id_jednostki)]
    return list((await osoby(ids)).values())


async def osoby_o_nazwie(nazwa: str) -> list[Osoba]:
    """Persons whose „Imię Nazwisko” is exactly this."""
    return [o for o in (await osoby()).values() if o.nazwa == " ".join(nazwa.split())]


async def liczba_pracownikow(id_jednostki: int) -> int:
    """How many social workers are registered in the unit."""
    w_jednostce = Osoby.select(Osoby.id).where(Osoby.jednostka == id_jednostki)
    ids = [w["id"] for w in await w_jednostce]
    if not ids:
        return 0
    ile: int = await FunkcjeOsob.count().where(
        FunkcjeOsob.osoba.is_in(ids) & (FunkcjeOsob.funkcja == "pracownik_socjalny")
    )
    return ile


async def pracownicy_jednostek() -> dict[int, int]:
    """How many social workers each unit has; units without one are missing."""
    ilu: dict[int, int] = {}
    for o in (await osoby()).values():
        if "pracownik_socjalny" in o.funkcje and o.jednostka is not None:
            ilu[o.jednostka] = ilu.get(o.jednostka, 0) + 1
    return ilu


async def dopisz_osobe(
    imie: str, nazwisko: str, funkcje: Sequence[str], id_jednostki: int | None, teraz: datetime
) -> int:
    klucz = klucz_polski(f"{nazwisko} {imie}")[:500]
    wiersz = Osoby(
        imie=imie, nazwisko=nazwisko, jednostka=id_jednostki, klucz=klucz, utworzono=teraz, zmieniono=teraz
    )
    id_osoby: int = (await Osoby.insert(wiersz))[0]["id"]
    await _ustaw_funkcje(id_osoby, funkcje)
    return id_osoby


async def zmien_osobe(o: Osoba, teraz: datetime) -> None:
    klucz = klucz_polski(f"{o.nazwisko} {o.imie}")[:500]
    await Osoby.update(
        {
            Osoby.imie: o.imie,
            Osoby.nazwisko: o.nazwisko,
            Osoby.jednostka: o.jednostka,
            Osoby.klucz: klucz,
            Osoby.zmieniono: teraz,
        }
    ).where(Osoby.id == o.id)
    await FunkcjeOsob.delete().where(FunkcjeOsob.osoba == o.id)
    await _ustaw_funkcje(o.id, sorted(o.funkcje))


async def _ustaw_funkcje(id_osoby: int, funkcje: Sequence[str]) -> None:
    if funkcje:
        await FunkcjeOsob.insert(*(FunkcjeOsob(osoba=id_osoby, funkcja=f) for f in funkcje))


async def zablokuj_osoby(ids: Iterable[int]) -> None:
    """PostgreSQL: row locks in the order of id; on SQLite there is one writer anyway."""
    lista = sorted(set(ids))
    if lista and Osoby._meta.db.engine_type == "postgres":
        await Osoby.raw(BLOKADA.format("osoby"), lista)


# --- units --------------------------------------------------------------------------------------


async def jednostka(id_jednostki: int) -> Jednostka | None:
    wiersz = await Jednostki.select().where(Jednostki.id == id_jednostki).first()
    return jednostka_z_wiersza(wiersz["id"], wiersz) if wiersz else None


async def jednostki(ids: Iterable[int] | None = None) -> list[Jednostka]:
    """Units in Polish order of names; all of them when `ids` is None."""
    lista = None if ids is None else sorted(set(ids))
    if lista == []:
        return []
    zapytanie = Jednostki.select().order_by(Jednostki.klucz, Jednostki.id)
    if lista is not None:
        zapytanie = zapytanie.where(Jednostki.id.is_in(lista))
    return [jednostka_z_wiersza(w["id"], w) for w in await zapytanie]


async def jednostka_o_teryt(teryt: str) -> Jednostka | None:
    wiersz = await Jednostki.select().where(Jednostki.teryt == teryt).first()
    return jednostka_z_wiersza(wiersz["id"], wiersz) if wiersz else None


async def daty_jednostek(
    wiedza: datetime | None = None, jednostki: Collection[int] | None = None
) -> dict[int, DatyJednostki]:
    """Dates of units by id, as known at `wiedza` (None = now); a unit put on file later is missing."""
    if jednostki is not None and not jednostki:
        return {}
    zapytanie = D.select(D.jednostka, D.data_przystapienia, D.data_zawiazania_pzk).where(w_wersji(D, wiedza))
    if jednostki is not None:
        zapytanie = zapytanie.where(D.jednostka.is_in(sorted(jednostki)))
    return {
        w["jednostka"]: DatyJednostki(w["data_przystapienia"], w["data_zawiazania_pzk"])
        for w in await zapytanie.order_by(D.jednostka)
    }


def jednostka_z_wiersza(id_jednostki: int, w: dict[str, Any]) -> Jednostka:
    """The unit that a row holds, alone or beside a person."""
    return Jednostka(
        id_jednostki,
        w["gmina"],
        w["powiat"],
        w["teryt"],
        w["data_przystapienia"],
        w["data_zawiazania_pzk"],
        w["miasto_na_prawach_powiatu"],
    )


def _wartosci_jednostki(j: Jednostka, teraz: datetime) -> dict[str, Any]:
    return {
        "gmina": j.gmina,
        "powiat": j.powiat,
        "teryt": j.teryt,
        "data_przystapienia": j.data_przystapienia,
        "data_zawiazania_pzk": j.data_zawiazania_pzk,
        "miasto_na_prawach_powiatu": j.miasto_na_prawach_powiatu,
        "klucz": klucz_polski(f"{j.gmina} {j.powiat}")[:500],
        "zmieniono": teraz,
    }


async def dopisz_jednostke(j: Jednostka, teraz: datetime) -> int:
    """Insert; the id of `j` is ignored."""
    wiersz = Jednostki(**_wartosci_jednostki(j, teraz), utworzono=teraz)
    id_jednostki: int = (await Jednostki.insert(wiersz))[0]["id"]
    await _dopisz_daty(id_jednostki, j, teraz)
    return id_jednostki


async def zmien_jednostke(j: Jednostka, teraz: datetime) -> None:
    nowe: dict[Column | str, Any] = {}
    nowe.update(_wartosci_jednostki(j, teraz))
    await Jednostki.update(nowe).where(Jednostki.id == j.id)
    await _dopisz_daty(j.id, j, await zamknij_biezace(D, D.jednostka == j.id, teraz))


async def _dopisz_daty(id_jednostki: int, j: Jednostka, od: datetime) -> None:
    """The version of the dates that is believed from now on."""
    daty = {n: getattr(j, n) for n in ("data_przystapienia", "data_zawiazania_pzk")}
    await D.insert(D(jednostka=id_jednostki, **daty, wazna_od=od, wazna_do=ZAWSZE))


async def zablokuj_jednostki(ids: Iterable[int]) -> None:
    """Like `zablokuj_osoby`; always after the persons, so that two writers never wait for each other."""
    lista = sorted(set(ids))
    if lista and Jednostki._meta.db.engine_type == "postgres":
        await Jednostki.raw(BLOKADA.format("jednostki"), lista)


# --- assignments --------------------------------------------------------------------------------


async def przydzialy(*, coach: int | None = None, pracownik: int | None = None) -> list[Przydzial]:
    """Assignments in the order of id."""
    zapytanie = Przydzialy.select().order_by(Przydzialy.id)
    if coach is not None:
        zapytanie = zapytanie.where(Przydzialy.coach == coach)
    if pracownik is not None:
        zapytanie = zapytanie.where(Przydzialy.pracownik == pracownik)
    return [Przydzial(w["id"], w["coach"], w["pracownik"], w["od"], w["do"]) for w in await zapytanie]


async def czy_przydzielony(coach: int, pracownik: int, dzien: date) -> bool:
    return any(_trwa(p, dzien) for p in await przydzialy(coach=coach, pracownik=pracownik))


async def dopisz_przydzial(coach: int, pracownik: int, od: date, do: date | None, teraz: datetime) -> int:
    wiersz = Przydzialy(coach=coach, pracownik=pracownik, od=od, do=do, utworzono=teraz)
    id_przydzialu: int = (await Przydzialy.insert(wiersz))[0]["id"]
    return id_przydzialu


async def zakoncz_przydzial(id_przydzialu: int, do: date) -> None:
    await Przydzialy.update({Przydzialy.do: do}).where(Przydzialy.id == id_przydzialu)
