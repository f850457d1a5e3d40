"""Pages of subscriptions and of reports: what they show once, what they refuse."""

import re
from pathlib import Path
from typing import Any

import pytest
import segno

from biuro.baza import Silnik
from biuro.widoki.kalendarze import MARGINES, kod_qr
from tests.swiat_stron import Przegladarka, Swiat, slowa, zapisane, zbuduj

OUTLOOK = {"nazwa": "Outlook w pracy", "zakres": "calosc", "szczegoly": "pelne"}


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    return await zbuduj()


@pytest.fixture
async def biuro(swiat: Swiat, tmp_path: Path) -> Przegladarka:
    """The coordinator's browser."""
    return Przegladarka(swiat, "koordynator", tmp_path)


def adres(html: str) -> str:
    """The address as the page shows it."""
    znaleziony = re.search(r'id="adres" readonly value="([^"]+)"', html)
    assert znaleziony is not None
    return znaleziony[1]


# --- subscriptions ------------------------------------------------------------------------------


async def test_adres_widac_raz_i_dziala(biuro: Przegladarka) -> None:
    strona = await biuro.wyslij("/kalendarze", OUTLOOK)
    assert strona.status_code == 200
    pelny = adres(strona.text)
    assert pelny.startswith("http://127.0.0.1:8000/kalendarz/")
    assert 'href="webcal://127.0.0.1:8000/kalendarz/' in strona.text
    kanal = await biuro.klient.get(pelny, headers={"User-Agent": "Microsoft Outlook 16"})
    assert kanal.text.startswith("BEGIN:VCALENDAR")
    potem = await biuro.otworz("/kalendarze")
    assert pelny.split("/")[-2] not in potem.text
    tekst = slowa(potem.text)
    assert "Masz 1 czynną subskrypcję" in tekst
    assert "Outlook w pracy założona 14.11.2019, 10:00 cały projekt pełne" in tekst
    assert "Microsoft Outlook 16" in tekst


async def test_uniewazniony_przestaje_dzialac(biuro: Przegladarka) -> None:
    pelny = adres((await biuro.wyslij("/kalendarze", OUTLOOK)).text)
    lista = (await biuro.otworz("/kalendarze")).text
    czyn = re.search(r'action="(/kalendarze/\d+/uniewaznij)"', lista)
    assert czyn is not None
    assert (await biuro.wyslij(czyn[1], {})).headers["location"] == "/kalendarze"
    assert (await biuro.klient.get(pelny)).status_code == 404
    assert "Nie ma jeszcze subskrypcji" in await biuro.tekst("/kalendarze")
    assert (await biuro.wyslij(czyn[1], {})).status_code == 404


async def test_cudzej_subskrypcji_nie_widac_i_nie_da_sie_zdjac(
    swiat: Swiat, biuro: Przegladarka, tmp_path: Path
) -> None:
    await biuro.wyslij("/kalendarze", OUTLOOK)
    czyn = re.search(r'action="(/kalendarze/\d+/uniewaznij)"', (await biuro.otworz("/kalendarze")).text)
    assert czyn is not None
    ekspert = Przegladarka(swiat, "ekspert", tmp_path)
    assert "Nie ma jeszcze subskrypcji" in await ekspert.tekst("/kalendarze")
    assert (await ekspert.wyslij(czyn[1], {})).status_code == 404
    assert (await biuro.wyslij(czyn[1], {}, csrf=False)).status_code == 403


async def test_do_wyboru_tylko_widoczne_jednostki(swiat: Swiat, tmp_path: Path) -> None:
    animator = (await Przegladarka(swiat, "animator", tmp_path).otworz("/kalendarze")).text
    assert f'value="jednostka:{swiat.jednostki["borowiany"]}"' in animator
    assert f'value="jednostka:{swiat.jednostki["wrzosy"]}"' not in animator


@pytest.mark.parametrize(
    ("pola", "pole"),
    [
        ({"nazwa": "  "}, "nazwa"),
        ({"nazwa": "x" * 101}, "nazwa"),
        ({"zakres": "wszystko"}, "zakres"),
        ({"zakres": "jednostka:99999"}, "zakres"),
        ({"zakres": "dzialanie:13"}, "zakres"),
        ({"szczegoly": "troche"}, "szczegoly"),
    ],
)
async def test_zla_subskrypcja(biuro: Przegladarka, pola: dict[str, str], pole: str) -> None:
    odpowiedz = await biuro.wyslij("/kalendarze", OUTLOOK | pola)
    assert odpowiedz.status_code == 422
    assert f'id="f-{pole}-b"' in odpowiedz.text
    assert zapisane(odpowiedz.text, "nazwa") == (OUTLOOK | pola)["nazwa"]
    assert "Nie ma jeszcze subskrypcji" in await biuro.tekst("/kalendarze")


def test_kod_qr_ma_moduly_adresu() -> None:
    """Every dark module of the library's code is in the path, at its place inside the margin."""
    tekst = "webcal://biuro.example/kalendarz/mT4wq0Zk7xVbN2sLr9JcYd/harmonogram.ics"
    bok, sciezka = kod_qr(tekst)
    narysowane = {
        (int(y) - MARGINES, int(x) - MARGINES + i)
        for x, y, ile, wstecz in re.findall(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z", sciezka)
        for i in range(int(ile))
        if ile == wstecz
    }
    wzor = segno.make_qr(tekst, error="l").matrix
    assert narysowane == {(y, x) for y, rzad in enumerate(wzor) for x, modul in enumerate(rzad) if modul}
    assert bok == len(wzor) + 2 * MARGINES


# --- reports ------------------------------------------------------------------------------------


async def test_raporty_proponuja_zamkniety_kwartal(biuro: Przegladarka) -> None:
    strona = await biuro.otworz("/raporty")
    assert 'action="/raporty/kwartalny.xlsx"' in strona.text
    assert '<option value="2019-K3" selected>III kwartał 2019</option>' in strona.text
    assert '<option value="2019-K4">' in strona.text
    assert '<option value="2020-K1">' not in strona.text
    przed = await biuro.otworz("/raporty?stan=2010-01-01")
    assert '<option value="2018-K2" selected>' in przed.text


async def test_inny_okres_prowadzi_do_pliku(biuro: Przegladarka) -> None:
    odpowiedz = await biuro.otworz("/raporty?raport=limity&okres=2019-05&stan=2019-06-30")
    assert odpowiedz.status_code == 303
    assert odpowiedz.headers["location"] == "/raporty/limity.xlsx?okres=2019-05&stan=2019-06-30"


async def test_nieczytelny_okres_zostaje_w_polu(biuro: Przegladarka) -> None:
    odpowiedz = await biuro.otworz("/raporty?raport=limity&okres=<maj>")
    assert odpowiedz.status_code == 422
    assert 'id="f-okres-b"' in odpowiedz.text
    assert zapisane(odpowiedz.text, "okres") == "&lt;maj&gt;"


@pytest.mark.parametrize(
    ("kto", "gdzie", "status"),
    [
        ("ekspert", "/raporty", 403),
        ("czlonek", "/raporty", 403),
        ("kontroler", "/raporty", 200),
        ("koordynator", "/raporty?stan=wczoraj", 400),
        ("koordynator", "/raporty?stan=14.11.2019", 303),
        ("koordynator", "/kalendarze?stan=x", 400),
        ("czlonek", "/kalendarze", 200),
    ],
)
async def test_prawa(swiat: Swiat, tmp_path: Path, kto: str, gdzie: str, status: Any) -> None:
    assert (await Przegladarka(swiat, kto, tmp_path).otworz(gdzie)).status_code == status
