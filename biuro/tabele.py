"""Tables of who, and through which door: accounts, sessions, secret links, the journal."""

from piccolo.columns import BigInt, Boolean, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from harmonogram.tabele import Osoby


class Konta(Table, tablename="konta"):
    id: Serial
    login = Varchar(100)
    haslo = Varchar(200, null=True, default=None)  # argon2id hash; null: cannot sign in by password
    osoba = ForeignKey(Osoby, null=True)
    aktywne = Boolean()
    utworzono = Timestamptz()


class RoleKont(Table, tablename="role_kont"):
    id: Serial
    konto = ForeignKey(Konta)
    rola = Varchar(30)
    kolejnosc = Integer()


class Sesje(Table, tablename="sesje"):
    id: Serial
    skrot = Varchar(64)  # sha256 of the cookie's value
    konto = ForeignKey(Konta)
    utworzono = Timestamptz()
    wygasa = Timestamptz()
    przegladarka = Varchar(200)


class ZetonyApi(Table, tablename="zetony_api"):
    id: Serial
    skrot = Varchar(64)
    konto = ForeignKey(Konta)
    nazwa = Varchar(100)
    utworzono = Timestamptz()
    uniewazniono = Timestamptz(null=True, default=None)


class OdnosnikiJednorazowe(Table, tablename="odnosniki_jednorazowe"):
    id: Serial
    skrot = Varchar(64)
    rodzaj = Varchar(30)
    utworzono = Timestamptz()
    wygasa = Timestamptz()
    uzyto = Timestamptz(null=True, default=None)


class ProbyLogowania(Table, tablename="proby_logowania"):
    id: Serial
    klucz = Varchar(64)  # hash of login or address
    chwila = Timestamptz()


class KluczeZadan(Table, tablename="klucze_zadan"):
    id: Serial
    konto = Integer()
    klucz = Varchar(36)
    skrot_tresci = Varchar(64)
    odpowiedz = Text()  # JSON of the first answer
    utworzono = Timestamptz()


class Dziennik(Table, tablename="dziennik"):
    id: Serial
    chwila = Timestamptz()
    konto = Integer(null=True, default=None)
    czynnosc = Varchar(60)
    obiekt = Varchar(40)
    obiekt_id = Integer(null=True, default=None)
    przed = Text(null=True, default=None)  # JSON; personal values only as hashes
    po = Text(null=True, default=None)
    droga = Varchar(20)  # strona, api, cli


class DaneDziennika(Table, tablename="dane_dziennika"):
    """Personal values behind the journal's hashes; the only rows of it that may be erased one day."""

    id: Serial
    dziennik = BigInt()
    pole = Varchar(60)
    skrot = Varchar(64)
    sol = Varchar(32)
    wartosc = Text()


class Kalendarze(Table, tablename="kalendarze"):
    id: Serial
    skrot = Varchar(64)
    konto = ForeignKey(Konta)
    nazwa = Varchar(100)
    zakres = Varchar(60)
    szczegoly = Varchar(10)
    utworzono = Timestamptz()
    uniewazniono = Timestamptz(null=True, default=None)
    pobrano = Timestamptz(null=True, default=None)
    program = Varchar(200, null=True, default=None)


class Liczniki(Table, tablename="liczniki"):
    """Versions of data that caches are keyed by; kept in the database, so any number of processes agree."""

    id: Serial
    nazwa = Varchar(40)
    wartosc = BigInt()
