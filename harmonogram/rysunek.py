"""The chart as a file: SVG, PNG or PDF, one page, the same bytes for the same data. The only matplotlib."""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from harmonogram.bledy import NiepoprawnePole
from harmonogram.czas import dzien_na_tekst
from harmonogram.gantt import Wykres
from harmonogram.rysunek_czesci import (
    PAPIER,
    W_NAPIS,
    W_OBRAZ,
    Czesc,
    Kolo,
    Lamana,
    Linia,
    Miara,
    Napis,
    Pole,
    Wielokat,
    czysty,
)
from harmonogram.rysunek_kartka import PAPIERY, Papier, uloz
from harmonogram.rysunek_obrazy import na_polu
from harmonogram.rysunek_ramy import POLA_ZNAKOW, SZEROKOSC, TYTUL, WYSOKOSC
from harmonogram.rysunek_svg import KROJ, opisany

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

CAL, PUNKT = 25.4, 25.4 / 72
NAJMNIEJ_DPI, NAJWIECEJ_DPI = 50, 600


def rysuj(
    wykres: Wykres,
    format: str,
    papier: str = "A4",
    dpi: int = 150,
    znaki: Mapping[str, bytes] = MappingProxyType({}),
) -> bytes:
    """The file of the chart: `format` svg, png or pdf, `papier` A4 or A3 (landscape), `dpi` for png.

    `znaki` are pictures of the funds' marks by the codes of POLA_ZNAKOW.
    NiepoprawnePole for an unknown format or sheet, and when a text of the plan has no room on the page.
    """
    if format not in FORMATY:
        raise NiepoprawnePole(f"Wykres ma postać svg, png albo pdf, nie „{czysty(format)}”.", "format")
    if papier not in PAPIERY:
        raise NiepoprawnePole(f"Wykres ma rozmiar A4 albo A3, nie „{czysty(papier)}”.", "papier")
    if not NAJMNIEJ_DPI <= dpi <= NAJWIECEJ_DPI:
        raise NiepoprawnePole(f"Rozdzielczość mieści się między {NAJMNIEJ_DPI} a {NAJWIECEJ_DPI} dpi.", "dpi")
    kartka = PAPIERY[papier]
    rysunek, osie = _plotno(kartka)
    for czesc in czesci(wykres, papier):
        MALARZE[type(czesc)](osie, czesc, kartka.skala, kartka.pismo)
    for pole in POLA_ZNAKOW:
        if pole.kod in znaki:
            _obraz(osie, pole, znaki[pole.kod], format)
    return FORMATY[format](rysunek, wykres, dpi)


def czesci(wykres: Wykres, papier: str = "A4") -> list[Czesc]:
    """Everything that stands on the page, in A4 millimetres."""
    kartka = PAPIERY[papier]
    return uloz(wykres, _miara(kartka.pismo / kartka.skala))


def miara_a4() -> Miara:
    """Widths of words on the A4 sheet, for checking names before a plan is accepted."""
    return _miara(1.0)


@cache
def _biblioteka() -> Any:
    """matplotlib with its own defaults: no settings file of the machine may change the bytes.

    Without hinting a word is as wide in PNG as it was measured, with it up to 3 % wider.
    """
    import matplotlib

    matplotlib.rcdefaults()
    matplotlib.rcParams.update(
        {
            "pdf.fonttype": 42,
            "svg.fonttype": "none",
            "svg.hashsalt": "harmonogram",
            "text.hinting": "none",
            "text.parse_math": False,
        }
    )
    return matplotlib


@lru_cache(maxsize=64)
def _pismo(pt: float, gruby: bool, pochyly: bool) -> "FontProperties":
    _biblioteka()
    from matplotlib.font_manager import FontProperties

    return FontProperties(
        family=KROJ, size=pt, weight="bold" if gruby else "normal", style="oblique" if pochyly else "normal"
    )


@lru_cache(maxsize=4096)
def _szerokosc_pt(tekst: str, pt: float, gruby: bool) -> float:
    """Points with the spaces at the ends, which the ink of a text does not have."""
    from matplotlib.textpath import text_to_path

    pismo = _pismo(pt, gruby, False)

    def tusz(t: str) -> float:
        return float(text_to_path.get_text_width_height_descent(t, pismo, ismath=False)[0])

    return tusz(f"|{tekst}|") - tusz("||")


def _miara(powiekszenie: float) -> Miara:
    def miara(tekst: str, pt: float, gruby: bool) -> float:
        return _szerokosc_pt(tekst, pt, gruby) * PUNKT * powiekszenie

    return miara


def _plotno(papier: Papier) -> "tuple[Figure, Axes]":
    """An empty sheet on which one unit is one millimetre of A4, from the top left corner."""
    _biblioteka()
    from matplotlib.figure import Figure

    rysunek = Figure(figsize=(papier.szer / CAL, papier.wys / CAL), facecolor=PAPIER)
    osie = rysunek.add_axes((0, 0, 1, 1))
    osie.set_xlim(0, SZEROKOSC)
    osie.set_ylim(WYSOKOSC, 0)
    osie.set_axis_off()
    return rysunek, osie


def _poloz(osie: "Axes", czesc: "Artist") -> None:
    """On the sheet itself: the axes would reckon limits of the data and a clip for every part."""
    czesc.set_transform(osie.transData)
    czesc.set_clip_on(False)
    osie.figure.add_artist(czesc)


def _napis(osie: "Axes", n: Napis, skala: float, skala_pisma: float) -> None:
    from matplotlib.text import Text

    _poloz(
        osie,
        Text(
            n.x,
            n.y,
            czysty(n.tekst),
            color=n.kolor,
            horizontalalignment=n.od,
            verticalalignment="baseline",
            fontproperties=_pismo(n.pt * skala_pisma, n.gruby, n.pochyly),
            zorder=W_NAPIS,
            parse_math=False,
        ),
    )


def _kreskowanie(przerywana: tuple[float, float] | None, grubosc: float) -> Any:
    """matplotlib counts dashes in widths of the line, the design in points."""
    return (0, tuple(d / grubosc for d in przerywana)) if przerywana else "solid"


def _wielokat(osie: "Axes", w: Wielokat, skala: float, skala_pisma: float) -> None:
    from matplotlib.patches import Polygon

    _poloz(
        osie,
        Polygon(
            w.punkty,
            closed=True,
            facecolor=w.wypelnienie or "none",
            edgecolor=w.obrys or "none",
            linewidth=w.grubosc * skala**0.5,
            linestyle=_kreskowanie(w.przerywana, w.grubosc),
            joinstyle="miter",
            zorder=w.warstwa,
            gid=w.id,
        ),
    )


def _kolo(osie: "Axes", k: Kolo, skala: float, skala_pisma: float) -> None:
    from matplotlib.patches import Circle

    _poloz(
        osie,
        Circle(
            (k.x, k.y),
            k.r,
            facecolor=k.wypelnienie,
            edgecolor=k.obrys,
            linewidth=k.grubosc * skala**0.5,
            zorder=k.warstwa,
        ),
    )


def _linia(osie: "Axes", k: Linia, skala: float, skala_pisma: float) -> None:
    punkty = ((k.x1, k.y1), (k.x2, k.y2))
    _lamana(osie, Lamana(punkty, k.kolor, k.grubosc, k.warstwa), skala, skala_pisma)


def _lamana(osie: "Axes", lamana: Lamana, skala: float, skala_pisma: float) -> None:
    from matplotlib.lines import Line2D

    x, y = zip(*lamana.punkty, strict=True)
    _poloz(
        osie,
        Line2D(
            x,
            y,
            color=lamana.kolor,
            linewidth=lamana.grubosc * skala**0.5,
            linestyle=_kreskowanie(lamana.przerywana, lamana.grubosc),
            dash_capstyle="butt",
            solid_capstyle="butt",
            solid_joinstyle="miter",
            zorder=lamana.warstwa,
            gid=lamana.id,
        ),
    )


def _obraz(osie: "Axes", pole: Pole, plik: bytes, format: str) -> None:
    """The picture over its field; the words under it can be searched, and show where pictures do not."""
    from matplotlib.image import AxesImage

    brzeg = 0.4  # covers the dashes
    kartka = na_polu(plik, pole)
    wygladzanie = "antialiased" if format == "png" else "none"
    zakres = (pole.x - brzeg, pole.x + pole.szer + brzeg, pole.y + pole.wys + brzeg, pole.y - brzeg)
    obraz = AxesImage(osie, extent=zakres, origin="upper", interpolation=wygladzanie, zorder=W_OBRAZ)
    obraz.set_data(kartka)
    osie.set_zorder(W_OBRAZ)
    osie.add_artist(obraz)


MALARZE: dict[type, Callable[..., None]] = {
    Napis: _napis,
    Wielokat: _wielokat,
    Kolo: _kolo,
    Linia: _linia,
    Lamana: _lamana,
}


def _tytul(wykres: Wykres) -> str:
    return f"{TYTUL}, stan na {dzien_na_tekst(wykres.stan)}"


def _bajty(rysunek: "Figure", **jak: Any) -> bytes:
    bufor = BytesIO()
    rysunek.savefig(bufor, **jak)
    return bufor.getvalue()


def _png(rysunek: "Figure", wykres: Wykres, dpi: int) -> bytes:
    """Without transparency, packed as tightly as words on white pay for: half the time and fewer bytes."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    szer, wys = (int(cale * dpi) for cale in rysunek.get_size_inches())
    obraz = Image.frombytes("RGBA", (szer, wys), _bajty(rysunek, format="rgba", dpi=dpi)).convert("RGB")
    opis = PngInfo()
    opis.add_itxt("Title", _tytul(wykres), "pl")
    bufor = BytesIO()
    obraz.save(bufor, "png", compress_level=3, dpi=(dpi, dpi), pnginfo=opis)
    return bufor.getvalue()


def _pdf(rysunek: "Figure", wykres: Wykres, dpi: int) -> bytes:
    opis = {"Title": _tytul(wykres), "Creator": None, "Producer": None, "CreationDate": None}
    return _bajty(rysunek, format="pdf", metadata=opis)


def _svg(rysunek: "Figure", wykres: Wykres, dpi: int) -> bytes:
    puste = {"Date": None, "Creator": None, "Format": None, "Type": None}
    return opisany(_bajty(rysunek, format="svg", metadata=puste).decode(), wykres, _tytul(wykres))


FORMATY: dict[str, Callable[["Figure", Wykres, int], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}
