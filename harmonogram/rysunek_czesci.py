"""Parts of the printed chart: marks on a sheet in A4 millimetres, colours, and words fitted into widths."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from harmonogram import slowa

TUSZ = "#1A1A1A"
TUSZ_2 = "#4D4D4D"
WYKONANIE = "#1F4E79"
ZA_PLANEM = "#A61C14"
PLAN = "#DEDEDE"
OBRYS_PLANU = "#737373"
PAS_FAZY = "#F0F0F0"
LINIA_FAZY = "#7A7A7A"
LINIA_ROKU = "#8C8C8C"
LINIA_SIATKI = "#D4D4D4"
PAPIER = "#FFFFFF"

# layers from the paper up; words always lie on top
W_TLO, W_SIATKA, W_PLAN, W_WYKONANIE, W_DAWNY, W_ZNAKI, W_STAN, W_OBWODKA, W_NAPIS, W_OBRAZ = range(1, 11)

Miara = Callable[[str, float, bool], float]
"""Width of words in millimetres of the A4 sheet: (words, points, bold)."""


@dataclass(frozen=True)
class Napis:
    """Words on a baseline; `od` names the side that stands at x: left, center or right."""

    x: float
    y: float
    tekst: str
    pt: float = 8.0
    gruby: bool = False
    kolor: str = TUSZ
    od: Literal["left", "center", "right"] = "left"
    pochyly: bool = False


@dataclass(frozen=True)
class Wielokat:
    """A closed shape; line width in points, `przerywana` are the lengths of dash and gap in points."""

    punkty: tuple[tuple[float, float], ...]
    wypelnienie: str | None = None
    obrys: str | None = None
    grubosc: float = 0.0
    przerywana: tuple[float, float] | None = None
    warstwa: int = W_PLAN
    id: str | None = None


@dataclass(frozen=True)
class Kolo:
    """A disc."""

    x: float
    y: float
    r: float
    wypelnienie: str
    obrys: str
    grubosc: float
    warstwa: int = W_ZNAKI


@dataclass(frozen=True)
class Linia:
    """A straight line with flat ends."""

    x1: float
    y1: float
    x2: float
    y2: float
    kolor: str
    grubosc: float
    warstwa: int = W_SIATKA


@dataclass(frozen=True)
class Lamana:
    """An open line through several points."""

    punkty: tuple[tuple[float, float], ...]
    kolor: str
    grubosc: float
    warstwa: int = W_SIATKA
    przerywana: tuple[float, float] | None = None
    id: str | None = None


@dataclass(frozen=True)
class Pole:
    """A field for one of the funds' marks; `kod` names its picture, `tekst` stands there without one."""

    kod: str
    tekst: str
    x: float
    y: float
    szer: float
    wys: float


Czesc = Napis | Wielokat | Kolo | Linia | Lamana


def prostokat(
    x: float,
    y: float,
    szer: float,
    wys: float,
    wypelnienie: str | None = None,
    obrys: str | None = None,
    grubosc: float = 0.0,
    przerywana: tuple[float, float] | None = None,
    warstwa: int = W_PLAN,
    id: str | None = None,
) -> Wielokat:
    """A rectangle by its top left corner."""
    punkty = ((x, y), (x + szer, y), (x + szer, y + wys), (x, y + wys))
    return Wielokat(punkty, wypelnienie, obrys, grubosc, przerywana, warstwa, id)


_STERUJACE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff\ud800-\udfff]+")


_CZLONY = re.compile(r".+?(?:(?<=[^\W\d])[-–/](?=[^\W\d])| |$)")


def czysty(tekst: str) -> str:
    """Words that XML and one line can carry, with hard spaces where a line must not break."""
    return slowa.twarde_spacje(re.sub(r" {2,}", " ", _STERUJACE.sub(" ", tekst)).strip(" "))


def zawin(tekst: str, szer: float, miara: Miara, pt: float = 8.0, gruby: bool = False) -> list[str]:
    """Lines broken at plain spaces and inside compounds; a longer word is broken where the line is full."""
    linie: list[str] = []
    for czlon in czlony(tekst):
        proba = (linie[-1] if linie else "") + czlon
        if linie and miara(proba.rstrip(" "), pt, gruby) <= szer:
            linie[-1] = proba
        else:
            linie += _kawalki(czlon, szer, miara, pt, gruby)
    return [linia.strip(" ") for linia in linie if linia.strip(" ")]


def rowno(tekst: str, szer: float, miara: Miara, pt: float = 8.0) -> list[str]:
    """As few lines as `zawin` needs, of nearly the same length: no single word is left on the last one."""
    linie = zawin(tekst, szer, miara, pt)
    najwezej = najszerszy([czlon.strip(" ") for czlon in czlony(tekst)], miara, pt)
    while len(linie) > 1 and (szer := szer - 1.0) >= najwezej:
        proba = zawin(tekst, szer, miara, pt)
        if len(proba) > len(linie):
            break
        linie = proba
    return linie


def czlony(tekst: str) -> list[str]:
    """Pieces between which a line may break: after a space, and after a dash or slash between letters."""
    return _CZLONY.findall(czysty(tekst))


def _kawalki(slowo: str, szer: float, miara: Miara, pt: float, gruby: bool) -> list[str]:
    kawalki = [""]
    for znak in slowo:
        if kawalki[-1] and miara(kawalki[-1] + znak, pt, gruby) > szer:
            kawalki.append("")
        kawalki[-1] += znak
    return kawalki


def najszerszy(teksty: list[str], miara: Miara, pt: float = 8.0, gruby: bool = False) -> float:
    """Width of the widest of these words."""
    return max((miara(t, pt, gruby) for t in teksty), default=0.0)
