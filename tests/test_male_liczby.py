"""Small numbers of families of one unit: hidden in what leaves the office, with all that would tell them."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from biuro import odczyty
from biuro.app import utworz_aplikacje
from biuro.baza import Silnik
from biuro.dane_raportow import dane_raportu
from biuro.operacje import przypadki
from biuro.operacje.jednostki import dodaj_jednostke
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.operacje.przypadki import DanePrzypadku
from biuro.uprawnienia import SYSTEM
from biuro.ustawienia import Ustawienia
from biuro.wykres_projektu import Ujecie, wykres
from budzet.arkusz import Skoroszyt
from budzet.male_liczby import mala, prog_miary, zamiast
from budzet.okresy import okres_z_tekstu
from budzet.plik_planu import plan_wbudowany
from budzet.raport_kwartalny import raport_kwartalny
from budzet.raport_podsumowanie import arkusz_podsumowania
from harmonogram.gantt import Pasek
from harmonogram.osoby import Jednostka
from tests.swiat import BIURO, DZIS, TERAZ, naglowek, zaloz_swiat

pytestmark = pytest.mark.anyio


class TestReguly:
    """What is small, and of what."""

    @pytest.mark.parametrize(
        ("n", "prog", "ukryta"),
        [
            (0, 5, False),
            (1, 5, True),
            (4, 5, True),
            (5, 5, False),
            (3, 0, False),
            (3, 3, False),
            (None, 5, False),
        ],
    )
    def test_from_one_to_below_the_threshold(self, n: int | None, prog: int, ukryta: bool) -> None:
        assert mala(n, prog) == ukryta

    def test_only_families_of_one_unit(self) -> None:
        assert prog_miary("osoby_rodziny", 1, 5) == 5
        assert prog_miary("osoby_rodziny", 2, 5) == 0
        assert prog_miary("spotkania", 1, 5) == 0
        assert zamiast(5) == "<5"


async def zglos(jednostka: int, ile: int, dzien: date = date(2019, 6, 3)) -> None:
    for _ in range(ile):
        dane = DanePrzypadku(jednostka, "rodzina", date(2019, 5, 6), {"diagnoza": dzien})
        await przypadki.zglos_przypadek(BIURO, dane)


async def pasek_8(jednostka: int | None, male_liczby: int = 5) -> Pasek:
    chwila = await odczyty.chwila(DZIS)
    dane = await wykres(SYSTEM, chwila, Ujecie(jednostka=jednostka), male_liczby)
    return next(p for p in dane.paski if p.nr == 8)


class TestWykres:
    """Files of the Gantt chart."""

    async def test_one_unit(self, baza: Silnik) -> None:
        s = await zaloz_swiat()
        await zglos(s.piatnica, 3)
        await zglos(s.krakow, 6)
        ukryty = await pasek_8(s.piatnica)
        assert (ukryty.wykonanie_tekst, ukryty.plan_tekst) == ("<5", "5–10")
        assert (ukryty.procent, ukryty.odchylenie_tekst, ukryty.dowody) == (None, "—", None)
        assert "wykonano <5 z" in ukryty.opis
        assert not re.search(r"\b3\b", ukryty.opis_pelny)
        assert (await pasek_8(s.krakow)).wykonanie_tekst == "6"
        assert (await pasek_8(s.lomza)).wykonanie_tekst == "0"
        assert (await pasek_8(None)).wykonanie_tekst == "9", "of several units nobody can be told apart"
        assert (await pasek_8(s.piatnica, 0)).wykonanie_tekst == "3", "switched off"
        assert (await pasek_8(s.krakow, 7)).wykonanie_tekst == "<7"


async def jedna_jednostka(ile: int, dzien: date = date(2019, 6, 3)) -> None:
    await wczytaj_pierwszy_plan(BIURO, plan_wbudowany())
    jednostka = await dodaj_jednostke(
        BIURO, Jednostka(0, "Piątnica", "łomżyński", "2007062", date(2018, 7, 1))
    )
    await zglos(jednostka, ile, dzien)


def wiersz(skoroszyt: Skoroszyt, arkusz: str, nr: int = 8) -> list[Any]:
    """Values of the row of an action."""
    wiersze = [w for strefa in skoroszyt.arkusz(arkusz).strefy for pasmo in strefa for w in pasmo]
    return next(
        ([k.wartosc for k in w.komorki] for w in wiersze if w.komorki and w.komorki[0].wartosc == nr), []
    )


async def raport(okres: str, male_liczby: int = 5) -> Skoroszyt:
    chwila = await odczyty.chwila(date(2021, 3, 31), date(2021, 3, 31))
    return raport_kwartalny(await dane_raportu("kwartalny", okres_z_tekstu(okres), chwila, male_liczby))


class TestRaport:
    """The quarterly report of a project of one unit, after the tests ended."""

    async def test_nothing_tells_the_number(self, baza: Silnik) -> None:
        await jedna_jednostka(3)
        plik = await raport("2020-K4")
        for arkusz in ("Działania", "Podsumowanie", "Odchylenia"):
            komorki = wiersz(plik, arkusz)
            assert "<5" in komorki, arkusz
            assert not {3, -2, 2} & {k for k in komorki if isinstance(k, int)}, (arkusz, komorki)
        assert 3 in wiersz(await raport("2020-K4", 0), "Działania")

    @pytest.mark.parametrize(
        ("prog", "zdanie"), [(5, ": <5 przy planie 5."), (0, " przy planie 5, brakuje 2.")]
    )
    async def test_sentence_of_the_first_page(self, baza: Silnik, prog: int, zdanie: str) -> None:
        await jedna_jednostka(3)
        chwila = await odczyty.chwila(date(2021, 3, 31), date(2021, 3, 31))
        dane = await dane_raportu("kwartalny", okres_z_tekstu("2020-K4"), chwila, prog)
        [osme] = [w for w in dane.dzialania if w.dzialanie.nr == 8]
        zdania = str(arkusz_podsumowania(replace(dane, dzialania=(osme,))).strefy).replace("\\xa0", " ")
        assert zdanie in zdania
        assert ("brakuje" in zdania) == (not prog)

    async def test_a_period_with_few_of_many(self, baza: Silnik) -> None:
        """Seven cases in all, two of them in the quarter: the two are hidden, the seven are not."""
        await jedna_jednostka(5)
        s = (await odczyty.jednostki(SYSTEM))[0]
        await zglos(s.id, 2, date(2019, 7, 2))
        komorki = wiersz(await raport("2019-K3"), "Działania")
        assert "<5" in komorki
        assert 7 in komorki
        assert 2 not in komorki[4:]

    async def test_next_quarter_asks_for_no_number(self, baza: Silnik) -> None:
        await jedna_jednostka(3)
        assert 2 not in wiersz(await raport("2020-K3"), "Plan następnego kwartału")[1:]


class TestDrzwi:
    """The files of the service follow the setting; pages and the API show numbers."""

    @pytest.mark.parametrize(("prog", "widac"), [(5, "><5</text>"), (0, ">3/5–10</text>")])
    async def test_files(self, baza: Silnik, tmp_path: Path, prog: int, widac: str) -> None:
        s = await zaloz_swiat()
        await zglos(s.piatnica, 3)
        async with _klient(tmp_path, prog) as c:
            c.headers.update(await naglowek("anna", "koordynator"))
            svg = (await c.get(f"/gantt.svg?jednostka={s.piatnica}&stan=2019-11-14")).text
            assert widac in svg.replace("&lt;", "<")
            wiersze = (await c.get(f"/api/wykonanie?jednostka={s.piatnica}&ile=500")).json()["pozycje"]
            assert any(w["dzialanie"] == 8 and w["wykonanie"] == 3 for w in wiersze)
            assert (await c.get("/raporty/kwartalny.xlsx?okres=2019-K2")).status_code == 200


@asynccontextmanager
async def _klient(katalog: Path, prog: int) -> AsyncIterator[httpx.AsyncClient]:
    aplikacja: Any = utworz_aplikacje(Ustawienia(dane=katalog, male_liczby=prog), lambda: TERAZ)
    transport = httpx.ASGITransport(app=aplikacja, raise_app_exceptions=True)
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as c:
        yield c
