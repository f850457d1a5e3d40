"""Workbooks read back by another program than the one that wrote them, and by their own XML."""

import io
import re
import shutil
import subprocess
import warnings
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from budzet.arkusz import Arkusz, Komorka, Skoroszyt, Wiersz, czas
from budzet.dane_raportu import DaneRaportu
from budzet.raporty import RAPORTY, okres_z_tekstu
from budzet.xlsx import FOLDER_SZABLONOW, BladSzablonu, bezpieczny_tekst, skoroszyt_na_bajty
from budzet.xlsx.miary import ile_linii, szerokosc
from tests import swiat_raportu as swiat

GROZNE = (
    '=HYPERLINK("http://zly.example","kliknij")',
    "=1+1",
    "+48 600 100 200",
    "-5",
    "@SUM(A1:A9)",
    "#N/A",
    "\t=1",
    "Łąka\x00\x0b\x1f\ud800 \ufffe& <b>",
    "druga\r\nlinia",
    "0123",
    "31.02.2019",
    "TRUE",
    " spacje ",
)
XML = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def bajty(kod: str = "kwartalny", dane: DaneRaportu | None = None, szablon: Path | None = None) -> bytes:
    raport = RAPORTY[kod]
    return skoroszyt_na_bajty(szablon or FOLDER_SZABLONOW / raport.szablon, raport.uloz(dane or swiat.dane()))


def komorki(plik: bytes, arkusz: str) -> list[list[object]]:
    """Values of a sheet as calamine sees them."""
    wiersze = CalamineWorkbook.from_filelike(io.BytesIO(plik)).get_sheet_by_name(arkusz)
    return [list(w) for w in wiersze.to_python(skip_empty_area=False)]


def czesci(plik: bytes, wzor: str) -> dict[str, etree._Element]:
    with zipfile.ZipFile(io.BytesIO(plik)) as paczka:
        return {n: etree.fromstring(paczka.read(n)) for n in paczka.namelist() if re.fullmatch(wzor, n)}


def arkusz_xml(plik: bytes, nazwa: str) -> etree._Element:
    nr = CalamineWorkbook.from_filelike(io.BytesIO(plik)).sheet_names.index(nazwa) + 1
    return czesci(plik, rf"xl/worksheets/sheet{nr}\.xml")[f"xl/worksheets/sheet{nr}.xml"]


@pytest.fixture(scope="module")
def kwartalny() -> bytes:
    return bajty()


class TestKwartalny:
    def test_sheets_and_values(self, kwartalny: bytes) -> None:
        skoroszyt = CalamineWorkbook.from_filelike(io.BytesIO(kwartalny))
        assert skoroszyt.sheet_names == [
            "Podsumowanie",
            "Działania",
            "Odchylenia",
            "Plan następnego kwartału",
            "Godziny",
            "Wydarzenia",
            "Kontrola",
            "Wpisy",
        ]
        dzialania = komorki(kwartalny, "Działania")
        assert dzialania[1][11] == "IV kwartał 2019"
        szesc = next(w for w in dzialania if w[0] == 6)
        assert szesc[4:11] == [1440, 240, 238.25, 720, 599.5, 0.42, -120.5]

    def test_dates_times_and_numbers_are_real(self, kwartalny: bytes) -> None:
        wpis = komorki(kwartalny, "Wpisy")[5]
        assert wpis[1:6] == [date(2019, 10, 1), time(9), time(13, 30), 4.5, 270]
        wydarzenie = komorki(kwartalny, "Wydarzenia")[5]
        assert wydarzenie[1:4] == [date(2019, 10, 3), time(9), time(11, 30)]

    def test_raw_entries_are_complete(self, kwartalny: bytes) -> None:
        wiersze = komorki(kwartalny, "Wpisy")[5:]
        assert len(wiersze) == len(swiat.dane().wpisy)
        assert sum(int(str(w[5]).split(".")[0]) for w in wiersze) == sum(w.minuty for w in swiat.dane().wpisy)

    def test_no_cell_holds_a_formula(self, kwartalny: bytes) -> None:
        for nazwa, xml in czesci(kwartalny, r"xl/worksheets/sheet\d+\.xml").items():
            assert not xml.findall(".//m:c/m:f", XML), nazwa

    @pytest.mark.parametrize("kod", sorted(RAPORTY))
    def test_every_sheet_prints_on_a4_landscape(self, kod: str) -> None:
        plik = bajty(kod)
        for nazwa in CalamineWorkbook.from_filelike(io.BytesIO(plik)).sheet_names:
            xml = arkusz_xml(plik, nazwa)
            strona = xml.find("m:pageSetup", XML)
            assert strona is not None
            assert (strona.get("orientation"), strona.get("paperSize")) == ("landscape", "9")
            stopka = str(xml.findtext("m:headerFooter/m:oddFooter", namespaces=XML)).replace("\u00a0", " ")
            for czesc in ("plan: wersja 3", "stan na 31.12.2019", "dane z 02.01.2020, godz. 8:15", "&P z &N"):
                assert czesc in stopka

    def test_heads_are_repeated_and_frozen(self, kwartalny: bytes) -> None:
        wb = load_workbook(io.BytesIO(kwartalny))
        for nazwa, wiersze, zamrozone in (
            ("Działania", "$1:$6", "C7"),
            ("Godziny", "$1:$5", "A6"),
            ("Wpisy", "$1:$5", "A6"),
            ("Wydarzenia", "$1:$5", "A6"),
        ):
            assert (wb[nazwa].print_title_rows, wb[nazwa].freeze_panes) == (wiersze, zamrozone)
            assert wb[nazwa].print_area.endswith(str(wb[nazwa].max_row))

    def test_tables_cover_their_rows_and_say_what_the_head_says(self, kwartalny: bytes) -> None:
        wb = load_workbook(io.BytesIO(kwartalny))
        wpisy = wb["Wpisy"].tables["tblWpisy"]
        assert wpisy.ref == f"A5:M{5 + len(swiat.dane().wpisy)}"
        for ws in wb:
            for tabela in ws.tables.values():
                glowa = [str(k.value) for k in ws[tabela.ref][0]]
                assert [k.name for k in tabela.tableColumns] == glowa
                assert len(set(glowa)) == len(glowa)

    def test_red_mark_reaches_every_row(self, kwartalny: bytes) -> None:
        ws = load_workbook(io.BytesIO(kwartalny))["Działania"]
        [zakres] = list(ws.conditional_formatting)
        assert str(zakres.sqref) == f"K7:L{ws.max_row}"
        assert [r.formula for r in zakres.rules] == [['ISNUMBER(SEARCH("za planem",$L7))']]

    def test_chart_shows_the_quarters_of_the_table(self, kwartalny: bytes) -> None:
        [wykres] = czesci(kwartalny, r"xl/charts/chart\d+\.xml").values()
        adresy = [e.text for e in wykres.iter("{*}f")]
        assert adresy == [
            "'Podsumowanie'!I8",
            "'Podsumowanie'!$H$9:$H$14",
            "'Podsumowanie'!$I$9:$I$14",
            "'Podsumowanie'!J8",
            "'Podsumowanie'!$H$9:$H$14",
            "'Podsumowanie'!$J$9:$J$14",
        ]
        kategorie = [w[7] for w in komorki(kwartalny, "Podsumowanie")[8:14]]
        assert kategorie == ["III 2018", "IV 2018", "I 2019", "II 2019", "III 2019", "IV 2019"]

    def test_pattern_names_are_gone_and_fields_stay(self, kwartalny: bytes) -> None:
        wb = load_workbook(io.BytesIO(kwartalny))
        nazwy = {n for ws in wb for n in ws.defined_names}
        assert "R_OKRES" in nazwy
        assert not [n for n in nazwy if n.startswith("W_")]

    def test_picture_is_cropped_and_fits_its_page(self) -> None:
        obraz = Image.new("RGB", (1754, 1240), "white")
        obraz.paste("black", (60, 60, 1694, 1100))
        bufor = io.BytesIO()
        obraz.save(bufor, "PNG")
        plik = bajty(dane=swiat.dane(gantt=bufor.getvalue()))
        with zipfile.ZipFile(io.BytesIO(plik)) as paczka:
            rozmiary = {
                Image.open(io.BytesIO(paczka.read(n))).size
                for n in paczka.namelist()
                if n.startswith("xl/media")
            }
        assert (1634, 1040) in rozmiary
        assert CalamineWorkbook.from_filelike(io.BytesIO(plik)).sheet_names[2] == "Gantt"

    def test_unused_month_columns_are_hidden_and_the_page_stays_full(self) -> None:
        maj = bajty(dane=swiat.dane(okres_z_tekstu("2019-05"), date(2019, 5, 31)))
        ws, pelny = (load_workbook(io.BytesIO(p))["Godziny"] for p in (maj, bajty()))
        assert [ws.column_dimensions[k].hidden for k in "DEFGH"] == [False, False, True, True, False]

        def razem(arkusz: Worksheet) -> float:
            wymiary = arkusz.column_dimensions
            return sum(float(wymiary[k].width) * 7 + 5 for k in "ABCDEFGHI" if not wymiary[k].hidden)

        assert razem(ws) == pytest.approx(razem(pelny), rel=0.01)

    def test_empty_project(self) -> None:
        dane = swiat.dane(okres_z_tekstu("2018-K2"), date(2018, 4, 1), wszystkie=[])
        plik = bajty(dane=replace(dane, wydarzenia=(), wydarzenia_nastepnego=(), kwartaly=()))
        ws = load_workbook(io.BytesIO(plik))["Wpisy"]
        assert ws.tables["tblWpisy"].ref == "A5:M6"
        assert ws["A6"].value == "Brak wpisów w okresie."


class TestPowtarzalnosc:
    def test_same_data_same_bytes(self, kwartalny: bytes) -> None:
        assert bajty() == kwartalny

    def test_no_time_of_the_clock(self, kwartalny: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(kwartalny)) as paczka:
            assert {i.date_time for i in paczka.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            rdzen = paczka.read("docProps/core.xml").decode()
            program = paczka.read("docProps/app.xml").decode()
        assert set(re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", rdzen)) == {"2020-01-02T07:15:00Z"}
        assert "openpyxl" not in (rdzen + program).lower()

    def test_knowledge_changes_only_where_it_is_printed(self, kwartalny: bytes) -> None:
        pozniej = bajty(dane=replace(swiat.dane(), wiedza=swiat.WIEDZA + timedelta(hours=1)))
        assert komorki(pozniej, "Działania") == komorki(kwartalny, "Działania")
        assert pozniej != kwartalny


class TestTekst:
    def test_user_text_is_never_a_formula(self) -> None:
        wydarzenia = tuple(
            replace(w, tytul=t, miejsce=t) for w, t in zip(swiat.dane().wydarzenia, GROZNE, strict=False)
        )
        plik = bajty(dane=replace(swiat.dane(), wydarzenia=wydarzenia))
        assert not arkusz_xml(plik, "Wydarzenia").findall(".//m:f", XML)
        kolejno = sorted(wydarzenia, key=lambda w: (w.dzien, w.od_min, w.id))
        odczytane = [w[7] for w in komorki(plik, "Wydarzenia")[5:]]
        assert odczytane == [bezpieczny_tekst(w.miejsce) for w in kolejno]

    def test_text_that_looks_like_a_formula_stays_text_when_edited(self) -> None:
        wydarzenia = (replace(swiat.dane().wydarzenia[0], tytul="=1+1"),)
        wb = load_workbook(io.BytesIO(bajty(dane=replace(swiat.dane(), wydarzenia=wydarzenia))))
        komorka = wb["Wydarzenia"]["F6"]
        assert (komorka.value, komorka.data_type, komorka.quotePrefix) == ("=1+1", "s", True)
        assert not wb["Wydarzenia"]["E6"].quotePrefix

    def test_project_title_like_a_formula(self) -> None:
        dane = swiat.dane()
        grozny = replace(
            dane.plan, projekt=replace(dane.plan.projekt, lider="=cmd|' /C calc'!A0", tytul="A&B")
        )
        plik = bajty(dane=replace(dane, plan=grozny))
        assert (
            komorki(plik, "Podsumowanie")[4][0] == "Lider: =cmd|' /C calc'!A0 · nr POWR.02.05.00-00-0000/18"
        )

    @given(st.text(st.characters(), max_size=80))
    def test_any_text_fits_into_xml(self, napis: str) -> None:
        czysty = bezpieczny_tekst(napis)
        wezel = etree.Element("t")
        wezel.text = czysty
        assert etree.fromstring(etree.tostring(wezel, encoding="utf-8")).text in (czysty, None)
        assert bezpieczny_tekst(czysty) == czysty

    def test_longest_cell(self) -> None:
        assert len(bezpieczny_tekst("ż" * 40_000)) == 32_767


class TestMiary:
    @pytest.mark.parametrize(
        ("napis", "px", "linie"),
        [
            ("krótko", 100, 1),
            ("dwie\nlinie", 200, 2),
            ("Wsparcie animatora–moderatora, 20 h miesięcznie", 200, 2),
            ("jeden\u00a0wyraz\u00a0bez\u00a0łamania", 100, 2),
            ("W" * 50, 100, 7),
            ("", 100, 1),
        ],
    )
    def test_lines(self, napis: str, px: float, linie: int) -> None:
        assert ile_linii(napis, px, 9) == linie

    def test_arial_widths(self) -> None:
        # the digit of Arial 10 is the 7 px unit of column widths
        assert szerokosc("0", 10) == pytest.approx(7.4, abs=0.1)
        assert szerokosc("Żółć", 9, gruby=True) > szerokosc("Żółć", 9)

    def test_rows_grow_with_their_text(self) -> None:
        dlugi = replace(swiat.dane().wydarzenia[0], tytul="Bardzo długi tytuł spotkania " * 5)
        wb = load_workbook(io.BytesIO(bajty(dane=replace(swiat.dane(), wydarzenia=(dlugi,)))))
        assert (wb["Wydarzenia"].row_dimensions[6].height or 0) > 60


def test_midnight_is_24_hours() -> None:
    wpis = replace(swiat.dane().wpisy[0], od_min=0, do_min=1440, minuty=1440)
    ws = load_workbook(io.BytesIO(bajty(dane=replace(swiat.dane(), wpisy=(wpis,)))))["Wpisy"]
    assert ws["C6"].value == time(0)
    assert ws["D6"].value == timedelta(days=1)
    assert ws["D6"].number_format == "[h]:mm"


class TestSzablony:
    @pytest.mark.parametrize("kod", sorted(RAPORTY))
    def test_ours_lose_nothing_on_the_way(self, kod: str) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            load_workbook(FOLDER_SZABLONOW / RAPORTY[kod].szablon)

    def test_edited_texts_widths_and_styles_are_kept(self, tmp_path: Path) -> None:
        def zmien(wb: Workbook) -> None:
            ws = wb["Działania"]
            ws["A2"].value = "Nasz tytuł"
            ws.column_dimensions["B"].width = 44
            ws.row_dimensions[7].height = 40
            ws["I7"].font = Font(color="FF00FF00")

        ws = load_workbook(io.BytesIO(bajty(szablon=_zmieniony(tmp_path, zmien))))["Działania"]
        assert ws["A2"].value == "Nasz tytuł"
        assert ws.column_dimensions["B"].width == 44
        assert ws.row_dimensions[9].height == 40
        assert ws["I9"].font.color.rgb == "FF00FF00"

    def test_removed_field_is_just_not_shown(self, tmp_path: Path) -> None:
        def zmien(wb: Workbook) -> None:
            del wb["Działania"].defined_names["R_STAN_PLAN"]

        assert komorki(bajty(szablon=_zmieniony(tmp_path, zmien)), "Działania")[2][11] == "stan · plan"

    @pytest.mark.parametrize(
        ("zmien", "zdanie"),
        [
            (lambda wb: wb.remove(wb["Kontrola"]), "brakuje arkusza „Kontrola”"),
            (lambda wb: wb["Godziny"].defined_names.pop("W_RAZEM"), "„Godziny”, brakuje nazwy W_RAZEM"),
            (lambda wb: wb["Wpisy"].tables.pop("tblWpisy"), "„Wpisy”, brakuje tabeli tblWpisy"),
            (
                lambda wb: setattr(wb["Wpisy"].defined_names["W_WIERSZ"], "attr_text", "'Wpisy'!$A$6:$C$6"),
                "W_WIERSZ obejmuje za mało kolumn",
            ),
        ],
    )
    def test_missing_part_is_named(
        self, tmp_path: Path, zmien: Callable[[Workbook], object], zdanie: str
    ) -> None:
        with pytest.raises(BladSzablonu, match=zdanie):
            bajty(szablon=_zmieniony(tmp_path, zmien))

    @pytest.mark.parametrize("tresc", [b"", b"PK\x03\x04nic", b"<html>"])
    def test_broken_file_is_a_sentence(self, tmp_path: Path, tresc: bytes) -> None:
        plik = tmp_path / "kwartalny.xlsx"
        plik.write_bytes(tresc)
        with pytest.raises(BladSzablonu, match=r"Nie można odczytać szablonu kwartalny\.xlsx"):
            bajty(szablon=plik)

    def test_absent_file_is_a_sentence(self, tmp_path: Path) -> None:
        with pytest.raises(BladSzablonu, match="Nie można odczytać"):
            bajty(szablon=tmp_path / "nie_ma.xlsx")


def _zmieniony(tmp_path: Path, zmien: Callable[[Workbook], object]) -> Path:
    wb = load_workbook(FOLDER_SZABLONOW / "kwartalny.xlsx")
    zmien(wb)
    plik = tmp_path / "kwartalny.xlsx"
    wb.save(plik)
    return plik


def test_footer_with_ampersand_and_long_text() -> None:
    skoroszyt = Skoroszyt(
        "tytuł", "autor", "A&B " + "x" * 500, datetime(2020, 1, 1).astimezone(), (Arkusz("Kontrola"),)
    )
    plik = skoroszyt_na_bajty(FOLDER_SZABLONOW / "kwartalny.xlsx", skoroszyt)
    stopka = str(arkusz_xml(plik, "Kontrola").findtext("m:headerFooter/m:oddFooter", namespaces=XML))
    assert "A&&B" in stopka
    assert len(stopka) <= 255


def test_row_with_too_few_cells_is_filled_up() -> None:
    skoroszyt = Skoroszyt(
        "t",
        "a",
        "s",
        swiat.WIEDZA,
        (Arkusz("Kontrola", strefy=(([Wiersz("WIERSZ", (Komorka(1, "lp"), czas(60)))],),)),),
    )
    wiersz = komorki(skoroszyt_na_bajty(FOLDER_SZABLONOW / "kwartalny.xlsx", skoroszyt), "Kontrola")[5]
    assert wiersz[:3] == [1, time(1), ""]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="brak LibreOffice (apt: libreoffice-calc-nogui)")
def test_libreoffice_opens_and_prints_it(tmp_path: Path, kwartalny: bytes) -> None:
    """Also what no parser sees: pages, figures that do not fit (###), formulas that fail (Err:)."""
    (tmp_path / "kwartalny.xlsx").write_bytes(kwartalny)
    (tmp_path / "limity.xlsx").write_bytes(bajty("limity"))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(tmp_path),
            str(tmp_path / "kwartalny.xlsx"),
            str(tmp_path / "limity.xlsx"),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    strony = [s.extract_text() for s in PdfReader(tmp_path / "kwartalny.pdf").pages]
    limity = [s.extract_text() for s in PdfReader(tmp_path / "limity.pdf").pages]
    assert "Raport kwartalny" in strony[0]
    assert "1\u00a0096,00" in strony[0].replace(" ", "\u00a0")
    assert "Działania: plan" in strony[1]
    assert "Odchylenia" in strony[2]
    assert len([s for s in strony if "Kontrola sum" in s]) == 1
    for strona in [*strony, *limity]:
        assert "dane z" in strona
        assert not re.search(r"###|Err:|#NAME|#REF|#VALUE", strona)
