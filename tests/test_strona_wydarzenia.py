"""Pages of events: list, one event, form without JavaScript, attendance; then each refusal."""

import re
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from piccolo.querystring import QueryString

from biuro.baza import Silnik
from biuro.ocena.wydarzenie import DaneWydarzenia
from biuro.odczyty import wydarzenia as odczyty
from biuro.operacje import wydarzenia as operacje
from biuro.uprawnienia import SYSTEM
from biuro.widoki import formularz_wydarzenia
from harmonogram.obecnosc import Gosc, ObecnoscDnia, Obecny
from harmonogram.wydarzenia import Wydarzenie
from harmonogram.zapytania.wydarzenia import FiltrWydarzen
from tests.swiat_stron import TERAZ, Przegladarka, Swiat, kontekst, slowa, zapisane, zbuduj

WT, SR = date(2019, 11, 12), date(2019, 11, 13)
GOSC = Gosc("Bożena", "Łęcka", "Szkoła Podstawowa nr 3", "oswiata")


@pytest.fixture
async def swiat(baza: Silnik) -> Swiat:
    return await zbuduj()


@pytest.fixture
async def biuro(swiat: Swiat, tmp_path: Path) -> AsyncIterator[Przegladarka]:
    """The coordinator's browser."""
    przegladarka = Przegladarka(swiat, "koordynator", tmp_path)
    yield przegladarka
    await przegladarka.klient.aclose()


async def warsztat(swiat: Swiat, *gdzie: str, dni: tuple[date, ...] = (WT, SR), **reszta: Any) -> Wydarzenie:
    """A workshop with one expected participant and one leader."""
    dane = DaneWydarzenia(
        rodzaj="warsztat_wyjazdowy",
        dzialanie=9,
        tytul="Warsztat wyjazdowy II",
        dni=tuple((d, 600, 1080) for d in dni),
        miejsce="Wrzosy",
        jednostki=frozenset(swiat.jednostki[g] for g in gdzie or ("borowiany", "kalinowo")),
        prowadzacy=frozenset({swiat.osoby["ekspert"]}),
        uczestnicy=frozenset({swiat.osoby["pracownik"]}),
    )
    return await operacje.dodaj_wydarzenie(kontekst(), replace(dane, **reszta))


def formularz(**pola: Any) -> dict[str, Any]:
    """A sound form of a new workshop."""
    return {
        "rodzaj": "warsztat_wyjazdowy",
        "dzialanie": "",
        "tytul": "Warsztat III",
        "dni.0.dzien": "10.12.2019",
        "dni.0.od": "10",
        "dni.0.do": "18:00",
        "miejsce": "",
        "tryb": "stacjonarnie",
        **pola,
    }


async def obecni(w: Wydarzenie) -> dict[date, list[str]]:
    """Names of guests and ids of persons by day."""
    wynik = await odczyty.obecnosc(SYSTEM, w.id)
    return {d: [o.gosc.nazwa if o.gosc else str(o.osoba) for o in kto] for d, kto in wynik.items()}


async def test_kod_zadania_na_formularzu_i_na_stronie(swiat: Swiat, biuro: Przegladarka) -> None:
    html = (await biuro.otworz("/wydarzenia/nowe")).text
    lista = html.partition('name="zadanie"')[2].partition("</select>")[0]
    assert '<option value="AG-06">AG-06 Warsztaty z rodzinami</option>' in lista
    assert not re.search(r"AG-13|CO-01", lista), "no measure, no event of theirs"
    odpowiedz = await biuro.wyslij("/wydarzenia/nowe", formularz(zadanie="AP-12"))
    adres = odpowiedz.headers["location"]
    assert "Zadanie AP-12 Doskonalenie, spotkania animatorów" in await biuro.tekst(adres)
    zmiana = (await biuro.otworz(f"{adres}/zmien")).text
    assert '<option value="AP-12" selected>' in zmiana
    assert zmiana.index('value="AP-12"') < zmiana.index('value="DR-01"'), "those that fit stand first"
    zly = await biuro.wyslij(f"{adres}/zmien", formularz(zadanie="PZK-01", wersja="1"))
    assert zly.status_code == 422
    assert "„PZK-01” nie pasuje do tego wydarzenia." in slowa(zly.text)
    assert '<option value="PZK-01" selected>' in zly.text
    await biuro.wyslij(f"{adres}/zmien", formularz(zadanie="", wersja="1"))
    tekst = await biuro.tekst(adres)
    assert "AP-12 Doskonalenie" not in tekst
    assert "zmieniono zadanie" in tekst


# --- list ---------------------------------------------------------------------------------------


async def test_lista_po_terminach_i_zawezona(swiat: Swiat, biuro: Przegladarka) -> None:
    await warsztat(swiat, "wrzosy", tytul="Późniejszy", dni=(date(2019, 12, 3),))
    pierwszy = await warsztat(swiat, tytul="Wcześniejszy")
    tekst = await biuro.tekst("/wydarzenia")
    assert tekst.index("Wcześniejszy") < tekst.index("Późniejszy")
    assert "2 wydarzenia." in tekst
    assert "Wrzosy; 2 jednostki do uzupełnienia" in tekst
    await operacje.zapisz_obecnosc(kontekst(), pierwszy.id, [ObecnoscDnia(WT, (Obecny(gosc=GOSC),))])
    zawezone = await biuro.tekst(f"/wydarzenia?jednostka={swiat.jednostki['kalinowo']}")
    assert "1 osoba" in zawezone
    assert "Późniejszy" not in zawezone
    assert "Wcześniejszy" not in await biuro.tekst("/wydarzenia?od=01.12.2019&stan_wydarzenia=zaplanowane")
    assert "Nie ma takich wydarzeń" in await biuro.tekst("/wydarzenia?rodzaj=badanie")


async def test_lista_otwiera_sie_na_stronie_z_dniem(
    swiat: Swiat, biuro: Przegladarka, monkeypatch: pytest.MonkeyPatch
) -> None:
    from biuro.strony import wydarzenia as strona

    monkeypatch.setattr(strona, "NA_STRONIE", 2)
    for nr in range(5):
        await warsztat(swiat, tytul=f"Warsztat nr {nr}", dni=(WT + timedelta(days=nr),))
    tekst = await biuro.tekst("/wydarzenia")
    assert ("Warsztat nr 2" in tekst, "Warsztat nr 3" in tekst, "Warsztat nr 1" in tekst) == (
        True,
        True,
        False,
    )
    pierwsza = re.search(r'href="(/wydarzenia\?strona=1)"', (await biuro.otworz("/wydarzenia")).text)
    assert pierwsza is not None
    assert "Warsztat nr 0" in await biuro.tekst(pierwsza[1])
    assert "Warsztat nr 4" in await biuro.tekst("/wydarzenia?stan=2019-12-01")


async def test_lista_mowi_o_minionych_bez_oznaczenia(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    assert "1 minione wydarzenie bez oznaczenia" in await biuro.tekst("/wydarzenia")
    await operacje.zmien_wydarzenie(kontekst(), w.id, {"stan": "odbyte"})
    assert "bez oznaczenia" not in await biuro.tekst("/wydarzenia")
    assert "odbyło się" in await biuro.tekst("/wydarzenia")
    assert "zaplanowane Stan" not in await biuro.tekst("/wydarzenia?stan=2019-11-12")


async def test_stan_na_dzien_przed_odbyciem_mowi_zaplanowane(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    await operacje.zmien_wydarzenie(kontekst(), w.id, {"stan": "odbyte"})
    wiersz = (await biuro.tekst("/wydarzenia?stan=2019-11-12")).partition("Warsztat wyjazdowy II")[2]
    assert "zaplanowane" in wiersz


async def test_liczba_zapytan_nie_rosnie_z_lista(
    swiat: Swiat, biuro: Przegladarka, baza: Silnik, monkeypatch: pytest.MonkeyPatch
) -> None:
    w = await warsztat(swiat)
    await biuro.otworz("/wydarzenia")  # the plan is read once a process
    zapytan: list[QueryString] = []
    zwykle = type(baza).run_querystring

    async def liczone(silnik: Any, querystring: QueryString, in_pool: bool = True) -> Any:
        zapytan.append(querystring)
        return await zwykle(silnik, querystring, in_pool)

    async def ile(adres: str) -> int:
        zapytan.clear()
        assert (await biuro.otworz(adres)).status_code == 200
        return len(zapytan)

    monkeypatch.setattr(type(baza), "run_querystring", liczone)
    przed = [await ile(a) for a in ("/wydarzenia", f"/wydarzenia/{w.id}")]
    goscie = tuple(Obecny(gosc=replace(GOSC, imie=f"Gość {nr}")) for nr in range(8))
    await operacje.zapisz_obecnosc(
        kontekst(), w.id, [ObecnoscDnia(WT, (*goscie, Obecny(swiat.osoby["irena"])))]
    )
    po_obecnosci = await ile(f"/wydarzenia/{w.id}")
    for nr in range(8):
        await warsztat(swiat, tytul=f"Warsztat nr {nr}", dni=(WT + timedelta(days=nr),))
    assert [await ile("/wydarzenia"), await ile(f"/wydarzenia/{w.id}")] == [przed[0], po_obecnosci]
    assert max(*przed, po_obecnosci) <= 30


# --- one event ----------------------------------------------------------------------------------


async def test_strona_mowi_co_zostalo_i_co_sie_liczy(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    tekst = await biuro.tekst(f"/wydarzenia/{w.id}")
    assert "12–13.11.2019. Zostało uzupełnić obecność z 12.11.2019 i 13.11.2019 i oznaczyć" in tekst
    assert "1 warsztat i 2 dni każdej z 2 jednostek, gdy będzie oznaczone jako odbyte" in tekst
    assert "Wiktor Sadowski" in tekst
    await biuro.wyslij(f"/wydarzenia/{w.id}/odbyte", {})
    tekst = await biuro.tekst(f"/wydarzenia/{w.id}")
    assert "1 warsztat i 2 dni każdej z 2 jednostek" in tekst
    assert "koordynator: oznaczono jako odbyte" in tekst


async def test_odwolanie_przywrocenie_i_historia(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    gdzie = f"/wydarzenia/{w.id}"
    odpowiedz = await biuro.wyslij(f"{gdzie}/odwolaj", {"powod": "śnieg"})
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, gdzie)
    tekst = await biuro.tekst(gdzie)
    assert "Wydarzenie odwołane. Powód: śnieg." in tekst
    assert "Zmień termin" not in tekst
    assert (await biuro.wyslij(f"{gdzie}/przywroc", {})).status_code == 303
    tekst = await biuro.tekst(gdzie)
    assert "odwołano – śnieg" in tekst
    assert tekst.index("przywrócono") < tekst.index("odwołano – śnieg") < tekst.index("dodano")


async def test_podobne_wydarzenia_tych_jednostek(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat, "borowiany")
    await warsztat(swiat, "borowiany", "wrzosy", tytul="Wspólny", dni=(date(2019, 12, 3),))
    await warsztat(swiat, "kalinowo", tytul="Cudzy", dni=(date(2019, 12, 4),))
    tekst = await biuro.tekst(f"/wydarzenia/{w.id}")
    assert "Wspólny" in tekst
    assert "Cudzy" not in tekst


# --- form ---------------------------------------------------------------------------------------


async def test_dwudniowe_wydarzenie_bez_skryptow(swiat: Swiat, biuro: Przegladarka) -> None:
    """„Dodaj kolejny dzień” gives a row with the next day and saves nothing; then all is saved at once."""
    pola = formularz(jednostki=[str(swiat.jednostki["borowiany"])])
    z_wierszem = await biuro.wyslij("/wydarzenia/nowe", {**pola, "dodaj_dzien": "tak"})
    assert z_wierszem.status_code == 200
    assert await odczyty.wydarzenia(SYSTEM, FiltrWydarzen()) == []
    assert (zapisane(z_wierszem.text, "dni.1.dzien"), zapisane(z_wierszem.text, "dni.1.od")) == (
        "11.12.2019",
        "10",
    )
    assert zapisane(z_wierszem.text, "tytul") == "Warsztat III"
    assert "Błąd" not in slowa(z_wierszem.text)
    pola |= {"dni.1.dzien": "11.12.2019", "dni.1.od": "9", "dni.1.do": "15.30"}
    odpowiedz = await biuro.wyslij(
        "/wydarzenia/nowe", {**pola, "dni.2.dzien": "", "dni.2.od": "", "dni.2.do": ""}
    )
    [w] = await odczyty.wydarzenia(SYSTEM, FiltrWydarzen())
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, f"/wydarzenia/{w.id}")
    assert [(d.dzien, d.od_min, d.do_min) for d in w.terminy] == [
        (date(2019, 12, 10), 600, 1080),
        (date(2019, 12, 11), 540, 930),
    ]
    assert (w.dzialanie, w.jednostki) == (9, frozenset({swiat.jednostki["borowiany"]}))


async def test_zmiana_zdejmuje_dzien_i_odznaczone(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    strona = await biuro.otworz(f"/wydarzenia/{w.id}/zmien")
    assert (zapisane(strona.text, "dni.1.dzien"), zapisane(strona.text, "dni.1.od")) == (
        "13.11.2019",
        "10:00",
    )
    pola = formularz(**{"dni.0.dzien": "13.11.2019", "wersja": "1", "powod": "choroba"})
    assert (await biuro.wyslij(f"/wydarzenia/{w.id}/zmien", pola)).status_code == 303
    nowe = await odczyty.wydarzenie(SYSTEM, w.id)
    assert [d.dzien for d in nowe.terminy] == [SR]
    assert (nowe.tytul, nowe.prowadzacy, nowe.uczestnicy) == ("Warsztat III", frozenset(), frozenset())
    historia = await biuro.tekst(f"/wydarzenia/{w.id}")
    assert "termin z 12–13.11.2019 10:00–18:00 na 13.11.2019 10:00–18:00" in historia
    assert "– choroba" in historia


async def test_animator_wybiera_z_wlasnej_jednostki(swiat: Swiat, tmp_path: Path) -> None:
    animator = Przegladarka(swiat, "animator", tmp_path)
    tekst = await animator.tekst("/wydarzenia/nowe")
    assert "gmina Borowiany" in tekst
    assert "Kalinowo" not in tekst
    assert "Irena Gołąbek" not in tekst


ZLE = [
    ({"dni.0.do": "9"}, "dni.0.do", "9:00"),
    ({"dni.0.od": "25:00"}, "dni.0.od", "25:00"),
    ({"dni.0.dzien": "31.02.2019"}, "dni.0.dzien", "31.02.2019"),
    ({"dni.0.dzien": "14.01.2020"}, "dni.0.dzien", "po zakończeniu działania 9"),
    ({"dni.0.dzien": "", "dni.0.od": "", "dni.0.do": ""}, "dni", "co najmniej jeden dzień"),
    ({"tytul": "  "}, "tytul", "wymagane"),
    ({"tytul": "x" * 201}, "tytul", "200"),
    ({"rodzaj": ""}, "rodzaj", "wymagane"),
    ({"rodzaj": "szkolenie_wewnetrzne"}, "dzialanie", "działanie 7 lub 4"),
    ({"dzialanie": "3"}, "dzialanie", "działanie 9"),
    ({"jednostki": "99999"}, "jednostki", "Nie ma jednostki"),
    ({"jednostki": "'; DROP TABLE"}, "jednostki", "liczbę całkowitą"),
    ({"tryb": "listownie"}, "tryb", "stacjonarnie"),
]


@pytest.mark.parametrize(
    ("pola", "pole", "zdanie"), ZLE, ids=[f"{z[1]} {next(iter(z[0].values()))}"[:30] for z in ZLE]
)
async def test_blad_stoi_przy_polu_a_wpisane_zostaje(
    biuro: Przegladarka, pola: dict[str, str], pole: str, zdanie: str
) -> None:
    odpowiedz = await biuro.wyslij("/wydarzenia/nowe", formularz(miejsce="<b>Sala</b>") | pola)
    assert odpowiedz.status_code == 422
    assert f'id="f-{pole}-b"' in odpowiedz.text
    assert f'href="#f-{pole}"' in odpowiedz.text
    assert zdanie in slowa(odpowiedz.text)
    assert zapisane(odpowiedz.text, "miejsce") == "&lt;b&gt;Sala&lt;/b&gt;"
    assert await odczyty.wydarzenia(SYSTEM, FiltrWydarzen()) == []


async def test_blad_drugiego_dnia_gdy_pierwszy_wiersz_pusty(biuro: Przegladarka) -> None:
    """Rows are renumbered as the error names them."""
    puste = {"dni.0.dzien": "", "dni.0.od": "", "dni.0.do": ""}
    drugi = {"dni.1.dzien": "10.12.2019", "dni.1.od": "10", "dni.1.do": "8"}
    odpowiedz = await biuro.wyslij("/wydarzenia/nowe", formularz() | puste | drugi)
    assert 'id="f-dni.0.do-b"' in odpowiedz.text
    assert zapisane(odpowiedz.text, "dni.0.do") == "8"


async def test_zmiana_na_starej_wersji_niczego_nie_nadpisuje(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    await operacje.zmien_wydarzenie(kontekst(TERAZ + timedelta(minutes=1)), w.id, {"miejsce": "Lipnica"})
    odpowiedz = await biuro.wyslij(f"/wydarzenia/{w.id}/zmien", formularz(wersja="1"))
    assert odpowiedz.status_code == 409
    assert "zmieniono w międzyczasie" in slowa(odpowiedz.text)
    assert (await odczyty.wydarzenie(SYSTEM, w.id)).miejsce == "Lipnica"


async def test_odwolanego_sie_nie_zmienia(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    await operacje.odwolaj_wydarzenie(kontekst(), w.id, "śnieg")
    for adres, pola in (("zmien", formularz()), ("odbyte", {}), ("obecnosc", {"dzien": "2019-11-12"})):
        odpowiedz = await biuro.wyslij(f"/wydarzenia/{w.id}/{adres}", pola)
        assert (odpowiedz.status_code, "odwołane" in slowa(odpowiedz.text)) == (409, True), adres


async def test_kroki_z_odmowa(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat, dni=(date(2019, 12, 3),))
    bez_powodu = await biuro.wyslij(f"/wydarzenia/{w.id}/odwolaj", {"powod": " "})
    assert (bez_powodu.status_code, 'id="f-powod-b"' in bez_powodu.text) == (422, True)
    za_wczesnie = await biuro.wyslij(f"/wydarzenia/{w.id}/odbyte", {})
    assert (za_wczesnie.status_code, "03.12.2019" in slowa(za_wczesnie.text)) == (422, True)
    nie_odwolane = await biuro.wyslij(f"/wydarzenia/{w.id}/przywroc", {})
    assert nie_odwolane.status_code == 409


# --- attendance ---------------------------------------------------------------------------------


async def test_obecnosc_z_gosciem_i_dniami(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    gdzie = f"/wydarzenia/{w.id}/obecnosc"
    gosc = {"imie": "Bożena", "nazwisko": "Łęcka", "instytucja": "Szkoła", "sektor": "oswiata"}
    assert (await biuro.wyslij(f"{gdzie}/dopisz", {**gosc, "dni": "2019-11-13"})).status_code == 303
    beata = str(swiat.osoby["pracownik"])
    assert await obecni(w) == {SR: ["Bożena Łęcka"]}
    strona = (await biuro.otworz(f"/wydarzenia/{w.id}")).text
    klucz = re.search(r'name="lista" value="(g\d+)"', strona)
    assert klucz is not None
    pola = {
        "dzien": ["2019-11-12", "2019-11-13"],
        "lista": [klucz[1], f"o{beata}"],
        "ob-2019-11-12": [klucz[1], f"o{beata}"],
    }
    odpowiedz = await biuro.wyslij(gdzie, pola)
    assert odpowiedz.status_code == 303
    assert {d: set(kto) for d, kto in (await obecni(w)).items()} == {WT: {"Bożena Łęcka", beata}}
    tekst = await biuro.tekst(f"/wydarzenia/{w.id}")
    assert "Dzień 1: 2 z 2 osób. Dzień 2: 0 z 2 osób. Razem 2 osobodni." in tekst


async def test_dwoje_wypelnia_jedna_liste(swiat: Swiat, biuro: Przegladarka) -> None:
    """Whoever was not on the sent form is not taken away by it."""
    w = await warsztat(swiat)
    stary_formularz = {"dzien": "2019-11-12", "lista": f"o{swiat.osoby['pracownik']}"}
    await operacje.zapisz_obecnosc(kontekst(), w.id, [ObecnoscDnia(WT, (Obecny(gosc=GOSC),))])
    assert (await biuro.wyslij(f"/wydarzenia/{w.id}/obecnosc", stary_formularz)).status_code == 303
    assert await obecni(w) == {WT: ["Bożena Łęcka"]}


ZLA_OBECNOSC = [
    ({"dzien": "2019-11-11"}, 422, "nie jest dniem tego wydarzenia"),
    ({"dzien": "12.11.2019"}, 422, "RRRR-MM-DD"),
    ({"dzien": "2019-11-12", "ob-2019-11-12": "g999"}, 409, "usunął osobę"),
    ({"dzien": "2019-11-12", "ob-2019-11-12": "o99999"}, 422, "Nie ma osoby"),
    ({"dzien": "2019-11-12", "ob-2019-11-12": "o²"}, 409, "usunął osobę"),
]


@pytest.mark.parametrize(("pola", "status", "zdanie"), ZLA_OBECNOSC, ids=[z[2] for z in ZLA_OBECNOSC])
async def test_obecnosc_ktorej_nie_da_sie_zapisac(
    swiat: Swiat, biuro: Przegladarka, pola: dict[str, str], status: int, zdanie: str
) -> None:
    w = await warsztat(swiat)
    odpowiedz = await biuro.wyslij(f"/wydarzenia/{w.id}/obecnosc", pola)
    assert (odpowiedz.status_code, zdanie in slowa(odpowiedz.text)) == (status, True)
    assert await obecni(w) == {}


async def test_gosc_bez_nazwiska_albo_bez_dnia(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat)
    gdzie = f"/wydarzenia/{w.id}/obecnosc/dopisz"
    bez_nazwiska = await biuro.wyslij(
        gdzie, {"imie": "Jan", "nazwisko": "", "sektor": "inny", "dni": "2019-11-12"}
    )
    assert (bez_nazwiska.status_code, 'id="f-nazwisko-b"' in bez_nazwiska.text) == (422, True)
    assert zapisane(bez_nazwiska.text, "imie") == "Jan"
    zly_sektor = await biuro.wyslij(gdzie, {"imie": "J", "nazwisko": "K", "sektor": "x", "dni": "2019-11-12"})
    assert (zly_sektor.status_code, 'id="f-sektor-b"' in zly_sektor.text) == (422, True)
    bez_dnia = await biuro.wyslij(gdzie, {"imie": "J", "nazwisko": "K", "sektor": "inny"})
    assert (bez_dnia.status_code, 'id="f-dni-b"' in bez_dnia.text) == (422, True)


async def test_przyszly_dzien_nie_ma_pol_obecnosci(swiat: Swiat, biuro: Przegladarka) -> None:
    w = await warsztat(swiat, dni=(SR, date(2019, 11, 15)))
    strona = (await biuro.otworz(f"/wydarzenia/{w.id}")).text
    assert 'name="ob-2019-11-13"' in strona
    assert 'name="ob-2019-11-15"' not in strona
    odpowiedz = await biuro.wyslij(f"/wydarzenia/{w.id}/obecnosc", {"dzien": "2019-11-15"})
    assert (odpowiedz.status_code, "jeszcze nie nadszedł" in slowa(odpowiedz.text)) == (422, True)


# --- who sees what ------------------------------------------------------------------------------


async def test_nazwiska_widzi_kto_moze(swiat: Swiat, tmp_path: Path) -> None:
    """A team member sees his gmina's event and how many came, not who; the auditor sees the list."""
    w = await warsztat(swiat, "borowiany", uczestnicy=frozenset({swiat.osoby["pracownik"]}))
    await operacje.zapisz_obecnosc(kontekst(), w.id, [ObecnoscDnia(WT, (Obecny(gosc=GOSC),))])
    czlonek = await Przegladarka(swiat, "czlonek", tmp_path).tekst(f"/wydarzenia/{w.id}")
    assert "Łęcka" not in czlonek
    assert "Ćwikła" not in czlonek
    assert "1 z 2 osób" in czlonek
    kontroler = await Przegladarka(swiat, "kontroler", tmp_path).tekst(f"/wydarzenia/{w.id}")
    assert "Bożena Łęcka" in kontroler
    assert "Zapisz obecność" not in kontroler


@pytest.mark.parametrize(
    ("kto", "adres", "status"),
    [
        ("kontroler", "/wydarzenia/{}/zmien", 403),
        ("kontroler", "/wydarzenia/nowe", 403),
        ("ekspert", "/wydarzenia/{}", 200),
        ("animator", "/wydarzenia/{}", 404),
        ("animator", "/wydarzenia/{}/zmien", 404),
        ("pracownik", "/wydarzenia/{}", 404),
        ("koordynator", "/wydarzenia/999999", 404),
        ("koordynator", "/wydarzenia/9999999999", 404),
        ("koordynator", "/wydarzenia/{}?stan=14.13.2019", 400),
        ("koordynator", "/wydarzenia?stan=wczoraj", 400),
        ("koordynator", "/wydarzenia?od=31.02.2019", 400),
        ("koordynator", "/wydarzenia?od=2019-12-01&do=2019-11-01", 400),
        ("koordynator", "/wydarzenia?dzialanie=abc", 400),
        ("koordynator", "/wydarzenia?stan=14.11.2019", 303),
    ],
)
async def test_prawa_i_adresy(swiat: Swiat, tmp_path: Path, kto: str, adres: str, status: int) -> None:
    w = await warsztat(swiat, "wrzosy", uczestnicy=frozenset[int]())
    odpowiedz = await Przegladarka(swiat, kto, tmp_path).otworz(adres.format(w.id))
    assert odpowiedz.status_code == status


@pytest.mark.parametrize("czyn", ["odwolaj", "przywroc", "odbyte", "obecnosc", "obecnosc/dopisz", "zmien"])
async def test_czyny_bez_prawa_i_bez_csrf(swiat: Swiat, tmp_path: Path, czyn: str) -> None:
    w = await warsztat(swiat, "borowiany", "wrzosy")
    for kto, csrf, status in (("animator", True, 403), ("czlonek", True, 403), ("koordynator", False, 403)):
        odpowiedz = await Przegladarka(swiat, kto, tmp_path).wyslij(f"/wydarzenia/{w.id}/{czyn}", {}, csrf)
        assert odpowiedz.status_code == status, kto
    cudzy = Przegladarka(swiat, "inny_coach", tmp_path)
    assert (await cudzy.wyslij(f"/wydarzenia/{w.id}/{czyn}", {})).status_code == 404
    assert await odczyty.wydarzenie(SYSTEM, w.id) == w


# --- pure ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rodzaj", "wpisane", "wynik"),
    [
        ("warsztat_wyjazdowy", "", "9"),
        ("warsztat_wyjazdowy", "7", "7"),
        ("konsultacja", "", ""),
        ("szkolenie_wewnetrzne", "", ""),
        ("superwizja_grupowa", "", ""),
        ("nieznany", "", ""),
    ],
)
def test_dzialanie_wynika_z_rodzaju(rodzaj: str, wpisane: str, wynik: str) -> None:
    assert formularz_wydarzenia.dzialanie_rodzaju(rodzaj, wpisane) == wynik


def test_kolejny_dzien_po_nieczytelnym_jest_pusty() -> None:
    assert formularz_wydarzenia.kolejny_dzien({"dni.0.dzien": "jutro"}, 1) == {"dni.0.dzien": "jutro"}
