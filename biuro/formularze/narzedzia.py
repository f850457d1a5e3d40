"""The form of a research tool's state."""

from typing import Annotated

from biuro.formularze import Formularz
from biuro.formularze.osoby import DzienLubBrak
from biuro.formularze.pola import Linia100, PusteToBrak, z_listy
from harmonogram.narzedzia import STANY

ProtokolLubBrak = Annotated[Linia100 | None, PusteToBrak]


class StanNarzedzia(Formularz):
    """Planned, under way or accepted; only the last one has a protocol and its day."""

    stan: Annotated[str, z_listy(STANY)]
    protokol: ProtokolLubBrak = None
    data_odbioru: DzienLubBrak = None
