"""Hours in a workbook: cells, rows, names, what is no row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from budzet.import_godzin import wiersze_godzin
from budzet.komorki_godzin import JAK_GODZINA as JAK
from budzet.odczyt_xlsx.skoroszyt import ArkuszOdczytany
from budzet.odczyt_xlsx.wartosci import Wartosc
from budzet.slowniki_godzin import jednoznaczne
from budzet.wiersz_godzin import WierszGodzin, zdanie
from tests.godziny_w_xlsx import DZIEN, GLOWY, arkusz, listy, wiersz


def jeden(**zmiany: Wartosc | None) -> WierszGodzin:
    [odczytany] = wiersze_godzin([arkusz(wiersz(**zmiany))], listy()).wiersze
    return odczytany


def usterki(*arkusze: ArkuszOdczytany) -> list[str]:
    return [zdanie(w.gdzie, *u) for w in wiersze_godzin(arkusze, listy()).wiersze for u in w.usterki]


# --- cells --------------------------------------------------------------------------------------

H = timedelta(hours=1)
CZYTANE: list[tuple[str, Wartosc, str, Any]] = [
    ("Data", DZIEN, "dzien", DZIEN),
    ("Data", datetime(2019, 5, 6, 8, 15), "dzien", DZIEN),  # noqa: DTZ001 - a cell knows no zone
    ("Data", " 6.05.2019\u00a0", "dzien", DZIEN),
    ("Data", "2019-05-06", "dzien", DZIEN),
    ("Od", 8.5 * H, "od_min", 510),
    ("Od", 0.3125, "od_min", 450),
    ("Od", 7, "od_min", 420),
    ("Od", "0730", "od_min", 450),
    ("Do", "24:00", "do_min", 1440),
    ("Do", 24 * H, "do_min", 1440),
    ("Do", date(1900, 1, 1), "do_min", 1440),  # the number 1 under the format h:mm
    ("Do", date(1904, 1, 2), "do_min", 1440),  # the same, counted from 1904
    ("Do", 1, "do_min", 1440),  # without a format, after nine o'clock
    ("Do", 10, "do_min", 600),
    ("Do", date(1900, 1, 10), "do_min", 600),  # the number 10 under the format h:mm
    ("Do", 240 * H, "do_min", 600),  # the same under [h]:mm
    ("Osoba", "lis  jan", "osoba", 1),
    ("Osoba", "Anna Nowak (coach)", "osoba", 2),
    ("Działanie", "5", "dzialanie", 5),
    ("Działanie", "1. Nazwa sprzed aneksu", "dzialanie", 1),
    ("Działanie", "poza harmonogramem: superwizja grupowa", "rodzaj", "superwizja_grupowa"),
    ("Działanie", "superwizja indywidualna", "dzialanie", None),
    ("Dla kogo", "Anna Nowak (pracownik socjalny, gmina Piątnica, nr 4)", "dla", 4),
    ("Jednostka", "Piątnica", "jednostka", 1),
    ("Jednostka", 2007062, "jednostka", 1),
    ("Zadanie", "EK-01 Założenia modelu", "zadanie", "EK-01"),
    ("Zadanie", "ek-01", "zadanie", "EK-01"),
    ("Zadanie", "XX-99 coś", "zadanie", "XX-99"),  # the rules of entries say what is wrong with it
    ("Temat", "Motywacja do pracy", "temat", "motywacja"),
    ("Opis", " dwa\nwiersze ", "opis", "dwa\nwiersze"),
    ("Opis", 2.5, "opis", "2,5"),
    ("Uzasadnienie", "=1+1", "uzasadnienie", "=1+1"),
]


@pytest.mark.parametrize(("glowa", "komorka", "pole", "wartosc"), CZYTANE)
def test_komorka_jest_czytana(glowa: str, komorka: Wartosc, pole: str, wartosc: Any) -> None:
    odczytany = jeden(**{glowa: komorka})
    assert odczytany.usterki == ()
    assert odczytany.pola is not None
    assert odczytany.pola[pole] == wartosc


ZLE: list[tuple[str, Wartosc | None, str]] = [
    ("Data", None, "Brakuje daty. Wpisz dzień, na przykład 06.05.2019."),
    ("Data", "31.04.2019", "„31.04.2019”: nie ma takiego dnia, kwiecień 2019 ma 30 dni."),
    ("Data", 43591, "43591 to nie data. Wpisz dzień, na przykład 06.05.2019."),
    ("Data", 9 * H, "9:00 to nie data. Wpisz dzień, na przykład 06.05.2019."),
    ("Od", None, "Brakuje godziny rozpoczęcia. Wpisz ją, na przykład 9:00."),
    ("Do", "25:00", f"25:00 to nie godzina. {JAK}"),
    ("Do", 30, f"30 to nie godzina. {JAK}"),
    ("Do", 30 * 24 * H, f"30 to nie godzina. {JAK}"),
    ("Do", 25 * H, f"25:00 to nie godzina. {JAK}"),
    ("Do", datetime(1900, 1, 1, 1), f"25:00 to nie godzina. {JAK}"),  # noqa: DTZ001
    ("Do", 9.5, f"9,5 to nie godzina. {JAK}"),
    ("Do", -1, f"-1 to nie godzina. {JAK}"),
    ("Do", True, f"tak to nie godzina. {JAK}"),
    ("Do", DZIEN, f"06.05.2019 to nie godzina. {JAK}"),
    ("Do", timedelta(hours=9, seconds=20), f"9:00:20 to nie godzina. {JAK}"),
    ("Osoba", None, "Brakuje osoby. Wybierz ją z listy."),
    ("Osoba", "Jan Lisz", "Nie ma takiej osoby: „Jan Lisz”. Może chodziło o „Jan Lis”?"),
    (
        "Osoba",
        "Anna Nowak",
        "„Anna Nowak” to nie jedna pozycja na liście. Wpisz „Anna Nowak (coach)”, „Anna Nowak "
        "(pracownik socjalny, gmina Piątnica, nr 3)” albo „Anna Nowak (pracownik socjalny, gmina Piątnica, "
        "nr 4)”.",
    ),
    ("Działanie", "Sesje", "Nie ma takiej pozycji: „Sesje”. Wybierz z listy w nowym szablonie."),
    ("Jednostka", "Nigdzie", "Nie ma takiej jednostki: „Nigdzie”. Wybierz z listy w nowym szablonie."),
    ("Temat", "plotki", "Nie ma takiej pozycji: „plotki”. Wybierz z listy w nowym szablonie."),
    ("Opis", "PESEL 44051401359", "Jest tu numer PESEL. Usuń go: serwis nie przechowuje tych numerów."),
    ("Osoba", 44051401359, "Jest tu numer PESEL. Usuń go: serwis nie przechowuje tych numerów."),
]  # fmt: skip


@pytest.mark.parametrize(("glowa", "komorka", "tresc"), ZLE)
def test_zla_komorka_ma_zdanie_i_adres(glowa: str, komorka: Wartosc | None, tresc: str) -> None:
    assert [z.replace("\u00a0", " ") for z in usterki(arkusz(wiersz(**{glowa: komorka})))] == [
        f"arkusz Maj, wiersz 2, kolumna {glowa}: {tresc}"
    ]


def test_pesel_nie_zostaje_nigdzie() -> None:
    zly = jeden(Opis="44051401359", Zadanie="a 44051401359 b")
    assert "44051401359" not in repr(zly)


def test_bez_nazwiska_znaczy_ja() -> None:
    [moj] = wiersze_godzin([arkusz(wiersz(Osoba=None))], listy(1)).wiersze
    assert moj.pola is not None
    assert moj.pola["osoba"] == 1


# --- sheets and rows ----------------------------------------------------------------------------


def test_co_nie_jest_wierszem() -> None:
    plik = wiersze_godzin(
        [
            arkusz(
                wiersz(),
                [None, "  ", "\u00a0"],  # blank
                GLOWY,  # the head copied lower down
                wiersz(Od="11:00", Do="12:00"),
                ["Razem:", None, 4],
                ukryte=frozenset({5}),
                formuly=frozenset({(6, 3)}),
            ),
            arkusz(wiersz(), nazwa="czerwiec"),
            arkusz(wiersz(), nazwa="schowany", ukryty=True),
            ArkuszOdczytany("Notatki", {1: {1: "Data"}}),
            ArkuszOdczytany("Instrukcja", {1: {1: "Temat"}}),
        ],
        listy(),
    )
    assert [(w.gdzie, w.powtarza) for w in plik.wiersze] == [
        ("arkusz Maj, wiersz 2", None), ("arkusz Maj, wiersz 5", None), ("arkusz czerwiec, wiersz 2", 0),
    ]  # fmt: skip
    assert plik.uwagi == [
        "Arkusz Maj ma podsumowanie (wiersz 6), pominięto je.",
        "Arkusz Maj ma ukryte wiersze (wiersz 5); przeczytano je tak jak inne.",
        "Arkusz schowany jest ukryty, pominięto go.",
        "Arkusz Notatki nie ma wiersza z nagłówkami Data, Od i Do, pominięto go.",
    ]


@pytest.mark.parametrize(
    ("arkusze", "zdania"),
    [
        (
            [arkusz(wiersz(), formuly=frozenset({(2, 3)}))],
            [
                "arkusz Maj, wiersz 2, kolumna Do: To jest formuła. Zamień ją na wartość (Kopiuj, Wklej "
                "wartości)."
            ],
        ),
        (
            [arkusz(wiersz(Osoba=None), scalone={2: [("D2:D3", 4, 4)]})],
            [
                "arkusz Maj, wiersz 2, kolumna Osoba: Komórki D2:D3 są scalone. Rozdziel je i wypełnij "
                "każdą osobno."
            ],
        ),
        (
            [ArkuszOdczytany("Maj", {3: {1: "data ", 2: "OD", 4: "Osoba", 5: "Od"}, 4: {1: DZIEN}})],
            [
                "arkusz Maj, wiersz 3, kolumna Od: Ta kolumna jest dwa razy. Usuń jedną z nich.",
                "arkusz Maj, wiersz 3, kolumna Do: Brakuje tej kolumny. Przywróć jej nagłówek.",
            ],
        ),
        (
            [arkusz(wiersz(Do="x"), nazwa="<b>\u202e'; DROP\n")],
            [f"arkusz <b>'; DROP, wiersz 2, kolumna Do: x to nie godzina. {JAK}"],
        ),
    ],
    ids=["formuła", "scalone", "nagłówki", "dziwna nazwa"],
)  # fmt: skip
def test_zly_arkusz(arkusze: Sequence[ArkuszOdczytany], zdania: list[str]) -> None:
    assert usterki(*arkusze) == zdania


def test_kolumny_spoza_szablonu_sa_wymienione() -> None:
    z_inna = replace(arkusz(), wiersze={1: {**dict(enumerate(GLOWY, 1)), 12: "Godziny"}, 2: {1: DZIEN}})
    assert wiersze_godzin([z_inna], listy()).uwagi == [
        "Arkusz Maj ma kolumny, których nie ma w szablonie; nie czytano ich: Godziny."
    ]


def test_numer_z_listy_rozstrzyga_o_nazwisku_ktore_sie_powtorzylo() -> None:
    """The template was made when there was one Anna Nowak; since then there are three."""
    stare = ArkuszOdczytany("Listy", {1: {1: "Osoba", 2: "nr osoby"}, 2: {1: "Anna Nowak", 2: "2"}})
    podrobione = replace(stare, wiersze={**stare.wiersze, 2: {1: "Jan Lis", 2: "2"}})
    for lista, osoba in ((stare, 2), (podrobione, None)):
        nazwa = str(lista.wiersze[2][1])
        [odczytany] = wiersze_godzin([lista, arkusz(wiersz(Osoba=nazwa))], listy()).wiersze
        assert odczytany.pola is not None
        assert odczytany.pola["osoba"] == (osoba or 1)


def test_napisy_rosna_az_sa_rozne() -> None:
    assert jednoznaczne({1: ["a", "a x"], 2: ["A", "a y"], 3: ["b", "b z"]}) == {1: "a x", 2: "a y", 3: "b"}
