"""Many entries at once: valid rows stored, the others back with their sentences, nothing asked row by row."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from biuro import baza
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, miesiace
from biuro.operacje.godziny import Los
from biuro.tabele import Powiadomienia
from biuro.utrzymanie.sprawdzenie import sprawdz_baze
from budzet.zapytania import limity, pulap
from harmonogram.bledy import BladDziedziny, MiesiacZamkniety, Nakladanie, NiepoprawnePole
from harmonogram.zaangazowania import Zaangazowanie
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania import zaangazowania
from harmonogram.zapytania.godziny import FiltrWpisow
from tests.swiat import BIURO, DZIS, Swiat, kontekst, sesja, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

PONIEDZIALEK = date(2019, 4, 29)


def praca(swiat: Swiat, dzien: date, od: int = 10, **reszta: Any) -> DaneWpisu:
    """An hour of the expert's."""
    return replace(DaneWpisu(swiat.ekspert, dzien, od * 60, od * 60 + 60, 1, opis="Analiza"), **reszta)


def opis_losu(los: Los) -> tuple[str, object]:
    """What two fates are compared by: an id is given only to what is stored."""
    if los.blad is not None:
        return los.blad.kod, (los.blad.komunikat, los.blad.pole)
    if los.istnieje is not None:
        return "istnieje", los.istnieje
    return "zapisano", {**(los.odpowiedz or {}), "id": None}


def kody(losy: list[Los]) -> list[str]:
    return [opis_losu(los)[0] for los in losy]


async def test_week_across_a_closed_month_saves_its_open_days() -> None:
    swiat = await zaloz_swiat()
    for krok in ("zloz", "zaakceptuj", "zamknij"):
        await miesiace.wykonaj_krok(BIURO, swiat.ekspert, date(2019, 4, 1), krok)
    tydzien = [praca(swiat, PONIEDZIALEK + timedelta(days=nr)) for nr in range(7)]
    oczekiwane = ["miesiac_zamkniety"] * 2 + ["zapisano"] * 5
    assert kody(await godziny.ocen_wpisy(BIURO, tydzien)) == oczekiwane
    losy = await godziny.dodaj_poprawne(BIURO, tydzien)
    assert kody(losy) == oczekiwane
    assert "Karta za kwiecień 2019 jest zamknięta" in str(losy[0].blad)
    zapisane = await zapytania.wpisy(FiltrWpisow())
    assert [w.dzien for w in zapisane] == [date(2019, 5, nr) for nr in range(1, 6)]
    drugi_raz = await godziny.dodaj_poprawne(BIURO, tydzien)
    assert [los.istnieje for los in drugi_raz] == [None, None, *(w.id for w in zapisane)]
    assert await zapytania.wpisy(FiltrWpisow()) == zapisane
    with pytest.raises(MiesiacZamkniety) as odmowa:
        await godziny.dodaj_wpisy(BIURO, [praca(swiat, PONIEDZIALEK, 12), *tydzien])
    assert odmowa.value.pole == "0."


async def test_rows_of_one_batch_see_each_other() -> None:
    """Overlap, the quota and the ceiling count the rows before; a row of another person is refused alone."""
    swiat = await zaloz_swiat()
    await pulap.zapisz_pulap(date(2018, 5, 1), 5 * 60, "regulamin", None, BIURO.teraz)
    await limity.podnies(5, swiat.anna, None, 200, "aneks", None, BIURO.teraz)
    maj = praca(swiat, date(2018, 5, 7))
    wiele = [
        maj,
        replace(maj, od_min=630, do_min=700),
        maj,
        replace(maj, od_min=660, do_min=840),
        replace(maj, od_min=840, do_min=960),
        sesja(swiat, date(2018, 7, 2)),
        sesja(swiat, date(2018, 7, 3)),
        sesja(swiat, date(2018, 7, 3), minuty=50),
    ]
    losy = await godziny.dodaj_poprawne(BIURO, wiele)
    assert kody(losy) == [
        "zapisano", "nakladanie", "nakladanie", "zapisano", "limit_przekroczony",
        "zapisano", "limit_przekroczony", "zapisano",
    ]  # fmt: skip
    assert "razem 6 h" in str(losy[4].blad).replace("\u00a0", " ")
    ekspert = await kontekst("ekspert", "ekspert", osoba=swiat.ekspert)
    cudze = await godziny.dodaj_poprawne(
        ekspert, [sesja(swiat, date(2018, 7, 9)), praca(swiat, date(2018, 6, 4))]
    )
    assert kody(cudze) == ["brak_prawa", "zapisano"]
    assert await sprawdz_baze() == []


def losowy_wpis(los: Random, s: Swiat) -> DaneWpisu:
    """Mostly good, close together, so that rows meet each other, their quotas and the rules."""
    od, dzien = los.randrange(8, 16) * 60, date(2019, 5, 6) + timedelta(days=los.randrange(4))
    wspolne: dict[str, Any] = {"dzien": dzien, "od_min": od, "do_min": od + los.choice((30, 60, 150, 0))}
    wybrany: dict[str, Any] = los.choice(
        [
            {"osoba": s.coach, "dzialanie": 10, "dla": los.choice((s.anna, s.beata, 999))},
            {"osoba": s.animator, "dzialanie": 6, "jednostka": los.choice((s.piatnica, s.piatnica, s.lomza))},
            {"osoba": s.powiatowy, "dzialanie": 6, "jednostka": los.choice((s.piatnica, s.lomza, s.krakow))},
            {"osoba": s.ekspert, "dzialanie": los.choice((1, 1, 2, None, 5))},
            {"osoba": s.ekspert, "dzialanie": 1, "dzien": los.choice((DZIS, DZIS + timedelta(days=1)))},
        ]
    )
    return DaneWpisu(**{**wspolne, **wybrany})


class Koniec(Exception):
    """Takes everything back that an example has written."""


async def los_pojedynczego(dane: DaneWpisu) -> tuple[str, object]:
    try:
        return opis_losu(Los((await godziny.dodaj_wpis(BIURO, dane)).odpowiedz))
    except BladDziedziny as blad:
        return opis_losu(Los(blad=blad))


@pytest.mark.parametrize("ziarno", range(3))
async def test_fates_are_the_same_dry_in_bulk_and_one_by_one(
    ziarno: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of random rows: `ocen_wpisy` = `dodaj_poprawne` = `dodaj_wpis` in turn, but for what is there."""
    los, swiat = Random(ziarno), await zaloz_swiat()
    monkeypatch.setattr(godziny, "PACZKA", 7)  # a row may meet one that an earlier transaction has stored
    await limity.podnies(10, swiat.anna, None, 400, "aneks", None, BIURO.teraz)
    for _ in range(5):
        wiele = [losowy_wpis(los, swiat) for _ in range(25)]
        na_sucho = [opis_losu(x) for x in await godziny.ocen_wpisy(BIURO, wiele)]
        po_kolei: list[tuple[str, object]] = []
        try:
            async with baza.transakcja():
                po_kolei = [await los_pojedynczego(dane) for dane in wiele]
                raise Koniec
        except Koniec:
            pass
        naprawde = [opis_losu(x) for x in await godziny.dodaj_poprawne(BIURO, wiele)]
        assert naprawde == na_sucho
        istnieja = [nr for nr, (kod, _) in enumerate(naprawde) if kod == "istnieje"]
        assert [po_kolei[nr][0] for nr in istnieja] == ["nakladanie"] * len(istnieja)
        assert [x for nr, x in enumerate(po_kolei) if nr not in istnieja] == [
            x for nr, x in enumerate(naprawde) if nr not in istnieja
        ]
    assert await sprawdz_baze() == []


async def test_number_of_statements_does_not_grow_with_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    swiat = await zaloz_swiat()
    await godziny.dodaj_wpis(BIURO, praca(swiat, date(2019, 6, 3)))  # the plan is known from now on
    zapytania_bazy: Counter[str] = Counter()
    silnik = baza.biezacy()
    wykonaj = silnik.run_querystring

    async def liczone(querystring: Any, in_pool: bool = False) -> Any:
        zapytania_bazy[querystring.compile_string("sqlite")[0].split(" (")[0][:60]] += 1
        return await wykonaj(querystring, in_pool)

    monkeypatch.setattr(silnik, "run_querystring", liczone)

    async def ile(wiele: list[DaneWpisu]) -> int:
        zapytania_bazy.clear()
        losy = await godziny.dodaj_poprawne(BIURO, wiele)
        assert set(kody(losy)) == {"zapisano"}
        return zapytania_bazy.total()

    def wiersze(od: date, dni: int) -> list[DaneWpisu]:
        return [
            dane
            for nr in range(dni)
            for dane in (
                praca(swiat, od + timedelta(days=nr)),
                sesja(swiat, od + timedelta(days=nr), minuty=5),
                DaneWpisu(swiat.animator, od + timedelta(days=nr), 60, 90, 6, jednostka=swiat.piatnica),
            )
        ]

    jeden, wiele = await ile(wiersze(date(2019, 6, 4), 1)), await ile(wiersze(date(2019, 7, 1), 60))
    assert jeden == wiele
    blokad = 0 if baza.czy_sqlite() else 2
    assert await ile([praca(swiat, date(2019, 6, 5))]) - blokad <= 10, zapytania_bazy
    assert await ile([sesja(swiat, date(2019, 6, 5), minuty=5)]) - blokad <= 10, zapytania_bazy


async def test_quota_reached_is_told_once_to_those_concerned() -> None:
    swiat = await zaloz_swiat()
    coach = await kontekst("coach", "coach", osoba=swiat.coach)
    biuro = await kontekst("biuro", "koordynator")
    await kontekst("inny", "ekspert", osoba=swiat.ekspert)
    dlugie = [sesja(swiat, date(2018, 7, 2 + nr), minuty=480) for nr in range(2)]
    losy = await godziny.dodaj_poprawne(coach, dlugie)  # 16 h of 20 h
    id_drugiego = (losy[1].odpowiedz or {})["id"]
    await godziny.usun_wpis(coach, id_drugiego)
    await godziny.przywroc_wpis(coach, id_drugiego)
    rodzaje = await Powiadomienia.select(Powiadomienia.konto, Powiadomienia.rodzaj, Powiadomienia.tytul)
    assert {(w["konto"], w["rodzaj"]) for w in rodzaje} == {(k.konto.id, "limit_80") for k in (coach, biuro)}
    assert len(rodzaje) == 2
    assert "wykorzystano 80 % limitu 20 h" in rodzaje[0]["tytul"].replace("\u00a0", " ")
    await godziny.zmien_wpis(coach, id_drugiego, {"do_min": 600 + 720})
    assert await Powiadomienia.count() == 4


async def test_removal_is_a_version_and_an_undo_the_next_one() -> None:
    swiat = await zaloz_swiat()
    coach = await kontekst("coach", "coach", osoba=swiat.coach)
    inny = await kontekst("inny", "ekspert", osoba=swiat.ekspert)
    id_wpisu = (await godziny.dodaj_wpis(coach, sesja(swiat, date(2018, 7, 2), temat="cele"))).odpowiedz["id"]
    await godziny.usun_wpis(BIURO, id_wpisu, "wpisany dwa razy")
    with pytest.raises(BladDziedziny, match="Nie ma takiego wpisu"):
        await godziny.przywroc_wpis(inny, id_wpisu)
    await godziny.przywroc_wpis(coach, id_wpisu)
    wersje = await godziny.historia_wpisu(coach, id_wpisu)
    assert [(w["wersja"], w["usunieto"], w["powod"], w["konto"]) for w in wersje] == [
        (1, False, None, coach.konto.id),
        (2, True, "wpisany dwa razy", None),
        (3, False, "cofnięcie usunięcia", coach.konto.id),
    ]
    assert wersje[1]["wazna_od"] == wersje[1]["wazna_do"] < wersje[2]["wazna_od"]
    teraz = await zapytania.wpis(id_wpisu)
    assert teraz is not None
    assert (teraz.wersja, teraz.temat, teraz.minuty) == (3, "cele", 150)
    assert await sprawdz_baze() == []


async def test_several_fields_come_back_together() -> None:
    """Those of the entry and that of the contract; in a batch the row keeps them all."""
    swiat = await zaloz_swiat()
    zly = praca(swiat, date(2019, 5, 6), do_min=600, opis="\x00", temat="cele")
    [los] = await godziny.dodaj_poprawne(BIURO, [zly])
    assert [b.pole for b in getattr(los.blad, "bledy", [])] == ["do", "temat", "opis"]
    with pytest.raises(NiepoprawnePole):
        await godziny.dodaj_wpisy(BIURO, [replace(zly, opis="", temat=None)])
    czerwiec = Zaangazowanie(
        0, swiat.animator, "zlecenie", None, "animator", None, date(2019, 6, 1), None, None, None, True
    )
    await zaangazowania.dopisz(czerwiec, None, BIURO.teraz)
    przed_umowa = DaneWpisu(swiat.animator, date(2019, 5, 6), 600, 600, 6, jednostka=swiat.piatnica)
    [los] = await godziny.dodaj_poprawne(BIURO, [przed_umowa])
    assert [(b.pole, b.kod) for b in getattr(los.blad, "bledy", [])] == [
        ("do", "niepoprawne_pole"),
        ("dzien", "poza_oknem"),
    ]
    assert await godziny.dodaj_wpisy(BIURO, []) == []
    assert await godziny.ocen_wpisy(BIURO, []) == []
    [obok, drugi] = await godziny.dodaj_poprawne(
        BIURO, [praca(swiat, date(2019, 5, 6)), praca(swiat, date(2019, 5, 6))]
    )
    assert obok.odpowiedz is not None
    assert isinstance(drugi.blad, Nakladanie)


async def test_a_year_at_once_meets_what_is_stored() -> None:
    """More days than are worth naming one by one: each row still finds the entry in its way."""
    swiat = await zaloz_swiat()
    rok = [praca(swiat, date(2018, 4, 1) + timedelta(days=nr), do_min=615) for nr in range(320)]
    ids = [tresc["id"] for tresc in await godziny.dodaj_wpisy(BIURO, rok)]
    losy = await godziny.ocen_wpisy(BIURO, [replace(dane, od_min=610, do_min=620) for dane in rok])
    assert [getattr(los.blad, "wpis", None) for los in losy] == ids
    assert [los.istnieje for los in await godziny.dodaj_poprawne(BIURO, rok)] == ids
