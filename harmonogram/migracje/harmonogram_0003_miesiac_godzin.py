"""Engagements of persons, months without hours, steps made for somebody else, removals as versions."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "harmonogram_0003_miesiac_godzin"

WAZNOSC = "wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL CHECK (wazna_do >= wazna_od)"

POLECENIA = [
    "CREATE TABLE zaangazowania (id {ID}, utworzono TIMESTAMPTZ NOT NULL, konto INT)",
    f"""CREATE TABLE wersje_zaangazowan (
        id {{ID}}, zaangazowanie INT NOT NULL REFERENCES zaangazowania (id), wersja INT NOT NULL CHECK (wersja >= 1), {WAZNOSC},
        osoba INT NOT NULL REFERENCES osoby (id),
        forma VARCHAR(20) NOT NULL CHECK (forma IN ('umowa_o_prace', 'zlecenie', 'dzielo', 'usluga', 'porozumienie')),
        funkcja VARCHAR(30), stanowisko VARCHAR(100) NOT NULL CHECK (length(stanowisko) BETWEEN 1 AND 100),
        umowa VARCHAR(100) CHECK (length(umowa) BETWEEN 1 AND 100), od DATE NOT NULL, "do" DATE,
        wymiar_min INT CHECK (wymiar_min >= 1), wymiar VARCHAR(10) CHECK (wymiar IN ('miesiac', 'calosc')),
        wymaga_karty BOOLEAN NOT NULL, powod VARCHAR(500) CHECK (length(powod) <= 500), konto INT,
        CHECK ("do" >= od), CHECK ((wymiar_min IS NULL) = (wymiar IS NULL)), CHECK (forma <> 'dzielo' OR wymiar_min IS NULL),
        CONSTRAINT uq_wersje_zaangazowan UNIQUE (zaangazowanie, wersja),
        CONSTRAINT uq_wersje_zaangazowan_biezaca UNIQUE (zaangazowanie, wazna_do))""",
    "CREATE INDEX ix_wersje_zaangazowan_osoba ON wersje_zaangazowan (osoba, wazna_do)",
    "ALTER TABLE karty_miesiaca ADD COLUMN brak_godzin BOOLEAN NOT NULL DEFAULT FALSE",
    "ALTER TABLE karty_miesiaca ADD COLUMN w_zastepstwie INT",
    "ALTER TABLE wersje_wpisow ADD COLUMN usunieto BOOLEAN NOT NULL DEFAULT FALSE",
    "CREATE INDEX ix_karty_miesiaca_stan ON karty_miesiaca (wazna_do, stan, miesiac)",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "harmonogram", "miesiąc godzin", POLECENIA)
