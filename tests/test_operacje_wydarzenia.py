"""Writes of events on both engines: it works, then each refusal."""

import asyncio
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from biuro.baza import Silnik
from biuro.dziennik import wpisy_dziennika
from biuro.liczniki import licznik
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.odczyty import wydarzenia as odczyty
from biuro.operacje import wydarzenia as operacje
from biuro.uprawnienia import Kontekst
from harmonogram.bledy import (
    BladDziedziny,
    BrakPrawa,
    NiepoprawnePole,
    NieZnaleziono,
    PozaOknem,
    Przyszlosc,
    WersjaNieaktualna,
    ZlyStan,
)
from harmonogram.obecnosc import Gosc, Obecnosc, ObecnoscDnia, Obecny
from harmonogram.wydarzenia import Wydarzenie
from tests.swiat import BIURO, TERAZ, Swiat, kontekst, zaloz_swiat

WT, SR, CZ = date(2019, 11, 12), date(2019, 11, 13), date(2019, 11, 14)
PT = date(2019, 11, 15)
POZNIEJ = replace(BIURO, teraz=TERAZ + timedelta(hours=1))
KOWALSKI = Gosc("Jan", "Kowalski", "Komisariat Policji", "policja")


def warsztat(*jednostki: int, dni: tuple[date, ...] = (WT, SR), **reszta: Any) -> DaneWydarzenia:
    """A two-day workshop of action 9, whose last day was yesterday."""
    dane = DaneWydarzenia(
        rodzaj="warsztat_wyjazdowy",
        dzialanie=9,
        tytul="Warsztat kooperacyjny",
        dni=tuple((dzien, 540, 960) for dzien in dni),
        miejsce="Ustroń",
        jednostki=frozenset(jednostki),
    )
    return replace(dane, **reszta)


def z_dnia(dzien: date) -> Kontekst:
    return replace(BIURO, dzis=dzien)


async def animator(swiat: Swiat) -> Kontekst:
    return await kontekst("klos", "animator", osoba=swiat.animator)


def sekwencje(w: Wydarzenie) -> list[int]:
    return [d.sekwencja for d in w.dni]


# --- it works -------------------------------------------------------------------------------------


async def test_nowe_wydarzenie_jest_takie_jak_podano(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    przed = await licznik()
    dane = warsztat(
        swiat.piatnica,
        swiat.lomza,
        prowadzacy=frozenset({swiat.ekspert}),
        uczestnicy=frozenset({swiat.anna, swiat.ekspert}),
    )
    nowe = await operacje.dodaj_wydarzenie(BIURO, dane)
    assert await odczyty.wydarzenie(BIURO.konto, nowe.id) == nowe
    assert (nowe.stan, nowe.wersja, nowe.jednostki) == ("zaplanowane", 1, dane.jednostki)
    assert (nowe.prowadzacy, nowe.uczestnicy) == (dane.prowadzacy, dane.uczestnicy)
    assert [d.uid for d in nowe.dni] == [f"{nowe.uid}-1", f"{nowe.uid}-2"]
    assert await licznik() == przed + 1


async def test_kazda_zmiana_jest_nowa_wersja_i_wpisem_dziennika(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, {"tytul": "Warsztat drugi"}, powod="pomyłka")
    zapisy = await odczyty.historia(BIURO.konto, nowe.id)
    assert [(z.wydarzenie.wersja, z.wydarzenie.tytul, z.powod) for z in zapisy] == [
        (1, "Warsztat kooperacyjny", None),
        (2, "Warsztat drugi", "pomyłka"),
    ]
    wiersze = await wpisy_dziennika(obiekt=f"wydarzenie:{nowe.id}")
    assert [w["czynnosc"] for w in wiersze] == ["dodano", "zmieniono"]
    assert "Warsztat" not in json.dumps(wiersze, default=str)
    assert (wiersze[1]["przed"]["wersja"], wiersze[1]["po"]["wersja"]) == (1, 2)


async def test_kod_zadania_ma_wersje_i_nie_rusza_kalendarza(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    assert nowe.zadanie is None
    z_kodem = await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, {"zadanie": "AP-12"})
    assert await odczyty.wydarzenie(BIURO.konto, nowe.id) == z_kodem
    assert (z_kodem.zadanie, z_kodem.wersja, sekwencje(z_kodem)) == ("AP-12", 2, sekwencje(nowe))
    assert (await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, {"zadanie": "AP-12"})).wersja == 2
    assert [z.wydarzenie.zadanie for z in await odczyty.historia(BIURO.konto, nowe.id)] == [None, "AP-12"]
    with pytest.raises(NiepoprawnePole, match="PZK-01") as blad:
        await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, {"zadanie": "PZK-01"})
    assert blad.value.pole == "zadanie"


async def test_zmiana_niczego_nie_dodaje_wersji(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    przed = await licznik()
    te_same = {"tytul": nowe.tytul, "dni": ((SR, 540, 960), (WT, 540, 960)), "stan": "zaplanowane"}
    assert await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, te_same) == nowe
    assert await licznik() == przed


# What changes → the sequences of the two days afterwards (a third: the new or the removed one).
SEKWENCJE: list[tuple[str, dict[str, Any], list[int]]] = [
    ("tytuł", {"tytul": "Inny"}, [1, 1]),
    ("miejsce i tryb naraz", {"miejsce": "Kraków", "tryb": "hybrydowo"}, [1, 1]),
    ("godziny jednego dnia", {"dni": ((WT, 540, 960), (SR, 600, 960))}, [0, 1]),
    ("jeden dzień przesunięty", {"dni": ((WT, 540, 960), (CZ, 540, 960))}, [0, 1]),
    ("tytuł i jeden dzień", {"tytul": "Inny", "dni": ((WT, 540, 960), (CZ, 540, 960))}, [1, 1]),
    ("dzień dodany", {"dni": ((WT, 540, 960), (SR, 540, 960), (CZ, 540, 720))}, [0, 0, 0]),
    ("dzień zdjęty", {"dni": ((SR, 540, 960),)}, [1, 0]),
    ("uczestnicy: kalendarz ich nie pokazuje", {"uczestnicy": frozenset[int]()}, [0, 0]),
    ("odbyte wygląda w kalendarzu jak zaplanowane", {"stan": "odbyte"}, [0, 0]),
]


@pytest.mark.parametrize(("co", "zmiany", "wynik"), SEKWENCJE, ids=[s[0] for s in SEKWENCJE])
async def test_sekwencja_rosnie_gdy_dzien_sie_zmienil(
    baza: Silnik, co: str, zmiany: dict[str, Any], wynik: list[int]
) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(
        BIURO, warsztat(swiat.piatnica, uczestnicy=frozenset({swiat.anna}))
    )
    zmienione = await operacje.zmien_wydarzenie(POZNIEJ, nowe.id, zmiany)
    assert sekwencje(zmienione) == wynik, co
    assert [d.uid for d in zmienione.dni][:2] == [d.uid for d in nowe.dni]
    assert await odczyty.wydarzenie(BIURO.konto, nowe.id) == zmienione


async def test_odwolanie_i_przywrocenie(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    odwolane = await operacje.odwolaj_wydarzenie(BIURO, nowe.id, "choroba prowadzącego")
    assert (odwolane.stan, sekwencje(odwolane)) == ("odwolane", [1, 1])
    przywrocone = await operacje.przywroc_wydarzenie(BIURO, nowe.id)
    assert (przywrocone.stan, sekwencje(przywrocone), przywrocone.wersja) == ("zaplanowane", [2, 2], 3)
    assert await odczyty.wydarzenie(BIURO.konto, nowe.id) == przywrocone


async def test_odbyte_od_ostatniego_dnia(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(Przyszlosc) as blad:
        await operacje.zmien_wydarzenie(z_dnia(WT), nowe.id, {"stan": "odbyte"})
    assert blad.value.pole == "stan"
    odbyte = await operacje.zmien_wydarzenie(z_dnia(SR), nowe.id, {"stan": "odbyte"})
    assert odbyte.stan == "odbyte"
    with pytest.raises(Przyszlosc):
        await operacje.zmien_wydarzenie(BIURO, nowe.id, {"dni": ((PT, 540, 960),)})


async def test_animator_zapisuje_wydarzenia_wlasnej_jednostki(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await animator(swiat)
    nowe = await operacje.dodaj_wydarzenie(klos, warsztat(swiat.piatnica, uczestnicy=frozenset({swiat.anna})))
    await operacje.zmien_wydarzenie(klos, nowe.id, {"tytul": "Inny", "stan": "odbyte"})
    await operacje.odwolaj_wydarzenie(klos, nowe.id, "pomyłka")
    assert (await odczyty.wydarzenie(klos.konto, nowe.id)).stan == "odwolane"


# --- refusals: fields -----------------------------------------------------------------------------

ZLE_POLA: list[tuple[dict[str, Any], type[BladDziedziny], str]] = [
    ({"dni": ((date(2020, 1, 7), 540, 960),)}, PozaOknem, "dni.0.dzien"),
    ({"dni": ((WT, 540, 960), (date(2019, 3, 31), 540, 960))}, PozaOknem, "dni.1.dzien"),
    ({"dni": ()}, NiepoprawnePole, "dni"),
    ({"dni": ((WT, 960, 540),)}, NiepoprawnePole, "dni.0.do"),
    ({"rodzaj": "festyn"}, NiepoprawnePole, "rodzaj"),
    ({"dzialanie": 10}, NiepoprawnePole, "dzialanie"),
    ({"dzialanie": 99}, NiepoprawnePole, "dzialanie"),
    ({"tytul": " "}, NiepoprawnePole, "tytul"),
    ({"jednostki": frozenset({9999})}, NiepoprawnePole, "jednostki"),
    ({"prowadzacy": frozenset({9999})}, NiepoprawnePole, "prowadzacy"),
    ({"uczestnicy": frozenset({9999})}, NiepoprawnePole, "uczestnicy"),
]


@pytest.mark.parametrize(("pola", "blad", "pole"), ZLE_POLA, ids=[z[2] for z in ZLE_POLA])
async def test_zle_pole_jest_odmowa_przy_dodaniu_i_zmianie(
    baza: Silnik, pola: dict[str, Any], blad: type[BladDziedziny], pole: str
) -> None:
    swiat = await zaloz_swiat()
    dobre = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(blad) as przy_dodaniu:
        await operacje.dodaj_wydarzenie(BIURO, replace(warsztat(swiat.piatnica), **pola))
    with pytest.raises(blad) as przy_zmianie:
        await operacje.zmien_wydarzenie(BIURO, dobre.id, pola)
    assert (przy_dodaniu.value.pole, przy_zmianie.value.pole) == (pole, pole)
    assert await odczyty.wydarzenie(BIURO.konto, dobre.id) == dobre


async def test_wydarzenie_bez_dzialania_miesci_sie_w_projekcie(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    pola = {"rodzaj": "konsultacja", "dzialanie": None}
    await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica, dni=(date(2018, 4, 3),), **pola))
    with pytest.raises(PozaOknem):
        await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica, dni=(date(2018, 3, 30),), **pola))


async def test_odwolania_nie_robi_sie_zmiana_stanu(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(NiepoprawnePole) as blad:
        await operacje.zmien_wydarzenie(BIURO, nowe.id, {"stan": "odwolane"})
    assert blad.value.pole == "stan"


@pytest.mark.parametrize("powod", [None, "", "  "])
async def test_odwolanie_wymaga_powodu(baza: Silnik, powod: str | None) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(NiepoprawnePole) as blad:
        await operacje.odwolaj_wydarzenie(BIURO, nowe.id, powod)
    assert blad.value.pole == "powod"


# --- refusals: rights -----------------------------------------------------------------------------


async def test_animator_nie_zapisuje_cudzych_ani_wspolnych(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await animator(swiat)
    wspolne = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica, swiat.krakow))
    cudze = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.krakow))
    for jednostki in ((), (swiat.krakow,), (swiat.piatnica, swiat.krakow), (9999,)):
        with pytest.raises(BrakPrawa):
            await operacje.dodaj_wydarzenie(klos, warsztat(*jednostki))
    with pytest.raises(BrakPrawa):
        await operacje.zmien_wydarzenie(klos, wspolne.id, {"tytul": "Inny"})
    with pytest.raises(NieZnaleziono):
        await operacje.zmien_wydarzenie(klos, cudze.id, {"tytul": "Inny"})
    with pytest.raises(NieZnaleziono):
        await operacje.odwolaj_wydarzenie(klos, cudze.id, "bo tak")
    with pytest.raises(NieZnaleziono):
        await operacje.zapisz_obecnosc(klos, cudze.id, [])


async def test_animator_nie_oddaje_wydarzenia_innej_jednostce(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await animator(swiat)
    nowe = await operacje.dodaj_wydarzenie(klos, warsztat(swiat.piatnica))
    with pytest.raises(BrakPrawa):
        await operacje.zmien_wydarzenie(klos, nowe.id, {"jednostki": frozenset({swiat.krakow})})


async def test_animator_nie_widzi_osob_spoza_jednostki_ale_zostawia_wpisane(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await animator(swiat)
    with pytest.raises(NiepoprawnePole) as blad:
        await operacje.dodaj_wydarzenie(klos, warsztat(swiat.piatnica, prowadzacy=frozenset({swiat.ekspert})))
    assert blad.value.pole == "prowadzacy"
    biura = await operacje.dodaj_wydarzenie(
        BIURO, warsztat(swiat.piatnica, prowadzacy=frozenset({swiat.ekspert}))
    )
    await operacje.zmien_wydarzenie(
        klos, biura.id, {"prowadzacy": frozenset({swiat.ekspert, swiat.animator})}
    )


@pytest.mark.parametrize("rola", ["kontroler", "ekspert"])
async def test_kto_tylko_czyta_dostaje_403(baza: Silnik, rola: str) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    ktos = await kontekst("ktos", rola, osoba=swiat.ekspert)
    for proba in (
        operacje.dodaj_wydarzenie(ktos, warsztat(swiat.piatnica)),
        operacje.zmien_wydarzenie(ktos, nowe.id, {"tytul": "Inny"}),
        operacje.odwolaj_wydarzenie(ktos, nowe.id, "bo tak"),
        operacje.zapisz_obecnosc(ktos, nowe.id, []),
    ):
        with pytest.raises(BrakPrawa):
            await proba


# --- refusals: the state of the world -------------------------------------------------------------


async def test_wersja_inna_niz_biezaca(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    await operacje.zmien_wydarzenie(BIURO, nowe.id, {"tytul": "Drugi"}, wersja=1)
    with pytest.raises(WersjaNieaktualna):
        await operacje.zmien_wydarzenie(BIURO, nowe.id, {"tytul": "Trzeci"}, wersja=1)


async def test_odwolanego_sie_nie_zmienia(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(ZlyStan):
        await operacje.przywroc_wydarzenie(BIURO, nowe.id)
    await operacje.odwolaj_wydarzenie(BIURO, nowe.id, "choroba")
    for proba in (
        operacje.zmien_wydarzenie(BIURO, nowe.id, {"tytul": "Inny"}),
        operacje.zmien_wydarzenie(BIURO, nowe.id, {"stan": "odbyte"}),
        operacje.odwolaj_wydarzenie(BIURO, nowe.id, "jeszcze raz"),
        operacje.zapisz_obecnosc(BIURO, nowe.id, [ObecnoscDnia(WT, ())]),
    ):
        with pytest.raises(ZlyStan):
            await proba


async def test_wlasciwosc_zle_pole_przed_stanem(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    await operacje.odwolaj_wydarzenie(BIURO, nowe.id, "choroba")
    with pytest.raises(PozaOknem):
        await operacje.zmien_wydarzenie(BIURO, nowe.id, {"dni": ((date(2020, 1, 7), 540, 960),)}, wersja=9)


async def test_rownoczesne_zmiany_ustawiaja_sie_w_kolejce(baza: Silnik) -> None:
    """All at one moment of the clock: no version is lost, none overlaps, nobody gets a database error."""
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    zmiany = [operacje.zmien_wydarzenie(BIURO, nowe.id, {"tytul": f"Tytuł {nr}"}) for nr in range(16)]
    await asyncio.gather(*zmiany)
    zapisy = await odczyty.historia(BIURO.konto, nowe.id)
    assert [z.wydarzenie.wersja for z in zapisy] == list(range(1, 18))
    assert [z.do_chwili for z in zapisy[:-1]] == [z.od_chwili for z in zapisy[1:]]
    assert all(z.do_chwili is None or z.od_chwili < z.do_chwili for z in zapisy)


# --- attendance -----------------------------------------------------------------------------------


async def obecni(id_wydarzenia: int) -> Obecnosc:
    return await odczyty.obecnosc(BIURO.konto, id_wydarzenia)


async def test_obecnosc_zastepuje_liste_dnia_a_inne_dni_zostaja(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    anna, beata, gosc = Obecny(swiat.anna), Obecny(swiat.beata), Obecny(gosc=KOWALSKI)
    oba = [ObecnoscDnia(WT, (anna, gosc, anna)), ObecnoscDnia(SR, (anna, beata, gosc))]
    await operacje.zapisz_obecnosc(BIURO, nowe.id, oba)
    assert await obecni(nowe.id) == {WT: (anna, gosc), SR: (anna, beata, gosc)}
    await operacje.zapisz_obecnosc(BIURO, nowe.id, [ObecnoscDnia(SR, (beata,))])
    assert await obecni(nowe.id) == {WT: (anna, gosc), SR: (beata,)}
    await operacje.zapisz_obecnosc(BIURO, nowe.id, [ObecnoscDnia(SR, (anna, beata)), ObecnoscDnia(WT, ())])
    assert await obecni(nowe.id) == {SR: (beata, anna)}


async def test_ten_sam_gosc_na_dwoch_wydarzeniach_to_jedna_osoba(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ids = set()
    for nr in range(2):
        nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica, tytul=f"Warsztat {nr}"))
        inny = replace(KOWALSKI, instytucja=f"Sąd {nr}")
        await operacje.zapisz_obecnosc(
            BIURO, nowe.id, [ObecnoscDnia(WT, (Obecny(gosc=KOWALSKI), Obecny(gosc=inny)))]
        )
        ids |= {o.gosc.id for o in (await obecni(nowe.id))[WT] if o.gosc}
    assert len(ids) == 3


async def test_dziennik_obecnosci_nie_zna_nazwisk(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    await operacje.zapisz_obecnosc(
        BIURO, nowe.id, [ObecnoscDnia(WT, (Obecny(swiat.anna), Obecny(gosc=KOWALSKI)))]
    )
    wiersz = (await wpisy_dziennika(obiekt=f"wydarzenie:{nowe.id}"))[-1]
    assert "Kowalski" not in json.dumps(wiersz, default=str)
    assert wiersz["po"]["2019-11-12"]["osoby"] == [swiat.anna]
    assert wiersz["przed"] == {"2019-11-12": {"osoby": [], "goscie": []}}


async def test_obecnosc_idzie_za_przesunietym_dniem(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    await operacje.zapisz_obecnosc(BIURO, nowe.id, [ObecnoscDnia(SR, (Obecny(swiat.anna),))])
    await operacje.zmien_wydarzenie(BIURO, nowe.id, {"dni": ((WT, 540, 960), (CZ, 540, 960))})
    assert await obecni(nowe.id) == {CZ: (Obecny(swiat.anna),)}
    for dni in (((WT, 540, 960),), ((WT, 540, 960), (PT, 540, 960))):
        with pytest.raises(ZlyStan) as blad:
            await operacje.zmien_wydarzenie(BIURO, nowe.id, {"dni": dni})
        assert "14.11.2019" in blad.value.komunikat
    assert await obecni(nowe.id) == {CZ: (Obecny(swiat.anna),)}


@pytest.mark.parametrize(
    ("dni", "blad", "pole"),
    [
        ([ObecnoscDnia(CZ, ())], NiepoprawnePole, "dni.0.dzien"),
        ([ObecnoscDnia(WT, ()), ObecnoscDnia(WT, ())], NiepoprawnePole, "dni.1.dzien"),
        ([ObecnoscDnia(SR, ())], Przyszlosc, "dni.0.dzien"),
        ([ObecnoscDnia(WT, (Obecny(9999),))], NiepoprawnePole, "dni.0.obecni.0.osoba"),
    ],
    ids=["nie ten dzień", "dwa razy", "przyszłość", "nieznana osoba"],
)
async def test_odmowy_obecnosci(
    baza: Silnik, dni: list[ObecnoscDnia], blad: type[BladDziedziny], pole: str
) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    with pytest.raises(blad) as odmowa:
        await operacje.zapisz_obecnosc(z_dnia(WT), nowe.id, dni)
    assert odmowa.value.pole == pole
    assert await obecni(nowe.id) == {}


async def test_animator_zaznacza_uczestnika_ktorego_sam_nie_widzi(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await animator(swiat)
    nowe = await operacje.dodaj_wydarzenie(
        BIURO, warsztat(swiat.piatnica, prowadzacy=frozenset({swiat.ekspert}))
    )
    await operacje.zapisz_obecnosc(klos, nowe.id, [ObecnoscDnia(WT, (Obecny(swiat.ekspert),))])
    with pytest.raises(NiepoprawnePole):
        await operacje.zapisz_obecnosc(klos, nowe.id, [ObecnoscDnia(SR, (Obecny(swiat.coach),))])
