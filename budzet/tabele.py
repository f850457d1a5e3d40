"""Tables of how much: targets of a plan version, raised quotas, comments of deviations, monthly ceilings."""

from piccolo.columns import Date, ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
from piccolo.table import Table

from harmonogram.tabele import Jednostki, Osoby, WersjePlanu


class Cele(Table, tablename="cele"):
    id: Serial
    wersja = ForeignKey(WersjePlanu)
    dzialanie = Integer()
    miara = Varchar(30)
    na = Varchar(20)
    tresc = Text()  # JSON of budzet.plan.Cel: numbers that only Python reads


class PodniesieniaLimitow(Table, tablename="podniesienia_limitow"):
    id: Serial
    dzialanie = Integer()
    dla = ForeignKey(Osoby, null=True)
    jednostka = ForeignKey(Jednostki, null=True)
    przyznano_min = Integer()
    powod = Varchar(500)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class KomentarzeKomorek(Table, tablename="komentarze_komorek"):
    """Why a cell of the matrix deviates; `jednostka` null: of the whole project."""

    id: Serial
    dzialanie = Integer()
    miara = Varchar(30)
    kwartal = Varchar(7)
    jednostka = ForeignKey(Jednostki, null=True)
    przyczyna = Varchar(500)
    co_robimy = Varchar(500)
    termin = Date(null=True, default=None)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class InneZaangazowanie(Table, tablename="inne_zaangazowanie"):
    """Hours that a person declared to work elsewhere in a month."""

    id: Serial
    osoba = ForeignKey(Osoby)
    miesiac = Date()  # its first day
    minuty = Integer()
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()


class PulapyMiesieczne(Table, tablename="pulapy_miesieczne"):
    """The ceiling of all hours of a person in a month, from the month of `od` on."""

    id: Serial
    od = Date()
    minuty = Integer()
    powod = Varchar(500)
    konto = Integer(null=True, default=None)
    wazna_od = Timestamptz()
    wazna_do = Timestamptz()
