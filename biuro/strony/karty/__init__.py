"""/karty: the month cards of everybody, for whoever judges them; the preview of one stands in podglad.py."""

from biuro.strony.karty import lista, podglad

TRASY = [*lista.TRASY, *podglad.TRASY]
