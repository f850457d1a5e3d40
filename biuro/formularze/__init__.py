"""From what was typed or sent to a checked value, field by field, with a Polish sentence for every refusal.

One model serves two doors. `wczytaj` reads JSON and is strict: an id is a number, a day `RRRR-MM-DD`, an
unknown field is refused. `wczytaj_formularz` reads the text of a page as people type it („9”, „14.11.2019”).
"""

import difflib
from collections.abc import Mapping
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from harmonogram.bledy import BladDziedziny, BledyPol, NiepoprawnePole

TEKST = {"tekst": True}
"""Validation context of a page form; the field types in `formularze_pola` ask for it."""


class Formularz(BaseModel):
    """Base of every form; PATCH forms give every field a default and `podane` tells which were sent."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    def podane(self) -> dict[str, Any]:
        """Only the fields that were sent, by attribute name."""
        return {nazwa: getattr(self, nazwa) for nazwa in self.model_fields_set}


F = TypeVar("F", bound=BaseModel)


def wczytaj(model: type[F], surowe: Mapping[str, object]) -> F:
    """A JSON object as `model`; NiepoprawnePole (one field) or BledyPol (several)."""
    return _sprawdz(model, surowe, None)


def wczytaj_formularz(model: type[F], surowe: Mapping[str, object]) -> F:
    """A page form as `model`: text in Polish forms; other fields of it (csrf, a button) are left out."""
    wedlug_nazw = {pole.alias or nazwa: pole for nazwa, pole in model.model_fields.items()}
    dane: dict[str, object] = {}
    for nazwa, wartosc in zagniezdz(surowe).items():
        pole = wedlug_nazw.get(nazwa)
        if pole is None:
            continue
        if not (isinstance(wartosc, str) and not wartosc.strip()):
            dane[nazwa] = wartosc
        elif type(None) in get_args(pole.annotation):
            dane[nazwa] = None  # an emptied field of a change takes the value away
        elif pole.default == "":
            dane[nazwa] = ""
    return _sprawdz(model, dane, TEKST)


def nazwy_pol(model: type[BaseModel]) -> list[str]:
    """The names under which the fields come in."""
    return [pole.alias or nazwa for nazwa, pole in model.model_fields.items()]


def zagniezdz(plaskie: Mapping[str, object]) -> dict[str, object]:
    """`{"dni.0.od": "9"}` → `{"dni": [{"od": "9"}]}`; rows keep their order, empty rows are dropped."""
    wynik: dict[str, object] = {}
    wiersze: dict[str, dict[str, dict[str, object]]] = {}
    for klucz, wartosc in plaskie.items():
        match klucz.split("."):
            case [lista, nr, pole] if nr.isascii() and nr.isdigit():
                wiersze.setdefault(lista, {}).setdefault(nr, {})[pole] = wartosc
            case _:
                wynik[klucz] = wartosc
    for lista, po_nr in wiersze.items():
        po_kolei = [po_nr[nr] for nr in sorted(po_nr, key=lambda nr: (len(nr), nr))]
        wynik[lista] = [wiersz for wiersz in po_kolei if any(wiersz.values())]
    return wynik


def bledy_wg_pol(blad: BladDziedziny) -> dict[str, str]:
    """Field → sentence for a page; an error of no field stands under the empty name."""
    bledy = blad.bledy if isinstance(blad, BledyPol) else [blad]
    wynik: dict[str, str] = {}
    for b in bledy:
        wynik.setdefault(b.pole or "", b.komunikat)
    return wynik


def _sprawdz(model: type[F], surowe: Mapping[str, object], kontekst: dict[str, bool] | None) -> F:
    try:
        return model.model_validate(dict(surowe), context=kontekst)
    except ValidationError as blad:
        bledy = [_blad(dict(b), model) for b in blad.errors(include_url=False)]
    raise bledy[0] if len(bledy) == 1 else BledyPol(bledy)


# Sentence by pydantic's type of error; {…} are the members of its context.
ZDANIA = {
    "missing": "To pole jest wymagane.",
    "int_type": "Podaj liczbę całkowitą.",
    "int_parsing": "Podaj liczbę całkowitą.",
    "int_from_float": "Podaj liczbę całkowitą.",
    "string_type": "Podaj tekst.",
    "bool_type": "Podaj true albo false.",
    "bool_parsing": "Zaznacz albo zostaw puste.",
    "list_type": "Podaj listę.",
    "dict_type": "Podaj obiekt z polami.",
    "model_type": "Podaj obiekt z polami.",
    "model_attributes_type": "Podaj obiekt z polami.",
    "string_too_short": "To pole nie może być puste.",
    "string_too_long": "Najwyżej {max_length} znaków.",
    "too_short": "Podaj co najmniej {min_length}.",
    "too_long": "Najwyżej {max_length} pozycji.",
    "greater_than_equal": "Podaj liczbę nie mniejszą niż {ge}.",
    "less_than_equal": "Podaj liczbę nie większą niż {le}.",
    "literal_error": "Do wyboru: {expected}.",
}
INACZEJ = "Nie da się odczytać tej wartości."


def _blad(szczegoly: dict[str, Any], model: type[BaseModel]) -> BladDziedziny:
    pole = ".".join(str(czesc) for czesc in szczegoly["loc"])
    rodzaj, ctx = szczegoly["type"], szczegoly.get("ctx", {})
    if rodzaj == "extra_forbidden":
        return NiepoprawnePole(_nieznane_pole(pole, model), _do_pokazania(pole))
    if "komunikat" in ctx:
        return NiepoprawnePole(ctx["komunikat"], pole or None, ctx.get("kod"))
    wzor = ZDANIA.get(rodzaj, INACZEJ)
    return NiepoprawnePole(wzor.format(**ctx).replace(" or ", " albo ").replace("'", ""), pole or None)


def _nieznane_pole(pole: str, model: type[BaseModel]) -> str:
    podobne = difflib.get_close_matches(pole, nazwy_pol(model), n=1)
    rada = f" Czy chodziło o „{podobne[0]}”?" if podobne else ""
    return f"Nieznane pole „{_do_pokazania(pole)}”.{rada}"


def _do_pokazania(pole: str) -> str:
    """A sent name that may be anything: without surrogates, not longer than a line."""
    return pole.encode("utf-8", "replace").decode("utf-8")[:60]
