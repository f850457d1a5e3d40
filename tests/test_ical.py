"""The feed, read back by another parser than the one that wrote it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from harmonogram.czas import STREFA
from harmonogram.ical import STREFA_ICAL, Szczegoly, chwila, fragment, kalendarz, zloz
from harmonogram.wydarzenia import RODZAJE, DzienWydarzenia, Wydarzenie

ZAPISANO = datetime(2019, 5, 6, 7, 8, 9, 123456, tzinfo=UTC)
ZMIENIONO = ZAPISANO + timedelta(days=3)
JEDNOSTKI = {1: "gmina Zielonka (powiat wołomiński)", 2: "miasto Łomża"}


def dzien(nr: int, kiedy: date, od_min: int = 540, do_min: int = 960, **zmiany: Any) -> DzienWydarzenia:
    podstawa = DzienWydarzenia(nr, kiedy, od_min, do_min, f"u7-{nr}", 0, ZAPISANO)
    return replace(podstawa, **zmiany)


def warsztat(**zmiany: Any) -> Wydarzenie:
    podstawa = Wydarzenie(
        id=7,
        uid="u7",
        rodzaj="warsztat_wyjazdowy",
        dzialanie=9,
        tytul="Współpraca; wstęp, część 1",
        dni=(dzien(1, date(2019, 5, 16)), dzien(2, date(2019, 5, 17), 480, 840)),
        miejsce="Ośrodek „Źródło”",
        tryb="stacjonarnie",
        stan="zaplanowane",
        jednostki=frozenset({1, 2}),
        prowadzacy=frozenset({901}),
        uczestnicy=frozenset({902, 903}),
        utworzono=ZAPISANO,
        zmieniono=ZAPISANO,
    )
    return replace(podstawa, **zmiany)


def bajty(*wydarzenia: Wydarzenie, szczegoly: Szczegoly = "pelne", nazwa: str = "Harmonogram") -> bytes:
    return kalendarz(
        wydarzenia,
        nazwa=nazwa,
        adres="https://biuro.example/",
        szczegoly=szczegoly,
        nazwy_jednostek=JEDNOSTKI,
    )


def vevent(*wydarzenia: Wydarzenie, szczegoly: Szczegoly = "pelne") -> list[Any]:
    return list(vobject.readOne(bajty(*wydarzenia, szczegoly=szczegoly).decode()).vevent_list)


def linie(feed: bytes) -> list[str]:
    """Unfolded content lines."""
    return feed.replace(b"\r\n ", b"").decode().split("\r\n")


def wartosci(feed: bytes, pole: str) -> list[str]:
    return [w.split(":", 1)[1] for w in linie(feed) if w.split(":")[0].split(";")[0] == pole]


def test_two_day_workshop_is_two_events() -> None:
    pierwszy, drugi = vevent(warsztat())
    assert pierwszy.uid.value == "u7-1"
    assert drugi.uid.value == "u7-2"
    assert pierwszy.summary.value == "Współpraca; wstęp, część 1 (dzień 1 z 2)"
    assert drugi.summary.value == "Współpraca; wstęp, część 1 (dzień 2 z 2)"
    assert pierwszy.dtstart.value.astimezone(UTC) == datetime(2019, 5, 16, 7, tzinfo=UTC)
    assert drugi.dtend.value.astimezone(UTC) == datetime(2019, 5, 17, 12, tzinfo=UTC)


def test_task_code_stays_out_of_the_feed() -> None:
    assert bajty(warsztat(zadanie="AP-12")) == bajty(warsztat())


def test_properties_of_a_full_event() -> None:
    wpis = vevent(warsztat())[0]
    assert wpis.location.value == "Ośrodek „Źródło”"
    assert wpis.categories.value == ["warsztat wyjazdowy"]
    assert wpis.url.value == "https://biuro.example/wydarzenia/7"
    assert wpis.description.value == (
        "warsztat wyjazdowy, działanie 9\nJednostki: gmina Zielonka (powiat wołomiński), miasto Łomża"
    )
    assert (wpis.status.value, wpis.transp.value, wpis.contents["class"][0].value) == (
        "CONFIRMED",
        "OPAQUE",
        "PUBLIC",
    )


def test_head_of_the_feed() -> None:
    poczatek = linie(bajty(nazwa="Moje, ważne"))
    assert poczatek[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT1H" in poczatek
    assert "X-PUBLISHED-TTL:PT1H" in poczatek
    assert poczatek.count("NAME:Moje\\, ważne") == 1
    assert poczatek.count("X-WR-CALNAME:Moje\\, ważne") == 1
    assert poczatek.count("BEGIN:VTIMEZONE") == 1
    assert poczatek[-2:] == ["END:VCALENDAR", ""]


def test_times_come_from_the_rows() -> None:
    dni = (dzien(1, date(2019, 5, 16), sekwencja=4, zmieniono=ZMIENIONO),)
    wpis = vevent(warsztat(dni=dni))[0]
    assert wpis.sequence.value == "4"
    assert wpis.created.value == ZAPISANO.replace(microsecond=0)
    assert wpis.last_modified.value == ZMIENIONO.replace(microsecond=0)
    assert wpis.dtstamp.value == ZMIENIONO.replace(microsecond=0)


def test_same_rows_give_the_same_bytes_in_any_order() -> None:
    pozniej = warsztat(id=8, uid="u8", dni=(dzien(1, date(2019, 6, 1), uid="u8-1"),))
    assert bajty(warsztat(), pozniej) == bajty(pozniej, warsztat())


def test_fragments_join_into_the_same_feed() -> None:
    czesc = fragment(warsztat(), adres="https://biuro.example", szczegoly="pelne", nazwy_jednostek=JEDNOSTKI)
    assert zloz([czesc], nazwa="Harmonogram") == bajty(warsztat())


@pytest.mark.parametrize("stan", ["zaplanowane", "odbyte"])
def test_planned_and_held_are_confirmed(stan: str) -> None:
    assert [w.status.value for w in vevent(warsztat(stan=stan))] == ["CONFIRMED", "CONFIRMED"]


def test_cancelled_event_stays_and_says_so() -> None:
    for nr, wpis in enumerate(vevent(warsztat(stan="odwolane")), 1):
        assert wpis.status.value == "CANCELLED"
        assert wpis.transp.value == "TRANSPARENT"
        assert wpis.summary.value == f"ODWOŁANE: Współpraca; wstęp, część 1 (dzień {nr} z 2)"


def test_removed_day_is_cancelled_and_not_counted() -> None:
    dni = (
        dzien(1, date(2019, 5, 16), odwolany=True),
        dzien(2, date(2019, 5, 17)),
        dzien(3, date(2019, 5, 18)),
    )
    wpisy = vevent(warsztat(tytul="Wyjazd", dni=dni))
    assert [(w.status.value, w.summary.value) for w in wpisy] == [
        ("CANCELLED", "ODWOŁANE: Wyjazd"),
        ("CONFIRMED", "Wyjazd (dzień 1 z 2)"),
        ("CONFIRMED", "Wyjazd (dzień 2 z 2)"),
    ]


def test_busy_feed_tells_only_when() -> None:
    wpisy = vevent(warsztat(), warsztat(id=8, stan="odwolane"), szczegoly="zajete")
    assert [w.summary.value for w in wpisy] == ["zajęte", "zajęte", "ODWOŁANE: zajęte", "ODWOŁANE: zajęte"]
    for wpis in wpisy:
        assert not {"location", "description", "categories", "url"} & set(wpis.contents)
        assert wpis.contents["class"][0].value == "PRIVATE"


def test_no_person_in_any_feed() -> None:
    czesci = {"prowadzacy", "uczestnicy", "organizer", "attendee", "901", "902"}
    for feed in (bajty(warsztat()), bajty(warsztat(), szczegoly="zajete")):
        tekst = feed.decode().lower()
        assert not [c for c in czesci if c in tekst]
    inne = warsztat(prowadzacy=frozenset({1}), uczestnicy=frozenset())
    assert bajty(warsztat()) == bajty(inne)


@pytest.mark.parametrize(
    ("tryb", "miejsce", "wynik"),
    [
        ("stacjonarnie", "OPS", "OPS"),
        ("zdalnie", "OPS", "zdalnie"),
        ("zdalnie", "", "zdalnie"),
        ("hybrydowo", "OPS", "OPS i zdalnie"),
        ("hybrydowo", "", "zdalnie"),
        ("stacjonarnie", "", None),
    ],
)
def test_place(tryb: str, miejsce: str, wynik: str | None) -> None:
    assert wartosci(bajty(warsztat(tryb=tryb, miejsce=miejsce)), "LOCATION")[:1] == ([wynik] if wynik else [])


def test_empty_title_is_the_kind() -> None:
    assert vevent(warsztat(tytul=" \x07 "))[0].summary.value == "warsztat wyjazdowy (dzień 1 z 2)"


@pytest.mark.parametrize("rodzaj", sorted(RODZAJE))
def test_every_kind_has_its_category(rodzaj: str) -> None:
    assert vevent(warsztat(rodzaj=rodzaj))[0].categories.value == [RODZAJE[rodzaj].nazwa]


@pytest.mark.parametrize(
    ("kiedy", "od_min", "do_min", "godzin"),
    [
        (date(2018, 10, 28), 60, 240, 4),  # the hour 2–3 comes twice
        (date(2019, 3, 31), 60, 240, 2),  # and here not at all
        (date(2019, 3, 31), 540, 1440, 15),
        (date(2019, 3, 30), 1380, 1440, 1),
        (date(2019, 5, 1), 0, 1440, 24),
    ],
)
def test_clock_changes_and_midnight(kiedy: date, od_min: int, do_min: int, godzin: int) -> None:
    wpis = vevent(warsztat(dni=(dzien(1, kiedy, od_min, do_min),)))[0]
    dlugosc = wpis.dtend.value.astimezone(UTC) - wpis.dtstart.value.astimezone(UTC)
    assert dlugosc == timedelta(hours=godzin)


def test_midnight_is_the_start_of_the_next_day() -> None:
    feed = bajty(warsztat(dni=(dzien(1, date(2019, 12, 31), 600, 1440),)))
    assert "DTEND;TZID=Europe/Warsaw:20200101T000000" in linie(feed)


def test_zone_agrees_with_the_system_zone_every_half_day() -> None:
    feed = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n" + STREFA_ICAL + b"END:VCALENDAR\r\n"
    strefa = vobject.readOne(feed.decode()).vtimezone.tzinfo
    chwile = (datetime(2018, 1, 1, 4) + timedelta(hours=12 * i) for i in range(2 * 366 * 10))  # noqa: DTZ001
    zle = [c for c in chwile if strefa.utcoffset(c) != c.replace(tzinfo=STREFA).utcoffset()]
    assert zle == []


def test_feed_of_many_days_keeps_utc_of_each() -> None:
    poczatki = [date(2018, 4, 1) + timedelta(days=i) for i in range(0, 1095, 3)]
    dni = tuple(dzien(nr, d, 7 * 60, 19 * 60) for nr, d in enumerate(poczatki, 1))
    odczytane = [w.dtstart.value.astimezone(UTC) for w in vevent(warsztat(dni=dni))]
    assert odczytane == [chwila(d, 7 * 60).astimezone(UTC) for d in poczatki]


TEKSTY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)


@given(tytul=TEKSTY, miejsce=TEKSTY)
def test_any_text_survives_folding_and_escaping(tytul: str, miejsce: str) -> None:
    feed = bajty(warsztat(tytul=tytul, miejsce=miejsce))
    assert all(len(linia) <= 75 for linia in feed.split(b"\r\n"))
    assert not any(b < 32 for b in feed.replace(b"\r\n", b""))
    assert len(feed.decode().splitlines()) == feed.count(b"\r\n")
    wpisy = vobject.readOne(feed.decode()).vevent_list
    assert len(wpisy) == 2
    assert [w.uid.value for w in wpisy] == ["u7-1", "u7-2"]


@given(st.text("ąęćżźńółĄŁŻ—„”;,\\: abc\"'", min_size=1, max_size=300))
def test_polish_text_reads_back_equal(tytul: str) -> None:
    oczekiwany = tytul.strip() or "warsztat wyjazdowy"
    assert vevent(warsztat(tytul=tytul, dni=(dzien(1, date(2019, 5, 16)),)))[0].summary.value == oczekiwany


def test_line_breaks_cannot_forge_properties() -> None:
    feed = bajty(warsztat(tytul="A\r\nATTENDEE:mailto:x@y\nB\u2028C\x85D\x0bE"))
    assert not [w for w in linie(feed) if w.startswith("ATTENDEE")]
    assert wartosci(feed, "SUMMARY")[0] == "A  ATTENDEE:mailto:x@y B CDE (dzień 1 z 2)"
