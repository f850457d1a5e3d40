"""Comments of cells of the matrix: why a figure deviates, what is done about it, by when."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "budzet_0002_komentarze"

# A unique constraint does not see two rows without a unit as equal, so there are two indexes.
POLECENIA = [
    """CREATE TABLE komentarze_komorek (
        id {ID}, dzialanie INT NOT NULL CHECK (dzialanie >= 1), miara VARCHAR(30) NOT NULL,
        kwartal VARCHAR(7) NOT NULL CHECK (length(kwartal) = 7), jednostka INT REFERENCES jednostki (id),
        przyczyna VARCHAR(500) NOT NULL CHECK (length(przyczyna) BETWEEN 1 AND 500),
        co_robimy VARCHAR(500) NOT NULL CHECK (length(co_robimy) <= 500), termin DATE, konto INT,
        wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL, CHECK (wazna_do >= wazna_od))""",
    """CREATE UNIQUE INDEX ix_komentarze_projektu ON komentarze_komorek (dzialanie, miara, kwartal, wazna_do)
        WHERE jednostka IS NULL""",
    """CREATE UNIQUE INDEX ix_komentarze_jednostek ON komentarze_komorek (dzialanie, miara, kwartal, jednostka, wazna_do)
        WHERE jednostka IS NOT NULL""",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "budzet", "komentarze", POLECENIA)
