"""Hours through their one door, on both engines: first that it works, then each refusal."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from biuro.klucze import klucz_zadania
from biuro.ocena.wpis import DaneWpisu
from biuro.operacje import godziny, limity, miesiace
from biuro.uprawnienia import Kontekst
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import plan_w_mocy
from budzet.zapytania.limity import Posiadacz
from harmonogram.bledy import (
    BladDziedziny,
    BrakPrawa,
    KluczInnegoWpisu,
    LimitPrzekroczony,
    Nakladanie,
    NiepoprawnePole,
    NieZnaleziono,
    PozaOknem,
    Przyszlosc,
    WersjaNieaktualna,
    WymagaUzasadnienia,
    ZlyStan,
)
from harmonogram.zapytania import godziny as zapytania
from harmonogram.zapytania.godziny import FiltrWpisow
from harmonogram.zapytania.sumy import Zakres
from tests.swiat import BIURO, DZIS, Swiat, kontekst, sesja, sesje, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

LIPIEC = date(2018, 7, 2)


async def suma(swiat: Swiat, dzialanie: int) -> int:
    plan = await plan_w_mocy()
    limity = await zapytania_limitow.limity(
        plan, [Posiadacz(swiat.anna, swiat.piatnica)], Zakres(DZIS), dzialanie
    )
    return limity[0].wykorzystano_min


def animator(swiat: Swiat, dzien: date, minuty: int, **reszta: object) -> DaneWpisu:
    dane = DaneWpisu(swiat.animator, dzien, 0, minuty, 6, jednostka=swiat.piatnica)
    return replace(dane, **reszta)  # type: ignore[arg-type]


async def test_entry_is_stored_with_what_follows_from_it() -> None:
    swiat = await zaloz_swiat()
    wynik = await godziny.dodaj_wpis(BIURO, sesja(swiat, LIPIEC))
    wpis = await zapytania.wpis(wynik.odpowiedz["id"])
    assert wpis is not None
    assert (wpis.rodzaj, wpis.jednostka, wpis.minuty) == ("coaching_wzmacniajacy", swiat.piatnica, 150)
    assert wynik.odpowiedz["limity"][0]["wykorzystano_min"] == 150


@pytest.mark.parametrize(
    ("od", "ile", "minuty", "prog"), [(LIPIEC, 8, 150, 120), (date(2019, 4, 1), 15, 180, 270)]
)
async def test_total_of_a_worker(od: date, ile: int, minuty: int, prog: int) -> None:
    """20 h in 8 × 2,5 h and 45 h in 15 × 3 h pass; then a justification; above 110 % a refusal."""
    swiat = await zaloz_swiat()
    await sesje(swiat, od, ile, minuty)
    nastepna = sesja(swiat, od + timedelta(days=ile), minuty=1)
    with pytest.raises(WymagaUzasadnienia) as zadanie:
        await godziny.dodaj_wpis(BIURO, nastepna)
    assert zadanie.value.pole == "uzasadnienie"
    await godziny.dodaj_wpis(BIURO, replace(nastepna, uzasadnienie="Dłuższa rozmowa"))
    za_duzo = replace(nastepna, od_min=700, do_min=700 + prog, uzasadnienie="Jeszcze jedna")
    with pytest.raises(LimitPrzekroczony, match=r"dla A\. Nowak: wykorzystano"):
        await godziny.dodaj_wpis(BIURO, za_duzo)
    await godziny.dodaj_wpis(BIURO, replace(za_duzo, do_min=700 + prog - 1))


async def test_pool_of_a_unit_is_360_h_and_its_month_only_warns() -> None:
    swiat = await zaloz_swiat()
    dni = [date(2019, 4, 1) + timedelta(days=2 * nr) for nr in range(28)]  # no month above the ceiling
    for dzien in dni[:2]:
        wynik = await godziny.dodaj_wpis(BIURO, animator(swiat, dzien, 750))
    assert [o["kod"] for o in wynik.odpowiedz["ostrzezenia"]] == ["miesiac_przekroczony"]
    await godziny.dodaj_wpisy(BIURO, [animator(swiat, dzien, 750) for dzien in dni[2:]])
    await godziny.dodaj_wpis(BIURO, animator(swiat, date(2019, 5, 26), 600))
    with pytest.raises(WymagaUzasadnienia):
        await godziny.dodaj_wpis(BIURO, animator(swiat, date(2019, 5, 27), 1))
    inny = animator(swiat, date(2019, 5, 27), 1, osoba=swiat.powiatowy)
    with pytest.raises(WymagaUzasadnienia):  # hours of all animators of the unit add up
        await godziny.dodaj_wpis(BIURO, inny)
    await godziny.dodaj_wpis(BIURO, replace(inny, jednostka=swiat.lomza))  # another unit's pool
    await godziny.dodaj_wpis(BIURO, animator(swiat, date(2019, 5, 28), 1440, uzasadnienie="x"))
    with pytest.raises(LimitPrzekroczony, match="gmina Piątnica"):
        await godziny.dodaj_wpis(BIURO, animator(swiat, date(2019, 5, 29), 1440, uzasadnienie="x"))


async def test_raised_quota_is_the_new_hundred_per_cent() -> None:
    swiat = await zaloz_swiat()
    await sesje(swiat, LIPIEC, 8)
    podniesienie = limity.Podniesienie(5, swiat.anna, None, 25 * 60, "aneks jednostki")
    limit = await limity.podnies_limit(BIURO, podniesienie)
    assert (limit.przyznano_min, limit.zostalo_min) == (1500, 300)
    await sesje(swiat, date(2018, 9, 1), 2)
    with pytest.raises(WymagaUzasadnienia):
        await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 10, 1), minuty=1))
    with pytest.raises(NiepoprawnePole):
        await limity.podnies_limit(BIURO, podniesienie)


async def test_change_that_does_not_raise_the_sum_passes_an_exceeded_quota() -> None:
    swiat = await zaloz_swiat()
    ids = await sesje(swiat, LIPIEC, 8)
    await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 8, 1), minuty=60, uzasadnienie="więcej"))
    await godziny.zmien_wpis(BIURO, ids[0], {"dzien": date(2018, 8, 20)})
    await godziny.zmien_wpis(BIURO, ids[1], {"do_min": 740})
    with pytest.raises(WymagaUzasadnienia):
        await godziny.zmien_wpis(BIURO, ids[1], {"do_min": 741})
    assert await suma(swiat, 5) == 1200 + 60 - 10


async def test_supervision_stands_outside_quotas() -> None:
    swiat = await zaloz_swiat()
    wpis = DaneWpisu(swiat.ekspert, LIPIEC, 600, 660, None, rodzaj="doradca_rops")
    assert (await godziny.dodaj_wpis(BIURO, wpis)).odpowiedz["limity"] == []
    with pytest.raises(NiepoprawnePole):
        await godziny.dodaj_wpis(BIURO, replace(wpis, od_min=700, do_min=720, rodzaj="superwizja_grupowa"))


REFUSALS: list[tuple[dict[str, object], type[BladDziedziny], str]] = [
    ({"dzien": date(2018, 6, 30)}, PozaOknem, "dzien"),
    ({"dzien": DZIS + timedelta(days=1), "dzialanie": 10}, Przyszlosc, "dzien"),
    ({"do_min": 600}, NiepoprawnePole, "do"),
    ({"dzialanie": 6}, NiepoprawnePole, "dzialanie"),
    ({"dzialanie": 13}, NiepoprawnePole, "dzialanie"),
    ({"osoba": 999}, NiepoprawnePole, "osoba"),
    ({"dla": 999}, NiepoprawnePole, "dla"),
    ({"dla": None}, NiepoprawnePole, "dla"),
    ({"jednostka": 999}, NiepoprawnePole, "jednostka"),
    ({"opis": "treść rozmowy"}, NiepoprawnePole, "opis"),
    ({"temat": "nie-ma"}, NiepoprawnePole, "temat"),
    ({"zadanie": "AG-01"}, NiepoprawnePole, "zadanie"),
]


@pytest.mark.parametrize(("zmiany", "blad", "pole"), REFUSALS)
async def test_refusal_names_its_field_and_stores_nothing(
    zmiany: dict[str, object], blad: type[BladDziedziny], pole: str
) -> None:
    swiat = await zaloz_swiat()
    with pytest.raises(BladDziedziny) as odmowa:
        await godziny.dodaj_wpis(BIURO, replace(sesja(swiat, LIPIEC), **zmiany))  # type: ignore[arg-type]
    pierwszy = getattr(odmowa.value, "bledy", [odmowa.value])[0]
    assert (type(pierwszy), pierwszy.pole) == (blad, pole)
    assert await zapytania.wpisy(FiltrWpisow()) == []


async def test_overlap_of_the_performer_over_all_functions() -> None:
    swiat = await zaloz_swiat()
    [pierwszy] = await sesje(swiat, LIPIEC, 1)
    with pytest.raises(Nakladanie, match=r"nakłada się na wpis z 02\.07\.2018, 10:00–12:30"):
        await godziny.dodaj_wpis(BIURO, sesja(swiat, LIPIEC, od=12))
    await godziny.dodaj_wpis(BIURO, sesja(swiat, LIPIEC, minuty=60, od_min=750, do_min=800))
    await godziny.zmien_wpis(BIURO, pierwszy, {"od_min": 590})  # an entry does not overlap itself


async def test_repeating_a_request_adds_nothing() -> None:
    swiat = await zaloz_swiat()
    dane = sesja(swiat, LIPIEC)
    klucz = klucz_zadania(str(uuid4()), {"dzien": "2018-07-02"})
    pierwszy = await godziny.dodaj_wpis(BIURO, dane, klucz)
    await godziny.usun_wpis(BIURO, pierwszy.odpowiedz["id"])
    drugi = await godziny.dodaj_wpis(BIURO, dane, klucz)
    assert (drugi.odpowiedz, drugi.powtorka) == (pierwszy.odpowiedz, True)
    assert await zapytania.wpisy(FiltrWpisow()) == []
    with pytest.raises(KluczInnegoWpisu):
        await godziny.dodaj_wpis(BIURO, dane, klucz_zadania(klucz.klucz, {"dzien": "2018-07-03"}))


async def test_refusal_does_not_use_the_key_up() -> None:
    swiat = await zaloz_swiat()
    klucz = klucz_zadania(str(uuid4()), {})
    with pytest.raises(PozaOknem):
        await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2018, 6, 1)), klucz)
    assert not (await godziny.dodaj_wpis(BIURO, sesja(swiat, LIPIEC), klucz)).powtorka


async def test_every_version_stays_and_the_past_can_be_asked() -> None:
    swiat = await zaloz_swiat()
    [id_wpisu] = await sesje(swiat, LIPIEC, 1)
    pozniej = replace(BIURO, teraz=BIURO.teraz + timedelta(days=1))
    await godziny.zmien_wpis(pozniej, id_wpisu, {"do_min": 660})
    await godziny.usun_wpis(replace(pozniej, teraz=pozniej.teraz + timedelta(days=1)), id_wpisu)
    wiedza = [BIURO.teraz + timedelta(hours=godzin) for godzin in (-1, 1, 25, 49)]
    minuty = [sum(w.minuty for w in await zapytania.wpisy(FiltrWpisow(), wiedza=w)) for w in wiedza]
    assert minuty == [0, 150, 60, 0]
    assert [w["wersja"] for w in await zapytania.historia(id_wpisu)] == [1, 2, 3]


async def test_stale_version_is_refused() -> None:
    swiat = await zaloz_swiat()
    [id_wpisu] = await sesje(swiat, LIPIEC, 1)
    await godziny.zmien_wpis(BIURO, id_wpisu, {"do_min": 700}, wersja=1)
    with pytest.raises(WersjaNieaktualna):
        await godziny.zmien_wpis(BIURO, id_wpisu, {"do_min": 710}, wersja=1)


async def test_submitted_card_asks_for_a_reason() -> None:
    swiat = await zaloz_swiat()
    [id_wpisu] = await sesje(swiat, LIPIEC, 1)
    await miesiace.wykonaj_krok(BIURO, swiat.coach, date(2018, 7, 1), "zloz")
    for powod in (None, "  "):
        with pytest.raises(NiepoprawnePole, match="powód"):
            await godziny.zmien_wpis(BIURO, id_wpisu, {"do_min": 700}, powod)
    await godziny.zmien_wpis(BIURO, id_wpisu, {"do_min": 700}, "pomyłka w godzinie")
    await godziny.usun_wpis(BIURO, id_wpisu, "wpisany dwa razy")
    assert await zapytania.wpis(id_wpisu) is None


async def test_month_card_steps() -> None:
    swiat = await zaloz_swiat()
    lipiec = date(2018, 7, 1)
    coach = await kontekst("coach", "coach", osoba=swiat.coach)
    assert (await miesiace.wykonaj_krok(coach, swiat.coach, lipiec, "zloz")).stan == "zlozona"
    with pytest.raises(ZlyStan):
        await miesiace.wykonaj_krok(coach, swiat.coach, lipiec, "zloz")
    with pytest.raises(BrakPrawa):
        await miesiace.wykonaj_krok(coach, swiat.coach, lipiec, "zaakceptuj")
    with pytest.raises(NieZnaleziono):
        await miesiace.wykonaj_krok(coach, swiat.animator, lipiec, "zloz")
    assert (await miesiace.wykonaj_krok(BIURO, swiat.coach, lipiec, "zaakceptuj")).stan == "zaakceptowana"
    with pytest.raises(NiepoprawnePole):
        await miesiace.wykonaj_krok(BIURO, swiat.coach, lipiec, "zwroc")
    assert (await miesiace.wykonaj_krok(BIURO, swiat.coach, lipiec, "zwroc", "brak kodu")).stan == "zwrocona"


async def test_nobody_accepts_his_own_card() -> None:
    swiat = await zaloz_swiat()
    sam = await kontekst("szef", "koordynator", "ekspert", osoba=swiat.ekspert)
    await miesiace.wykonaj_krok(sam, swiat.ekspert, date(2018, 7, 1), "zloz")
    with pytest.raises(BrakPrawa, match="własnej"):
        await miesiace.wykonaj_krok(sam, swiat.ekspert, date(2018, 7, 1), "zaakceptuj")


class TestCoach:
    """What a coach may do with whose hours."""

    async def coach(self) -> tuple[Swiat, Kontekst]:
        swiat = await zaloz_swiat()
        return swiat, await kontekst("coach", "coach", osoba=swiat.coach)

    async def test_logs_for_an_assigned_worker(self) -> None:
        swiat, coach = await self.coach()
        assert (await godziny.dodaj_wpis(coach, sesja(swiat, LIPIEC))).odpowiedz["id"]

    async def test_not_for_another_worker(self) -> None:
        swiat, coach = await self.coach()
        with pytest.raises(NiepoprawnePole) as odmowa:
            await godziny.dodaj_wpis(coach, sesja(swiat, LIPIEC, dla=swiat.beata))
        assert odmowa.value.pole == "dla"

    async def test_not_in_another_name(self) -> None:
        swiat, coach = await self.coach()
        with pytest.raises(BrakPrawa):
            await godziny.dodaj_wpis(coach, sesja(swiat, LIPIEC, osoba=swiat.ekspert))

    async def test_foreign_entry_is_not_there(self) -> None:
        swiat, coach = await self.coach()
        obcy = await godziny.dodaj_wpis(BIURO, DaneWpisu(swiat.ekspert, LIPIEC, 600, 660, 1))
        with pytest.raises(NieZnaleziono):
            await godziny.zmien_wpis(coach, obcy.odpowiedz["id"], {"do_min": 650})
        with pytest.raises(NieZnaleziono):
            await godziny.usun_wpis(coach, obcy.odpowiedz["id"])


async def test_animator_of_a_powiat_names_its_units_only() -> None:
    swiat = await zaloz_swiat()
    dzien = date(2019, 5, 6)
    wpis = animator(swiat, dzien, 60, osoba=swiat.powiatowy)
    await godziny.dodaj_wpis(BIURO, replace(wpis, jednostka=swiat.lomza))
    for osoba, jednostka in ((swiat.powiatowy, swiat.krakow), (swiat.animator, swiat.lomza)):
        with pytest.raises(NiepoprawnePole) as odmowa:
            await godziny.dodaj_wpis(
                BIURO, replace(wpis, osoba=osoba, od_min=100, jednostka=jednostka, do_min=160)
            )
        assert odmowa.value.pole == "jednostka"


async def test_batch_is_all_or_nothing() -> None:
    swiat = await zaloz_swiat()
    dobre = [sesja(swiat, LIPIEC + timedelta(days=nr)) for nr in range(3)]
    with pytest.raises(PozaOknem) as odmowa:
        await godziny.dodaj_wpisy(BIURO, [*dobre, sesja(swiat, date(2018, 6, 1))])
    assert odmowa.value.pole == "3.dzien"
    assert await zapytania.wpisy(FiltrWpisow()) == []
    assert len(await godziny.dodaj_wpisy(BIURO, dobre)) == 3
