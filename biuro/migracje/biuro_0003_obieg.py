"""Substitutes, papers of month cards with their scans, imports, notices and the outbox of e-mail."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "biuro_0003_obieg"

WAZNOSC = "wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL CHECK (wazna_do >= wazna_od)"
DRUKI = "'protokol', 'dziennik_coachingu', 'karta_animatora'"

POLECENIA = [
    "ALTER TABLE konta ADD COLUMN poczta VARCHAR(254)",
    """CREATE TABLE zastepstwa (
        id {ID}, konto INT NOT NULL REFERENCES konta (id), zastepca INT NOT NULL REFERENCES konta (id),
        od DATE NOT NULL, "do" DATE NOT NULL, utworzono TIMESTAMPTZ NOT NULL, autor INT, odwolano TIMESTAMPTZ,
        CHECK ("do" >= od), CHECK (konto <> zastepca))""",
    'CREATE INDEX ix_zastepstwa_zastepca ON zastepstwa (zastepca, "do")',
    f"""CREATE TABLE papiery_kart (
        id {{ID}}, osoba INT NOT NULL REFERENCES osoby (id), miesiac DATE NOT NULL,
        rodzaj VARCHAR(20) NOT NULL CHECK (rodzaj IN ({DRUKI})),
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('brak', 'wydrukowana', 'podpisana')),
        segregator VARCHAR(50) CHECK (length(segregator) BETWEEN 1 AND 50), konto INT, {WAZNOSC},
        CONSTRAINT uq_papiery_kart UNIQUE (osoba, miesiac, rodzaj, wazna_do))""",
    f"""CREATE TABLE skany (
        id {{ID}}, klucz VARCHAR(64) NOT NULL, osoba INT NOT NULL REFERENCES osoby (id), miesiac DATE NOT NULL,
        rodzaj VARCHAR(20) NOT NULL CHECK (rodzaj IN ({DRUKI})), nazwa VARCHAR(200) NOT NULL, typ VARCHAR(40) NOT NULL,
        bajtow INT NOT NULL CHECK (bajtow >= 1), skrot VARCHAR(64) NOT NULL, utworzono TIMESTAMPTZ NOT NULL, konto INT,
        usunieto TIMESTAMPTZ, CONSTRAINT uq_skany_klucz UNIQUE (klucz))""",
    "CREATE INDEX ix_skany_karta ON skany (osoba, miesiac)",
    """CREATE TABLE tresci_skanow (
        id {ID}, skan INT NOT NULL REFERENCES skany (id), tresc BYTEA NOT NULL, CONSTRAINT uq_tresci_skanow UNIQUE (skan))""",
    """CREATE TABLE importy_godzin (
        id {ID}, klucz VARCHAR(64) NOT NULL, konto INT NOT NULL REFERENCES konta (id), nazwa VARCHAR(200) NOT NULL,
        skrot VARCHAR(64) NOT NULL, stan VARCHAR(20) NOT NULL CHECK (stan IN
            ('sprawdzanie', 'podglad', 'zapisywanie', 'zakonczony', 'przerwany')),
        tryb VARCHAR(20) CHECK (tryb IN ('poprawne', 'wszystko')), wierszy INT NOT NULL CHECK (wierszy >= 0),
        zrobiono INT NOT NULL CHECK (zrobiono >= 0), wiersze TEXT NOT NULL, wynik TEXT,
        utworzono TIMESTAMPTZ NOT NULL, zmieniono TIMESTAMPTZ NOT NULL, CONSTRAINT uq_importy_godzin_klucz UNIQUE (klucz))""",
    "CREATE INDEX ix_importy_godzin_konto ON importy_godzin (konto, utworzono)",
    """CREATE TABLE wiadomosci (
        id {ID}, konto INT NOT NULL REFERENCES konta (id), adres VARCHAR(254) NOT NULL, temat VARCHAR(200) NOT NULL,
        tekst TEXT NOT NULL, html TEXT NOT NULL, identyfikator VARCHAR(200) NOT NULL,
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('czeka', 'wyslana', 'porzucona')), prob INT NOT NULL CHECK (prob >= 0),
        nastepna_proba TIMESTAMPTZ NOT NULL, blad VARCHAR(500), utworzono TIMESTAMPTZ NOT NULL, wyslano TIMESTAMPTZ,
        CONSTRAINT uq_wiadomosci_identyfikator UNIQUE (identyfikator))""",
    "CREATE INDEX ix_wiadomosci_do_wyslania ON wiadomosci (stan, nastepna_proba)",
    "CREATE INDEX ix_wiadomosci_konto ON wiadomosci (konto, utworzono)",
    """CREATE TABLE powiadomienia (
        id {ID}, konto INT NOT NULL REFERENCES konta (id), rodzaj VARCHAR(40) NOT NULL, klucz VARCHAR(120) NOT NULL,
        tytul VARCHAR(200) NOT NULL, tresc VARCHAR(1000) NOT NULL, odnosnik VARCHAR(300) NOT NULL, pilne BOOLEAN NOT NULL,
        utworzono TIMESTAMPTZ NOT NULL, przeczytano TIMESTAMPTZ, do_wyslania BOOLEAN NOT NULL,
        wiadomosc INT REFERENCES wiadomosci (id), CONSTRAINT uq_powiadomienia UNIQUE (konto, klucz))""",
    "CREATE INDEX ix_powiadomienia_nowe ON powiadomienia (konto, przeczytano)",
    "CREATE INDEX ix_powiadomienia_do_wyslania ON powiadomienia (do_wyslania, wiadomosc)",
    """CREATE TABLE wybory_powiadomien (
        id {ID}, konto INT NOT NULL REFERENCES konta (id), rodzaj VARCHAR(40) NOT NULL,
        sposob VARCHAR(20) NOT NULL CHECK (sposob IN ('zaraz', 'zbiorczo', 'wcale')),
        CONSTRAINT uq_wybory_powiadomien UNIQUE (konto, rodzaj))""",
    """CREATE TABLE dzierzawy (
        id {ID}, nazwa VARCHAR(60) NOT NULL, wlasciciel VARCHAR(60) NOT NULL, wazna_do TIMESTAMPTZ NOT NULL,
        CONSTRAINT uq_dzierzawy_nazwa UNIQUE (nazwa))""",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "biuro", "obieg kart", POLECENIA)
