"""Both engines hold the same schema: tables, columns, NOT NULL, unique and foreign keys, checks, indexes."""

import re
from typing import Any

import pytest
from piccolo.table import Table

from biuro import baza
from biuro.piccolo_conf import APLIKACJE, APP_REGISTRY
from biuro.tabele import Dziennik
from tests.bazy import BAZY

pytestmark = pytest.mark.anyio

KOLUMNY = """SELECT table_name, column_name, is_nullable = 'NO' AS wymagana FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name <> 'migration'"""
OGRANICZENIA = """SELECT conrelid::regclass::text AS tabela, contype::text AS rodzaj, conname AS nazwa,
    pg_get_constraintdef(oid) AS opis FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
INDEKSY = "SELECT indexname AS nazwa FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE 'ix_%'"


async def zapytaj(sql: str) -> list[dict[str, Any]]:
    wiersze: list[dict[str, Any]] = await Dziennik.raw(sql.replace("{", "{{").replace("}", "}}"))
    return wiersze


async def schemat_postgresa() -> dict[str, Any]:
    ograniczenia = [o for o in await zapytaj(OGRANICZENIA) if o["tabela"] != "migration"]
    return {
        "kolumny": {(k["table_name"], k["column_name"], k["wymagana"]) for k in await zapytaj(KOLUMNY)},
        "unikalne": {o["nazwa"] for o in ograniczenia if o["rodzaj"] == "u"},
        "obce": sorted((o["tabela"], _wskazana(o["opis"])) for o in ograniczenia if o["rodzaj"] == "f"),
        "warunki": _zlicz([o["tabela"] for o in ograniczenia if o["rodzaj"] == "c"]),
        "indeksy": {i["nazwa"] for i in await zapytaj(INDEKSY)},
    }


def _wskazana(opis: str) -> str:
    znaleziona = re.search(r"REFERENCES (\w+)", opis)
    assert znaleziona is not None
    return znaleziona[1]


def _zlicz(tabele: list[str]) -> dict[str, int]:
    return {t: tabele.count(t) for t in tabele}


async def schemat_sqlite() -> dict[str, Any]:
    opisy = {
        t["name"]: t["sql"]
        for t in await zapytaj("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
        if t["name"] not in ("migration", "sqlite_sequence")
    }
    kolumny, obce = set(), []
    for tabela in opisy:
        for k in await zapytaj(f"SELECT name, \"notnull\" AS wymagana FROM pragma_table_info('{tabela}')"):
            kolumny.add((tabela, k["name"], bool(k["wymagana"])))
        obce += [
            (tabela, k["table"])
            for k in await zapytaj(f"SELECT \"table\" FROM pragma_foreign_key_list('{tabela}')")
        ]
    warunki = [t for t, sql in opisy.items() for _ in re.findall(r"\bCHECK\b", sql)]
    indeksy = await zapytaj("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'ix_%'")
    return {
        "kolumny": kolumny,
        "unikalne": {n for sql in opisy.values() for n in re.findall(r"CONSTRAINT (\w+) UNIQUE", sql)},
        "obce": sorted(obce),
        "warunki": _zlicz(warunki),
        "indeksy": {i["name"] for i in indeksy},
    }


CZYTAJ = {"sqlite": schemat_sqlite, "postgres": schemat_postgresa}


async def schemat(rodzaj: str, katalog: Any) -> dict[str, Any]:
    bazy = BAZY[rodzaj](katalog)
    adres = bazy.nowa(zmigrowana=True)
    await baza.podlacz(baza.silnik(adres))
    try:
        return await CZYTAJ[rodzaj]()
    finally:
        await baza.odlacz()
        bazy.usun(adres)


async def test_both_schemas_agree(katalog_przebiegu: Any) -> None:
    sqlite = await schemat("sqlite", katalog_przebiegu)
    postgres = await schemat("postgres", katalog_przebiegu)
    for co in sqlite:
        assert sqlite[co] == postgres[co], co


@pytest.mark.usefixtures("baza")
async def test_tables_of_piccolo_are_those_of_the_migrations() -> None:
    """Every column that the code names exists, and the other way round."""
    tabele: list[type[Table]] = [t for a in APLIKACJE for t in APP_REGISTRY.get_table_classes(a)]
    for tabela in tabele:
        await tabela.select().limit(1)
    w_kodzie = {(t._meta.tablename, k._meta.db_column_name) for t in tabele for k in t._meta.columns}
    odczyt = schemat_sqlite if baza.czy_sqlite() else schemat_postgresa
    assert w_kodzie == {k[:2] for k in (await odczyt())["kolumny"]}


@pytest.mark.usefixtures("baza")
async def test_journal_can_only_grow() -> None:
    await zapytaj(
        "INSERT INTO dziennik (chwila, czynnosc, obiekt, droga) VALUES ('2019-01-01', 'x', 'y', 'cli')"
    )
    for polecenie in ("UPDATE dziennik SET czynnosc = 'z'", "DELETE FROM dziennik"):
        with pytest.raises(Exception, match="tylko do dopisywania"):
            await zapytaj(polecenie)
    assert await Dziennik.count() == 1


ZLE_WIERSZE = [
    "INSERT INTO jednostki (gmina, powiat, teryt, data_przystapienia, miasto_na_prawach_powiatu, klucz,"
    " utworzono, zmieniono) VALUES ('a', 'b', '12', '2019-01-01', true, 'k', '2019-01-01', '2019-01-01')",
    "INSERT INTO funkcje_osob (osoba, funkcja) VALUES (999, 'coach')",
    "INSERT INTO karty_miesiaca (osoba, miesiac, wersja, stan, wazna_od, wazna_do)"
    " VALUES (1, '2019-01-01', 1, 'nieznany', '2019-01-01', '9999-12-31')",
    "INSERT INTO cele (wersja, dzialanie, miara, na, tresc) VALUES (1, 0, 'godziny', 'osoba', '{}')",
]


@pytest.mark.usefixtures("baza")
@pytest.mark.parametrize("polecenie", ZLE_WIERSZE)
async def test_database_refuses_what_the_rules_forbid(polecenie: str) -> None:
    with pytest.raises(Exception, match=r"(?i)constraint|ogranicz"):
        await zapytaj(polecenie)


@pytest.mark.usefixtures("adres_bazy")
async def test_migrating_twice_changes_nothing(adres_bazy: str) -> None:
    await baza.podlacz(baza.silnik(adres_bazy))
    try:
        assert await baza.brakujace_migracje() != []
        await baza.migruj()
        await baza.migruj()
        assert await baza.brakujace_migracje() == []
    finally:
        await baza.odlacz()
