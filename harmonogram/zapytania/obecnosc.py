"""Attendance by event, day and person or guest; nothing is overwritten, a row is only closed."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, datetime
from typing import Any

from harmonogram.obecnosc import Gosc, Obecnosc, Obecny
from harmonogram.slowa import klucz_polski
from harmonogram.tabele import Goscie, Obecnosci
from harmonogram.zapytania import ZAWSZE
from harmonogram.zapytania.wersje import w_wersji
from harmonogram.zapytania.wydarzenia import paczki
from harmonogram.zapytania.zmiany import chwila

B = Obecnosci
G = Goscie
Kto = tuple[int | None, int | None]  # id of the person, id of the guest: one of them
POLA_GOSCIA = ("id", "imie", "nazwisko", "instytucja", "sektor")


async def obecnosc(id_wydarzenia: int, *, wiedza: datetime | None = None) -> Obecnosc:
    """Who was there, by day; days without anybody are absent."""
    return (await obecnosci([id_wydarzenia], wiedza=wiedza)).get(id_wydarzenia, {})


async def obecnosci(ids: Collection[int], *, wiedza: datetime | None = None) -> dict[int, Obecnosc]:
    """Attendance of many events; at most two queries."""
    if not ids:
        return {}
    wiersze = (
        await B.select().where(B.wydarzenie.is_in(list(ids)) & w_wersji(B, wiedza)).order_by(B.dzien, B.id)
    )
    goscie = await _goscie({w["gosc"] for w in wiersze if w["gosc"] is not None})
    zebrane: dict[int, dict[date, tuple[Obecny, ...]]] = {}
    for w in wiersze:
        dni = zebrane.setdefault(w["wydarzenie"], {})
        kto = Obecny(w["osoba"]) if w["gosc"] is None else Obecny(gosc=goscie[w["gosc"]])
        dni[w["dzien"]] = (*dni.get(w["dzien"], ()), kto)
    return dict(zebrane)


async def _goscie(ids: Collection[int]) -> dict[int, Gosc]:
    wiersze = await G.select().where(G.id.is_in(sorted(ids))) if ids else []
    return {w["id"]: _gosc(w) for w in wiersze}


async def id_gosci(goscie: Iterable[Gosc], teraz: datetime) -> dict[Gosc, int]:
    """Ids of guests; one with the same name, institution and sector is the same guest, others are added."""
    szukani = list(dict.fromkeys(goscie))
    if not szukani:
        return {}
    ids: dict[Gosc, int] = {}
    for paczka in paczki(szukani):
        for w in await G.select().where(G.klucz.is_in([_klucz(g) for g in paczka])).order_by(G.id):
            ids.setdefault(_gosc(w), w["id"])
    for paczka in paczki([g for g in szukani if g not in ids]):
        nowi = await G.insert(*(_wiersz_goscia(g, teraz) for g in paczka)).returning(*G.all_columns())
        ids |= {_gosc(w): w["id"] for w in nowi}
    return {g: ids[g] for g in szukani}


def _gosc(w: dict[str, Any]) -> Gosc:
    return Gosc(**{pole: w[pole] for pole in POLA_GOSCIA})


def _klucz(g: Gosc) -> str:
    return klucz_polski(f"{g.nazwisko} {g.imie}")[:500]


def _wiersz_goscia(g: Gosc, teraz: datetime) -> Goscie:
    return G(
        imie=g.imie,
        nazwisko=g.nazwisko,
        instytucja=g.instytucja,
        sektor=g.sektor,
        klucz=_klucz(g),
        utworzono=teraz,
    )


async def obecni_dni(id_wydarzenia: int) -> dict[date, set[Kto]]:
    """Current attendance as ids, by day."""
    wiersze = await B.select(B.dzien, B.osoba, B.gosc).where(
        (B.wydarzenie == id_wydarzenia) & w_wersji(B, None)
    )
    dni: dict[date, set[Kto]] = {}
    for w in wiersze:
        dni.setdefault(w["dzien"], set()).add((w["osoba"], w["gosc"]))
    return dni


async def ostatni_zapis(id_wydarzenia: int) -> datetime | None:
    """When attendance of the event was last written: the next write must be believed later."""
    wiersze = await B.raw(
        """SELECT MAX(wazna_od) AS chwila FROM obecnosci WHERE wydarzenie = {}
            UNION ALL SELECT MAX(wazna_do) FROM obecnosci WHERE wydarzenie = {} AND wazna_do < {}""",
        id_wydarzenia,
        id_wydarzenia,
        ZAWSZE,
    )
    return max((chwila(w["chwila"]) for w in wiersze if w["chwila"] is not None), default=None)


async def ustaw_obecnosc(
    id_wydarzenia: int, dni: Mapping[date, Collection[Kto]], konto: int | None, teraz: datetime
) -> None:
    """Replace the attendance of the days named; who stays keeps his row. Under the event's lock."""
    wiersze = await B.select().where(
        (B.wydarzenie == id_wydarzenia) & w_wersji(B, None) & B.dzien.is_in(sorted(dni) or [date.min])
    )
    zbedne = [w["id"] for w in wiersze if _kto(w) not in dni[w["dzien"]]]
    for paczka in paczki(zbedne):
        await B.update({B.wazna_do: teraz}).where(B.id.is_in(paczka))
    sa = {(w["dzien"], _kto(w)) for w in wiersze}
    nowe = [(dzien, kto) for dzien in sorted(dni) for kto in dni[dzien] if (dzien, kto) not in sa]
    for nowa_paczka in paczki(nowe):
        await B.insert(*(_wiersz(id_wydarzenia, dzien, kto, konto, teraz) for dzien, kto in nowa_paczka))


def _kto(w: dict[str, Any]) -> Kto:
    return w["osoba"], w["gosc"]


def _wiersz(id_wydarzenia: int, dzien: date, kto: Kto, konto: int | None, teraz: datetime) -> Obecnosci:
    osoba, gosc = kto
    return B(
        wydarzenie=id_wydarzenia,
        dzien=dzien,
        osoba=osoba,
        gosc=gosc,
        wazna_od=teraz,
        wazna_do=ZAWSZE,
        konto=konto,
    )
