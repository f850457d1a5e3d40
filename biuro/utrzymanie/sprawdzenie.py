"""Integrity of the database: each check answers with sentences, and no sentence means that all is well."""

import hashlib
from collections.abc import Awaitable, Callable
from datetime import date

from biuro.baza import biezacy, brakujace_migracje, czy_sqlite, wykonane_migracje, znane_migracje
from biuro.utrzymanie.pytania import (
    Pytanie,
    Wiersze,
    bez_dziennika,
    numeracja,
    przyklady,
    wersje,
    zmiany_bez_dziennika,
)
from biuro.utrzymanie.pytania_papierow import PYTANIA_PAPIEROW
from biuro.utrzymanie.pytania_umow import PYTANIA_UMOW
from biuro.utrzymanie.tabele_bazy import odwolania
from budzet.limity import cele_z_limitem
from budzet.plan import Cel
from budzet.zapytania import kontrola
from budzet.zapytania import limity as zapytania_limitow
from budzet.zapytania.cele import plan_w_mocy
from harmonogram.czas import minuty_na_tekst
from harmonogram.zapytania import osoby as zapytania_osob
from harmonogram.zapytania.plan import wersja_w_mocy
from harmonogram.zapytania.sumy import Zakres, sumy_limitow


async def sprawdz_baze() -> list[str]:
    """Everything found; without all migrations nothing else is asked."""
    zle = await _migracje()
    if zle:
        return zle
    znaleziska = [zdanie for sprawdz in SPRAWDZENIA for zdanie in await sprawdz()]
    for pytanie in (*PYTANIA, *PYTANIA_UMOW, *PYTANIA_PAPIEROW):
        znaleziska += pytanie.zdania(await _sql(pytanie.sql))
    return znaleziska


async def _sql(sql: str) -> Wiersze:
    return await biezacy().run_ddl(sql)


# --- the engine and the schema


async def _migracje() -> list[str]:
    brakuje = await brakujace_migracje()
    nadmiar = sorted(set(await wykonane_migracje()) - set(znane_migracje()))
    zdania = [f"Brakuje migracji {m}. Wykonaj „biuro migruj”." for m in brakuje]
    return zdania + [f"Baza ma migrację {m} z nowszej wersji serwisu. Zaktualizuj serwis." for m in nadmiar]


async def _plik() -> list[str]:
    """SQLite: the pages of the file, and its own view of foreign keys."""
    if not czy_sqlite():
        return []
    strony = [w["integrity_check"] for w in await _sql("PRAGMA integrity_check")]
    klucze = await _sql("PRAGMA foreign_key_check")
    zdania = [] if strony == ["ok"] else [f"Plik bazy jest uszkodzony: {s}." for s in strony]
    return zdania + [
        f"Tabela {w['table']}, wiersz {w['rowid']}: brak wiersza w {w['parent']}." for w in klucze
    ]


async def _sieroty() -> list[str]:
    """Rows that name a row which is not there; on both engines, also where there is no foreign key."""
    zdania = []
    for o in odwolania():
        wiersze = await _sql(
            f"""SELECT a.id FROM {o.tabela} a LEFT JOIN {o.dokad} b ON b.id = a.{o.kolumna}
                WHERE a.{o.kolumna} IS NOT NULL AND b.id IS NULL ORDER BY a.id"""
        )
        if wiersze:
            numery = przyklady([w["id"] for w in wiersze])
            zdania.append(
                f"Tabela {o.tabela}: {o.kolumna} wskazuje brakujący wiersz w {o.dokad} (id {numery})."
            )
    return zdania


WYZWALACZE = {
    "sqlite": """SELECT name AS nazwa FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'dziennik'""",
    "postgres": """SELECT tgname AS nazwa FROM pg_trigger
        WHERE tgrelid = 'dziennik'::regclass AND NOT tgisinternal AND tgenabled <> 'D'""",
}
STRAZNICY = {
    "sqlite": {"dziennik_bez_zmian", "dziennik_bez_usuwania"},
    "postgres": {"dziennik_bez_zmian", "dziennik_bez_czyszczenia"},
}


async def _straz_dziennika() -> list[str]:
    silnik = biezacy().engine_type
    czynne = {w["nazwa"] for w in await _sql(WYZWALACZE[silnik])}
    return [f"Dziennik stracił ochronę przed zmianą ({n})." for n in sorted(STRAZNICY[silnik] - czynne)]


async def _skroty_dziennika() -> list[str]:
    """Personal values against their hashes."""
    zle = [
        w["dziennik"]
        for w in await _sql("SELECT dziennik, skrot, sol, wartosc FROM dane_dziennika ORDER BY id")
        if hashlib.sha256(f"{w['sol']}{w['wartosc']}".encode()).hexdigest() != w["skrot"]
    ]
    return [f"Wartości w dzienniku nie zgadzają się ze skrótem (wiersze {przyklady(zle)})."] if zle else []


# --- quotas


async def _limity() -> list[str]:
    """Sums above the tolerance that neither a quota once higher nor an earlier plan explains."""
    if await wersja_w_mocy() is None:
        return []  # a database without a plan has nothing to exceed
    zdania: list[str] = []
    for cel in cele_z_limitem((await plan_w_mocy()).cele).values():
        najwyzsze, w_planach = await kontrola.najwyzsze_podniesienia(cel), await kontrola.najwyzszy_cel(cel)
        kolumna, warunek = zapytania_limitow.kolumna(cel), zapytania_limitow.warunek(cel)
        sumy = await sumy_limitow(kolumna, warunek, date.min, Zakres(date.max), None)
        for kto, suma in sorted(sumy.items()):
            najwiecej = max(najwyzsze.get(kto, 0), w_planach)
            if suma.razem * 100 > najwiecej * cel.prog_proc:
                zdania.append(await _ponad(cel, kto, suma.razem, najwiecej))
    return zdania


async def _ponad(cel: Cel, kto: int, suma: int, najwiecej: int) -> str:
    return (
        f"Działanie {cel.dzialanie}, {await _nazwa(cel, kto)}: zapisano {minuty_na_tekst(suma)}, "
        f"a limit to {minuty_na_tekst(najwiecej)} z tolerancją do {cel.prog_proc} %."
    )


async def _nazwa(cel: Cel, kto: int) -> str:
    obiekt = await (zapytania_osob.osoba(kto) if cel.na == "osoba" else zapytania_osob.jednostka(kto))
    return obiekt.nazwa if obiekt is not None else f"{cel.na} {kto}"


SPRAWDZENIA: tuple[Callable[[], Awaitable[list[str]]], ...] = (
    _plik,
    _sieroty,
    _straz_dziennika,
    _skroty_dziennika,
    _limity,
)


# --- rows that must not exist


NAKLADANIE = """SELECT a.wpis AS nr FROM wersje_wpisow a JOIN wersje_wpisow b ON a.osoba = b.osoba
    AND a.dzien = b.dzien AND a.wazna_do = b.wazna_do AND a.wpis < b.wpis
    AND a.od_min < b.do_min AND b.od_min < a.do_min
    WHERE a.wazna_do >= '9999-12-31' ORDER BY 1"""

PYTANIA: tuple[Pytanie, ...] = (
    Pytanie(
        "Wpisy: minuty nie są różnicą godzin ({numery}).",
        """SELECT wpis AS nr FROM wersje_wpisow WHERE minuty <> do_min - od_min OR do_min <= od_min
            ORDER BY 1""",
    ),
    Pytanie("Wpisy jednej osoby nakładają się ({numery}).", NAKLADANIE),
    Pytanie(
        "Wpisy bez żadnej wersji ({numery}).",
        """SELECT t.id AS nr FROM wpisy_godzin t LEFT JOIN wersje_wpisow w ON w.wpis = t.id
            WHERE w.id IS NULL ORDER BY 1""",
    ),
    Pytanie(
        "Wpisy w działaniu, którego nie ma w żadnym planie ({numery}).",
        """SELECT w.wpis AS nr FROM wersje_wpisow w WHERE w.dzialanie IS NOT NULL
            AND w.dzialanie NOT IN (SELECT nr FROM dzialania_planu) ORDER BY 1""",
    ),
    Pytanie(
        "Wydarzenia bez żadnej wersji ({numery}).",
        """SELECT t.id AS nr FROM wydarzenia t LEFT JOIN wersje_wydarzen w ON w.wydarzenie = t.id
            WHERE w.id IS NULL ORDER BY 1""",
    ),
    Pytanie(
        "Wydarzenia: pierwszy albo ostatni dzień nie zgadza się z listą dni ({numery}).",
        """SELECT w.wydarzenie AS nr FROM wersje_wydarzen w LEFT JOIN dni_wydarzen d ON d.wersja = w.id
            AND NOT d.odwolany GROUP BY w.id, w.wydarzenie, w.pierwszy_dzien, w.ostatni_dzien
            HAVING COUNT(d.id) = 0 OR MIN(d.dzien) <> w.pierwszy_dzien OR MAX(d.dzien) <> w.ostatni_dzien
            ORDER BY 1""",
    ),
    Pytanie(
        "Przypadki bez żadnej wersji ({numery}).",
        """SELECT t.id AS nr FROM przypadki t LEFT JOIN wersje_przypadkow w ON w.przypadek = t.id
            WHERE w.id IS NULL ORDER BY 1""",
    ),
    Pytanie(
        "Przypadki: dzień rozpoczęcia nie jest dniem pierwszego etapu ({numery}).",
        """SELECT w.przypadek AS nr FROM wersje_przypadkow w LEFT JOIN etapy_przypadkow e ON e.wersja = w.id
            GROUP BY w.id, w.przypadek, w.rozpoczeto
            HAVING COALESCE(MIN(e.dzien), '9999-12-31') <> COALESCE(w.rozpoczeto, '9999-12-31') ORDER BY 1""",
    ),
    Pytanie(
        "Jednostki: daty nie zgadzają się z ich bieżącą wersją ({numery}).",
        """SELECT j.id AS nr FROM jednostki j LEFT JOIN wersje_jednostek w ON w.jednostka = j.id
            AND w.wazna_do >= '9999-12-31' AND w.data_przystapienia = j.data_przystapienia
            AND COALESCE(w.data_zawiazania_pzk, '9999-12-31') = COALESCE(j.data_zawiazania_pzk, '9999-12-31')
            GROUP BY j.id HAVING COUNT(w.id) <> 1 ORDER BY 1""",
    ),
    Pytanie(
        "Plan: zaakceptowana wersja przestała obowiązywać ({numery}).",
        """SELECT nr FROM wersje_planu WHERE stan = 'zaakceptowana' AND wazna_do < '9999-12-31' ORDER BY 1""",
    ),
    Pytanie(
        "Plan: wersja nie ma działań albo celów ({numery}).",
        """SELECT w.nr FROM wersje_planu w WHERE NOT EXISTS (SELECT 1 FROM dzialania_planu d
            WHERE d.wersja = w.id) OR NOT EXISTS (SELECT 1 FROM cele c WHERE c.wersja = w.id) ORDER BY 1""",
    ),
    wersje("Wpisy", "wersje_wpisow", ["wpis"]),
    wersje("Wydarzenia", "wersje_wydarzen", ["wydarzenie"]),
    wersje("Przypadki", "wersje_przypadkow", ["przypadek"]),
    wersje("Daty jednostek", "wersje_jednostek", ["jednostka"]),
    wersje("Stany narzędzi", "stany_narzedzi", ["nr", "dzialanie"]),
    wersje("Karty miesiąca osób", "karty_miesiaca", ["osoba", "miesiac"]),
    wersje("Wersje planu", "wersje_planu", ["nr"]),
    wersje("Podniesione limity działań", "podniesienia_limitow", ["dzialanie", "dla", "jednostka"]),
    wersje("Obecność na wydarzeniach", "obecnosci", ["wydarzenie", "dzien", "osoba", "gosc"]),
    numeracja("Wpisy", "wersje_wpisow", "wpis"),
    numeracja("Wydarzenia", "wersje_wydarzen", "wydarzenie"),
    numeracja("Przypadki", "wersje_przypadkow", "przypadek"),
    numeracja("Karty miesiąca osób", "karty_miesiaca", "osoba, miesiac"),
    bez_dziennika("Wpisy", "wpisy_godzin", "wpis"),
    bez_dziennika("Wydarzenia", "wydarzenia", "wydarzenie"),
    bez_dziennika("Przypadki", "przypadki", "przypadek"),
    bez_dziennika("Osoby", "osoby", "osoba"),
    bez_dziennika("Jednostki", "jednostki", "jednostka"),
    zmiany_bez_dziennika("Wpisy", "wersje_wpisow", "wpis", "wpis"),
    zmiany_bez_dziennika("Wydarzenia", "wersje_wydarzen", "wydarzenie", "wydarzenie"),
    zmiany_bez_dziennika("Przypadki", "wersje_przypadkow", "przypadek", "przypadek"),
    zmiany_bez_dziennika("Jednostki", "wersje_jednostek", "jednostka", "jednostka"),
    zmiany_bez_dziennika("Stany narzędzi", "stany_narzedzi", "nr", "narzedzie"),
    zmiany_bez_dziennika("Wersje planu", "wersje_planu", "nr", "plan"),
)
