"""The example: valid to the last row, alike for the same seed, with a past that can be asked."""

import json
import zipfile
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from biuro import odczyty
from biuro.baza import Silnik
from biuro.operacje.osoby import dodaj_osobe
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.operacje.przyklad import wczytaj_przyklad
from biuro.przyklad.kontrola import sprawdz_przyklad
from biuro.przyklad.ludzie import uloz_obsade
from biuro.przyklad.nazwy import GMINY
from biuro.przyklad.swiat import Przyklad
from biuro.przyklad.uloz import uloz_przyklad
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.utrzymanie import sprawdzenie
from budzet.plik_planu import plan_wbudowany
from budzet.zapytania import wykonanie as zapytania_wykonania
from harmonogram.bledy import ZlyStan
from harmonogram.dowody import Znalezione
from harmonogram.dzialania import WersjaPlanu
from harmonogram.zadania import zadania
from tests.polecenie import ZIARNO, Konsola, konsola, konsola_bazy, wzorzec

__all__ = ["konsola", "konsola_bazy", "wzorzec"]

TERAZ = datetime(2026, 11, 21, 12, tzinfo=UTC)
KONTEKST = Kontekst(SYSTEM, TERAZ, TERAZ.date(), "cli")
PLAN = plan_wbudowany()
WERSJA = WersjaPlanu(
    1, 1, "zaakceptowana", PLAN.projekt.okres.od, None, None, TERAZ, PLAN.projekt, PLAN.dzialania
)


def uloz(ziarno: int = 1, jednostek: int = 30) -> Przyklad:
    return uloz_przyklad(ziarno, jednostek, WERSJA, PLAN.cele)


# --- plain data


def test_skala_domyslnego_przykladu() -> None:
    przyklad = uloz()
    zywe = [w.wpis for w in przyklad.wpisy if w.do is None]
    wydarzenia = [w.wydarzenie for w in przyklad.wydarzenia if w.do is None]
    assert 7500 <= len(zywe) <= 8500
    assert 1100 <= sum(w.stan != "odwolane" for w in wydarzenia) <= 1200
    assert sum(w.stan == "odwolane" for w in wydarzenia) > 30
    assert sum(w.wydarzenie.wersja > 2 for w in przyklad.wydarzenia) > 30, "moved before they were held"
    assert any(len(w.jednostki) == 3 and w.rodzaj == "warsztat_wyjazdowy" for w in wydarzenia)
    assert {w.tryb for w in wydarzenia} == {"stacjonarnie", "zdalnie", "hybrydowo"}
    assert {k.stan for k in przyklad.karty if k.do is None} == {"zlozona", "zaakceptowana", "zwrocona"}
    assert any(w.uzasadnienie for w in zywe)
    assert {p.przyznano_min for p in przyklad.podniesienia} == {48 * 60, 380 * 60}


def test_przypadki_dzialania_8() -> None:
    """Most units reach the range, some do not; reported and told stage by stage, by their animators."""
    przyklad = uloz()
    zywe = [w.przypadek for w in przyklad.przypadki if w.do is None and not w.usunieto]
    liczby = Counter(p.jednostka for p in zywe if p.rozpoczeto)
    assert set(liczby) == {j.id for j in przyklad.obsada.jednostki}
    assert max(liczby.values()) <= 10
    assert 3 <= sum(n < 5 for n in liczby.values()) <= 9
    assert {p.rodzaj for p in zywe} == {"osoba", "rodzina"}
    assert len({p.etap for p in zywe}) > 3
    assert len({p.kod for p in zywe}) == len(zywe)
    assert any(w.usunieto for w in przyklad.przypadki)
    assert any(w.powod and not w.usunieto for w in przyklad.przypadki)
    for w in przyklad.przypadki:
        dni = [w.przypadek.zgloszono, *w.przypadek.etapy.values()]
        assert max(dni) <= w.od.date(), "nothing is written before it happened"
        assert w.animator in przyklad.obsada.animatorzy[w.przypadek.jednostka]


def test_prawdziwe_przypadki() -> None:
    """The papers' own: accession 01.10.2018 with coaching left, a team formed in November 2019."""
    przyklad = uloz()
    oswiecim, myslowice = przyklad.obsada.jednostki[1], przyklad.obsada.jednostki[0]
    assert (oswiecim.teryt, oswiecim.data_przystapienia) == ("1213011", date(2018, 10, 1))
    assert myslowice.data_zawiazania_pzk == date(2019, 11, 4)
    coaching = [w.wpis for w in przyklad.wpisy if w.wpis.dzialanie == 5 and w.wpis.jednostka == oswiecim.id]
    assert coaching
    assert all(w.dzien >= oswiecim.data_przystapienia for w in coaching)
    assert sum(w.minuty for w in coaching) < 2 * 20 * 60
    posiedzenia = [w.wydarzenie for w in przyklad.wydarzenia if w.wydarzenie.rodzaj == "spotkanie_pzk"]
    assert min(w.terminy[0].dzien for w in posiedzenia if myslowice.id in w.jednostki) >= date(2019, 11, 4)


def test_zadania_maja_dowody_poza_kilkoma() -> None:
    przyklad = uloz()
    wpisy = Counter(w.wpis.zadanie for w in przyklad.wpisy if w.do is None and w.wpis.zadanie)
    odbyte = [w.wydarzenie for w in przyklad.wydarzenia if (w.do, w.wydarzenie.stan) == (None, "odbyte")]
    znalezione = Znalezione(wpisy, Counter((w.zadanie, w.rodzaj) for w in odbyte))
    bez_dowodu = {
        kod
        for kod, z in zadania().items()
        if not z.dowody_z("P") and (dowody := znalezione.zadania(z)) is not None and not dowody.razem
    }
    assert bez_dowodu == {"DR-06", "AG-09", "PZK-05", "PZK-06", "PZK-10"}


def test_kody_gmin_sa_rozne_i_siedmiocyfrowe() -> None:
    assert len({teryt for teryt, _, _ in GMINY}) == len({nazwa for _, nazwa, _ in GMINY}) == len(GMINY)
    assert all(len(teryt) == 7 and teryt.isdigit() for teryt, _, _ in GMINY)
    assert all((teryt[2:4] > "60") == (not powiat) for teryt, _, powiat in GMINY), "cities have powiats 61…"


@settings(max_examples=8)
@given(ziarno=st.integers(0, 2**31 - 1), jednostek=st.sampled_from([1, 2, 3, 7]))
def test_kazde_ziarno_trzyma_sie_zasad(ziarno: int, jednostek: int) -> None:
    sprawdz_przyklad(uloz(ziarno, jednostek), WERSJA, PLAN.cele)


def test_duzy_przyklad_trzyma_sie_zasad() -> None:
    sprawdz_przyklad(uloz(3, 40), WERSJA, PLAN.cele)


def test_starcza_nazwisk_na_najwiekszy() -> None:
    obsada = uloz_obsade(Random(3), len(GMINY))
    assert len({o.nazwa for o in obsada.osoby}) == len(obsada.osoby) > 700


def test_inne_ziarno_daje_inna_historie() -> None:
    assert uloz(1, 3) == uloz(1, 3)
    assert uloz(1, 3).wpisy != uloz(2, 3).wpisy


# --- stored


async def _zrzut(silnik: Silnik) -> dict[str, list[dict[str, Any]]]:
    """Rows that the example wrote, without what is new in every database."""
    tabele = (
        "osoby",
        "jednostki",
        "wersje_wpisow",
        "dni_wydarzen",
        "obecnosci",
        "karty_miesiaca",
        "dane_dziennika",
    )
    return {t: await silnik.run_ddl(f"SELECT * FROM {t} ORDER BY id") for t in tabele}


async def test_w_bazie(baza: Silnik) -> None:
    await wczytaj_pierwszy_plan(KONTEKST, PLAN)
    wynik = await wczytaj_przyklad(KONTEKST, 3, 5)
    assert (wynik.jednostek, wynik.konta[0]) == (3, "koordynator.przyklad")
    assert await sprawdzenie.sprawdz_baze() == []
    chwila = await odczyty.chwila(TERAZ.date())
    po_wszystkim = await zapytania_wykonania.podsumowania(chwila.plan, chwila.zakres())
    assert {p.dzialanie for p in po_wszystkim if p.wykonanie} >= {*range(1, 4), *range(5, 13)}


async def test_przeszlosc_jest_sensowna(baza: Silnik) -> None:
    """Half a year later more was known of the same quarter, and nothing of the future was known before it."""
    await wczytaj_pierwszy_plan(KONTEKST, PLAN)
    await wczytaj_przyklad(KONTEKST, 3, 5)
    stan = date(2019, 5, 31)
    sumy = []
    for wiedza in (datetime(2019, 5, 15, tzinfo=UTC), datetime(2019, 5, 30, tzinfo=UTC), TERAZ):
        chwila = await odczyty.chwila(TERAZ.date(), stan, wiedza)
        podsumowania = await zapytania_wykonania.podsumowania(chwila.plan, chwila.zakres())
        sumy.append(next(p.wykonanie for p in podsumowania if p.dzialanie == 6))
    assert 0 < sumy[0] < sumy[1] < sumy[2]


async def test_nie_miesza_sie_z_cudzymi_danymi(baza: Silnik) -> None:
    await wczytaj_pierwszy_plan(KONTEKST, PLAN)
    await dodaj_osobe(KONTEKST, "Ewa", "Kłos", ["ekspert"], None)
    przed = await _zrzut(baza)
    with pytest.raises(ZlyStan, match="osoby: 1"):
        await wczytaj_przyklad(KONTEKST, 3, 5)
    assert await _zrzut(baza) == przed


def test_polecenie_dwa_razy(konsola_bazy: Konsola) -> None:
    konto = ["konto", "dodaj", "koordynator.przyklad", "--rola", "koordynator", "--haslo-stdin"]
    assert konsola_bazy.biuro(*konto, wejscie=b"bardzo dlugie haslo").kod == 0, "accounts may exist"
    wynik = konsola_bazy.biuro("przyklad", "--jednostki", "2", "--ziarno", "7")
    assert wynik.kod == 0
    assert "koordynator.przyklad2" in wynik.wydruk
    assert konsola_bazy.biuro("sprawdz").wydruk == "Baza jest spójna.\n"
    znowu = konsola_bazy.biuro("przyklad", "--jednostki", "2")
    assert (znowu.kod, znowu.wydruk) == (1, "")
    assert "nie jest pusta" in znowu.bledy
    assert konsola_bazy.biuro("token", "wydaj", "ekspert.przyklad", "--nazwa", "x").kod == 0


NIE_Z_ZIARNA = {
    "cele", "liczniki", "wersje_planu", "dzialania_planu", "dziennik", "dane_dziennika",
    "skany", "tresci_skanow",  # added by `wzorzec` for the tests of copies
}  # fmt: skip


def _tabele(kopia: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(kopia) as paczka:
        return {Path(n).stem: paczka.read(n) for n in paczka.namelist() if n.startswith("tabele/")}


def test_to_samo_ziarno_daje_te_same_wiersze(konsola: Konsola, wzorzec: Path) -> None:
    """In another process's database; the journal differs in the salts of logins and the moment of filling."""
    konsola.biuro("przyklad", "--jednostki", "2", "--ziarno", ZIARNO)
    konsola.biuro("kopia", "zapisz", "druga.zip")
    jedna, druga = _tabele(wzorzec / "kopia.zip"), _tabele(konsola.folder / "druga.zip")
    assert [t for t in jedna if jedna[t] != druga[t] and t not in NIE_Z_ZIARNA] == []
    roznica = abs(len(jedna["dziennik"]) - len(druga["dziennik"]))
    assert roznica < 100, "no more than the moment of filling and the note of that scan"


def test_konta_przykladu_nie_maja_hasla(wzorzec: Path) -> None:
    kolumny, *konta = map(json.loads, _tabele(wzorzec / "kopia.zip")["konta"].splitlines())
    assert len(konta) == 9
    assert all(dict(zip(kolumny, k, strict=True))["haslo"] is None for k in konta)
