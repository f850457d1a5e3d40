"""A plan document written as TOML the way the office's file looks: table under table, long lists in lines."""

from collections.abc import Mapping
from datetime import date
from typing import Any

NAGLOWEK = """\
# Plan projektu: działania, ich okna i cele.
# Kwartały zapisuje się tak jak w biurze („II – IV kwartał 2019”), godziny jako "20 h".
# Sprawdzenie po zmianie: biuro plan sprawdz PLIK.toml
"""
NAJDLUZSZA_LISTA = 100
_ZNAKI = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def toml_z_dokumentu(dokument: Mapping[str, Any]) -> str:
    """The text that tomllib reads as this document."""
    tablice = [_tablica("[projekt]", dokument["projekt"])]
    tablice += [_tablica("[[fazy]]", faza) for faza in dokument["fazy"]]
    for dzialanie in dokument["dzialania"]:
        tablice.append(_tablica("[[dzialania]]", {k: w for k, w in dzialanie.items() if k != "cele"}))
        tablice += [_tablica("[[dzialania.cele]]", cel) for cel in dzialanie["cele"]]
    return "\n".join([NAGLOWEK, *tablice])


def _tablica(naglowek: str, pola: Mapping[str, Any]) -> str:
    return "\n".join([naglowek, *(f"{klucz} = {_wartosc(w)}" for klucz, w in pola.items()), ""])


def _wartosc(wartosc: Any) -> str:
    if isinstance(wartosc, bool):
        return "true" if wartosc else "false"
    if isinstance(wartosc, str):
        return _tekst(wartosc)
    if isinstance(wartosc, list):
        return _lista(wartosc)
    if isinstance(wartosc, dict):
        return f"{{ {', '.join(f'{_tekst(k)} = {_wartosc(w)}' for k, w in wartosc.items())} }}"
    return wartosc.isoformat() if isinstance(wartosc, date) else f"{wartosc}"


def _lista(wartosci: list[Any]) -> str:
    """In one line while it is short."""
    czlony = [_wartosc(w) for w in wartosci]
    jeden = f"[{', '.join(czlony)}]"
    return jeden if len(jeden) <= NAJDLUZSZA_LISTA else "\n".join(["[", *(f"    {c}," for c in czlony), "]"])


def _tekst(tekst: str) -> str:
    return f'"{"".join(_znak(z) for z in tekst)}"'


def _znak(znak: str) -> str:
    if znak in _ZNAKI:
        return _ZNAKI[znak]
    return f"\\u{ord(znak):04x}" if znak < " " or znak == "\x7f" else znak
