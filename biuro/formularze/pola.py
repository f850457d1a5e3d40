"""The kinds of fields that forms are made of; each reads JSON strictly and page text kindly."""

import re
import unicodedata
from collections.abc import Callable, Collection
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic_core import PydanticCustomError

from harmonogram import czas, pola
from harmonogram.bledy import BladDziedziny

NAJWIEKSZE_ID = 2**31 - 1
NIEPODANE: Any = None
"""Default of a field that a partial change may leave out, although null is refused."""

_DZIEN = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_GODZINA = re.compile(r"\d{2}:\d{2}", re.ASCII)
# Bidirectional overrides turn a name round on the screen; nobody types them.
_ODWRACAJACE = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def odmow(komunikat: str) -> PydanticCustomError:
    """The refusal of one field; the sentence goes out as it is."""
    return PydanticCustomError("odmowa", "{komunikat}", {"komunikat": komunikat})


def _z_tekstu(info: ValidationInfo) -> bool:
    return bool(info.context)


def _parser(funkcja: Callable[[str], Any], tekst: object, komunikat: str) -> Any:
    """The value of a parser of the domain; its own sentence when it refuses."""
    if not isinstance(tekst, str):
        raise odmow(komunikat)
    try:
        return funkcja(tekst.strip())
    except BladDziedziny as blad:
        raise odmow(blad.komunikat) from None


def _liczba(wartosc: object, info: ValidationInfo) -> object:
    if _z_tekstu(info) and isinstance(wartosc, str):
        tekst = wartosc.strip()
        if not (tekst.isascii() and tekst.isdigit() and len(tekst) <= 18):
            raise odmow("Podaj liczbę całkowitą.")
        return int(tekst)
    if isinstance(wartosc, bool) or not isinstance(wartosc, int):
        raise odmow("Podaj liczbę całkowitą.")
    return wartosc


def _id(wartosc: object, info: ValidationInfo) -> object:
    numer = _liczba(wartosc, info)
    if not isinstance(numer, int) or not 1 <= numer <= NAJWIEKSZE_ID:
        raise odmow(f"Nie ma pozycji o numerze {str(numer)[:20]}.")
    return numer


def _id_lista(wartosc: object, info: ValidationInfo) -> object:
    """One checkbox comes as one text; the same id twice counts once."""
    if _z_tekstu(info) and isinstance(wartosc, str):
        wartosc = [wartosc]
    if not isinstance(wartosc, list):
        raise odmow("Podaj listę numerów.")
    if len(wartosc) > 500:
        raise odmow("Najwyżej 500 pozycji.")
    return list(dict.fromkeys(_id(w, info) for w in wartosc))


def _dzien(wartosc: object, info: ValidationInfo) -> object:
    komunikat = "Podaj datę w postaci RRRR-MM-DD."
    if _z_tekstu(info):
        return _parser(czas.dzien_z_tekstu, wartosc, komunikat)
    if not isinstance(wartosc, str) or not _DZIEN.fullmatch(wartosc):
        raise odmow(komunikat)
    return _parser(czas.dzien_z_iso, wartosc, komunikat)


def _godzina(wartosc: object, info: ValidationInfo) -> object:
    komunikat = "Podaj godzinę w postaci GG:MM, od 00:00 do 24:00."
    if not _z_tekstu(info) and not (isinstance(wartosc, str) and _GODZINA.fullmatch(wartosc)):
        raise odmow(komunikat)
    return _parser(czas.godzina_z_tekstu, wartosc, komunikat)


def _minuty(wartosc: object, info: ValidationInfo) -> object:
    if _z_tekstu(info) and isinstance(wartosc, str):
        return _parser(czas.minuty_z_tekstu, wartosc, "Podaj liczbę godzin, np. „7,5” albo „7:30”.")
    return _liczba(wartosc, info)


def _tekst(wartosc: object) -> str:
    if not isinstance(wartosc, str):
        raise odmow("Podaj tekst.")
    tekst = unicodedata.normalize("NFC", wartosc.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if any((unicodedata.category(z) in ("Cc", "Cs") and z not in "\n\t") or z in _ODWRACAJACE for z in tekst):
        raise odmow("Tekst zawiera znaki sterujące. Usuń je albo wpisz tekst ręcznie.")
    return tekst


def _linia(wartosc: object) -> str:
    tekst = _tekst(wartosc)
    if "\n" in tekst or "\t" in tekst:
        raise odmow("Tekst musi mieścić się w jednym wierszu.")
    return tekst


def _brak_to_puste(wartosc: object) -> object:
    return "" if wartosc is None else wartosc


def _lista_kodow(wartosc: object, info: ValidationInfo) -> object:
    if _z_tekstu(info) and isinstance(wartosc, str):
        return [wartosc]
    return wartosc


def _puste_to_brak(wartosc: object) -> object:
    return None if isinstance(wartosc, str) and not wartosc.strip() else wartosc


def _najwyzej(ile: int) -> AfterValidator:
    def sprawdz(tekst: str) -> str:
        if len(tekst) > ile:
            raise odmow(f"Najwyżej {ile} znaków, a jest {len(tekst)}.")
        return tekst

    return AfterValidator(sprawdz)


def _niepusty(tekst: str) -> str:
    if not tekst:
        raise odmow("To pole nie może być puste.")
    return tekst


def _uuid(wartosc: object) -> object:
    return _parser(pola.uuid_z_tekstu, wartosc, "Podaj klucz w postaci UUID.")


def _teryt(wartosc: object) -> str:
    if not isinstance(wartosc, str) or not re.fullmatch(r"\d{7}", wartosc.strip(), re.ASCII):
        raise odmow("Podaj kod TERYT: 7 cyfr.")
    return wartosc.strip()


def _tak_nie(wartosc: object, info: ValidationInfo) -> object:
    if _z_tekstu(info):
        return wartosc in ("1", "on", "tak", "true")
    if not isinstance(wartosc, bool):
        raise odmow("Podaj true albo false.")
    return wartosc


def z_listy(dozwolone: Collection[str]) -> BeforeValidator:
    """One of the given codes, named in the refusal."""

    def sprawdz(wartosc: object) -> object:
        if not isinstance(wartosc, str) or wartosc not in dozwolone:
            raise odmow(f"Nieznana wartość. Do wyboru: {', '.join(dozwolone)}.")
        return wartosc

    return BeforeValidator(sprawdz)


def _schemat(**opis: object) -> WithJsonSchema:
    return WithJsonSchema(dict(opis))


def _tekst_do(ile: int) -> WithJsonSchema:
    return _schemat(type="string", maxLength=ile)


_ID_SCHEMAT: dict[str, object] = {"type": "integer", "minimum": 1, "maximum": NAJWIEKSZE_ID}

Liczba = Annotated[int, BeforeValidator(_liczba), Field(ge=-NAJWIEKSZE_ID, le=NAJWIEKSZE_ID)]
Id = Annotated[int, BeforeValidator(_id), _schemat(**_ID_SCHEMAT)]
ListaId = Annotated[list[int], BeforeValidator(_id_lista), _schemat(type="array", items=_ID_SCHEMAT)]
Dzien = Annotated[date, BeforeValidator(_dzien), _schemat(type="string", format="date")]
Godzina = Annotated[
    int, BeforeValidator(_godzina), _schemat(type="string", pattern="^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$")
]
Minuty = Annotated[int, BeforeValidator(_minuty), Field(ge=1, le=10_000_000)]
TakNie = Annotated[bool, BeforeValidator(_tak_nie)]
Klucz = Annotated[str, BeforeValidator(_uuid), _schemat(type="string", format="uuid")]
Teryt = Annotated[str, BeforeValidator(_teryt), _schemat(type="string", pattern="^[0-9]{7}$")]

Linia100 = Annotated[str, BeforeValidator(_linia), _najwyzej(100), _tekst_do(100)]
Linia200 = Annotated[str, BeforeValidator(_linia), _najwyzej(200), _tekst_do(200)]
Linia254 = Annotated[str, BeforeValidator(_linia), _najwyzej(254), _tekst_do(254)]
Tekst500 = Annotated[str, BeforeValidator(_tekst), _najwyzej(500), _tekst_do(500)]
Nazwa100 = Annotated[Linia100, AfterValidator(_niepusty)]
Nazwa200 = Annotated[Linia200, AfterValidator(_niepusty)]
Powod = Annotated[Tekst500, AfterValidator(_niepusty)]
Kod = Annotated[str, BeforeValidator(_linia), _najwyzej(60), _tekst_do(60)]

PusteToBrak = BeforeValidator(_puste_to_brak)
BrakToPuste = BeforeValidator(_brak_to_puste)
KodLubBrak = Annotated[Kod | None, PusteToBrak]
TekstLubBrak = Annotated[Tekst500 | None, PusteToBrak]
ListaKodow = BeforeValidator(_lista_kodow)
