"""The form of a substitute."""

from biuro.formularze import Formularz
from biuro.formularze.pola import Dzien, Id


class NoweZastepstwo(Formularz):
    """Who stands in for whom, both days included."""

    konto: Id
    zastepca: Id
    od: Dzien
    do: Dzien
