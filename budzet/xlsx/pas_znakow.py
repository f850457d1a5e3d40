"""The funds' marks as one picture: those that the office has, dashed places for the others."""

import io
from collections.abc import Mapping

from PIL import Image as Pillow
from PIL import ImageDraw, ImageFont

from budzet.czcionki import plik_czcionki
from budzet.karty_druku import POLA_ZNAKOW

SZEROKOSC, WYSOKOSC = 316, 38
SKALA = 3
POLE, ODSTEP = 99, 9.5
KRESKI, NAPIS = "#8C8C8C", "#4D4D4D"


def pas_znakow(znaki: Mapping[str, bytes]) -> bytes:
    """PNG three times as dense as its size on paper; pictures by the codes of POLA_ZNAKOW."""
    obraz = Pillow.new("RGB", (SZEROKOSC * SKALA, WYSOKOSC * SKALA), "white")
    for i, (kod, nazwa) in enumerate(POLA_ZNAKOW):
        lewa = i * (POLE + ODSTEP)
        pole = tuple(int(n * SKALA) for n in (lewa, 1, lewa + POLE - 1, WYSOKOSC - 2))
        if kod in znaki:
            _wklej(obraz, znaki[kod], pole)
        else:
            _zakreskuj(ImageDraw.Draw(obraz), nazwa, pole)
    bufor = io.BytesIO()
    obraz.save(bufor, "PNG", optimize=True)
    return bufor.getvalue()


def _wklej(obraz: Pillow.Image, znak: bytes, pole: tuple[int, ...]) -> None:
    lewa, gora, prawa, dol = pole
    with Pillow.open(io.BytesIO(znak)) as zrodlo:
        maly = zrodlo.convert("RGBA")
    maly.thumbnail((prawa - lewa, dol - gora))
    obraz.paste(maly, (lewa, gora + (dol - gora - maly.height) // 2), maly)


def _zakreskuj(rysunek: ImageDraw.ImageDraw, nazwa: str, pole: tuple[int, ...]) -> None:
    lewa, gora, prawa, dol = pole
    for od in range(lewa, prawa, 9):
        for y in (gora, dol):
            rysunek.line([(od, y), (min(od + 4, prawa), y)], KRESKI, 2)
    for od in range(gora, dol, 9):
        for x in (lewa, prawa):
            rysunek.line([(x, od), (x, min(od + 4, dol))], KRESKI, 2)
    kroj = ImageFont.truetype(str(plik_czcionki("DejaVuSans")), 9 * SKALA)
    rysunek.text(((lewa + prawa) / 2, (gora + dol) / 2), nazwa, NAPIS, kroj, anchor="mm")
