"""Type of the PDF: DejaVu, smaller and narrower by a tenth, so as wide as the Arial of the papers."""

from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from budzet.czcionki import plik_czcionki

ZWEZENIE = 0.9
SKALA = 0.9
TUSZ, SZARY = (0x1A / 255,) * 3, (0x4D / 255,) * 3
KROJE = {
    "zwykly": "DejaVuSans",
    "gruby": "DejaVuSans-Bold",
    "pochyly": "DejaVuSans-Oblique",
}


@dataclass(frozen=True)
class Pismo:
    """`rozmiar` as the design names it for Arial."""

    rozmiar: float = 9
    kroj: str = "zwykly"
    barwa: tuple[float, ...] = TUSZ

    @property
    def punkty(self) -> float:
        return self.rozmiar * SKALA

    def szerokosc(self, tekst: str) -> float:
        """Points that the text takes on the page."""
        _zarejestruj()
        return float(pdfmetrics.stringWidth(tekst, KROJE[self.kroj], self.punkty)) * ZWEZENIE


@cache
def _zarejestruj() -> None:
    for nazwa in KROJE.values():
        pdfmetrics.registerFont(TTFont(nazwa, str(plik_czcionki(nazwa))))


def pisz(c: Canvas, x: float, y: float, tekst: str, pismo: Pismo, uklad: str = "l") -> None:
    """Text whose base line is at `y` points from the bottom; `uklad` l, r or c says what `x` is."""
    if not tekst:
        return
    _zarejestruj()
    cofnij = {"l": 0.0, "c": 0.5, "r": 1.0}[uklad] * pismo.szerokosc(tekst)
    napis = c.beginText(x - cofnij, y)
    napis.setFont(KROJE[pismo.kroj], pismo.punkty)
    napis.setFillColorRGB(*pismo.barwa)
    napis.setHorizScale(ZWEZENIE * 100)
    napis.textOut(tekst)
    c.drawText(napis)
