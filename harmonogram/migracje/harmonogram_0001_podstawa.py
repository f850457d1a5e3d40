"""Plan, people, units, hours, events: the first schema, with versions of everything from the start."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager

from harmonogram.ddl import migracja

ID = "harmonogram_0001_podstawa"

MINUTY_DNIA = "od_min BETWEEN 0 AND 1439 AND do_min BETWEEN 1 AND 1440 AND do_min > od_min"
WAZNOSC = "wazna_od TIMESTAMPTZ NOT NULL, wazna_do TIMESTAMPTZ NOT NULL CHECK (wazna_do >= wazna_od)"


def _tekst(nazwa: str, znakow: int, null: bool = False) -> str:
    """SQLite does not enforce VARCHAR(n), so the length is a CHECK on both engines."""
    return f"{nazwa} VARCHAR({znakow}){'' if null else ' NOT NULL'} CHECK (length({nazwa}) <= {znakow})"


TABELE = [
    f"""CREATE TABLE wersje_planu (
        id {{ID}}, nr INT NOT NULL CHECK (nr >= 1), redakcja INT NOT NULL CHECK (redakcja >= 1),
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('robocza', 'zlozona', 'zaakceptowana')),
        obowiazuje_od DATE NOT NULL, {_tekst("aneks", 100, null=True)}, {_tekst("powod", 500)},
        projekt TEXT NOT NULL, przyjeto TIMESTAMPTZ, konto INT, {WAZNOSC},
        CHECK ((stan = 'zaakceptowana') = (przyjeto IS NOT NULL)),
        CONSTRAINT uq_wersje_planu_redakcja UNIQUE (nr, redakcja),
        CONSTRAINT uq_wersje_planu_biezaca UNIQUE (nr, wazna_do))""",
    f"""CREATE TABLE dzialania_planu (
        id {{ID}}, wersja INT NOT NULL REFERENCES wersje_planu (id), nr INT NOT NULL CHECK (nr >= 1),
        {_tekst("nazwa", 200)}, {_tekst("skrot", 100)}, opis TEXT NOT NULL,
        od VARCHAR(7) NOT NULL CHECK (length(od) = 7), "do" VARCHAR(7) NOT NULL CHECK (length("do") = 7), rodzaj VARCHAR(20) NOT NULL,
        adnotacja TEXT, narzedzia TEXT NOT NULL, CHECK ("do" >= od),
        CONSTRAINT uq_dzialania_planu UNIQUE (wersja, nr))""",
    f"""CREATE TABLE jednostki (
        id {{ID}}, {_tekst("gmina", 100)}, {_tekst("powiat", 100)},
        teryt VARCHAR(7) NOT NULL CHECK (length(teryt) = 7), data_przystapienia DATE NOT NULL,
        data_zawiazania_pzk DATE, miasto_na_prawach_powiatu BOOLEAN NOT NULL, klucz VARCHAR(500) NOT NULL,
        utworzono TIMESTAMPTZ NOT NULL, zmieniono TIMESTAMPTZ NOT NULL,
        CONSTRAINT uq_jednostki_teryt UNIQUE (teryt))""",
    f"""CREATE TABLE osoby (
        id {{ID}}, {_tekst("imie", 100)}, {_tekst("nazwisko", 100)}, jednostka INT REFERENCES jednostki (id),
        klucz VARCHAR(500) NOT NULL, utworzono TIMESTAMPTZ NOT NULL, zmieniono TIMESTAMPTZ NOT NULL)""",
    """CREATE TABLE funkcje_osob (
        id {ID}, osoba INT NOT NULL REFERENCES osoby (id),
        funkcja VARCHAR(30) NOT NULL CHECK (funkcja IN ('ekspert', 'coach', 'pracownik_socjalny', 'animator_moderator',
            'animator_powiatu', 'animator_gminy', 'superwizor', 'doradca_rops', 'czlonek_pzk')),
        CONSTRAINT uq_funkcje_osob UNIQUE (osoba, funkcja))""",
    """CREATE TABLE przydzialy (
        id {ID}, coach INT NOT NULL REFERENCES osoby (id), pracownik INT NOT NULL REFERENCES osoby (id),
        od DATE NOT NULL, "do" DATE, utworzono TIMESTAMPTZ NOT NULL, CHECK ("do" IS NULL OR "do" >= od), CHECK (coach <> pracownik),
        CONSTRAINT uq_przydzialy UNIQUE (coach, pracownik, od))""",
    "CREATE TABLE wpisy_godzin (id {ID}, utworzono TIMESTAMPTZ NOT NULL, konto INT)",
    f"""CREATE TABLE wersje_wpisow (
        id {{ID}}, wpis INT NOT NULL REFERENCES wpisy_godzin (id), wersja INT NOT NULL CHECK (wersja >= 1), {WAZNOSC},
        osoba INT NOT NULL REFERENCES osoby (id), dla INT REFERENCES osoby (id), jednostka INT REFERENCES jednostki (id),
        rodzaj VARCHAR(30) NOT NULL CHECK (rodzaj IN ('ekspert', 'coaching_wzmacniajacy', 'coaching_przypadkow', 'animator',
            'doradca_rops', 'superwizja_grupowa', 'superwizja_indywidualna')),
        dzialanie INT CHECK (dzialanie >= 1), dzien DATE NOT NULL, od_min INT NOT NULL, do_min INT NOT NULL,
        minuty INT NOT NULL CHECK (minuty = do_min - od_min), zadanie VARCHAR(20), temat VARCHAR(40),
        {_tekst("opis", 500)}, {_tekst("uzasadnienie", 500, null=True)}, {_tekst("powod", 500, null=True)}, konto INT,
        CHECK ({MINUTY_DNIA}), CHECK ((dla IS NULL) = (rodzaj NOT LIKE 'coaching%')),
        CHECK (rodzaj NOT LIKE 'coaching%' OR opis = ''), CHECK (rodzaj NOT LIKE 'superwizja%' OR opis = ''),
        CONSTRAINT uq_wersje_wpisow UNIQUE (wpis, wersja), CONSTRAINT uq_wersje_wpisow_biezaca UNIQUE (wpis, wazna_do))""",
    f"""CREATE TABLE karty_miesiaca (
        id {{ID}}, osoba INT NOT NULL REFERENCES osoby (id), miesiac DATE NOT NULL, wersja INT NOT NULL CHECK (wersja >= 1),
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('szkic', 'zlozona', 'zaakceptowana', 'zwrocona', 'zamknieta')),
        {_tekst("powod", 500, null=True)}, konto INT, {WAZNOSC},
        CONSTRAINT uq_karty_miesiaca UNIQUE (osoba, miesiac, wersja),
        CONSTRAINT uq_karty_miesiaca_biezaca UNIQUE (osoba, miesiac, wazna_do))""",
    f"""CREATE TABLE wydarzenia (id {{ID}}, {_tekst("uid", 64)}, utworzono TIMESTAMPTZ NOT NULL, konto INT,
        CONSTRAINT uq_wydarzenia_uid UNIQUE (uid))""",
    f"""CREATE TABLE wersje_wydarzen (
        id {{ID}}, wydarzenie INT NOT NULL REFERENCES wydarzenia (id), wersja INT NOT NULL CHECK (wersja >= 1), {WAZNOSC},
        rodzaj VARCHAR(40) NOT NULL, dzialanie INT CHECK (dzialanie >= 1), {_tekst("tytul", 200)}, {_tekst("miejsce", 200)},
        tryb VARCHAR(20) NOT NULL CHECK (tryb IN ('stacjonarnie', 'zdalnie', 'hybrydowo')),
        stan VARCHAR(20) NOT NULL CHECK (stan IN ('zaplanowane', 'odbyte', 'odwolane')),
        pierwszy_dzien DATE NOT NULL, ostatni_dzien DATE NOT NULL, {_tekst("powod", 500, null=True)}, konto INT,
        CHECK (ostatni_dzien >= pierwszy_dzien),
        CONSTRAINT uq_wersje_wydarzen UNIQUE (wydarzenie, wersja),
        CONSTRAINT uq_wersje_wydarzen_biezaca UNIQUE (wydarzenie, wazna_do))""",
    f"""CREATE TABLE dni_wydarzen (
        id {{ID}}, wersja INT NOT NULL REFERENCES wersje_wydarzen (id), nr INT NOT NULL CHECK (nr >= 1), dzien DATE NOT NULL,
        od_min INT NOT NULL, do_min INT NOT NULL, {_tekst("uid", 80)}, sekwencja INT NOT NULL CHECK (sekwencja >= 0),
        zmieniono TIMESTAMPTZ NOT NULL, odwolany BOOLEAN NOT NULL, CHECK ({MINUTY_DNIA}),
        CONSTRAINT uq_dni_wydarzen UNIQUE (wersja, nr))""",
    """CREATE TABLE jednostki_wydarzen (
        id {ID}, wersja INT NOT NULL REFERENCES wersje_wydarzen (id), jednostka INT NOT NULL REFERENCES jednostki (id),
        CONSTRAINT uq_jednostki_wydarzen UNIQUE (wersja, jednostka))""",
    """CREATE TABLE osoby_wydarzen (
        id {ID}, wersja INT NOT NULL REFERENCES wersje_wydarzen (id), osoba INT NOT NULL REFERENCES osoby (id),
        rola VARCHAR(20) NOT NULL CHECK (rola IN ('prowadzacy', 'uczestnik')),
        CONSTRAINT uq_osoby_wydarzen UNIQUE (wersja, osoba, rola))""",
    f"""CREATE TABLE goscie (
        id {{ID}}, {_tekst("imie", 100)}, {_tekst("nazwisko", 100)}, {_tekst("instytucja", 200)}, {_tekst("sektor", 60)},
        klucz VARCHAR(500) NOT NULL, utworzono TIMESTAMPTZ NOT NULL)""",
    f"""CREATE TABLE obecnosci (
        id {{ID}}, wydarzenie INT NOT NULL REFERENCES wydarzenia (id), dzien DATE NOT NULL,
        osoba INT REFERENCES osoby (id), gosc INT REFERENCES goscie (id), {WAZNOSC}, konto INT,
        CHECK ((osoba IS NULL) <> (gosc IS NULL)),
        CONSTRAINT uq_obecnosci_osoby UNIQUE (wydarzenie, dzien, osoba, wazna_do),
        CONSTRAINT uq_obecnosci_gosci UNIQUE (wydarzenie, dzien, gosc, wazna_do))""",
]

# The first three answer sums from the index alone: who or where, current versions, then the day and the minutes.
INDEKSY = [
    "CREATE INDEX ix_wersje_wpisow_dla ON wersje_wpisow (dla, dzialanie, wazna_do, rodzaj, dzien, minuty)",
    "CREATE INDEX ix_wersje_wpisow_jednostka ON wersje_wpisow (jednostka, dzialanie, wazna_do, rodzaj, dzien, minuty)",
    "CREATE INDEX ix_wersje_wpisow_dzialanie ON wersje_wpisow (dzialanie, wazna_do, rodzaj, dzien, minuty, jednostka, dla, osoba)",
    "CREATE INDEX ix_wersje_wpisow_osoba ON wersje_wpisow (osoba, wazna_do, dzien, minuty)",
    "CREATE INDEX ix_wersje_wpisow_kolejno ON wersje_wpisow (wazna_do, wpis)",
    "CREATE INDEX ix_wersje_wydarzen_dzialanie ON wersje_wydarzen (dzialanie, wazna_do, stan, ostatni_dzien)",
    "CREATE INDEX ix_wersje_wydarzen_dzien ON wersje_wydarzen (wazna_do, pierwszy_dzien)",
    "CREATE INDEX ix_jednostki_wydarzen_jednostka ON jednostki_wydarzen (jednostka, wersja)",
    "CREATE INDEX ix_osoby_wydarzen_osoba ON osoby_wydarzen (osoba, wersja)",
    "CREATE INDEX ix_osoby_klucz ON osoby (klucz)",
    "CREATE INDEX ix_osoby_jednostka ON osoby (jednostka)",
    "CREATE INDEX ix_przydzialy_pracownik ON przydzialy (pracownik)",
    "CREATE INDEX ix_funkcje_osob_funkcja ON funkcje_osob (funkcja, osoba)",
]


async def forwards() -> MigrationManager:
    return migracja(ID, "harmonogram", "podstawa", [*TABELE, *INDEKSY])
