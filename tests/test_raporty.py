"""Reports as data: periods, sums that add up as printed, sheets and their rows."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from budzet.arkusz import Arkusz, Komorka, Skoroszyt, Wiersz, rozdziel, setne
from budzet.dane_raportu import DaneRaportu, Wyjasnienie
from budzet.okresy import nastepny_okres, nazwa_okresu
from budzet.raport_slowa import okno
from budzet.raporty import RAPORTY, kod_okresu, okres_z_tekstu, raport_o_kodzie
from harmonogram.bledy import NiepoprawnePole, NieZnaleziono
from harmonogram.czas import Okres
from tests import swiat_raportu as swiat

OKRESY = ("2019-K4", "2019-05", "2019-04-15..2019-06-30", "2018-04-01..2019-12-31", "2018-K2", "2021-K1")


def uloz(kod: str = "kwartalny", dane: DaneRaportu | None = None) -> Skoroszyt:
    return RAPORTY[kod].uloz(dane or swiat.dane())


def wiersze(arkusz: Arkusz, *wzory: str) -> list[Wiersz]:
    return [w for strefa in arkusz.strefy for pasmo in strefa for w in pasmo if not wzory or w.wzor in wzory]


def tabela(arkusz: Arkusz, wzor: str = "WIERSZ") -> list[list[Komorka]]:
    return [list(w.komorki) for w in wiersze(arkusz, wzor, f"{wzor}_OSTATNI")]


def liczby(arkusz: Arkusz, kolumna: int, wzor: str = "WIERSZ") -> list[Decimal]:
    return [w for k in tabela(arkusz, wzor) if isinstance(w := k[kolumna].wartosc, Decimal)]


class TestOkresy:
    @pytest.mark.parametrize(
        ("zapis", "od", "ostatni", "nazwa"),
        [
            ("2019-K2", date(2019, 4, 1), date(2019, 6, 30), "II kwartał 2019"),
            (" 2020-K4 ", date(2020, 10, 1), date(2020, 12, 31), "IV kwartał 2020"),
            ("2019-05", date(2019, 5, 1), date(2019, 5, 31), "maj 2019"),
            ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "luty 2020"),
            ("2019-04-01..2019-06-15", date(2019, 4, 1), date(2019, 6, 15), "01.04.2019–15.06.2019"),
            ("2019-04-01..2019-06-30", date(2019, 4, 1), date(2019, 6, 30), "II kwartał 2019"),
            ("2019-11-12..2019-11-12", date(2019, 11, 12), date(2019, 11, 12), "12.11.2019"),
        ],
    )
    def test_every_form(self, zapis: str, od: date, ostatni: date, nazwa: str) -> None:
        okres = okres_z_tekstu(zapis)
        assert (okres.od, okres.ostatni) == (od, ostatni)
        assert nazwa_okresu(okres) == nazwa

    @pytest.mark.parametrize(
        "zapis",
        [
            "",
            "2019",
            "2019-K5",
            "2019-K0",
            "2019-k2",
            "K2-2019",
            "2019-13",
            "2019-00",
            "2019-02-30..2019-03-01",
            "2019-06-30..2019-04-01",
            "2019-04-01-2019-06-30",
            "2019-04-01..",
            "0000-K1",
            "0000-01",
            "9999-K4",
            "9999-12",
            "9999-12-01..9999-12-31",
            "٢٠١٩-K2",
            "2019-K2\n2019-K3",
            "x" * 10_000,
        ],
    )
    def test_refusal_is_a_sentence_at_the_field(self, zapis: str) -> None:
        with pytest.raises(NiepoprawnePole) as blad:
            okres_z_tekstu(zapis)
        assert blad.value.pole == "okres"
        assert blad.value.komunikat.endswith(".")
        assert len(blad.value.komunikat) < 250

    @given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.integers(1, 800))
    def test_code_reads_back(self, od: date, dni: int) -> None:
        okres = Okres(od, date.fromordinal(od.toordinal() + dni))
        assert okres_z_tekstu(kod_okresu(okres)) == okres

    @pytest.mark.parametrize(
        ("zapis", "nastepny"),
        [("2019-K4", "2020-K1"), ("2019-12", "2020-01"), ("2019-04-01..2019-06-15", None)],
    )
    def test_next_period(self, zapis: str, nastepny: str | None) -> None:
        oczekiwany = okres_z_tekstu(nastepny) if nastepny else None
        assert nastepny_okres(okres_z_tekstu(zapis)) == oczekiwany


class TestSetne:
    @pytest.mark.parametrize(
        ("minuty", "godziny"),
        [(0, "0.00"), (20, "0.33"), (40, "0.67"), (90, "1.50"), (-6390, "-106.50"), (74550, "1242.50")],
    )
    def test_two_places(self, minuty: int, godziny: str) -> None:
        assert setne(minuty) == Decimal(godziny)

    def test_three_times_twenty_minutes_is_an_hour(self) -> None:
        assert rozdziel([20, 20, 20]) == [Decimal("0.34"), Decimal("0.33"), Decimal("0.33")]

    @given(st.lists(st.integers(0, 100_000), max_size=60))
    def test_printed_lines_add_up_to_the_printed_total(self, minuty: list[int]) -> None:
        czesci = rozdziel(minuty)
        assert sum(czesci, Decimal(0)) == setne(sum(minuty))
        for czesc, ile in zip(czesci, minuty, strict=True):
            assert abs(Fraction(czesc) - Fraction(ile, 60)) < Fraction(1, 100)
            assert ile % 3 or Fraction(czesc) == Fraction(ile, 60)


@pytest.mark.parametrize("kod", sorted(RAPORTY))
@pytest.mark.parametrize("okres", OKRESY)
def test_every_report_takes_every_form_of_period(kod: str, okres: str) -> None:
    dni = okres_z_tekstu(okres)
    skoroszyt = uloz(kod, swiat.dane(dni, min(dni.ostatni, date(2021, 3, 31))))
    assert f"stan na {dni.ostatni:%d.%m.%Y}" in skoroszyt.stopka
    assert skoroszyt.sporzadzono == swiat.WIEDZA


def test_footer_cites_plan_state_and_knowledge() -> None:
    stopka = uloz().stopka.replace("\u00a0", " ")
    assert stopka == (
        "Raport kwartalny · IV kwartał 2019 · plan: wersja 3, aneks nr 2 · stan na 31.12.2019 · "
        "dane z 02.01.2020, godz. 8:15:00"
    )


def test_unknown_report() -> None:
    with pytest.raises(NieZnaleziono, match="kwartalny, limity"):
        raport_o_kodzie("roczny")


def test_file_name_has_no_dots_inside() -> None:
    nazwy = [RAPORTY["limity"].nazwa_pliku(okres_z_tekstu(o)) for o in OKRESY[:3]]
    assert nazwy == ["limity-2019-K4.xlsx", "limity-2019-05.xlsx", "limity-2019-04-15_2019-06-30.xlsx"]


class TestKwartalny:
    def test_sheets_in_order(self) -> None:
        assert [a.nazwa for a in uloz(dane=swiat.dane(gantt=b"png")).arkusze] == [
            "Podsumowanie",
            "Działania",
            "Gantt",
            "Odchylenia",
            "Plan następnego kwartału",
            "Godziny",
            "Wydarzenia",
            "Kontrola",
            "Wpisy",
        ]

    def test_no_picture_no_sheet_and_no_next_quarter_after_a_month(self) -> None:
        nazwy = [a.nazwa for a in uloz(dane=swiat.dane(okres_z_tekstu("2019-05"), date(2019, 5, 31))).arkusze]
        assert "Gantt" not in nazwy
        assert "Plan następnego kwartału" not in nazwy

    def test_twelve_actions_and_an_annotation_without_a_number(self) -> None:
        arkusz = uloz().arkusz("Działania")
        numery = [w.komorki[0].wartosc for w in wiersze(arkusz) if w.komorki]
        assert numery == [1, 2, 3, 4, 5, 6, 7, None, 8, 9, 10, 11, 12]
        [adnotacja] = wiersze(arkusz, "ADNOTACJA")
        assert "adnotacja do działania 7, bez terminu" in str(adnotacja.komorki[1].wartosc)

    @pytest.mark.parametrize("nr", [1, 4, 12])
    def test_empty_plan_is_a_dash_not_zero(self, nr: int) -> None:
        komorki = tabela(uloz().arkusz("Działania"))[nr - 1]
        assert [komorki[i].wartosc for i in (4, 5, 7, 9, 10)] == ["—"] * 5
        assert komorki[11].wartosc == "— bez celu"

    def test_range_is_text_without_a_deviation(self) -> None:
        komorki = tabela(uloz().arkusz("Działania"))[7]
        assert (komorki[4].wartosc, komorki[4].format) == ("20–40", "przedzial")
        assert komorki[10].wartosc == "—"
        assert komorki[9].wartosc == Fraction(85, 100)

    def test_deviation_is_the_difference_of_the_printed_numbers(self) -> None:
        for arkusz, plan in (("Działania", 7), ("Podsumowanie", 2), ("Odchylenia", 2)):
            for komorki in tabela(uloz().arkusz(arkusz)):
                odchylenie = next(k for k in komorki if k.format.endswith("_odch") or k.wartosc == "—")
                if odchylenie.wartosc != "—":
                    kolumna = komorki.index(odchylenie)
                    wykonanie = 3 if arkusz != "Działania" else 8
                    assert komorki[kolumna].wartosc == komorki[wykonanie].wartosc - komorki[plan].wartosc  # type: ignore[operator]

    def test_quarters_add_up_to_their_total(self) -> None:
        arkusz = uloz().arkusz("Podsumowanie")
        [razem] = tabela(arkusz, "KWARTAL_RAZEM")
        for kolumna in (1, 2, 3):
            assert sum(liczby(arkusz, kolumna, "KWARTAL"), Decimal(0)) == razem[kolumna].wartosc

    def test_sentences_name_what_is_behind_first(self) -> None:
        zdania = [
            (k[0].wartosc, str(k[1].wartosc).replace("\u00a0", " "))
            for k in tabela(uloz().arkusz("Podsumowanie"), "ZDANIE")
            if k
        ]
        assert zdania[0] == (
            "▼",
            "Coaching wzmacniający: 91,00 h przy planie 160,00 h, brakuje 69,00 h. "
            "Okno działania minęło 31.03.2019.",
        )
        assert zdania[-1] == ("○", "Godziny jeszcze niezaakceptowane w kwartale: 153,58 h.")
        assert 1 < len(zdania) <= 4

    def test_needed_pace_of_pieces_is_rounded_up(self) -> None:
        zdania = [str(k[1].wartosc) for k in tabela(uloz().arkusz("Podsumowanie"), "ZDANIE") if k]
        pzk = next(z for z in zdania if "PZK" in z).replace("\u00a0", " ")
        assert pzk.endswith("Do 30.09.2020 potrzeba 10 miesięcznie.")  # 87 in nine months

    def test_explanation_of_a_person_replaces_the_computed_one(self) -> None:
        wyjasnienie = Wyjasnienie("=Dwie gminy zaczęły później.", "Trzecie spotkanie.", date(2020, 4, 30))
        arkusz = uloz(dane=replace(swiat.dane(), wyjasnienia={7: wyjasnienie})).arkusz("Odchylenia")
        [siedem] = [k for k in tabela(arkusz) if k[0].wartosc == 7]
        assert [k.wartosc for k in siedem[7:]] == [
            "=Dwie gminy zaczęły później.",
            "Trzecie spotkanie.",
            date(2020, 4, 30),
        ]

    def test_next_quarter_adds_arrears_and_counts_the_calendar(self) -> None:
        arkusz = uloz().arkusz("Plan następnego kwartału")
        wg_numeru = {k[0].wartosc: k for k in tabela(arkusz)}
        assert list(wg_numeru) == [1, 5, 6, 7, 8, 10]
        assert [k.wartosc for k in wg_numeru[7][3:8]] == [24, 15, 39, Fraction(13), "spotkanie PZK: 21"]
        assert "okno minęło" in str(wg_numeru[5][7].wartosc)

    def test_events_keep_cancelled_ones_and_shorten_many_units(self) -> None:
        dane = swiat.dane(okres_z_tekstu("2018-K4"), date(2018, 12, 31))
        komorki = tabela(uloz(dane=dane).arkusz("Wydarzenia"))
        assert {str(k[6].wartosc).replace("\u00a0", " ") for k in komorki} == {"4 jednostki"}
        stany = {k[11].wartosc for k in tabela(uloz().arkusz("Wydarzenia"))}
        assert stany == {"odbyte", "odwołane"}

    def test_control_agrees_and_finds_a_planted_difference(self) -> None:
        def wyniki(dane: DaneRaportu) -> set[object]:
            return {k[5].wartosc for k in tabela(uloz(dane=dane).arkusz("Kontrola"))}

        dane = swiat.dane()
        assert wyniki(dane) == {"● zgodne"}
        assert "▼ niezgodne" in wyniki(replace(dane, wpisy=dane.wpisy[1:]))
        assert "▼ niezgodne" in wyniki(replace(dane, wydarzenia=()))

    @pytest.mark.parametrize("okres", OKRESY[:5])
    def test_control_agrees_in_every_form_of_period(self, okres: str) -> None:
        dni = okres_z_tekstu(okres)
        komorki = tabela(uloz(dane=swiat.dane(dni, dni.ostatni)).arkusz("Kontrola"))
        assert {k[5].wartosc for k in komorki} == {"● zgodne"}

    def test_empty_project_still_makes_every_sheet(self) -> None:
        dane = swiat.dane(okres_z_tekstu("2018-K2"), date(2018, 4, 1), wszystkie=[])
        skoroszyt = uloz(dane=replace(dane, wydarzenia=(), wydarzenia_nastepnego=(), kwartaly=()))
        for nazwa in ("Godziny", "Wydarzenia", "Wpisy"):
            assert wiersze(skoroszyt.arkusz(nazwa))[0].wzor == "PUSTY"
        assert not skoroszyt.arkusz("Podsumowanie").wykres


class TestGodziny:
    def test_rows_columns_and_totals_add_up(self) -> None:
        _sprawdz_sumy(uloz().arkusz("Godziny"), swiat.dane())

    @given(st.lists(st.integers(1, 599), min_size=20, max_size=20))
    def test_also_with_any_minutes(self, minuty: list[int]) -> None:
        wszystkie = [
            replace(w, minuty=minuty[i % len(minuty)]) for i, w in enumerate(swiat.wpisy()) if i % 9 == 0
        ]
        dane = swiat.dane(wszystkie=wszystkie)
        _sprawdz_sumy(uloz(dane=dane).arkusz("Godziny"), dane)

    def test_supervision_stands_apart(self) -> None:
        arkusz = uloz().arkusz("Godziny")
        assert "Maria Wrona" not in {k[0].wartosc for k in tabela(arkusz)}
        [poza] = tabela(arkusz, "POZA")
        assert poza[0].wartosc == "Superwizja grupowa, poza harmonogramem i\u00a0limitami"
        assert poza[7].wartosc == Decimal(18)
        wszystkie = {k[6].wartosc for k in tabela(uloz().arkusz("Wpisy"))}
        assert "Maria Wrona" in wszystkie

    def test_persons_in_polish_order(self) -> None:
        osoby = [k[0].wartosc for k in tabela(uloz().arkusz("Godziny")) if k[2].wartosc == 6]
        assert osoby == ["Ida Źrebiec-Kowalska", "Jan Mróz", "Olga Świerk", "Zofia Ożóg"]

    def test_two_persons_of_one_name_are_two_rows(self) -> None:
        wpis = swiat.wpisy()[-1]
        dwoje = [replace(wpis, id=i, osoba_id=i, dzialanie=1, liczy=True) for i in (1, 2)]
        dane = replace(swiat.dane(wszystkie=[]), wpisy=tuple(dwoje))
        assert len(tabela(uloz(dane=dane).arkusz("Godziny"))) == 2

    @pytest.mark.parametrize(
        ("okres", "naglowki", "ukryte"),
        [
            ("2019-K4", ["X 2019", "XI 2019", "XII 2019"], set()),
            ("2019-05", ["V 2019"], {5, 6}),
            ("2019-05-20..2019-06-10", ["V 2019", "VI 2019"], {6}),
            ("2019-05-20..2019-08-10", [], {4, 5, 6}),
            ("2018-04-01..2019-12-31", [], {4, 5, 6}),
        ],
    )
    def test_month_columns_follow_the_period(self, okres: str, naglowki: list[str], ukryte: set[int]) -> None:
        arkusz = uloz(dane=swiat.dane(okres_z_tekstu(okres))).arkusz("Godziny")
        pola = [arkusz.pola[f"R_MIESIAC_{i}"].replace("\u00a0", " ") for i in (1, 2, 3)]
        assert pola[: len(naglowki)] == naglowki
        assert len(set(pola)) == 3
        assert arkusz.bez_kolumn == ukryte


def _sprawdz_sumy(arkusz: Arkusz, dane: DaneRaportu) -> None:
    """Every printed total is the sum of the printed lines above it, and equals the sheet of actions."""
    komorki = tabela(arkusz)
    for wiersz in komorki:
        assert wiersz[7].wartosc == sum(_dziesietne(wiersz[4:7]), Decimal(0))
    dzialania = {w.dzialanie.nr: w for w in dane.dzialania}
    for razem in tabela(arkusz, "RAZEM"):
        nr = int(str(razem[0].wartosc).split()[-1])
        swoje = [w for w in komorki if w[2].wartosc == nr]
        for kolumna in range(4, 9):
            assert razem[kolumna].wartosc == sum(_dziesietne([w[kolumna] for w in swoje]), Decimal(0))
        if dzialania[nr].godzinowe:
            assert razem[7].wartosc == setne(dzialania[nr].wykonanie_okresu)
            assert razem[8].wartosc == setne(dzialania[nr].podsumowanie.wykonanie)
    [ogolem] = tabela(arkusz, "OGOLEM")
    for kolumna in range(4, 9):
        czesci = _dziesietne([r[kolumna] for r in tabela(arkusz, "RAZEM")])
        assert ogolem[kolumna].wartosc == sum(czesci, Decimal(0))


def _dziesietne(komorki: list[Komorka]) -> Iterator[Decimal]:
    return (k.wartosc for k in komorki if isinstance(k.wartosc, Decimal))


class TestLimity:
    def test_totals_are_sums_of_the_lines(self) -> None:
        arkusz = uloz("limity").arkusz("Limity")
        for razem in [*tabela(arkusz, "RAZEM")]:
            nr = int(str(razem[0].wartosc).split()[-1])
            swoje = [w for w in tabela(arkusz) if w[0].wartosc == nr]
            for kolumna in (3, 4, 5, 7, 8):
                assert razem[kolumna].wartosc == sum(_dziesietne([w[kolumna] for w in swoje]), Decimal(0))

    def test_pool_of_a_unit_and_quota_of_a_person(self) -> None:
        komorki = tabela(uloz("limity").arkusz("Limity"))
        assert {k[1].wartosc for k in komorki if k[0].wartosc == 6} == {"pula jednostki"}
        assert {k[13].wartosc for k in komorki if k[0].wartosc == 5} == {"▲ przekroczony", "○ zakończony"}

    def test_without_quotas(self) -> None:
        arkusz = uloz("limity", replace(swiat.dane(), limity=())).arkusz("Limity")
        assert [w.wzor for w in wiersze(arkusz)] == ["PUSTY", "UWAGA"]


def test_window_in_words() -> None:
    dzialania = {d.nr: d for d in swiat.dane().plan.dzialania}
    assert [okno(dzialania[nr]).replace("\u00a0", " ") for nr in (2, 9, 6)] == [
        "III kw. 2018",
        "II–IV kw. 2019",
        "II kw. 2019 –\nIII kw. 2020",
    ]
