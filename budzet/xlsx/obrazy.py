"""Pictures of a workbook: the chart drawn by Excel itself and the Gantt picture at true size."""

import io

from openpyxl.chart import BarChart, Reference, Series
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.image import Image
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, OneCellAnchor
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.drawing.xdr import XDRPositiveSize2D
from openpyxl.utils.cell import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Pillow
from PIL import ImageOps

from budzet.xlsx.wzory import szerokosc_kolumny

TUSZ, SZARY, SIATKA = "1A1A1A", "4D4D4D", "E3E3E3"
SERIE = (("DEDEDE", "8C8C8C"), ("1F4E79", "1F4E79"))
WLOS, CIENKA = 6350, 9525
WYSOKOSC_WYKRESU_CM = 5.9
EMU_NA_PIKSEL, CM_NA_PIKSEL = 9525, 2.54 / 96


def wstaw_wykres(ws: Worksheet, wiersz: int, kolumny: tuple[int, int], dane: tuple[int, int]) -> None:
    """Plan and actual as columns: categories in the first of `kolumny`, series in the next two, rows `dane`.

    The head of the table, one row above the data, names the series. Both axes are switched on explicitly:
    newer Excel hides them otherwise.
    """
    pierwsza, ostatnia = kolumny
    od, do = dane
    wykres = BarChart()
    wykres.type, wykres.grouping, wykres.gapWidth, wykres.overlap = "col", "clustered", 55, 0
    wykres.legend.position = "t"
    wykres.legend.txPr = _pismo(TUSZ)
    for i, (wypelnienie, brzeg) in enumerate(SERIE, 1):
        wartosci = Reference(ws, min_col=pierwsza + i, min_row=od - 1, max_row=do)
        seria = Series(wartosci, title_from_data=True)
        seria.graphicalProperties = GraphicalProperties(solidFill=wypelnienie)
        seria.graphicalProperties.line = LineProperties(solidFill=brzeg, w=WLOS)
        seria.invertIfNegative = False
        wykres.series.append(seria)
    wykres.set_categories(Reference(ws, min_col=pierwsza, min_row=od, max_row=do))
    _osie(wykres)
    wykres.graphical_properties = GraphicalProperties(noFill=True)
    wykres.graphical_properties.line.noFill = True
    wykres.roundedCorners = False
    szerokosc = sum(szerokosc_kolumny(ws, k) for k in range(pierwsza, ostatnia + 1))
    wykres.width = szerokosc * CM_NA_PIKSEL  # type: ignore[assignment]
    wykres.height = WYSOKOSC_WYKRESU_CM
    ws.add_chart(wykres, f"{get_column_letter(pierwsza)}{wiersz}")


def _osie(wykres: BarChart) -> None:
    x, y = wykres.x_axis, wykres.y_axis
    x.delete = y.delete = False
    for os in (x, y):
        os.majorTickMark = os.minorTickMark = "none"
    x.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=TUSZ, w=CIENKA))
    x.txPr = _pismo(TUSZ)
    y.graphicalProperties = GraphicalProperties(ln=LineProperties(noFill=True))
    y.txPr = _pismo(SZARY)
    y.scaling.min = 0
    y.number_format = "#,##0"
    y.numFmt.sourceLinked = False
    y.majorGridlines = ChartLines(spPr=GraphicalProperties(ln=LineProperties(solidFill=SIATKA, w=WLOS)))


def _pismo(barwa: str) -> RichText:
    znaki = CharacterProperties(sz=800, b=False, solidFill=barwa, latin=Font(typeface="Arial"))
    akapit = Paragraph(pPr=ParagraphProperties(defRPr=znaki), endParaRPr=CharacterProperties(sz=800))
    return RichText(p=[akapit])


def wstaw_obraz(ws: Worksheet, png: bytes, szerokosc_px: float, wysokosc_px: float) -> None:
    """The picture without its white edges, as large as it fits."""
    obraz = Image(io.BytesIO(_przyciety(png)))
    skala = min(szerokosc_px / obraz.width, wysokosc_px / obraz.height)
    obraz.width, obraz.height = int(obraz.width * skala), int(obraz.height * skala)
    obraz.anchor = OneCellAnchor(
        _from=AnchorMarker(col=0, row=0),
        ext=XDRPositiveSize2D(obraz.width * EMU_NA_PIKSEL, obraz.height * EMU_NA_PIKSEL),
    )
    ws.add_image(obraz)


def _przyciety(png: bytes) -> bytes:
    with Pillow.open(io.BytesIO(png)) as obraz:
        bialy = Pillow.new("RGB", obraz.size, "white")
        bialy.paste(obraz, mask=obraz.getchannel("A") if "A" in obraz.getbands() else None)
        ramka = ImageOps.invert(bialy.convert("L")).getbbox()
        wyjscie = io.BytesIO()
        (bialy.crop(ramka) if ramka else bialy).save(wyjscie, "PNG", optimize=True)
        return wyjscie.getvalue()
