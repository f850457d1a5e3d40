"""The ceiling of hours in a month, with the hours that persons declare elsewhere."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "budzet_0003_pulap"

WAZNOSC = "wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL CHECK (wazna_do >= wazna_od)"

# 44 640 minutes: a month of 31 days has no more.
POLECENIA = [
    f"""CREATE TABLE inne_zaangazowanie (
        id {{ID}}, osoba INT NOT NULL REFERENCES osoby (id), miesiac DATE NOT NULL,
        minuty INT NOT NULL CHECK (minuty BETWEEN 0 AND 44640), konto INT, {WAZNOSC},
        CONSTRAINT uq_inne_zaangazowanie UNIQUE (osoba, miesiac, wazna_do))""",
    f"""CREATE TABLE pulapy_miesieczne (
        id {{ID}}, od DATE NOT NULL, minuty INT NOT NULL CHECK (minuty BETWEEN 1 AND 44640),
        powod VARCHAR(500) NOT NULL CHECK (length(powod) BETWEEN 1 AND 500), konto INT, {WAZNOSC},
        CONSTRAINT uq_pulapy_miesieczne UNIQUE (od, wazna_do))""",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "budzet", "pułap miesięczny", POLECENIA)
