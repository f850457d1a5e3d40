"""/przypadki in a browser without scripts: the list by unit, one case, its forms, what each role may do."""

from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from biuro.operacje import przypadki as operacje
from biuro.operacje.przypadki import DanePrzypadku
from harmonogram.przypadki import Przypadek
from harmonogram.zapytania import przypadki as zapytania
from harmonogram.zapytania.przypadki import FiltrPrzypadkow
from tests.swiat_stron import Przegladarka, Swiat, kontekst, pole_ukryte, slowa, zapisane, zbuduj

pytestmark = pytest.mark.parametrize("adres_bazy", ["sqlite"], indirect=True)

Otworz = Callable[..., Przegladarka]
MAJ, CZERWIEC, LIPIEC = date(2019, 5, 6), date(2019, 6, 3), date(2019, 7, 1)
PESEL = "44051401359"


async def zglos(swiat: Swiat, gdzie: str, **etapy: date) -> Przypadek:
    dane = DanePrzypadku(swiat.jednostki[gdzie], "rodzina", MAJ, etapy)
    return await operacje.zglos_przypadek(kontekst(), dane)


@pytest.fixture
async def swiat(baza: Any) -> Swiat:
    """Borowiany: 3 begun and one reported; Kalinowo: 6 begun; Trzy Brody: none."""
    swiat = await zbuduj()
    await zglos(swiat, "borowiany", diagnoza=CZERWIEC, kontrakt=LIPIEC)
    for _ in range(2):
        await zglos(swiat, "borowiany", diagnoza=CZERWIEC)
    await zglos(swiat, "borowiany")
    for _ in range(6):
        await zglos(swiat, "kalinowo", diagnoza=LIPIEC)
    return swiat


@pytest.fixture
async def jako(swiat: Swiat, tmp_path: Path) -> AsyncIterator[Otworz]:
    otwarte: list[Przegladarka] = []

    def otworz(kto: str, **reszta: Any) -> Przegladarka:
        otwarte.append(Przegladarka(swiat, kto, tmp_path, **reszta))
        return otwarte[-1]

    yield otworz
    for przegladarka in otwarte:
        await przegladarka.klient.aclose()


# --- the list -------------------------------------------------------------------------------------


async def test_answer_first_then_units_with_their_judgement(jako: Otworz) -> None:
    strona = await jako("koordynator").tekst("/przypadki")
    assert (
        "9 przypadków w 3 jednostkach; w przedziale 5–10: 1 jednostka, poniżej 2. "
        "Na pierwszy etap czeka 1 przypadek."
    ) in strona
    kolejno = [
        "gmina Borowiany (powiat jodłowski) poniżej przedziału 3 z 5–10, brakuje 2 do dolnej granicy",
        "K-2401-001 rodzina kontrakt 06.05.2019 03.06.2019 01.07.2019",
        "K-2401-004 rodzina zgłoszony 06.05.2019",
        "gmina Kalinowo Górne (powiat jodłowski) w przedziale 6 z 5–10 K-2401-005",
        "gmina Trzy Brody (powiat wrzosowski) poniżej przedziału 0 z 5–10, brakuje 5",
    ]
    miejsca = [strona.index(x) for x in kolejno]
    assert miejsca == sorted(miejsca)


async def test_filters(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    okres = await halina.tekst("/przypadki?od=01.06.2019&do=2019-06-30")
    assert "Rozpoczęte 01.06.2019–30.06.2019: 3 przypadki w 1 jednostce." in okres
    assert "K-2401-004" not in okres
    jednostka = await halina.tekst(f"/przypadki?jednostka={swiat.jednostki['kalinowo']}&od=2019-04-01")
    assert "Rozpoczęte od 01.04.2019: 6 przypadków w 1 jednostce." in jednostka
    assert "K-2401-001" not in jednostka
    etap = await halina.tekst("/przypadki?etap=kontrakt")
    assert "1 przypadek w 1 jednostce." in etap
    assert "K-2401-002" not in etap
    zgloszone = await halina.tekst("/przypadki?etap=zgloszony")
    assert "K-2401-004" in zgloszone
    ponizej = await halina.tekst("/przypadki?ocena=ponizej")
    assert "K-2401-001" in ponizej
    assert "K-2401-005" not in ponizej
    assert "Nie ma takich przypadków." in await halina.tekst("/przypadki?etap=monitoring")
    assert (await halina.otworz("/przypadki?etap=final")).status_code == 400
    assert (await halina.otworz("/przypadki?od=2019-06-30&do=2019-06-01")).status_code == 400


async def test_as_of_a_day(jako: Otworz) -> None:
    strona = await jako("koordynator").tekst("/przypadki?stan=2019-06-15")
    assert "3 przypadki w 3 jednostkach" in strona
    assert "Na pierwszy etap czeka 7 przypadków." in strona
    assert "K-2401-001 rodzina diagnoza 06.05.2019 03.06.2019 Zgłoś" not in strona
    assert "01.07.2019" not in strona


async def test_each_role_sees_its_units(jako: Otworz, swiat: Swiat) -> None:
    animator = await jako("animator").tekst("/przypadki")
    assert "3 przypadki w 1 jednostce" in animator
    assert "Kalinowo" not in animator
    assert "Kalinowo" in await jako("powiatowy").tekst("/przypadki")
    kontroler = await jako("kontroler").otworz("/przypadki")
    assert "Zgłoś przypadek" not in kontroler.text
    assert (await jako("coach").otworz("/przypadki")).status_code == 403
    menu = (await jako("coach").otworz("/harmonogram")).text
    assert 'href="/przypadki"' not in menu
    obcy = (await zapytania.przypadki(FiltrPrzypadkow(frozenset({swiat.jednostki["kalinowo"]}))))[0]
    for adres in ("", "/zmien"):
        assert (await jako("animator").otworz(f"/przypadki/{obcy.id}{adres}")).status_code == 404
    assert (await jako("kontroler").otworz(f"/przypadki/{obcy.id}/zmien")).status_code == 403


# --- a report -------------------------------------------------------------------------------------


async def test_report(jako: Otworz, swiat: Swiat) -> None:
    ewelina = jako("animator")
    formularz = (await ewelina.otworz("/przypadki/nowy")).text
    assert zapisane(formularz, "zgloszono") == "14.11.2019"
    assert "Kalinowo" not in formularz
    pola = {"jednostka": swiat.jednostki["borowiany"], "rodzaj": "osoba", "zgloszono": "12.11.2019"}
    odpowiedz = await ewelina.wyslij("/przypadki/nowy", pola)
    assert odpowiedz.status_code == 303
    strona = await ewelina.tekst(odpowiedz.headers["location"])
    assert "Zgłoszono przypadek. Jego kod to K-2401-011" in strona
    assert "Zgłoszony. Do wykonania planu policzy się od dnia diagnozy." in strona


@pytest.mark.parametrize(
    ("zmiany", "zdanie"),
    [
        ({"zgloszono": "jutro"}, "nie jest datą"),
        ({"zgloszono": "15.11.2019"}, "15.11.2019 jeszcze nie nadszedł"),
        ({"jednostka": ""}, "To pole jest wymagane"),
        ({"rodzaj": ""}, "To pole jest wymagane"),
    ],
)
async def test_refused_report_keeps_what_was_typed(
    jako: Otworz, swiat: Swiat, zmiany: dict[str, str], zdanie: str
) -> None:
    pola = {"jednostka": swiat.jednostki["kalinowo"], "rodzaj": "osoba", "zgloszono": "12.11.2019", **zmiany}
    odpowiedz = await jako("koordynator").wyslij("/przypadki/nowy", pola)
    assert odpowiedz.status_code == 422
    assert zdanie in slowa(odpowiedz.text)
    assert zapisane(odpowiedz.text, "zgloszono") == pola["zgloszono"]
    assert len(await zapytania.przypadki(FiltrPrzypadkow())) == 10


async def test_after_the_tests_no_day_is_proposed(jako: Otworz, swiat: Swiat) -> None:
    from tests.swiat_stron import zaloguj

    pozniej = datetime(2021, 2, 1, tzinfo=UTC)
    await zaloguj(swiat, "koordynator", pozniej)
    assert (
        zapisane((await jako("koordynator", teraz=pozniej).otworz("/przypadki/nowy")).text, "zgloszono") == ""
    )


# --- one case -------------------------------------------------------------------------------------


async def test_stages_are_added_corrected_and_taken_away(jako: Otworz) -> None:
    halina = jako("koordynator")
    html = (await halina.otworz("/przypadki/1")).text
    assert "Obecny etap: kontrakt, od 01.07.2019. Liczy się do wykonania planu od 03.06.2019." in slowa(html)
    pola = {
        "wersja": pole_ukryte(html, "wersja"), "powod": "data z innej karty",
        "etapy.diagnoza": "4.06.2019", "etapy.kontrakt": "", "etapy.plan": "2.09.2019",
    }  # fmt: skip
    assert (await halina.wyslij("/przypadki/1/etapy", pola)).status_code == 303
    strona = await halina.tekst("/przypadki/1")
    assert "Zapisano etapy." in strona
    assert "Obecny etap: plan współpracy, od 02.09.2019." in strona
    assert "system: zmieniono" not in strona
    assert "koordynator: zmieniono . Powód: data z innej karty" in strona.replace("zmieniono.", "zmieniono .")
    assert (
        "Diagnoza: 03.06.2019 → 04.06.2019 Kontrakt: 01.07.2019 → puste Plan współpracy: 02.09.2019" in strona
    )


@pytest.mark.parametrize(
    ("pola", "pole", "zdanie"),
    [
        ({"etapy.plan": "wczoraj?"}, "etapy.plan", "Plan współpracy: „wczoraj?” nie jest datą"),
        ({"etapy.plan": "1.06.2019"}, "etapy.plan", "nie może być przed etapem „diagnoza”"),
        ({"etapy.diagnoza": ""}, "etapy.diagnoza", "Pierwszy etap to diagnoza."),
        ({"etapy.monitoring": "1.12.2019"}, "etapy.monitoring", "01.12.2019 jeszcze nie nadszedł"),
        ({"etapy.diagnoza": "1.03.2019"}, "etapy.diagnoza", "przed rozpoczęciem działania 8"),
        ({"powod": f"pesel {PESEL}"}, "powod", "Tekst zawiera numer PESEL"),
    ],
)
async def test_refused_stages(jako: Otworz, pola: dict[str, str], pole: str, zdanie: str) -> None:
    wszystkie = {"wersja": "1", "etapy.diagnoza": "3.06.2019", "etapy.kontrakt": "1.07.2019", **pola}
    odpowiedz = await jako("koordynator").wyslij("/przypadki/1/etapy", wszystkie)
    assert odpowiedz.status_code == 422
    assert zdanie in slowa(odpowiedz.text)
    assert f'href="#f-{pole}"' in odpowiedz.text
    assert f'id="f-{pole}-b"' in odpowiedz.text
    assert zapisane(odpowiedz.text, pole) == pola.get(pole, "")
    po = await zapytania.przypadek(1)
    assert po is not None
    assert po.wersja == 1


async def test_somebody_was_faster(jako: Otworz) -> None:
    halina = jako("koordynator")
    pola = {"wersja": "1", "etapy.diagnoza": "4.06.2019"}
    assert (await halina.wyslij("/przypadki/1/etapy", pola)).status_code == 303
    odpowiedz = await halina.wyslij("/przypadki/1/etapy", {**pola, "etapy.plan": "1.10.2019"})
    assert odpowiedz.status_code == 409
    assert "Ten przypadek zmieniono w międzyczasie (wersja 2)." in slowa(odpowiedz.text)


async def test_moved_with_a_reason(jako: Otworz, swiat: Swiat) -> None:
    halina = jako("koordynator")
    formularz = (await halina.otworz("/przypadki/1/zmien")).text
    pola = {
        "jednostka": swiat.jednostki["wrzosy"], "rodzaj": "rodzina", "zgloszono": "6.05.2019",
        "wersja": pole_ukryte(formularz, "wersja"),
    }  # fmt: skip
    bez_powodu = await halina.wyslij("/przypadki/1/zmien", pola)
    assert bez_powodu.status_code == 422
    assert "Podaj powód przeniesienia." in slowa(bez_powodu.text)
    assert (await halina.wyslij("/przypadki/1/zmien", {**pola, "powod": "przeprowadzka"})).status_code == 303
    strona = await halina.tekst("/przypadki/1")
    assert "Powód: przeprowadzka" in strona
    assert "Jednostka: gmina Borowiany (powiat jodłowski) → gmina Trzy Brody (powiat wrzosowski)" in strona
    assert "Przypadek K-2401-001" in strona


async def test_removed_with_a_reason(jako: Otworz) -> None:
    halina = jako("koordynator")
    bez_powodu = await halina.wyslij("/przypadki/1/usun", {"wersja": "1", "powod": ""})
    assert bez_powodu.status_code == 422
    assert 'id="f-usun-powod-b"' in bez_powodu.text
    assert zapisane(bez_powodu.text, "etapy.kontrakt") == "01.07.2019"
    odpowiedz = await halina.wyslij("/przypadki/1/usun", {"wersja": "1", "powod": "zgłoszono dwa razy"})
    assert (odpowiedz.status_code, odpowiedz.headers["location"]) == (303, "/przypadki")
    strona = await halina.tekst("/przypadki")
    assert "Usunięto przypadek K-2401-001." in strona
    assert "8 przypadków w 3 jednostkach" in strona
    assert (await halina.otworz("/przypadki/1")).status_code == 404


async def test_reader_gets_no_form(jako: Otworz) -> None:
    html = (await jako("kontroler").otworz("/przypadki/1")).text
    assert "K-2401-001" in html
    assert "/przypadki/1/etapy" not in html
    assert "Usuń przypadek" not in html


async def test_journal_in_words(jako: Otworz) -> None:
    await jako("koordynator").wyslij("/przypadki/4/etapy", {"etapy.diagnoza": "10.06.2019"})
    strona = await jako("koordynator").tekst("/dziennik")
    assert "zmieniono przypadek 4 Diagnoza: 10.06.2019 strona" in strona
    nowy = (
        "dodano przypadek 4 Kod: K-2401-004 Jednostka: gmina Borowiany Działanie: 8 Rodzaj: rodzina Zgłoszono"
    )
    assert f"{nowy}: 06.05.2019 API" in strona
