"""Accounts, secret links and the append-only journal."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "biuro_0001_podstawa"

POLECENIA = [
    """CREATE TABLE konta (
        id {ID}, login VARCHAR(100) NOT NULL CHECK (length(login) BETWEEN 1 AND 100), haslo VARCHAR(200),
        osoba INT REFERENCES osoby (id), aktywne BOOLEAN NOT NULL, utworzono TIMESTAMPTZ NOT NULL,
        CONSTRAINT uq_konta_login UNIQUE (login), CONSTRAINT uq_konta_osoba UNIQUE (osoba))""",
    """CREATE TABLE role_kont (
        id {ID}, konto INT NOT NULL REFERENCES konta (id), rola VARCHAR(30) NOT NULL CHECK (rola IN ('koordynator', 'ekspert',
            'coach', 'animator', 'superwizor', 'doradca', 'pracownik_socjalny', 'czlonek_pzk', 'kontroler')),
        kolejnosc INT NOT NULL, CONSTRAINT uq_role_kont UNIQUE (konto, rola))""",
    """CREATE TABLE sesje (
        id {ID}, skrot VARCHAR(64) NOT NULL, konto INT NOT NULL REFERENCES konta (id), utworzono TIMESTAMPTZ NOT NULL,
        wygasa TIMESTAMPTZ NOT NULL, przegladarka VARCHAR(200) NOT NULL, CONSTRAINT uq_sesje_skrot UNIQUE (skrot))""",
    """CREATE TABLE zetony_api (
        id {ID}, skrot VARCHAR(64) NOT NULL, konto INT NOT NULL REFERENCES konta (id),
        nazwa VARCHAR(100) NOT NULL CHECK (length(nazwa) <= 100), utworzono TIMESTAMPTZ NOT NULL, uniewazniono TIMESTAMPTZ,
        CONSTRAINT uq_zetony_api_skrot UNIQUE (skrot))""",
    """CREATE TABLE odnosniki_jednorazowe (
        id {ID}, skrot VARCHAR(64) NOT NULL, rodzaj VARCHAR(30) NOT NULL, utworzono TIMESTAMPTZ NOT NULL,
        wygasa TIMESTAMPTZ NOT NULL, uzyto TIMESTAMPTZ, CONSTRAINT uq_odnosniki_skrot UNIQUE (skrot))""",
    """CREATE TABLE proby_logowania (
        id {ID}, klucz VARCHAR(64) NOT NULL, chwila TIMESTAMPTZ NOT NULL)""",
    """CREATE TABLE klucze_zadan (
        id {ID}, konto INT NOT NULL, klucz VARCHAR(36) NOT NULL CHECK (length(klucz) = 36), skrot_tresci VARCHAR(64) NOT NULL,
        odpowiedz TEXT NOT NULL, utworzono TIMESTAMPTZ NOT NULL, CONSTRAINT uq_klucze_zadan UNIQUE (konto, klucz))""",
    """CREATE TABLE dziennik (
        id {ID}, chwila TIMESTAMPTZ NOT NULL, konto INT, czynnosc VARCHAR(60) NOT NULL, obiekt VARCHAR(40) NOT NULL,
        obiekt_id INT, przed TEXT, po TEXT, droga VARCHAR(20) NOT NULL)""",
    """CREATE TABLE dane_dziennika (
        id {ID}, dziennik BIGINT NOT NULL REFERENCES dziennik (id), pole VARCHAR(60) NOT NULL, skrot VARCHAR(64) NOT NULL,
        sol VARCHAR(32) NOT NULL, wartosc TEXT NOT NULL)""",
    """CREATE TABLE kalendarze (
        id {ID}, skrot VARCHAR(64) NOT NULL, konto INT NOT NULL REFERENCES konta (id),
        nazwa VARCHAR(100) NOT NULL CHECK (length(nazwa) BETWEEN 1 AND 100), zakres VARCHAR(60) NOT NULL,
        szczegoly VARCHAR(10) NOT NULL CHECK (szczegoly IN ('pelne', 'zajete')), utworzono TIMESTAMPTZ NOT NULL,
        uniewazniono TIMESTAMPTZ, pobrano TIMESTAMPTZ, program VARCHAR(200), CONSTRAINT uq_kalendarze_skrot UNIQUE (skrot))""",
    """CREATE TABLE liczniki (
        id {ID}, nazwa VARCHAR(40) NOT NULL, wartosc BIGINT NOT NULL, CONSTRAINT uq_liczniki_nazwa UNIQUE (nazwa))""",
    "INSERT INTO liczniki (nazwa, wartosc) VALUES ('kalendarze', 0)",
    "CREATE INDEX ix_dziennik_obiekt ON dziennik (obiekt, obiekt_id)",
    "CREATE INDEX ix_dziennik_konto ON dziennik (konto, id)",
    "CREATE INDEX ix_dziennik_chwila ON dziennik (chwila)",
    "CREATE INDEX ix_dane_dziennika ON dane_dziennika (dziennik)",
    "CREATE INDEX ix_proby_logowania ON proby_logowania (klucz, chwila)",
    "CREATE INDEX ix_kalendarze_konto ON kalendarze (konto)",
    "CREATE INDEX ix_sesje_konto ON sesje (konto)",
]

KOMUNIKAT = "dziennik jest tylko do dopisywania"

WYZWALACZE = {
    "sqlite": [
        f"""CREATE TRIGGER dziennik_bez_zmian BEFORE UPDATE ON dziennik
            BEGIN SELECT RAISE(ABORT, '{KOMUNIKAT}'); END""",
        f"""CREATE TRIGGER dziennik_bez_usuwania BEFORE DELETE ON dziennik
            BEGIN SELECT RAISE(ABORT, '{KOMUNIKAT}'); END""",
    ],
    "postgres": [
        f"""CREATE FUNCTION dziennik_tylko_dopisywanie() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '{KOMUNIKAT}'; END $$""",
        """CREATE TRIGGER dziennik_bez_zmian BEFORE UPDATE OR DELETE ON dziennik
            FOR EACH ROW EXECUTE FUNCTION dziennik_tylko_dopisywanie()""",
        """CREATE TRIGGER dziennik_bez_czyszczenia BEFORE TRUNCATE ON dziennik
            FOR EACH STATEMENT EXECUTE FUNCTION dziennik_tylko_dopisywanie()""",
    ],
}


async def forwards() -> MigrationManager:
    return migracja(ID, "biuro", "podstawa", POLECENIA, WYZWALACZE)
