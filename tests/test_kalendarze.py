"""Calendar subscriptions and their feed, through the real doors, on both engines."""

import gzip
from dataclasses import replace
from datetime import timedelta
from typing import Any

import httpx
import pytest
import vobject
from piccolo.querystring import QueryString

from biuro import kalendarze, kanal
from biuro.baza import Silnik, w_transakcji
from biuro.operacje import kalendarze as operacje
from biuro.operacje import osoby
from biuro.operacje import wydarzenia as operacje_wydarzen
from biuro.tabele import Konta
from biuro.uprawnienia import SYSTEM, Kontekst
from harmonogram.bledy import BrakPrawa, NiepoprawnePole, NieZnaleziono
from tests.drzwi import klient
from tests.swiat import BIURO, TERAZ, Swiat, kontekst, zaloz_swiat
from tests.test_operacje_wydarzenia import CZ, WT, warsztat

ADRES = "http://127.0.0.1:8000"
TYP = "text/calendar; charset=utf-8"


async def ekspert(swiat: Swiat) -> Kontekst:
    return await kontekst("wrona", "ekspert", osoba=swiat.ekspert)


async def subskrybuj(ktos: Kontekst, zakres: str = "calosc", szczegoly: str = "pelne") -> str:
    """The path of a new feed."""
    _, sekret = await operacje.dodaj_kalendarz(ktos, "Outlook", zakres, szczegoly)
    return f"/kalendarz/{sekret}/harmonogram.ics"


async def pobierz(sciezka: str, **naglowki: str) -> httpx.Response:
    async with klient(teraz=TERAZ) as c:
        return await c.get(sciezka, headers={n.replace("_", "-"): w for n, w in naglowki.items()})


def tytuly(odpowiedz: httpx.Response) -> list[str]:
    assert odpowiedz.status_code == 200, odpowiedz.text
    kalendarz = vobject.readOne(odpowiedz.text)
    return [e.summary.value for e in getattr(kalendarz, "vevent_list", [])]


# --- the feed -------------------------------------------------------------------------------------


async def test_kanal_pokazuje_wydarzenia_programowi_kalendarza(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje_wydarzen.dodaj_wydarzenie(
        BIURO, warsztat(swiat.piatnica, uczestnicy=frozenset({swiat.anna}))
    )
    odpowiedz = await pobierz(await subskrybuj(await ekspert(swiat)))
    assert odpowiedz.headers["content-type"] == TYP
    assert odpowiedz.headers["cache-control"].startswith("private")
    assert "set-cookie" not in odpowiedz.headers
    zdarzenia = vobject.readOne(odpowiedz.text).vevent_list
    assert [e.uid.value for e in zdarzenia] == [d.uid for d in nowe.dni]
    assert [e.summary.value for e in zdarzenia] == [
        f"Warsztat kooperacyjny (dzień {nr} z 2)" for nr in (1, 2)
    ]
    assert zdarzenia[0].url.value == f"{ADRES}/wydarzenia/{nowe.id}"
    assert "Piątnica" in zdarzenia[0].description.value
    assert "Nowak" not in odpowiedz.text


async def test_odwolane_zostaje_w_kanale(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica, dni=(WT,)))
    sciezki = [await subskrybuj(await ekspert(swiat)), ""]
    sciezki[1] = await subskrybuj(await kontekst("halina", "koordynator"), szczegoly="zajete")
    await operacje_wydarzen.odwolaj_wydarzenie(BIURO, nowe.id, "choroba")
    pelny, zajety = [await pobierz(s) for s in sciezki]
    assert tytuly(pelny) == ["ODWOŁANE: Warsztat kooperacyjny"]
    assert tytuly(zajety) == ["ODWOŁANE: zajęte"]
    assert "Ustroń" not in zajety.text
    assert "SEQUENCE:1" in zajety.text


async def test_zakresy_i_wzrok_konta(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    for jednostka, tytul in ((swiat.piatnica, "A"), (swiat.lomza, "B"), (swiat.krakow, "C")):
        await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(jednostka, dni=(WT,), tytul=tytul))
    szkolenie: dict[str, Any] = {"rodzaj": "szkolenie_wewnetrzne", "dzialanie": 7, "tytul": "D", "dni": (CZ,)}
    await operacje_wydarzen.dodaj_wydarzenie(
        BIURO, warsztat(**szkolenie, prowadzacy=frozenset({swiat.ekspert}))
    )
    halina, wrona = await kontekst("halina", "koordynator"), await ekspert(swiat)
    klos = await kontekst("klos", "animator", osoba=swiat.animator)
    przypadki: list[tuple[Kontekst, str, list[str]]] = [
        (halina, "calosc", ["A", "B", "C", "D"]),
        (halina, "moje", []),
        (halina, f"jednostka:{swiat.krakow}", ["C"]),
        (halina, "dzialanie:7", ["D"]),
        (halina, "rodzaj:warsztat_wyjazdowy", ["A", "B", "C"]),
        (wrona, "moje", ["D"]),
        (wrona, "calosc", ["A", "B", "C", "D"]),
        (klos, "calosc", ["A"]),
        (klos, "moje", ["A"]),
        (klos, "dzialanie:7", []),
    ]
    for ktos, zakres, wynik in przypadki:
        assert sorted(tytuly(await pobierz(await subskrybuj(ktos, zakres)))) == wynik, (
            ktos.konto.login,
            zakres,
        )


async def test_kanal_zweza_sie_z_kontem(baza: Silnik) -> None:
    """A person who changes units sees other events at the next fetch."""
    swiat = await zaloz_swiat()
    for jednostka, tytul in ((swiat.piatnica, "A"), (swiat.krakow, "C")):
        await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(jednostka, dni=(WT,), tytul=tytul))
    sciezka = await subskrybuj(await kontekst("klos", "animator", osoba=swiat.animator))
    pierwsza = await pobierz(sciezka)
    assert tytuly(pierwsza) == ["A"]
    await osoby.zmien_osobe(BIURO, swiat.animator, {"jednostka": swiat.krakow})
    assert tytuly(await pobierz(sciezka, if_none_match=pierwsza.headers["etag"])) == ["C"]


# --- conditional answers --------------------------------------------------------------------------


async def test_304_dopoki_nic_sie_nie_zmienilo(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    nowe = await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    sciezka = await subskrybuj(await ekspert(swiat))
    pierwsza = await pobierz(sciezka)
    etag, zmieniono = pierwsza.headers["etag"], pierwsza.headers["last-modified"]
    assert not etag.startswith("W/")
    for naglowki in (
        {"if_none_match": etag},
        {"if_none_match": f"W/{etag}"},
        {"if_none_match": f'"inny", {etag}'},
        {"if_none_match": "*"},
        {"if_modified_since": zmieniono},
    ):
        odpowiedz = await pobierz(sciezka, **naglowki)
        assert (odpowiedz.status_code, odpowiedz.content) == (304, b""), naglowki
        assert odpowiedz.headers["etag"] == etag
        assert odpowiedz.headers["last-modified"] == zmieniono
    assert (await pobierz(sciezka, if_none_match='"inny"')).content == pierwsza.content
    pozniej = replace(BIURO, teraz=TERAZ + timedelta(hours=1))
    await operacje_wydarzen.zmien_wydarzenie(pozniej, nowe.id, {"tytul": "Inny"})
    for naglowki in ({"if_none_match": etag}, {"if_modified_since": zmieniono}):
        odpowiedz = await pobierz(sciezka, **naglowki)
        assert tytuly(odpowiedz)[0].startswith("Inny")
        assert odpowiedz.headers["etag"] != etag


async def test_304_nie_czyta_wydarzen(baza: Silnik, monkeypatch: pytest.MonkeyPatch) -> None:
    """One query, also in a process that has built nothing."""
    swiat = await zaloz_swiat()
    sciezka = await subskrybuj(await ekspert(swiat))
    etag = (await pobierz(sciezka)).headers["etag"]
    monkeypatch.setattr(kanal, "_pamiec", kanal.PamiecTresci())
    zapytania: list[str] = []
    zwykle = type(baza).run_querystring

    async def liczone(silnik: Any, querystring: QueryString, in_pool: bool = True) -> Any:
        zapytania.append(str(querystring))
        return await zwykle(silnik, querystring, in_pool)

    monkeypatch.setattr(type(baza), "run_querystring", liczone)
    assert (await pobierz(sciezka, if_none_match=etag)).status_code == 304
    assert len(zapytania) == 1


async def test_bajty_sa_te_same_w_innym_procesie_i_o_innej_porze(
    baza: Silnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    swiat = await zaloz_swiat()
    await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    sciezka = await subskrybuj(await ekspert(swiat))
    pierwsza = await pobierz(sciezka)
    monkeypatch.setattr(kanal, "_pamiec", kanal.PamiecTresci())
    kanal._fragment.cache_clear()
    async with klient(teraz=TERAZ + timedelta(days=400)) as c:
        druga = await c.get(sciezka)
    assert (druga.content, druga.headers["etag"]) == (pierwsza.content, pierwsza.headers["etag"])


async def test_gzip_i_head(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    await operacje_wydarzen.dodaj_wydarzenie(BIURO, warsztat(swiat.piatnica))
    sciezka = await subskrybuj(await ekspert(swiat))
    async with klient(teraz=TERAZ) as c:
        zwykla = await c.get(sciezka, headers={"accept-encoding": "identity"})
        async with c.stream("GET", sciezka, headers={"accept-encoding": "gzip"}) as s:
            spakowana = b"".join([kawalek async for kawalek in s.aiter_raw()])
            etag = s.headers["etag"]
        glowa = await c.head(sciezka, headers={"accept-encoding": "identity"})
        bez_zmian = await c.get(sciezka, headers={"if-none-match": etag})
    assert gzip.decompress(spakowana) == zwykla.content
    assert (glowa.status_code, glowa.content) == (200, b"")
    assert glowa.headers["etag"] == zwykla.headers["etag"] != etag
    assert glowa.headers["content-length"] == str(len(zwykla.content))
    assert bez_zmian.status_code == 304


def test_pamiec_tresci_wyrzuca_najdawniej_uzyte() -> None:
    pamiec = kanal.PamiecTresci(najwiecej=100)
    for znacznik in ("a", "b", "a"):
        pamiec.zachowaj(znacznik, kanal.Tresc(b"x" * 40, b"", None))
    assert pamiec.wez("a") is not None
    pamiec.zachowaj("c", kanal.Tresc(b"x" * 30, b"", None))
    assert [pamiec.wez(z) is not None for z in "abc"] == [True, False, True]


# --- who fetched, and 404 -------------------------------------------------------------------------


async def test_ostatnie_pobranie_najwyzej_raz_na_minute(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ktos = await ekspert(swiat)
    sciezka = await subskrybuj(ktos)
    for sekundy, program in ((0, "Outlook/16"), (59, "curl/8"), (60, "Thunderbird\x7f/128")):
        async with klient(teraz=TERAZ + timedelta(seconds=sekundy)) as c:
            await c.get(sciezka, headers={"user-agent": program})
        zapisany = (await kalendarze.kalendarze_konta(ktos.konto.id or 0))[0]
        oczekiwane = {
            0: (TERAZ, "Outlook/16"),
            59: (TERAZ, "Outlook/16"),
            60: (TERAZ + timedelta(seconds=60), "Thunderbird/128"),
        }
        assert (zapisany.pobrano, zapisany.program) == oczekiwane[sekundy]


async def test_nieznany_uniewazniony_i_zablokowane_konto_to_404(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    ktos = await ekspert(swiat)
    assert (await pobierz("/kalendarz/nieznany/harmonogram.ics")).status_code == 404
    id_kalendarza, sekret = await operacje.dodaj_kalendarz(ktos, "Telefon", "calosc", "pelne")
    telefon, outlook = f"/kalendarz/{sekret}/harmonogram.ics", await subskrybuj(ktos)
    await operacje.uniewaznij_kalendarz(ktos, id_kalendarza)
    assert [(await pobierz(s)).status_code for s in (telefon, outlook)] == [404, 200]
    etag = (await pobierz(outlook)).headers["etag"]
    zablokuj = Konta.update({Konta.aktywne: False}).where(Konta.id == ktos.konto.id)
    await w_transakcji(zablokuj.run)()
    assert (await pobierz(outlook, if_none_match=etag)).status_code == 404


# --- writes ---------------------------------------------------------------------------------------


async def test_kazdy_ma_tylko_wlasne_kalendarze(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    wrona, halina = await ekspert(swiat), await kontekst("halina", "koordynator")
    id_kalendarza, sekret = await operacje.dodaj_kalendarz(wrona, "Telefon", "moje", "zajete")
    assert [k.nazwa for k in await kalendarze.kalendarze_konta(wrona.konto.id or 0)] == ["Telefon"]
    assert sekret not in repr(await kalendarze.kalendarze_konta(wrona.konto.id or 0))
    assert await kalendarze.kalendarze_konta(halina.konto.id or 0) == []
    with pytest.raises(NieZnaleziono):
        await operacje.uniewaznij_kalendarz(halina, id_kalendarza)
    await operacje.uniewaznij_kalendarz(wrona, id_kalendarza)
    with pytest.raises(NieZnaleziono):
        await operacje.uniewaznij_kalendarz(wrona, id_kalendarza)
    with pytest.raises(BrakPrawa):
        await operacje.dodaj_kalendarz(Kontekst(SYSTEM, TERAZ, CZ), "Telefon", "calosc", "pelne")


async def test_zakres_musi_istniec_i_byc_widoczny(baza: Silnik) -> None:
    swiat = await zaloz_swiat()
    klos = await kontekst("klos", "animator", osoba=swiat.animator)
    await operacje.dodaj_kalendarz(klos, "Telefon", f"jednostka:{swiat.piatnica}", "pelne")
    for zakres in (
        "", "wszystko", "moje:1", "jednostka:", "jednostka:9999", "jednostka:-1", "jednostka:٣",
        "dzialanie:13", "rodzaj:festyn", f"jednostka:{swiat.krakow}", "jednostka:99999999999",
    ):  # fmt: skip
        with pytest.raises(NiepoprawnePole) as blad:
            await operacje.dodaj_kalendarz(klos, "Telefon", zakres, "pelne")
        assert blad.value.pole == "zakres", zakres
