"""The plan's workbook: comes back unchanged, opens elsewhere, names each mistake by its cell."""

import io
import re
import subprocess
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from biuro.wersje_planu import plan_z_pliku
from budzet.odczyt_xlsx.skoroszyt import BladSkoroszytu
from budzet.plan import MIARY
from budzet.plik_planu import PlanZPliku, plan_wbudowany
from budzet.xlsx.plan import plan_ze_skoroszytu, skoroszyt_planu
from harmonogram.bledy import BladDziedziny
from harmonogram.skladnia_toml import BladPlanu
from tests.plany import plany

KORZEN = Path(__file__).parents[1]


@cache
def szablon() -> bytes:
    return skoroszyt_planu(plan_wbudowany())


@settings(max_examples=25)
@given(plany())
def test_plan_wraca_ze_skoroszytu_bez_zmian(plan: PlanZPliku) -> None:
    assert plan_ze_skoroszytu(skoroszyt_planu(plan), "x.xlsx") == plan


def test_wbudowany_plan_wraca_bez_zmian_i_daje_te_same_bajty() -> None:
    plan = plan_wbudowany()
    tresc = skoroszyt_planu(plan)
    assert plan_ze_skoroszytu(tresc, "x.xlsx") == plan
    assert skoroszyt_planu(plan_wbudowany()) == tresc


# --- what other programs see


def test_inny_program_widzi_arkusze_daty_i_liczby() -> None:
    skoroszyt = CalamineWorkbook.from_filelike(io.BytesIO(szablon()))
    assert skoroszyt.sheet_names == [
        "Instrukcja", "Projekt", "Fazy", "Działania", "Narzędzia", "Cele", "Źródła", "Kwartalnie", "Listy",
    ]  # fmt: skip
    fazy = skoroszyt.get_sheet_by_name("Fazy").to_python(skip_empty_area=False)
    assert fazy[5] == ["I", "opracowanie modelu", date(2018, 4, 1), date(2019, 3, 31)]
    cele = skoroszyt.get_sheet_by_name("Cele").to_python(skip_empty_area=False)
    assert [w[:4] for w in cele[9:11]] == [
        [5, "godziny", "na osobę", 20],
        [6, "godziny", "na jednostkę", 360],
    ]


def test_kazda_lista_wyboru_ma_swoje_wartosci() -> None:
    wb = load_workbook(io.BytesIO(szablon()))
    for ws in wb.worksheets:
        for regula in ws.data_validations.dataValidation:
            if regula.type == "list" and regula.formula1 != '"tak,nie"':
                ((arkusz, zakres),) = wb.defined_names[regula.formula1].destinations
                assert wb[arkusz][zakres][0][0].value
            assert len(regula.prompt or "") <= 255
    assert {w.value for (w,) in wb["Listy"]["A2:A9"]} == {m.nazwa for m in MIARY.values()}


def test_libreoffice_otwiera_zapisuje_i_drukuje(tmp_path: Path, soffice: Path) -> None:
    plik, profil = tmp_path / "plan.xlsx", f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    plik.write_bytes(szablon())
    for postac, folder in (("xlsx:Calc MS Excel 2007 XML", "zapisany"), ("pdf", ".")):
        subprocess.run(
            [soffice, profil, "--headless", "--convert-to", postac, "--outdir", tmp_path / folder, plik],
            check=True,
            capture_output=True,
            timeout=300,
        )
    zapisany = (tmp_path / "zapisany" / "plan.xlsx").read_bytes()
    assert plan_ze_skoroszytu(zapisany, "plan.xlsx") == plan_wbudowany()
    strony = [s.extract_text() for s in PdfReader(tmp_path / "plan.pdf").pages]
    assert len(strony) <= 9
    for strona in strony:
        assert not re.search(r"###|Err:|#NAME|#REF|#VALUE", strona)


# --- mistakes

Zmiana = Callable[[Workbook], None]


def zmieniony(zmiana: Zmiana) -> bytes:
    wb = load_workbook(io.BytesIO(szablon()))
    zmiana(wb)
    bufor = io.BytesIO()
    wb.save(bufor)
    return bufor.getvalue()


def wpisz(arkusz: str, **komorki: object) -> Zmiana:
    def zmiana(wb: Workbook) -> None:
        for adres, wartosc in komorki.items():
            wb[arkusz][adres].value = wartosc

    return zmiana


def usun_arkusz(nazwa: str) -> Zmiana:
    return lambda wb: wb.remove(wb[nazwa])


def usterki(zmiana: Zmiana) -> list[str]:
    with pytest.raises(BladPlanu) as blad:
        plan_ze_skoroszytu(zmieniony(zmiana), "plan.xlsx")
    zdania = [str(u).replace("\u00a0", " ") for u in blad.value.usterki]
    assert all(z.endswith((".", "?")) for z in zdania)
    return zdania


# change, place, part of the sentence; heads stand in row 5, action 5 of „Cele” in row 10
USTERKI: list[tuple[Zmiana, str, str]] = [
    (
        wpisz("Cele", D10="dwadzieścia"),
        "arkusz Cele, wiersz 10, kolumna Razem",
        "„dwadzieścia” nie jest liczbą",
    ),
    (
        wpisz("Cele", D10=25),
        "arkusz Cele, wiersz 10, kolumna Razem",
        "2,5 h × 8 mies. daje 20 h, a suma („Razem”) to 25 h. Popraw „Razem”, „Średnio w",
    ),
    (
        wpisz("Cele", D7="pięć"),
        "arkusz Cele, wiersz 7, kolumna Razem",
        "„pięć” nie jest liczbą całkowitą. Wpisz samą liczbę.",
    ),
    (wpisz("Cele", D7=5.5), "arkusz Cele, wiersz 7, kolumna Razem", "„5,5” nie jest liczbą całkowitą."),
    (wpisz("Cele", D7=-5), "arkusz Cele, wiersz 7, kolumna Razem", "Pole „Razem” to -5, a może być od 1"),
    (
        wpisz("Cele", D7=date(2019, 1, 1)),
        "arkusz Cele, wiersz 7, kolumna Razem",
        "„01.01.2019” nie jest liczbą",
    ),
    (
        wpisz("Cele", B10="godzin"),
        "arkusz Cele, wiersz 10, kolumna Miara",
        "Nie ma takiej wartości: „godzin”. Może chodziło o godziny?",
    ),
    (
        wpisz("Cele", B10=None),
        "arkusz Cele, wiersz 10, kolumna Miara",
        "Brakuje wartości „Miara”: wpisz tekst.",
    ),
    (
        wpisz("Cele", C10="na gminę"),
        "arkusz Cele, wiersz 10, kolumna Dla kogo",
        "Nie ma takiej wartości: „na gminę”.",
    ),
    (
        wpisz("Cele", C10="w projekcie"),
        "arkusz Cele, wiersz 10, kolumna Osób na jednostkę",
        "Liczba osób należy do celu na osobę. Usuń ją albo ustaw „na osobę” w kolumnie „Dla",
    ),
    (
        wpisz("Cele", H10=None),
        "arkusz Cele, wiersz 10, kolumna Średnio w miesiącu",
        "Pola „Średnio w miesiącu” i „Miesięcy” stoją razem.",
    ),
    (
        wpisz("Cele", I14="liniowo z limitem"),
        "arkusz Cele, wiersz 14, kolumna Rozkład",
        "Rozkład „liniowo z limitem” potrzebuje średniej",
    ),
    (wpisz("Cele", E13=10, F13=5), "arkusz Cele, wiersz 13, kolumna Zakres od", "Zakres 10–5: dolna granica"),
    (wpisz("Cele", F13=None), "arkusz Cele, wiersz 13, kolumna Zakres do", "Zakres ma dwie granice."),
    (
        wpisz("Cele", K12=2),
        "arkusz Cele, wiersz 12, kolumna Dni na warsztat",
        "Wartość „Dni na warsztat” nie należy",
    ),
    (wpisz("Cele", K15=3), "arkusz Cele, wiersz 15, kolumna Razem", "3 warsztaty po 3 dni daje 9 dni"),
    (wpisz("Cele", L10="moze"), "arkusz Cele, wiersz 10, kolumna Odmawia", "„moze”: wpisz tak albo nie."),
    (wpisz("Cele", L12="tak"), "arkusz Cele, wiersz 12, kolumna Odmawia", "Odmawiać może tylko suma godzin"),
    (
        wpisz("Cele", M10=90),
        "arkusz Cele, wiersz 10, kolumna Próg odmowy, %",
        "Pole „Próg odmowy, %” to 90, a może być od 100",
    ),
    (
        wpisz("Cele", A10=15),
        "arkusz Cele, wiersz 10, kolumna Działanie",
        "W arkuszu „Działania” nie ma działania 15.",
    ),
    (
        wpisz("Cele", A10=None),
        "arkusz Cele, wiersz 10, kolumna Działanie",
        "Brakuje numeru działania: wpisz go.",
    ),
    (
        wpisz("Cele", A18=11),
        "arkusz Działania, wiersz 17",
        "Działanie nie ma celu. Dopisz dla niego wiersz w arkuszu „Cele”.",
    ),
    (
        wpisz("Cele", D5="Rzem"),
        "arkusz Cele, wiersz 5, kolumna Rzem",
        "Nieznana albo powtórzona kolumna. Może chodziło o Razem?",
    ),
    (wpisz("Cele", P5="Uwagi"), "arkusz Cele, wiersz 5, kolumna Uwagi", "Nieznana albo powtórzona kolumna."),
    (
        wpisz("Cele", D5=None),
        "arkusz Cele, wiersz 5, kolumna Razem",
        "Brakuje tej kolumny. Przywróć jej nagłówek.",
    ),
    (
        wpisz("Działania", A11=5),
        "arkusz Działania, wiersz 11, kolumna Nr",
        "Numer 5 nosi już inne działanie.",
    ),
    (
        wpisz("Działania", A17=13),
        "arkusz Działania, wiersz 17, kolumna Nr",
        "Plan ma 12 działań (pole „Liczba działań”), a to ma numer 13.",
    ),
    (wpisz("Działania", A17=13), "arkusz Działania", "W planie brakuje numerów: 12."),
    (
        wpisz("Działania", A18=13, B18="Nowe", C18="Nowe", D18="x", G18="wydarzenia"),
        "arkusz Działania, wiersz 18, kolumna Pierwszy kwartał",
        "Brakuje wartości „Pierwszy kwartał”: wpisz tekst.",
    ),
    (
        wpisz("Działania", E14="IV kwartał 2020"),
        "arkusz Działania, wiersz 14, kolumna Ostatni kwartał",
        "Ostatni kwartał (IV kwartał 2019) jest przed pierwszym",
    ),
    (
        wpisz("Działania", F14="wiosna"),
        "arkusz Działania, wiersz 14, kolumna Ostatni kwartał",
        "„wiosna” nie jest kwartałem.",
    ),
    (
        wpisz("Działania", F14="I kwartał 2022"),
        "arkusz Działania, wiersz 14, kolumna Pierwszy kwartał",
        "II kwartał 2019 – I kwartał 2022 wychodzi poza projekt",
    ),
    (
        wpisz("Działania", B9=None),
        "arkusz Działania, wiersz 9, kolumna Nazwa",
        "Brakuje wartości „Nazwa”: wpisz tekst.",
    ),
    (
        wpisz("Działania", C9="Bardzo " * 9),
        "arkusz Działania, wiersz 9, kolumna Skrót",
        "Pole „Skrót” ma 62 znaki",
    ),
    (
        wpisz("Działania", G9="konferencja"),
        "arkusz Działania, wiersz 9, kolumna Rodzaj",
        "Nie ma takiej wartości: „konferencja”.",
    ),
    (
        wpisz("Działania", D9="PESEL 44051401458"),
        "arkusz Działania, wiersz 9, kolumna Opis",
        "Tekst zawiera numer PESEL.",
    ),
    (
        wpisz("Fazy", C7=date(2019, 5, 1)),
        "arkusz Fazy, wiersz 7, kolumna Od",
        "Etap (faza) II zaczyna się 01.05.2019 i zostawia przerwę.",
    ),
    (wpisz("Fazy", D7="osiemnastego"), "arkusz Fazy, wiersz 7, kolumna Do", "„osiemnastego” nie jest datą"),
    (
        wpisz("Fazy", D7="31.02.2019"),
        "arkusz Fazy, wiersz 7, kolumna Do",
        "„31.02.2019”: nie ma takiego dnia",
    ),
    (
        wpisz("Fazy", D7=None),
        "arkusz Fazy, wiersz 7, kolumna Do",
        "Brakuje wartości „Do”: wpisz dzień, na przykład 01.04.2018.",
    ),
    (wpisz("Projekt", B6=None), "arkusz Projekt", "Brakuje wartości „Nazwa”: wpisz tekst."),
    (
        wpisz("Projekt", A15="Nazwa zespołów"),
        "arkusz Projekt, wiersz 15",
        "Nieznane pole „Nazwa zespołów”. Może chodziło o Nazwa zespołu?",
    ),
    (
        wpisz("Projekt", A7="Nazwa"),
        "arkusz Projekt, wiersz 7",
        "Pole „Nazwa” podano dwa razy. Zostaw jeden wiersz.",
    ),
    (
        wpisz("Narzędzia", B6=None),
        "arkusz Cele, wiersz 7, kolumna Razem",
        "Suma („Razem”) to 5 narzędzi, a lista „Narzędzia” ma 4.",
    ),
    (
        wpisz("Narzędzia", B7="Badanie CAWI/CATI"),
        "arkusz Narzędzia, wiersz 6, kolumna Narzędzie",
        "„Badanie CAWI/CATI” stoi na liście „Narzędzia” więcej niż raz.",
    ),
    (
        wpisz("Źródła", C11=None),
        "arkusz Cele, wiersz 11",
        "Dopisz w polu „Liczone z”, z czego liczy się wykonanie (godziny).",
    ),
    (
        wpisz("Źródła", C14="spotkanie"),
        "arkusz Źródła, wiersz 14, kolumna Liczone z",
        "Nie ma takiej wartości: „spotkanie”.",
    ),
    (
        wpisz("Źródła", B14="warsztaty"),
        "arkusz Źródła, wiersz 14, kolumna Miara",
        "W arkuszu „Cele” działanie 7 nie ma celu w mierze „warsztaty”.",
    ),
    (
        wpisz("Źródła", D13="animator powiatu"),
        "arkusz Źródła, wiersz 13, kolumna Funkcja",
        "Ta wartość jest już",
    ),
    (
        wpisz("Źródła", C14="praca eksperta"),
        "arkusz Źródła, wiersz 14, kolumna Liczone z",
        "Pole „Liczone z”: nie ma takiej wartości",
    ),
    (
        wpisz("Kwartalnie", A6=9, B6="warsztaty", C6="II kwartał 2019", D6=1),
        "arkusz Cele, wiersz 14, kolumna Rozkład",
        "Ilości w polu „Kwartalnie” i „ręcznie” w kolumnie „Rozkład” stoją razem.",
    ),
    (
        wpisz("Kwartalnie", A6=9, B6="warsztaty", C6="I kwartał 2020", D6=1),
        "arkusz Kwartalnie, wiersz 6, kolumna Ilość",
        "I kwartał 2020 leży poza oknem",
    ),
    (
        wpisz("Kwartalnie", A6=9, B6="warsztaty", C6="II kwartał 2019"),
        "arkusz Kwartalnie, wiersz 6, kolumna Ilość",
        "Komórka jest pusta.",
    ),
    (
        wpisz(
            "Kwartalnie", A6=9, B6="warsztaty", C6="2019-K2", D6=1, A7=9, B7="warsztaty", C7="2019-K2", D7=1
        ),
        "arkusz Kwartalnie, wiersz 7, kolumna Ilość",
        "II kwartał 2019 podano dwa razy.",
    ),
    (
        usun_arkusz("Cele"),
        "arkusz Cele",
        "W skoroszycie nie ma tego arkusza. Przenieś dane do nowego szablonu.",
    ),
    (
        wpisz("Cele", **{f"{k}5": None for k in "ABCDEFGHIJKLMNO"}),
        "arkusz Cele",
        "Brakuje wiersza z nagłówkami kolumn.",
    ),
]


@pytest.mark.parametrize(("zmiana", "miejsce", "fragment"), USTERKI)
def test_usterka_nazywa_arkusz_wiersz_i_kolumne(zmiana: Zmiana, miejsce: str, fragment: str) -> None:
    znalezione = usterki(zmiana)
    assert [z for z in znalezione if z.startswith(f"{miejsce}: ") and fragment in z], znalezione


@pytest.mark.parametrize(
    "zmiana",
    [
        wpisz("Cele", B12="spotkanie"),
        wpisz("Cele", D7="pięć"),
        wpisz("Cele", E13="pięć"),
        wpisz("Cele", K15="dwa"),
        wpisz("Działania", E14="wiosna"),
        wpisz("Fazy", C7="wiosna"),
        wpisz("Źródła", C14="spotkanie"),
        wpisz("Projekt", B18="wiosna 2018"),
    ],
)
def test_nieczytelna_komorka_to_jedna_usterka(zmiana: Zmiana) -> None:
    """The rules do not complain about what follows from it."""
    assert len(usterki(zmiana)) == 1


@pytest.mark.parametrize(
    "zmiana",
    [
        wpisz("Cele", D10="20 h"),
        wpisz("Cele", D10="20:00", G10="2:30"),
        wpisz("Cele", D10=timedelta(hours=20), G10=time(2, 30)),
        wpisz("Cele", B10="GODZINY ", L10="TAK"),
        wpisz("Cele", D12="36", H12="18"),
        wpisz("Działania", E14="2019-K2", F14="IV kw. 2019"),
        wpisz("Działania", E8="II kwartał 2018", F8=None),
        wpisz("Fazy", C6="1.04.2018 r.", D6="2019-03-31"),
        wpisz("Źródła", D11="animator-moderator", C14="spotkanie_pzk"),
        usun_arkusz("Kwartalnie"),
        usun_arkusz("Instrukcja"),
        lambda wb: wb["Cele"].insert_rows(8, 3),
        lambda wb: wb["Cele"].move_range("A5:A18", cols=20),
    ],
)
def test_to_co_biuro_wpisze_inaczej_daje_ten_sam_plan(zmiana: Zmiana) -> None:
    assert plan_ze_skoroszytu(zmieniony(zmiana), "plan.xlsx") == plan_wbudowany()


def test_wszystkie_usterki_naraz_w_kolejnosci_arkuszy() -> None:
    def zmiana(wb: Workbook) -> None:
        wpisz("Źródła", C14="spotkanie")(wb)
        wpisz("Cele", D10=25, D7="pięć")(wb)
        wpisz("Fazy", D7=None)(wb)

    miejsca = [u.partition(":")[0] for u in usterki(zmiana)]
    assert miejsca == [
        "arkusz Fazy, wiersz 7, kolumna Do",
        "arkusz Cele, wiersz 7, kolumna Razem",
        "arkusz Cele, wiersz 10, kolumna Razem",
        "arkusz Źródła, wiersz 14, kolumna Liczone z",
    ]


def test_inny_skoroszyt_to_jedno_zdanie() -> None:
    with pytest.raises(BladSkoroszytu, match="to nie jest szablon planu"):
        plan_ze_skoroszytu((KORZEN / "szablony_xlsx" / "limity.xlsx").read_bytes(), "limity.xlsx")


@settings(max_examples=15)
@given(
    st.sampled_from(["Projekt", "Fazy", "Działania", "Narzędzia", "Cele", "Źródła"]),
    st.integers(5, 20),
    st.integers(1, 15),
    st.one_of(
        st.none(), st.text("aą1 –:=", max_size=5), st.integers(-5, 99), st.floats(-2, 2), st.booleans()
    ),
)
def test_dowolna_zmiana_komorki_daje_plan_albo_zdania(
    arkusz: str, wiersz: int, kolumna: int, wartosc: object
) -> None:
    plik = zmieniony(lambda wb: setattr(wb[arkusz].cell(wiersz, kolumna), "value", wartosc))
    try:
        plan_ze_skoroszytu(plik, "x.xlsx")
    except BladDziedziny as blad:
        assert blad.komunikat.endswith((".", "?"))  # noqa: PT017 - both ends are right


@pytest.mark.parametrize(
    ("nazwa", "tresc", "zdanie"),
    [
        ("plan.csv", b"a;b", "plik tekstowy"),
        ("plan.xls", bytes.fromhex("d0cf11e0a1b11ae1"), "starego programu Excel"),
        ("PLAN.XLSX", b"nazwa = 1", "plik tekstowy"),
    ],
)
def test_plik_nazwany_jak_arkusz_dostaje_zdanie_o_arkuszu(nazwa: str, tresc: bytes, zdanie: str) -> None:
    with pytest.raises(BladSkoroszytu, match=zdanie):
        plan_z_pliku(nazwa, tresc)
