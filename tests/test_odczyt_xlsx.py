"""Hostile workbooks are refused with their sentence, harmless ones of any program are read."""

import io
import os
import re
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from budzet.odczyt_xlsx import brama, proces, skoroszyt
from budzet.odczyt_xlsx.arkusz import Granice
from budzet.odczyt_xlsx.brama import MIB
from budzet.odczyt_xlsx.skoroszyt import BladSkoroszytu, czytaj_skoroszyt
from budzet.odczyt_xlsx.wartosci import wzor_daty

KORZEN = Path(__file__).parents[1]
ARKUSZ, TEKSTY, TYPY = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "[Content_Types].xml"
XLSX = b"vnd.openxmlformats-officedocument.spreadsheetml.sheet.main"
XLSM = b"vnd.ms-excel.sheet.macroEnabled.main"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def zapisz(wb: Workbook) -> bytes:
    bufor = io.BytesIO()
    wb.save(bufor)
    return bufor.getvalue()


def dobry() -> bytes:
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    ws.title = "Cele"
    ws.append(["Działanie", "Razem"])
    ws.append([5, "20 h"])
    return zapisz(wb)


def z_czesciami(zmiany: dict[str, bytes | None], plik: bytes | None = None) -> bytes:
    """The good workbook with parts replaced, added, or (None) left out."""
    bufor = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plik or dobry())) as stara,
        zipfile.ZipFile(bufor, "w", zipfile.ZIP_DEFLATED) as nowa,
    ):
        for nazwa in stara.namelist():
            tresc = zmiany.get(nazwa, stara.read(nazwa))
            if tresc is not None:
                nowa.writestr(nazwa, tresc)
        for nazwa in zmiany.keys() - set(stara.namelist()):
            tresc = zmiany[nazwa]
            assert tresc is not None
            nowa.writestr(nazwa, tresc)
    return bufor.getvalue()


def czesc(nazwa: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(dobry())) as paczka:
        return paczka.read(nazwa)


def arkusz(dane: str | bytes) -> bytes:
    """The good workbook with this inside <sheetData>."""
    tresc = dane.encode() if isinstance(dane, str) else dane
    return z_czesciami(
        {ARKUSZ: f"<worksheet {NS}><sheetData>".encode() + tresc + b"</sheetData></worksheet>"}
    )


def zdanie(plik: bytes, granice: Granice | None = None) -> str:
    with pytest.raises(BladSkoroszytu) as blad:
        czytaj_skoroszyt(plik, "plan.xlsx", ["Cele"], granice)
    assert blad.value.komunikat.startswith("Plik „plan.xlsx”: ")
    assert blad.value.komunikat.endswith((".", ").", "."))
    return blad.value.komunikat


# --- hostile files


def bomba() -> bytes:
    """640 MB of one letter in 0.6 MB."""
    bufor = io.BytesIO(dobry())
    with zipfile.ZipFile(bufor, "a", zipfile.ZIP_DEFLATED) as paczka, paczka.open("xl/bomba.xml", "w") as cel:
        for _ in range(640):
            cel.write(bytes(MIB))
    return bufor.getvalue()


def bomba_klamliwa() -> bytes:
    """Its directory says that the sheet has 100 bytes."""
    plik = bytearray(arkusz(b'<row r="1"><c r="A1"><v>1</v></c></row>' * 400_000))
    wpis = plik.index(b"PK\x01\x02", plik.rindex(ARKUSZ.encode()) - 60)
    struct.pack_into("<I", plik, wpis + 24, 100)
    return bytes(plik)


def smieszny(nazwa: str, poczatek: bytes) -> bytes:
    """Billion laughs: ten entities, each ten times the one before."""
    encje = b"".join(b'<!ENTITY e%d "%s">' % (i, b"&e%d;" % (i - 1) * 10 if i else b"ha") for i in range(10))
    return z_czesciami({nazwa: poczatek + b"<!DOCTYPE x [" + encje + b"]><worksheet>&e9;</worksheet>"})


def wiersze(ile: int, wzor: str) -> bytes:
    return arkusz("".join(wzor.format(i) for i in range(1, ile + 1)))


WROGIE: dict[str, tuple[Callable[[], bytes], str]] = {
    "pusty": (lambda: b"", "plik jest pusty"),
    "ponad 10 MB": (lambda: b"PK" + bytes(10 * MIB), "więcej niż 10 MB"),
    "csv": (lambda: "Działanie;Razem\n5;20 h\n".encode("cp1250"), "plik tekstowy (na przykład CSV)"),
    "html": (lambda: b"\n <html><table></table>", "HTML albo XML"),
    "pdf": (lambda: b"%PDF-1.7\n\x00", "plik PDF"),
    "xls": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(5000), "starego programu Excel (.xls)"),
    "hasło": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
        "zabezpieczony hasłem",
    ),
    "obrazek": (lambda: b"\x89PNG\r\n\x1a\n\x00\x00", "nie jest skoroszyt .xlsx"),
    "sam nagłówek zip": (lambda: b"PK\x03\x04", "uszkodzony albo niekompletny"),
    "urwany": (lambda: dobry()[:-200], "uszkodzony albo niekompletny"),
    "urwany w środku": (lambda: dobry()[:2000], "uszkodzony albo niekompletny"),
    "zip bez skoroszytu": (
        lambda: z_czesciami({TYPY: None}),
        "archiwum ZIP, a nie skoroszyt",
    ),
    "ods": (
        lambda: z_czesciami({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        "OpenDocument (.ods)",
    ),
    "docx": (
        lambda: z_czesciami({TYPY: b"<Types>application/vnd...wordprocessingml.document.main+xml</Types>"}),
        "dokument Worda",
    ),
    "xlsb": (
        lambda: z_czesciami({TYPY: b"application/vnd.ms-excel.sheet.binary.macroEnabled.main"}),
        "binarny skoroszyt",
    ),
    "xlsm": (lambda: z_czesciami({TYPY: czesc(TYPY).replace(XLSX, XLSM)}), "zawiera makra"),
    "makra mimo rozszerzenia": (lambda: z_czesciami({"xl/vbaProject.bin": b"\x00"}), "zawiera makra"),
    "makra pod wielką literą": (lambda: z_czesciami({"XL\\VBAPROJECT1.BIN": b"\x00"}), "zawiera makra"),
    "makra Excela 4": (lambda: z_czesciami({"xl/macrosheets/sheet1.xml": b"<x/>"}), "zawiera makra"),
    "łącza": (
        lambda: z_czesciami({"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}),
        "łącza do innych plików",
    ),
    "dane z zewnątrz": (lambda: z_czesciami({"xl/connections.xml": b"<x/>"}), "pobiera dane z zewnątrz"),
    "osadzone": (lambda: z_czesciami({"xl/embeddings/oleObject1.bin": b"x"}), "osadzone obiekty"),
    "bomba": (bomba, "po rozpakowaniu jest za duży"),
    "bomba zagnieżdżona w arkuszu": (lambda: arkusz(b" " * (41 * MIB)), "po rozpakowaniu jest za duży"),
    "bomba powtórzeń": (lambda: arkusz(b"\x20" * (9 * MIB)), "po rozpakowaniu jest za duży"),
    "bomba z kłamliwym spisem": (bomba_klamliwa, "uszkodzony albo niekompletny"),
    "tysiąc części": (
        lambda: z_czesciami({f"xl/media/{i}.png": b"" for i in range(1001)}),
        "po rozpakowaniu jest za duży",
    ),
    "sto tysięcy wpisów w spisie": (lambda: b"PK" + b"PK\x01\x02" * 100_000, "po rozpakowaniu jest za duży"),
    "miliard śmiechów w arkuszu": (lambda: smieszny(ARKUSZ, b""), "niedozwolone definicje XML"),
    "miliard śmiechów w spisie arkuszy": (
        lambda: smieszny("xl/workbook.xml", b'<?xml version="1.0"?>'),
        "niedozwolone definicje XML",
    ),
    "encja z pliku": (
        lambda: z_czesciami(
            {ARKUSZ: b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet>&e;</worksheet>'}
        ),
        "niedozwolone definicje XML",
    ),
    "encje w utf-16": (
        lambda: z_czesciami({ARKUSZ: '<!DOCTYPE x [<!ENTITY e "x">]><a>&e;</a>'.encode("utf-16")}),
        "niedozwolone definicje XML",
    ),
    "urwany xml": (lambda: z_czesciami({ARKUSZ: b"<worksheet><sheetData><row>"}), "uszkodzony"),
    "nie xml": (lambda: z_czesciami({ARKUSZ: b"\x00\x01\x02"}), "uszkodzony"),
    "daleka komórka": (
        lambda: arkusz('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'),
        "komórka XFD1048576",
    ),
    "komórka poza arkuszem": (
        lambda: arkusz('<row r="9999999"><c r="ZZZ9999999"><v>1</v></c></row>'),
        "poza tabelą",
    ),
    "milion wierszy": (
        lambda: wiersze(1_000_000, "<row><c><v>{0}</v></c></row>"),
        "komórka A2001: dane stoją poza tabelą",
    ),
    "milion jednakowych wierszy": (
        lambda: wiersze(1_000_000, "<row><c><v>1</v></c></row>"),
        "po rozpakowaniu jest za duży",
    ),
    "milion pustych komórek": (
        lambda: wiersze(1_000_000, '<row r="{0}"><c s="2"/></row>'),
        "za dużo komórek",
    ),
    "formuła bez wyniku": (
        lambda: arkusz('<row r="2"><c r="B2"><f>SUM(A1:A9)</f></c></row>'),
        "arkusz „Cele”, komórka B2: formuła nie ma zapisanego wyniku",
    ),
    "błąd formuły": (
        lambda: arkusz('<row r="2"><c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'),
        "komórka B2: błąd #DIV/0!",
    ),
    "zły numer tekstu": (lambda: arkusz('<row r="1"><c r="A1" t="s"><v>99999</v></c></row>'), "komórka A1"),
    "liczba nie liczba": (lambda: arkusz('<row r="1"><c r="A1"><v>1e999</v></c></row>'), "komórka A1"),
    "długa liczba": (lambda: arkusz(f'<row r="1"><c r="A1"><v>{"9" * 6000}</v></c></row>'), "komórka A1"),
    "zły arkusz w spisie": (lambda: z_czesciami({"xl/_rels/workbook.xml.rels": b"<x"}), "uszkodzony"),
}  # fmt: skip


@pytest.mark.parametrize("nazwa", WROGIE)
def test_wrogi_plik_dostaje_swoje_zdanie(nazwa: str) -> None:
    plik, fragment = WROGIE[nazwa]
    assert fragment in zdanie(plik())


def test_plik_zaszyfrowany_w_zip() -> None:
    plik = bytearray(dobry())
    for miejsce in [m.start() for m in re.finditer(b"PK\x01\x02", plik)]:
        plik[miejsce + 8] |= 1
    assert "zaszyfrowany" in zdanie(bytes(plik))


def test_arkusz_ktorego_nie_czytamy_moze_miec_co_chce() -> None:
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    ws.title = "Inny"
    ws["XFD1048576"] = "=1/0"
    wb.create_sheet("cele ")["A1"] = "x"
    assert czytaj_skoroszyt(zapisz(wb), "x", ["Cele", "Fazy"])["Cele"].wiersze == {1: {1: "x"}}


# --- limits of the process


def uruchom(kod: str) -> subprocess.CompletedProcess[bytes]:
    """Some code in a process limited like the one that reads."""
    calosc = f"from budzet.odczyt_xlsx import proces\nproces.ogranicz(0.3)\n{kod}"
    return subprocess.run(
        [sys.executable, "-S", "-c", calosc], capture_output=True, cwd=KORZEN, timeout=60, check=False
    )


def test_petla_konczy_sie_na_limicie_czasu() -> None:
    assert uruchom("while True: pass").returncode < 0


def test_pamiec_ponad_limit_to_memoryerror() -> None:
    wynik = uruchom("b = bytearray(310 * 1024 * 1024)")
    assert wynik.returncode == 1
    assert b"MemoryError" in wynik.stderr


def test_proces_nie_zapisze_pliku(tmp_path: Path) -> None:
    wynik = uruchom(f"import os\nos.write(os.open({str(tmp_path / 'x')!r}, os.O_CREAT | os.O_WRONLY), b'x')")
    assert b"File too large" in wynik.stderr
    assert (tmp_path / "x").stat().st_size == 0


def test_przekroczony_czas_to_zdanie() -> None:
    plik = arkusz("".join(f'<row r="{i}"><c r="A{i}"/></row>' for i in range(1, 200_000)))
    assert "trwa za długo" in zdanie(plik, Granice(sekund=0.05))


def test_brak_pamieci_w_procesie_to_zdanie(monkeypatch: pytest.MonkeyPatch) -> None:
    def brak(_: bytes) -> zipfile.ZipFile:
        raise MemoryError

    monkeypatch.setattr(proces, "otworz", brak)
    assert proces.odpowiedz(b"PK", [], Granice()) == {"odmowa": proces.ZA_DUZO_PAMIECI}


def test_proces_ktory_padl_to_zdanie(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skoroszyt, "KORZEN", Path("/"))
    assert brama.USZKODZONY[1:] in zdanie(dobry())


def test_proces_nie_dostaje_ustawien_serwisu(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BIURO_BAZA", "postgresql://tajne")
    podane: list[dict[str, str]] = []

    def podglad(*_: object, env: dict[str, str], **__: object) -> subprocess.CompletedProcess[bytes]:
        podane.append(env)
        return subprocess.CompletedProcess([], 0, b'{"arkusze": []}', b"")

    monkeypatch.setattr(subprocess, "run", podglad)
    czytaj_skoroszyt(dobry(), "x", ["Cele"])
    assert podane[0].keys() <= {"PATH", "LD_LIBRARY_PATH"}
    assert "BIURO_BAZA" in os.environ


# --- what is read


RANO = datetime(2019, 4, 1, 9, 30)  # noqa: DTZ001 - a cell knows no zone


def test_wartosci_kazdego_rodzaju() -> None:
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    ws.title = "Cele"
    wartosci = [
        "tekst ąę", 5, 2.5, True, date(2019, 4, 1), RANO, time(9, 30), timedelta(hours=30), date(1900, 1, 5),
        "01.04.2019", "  ", 36.0,
    ]  # fmt: skip
    ws.append(wartosci)
    wiersz = czytaj_skoroszyt(zapisz(wb), "x", ["Cele"])["Cele"].wiersze[1]
    assert list(wiersz.values()) == [
        "tekst ąę", 5, 2.5, True, date(2019, 4, 1), RANO, timedelta(hours=9, minutes=30), timedelta(hours=30),
        date(1900, 1, 5), "01.04.2019", "  ", 36,
    ]  # fmt: skip


def test_epoka_1904() -> None:
    wb = Workbook()
    wb.epoch = CALENDAR_MAC_1904
    ws = wb.active
    assert ws is not None
    ws.title = "Cele"
    ws["A1"] = date(2019, 4, 1)
    assert czytaj_skoroszyt(zapisz(wb), "x", ["Cele"])["Cele"].wiersze == {1: {1: date(2019, 4, 1)}}


def test_zapis_innych_programow() -> None:
    """Prefixes, cells without addresses, inline and rich texts, phonetic readings, formulas with results."""
    tresc = (
        '<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData><x:row>'
        '<x:c t="inlineStr"><x:is><x:r><x:t>ab</x:t></x:r><x:r><x:t>cd</x:t></x:r></x:is></x:c>'
        '<x:c t="inlineStr"><x:is><x:t>漢</x:t><x:rPh><x:t>kan</x:t></x:rPh></x:is></x:c>'
        '<x:c><x:f>1+1</x:f><x:v>2</x:v></x:c><x:c t="str"><x:f>""</x:f><x:v></x:v></x:c>'
        '<x:c t="b"><x:v>1</x:v></x:c><x:c t="d"><x:v>2019-04-01T00:00:00</x:v></x:c>'
        '<x:c t="inlineStr"><x:is><x:t>a_x000D_\nb_x005F_x0041_</x:t></x:is></x:c>'
        '</x:row><x:row r="1048576"><x:c s="1"/></x:row></x:sheetData></x:worksheet>'
    )
    odczytane = czytaj_skoroszyt(z_czesciami({ARKUSZ: tresc.encode()}), "x", ["Cele"])["Cele"].wiersze
    assert odczytane == {
        1: {1: "abcd", 2: "漢", 3: 2, 5: True, 6: date(2019, 4, 1), 7: "a\nb_x0041_"},
    }


@pytest.mark.parametrize(
    ("kod", "rodzaj"),
    [
        ("dd.mm.yyyy", "data"), ("[$-415]d mmmm yyyy;@", "data"), ("h:mm", "data"), ("[h]:mm", "dlugosc"),
        ("#,##0.00", ""), ('0" dni"', ""), ("[$-415]#,##0_,_0_0", ""), ("[Red]0", ""), ("\\d0", ""),
        ("0_d", ""),
    ],
)  # fmt: skip
def test_format_mowi_czy_liczba_jest_data(kod: str, rodzaj: str) -> None:
    assert wzor_daty("164", kod) == rodzaj


def test_dziesiec_tysiecy_wierszy_miesci_sie_w_wiekszych_granicach() -> None:
    wb = Workbook(write_only=True)
    ws = wb.create_sheet("Cele")
    for i in range(10_000):
        ws.append([i, "Nowak Anna", date(2019, 5, 1), "9:00", "10:30", "coaching"])
    granice = Granice(wierszy=20_000, komorek=200_000, sekund=10)
    odczytane = czytaj_skoroszyt(zapisz(wb), "x", ["Cele"], granice)["Cele"].wiersze
    assert len(odczytane) == 10_000
    assert odczytane[10_000][3] == date(2019, 5, 1)


@settings(max_examples=60)
@given(st.integers(0, 6000), st.binary(min_size=1, max_size=12))
def test_dowolne_uszkodzenie_daje_arkusze_albo_odmowe(miejsce: int, wstawka: bytes) -> None:
    plik = dobry()
    uszkodzony = plik[:miejsce] + wstawka + plik[miejsce + len(wstawka) :]
    wynik = proces.odpowiedz(uszkodzony, ["cele"], Granice())
    assert wynik.keys() in ({"arkusze"}, {"odmowa"})
