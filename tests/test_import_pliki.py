"""Files of hours: written by another program, too big, hostile."""

from dataclasses import replace
from datetime import timedelta

import pytest
from openpyxl import Workbook

from budzet import import_godzin
from budzet.import_godzin import GRANICE
from budzet.odczyt_xlsx import proces
from budzet.odczyt_xlsx.skoroszyt import BladSkoroszytu
from tests.godziny_w_xlsx import GLOWY, bajty, przeczytany, skoroszyt, wiersz
from tests.test_odczyt_xlsx import ARKUSZ, NS, TEKSTY, WROGIE, czesc, z_czesciami

RELACJE = "xl/_rels/workbook.xml.rels"


def test_plik_innego_programu() -> None:
    plik = przeczytany(skoroszyt(wiersz(), wiersz(Od=timedelta(hours=11), Do=timedelta(hours=24))))
    assert [w.pola and (w.pola["od_min"], w.pola["do_min"]) for w in plik.wiersze] == [
        (540, 630),
        (660, 1440),
    ]


def test_ukryte_scalone_i_formuly_z_prawdziwego_pliku() -> None:
    wb = Workbook()
    ws = wb.active
    assert ws is not None
    for w in [GLOWY, wiersz(), wiersz(Do="=C2"), wiersz(Od="11:00", Do="12:00")]:
        ws.append(w)
    ws.merge_cells("J3:J4")
    ws.row_dimensions[2].hidden = True
    plik = przeczytany(bajty(wb))
    assert [[kolumna for kolumna, _ in w.usterki] for w in plik.wiersze] == [[], ["Do", "Opis"], ["Opis"]]
    assert plik.uwagi == ["Arkusz Sheet ma ukryte wiersze (wiersz 2); przeczytano je tak jak inne."]


@pytest.mark.parametrize(
    ("plik", "fragment"),
    [
        (skoroszyt(), "Nie ma w nim wierszy z godzinami. Wypełnij szablon"),
        (bajty(Workbook()), "Nie ma w nim wierszy z godzinami. Wypełnij szablon"),
        (skoroszyt(wiersz(), wiersz(), wiersz()), "Ma 3 wiersze, a naraz można wczytać najwyżej 2."),
    ],
)
def test_plik_bez_wierszy_i_z_nadmiarem(plik: bytes, fragment: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_godzin, "NAJWIECEJ_WIERSZY", 2)
    with pytest.raises(BladSkoroszytu) as blad:
        przeczytany(plik)
    assert fragment[1:] in blad.value.komunikat.replace("\u00a0", " ")


def _arkusz(tresc: str) -> bytes:
    return z_czesciami({ARKUSZ: f"<worksheet {NS}>{tresc}</worksheet>".encode()})


def _wiersz(komorki: str) -> str:
    return f"<row>{komorki}</row>"


def _wielki_tekst() -> bytes:
    """Forty thousand letters once, in 99 cells."""
    relacje = czesc(RELACJE).replace(
        b"</Relationships>",
        b'<Relationship Id="t" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
    )
    komorki = '<row><c t="s"><v>0</v></c></row>' * 99
    return z_czesciami(
        {
            RELACJE: relacje,
            TEKSTY: f"<sst {NS}><si><t>{'abc ' * 10_000}</t></si></sst>".encode(),
            ARKUSZ: f"<worksheet {NS}><sheetData>{komorki}</sheetData></worksheet>".encode(),
        }
    )


MALE = replace(GRANICE, wierszy=90, komorek=900, elementow=2000, znakow=1_000_000)
"""The limits of hours made small, so that what breaks them is small too."""
SCALONE = '<mergeCell ref="A1:B2"/>' * 600
ZA_DUZE: dict[str, tuple[bytes, str]] = {
    "komórki": (
        _arkusz(f"<sheetData>{_wiersz('<c><v>1</v></c>') * 91}</sheetData>"),
        "komórka A91: dane stoją poza tabelą (najwyżej 90 wierszy i 60 kolumn)",
    ),
    "wypełnione": (
        _arkusz(f"<sheetData>{_wiersz('<c><v>1</v></c>' * 50) * 20}</sheetData>"),
        "ma za dużo danych: w pliku może być najwyżej 900 wypełnionych komórek",
    ),
    "puste": (
        _arkusz(f"<sheetData>{_wiersz('<c/>' * 50) * 50}</sheetData>"),
        "ma za dużo komórek: razem z pustymi może ich być w pliku najwyżej 2 000",
    ),
    "wielki tekst": (_wielki_tekst(), "w pliku może być najwyżej 1 000 000 znaków"),
    "scalone": (
        _arkusz(f"<sheetData/><mergeCells>{SCALONE}</mergeCells>"),
        "ma więcej niż 500 scalonych komórek",
    ),
    "daleko": (WROGIE["daleka komórka"][0](), "komórka XFD1048576: dane stoją poza tabelą"),
    "encje": (WROGIE["miliard śmiechów w arkuszu"][0](), "niedozwolone definicje XML"),
    "makra": (WROGIE["makra mimo rozszerzenia"][0](), "zawiera makra"),
}


@pytest.mark.parametrize("nazwa", ZA_DUZE)
def test_kazda_granica_ma_zdanie(nazwa: str) -> None:
    """In this process: test_odczyt_xlsx shows the limited one."""
    plik, fragment = ZA_DUZE[nazwa]
    odpowiedz = proces.odpowiedz(plik, None, MALE)
    assert fragment in odpowiedz["odmowa"].replace("\u00a0", " ")


def test_granice_licza_sie_w_calym_skoroszycie() -> None:
    wb = Workbook()
    for n in range(3):
        for _ in range(20):
            wb.worksheets[-1].append(list(range(20)))
        wb.create_sheet(f"{n}")
    assert "najwyżej 900" in proces.odpowiedz(bajty(wb), None, MALE)["odmowa"]
