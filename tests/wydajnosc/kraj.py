"""A project of any size for benchmarks: the entries, events and people that dziedzina.md §7 counts for it.

Thirty units have about 8 000 entries, the country's 2 477 about 650 000. The rows are plain: every entry is
current, in its window and within its quota; the figures of a unit do not depend on how many others there are.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from biuro import baza
from biuro.baza import transakcja
from biuro.operacje.plan import wczytaj_pierwszy_plan
from biuro.uprawnienia import SYSTEM, Kontekst
from biuro.utrzymanie import hurt
from budzet.plik_planu import plan_wbudowany
from harmonogram.slowa import klucz_polski
from harmonogram.zapytania import ZAWSZE

KRAJ = 2477
ZAPISANO = datetime(2018, 4, 3, 8, 0, tzinfo=UTC)
BIURO = Kontekst(SYSTEM, ZAPISANO, date(2021, 3, 31), "cli")
WAZNOSC: dict[str, Any] = {"wazna_od": ZAPISANO, "wazna_do": ZAWSZE}
OSOB_W_JEDNOSTCE = 4  # two social workers, an animator and a coach
NA_WOJEWODZTWO, WPISOW_EKSPERTA = 8, 720

Wiersz = dict[str, Any]


async def zbuduj(adres: str, jednostek: int) -> int:
    """Fill an empty database; returns the number of entries."""
    await baza.podlacz(baza.silnik(adres))
    await baza.migruj()
    await wczytaj_pierwszy_plan(BIURO, plan_wbudowany())
    wpisy = list(_wpisy(jednostek))
    async with transakcja():
        for tabela, wiersze in (
            ("jednostki", list(_jednostki(jednostek))),
            ("wersje_jednostek", list(_daty_jednostek(jednostek))),
            ("osoby", list(_osoby(jednostek))),
            ("funkcje_osob", list(_funkcje(jednostek))),
            ("wpisy_godzin", [{"id": w["wpis"], "utworzono": ZAPISANO, "konto": None} for w in wpisy]),
            ("wersje_wpisow", wpisy),
            *_wydarzenia(jednostek),
        ):
            await hurt.wstaw_slowniki(tabela, wiersze)
        await hurt.przesun_liczniki(["jednostki", "osoby", "wpisy_godzin", "wydarzenia", "wersje_wydarzen"])
    await _zmierz_rozklady()
    return len(wpisy)


async def _zmierz_rozklady() -> None:
    """What a database of that size has anyway: statistics for the planner."""
    await baza.biezacy().run_ddl("ANALYZE")


# --- units and people; ids count from 1


def _jednostki(ile: int) -> Iterator[Wiersz]:
    for nr in range(1, ile + 1):
        yield {
            "id": nr,
            "gmina": f"Gmina {nr}",
            "powiat": f"powiat {nr // 7}",
            "teryt": f"{2 * (nr % 16 + 1):02}{nr:05}",
            "data_przystapienia": date(2018, 6, 1),
            "data_zawiazania_pzk": None,
            "miasto_na_prawach_powiatu": False,
            "klucz": klucz_polski(f"Gmina {nr:05}"),
            "utworzono": ZAPISANO,
            "zmieniono": ZAPISANO,
        }


def _daty_jednostek(ile: int) -> Iterator[Wiersz]:
    for nr in range(1, ile + 1):
        yield {
            "jednostka": nr,
            "data_przystapienia": date(2018, 6, 1),
            "data_zawiazania_pzk": None,
            **WAZNOSC,
        }


def _ekspertow(jednostek: int) -> int:
    """Eight in every voivodeship of the country, in proportion."""
    return max(1, 16 * NA_WOJEWODZTWO * jednostek // KRAJ)


def _osoby(jednostek: int) -> Iterator[Wiersz]:
    razem = OSOB_W_JEDNOSTCE * jednostek
    for nr in range(1, razem + _ekspertow(jednostek) + 1):
        yield {
            "id": nr,
            "imie": "Osoba",
            "nazwisko": f"Nr{nr}",
            "jednostka": (nr - 1) // OSOB_W_JEDNOSTCE + 1 if nr <= razem else None,
            "klucz": klucz_polski(f"Nr{nr:06} Osoba"),
            "utworzono": ZAPISANO,
            "zmieniono": ZAPISANO,
        }


FUNKCJE = ("pracownik_socjalny", "pracownik_socjalny", "animator_moderator", "coach")


def _funkcje(jednostek: int) -> Iterator[Wiersz]:
    razem = OSOB_W_JEDNOSTCE * jednostek
    for nr in range(1, razem + _ekspertow(jednostek) + 1):
        yield {"osoba": nr, "funkcja": FUNKCJE[(nr - 1) % OSOB_W_JEDNOSTCE] if nr <= razem else "ekspert"}


# --- entries


def _wpisy(jednostek: int) -> Iterator[Wiersz]:
    for nr, wiersz in enumerate(_bez_numerow(jednostek), 1):
        yield {"wpis": nr, "wersja": 1, **WAZNOSC, **wiersz}


def _bez_numerow(jednostek: int) -> Iterator[Wiersz]:
    for j in range(1, jednostek + 1):
        pracownik, animator, coach = 4 * j - 3, 4 * j - 1, 4 * j
        for i in range(180):
            dzien = date(2019, 4, 1) + timedelta(days=3 * i)
            yield _wpis(
                animator, 6, "animator", dzien, 9 * 60, 120, jednostka=j, zadanie=f"AG-{i % 12 + 1:02}"
            )
        for dla in (pracownik, pracownik + 1):
            for i in range(8):
                dzien = date(2018, 7, 2) + timedelta(days=30 * i)
                yield _wpis(coach, 5, "coaching_wzmacniajacy", dzien, 600, 150, jednostka=j, dla=dla)
            for i in range(15):
                dzien = date(2019, 4, 2) + timedelta(days=30 * i)
                yield _wpis(coach, 10, "coaching_przypadkow", dzien, 840, 180, jednostka=j, dla=dla)
    for nr in range(_ekspertow(jednostek)):
        for i in range(WPISOW_EKSPERTA):
            dzien = date(2018, 4, 2) + timedelta(days=3 * i // 2)
            yield _wpis(4 * jednostek + nr + 1, 1, "ekspert", dzien, 480 + 180 * (i % 2), 120)


def _wpis(
    osoba: int,
    dzialanie: int,
    rodzaj: str,
    dzien: date,
    od: int,
    minut: int,
    *,
    jednostka: int | None = None,
    dla: int | None = None,
    zadanie: str | None = None,
) -> Wiersz:
    return {
        "osoba": osoba,
        "dla": dla,
        "jednostka": jednostka,
        "rodzaj": rodzaj,
        "dzialanie": dzialanie,
        "dzien": dzien,
        "od_min": od,
        "do_min": od + minut,
        "minuty": minut,
        "zadanie": zadanie,
        "temat": None,
        "opis": "",
        "uzasadnienie": None,
        "powod": None,
        "konto": None,
    }


# --- events: 36 meetings and three two-day workshops a unit


def _wydarzenia(jednostek: int) -> Iterator[tuple[str, list[Wiersz]]]:
    wydarzenia: list[tuple[int, str, int, date, int]] = []
    for j in range(1, jednostek + 1):
        wydarzenia += [
            (j, "spotkanie_pzk", 7, date(2019, 4, 3) + timedelta(days=15 * i), 1) for i in range(36)
        ]
        wydarzenia += [
            (j, "warsztat_wyjazdowy", 9, date(2019, 5, 6) + timedelta(days=90 * i), 2) for i in range(3)
        ]
    ponumerowane = list(enumerate(wydarzenia, 1))
    yield (
        "wydarzenia",
        [{"id": nr, "uid": f"pomiar-{nr}", "utworzono": ZAPISANO, "konto": None} for nr, _ in ponumerowane],
    )
    yield "wersje_wydarzen", [_wersja(nr, *w) for nr, w in ponumerowane]
    yield (
        "dni_wydarzen",
        [_dzien(nr, i, dzien) for nr, (_, _, _, dzien, dni) in ponumerowane for i in range(dni)],
    )
    yield "jednostki_wydarzen", [{"wersja": nr, "jednostka": w[0]} for nr, w in ponumerowane]


def _wersja(nr: int, _j: int, rodzaj: str, dzialanie: int, dzien: date, dni: int) -> Wiersz:
    return {
        "id": nr,
        "wydarzenie": nr,
        "wersja": 1,
        **WAZNOSC,
        "rodzaj": rodzaj,
        "dzialanie": dzialanie,
        "tytul": "Wydarzenie",
        "miejsce": "świetlica",
        "tryb": "stacjonarnie",
        "stan": "odbyte",
        "pierwszy_dzien": dzien,
        "ostatni_dzien": dzien + timedelta(days=dni - 1),
        "powod": None,
        "konto": None,
    }


def _dzien(wersja: int, i: int, dzien: date) -> Wiersz:
    return {
        "wersja": wersja,
        "nr": i + 1,
        "dzien": dzien + timedelta(days=i),
        "od_min": 600,
        "do_min": 720,
        "uid": f"pomiar-{wersja}-{i + 1}",
        "sekwencja": 0,
        "zmieniono": ZAPISANO,
        "odwolany": False,
    }
