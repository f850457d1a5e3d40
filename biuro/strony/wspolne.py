"""Small things that several pages need of a request."""

from collections.abc import Mapping
from typing import Any

from biuro.zadanie import Zadanie


def numer_strony(request: Zadanie) -> int:
    """`?strona=`, from 1; anything else is the first page."""
    tekst = request.query_params.get("strona", "")
    return int(tekst) if tekst.isascii() and tekst.isdecimal() and len(tekst) < 8 else 1


def podane(pola: Mapping[str, Any], *nazwy: str) -> dict[str, Any]:
    """Only these fields of a form; a form may hold parts that belong to different models."""
    return {nazwa: pola[nazwa] for nazwa in nazwy if nazwa in pola}
