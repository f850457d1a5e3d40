"""Writes of engagements, of hours declared elsewhere and of the ceiling: versions, reasons, who may."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from biuro.dziennik import wpisy_dziennika
from biuro.odczyty import pulap as odczyty_pulapu
from biuro.odczyty import zaangazowania as odczyty
from biuro.operacje import godziny, miesiace, pulap
from biuro.operacje import zaangazowania as operacje
from biuro.operacje.zaangazowania import DaneZaangazowania
from budzet.pulap import DOMYSLNY_PULAP_MIN
from budzet.zapytania import pulap as zapytania_pulapu
from budzet.zapytania.zmiany import ostatni_zapis
from harmonogram.bledy import (
    BrakPrawa,
    LimitPrzekroczony,
    MiesiacZamkniety,
    NiepoprawnePole,
    NieZnaleziono,
    PozaOknem,
    WersjaNieaktualna,
)
from harmonogram.czas import Okres
from harmonogram.slowa import NBSP
from harmonogram.zapytania import zaangazowania as zapytania
from tests import drzwi, swiat
from tests.swiat import BIURO, TERAZ, Swiat, sesja, zaloz_swiat

if TYPE_CHECKING:
    from biuro.baza import Silnik

OD, DO = date(2018, 10, 1), date(2019, 3, 31)
MAJ = date(2019, 5, 1)


@pytest.fixture
async def s(baza: "Silnik") -> Swiat:
    return await zaloz_swiat()


def umowa(s: Swiat, **zmiany: Any) -> DaneZaangazowania:
    return replace(DaneZaangazowania(s.coach, "zlecenie", "coach", OD, DO, "coach", "5"), **zmiany)


# --- engagements --------------------------------------------------------------------------------


async def test_zycie_zaangazowania_w_wersjach_z_powodem(s: Swiat) -> None:
    nowe, uwagi = await operacje.dodaj_zaangazowanie(BIURO, umowa(s, wymiar_min=2400, wymiar="miesiac"))
    assert (uwagi, nowe.wymaga_karty, nowe.wersja) == ([], True, 1)
    przed = (await zapytania.historia(id_zaangazowania=nowe.id))[0].od_chwili
    koniec = date(2019, 6, 30)
    po, _ = await operacje.zmien_zaangazowanie(BIURO, nowe.id, {"do": koniec}, "Aneks nr 1.", 1)
    bez_zmian, _ = await operacje.zmien_zaangazowanie(BIURO, nowe.id, {"do": koniec}, None)
    assert (po.do, po.wersja, bez_zmian) == (koniec, 2, po)
    await operacje.usun_zaangazowanie(BIURO, nowe.id, "Wpisane dwa razy.", 2)
    assert await zapytania.zaangazowania_osob([s.coach]) == {}
    assert (await zapytania.zaangazowania_osob([s.coach], przed))[s.coach] == [nowe]
    historia = await zapytania.historia(id_zaangazowania=nowe.id)
    assert [(z.zaangazowanie.wersja, z.powod, z.usuniecie) for z in historia] == [
        (1, None, False),
        (2, "Aneks nr 1.", False),
        (3, "Wpisane dwa razy.", True),
    ]
    dziennik = await wpisy_dziennika(obiekt=f"zaangazowanie:{nowe.id}")
    assert [w["czynnosc"] for w in dziennik] == ["dodano", "zmieniono", "usunieto"]
    assert dziennik[0]["po"]["umowa"].startswith("#")


async def test_skrocenie_umowy_zostawia_wpisy_i_mowi_ile_ich_jest_poza(s: Swiat) -> None:
    nowe, _ = await operacje.dodaj_zaangazowanie(BIURO, umowa(s))
    for dzien in (date(2019, 3, 4), date(2019, 3, 5), date(2019, 1, 7)):
        await godziny.dodaj_wpis(BIURO, sesja(s, dzien))
    zmiana = {"do": date(2019, 1, 31)}
    potem = replace(BIURO, teraz=TERAZ + timedelta(hours=1))
    po, uwagi = await operacje.zmien_zaangazowanie(potem, nowe.id, zmiana, "Rozwiązana.")
    assert await ostatni_zapis() == potem.teraz  # a card printed now is printed by the changed contract
    assert [kod for kod, _ in uwagi] == ["wpisy_poza_umowami"]
    zdanie = "2 zapisane wpisy są poza umowami tej osoby: 04.03.2019 i 05.03.2019. Zostają."
    assert uwagi[0][1].replace(NBSP, " ") == zdanie
    assert await odczyty.poza(s.coach, [po]) == {date(2019, 3, 4): 1, date(2019, 3, 5): 1}
    assert (
        await operacje.usun_zaangazowanie(BIURO, nowe.id, "Nie było jej.") == []
    )  # nothing to be outside of


async def test_nakladanie_wolno_ale_z_ostrzezeniem(s: Swiat) -> None:
    await operacje.dodaj_zaangazowanie(BIURO, umowa(s))
    _, uwagi = await operacje.dodaj_zaangazowanie(BIURO, umowa(s, umowa="6", od=DO, do=None))
    assert uwagi == [
        (
            "umowy_nakladaja_sie",
            "W tym samym czasie trwa: umowa zlecenie nr 5 (coach) od 01.10.2018 do 31.03.2019.",
        )
    ]


async def test_odmowy_zmiany(s: Swiat) -> None:
    nowe, _ = await operacje.dodaj_zaangazowanie(BIURO, umowa(s))
    with pytest.raises(NiepoprawnePole) as bez_powodu:
        await operacje.zmien_zaangazowanie(BIURO, nowe.id, {"do": None}, " ")
    assert bez_powodu.value.pole == "powod"
    with pytest.raises(WersjaNieaktualna):
        await operacje.zmien_zaangazowanie(BIURO, nowe.id, {"do": None}, "Aneks.", 7)
    with pytest.raises(NiepoprawnePole) as obca_funkcja:
        await operacje.dodaj_zaangazowanie(BIURO, umowa(s, funkcja="ekspert"))
    assert obca_funkcja.value.pole == "funkcja"
    coach = await swiat.kontekst("coach", "coach", osoba=s.coach)
    assert await odczyty.zaangazowania(coach.konto) == [nowe]
    with pytest.raises(BrakPrawa):
        await operacje.zmien_zaangazowanie(coach, nowe.id, {"do": None}, "Sam.")
    animator = await swiat.kontekst("animator", "animator", osoba=s.animator)
    with pytest.raises(NieZnaleziono):
        await operacje.usun_zaangazowanie(animator, nowe.id, "Cudze.")


async def test_wpis_musi_lezec_w_umowie(s: Swiat) -> None:
    zapisany = await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 5, 6)))  # before there is any engagement
    await operacje.dodaj_zaangazowanie(BIURO, umowa(s))
    await godziny.dodaj_wpis(BIURO, sesja(s, DO))
    with pytest.raises(PozaOknem) as blad:
        await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 4, 2)))
    assert blad.value.pole == "dzien"
    assert "trwa od 01.10.2018 do 31.03.2019. Wpis z 02.04.2019 jest poza nią." in blad.value.komunikat
    await godziny.usun_wpis(BIURO, zapisany.odpowiedz["id"])  # what lies outside may be taken away


# --- hours elsewhere and the ceiling ------------------------------------------------------------


async def test_oswiadczenie_na_wiele_miesiecy_i_suma_ponad_limit(s: Swiat) -> None:
    await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 5, 6)))
    coach = await swiat.kontekst("coach", "coach", osoba=s.coach)
    wynik = await pulap.zadeklaruj_inne(coach, s.coach, MAJ, 275 * 60, date(2019, 7, 1))
    assert [(m.miesiac.month, m.stan.zostalo_min, bool(m.uwaga)) for m in wynik] == [
        (5, 0, True),
        (6, 60, False),
        (7, 60, False),
    ]
    assert "razem 277,5 h, o 1,5 h za dużo" in wynik[0].uwaga.replace(NBSP, " ")
    await pulap.zadeklaruj_inne(coach, s.coach, MAJ, 275 * 60)  # the same again adds no version
    assert len(await zapytania_pulapu.historia_innych(s.coach, MAJ)) == 1
    assert [w["po"]["miesiac"] for w in await wpisy_dziennika(obiekt="inne_zaangazowanie")] == [
        "2019-05-01",
        "2019-06-01",
        "2019-07-01",
    ]
    blisko = await odczyty_pulapu.blisko(BIURO.konto, MAJ)
    assert [(o.id, stan.razem_min) for o, stan in blisko] == [(s.coach, 277 * 60 + 30)]


async def test_oswiadczenie_nie_zmienia_sumy_zamknietej_karty(s: Swiat) -> None:
    """Nothing of a span is written when one of its months is closed; the same again changes nothing."""
    for krok in ("zloz", "zaakceptuj", "zamknij"):
        await miesiace.wykonaj_krok(BIURO, s.coach, MAJ, krok)
    with pytest.raises(MiesiacZamkniety, match=r"zamknięta za: maj 2019\..*otworzy karty, podając powód"):
        await pulap.zadeklaruj_inne(BIURO, s.coach, date(2019, 4, 1), 60, date(2019, 6, 1))
    assert await zapytania_pulapu.historia_innych(s.coach, date(2019, 4, 1)) == []
    await miesiace.wykonaj_krok(BIURO, s.coach, MAJ, "otworz", "praca gdzie indziej")
    await pulap.zadeklaruj_inne(BIURO, s.coach, MAJ, 60)


async def test_limit_miesieczny_odmawia_wpisu_a_zmiana_w_dol_przechodzi(s: Swiat) -> None:
    zapisany = await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 5, 6)))
    await pulap.zadeklaruj_inne(BIURO, s.coach, MAJ, 272 * 60)
    with pytest.raises(LimitPrzekroczony) as blad:
        await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 5, 7)))
    assert blad.value.komunikat.replace(NBSP, " ").startswith(
        "Limit 276 h na maj 2019 dla T. Rybarczyk: w projekcie 2,5 h, gdzie indziej 272 h, ten wpis 2,5 h – "
        "razem 277 h. Można zapisać jeszcze 1,5 h."
    )
    await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 5, 7), minuty=90))
    await godziny.dodaj_wpis(BIURO, sesja(s, date(2019, 6, 3)))
    await pulap.zadeklaruj_inne(BIURO, s.coach, MAJ, 300 * 60)
    await godziny.zmien_wpis(BIURO, zapisany.odpowiedz["id"], {"do_min": 11 * 60})


async def test_kto_oswiadcza(s: Swiat) -> None:
    await pulap.zadeklaruj_inne(BIURO, s.coach, MAJ, 60)
    ekspert = await swiat.kontekst("ekspert", "ekspert", osoba=s.ekspert)
    with pytest.raises(NieZnaleziono):
        await pulap.zadeklaruj_inne(ekspert, s.coach, MAJ, 0)
    kontroler = await swiat.kontekst("kontroler", "kontroler")
    with pytest.raises(BrakPrawa):
        await pulap.zadeklaruj_inne(kontroler, s.coach, MAJ, 0)
    with pytest.raises(NiepoprawnePole) as za_duzo:
        await pulap.zadeklaruj_inne(BIURO, s.coach, MAJ, 0, date(2030, 1, 1))
    assert za_duzo.value.pole == "do"
    assert await odczyty_pulapu.oswiadczenia(ekspert.konto, Okres(MAJ, date(2019, 6, 1))) == []
    assert await odczyty_pulapu.stan_miesiaca(ekspert.konto, s.coach, MAJ) is None


async def test_ustawienie_limitu_od_miesiaca(s: Swiat) -> None:
    assert (await pulap.ustaw_pulap(BIURO, date(2019, 5, 20), 200 * 60, "Wytyczne.")).od == MAJ
    assert await zapytania_pulapu.pulap_miesiaca(date(2019, 4, 1)) == DOMYSLNY_PULAP_MIN
    assert (await zapytania_pulapu.stan_pulapu(s.coach, MAJ)).pulap_min == 200 * 60
    with pytest.raises(NiepoprawnePole):
        await pulap.ustaw_pulap(BIURO, MAJ, 210 * 60, " ")
    with pytest.raises(BrakPrawa):
        await pulap.ustaw_pulap(await swiat.kontekst("k", "kontroler"), MAJ, 210 * 60, "Nie.")


# --- API ----------------------------------------------------------------------------------------


@pytest.fixture
async def klient(baza: object) -> AsyncIterator[httpx.AsyncClient]:
    async with drzwi.klient(teraz=TERAZ) as c:
        yield c


async def test_api_zaangazowan_i_innych_godzin(s: Swiat, klient: httpx.AsyncClient) -> None:
    klient.headers.update(await swiat.naglowek("anna", "koordynator"))
    tresc = {
        "osoba": s.coach,
        "forma": "umowa_o_prace",
        "stanowisko": "coach",
        "od": "2018-10-01",
        "wymiar_min": 10080,
        "wymiar": "miesiac",
    }
    nowe = (await klient.post("/api/zaangazowania", json=tresc)).json()
    assert (nowe["wymaga_karty"], nowe["do"], nowe["ostrzezenia"]) == (False, None, [])
    adres = f"/api/zaangazowania/{nowe['id']}"
    zmiana = {"forma": "dzielo", "powod": "Pomyłka.", "wersja": 1}
    odmowa = await klient.patch(adres, json=zmiana)
    assert (odmowa.status_code, odmowa.json()["pole"]) == (422, "wymiar_min")
    zmiana |= {"wymiar_min": None, "wymiar": None, "wymaga_karty": None}
    assert (await klient.patch(adres, json=zmiana)).json()["wymaga_karty"] is True
    lista = (await klient.get(f"/api/zaangazowania?osoba={s.coach}")).json()["pozycje"]
    assert [(z["forma"], z["wersja"]) for z in lista] == [("dzielo", 2)]
    assert (await klient.delete(adres)).status_code == 422
    assert (await klient.delete(f"{adres}?powod=x")).status_code == 204
    assert [z["usunieto"] for z in (await klient.get(f"{adres}/historia")).json()["pozycje"]] == [
        False,
        False,
        True,
    ]
    inne = {"osoba": s.coach, "miesiac": "2019-05", "minuty": 16800, "do": "2019-06"}
    wynik = (await klient.put("/api/inne-zaangazowanie", json=inne)).json()
    assert [(p["miesiac"], p["zostalo_min"]) for p in wynik["pozycje"]] == [("2019-05", 0), ("2019-06", 0)]
    assert [o["kod"] for o in wynik["ostrzezenia"]] == ["pulap_przekroczony"] * 2
    czytane = (await klient.get("/api/inne-zaangazowanie?od=2019-06&do=2019-06")).json()["pozycje"]
    assert czytane == [{"osoba": s.coach, "miesiac": "2019-06", "minuty": 16800}]
    assert (await klient.get("/api/inne-zaangazowanie?miesiac=2019-06")).json()["pozycje"] == czytane
    zle = await klient.put("/api/inne-zaangazowanie", json={**inne, "miesiac": "maj 2019"})
    assert (zle.status_code, zle.json()["pole"]) == (422, "miesiac")
