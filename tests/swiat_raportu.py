"""An invented project as reports see it: entries and events; every figure follows from them."""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from budzet.dane_raportu import (
    DaneRaportu,
    KwartalGodzin,
    SumaGodzin,
    WierszDzialania,
    WierszGodzin,
    WierszLimitu,
    WierszWydarzenia,
)
from budzet.limity import policz_limit
from budzet.okresy import nastepny_okres
from budzet.plan import GODZINY, Cel, glowny_cel, mnoznik, plan_na_dzien
from budzet.wykonanie import podsumuj, zestaw
from harmonogram.czas import Okres
from harmonogram.dzialania import Dzialanie, WersjaPlanu
from harmonogram.kwartaly import Kwartal
from tests.swiat_wykresu import CELE, plan

JEDNOSTKI = (
    "gmina Żarki-Letnisko (powiat myszkowski)",
    "gmina Piątnica (powiat łomżyński)",
    "miasto Łomża",
    "gmina Dąbrowa Górnicza Północ (powiat będziński)",
)
WIEDZA = datetime(2020, 1, 2, 7, 15, tzinfo=UTC)
STAN = date(2019, 12, 31)
KWARTAL = Kwartal(2019, 4).okres

# person, function, action, unit, kind, first day, every so many days, minutes
PRACE = (
    ("Ewelina Kłos", "ekspertka", 1, None, "praca eksperta", date(2018, 4, 9), 5, 270),
    ("Łukasz Ćwikła", "ekspert", 1, None, "praca eksperta", date(2018, 5, 7), 7, 210),
    ("Anna Żuraw", "coach", 5, 0, "coaching wzmacniający", date(2018, 10, 2), 7, 120),
    ("Anna Żuraw", "coach", 5, 1, "coaching wzmacniający", date(2018, 10, 3), 7, 90),
    ("Jan Mróz", "animator–moderator", 6, 0, "praca animatora", date(2019, 4, 8), 4, 165),
    ("Ida Źrebiec-Kowalska", "animatorka–moderatorka", 6, 1, "praca animatora", date(2019, 6, 14), 4, 180),
    ("Olga Świerk", "animatorka gminy", 6, 2, "praca animatora", date(2019, 4, 11), 5, 195),
    ("Zofia Ożóg", "animatorka powiatu", 6, 3, "praca animatora", date(2019, 7, 8), 5, 150),
    ("Anna Żuraw", "coach", 10, 0, "coaching przypadków", date(2019, 4, 10), 7, 90),
    ("Anna Żuraw", "coach", 10, 1, "coaching przypadków", date(2019, 4, 12), 7, 100),
    ("Piotr Łoś", "coach", 10, 2, "coaching przypadków", date(2019, 4, 17), 7, 110),
    ("Piotr Łoś", "coach", 10, 3, "coaching przypadków", date(2019, 4, 18), 7, 80),
    ("Maria Wrona", "superwizorka", None, None, "superwizja grupowa", date(2019, 4, 25), 14, 180),
)
# kind, title, action, units, first day, every so many days, days, how many
SPOTKANIA = (
    ("konferencja regionalna", "Konferencja otwierająca", 3, (), date(2018, 6, 12), 1, 1, 1),
    ("badanie", "Wywiady i ankiety", 2, (), date(2018, 7, 9), 14, 1, 5),
    ("szkolenie międzysektorowe", "Szkolenie z warsztatem", 4, (0, 1, 2, 3), date(2018, 9, 11), 30, 1, 7),
    ("spotkanie PZK", "Spotkanie zespołu", 7, (0,), date(2019, 4, 16), 15, 1, 30),
    ("spotkanie PZK", "Spotkanie zespołu", 7, (1,), date(2019, 6, 20), 16, 1, 24),
    ("spotkanie PZK", "Spotkanie zespołu", 7, (2,), date(2019, 4, 18), 14, 1, 30),
    ("spotkanie PZK", "Spotkanie zespołu", 7, (3,), date(2019, 7, 16), 16, 1, 24),
    ("warsztat wyjazdowy", "Współpraca w zespole", 9, (0, 2), date(2019, 5, 16), 70, 2, 4),
    ("warsztat wyjazdowy", "Jak rozmawiać z rodziną", 9, (1, 3), date(2019, 6, 6), 105, 2, 2),
    ("konferencja makroregionalna", "Konferencja końcowa", 11, (), date(2021, 3, 4), 1, 1, 1),
)
PRZYPADKI = 17


def wpisy(do: date = STAN) -> list[WierszGodzin]:
    """Every entry up to the day, numbered in the order of PRACE."""
    return [w for nr, praca in enumerate(PRACE) for w in _wpisy(nr, do, *praca)]


def _wpisy(
    osoba_id: int,
    do: date,
    osoba: str,
    funkcja: str,
    dzialanie: int | None,
    jednostka: int | None,
    rodzaj: str,
    od: date,
    co: int,
    minuty: int,
) -> Iterator[WierszGodzin]:
    koniec = min(do, plan().dzialanie(dzialanie).okres.ostatni if dzialanie else do)
    for i in range((koniec - od).days // co + 1):
        dzien = od + timedelta(days=co * i)
        yield WierszGodzin(
            id=1000 * osoba_id + i,
            dzien=dzien,
            od_min=540,
            do_min=540 + minuty,
            minuty=minuty,
            osoba_id=osoba_id,
            osoba=osoba,
            funkcja=funkcja,
            dzialanie=dzialanie,
            jednostka=None if jednostka is None else JEDNOSTKI[jednostka],
            rodzaj=rodzaj,
            zadanie=None,
            stan_karty="złożona" if dzien.month == 12 else "zaakceptowana",
            liczy=dzialanie is not None,
        )


def wydarzenia(stan: date = STAN) -> list[WierszWydarzenia]:
    """Every event, also those after the day; each tenth PZK meeting is cancelled."""
    wiersze: list[WierszWydarzenia] = []
    for rodzaj, tytul, dzialanie, jednostki, od, co, dni, ile in SPOTKANIA:
        for i in range(ile):
            dzien = od + timedelta(days=co * i)
            odwolane = dzialanie == 7 and i % 10 == 9
            odbyte = dzien <= stan and not odwolane
            wiersze.append(
                WierszWydarzenia(
                    id=len(wiersze) + 1,
                    dzien=dzien,
                    od_min=540,
                    do_min=690 if dni == 1 else 990,
                    dni=dni,
                    rodzaj=rodzaj,
                    tytul=tytul,
                    jednostki=tuple(JEDNOSTKI[j] for j in jednostki),
                    miejsce="ośrodek szkoleniowy" if dni > 1 else ("siedziba OPS" if i % 3 else "zdalnie"),
                    dzialanie=dzialanie,
                    stan="odwolane" if odwolane else ("odbyte" if odbyte else "zaplanowane"),
                    obecnych=8 + i % 5 if odbyte else None,
                    liczy=max(1, len(jednostki) if dzialanie != 4 else 1) if odbyte else 0,
                )
            )
    return wiersze


def dane(
    okres: Okres = KWARTAL,
    stan: date = STAN,
    *,
    gantt: bytes | None = None,
    wersja: WersjaPlanu | None = None,
    wszystkie: list[WierszGodzin] | None = None,
) -> DaneRaportu:
    """What a reader of the storage would have brought."""
    wersja = wersja or plan(aneks="2")
    wszystkie = wpisy(stan) if wszystkie is None else wszystkie
    zdarzenia = wydarzenia(stan)
    w_okresie = tuple(w for w in wszystkie if w.dzien in okres)
    nastepny = nastepny_okres(okres)
    return DaneRaportu(
        plan=wersja,
        okres=okres,
        stan=stan,
        wiedza=WIEDZA,
        dzialania=tuple(_dzialania(wersja, okres, stan, wszystkie, zdarzenia)),
        kwartaly=tuple(_kwartaly(wersja, stan, wszystkie)),
        wpisy=w_okresie,
        sumy=tuple(_sumy(wszystkie)),
        wydarzenia=tuple(w for w in zdarzenia if w.dzien in okres),
        wydarzenia_nastepnego=tuple(w for w in zdarzenia if nastepny and w.dzien in nastepny),
        limity=tuple(_limity(wersja, stan, wszystkie)),
        niezaakceptowane_min=sum(w.minuty for w in w_okresie if w.stan_karty == "złożona"),
        obrazek_gantta=gantt,
    )


def _zrobione(
    cel: Cel, okres: Okres | None, wszystkie: list[WierszGodzin], zdarzenia: list[WierszWydarzenia]
) -> int:
    if cel.miara == GODZINY:
        return sum(
            w.minuty
            for w in wszystkie
            if w.w_dzialaniu == cel.dzialanie and (okres is None or w.dzien in okres)
        )
    if cel.miara == "osoby_rodziny":
        return PRZYPADKI if okres is None else 6
    return sum(
        w.liczy for w in zdarzenia if w.dzialanie == cel.dzialanie and (okres is None or w.dzien in okres)
    )


def _dzialania(
    wersja: WersjaPlanu,
    okres: Okres,
    stan: date,
    wszystkie: list[WierszGodzin],
    zdarzenia: list[WierszWydarzenia],
) -> Iterator[WierszDzialania]:
    for dzialanie in wersja.dzialania:
        cel = glowny_cel(CELE, dzialanie.nr)
        razem = 0 if dzialanie.okres.od > stan else _zrobione(cel, None, wszystkie, zdarzenia)
        wykonania = {(cel.dzialanie, cel.miara, Kwartal.z_dnia(dzialanie.okres.od)): razem}
        [podsumowanie] = podsumuj([dzialanie], [cel], wykonania, len(JEDNOSTKI), stan)
        nastepny = nastepny_okres(okres)
        yield WierszDzialania(
            dzialanie=dzialanie,
            podsumowanie=podsumowanie,
            plan_okresu=_plan_okresu(cel, dzialanie, okres),
            wykonanie_okresu=_zrobione(cel, okres, wszystkie, zdarzenia) if razem else 0,
            plan_nastepnego=_plan_okresu(cel, dzialanie, nastepny) if nastepny else None,
        )


def _plan_okresu(cel: Cel, dzialanie: Dzialanie, okres: Okres) -> int | None:
    przed = plan_na_dzien(cel, dzialanie.okres, okres.od - timedelta(days=1))
    po = plan_na_dzien(cel, dzialanie.okres, okres.ostatni)
    return None if po is None or przed is None else (po - przed) * mnoznik(cel, len(JEDNOSTKI))


def _kwartaly(wersja: WersjaPlanu, stan: date, wszystkie: list[WierszGodzin]) -> list[KwartalGodzin]:
    cele = [c for c in CELE if c.miara == GODZINY and c.razem]
    wykonania: Counter[tuple[int, str, Kwartal]] = Counter()
    for w in wszystkie:
        if w.w_dzialaniu in [c.dzialanie for c in cele]:
            wykonania[(w.dzialanie or 0, GODZINY, Kwartal.z_dnia(w.dzien))] += w.minuty
    plany: Counter[Kwartal] = Counter()
    zrobione: Counter[Kwartal] = Counter()
    for wiersz in zestaw(wersja.dzialania, cele, wykonania, len(JEDNOSTKI), stan):
        if wiersz.kwartal.okres.od <= stan:
            plany[wiersz.kwartal] += wiersz.plan or 0
            zrobione[wiersz.kwartal] += wiersz.wykonanie or 0
    return [KwartalGodzin(k, plany[k], zrobione[k]) for k in sorted(plany)]


def _sumy(wszystkie: list[WierszGodzin]) -> list[SumaGodzin]:
    sumy: Counter[tuple[int, str, str, int | None, str | None, str, bool]] = Counter()
    for w in wszystkie:
        klucz = (w.osoba_id, w.osoba, w.funkcja, w.dzialanie, w.jednostka, w.rodzaj, w.liczy)
        sumy[klucz] += w.minuty
    return [SumaGodzin(*klucz[:6], minuty=minuty, liczy=klucz[6]) for klucz, minuty in sumy.items()]


def _limity(wersja: WersjaPlanu, stan: date, wszystkie: list[WierszGodzin]) -> Iterator[WierszLimitu]:
    for nr, na_kogo in ((5, "Pracownik Socjalny"), (6, None), (10, "Pracownik Socjalny")):
        cel, okno = glowny_cel(CELE, nr), wersja.dzialanie(nr).okres
        if okno.od > stan:
            continue
        for i, jednostka in enumerate(JEDNOSTKI):
            zuzyte = sum(w.minuty for w in wszystkie if w.w_dzialaniu == nr and w.jednostka == jednostka)
            limit = policz_limit(
                cel, okno, cel.razem or 0, zuzyte, 0, zuzyte, stan, dla=i if na_kogo else None
            )
            yield WierszLimitu(limit, f"{na_kogo} {i + 1}" if na_kogo else None, jednostka)
