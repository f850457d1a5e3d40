"""The month's table: every sum is that of the printed lines; days off, authors, changes stand in the row."""

import re
from datetime import date, timedelta
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biuro.operacje import godziny as operacje
from biuro.widoki import tabela_miesiaca
from biuro.widoki.tabela_miesiaca import Czynnosci, dzien_wolny
from harmonogram.bledy import NiepoprawnePole
from harmonogram.godziny import WpisGodzin
from harmonogram.powtorzenia import co_tydzien, dni_z_tekstu, ten_sam_dzien, z_gory
from tests.swiat_stron import LISTOPAD, Otworz, Swiat, karta, kontekst, slowa, wpisz

sqlite = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

MAJ = date(2019, 5, 1)
WPISY = st.lists(
    st.builds(
        lambda nr, dzien, od, ile, dzialanie: WpisGodzin(
            nr, 1, None, None, "ekspert", dzialanie, MAJ + timedelta(days=dzien), od, od + ile
        ),
        st.integers(1, 10_000),
        st.integers(0, 30),
        st.integers(0, 1000),
        st.integers(1, 400),
        st.sampled_from([None, 1, 2, 11]),
    ),
    max_size=40,
    unique_by=(lambda w: (w.dzien, w.od_min), lambda w: w.id),
)


@given(WPISY)
def test_dni_tygodnie_dzialania_i_miesiac_daja_te_sama_sume(wpisy: list[WpisGodzin]) -> None:
    s = tabela_miesiaca.sumy(wpisy)
    tygodnie = tabela_miesiaca.tygodnie(wpisy, lambda _: "", Czynnosci(True), MappingProxyType({}))
    wiersze = [w for t in tygodnie for w in t["wpisy"]]
    dzialania = tabela_miesiaca.wedlug_dzialan(wpisy, {}, MAJ, 1)
    assert len(wiersze) == len(wpisy)
    assert s.razem == sum(w["minuty"] for w in wiersze) == sum(t["minuty"] for t in tygodnie)
    assert s.razem == sum(s.dni.values()) == sum(d["minuty"] for d in dzialania)
    for t in tygodnie:
        assert t["minuty"] == sum(w["minuty"] for w in t["wpisy"])
    for dzien in {w.dzien for w in wpisy}:
        swoje = [w for w in wiersze if w["dzien"] == dzien]
        pokazane = [w["razem_dnia_min"] for w in swoje]
        suma = sum(w["minuty"] for w in swoje)
        assert pokazane == [None] * (len(swoje) - 1) + [suma if len(swoje) > 1 else None]


@pytest.mark.parametrize(
    ("dzien", "slowa_dnia"),
    [
        (date(2018, 11, 12), "Narodowe Święto Niepodległości - 100-lecie, dzień wolny"),
        (date(2019, 11, 12), ""),
        (date(2024, 12, 24), ""),
        (date(2025, 12, 24), "Wigilia Bożego Narodzenia, dzień wolny"),
        (date(2019, 11, 9), "dzień wolny"),
        (date(2019, 11, 8), ""),
    ],
)
def test_dzien_wolny_ma_slowo(dzien: date, slowa_dnia: str) -> None:
    assert dzien_wolny(dzien) == slowa_dnia


# --- which days repeat a day ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dzien", "ten", "wynik"),
    [
        (date(2019, 10, 7), LISTOPAD, date(2019, 11, 4)),  # first Monday
        (date(2019, 10, 1), LISTOPAD, date(2019, 11, 5)),  # first Tuesday
        (date(2019, 10, 31), LISTOPAD, None),  # no fifth Thursday
        (date(2019, 12, 2), date(2020, 1, 1), date(2020, 1, 6)),
    ],
)
def test_pierwszy_poniedzialek_za_pierwszy(dzien: date, ten: date, wynik: date | None) -> None:
    assert ten_sam_dzien(dzien, ten) == wynik


def test_co_tydzien_do_konca_miesiaca() -> None:
    assert [d.day for d in co_tydzien(date(2019, 11, 5))] == [12, 19, 26]
    assert co_tydzien(date(2019, 11, 29)) == []


def test_dni_wolne_nie_sa_proponowane_z_gory_chyba_ze_wzor_jest_z_weekendu() -> None:
    sobota, wtorek, swieto = date(2019, 11, 9), date(2019, 11, 5), date(2019, 11, 11)
    assert [z_gory(wtorek, swieto), z_gory(wtorek, sobota), z_gory(sobota, swieto)] == [False] * 3
    assert z_gory(sobota, date(2019, 11, 16))


@pytest.mark.parametrize(
    ("tekst", "dni"),
    [
        ("12", [(11, 12)]),
        ("14, 12 i 12.11.", [(11, 12), (11, 14)]),
        ("4–6; 8.12", [(11, 4), (11, 5), (11, 6), (12, 8)]),
        ("29 - 30.12", [(12, 29), (12, 30)]),
    ],
)
def test_dni_wpisane(tekst: str, dni: list[tuple[int, int]]) -> None:
    assert [(d.month, d.day) for d in dni_z_tekstu(tekst, LISTOPAD)] == dni


@pytest.mark.parametrize(
    "tekst", ["", " , ", "31", "0", "wtorek", "12.11.2018", "1-99", "6-4", "1.12, 1-31.12, x"]
)
def test_dni_ktorych_nie_ma(tekst: str) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        dni_z_tekstu(tekst, LISTOPAD)
    assert blad.value.pole == "dni"


# --- the page -------------------------------------------------------------------------------------


@sqlite
async def test_wiersz_mowi_dzien_wolny_autora_zmiane_i_sume_dnia(jako: Otworz, swiat: Swiat) -> None:
    osoba = swiat.osoby["ekspert"]
    await wpisz(swiat, "ekspert", 1, date(2019, 11, 9), 9, 11)
    await jako("koordynator").wyslij(
        f"/godziny?miesiac=2019-11&osoba={osoba}",
        {"dzien": "12.11.2019", "od": "9", "do": "10", "dzialanie": "1"},
    )
    drugi = await wpisz(swiat, "ekspert", 1, date(2019, 11, 12), 13, 14)
    wiktor = jako("ekspert")
    await wiktor.wyslij(
        f"/godziny/{drugi}", {"dzien": "12.11.2019", "od": "13", "do": "15", "dzialanie": "1"}
    )
    strona = await wiktor.tekst("/godziny")
    assert "sob. 09.11 dzień wolny 9:00–11:00 2 h" in strona
    assert "9:00–10:00 1 h praca eksperta zapis: koordynator" in strona
    assert "13:00–15:00 2 h w dniu 3 h praca eksperta zmieniono 14.11.2019, W. Sadowski" in strona
    assert "Według działań Działanie Godziny 1. Eksperci" in strona
    assert re.search(r"Razem w listopadzie 5 h .* Razem w listopadzie 5 h", strona)


async def test_usuniecie_jednym_przyciskiem_i_cofniecie(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    wiktor = jako("ekspert")
    html = (await wiktor.otworz("/godziny")).text
    assert f'name="wersja" value="1" formaction="/godziny/{nr}/usun"' in html
    await wiktor.wyslij(f"/godziny/{nr}/usun", {"wersja": "1"})
    strona = (await wiktor.otworz("/godziny")).text
    assert "Usunięto wpis wt. 05.11.2019, 9:00–11:00, 2 h." in slowa(strona)
    assert f'action="/godziny/{nr}/przywroc"' in strona
    assert "Usunięte w tym miesiącu: 1 wt. 05.11, 9:00–11:00, 2 h" in slowa(strona)
    assert (await wiktor.wyslij(f"/godziny/{nr}/przywroc", {})).headers[
        "location"
    ] == "/godziny?miesiac=2019-11"
    strona = await wiktor.tekst("/godziny")
    assert "Przywrócono wpis wt. 05.11.2019, 9:00–11:00, 2 h." in strona
    assert "przywrócono 14.11.2019, W. Sadowski" in strona
    assert "Usunięte w tym" not in strona


@sqlite
async def test_po_zlozeniu_usuniecie_pyta_o_powod_a_zamknieta_tylko_sie_czyta(
    jako: Otworz, swiat: Swiat
) -> None:
    nr = await wpisz(swiat, "ekspert", 1, date(2019, 11, 5), 9, 11)
    await karta(swiat, "ekspert", LISTOPAD, "zloz")
    wiktor = jako("ekspert")
    html = (await wiktor.otworz("/godziny")).text
    assert f'href="/godziny/{nr}#usun"' in html
    assert "formaction" not in html.split('id="w-')[1]
    await karta(swiat, "ekspert", LISTOPAD, "zaakceptuj", "zamknij")
    html = (await wiktor.otworz("/godziny")).text
    assert f'href="/godziny/{nr}#historia"' in html
    assert f'href="/godziny/{nr}"' not in html
    assert "/godziny/powtorz" not in html


async def test_lista_za_liczba_mowi_kto_zmienil(jako: Otworz, swiat: Swiat) -> None:
    nr = await wpisz(swiat, "coach", 10, date(2019, 11, 5), 9, 11, dla="pracownik")
    await operacje.zmien_wpis(kontekst(), nr, {"do_min": 720})
    strona = await jako("koordynator").tekst(f"/godziny/wpisy?dzialanie=10&dla={swiat.osoby['pracownik']}")
    assert "zmieniono 14.11.2019, system" in strona
