"""Annexes with their date, units' dates in versions, task codes of events, tools of action 2, cases of action 8."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "harmonogram_0002_plan_i_testowanie"

WAZNOSC = "wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL CHECK (wazna_do >= wazna_od)"
ETAPY = "'diagnoza', 'kontrakt', 'plan', 'realizacja', 'ewaluacja', 'monitoring'"

# What rows of before the migration lack; also run after a copy of that time was restored.
UZUPELNIENIE = [
    """INSERT INTO wersje_jednostek (jednostka, data_przystapienia, data_zawiazania_pzk, wazna_od, wazna_do)
        SELECT id, data_przystapienia, data_zawiazania_pzk, utworzono, '9999-12-31 00:00:00+00:00' FROM jednostki""",
]

POLECENIA = [
    "ALTER TABLE wersje_planu ADD COLUMN data_aneksu DATE",
    f"""CREATE TABLE wersje_jednostek (
        id {{ID}}, jednostka INT NOT NULL REFERENCES jednostki (id), data_przystapienia DATE NOT NULL,
        data_zawiazania_pzk DATE, {WAZNOSC},
        CONSTRAINT uq_wersje_jednostek_biezaca UNIQUE (jednostka, wazna_do))""",
    *UZUPELNIENIE,
    "ALTER TABLE wersje_wydarzen ADD COLUMN zadanie VARCHAR(20)",
    f"""CREATE TABLE stany_narzedzi (
        id {{ID}}, dzialanie INT NOT NULL CHECK (dzialanie >= 1), nr INT NOT NULL CHECK (nr >= 1),
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('planowane', 'w_toku', 'odebrane')),
        protokol VARCHAR(100) CHECK (length(protokol) BETWEEN 1 AND 100), data_odbioru DATE, konto INT, {WAZNOSC},
        CHECK ((stan = 'odebrane') = (protokol IS NOT NULL)), CHECK ((stan = 'odebrane') = (data_odbioru IS NOT NULL)),
        CONSTRAINT uq_stany_narzedzi_biezacy UNIQUE (dzialanie, nr, wazna_do))""",
    """CREATE TABLE przypadki (
        id {ID}, kod VARCHAR(20) NOT NULL CHECK (length(kod) BETWEEN 1 AND 20), utworzono TIMESTAMPTZ NOT NULL, konto INT,
        CONSTRAINT uq_przypadki_kod UNIQUE (kod))""",
    f"""CREATE TABLE wersje_przypadkow (
        id {{ID}}, przypadek INT NOT NULL REFERENCES przypadki (id), wersja INT NOT NULL CHECK (wersja >= 1), {WAZNOSC},
        jednostka INT NOT NULL REFERENCES jednostki (id), dzialanie INT NOT NULL CHECK (dzialanie >= 1),
        rodzaj VARCHAR(20) NOT NULL CHECK (rodzaj IN ('osoba', 'rodzina')), zgloszono DATE NOT NULL, rozpoczeto DATE,
        powod VARCHAR(500) CHECK (length(powod) <= 500), konto INT, CHECK (rozpoczeto >= zgloszono),
        CONSTRAINT uq_wersje_przypadkow UNIQUE (przypadek, wersja),
        CONSTRAINT uq_wersje_przypadkow_biezaca UNIQUE (przypadek, wazna_do))""",
    f"""CREATE TABLE etapy_przypadkow (
        id {{ID}}, wersja INT NOT NULL REFERENCES wersje_przypadkow (id),
        etap VARCHAR(20) NOT NULL CHECK (etap IN ({ETAPY})), dzien DATE NOT NULL,
        CONSTRAINT uq_etapy_przypadkow UNIQUE (wersja, etap))""",
]

# Sums of the whole project walk one index in the order of their groups: current versions, action, kind, day.
INDEKSY = [
    "DROP INDEX ix_wersje_wpisow_dzialanie",
    "CREATE INDEX ix_wersje_wpisow_dzialanie ON wersje_wpisow (wazna_do, dzialanie, rodzaj, dzien, minuty)",
    "DROP INDEX ix_wersje_wydarzen_dzialanie",
    "CREATE INDEX ix_wersje_wydarzen_dzialanie ON wersje_wydarzen (wazna_do, stan, dzialanie, rodzaj, ostatni_dzien)",
    "CREATE INDEX ix_wersje_wpisow_zadanie ON wersje_wpisow (zadanie, wazna_do, dzien, osoba, jednostka) WHERE zadanie IS NOT NULL",
    "CREATE INDEX ix_wersje_przypadkow_jednostka ON wersje_przypadkow (jednostka, wazna_do)",
    "CREATE INDEX ix_wersje_przypadkow_dzialanie ON wersje_przypadkow (dzialanie, wazna_do, rozpoczeto)",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "harmonogram", "plan i testowanie", [*POLECENIA, *INDEKSY])
