"""Comments of cells: versions, two writers, what is refused, the journal; on both engines."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from biuro import dziennik
from biuro.odczyty import komentarze as odczyty
from biuro.operacje.komentarze import BRAK, usun_komentarz, zapisz_komentarz
from budzet.komentarze import AdresKomorki, TrescKomentarza
from budzet.zapytania import komentarze as zapytania
from harmonogram.bledy import (
    BledyPol,
    BrakPrawa,
    NiepoprawnePole,
    NieZnaleziono,
    WersjaNieaktualna,
)
from harmonogram.kwartaly import Kwartal
from tests.swiat import BIURO, Swiat, kontekst, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

KOMORKA = AdresKomorki(5, "godziny", Kwartal(2018, 4))
PIERWSZA = TrescKomentarza("Coach chorował.", "Zastępstwo od stycznia.", date(2019, 1, 31))
DRUGA = TrescKomentarza("Coach chorował przez sześć tygodni.")
POZNIEJ = replace(BIURO, teraz=BIURO.teraz + timedelta(hours=1))
PESEL = "44051401359"


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    return await zaloz_swiat()


async def test_komentarz_ma_wersje_i_zostaje_po_usunieciu(swiat: Swiat) -> None:
    zapisany, nowy = await zapisz_komentarz(BIURO, KOMORKA, PIERWSZA, BRAK)
    assert (zapisany.tresc, zapisany.wersja, nowy) == (PIERWSZA, 1, True)
    zmieniony, nowy = await zapisz_komentarz(POZNIEJ, KOMORKA, DRUGA, 1)
    assert (zmieniony.tresc, zmieniony.wersja, nowy) == (DRUGA, 2, False)
    assert await zapytania.komentarz(KOMORKA) == zmieniony
    [wtedy] = await zapytania.komentarze(wiedza=BIURO.teraz + timedelta(minutes=1))
    assert wtedy.tresc == PIERWSZA
    await usun_komentarz(POZNIEJ, KOMORKA, 2)
    assert await zapytania.komentarz(KOMORKA) is None
    assert await zapytania.komentarze() == []
    historia = await zapytania.historia(KOMORKA)
    assert [(k.tresc, k.usuniecie) for k in historia] == [(PIERWSZA, False), (DRUGA, False), (DRUGA, True)]
    znowu, nowy = await zapisz_komentarz(POZNIEJ, KOMORKA, PIERWSZA, BRAK)
    assert (znowu.wersja, nowy) == (4, True)


async def test_te_same_slowa_nie_dodaja_wersji(swiat: Swiat) -> None:
    await zapisz_komentarz(BIURO, KOMORKA, PIERWSZA)
    ten_sam, nowy = await zapisz_komentarz(POZNIEJ, KOMORKA, PIERWSZA, 1)
    assert (ten_sam.wersja, nowy) == (1, False)
    assert len(await dziennik.wpisy_dziennika(obiekt="komentarz")) == 1


async def test_drugi_piszacy_dowiaduje_sie_o_pierwszym(swiat: Swiat) -> None:
    await zapisz_komentarz(BIURO, KOMORKA, PIERWSZA, BRAK)
    for wersja in (BRAK, 7):
        with pytest.raises(WersjaNieaktualna, match="zmieniono w międzyczasie"):
            await zapisz_komentarz(POZNIEJ, KOMORKA, DRUGA, wersja)
    with pytest.raises(WersjaNieaktualna):
        await usun_komentarz(POZNIEJ, KOMORKA, 7)
    await usun_komentarz(BIURO, KOMORKA, 1)
    with pytest.raises(WersjaNieaktualna, match="usunięto w międzyczasie"):
        await zapisz_komentarz(POZNIEJ, KOMORKA, DRUGA, 1)
    with pytest.raises(NieZnaleziono):
        await usun_komentarz(POZNIEJ, KOMORKA)


@pytest.mark.parametrize(
    ("tresc", "pole", "zdanie"),
    [
        (TrescKomentarza("  "), "przyczyna", "skąd wzięło się odchylenie"),
        (TrescKomentarza("x" * 501), "przyczyna", "najwyżej 500"),
        (TrescKomentarza(f"Pan {PESEL}"), "przyczyna", "PESEL"),
        (TrescKomentarza("dobrze", "x" * 501), "co_robimy", "najwyżej 500"),
        (TrescKomentarza("dobrze", f"telefon do {PESEL}"), "co_robimy", "PESEL"),
    ],
)
async def test_zle_slowa_sa_nazwane_po_polu(
    swiat: Swiat, tresc: TrescKomentarza, pole: str, zdanie: str
) -> None:
    with pytest.raises(NiepoprawnePole, match=zdanie) as blad:
        await zapisz_komentarz(BIURO, KOMORKA, tresc)
    assert blad.value.pole == pole
    assert await zapytania.historia(KOMORKA) == []


async def test_dwa_bledy_naraz(swiat: Swiat) -> None:
    with pytest.raises(BledyPol) as blad:
        await zapisz_komentarz(BIURO, KOMORKA, TrescKomentarza("", PESEL))
    assert [b.pole for b in blad.value.bledy] == ["przyczyna", "co_robimy"]


@pytest.mark.parametrize(
    ("komorka", "pole"),
    [
        (replace(KOMORKA, dzialanie=13), "dzialanie"),
        (replace(KOMORKA, miara="spotkania"), "miara"),
        (replace(KOMORKA, kwartal=Kwartal(2018, 1)), "kwartal"),
        (replace(KOMORKA, kwartal=Kwartal(2021, 2)), "kwartal"),
        (replace(KOMORKA, kwartal=Kwartal(2020, 1)), "kwartal"),  # has not begun on 14.11.2019
        (replace(KOMORKA, jednostka=999), "jednostka"),
    ],
)
async def test_nie_ma_takiej_komorki(swiat: Swiat, komorka: AdresKomorki, pole: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        await zapisz_komentarz(BIURO, komorka, PIERWSZA)
    assert blad.value.pole == pole


async def test_projekt_i_jednostka_maja_osobne_komentarze(swiat: Swiat) -> None:
    jednostki = replace(KOMORKA, jednostka=swiat.piatnica), replace(KOMORKA, jednostka=swiat.krakow)
    for komorka in (KOMORKA, *jednostki):
        await zapisz_komentarz(BIURO, komorka, PIERWSZA, BRAK)
    assert len(await zapytania.komentarze(dzialanie=5, miara="godziny")) == 3
    assert [k.komorka for k in await zapytania.komentarze(jednostki=frozenset({None}))] == [KOMORKA]
    assert await zapytania.komentarze(kwartal=Kwartal(2019, 1)) == []
    animator = (await kontekst("ewelina", "animator", osoba=swiat.animator)).konto
    assert [k.komorka for k in await odczyty.komentarze(animator)] == [KOMORKA, jednostki[0]]
    with pytest.raises(NieZnaleziono):
        await odczyty.komentarze(animator, jednostka=swiat.krakow)
    with pytest.raises(NieZnaleziono):
        await odczyty.historia(animator, jednostki[1])


async def test_pisze_tylko_koordynator_a_dziennik_nie_zdradza_slow(swiat: Swiat) -> None:
    for rola in ("kontroler", "animator", "coach"):
        with pytest.raises(BrakPrawa):
            await zapisz_komentarz(await kontekst(rola, rola), KOMORKA, PIERWSZA)
    halina = await kontekst("halina", "koordynator")
    await zapisz_komentarz(halina, KOMORKA, PIERWSZA)
    await usun_komentarz(halina, KOMORKA)
    dodano, usunieto = await dziennik.wpisy_dziennika(obiekt="komentarz")
    assert (dodano["czynnosc"], usunieto["czynnosc"]) == ("dodano", "usunieto")
    assert dodano["konto"] == halina.konto.id
    assert dodano["po"]["przyczyna"].startswith("#")
    assert dodano["po"] | {"przyczyna": "", "co_robimy": ""} == {
        "dzialanie": 5,
        "miara": "godziny",
        "kwartal": "2018-K4",
        "jednostka": None,
        "przyczyna": "",
        "co_robimy": "",
        "termin": "2019-01-31",
        "wersja": 1,
    }
