"""Reads of events on both engines: filters, sight, pages, and what was known at a moment."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import pytest
from piccolo.querystring import QueryString

from biuro.baza import Silnik, w_transakcji
from biuro.odczyty import wydarzenia as odczyty
from biuro.operacje import wydarzenia as operacje
from harmonogram.bledy import BladDziedziny
from harmonogram.czas import Okres
from harmonogram.obecnosc import Gosc, Obecnosc, ObecnoscDnia, Obecny
from harmonogram.wydarzenia import Wydarzenie, dopasuj_dni
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania import wydarzenia as zapytania
from harmonogram.zapytania.wydarzenia import FiltrWydarzen, Zwiazani
from tests.swiat import BIURO, TERAZ, Swiat, kontekst, zaloz_swiat
from tests.test_operacje_wydarzenia import CZ, SR, WT, warsztat

SPOTKANIE: dict[str, Any] = {"rodzaj": "spotkanie_pzk", "dzialanie": 7, "tytul": "Spotkanie PZK"}


async def dodaj(*jednostki: int, **pola: Any) -> int:
    return (await operacje.dodaj_wydarzenie(BIURO, warsztat(*jednostki, **pola))).id


async def kilka(swiat: Swiat) -> dict[str, int]:
    """One event of each sort, by what it is."""
    ids = {
        "warsztat": await dodaj(swiat.piatnica, swiat.lomza, uczestnicy=frozenset({swiat.anna})),
        "spotkanie": await dodaj(swiat.lomza, dni=(CZ,), prowadzacy=frozenset({swiat.animator}), **SPOTKANIE),
        "odwołane": await dodaj(swiat.krakow, dni=(date(2019, 10, 3),)),
        "bez jednostki": await dodaj(rodzaj="konsultacja", dzialanie=None, dni=(date(2018, 5, 8),)),
        "z dziurą": await dodaj(swiat.krakow, dni=(date(2019, 9, 2), date(2019, 9, 20))),
    }
    await operacje.odwolaj_wydarzenie(BIURO, ids["odwołane"], "choroba")
    await operacje.zapisz_obecnosc(BIURO, ids["bez jednostki"], [_dzien(date(2018, 5, 8), swiat.coach)])
    return ids


def _dzien(dzien: date, *osoby: int) -> ObecnoscDnia:
    return ObecnoscDnia(dzien, tuple(Obecny(o) for o in osoby))


# --- filters and sight ----------------------------------------------------------------------------


async def test_filtry(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ids = await kilka(swiat)
    listopad = Okres.wlacznie(date(2019, 11, 13), date(2019, 11, 30))
    przypadki: list[tuple[FiltrWydarzen, set[str]]] = [
        (FiltrWydarzen(), set(ids)),
        (FiltrWydarzen(rodzaj="spotkanie_pzk"), {"spotkanie"}),
        (FiltrWydarzen(rodzaj="nieznany"), set()),
        (FiltrWydarzen(dzialanie=9), {"warsztat", "odwołane", "z dziurą"}),
        (FiltrWydarzen(jednostka=swiat.lomza), {"warsztat", "spotkanie"}),
        (FiltrWydarzen(stan="odwolane"), {"odwołane"}),
        (FiltrWydarzen(okres=listopad), {"warsztat", "spotkanie"}),
        (FiltrWydarzen(okres=Okres.wlacznie(date(2019, 9, 3), date(2019, 9, 19))), set()),
        (FiltrWydarzen(okres=Okres.wlacznie(date(2019, 9, 20), date(2019, 9, 20))), {"z dziurą"}),
        (FiltrWydarzen(dzialanie=9, jednostka=swiat.krakow, stan="zaplanowane"), {"z dziurą"}),
        (FiltrWydarzen(zwiazani=Zwiazani()), set()),
        (FiltrWydarzen(zwiazani=Zwiazani(osoby=frozenset({swiat.anna}))), {"warsztat"}),
    ]
    for filtr, wynik in przypadki:
        znalezione = await zapytania.wydarzenia(filtr)
        assert [w.id for w in znalezione] == sorted(ids[nazwa] for nazwa in wynik), filtr


async def test_zdjety_dzien_nie_jest_dniem_wydarzenia(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    id_wydarzenia = await dodaj(swiat.piatnica)
    await operacje.zmien_wydarzenie(BIURO, id_wydarzenia, {"dni": ((SR, 540, 960),)})
    assert not await zapytania.wydarzenia(FiltrWydarzen(okres=Okres.wlacznie(WT, WT)))
    assert await zapytania.wydarzenia(FiltrWydarzen(okres=Okres.wlacznie(SR, SR)))


async def test_kto_co_widzi(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ids = await kilka(swiat)
    role: list[tuple[str, int | None, set[str]]] = [
        ("koordynator", None, set(ids)),
        ("kontroler", None, set(ids)),
        ("ekspert", swiat.ekspert, set(ids)),
        ("coach", swiat.coach, {"bez jednostki"}),  # was there, though not named
        ("animator", swiat.animator, {"warsztat", "spotkanie"}),  # his unit's, and the one he leads
        ("pracownik_socjalny", swiat.anna, {"warsztat"}),
        ("czlonek_pzk", swiat.beata, {"warsztat", "spotkanie"}),
        ("czlonek_pzk", None, set()),
    ]
    for nr, (rola, osoba, wynik) in enumerate(role):
        ktos = (await kontekst(f"konto{nr}", rola, osoba=osoba)).konto
        widoczne = {w.id for w in await odczyty.wydarzenia(ktos, FiltrWydarzen())}
        assert widoczne == {ids[nazwa] for nazwa in wynik}, rola


async def test_strony_listy_sie_skladaja(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ids = [await dodaj(swiat.piatnica, tytul=f"Warsztat {nr}") for nr in range(5)]
    zebrane: list[int] = []
    while strona := await zapytania.wydarzenia(FiltrWydarzen(), po_id=zebrane[-1] if zebrane else 0, ile=2):
        assert len(strona) <= 2
        zebrane += [w.id for w in strona]
    assert zebrane == ids


# --- number of queries ----------------------------------------------------------------------------


def wzor(nr: int, jednostka: int) -> Wydarzenie:
    uid = f"wydarzenie-{nr}"
    dni = dopasuj_dni((), [(WT, 540, 600), (SR, 540, 600)], uid=uid, teraz=TERAZ)
    return Wydarzenie(
        id=0,
        uid=uid,
        rodzaj="spotkanie_pzk",
        dzialanie=7,
        tytul=f"Spotkanie {nr}",
        dni=dni,
        miejsce="",
        tryb="zdalnie",
        stan="zaplanowane",
        jednostki=frozenset({jednostka}),
        prowadzacy=frozenset(),
        uczestnicy=frozenset(),
        utworzono=TERAZ,
        zmieniono=TERAZ,
    )


async def test_wiele_naraz_w_kilku_zapytaniach(baza: Silnik, monkeypatch: pytest.MonkeyPatch) -> None:
    """More than fit one statement: written and read in order, with a number of queries that does not grow."""
    swiat = await zaloz_swiat()
    wzory = [wzor(nr, swiat.lomza) for nr in range(zapytania.PACZKA + 5)]
    ids = await w_transakcji(zapytania.dopisz_wydarzenia)(wzory, None)
    zapytan: list[QueryString] = []
    zwykle = type(baza).run_querystring

    async def liczone(silnik: Any, querystring: QueryString, in_pool: bool = True) -> Any:
        zapytan.append(querystring)
        return await zwykle(silnik, querystring, in_pool)

    monkeypatch.setattr(type(baza), "run_querystring", liczone)
    znalezione = await zapytania.wydarzenia(FiltrWydarzen())
    assert znalezione == [replace(w, id=i) for i, w in zip(ids, wzory, strict=True)]
    assert len(zapytan) == 1 + 3 * 2
    zapytan.clear()
    await zapytania.wydarzenia(FiltrWydarzen(), ile=100)
    await zapytania_obecnosci.obecnosci(ids)
    assert len(zapytan) == 4 + 1


# --- knowledge ------------------------------------------------------------------------------------


@pytest.mark.parametrize("ziarno", range(4))
async def test_pytanie_z_dawna_wiedza_daje_dawna_odpowiedz(baza: Silnik, ziarno: int) -> None:
    """Random writes, also at one moment or with a clock that went back: every past answer can be repeated."""
    swiat = await zaloz_swiat()
    los = Random(ziarno)
    zegar = TERAZ
    znane: list[tuple[datetime, Wydarzenie]] = []
    obecne: list[tuple[datetime, Obecnosc]] = []
    id_wydarzenia = await dodaj(swiat.piatnica)
    znane.append((TERAZ, await odczyty.wydarzenie(BIURO.konto, id_wydarzenia)))
    for nr in range(25):
        zegar += timedelta(seconds=los.choice((-5, 0, 0, 30)))
        ktos = replace(BIURO, teraz=zegar)
        try:
            await _cos_zmien(los, ktos, swiat, id_wydarzenia, nr)
        except BladDziedziny:
            continue
        stan = await odczyty.wydarzenie(BIURO.konto, id_wydarzenia)
        znane.append((stan.zmieniono, stan))
        zapis = await zapytania_obecnosci.ostatni_zapis(id_wydarzenia)
        if zapis is not None:
            obecne.append((zapis, await odczyty.obecnosc(BIURO.konto, id_wydarzenia)))
    assert len({w.wersja for _, w in znane}) > 5
    assert len(obecne) > 2
    for chwila, stan in znane:
        assert await zapytania.wydarzenie(id_wydarzenia, wiedza=chwila) == stan
    for chwila, obecnosc in obecne:
        assert await zapytania_obecnosci.obecnosc(id_wydarzenia, wiedza=chwila) == obecnosc
    zapisy = await zapytania.historia(id_wydarzenia)
    assert [z.do_chwili for z in zapisy] == [*(z.od_chwili for z in zapisy[1:]), None]
    assert all(z.do_chwili is None or z.od_chwili < z.do_chwili for z in zapisy)


async def _cos_zmien(los: Random, ktos: Any, swiat: Swiat, id_wydarzenia: int, nr: int) -> None:
    gosc = Obecny(gosc=Gosc("Jan", "Kowalski", "", los.choice(("policja", "inny"))))
    obecni = tuple(los.sample([Obecny(swiat.anna), Obecny(swiat.beata), gosc], los.randint(0, 3)))
    dni = tuple((d, 540, 960) for d in los.sample([WT, SR, CZ], los.randint(1, 3)))
    match los.randrange(5):
        case 0:
            await operacje.zmien_wydarzenie(ktos, id_wydarzenia, {"tytul": f"Tytuł {nr}"})
        case 1:
            await operacje.zmien_wydarzenie(ktos, id_wydarzenia, {"dni": dni})
        case 2 | 3:
            await operacje.zapisz_obecnosc(ktos, id_wydarzenia, [ObecnoscDnia(los.choice((WT, SR)), obecni)])
        case _:
            await operacje.odwolaj_wydarzenie(ktos, id_wydarzenia, "choroba")
            await operacje.przywroc_wydarzenie(ktos, id_wydarzenia)


async def test_przed_zapisaniem_wydarzenia_nie_bylo(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    id_wydarzenia = await dodaj(swiat.piatnica)
    assert await zapytania.wydarzenie(id_wydarzenia, wiedza=TERAZ - timedelta(seconds=1)) is None
    assert not await zapytania.wydarzenia(FiltrWydarzen(), wiedza=datetime(2018, 1, 1, tzinfo=UTC))


# --- the list by terms ----------------------------------------------------------------------------


async def termin(*dni: tuple[date, int]) -> int:
    """An hour on each of these days, from this hour on."""
    kiedy = tuple((dzien, od * 60, od * 60 + 60) for dzien, od in dni)
    dane = replace(warsztat(), rodzaj="konsultacja", dzialanie=None, dni=kiedy)
    return (await operacje.dodaj_wydarzenie(BIURO, dane)).id


async def test_lista_idzie_dniem_i_godzina(baza: Silnik) -> None:
    """Pages put together are the list in the order of days and hours, wherever they are cut."""
    await zaloz_swiat()
    dzien, nastepny = date(2019, 9, 2), date(2019, 9, 3)
    terminy = [(dzien, 16), (dzien, 9), (nastepny, 12), (dzien, 12), (nastepny, 8), (dzien, 9)]
    ids = [await termin(t) for t in terminy]
    for ile in (1, 2, 4, 6, 10):
        strony = [await odczyty.po_kolei(BIURO.konto, FiltrWydarzen(), od, ile) for od in range(0, 6, ile)]
        assert [w.id for s in strony for w in s] == [ids[i] for i in (1, 5, 3, 0, 4, 2)], ile
    assert await odczyty.po_kolei(BIURO.konto, FiltrWydarzen(), 6, 5) == []


async def test_liczy_sie_godzina_pierwszego_dnia(baza: Silnik) -> None:
    await zaloz_swiat()
    dlugie = await termin((date(2019, 9, 2), 10), (date(2019, 9, 3), 8))
    krotkie = await termin((date(2019, 9, 2), 9))
    assert [w.id for w in await odczyty.po_kolei(BIURO.konto, FiltrWydarzen(), 0, 5)] == [krotkie, dlugie]
