"""Hour entries: kinds, checks of one entry, overlap."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import BladDziedziny, BledyPol, Nakladanie, NiepoprawnePole, PozaOknem, Przyszlosc
from harmonogram.czas import Okres
from harmonogram.godziny import WpisGodzin, sprawdz_nakladanie, sprawdz_wpis, ustal_rodzaj
from harmonogram.osoby import ANIMATORZY
from harmonogram.zadania import slownik, tematy_rodzaju, zadania

KONIEC_6 = date(2020, 9, 30)
W_TRAKCIE, PO_6 = date(2019, 11, 12), date(2021, 1, 14)
DZIS = date(2026, 11, 21)
OKNO = Okres.wlacznie(date(2019, 4, 1), date(2020, 9, 30))

ANIMATORA = WpisGodzin(None, 7, None, 3, "animator", 6, W_TRAKCIE, 17 * 60, 19 * 60)
COACHING = WpisGodzin(None, 8, 9, None, "coaching_przypadkow", 10, W_TRAKCIE, 600, 750)
EKSPERTA = WpisGodzin(None, 10, None, None, "ekspert", 1, W_TRAKCIE, 600, 660)
DORADCY = WpisGodzin(None, 11, None, None, "doradca_rops", None, W_TRAKCIE, 600, 660)
SUPERWIZJA = WpisGodzin(None, 12, None, None, "superwizja_grupowa", None, W_TRAKCIE, 600, 660)
FUNKCJA = {7: "animator_gminy", 8: "coach", 10: "ekspert", 11: "doradca_rops", 12: "superwizor"}


def sprawdz(wpis: WpisGodzin, **inne: Any) -> None:
    domyslne: dict[str, Any] = {
        "dzis": DZIS,
        "okno": OKNO,
        "nazwa_okna": f"działania {wpis.dzialanie}",
        "funkcje": {FUNKCJA[wpis.osoba]},
    }
    sprawdz_wpis(wpis, **(domyslne | inne))


def odmowa(wpis: WpisGodzin, **inne: Any) -> BladDziedziny:
    with pytest.raises(BladDziedziny) as blad:
        sprawdz(wpis, **inne)
    assert blad.value.komunikat.endswith(".")
    return blad.value


# --- kind of entry


@pytest.mark.parametrize(
    ("funkcje", "dzialanie", "rodzaj", "wynik"),
    [
        *[({"ekspert"}, d, None, "ekspert") for d in (1, 2, 3, 4, 11, 12)],
        ({"coach"}, 5, None, "coaching_wzmacniajacy"),
        ({"coach"}, 10, None, "coaching_przypadkow"),
        *[({f}, 6, None, "animator") for f in sorted(ANIMATORZY)],
        *[({"doradca_rops"}, d, None, "doradca_rops") for d in (1, 5, 6, 7, 8, 12, None)],
        ({"doradca_rops"}, None, "doradca_rops", "doradca_rops"),
        ({"superwizor"}, None, "superwizja_grupowa", "superwizja_grupowa"),
        ({"superwizor"}, None, "superwizja_indywidualna", "superwizja_indywidualna"),
        ({"ekspert", "doradca_rops"}, 1, None, "ekspert"),
        ({"ekspert", "doradca_rops"}, 1, "doradca_rops", "doradca_rops"),
        ({"ekspert", "doradca_rops"}, 1, "animator", "ekspert"),
        ({"pracownik_socjalny", "coach"}, 5, None, "coaching_wzmacniajacy"),
    ],
)
def test_rodzaj_wynika_z_dzialania_i_funkcji(
    funkcje: set[str], dzialanie: int | None, rodzaj: str | None, wynik: str
) -> None:
    assert ustal_rodzaj(funkcje, dzialanie, rodzaj, KONIEC_6, W_TRAKCIE) == wynik


@pytest.mark.parametrize(
    ("funkcje", "dzialanie", "rodzaj", "pole", "zdanie"),
    [
        ({"ekspert"}, 5, None, "dzialanie", "Ekspert zapisuje godziny w działaniach 1, 2, 3, 4, 11 i 12."),
        ({"ekspert"}, None, None, "dzialanie", "Wpis musi mieć działanie."),
        ({"coach"}, 6, None, "dzialanie", "Coach zapisuje godziny w działaniach 5 i 10."),
        ({"animator_gminy"}, 8, None, "dzialanie", "w działaniu 6, a po 30.09.2020 w działaniu 12."),
        ({"animator_gminy"}, 12, None, "dzialanie", "Animator gminy zapisuje godziny w działaniu 6"),
        ({"superwizor"}, 7, "superwizja_grupowa", "dzialanie", "Superwizor zapisuje godziny bez działania."),
        ({"superwizor"}, None, None, "rodzaj", "superwizja_grupowa albo superwizja_indywidualna"),
        ({"superwizor"}, None, "doradca_rops", "rodzaj", "superwizja_grupowa albo"),
        ({"superwizor", "doradca_rops"}, None, None, "rodzaj", "doradca_rops, superwizja_grupowa"),
        ({"pracownik_socjalny"}, 5, None, "dzialanie", "Pracownik socjalny nie zapisuje godzin."),
        ({"czlonek_pzk"}, 7, None, "dzialanie", "Członek PZK nie zapisuje godzin."),
        (set(), 1, None, "dzialanie", "Nie ma ona żadnej funkcji"),
        ({"ekspert"}, 1, "inny", "rodzaj", "„inny” nie jest rodzajem wpisu"),
        ({"doradca_rops"}, 13, None, "dzialanie", "albo bez działania."),
    ],
)
def test_odmowa_rodzaju_mowi_gdzie_wolno(
    funkcje: set[str], dzialanie: int | None, rodzaj: str | None, pole: str, zdanie: str
) -> None:
    with pytest.raises(NiepoprawnePole) as blad:
        ustal_rodzaj(funkcje, dzialanie, rodzaj, KONIEC_6, W_TRAKCIE)
    assert blad.value.pole == pole
    assert zdanie in blad.value.komunikat


@pytest.mark.parametrize("funkcja", sorted(ANIMATORZY))
def test_animator_pisze_na_12_dopiero_po_koncu_6(funkcja: str) -> None:
    assert ustal_rodzaj({funkcja}, 12, None, KONIEC_6, PO_6) == "animator"
    with pytest.raises(NiepoprawnePole):
        ustal_rodzaj({funkcja}, 12, None, KONIEC_6, KONIEC_6)


# --- one entry


@pytest.mark.parametrize("wpis", [ANIMATORA, COACHING, EKSPERTA, DORADCY, SUPERWIZJA], ids=lambda w: w.rodzaj)
def test_dobry_wpis_przechodzi(wpis: WpisGodzin) -> None:
    sprawdz(wpis)


@pytest.mark.parametrize("wpis", [ANIMATORA, EKSPERTA, DORADCY], ids=lambda w: w.rodzaj)
def test_opis_i_doba_na_granicy_przechodza(wpis: WpisGodzin) -> None:
    sprawdz(replace(wpis, opis="ż" * 500, od_min=0, do_min=1440, uzasadnienie="bo\ntak"))


@pytest.mark.parametrize(
    ("wpis", "zmiany", "pole", "zdanie"),
    [
        (EKSPERTA, {"do_min": 600}, "do", "musi być później"),
        (EKSPERTA, {"do_min": 540}, "do", "„Do” (9:00) musi być później niż „od” (10:00)"),
        (EKSPERTA, {"od_min": -1}, "od", "od 0:00"),
        (EKSPERTA, {"od_min": 1440, "do_min": 1500}, "od", "od 0:00"),
        (EKSPERTA, {"do_min": 1441}, "do", "najwyżej 24:00"),
        (EKSPERTA, {"opis": "x" * 501}, "opis", "501\u00a0znaków, a może mieć najwyżej 500"),
        (EKSPERTA, {"opis": "a\x00b"}, "opis", "sterujące"),
        (EKSPERTA, {"opis": "pan 44051401359"}, "opis", "PESEL"),
        (EKSPERTA, {"uzasadnienie": "x" * 501}, "uzasadnienie", "najwyżej 500"),
        (EKSPERTA, {"uzasadnienie": "\ud800"}, "uzasadnienie", "sterujące"),
        (EKSPERTA, {"dla": 9}, "dla", "tylko przy coachingu"),
        (SUPERWIZJA, {"dla": 9}, "dla", "tylko przy coachingu"),
        (COACHING, {"dla": None}, "dla", "Podaj pracownika socjalnego"),
        (COACHING, {"dla": 8}, "dla", "dla siebie"),
        (COACHING, {"opis": "rozmowa"}, "opis", "nie ma opisu"),
        (SUPERWIZJA, {"opis": "rozmowa"}, "opis", "nie ma opisu"),
        (COACHING, {"temat": "zdrowie"}, "temat", "nie jest tematem ze słownika"),
        (COACHING, {"temat": "bezposrednia"}, "temat", "nie jest tematem ze słownika"),
        (EKSPERTA, {"temat": "motywacja"}, "temat", "tylko przy coachingu i superwizji"),
        (ANIMATORA, {"jednostka": None}, "jednostka", "Podaj jednostkę"),
        (ANIMATORA, {"zadanie": "XX-01"}, "zadanie", "nie jest kodem zadania"),
        (ANIMATORA, {"zadanie": "AP-01"}, "zadanie", "Podaj kod od AG-01 do AG-15"),
        (EKSPERTA, {"zadanie": "CO-01"}, "zadanie", "nie należy do tej funkcji"),
    ],
)
def test_odmowy(wpis: WpisGodzin, zmiany: dict[str, Any], pole: str, zdanie: str) -> None:
    blad = odmowa(replace(wpis, **zmiany))
    assert isinstance(blad, NiepoprawnePole)
    assert blad.pole == pole
    assert zdanie in blad.komunikat


@pytest.mark.parametrize("wpis", [COACHING, SUPERWIZJA], ids=lambda w: w.rodzaj)
def test_temat_ze_slownika_przechodzi(wpis: WpisGodzin) -> None:
    for temat in tematy_rodzaju(wpis.rodzaj):
        sprawdz(replace(wpis, temat=temat.kod))


@pytest.mark.parametrize("wpis", [ANIMATORA, COACHING, EKSPERTA, DORADCY, SUPERWIZJA], ids=lambda w: w.rodzaj)
def test_zadania_wlasnej_funkcji_przechodza(wpis: WpisGodzin) -> None:
    wlasne = [z for z in (zadania() | slownik()).values() if z.funkcja == FUNKCJA[wpis.osoba]]
    assert wlasne
    for z in wlasne:
        sprawdz(replace(wpis, zadanie=z.kod))


def test_zadanie_kogos_bez_funkcji_tez_jest_odmowa() -> None:
    assert odmowa(replace(ANIMATORA, zadanie="AG-01"), funkcje=()).komunikat.endswith("Zostaw to pole puste.")


def test_przyszlosc_ocenia_sie_dniem() -> None:
    sprawdz(EKSPERTA, dzis=W_TRAKCIE)
    blad = odmowa(EKSPERTA, dzis=date(2019, 11, 11))
    assert isinstance(blad, Przyszlosc)
    assert (blad.pole, blad.komunikat) == (
        "dzien",
        "12.11.2019 jeszcze nie nadszedł. Podaj datę do 11.11.2019 włącznie.",
    )


@pytest.mark.parametrize(
    ("dzien", "komunikat"),
    [
        (
            date(2020, 1, 14),
            "14.01.2020 jest po zakończeniu działania 9, które trwa 01.04.2019–31.12.2019 "
            "(II – IV kwartał 2019). Podaj wcześniejszą datę.",
        ),
        (
            date(2019, 3, 31),
            "31.03.2019 jest przed rozpoczęciem działania 9, które trwa 01.04.2019–31.12.2019 "
            "(II – IV kwartał 2019). Podaj późniejszą datę.",
        ),
    ],
)
def test_poza_oknem(dzien: date, komunikat: str) -> None:
    okno = Okres.wlacznie(date(2019, 4, 1), date(2019, 12, 31))
    blad = odmowa(replace(DORADCY, dzialanie=9, dzien=dzien), okno=okno)
    assert isinstance(blad, PozaOknem)
    assert (blad.pole, blad.komunikat) == ("dzien", komunikat)


def test_okno_projektu_i_niepelne_kwartaly() -> None:
    okno = Okres.wlacznie(date(2018, 4, 1), date(2019, 10, 15))
    blad = odmowa(DORADCY, okno=okno, nazwa_okna="projektu")
    assert "po zakończeniu projektu, który trwa 01.04.2018–15.10.2019. Podaj" in blad.komunikat
    sprawdz(DORADCY, okno=None)


def test_okno_ma_oba_dni_graniczne() -> None:
    for dzien in (OKNO.od, OKNO.ostatni):
        sprawdz(replace(ANIMATORA, dzien=dzien))


def test_wspierany_musi_byc_pracownikiem_socjalnym_a_jednostka_jego() -> None:
    dobry = {"funkcje_dla": {"pracownik_socjalny"}, "jednostka_dla": 3}
    sprawdz(COACHING, **dobry)
    sprawdz(replace(COACHING, jednostka=3), **dobry)
    assert odmowa(replace(COACHING, jednostka=4), **dobry).pole == "jednostka"
    assert odmowa(COACHING, funkcje_dla={"ekspert"}).pole == "dla"


def test_animator_pisze_tylko_dla_swoich_jednostek() -> None:
    sprawdz(ANIMATORA, jednostki_wykonawcy={3})
    sprawdz(ANIMATORA, jednostki_wykonawcy=None)
    assert odmowa(ANIMATORA, jednostki_wykonawcy={4}).pole == "jednostka"
    sprawdz(replace(EKSPERTA, jednostka=3), jednostki_wykonawcy={4})


def test_kilka_bledow_wraca_razem_w_kolejnosci_pol() -> None:
    blad = odmowa(replace(ANIMATORA, do_min=60, jednostka=None, opis="\x00"))
    assert isinstance(blad, BledyPol)
    assert [b.pole for b in blad.bledy] == ["do", "jednostka", "opis"]


# --- overlap


def inny(od: int, do: int, **zmiany: Any) -> WpisGodzin:
    zapisany: dict[str, Any] = {"id": 1, "od_min": od * 60, "do_min": do * 60}
    return replace(ANIMATORA, **(zapisany | zmiany))


@pytest.mark.parametrize(
    ("inne", "zdanie"),
    [
        ([inny(16, 18)], "z 12.11.2019, 16:00–18:00 (działanie 6). Zacznij od 18:00 albo zmień tamten wpis."),
        ([inny(18, 20)], "Skończ o 18:00 albo zmień tamten wpis."),
        ([inny(17, 19)], "Podaj inne godziny albo zmień tamten wpis."),
        ([inny(16, 20)], "Podaj inne godziny albo zmień tamten wpis."),
        (
            [replace(inny(17, 19), od_min=1050, do_min=1080)],
            "Zapisz osobno 17:00–17:30 i 18:00–19:00 albo zmień tamten wpis.",
        ),
        ([inny(16, 18, rodzaj="superwizja_grupowa", dzialanie=None, jednostka=None)], "(superwizja grupowa)"),
        ([inny(16, 18, id=None)], "Zacznij od 18:00"),
        ([inny(10, 12), inny(18, 20, id=2), inny(16, 18, id=3)], "16:00–18:00"),
    ],
)
def test_nakladanie_nazywa_tamten_wpis_i_wyjscie(inne: list[WpisGodzin], zdanie: str) -> None:
    with pytest.raises(Nakladanie) as blad:
        sprawdz_nakladanie(ANIMATORA, inne)
    assert blad.value.pole == "od"
    assert blad.value.komunikat.startswith("17:00–19:00 nakłada się na wpis z 12.11.2019, ")
    assert blad.value.wpis in [i.id for i in inne]
    assert zdanie in blad.value.komunikat


@pytest.mark.parametrize(
    "inne",
    [
        [],
        [inny(15, 17), inny(19, 21)],
        [inny(17, 19, osoba=99)],
        [inny(17, 19, osoba=99, dla=7)],
        [inny(17, 19, dzien=date(2019, 11, 13))],
        [ANIMATORA],
    ],
)
def test_nie_naklada_sie(inne: list[WpisGodzin]) -> None:
    sprawdz_nakladanie(ANIMATORA, inne)


def test_zmieniany_wpis_nie_koliduje_ze_soba_a_niezapisane_sie_nie_zaslaniaja() -> None:
    sprawdz_nakladanie(replace(ANIMATORA, id=5), [replace(ANIMATORA, id=5, od_min=960)])
    with pytest.raises(Nakladanie):
        sprawdz_nakladanie(ANIMATORA, [replace(ANIMATORA, opis="drugi, też niezapisany")])


PRZEDZIALY = st.tuples(st.integers(0, 47), st.integers(1, 48)).filter(lambda p: p[0] < p[1])


@given(PRZEDZIALY, st.lists(PRZEDZIALY, max_size=6))
def test_nakladanie_to_wspolna_minuta(nowy: tuple[int, int], reszta: Iterable[tuple[int, int]]) -> None:
    inne = [replace(ANIMATORA, id=n, od_min=a * 30, do_min=b * 30) for n, (a, b) in enumerate(reszta)]
    wpis = replace(ANIMATORA, od_min=nowy[0] * 30, do_min=nowy[1] * 30)
    zajete = {m for i in inne for m in range(i.od_min, i.do_min)}
    try:
        sprawdz_nakladanie(wpis, inne)
        koliduje = False
    except Nakladanie:
        koliduje = True
    assert koliduje == bool(zajete & set(range(wpis.od_min, wpis.do_min)))
