"""Tables of what happens when.

A versioned noun has an identity table and a `wersje_*` table; a version is valid from `wazna_od` until
`wazna_do` and the current one until `ZAWSZE`. Nothing is overwritten: a change closes a version and adds the
next, a removal only closes. So every question can be asked as of any moment of knowledge (`wiedza`).
Constraints stand in the migrations, because Piccolo cannot create them on SQLite.
"""

from piccolo.columns import Boolean, Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table


class WersjePlanu(Table, tablename="wersje_planu"):
    id: Serial
    nr = Integer()
    redakcja = Integer()
    stan = Varchar(20)
    obowiazuje_od = Date()
    aneks = Varchar(100, null=True, default=None)
    data_aneksu = Date(null=True, default=None)
    powod = Varchar(500)
    projekt = Text()  # JSON: name, leader, partners, phases
    przyjeto = Timestamptz(null=True, default=None)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class DzialaniaPlanu(Table, tablename="dzialania_planu"):
    id: Serial
    wersja = ForeignKey(WersjePlanu)
    nr = Integer()
    nazwa = Varchar(200)
    skrot = Varchar(100)
    opis = Text()
    od = Varchar(7)  # quarter code, 2018-K3
    do = Varchar(7)
    rodzaj = Varchar(20)
    adnotacja = Text(null=True, default=None)
    narzedzia = Text()  # JSON list of names


class Jednostki(Table, tablename="jednostki"):
    id: Serial
    gmina = Varchar(100)
    powiat = Varchar(100)
    teryt = Varchar(7)
    data_przystapienia = Date()
    data_zawiazania_pzk = Date(null=True, default=None)
    miasto_na_prawach_powiatu = Boolean()
    klucz = Varchar(500)
    utworzono = Timestamptz()
    zmieniono = Timestamptz()


class WersjeJednostek(Table, tablename="wersje_jednostek"):
    """Dates that targets are adjusted by, as they were believed; `jednostki` holds the current ones."""

    id: Serial
    jednostka = ForeignKey(Jednostki)
    data_przystapienia = Date()
    data_zawiazania_pzk = Date(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class Osoby(Table, tablename="osoby"):
    id: Serial
    imie = Varchar(100)
    nazwisko = Varchar(100)
    jednostka = ForeignKey(Jednostki, null=True)
    klucz = Varchar(500)
    utworzono = Timestamptz()
    zmieniono = Timestamptz()


class FunkcjeOsob(Table, tablename="funkcje_osob"):
    id: Serial
    osoba = ForeignKey(Osoby)
    funkcja = Varchar(30)


class Przydzialy(Table, tablename="przydzialy"):
    id: Serial
    coach = ForeignKey(Osoby)
    pracownik = ForeignKey(Osoby)
    od = Date()
    do = Date(null=True, default=None)
    utworzono = Timestamptz()


class WpisyGodzin(Table, tablename="wpisy_godzin"):
    id: Serial
    utworzono = Timestamptz()
    konto = Integer(null=True, default=None)


class WersjeWpisow(Table, tablename="wersje_wpisow"):
    id: Serial
    wpis = ForeignKey(WpisyGodzin)
    wersja = Integer()
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
    osoba = ForeignKey(Osoby)
    dla = ForeignKey(Osoby, null=True)
    jednostka = ForeignKey(Jednostki, null=True)
    rodzaj = Varchar(30)
    dzialanie = Integer(null=True, default=None)
    dzien = Date()
    od_min = Integer()
    do_min = Integer()
    minuty = Integer()
    zadanie = Varchar(20, null=True, default=None)
    temat = Varchar(40, null=True, default=None)
    opis = Varchar(500)
    uzasadnienie = Varchar(500, null=True, default=None)
    powod = Varchar(500, null=True, default=None)
    konto = Integer(null=True, default=None)
    usunieto = Boolean(default=False)  # a removal: a version of no duration, with who, when and why


class KartyMiesiaca(Table, tablename="karty_miesiaca"):
    id: Serial
    osoba = ForeignKey(Osoby)
    miesiac = Date()  # its first day
    wersja = Integer()
    stan = Varchar(20)
    powod = Varchar(500, null=True, default=None)
    konto = Integer(null=True, default=None)
    brak_godzin = Boolean(default=False)  # submitted as a month without hours
    w_zastepstwie = Integer(null=True, default=None)  # the account in whose place `konto` made the step
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class Zaangazowania(Table, tablename="zaangazowania"):
    id: Serial
    utworzono = Timestamptz()
    konto = Integer(null=True, default=None)


class WersjeZaangazowan(Table, tablename="wersje_zaangazowan"):
    """A contract of a person: in which form, on which position, from when to when, for how many hours."""

    id: Serial
    zaangazowanie = ForeignKey(Zaangazowania)
    wersja = Integer()
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
    osoba = ForeignKey(Osoby)
    forma = Varchar(20)
    funkcja = Varchar(30, null=True, default=None)  # null: hours of any of the person's functions
    stanowisko = Varchar(100)
    umowa = Varchar(100, null=True, default=None)
    od = Date()
    do = Date(null=True, default=None)
    wymiar_min = Integer(null=True, default=None)
    wymiar = Varchar(10, null=True, default=None)  # miesiac, calosc: what `wymiar_min` is counted over
    wymaga_karty = Boolean()
    powod = Varchar(500, null=True, default=None)
    konto = Integer(null=True, default=None)


class Wydarzenia(Table, tablename="wydarzenia"):
    id: Serial
    uid = Varchar(64)
    utworzono = Timestamptz()
    konto = Integer(null=True, default=None)


class WersjeWydarzen(Table, tablename="wersje_wydarzen"):
    id: Serial
    wydarzenie = ForeignKey(Wydarzenia)
    wersja = Integer()
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
    rodzaj = Varchar(40)
    dzialanie = Integer(null=True, default=None)
    tytul = Varchar(200)
    miejsce = Varchar(200)
    tryb = Varchar(20)
    stan = Varchar(20)
    zadanie = Varchar(20, null=True, default=None)
    pierwszy_dzien = Date()
    ostatni_dzien = Date()
    powod = Varchar(500, null=True, default=None)
    konto = Integer(null=True, default=None)


class DniWydarzen(Table, tablename="dni_wydarzen"):
    id: Serial
    wersja = ForeignKey(WersjeWydarzen)
    nr = Integer()
    dzien = Date()
    od_min = Integer()
    do_min = Integer()
    uid = Varchar(80)
    sekwencja = Integer()
    zmieniono = Timestamptz()
    odwolany = Boolean()


class JednostkiWydarzen(Table, tablename="jednostki_wydarzen"):
    id: Serial
    wersja = ForeignKey(WersjeWydarzen)
    jednostka = ForeignKey(Jednostki)


class OsobyWydarzen(Table, tablename="osoby_wydarzen"):
    id: Serial
    wersja = ForeignKey(WersjeWydarzen)
    osoba = ForeignKey(Osoby)
    rola = Varchar(20)  # prowadzacy, uczestnik


class Goscie(Table, tablename="goscie"):
    id: Serial
    imie = Varchar(100)
    nazwisko = Varchar(100)
    instytucja = Varchar(200)
    sektor = Varchar(60)
    klucz = Varchar(500)
    utworzono = Timestamptz()


class Obecnosci(Table, tablename="obecnosci"):
    id: Serial
    wydarzenie = ForeignKey(Wydarzenia)
    dzien = Date()
    osoba = ForeignKey(Osoby, null=True)
    gosc = ForeignKey(Goscie, null=True)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
    konto = Integer(null=True, default=None)


class StanyNarzedzi(Table, tablename="stany_narzedzi"):
    """A tool of a `produkty` action, by its place in the plan's list; one without a row is planned."""

    id: Serial
    dzialanie = Integer()
    nr = Integer()
    stan = Varchar(20)  # planowane, w_toku, odebrane
    protokol = Varchar(100, null=True, default=None)
    data_odbioru = Date(null=True, default=None)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class Przypadki(Table, tablename="przypadki"):
    """A person or family of action 8: a code, never a name."""

    id: Serial
    kod = Varchar(20)
    utworzono = Timestamptz()
    konto = Integer(null=True, default=None)


class WersjePrzypadkow(Table, tablename="wersje_przypadkow"):
    id: Serial
    przypadek = ForeignKey(Przypadki)
    wersja = Integer()
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
    jednostka = ForeignKey(Jednostki)
    dzialanie = Integer()
    rodzaj = Varchar(20)  # osoba, rodzina
    zgloszono = Date()
    rozpoczeto = Date(null=True, default=None)  # day of the first stage, from which the case counts
    powod = Varchar(500, null=True, default=None)
    konto = Integer(null=True, default=None)


class EtapyPrzypadkow(Table, tablename="etapy_przypadkow"):
    id: Serial
    wersja = ForeignKey(WersjePrzypadkow)
    etap = Varchar(20)
    dzien = Date()
