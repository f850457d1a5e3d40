"""Acceptance is a proof: what comes to a card after it is not accepted, wherever it is counted or shown."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from biuro.dane_raportow import dane_raportu
from biuro.karty_druku import druk
from biuro.odczyty import chwila as chwila_wiedzy
from biuro.odczyty import karty as odczyty
from biuro.operacje import godziny, miesiace
from biuro.tabele import Powiadomienia
from biuro.uprawnienia import Kontekst
from harmonogram.bledy import ZlyStan
from harmonogram.czas import Okres, miesiac
from harmonogram.zapytania.akceptacja import PoAkceptacji, po_akceptacji
from harmonogram.zapytania.godziny import historia
from harmonogram.zapytania.osoby import osoba
from tests.swiat import BIURO, DZIS, Swiat, kontekst, sesja, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

PAZDZIERNIK = date(2019, 10, 1)


def po(godzin: int) -> Kontekst:
    return replace(BIURO, teraz=BIURO.teraz + timedelta(hours=godzin))


async def zaakceptowana(swiat: Swiat) -> list[int]:
    """Three entries of October, submitted after 1 h, accepted after 2 h."""
    dni = (date(2019, 10, d) for d in (7, 8, 9))
    wpisy = [(await godziny.dodaj_wpis(BIURO, sesja(swiat, d))).odpowiedz["id"] for d in dni]
    await miesiace.wykonaj_krok(po(1), swiat.coach, PAZDZIERNIK, "zloz")
    await miesiace.wykonaj_krok(po(2), swiat.coach, PAZDZIERNIK, "zaakceptuj")
    return wpisy


async def stan(swiat: Swiat, wiedza: datetime | None = None, okres: Okres | None = None) -> tuple[int, int]:
    """Entries and minutes of the coach's card by the grouped query, which the card itself agrees with."""
    znalezione = await po_akceptacji(okres or miesiac(PAZDZIERNIK), wiedza=wiedza)
    wynik = znalezione.pop((swiat.coach, PAZDZIERNIK), PoAkceptacji(0, 0))
    assert znalezione == {}
    pelna = await odczyty.pelna_karta(swiat.coach, PAZDZIERNIK, wiedza)
    if okres is None and pelna.karta.stan == "zaakceptowana":
        assert (len(pelna.po_akceptacji), pelna.niezaakceptowano_min) == (wynik.wpisow, wynik.minuty)
    return wynik.wpisow, wynik.minuty


async def test_co_zaczelo_sie_po_akceptacji_nie_jest_zaakceptowane() -> None:
    """Added, changed, removed, moved away; not what was added and removed again, nor another person's."""
    swiat = await zaloz_swiat()
    pierwszy, drugi, trzeci = await zaakceptowana(swiat)
    await godziny.dodaj_wpis(po(3), sesja(swiat, date(2019, 11, 5)))
    assert await stan(swiat) == (0, 0)
    nowy = (await godziny.dodaj_wpis(po(3), sesja(swiat, date(2019, 10, 25), minuty=90))).odpowiedz["id"]
    assert await stan(swiat) == (1, 90)
    kroki: list[tuple[Callable[[], Awaitable[object]], tuple[int, int]]] = [
        (lambda: godziny.zmien_wpis(po(4), pierwszy, {"do_min": 11 * 60}, "pomyłka"), (2, 150)),
        (lambda: godziny.usun_wpis(po(5), drugi, "nie było"), (3, 150)),
        (lambda: godziny.zmien_wpis(po(6), trzeci, {"dzien": date(2019, 11, 6)}, "inny dzień"), (4, 150)),
        (lambda: godziny.usun_wpis(po(7), nowy, "pomyłka"), (3, 60)),
    ]
    for zrob, wynik in kroki:
        await zrob()
        assert await stan(swiat) == wynik
    assert await stan(swiat, po(2).teraz) == (0, 0)
    assert await stan(swiat, po(3).teraz) == (1, 90)
    assert await stan(swiat, okres=Okres(date(2019, 10, 8), date(2019, 11, 1))) == (2, 0)
    for krok in ("zwroc", "zloz", "zaakceptuj"):
        await miesiace.wykonaj_krok(po(8), swiat.coach, PAZDZIERNIK, krok, "po akceptacji zmieniono")
        assert await stan(swiat) == (0, 0)


async def test_zmienionej_po_akceptacji_nie_da_sie_zamknac() -> None:
    """The refusal names the entries and the way out; the way out works."""
    swiat = await zaloz_swiat()
    await zaakceptowana(swiat)
    await godziny.dodaj_wpis(po(3), sesja(swiat, date(2019, 10, 25)))
    with pytest.raises(
        ZlyStan, match=r"dodano 1.wpis \(25\.10\.2019\).*Zwróć ją; .*zaakceptuj i wtedy zamknij"
    ):
        await miesiace.wykonaj_krok(po(4), swiat.coach, PAZDZIERNIK, "zamknij")
    for krok in ("zwroc", "zloz", "zaakceptuj", "zamknij"):
        karta = await miesiace.wykonaj_krok(po(5), swiat.coach, PAZDZIERNIK, krok, "dodano 1 wpis")
    assert karta.stan == "zamknieta"


async def test_powod_nowego_wpisu_i_wiadomosc_koordynatora() -> None:
    """A reason may stand with a new entry of any month; coordinators are told once for each acceptance."""
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator")
    adres = f"/karty/2019-10/{swiat.coach}"

    async def nieprzeczytane() -> int:
        p = Powiadomienia
        ile: int = await p.count().where(
            (p.konto == halina.konto.id) & (p.odnosnik == adres) & p.przeczytano.is_null()
        )
        return ile

    szkic = await godziny.dodaj_wpis(po(0), sesja(swiat, date(2019, 10, 4), powod="dopisane"))
    [wersja] = await historia(szkic.odpowiedz["id"])
    assert (wersja["powod"], szkic.odpowiedz["ostrzezenia"]) == ("dopisane", [])
    wpisy = await zaakceptowana(swiat)
    assert await nieprzeczytane() == 0
    nowy = await godziny.dodaj_wpis(po(3), sesja(swiat, date(2019, 10, 25)))
    [uwaga] = nowy.odpowiedz["ostrzezenia"]
    assert uwaga["komunikat"].startswith("Karta za październik 2019 jest zaakceptowana. Ten wpis")
    await godziny.usun_wpis(po(4), wpisy[0], "pomyłka")
    await godziny.zmien_wpis(po(4), wpisy[1], {"dzien": date(2019, 11, 6)}, "inny dzień")
    assert await nieprzeczytane() == 1
    await miesiace.wykonaj_krok(po(5), swiat.coach, PAZDZIERNIK, "zwroc", "zmiany")
    assert await nieprzeczytane() == 0
    await miesiace.wykonaj_krok(po(5), swiat.coach, PAZDZIERNIK, "zloz")
    zlozona = await godziny.dodaj_wpis(po(6), sesja(swiat, date(2019, 10, 28)))
    [uwaga] = zlozona.odpowiedz["ostrzezenia"]
    assert uwaga["komunikat"].startswith("Karta za październik 2019 jest złożona.")
    await miesiace.wykonaj_krok(po(6), swiat.coach, PAZDZIERNIK, "zaakceptuj")
    await godziny.usun_wpis(po(7), zlozona.odpowiedz["id"], "pomyłka")
    assert await nieprzeczytane() == 1


async def test_raport_i_wydruk_licza_to_samo(monkeypatch: pytest.MonkeyPatch) -> None:
    """Both name the minutes that nobody accepted; as it was known before, there were none."""

    async def bez_rysunku(*_: object) -> bytes:
        return b""

    monkeypatch.setattr("biuro.dane_raportow.rysunek", bez_rysunku)
    swiat = await zaloz_swiat()
    await zaakceptowana(swiat)
    await godziny.dodaj_wpis(po(3), sesja(swiat, date(2019, 10, 25), minuty=90))
    coach = await osoba(swiat.coach)
    assert coach is not None
    niezaakceptowane, uwagi = [], []
    for wiedza in (po(2).teraz, po(3).teraz):
        chwila = await chwila_wiedzy(DZIS, None, wiedza)
        niezaakceptowane.append(
            (await dane_raportu("kwartalny", miesiac(PAZDZIERNIK), chwila)).niezaakceptowane_min
        )
        uwagi.append((await druk("protokol", coach, PAZDZIERNIK, chwila)).uwagi[-1])
    assert niezaakceptowane == [0, 90]
    assert "po akceptacji" not in uwagi[0]
    assert uwagi[1] == "po akceptacji karty: dodano 1\u00a0wpis; niezaakceptowane: 1,50\u00a0h"
