"""Form of a plan version: what the annex says beside the file."""

from typing import Annotated

from biuro.formularze import Formularz
from biuro.formularze.pola import Dzien, Nazwa100, Powod, PusteToBrak


class NowyAneks(Formularz):
    """Number, date and reason of the annex, and from which day its plan is in force."""

    aneks: Nazwa100
    data_aneksu: Annotated[Dzien | None, PusteToBrak] = None
    obowiazuje_od: Dzien
    powod: Powod
