"""Tables of who, and through which door: accounts, sessions, secret links, the journal, papers, notices."""

from piccolo.columns import (
    BigInt,
    Boolean,
    Bytea,
    Date,
    ForeignKey,
    Integer,
    Serial,
    Text,
    Timestamptz,
    Varchar,
)
from piccolo.table import Table

from harmonogram.tabele import Osoby


class Konta(Table, tablename="konta"):
    id: Serial
    login = Varchar(100)
    haslo = Varchar(200, null=True, default=None)  # argon2id hash; null: cannot sign in by password
    osoba = ForeignKey(Osoby, null=True)
    aktywne = Boolean()
    utworzono = Timestamptz()
    poczta = Varchar(254, null=True, default=None)  # where notices go


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


class Zastepstwa(Table, tablename="zastepstwa"):
    """Who judges month cards in place of a coordinator, and when."""

    id: Serial
    konto = ForeignKey(Konta)
    zastepca = ForeignKey(Konta)
    od = Date()
    do = Date()
    utworzono = Timestamptz()
    autor = Integer(null=True, default=None)
    odwolano = Timestamptz(null=True, default=None)


class PapieryKart(Table, tablename="papiery_kart"):
    """Where the signed paper of a month is; one without a row has not been printed."""

    id: Serial
    osoba = ForeignKey(Osoby)
    miesiac = Date()
    rodzaj = Varchar(20)  # protokol, dziennik_coachingu, karta_animatora
    stan = Varchar(20)  # brak, wydrukowana, podpisana
    segregator = Varchar(50, null=True, default=None)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class Skany(Table, tablename="skany"):
    id: Serial
    klucz = Varchar(64)  # random; the address, which nobody can guess
    osoba = ForeignKey(Osoby)
    miesiac = Date()
    rodzaj = Varchar(20)
    nazwa = Varchar(200)
    typ = Varchar(40)
    bajtow = Integer()
    skrot = Varchar(64)  # sha256 of the content
    utworzono = Timestamptz()
    konto = Integer(null=True, default=None)
    usunieto = Timestamptz(null=True, default=None)


class TresciSkanow(Table, tablename="tresci_skanow"):
    """Apart from `skany`, so that a list of them never reads megabytes."""

    id: Serial
    skan = ForeignKey(Skany)
    tresc = Bytea()


class ImportyGodzin(Table, tablename="importy_godzin"):
    """An uploaded file of hours on its way from the preview to the entries."""

    id: Serial
    klucz = Varchar(64)  # random; the address of its page
    konto = ForeignKey(Konta)
    nazwa = Varchar(200)
    skrot = Varchar(64)  # sha256 of the file
    stan = Varchar(20)  # sprawdzanie, podglad, zapisywanie, zakonczony, przerwany
    tryb = Varchar(20, null=True, default=None)  # poprawne, wszystko
    wierszy = Integer()
    zrobiono = Integer()
    wiersze = Text()  # JSON of the rows read
    wynik = Text(null=True, default=None)  # JSON of each row's fate
    utworzono = Timestamptz()
    zmieniono = Timestamptz()


class Wiadomosci(Table, tablename="wiadomosci"):
    """The outbox: an e-mail with the state of its sending."""

    id: Serial
    konto = ForeignKey(Konta)
    adres = Varchar(254)
    temat = Varchar(200)
    tekst = Text()
    html = Text()
    identyfikator = Varchar(200)  # Message-ID: the same in every attempt
    stan = Varchar(20)  # czeka, wyslana, porzucona
    prob = Integer()
    nastepna_proba = Timestamptz()
    blad = Varchar(500, null=True, default=None)
    utworzono = Timestamptz()
    wyslano = Timestamptz(null=True, default=None)


class Powiadomienia(Table, tablename="powiadomienia"):
    """One thing that one account should know; `klucz` keeps it from being said twice."""

    id: Serial
    konto = ForeignKey(Konta)
    rodzaj = Varchar(40)
    klucz = Varchar(120)
    tytul = Varchar(200)
    tresc = Varchar(1000)
    odnosnik = Varchar(300)  # a path of the service
    pilne = Boolean()
    utworzono = Timestamptz()
    przeczytano = Timestamptz(null=True, default=None)
    do_wyslania = Boolean()  # the person wants it by e-mail
    wiadomosc = ForeignKey(Wiadomosci, null=True)


class WyboryPowiadomien(Table, tablename="wybory_powiadomien"):
    id: Serial
    konto = ForeignKey(Konta)
    rodzaj = Varchar(40)
    sposob = Varchar(20)  # zaraz, zbiorczo, wcale


class Dzierzawy(Table, tablename="dzierzawy"):
    """Which process does a work that only one may do, and until when it may."""

    id: Serial
    nazwa = Varchar(60)
    wlasciciel = Varchar(60)
    wazna_do = Timestamptz()
