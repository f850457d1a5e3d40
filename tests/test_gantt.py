"""Bars of the Gantt: where they end, what their rows say, where days stand, and the page's partial."""

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biuro.wyglad.szablon import strona_html
from budzet.paski import dane_paskow
from budzet.plan import Cel
from budzet.wykonanie import podsumuj
from harmonogram.czas import STREFA, Okres
from harmonogram.dzialania import Faza
from harmonogram.gantt import ZNAKI, DanePaska, Wykres, Znak, udzial, wykres, znaki_wydarzen
from harmonogram.gantt_liczby import do_planu, jednostka, odchylenie, plan
from harmonogram.gantt_znaki import rozrzedzone
from harmonogram.kwartaly import Kwartal, zakres_z_tekstu
from harmonogram.wydarzenia import RODZAJE, DzienWydarzenia, Wydarzenie
from tests import swiat_wykresu as swiat

STAN = date(2019, 12, 31)
OKNO = Okres(date(2019, 4, 1), date(2020, 10, 1))
GODZINY = DanePaska(miara="godziny", formy=("godzina", "godziny", "godzin"))
SPOTKANIA = DanePaska(miara="spotkania", formy=("spotkanie", "spotkania", "spotkań"))
DNI = st.dates(date(2017, 1, 1), date(2022, 12, 31))


def rysunek_swiata(stan: date = STAN) -> Wykres:
    return wykres(swiat.plan(), swiat.dane(stan), stan, znaki=swiat.znaki(stan))


@pytest.mark.parametrize(
    ("wykonanie", "dzien_planu", "koniec"),
    [
        (10, date(2019, 12, 11), date(2019, 12, 12)),
        (99, date(2020, 9, 30), date(2020, 10, 1)),
        (99, date(2021, 1, 1), date(2020, 10, 1)),
        (10, date(2019, 3, 31), None),
        (10, None, None),
        (0, date(2019, 4, 10), None),
    ],
)
def test_pasek_konczy_sie_po_dniu_planu(
    wykonanie: int, dzien_planu: date | None, koniec: date | None
) -> None:
    dane = DanePaska(wykonanie=wykonanie, plan_razem=100, dzien_planu=dzien_planu)
    assert do_planu(dane, OKNO) == koniec


def test_bez_sumy_planu_nie_ma_paska() -> None:
    assert do_planu(DanePaska(wykonanie=7, plan_od=5, plan_do=10, dzien_planu=STAN), OKNO) is None


@pytest.mark.parametrize(
    ("dane", "plan_tekst", "odchylenie_tekst", "slowo"),
    [
        (replace(GODZINY, wykonanie=36810, plan_razem=86400, odchylenie=-6390), "1 440", "−106,5", "godzin"),
        (replace(GODZINY, wykonanie=80, odchylenie=80), None, "+1 h 20 min", "godziny"),
        (replace(GODZINY, wykonanie=60), None, "—", "godzina"),
        (replace(SPOTKANIA, wykonanie=61, plan_razem=144, odchylenie=-11), "144", "−11", "spotkania"),
        (replace(SPOTKANIA, wykonanie=5, plan_razem=5, odchylenie=0), "5", "0", "spotkań"),
        (replace(SPOTKANIA, wykonanie=1), None, "—", "spotkanie"),
        (replace(SPOTKANIA, wykonanie=17, plan_od=20, plan_do=40), "20–40", "—", "spotkań"),
        (replace(SPOTKANIA, wykonanie=17, plan_od=20), "20", "—", "spotkań"),
    ],
)
def test_liczby_slowami(dane: DanePaska, plan_tekst: str | None, odchylenie_tekst: str, slowo: str) -> None:
    def zwykly(tekst: str | None) -> str | None:
        return tekst and tekst.replace("\u00a0", " ")

    assert (zwykly(plan(dane)), zwykly(odchylenie(dane)), jednostka(dane)) == (
        plan_tekst,
        odchylenie_tekst,
        slowo,
    )


@pytest.mark.parametrize(
    ("nr", "opis"),
    [
        (1, "II kwartał 2018 – I kwartał 2021, wykonano 694 h 1 min (godziny, bez liczb w planie)"),
        (2, "III kwartał 2018, wykonano 5 z 5 (narzędzia)"),
        (7, "II kwartał 2019 – III kwartał 2020, wykonano 480 z 1 080 (spotkania, 30 jednostek)"),
        (8, "II kwartał 2019 – III kwartał 2020, wykonano 164 z 150–300 (osoby i rodziny, 30 jednostek)"),
        (11, "I kwartał 2021, jeszcze bez wykonania, plan 1 (konferencje)"),
        (12, "I kwartał 2021, jeszcze bez wykonania (spotkania, bez liczb w planie)"),
    ],
)
def test_wiersz_mowi_wszystko_slowami(nr: int, opis: str) -> None:
    assert rysunek_swiata().paski[nr - 1].opis.replace("\u00a0", " ") == opis


@pytest.mark.parametrize(
    ("nr", "liczby"),
    [
        (1, [("694 h 1 min", "")]),
        (2, [("5 z 5", ""), ("100 %", ""), ("0", "")]),
        (7, [("480 z 1 080", ""), ("44 %", ""), ("−60", "minus")]),
        (8, [("164 z 150–300", ""), ("109 % min.", "")]),
        (11, [("plan 1", "")]),
        (12, []),
    ],
)
def test_liczby_przy_pasku(nr: int, liczby: list[tuple[str, str]]) -> None:
    pasek = rysunek_swiata().paski[nr - 1]
    assert [(tekst.replace("\u00a0", " "), klasa) for tekst, klasa in pasek.liczby] == liczby


def test_liczby_widac_a_slychac_raz() -> None:
    wiersz = strona(rysunek_swiata()).findall(".//ol/li")[6]
    [liczby] = [d for d in wiersz.iter("div") if "gantt-liczby" in d.get("class", "")]
    assert liczby.get("aria-hidden") == "true", "the hidden sentence says the same"
    assert [x.text for x in liczby] == ["480\u00a0z\u00a01\u00a0080", "44\u00a0%", "−60"]


@pytest.mark.parametrize(
    ("wykonanie_proc", "przed_linia"),
    [(80, True), (99, True), (101, False), (130, False)],
)
def test_pasek_przed_linia_stanu_znaczy_za_planem(
    monkeypatch: pytest.MonkeyPatch, wykonanie_proc: int, przed_linia: bool
) -> None:
    monkeypatch.setattr(swiat, "TEMPO", {10: wykonanie_proc})
    w = rysunek_swiata()
    pasek = w.paski[9]
    assert pasek.do_planu is not None
    assert (pasek.do_planu < w.koniec_stanu) is przed_linia
    assert pasek.werdykt == ("za_planem" if przed_linia else "przed_planem")


def test_przerywana_rama_tam_gdzie_plan_nie_ma_liczb_na_dni() -> None:
    assert [p.nr for p in rysunek_swiata().paski if p.bez_liczb] == [1, 4, 8, 12]


def test_dzialanie_bez_danych_ma_sam_plan() -> None:
    pasek = wykres(swiat.plan(), {}, STAN).paski[0]
    assert (pasek.do_planu, pasek.dowody, pasek.znaki, pasek.odchylenie_tekst) == (None, None, (), "—")


def test_wczesniejsza_wersja_tylko_gdzie_okno_bylo_inne() -> None:
    dawna = swiat.plan(nr=1)
    od, do = zakres_z_tekstu("II – III kwartał 2019")
    dzialania = tuple(replace(d, od=od, do=do) if d.nr == 9 else d for d in dawna.dzialania)
    w = wykres(swiat.plan(), {}, STAN, wczesniejszy=replace(dawna, dzialania=dzialania))
    okresy = {p.nr: p.okres_wczesniejszy for p in w.paski if p.okres_wczesniejszy}
    assert okresy == {9: Okres(date(2019, 4, 1), date(2019, 10, 1))}
    assert w.wersja_wczesniejsza == "wersja 1"


def test_dzialanie_poza_projektem_poszerza_os() -> None:
    plan_ = swiat.plan()
    kwartal = Kwartal(2021, 3)
    dzialania = (*plan_.dzialania[:-1], replace(plan_.dzialania[-1], od=kwartal, do=kwartal))
    w = wykres(replace(plan_, dzialania=dzialania), {}, STAN)
    assert w.okres == Okres(date(2018, 4, 1), date(2021, 10, 1))
    assert len(w.kwartaly) == 14


@pytest.mark.parametrize(
    ("aneks", "stan", "opis"),
    [
        ("nr 2", "zaakceptowana", "plan: wersja 3, aneks nr 2, przyjęta 14.06.2019"),
        ("aneks nr 2", "zaakceptowana", "plan: wersja 3, aneks nr 2, przyjęta 14.06.2019"),
        (None, "zaakceptowana", "plan: wersja 3, przyjęta 14.06.2019"),
        ("nr 2", "robocza", "plan: wersja 3, aneks nr 2, jeszcze nieprzyjęta"),
    ],
)
def test_wykres_wymienia_wersje_planu(aneks: str | None, stan: str, opis: str) -> None:
    assert wykres(replace(swiat.plan(aneks=aneks), stan=stan), {}, STAN).opis_wersji == opis


@given(DNI, DNI)
def test_polozenie_rosnie_i_nie_wychodzi_poza_os(a: date, b: date) -> None:
    w = wykres(swiat.plan(), {}, STAN)
    a, b = min(a, b), max(a, b)
    assert 0 <= w.polozenie(a) <= w.polozenie(b) <= 1
    assert 0 <= udzial(w.okres, a) <= udzial(w.okres, b) <= 1
    assert 0 < float(replace(w, stan=a).x_stanu.rstrip("%")) <= 100


@given(DNI, st.integers(0, 900))
def test_odcinek_miesci_sie_na_osi(od: date, dni: int) -> None:
    x, szer = wykres(swiat.plan(), {}, STAN).odcinek(Okres(od, od + timedelta(days=dni)))
    assert float(x.rstrip("%")) + float(szer.rstrip("%")) <= 100.002


@pytest.mark.parametrize(
    ("dzien", "na_stronie", "prawdziwie"),
    [
        (date(2018, 4, 1), 0.0, 0.0),
        (date(2018, 7, 1), 1 / 12, 91 / 1096),
        (date(2019, 11, 15), (6 + 45 / 92) / 12, 593 / 1096),
        (date(2021, 4, 1), 1.0, 1.0),
    ],
)
def test_kwartaly_strony_sa_rowne_a_druku_prawdziwe(
    dzien: date, na_stronie: float, prawdziwie: float
) -> None:
    w = wykres(swiat.plan(), {}, STAN)
    assert w.polozenie(dzien) == pytest.approx(na_stronie)
    assert udzial(w.okres, dzien) == pytest.approx(prawdziwie)


def test_naglowki_siatki_pokrywaja_wszystkie_kwartaly() -> None:
    w = wykres(swiat.plan(), {}, STAN)
    assert w.lata == [(2018, 3), (2019, 4), (2020, 4), (2021, 1)]
    assert [(f and f.nr, n) for f, n in w.etapy] == [("I", 4), ("II", 6), ("III", 2)]
    luka = (Faza("I", "model", Okres(date(2018, 4, 1), date(2018, 10, 1))),)
    assert [(f and f.nr, n) for f, n in replace(w, fazy=luka).etapy] == [("I", 2), (None, 10)]


def wydarzenie(
    stan: str, *dni: date, rodzaj: str = "warsztat_wyjazdowy", dzialanie: int | None = 9
) -> Wydarzenie:
    chwila = datetime(2019, 1, 1, tzinfo=STREFA)
    kolejne = tuple(DzienWydarzenia(i, d, 540, 960, f"u-{i}", 0, chwila) for i, d in enumerate(dni, 1))
    return Wydarzenie(
        1, "u", rodzaj, dzialanie, "Warsztat", kolejne, "Łęki", "stacjonarnie", stan,
        frozenset(), frozenset(), frozenset(), chwila, chwila,
    )  # fmt: skip


def test_znaki_wydarzen() -> None:
    dzien = date(2019, 12, 30)
    dwudniowe = wydarzenie("odbyte", dzien, dzien + timedelta(days=1))
    bez_drugiego = replace(dwudniowe, dni=(dwudniowe.dni[0], replace(dwudniowe.dni[1], odwolany=True)))
    po_stanie = wydarzenie("odbyte", STAN + timedelta(days=1))
    zaplanowane, odwolane = wydarzenie("zaplanowane", dzien), wydarzenie("odwolane", dzien)
    bez_dzialania = wydarzenie("odbyte", dzien, rodzaj="superwizja_grupowa", dzialanie=None)

    def krotko(*wydarzenia: Wydarzenie) -> list[tuple[str, bool]]:
        return [(z.rodzaj, z.odbyte) for z in znaki_wydarzen(wydarzenia, STAN).get(9, ())]

    assert krotko(dwudniowe) == [("kwadrat", True), ("kwadrat", True)]
    assert krotko(bez_drugiego) == [("kwadrat", True)]
    assert krotko(po_stanie) == krotko(zaplanowane) == [("kwadrat", False)]
    assert krotko(odwolane) == krotko(bez_dzialania) == []


def znak(dni: int, rodzaj: str = "kreska", odbyte: bool = True) -> Znak:
    return Znak(STAN + timedelta(days=dni), rodzaj, odbyte, "")


@pytest.mark.parametrize(
    ("znaki", "widac"),
    [
        ([znak(0), znak(1), znak(3), znak(4)], [0, 3]),
        ([znak(0, odbyte=False), znak(5, odbyte=False), znak(10, odbyte=False)], [0, 10]),
        ([znak(0, "kolo"), znak(5, "kolo", False), znak(12, "kolo", False)], [0, 12]),
        ([znak(0, "kolo"), znak(0, "romb")], [0, 0]),
        ([znak(0, "kwadrat"), znak(2), znak(5), znak(9)], [0, 9]),
        ([znak(0, "kwadrat"), znak(2)], [0, 2]),
        ([], []),
    ],
)
def test_znaki_nie_leza_na_sobie(znaki: list[Znak], widac: list[int]) -> None:
    wybrane = rozrzedzone(znaki, lambda d: float((d - STAN).days), 10.0, 3.0)
    assert sorted((z.dzien - STAN).days for z in wybrane) == widac


def test_kazdy_rodzaj_wydarzenia_ma_znak_z_legendy() -> None:
    assert {r.znak for r in RODZAJE.values()} <= set(ZNAKI)


def strona(w: Wykres, **reszta: str) -> ElementTree.Element:
    html = strona_html("_gantt.html", gantt=w, **reszta)
    assert "style=" not in html
    return ElementTree.fromstring(f"<div>{html}</div>")


def test_strona_ma_wiersz_na_dzialanie_i_adnotacje() -> None:
    drzewo = strona(rysunek_swiata(), zapytanie="?stan=2019-12-31")
    wiersze = drzewo.findall(".//ol/li")
    assert len(wiersze) == 13
    assert "".join(wiersze[7].itertext()).strip().startswith("Adnotacja do działania 7: partnerstwo")
    assert [a.get("href") for a in drzewo.iter("a")][:2] == [
        "/dzialania/1?stan=2019-12-31",
        "/dzialania/2?stan=2019-12-31",
    ]
    assert "wykonano 480 z\u00a01\u00a0080" in "".join(wiersze[6].itertext())
    assert "opóźnione" in "".join(wiersze[6].itertext())


def test_strona_rysuje_paski_w_procentach() -> None:
    drzewo = strona(rysunek_swiata())
    tory = drzewo.findall(".//svg[@class='gantt-tor']")
    klasy = [[r.get("class") for r in tor.iter("rect")] for tor in tory]
    assert all(k[:3] == ["g-faza"] * 3 for k in klasy), "a milestone at the end of every phase"
    klasy = [k[3:] for k in klasy]
    assert klasy[0] == ["g-bez", "g-slad", "g-dzis"]
    assert klasy[6] == ["g-plan", "g-wyk", "g-slad", "g-dzis"]
    assert klasy[10] == ["g-plan", "g-dzis"]
    plan_7 = next(r for r in tory[6].iter("rect") if r.get("class") == "g-plan")
    assert (plan_7.get("x"), plan_7.get("width")) == ("33.333%", "50.000%")
    assert all(re.fullmatch(r"\d+\.\d{3}%", r.get("x", "")) for tor in tory for r in tor.iter("rect"))
    assert [s.text for s in drzewo.iter("span") if s.get("class") == "teraz"] == ["IV"]


def test_strona_z_wrogimi_slowami_i_innym_czasem() -> None:
    plan_ = swiat.plan()
    skrot = "<b>&\"' x</b>"
    dzialania = tuple(replace(d, skrot=skrot, do=Kwartal(2021, 2)) for d in plan_.dzialania)
    drzewo = strona(wykres(replace(plan_, dzialania=dzialania), {}, STAN))
    assert next(drzewo.iter("a")).text == skrot
    assert drzewo.find(".//div[@class='gantt kw-13']") is not None


def test_dane_paskow_biora_pierwszy_cel_dzialania() -> None:
    dzialania = swiat.plan().dzialania
    drugi = Cel(9, "dni", "jednostka", 6, rozklad="rownomiernie")
    cele = (*swiat.CELE[:9], drugi, *swiat.CELE[9:])
    wykonania = {(9, "warsztaty", Kwartal(2019, 2)): 31, (9, "dni", Kwartal(2019, 2)): 2}
    stan = date(2019, 6, 30)
    podsumowania = podsumuj(dzialania, cele, wykonania, 30, stan)
    dowody = {9: Okres(date(2019, 5, 5), date(2019, 6, 6))}
    dane = dane_paskow(dzialania, cele, podsumowania, dowody, 30)
    assert set(dane) == set(range(1, 13))
    assert (dane[9].wykonanie, dane[9].plan_razem, dane[9].odchylenie) == (31, 90, 1)
    assert (dane[9].werdykt, dane[9].dowody) == ("przed_planem", dowody[9])
    assert dane[9].dzien_planu == date(2019, 9, 29)  # the next thirty are planned for the 30th
    assert [dane[nr].opis_miary.replace("\u00a0", " ") for nr in (3, 5, 6)] == [
        "konferencje",
        "godziny, 60 osób",
        "godziny, 30 jednostek",
    ]
