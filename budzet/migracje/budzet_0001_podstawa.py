"""Targets of a plan version and raised quotas."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "budzet_0001_podstawa"

POLECENIA = [
    """CREATE TABLE cele (
        id {ID}, wersja INT NOT NULL REFERENCES wersje_planu (id), dzialanie INT NOT NULL CHECK (dzialanie >= 1),
        miara VARCHAR(30) NOT NULL, na VARCHAR(20) NOT NULL CHECK (na IN ('osoba', 'jednostka', 'projekt')),
        tresc TEXT NOT NULL, CONSTRAINT uq_cele UNIQUE (wersja, dzialanie, miara, na))""",
    """CREATE TABLE podniesienia_limitow (
        id {ID}, dzialanie INT NOT NULL CHECK (dzialanie >= 1), dla INT REFERENCES osoby (id),
        jednostka INT REFERENCES jednostki (id), przyznano_min INT NOT NULL CHECK (przyznano_min > 0),
        powod VARCHAR(500) NOT NULL CHECK (length(powod) BETWEEN 1 AND 500), konto INT,
        wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL, CHECK (wazna_do >= wazna_od),
        CHECK ((dla IS NULL) <> (jednostka IS NULL)),
        CONSTRAINT uq_podniesienia_osoby UNIQUE (dzialanie, dla, wazna_do),
        CONSTRAINT uq_podniesienia_jednostki UNIQUE (dzialanie, jednostka, wazna_do))""",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "budzet", "podstawa", POLECENIA)
