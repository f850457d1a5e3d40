"""Evidence of tasks on both engines: each source, day and knowledge, persons and units, random histories."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

import pytest

from biuro.baza import Silnik, w_transakcji
from biuro.odczyty import zadania as odczyty
from biuro.operacje import godziny, przypadki
from biuro.operacje import wydarzenia as operacje
from biuro.operacje.przypadki import DanePrzypadku
from harmonogram.dowody import Dowody, Znalezione, ZnalezioneOsoby
from harmonogram.godziny import WpisGodzin
from harmonogram.obecnosc import ObecnoscDnia, Obecny
from harmonogram.przypadki import ETAPY, Przypadek, po_kolei
from harmonogram.tabele import (
    EtapyPrzypadkow,
    Obecnosci,
    OsobyWydarzen,
    WersjePrzypadkow,
    WersjeWpisow,
    WersjeWydarzen,
)
from harmonogram.wydarzenia import RODZAJE, Wydarzenie, dopasuj_dni
from harmonogram.zadania import zadania
from harmonogram.zapytania import godziny as zapytania_godzin
from harmonogram.zapytania import obecnosc as zapytania_obecnosci
from harmonogram.zapytania import przypadki as zapytania_przypadkow
from harmonogram.zapytania import wydarzenia as zapytania_wydarzen
from harmonogram.zapytania import zadania as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.sumy import Zakres
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from tests.swiat_stron import DZIS, TERAZ, Swiat, kontekst, wpisz, wydarzenie, zbuduj

STAN = Zakres(DZIS)
K = TypeVar("K")
WRZESIEN, PAZDZIERNIK = date(2019, 9, 10), date(2019, 10, 10)


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    return await zbuduj()


async def dowody(kod: str, zakres: Zakres = STAN) -> Dowody | None:
    """Evidence of one task in the whole project."""
    znalezione, _ = await odczyty.projektu(zakres)
    return znalezione.zadania(zadania()[kod])


async def wpis_animatora(swiat: Swiat, zadanie: str | None, dzien: date = PAZDZIERNIK) -> int:
    return await wpisz(swiat, "animator", 6, dzien, 9, 10, jednostka="borowiany", zadanie=zadanie)


# --- each source ----------------------------------------------------------------------------------


async def test_wpisy_licza_sie_po_kodzie(swiat: Swiat) -> None:
    for dzien, kod in ((WRZESIEN, "AG-07"), (PAZDZIERNIK, "AG-07"), (date(2019, 10, 11), None)):
        await wpis_animatora(swiat, kod, dzien)
    assert await dowody("AG-07") == Dowody(wpisy=2)
    assert await dowody("AG-08") == Dowody()
    assert await zapytania.wpisy(STAN) == {("AG-07", swiat.osoby["animator"]): 2}


async def test_wydarzenie_bez_kodu_dowodzi_rodzajem_a_z_kodem_tylko_swojego_zadania(swiat: Swiat) -> None:
    await wydarzenie(swiat, "warsztat_rodzinny", 8, [WRZESIEN], "borowiany")
    await wydarzenie(swiat, "warsztat_rodzinny", 8, [PAZDZIERNIK], "borowiany", zadanie="PZK-04")
    await wydarzenie(swiat, "warsztat_rodzinny", 8, [PAZDZIERNIK], "borowiany", odbyte=False)
    assert await dowody("AG-06") == Dowody(wydarzenia=1)
    assert await dowody("PZK-04") == Dowody(wydarzenia=2)


async def test_znacznik_z_rodzina_jest_kodem_zadania(swiat: Swiat) -> None:
    await wydarzenie(swiat, "spotkanie_pzk", 7, [WRZESIEN], "borowiany")
    assert await dowody("PZK-08") == Dowody()
    await wydarzenie(swiat, "spotkanie_pzk", 7, [PAZDZIERNIK], "borowiany", zadanie="PZK-08")
    assert await dowody("PZK-08") == Dowody(wydarzenia=1)
    assert await dowody("PZK-01") == Dowody(wydarzenia=1)


async def test_wspolne_wydarzenie_liczy_sie_raz(swiat: Swiat) -> None:
    await wydarzenie(
        swiat, "warsztat_wyjazdowy", 9, [WRZESIEN, WRZESIEN + timedelta(1)], "borowiany", "wrzosy"
    )
    assert await dowody("AG-14") == Dowody(wydarzenia=1)
    obie = frozenset({swiat.jednostki["borowiany"], swiat.jednostki["wrzosy"]})
    for jednostki, ile in ((obie, 1), (frozenset({swiat.jednostki["kalinowo"]}), 0), (frozenset[int](), 0)):
        znalezione = await zapytania.wydarzenia(replace(STAN, jednostki=jednostki))
        assert sum(znalezione.values()) == ile


async def test_etapy_przypadkow(swiat: Swiat) -> None:
    borowiany, wrzosy = swiat.jednostki["borowiany"], swiat.jednostki["wrzosy"]
    etapy = {"diagnoza": WRZESIEN, "kontrakt": PAZDZIERNIK, "ewaluacja": DZIS, "monitoring": DZIS}
    await przypadki.zglos_przypadek(kontekst(), DanePrzypadku(borowiany, "rodzina", WRZESIEN, etapy))
    await przypadki.zglos_przypadek(kontekst(), DanePrzypadku(wrzosy, "osoba", PAZDZIERNIK, {}))
    oczekiwane = {
        "AP-06": 2,  # reported
        "AG-03": 2,
        "PZK-02": 2,
        "AG-04": 4,  # any stage
        "PZK-03": 4,
        "AG-05": 2,  # diagnosis, contract, plan
        "AG-11": 1,
        "AG-12": 1,
        "PZK-07": 1,
    }
    assert {kod: await dowody(kod) for kod in oczekiwane} == {
        kod: Dowody(etapy=ile) for kod, ile in oczekiwane.items()
    }
    assert await zapytania.etapy(replace(STAN, jednostki=frozenset({wrzosy}))) == {("zgloszony", wrzosy): 1}
    we_wrzesniu = Zakres(WRZESIEN)
    assert await zapytania.etapy(we_wrzesniu) == {("diagnoza", borowiany): 1, ("zgloszony", borowiany): 1}


async def test_ag_13_nie_ma_liczby_nawet_gdy_ktos_go_wpisze(swiat: Swiat) -> None:
    await wpis_animatora(swiat, "AG-13")
    assert await dowody("AG-13") is None


# --- day and knowledge ----------------------------------------------------------------------------


async def test_stan_i_wiedza(swiat: Swiat) -> None:
    id_wpisu = await wpis_animatora(swiat, "AG-07", PAZDZIERNIK)
    id_wydarzenia = await wydarzenie(
        swiat, "spotkanie_animatorow", 6, [PAZDZIERNIK, PAZDZIERNIK + timedelta(1)], "borowiany"
    )
    for dzien, wpisy, wydarzenia in ((-1, 0, 0), (0, 1, 0), (1, 1, 1)):
        zakres = Zakres(PAZDZIERNIK + timedelta(dzien))
        assert await dowody("AG-07", zakres) == Dowody(wpisy=wpisy)
        assert await dowody("AP-12", zakres) == Dowody(wydarzenia=wydarzenia)
    pozniej = kontekst(TERAZ + timedelta(hours=2))
    await godziny.zmien_wpis(pozniej, id_wpisu, {"zadanie": "AG-08"})
    await operacje.odwolaj_wydarzenie(pozniej, id_wydarzenia, "pomyłka")
    wtedy = Zakres(DZIS, TERAZ + timedelta(hours=1))
    assert (await dowody("AG-07"), await dowody("AG-08")) == (Dowody(), Dowody(wpisy=1))
    assert (await dowody("AG-07", wtedy), await dowody("AG-08", wtedy)) == (Dowody(wpisy=1), Dowody())
    assert (await dowody("AP-12"), await dowody("AP-12", wtedy)) == (Dowody(), Dowody(wydarzenia=1))
    assert await dowody("AG-07", Zakres(DZIS, TERAZ - timedelta(hours=1))) == Dowody()


# --- whose it is ----------------------------------------------------------------------------------


async def test_wlasne_to_prowadzone_i_te_na_ktorych_sie_bylo(swiat: Swiat) -> None:
    animator, powiatowy = swiat.osoby["animator"], swiat.osoby["powiatowy"]
    czlonek = swiat.osoby["czlonek"]
    id_wydarzenia = await wydarzenie(
        swiat,
        "spotkanie_pzk",
        7,
        [PAZDZIERNIK],
        "borowiany",
        prowadzacy=frozenset({animator}),
        uczestnicy=frozenset({powiatowy, czlonek}),
    )
    obecni = [ObecnoscDnia(PAZDZIERNIK, (Obecny(czlonek),))]
    await operacje.zapisz_obecnosc(kontekst(), id_wydarzenia, obecni)
    ilu = {osoba: await zapytania.wydarzenia(STAN, osoba=osoba) for osoba in (animator, powiatowy, czlonek)}
    jedno = {(None, "spotkanie_pzk"): 1}
    assert ilu == {animator: jedno, powiatowy: {}, czlonek: jedno}, "an invitation is no evidence"
    assert await zapytania.osoby_wydarzen(STAN) == {(None, "spotkanie_pzk"): frozenset({animator, czlonek})}
    for osoba, ile in ((animator, 1), (powiatowy, 0), (czlonek, 1)):
        filtr = FiltrWydarzen(osoba=osoba, zadanie="AG-02", stan="odbyte", do_dnia=DZIS)
        assert len(await zapytania_wydarzen.wydarzenia(filtr)) == ile


async def test_filtry_list_znajduja_to_co_policzono(swiat: Swiat) -> None:
    ids = {
        kod: await wydarzenie(swiat, "spotkanie_pzk", 7, [PAZDZIERNIK], "borowiany", zadanie=kod)
        for kod in (None, "PZK-08", "AG-10")
    }
    for kod, wynik in (
        ("PZK-08", {"PZK-08"}),
        ("AG-10", {None, "AG-10"}),
        ("PZK-01", {None}),
        ("AG-13", set[str]()),
        ("nie ma", set[str]()),
    ):
        znalezione = await zapytania_wydarzen.wydarzenia(FiltrWydarzen(zadanie=kod))
        assert {w.id for w in znalezione} == {ids[k] for k in wynik}, kod
    pierwszy = await wpis_animatora(swiat, "AG-07")
    assert [w.id for w in await zapytania_godzin.wpisy(FiltrWpisow(zadanie="AG-07"))] == [pierwszy]
    assert await zapytania_godzin.wpisy(FiltrWpisow(zadanie="AG-08")) == []


# --- random histories: sums equal raw rows --------------------------------------------------------

KODY = [None, None, "AG-06", "PZK-08", "AP-12", "AG-13"]
WSZYSTKIE = [*zadania().values()]


def _chwila(los: Random) -> datetime:
    return TERAZ + timedelta(minutes=los.randrange(1, 5000))


def _dzien(los: Random) -> date:
    return date(2019, 4, 1) + timedelta(days=los.randrange(200))


@w_transakcji
async def losowa_historia(swiat: Swiat, los: Random) -> None:
    """Entries, events, attendance and cases, in versions written at random moments."""
    osoby, jednostki = sorted(swiat.osoby.values()), sorted(swiat.jednostki.values())
    for _ in range(25):
        od = los.randrange(600)
        wpis = WpisGodzin(
            id=None,
            osoba=los.choice(osoby),
            dla=None,
            jednostka=los.choice(jednostki),
            rodzaj="animator",
            dzialanie=6,
            dzien=_dzien(los),
            od_min=od,
            do_min=od + 60,
        )
        wpis = replace(wpis, zadanie=los.choice(KODY))
        chwila = _chwila(los)
        id_wpisu = await zapytania_godzin.dopisz_wpis(wpis, None, chwila)
        zmieniony = replace(wpis, id=id_wpisu, wersja=2, zadanie=los.choice(KODY), dzien=_dzien(los))
        if los.random() < 0.5:
            await zapytania_godzin.zmien_wpis(zmieniony, None, None, chwila + timedelta(hours=1))
        if los.random() < 0.3:
            await zapytania_godzin.usun_wpis(id_wpisu, chwila + timedelta(hours=2))
    for nr in range(15):
        await _losowe_wydarzenie(nr, osoby, jednostki, los)
    for nr in range(8):
        await _losowy_przypadek(nr, jednostki, los)


async def _losowe_wydarzenie(nr: int, osoby: list[int], jednostki: list[int], los: Random) -> None:
    dni = sorted({_dzien(los) for _ in range(los.choice((1, 1, 2)))})
    chwila, uid = _chwila(los), f"losowe-{nr}"
    w = Wydarzenie(
        id=0,
        uid=uid,
        rodzaj=los.choice(list(RODZAJE)),
        dzialanie=None,
        tytul="Losowe",
        dni=dopasuj_dni((), [(d, 540, 600) for d in dni], uid=uid, teraz=chwila),
        miejsce="",
        tryb="zdalnie",
        stan=los.choice(("odbyte", "odbyte", "zaplanowane", "odwolane")),
        jednostki=frozenset(los.sample(jednostki, los.randrange(3))),
        prowadzacy=frozenset(los.sample(osoby, los.randrange(3))),
        uczestnicy=frozenset(los.sample(osoby, los.randrange(3))),
        utworzono=chwila,
        zmieniono=chwila,
        zadanie=los.choice(KODY),
    )
    w = replace(w, id=await zapytania_wydarzen.dopisz_wydarzenie(w, None))
    if los.random() < 0.5:
        kiedy = chwila + timedelta(hours=3)
        pozniej = replace(w, zmieniono=kiedy, stan="odbyte", zadanie=los.choice(KODY), wersja=2)
        await zapytania_wydarzen.zmien_wydarzenie(pozniej, None, None)
    obecni: dict[date, Any] = {dni[0]: [(o, None) for o in los.sample(osoby, los.randrange(4))]}
    await zapytania_obecnosci.ustaw_obecnosc(w.id, obecni, None, _chwila(los))


async def _losowy_przypadek(nr: int, jednostki: list[int], los: Random) -> None:
    dni = sorted(_dzien(los) for _ in range(6))
    etapy = po_kolei(dict(zip(ETAPY, dni[: los.randrange(7)], strict=False)))
    nowy = Przypadek(0, f"K-0000-{nr}", los.choice(jednostki), 8, "osoba", date(2019, 4, 1), etapy)
    chwila = _chwila(los)
    nowy = replace(nowy, id=await zapytania_przypadkow.dopisz_przypadek(nowy, None, chwila))
    if los.random() < 0.5:
        zmieniony = replace(nowy, jednostka=los.choice(jednostki), etapy={}, wersja=2)
        await zapytania_przypadkow.zmien_przypadek(zmieniony, None, None, chwila + timedelta(hours=1))


def _znane(wiersz: dict[str, Any], zakres: Zakres) -> bool:
    chwila = zakres.wiedza or datetime.max.replace(tzinfo=TERAZ.tzinfo, year=9998)
    return bool(wiersz["wazna_od"] <= chwila < wiersz["wazna_do"])


Udzial = Counter[tuple[int, Any]]
"""Events by person and (code, kind)."""


async def z_surowych(zakres: Zakres) -> tuple[Znalezione, ZnalezioneOsoby, Udzial]:
    """The same figures counted row by row."""
    wpisy: dict[str, list[int]] = {}
    for r in await WersjeWpisow.select():
        if _znane(r, zakres) and r["dzien"] <= zakres.stan and r["zadanie"]:
            wpisy.setdefault(r["zadanie"], []).append(r["osoba"])
    wydarzenia: dict[Any, list[int]] = {}
    przy: dict[Any, set[Any]] = {}
    udzial: Udzial = Counter()
    role, obecni = await OsobyWydarzen.select(), await Obecnosci.select()
    for r in await WersjeWydarzen.select():
        if _znane(r, zakres) and r["ostatni_dzien"] <= zakres.stan and r["stan"] == "odbyte":
            klucz = (r["zadanie"], r["rodzaj"])
            wydarzenia.setdefault(klucz, []).append(r["wydarzenie"])
            kto = {o["osoba"] for o in role if (o["wersja"], o["rola"]) == (r["id"], "prowadzacy")}
            kto |= {o["osoba"] for o in obecni if o["wydarzenie"] == r["wydarzenie"] and _znane(o, zakres)}
            przy.setdefault(klucz, set()).update(kto)
            udzial.update((o, klucz) for o in kto)
    etapy: dict[str, list[int]] = {}
    dni_etapow = await EtapyPrzypadkow.select()
    for r in await WersjePrzypadkow.select():
        if _znane(r, zakres):
            dni = [("zgloszony", r["zgloszono"])]
            dni += [(e["etap"], e["dzien"]) for e in dni_etapow if e["wersja"] == r["id"]]
            for etap, dzien in dni:
                if dzien <= zakres.stan:
                    etapy.setdefault(etap, []).append(r["jednostka"])
    osoby = {k: frozenset(kto - {None}) for k, kto in przy.items() if kto - {None}}
    return (
        Znalezione(_ile(wpisy), _ile(wydarzenia), _ile(etapy)),
        ZnalezioneOsoby(_czyje(wpisy), osoby, _czyje(etapy)),
        udzial,
    )


def _ile(zrodlo: Mapping[K, list[int]]) -> dict[K, int]:
    return {klucz: len(wiersze) for klucz, wiersze in zrodlo.items()}


def _czyje(zrodlo: Mapping[K, list[int]]) -> dict[K, frozenset[int]]:
    return {klucz: frozenset(wiersze) for klucz, wiersze in zrodlo.items()}


@pytest.mark.parametrize("ziarno", range(4))
async def test_sumy_to_surowe_wiersze(swiat: Swiat, ziarno: int) -> None:
    los = Random(ziarno)
    await losowa_historia(swiat, los)
    for _ in range(6):
        zakres = Zakres(_dzien(los), los.choice((None, _chwila(los))))
        ile, osoby = await odczyty.projektu(zakres)
        surowe, surowe_osoby, udzial = await z_surowych(zakres)
        assert ile == surowe
        assert osoby == surowe_osoby
        assert [ile.zadania(z) for z in WSZYSTKIE] == [surowe.zadania(z) for z in WSZYSTKIE]
        for o in swiat.osoby.values():
            wlasne = {klucz: n for (kto, klucz), n in udzial.items() if kto == o}
            assert await zapytania.wydarzenia(zakres, osoba=o) == wlasne
        jednostki = [frozenset({j}) for j in swiat.jednostki.values()]
        po_jednostce = [await zapytania.wpisy(replace(zakres, jednostki=j)) for j in jednostki]
        assert sum(sum(p.values()) for p in po_jednostce) == sum(ile.wpisy.values())
        po_osobie = [await zapytania.wpisy(zakres, osoba=o) for o in swiat.osoby.values()]
        assert sum(sum(p.values()) for p in po_osobie) == sum(ile.wpisy.values())
