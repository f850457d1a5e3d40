"""Steps of the month card as writes: two judges at once, substitutes, one's own card, who is told."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from biuro import konta
from biuro.odczyty import karty as odczyty
from biuro.odczyty import zastepstwa as odczyty_zastepstw
from biuro.operacje import godziny, miesiace, zastepstwa
from biuro.operacje.zastepstwa import DaneZastepstwa
from biuro.tabele import Powiadomienia
from biuro.uprawnienia import Kontekst
from biuro.widoki import karty as widok
from harmonogram.bledy import BladDziedziny, BrakPrawa, ZlyStan
from harmonogram.karty import PRZEJSCIA_KARTY
from harmonogram.zapytania import karty as zapytania
from tests.swiat import BIURO, DZIS, TERAZ, Swiat, kontekst, sesja, zaloz_swiat

pytestmark = [pytest.mark.anyio, pytest.mark.usefixtures("baza")]

PAZDZIERNIK = date(2019, 10, 1)
DZIEN = timedelta(days=1)


async def zlozona(swiat: Swiat, osoba: int) -> None:
    await miesiace.wykonaj_krok(BIURO, osoba, PAZDZIERNIK, "zloz")


async def w_dniu(k: Kontekst, dzien: date) -> Kontekst:
    """The account as it is on that day."""
    ktos = await konta.konto(k.konto.id or 0, dzien)
    assert ktos is not None
    return Kontekst(ktos, TERAZ, dzien)


async def test_z_dwoch_decyzji_naraz_jedna_wygrywa() -> None:
    swiat = await zaloz_swiat()
    await zlozona(swiat, swiat.coach)
    halina, robert = await kontekst("halina", "koordynator"), await kontekst("robert", "koordynator")

    async def zdecyduj(k: Kontekst, krok: str) -> str:
        try:
            await miesiace.wykonaj_krok(k, swiat.coach, PAZDZIERNIK, krok, "za późno")
        except BladDziedziny as odmowa:
            return odmowa.kod
        return "zrobione"

    wyniki = await asyncio.gather(zdecyduj(halina, "zaakceptuj"), zdecyduj(robert, "zaakceptuj"))
    assert Counter(wyniki) == {"zrobione": 1, "zly_stan": 1}
    assert [k.stan for k in await zapytania.historia(swiat.coach, PAZDZIERNIK)] == [
        "zlozona",
        "zaakceptowana",
    ]


async def test_zastepca_rozstrzyga_w_swoich_dniach_ale_nie_o_sobie() -> None:
    """Both days included; who decided and for whom stays with the card; cancelled it ends at once."""
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator")
    tomasz = await kontekst("tomasz", "coach", osoba=swiat.coach)
    assert halina.konto.id is not None
    assert tomasz.konto.id is not None
    dane = DaneZastepstwa(halina.konto.id, tomasz.konto.id, DZIS + DZIEN, DZIS + 3 * DZIEN)
    numer = await zastepstwa.ustanow(halina, dane)
    [nowina] = await Powiadomienia.select().where(Powiadomienia.rodzaj == "zastepstwo")
    assert (nowina["konto"], nowina["odnosnik"]) == (tomasz.konto.id, "/karty")
    assert nowina["tytul"] == "Zastępujesz koordynatora od 15.11.2019 do 17.11.2019"
    dni = [DZIS, DZIS + DZIEN, DZIS + 3 * DZIEN, DZIS + 4 * DZIEN]
    assert [bool((await w_dniu(tomasz, d)).konto.zastepuje) for d in dni] == [False, True, True, False]
    for osoba in (swiat.animator, swiat.coach, swiat.ekspert):
        await zlozona(swiat, osoba)
    with pytest.raises(BladDziedziny):
        await miesiace.wykonaj_krok(tomasz, swiat.animator, PAZDZIERNIK, "zaakceptuj")
    w_zastepstwie = await w_dniu(tomasz, DZIS + DZIEN)
    karta = await miesiace.wykonaj_krok(w_zastepstwie, swiat.animator, PAZDZIERNIK, "zaakceptuj")
    assert (karta.konto, karta.w_zastepstwie) == (tomasz.konto.id, halina.konto.id)
    for krok in ("zaakceptuj", "zwroc", "zamknij", "otworz"):
        with pytest.raises(BrakPrawa, match=f"Nie możesz {PRZEJSCIA_KARTY[krok].slowo} własnej karty"):
            await miesiace.wykonaj_krok(w_zastepstwie, swiat.coach, PAZDZIERNIK, krok, "powód")
    wlasna = await miesiace.wykonaj_krok(halina, swiat.coach, PAZDZIERNIK, "zaakceptuj")
    assert wlasna.w_zastepstwie is None
    pelna = await odczyty.pelna_karta(swiat.animator, PAZDZIERNIK)
    [_, decyzja] = widok.historia(pelna, await odczyty.podpisy(odczyty.konta_kart([pelna])))
    assert (decyzja["kto"], decyzja["zamiast"]) == ("Tomasz Rybarczyk", "halina")
    await zastepstwa.odwolaj(halina, numer)
    nazajutrz = await w_dniu(tomasz, DZIS + DZIEN)
    with pytest.raises(BladDziedziny):
        await miesiace.wykonaj_krok(nazajutrz, swiat.ekspert, PAZDZIERNIK, "zaakceptuj")
    with pytest.raises(ZlyStan, match="już się skończyło"):
        await zastepstwa.odwolaj(halina, numer)


async def test_karte_koordynatora_akceptuje_zastepca_albo_drugi_koordynator() -> None:
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator", "ekspert", osoba=swiat.ekspert)
    tomasz = await kontekst("tomasz", "coach", osoba=swiat.coach)
    await zlozona(swiat, swiat.ekspert)
    with pytest.raises(BrakPrawa, match="drugiego koordynatora albo zastępcę"):
        await miesiace.wykonaj_krok(halina, swiat.ekspert, PAZDZIERNIK, "zaakceptuj")
    dane = DaneZastepstwa(halina.konto.id or 0, tomasz.konto.id or 0, DZIS, DZIS)
    await zastepstwa.ustanow(halina, dane)
    karta = await miesiace.wykonaj_krok(await w_dniu(tomasz, DZIS), swiat.ekspert, PAZDZIERNIK, "zaakceptuj")
    assert (karta.stan, karta.w_zastepstwie) == ("zaakceptowana", halina.konto.id)


async def test_wlasna_zwraca_koordynator_i_nie_sklada_sie_karty_na_zawsze() -> None:
    """Returning one's own is no acceptance; an empty month needs somebody who could have worked in it."""
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator", "ekspert", osoba=swiat.ekspert)
    await zlozona(swiat, swiat.ekspert)
    karta = await miesiace.wykonaj_krok(halina, swiat.ekspert, PAZDZIERNIK, "zwroc", "brak dnia")
    assert karta.stan == "zwrocona"
    odmowy = {
        (swiat.ekspert, date(2019, 12, 1)): r"jeszcze się nie zaczął.*od 01\.12\.2019",
        (swiat.ekspert, date(2021, 4, 1)): r"Kwiecień 2021 jest poza projektem.*do 31\.03\.2021",
        (swiat.anna, PAZDZIERNIK): r"nie zapisuje godzin.*funkcję albo zaangażowanie",
    }
    for (osoba, miesiac), zdanie in odmowy.items():
        with pytest.raises(ZlyStan, match=zdanie):
            await miesiace.wykonaj_krok(BIURO, osoba, miesiac, "zloz")


async def test_kogo_nie_mozna_ustanowic() -> None:
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator")
    tomasz = await kontekst("tomasz", "coach", osoba=swiat.coach)
    dobre = DaneZastepstwa(halina.konto.id or 0, tomasz.konto.id or 0, DZIS, DZIS + DZIEN)
    zle = {
        "konto": replace(dobre, konto=dobre.zastepca, zastepca=dobre.konto),
        "zastepca": replace(dobre, zastepca=dobre.konto),
        "do": replace(dobre, do=DZIS - DZIEN),
    }
    for rola, osoba in (("kontroler", None), ("pracownik_socjalny", swiat.anna)):
        ktos = (await kontekst(f"k-{rola}", rola, osoba=osoba)).konto.id or 0
        with pytest.raises(BladDziedziny, match="Zastępcą może być drugi koordynator albo ktoś, kto"):
            await zastepstwa.ustanow(halina, replace(dobre, zastepca=ktos))
    for pole, dane in zle.items():
        with pytest.raises(BladDziedziny) as odmowa:
            await zastepstwa.ustanow(halina, dane)
        assert odmowa.value.pole == pole
    for dane in (replace(dobre, zastepca=999), replace(dobre, od=DZIS - 9 * DZIEN, do=DZIS - DZIEN)):
        with pytest.raises(BladDziedziny):
            await zastepstwa.ustanow(halina, dane)
    with pytest.raises(BrakPrawa):
        await zastepstwa.ustanow(tomasz, dobre)
    await zastepstwa.ustanow(halina, dobre)
    with pytest.raises(ZlyStan, match=r"Tomasz Rybarczyk ma już takie zastępstwo od 14\.11\.2019"):
        await zastepstwa.ustanow(halina, replace(dobre, od=DZIS + DZIEN, do=DZIS + 5 * DZIEN))
    assert len(await odczyty_zastepstw.zastepstwa()) == 1


async def test_wykonawca_dowiaduje_sie_co_rozstrzygnieto() -> None:
    """Once for each decision, without a name in the title; what he did himself he knows."""
    swiat = await zaloz_swiat()
    tomasz = await kontekst("tomasz", "coach", osoba=swiat.coach)
    halina = await kontekst("halina", "koordynator", "ekspert", osoba=swiat.ekspert)
    for kto, osoba in ((tomasz, swiat.coach), (halina, swiat.ekspert)):
        await miesiace.wykonaj_krok(kto, osoba, PAZDZIERNIK, "zloz")
    await miesiace.wykonaj_krok(halina, swiat.coach, PAZDZIERNIK, "zwroc", "Brak dnia 08.10")
    await miesiace.wykonaj_krok(halina, swiat.ekspert, PAZDZIERNIK, "zwroc", "sam poprawię")
    await miesiace.wykonaj_krok(tomasz, swiat.coach, PAZDZIERNIK, "zloz")
    await miesiace.wykonaj_krok(halina, swiat.coach, PAZDZIERNIK, "zaakceptuj")
    wiersze = await Powiadomienia.select().order_by(Powiadomienia.id)
    assert [(w["konto"], w["rodzaj"], w["tytul"]) for w in wiersze] == [
        (tomasz.konto.id, "karta_zwrocona", "Karta za październik 2019 wróciła do poprawy"),
        (tomasz.konto.id, "karta_zaakceptowana", "Karta za październik 2019: zaakceptowana"),
    ]
    assert [w["przeczytano"] is None for w in wiersze] == [False, True]
    await miesiace.wykonaj_krok(halina, swiat.coach, PAZDZIERNIK, "zwroc", "jednak nie")
    stany = await Powiadomienia.select(Powiadomienia.przeczytano).order_by(Powiadomienia.id)
    assert [w["przeczytano"] is None for w in stany] == [False, False, True]  # what it says is no more so
    assert (wiersze[0]["pilne"], wiersze[0]["tresc"]) == (True, "Powód: Brak dnia 08.10")
    assert wiersze[0]["odnosnik"] == "/godziny?miesiac=2019-10"


async def test_wpis_za_kogos_zostawia_oba_nazwiska() -> None:
    swiat = await zaloz_swiat()
    halina = await kontekst("halina", "koordynator")
    tomasz = await kontekst("tomasz", "coach", osoba=swiat.coach)
    await godziny.dodaj_wpis(tomasz, sesja(swiat, date(2019, 10, 8)))
    cudzy = (await godziny.dodaj_wpis(halina, sesja(swiat, date(2019, 10, 9)))).odpowiedz["id"]
    pelna = await odczyty.pelna_karta(swiat.coach, PAZDZIERNIK)
    podpisy = await odczyty.podpisy(odczyty.konta_kart([pelna]))
    assert odczyty.autorzy_cudzych(pelna, podpisy) == {cudzy: "halina"}
    assert widok.cudze(pelna, podpisy) == "Zapisane za tę osobę: 1\u00a0wpis (halina)."


async def test_oddana_drugi_raz_mowi_co_poprawiono() -> None:
    """What changed between the submissions stands apart from what changed after the last one."""
    swiat = await zaloz_swiat()

    def po(minut: int) -> Kontekst:
        return replace(BIURO, teraz=TERAZ + timedelta(minutes=minut))

    stary = (await godziny.dodaj_wpis(BIURO, sesja(swiat, date(2019, 10, 8)))).odpowiedz["id"]
    for minut, krok in ((1, "zloz"), (2, "zwroc")):
        await miesiace.wykonaj_krok(po(minut), swiat.coach, PAZDZIERNIK, krok, "godziny")
    await godziny.zmien_wpis(po(3), stary, {"do_min": 12 * 60})
    await miesiace.wykonaj_krok(po(4), swiat.coach, PAZDZIERNIK, "zloz")
    pelna = await odczyty.pelna_karta(swiat.coach, PAZDZIERNIK)
    assert [z.co for z in pelna.poprawki] == ["zmieniono"]
    assert pelna.zmiany == ()
    await godziny.usun_wpis(po(5), stary, "pomyłka")
    pelna = await odczyty.pelna_karta(swiat.coach, PAZDZIERNIK)
    assert [(z.co, z.powod) for z in pelna.zmiany] == [("usunieto", "pomyłka")]
    wtedy = await odczyty.pelna_karta(swiat.coach, PAZDZIERNIK, TERAZ + timedelta(minutes=4, seconds=1))
    assert (wtedy.zmiany, wtedy.zawartosc.wpisow) == ((), 1)
