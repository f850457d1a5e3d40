"""/wydarzenia/{id}: one event, its attendance, and the form that makes or changes it."""

from biuro.strony.wydarzenie import formularz, obecnosc, strona

TRASY = [*strona.TRASY, *obecnosc.TRASY, *formularz.TRASY]
