"""What the quick form says before saving: the day, what is left and would be, signals, refusals."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from biuro.ocena.wpis import DaneWpisu
from biuro.operacje.godziny import Los
from biuro.widoki.echo_wpisu import echo
from budzet.limity import Miesiac
from budzet.pulap import StanPulapu
from harmonogram.bledy import Nakladanie, WymagaUzasadnienia
from harmonogram.karty import UWAGI_WPISU

STAN, LISTOPAD = date(2019, 11, 14), date(2019, 11, 1)
N = "\u00a0"
LIMIT = {"przyznano_min": 2700, "wykorzystano_min": 2190, "zostalo_min": 510}
PULA = Miesiac(przyznano_min=1200, wykorzystano_min=570, przeniesiono_min=0, dostepne_min=1200)
OSOBY: dict[str, Any] = {**LIMIT, "dla": 4, "jednostka": 1}
JEDNOSTKI: dict[str, Any] = {**LIMIT, "dla": None, "jednostka": 1}
NAZWY: dict[tuple[int | None, int | None], str] = {(4, 1): "Beata Ćwikła", (None, 1): "gmina Borowiany"}


def los(limit: dict[str, Any], *uwagi: str) -> Los:
    return Los({"id": None, "limity": [limit], "ostrzezenia": [{"kod": u, "komunikat": u} for u in uwagi]})


def dane(dzien: date) -> DaneWpisu:
    return DaneWpisu(9, dzien, 540, 630)


@pytest.mark.parametrize(
    ("dzien", "limit", "pula", "zdanie"),
    [
        (
            date(2019, 11, 12),
            OSOBY,
            None,
            "Zrozumiano: wtorek 12.11.2019, 9:00–10:30 = 1 h 30 min (1,5 h). "
            "Beata Ćwikła: zostało 10 z 45 h, po tym wpisie 8,5 h.",
        ),
        (
            date(2019, 11, 12),
            JEDNOSTKI,
            PULA,
            "Zrozumiano: wtorek 12.11.2019, 9:00–10:30 = 1 h 30 min (1,5 h). "
            "gmina Borowiany: zostało 10 z 45 h, po tym wpisie 8,5 h. "
            "W listopadzie można użyć 10,5 h, po tym wpisie 9 h.",
        ),
        (
            date(2019, 11, 12),
            {**JEDNOSTKI, "wykorzystano_min": 2790, "zostalo_min": 0},
            replace(PULA, wykorzystano_min=1170),
            "Zrozumiano: wtorek 12.11.2019, 9:00–10:30 = 1 h 30 min (1,5 h). "
            "gmina Borowiany: zostało 0 z 45 h, po tym wpisie 46,5 z 45 h: 1,5 h ponad limit. "
            "W listopadzie można użyć 0,5 h, ten wpis to 1 h więcej.",
        ),
        (
            date(2019, 10, 12),
            JEDNOSTKI,
            PULA,
            "Zrozumiano: sobota 12.10.2019, 9:00–10:30 = 1 h 30 min (1,5 h). "
            "Wpis trafi do karty za październik 2019. To dzień wolny. "
            "gmina Borowiany: zostało 10 z 45 h, po tym wpisie 8,5 h. "
            "W październiku można użyć 10,5 h, po tym wpisie 9 h.",
        ),
        (
            date(2019, 11, 11),
            OSOBY,
            None,
            "Zrozumiano: poniedziałek 11.11.2019, 9:00–10:30 = 1 h 30 min (1,5 h). "
            "To święto: Narodowe Święto Niepodległości. "
            "Beata Ćwikła: zostało 10 z 45 h, po tym wpisie 8,5 h.",
        ),
    ],
)
def test_echo_mowi_co_zostalo_i_co_zostanie(
    dzien: date, limit: dict[str, Any], pula: Miesiac | None, zdanie: str
) -> None:
    wynik = echo(dane(dzien), LISTOPAD, los(limit, "80 % limitu"), NAZWY, pula)
    assert wynik["zrozumiano"].replace(N, " ") == zdanie
    assert (wynik["uwagi"], wynik["blad"], wynik["odnosnik"]) == (["80 % limitu"], "", None)


def test_odmowa_stoi_przy_tym_co_zrozumiano_z_droga_do_tamtego_wpisu() -> None:
    nakladanie = Nakladanie("Nakłada się.", "od")
    nakladanie.wpis = 7
    for blad, odnosnik in (
        (nakladanie, ("Otwórz tamten wpis", "/godziny/7")),
        (WymagaUzasadnienia("Dopisz uzasadnienie.", "uzasadnienie"), None),
    ):
        wynik = echo(dane(STAN), LISTOPAD, Los(blad=blad), NAZWY, None)
        assert wynik["zrozumiano"].startswith("Zrozumiano: czwartek 14.11.2019")
        assert (wynik["blad"], wynik["odnosnik"]) == (blad.komunikat, odnosnik)
    juz_jest = echo(dane(STAN), LISTOPAD, Los(istnieje=7), NAZWY, None)
    assert (juz_jest["blad"], juz_jest["odnosnik"]) == (
        "9:00–10:30 nakłada się na wpis z tego dnia: taki sam już jest w karcie.",
        ("Otwórz tamten wpis", "/godziny/7"),
    )


def test_doba_bez_przerwy_budzi_pytanie() -> None:
    wynik = echo(DaneWpisu(9, STAN, 0, 1440), LISTOPAD, los(OSOBY), NAZWY, None)
    assert [u.replace(N, " ") for u in wynik["uwagi"]] == ["To 24 h bez przerwy. Sprawdź godziny."]


def test_blisko_pulapu_echo_mowi_ile_bedzie_wszystkich_godzin() -> None:
    for inne, koniec in ((100, ""), (270, "Wszystkie godziny w listopadzie: po tym wpisie 273,5 z 276 h.")):
        pulap = StanPulapu(276 * 60, projekt_min=120, inne_min=inne * 60)
        zdanie = echo(dane(STAN), LISTOPAD, los(OSOBY), NAZWY, pulap=pulap)["zrozumiano"].replace(N, " ")
        assert zdanie.endswith(koniec)
        assert ("Wszystkie godziny" in zdanie) == bool(koniec)


def test_czego_nie_powtarza_po_formularzu() -> None:
    uwaga = UWAGI_WPISU["zaakceptowana"][0]
    for dzien, uwagi in ((STAN, []), (date(2019, 10, 14), [uwaga])):
        assert echo(dane(dzien), LISTOPAD, los(OSOBY, uwaga), NAZWY)["uwagi"] == uwagi
