"""Test cases: the code, stages in their order and windows, the judgement of a range."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole, PozaOknem, Przyszlosc
from harmonogram.czas import Okres
from harmonogram.przypadki import (
    ETAPY,
    Okna,
    Przypadek,
    nastepny_kod,
    numer_kodu,
    ocen_liczbe,
    po_kolei,
    przedrostek,
    sprawdz_bez_kodu,
    sprawdz_przypadek,
)

PROJEKT = Okres(date(2018, 4, 1), date(2021, 4, 1))
OKNA = Okna(8, Okres(date(2019, 4, 1), date(2020, 10, 1)), PROJEKT)
DZIS = date(2020, 11, 14)
CZERWIEC = date(2019, 6, 3)
PELNE = dict(zip(ETAPY, (CZERWIEC + timedelta(days=30 * n) for n in range(6)), strict=True))
PRZYPADEK = Przypadek(1, "K-1206-003", 1, 8, "rodzina", date(2019, 5, 20), PELNE)


def bledy(
    etapy: dict[str, date],
    *,
    rodzaj: str = "rodzina",
    zgloszono: date = date(2019, 5, 20),
    dzis: date = DZIS,
    bylo: Przypadek | None = None,
) -> dict[str | None, BladDziedziny]:
    """What is refused, by field."""
    try:
        sprawdz_przypadek(
            rodzaj=rodzaj, zgloszono=zgloszono, etapy=po_kolei(etapy), okna=OKNA, dzis=dzis, bylo=bylo
        )
    except BledyPol as kilka:
        return {b.pole: b for b in kilka.bledy}
    except BladDziedziny as blad:
        return {blad.pole: blad}
    return {}


class TestKod:
    """Made by the service from the powiat and a running number."""

    @pytest.mark.parametrize(
        ("teryt", "zajete", "kod"),
        [("1206062", 2, "K-1206-003"), ("0201011", 0, "K-0201-001"), ("2007042", 999, "K-2007-1000")],
    )
    def test_next(self, teryt: str, zajete: int, kod: str) -> None:
        assert nastepny_kod(teryt, zajete) == kod
        assert numer_kodu(kod) == zajete + 1
        assert kod.startswith(przedrostek(teryt))

    @pytest.mark.parametrize("tekst", ["Wizyta K-1206-003", "k-1206-003, dom", "(K-2007-1000)"])
    def test_text_of_a_calendar_carries_none(self, tekst: str) -> None:
        with pytest.raises(NiepoprawnePole, match="kod przypadku") as blad:
            sprawdz_bez_kodu(tekst, "tytul")
        assert blad.value.pole == "tytul"

    @pytest.mark.parametrize("tekst", ["Sala K-12", "K-1206-03", "BK-1206-003", "Warsztat z rodzinami", ""])
    def test_other_words_pass(self, tekst: str) -> None:
        sprawdz_bez_kodu(tekst, "tytul")


class TestReguly:
    """What one case must satisfy; each refusal at its field."""

    def test_no_stage_and_all_stages_are_right(self) -> None:
        assert bledy({}) == {}
        assert bledy(PELNE) == {}

    def test_several_stages_may_share_a_day(self) -> None:
        assert bledy({"diagnoza": CZERWIEC, "kontrakt": CZERWIEC, "plan": CZERWIEC}) == {}

    def test_a_stage_may_be_left_out(self) -> None:
        assert bledy({"diagnoza": CZERWIEC, "ewaluacja": date(2020, 2, 3)}) == {}

    def test_the_first_stage_comes_first(self) -> None:
        odmowa = bledy({"kontrakt": CZERWIEC})["etapy.diagnoza"]
        assert odmowa.komunikat == ("Pierwszy etap to diagnoza. Podaj jej dzień albo usuń etap „kontrakt”.")

    def test_order_of_stages(self) -> None:
        odmowa = bledy({"diagnoza": CZERWIEC, "kontrakt": CZERWIEC - timedelta(days=1)})
        assert odmowa["etapy.kontrakt"].komunikat == (
            "Kontrakt (02.06.2019) nie może być przed etapem „diagnoza” (03.06.2019). "
            "Popraw jeden z tych dni."
        )

    def test_not_before_the_report(self) -> None:
        odmowa = bledy({"diagnoza": CZERWIEC}, zgloszono=date(2019, 6, 4))["etapy.diagnoza"]
        assert "przed zgłoszeniem (04.06.2019)" in odmowa.komunikat

    @pytest.mark.parametrize("etap", ETAPY)
    def test_window(self, etap: str) -> None:
        """Monitoring may be after the action, until the project ends; nothing else may."""
        etapy = {e: date(2020, 9, 1) for e in list(ETAPY)[: list(ETAPY).index(etap)]}
        po_dzialaniu = bledy({**etapy, etap: date(2020, 10, 1)})
        if etap == "monitoring":
            assert po_dzialaniu == {}
            po_projekcie = bledy({**etapy, etap: date(2021, 4, 1)}, dzis=date(2021, 5, 1))
            assert "po zakończeniu projektu" in po_projekcie["etapy.monitoring"].komunikat
        else:
            assert isinstance(po_dzialaniu[f"etapy.{etap}"], PozaOknem)
            assert "działania 8" in po_dzialaniu[f"etapy.{etap}"].komunikat

    def test_before_the_window(self) -> None:
        odmowa = bledy({"diagnoza": date(2019, 3, 31)}, zgloszono=date(2019, 3, 1))["etapy.diagnoza"]
        assert isinstance(odmowa, PozaOknem)

    def test_days_that_stay_are_not_asked_for_the_window_again(self) -> None:
        """After an annex evidence may lie outside."""
        dawne = replace(PRZYPADEK, etapy={"diagnoza": date(2019, 3, 1)}, zgloszono=date(2019, 2, 1))
        assert bledy({"diagnoza": date(2019, 3, 1)}, zgloszono=date(2019, 2, 1), bylo=dawne) == {}
        zmienione = bledy({"diagnoza": date(2019, 3, 2)}, zgloszono=date(2019, 2, 1), bylo=dawne)
        assert isinstance(zmienione["etapy.diagnoza"], PozaOknem)

    def test_future(self) -> None:
        jutro = DZIS + timedelta(days=1)
        odmowy = bledy({"diagnoza": CZERWIEC, "monitoring": jutro}, zgloszono=CZERWIEC)
        assert isinstance(odmowy["etapy.monitoring"], Przyszlosc)
        assert isinstance(
            bledy({}, zgloszono=date(2019, 6, 1), dzis=date(2019, 5, 31))["zgloszono"], Przyszlosc
        )

    @pytest.mark.parametrize("dzien", [date(2018, 3, 31), date(2020, 10, 1)])
    def test_report_lies_between_the_beginning_and_the_end_of_the_tests(self, dzien: date) -> None:
        odmowa = bledy({}, zgloszono=dzien)["zgloszono"]
        assert isinstance(odmowa, PozaOknem)
        assert "01.04.2018–30.09.2020" in odmowa.komunikat

    def test_kind(self) -> None:
        assert "osoba albo rodzina" in bledy({}, rodzaj="firma")["rodzaj"].komunikat

    def test_every_mistake_is_named_at_once(self) -> None:
        assert set(bledy({"kontrakt": date(2019, 1, 1)}, rodzaj="?")) == {
            "rodzaj", "etapy.diagnoza", "etapy.kontrakt",
        }  # fmt: skip

    @given(
        st.dictionaries(
            st.sampled_from(list(ETAPY)), st.dates(date(2019, 3, 1), date(2020, 12, 1)), max_size=6
        ),
        st.dates(date(2019, 1, 1), date(2020, 12, 1)),
    )
    def test_what_passes_is_in_order(self, etapy: dict[str, date], zgloszono: date) -> None:
        if bledy(etapy, zgloszono=zgloszono):
            return
        dni = [zgloszono, *(etapy[e] for e in ETAPY if e in etapy)]
        assert dni == sorted(dni)
        assert all(d <= DZIS for d in dni)
        assert not etapy or "diagnoza" in etapy
        assert all(etapy[e] in OKNA.okno for e in etapy if e != "monitoring")


class TestPrzypadek:
    """What follows from the stages."""

    def test_counts_from_its_first_stage(self) -> None:
        assert PRZYPADEK.rozpoczeto == CZERWIEC
        assert replace(PRZYPADEK, etapy={}).rozpoczeto is None

    def test_stage_on_a_day(self) -> None:
        assert PRZYPADEK.na_dzien(CZERWIEC - timedelta(days=1)).etap is None
        assert PRZYPADEK.na_dzien(CZERWIEC).etap == "diagnoza"
        assert PRZYPADEK.na_dzien(CZERWIEC + timedelta(days=65)).etap == "plan"
        assert PRZYPADEK.na_dzien(date(2021, 1, 1)).etap == "monitoring"

    def test_of_stages_on_one_day_the_later_is_the_present_one(self) -> None:
        assert replace(PRZYPADEK, etapy={"diagnoza": CZERWIEC, "kontrakt": CZERWIEC}).etap == "kontrakt"


class TestOcena:
    """A number against the range of the plan."""

    @pytest.mark.parametrize(
        ("liczba", "stan", "zdanie"),
        [
            (0, "ponizej", "0 z 5–10, brakuje 5 do dolnej granicy"),
            (3, "ponizej", "3 z 5–10, brakuje 2 do dolnej granicy"),
            (5, "w_przedziale", "5 z 5–10, w przedziale"),
            (10, "w_przedziale", "10 z 5–10, w przedziale"),
            (12, "powyzej", "12 z 5–10, o 2 ponad górną granicę"),
        ],
    )
    def test_in_words(self, liczba: int, stan: str, zdanie: str) -> None:
        ocena = ocen_liczbe(liczba, 5, 10)
        assert (ocena.stan, ocena.zdanie) == (stan, zdanie)

    @given(st.integers(0, 200), st.integers(0, 100), st.integers(0, 100))
    def test_one_of_three(self, liczba: int, od: int, szerokosc: int) -> None:
        do = od + szerokosc
        stan = ocen_liczbe(liczba, od, do).stan
        assert (stan == "w_przedziale") == (od <= liczba <= do)
        assert (stan == "ponizej") == (liczba < od)
