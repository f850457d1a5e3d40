"""The form of a card's paper."""

from typing import Annotated

from biuro.formularze import Formularz
from biuro.formularze.pola import BrakToPuste, Kod, Linia100


class StanPapieru(Formularz):
    """What became of the paper, and in which binder it stands."""

    stan: Kod
    segregator: Annotated[Linia100, BrakToPuste] = ""
