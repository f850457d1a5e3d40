"""Printed cards: rows, totals, pages; the same paper as a workbook, a PDF, and as LibreOffice prints it."""

import io
import re
import subprocess
from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from budzet.dane_druku import DaneDruku, Krok
from budzet.druki import DRUKI, druki_osoby
from budzet.karty_druku import Druk, Strona, lamanie, podziel
from budzet.pdf import karta_na_pdf, karty_na_pdf
from budzet.xlsx.karta import karta_na_bajty
from harmonogram.czas import miesiac
from harmonogram.wymiar_czasu import pelny_wymiar_min
from tests import swiat_druku as swiat

# Points above the protocol's table, and of its total with the signatures.
NAD, ZAMKNIECIE = 191.0, 132.0


def protokol(dane: DaneDruku) -> Druk:
    return DRUKI["protokol"](dane)


def wiersze(druk: Druk) -> list[list[object]]:
    return [[k.wartosc for k in w.komorki] for w in druk.wiersze]


def fakt(druk: Druk, etykieta: str) -> str:
    return next(f.wartosc for f in druk.fakty if f.etykieta == etykieta)


def strony_pdf(tresc: bytes) -> list[str]:
    return [s.extract_text() for s in PdfReader(io.BytesIO(tresc)).pages]


# --- pages --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ile", "podzial"),
    [
        (0, [0]),
        (26, [26]),
        (27, [24, 3]),
        (31, [28, 3]),
        (60, [31, 29]),
        (66, [31, 35]),
        (67, [31, 33, 3]),
        (74, [31, 40, 3]),
        (150, [31, 43, 43, 33]),
    ],
)
def test_gdzie_koncza_sie_strony(ile: int, podzial: list[int]) -> None:
    """At least three rows stand above the total and the signatures; no row is lost."""
    strony = podziel([1] * ile, NAD, ZAMKNIECIE).strony
    assert [s.do - s.od for s in strony] == podzial
    assert [s.od for s in strony[1:]] == [s.do for s in strony[:-1]]
    assert [s.ostatnia for s in strony] == [False] * (len(strony) - 1) + [True]


def test_wysokie_wiersze_nie_zatrzymuja_podzialu() -> None:
    """A row higher than what is left of a page begins the next one; one higher than a page stands alone."""
    assert podziel([1, 100, 1], NAD, ZAMKNIECIE).strony == (
        Strona(0, 1, False),
        Strona(1, 2, False),
        Strona(2, 3, True),
    )
    assert len(podziel([3] * 30, NAD, ZAMKNIECIE).strony) == 3
    assert podziel([], 900, ZAMKNIECIE).strony == (Strona(0, 0, True),)
    assert [s.do for s in podziel([1] * 2, 900, ZAMKNIECIE).strony] == [1, 2]


@pytest.mark.parametrize(
    ("tekst", "linie"),
    [
        ("", [""]),
        ("raz dwa", ["raz dwa"]),
        ("raz dwa trzy", ["raz dwa", "trzy"]),
        ("Ćwiklińska-Nowa", ["Ćwiklińska", "-Nowa"]),
        ("Łoś-Nowakowska", ["Łoś-", "Nowakowska"]),
        ("abcdefghijklm no", ["abcdefghij", "klm no"]),
    ],
)
def test_lamanie(tekst: str, linie: list[str]) -> None:
    assert lamanie(tekst, 10, len) == linie


# --- the protocol -------------------------------------------------------------------------------


def test_protokol_ma_wiersz_na_przedzial_i_sume_wierszy() -> None:
    druk = protokol(swiat.dane(22))
    assert wiersze(druk)[1] == [2, date(2019, 12, 2), "ekspertka ds. modelu", "umowa zlecenie", 630, 705, 75]
    assert druk.ogolem == sum(int(str(w[6])) for w in wiersze(druk)) == 1635
    assert druk.uwagi == ("dziesiętnie: 27,25\u00a0h",)
    assert druk.stopka == (
        "Protokół · Ewa Przykładowa · 01.12.2019 – 31.12.2019 · stan na 31.12.2019 · "
        "dane z 02.01.2020, godz.\u00a08:15:03"
    )


def test_bez_umowy_stoi_funkcja_i_kreska() -> None:
    druk = protokol(swiat.dane(1, zaangazowania=()))
    assert wiersze(druk)[0][2:4] == ["ekspert", "–"]
    assert fakt(druk, "Wymiar czasu pracy").endswith("w\u00a0tym miesiącu: nie dotyczy")


def test_za_dzielo_nie_ma_godzin_ani_sumy() -> None:
    """Two intervals of a day say the same then: one row. The result is written by hand."""
    druk = protokol(swiat.dane(40, zaangazowania=(swiat.DZIELO,)))
    assert len(druk.wiersze) == len({w.dzien for w in swiat.wpisy(40)}) < 40
    assert wiersze(druk)[0][4:] == ["–", "–", "nie dotyczy"]
    assert druk.ogolem is None
    assert druk.uwagi == ()
    assert fakt(druk, "Wynik rzeczowy").startswith("wykonywanego dzieła (umowa o dzieło nr\u00a03/2019): …")


def test_dzielo_obok_zlecenia_nie_wchodzi_do_sumy() -> None:
    dzielo = replace(swiat.DZIELO, od=date(2019, 12, 10), do=date(2019, 12, 20), funkcja="ekspert")
    druk = protokol(swiat.dane(22, zaangazowania=(swiat.ZLECENIE, dzielo)))
    assert druk.ogolem == sum(w.minuty for w in druk.wiersze) < 1635
    assert druk.uwagi[1] == "bez umowy o dzieło (godziny: nie dotyczy)"
    assert {w[6] for w in wiersze(druk)} >= {"nie dotyczy", 60}


@pytest.mark.parametrize(
    ("dzien", "godzin"),
    [
        (date(2019, 5, 1), 168),  # 23 weekdays, holidays on a Wednesday and a Friday
        (date(2020, 8, 1), 160),  # 15 August on a Saturday takes a day too
        (date(2018, 4, 1), 160),  # Easter Sunday takes none
        (date(2019, 10, 1), 184),
        (date(2018, 12, 1), 152),  # Christmas Eve worked until 2024
        (date(2025, 12, 1), 160),
    ],
)
def test_pelny_wymiar_miesiaca(dzien: date, godzin: int) -> None:
    assert pelny_wymiar_min(miesiac(dzien)) == godzin * 60


def test_wymiar_na_protokole() -> None:
    druk = protokol(swiat.dane(3, swiat.MAJ, zaangazowania=(swiat.PRACA,)))
    assert fakt(druk, "Wymiar czasu pracy").endswith("168\u00a0h (21\u00a0dni po 8\u00a0h)")
    druk = protokol(swiat.dane(3))
    assert fakt(druk, "Wymiar czasu pracy").endswith("nie dotyczy (umowa zlecenie nr\u00a014/2018)")


@pytest.mark.parametrize(
    ("stan", "naglowek", "ostrzezenie"),
    [
        ("szkic", ["karta: szkic · stan na 31.12.2019"], "szkic – nie do podpisu"),
        (
            "zwrocona",
            ["zwrócona 04.01.2020, 8:15 · Anna Wzór", "karta: zwrócona · stan na 31.12.2019"],
            "zwrócona – nie do podpisu",
        ),
        (
            "zamknieta",
            [
                "złożona 02.01.2020, 8:15 · Ewa Przykładowa",
                "zaakceptowana 03.01.2020, 8:15 · Anna Wzór",
                "zastępuje: Jan Próbny · karta: zamknięta · stan na 31.12.2019",
            ],
            "",
        ),
    ],
)
def test_kto_zlozyl_i_kto_zaakceptowal(stan: str, naglowek: list[str], ostrzezenie: str) -> None:
    zwrot = Krok("zwrocona", swiat.CHWILA + timedelta(days=2), "Anna Wzór")
    kroki = {"szkic": (), "zwrocona": (*swiat.KROKI, zwrot)}.get(stan, swiat.KROKI)
    druk = protokol(swiat.dane(3, stan_karty=stan, kroki=kroki))
    assert (list(druk.naglowek), druk.ostrzezenie) == (naglowek, ostrzezenie)
    assert (f" · {ostrzezenie.partition(' ')[0]} · " in druk.stopka) == bool(ostrzezenie)


def test_wpis_poza_umowa_ma_to_na_papierze() -> None:
    """Without contracts on file there is nothing to be outside of."""
    krotka = replace(swiat.ZLECENIE, do=swiat.GRUDZIEN)
    formy = [wiersze(protokol(swiat.dane(2, zaangazowania=z)))[-1][3] for z in ((krotka,), ())]
    assert formy == ["poza umową", "–"]


def test_zmiany_po_zlozeniu_widac_na_papierze() -> None:
    druk = protokol(swiat.dane(3, zmiany={"zmieniono": 1, "dodano": 2}))
    assert druk.uwagi[-1] == "po złożeniu karty: dodano 2\u00a0wpisy, zmieniono 1\u00a0wpis"
    po = protokol(
        swiat.dane(3, zmiany={"zmieniono": 1}, po_akceptacji={"dodano": 1}, niezaakceptowano_min=90)
    )
    assert po.uwagi[-2:] == (
        "po akceptacji karty: dodano 1\u00a0wpis; niezaakceptowane: 1,50\u00a0h",
        "po złożeniu karty: zmieniono 1\u00a0wpis",
    )


def test_ponownie_zlozona_nie_pokazuje_dawnej_akceptacji() -> None:
    kroki = (*swiat.KROKI, replace(swiat.KROKI[0], kiedy=swiat.CHWILA + timedelta(days=5)))
    druk = protokol(swiat.dane(3, stan_karty="zlozona", kroki=kroki))
    assert druk.naglowek == (
        "złożona 07.01.2020, 8:15 · Ewa Przykładowa",
        "karta: złożona · stan na 31.12.2019",
    )


# --- the journal and the animator's card ----------------------------------------------------------


def test_dziennik_narasta_takze_o_godziny_innego_coacha() -> None:
    druk = DRUKI["dziennik_coachingu"](swiat.coach(4))
    assert [w[5] for w in wiersze(druk)[:2]] == ["Barbara Wąsik", "Zdzisława Ćwiklińska-Nowakowska"]
    assert [w[8:] for w in wiersze(druk)] == [[120, 1200], [75, 1200], [210, 1200], [135, 1200]]
    assert druk.ogolem == sum(w.minuty for w in druk.wiersze) == 285


def test_karta_animatora_liczy_pule_jednostki() -> None:
    druk = DRUKI["karta_animatora"](swiat.animator(3))
    assert wiersze(druk)[2][5:] == [
        "AG-06",
        "Warsztaty z rodzinami: rozmowy z partnerami",
        "gmina Piątnica",
        225,
        225,
    ]
    assert fakt(druk, "Pula jednostki").replace("\u00a0", " ") == (
        "gmina Piątnica: w miesiącu 3,75 h z 20 h, razem 3,75 h z 360 h"
    )


def test_kto_ma_jakie_druki() -> None:
    assert druki_osoby({"coach", "animator_gminy"}) == ["protokol", "dziennik_coachingu", "karta_animatora"]
    assert druki_osoby({"ekspert"}) == ["protokol"]
    assert druki_osoby({"pracownik_socjalny"}) == []


# --- the workbook -----------------------------------------------------------------------------


def test_skoroszyt_ma_prawdziwe_daty_godziny_i_czasy() -> None:
    """24:00 is the number 1; what looks like a formula is text; equal data give equal bytes."""
    [wpis] = swiat.wpisy(1)
    do_polnocy = replace(wpis, od_min=1200, do_min=1440)
    grozne = replace(swiat.ZLECENIE, stanowisko='=HYPERLINK("http://zly.example")')
    druk = protokol(swiat.dane(0, wpisy=(do_polnocy,), zaangazowania=(grozne,)))
    tresc = karta_na_bajty(druk, {})
    assert tresc == karta_na_bajty(druk, {})
    ws = load_workbook(io.BytesIO(tresc)).worksheets[0]
    [wiersz] = [w for w in ws.iter_rows() if w[0].value == 1]
    assert [k.value for k in wiersz[4:]] == [time(20), timedelta(days=1), timedelta(hours=4)]
    assert wiersz[1].value.date() == date(2019, 12, 1)  # type: ignore[union-attr]
    assert [k.number_format for k in wiersz[4:]] == ["h:mm", "[h]:mm", "[h]:mm"]
    assert (wiersz[2].data_type, wiersz[2].quotePrefix) == ("s", True)
    assert not [k for w in ws.iter_rows() for k in w if k.data_type == "f"]


def test_szescdziesiat_wierszy_ma_przeniesienie_i_jedna_sume() -> None:
    """Carry lines repeat the sum so far and never count; the head of the table is repeated by the program."""
    druk = protokol(swiat.dane(60, swiat.PAZDZIERNIK))
    tresc = karta_na_bajty(druk, {})
    ws = load_workbook(io.BytesIO(tresc)).worksheets[0]
    opisy = {str(w[3].value): (w[0].row, w[6].value, w[0].value) for w in ws.iter_rows() if w[3].value}
    pierwsze31 = timedelta(minutes=sum(w.minuty for w in druk.wiersze[:31]))
    assert [opisy[o][1:] for o in ("do przeniesienia", "z przeniesienia")] == [(pierwsze31, None)] * 2
    assert [b.id for b in ws.row_breaks.brk] == [opisy["do przeniesienia"][0]]
    assert opisy["OGÓŁEM"][1] == timedelta(minutes=druk.ogolem or 0)
    assert ws.print_title_rows == "$14:$15"
    assert ws.sheet_properties.pageSetUpPr is not None
    assert not ws.sheet_properties.pageSetUpPr.fitToPage
    wartosci = CalamineWorkbook.from_filelike(io.BytesIO(tresc)).get_sheet_by_index(0).to_python()
    lp = [int(w[0]) for w in wartosci if isinstance(w[0], float)]
    assert lp == list(range(1, 61))


# --- the PDF ----------------------------------------------------------------------------------


def test_pdf_ma_polskie_litery_sumy_i_stopke_kazdej_strony() -> None:
    druk = protokol(swiat.dane(60, swiat.PAZDZIERNIK))
    tresc = karta_na_pdf(druk, {})
    assert tresc == karta_na_pdf(druk, {})
    pierwsza, druga = strony_pdf(tresc)
    assert "Protokół wykonania zadań" in pierwsza
    assert "31.10.2019" in druga
    assert "umowa zlecenie" in druga
    for nr, strona in enumerate((pierwsza, druga), 1):
        assert f"strona {nr} z 2" in strona
        assert "Ewa Przykładowa" in strona
        assert "01.10.2019 – 31.10.2019" in strona
    assert re.search(r"do przeniesienia\s+38:30", pierwsza)
    assert re.search(r"z przeniesienia\s+38:30", druga)
    assert re.search(r"OGÓŁEM\s+75:00", druga)
    assert "OGÓŁEM" not in pierwsza


def test_wiele_kart_w_jednym_pdf_liczy_strony_osobno() -> None:
    strony = strony_pdf(karty_na_pdf([protokol(swiat.dane(3)), protokol(swiat.dane(60))], {}))
    assert [re.search(r"strona \d z \d", s)[0] for s in strony] == [  # type: ignore[index]
        "strona 1 z 1", "strona 1 z 2", "strona 2 z 2",
    ]  # fmt: skip


@pytest.mark.parametrize("ile", [0, 26])
def test_jedna_strona_pdf(ile: int) -> None:
    [strona] = strony_pdf(karta_na_pdf(protokol(swiat.dane(ile)), {}))
    assert "data, podpis i pieczęć beneficjenta" in strona.replace("\u00a0", " ")
    assert ("W tym miesiącu nie ma godzin." in strona) == (ile == 0)


# --- LibreOffice -------------------------------------------------------------------------------


def test_libreoffice_drukuje_te_same_kartki(tmp_path: Path, soffice: Path) -> None:
    """One page for 22 rows and for none, two for 60 in a month of 31 days; totals equal to the lines."""
    druki = {
        "p22": protokol(swiat.dane(22)),
        "p60": protokol(swiat.dane(60, swiat.PAZDZIERNIK)),
        "p0": protokol(swiat.dane(0, stan_karty="szkic", kroki=())),
        "c14": DRUKI["dziennik_coachingu"](swiat.coach(14)),
        "a8": DRUKI["karta_animatora"](swiat.animator(8, "=1+1, rozmowy o podziale zadań")),
    }
    for nazwa, druk in druki.items():
        (tmp_path / f"{nazwa}.xlsx").write_bytes(karta_na_bajty(druk, {}))
    profil = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    pliki = [str(tmp_path / f"{n}.xlsx") for n in druki]
    polecenie = [str(soffice), profil, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), *pliki]
    subprocess.run(polecenie, check=True, capture_output=True, timeout=300)
    strony = {n: strony_pdf((tmp_path / f"{n}.pdf").read_bytes()) for n in druki}
    assert {n: len(s) for n, s in strony.items()} == {"p22": 1, "p60": 2, "p0": 1, "c14": 1, "a8": 1}
    for nazwa, druk in druki.items():
        calosc = "\n".join(strony[nazwa])
        assert f"{(druk.ogolem or 0) // 60}:{(druk.ogolem or 0) % 60:02}" in calosc.partition("OGÓŁEM")[2]
        assert not re.search(r"###|Err:|#NAME|#REF|#VALUE", calosc)
    for strona in strony["p60"]:
        assert "Stanowisko" in strona
        assert "Ewa Przykładowa" in strona
    godziny = re.findall(r"umowa zlecenie \d+:\d\d \d+:\d\d (\d+):(\d\d)", strony["p22"][0])
    assert sum(int(h) * 60 + int(m) for h, m in godziny) == druki["p22"].ogolem
    assert len(godziny) == 22
    assert "szkic – nie do podpisu" in strony["p0"][0]


def test_znaki_biura_zamiast_kresek(tmp_path: Path) -> None:
    """The office's own picture stands in its field, in both files."""
    obraz = Path(__file__).parent / "wzorce" / "start.png"
    znak = {"fe": obraz.read_bytes()}
    druk = protokol(swiat.dane(1))
    assert "znak FE" in strony_pdf(karta_na_pdf(druk, {}))[0]
    assert "znak FE" not in strony_pdf(karta_na_pdf(druk, znak))[0]
    assert karta_na_bajty(druk, znak) != karta_na_bajty(druk, {})
