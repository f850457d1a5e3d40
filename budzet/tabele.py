"""Tables of how much: targets of a plan version and quotas raised above them."""

from piccolo.columns import ForeignKey, Integer, Serial, Text, Timestamptz, Varchar
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
