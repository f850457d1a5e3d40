"""The outbox against a real SMTP server: each message once, in time, whatever happens in between."""

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import lxml.html
import pytest
from aiosmtpd.smtp import AuthResult

from biuro import konta
from biuro.operacje import wiadomosci
from biuro.operacje.powiadomienia import codzienne, oznacz_przeczytane, zapisz_wybory
from biuro.operacje.wiadomosci import CZAS_PROBY, PRZERWY, Niepowodzenie
from biuro.poczta import koperta, petla
from biuro.poczta.petla import Poczta
from biuro.poczta.tresc import zloz
from biuro.poczta.wysylka import Sesja
from biuro.powiadomienia import (
    KARTA_ZAAKCEPTOWANA,
    KARTA_ZWROCONA,
    LIMIT_80,
    RODZAJE_POWIADOMIEN,
    powiadom,
)
from biuro.smtp import adres_smtp
from biuro.tabele import Konta, Wiadomosci
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.ustawienia import Ustawienia
from harmonogram.bledy import BrakPrawa, ZlyStan
from tests.serwer_poczty import SerwerPoczty, serwer_poczty

pytestmark = pytest.mark.anyio

RANO = datetime(2019, 11, 14, 5, 0, tzinfo=UTC)  # 6:00 in Poland
GODZINA = timedelta(hours=1)
ADRES = "https://biuro.example.pl"
ANNA = "anna@example.pl"


@dataclass
class Zegar:
    """The time of a test; it moves when the test says so."""

    chwila: datetime = RANO

    def __call__(self) -> datetime:
        return self.chwila


@pytest.fixture
def zegar() -> Zegar:
    return Zegar()


@pytest.fixture
def serwer() -> Iterator[SerwerPoczty]:
    with serwer_poczty() as s:
        yield s


def poczta(serwer: SerwerPoczty, zegar: Zegar) -> Poczta:
    """A process of the service."""
    return Poczta(adres_smtp(f"{serwer.adres}?od=biuro@example.pl"), ADRES, zegar)


async def osoba(login: str = "anna", *role: str) -> Kontekst:
    """An account with an address."""
    numer = await konta.dodaj_konto(login, None, None, role or ("ekspert",), RANO - 24 * GODZINA)
    await Konta.update({Konta.poczta: f"{login}@example.pl"}).where(Konta.id == numer)
    kto = await konta.konto(numer, RANO.date())
    assert kto is not None
    return Kontekst(kto, RANO, RANO.date())


async def napisz(kto: Kontekst, zegar: Zegar, rodzaj: str, klucz: str = "1") -> None:
    assert kto.konto.id is not None
    kontekst = Kontekst(SYSTEM, zegar(), zegar().date())
    tresc = f"Zażółć gęślą jaźń: {klucz}."
    tytul, gdzie = f"Karta {klucz}", "/godziny?miesiac=2019-10"
    await powiadom(kontekst, [kto.konto.id], rodzaj, f"{rodzaj}:{klucz}", tytul, tresc, gdzie)


async def stany() -> list[tuple[str, int]]:
    return [(w["stan"], w["prob"]) for w in await Wiadomosci.select().order_by(Wiadomosci.id)]


# --- when ---------------------------------------------------------------------------------------


async def test_pilne_od_razu_a_reszta_najwyzej_raz_dziennie(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    anna, p = await osoba(), poczta(serwer, zegar)
    await napisz(anna, zegar, KARTA_ZWROCONA)
    await napisz(anna, zegar, KARTA_ZAAKCEPTOWANA)
    await napisz(anna, zegar, LIMIT_80)
    await p.runda()
    assert [w["subject"] for w in serwer.listy] == [RODZAJE_POWIADOMIEN[KARTA_ZWROCONA].temat]
    zegar.chwila += GODZINA
    await p.runda()
    assert [w["subject"] for w in serwer.listy[1:]] == ["Powiadomienia z biura projektu, 14.11.2019"]
    zegar.chwila += GODZINA
    await napisz(anna, zegar, KARTA_ZAAKCEPTOWANA, "2")
    await p.runda()
    assert len(serwer.listy) == 2, "one digest a day"
    assert not await wiadomosci.gotowe_do_zlozenia(replace(anna, teraz=zegar())), "and no work until then"
    zegar.chwila += 23 * GODZINA
    await p.runda()
    await p.runda()
    assert [w["subject"] for w in serwer.listy[2:]] == [RODZAJE_POWIADOMIEN[KARTA_ZAAKCEPTOWANA].temat]
    assert serwer.adresaci == [ANNA] * 3


async def test_kazdy_wybiera_a_przeczytane_i_dawne_nie_ida(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    anna, p = await osoba(), poczta(serwer, zegar)
    await zapisz_wybory(
        anna, ANNA, {KARTA_ZAAKCEPTOWANA: "wcale", LIMIT_80: "zaraz", KARTA_ZWROCONA: "zbiorczo"}
    )
    for rodzaj in (KARTA_ZAAKCEPTOWANA, LIMIT_80, KARTA_ZWROCONA):
        await napisz(anna, zegar, rodzaj)
    await p.runda()
    assert [w["subject"] for w in serwer.listy] == [RODZAJE_POWIADOMIEN[LIMIT_80].temat]
    await oznacz_przeczytane(anna)
    zegar.chwila += 2 * GODZINA
    await p.runda()
    assert len(serwer.listy) == 1
    await napisz(anna, zegar, LIMIT_80, "dawne")
    zegar.chwila += wiadomosci.AKTUALNE
    await p.runda()
    assert len(serwer.listy) == 1


async def test_bez_adresu_czeka_a_bez_serwera_nic_nie_powstaje(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    anna = await osoba()
    await zapisz_wybory(anna, None, {})
    await napisz(anna, zegar, KARTA_ZWROCONA)
    await poczta(serwer, zegar).runda()
    await zapisz_wybory(anna, ANNA, {})
    await replace(poczta(serwer, zegar), serwer=None).runda()
    assert not await stany()
    await poczta(serwer, zegar).runda()
    assert serwer.adresaci == [ANNA]


# --- once ---------------------------------------------------------------------------------------


async def test_wiele_procesow_wysyla_kazda_wiadomosc_raz(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    for login in "abcd":
        await napisz(await osoba(login), zegar, KARTA_ZWROCONA)
    await asyncio.gather(*(poczta(serwer, zegar).runda() for _ in range(4)))
    await poczta(serwer, zegar).runda()
    assert sorted(serwer.adresaci) == [f"{login}@example.pl" for login in "abcd"]
    assert await stany() == [("wyslana", 1)] * 4


async def test_proba_ma_jednego_wlasciciela_takze_bez_dzierzawy(baza: object, zegar: Zegar) -> None:
    await napisz(await osoba(), zegar, KARTA_ZWROCONA)
    k = Kontekst(SYSTEM, zegar(), zegar().date())
    skladaja = (wiadomosci.zloz_wiadomosci(k, lambda p, d: zloz(p, d, ADRES), "example.pl") for _ in range(4))
    assert sorted(await asyncio.gather(*skladaja)) == [0, 0, 0, 1]
    [numer] = await wiadomosci.do_wyslania(zegar(), 10)
    proby = await asyncio.gather(*(wiadomosci.zacznij_probe(k, numer) for _ in range(4)))
    assert sum(p is not None for p in proby) == 1


async def test_proces_ktory_zginal_po_wyslaniu_zostawia_rozpoznawalny_slad(
    baza: object, serwer: SerwerPoczty, zegar: Zegar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between „250” and the commit: sent again later, byte for byte the same; before that by nobody."""
    await napisz(await osoba(), zegar, KARTA_ZWROCONA)

    async def smierc(*_: object) -> None:
        raise asyncio.CancelledError

    with monkeypatch.context() as m:
        m.setattr(wiadomosci, "zakoncz_probe", smierc)
        with pytest.raises(asyncio.CancelledError):
            await poczta(serwer, zegar).runda()
    assert len(serwer.listy) == 1
    zegar.chwila += CZAS_PROBY - timedelta(seconds=1)
    await poczta(serwer, zegar).runda()
    assert len(serwer.listy) == 1
    zegar.chwila += timedelta(seconds=1)
    await poczta(serwer, zegar).runda()
    pierwszy, drugi = serwer.listy
    assert pierwszy["message-id"] == drugi["message-id"]
    assert pierwszy.as_bytes() == drugi.as_bytes()
    assert await stany() == [("wyslana", 2)]


# --- what goes wrong ------------------------------------------------------------------------------


async def test_serwer_lezy_probuje_coraz_rzadziej_i_wysyla_gdy_wstanie(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    await napisz(await osoba(), zegar, KARTA_ZWROCONA)
    serwer.wylacz()
    for nr, przerwa in enumerate(PRZERWY[:3], start=1):
        await poczta(serwer, zegar).runda()
        assert await stany() == [("czeka", nr)]
        zegar.chwila += przerwa - timedelta(seconds=1)
        await poczta(serwer, zegar).runda()
        assert await stany() == [("czeka", nr)], "too early"
        zegar.chwila += timedelta(seconds=1)
    serwer.wlacz()
    await poczta(serwer, zegar).runda()
    assert await stany() == [("wyslana", 4)]
    assert serwer.adresaci == [ANNA]


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_po_ostatniej_probie_porzuca_a_koordynator_wysyla_od_nowa(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    anna, halina = await osoba(), await osoba("halina", "koordynator")
    await napisz(anna, zegar, KARTA_ZWROCONA)
    serwer.odpowiedzi[ANNA] = "450 4.2.1 greylisted"
    for przerwa in PRZERWY:
        await poczta(serwer, zegar).runda()
        zegar.chwila += przerwa
    assert await stany() == [("czeka", len(PRZERWY))]
    await poczta(serwer, zegar).runda()
    assert await stany() == [("porzucona", len(PRZERWY) + 1)]
    [klopot] = await wiadomosci.klopoty(halina, 10)
    assert klopot["blad"] == "Serwer nie przyjął adresata: 450 4.2.1 greylisted"
    del serwer.odpowiedzi[ANNA]
    await wiadomosci.wyslij_ponownie(replace(halina, teraz=zegar()), klopot["id"])
    await poczta(serwer, zegar).runda()
    assert serwer.adresaci == [ANNA]
    assert not await wiadomosci.klopoty(halina, 10)
    with pytest.raises(ZlyStan, match="porzucono"):
        await wiadomosci.wyslij_ponownie(halina, klopot["id"])
    for odmowa in (wiadomosci.klopoty(anna, 10), wiadomosci.wyslij_ponownie(anna, klopot["id"])):
        with pytest.raises(BrakPrawa):
            await odmowa


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_odmowa_jednego_adresata_nie_zatrzymuje_innych(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    for login in ("anna", "beata", "celina"):
        await napisz(await osoba(login), zegar, KARTA_ZWROCONA)
    serwer.odpowiedzi = {ANNA: "550 5.1.1 no such user", "beata@example.pl": "451 4.3.0 try later"}
    await poczta(serwer, zegar).runda()
    assert serwer.adresaci == ["celina@example.pl"]
    assert await stany() == [("porzucona", 1), ("czeka", 1), ("wyslana", 1)]


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_gdy_zawodzi_serwer_runda_nie_meczy_go_reszta(
    baza: object, serwer: SerwerPoczty, zegar: Zegar
) -> None:
    for login in ("anna", "beata"):
        await napisz(await osoba(login), zegar, KARTA_ZWROCONA)
    serwer.wylacz()
    await poczta(serwer, zegar).runda()
    assert await stany() == [("czeka", 1), ("czeka", 0)]


def _sesja(serwer: SerwerPoczty, schemat: str = "smtp", dostep: str = "") -> Niepowodzenie | None:
    sesja = Sesja(adres_smtp(f"{schemat}://{dostep}127.0.0.1:{serwer.port}"), "example.pl")
    try:
        return sesja.wyslij("biuro@example.pl", ANNA, b"Subject: x\r\n\r\nx\r\n")
    finally:
        sesja.zamknij()


def test_odpowiedz_na_tresc_rozroznia_4xx_i_5xx(serwer: SerwerPoczty) -> None:
    serwer.po_tresci = "452 4.2.2 mailbox full"
    assert _sesja(serwer) == Niepowodzenie("Serwer nie przyjął wiadomości: 452 4.2.2 mailbox full")
    serwer.po_tresci = "554 5.7.1 spam"
    assert _sesja(serwer) == Niepowodzenie("Serwer nie przyjął wiadomości: 554 5.7.1 spam", ostateczne=True)


def test_bez_szyfrowania_ktorego_wymaga_ustawienie_nic_nie_wychodzi(serwer: SerwerPoczty) -> None:
    for schemat, zdanie in (
        ("smtp+starttls", "Serwer poczty nie umie tego"),
        ("smtps", "bezpieczne połączenie"),
    ):
        wynik = _sesja(serwer, schemat, "anna:tajne@")
        assert wynik is not None
        assert zdanie in wynik.powod
        assert (wynik.serwera, wynik.ostateczne) == (True, False)
    assert not serwer.listy


def test_zle_haslo_jest_wina_ustawienia_i_nie_wraca_w_zdaniu() -> None:
    with serwer_poczty(
        authenticator=lambda *_: AuthResult(success=False, handled=False), auth_require_tls=False
    ) as serwer:
        wynik = _sesja(serwer, dostep="anna:tajne@")
    assert wynik == Niepowodzenie(
        "Serwer poczty nie przyjął loginu albo hasła (535). Sprawdź BIURO_SMTP.", serwera=True
    )


def test_serwer_bez_logowania_przyjmuje_takze_gdy_podano_haslo(serwer: SerwerPoczty) -> None:
    assert _sesja(serwer, dostep="anna:tajne@") is None
    assert serwer.adresaci == [ANNA]


# --- what it says ---------------------------------------------------------------------------------


def _list(powiadomienia: list[dict[str, Any]]) -> EmailMessage:
    tresc = zloz(powiadomienia, RANO.date(), ADRES)
    wiadomosc = {
        "adres": ANNA,
        "temat": tresc.temat,
        "tekst": tresc.tekst,
        "html": tresc.html,
        "identyfikator": "<pilna.1.abc@biuro.example.pl>",
        "utworzono": RANO,
    }
    bajty = koperta.koperta(wiadomosc, "biuro@example.pl", ADRES)
    assert max(map(len, bajty.splitlines())) <= 998
    wynik = message_from_bytes(bajty, policy=policy.default)
    assert isinstance(wynik, EmailMessage)
    return wynik


def _powiadomienie(rodzaj: str = KARTA_ZWROCONA, nr: int = 1) -> dict[str, Any]:
    return {
        "rodzaj": rodzaj,
        "tytul": f"Żaneta Źdźbło <{nr}>",
        "tresc": "Powód: „brak zadań” & zły dzień.\n.\nKoniec",
        "odnosnik": "/godziny?miesiac=2019-10&x=1",
    }


def test_list_ma_tekst_html_i_naglowki() -> None:
    e = _list([_powiadomienie()])
    assert not e.defects
    assert e["subject"] == "Karta godzin wróciła do poprawy"
    assert str(e["from"]) == "Biuro projektu <biuro@example.pl>"
    assert (e["to"], e["message-id"]) == (ANNA, "<pilna.1.abc@biuro.example.pl>")
    assert e["date"].datetime == RANO
    assert (e["auto-submitted"], e["list-unsubscribe"]) == ("auto-generated", f"<{ADRES}/konto>")
    assert e.get_content_type() == "multipart/alternative"
    tekst, html = (czesc.get_content() for czesc in e.iter_parts())
    assert "Żaneta Źdźbło <1>" in tekst
    assert f"{ADRES}/godziny?miesiac=2019-10&x=1" in tekst
    strona: Any = lxml.html.document_fromstring(html)
    assert strona.get("lang") == "pl"
    assert "Żaneta Źdźbło <1>" in strona.text_content()
    assert [a.get("href") for a in strona.iter("a")] == [
        f"{ADRES}/godziny?miesiac=2019-10&x=1",
        f"{ADRES}/konto",
    ]
    assert not strona.xpath("//img|//style|//*[@style]|//script|//link")


def test_temat_nie_zna_nikogo_takze_zbiorczy_a_dluga_lista_sie_konczy() -> None:
    wiele = [_powiadomienie(LIMIT_80, nr) for nr in range(13)] + [_powiadomienie()]
    for powiadomienia in ([_powiadomienie(r)] for r in RODZAJE_POWIADOMIEN):
        assert "Źdźbło" not in str(_list(powiadomienia)["subject"])
    e = _list(wiele)
    assert e["subject"] == "Powiadomienia z biura projektu, 14.11.2019"
    tekst = e.get_body(("plain",)).get_content()  # type: ignore[union-attr]
    assert tekst.count("Źdźbło") == 11
    assert f"i 3\u00a0dalsze:\r\n{ADRES}/powiadomienia" in tekst
    assert tekst.index("KARTA ZWRÓCONA") < tekst.index("WYKORZYSTANO 80 %")


@pytest.mark.parametrize(
    ("smtp", "adres", "nadawca"),
    [
        ("smtp://h?od=x@y.pl", ADRES, "x@y.pl"),
        ("smtp://a%40b.pl:h@h", ADRES, "a@b.pl"),
        ("smtp://u:h@h", ADRES, "biuro@biuro.example.pl"),
        ("smtp://h", "http://127.0.0.1:8000", "biuro@[127.0.0.1]"),
        ("smtp://h", "http://[::1]:8000", "biuro@[IPv6:::1]"),
    ],
)
def test_nadawca(smtp: str, adres: str, nadawca: str) -> None:
    assert koperta.nadawca(adres_smtp(smtp), adres) == nadawca


# --- in the background ----------------------------------------------------------------------------


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_codzienne_raz_na_dobe_we_wszystkich_procesach(
    baza: object, serwer: SerwerPoczty, zegar: Zegar, monkeypatch: pytest.MonkeyPatch
) -> None:
    dni: list[date] = []

    async def zapisz(k: Kontekst) -> None:
        dni.append(k.dzis)

    monkeypatch.setattr(petla, "codzienne", zapisz)
    for _ in range(40):  # from 6:00 in Poland, hour by hour
        await asyncio.gather(*(poczta(serwer, zegar).runda() for _ in range(2)))
        zegar.chwila += GODZINA
    assert dni == [date(2019, 11, 14), date(2019, 11, 15)]


@pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)
async def test_praca_w_tle_wysyla_przezywa_blad_i_konczy_sie(
    baza: object, serwer: SerwerPoczty, zegar: Zegar, monkeypatch: pytest.MonkeyPatch
) -> None:
    await napisz(await osoba(), zegar, KARTA_ZWROCONA)
    przyjeto = threading.Event()
    serwer.gdy_przyjal = przyjeto.set
    prawdziwe, wywolania = codzienne, []

    async def raz_zawodzi(k: Kontekst) -> None:
        wywolania.append(k)
        if len(wywolania) == 1:
            zegar.chwila += petla.DZIERZAWA
            raise RuntimeError("baza na chwilę zniknęła")
        await prawdziwe(k)

    monkeypatch.setattr(petla, "codzienne", raz_zawodzi)
    monkeypatch.setattr(petla, "PIERWSZA_PO_S", 0.01)
    monkeypatch.setattr(petla, "PRZERWA_S", 0.01)
    ustawienia = Ustawienia(smtp=serwer.adres, adres=ADRES)
    async with petla.w_tle(ustawienia, zegar):
        await asyncio.to_thread(przyjeto.wait, 10)
    assert serwer.adresaci == [ANNA]
    assert len(wywolania) == 2, "once a day, again only after a failure"
    assert await stany() == [("wyslana", 1)]
